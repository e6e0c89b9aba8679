#include "store/derive.h"

#include "store/handle.h"

enum status store_forget_hashes(struct store *store, struct error *error) {
    return store_run(store, store_statement(store, STATEMENT_FORGET_HASHES), error);
}

enum status store_clear_derived(struct store *store, struct error *error) {
    return store_exec(store,
        "DELETE FROM alias; DELETE FROM reference; DELETE FROM citation; UPDATE toc SET article = "
        "NULL; "
        "INSERT INTO alias_search (alias_search) VALUES ('delete-all');",
        error);
}

enum status store_set_duplicate(
    struct store *store, int64_t article, int64_t original, struct error *error) {
    sqlite3_stmt *update = store_statement(store, STATEMENT_SET_DUPLICATE);
    if (!update)
        return store_fault(store, error);
    sqlite3_bind_int64(update, 1, article);
    sqlite3_bind_int64(update, 2, original);
    return store_run(store, update, error);
}

enum status store_clear_duplicates(struct store *store, struct error *error) {
    return store_run(store, store_statement(store, STATEMENT_CLEAR_DUPLICATES), error);
}

typedef void read_link(struct arena *arena, sqlite3_stmt *row, struct store_link *link);

static void read_article_link(struct arena *arena, sqlite3_stmt *row, struct store_link *link) {
    link->article = sqlite3_column_int64(row, 0);
    link->ordinal = sqlite3_column_int64(row, 1);
    link->collection = sqlite3_column_int64(row, 2);
    link->path = store_text(arena, row, 3);
    link->target = store_text(arena, row, 4);
    link->text = store_text(arena, row, 5);
}

static void read_toc_link(struct arena *arena, sqlite3_stmt *row, struct store_link *link) {
    link->collection = sqlite3_column_int64(row, 0);
    link->path = store_text(arena, row, 1);
    link->ordinal = sqlite3_column_int64(row, 2);
    link->text = store_text(arena, row, 3);
    link->target = store_text(arena, row, 4);
}

static void read_article_text(struct arena *arena, sqlite3_stmt *row, struct store_link *link) {
    link->article = sqlite3_column_int64(row, 0);
    link->text = store_text(arena, row, 1);
}

static struct slice joined(struct arena *arena, struct slice a, struct slice b, struct slice c) {
    char *at = arena_alloc(arena, a.len + b.len + c.len + 3), *end = at;
    end = mempcpy(end, a.at, a.len);
    *end++ = ' ';
    end = mempcpy(end, b.at, b.len);
    *end++ = ' ';
    end = mempcpy(end, c.at, c.len);
    return (struct slice){at, (size_t)(end - at)};
}

static struct slice content_of(struct arena *arena, sqlite3_stmt *row) {
    struct slice findings = store_text(arena, row, 3), steps = store_text(arena, row, 4);
    long long id = sqlite3_column_int64(row, 0), hash = sqlite3_column_int64(row, 2);
    if (findings.len + steps.len == 0) /* hashes may be forgotten, and then are 0 */
        return arena_printf(arena, hash ? "#%lld" : "##%lld", hash ? hash : id);
    return joined(arena, store_text(arena, row, 1), findings, steps);
}

enum status store_content(struct store *store, struct arena *arena, int64_t article,
    struct slice *content, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_CONTENT);
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, article);
    bool there = sqlite3_step(select) == SQLITE_ROW;
    if (there)
        *content = content_of(arena, select);
    sqlite3_reset(select);
    return there ? STATUS_OK : store_fault(store, error);
}

static enum status each(struct store *store, enum statement which, read_link *read,
    store_link_call *call, void *user, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, which);
    struct arena *arena = arena_new();
    enum status status = rows ? STATUS_OK : store_fault(store, error);
    int code = SQLITE_DONE;
    while (status == STATUS_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct store_link link = {0};
        arena_reset(arena);
        read(arena, rows, &link);
        status = call(user, &link, error);
    }
    if (status == STATUS_OK && code != SQLITE_DONE)
        status = store_fault(store, error);
    if (rows)
        sqlite3_reset(rows);
    arena_free(arena);
    return status;
}

enum status store_each_link(
    struct store *store, store_link_call *call, void *user, struct error *error) {
    return each(store, STATEMENT_EACH_LINK, read_article_link, call, user, error);
}

enum status store_each_toc_link(
    struct store *store, store_link_call *call, void *user, struct error *error) {
    return each(store, STATEMENT_EACH_TOC, read_toc_link, call, user, error);
}

enum status store_each_kb(
    struct store *store, store_link_call *call, void *user, struct error *error) {
    return each(store, STATEMENT_EACH_KB, read_article_text, call, user, error);
}

enum status store_each_title(
    struct store *store, store_link_call *call, void *user, struct error *error) {
    return each(store, STATEMENT_EACH_TITLE, read_article_text, call, user, error);
}

static bool has_alias(struct store *store, int64_t article, struct slice name) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_HAS_ALIAS);
    if (!select)
        return false;
    sqlite3_bind_int64(select, 1, article);
    store_bind_text(select, 2, name);
    bool has = sqlite3_step(select) == SQLITE_ROW;
    sqlite3_reset(select);
    return has;
}

enum status store_add_alias(struct store *store, int64_t article, struct slice name,
    enum store_alias kind, struct error *error) {
    if (has_alias(store, article, name))
        return STATUS_OK;
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_ALIAS);
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, article);
    store_bind_text(insert, 2, name);
    sqlite3_bind_int(insert, 3, (int)kind);
    if (store_run(store, insert, error))
        return STATUS_STORE;
    sqlite3_stmt *index = store_statement(store, STATEMENT_INDEX_ALIAS);
    if (!index)
        return store_fault(store, error);
    sqlite3_bind_int64(index, 1, sqlite3_last_insert_rowid(store->db));
    store_bind_text(index, 2, name);
    return store_run(store, index, error);
}

enum status store_add_reference(
    struct store *store, const struct store_link *link, int64_t target, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_REFERENCE);
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, link->article);
    sqlite3_bind_int64(insert, 2, link->ordinal);
    sqlite3_bind_int64(insert, 3, target);
    return store_run(store, insert, error);
}

enum status store_set_toc_article(
    struct store *store, const struct store_link *entry, int64_t article, struct error *error) {
    sqlite3_stmt *update = store_statement(store, STATEMENT_SET_TOC_ARTICLE);
    if (!update)
        return store_fault(store, error);
    sqlite3_bind_int64(update, 1, entry->collection);
    store_bind_text(update, 2, entry->path);
    sqlite3_bind_int64(update, 3, entry->ordinal);
    sqlite3_bind_int64(update, 4, article);
    return store_run(store, update, error);
}

enum status store_add_citation(
    struct store *store, struct slice number, int64_t article, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_CITATION);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, number);
    sqlite3_bind_int64(insert, 2, article);
    return store_run(store, insert, error);
}
