/* How a page of rendered text was set: in a margin or not, wrapped or not, spaced or not. */
#ifndef IMPORT_READ_TEXT_PAGE_H
#define IMPORT_READ_TEXT_PAGE_H

#include "import/read/text_lines.h"

/* Finds `margin`, and takes it off the indents; `wrap`, `wrapped`, `spaced`, and which
 * lines are `kept`. */
void text_find_page(struct text_lines *lines);

/* Would the first word of the line below line `i` have found room, or is the line wider than
 * wrapped ones get? Then no wrapping broke it. Line `i` + 1 is there, and `wrap` is known. */
bool text_breaks_early(const struct text_lines *lines, size_t i);

#endif
