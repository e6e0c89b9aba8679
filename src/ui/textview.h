/*
 * A text that scrolls: laid out lines, searching in them, links that are followed by number, by
 * Tab and Enter or by a click. It lays the text out anew when the width changes and keeps the
 * place.
 */
#ifndef UI_TEXTVIEW_H
#define UI_TEXTVIEW_H

#include "base/arena.h"
#include "base/buf.h"
#include "layout/layout.h"
#include "ui/headings.h"
#include "ui/prompt.h"
#include "ui/screen.h"

/* Where the text comes from. `context` is the view's. */
struct ui_textview_source {
    /* Adds the text to an empty layout. */
    void (*build)(void *context, struct layout *layout);
    /* What following a link to that target does. NULL: links are not followed. */
    struct ui_effect (*follow)(void *context, struct slice target);
};

struct ui_textview_place {
    uint32_t block, start; /* as layout_line_of() takes them */
};

struct ui_textview {
    const struct ui_textview_source *source;
    void *context;
    struct arena *arena;         /* of the layout; NULL before it is first drawn */
    struct layout *layout;       /* for `cols` columns; read it, it is made anew on a resize */
    bool changed;                /* to be laid out anew */
    size_t top;                  /* first line in view */
    struct ui_textview_place go; /* where to begin */
    int row, col, rows, cols;    /* of the view in the grid, when last drawn */
    struct buf wanted;           /* what is searched for; empty: nothing */
    struct arena *found;         /* of the matches */
    struct layout_matches matches;
    size_t match;      /* the one that the keys act on */
    size_t from;       /* the top when the search was begun that is being typed */
    struct buf former; /* what was searched for before that */
    struct ui_headings headings;
    uint32_t link;             /* the one that the keys act on; 0: none */
    struct ui_event event;     /* what is acted on */
    size_t typed;              /* the number typed so far */
    struct ui_history history; /* of searches */
};

/* A view of that source. ui_textview_fini() frees what it holds. */
void ui_textview_init(
    struct ui_textview *view, const struct ui_textview_source *source, void *context) ATTR_NONNULL;
void ui_textview_fini(struct ui_textview *view) ATTR_NONNULL;

/* The source has another text now; the place is kept as far as it is still there. */
void ui_textview_changed(struct ui_textview *view) ATTR_NONNULL;

/* Scrolls to a place of a block. Before the first drawing it is remembered. */
void ui_textview_go(struct ui_textview *view, uint32_t block, uint32_t start) ATTR_NONNULL;

/* The next heading from a line of the layout on, with its level from 1; line_count where there is
 * none. ui_textview_go_line() scrolls to a line. */
size_t ui_textview_heading(
    const struct ui_textview *view, size_t line, unsigned *level) ATTR_NONNULL;
void ui_textview_go_line(struct ui_textview *view, size_t line) ATTR_NONNULL;

/* Scrolls as little as brings that place into view, in the text as it is now. */
void ui_textview_show(struct ui_textview *view, uint32_t block, uint32_t start) ATTR_NONNULL;

/* The block that the first line in view came from, or the next that names one; 0 at the beginning
 * of the text, and where none does. */
uint32_t ui_textview_block(const struct ui_textview *view) ATTR_NONNULL;

/* Draws the text; lays it out where that is due. */
void ui_textview_draw(struct ui_textview *view, struct ui_area area) ATTR_NONNULL;

/* Does an action of the context TEXT; any other changes nothing. */
struct ui_effect ui_textview_act(
    struct ui_textview *view, enum ui_action action, const struct ui_event *event) ATTR_NONNULL;

/* Takes the answer to the question what to search for. */
struct ui_effect ui_textview_answer(
    struct ui_textview *view, const struct ui_answer *answer) ATTR_NONNULL;

/* Would this action of the context TEXT do nothing in this text? For .idle. */
bool ui_textview_idle(const struct ui_textview *view, enum ui_action action) ATTR_NONNULL;

/* For screens whose state begins with the view. */
extern const struct ui_widget ui_textview_widget;

/* Is all of it in view? */
bool ui_textview_fits(const struct ui_textview *view) ATTR_NONNULL;

/* Adds "12 %", or "all" where it fits the view. */
void ui_textview_status(const struct ui_textview *view, struct buf *out) ATTR_NONNULL;

#endif
