/* Text of a heading or an entry that may take more than one row. */
#ifndef UI_WRAPPED_H
#define UI_WRAPPED_H

#include "ui/grid.h"

/* Rows that the text takes when it is wrapped to so many columns, at most `most` and at least 1. */
int ui_wrapped_rows(struct slice text, int cols, int most);

/* Draws it from a row of the area on, from its first column; what is left over after `most` rows
 * ends in "…". Returns the rows taken. */
int ui_wrapped_put(struct ui_area area, int row, struct slice text, unsigned style, int most);

#endif
