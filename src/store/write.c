#include "store/handle.h"

enum status store_collection(
    struct store *store, struct slice name, struct slice root, int64_t *id, struct error *error) {
    sqlite3_stmt *find = store_statement(store, STATEMENT_COLLECTION);
    if (!find)
        return store_fault(store, error);
    store_bind_text(find, 1, name);
    bool known = sqlite3_step(find) == SQLITE_ROW;
    if (known)
        *id = sqlite3_column_int64(find, 0);
    sqlite3_reset(find);
    sqlite3_stmt *write =
        store_statement(store, known ? STATEMENT_MOVE_COLLECTION : STATEMENT_ADD_COLLECTION);
    if (!write)
        return store_fault(store, error);
    if (known)
        sqlite3_bind_int64(write, 1, *id);
    else
        store_bind_text(write, 1, name);
    store_bind_text(write, 2, root);
    if (store_run(store, write, error))
        return STATUS_STORE;
    if (!known)
        *id = sqlite3_last_insert_rowid(store->db);
    return STATUS_OK;
}

enum status store_collections(struct store *store, struct arena *arena,
    struct store_collections *collections, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_COLLECTIONS);
    if (!select)
        return store_fault(store, error);
    int code;
    while ((code = sqlite3_step(select)) == SQLITE_ROW)
        *LIST_ADD(arena, collections) =
            (struct store_collection_entry){.id = sqlite3_column_int64(select, 0),
                .name = store_text(arena, select, 1),
                .root = store_text(arena, select, 2)};
    return store_end_rows(store, select, code, error);
}

enum status store_files(struct store *store, struct arena *arena, int64_t collection,
    struct store_files *files, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_FILES);
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, collection);
    int code;
    while ((code = sqlite3_step(select)) == SQLITE_ROW)
        *LIST_ADD(arena, files) = (struct store_file){.id = sqlite3_column_int64(select, 0),
            .path = store_text(arena, select, 1),
            .size = sqlite3_column_int64(select, 2),
            .mtime = sqlite3_column_int64(select, 3),
            .hash = (uint64_t)sqlite3_column_int64(select, 4)};
    return store_end_rows(store, select, code, error);
}

/* ---- an article ---- */

static void add_line(struct buf *lines, struct slice text) {
    buf_add(lines, text);
    buf_add_char(lines, '\n');
}

/* What articles are filtered by: see store/filter.c. */
static int64_t kinds_of(const struct article *article) {
    int64_t kinds = 0;
    for (size_t i = 0; i < article->fixes.count; i++)
        kinds |= (int64_t)1 << article->fixes.items[i].kind;
    return kinds;
}

static enum status add_row(struct store *store, int64_t collection, struct store_file *file,
    const struct article *article, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_ARTICLE);
    struct buf products = {0}, facets = {0};
    for (size_t i = 0; i < article->products.count; i++)
        add_line(&products, article->products.items[i]);
    for (size_t i = 0; i < article->facets.count; i++)
        add_line(&facets, article->facets.items[i].value);
    const struct slice texts[] = {file->path, article->title, article->summary, article->question,
        article->date, article->url, buf_slice(&products), buf_slice(&facets)};
    if (insert && file->id)
        sqlite3_bind_int64(insert, 1, file->id);
    if (insert) {
        sqlite3_bind_int64(insert, 2, collection);
        for (size_t i = 0; i < COUNT_OF(texts); i++)
            store_bind_text(insert, 3 + (int)i, texts[i]);
        sqlite3_bind_int64(insert, 11, file->size);
        sqlite3_bind_int64(insert, 12, file->mtime);
        sqlite3_bind_int64(insert, 13, (int64_t)file->hash);
        sqlite3_bind_int64(insert, 14, kinds_of(article));
    }
    enum status status = store_run(store, insert, error);
    buf_fini(&products);
    buf_fini(&facets);
    return status;
}

/* See store_step_at(). */
static void pack_steps(struct buf *out, const struct article *article) {
    buf_reserve(out, 1); /* no steps are a blob, too */
    for (size_t i = 0; i < article->steps.count; i++) {
        const struct article_step *step = &article->steps.items[i];
        buf_add_number(out, step->place.line);
        buf_add_number(out, step->place.line_end);
        buf_add_number(out, (uint64_t)step->fix + 1);
    }
}

static enum status add_content(struct store *store, int64_t id, const struct article *article,
    const struct store_content *content, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_CONTENT);
    struct buf steps = {0};
    if (!insert)
        return store_fault(store, error);
    pack_steps(&steps, article);
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_blob64(insert, 2, steps.at, steps.len, SQLITE_STATIC);
    sqlite3_bind_blob64(insert, 3, content->lists.at, content->lists.len, SQLITE_STATIC);
    sqlite3_bind_blob64(insert, 4, content->body.at, content->body.len, SQLITE_STATIC);
    enum status status = store_run(store, insert, error);
    buf_fini(&steps);
    return status;
}

enum status store_put(struct store *store, int64_t collection, struct store_file *file,
    const struct article *article, const struct store_content *content, struct error *error) {
    if (file->id && store_remove(store, file->id, error))
        return STATUS_STORE;
    if (add_row(store, collection, file, article, error))
        return STATUS_STORE;
    file->id = sqlite3_last_insert_rowid(store->db);
    return add_content(store, file->id, article, content, error);
}

static enum status run_with_id(
    struct store *store, enum statement which, int64_t id, struct error *error) {
    sqlite3_stmt *statement = store_statement(store, which);
    if (!statement)
        return store_fault(store, error);
    sqlite3_bind_int64(statement, 1, id);
    return store_run(store, statement, error);
}

enum status store_remove(struct store *store, int64_t id, struct error *error) {
    if (run_with_id(store, STATEMENT_REMOVE_ARTICLE, id, error))
        return STATUS_STORE;
    return run_with_id(store, STATEMENT_REMOVE_CONTENT, id, error);
}

/* `step`: the article comes (1) or goes (-1). */
static enum status run_with_document(struct store *store, int step, int64_t id,
    const struct store_document *document, struct error *error) {
    sqlite3_stmt *statement =
        store_statement(store, step > 0 ? STATEMENT_INDEX : STATEMENT_UNINDEX);
    if (!statement)
        return store_fault(store, error);
    if (store_need_vocabulary(store, error))
        return STATUS_STORE;
    sqlite3_bind_int64(statement, 1, id);
    for (int i = 0; i < STORE_FIELDS; i++)
        store_bind_text(statement, 2 + i, document->fields[i]);
    vocabulary_begin(store->vocabulary, step);
    store->counting = true;
    enum status status = store_run(store, statement, error);
    store->counting = false;
    return status;
}

enum status store_index(
    struct store *store, int64_t id, const struct store_document *document, struct error *error) {
    return run_with_document(store, 1, id, document, error);
}

enum status store_unindex(
    struct store *store, int64_t id, const struct store_document *document, struct error *error) {
    return run_with_document(store, -1, id, document, error);
}

enum status store_clear_toc(struct store *store, int64_t collection, struct error *error) {
    return run_with_id(store, STATEMENT_CLEAR_TOC, collection, error);
}

enum status store_add_toc(
    struct store *store, const struct store_toc_entry *entry, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_TOC);
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, entry->collection);
    sqlite3_bind_int64(insert, 2, entry->ordinal);
    sqlite3_bind_int64(insert, 3, entry->depth);
    sqlite3_bind_int64(insert, 4, entry->line);
    store_bind_text(insert, 5, entry->path);
    store_bind_text(insert, 6, entry->name);
    store_bind_text(insert, 7, entry->href);
    return store_run(store, insert, error);
}

enum status store_set_bytes(
    struct store *store, const char *name, struct slice bytes, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_SET_WORDS);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, slice_of(name));
    sqlite3_bind_blob64(insert, 2, bytes.at, bytes.len, SQLITE_STATIC);
    return store_run(store, insert, error);
}

enum status store_set_hash(struct store *store, struct error *error) {
    return store_run(store, store_statement(store, STATEMENT_SET_HASH), error);
}

enum status store_set_meta(
    struct store *store, const char *key, struct slice value, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_SET_META);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, slice_of(key));
    store_bind_text(insert, 2, value);
    return store_run(store, insert, error);
}
