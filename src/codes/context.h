/* What the text around a number says of it. Private to src/codes. */
#ifndef CODES_CONTEXT_H
#define CODES_CONTEXT_H

#include "codes/codes.h"

struct span {
    size_t start, end;
};

struct context {
    bool marked;    /* a word before or behind says that the number is an error */
    bool behind;    /* it stands behind */
    bool parameter; /* the number stands in parentheses behind a stop code */
    enum code_family family;
};

/* The character at `at`; behind the text's end a blank, which means nothing there. */
static inline char context_char(struct slice text, size_t at) {
    return at < text.len ? text.at[at] : ' ';
}

/* Does the character belong to a word, as symbolic names have them? */
static inline bool context_is_word(char c) {
    return ascii_is_alnum(c) || c == '_';
}

/*
 * Looks at the words around text[number.start, number.end), whose value is `value`. Steps over the
 * other numbers of a list ("events 1925 and 1926", "a 741 or a 742 error") and over a number that
 * says the same ("5 (0x5)"). Reads at most a few hundred bytes on either side.
 */
struct context context_of(struct slice text, struct span number, uint32_t value);

/* The number that the one at `*at` stands in parentheses behind: 1722 in "1722 (0x6BA)". Gives its
 * value and moves `*at` to its start; false where there is none. */
bool context_outer_number(struct slice text, size_t *at, uint32_t *value);

/* Is the value in the range of the family, for those that have a narrow one (RAS, HTTP, Winsock)?
 * "VPN error 5" is none of RAS. */
bool context_fits(enum code_family family, uint32_t value);

/* The word (letters and digits) directly behind `at` and the blanks there; empty without one. */
struct slice context_next_word(struct slice text, size_t at);

/* The word directly before `at` and the blanks there. */
struct slice context_previous_word(struct slice text, size_t at);

#endif
