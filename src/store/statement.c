#include "store/handle.h"

static const char *const texts[STATEMENTS] = {
#define X(name, sql) [STATEMENT_##name] = sql,
#include "store/statements.def"
#undef X
};

sqlite3_stmt *store_statement(struct store *store, enum statement statement) {
    sqlite3_stmt **prepared = &store->statements[statement];
    if (!*prepared)
        sqlite3_prepare_v3(
            store->db, texts[statement], -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    if (*prepared) {
        sqlite3_reset(*prepared);
        sqlite3_clear_bindings(*prepared);
    }
    return *prepared;
}

enum status store_fault(const struct store *store, struct error *error) {
    int code = sqlite3_errcode(store->db);
    const char *advice = "";
    if (sqlite3_extended_errcode(store->db) == SQLITE_READONLY_ROLLBACK)
        advice =
            "; an import was cut off in it: import again, which first puts back what was there";
    else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        advice = "; the file is damaged: move it away and import its sources again";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        advice = "; another import is at work, try again when it is done";
    else if (code == SQLITE_IOERR && !store->writing)
        advice = "; try again, or take a copy from another disk";
    else if (code == SQLITE_FULL || code == SQLITE_IOERR)
        advice = "; free some room on that disk and try again";
    else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN)
        advice = "; choose a place that can be written with --db";
    return error_set(
        error, STATUS_STORE, "%s: %s%s", store->path, sqlite3_errmsg(store->db), advice);
}

enum status store_end_rows(struct store *store, sqlite3_stmt *rows, int code, struct error *error) {
    enum status status = rows && code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
    sqlite3_reset(rows);
    return status;
}

enum status store_run(struct store *store, sqlite3_stmt *statement, struct error *error) {
    return store_end_rows(
        store, statement, statement ? sqlite3_step(statement) : SQLITE_ERROR, error);
}

enum status store_exec(struct store *store, const char *sql, struct error *error) {
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK
                                                                       : store_fault(store, error);
}

struct slice store_text(struct arena *arena, sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    int len = sqlite3_column_bytes(statement, column);
    return text && len > 0 ? arena_slice(arena, (struct slice){text, (size_t)len}) : SLICE("");
}

void store_bind_text(sqlite3_stmt *statement, int parameter, struct slice text) {
    sqlite3_bind_text64(
        statement, parameter, text.at ? text.at : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}
