/* What both ways from md4c's events to a block tree share. */
#ifndef IMPORT_READ_MARKDOWN_TEXT_H
#define IMPORT_READ_MARKDOWN_TEXT_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* Counts the lines of a source that is gone through from its beginning to its end. */
struct markdown_lines {
    struct slice source; /* borrowed */
    size_t seen;         /* bytes whose newlines are counted */
    uint32_t line;
};

/* At the beginning of `source`, which is borrowed, on line 1. */
struct markdown_lines markdown_lines(struct slice source);

/* The line, from 1, of a text that md4c gives. Most texts point into the source, and always
 * forward; 0 for one that does not. */
uint32_t markdown_line(struct markdown_lines *lines, const char *text);

/* "<servername>" is HTML by the rules of Markdown, but no element of HTML: the writer forgot to
 * escape a placeholder, and the reader must see it. */
bool markdown_is_placeholder(struct slice html);

#endif
