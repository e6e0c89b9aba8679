/* What stands around every screen: the bar with the way here, and the bar of keys. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/grid.h"
#include "ui/keymap.h"

enum {
    UI_LEAST_ROWS = 4,
    UI_LEAST_COLS = 20
};

/* Draws the titles, outermost first, into the area's first row. Without room for all the last
 * ones stay. */
void ui_frame_title(struct ui_area area, const struct buf *titles, size_t count);

/* Draws the keys of the context and of those it reaches into the area's first row, the help and the
 * way out first, and only whole ones. From the `first` screen the way out is the end of fixtree. */
void ui_frame_keys(struct ui_area area, const struct ui_keymap *keymap, enum ui_context context,
    bool first) ATTR_NONNULL;

/* Draws one line that asks for a larger terminal. */
void ui_frame_too_small(struct ui_area area);

#endif
