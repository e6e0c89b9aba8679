#include "base/slice.h"

struct slice slice_trim(struct slice text) {
    while (text.len && ascii_is_blank(text.at[text.len - 1]))
        text.len--;
    while (text.len && ascii_is_blank(text.at[0]))
        text = slice_from(text, 1);
    return text;
}

static bool same_nocase(const char *a, const char *b, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

static bool same(const char *a, const char *b, size_t len) {
    return len == 0 || memcmp(a, b, len) == 0;
}

bool slice_equal(struct slice a, struct slice b) {
    return a.len == b.len && same(a.at, b.at, a.len);
}

bool slice_equal_nocase(struct slice a, struct slice b) {
    return a.len == b.len && same_nocase(a.at, b.at, a.len);
}

int slice_compare(struct slice a, struct slice b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool slice_starts(struct slice text, struct slice part) {
    return text.len >= part.len && same(text.at, part.at, part.len);
}

bool slice_starts_nocase(struct slice text, struct slice part) {
    return text.len >= part.len && same_nocase(text.at, part.at, part.len);
}

bool slice_ends(struct slice text, struct slice part) {
    return text.len >= part.len && same(text.at + text.len - part.len, part.at, part.len);
}

bool slice_ends_nocase(struct slice text, struct slice part) {
    return text.len >= part.len && same_nocase(text.at + text.len - part.len, part.at, part.len);
}

ptrdiff_t slice_find(struct slice text, struct slice part) {
    if (part.len == 0)
        return 0;
    if (text.len == 0)
        return SLICE_NONE;
    const char *found = memmem(text.at, text.len, part.at, part.len);
    return found ? found - text.at : SLICE_NONE;
}

/* The next `c` from `at` on, or `end`. */
static const char *next_char(const char *at, const char *end, char c) {
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end;
}

/* memchr() looks for the first letter, small and capital, many bytes at a time: an import asks for
 * some hundred words in every sentence. */
ptrdiff_t slice_find_nocase(struct slice text, struct slice part) {
    if (part.len == 0)
        return 0;
    if (part.len > text.len)
        return SLICE_NONE;
    char small = ascii_lower(part.at[0]);
    char capital = ascii_is_alpha(small) ? (char)(small - 'a' + 'A') : small;
    const char *end = text.at + (text.len - part.len) + 1;
    const char *next_small = next_char(text.at, end, small);
    const char *next_capital = capital == small ? end : next_char(text.at, end, capital);
    while (next_small < end || next_capital < end) {
        const char *at = next_small < next_capital ? next_small : next_capital;
        if (same_nocase(at, part.at, part.len))
            return at - text.at;
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

ptrdiff_t slice_find_char(struct slice text, char c) {
    const char *found = text.len ? memchr(text.at, c, text.len) : NULL;
    return found ? found - text.at : SLICE_NONE;
}

ptrdiff_t slice_find_last(struct slice text, char c) {
    for (size_t i = text.len; i > 0; i--)
        if (text.at[i - 1] == c)
            return (ptrdiff_t)(i - 1);
    return SLICE_NONE;
}

bool slice_next_line(struct slice *rest, struct slice *line) {
    if (rest->len == 0)
        return false;
    size_t len = 0;
    while (len < rest->len && rest->at[len] != '\n' && rest->at[len] != '\r')
        len++;
    *line = slice_first(*rest, len);
    bool two = len + 1 < rest->len && rest->at[len] == '\r' && rest->at[len + 1] == '\n';
    *rest = slice_from(*rest, len + (two ? 2 : 1));
    return true;
}

bool slice_next_word(struct slice *rest, struct slice *word) {
    struct slice text = *rest;
    while (text.len && ascii_is_blank(text.at[0]))
        text = slice_from(text, 1);
    size_t len = 0;
    while (len < text.len && !ascii_is_blank(text.at[len]))
        len++;
    *word = slice_first(text, len);
    *rest = slice_from(text, len);
    return len > 0;
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

struct slice slice_strip_end(struct slice text, const char *set) {
    while (text.len && text.at[text.len - 1] && strchr(set, text.at[text.len - 1]))
        text.len--;
    return text;
}

struct slice slice_strip_start(struct slice text, const char *set) {
    while (text.len && text.at[0] && strchr(set, text.at[0]))
        text = slice_from(text, 1);
    return text;
}
