#include "codes/named.h"

#include "codes/number.h"
#include "codes/spelled.h"

enum {
    ERRNO_LEN_MIN = 5, /* of ENOENT and the like; EIO is too short for running text */
    ERRNO_LEN_MAX = 15,
    NAME_LEN_MAX = 96, /* longer than any symbolic name, so that a long word costs nothing */
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

bool named_may_be_errno(struct slice word) {
    return word.len >= ERRNO_LEN_MIN && word.len <= ERRNO_LEN_MAX && word.at[0] == 'E' &&
           ascii_is_upper(word.at[1]) && ascii_is_upper(word.at[word.len - 1]);
}

/* ENOENT, EACCES: names of errno have no underscore, and stand in capitals. */
static const struct code_meaning *errno_row(struct slice word) {
    const struct code_meaning *row = named_may_be_errno(word) ? code_by_name(word) : NULL;
    bool exact = row && slice_equal(slice_of(code_meaning_name(row)), word);
    return exact && row->family == FAMILY_ERRNO ? row : NULL;
}

const struct code_meaning *named_row(struct slice word) {
    if (word.len > NAME_LEN_MAX)
        return NULL;
    const struct code_meaning *row = errno_row(word);
    if (row)
        return row;
    if (slice_find_char(word, '_') == SLICE_NONE && !slice_starts_nocase(word, SLICE("WSA")))
        return NULL;
    return code_by_name(word);
}

bool named_prefixed(struct slice word, uint32_t *value, enum code_family *family) {
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        struct slice digits = slice_from(word, prefixes[i].letters.len);
        if (!slice_starts_nocase(word, prefixes[i].letters) || digits.len < prefixes[i].fewest ||
            digits.len > prefixes[i].most || !number_decimal(digits, value))
            continue;
        *family = prefixes[i].family;
        if (prefixes[i].family == FAMILY_VENDOR)
            *value = spelled_value(word);
        return true;
    }
    return false;
}

size_t named_dashed(struct slice text, struct span number, enum code_family *family) {
    struct slice before = slice_first(text, number.start);
    size_t digits = number.end - number.start;
    for (size_t i = 0; slice_ends(before, SLICE("-")) && i < COUNT_OF(prefixes); i++) {
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
