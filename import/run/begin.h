/* What a new store begins with: the articles that fixtree ships with. */
#ifndef IMPORT_RUN_BEGIN_H
#define IMPORT_RUN_BEGIN_H

#include "base/status.h"

#include <stdbool.h>

/*
 * Makes `store` a copy of the store `shipped`, and sets `*begun`. Does nothing where `store` is
 * there already, or `shipped` cannot be read. The copy gets its name when it is whole and on the
 * disk. STATUS_STORE where it cannot be made; then nothing is left of it.
 */
enum status begin_with(
    const char *shipped, const char *store, bool *begun, struct error *error) ATTR_MUST_USE;

#endif
