/* What articles say of each other: links, tables of contents, numbers, repetitions. */
#ifndef IMPORT_RUN_RESOLVE_H
#define IMPORT_RUN_RESOLVE_H

#include "store/write.h"

/*
 * Finds for every link and every entry of a table of contents the article that it leads to (by
 * relative path, site path, article number), and keeps the words by which it does as that article's
 * other names; finds articles that repeat another. Makes the derived tables anew.
 */
enum status resolve_all(struct store *store, struct error *error) ATTR_MUST_USE;

#endif
