#include "base/haystack.h"

/* The low five bits of a letter are the same small and capital. */
static unsigned pair_of(const char *at) {
    return (((unsigned)at[0] & 31) << 3 ^ ((unsigned)at[1] & 31)) & 255;
}

struct haystack haystack_of(struct slice text) {
    struct haystack haystack = {.text = text};
    for (size_t i = 0; i + 1 < text.len; i++) {
        unsigned pair = pair_of(text.at + i);
        haystack.pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    }
    return haystack;
}

static bool has_pair(const struct haystack *haystack, const char *at) {
    unsigned pair = pair_of(at);
    return haystack->pairs[pair / 64] >> pair % 64 & 1;
}

bool haystack_may_hold(const struct haystack *haystack, struct slice part) {
    for (size_t i = 0; i + 1 < part.len; i++)
        if (!has_pair(haystack, part.at + i))
            return false;
    return true;
}

bool haystack_may_say(const struct haystack *haystack, const char *words) {
    for (; words[0] && words[1]; words++)
        if (!has_pair(haystack, words))
            return false;
    return true;
}

ptrdiff_t haystack_find(const struct haystack *haystack, struct slice part) {
    return haystack_may_hold(haystack, part) ? slice_find_nocase(haystack->text, part) : SLICE_NONE;
}

ptrdiff_t haystack_find_word(const struct haystack *haystack, struct slice word) {
    return haystack_may_hold(haystack, word) ? slice_find_word(haystack->text, word) : SLICE_NONE;
}
