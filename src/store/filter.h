/* Which articles a search or a walk may find, as bits: one look-up for the filter, none an article.
 */
#ifndef STORE_FILTER_H
#define STORE_FILTER_H

#include "store/read.h"

struct store_filter {
    unsigned char *bits; /* one an article id */
    size_t ids;          /* ids below it have a bit; those above are left out */
};

/* What articles are asked for. */
enum store_filter_kind {
    FILTER_PRODUCT,    /* a product, a facet or the title holds each part of the text: "win10" is in
                        * "Windows 10", "2008r2" in "Windows Server 2008 R2", "10" not in "2010" */
    FILTER_PRODUCTS,   /* it names products; the text is not looked at */
    FILTER_KIND,       /* it has a fix of that kind ("workaround") */
    FILTER_COLLECTION, /* it lies in the collection of that name, or in a folder of it */
    FILTER_OUTSIDE,    /* it does not */
};

/* Keeps in `filter` only the articles that fit; a filter of zeros becomes one that holds all that
 * fit. Bits in `arena`. */
enum status store_filter_keep(struct store *store, struct arena *arena, struct store_filter *filter,
    enum store_filter_kind kind, struct slice text, struct error *error) ATTR_MUST_USE;

/* May this article be found? NULL lets all through. */
static inline bool store_filter_has(const struct store_filter *filter, int64_t id) {
    return !filter || !filter->bits ||
           (id >= 0 && (size_t)id < filter->ids && (filter->bits[id / 8] >> (id % 8) & 1));
}

#endif
