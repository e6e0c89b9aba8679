/* All articles in one list that is filtered by typing. */
#include "base/text.h"
#include "ui/pick.h"
#include "ui/screens.h"
#include "ui/wrapped.h"

enum {
    TITLE_ROWS = 2,
    TITLE_WIDTH = 60, /* columns, of a hundred, behind which paths stand below each other */
};

struct articles {
    struct ui_pick pick; /* first, for the functions of picks */
    struct ui_kb *kb;
    struct arena *arena;
    struct store_entries entries;
    struct slice *folded; /* what is searched of each: title, path, collection */
    bool several;         /* collections */
};

static size_t count(const void *context) {
    return ((const struct articles *)context)->entries.count;
}

/* "site: connect/error-789.md"; the collection only where there are several. */
static void add_place(const struct articles *articles, size_t item, struct buf *out) {
    const struct store_entry *entry = &articles->entries.items[item];
    if (articles->several)
        buf_printf(out, "%.*s: ", SLICE_ARGS(entry->collection_name));
    buf_add(out, ui_kb_short_path(entry->path));
}

static int height(const void *context, size_t item, int cols) {
    const struct articles *articles = context;
    return ui_wrapped_rows(articles->entries.items[item].title, cols, TITLE_ROWS);
}

/* The title is what is looked for: behind one that takes its column the place is left out. It is in
 * the status line, too. */
static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct articles *articles = context;
    const struct store_entry *entry = &articles->entries.items[item];
    struct buf place = {0};
    int titled = area.cols * TITLE_WIDTH / 100;
    ui_wrapped_put(area, 0, entry->title, LAYOUT_NORMAL, TITLE_ROWS);
    if ((int)text_width(entry->title) >= titled)
        return;
    add_place(articles, item, &place);
    ui_area_put_cut(area, 0, titled + 1, buf_slice(&place), LAYOUT_DIM);
    buf_fini(&place);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    return ui_list_holds_folded(((const struct articles *)context)->folded[item], folded);
}

static struct ui_effect open_entry(void *context, size_t item) {
    struct articles *articles = context;
    return ui_kb_go(articles->kb, articles->entries.items[item].id, ARTICLE_NONE, 0);
}

static const struct ui_list_source source = {
    .count = count, .height = height, .draw = draw_entry, .matches = matches, .open = open_entry};

static void fold_all(struct articles *articles) {
    struct buf text = {0}, folded = {0};
    size_t total = articles->entries.count;
    articles->folded = arena_alloc(articles->arena, total * sizeof *articles->folded);
    for (size_t i = 0; i < total; i++) {
        const struct store_entry *entry = &articles->entries.items[i];
        articles->several |= entry->collection != articles->entries.items[0].collection;
        buf_clear(&text);
        buf_clear(&folded);
        buf_printf(&text, "%.*s\n%.*s\n%.*s", SLICE_ARGS(entry->title), SLICE_ARGS(entry->path),
            SLICE_ARGS(entry->collection_name));
        text_fold(&folded, buf_slice(&text));
        articles->folded[i] = arena_slice(articles->arena, buf_slice(&folded));
    }
    buf_fini(&text);
    buf_fini(&folded);
}

static enum status open(void *state, const void *argument, struct error *error) {
    struct articles *articles = state;
    const struct ui_opening *opening = argument;
    articles->kb = opening->kb;
    articles->arena = arena_new();
    enum status status =
        store_list(articles->kb->store, articles->arena, &articles->entries, error);
    if (status == STATUS_STORE) {
        arena_free(articles->arena);
        return status;
    }
    fold_all(articles);
    ui_pick_init(&articles->pick, "Articles with: ", &source, articles);
    return STATUS_OK;
}

static void close(void *state) {
    struct articles *articles = state;
    ui_pick_fini(&articles->pick);
    arena_free(articles->arena);
}

static void status(const void *state, struct buf *out) {
    const struct articles *articles = state;
    size_t item = ui_list_item(&articles->pick.list);
    ui_list_status(&articles->pick.list, out);
    if (item == SIZE_MAX)
        return;
    buf_add_string(out, "  ");
    add_place(articles, item, out);
}

const struct ui_screen ui_articles_screen = {
    .context = UI_CONTEXT_PICK,
    .widget = &ui_pick_widget,
    .state_size = sizeof(struct articles),
    .open = open,
    .close = close,
    .name = "Index",
    .status = status,
};
