/* A query as what the index is asked for: an FTS5 expression and how its phrases count. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "search/query.h"
#include "search/synonyms.h"
#include "store/match.h"
#include "store/terms.h"

/* A form in which a word of the query may stand in an article: one term, or a few in a row. */
struct plan_form {
    struct slice text; /* terms, blanks between them */
    float weight;
};

/* A word of the query with all its forms. */
struct plan_word {
    struct slice term;      /* as typed, folded */
    struct slice corrected; /* what it was taken for where it is not known; else empty */
    LIST(struct plan_form) forms;
    uint32_t articles; /* that hold it: of its most frequent form */
    float rarity;
    bool named_field; /* only in settings and commands: "cmd:" */
};

struct plan {
    LIST(struct plan_word) words;
    LIST(struct slice) required; /* phrases that must stand there */
    LIST(struct slice) excluded;
    bool named_field;      /* the expression names a field of the index of articles */
    struct buf expression; /* empty: nothing to ask the index for */
    struct buf narrow;     /* the same, of articles with one of its rare words; may be empty */
    size_t narrow_phrases; /* that `narrow` has before those of `expression` */
    struct store_scoring scoring;
};

/* What a plan is made with. */
struct plan_source {
    struct store *store;
    const struct store_words *words;
    const struct synonyms *synonyms;
};

/*
 * Makes a plan. `unfinished`: the last word is still being typed, and is completed. Memory in
 * `arena` but for the expressions, which plan_fini() frees.
 */
enum status plan_make(struct plan *plan, struct arena *arena, const struct plan_source *source,
    const struct query *query, bool unfinished, struct error *error) ATTR_MUST_USE;
void plan_fini(struct plan *plan);

/* Makes the expressions and the scoring out of the words and phrases of a plan, for plan_make(). */
void plan_express(struct plan *plan);

/* How articles and their other names are scored; the figures are explained in docs/ranking.md. */
void plan_score_articles(struct store_scoring *scoring);
void plan_score_names(struct store_scoring *scoring);

#endif
