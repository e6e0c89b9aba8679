/*
 * Unicode text by libunistring: reading code points, the one gate that foreign text passes on its
 * way out, and its width on paper and screen.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"

#include <stdint.h>

enum {
    TEXT_REPLACEMENT = 0xFFFD
};

/* Takes the next code point off `*rest`; false at the end. A byte that is no valid UTF-8 gives
 * TEXT_REPLACEMENT and is taken alone. */
bool text_next(struct slice *rest, uint32_t *point);

/* Adds a code point as UTF-8; what is no code point (a surrogate, above 10FFFF) as
 * TEXT_REPLACEMENT. */
void text_add(struct buf *out, uint32_t point);

/* Is all of it valid UTF-8? */
bool text_is_valid(struct slice text);

/*
 * The gate. Adds `text` to `out` as it may leave the program: valid UTF-8 without control
 * characters (newline and tab stay), without characters that reorder, hide or tag text (bidi
 * controls, other format characters, private use, unassigned: each becomes U+FFFD; soft hyphen,
 * zero-width space, word joiner and BOM vanish), at most four combining marks in a row.
 * Everything from an article, a store, a query or the environment passes it before it reaches a
 * terminal, a sheet, a file name or a message. Unicode Technical Report 36 has the reasons.
 */
void text_gate(struct buf *out, struct slice text);

/* The same, with newlines and tabs as blanks: for text that must stay on one line. */
void text_gate_line(struct buf *out, struct slice text);

/* Would the gate change the text? */
bool text_is_clean(struct slice text);

/* Columns that the text takes in a fixed-width font (UAX 11): 2 for a wide character, 0 for a
 * combining mark. Control characters count 0. */
size_t text_width(struct slice text);

/* Columns of one code point: 0, 1 or 2. */
size_t text_point_width(uint32_t point);

/* The longest beginning of the text that fits into `columns`. */
struct slice text_first_columns(struct slice text, size_t columns);

/* The first `len` bytes of the text, or a few less, so that no character is cut in two. */
struct slice text_first_bytes(struct slice text, size_t len);

/* Adds the text with letters case-folded and marks kept (Unicode default case folding), to
 * compare words of any language. */
void text_fold(struct buf *out, struct slice text);

/* The same as a slice in `arena`. */
struct slice text_folded(struct arena *arena, struct slice text);

/* The letter without its accents and in lower case, as a search folds it: e for É. */
uint32_t text_base(uint32_t point);

/* Is it a letter or digit of any script? */
bool text_is_word(uint32_t point);

#endif
