/*
 * A slice: text as a pointer and a length, borrowed, not NUL-terminated unless its maker says so.
 * All comparisons named _nocase fold ASCII only: they are for words of formats and tables, where
 * a locale must not change the meaning.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

/* A slice of a string literal, and of a C string (NULL gives an empty slice). */
#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
static inline struct slice slice_of(const char *text) {
    return (struct slice){text ? text : "", text ? strlen(text) : 0};
}

/* For printf("%.*s", SLICE_ARGS(slice)). */
#define SLICE_ARGS(slice) (int)(slice).len, (slice).at

/* How many elements an array has. */
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ASCII character classes, for any char; the ones of <ctype.h> depend on the locale. */
enum {
    ASCII_DIGIT = 1,
    ASCII_UPPER = 2,
    ASCII_SMALL = 4,
    ASCII_BLANK = 8, /* space, tab, newline, carriage return, form feed, vertical tab */
    ASCII_HEX = 16,
};
extern const unsigned char ascii_classes[256]; /* of each byte, or-ed; 0 beyond ASCII */

static inline bool ascii_is(char c, unsigned classes) {
    return ascii_classes[(unsigned char)c] & classes;
}
static inline bool ascii_is_digit(char c) {
    return ascii_is(c, ASCII_DIGIT);
}
static inline bool ascii_is_alpha(char c) {
    return ascii_is(c, ASCII_UPPER | ASCII_SMALL);
}
static inline bool ascii_is_upper(char c) {
    return ascii_is(c, ASCII_UPPER);
}
static inline bool ascii_is_lower(char c) {
    return ascii_is(c, ASCII_SMALL);
}
static inline bool ascii_is_alnum(char c) {
    return ascii_is(c, ASCII_UPPER | ASCII_SMALL | ASCII_DIGIT);
}
static inline bool ascii_is_blank(char c) {
    return ascii_is(c, ASCII_BLANK);
}
static inline bool ascii_is_hex(char c) {
    return ascii_is(c, ASCII_HEX);
}
static inline char ascii_lower(char c) { /* without the table: known of a literal */
    return (unsigned char)(c - 'A') <= 'Z' - 'A' ? (char)(c - 'A' + 'a') : c;
}
/* What a hexadecimal digit is worth, and beyond F a letter in a base up to 36; of another byte,
 * nothing that means anything. */
static inline unsigned ascii_hex_value(char c) {
    return (unsigned)(ascii_is_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10);
}

/* The part from `from` (at most text.len) to the end, and the first `len` bytes (or fewer). */
static inline struct slice slice_from(struct slice text, size_t from) {
    from = from < text.len ? from : text.len;
    return (struct slice){text.at + from, text.len - from};
}
static inline struct slice slice_first(struct slice text, size_t len) {
    return (struct slice){text.at, len < text.len ? len : text.len};
}

/* The text without ASCII blanks at both ends. */
struct slice slice_trim(struct slice text);

/* Do the `len` bytes at `a` and `b` say the same, letters small or capital? */
bool slice_same_nocase(const char *a, const char *b, size_t len);

/* The same text? */
static inline bool slice_equal(struct slice a, struct slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}
static inline bool slice_equal_nocase(struct slice a, struct slice b) {
    return a.len == b.len && (a.len == 0 || (ascii_lower(a.at[0]) == ascii_lower(b.at[0]) &&
                                                slice_same_nocase(a.at, b.at, a.len)));
}

/* Orders as memcmp() does, a prefix before the longer text: less than 0, 0, more than 0. */
int slice_compare(struct slice a, struct slice b);

/* The same, upper-case ASCII letters as lower-case ones: what `LC_ALL=C sort` does with texts in
 * lower case. */
int slice_compare_nocase(struct slice a, struct slice b);

/* Does `text` begin or end with `part`? Asked of every word for whole tables: mostly the length or
 * the first letter says no, without a call. */
static inline bool slice_starts(struct slice text, struct slice part) {
    return text.len >= part.len && (part.len == 0 || memcmp(text.at, part.at, part.len) == 0);
}
static inline bool slice_starts_nocase(struct slice text, struct slice part) {
    return slice_equal_nocase(slice_first(text, part.len), part);
}
static inline bool slice_ends(struct slice text, struct slice part) {
    return text.len >= part.len && slice_equal(slice_from(text, text.len - part.len), part);
}
static inline bool slice_ends_nocase(struct slice text, struct slice part) {
    return text.len >= part.len && slice_equal_nocase(slice_from(text, text.len - part.len), part);
}

/* Is the text, letters in any case, one of the `count` words? */
bool slice_is_one_of(struct slice text, const char *const *words, size_t count);

/* Does the text, letters in any case, begin or end with one of the `count` parts, none of them
 * empty?
 */
bool slice_starts_one_of(struct slice text, const char *const *parts, size_t count);
bool slice_ends_one_of(struct slice text, const char *const *parts, size_t count);

/* Reads a text that is decimal digits, all of it, as a number up to `limit`. False, with `*number`
 * as it was, for any other text. */
bool slice_number(struct slice text, uint64_t limit, uint64_t *number);

enum {
    SLICE_NONE = -1
};

/* The offset of the first `part` (an empty part is at 0), or SLICE_NONE. */
ptrdiff_t slice_find(struct slice text, struct slice part);
ptrdiff_t slice_find_nocase(struct slice text, struct slice part);

/* As slice_find_nocase(), but only where no letter or digit stands on either side: "cause" is not
 * a word of "because". */
ptrdiff_t slice_find_word(struct slice text, struct slice word);

/* Does one of the `count` words stand in the text, as slice_find_word() finds it? */
bool slice_says_one_of(struct slice text, const char *const *words, size_t count);

/* The offset of the first, the last `c`, or SLICE_NONE. */
ptrdiff_t slice_find_char(struct slice text, char c);
ptrdiff_t slice_find_last(struct slice text, char c);

/* How many `c` there are. */
size_t slice_count(struct slice text, char c);

/*
 * Takes the next line off `*rest` into `*line`, without its newline (\n, \r\n or \r); false when
 * nothing is left. A newline at the very end opens no further line.
 */
bool slice_next_line(struct slice *rest, struct slice *line);

/* Takes the next run of bytes other than ASCII blanks off `*rest`; false when none is left. */
bool slice_next_word(struct slice *rest, struct slice *word);

/* Takes what stands before the next `separator` off `*rest`; false when nothing is left.
 * "a,,b" gives "a", "", "b". */
bool slice_next_part(struct slice *rest, char separator, struct slice *part);

/* The end of the text's last bytes that are in `set`: slice_strip_end("key\\ ", "\\ ") is "key". */
struct slice slice_strip_end(struct slice text, const char *set);
struct slice slice_strip_start(struct slice text, const char *set);

#endif
