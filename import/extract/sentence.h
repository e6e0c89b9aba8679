/* Sentences and words of a text: what rules about wording look at. */
#ifndef IMPORT_EXTRACT_SENTENCE_H
#define IMPORT_EXTRACT_SENTENCE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct word {
    struct slice text; /* without the punctuation around it */
    uint32_t hash;     /* of the lower-case text, curly apostrophes straight; see word_hash() */
    bool comma;        /* a comma, semicolon or colon stood behind it */
    bool quoted;       /* it, or what it begins, stood in quotation marks or brackets */
};

struct sentence {
    struct slice text;
    struct word *words;
    size_t count;
    uint64_t may; /* word_bit() of each word: says no to most words that it has not */
    char end;     /* the character it ends in: . ! ? : ; or 0 */
};

struct sentences {
    struct sentence *items;
    size_t count, capacity;
};

/*
 * Splits a text into sentences and those into words; in `arena`, texts borrowed. A line break ends
 * a sentence. Full stops inside of names ("Dcdiag.exe"), of numbers and of the usual abbreviations
 * ("e.g.") do not.
 */
struct sentences sentences_of(struct arena *arena, struct slice text);

/* FNV-1a of the lower-case word; what tables of words are compared by. */
uint32_t word_hash(struct slice word);

/* One of 64 bits for a hash. */
static inline uint64_t word_bit(uint32_t hash) {
    return (uint64_t)1 << hash % 64;
}

#endif
