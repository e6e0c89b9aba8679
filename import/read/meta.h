/*
 * What a document says about itself outside its body: front matter, <meta> tags, JSON-LD, the
 * header lines of an archived page. Keys are in lower case; a key may stand several times.
 */
#ifndef IMPORT_READ_META_H
#define IMPORT_READ_META_H

#include "base/arena.h"
#include "base/slice.h"

struct meta_entry {
    struct slice key, value; /* UTF-8, in the document's arena */
};

struct meta {
    struct meta_entry *items;
    size_t count, capacity;
};

/* Adds an entry; copies key (folded to lower case) and value (trimmed). Empty values are left out.
 */
void meta_add(struct meta *meta, struct arena *arena, struct slice key, struct slice value);

/* The first value of that key; empty where there is none. */
struct slice meta_get(const struct meta *meta, const char *key);

#endif
