#include "import/run/derive.h"

#include "import/run/resolve.h"
#include "store/words.h"
#include "tree/tree.h"

#include <malloc.h>
#include <pthread.h>

/* Links and tree take about as long as the words, and need no store once the outline is read. */
struct making {
    struct arena *arena;
    struct outline outline;
    struct resolved resolved;
    struct buf tree;
    pthread_t tree_thread;
    bool tree_beside;
};

static void *make_tree(void *user) {
    struct making *making = user;
    tree_make(&making->outline, &making->tree);
    return NULL;
}

/* The tree wants to know where links lead; and so does the store, which then need not wait for it.
 */
static void *make_links(void *user) {
    struct making *making = user;
    resolve_all(&making->outline, &making->resolved);
    making->tree_beside = pthread_create(&making->tree_thread, NULL, make_tree, making) == 0;
    return NULL;
}

static enum status write_duplicates(
    struct store *store, const struct store_entries *entries, struct error *error) {
    if (store_clear_duplicates(store, error))
        return STATUS_STORE;
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i].duplicate_of &&
            store_set_duplicate(store, entries->items[i].id, entries->items[i].duplicate_of, error))
            return STATUS_STORE;
    return STATUS_OK;
}

static enum status write_links(
    struct store *store, const struct making *making, struct error *error) {
    const struct resolved *resolved = &making->resolved;
    for (size_t i = 0; i < resolved->changed.count; i++)
        if (store_set_toc_article(
                store, &making->outline.toc.items[resolved->changed.items[i]], error))
            return STATUS_STORE;
    for (size_t i = 0; i < resolved->citations.count; i++)
        if (store_add_citation(store, resolved->citations.items[i].text,
                resolved->citations.items[i].article, error))
            return STATUS_STORE;
    if (write_duplicates(store, &making->outline.entries, error) ||
        store_add_lookups(store, &making->outline, error))
        return STATUS_STORE;
    return store_add_names(store, &resolved->names, error);
}

static enum status make_all(struct store *store, struct making *making, struct error *error) {
    pthread_t links;
    mallopt(M_ARENA_MAX, 1); /* what the index gives back is for the threads, too */
    bool beside = pthread_create(&links, NULL, make_links, making) == 0;
    enum status status = store_clear_derived(store, error);
    if (status == STATUS_OK)
        status = store_make_words(store, &making->outline, error);
    if (beside)
        pthread_join(links, NULL);
    else
        make_links(making);
    if (status == STATUS_OK)
        status = write_links(store, making, error);
    if (making->tree_beside)
        pthread_join(making->tree_thread, NULL);
    else
        make_tree(making);
    return status == STATUS_OK ? store_set_bytes(store, "tree", buf_slice(&making->tree), error)
                               : status;
}

enum status derive_all(struct store *store, struct error *error) {
    struct making making = {.arena = arena_new()};
    making.resolved.arena = arena_new();
    enum status status = store_outline(store, making.arena, &making.outline, error);
    if (status == STATUS_OK)
        status = make_all(store, &making, error);
    buf_fini(&making.tree);
    arena_free(making.resolved.arena);
    arena_free(making.arena);
    return status == STATUS_OK ? store_set_hash(store, error) : status;
}
