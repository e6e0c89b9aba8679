/* Settings of a table's rows. */
#ifndef IMPORT_EXTRACT_SETTING_ROWS_H
#define IMPORT_EXTRACT_SETTING_ROWS_H

#include "block/block.h"
#include "registry/registry.h"

/* Does the head of the row's table name at least two parts of settings? */
bool setting_row_has_head(const struct block *row);

/* The setting that a row of such a table gives, where its cells say no key in `key`; false, with
 * what is incomplete in `*setting`, for the head and for a row that gives none. Texts borrowed from
 * the tree or in `arena`. */
bool setting_of_row(struct arena *arena, const struct block *row, struct slice key,
    struct registry_setting *setting);

#endif
