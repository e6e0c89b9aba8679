/* What the files of the case file share: the connection and its statements. */
#ifndef STORE_CASES_HANDLE_H
#define STORE_CASES_HANDLE_H

#include "store/cases.h"

#include <sqlite3.h>

enum cases_statement {
#define X(name, sql) CASES_SQL_##name,
#include "store/cases.def"
#undef X
    CASES_STATEMENTS
};

struct cases {
    sqlite3 *db;
    char *path;
    sqlite3_stmt *statements[CASES_STATEMENTS];
};

/* What went wrong in the last call that failed. Always returns STATUS_STORE. */
enum status cases_fault(const struct cases *cases, struct error *error);

/* Begins a transaction that writes; the lock is taken at once: two that read first and write then
 * would wait for each other. cases_end() ends it as `status` says, and returns that or a fault. */
enum status cases_begin(struct cases *cases, struct error *error) ATTR_MUST_USE;
enum status cases_end(struct cases *cases, enum status status, struct error *error) ATTR_MUST_USE;

#endif
