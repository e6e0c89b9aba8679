#include "ui/page.h"

#include "base/text.h"
#include "store/lookup.h"

enum status ui_page_init(
    struct ui_page *page, const struct ui_opening *opening, struct error *error) {
    struct store *store = opening->kb->store;
    *page = (struct ui_page){.kb = opening->kb, .answers = opening->answers, .arena = arena_new()};
    enum status status = store_entry(store, page->arena, opening->article, &page->entry, error);
    if (status == STATUS_OK)
        status = store_article(store, page->arena, opening->article, &page->article, error);
    if (status != STATUS_OK)
        ui_page_fini(page);
    return status;
}

void ui_page_fini(struct ui_page *page) {
    arena_free(page->arena);
    ui_kb_leave(page->kb, page->answers);
    *page = (struct ui_page){0};
}

enum ui_shows ui_page_shows(
    const struct ui_page *page, const struct ui_opening *opening, bool same) {
    if (opening->article != page->entry.id)
        return UI_SHOWS_OTHER;
    if (!same)
        return UI_SHOWS_KIN;
    ui_kb_leave(page->kb, opening->answers);
    return UI_SHOWS_IT;
}

struct ui_effect ui_page_read(const struct ui_page *page, uint32_t block) {
    struct ui_effect effect = ui_kb_read(page->kb, page->entry.id, block);
    page->kb->opening.below = true;
    return effect;
}

enum {
    SHOWN_BYTES = 180 /* of a link, in a message */
};

/* The anchor that a Markdown page gets for a heading without one of its own: letters in lower case,
 * blanks as hyphens, other signs left out ("Method 2: Ports" gives "method-2-ports"; github-slugger
 * has the rule). */
static void add_slug(struct buf *out, struct slice heading) {
    struct buf folded = {0};
    uint32_t point;
    text_fold(&folded, slice_trim(heading));
    struct slice rest = buf_slice(&folded);
    while (text_next(&rest, &point))
        if (text_is_word(point) || point == '-' || point == '_')
            text_add(out, point);
        else if (point == ' ')
            buf_add_char(out, '-');
    buf_fini(&folded);
}

static bool is_anchor_of(const struct block *heading, struct slice anchor) {
    struct buf slug = {0};
    add_slug(&slug, heading->text);
    bool same =
        slice_equal_nocase(heading->info, anchor) || slice_equal_nocase(buf_slice(&slug), anchor);
    buf_fini(&slug);
    return same;
}

/* The block that an anchor ("#resolution") names; 0 where there is none. */
static uint32_t find_anchor(const struct article *article, struct slice anchor) {
    const struct block *root = article->body;
    for (const struct block *b = root; b && anchor.len; b = block_next(root, b))
        if (b->kind == BLOCK_HEADING && is_anchor_of(b, anchor))
            return b->index;
    return 0;
}

/* ---- links ---- */

/* The article that a link's target leads to; 0 where it is not in the store. */
static int64_t article_of(const struct ui_page *page, struct slice target) {
    struct store_references references = {0};
    struct error error;
    int64_t found = 0;
    struct arena *arena = arena_new();
    if (store_references(page->kb->store, arena, page->entry.id, &references, &error) == STATUS_OK)
        for (size_t i = 0; i < references.count && !found; i++) {
            const struct store_reference *reference = &references.items[i];
            bool known =
                reference->link >= 0 && (size_t)reference->link < page->article.links.count;
            if (known && slice_equal(page->article.links.items[reference->link].target, target))
                found = reference->target;
        }
    arena_free(arena);
    return found;
}

/* A link to its own file ("this.md" in "folder/this.md"). The store does not count it as one. */
static bool is_own(const struct ui_page *page, struct slice target) {
    ptrdiff_t mark = slice_find_char(target, '#');
    ptrdiff_t last = slice_find_last(page->entry.path, '/');
    struct slice file = mark == SLICE_NONE ? target : slice_first(target, (size_t)mark);
    struct slice own =
        last == SLICE_NONE ? page->entry.path : slice_from(page->entry.path, (size_t)last + 1);
    if (slice_starts(file, SLICE("./")))
        file = slice_from(file, 2);
    return slice_equal_nocase(file, own);
}

static struct slice anchor_of(struct slice target) {
    ptrdiff_t mark = slice_find_char(target, '#');
    return mark == SLICE_NONE ? SLICE("") : slice_from(target, (size_t)mark + 1);
}

/* A place in another article. */
struct there {
    uint32_t block;
    int fix; /* that begins with the block, or ARTICLE_NONE */
};

static struct there find_there(struct ui_kb *kb, int64_t id, struct slice anchor) {
    struct there there = {0, ARTICLE_NONE};
    struct article article;
    struct error error;
    if (anchor.len == 0)
        return there;
    arena_reset(kb->arena);
    if (store_article(kb->store, kb->arena, id, &article, &error))
        return there;
    there.block = find_anchor(&article, anchor);
    for (size_t i = 0; i < article.fixes.count && there.block; i++)
        if (article.fixes.items[i].place.block == there.block)
            there.fix = (int)i;
    return there;
}

/* To a place of this article; with none named, to its text. */
static struct ui_effect go_in_page(
    const struct ui_page *page, struct slice anchor, bool reading, uint32_t *block) {
    if (anchor.len == 0)
        return reading ? ui_message("This is that article.") : ui_page_read(page, 0);
    *block = find_anchor(&page->article, anchor);
    return *block ? ui_stay() : ui_message("This article has no such place.");
}

struct ui_effect ui_page_follow(
    const struct ui_page *page, struct slice target, bool reading, uint32_t *block) {
    struct slice anchor = anchor_of(target);
    int64_t article = article_of(page, target);
    if (article == page->entry.id || slice_starts(target, SLICE("#")) || is_own(page, target))
        return go_in_page(page, anchor, reading, block);
    if (article == 0)
        return ui_copy(target, "Not in the knowledge base; copied: %.*s",
            SLICE_ARGS(slice_first(target, SHOWN_BYTES)));
    struct there there = find_there(page->kb, article, anchor);
    return reading ? ui_kb_read(page->kb, article, there.block)
                   : ui_kb_go(page->kb, article, there.fix, there.block);
}
