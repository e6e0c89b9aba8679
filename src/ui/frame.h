/* What stands around every screen: the bar with the way here, and the bar of keys. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/grid.h"
#include "ui/keymap.h"

enum {
    UI_LEAST_ROWS = 4,
    UI_LEAST_COLS = 20
};

/* The columns that something takes; `end` is behind the last one. */
struct ui_span {
    int col, end;
};

/* Draws the titles, outermost first, into the area's first row. Without room for all the last
 * ones stay. `spans`, one a title, says where each stands: nowhere (0, 0) for those left out. */
void ui_frame_title(
    struct ui_area area, const struct buf *titles, size_t count, struct ui_span *spans);

/* A key in the bar. */
struct ui_bar_key {
    enum ui_action action;
    struct ui_span span;
};
struct ui_bar {
    struct ui_bar_key keys[UI_ACTIONS];
    size_t count;
};

/* Whose keys they are. */
struct ui_bar_of {
    const struct ui_keymap *keymap;
    enum ui_context context;
    bool first; /* from the first screen the way out is the end of fixtree */
    bool (*idle)(const void *state, enum ui_action action); /* of the screen; may be NULL */
    const void *state;
};

/* The keys of the context and of those it reaches that do something now, with their places in a bar
 * of so many columns: the help and the way out first, and only whole ones. */
void ui_frame_bar(struct ui_bar *bar, int cols, const struct ui_bar_of *of) ATTR_NONNULL;

/* Draws them into the area's first row. */
void ui_frame_keys(
    struct ui_area area, const struct ui_bar *bar, const struct ui_bar_of *of) ATTR_NONNULL;

/* The action of the key in that column; UI_NO_ACTION between two keys. */
enum ui_action ui_frame_key_at(const struct ui_bar *bar, int col) ATTR_NONNULL;

/* Draws one line that asks for a larger terminal. */
void ui_frame_too_small(struct ui_area area);

#endif
