/* Which importer this is. */
#ifndef IMPORT_RUN_BUILD_H
#define IMPORT_RUN_BUILD_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * A text that is another for every build of the importer: a store that another build filled is
 * filled anew, so that nobody has to remember what change of the extraction shows in articles. In
 * `arena`; the version where the program's own file cannot be read.
 */
struct slice build_sign(struct arena *arena);

#endif
