/* Text as the index sees it: terms, by the tokenizers of FTS5 itself. */
#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "store/read.h"

/* A term of a text. */
struct store_term {
    struct slice text; /* folded: lower case, no accents */
    size_t start, end; /* where it stands in the text that was split */
};
struct store_terms {
    struct store_term *items;
    size_t count, capacity;
};

/* Splits a text into the terms that the index would have for it; at most `limit`. In `arena`. */
enum status store_split(struct store *store, struct arena *arena, struct slice text, size_t limit,
    struct store_terms *terms, struct error *error) ATTR_MUST_USE;

/* The stem of a term (Porter 1980): "connecting", "connected" and "connection" share one. The term
 * itself where it has none. In `arena`. */
struct slice store_stem(struct store *store, struct arena *arena, struct slice term);

#endif
