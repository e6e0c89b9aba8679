/* What a link's target is made of: another file by its path from here, a page, a place in it. */
#ifndef IMPORT_RUN_TARGET_H
#define IMPORT_RUN_TARGET_H

#include "base/arena.h"

/* A path relative to the file that holds the link: "../remote/a.md" in "net/b.md" is "remote/a.md".
 */
struct slice target_join(struct arena *arena, struct slice from, struct slice target);

/* A link's target as the file's name: "a%20b.md" is "a b.md". In `arena`. */
struct slice target_decode(struct arena *arena, struct slice target);

/* A link's target without what stands behind "?" or "#". Borrowed. */
struct slice target_page(struct slice target);

#endif
