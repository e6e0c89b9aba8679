#include "store/handle.h"

#include <limits.h>

static struct store_entry read_entry(struct arena *arena, sqlite3_stmt *row) {
    return (struct store_entry){.id = sqlite3_column_int64(row, 0),
        .collection = sqlite3_column_int64(row, 1),
        .path = store_text(arena, row, 2),
        .title = store_text(arena, row, 3),
        .summary = store_text(arena, row, 4),
        .question = store_text(arena, row, 5),
        .date = store_text(arena, row, 6),
        .url = store_text(arena, row, 7),
        .collection_name = store_text(arena, row, 8),
        .root = store_text(arena, row, 9),
        .duplicate_of = sqlite3_column_int64(row, 10),
        .hash = (uint64_t)sqlite3_column_int64(row, 11)};
}

static enum status read_entries(struct store *store, struct arena *arena, sqlite3_stmt *rows,
    struct store_entries *entries, struct error *error) {
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, entries) = read_entry(arena, rows);
    return store_end_rows(store, rows, code, error);
}

enum status store_entry(struct store *store, struct arena *arena, int64_t id,
    struct store_entry *entry, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_ENTRY);
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW)
        *entry = read_entry(arena, select);
    sqlite3_reset(select);
    if (code == SQLITE_DONE)
        return error_set(error, STATUS_NOTHING, "no article %lld in this store", (long long)id);
    return code == SQLITE_ROW ? STATUS_OK : store_fault(store, error);
}

enum status store_list(
    struct store *store, struct arena *arena, struct store_entries *entries, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_LIST);
    if (!select)
        return store_fault(store, error);
    return read_entries(store, arena, select, entries, error);
}

/* ---- an article ---- */

/* The one blob of an article that a statement selects, put into `bytes`. */
static enum status read_blob(
    struct store *store, enum statement which, int64_t id, struct buf *bytes, struct error *error) {
    sqlite3_stmt *select = store_statement(store, which);
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    buf_clear(bytes);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW)
        buf_add(bytes, (struct slice){sqlite3_column_blob(select, 0),
                           (size_t)sqlite3_column_bytes(select, 0)});
    sqlite3_reset(select);
    if (code == SQLITE_DONE)
        return error_set(error, STATUS_NOTHING, "no article %lld in this store", (long long)id);
    return code == SQLITE_ROW ? STATUS_OK : store_fault(store, error);
}

static enum status is_damaged(
    struct store *store, int64_t id, const char *why, struct error *error) {
    return error_set(error, STATUS_STORE,
        "%s: article %lld is damaged (%s); move the file away and import its sources again",
        store->path, (long long)id, why);
}

enum status store_lists(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) {
    struct article read;
    struct buf bytes = {0};
    enum status status = read_blob(store, STATEMENT_LISTS, id, &bytes, error);
    if (status == STATUS_OK &&
        !article_unpack_lists(&read, arena, arena_slice(arena, buf_slice(&bytes))))
        status = is_damaged(store, id, "lists", error);
    if (status == STATUS_OK)
        *article = read;
    buf_fini(&bytes);
    return status;
}

enum status store_body(struct store *store, int64_t id, struct buf *body, struct error *error) {
    return read_blob(store, STATEMENT_BODY, id, body, error);
}

enum status store_article(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) {
    struct article read;
    struct error why;
    struct buf body = {0};
    enum status status = store_lists(store, arena, id, &read, error);
    if (status == STATUS_OK)
        status = store_body(store, id, &body, error);
    if (status == STATUS_OK) {
        read.body = body.len ? block_unpack(arena, arena_slice(arena, buf_slice(&body))) : NULL;
        if (!read.body || article_check(&read, &why))
            status = is_damaged(store, id, read.body ? why.text : "body", error);
    }
    if (status == STATUS_OK)
        *article = read;
    buf_fini(&body);
    return status;
}

/* ---- finding by name ---- */

static enum status find_by(struct store *store, struct arena *arena, enum statement statement,
    struct slice text, struct store_entries *entries, struct error *error) {
    sqlite3_stmt *select = store_statement(store, statement);
    if (!select)
        return store_fault(store, error);
    store_bind_text(select, 1, text);
    return read_entries(store, arena, select, entries, error);
}

static enum status find_id(struct store *store, struct arena *arena, uint64_t id,
    struct store_entries *entries, struct error *error) {
    struct store_entry entry;
    enum status status = store_entry(store, arena, (int64_t)id, &entry, error);
    if (status == STATUS_OK)
        *LIST_ADD(arena, entries) = entry;
    return status == STATUS_NOTHING ? STATUS_OK : status;
}

static struct slice kb_number(struct slice name) {
    if (slice_starts_nocase(name, SLICE("KB")))
        name = slice_strip_start(slice_from(name, 2), " -#");
    else if (slice_starts_nocase(name, SLICE("Q")))
        name = slice_from(name, 1);
    return name.len && slice_strip_start(name, "0123456789").len == 0 ? name : SLICE("");
}

/* In a LIKE pattern only our own percent signs may act. */
static struct slice like_escaped(struct arena *arena, struct slice text) {
    struct buf out = {0};
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("%_\\", text.at[i]))
            buf_add_char(&out, '\\');
        buf_add_char(&out, text.at[i]);
    }
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

enum status store_find(struct store *store, struct arena *arena, struct slice name,
    struct store_entries *entries, struct error *error) {
    enum status status = STATUS_OK;
    uint64_t id;
    name = slice_trim(name);
    bool path = name.len && name.len <= PATH_MAX; /* SQLite refuses a LIKE of endless text */
    if (slice_starts(name, SLICE("#")) && slice_number(slice_from(name, 1), INT64_MAX, &id))
        status = find_id(store, arena, id, entries, error);
    if (status == STATUS_OK && entries->count == 0 && path)
        status = find_by(store, arena, STATEMENT_FIND_PATH, name, entries, error);
    if (status == STATUS_OK && entries->count == 0 && kb_number(name).len)
        status = find_by(store, arena, STATEMENT_FIND_KB, kb_number(name), entries, error);
    if (status == STATUS_OK && entries->count == 0 && path)
        status = find_by(store, arena, STATEMENT_FIND_END, name, entries, error);
    if (status == STATUS_OK && entries->count == 0 && path)
        status =
            find_by(store, arena, STATEMENT_FIND_STEM, like_escaped(arena, name), entries, error);
    if (status == STATUS_OK && entries->count == 0)
        return error_set(error, STATUS_NOTHING,
            "no article is called \"%.*s\"; `fixtree search` finds words, `fixtree list` shows all",
            SLICE_ARGS(slice_first(name, 80)));
    return status;
}

/* ---- tables of contents, facts ---- */

enum status store_toc(
    struct store *store, struct arena *arena, struct store_toc *toc, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_TOC);
    int code;
    if (!select)
        return store_fault(store, error);
    while ((code = sqlite3_step(select)) == SQLITE_ROW)
        *LIST_ADD(arena, toc) =
            (struct store_toc_entry){.collection = sqlite3_column_int64(select, 0),
                .ordinal = sqlite3_column_int64(select, 1),
                .depth = (uint32_t)sqlite3_column_int(select, 2),
                .line = (uint32_t)sqlite3_column_int(select, 3),
                .path = store_text(arena, select, 4),
                .name = store_text(arena, select, 5),
                .href = store_text(arena, select, 6),
                .article = sqlite3_column_int64(select, 7)};
    return store_end_rows(store, select, code, error);
}

struct slice store_meta(struct store *store, struct arena *arena, const char *key) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_META);
    struct slice value = SLICE("");
    if (!select)
        return value;
    store_bind_text(select, 1, slice_of(key));
    if (sqlite3_step(select) == SQLITE_ROW)
        value = store_text(arena, select, 0);
    sqlite3_reset(select);
    return value;
}

struct slice store_bytes(struct store *store, struct arena *arena, const char *name) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_WORDS);
    struct slice bytes = SLICE("");
    if (!select)
        return bytes;
    store_bind_text(select, 1, slice_of(name));
    if (sqlite3_step(select) == SQLITE_ROW) {
        const char *blob = sqlite3_column_blob(select, 0);
        int len = sqlite3_column_bytes(select, 0);
        if (blob && len > 0)
            bytes = arena_slice(arena, (struct slice){blob, (size_t)len});
    }
    sqlite3_reset(select);
    return bytes;
}

void store_freeze(struct store *store) {
    if (!store->writing)
        sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL);
}

void store_unfreeze(struct store *store) {
    if (!store->writing)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}
