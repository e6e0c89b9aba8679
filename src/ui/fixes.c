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

struct slice ui_fix_label(const struct ui_page *page, int fix) {
    const struct article_fix *item = &page->article.fixes.items[fix];
    struct slice title = sheet_fix_title(item), label = title;
    size_t count;
    if (!ui_fix_title_is_plain(title) || !page->article.body)
        return title;
    struct arena *arena = arena_new();
    struct block **blocks = block_array(arena, page->article.body, &count);
    size_t from = item->place.block < count ? item->place.block + 1 : 0;
    for (unsigned level = UINT8_MAX; ui_fix_title_is_plain(label);) {
        const struct block *heading = heading_above(blocks, from, level);
        if (!heading || heading->level == 1)
            break;
        label = heading->text;
        level = heading->level;
        from = heading->index;
    }
    arena_free(arena);
    return ui_fix_title_is_plain(label) ? title : label;
}
