#include "store/terms.h"

#include "store/handle.h"

/* ---- FTS5's tokenizers ---- */

fts5_api *store_fts5(struct store *store) {
    sqlite3_stmt *statement = NULL;
    if (!store->fts5 &&
        sqlite3_prepare_v2(store->db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&store->fts5, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return store->fts5;
}

enum status store_no_fts5(struct error *error) {
    return error_set(error, STATUS_STORE,
        "this SQLite has no FTS5; install a libsqlite3 that has it (Debian's does)");
}

static struct tokenizer *tokenizer(struct store *store, bool stems) {
    struct tokenizer *tokenizer = &store->tokenizers[stems];
    fts5_api *api = store_fts5(store);
    void *context;
    const char *arguments[] = {"unicode61"};
    if (tokenizer->handle || !api ||
        api->xFindTokenizer(api, stems ? "porter" : "unicode61", &context, &tokenizer->calls))
        return tokenizer;
    if (tokenizer->calls.xCreate(context, arguments, stems ? 1 : 0, &tokenizer->handle))
        tokenizer->handle = NULL;
    return tokenizer;
}

void store_end_tokenizers(struct store *store) {
    for (int i = 0; i < 2; i++)
        if (store->tokenizers[i].handle)
            store->tokenizers[i].calls.xDelete(store->tokenizers[i].handle);
}

/* ---- splitting ---- */

struct splitting {
    struct arena *arena;
    struct store_terms *terms;
    size_t limit;
};

static int take_term(void *user, int flags, const char *text, int len, int start, int end) {
    struct splitting *splitting = user;
    (void)flags;
    if (splitting->terms->count >= splitting->limit)
        return SQLITE_DONE;
    *LIST_ADD(splitting->arena, splitting->terms) =
        (struct store_term){arena_slice(splitting->arena, (struct slice){text, (size_t)len}),
            (size_t)start, (size_t)end};
    return SQLITE_OK;
}

enum status store_split(struct store *store, struct arena *arena, struct slice text, size_t limit,
    struct store_terms *terms, struct error *error) {
    struct tokenizer *words = tokenizer(store, false);
    struct splitting splitting = {arena, terms, limit};
    if (!words->handle)
        return store_no_fts5(error);
    int code = words->calls.xTokenize(words->handle, &splitting, FTS5_TOKENIZE_QUERY,
        text.at ? text.at : "", (int)(text.len < INT32_MAX ? text.len : INT32_MAX), take_term);
    return code == SQLITE_OK || code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
}

struct slice store_stem(struct store *store, struct arena *arena, struct slice term) {
    struct tokenizer *stems = tokenizer(store, true);
    struct store_terms terms = {0};
    struct splitting splitting = {arena, &terms, 1};
    if (stems->handle)
        stems->calls.xTokenize(stems->handle, &splitting, FTS5_TOKENIZE_QUERY, term.at,
            (int)(term.len < 1000 ? term.len : 1000), take_term);
    return terms.count ? terms.items[0].text : term;
}
