#include "ui/wrapped.h"

#include "base/text.h"

static const struct layout *wrap(struct arena *arena, struct slice text, int cols) {
    const struct layout_options options = {.width = (unsigned)(cols > 0 ? cols : 1)};
    struct layout *layout = layout_new(arena, &options);
    struct buf line = {0};
    text_gate_line(&line, text); /* a newline would begin a row of its own */
    layout_words(layout, LAYOUT_NORMAL, buf_slice(&line));
    buf_fini(&line);
    return layout;
}

/* Most texts fit into one row: no layout is needed for those. */
static bool fits(struct slice text, int cols) {
    return (int)text_width(text) <= cols;
}

int ui_wrapped_rows(struct slice text, int cols, int most) {
    if (fits(text, cols) || most <= 1)
        return 1;
    struct arena *arena = arena_new();
    size_t rows = wrap(arena, text, cols)->lines.count;
    arena_free(arena);
    return rows > (size_t)most ? most : rows < 1 ? 1 : (int)rows;
}

/* The last row that there is room for, with all that is left of the text, cut. */
static void put_last(
    struct ui_area area, int row, const struct layout *layout, size_t from, unsigned style) {
    struct buf rest = {0};
    for (size_t i = from; i < layout->lines.count; i++) {
        const struct layout_line *line = &layout->lines.items[i];
        for (uint32_t k = 0; k < line->count; k++)
            buf_add(&rest, line->spans[k].text);
        buf_add_string(&rest, line->end == LAYOUT_WRAPPED ? " " : "");
    }
    ui_area_put_cut(area, row, 0, buf_slice(&rest), style);
    buf_fini(&rest);
}

int ui_wrapped_put(struct ui_area area, int row, struct slice text, unsigned style, int most) {
    if (fits(text, area.cols) || most <= 1) {
        ui_area_put_cut(area, row, 0, text, style);
        return 1;
    }
    struct arena *arena = arena_new();
    const struct layout *layout = wrap(arena, text, area.cols);
    int rows = 0;
    for (size_t i = 0; i < layout->lines.count && rows < most; i++, rows++) {
        const struct layout_line *line = &layout->lines.items[i];
        int col = 0;
        if (rows + 1 == most)
            put_last(area, row + rows, layout, i, style);
        for (uint32_t k = 0; k < line->count && rows + 1 < most; k++)
            col = ui_area_put(area, row + rows, col, line->spans[k].text, style);
    }
    arena_free(arena);
    return rows ? rows : 1;
}
