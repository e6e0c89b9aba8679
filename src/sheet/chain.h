/* Which items of one of an article's lists stand at which place, as numbers of the list, in its
 * order. A place is what the caller counts: a block of the body, an entry of an outline. */
#ifndef SHEET_CHAIN_H
#define SHEET_CHAIN_H

#include "article/article.h"
#include "base/arena.h"

/* Links instead of lists, for items are many and most places have none. */
struct sheet_chain {
    int *first; /* by place: an item, or ARTICLE_NONE */
    int *next;  /* by item: the one behind it at its place, or ARTICLE_NONE */
    size_t places;
};

/* A chain for `items` items at places below `places`, none of them put yet. In `arena`. */
struct sheet_chain sheet_chain_new(struct arena *arena, size_t places, size_t items);

/* Puts an item before the ones that are at the place already: whoever goes through a list from its
 * end has them in its order. An item is put once; what stands at no place is left out. */
void sheet_chain_put(struct sheet_chain *chain, size_t place, size_t item);

/* The first item at a place, or ARTICLE_NONE. */
int sheet_chain_first(const struct sheet_chain *chain, size_t place);

#endif
