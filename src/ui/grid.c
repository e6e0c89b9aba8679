#include "ui/grid.h"

#include "base/memory.h"
#include "base/text.h"

#include <limits.h>
#include <stdlib.h>

static const struct ui_cell blank = {.points = {' '}, .width = 1};

void ui_grid_init(struct ui_grid *grid, int rows, int cols) {
    *grid = (struct ui_grid){0};
    ui_grid_clear(grid, rows, cols);
}

void ui_grid_fini(struct ui_grid *grid) {
    free(grid->cells);
    *grid = (struct ui_grid){0};
}

void ui_grid_clear(struct ui_grid *grid, int rows, int cols) {
    grid->rows = rows > 0 ? rows : 1;
    grid->cols = cols > 0 ? cols : 1;
    size_t count = (size_t)grid->rows * (size_t)grid->cols;
    grid->cells = mem_resize(grid->cells, count * sizeof *grid->cells);
    for (size_t i = 0; i < count; i++)
        grid->cells[i] = blank;
    grid->cursor_row = grid->cursor_col = -1;
}

static struct ui_cell *cell_at(const struct ui_grid *grid, int row, int col) {
    if (row < 0 || row >= grid->rows || col < 0 || col >= grid->cols)
        return NULL;
    return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

const struct ui_cell *ui_grid_at(const struct ui_grid *grid, int row, int col) {
    return cell_at(grid, row, col);
}

void ui_grid_row(const struct ui_grid *grid, int row, struct buf *out) {
    size_t from = out->len;
    for (int col = 0; col < grid->cols; col++) {
        const struct ui_cell *cell = ui_grid_at(grid, row, col);
        for (size_t i = 0; cell && cell->width && i < UI_CELL_POINTS && cell->points[i]; i++)
            text_add(out, cell->points[i]);
    }
    while (out->len > from && out->at[out->len - 1] == ' ')
        out->at[--out->len] = '\0';
}

struct ui_area ui_area_of(struct ui_grid *grid) {
    return (struct ui_area){grid, 0, 0, grid->rows, grid->cols, 0, grid->rows};
}

static int clamp(int value, int low, int high) {
    return value < low ? low : value > high ? high : value;
}

/* start + len, which may be more than an int holds. */
static int end_of(int start, int len) {
    return len > 0 && start > INT_MAX - len ? INT_MAX : start + len;
}

struct ui_area ui_area_part(struct ui_area area, int row, int col, int rows, int cols) {
    int top = clamp(row, 0, area.rows), left = clamp(col, 0, area.cols);
    int bottom = clamp(end_of(row, rows), top, area.rows);
    int right = clamp(end_of(col, cols), left, area.cols);
    struct ui_area part = area;
    part.row += top;
    part.col += left;
    part.rows = bottom - top;
    part.cols = right - left;
    part.top = clamp(part.row, area.top, area.bottom);
    part.bottom = clamp(part.row + part.rows, area.top, area.bottom);
    return part;
}

struct ui_area ui_area_scrolled(struct ui_area area, int row, int rows) {
    struct ui_area scrolled = area;
    scrolled.row += row;
    scrolled.rows = rows;
    return scrolled;
}

static struct ui_cell *area_cell(struct ui_area area, int row, int col) {
    if (row < 0 || row >= area.rows || col < 0 || col >= area.cols)
        return NULL;
    if (area.row + row < area.top || area.row + row >= area.bottom)
        return NULL;
    return cell_at(area.grid, area.row + row, area.col + col);
}

/* The other half of a wide character that loses one half becomes a blank. */
static void free_cell(struct ui_area area, struct ui_cell *cell) {
    const struct ui_cell *first = area.grid->cells;
    const struct ui_cell *last = first + (size_t)area.grid->rows * (size_t)area.grid->cols - 1;
    if (cell->width == 2 && cell < last)
        cell[1] = (struct ui_cell){.points = {' '}, .width = 1, .style = cell[1].style};
    if (cell->width == 0 && cell > first)
        cell[-1] = (struct ui_cell){.points = {' '}, .width = 1, .style = cell[-1].style};
}

static void set_cell(
    struct ui_area area, int row, int col, uint32_t point, int width, unsigned style) {
    struct ui_cell *cell = area_cell(area, row, col);
    if (!cell)
        return;
    free_cell(area, cell);
    *cell = (struct ui_cell){.points = {point}, .style = (uint16_t)style, .width = (uint8_t)width};
}

/* A wide character of which only one half lies inside is shown as a blank. */
static void set_wide(struct ui_area area, int row, int col, uint32_t point, unsigned style) {
    if (!area_cell(area, row, col) || !area_cell(area, row, col + 1)) {
        set_cell(area, row, col, ' ', 1, style);
        set_cell(area, row, col + 1, ' ', 1, style);
        return;
    }
    set_cell(area, row, col, ' ', 1, style);
    set_cell(area, row, col + 1, ' ', 1, style);
    area_cell(area, row, col)->points[0] = point;
    area_cell(area, row, col)->width = 2;
    *area_cell(area, row, col + 1) = (struct ui_cell){.style = (uint16_t)style};
}

/* A mark goes to the character before it; there it may be the left half of a wide one. */
static void add_mark(struct ui_area area, int row, int col, uint32_t point) {
    struct ui_cell *cell = area_cell(area, row, col - 1);
    if (cell && cell->width == 0)
        cell = area_cell(area, row, col - 2);
    for (size_t i = 1; cell && i < UI_CELL_POINTS; i++)
        if (cell->points[i] == 0) {
            cell->points[i] = point;
            return;
        }
}

static int put_point(struct ui_area area, int row, int col, uint32_t point, unsigned style) {
    if (point == '\n' || point == '\t')
        point = ' ';
    int width = (int)text_point_width(point);
    if (width == 0)
        add_mark(area, row, col, point);
    else if (width == 1)
        set_cell(area, row, col, point, 1, style);
    else
        set_wide(area, row, col, point, style);
    return col < INT_MAX - width ? col + width : col;
}

static int put_clean(struct ui_area area, int row, int col, struct slice text, unsigned style) {
    bool begun = false;
    uint32_t point;
    while (text_next(&text, &point)) {
        if (begun || text_point_width(point)) /* a mark without a character before it is lost */
            col = put_point(area, row, col, point, style);
        begun |= text_point_width(point) > 0;
    }
    return col;
}

int ui_area_put(struct ui_area area, int row, int col, struct slice text, unsigned style) {
    if (text_is_clean(text))
        return put_clean(area, row, col, text, style);
    struct buf gated = {0};
    text_gate_line(&gated, text);
    col = put_clean(area, row, col, buf_slice(&gated), style);
    buf_fini(&gated);
    return col;
}

int ui_area_put_cut(struct ui_area area, int row, int col, struct slice text, unsigned style) {
    struct buf gated = {0};
    text_gate_line(&gated, text);
    int room = area.cols - col;
    if (room < 0)
        room = 0;
    struct slice shown = text_first_columns(buf_slice(&gated), (size_t)room);
    bool cut = shown.len < gated.len && room > 0;
    if (cut)
        shown = text_first_columns(shown, (size_t)room - 1);
    col = put_clean(area, row, col, shown, style);
    if (cut)
        col = put_clean(area, row, col, area.grid->ascii ? SLICE("~") : SLICE("\u2026"), style);
    buf_fini(&gated);
    return col;
}

void ui_area_put_line(struct ui_area area, int row, int col, const struct layout_line *line) {
    for (uint32_t i = 0; i < line->count; i++)
        col = ui_area_put(area, row, col, line->spans[i].text, line->spans[i].style);
}

struct ui_area ui_area_readable(struct ui_area area) {
    area.cols = area.cols < UI_TEXT_WIDTH ? area.cols : UI_TEXT_WIDTH;
    return area;
}

void ui_area_blank(struct ui_area area) {
    for (int row = 0; row < area.rows; row++)
        for (int col = 0; col < area.cols; col++)
            set_cell(area, row, col, ' ', 1, LAYOUT_NORMAL);
}

void ui_area_put_rule(struct ui_area area, int row) {
    for (int col = 0; col < area.cols; col++)
        put_point(area, row, col, area.grid->ascii ? '-' : 0x2500, LAYOUT_MARK);
}

void ui_area_paint(struct ui_area area, int row, int col, int cols, unsigned style) {
    for (int i = clamp(col, 0, area.cols); i < area.cols && i - col < cols; i++) {
        struct ui_cell *cell = area_cell(area, row, i);
        if (cell)
            cell->style = (uint16_t)style;
    }
}

void ui_area_add_flags(struct ui_area area, int row, int col, int cols, unsigned flags) {
    for (int i = clamp(col, 0, area.cols); i < area.cols && i - col < cols; i++) {
        struct ui_cell *cell = area_cell(area, row, i);
        if (cell)
            cell->style = (uint16_t)(cell->style | flags);
    }
}

void ui_area_cursor(struct ui_area area, int row, int col) {
    if (!area_cell(area, row, col))
        return;
    area.grid->cursor_row = area.row + row;
    area.grid->cursor_col = area.col + col;
}
