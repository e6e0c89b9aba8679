/*
 * Full-text matching: an FTS5 expression against the index, scored by fixtree's own function.
 * FTS5's bm25() looks up the size of every row and counts every phrase a second time; ours takes
 * both from the words in memory, and keeps a heap of the best instead of sorting all.
 */
#ifndef STORE_MATCH_H
#define STORE_MATCH_H

#include "store/filter.h"
#include "store/words.h"

enum {
    MATCH_PHRASES = 96, /* phrases of an expression */
    MATCH_GROUPS = 32,  /* words of a query */
    MATCH_BEST = 64,    /* hits that are kept */
    MATCH_WINDOW = 30,  /* terms: about a sentence or two */
};

/*
 * How to score. The phrases of the expression, from left to right, belong to groups: a word of the
 * query with its completions and synonyms is one group, in the order of the query.
 */
struct store_scoring {
    const struct store_filter *filter; /* which articles may be found; NULL is all */
    size_t skip; /* phrases of the expression that come before these and do not count */
    size_t phrases, groups;
    unsigned char group[MATCH_PHRASES];
    float weight[MATCH_PHRASES];    /* 1 for the word itself, less for a synonym */
    float rarity[MATCH_GROUPS];     /* how much the group's presence says: its idf */
    float field[STORE_FIELDS];      /* how much a field's words weigh */
    float saturation, length_share; /* BM25's k1 and b */
    float together;                 /* what words that stand side by side add, as a share */
    float near;                     /* what words within MATCH_WINDOW terms add, as a share */
    float coverage;                 /* power of the share of the query that an article holds */
};

struct store_hit {
    int64_t article;
    float score;
    float passage;   /* rarity of the groups that stand together in one place below the title */
    uint32_t groups; /* which groups it holds, one bit each */
};

/*
 * Puts the best hits of `expression` into `hits`, best first; at most MATCH_BEST. `*total` is how
 * many articles match. The expression must be one that search/ has built: quoted phrases, OR, AND,
 * NOT.
 */
enum status store_match(struct store *store, const char *expression,
    const struct store_words *words, const struct store_scoring *scoring,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total,
    struct error *error) ATTR_MUST_USE;

/* The same for the other names of articles: links' words, names in tables of contents. Each hit is
 * an article, by its best name. */
enum status store_match_alias(struct store *store, const char *expression,
    const struct store_words *words, const struct store_scoring *scoring,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total,
    struct error *error) ATTR_MUST_USE;

#endif
