#include "import/run/place.h"

#include <sys/stat.h>

struct slice place_base_name(struct slice path) {
    ptrdiff_t slash = slice_find_last(path, '/');
    return slice_from(path, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
}

struct slice place_join(struct arena *arena, struct slice folder, struct slice path) {
    if (folder.len == 0 || path.len == 0)
        return arena_slice(arena, folder.len ? folder : path);
    return arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(folder), SLICE_ARGS(path));
}

static bool is_inside(struct slice root, struct slice path) {
    return root.len > 1 && slice_starts(path, root) &&
           (path.len == root.len || path.at[root.len] == '/');
}

/* The collection with the innermost folder around the path; NULL where there is none. */
static const struct store_collection_entry *find_around(
    const struct store_collections *collections, struct slice path) {
    const struct store_collection_entry *found = NULL;
    for (size_t i = 0; i < collections->count; i++) {
        const struct store_collection_entry *entry = &collections->items[i];
        if (is_inside(entry->root, path) && (!found || entry->root.len > found->root.len))
            found = entry;
    }
    return found;
}

static const struct store_collection_entry *find_named(
    const struct store_collections *collections, struct slice name) {
    for (size_t i = 0; i < collections->count; i++)
        if (slice_equal(collections->items[i].name, name))
            return &collections->items[i];
    return NULL;
}

static bool is_folder(struct arena *arena, struct slice path) {
    struct stat file;
    return stat(arena_string(arena, path), &file) == 0 && S_ISDIR(file.st_mode);
}

enum status place_find(struct place *place, struct store *store, struct arena *arena,
    struct slice path, const char *given, struct error *error) {
    struct store_collections collections = {0};
    struct slice name = given ? slice_of(given) : place_base_name(path);
    if (store_collections(store, arena, &collections, error))
        return STATUS_STORE;
    const struct store_collection_entry *around = find_around(&collections, path);
    const struct store_collection_entry *named = find_named(&collections, name);
    if (around && (!given || around == named)) {
        *place = (struct place){.collection = around->id,
            .name = around->name,
            .root = around->root,
            .part = slice_strip_start(slice_from(path, around->root.len), "/")};
        return STATUS_OK;
    }
    if (named && is_folder(arena, named->root))
        return error_set(error, STATUS_USAGE,
            "%.*s: the store has a collection \"%.*s\" already, of %.*s; give this folder a name "
            "of "
            "its own with --collection",
            SLICE_ARGS(path), SLICE_ARGS(name), SLICE_ARGS(named->root));
    *place = (struct place){.name = name, .root = path, .part = SLICE(""), .moved = named != NULL};
    return store_collection(store, name, path, &place->collection, error);
}
