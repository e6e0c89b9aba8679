#include "base/slice.h"

enum {
    B = ASCII_BLANK,
    D = ASCII_DIGIT | ASCII_HEX,
    X = ASCII_UPPER | ASCII_HEX,
    U = ASCII_UPPER,
    x = ASCII_SMALL | ASCII_HEX,
    s = ASCII_SMALL,
};

/* clang-format off */
const unsigned char ascii_classes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, B, B, B, 0, 0, /* 00: \t \n \v \f \r */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 20: space */
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, /* 30: 0 to 9 */
    0, X, X, X, X, X, X, U, U, U, U, U, U, U, U, U, /* 40: A to O */
    U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0, /* 50: P to Z */
    0, x, x, x, x, x, x, s, s, s, s, s, s, s, s, s, /* 60: a to o */
    s, s, s, s, s, s, s, s, s, s, s, 0, 0, 0, 0, 0, /* 70: p to z */
};
/* clang-format on */

struct slice slice_trim(struct slice text) {
    while (text.len && ascii_is_blank(text.at[text.len - 1]))
        text.len--;
    while (text.len && ascii_is_blank(text.at[0]))
        text = slice_from(text, 1);
    return text;
}

bool slice_same_nocase(const char *a, const char *b, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (a[i] != b[i] && ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

int slice_compare(struct slice a, struct slice b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

int slice_compare_nocase(struct slice a, struct slice b) {
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        unsigned char left = (unsigned char)ascii_lower(a.at[i]);
        unsigned char right = (unsigned char)ascii_lower(b.at[i]);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return (a.len > b.len) - (a.len < b.len);
}

/* Asked before the word's length and its other letters: says no to nearly all words, but yes to
 * some whose first letter is another. */
static bool may_begin_alike(struct slice text, const char *word) {
    char first = text.len ? text.at[0] : '\0';
    return ((first ^ word[0]) & ~('a' - 'A')) == 0;
}

bool slice_is_one_of(struct slice text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (may_begin_alike(text, words[i]) && slice_equal_nocase(text, slice_of(words[i])))
            return true;
    return false;
}

bool slice_starts_one_of(struct slice text, const char *const *parts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (may_begin_alike(text, parts[i]) && slice_starts_nocase(text, slice_of(parts[i])))
            return true;
    return false;
}

bool slice_ends_one_of(struct slice text, const char *const *parts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (slice_ends_nocase(text, slice_of(parts[i])))
            return true;
    return false;
}

bool slice_number(struct slice text, uint64_t limit, uint64_t *number) {
    uint64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = ascii_hex_value(text.at[i]);
        if (!ascii_is_digit(text.at[i]) || digit > limit || sum > (limit - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    if (text.len)
        *number = sum;
    return text.len > 0;
}

/* ---- finding ---- */

/*
 * How frequent a letter is in English prose and names of settings; 0, the rarest, is any other
 * byte. A text is asked for hundreds of words that it does not hold: memchr() looks for the rarest
 * letter of each, many bytes at a time, and seldom stops at one that leads to nothing.
 */
#define BOTH(small, rank) [small] = (rank), [(small) - 'a' + 'A'] = (rank)
static const unsigned char frequency[256] = {BOTH('j', 1), BOTH('q', 2), BOTH('z', 3), BOTH('x', 4),
    BOTH('k', 5), BOTH('v', 6), BOTH('w', 7), BOTH('y', 8), BOTH('b', 9), BOTH('g', 10),
    BOTH('p', 11), BOTH('f', 12), BOTH('m', 13), BOTH('h', 14), BOTH('u', 15), BOTH('d', 16),
    BOTH('c', 17), BOTH('l', 18), BOTH('s', 19), BOTH('n', 20), BOTH('a', 21), BOTH('i', 22),
    BOTH('r', 23), BOTH('o', 24), BOTH('t', 25), BOTH('e', 26), [' '] = 27};
#undef BOTH

static size_t rarest(struct slice part) {
    enum {
        LOOKED_AT = 8 /* among more, the search itself would take longer than what it saves */
    };
    size_t best = 0;
    for (size_t i = 1; i < part.len && i < LOOKED_AT; i++)
        if (frequency[(unsigned char)part.at[i]] < frequency[(unsigned char)part.at[best]])
            best = i;
    return best;
}

/* The next `c` from `at` on, or `end`. */
static const char *next_char(const char *at, const char *end, char c) {
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end;
}

ptrdiff_t slice_find(struct slice text, struct slice part) {
    if (part.len == 0)
        return 0;
    if (part.len > text.len)
        return SLICE_NONE;
    size_t pivot = rarest(part);
    const char *end = text.at + (text.len - part.len) + 1 + pivot;
    const char *at = next_char(text.at + pivot, end, part.at[pivot]);
    for (; at < end; at = next_char(at + 1, end, part.at[pivot]))
        if (memcmp(at - pivot, part.at, part.len) == 0)
            return at - pivot - text.at;
    return SLICE_NONE;
}

ptrdiff_t slice_find_nocase(struct slice text, struct slice part) {
    if (part.len == 0)
        return 0;
    if (part.len > text.len)
        return SLICE_NONE;
    size_t pivot = rarest(part);
    char small = ascii_lower(part.at[pivot]);
    char capital = ascii_is_alpha(small) ? (char)(small - 'a' + 'A') : small;
    const char *end = text.at + (text.len - part.len) + 1 + pivot;
    const char *next_small = next_char(text.at + pivot, end, small);
    const char *next_capital = capital == small ? end : next_char(text.at + pivot, end, capital);
    while (next_small < end || next_capital < end) {
        const char *at = next_small < next_capital ? next_small : next_capital;
        if (slice_same_nocase(at - pivot, part.at, part.len))
            return at - pivot - text.at;
        if (at == next_small)
            next_small = next_char(at + 1, end, small);
        else
            next_capital = next_char(at + 1, end, capital);
    }
    return SLICE_NONE;
}

static bool word_ends_at(struct slice text, size_t offset) {
    return offset == 0 || offset >= text.len || !ascii_is_alnum(text.at[offset - 1]) ||
           !ascii_is_alnum(text.at[offset]);
}

ptrdiff_t slice_find_word(struct slice text, struct slice word) {
    size_t from = 0;
    while (from < text.len) {
        ptrdiff_t found = slice_find_nocase(slice_from(text, from), word);
        if (found == SLICE_NONE)
            return SLICE_NONE;
        size_t at = from + (size_t)found;
        if (word_ends_at(text, at) && word_ends_at(text, at + word.len))
            return (ptrdiff_t)at;
        from = at + 1;
    }
    return SLICE_NONE;
}

bool slice_says_one_of(struct slice text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (slice_find_word(text, slice_of(words[i])) != SLICE_NONE)
            return true;
    return false;
}

ptrdiff_t slice_find_char(struct slice text, char c) {
    const char *found = text.len ? memchr(text.at, c, text.len) : NULL;
    return found ? found - text.at : SLICE_NONE;
}

size_t slice_count(struct slice text, char c) {
    size_t count = 0;
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end && (at = memchr(at, c, (size_t)(end - at))); at++)
        count++;
    return count;
}

ptrdiff_t slice_find_last(struct slice text, char c) {
    const char *found = text.len ? memrchr(text.at, c, text.len) : NULL;
    return found ? found - text.at : SLICE_NONE;
}

enum {
    LINE_STRIDE = 128 /* bytes looked at in one go: most lines are shorter */
};

/* The bytes up to the next \n or \r. In strides, so that a text with only one of them is not
 * searched to its end for the other at each line. */
static size_t line_length(struct slice text) {
    size_t len = 0;
    while (len < text.len) {
        struct slice part = slice_first(slice_from(text, len), LINE_STRIDE);
        const char *end = next_char(part.at, part.at + part.len, '\n');
        end = next_char(part.at, end, '\r');
        len += (size_t)(end - part.at);
        if (end < part.at + part.len)
            break;
    }
    return len;
}

bool slice_next_line(struct slice *rest, struct slice *line) {
    if (rest->len == 0)
        return false;
    size_t len = line_length(*rest);
    *line = slice_first(*rest, len);
    bool two = len + 1 < rest->len && rest->at[len] == '\r' && rest->at[len + 1] == '\n';
    *rest = slice_from(*rest, len + (two ? 2 : 1));
    return true;
}

bool slice_next_word(struct slice *rest, struct slice *word) {
    const struct slice text = *rest;
    size_t start = 0;
    while (start < text.len && ascii_is_blank(text.at[start]))
        start++;
    size_t end = start;
    while (end < text.len && !ascii_is_blank(text.at[end]))
        end++;
    *word = (struct slice){text.at + start, end - start};
    *rest = (struct slice){text.at + end, text.len - end};
    return end > start;
}

bool slice_next_part(struct slice *rest, char separator, struct slice *part) {
    if (!rest->at)
        return false;
    ptrdiff_t found = slice_find_char(*rest, separator);
    if (found == SLICE_NONE) {
        *part = *rest;
        *rest = (struct slice){0};
        return true;
    }
    *part = slice_first(*rest, (size_t)found);
    *rest = slice_from(*rest, (size_t)found + 1);
    return true;
}

/* Sets are short, and mostly asked in vain: a call of strchr() would take longer. */
static bool is_in(char c, const char *set) {
    while (*set && *set != c)
        set++;
    return *set != '\0';
}

struct slice slice_strip_end(struct slice text, const char *set) {
    while (text.len && is_in(text.at[text.len - 1], set))
        text.len--;
    return text;
}

struct slice slice_strip_start(struct slice text, const char *set) {
    while (text.len && is_in(text.at[0], set))
        text = slice_from(text, 1);
    return text;
}
