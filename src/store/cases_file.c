/* Where the case file is, how it is made, opened, checked and brought up to date. */
#include "store/cases_handle.h"

#include "base/folders.h"
#include "base/memory.h"
#include "store/harden.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CASES_APPLICATION = 0x66786373, /* "fxcs" */
    CASES_VERSION = 3,
};

static const char schema[] = {
#include "store/cases.sql.h"
    '\0'};

/* What leads from each version of the file to the next; cases.sql is what the last one has. */
static const char *const migrations[CASES_VERSION] = {
    schema,
    /* In version 1 a case that nobody gave a name was called by the minute when it was begun; now
     * it has none, and goes by its answers. */
    "UPDATE record SET name = '' WHERE name GLOB 'walk of "
    "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] "
    "[0-9][0-9]:[0-9][0-9]'",
    /* Version 2 knows no outcome that is taken back: it would call the file damaged. */
    "",
};

/* ---- calling SQLite ---- */

enum status cases_fault(const struct cases *cases, struct error *error) {
    int code = sqlite3_errcode(cases->db);
    const char *advice = "";
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        advice = "; the case file is damaged: move it away and a new one is begun";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        advice = "; another fixtree is writing it, try again";
    else if (code == SQLITE_FULL || code == SQLITE_IOERR)
        advice = "; free some room on that disk and try again";
    else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
        advice = "; choose a place that can be written with --cases";
    return error_set(
        error, STATUS_STORE, "%s: %s%s", cases->path, sqlite3_errmsg(cases->db), advice);
}

static enum status run_sql(struct cases *cases, const char *sql, struct error *error) {
    return sqlite3_exec(cases->db, sql, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK
                                                                       : cases_fault(cases, error);
}

enum status cases_begin(struct cases *cases, struct error *error) {
    return run_sql(cases, "BEGIN IMMEDIATE", error);
}

enum status cases_end(struct cases *cases, enum status status, struct error *error) {
    if (status == STATUS_OK)
        status = run_sql(cases, "COMMIT", error);
    if (status != STATUS_OK)
        sqlite3_exec(cases->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* ---- the file ---- */

const char *cases_place(struct arena *arena, const char *given) {
    const char *named = given ? given : getenv("FIXTREE_CASES");
    if (named)
        return *named ? arena_string(arena, slice_of(named)) : NULL;
    return folders_own(arena, FOLDERS_STATE, "cases.db");
}

/* Makes an empty file for its owner alone before SQLite sees it; its journals get the same mode. So
 * do folders that are missing, as the specification of XDG wants it. */
static enum status make_file(const char *path, struct error *error) {
    int no_folder = folders_make(path, 0700);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    else if (errno != EEXIST)
        return error_set(error, STATUS_STORE,
            "%s: %s; nothing is kept: choose a place that can be written with --cases", path,
            strerror(errno == ENOENT && no_folder ? no_folder : errno));
    return STATUS_OK;
}

static enum status no_cases(const char *path, struct error *error) {
    return error_set(error, STATUS_NOTHING,
        "%s: no cases yet; a walk begins one, and so does `fixtree case new`", path);
}

static enum status check_file(const char *path, bool make, struct error *error) {
    struct stat file;
    if (stat(path, &file) != 0 && make) {
        enum status status = make_file(path, error);
        if (status != STATUS_OK)
            return status;
    }
    if (stat(path, &file) != 0)
        return errno == ENOENT ? no_cases(path, error)
                               : error_set(error, STATUS_STORE, "%s: %s", path, strerror(errno));
    if (!S_ISREG(file.st_mode))
        return error_set(error, STATUS_STORE, "%s: not a file", path);
    return file.st_size == 0 && !make ? no_cases(path, error) : STATUS_OK;
}

static enum status open_db(struct cases *cases, struct error *error) {
    int code =
        sqlite3_open_v2(cases->path, &cases->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return error_set(error, STATUS_STORE,
            "%s: cannot be opened: %s; make it readable, or name another with --cases", cases->path,
            cases->db ? sqlite3_errmsg(cases->db) : sqlite3_errstr(code));
    store_harden(cases->db);
    if (sqlite3_db_readonly(cases->db, "main"))
        return STATUS_OK;
    return run_sql(cases,
        "PRAGMA cell_size_check = 1; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = DELETE; "
        "PRAGMA synchronous = FULL",
        error);
}

static int64_t version_of(struct cases *cases) {
    return store_number(cases->db, "PRAGMA user_version");
}

static bool is_ours(struct cases *cases) {
    return store_number(cases->db, "PRAGMA application_id") == CASES_APPLICATION;
}

static bool is_empty(struct cases *cases) {
    return store_number(cases->db, "SELECT count(*) FROM sqlite_schema") == 0 &&
           store_number(cases->db, "PRAGMA application_id") == 0 && version_of(cases) == 0;
}

/* Brings the file to the newest version, all at once. Another fixtree may have done so while this
 * one waited for the lock: what is not to be upgraded any more stays as it is. */
static enum status upgrade(struct cases *cases, struct error *error) {
    char stamp[100];
    enum status status = cases_begin(cases, error);
    if (status != STATUS_OK)
        return status;
    int64_t version = is_empty(cases) || is_ours(cases) ? version_of(cases) : CASES_VERSION;
    if (version < 0 || version >= CASES_VERSION)
        return cases_end(cases, STATUS_OK, error);
    for (; status == STATUS_OK && version < CASES_VERSION; version++)
        status = run_sql(cases, migrations[version], error);
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
        CASES_APPLICATION, CASES_VERSION);
    if (status == STATUS_OK)
        status = run_sql(cases, stamp, error);
    return cases_end(cases, status, error);
}

static enum status check_ours(struct cases *cases, struct error *error) {
    int64_t version = version_of(cases);
    if (!is_ours(cases))
        return store_number(cases->db, "PRAGMA schema_version") < 0
                   ? cases_fault(cases, error)
                   : error_set(error, STATUS_STORE,
                         "%s: not a case file of fixtree; give another with --cases", cases->path);
    if (version > CASES_VERSION)
        return error_set(error, STATUS_STORE,
            "%s: made by a newer fixtree (format %lld, this one reads %d); update fixtree",
            cases->path, (long long)version, CASES_VERSION);
    if (version > 0 && version < CASES_VERSION)
        return error_set(error, STATUS_STORE,
            "%s: of an older fixtree (format %lld), and it cannot be written to be brought up to "
            "date: make it writable, or give a copy that is with --cases",
            cases->path, (long long)version);
    if (version != CASES_VERSION || !store_has_schema(cases->db, schema))
        return error_set(error, STATUS_STORE,
            "%s: not as fixtree makes a case file, or damaged: move it away and a new one is begun",
            cases->path);
    return STATUS_OK;
}

static enum status prepare(struct cases *cases, struct error *error) {
    bool writable = !sqlite3_db_readonly(cases->db, "main");
    if (is_empty(cases) && !writable)
        return no_cases(cases->path, error);
    if (writable && (is_empty(cases) || (is_ours(cases) && version_of(cases) < CASES_VERSION))) {
        enum status status = upgrade(cases, error);
        if (status != STATUS_OK)
            return status;
    }
    return check_ours(cases, error);
}

enum status cases_open(struct cases **cases, const char *path, bool make, struct error *error) {
    struct cases *opened = mem_new(sizeof *opened);
    opened->path = store_plain_path(path);
    enum status status = check_file(opened->path, make, error);
    if (status == STATUS_OK)
        status = open_db(opened, error);
    if (status == STATUS_OK)
        status = prepare(opened, error);
    if (status == STATUS_OK)
        *cases = opened;
    else
        cases_close(opened);
    return status;
}

void cases_close(struct cases *cases) {
    if (!cases)
        return;
    for (size_t i = 0; i < CASES_STATEMENTS; i++)
        sqlite3_finalize(cases->statements[i]);
    sqlite3_close(cases->db);
    free(cases->path);
    free(cases);
}
