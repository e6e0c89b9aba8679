#include "ui/fixes.h"

struct ui_fixes ui_fixes_of(struct ui_kb *kb, const struct ui_page *page, int problem) {
    struct ui_fixes fixes = {0};
    struct case_fixes known = case_fixes(kb->current, page->arena, page->entry.id, &page->article);
    struct order order = case_order(page->arena, &page->article, &known, problem, kb->as_written);
    for (size_t i = 0; i < order.count; i++) {
        int fix = order.items[i].fix;
        *LIST_ADD(page->arena, &fixes) = (struct ui_fix_item){
            fix, order.items[i].reason, known.items[fix].outcome, known.items[fix].steps};
    }
    return fixes;
}

size_t ui_fix_commands(const struct article *article, int fix) {
    size_t found = 0;
    for (size_t i = 0; i < article->commands.count; i++)
        found += article->commands.items[i].fix == fix;
    return found;
}

size_t ui_fix_settings(const struct article *article, int fix) {
    size_t found = 0;
    for (size_t i = 0; i < article->settings.count; i++)
        found += article->settings.items[i].fix == fix;
    return found;
}

bool ui_fix_title_is_plain(struct slice title) {
    static const char *const words[] = {"solution", "method", "fix", "more information"};
    title = slice_strip_end(slice_trim(title), " 0123456789:.");
    for (enum article_fix_kind kind = 0; kind < FIX_KINDS; kind++)
        if (slice_equal_nocase(title, slice_of(article_fix_kind_name(kind))))
            return true;
    return title.len == 0 || slice_is_one_of(title, words, COUNT_OF(words));
}

/* The heading above a block, of a level below `level`. */
static const struct block *heading_above(struct block **blocks, size_t index, unsigned level) {
    while (index-- > 0)
        if (blocks[index]->kind == BLOCK_HEADING && blocks[index]->level < level)
            return blocks[index];
    return NULL;
}

/* The nearest heading above a fix that says more than that it is one; empty where there is none. */
static struct slice section_of(const struct article *article, int fix) {
    uint32_t block = article->fixes.items[fix].place.block;
    struct slice label = SLICE("");
    struct arena *arena = arena_new();
    size_t count;
    struct block **blocks = block_array(arena, article->body, &count);
    size_t from = block < count ? block + 1 : 0;
    for (unsigned level = UINT8_MAX; ui_fix_title_is_plain(label);) {
        const struct block *heading = heading_above(blocks, from, level);
        if (!heading || heading->level == 1)
            break;
        label = heading->text;
        level = heading->level;
        from = heading->index;
    }
    arena_free(arena);
    return ui_fix_title_is_plain(label) ? SLICE("") : label;
}

static bool has_namesake(const struct article *article, int fix) {
    struct slice title = sheet_fix_title(&article->fixes.items[fix]);
    for (size_t i = 0; i < article->fixes.count; i++)
        if ((int)i != fix && slice_equal_nocase(sheet_fix_title(&article->fixes.items[i]), title))
            return true;
    return false;
}

static struct slice first_step(const struct article *article, int fix) {
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == fix)
            return article->steps.items[i].text;
    return SLICE("");
}

struct slice ui_fix_label(const struct ui_page *page, int fix) {
    const struct article *article = &page->article;
    struct slice title = sheet_fix_title(&article->fixes.items[fix]), section, step;
    if (!ui_fix_title_is_plain(title))
        return title;
    if (article->body && (section = section_of(article, fix)).len)
        return section;
    if (has_namesake(article, fix) && (step = first_step(article, fix)).len)
        return arena_printf(
            page->arena, "%.*s: %.*s", SLICE_ARGS(slice_strip_end(title, " .:")), SLICE_ARGS(step));
    return title;
}
