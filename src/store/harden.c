#include "store/harden.h"

#include "base/memory.h"
#include "base/slice.h"

#include <stdio.h>
#include <string.h>

enum {
    BUSY_MS = 5000, /* as long as an import holds the lock at its end */
};

/* A file that nobody vouches for may hold views, triggers and functions in its schema: none of them
 * may run, and no statement may cost more than ours do. https://sqlite.org/security.html */
void store_harden(sqlite3 *db) {
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
        SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
        SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER};
    for (size_t i = 0; i < COUNT_OF(off); i++)
        sqlite3_db_config(db, off[i], 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100000);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
}

int64_t store_number(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

/* The tables that SQLite makes by itself: those of FTS5 (sqlite3_fts5.c has their text), and the
 * one of AUTOINCREMENT, a name that nobody else can give. */
static bool is_shadow(const char *sql) {
    return strncmp(sql, "CREATE TABLE 'search_", 21) == 0 ||
           strncmp(sql, "CREATE TABLE 'alias_search_", 27) == 0 ||
           strcmp(sql, "CREATE TABLE sqlite_sequence(name,seq)") == 0;
}

bool store_has_schema(sqlite3 *db, const char *schema) {
    sqlite3_stmt *statement = NULL;
    size_t ours = 0, expected = 0;
    bool good = sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", -1,
                    &statement, NULL) == SQLITE_OK;
    while (good && sqlite3_step(statement) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        if (sql && is_shadow(sql))
            continue;
        good = sql && strstr(schema, sql);
        ours++;
    }
    sqlite3_finalize(statement);
    for (const char *at = schema; (at = strstr(at, "\nCREATE ")); at++)
        expected++;
    return good && ours == expected;
}

/* Debian builds SQLite so that a name that begins with "file:" is a URI; and ":memory:" and "" name
 * no file. Behind "./" each is what it says. */
char *store_plain_path(const char *path) {
    bool special = path[0] == '\0' || path[0] == ':' || strncmp(path, "file:", 5) == 0;
    size_t size = strlen(path) + sizeof "./";
    char *copy = mem_new(size);
    snprintf(copy, size, "%s%s", special ? "./" : "", path);
    return copy;
}
