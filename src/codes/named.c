#include "codes/named.h"

#include "codes/number.h"

enum {
    NAME_LEN_MAX = 96 /* longer than any symbolic name, so that a long word costs nothing */
};

static const struct {
    struct slice letters;
    size_t fewest, most;
    enum code_family family;
} prefixes[] = {
#define X(letters, fewest, most, family)                                                           \
    {{letters, sizeof letters - 1}, fewest, most, FAMILY_##family},
#include "codes/prefixes.def"
#undef X
};

const struct code_meaning *named_row(struct slice word) {
    if (word.len > NAME_LEN_MAX)
        return NULL;
    if (slice_find_char(word, '_') == SLICE_NONE && !slice_starts_nocase(word, SLICE("WSA")))
        return NULL;
    return code_by_name(word);
}

bool named_prefixed(struct slice word, uint32_t *value, enum code_family *family) {
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct slice digits = slice_from(word, prefixes[i].letters.len);
        if (!slice_starts_nocase(word, prefixes[i].letters) || digits.len < prefixes[i].fewest ||
            digits.len > prefixes[i].most || !number_decimal(digits, value))
            continue;
        *family = prefixes[i].family;
        return true;
    }
    return false;
}

size_t named_dashed(struct slice text, struct span number, enum code_family *family) {
    struct slice before = slice_first(text, number.start);
    size_t digits = number.end - number.start;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct slice letters = prefixes[i].letters;
        if (!slice_ends(letters, SLICE("-")) || !slice_ends_nocase(before, letters) ||
            digits < prefixes[i].fewest || digits > prefixes[i].most ||
            (before.len > letters.len && ascii_is_alnum(before.at[before.len - letters.len - 1])))
            continue;
        *family = prefixes[i].family;
        return letters.len;
    }
    return 0;
}
