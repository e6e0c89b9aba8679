/*
 * What a tree of questions is made from, for all articles at once: a list a kind, read in one go.
 * Reading article by article would unpack every body.
 */
#ifndef STORE_OUTLINE_H
#define STORE_OUTLINE_H

#include "store/read.h"

enum outline_list {
#define X(name, sql) OUTLINE_##name,
#include "store/outline.def"
#undef X
    OUTLINE_LISTS
};

/* A row of a list; outline.def says what its fields hold. */
struct outline_row {
    int64_t article;
    int problem; /* of the article, or ARTICLE_NONE */
    int64_t number, other;
    struct slice text, more;
};

struct outline_rows {
    struct outline_row *items;
    size_t count, capacity;
};

/* Reads a list, in the order of articles. Rows and texts live in `arena`. STATUS_OK, or
 * STATUS_STORE where the store fails. */
enum status store_outline(struct store *store, struct arena *arena, enum outline_list list,
    struct outline_rows *rows, struct error *error) ATTR_MUST_USE;

#endif
