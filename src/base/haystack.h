/*
 * A text that hundreds of words are looked for in, most of them in vain: it remembers which pairs
 * of neighbouring letters it has, so that a word with another pair is refused without reading the
 * text.
 */
#ifndef BASE_HAYSTACK_H
#define BASE_HAYSTACK_H

#include "base/slice.h"

#include <stdint.h>

struct haystack {
    struct slice text; /* borrowed */
    uint64_t pairs[4]; /* a bit for each pair, letters of either case alike; pairs share bits */
};

/* Reads the text once. Worth it from about five words on. */
struct haystack haystack_of(struct slice text);

/* Could the text hold this part, letters in any case? False is certain; true calls for a look. What
 * is false of a text is false of every part of it. */
bool haystack_may_hold(const struct haystack *haystack, struct slice part);

/* The same of a C string, whose length is not asked for. */
bool haystack_may_say(const struct haystack *haystack, const char *words);

/* As slice_find_nocase() and slice_find_word() of its text. */
ptrdiff_t haystack_find(const struct haystack *haystack, struct slice part);
ptrdiff_t haystack_find_word(const struct haystack *haystack, struct slice word);

#endif
