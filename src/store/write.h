/*
 * The knowledge base, written. All of an import is one transaction: whoever opens the file sees the
 * state before it or the state after it, whatever happens in between.
 */
#ifndef STORE_WRITE_H
#define STORE_WRITE_H

#include "store/read.h"

/*
 * Opens a store for writing, and makes it where there is none, its folder too. Begins the
 * transaction. STATUS_OK, or STATUS_STORE: what is there is no fixtree store, another import is at
 * work, the place cannot be written.
 */
enum status store_create(struct store **store, const char *path, struct error *error) ATTR_MUST_USE;

/* Makes all that was written since store_create() permanent; STATUS_STORE where that failed, and
 * then nothing of it is. Without it, store_close() leaves the store as it was before. */
enum status store_commit(struct store *store, struct error *error) ATTR_MUST_USE;

/* The collections of the store. */
struct store_collection_entry {
    int64_t id;
    struct slice name, root;
};
struct store_collections {
    struct store_collection_entry *items;
    size_t count, capacity;
};
enum status store_collections(struct store *store, struct arena *arena,
    struct store_collections *collections, struct error *error) ATTR_MUST_USE;

/* The number of a collection, made where it is new. `root` is where its files lie. */
enum status store_collection(struct store *store, struct slice name, struct slice root, int64_t *id,
    struct error *error) ATTR_MUST_USE;

/* What is known of a source file, to tell whether it changed. */
struct store_file {
    int64_t id; /* of the article */
    struct slice path;
    int64_t size, mtime; /* bytes; nanoseconds since 1970 */
    uint64_t hash;       /* of its bytes */
    bool seen;           /* for the caller's use */
};
struct store_files {
    struct store_file *items;
    size_t count, capacity;
};

/* The files of a collection, by path. */
enum status store_files(struct store *store, struct arena *arena, int64_t collection,
    struct store_files *files, struct error *error) ATTR_MUST_USE;

/* What article_pack() made of an article, in two parts: all before the body, as
 * article_unpack_lists() reads it, and the body. */
struct store_content {
    struct slice lists, body;
};

/* Adds an article, or puts it in place of the one with `file->id` where that is not 0. The id it
 * has then goes to file->id. `content` is kept as it is; article->body is not looked at. */
enum status store_put(struct store *store, int64_t collection, struct store_file *file,
    const struct article *article, const struct store_content *content,
    struct error *error) ATTR_MUST_USE;

/* Takes an article and all that belongs to it away. */
enum status store_remove(struct store *store, int64_t id, struct error *error) ATTR_MUST_USE;

/* What of an article can be found by its words, in the order of their weight. */
enum store_field {
    FIELD_OF_TITLE,
    FIELD_OF_SYMPTOM,
    FIELD_OF_CAUSE,
    FIELD_OF_FIX,
    FIELD_OF_SETTING,
    FIELD_OF_BODY,
    STORE_FIELDS
};
struct store_document {
    struct slice fields[STORE_FIELDS];
};

/* Puts the words of an article into the index, takes them out of it. To be taken out they have to
 * be the same texts that were put in. */
enum status store_index(struct store *store, int64_t id, const struct store_document *document,
    struct error *error) ATTR_MUST_USE;
enum status store_unindex(struct store *store, int64_t id, const struct store_document *document,
    struct error *error) ATTR_MUST_USE;

/* Forgets the hashes of all files, so that the next import reads them again. */
enum status store_forget_hashes(struct store *store, struct error *error) ATTR_MUST_USE;

/* Notes that an article repeats another; forgets all such notes. */
enum status store_set_duplicate(
    struct store *store, int64_t article, int64_t original, struct error *error) ATTR_MUST_USE;
enum status store_clear_duplicates(struct store *store, struct error *error) ATTR_MUST_USE;

/* Forgets the tables of contents of a collection; adds one entry, whose article is not known yet.
 */
enum status store_clear_toc(
    struct store *store, int64_t collection, struct error *error) ATTR_MUST_USE;
enum status store_add_toc(
    struct store *store, const struct store_toc_entry *entry, struct error *error) ATTR_MUST_USE;

/* Keeps bytes under a name, in place of those that were there: see store_bytes(). */
enum status store_set_bytes(
    struct store *store, const char *name, struct slice bytes, struct error *error) ATTR_MUST_USE;

/* Notes in the table of facts, as "hash", what the store holds: "812 articles, 03f2a91c". The same
 * sources give the same. */
enum status store_set_hash(struct store *store, struct error *error) ATTR_MUST_USE;

/* Sets a value of the store's own table of facts. */
enum status store_set_meta(
    struct store *store, const char *key, struct slice value, struct error *error) ATTR_MUST_USE;

#endif
