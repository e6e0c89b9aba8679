/* Words and phrases that mean the same. */
#ifndef SEARCH_SYNONYMS_H
#define SEARCH_SYNONYMS_H

#include "store/terms.h"

struct synonym {
    struct slice text; /* terms, blanks between them */
    size_t group;
    size_t terms; /* how many */
};

struct synonyms {
    struct synonym *items; /* sorted by text */
    size_t count, capacity;
    size_t groups;
    size_t *members; /* places of the items, group by group */
    size_t *starts;  /* where each group begins in `members`, and behind the last where it ends */
};

/* Reads the table that is compiled in, a site's own of the same form, and the abbreviations that
 * the store's articles explain, a pair a line. In `arena`. */
enum status synonyms_load(struct synonyms *synonyms, struct store *store, struct arena *arena,
    struct slice own, struct slice abbreviations, struct error *error) ATTR_MUST_USE;

/* The synonyms that begin at place `from` of the terms and are the longest there; how many terms
 * they take goes to `*terms`. Returns the first in the table with that text, or NULL. */
const struct synonym *synonyms_at(
    const struct synonyms *synonyms, const struct store_terms *terms, size_t from, size_t *taken);

#endif
