/* Tables side by side: as wide as their texts, or narrower, if no word needs to be broken. */
#include "layout/state.h"

#include "layout/wrap.h"

enum {
    BETWEEN = 2,       /* columns between two columns of the table */
    LEAST_COLUMN = 12, /* a column of many short lines is worse than rows of "heading: cell" */
    MEASURE_WIDTH = 1000,
};

struct column {
    size_t natural; /* the width of its longest line, unwrapped */
    size_t least;   /* the width below which a word would be broken */
    size_t width;   /* what it gets */
};

/* A table in the making. */
struct table {
    struct layout *layout;
    const struct block *block;
    struct column *columns;
    size_t count;
    bool wraps; /* some cell takes more than one line */
};

static size_t count_columns(const struct block *table) {
    size_t most = 0;
    BLOCK_CHILDREN (row, table) {
        size_t count = 0;
        BLOCK_CHILDREN (cell, row)
            count++;
        most = count > most ? count : most;
    }
    return most;
}

static bool holds_table(const struct block *table) {
    for (const struct block *b = block_next(table, table); b; b = block_next(table, b))
        if (b->kind == BLOCK_TABLE)
            return true;
    return false;
}

/* A cell's lines, in a layout of their own that numbers links on with those of the table's. */
static struct layout *lay_out_cell(struct table *table, const struct block *cell, size_t width) {
    struct layout *layout = table->layout;
    struct layout_options options = layout->options;
    options.width = (unsigned)width;
    struct layout *inner = layout_new(layout->state->arena, &options);
    inner->links = layout->links;
    layout_children(inner, cell, cell->parent->header ? LAYOUT_STRONG : LAYOUT_NORMAL);
    return inner;
}

static size_t longest_word(const struct layout_line *line) {
    struct buf text = {0};
    size_t prefix = 0;
    for (uint32_t i = 0; i < line->count; i++)
        if (i >= line->prefix)
            buf_add(&text, line->spans[i].text);
    for (uint32_t i = 0; i < line->prefix; i++)
        prefix += wrap_longest(line->spans[i].text) + 1;
    size_t longest = wrap_longest(buf_slice(&text));
    buf_fini(&text);
    return prefix + longest;
}

/* Commands stay whole. */
static bool holds_code(const struct block *cell) {
    for (const struct block *b = cell; b; b = block_next(cell, b))
        if (b->kind == BLOCK_CODE)
            return true;
    return false;
}

static void measure_cell(struct table *table, const struct block *cell, struct column *column) {
    const struct layout *inner = lay_out_cell(table, cell, MEASURE_WIDTH);
    size_t natural = layout_widest(inner, 0);
    size_t least = natural < LEAST_COLUMN ? natural : LEAST_COLUMN;
    if (holds_code(cell))
        least = natural;
    for (size_t i = 0; i < inner->lines.count; i++) {
        size_t longest = longest_word(&inner->lines.items[i]);
        least = longest > least ? longest : least;
    }
    column->natural = natural > column->natural ? natural : column->natural;
    column->least = least > column->least ? least : column->least;
    table->wraps |= inner->lines.count > 1;
}

static void measure(struct table *table) {
    BLOCK_CHILDREN (row, table->block) {
        struct column *column = table->columns;
        BLOCK_CHILDREN (cell, row)
            measure_cell(table, cell, column++);
    }
}

/* Shares the room: each column gets its least width, what is left goes where text is waiting. */
static bool share(struct table *table, size_t room) {
    size_t least = 0, wanted = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct column *column = &table->columns[i];
        if (column->natural < column->least)
            column->natural = column->least;
        least += column->least;
        wanted += column->natural - column->least;
    }
    if (least > room)
        return false;
    size_t spare = room - least < wanted ? room - least : wanted;
    for (size_t i = 0; i < table->count; i++) {
        struct column *column = &table->columns[i];
        size_t waiting = column->natural - column->least;
        column->width = column->least + (wanted ? spare * waiting / wanted : 0);
    }
    table->wraps |= spare < wanted;
    return true;
}

static struct slice blanks(struct table *table, size_t columns) {
    struct buf text = {0};
    buf_add_repeated(&text, ' ', columns);
    struct slice copy = arena_slice(table->layout->state->arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}

typedef LIST(struct layout_span) span_list;

static void add_spans(struct table *table, span_list *spans, const struct layout_line *line) {
    for (uint32_t i = 0; i < line->count; i++)
        *LIST_ADD(table->layout->state->arena, spans) = line->spans[i];
}

/* One line of a row: that line of each of its cells, filled up to the column's width. */
static void add_row_line(
    struct table *table, struct layout *const *cells, size_t count, size_t number) {
    span_list spans = {0};
    size_t due = 0; /* blanks before the next text */
    for (size_t i = 0; i < count; i++) {
        size_t taken = 0;
        if (number < cells[i]->lines.count) {
            const struct layout_line *line = &cells[i]->lines.items[number];
            if (due)
                *LIST_ADD(table->layout->state->arena, &spans) =
                    (struct layout_span){blanks(table, due), LAYOUT_NORMAL, 0};
            due = 0;
            add_spans(table, &spans, line);
            taken = line->width;
        }
        due += table->columns[i].width - taken + BETWEEN;
    }
    layout_add_line(table->layout, spans.items, spans.count, 0, LAYOUT_END);
}

static void add_row(struct table *table, const struct block *row) {
    struct layout **cells =
        arena_alloc(table->layout->state->arena, table->count * sizeof(struct layout *));
    size_t count = 0, lines = 0;
    BLOCK_CHILDREN (cell, row) {
        cells[count] = lay_out_cell(table, cell, table->columns[count].width);
        table->layout->links = cells[count]->links;
        size_t height = cells[count++]->lines.count;
        lines = height > lines ? height : lines;
    }
    layout_place(table->layout, row->index, row->line);
    for (size_t i = 0; i < lines; i++)
        add_row_line(table, cells, count, i);
}

static void add_rule(struct table *table) {
    struct buf rule = {0};
    for (size_t i = 0; i < table->count; i++) {
        buf_add_repeated(&rule, ' ', i ? BETWEEN : 0);
        for (size_t k = 0; k < table->columns[i].width; k++)
            buf_add_string(&rule, table->layout->options.ascii ? "-" : "\u2500");
    }
    struct layout_span span = {
        arena_slice(table->layout->state->arena, buf_slice(&rule)), LAYOUT_MARK, 0};
    layout_add_line(table->layout, &span, 1, 0, LAYOUT_END);
    buf_fini(&rule);
}

bool layout_table(struct layout *layout, const struct block *block) {
    struct table table = {.layout = layout, .block = block, .count = count_columns(block)};
    size_t room = layout_room(layout), between = table.count ? (table.count - 1) * BETWEEN : 0;
    if (table.count == 0 || room < between + table.count || holds_table(block))
        return false;
    table.columns = arena_alloc(layout->state->arena, table.count * sizeof *table.columns);
    measure(&table);
    if (!share(&table, room - between))
        return false;
    BLOCK_CHILDREN (row, block) {
        if (table.wraps && row->previous && !row->previous->header)
            layout_gap(layout);
        add_row(&table, row);
        if (row->header && row->next && !row->next->header)
            add_rule(&table);
    }
    return true;
}
