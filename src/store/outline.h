/*
 * All articles at once, without their bodies: what links, the words and the tree of questions are
 * made from. It is memory alone, so that several threads can work on it.
 */
#ifndef STORE_OUTLINE_H
#define STORE_OUTLINE_H

#include "store/read.h"

struct outline_article {
    const struct store_entry *entry;
    struct article lists; /* see store_lists() */
    int64_t *leads;       /* of each link: the article that it leads to, or 0 */
};

struct outline {
    struct store_entries entries;     /* in the order of collections and paths */
    struct outline_article *articles; /* of each entry */
    struct store_toc toc;
    size_t ids; /* all ids are below it */
};

/* Reads the outline; no link leads anywhere yet. Memory in `arena`. STATUS_OK, or STATUS_STORE
 * where the store fails or an article is damaged. */
enum status store_outline(struct store *store, struct arena *arena, struct outline *outline,
    struct error *error) ATTR_MUST_USE;

#endif
