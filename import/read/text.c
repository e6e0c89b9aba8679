#include "import/read/text.h"

#include "base/limits.h"
#include "import/read/builder.h"
#include "import/read/text_lines.h"
#include "import/read/text_page.h"

/* An item that is open: where its marker stood, and whether it is numbered. */
struct open_item {
    uint32_t indent;
    bool ordered;
    uint32_t value; /* of its number */
};

enum {
    MAX_ITEMS = 32
}; /* nested deeper than any text means, lines join the innermost item */

struct reader {
    struct document *document;
    const struct text_lines *lines;
    struct builder builder;
    struct open_item items[MAX_ITEMS];
    size_t item_count;
    bool table;
    uint32_t code;                /* the indent of the code that is open */
    const struct text_line *last; /* of the paragraph that is open, or NULL */
};

static void end_paragraph(struct reader *reader) {
    builder_end_leaf(&reader->builder);
    reader->builder.keep = false;
    reader->last = NULL;
}

static void end_table(struct reader *reader) {
    if (reader->table)
        builder_close(&reader->builder, BLOCK_TABLE);
    reader->table = false;
}

static void close_item(struct reader *reader) {
    builder_close(&reader->builder, BLOCK_ITEM);
    builder_close(&reader->builder, BLOCK_LIST);
    reader->item_count--;
}

/* Closes the items that a line with this indent is not inside of. */
static void close_items(struct reader *reader, uint32_t indent) {
    while (reader->item_count && reader->items[reader->item_count - 1].indent >= indent)
        close_item(reader);
}

static void open_list(struct reader *reader, const struct text_line *line) {
    struct block *list = builder_open(&reader->builder, BLOCK_LIST, line->number);
    if (list) {
        list->ordered = line->ordered;
        list->number = line->value;
    }
    builder_open(&reader->builder, BLOCK_ITEM, line->number);
    reader->items[reader->item_count++] =
        (struct open_item){line->indent, line->ordered, line->value};
}

/* A number that begins again is another list, but where all are 1. */
static bool is_next_item(const struct open_item *open, const struct text_line *line) {
    return open->indent == line->indent && open->ordered == line->ordered &&
           (!line->ordered || line->value != 1 || open->value == 1);
}

/* A marker at the indent of the open item is the next item; deeper, it begins a list inside it. */
static void item_line(struct reader *reader, const struct text_line *line) {
    close_items(reader, line->indent + 1);
    struct open_item *open = reader->item_count ? &reader->items[reader->item_count - 1] : NULL;
    if (open && is_next_item(open, line)) {
        open->value = line->value;
        builder_close(&reader->builder, BLOCK_ITEM);
        builder_open(&reader->builder, BLOCK_ITEM, line->number);
        return;
    }
    if (open && open->indent == line->indent)
        close_item(reader);
    if (reader->item_count < MAX_ITEMS)
        open_list(reader, line);
}

static void heading_line(struct reader *reader, const struct text_line *line) {
    close_items(reader, 0);
    struct block *heading = builder_leaf(&reader->builder, BLOCK_HEADING, line->number);
    heading->level = line->heading;
    builder_text(&reader->builder, line->text, line->number);
    const struct text_line *end = reader->lines->items + reader->lines->count;
    for (const struct text_line *more = line + 1; more < end && more->title_rest; more++) {
        builder_text(&reader->builder, SLICE(" "), more->number);
        builder_text(&reader->builder, more->text, more->number);
    }
    end_paragraph(reader);
}

/* A line of code keeps what it is indented more than the first. */
static void code_line(struct reader *reader, const struct text_line *line, bool opens) {
    if (opens) {
        end_paragraph(reader);
        end_table(reader);
        close_items(reader, line->indent);
        builder_leaf(&reader->builder, BLOCK_CODE, line->number);
        reader->builder.keep = true;
        reader->code = line->indent;
    } else {
        builder_text(&reader->builder, SLICE("\n"), line->number - 1);
    }
    for (uint32_t column = reader->code; column < line->indent; column++)
        builder_text(&reader->builder, SLICE(" "), line->number);
    builder_text(&reader->builder, line->text, line->number);
}

static void table_line(struct reader *reader, const struct text_line *line) {
    if (!reader->table) {
        close_items(reader, line->indent);
        builder_open(&reader->builder, BLOCK_TABLE, line->number);
    }
    reader->table = true;
    builder_open(&reader->builder, BLOCK_ROW, line->number);
    builder_open(&reader->builder, BLOCK_CELL, line->number);
    builder_text(&reader->builder, line->text, line->number);
    builder_close(&reader->builder, BLOCK_CELL);
    builder_close(&reader->builder, BLOCK_ROW);
}

/* Does a line go on with the paragraph above? Always where text was wrapped; where paragraphs stand
 * apart, below one that announces nothing. */
static bool goes_on(const struct reader *reader, const struct text_line *line) {
    bool below = reader->last && line->indent == reader->last->content &&
                 !slice_ends(reader->last->text, SLICE(":"));
    return reader->last && (reader->lines->wrapped || (reader->lines->spaced && below)) &&
           !line->bullet && !line->ordered;
}

/* A key or path may be broken behind any of its parts. */
static void join(struct reader *reader, const struct text_line *line) {
    bool inside = slice_ends(reader->last->text, SLICE("\\")) || line->text.at[0] == '\\';
    if (!reader->lines->wrapped || (line->kept && !inside))
        builder_break(&reader->builder);
    else if (!inside)
        builder_text(&reader->builder, SLICE("\n"), reader->last->number);
}

static void text_line(struct reader *reader, const struct text_line *line) {
    if (goes_on(reader, line)) {
        join(reader, line);
    } else {
        end_paragraph(reader);
        if (line->bullet || line->ordered)
            item_line(reader, line);
        else
            close_items(reader, line->indent);
    }
    builder_text(&reader->builder, line->text, line->number);
    reader->last = line;
}

static void read_line(struct reader *reader, const struct text_line *line) {
    if (!line->row)
        end_table(reader);
    if (line->text.len == 0)
        end_paragraph(reader);
    else if (line->heading)
        heading_line(reader, line);
    else if (line->title_rest)
        return;
    else if (line->row)
        table_line(reader, line);
    else
        text_line(reader, line);
}

static void read_pairs(struct document *document, const struct text_lines *lines) {
    struct slice key, value;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].indent == 0 && !lines->items[i].bullet && !lines->items[i].ordered &&
            text_line_is_pair(lines->items[i].text, &key, &value))
            meta_add(&document->meta, document->arena, key, value);
}

void text_read(struct document *document, struct slice text) {
    struct text_lines lines = text_lines(document->arena, text);
    struct reader reader = {.document = document, .lines = &lines};
    builder_init(&reader.builder, document->arena, &document->reports);
    for (size_t i = 0; i < lines.count; i++) {
        if (lines.items[i].code)
            code_line(&reader, &lines.items[i], i == 0 || !lines.items[i - 1].code);
        else
            read_line(&reader, &lines.items[i]);
    }
    document->body = builder_finish(&reader.builder);
    read_pairs(document, &lines);
}
