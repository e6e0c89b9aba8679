/* Which collection of the store a path belongs to. */
#ifndef IMPORT_RUN_PLACE_H
#define IMPORT_RUN_PLACE_H

#include "store/write.h"

struct place {
    int64_t collection;
    struct slice name;
    struct slice root; /* of the collection: the paths of its articles begin there */
    bool moved;        /* the collection's folder was another before */
    struct slice part; /* of the path below the root; empty where it is the root */
};

/*
 * Finds or makes the collection of a folder, or of a file's folder. `path` is absolute and without
 * links. What lies inside a folder that the store knows belongs to that folder's collection: an
 * import of kb/connect renews that part of kb. Else the collection has the name that was given, or
 * the folder's; a collection of that name is taken over if its own folder is gone, for then it
 * moved. STATUS_USAGE where it is still there: its articles would be replaced by others.
 */
enum status place_find(struct place *place, struct store *store, struct arena *arena,
    struct slice path, const char *name, struct error *error) ATTR_MUST_USE;

/* The last part of a path. Borrowed. */
struct slice place_base_name(struct slice path);

/* Two parts of a path with a "/" between them, or the second alone where the first is empty. */
struct slice place_join(struct arena *arena, struct slice folder, struct slice path);

#endif
