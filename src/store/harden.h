/* What all files that SQLite opens for fixtree share: a suspect file may not run anything. */
#ifndef STORE_HARDEN_H
#define STORE_HARDEN_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* Takes from a connection what only a hostile file needs (views, triggers, functions in a schema),
 * bounds what a statement may cost, and has it wait for others' locks. */
void store_harden(sqlite3 *db);

/* The number that an SQL text answers ("PRAGMA user_version"); -1 where it fails. */
int64_t store_number(sqlite3 *db, const char *sql);

/* Is every object of the file one of this schema, word for word, and are all of them there? A
 * statement of the schema's text begins a line with "CREATE ". */
bool store_has_schema(sqlite3 *db, const char *schema);

/* A copy of the path that SQLite takes for a file's name, whatever it begins with; on the heap. */
char *store_plain_path(const char *path);

#endif
