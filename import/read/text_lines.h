/* The lines of rendered text, and what can be told of each without its meaning. */
#ifndef IMPORT_READ_TEXT_LINES_H
#define IMPORT_READ_TEXT_LINES_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct text_line {
    struct slice text; /* without indent, marker and blanks at the end */
    uint32_t number;   /* in the source, from 1 */
    uint32_t indent;   /* columns before the marker or text; a tab goes to the next eighth */
    uint32_t content;  /* columns before the text behind the marker; = indent without one */
    bool bullet;       /* begins with a bullet */
    bool ordered;      /* begins with a number */
    uint32_t value;    /* of that number */
    uint8_t heading;   /* its level, or 0 */
    bool underlined;   /* and is underlined */
    bool title_rest;   /* goes on with the title in the line above; a blank line follows */
    bool row;          /* one of a run of lines that were a table's rows */
    bool code;         /* one of a run of lines that were set as code */
    bool kept;         /* begins where the line above ended, though the text was wrapped */
    uint32_t outdent;  /* columns that it stood left of the text's margin */
};

struct text_lines {
    struct text_line *items;
    size_t count, capacity;
    uint32_t margin; /* columns that all text was set in, and headings less; taken off `indent` */
    size_t wrap;     /* columns that lines were wrapped at, if they were */
    bool wrapped;    /* paragraphs were broken into lines of even length */
    bool spaced;     /* blank lines stand between paragraphs */
};

/* What stands beside a line: beyond the last, all is blank. */
static inline bool text_is_blank(const struct text_lines *lines, size_t i) {
    return i >= lines->count || lines->items[i].text.len == 0;
}

static inline bool text_is_plain(const struct text_lines *lines, size_t i) {
    return !text_is_blank(lines, i) && !lines->items[i].bullet && !lines->items[i].ordered;
}

static inline bool text_blank_before(const struct text_lines *lines, size_t i) {
    return i == 0 || text_is_blank(lines, i - 1);
}

/* The columns up to its end. */
static inline size_t text_width_of(const struct text_line *line) {
    return line->text.len + line->content;
}

/* Splits text into lines (blank ones too) and classifies them. In `arena`, texts borrowed. */
struct text_lines text_lines(struct arena *arena, struct slice text);

/* "Key: value" or "KEY : value" with a key of one to four words. */
bool text_line_is_pair(struct slice line, struct slice *key, struct slice *value);

#endif
