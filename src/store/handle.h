/* What the files of this folder share: the connection and its statements. */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include "store/vocabulary.h"
#include "store/write.h"

#include <sqlite3.h>

enum {
    STORE_APPLICATION = 0x66787472, /* "fxtr": tells our files from other databases */
    STORE_VERSION = 4,
};

/* Every fixed statement; the text stands in statements.def. */
enum statement {
#define X(name, sql) STATEMENT_##name,
#include "store/statements.def"
#undef X
    STATEMENTS
};

struct store {
    sqlite3 *db;
    char *path;
    bool writing;
    bool made;      /* the file was not there before, and nothing in it is committed yet */
    bool functions; /* the scoring functions are registered */
    fts5_api *fts5;
    struct tokenizer {
        fts5_tokenizer calls;
        Fts5Tokenizer *handle;
    } tokenizers[2]; /* of words, of stems; opened at first use */
    struct plain_tokenizer {
        fts5_tokenizer calls;
        void *context;
    } plain;                       /* FTS5's own, where another stands in its place */
    struct vocabulary *vocabulary; /* of the index, while it is changed; else NULL */
    bool counting;                 /* what is split into terms is an article */
    sqlite3_stmt *statements[STATEMENTS];
};

/* A prepared statement, reset, without bindings; NULL with a fault. Prepared at its first use. */
sqlite3_stmt *store_statement(struct store *store, enum statement statement);

/* Runs a statement that returns no rows. */
enum status store_run(
    struct store *store, sqlite3_stmt *statement, struct error *error) ATTR_MUST_USE;

/* Ends the reading of a statement's rows, which may be NULL where it could not be prepared; `code`
 * is what the last step returned. */
enum status store_end_rows(
    struct store *store, sqlite3_stmt *rows, int code, struct error *error) ATTR_MUST_USE;

/* FTS5's own interface, or NULL where this SQLite has none. https://sqlite.org/fts5.html,
 * "Extending FTS5" */
fts5_api *store_fts5(struct store *store);

/* Says that this SQLite has no FTS5. Always returns STATUS_STORE. */
enum status store_no_fts5(struct error *error);

/* Has the terms of articles noted in store->vocabulary while store->counting is set. To be called
 * before the first use of the index; STATUS_STORE where this SQLite has no FTS5. */
enum status store_note_terms(struct store *store, struct error *error) ATTR_MUST_USE;

/* Sees to it that store->vocabulary is there, with the terms that were kept. STATUS_STORE where
 * these are damaged. */
enum status store_need_vocabulary(struct store *store, struct error *error) ATTR_MUST_USE;

/* Frees the tokenizers; before the connection is closed. */
void store_end_tokenizers(struct store *store);

/* Runs SQL text of this folder's own, without parameters. */
enum status store_exec(struct store *store, const char *sql, struct error *error) ATTR_MUST_USE;

/* The text of a column, copied into `arena`; empty for NULL. */
struct slice store_text(struct arena *arena, sqlite3_stmt *statement, int column);

/* Binds a text that stays until the statement is run. */
void store_bind_text(sqlite3_stmt *statement, int parameter, struct slice text);

/* Binds a place's three numbers, from this parameter on. */
void store_bind_place(sqlite3_stmt *statement, int parameter, struct article_place place);

#endif
