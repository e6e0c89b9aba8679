#include "ui/fixes.h"

struct sheet_fixes ui_fixes_of(const struct ui_page *page, int problem) {
    struct sheet_fixes all = sheet_fixes_of(page->arena, &page->article, problem), sorted = {0};
    for (int own = 1; own >= 0; own--)
        for (size_t i = 0; i < all.count; i++) {
            bool is_own = page->article.fixes.items[all.items[i]].problem == problem;
            if (is_own == (own == 1))
                *LIST_ADD(page->arena, &sorted) = all.items[i];
        }
    return sorted;
}

bool ui_fix_title_is_plain(struct slice title) {
    static const char *const words[] = {"solution", "method", "fix", "more information"};
    title = slice_strip_end(slice_trim(title), " 0123456789:.");
    for (enum article_fix_kind kind = 0; kind < FIX_KINDS; kind++)
        if (slice_equal_nocase(title, slice_of(article_fix_kind_name(kind))))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal_nocase(title, slice_of(words[i])))
            return true;
    return title.len == 0;
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
