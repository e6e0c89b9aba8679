#include "base/folders.h"
#include "base/memory.h"
#include "store/handle.h"
#include "store/harden.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    INDEX_BYTES = 64 << 20, /* words of new articles that wait in memory: about 10,000 articles */
};

static const char schema[] = {
#include "store/schema.sql.h"
    '\0'};

/* ---- closing ---- */

static void finalize_all(struct store *store) {
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
}

void store_close(struct store *store) {
    if (!store)
        return;
    finalize_all(store);
    store_end_tokenizers(store);
    vocabulary_free(store->vocabulary);
    /* A first import that was broken off leaves no empty file. */
    if (store->made)
        unlink(store->path);
    sqlite3_close(store->db);
    free(store->path);
    free(store);
}

/* ---- checking ---- */

static bool is_empty(struct store *store) {
    return store_number(store->db, "SELECT count(*) FROM sqlite_schema") == 0 &&
           store_number(store->db, "PRAGMA application_id") == 0;
}

/* A file that cannot be read now may be ours all the same: locked, cut off in an import. Nor does
 * what a journal beside it says belong in it before somebody writes: a stranger's journal may name
 * any file for SQLite to delete, so none is played back by who only reads. */
static bool is_unread(const struct store *store, int64_t application) {
    return application < 0 && sqlite3_errcode(store->db) != SQLITE_NOTADB;
}

static enum status check_ours(struct store *store, struct error *error) {
    int64_t application = store_number(store->db, "PRAGMA application_id");
    if (is_unread(store, application))
        return store_fault(store, error);
    int64_t version = store_number(store->db, "PRAGMA user_version");
    if (application == 0 && is_empty(store))
        return error_set(error, STATUS_STORE,
            "%s: nothing in it; make it with `fixtree import --db %s FOLDER`", store->path,
            store->path);
    if (application != STORE_APPLICATION)
        return error_set(error, STATUS_STORE,
            "%s: not a fixtree store; give another with --db, or make one with `fixtree import`",
            store->path);
    if (version > STORE_VERSION)
        return error_set(error, STATUS_STORE,
            "%s: made by a newer fixtree (format %lld, this one reads %d); update fixtree",
            store->path, (long long)version, STORE_VERSION);
    if (version > 0 && version < STORE_VERSION)
        return error_set(error, STATUS_STORE,
            "%s: made by an older fixtree (format %lld, this one reads %d); move it away and "
            "import its sources again",
            store->path, (long long)version, STORE_VERSION);
    if (version != STORE_VERSION || !store_has_schema(store->db, schema))
        return error_set(error, STATUS_STORE,
            "%s: not as fixtree makes a store, or damaged; import its sources again", store->path);
    return STATUS_OK;
}

/* ---- opening ---- */

/* SQLite's number is that of its last try: of reading a file that could not be made. */
static int why_not_opened(const struct store *store) {
    char *folder = mem_string(store->path), *slash = strrchr(folder, '/');
    int why = store->db ? sqlite3_system_errno(store->db) : 0;
    if (slash)
        *slash = '\0';
    if (access(store->path, F_OK) != 0 && access(slash ? folder : ".", W_OK) != 0)
        why = errno;
    free(folder);
    return why;
}

/* Unless it is told not to, SQLite counts all memory under a lock. After its first use it no longer
 * listens, and nothing is lost. */
static enum status open_db(struct store *store, int flags, struct error *error) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        store_harden(store->db);
        return STATUS_OK;
    }
    int why = why_not_opened(store);
    return error_set(error, STATUS_STORE, "%s: cannot be opened: %s; %s", store->path,
        why ? strerror(why) : sqlite3_errstr(code),
        store->writing ? "choose a place that can be written with --db"
                       : "make it readable, or name another with --db");
}

static enum status check_file(const char *path, struct error *error) {
    struct stat file;
    if (stat(path, &file) != 0)
        return error_set(error, STATUS_STORE,
            "%s: %s; make it with `fixtree import --db %s FOLDER`", path, strerror(errno), path);
    if (!S_ISREG(file.st_mode))
        return error_set(error, STATUS_STORE, "%s: not a file", path);
    return STATUS_OK;
}

static enum status finish_open(struct store **store, struct store *opened, enum status status) {
    if (status == STATUS_OK)
        *store = opened;
    else
        store_close(opened);
    return status;
}

enum status store_open(struct store **store, const char *path, struct error *error) {
    struct store *opened = mem_new(sizeof *opened);
    opened->path = store_plain_path(path);
    enum status status = check_file(opened->path, error);
    if (status == STATUS_OK)
        status = open_db(opened, SQLITE_OPEN_READONLY, error);
    if (status == STATUS_OK)
        status = check_ours(opened, error);
    if (status == STATUS_OK)
        status = store_exec(opened,
            "PRAGMA query_only = 1; PRAGMA cell_size_check = 1; "
            "PRAGMA cache_size = -32768",
            error);
    return finish_open(store, opened, status);
}

/* ---- creating ---- */

/* One large hash in memory makes the index one segment, so that a term is looked up once; its pages
 * are small, because a look-up reads a whole one. */
static enum status make_schema(struct store *store, struct error *error) {
    struct buf sql = {0};
    buf_printf(&sql,
        "PRAGMA application_id = %d; PRAGMA user_version = %d; %s"
        "INSERT INTO search (search, rank) VALUES ('pgsz', 4000), ('hashsize', %d);"
        "INSERT INTO alias_search (alias_search, rank) VALUES ('pgsz', 4000), ('hashsize', %d);",
        STORE_APPLICATION, STORE_VERSION, schema, INDEX_BYTES, INDEX_BYTES);
    enum status status = store_exec(store, buf_string(&sql), error);
    buf_fini(&sql);
    return status;
}

/* Pages that the cache has no room for go into the file before the end, and nobody can read it from
 * then on: in a new file there is nothing to be read, and less memory is needed. */
static enum status begin(struct store *store, struct error *error) {
    enum status status = store_exec(store,
        is_empty(store) ? "PRAGMA page_size = 16384; PRAGMA cache_size = -16384"
                        : "PRAGMA cache_size = -65536",
        error);
    if (status == STATUS_OK)
        status = store_exec(store,
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
            "BEGIN IMMEDIATE",
            error);
    if (status == STATUS_OK)
        status = is_empty(store) ? make_schema(store, error) : check_ours(store, error);
    return status;
}

/* A folder or a device is no place for a store. */
static enum status check_place(struct store *store, bool *fresh, struct error *error) {
    struct stat file;
    *fresh = stat(store->path, &file) != 0;
    if (!*fresh && !S_ISREG(file.st_mode))
        return error_set(error, STATUS_STORE, "%s: not a file", store->path);
    return STATUS_OK;
}

enum status store_create(struct store **store, const char *path, struct error *error) {
    struct store *opened = mem_new(sizeof *opened);
    opened->path = store_plain_path(path);
    opened->writing = true;
    folders_make(opened->path, 0777); /* what cannot be made shows at the open */
    bool fresh = false;
    enum status status = check_place(opened, &fresh, error);
    if (status == STATUS_OK)
        status = open_db(opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
    if (status == STATUS_OK)
        status = store_note_terms(opened, error);
    if (status == STATUS_OK)
        status = begin(opened, error);
    opened->made = fresh && status == STATUS_OK; /* the lock is ours */
    return finish_open(store, opened, status);
}

enum status store_commit(struct store *store, struct error *error) {
    enum status status = store_exec(store, "COMMIT", error);
    store->made &= status != STATUS_OK;
    return status;
}

const char *store_path(const struct store *store) {
    return store->path;
}
