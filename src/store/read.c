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
        .duplicate_of = sqlite3_column_int64(row, 10)};
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

static enum status read_head(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_ARTICLE);
    struct slice *const texts[] = {&article->title, &article->summary, &article->question,
        &article->date, &article->url, &article->format};
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW) {
        for (int i = 0; i < 6; i++)
            *texts[i] = store_text(arena, select, i);
        struct slice body = {
            sqlite3_column_blob(select, 6), (size_t)sqlite3_column_bytes(select, 6)};
        article->body = body.at ? block_unpack(arena, arena_slice(arena, body)) : NULL;
    }
    sqlite3_reset(select);
    if (code == SQLITE_DONE)
        return error_set(error, STATUS_NOTHING, "no article %lld in this store", (long long)id);
    return code == SQLITE_ROW ? STATUS_OK : store_fault(store, error);
}

enum status store_article(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) {
    struct article read = {0};
    struct error why;
    enum status status = read_head(store, arena, id, &read, error);
    if (status != STATUS_OK)
        return status;
    if (store_read_lists(store, arena, id, &read, error))
        return STATUS_STORE;
    if (!read.body || article_check(&read, &why))
        return error_set(error, STATUS_STORE,
            "%s: article %lld is damaged (%s); move the file away and import its sources again",
            store->path, (long long)id, read.body ? why.text : "body");
    *article = read;
    return STATUS_OK;
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
                .depth = (uint32_t)sqlite3_column_int(select, 1),
                .line = (uint32_t)sqlite3_column_int(select, 2),
                .path = store_text(arena, select, 3),
                .name = store_text(arena, select, 4),
                .article = sqlite3_column_int64(select, 5)};
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

enum status store_body(struct store *store, int64_t id, struct buf *body, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_BODY);
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    buf_clear(body);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW)
        buf_add(body, (struct slice){
                          sqlite3_column_blob(select, 0), (size_t)sqlite3_column_bytes(select, 0)});
    sqlite3_reset(select);
    if (code == SQLITE_DONE)
        return error_set(error, STATUS_NOTHING, "no article %lld in this store", (long long)id);
    return code == SQLITE_ROW ? STATUS_OK : store_fault(store, error);
}

enum status store_step_at(
    struct store *store, int64_t id, uint32_t line, int *fix, int *step, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_STEP_AT);
    *fix = *step = ARTICLE_NONE;
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    sqlite3_bind_int64(select, 2, line);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW) {
        *step = sqlite3_column_int(select, 0);
        *fix = sqlite3_column_int(select, 1);
    }
    sqlite3_reset(select);
    return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
}

void store_freeze(struct store *store) {
    if (!store->writing)
        sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL);
}

void store_unfreeze(struct store *store) {
    if (!store->writing)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}
