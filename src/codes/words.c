#include "codes/words.h"

#include "base/beginnings.h"

static const struct word words[] = {
#define X(text, class, family, behind)                                                             \
    {{text, sizeof text - 1}, WORD_##class, FAMILY_##family, behind},
#include "codes/words.def"
#undef X
};

static short next_words[COUNT_OF(words)];
static struct beginnings beginnings = {.next = next_words};

const struct word *word_find(struct slice text) {
    beginnings_prepare(&beginnings, words, COUNT_OF(words), sizeof *words);
    for (short i = beginnings_first(&beginnings, text); i; i = beginnings_next(&beginnings, i))
        if (slice_equal_nocase(text, words[i - 1].text))
            return &words[i - 1];
    return NULL;
}
