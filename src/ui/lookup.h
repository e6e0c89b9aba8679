/* What the screens have in common that look something up, a number or a setting, and show all that
 * is known of it as a text: the first of it at first, the rest behind a link. */
#ifndef UI_LOOKUP_H
#define UI_LOOKUP_H

#include "ui/kb.h"
#include "ui/textview.h"

struct ui_lookup {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_kb *kb;
    size_t answers;
    struct arena *arena;
    struct slice text; /* as it was asked for */
    bool all;          /* nothing is left out */
};

/* Takes what the opening asks for. ui_lookup_close() frees what it holds. */
void ui_lookup_begin(struct ui_lookup *lookup, const struct ui_opening *opening);

/* Ends the opening by how the look-up ended: shows the text of `source`, whose context is the
 * lookup, or, where the store failed, frees what the lookup holds. Returns what a screen's `open`
 * does: STATUS_OK, or STATUS_STORE with the error that the look-up has set. */
enum status ui_lookup_open(
    struct ui_lookup *lookup, const struct ui_textview_source *source, enum status status);

/* A screen's `close`, for states that begin with the lookup. */
void ui_lookup_close(void *state);

/* Adds a link that shows the `count` things that were left out: "more articles". */
void ui_lookup_add_rest(
    const struct ui_lookup *lookup, struct layout *layout, size_t count, const char *what);

/* Is it that link? Then all are shown from now on. */
bool ui_lookup_shows_rest(struct ui_lookup *lookup, struct slice target);

#endif
