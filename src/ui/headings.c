#include "ui/headings.h"

#include "ui/pick.h"
#include "ui/textview.h"

enum {
    INDENT = 2 /* columns a level */
};

struct heading {
    size_t line; /* of the text */
    unsigned level;
    struct slice text;
};

struct headings {
    struct ui_pick pick; /* first, for the functions of picks */
    struct ui_textview *view;
    struct arena *arena;
    LIST(struct heading) list;
};

/* ---- what there is ---- */

/* The words of a heading, which may go on in further lines. */
static struct slice text_of(struct arena *arena, const struct layout *layout, size_t number) {
    struct buf text = {0};
    bool more = true;
    for (; more && number < layout->lines.count; number++) {
        const struct layout_line *line = &layout->lines.items[number];
        for (uint32_t i = line->prefix; i < line->count; i++)
            buf_add(&text, line->spans[i].text);
        more = line->end == LAYOUT_WRAPPED;
        buf_add_string(&text, more ? " " : "");
    }
    struct slice kept = arena_slice(arena, buf_slice(&text));
    buf_fini(&text);
    return kept;
}

static void collect(struct headings *headings) {
    const struct layout *layout = headings->view->layout;
    unsigned level = 0;
    for (size_t line = 0;; line++) {
        line = ui_textview_heading(headings->view, line, &level);
        if (line >= layout->lines.count)
            return;
        *LIST_ADD(headings->arena, &headings->list) =
            (struct heading){line, level, text_of(headings->arena, layout, line)};
    }
}

/* The heading below which the text is read; the first one above all of them. */
static size_t here(const struct headings *headings) {
    size_t found = 0;
    for (size_t i = 0; i < headings->list.count; i++)
        if (headings->list.items[i].line <= headings->view->top)
            found = i;
    return found;
}

/* ---- the list ---- */

static const struct heading *heading_at(const void *context, size_t item) {
    return &((const struct headings *)context)->list.items[item];
}

static size_t count(const void *context) {
    return ((const struct headings *)context)->list.count;
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct heading *heading = heading_at(context, item);
    int col = (int)(heading->level - 1) * INDENT;
    ui_area_put_cut(area, 0, col, heading->text, LAYOUT_NORMAL);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    return ui_list_holds(heading_at(context, item)->text, folded);
}

static struct ui_effect open_entry(void *context, size_t item) {
    ui_textview_go_line(((struct headings *)context)->view, heading_at(context, item)->line);
    return ui_pop();
}

static const struct ui_list_source source = {
    .count = count, .draw = draw_entry, .matches = matches, .open = open_entry};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct headings *headings = state;
    headings->view = ((const struct ui_headings *)argument)->view;
    headings->arena = arena_new();
    collect(headings);
    ui_pick_init(&headings->pick, "Headings with: ", &source, headings);
    ui_list_select(&headings->pick.list, here(headings));
    return STATUS_OK;
}

static void close(void *state) {
    struct headings *headings = state;
    ui_pick_fini(&headings->pick);
    arena_free(headings->arena);
}

const struct ui_screen ui_headings_screen = {
    .context = UI_CONTEXT_PICK,
    .widget = &ui_pick_widget,
    .state_size = sizeof(struct headings),
    .open = open,
    .close = close,
    .name = "Headings",
};
