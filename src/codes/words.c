#include "codes/words.h"

static const struct word words[] = {
#define X(text, class, family, behind)                                                             \
    {{text, sizeof text - 1}, WORD_##class, FAMILY_##family, behind},
#include "codes/words.def"
#undef X
};

enum {
    WORDS = COUNT_OF(words)
};

const struct word *word_find(struct slice text) {
    size_t low = 0, high = WORDS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare_nocase(text, words[middle].text);
        if (order == 0)
            return &words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
