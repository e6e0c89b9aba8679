/*
 * The knowledge base, read. A store is opened read-only and suspect: it may lie on a stick and come
 * from anywhere. What is returned lives in the caller's arena, not in the store.
 */
#ifndef STORE_READ_H
#define STORE_READ_H

#include "article/article.h"

struct store;

/*
 * Opens a knowledge base. STATUS_OK, or STATUS_STORE with the reason: no such file, not a fixtree
 * store, made by a newer version, damaged, no permission. Closed with store_close(), which takes
 * NULL too.
 */
enum status store_open(struct store **store, const char *path, struct error *error) ATTR_MUST_USE;
void store_close(struct store *store);

/* The path that the store was opened with. Lives as long as the store. */
const char *store_path(const struct store *store);

/* What went wrong in the last call that failed, for `error`. Always returns STATUS_STORE. */
enum status store_fault(const struct store *store, struct error *error);

/* An article without its content. */
struct store_entry {
    int64_t id; /* in this store; changes with a new import */
    int64_t collection;
    struct slice path; /* relative to the collection's root */
    struct slice title;
    struct slice summary;
    struct slice question;
    struct slice date;
    struct slice url;
    struct slice collection_name;
    struct slice root;    /* of the collection: where its files lay */
    int64_t duplicate_of; /* the article that this one repeats, or 0 */
    uint64_t hash;        /* of the file's bytes, or 0 where that is forgotten */
};

struct store_entries {
    struct store_entry *items;
    size_t count, capacity;
};

/* Between these two the store stays as it is, whoever writes it, and is not locked anew for every
 * look-up. A writer waits for store_unfreeze(), so it must come soon. Freezing may fail silently:
 * what follows then reports the fault. */
void store_freeze(struct store *store);
void store_unfreeze(struct store *store);

/* The entry with that id; STATUS_NOTHING where there is none. */
enum status store_entry(struct store *store, struct arena *arena, int64_t id,
    struct store_entry *entry, struct error *error) ATTR_MUST_USE;

/* All entries in the order of collections and paths. */
enum status store_list(struct store *store, struct arena *arena, struct store_entries *entries,
    struct error *error) ATTR_MUST_USE;

/* The whole article, body included. STATUS_NOTHING where there is none. */
enum status store_article(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) ATTR_MUST_USE;

/* The article without its body: that is NULL, and whether its places lie inside is not known. */
enum status store_lists(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) ATTR_MUST_USE;

/*
 * The articles that `name` may mean, best first: an id ("#12"), a path or the end of one
 * ("vpn/error-789.md", "error-789"), an article number ("KB929856", "929856"). STATUS_NOTHING where
 * there is none.
 */
enum status store_find(struct store *store, struct arena *arena, struct slice name,
    struct store_entries *entries, struct error *error) ATTR_MUST_USE;

/* An entry of a collection's table of contents. */
struct store_toc_entry {
    int64_t collection;
    int64_t ordinal;
    uint32_t depth, line;
    struct slice path; /* of the table's file */
    struct slice name;
    struct slice href; /* as written; may be empty */
    int64_t article;   /* or 0 */
};
struct store_toc {
    struct store_toc_entry *items;
    size_t count, capacity;
};

/* All tables of contents, in their order. */
enum status store_toc(struct store *store, struct arena *arena, struct store_toc *toc,
    struct error *error) ATTR_MUST_USE;

/* Puts the body of an article, as block_pack() packed it, into `body`, in place of what was there.
 */
enum status store_body(
    struct store *store, int64_t id, struct buf *body, struct error *error) ATTR_MUST_USE;

/* A value of the store's own table of facts ("created", "fixtree"); empty where there is none. */
struct slice store_meta(struct store *store, struct arena *arena, const char *key);

/* What is kept under a name beside the articles, in one piece of bytes ("vocabulary", "tree");
 * empty where there is none. In `arena`. */
struct slice store_bytes(struct store *store, struct arena *arena, const char *name);

#endif
