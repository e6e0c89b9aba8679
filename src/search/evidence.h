/* What speaks for an article: words, numbers, names, settings, put together. */
#ifndef SEARCH_EVIDENCE_H
#define SEARCH_EVIDENCE_H

#include "search/plan.h"
#include "search/search.h"

enum {
    EVIDENCE_MOST = 512, /* articles that are weighed against each other */
    EVIDENCE_NO_BLOCK = -1,
};

/* An article, and what speaks for it. */
struct candidate {
    int64_t article;
    float score;
    float best; /* the strongest single piece */
    enum search_reason reason;
    int64_t block; /* where the strongest piece stands, or EVIDENCE_NO_BLOCK */
    float passage; /* what its best passage is worth, where that is known; else 0 */
};

struct evidence {
    struct candidate items[EVIDENCE_MOST];
    size_t count;
    unsigned short slots[2 * EVIDENCE_MOST]; /* hash table: place in items plus 1 */
    size_t total;                            /* articles that match, kept or not */

    uint32_t values[4 * CODE_EQUIVALENTS]; /* the error numbers that were asked for, all forms */
    size_t value_count;
    struct buf understood; /* for people: "error 789 (0x315)" */
};

/* Everything a search works with; see search.c. */
struct search_source {
    struct plan_source plan;
    const struct store_filter *filter; /* which articles may be found; NULL is all */
};

/* Articles that name the error numbers of the query, in any form. */
enum status evidence_numbers(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query,
    struct error *error) ATTR_MUST_USE;

/* Articles of the article numbers in the query, and those that cite them. */
enum status evidence_articles(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query,
    struct error *error) ATTR_MUST_USE;

/* Articles whose settings or commands hold the query, or a part of it, as letters: "weakcry". */
void evidence_settings(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query);

/* Articles, and names of articles, that hold the words of the plan. */
enum status evidence_words(struct evidence *evidence, const struct search_source *source,
    struct plan *plan, struct error *error) ATTR_MUST_USE;

#endif
