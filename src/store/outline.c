#include "store/outline.h"

#include "base/limits.h"
#include "store/handle.h"

/* Lists by id are as long as the highest one. The importer counts from 1; a store with other
 * numbers was not written by it, and might ask for all memory there is. */
static enum status count_ids(
    const struct store *store, struct outline *outline, struct error *error) {
    outline->ids = 1;
    for (size_t i = 0; i < outline->entries.count; i++) {
        int64_t id = outline->entries.items[i].id;
        if (id < 1 || id > LIMIT_ARTICLE_ID)
            return error_set(error, STATUS_STORE,
                "%s: an article has the number %lld; import the sources into a new store",
                store->path, (long long)id);
        if ((size_t)id >= outline->ids)
            outline->ids = (size_t)id + 1;
    }
    return STATUS_OK;
}

static enum status read_articles(
    struct store *store, struct arena *arena, struct outline *outline, struct error *error) {
    outline->articles = arena_alloc(arena, outline->entries.count * sizeof *outline->articles);
    for (size_t i = 0; i < outline->entries.count; i++) {
        struct outline_article *article = &outline->articles[i];
        article->entry = &outline->entries.items[i];
        enum status status = store_lists(store, arena, article->entry->id, &article->lists, error);
        if (status != STATUS_OK)
            return STATUS_STORE;
        article->leads = arena_alloc(arena, article->lists.links.count * sizeof *article->leads);
    }
    return STATUS_OK;
}

enum status store_outline(
    struct store *store, struct arena *arena, struct outline *outline, struct error *error) {
    *outline = (struct outline){0};
    if (store_list(store, arena, &outline->entries, error) ||
        store_toc(store, arena, &outline->toc, error) || count_ids(store, outline, error))
        return STATUS_STORE;
    return read_articles(store, arena, outline, error);
}
