#include "tree/phrase.h"

#include "codes/codes.h"

static bool has_phrase(const struct haystack *folded, struct slice phrase) {
    struct slice text = folded->text;
    bool open_end = slice_ends(phrase, SLICE("*"));
    if (open_end)
        phrase.len--;
    if (!haystack_may_hold(folded, phrase))
        return false;
    for (struct slice rest = text;;) {
        ptrdiff_t found = slice_find(rest, phrase);
        if (found == SLICE_NONE)
            return false;
        const char *at = rest.at + found, *end = at + phrase.len;
        if ((at == text.at || !ascii_is_alnum(at[-1])) &&
            (open_end || end == text.at + text.len || !ascii_is_alnum(*end)))
            return true;
        rest = (struct slice){at + 1, (size_t)(text.at + text.len - at - 1)};
    }
}

bool phrase_any_in(const struct haystack *folded, const char *phrases) {
    struct slice rest = slice_of(phrases), phrase;
    while (slice_next_part(&rest, '|', &phrase))
        if (has_phrase(folded, phrase))
            return true;
    return false;
}

bool phrase_any(struct slice folded, const char *phrases) {
    struct haystack haystack = haystack_of(folded);
    return phrase_any_in(&haystack, phrases);
}

bool phrase_names_error(struct slice text) {
    struct code_mention mention;
    size_t from = 0;
    return code_next(text, &from, &mention) && mention.marked;
}
