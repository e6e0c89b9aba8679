/*
 * The grid of cells that everything is drawn into, and areas of it. Drawing is clipped to the
 * area: nothing is ever written outside, whatever the coordinates. Text passes text_gate_line()
 * here, so that nothing drawn can hold a control character.
 */
#ifndef UI_GRID_H
#define UI_GRID_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/slice.h"
#include "layout/layout.h"
#include "ui/style.h"

#include <stdint.h>

enum {
    UI_TEXT_WIDTH = 100, /* columns; longer lines are hard to read */
    UI_CELL_POINTS = 5   /* a character and the four marks that the gate lets pass */
};

/* A character of 1 or 2 columns. The right half of a wide one is a cell of width 0. */
struct ui_cell {
    uint32_t points[UI_CELL_POINTS]; /* ends with 0 unless full */
    uint16_t style;                  /* enum ui_style with flags */
    uint8_t width;
};

struct ui_grid {
    int rows, cols;
    struct ui_cell *cells;      /* row by row */
    int cursor_row, cursor_col; /* -1: hidden */
    bool ascii; /* the terminal shows ASCII only: draw no bars and bullets of other characters */
};

/* A grid of that size, all blank; ui_grid_fini() frees it. Sizes below 1 count as 1. */
void ui_grid_init(struct ui_grid *grid, int rows, int cols) ATTR_NONNULL;
void ui_grid_fini(struct ui_grid *grid) ATTR_NONNULL;

/* Makes all cells blank and hides the cursor; with a new size where it differs. */
void ui_grid_clear(struct ui_grid *grid, int rows, int cols) ATTR_NONNULL;

/* The cell, borrowed until the grid is next cleared; NULL outside. */
const struct ui_cell *ui_grid_at(const struct ui_grid *grid, int row, int col) ATTR_NONNULL;

/* Adds a row's text to `out`, without the blanks at its end. For tests. */
void ui_grid_row(const struct ui_grid *grid, int row, struct buf *out) ATTR_NONNULL;

/* A rectangle of a grid, with coordinates of its own from 0. */
struct ui_area {
    struct ui_grid *grid;
    int row, col, rows, cols; /* in the grid */
    int top, bottom;          /* rows of the grid from `top` on and above `bottom` are drawn */
};

/* The whole grid; a part of an area, cut to what lies inside it. */
struct ui_area ui_area_of(struct ui_grid *grid) ATTR_NONNULL;
struct ui_area ui_area_part(struct ui_area area, int row, int col, int rows, int cols);

/* An area of that many rows that begins at a row of `area`, or above it, or below. Only what lies
 * inside `area` is drawn: an entry of a list that is scrolled half out of view. */
struct ui_area ui_area_scrolled(struct ui_area area, int row, int rows);

/* Draws text from `col` on to the right and returns the column behind it. What lies outside the
 * area is not drawn but counted. */
int ui_area_put(struct ui_area area, int row, int col, struct slice text, unsigned style);

/* The same for text that shall fit: what is too long ends in "…" at the area's edge. */
int ui_area_put_cut(struct ui_area area, int row, int col, struct slice text, unsigned style);

/* Draws a laid out line. */
void ui_area_put_line(struct ui_area area, int row, int col, const struct layout_line *line);

/* The left part of an area, not wider than lines may be to be read easily. */
struct ui_area ui_area_readable(struct ui_area area);

/* Makes all its cells blank. */
void ui_area_blank(struct ui_area area);

/* Draws a line across the area. */
void ui_area_put_rule(struct ui_area area, int row);

/* Gives cells the style `style`, blank or not; adds flags to the style that they have. */
void ui_area_paint(struct ui_area area, int row, int col, int cols, unsigned style);
void ui_area_add_flags(struct ui_area area, int row, int col, int cols, unsigned flags);

/* Shows the cursor there, if it is inside. */
void ui_area_cursor(struct ui_area area, int row, int col);

#endif
