/* Where lines may be broken. Of src/layout alone. */
#ifndef LAYOUT_WRAP_H
#define LAYOUT_WRAP_H

#include "layout/layout.h"

/*
 * Takes the next line of running text off `*rest`: at most `columns` wide, but always at least one
 * character. Blanks at its beginning and at its end are left out. `*line` is a part of the text.
 * Breaks at blanks, after hyphens and slashes inside words, after backslashes (registry keys and
 * paths), between characters of scripts without blanks; else, in a word that is too long, anywhere.
 * A simplification of UAX 14.
 */
enum layout_end wrap_words(struct slice *rest, size_t columns, struct slice *line);

/*
 * The same for a line of text that must be read exactly: nothing is left out. Breaks after a blank,
 * comma, slash or backslash where one stands in the line's second half, else anywhere. A cut line
 * leaves one column free for a mark, if there is room for one: wrap_has_mark().
 */
enum layout_end wrap_exact(struct slice *rest, size_t columns, struct slice *line);
bool wrap_has_mark(size_t columns);

/* The columns of the text's longest part that wrap_words() does not break. */
size_t wrap_longest(struct slice text);

#endif
