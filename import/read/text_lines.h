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
};

struct text_lines {
    struct text_line *items;
    size_t count, capacity;
    bool wrapped; /* paragraphs were broken into lines of even length */
};

/* Splits text into lines (blank ones too) and classifies them. In `arena`, texts borrowed. */
struct text_lines text_lines(struct arena *arena, struct slice text);

/* "Key: value" or "KEY : value" with a key of one to four words. */
bool text_line_is_pair(struct slice line, struct slice *key, struct slice *value);

#endif
