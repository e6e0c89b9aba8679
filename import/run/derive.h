/* What is made of all articles together, once they are in the store. */
#ifndef IMPORT_RUN_DERIVE_H
#define IMPORT_RUN_DERIVE_H

#include "store/write.h"

/* Makes links, names, words, the tree of questions and the store's hash anew. STATUS_OK, or
 * STATUS_STORE where the store fails. */
enum status derive_all(struct store *store, struct error *error) ATTR_MUST_USE;

#endif
