/*
 * A list: entries of any height, one of them selected. It knows nothing of what it shows but what
 * its source says; a tree is a list whose entries are indented.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "base/buf.h"
#include "ui/screen.h"

/* Where entries come from. `context` is the list's; `item` counts from 0 in all of them. */
struct ui_list_source {
    size_t (*count)(const void *context);
    /* Rows that the entry takes in so many columns, at least 1. NULL: 1 for all. */
    int (*height)(const void *context, size_t item, int cols);
    /* Draws the entry; the area has its height. The list adds the selection itself. */
    void (*draw)(const void *context, size_t item, struct ui_area area);
    /* Does the entry contain this case-folded text? NULL: the list cannot be filtered. */
    bool (*matches)(const void *context, size_t item, struct slice folded);
    /* What opening the entry does. */
    struct ui_effect (*open)(void *context, size_t item);
    bool numbered; /* show the entries' numbers, which can be typed to open one */
    bool zero;     /* the last entry has the number 0: what is none of the others */
};

struct ui_list {
    const struct ui_list_source *source;
    void *context;
    size_t selected;       /* among the shown entries */
    size_t top;            /* the first shown in the view */
    int skip;              /* rows of it that are above the view */
    int row, rows, cols;   /* of the view in the grid, when last drawn */
    struct ui_event event; /* what is acted on */
    size_t typed;          /* the number typed so far */
    struct buf filter;     /* folded; empty: all entries are shown */
    size_t *shown;         /* the entries that pass the filter */
    size_t shown_count;
};

/* A list of that source. ui_list_fini() frees what it holds. */
void ui_list_init(
    struct ui_list *list, const struct ui_list_source *source, void *context) ATTR_NONNULL;
void ui_list_fini(struct ui_list *list) ATTR_NONNULL;

/* How many entries are shown, and the selected one's item; SIZE_MAX where none is shown. */
size_t ui_list_count(const struct ui_list *list) ATTR_NONNULL;
size_t ui_list_item(const struct ui_list *list) ATTR_NONNULL;

/* Selects the entry of that item, if it is shown. */
void ui_list_select(struct ui_list *list, size_t item) ATTR_NONNULL;

/* Shows only entries with that text, or all for an empty one. The selected entry stays selected
 * if it is still shown. To be called too when the source's entries have changed. */
void ui_list_filter(struct ui_list *list, struct slice text) ATTR_NONNULL;

/* Draws the list and scrolls it so that the selected entry is in view. */
void ui_list_draw(struct ui_list *list, struct ui_area area) ATTR_NONNULL;

/* Does an action of the contexts LIST and PICK that concerns the list; any other changes nothing.
 */
struct ui_effect ui_list_act(
    struct ui_list *list, enum ui_action action, const struct ui_event *event) ATTR_NONNULL;

/* Takes the answer to the question for a filter. */
struct ui_effect ui_list_answer(struct ui_list *list, const struct ui_answer *answer) ATTR_NONNULL;

/* For screens whose state begins with the list. */
extern const struct ui_widget ui_list_widget;

/* Does the text hold all of these case-folded words, in any order, or in other words? For a
 * source's .matches. The second is for a text that is folded already. */
bool ui_list_holds(struct slice text, struct slice folded);
bool ui_list_holds_folded(struct slice text, struct slice folded);

/* Adds " (filter: vpn)" where the list is filtered. */
void ui_list_add_filter(const struct ui_list *list, struct buf *out) ATTR_NONNULL;

/* Adds "3 of 12", and the filter. */
void ui_list_status(const struct ui_list *list, struct buf *out) ATTR_NONNULL;

#endif
