/* Words near a word: forms of the same stem, completions, corrections. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include "store/words.h"

/* A word of the vocabulary. */
struct near_word {
    size_t place;      /* in the vocabulary */
    uint32_t articles; /* that hold it */
    unsigned distance; /* edits away from what was asked for */
};

/* Words with the stem of `term`, without itself, the most frequent first; at most `limit`. Returns
 * how many. */
size_t spelling_forms(
    const struct store_words *words, struct slice term, struct near_word *found, size_t limit);

/* The same for a term that no article holds: "spooling" where there are only "spooler" and "spool".
 * `arena` is for what is looked at. */
size_t spelling_forms_of_unknown(const struct store_words *words, struct store *store,
    struct arena *arena, struct slice term, struct near_word *found, size_t limit);

/* Words that begin with `start`, the most frequent first; at most `limit`. */
size_t spelling_completions(
    const struct store_words *words, struct slice start, struct near_word *found, size_t limit);

/*
 * Words that `term` may be a mistyping of, the most likely first: few edits (a letter wrong,
 * missing, too much, or two swapped; Damerau 1964), and common rather than rare. At most `limit`.
 * Words below four letters, and numbers, are never corrected.
 */
size_t spelling_corrections(
    const struct store_words *words, struct slice term, struct near_word *found, size_t limit);

/* Edits between two texts, if they are at most `most`; else most + 1. */
unsigned spelling_distance(struct slice a, struct slice b, unsigned most);

#endif
