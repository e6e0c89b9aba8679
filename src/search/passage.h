/* The passage of an article that answers a query: the block with the words that say most. */
#ifndef SEARCH_PASSAGE_H
#define SEARCH_PASSAGE_H

#include "search/evidence.h"

/* A text that is looked for, as the index has it: folded, terms with one blank between them. */
struct needle {
    struct slice text;
    float worth; /* of its word's presence */
    unsigned char group;
};

struct needles {
    struct needle items[MATCH_PHRASES];
    size_t count;
    unsigned char first[256]; /* by first byte: place of the first needle plus 1 */
    unsigned char next[MATCH_PHRASES];
    uint32_t second[256];   /* by first byte: which second bytes follow, by their low five bits */
    struct buf body;        /* of the article that is looked at */
    const uint32_t *values; /* error numbers that are marked too */
    size_t value_count;
};

/* What to look for, of a plan and of the numbers that were asked for. Borrows from both; ended with
 * passage_end(). */
void passage_needles(
    struct needles *needles, const struct plan *plan, const struct evidence *evidence);
void passage_end(struct needles *needles);

/*
 * Finds the passage of an article: the block named by `candidate` where a number or a setting
 * spoke for it, else the one that holds most of the needles. Texts in `arena`, clean for output.
 * STATUS_OK with an empty text where the article has no words at all.
 */
enum status passage_find(struct search_passage *passage, struct arena *arena, struct store *store,
    struct needles *needles, const struct candidate *candidate, struct error *error) ATTR_MUST_USE;

#endif
