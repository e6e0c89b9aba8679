#include "ui/lookup.h"

/* The only link of such a text that is no number. */
static const char show_all[] = "all";

void ui_lookup_begin(struct ui_lookup *lookup, const struct ui_opening *opening) {
    lookup->kb = opening->kb;
    lookup->answers = opening->answers;
    lookup->arena = arena_new();
    lookup->text = arena_slice(lookup->arena, slice_trim(opening->text));
}

static void leave(struct ui_lookup *lookup) {
    arena_free(lookup->arena);
    ui_kb_leave(lookup->kb, lookup->answers);
}

enum status ui_lookup_open(
    struct ui_lookup *lookup, const struct ui_textview_source *source, enum status status) {
    if (status == STATUS_STORE) {
        leave(lookup);
        return status;
    }
    ui_textview_init(&lookup->view, source, lookup);
    lookup->view.link = 1; /* the best is what most look for */
    return STATUS_OK;
}

void ui_lookup_close(void *state) {
    struct ui_lookup *lookup = state;
    ui_textview_fini(&lookup->view);
    leave(lookup);
}

void ui_lookup_add_rest(
    const struct ui_lookup *lookup, struct layout *layout, size_t count, const char *what) {
    const struct layout_run more = {
        arena_printf(lookup->arena, "Show %zu %s", count, what), LAYOUT_LINK, slice_of(show_all)};
    layout_paragraph(layout, &more, 1);
}

bool ui_lookup_shows_rest(struct ui_lookup *lookup, struct slice target) {
    if (!slice_equal(target, slice_of(show_all)))
        return false;
    lookup->all = true;
    ui_textview_changed(&lookup->view);
    return true;
}
