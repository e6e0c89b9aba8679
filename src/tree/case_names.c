/* Names by which a case means articles and fixes, so that they survive a new import. */
#include "tree/case.h"

#include "base/text.h"

/* ---- articles ---- */

struct slice case_article_name(struct store *store, struct arena *arena, int64_t id) {
    struct store_entry entry;
    if (store_entry(store, arena, id, &entry, NULL) != STATUS_OK)
        return SLICE("");
    return arena_printf(
        arena, "%.*s/%.*s", SLICE_ARGS(entry.collection_name), SLICE_ARGS(entry.path));
}

/* An article of exactly that path, in a collection of that name; an empty name is any collection,
 * if only one has it. */
static enum status find_in(struct store *store, struct arena *arena, struct slice collection,
    struct slice path, struct store_entry *entry, struct error *error) {
    struct store_entries found = {0};
    size_t matches = 0;
    enum status status = store_find(store, arena, path, &found, error);
    for (size_t i = 0; status == STATUS_OK && i < found.count; i++) {
        const struct store_entry *item = &found.items[i];
        if (!slice_equal_nocase(item->path, path) ||
            (collection.len && !slice_equal_nocase(item->collection_name, collection)))
            continue;
        if (matches++ == 0)
            *entry = *item;
    }
    return status != STATUS_OK ? status : matches == 1 ? STATUS_OK : STATUS_NOTHING;
}

enum status case_find_article(struct store *store, struct arena *arena, struct slice name,
    struct store_entry *entry, struct error *error) {
    enum status status = STATUS_NOTHING;
    for (int any = 0; any < 2 && status == STATUS_NOTHING; any++)
        for (size_t i = 0; i < name.len && status == STATUS_NOTHING; i++)
            if (name.at[i] == '/') /* a collection's name may hold one, too */
                status = find_in(store, arena, any ? SLICE("") : slice_first(name, i),
                    slice_from(name, i + 1), entry, error);
    if (status == STATUS_NOTHING)
        return error_set(error, STATUS_NOTHING, "%.*s is not in this knowledge base",
            SLICE_ARGS(slice_first(name, 200)));
    return status;
}

/* ---- fixes ---- */

static bool same_folded(struct slice a, struct slice b) {
    struct buf one = {0}, two = {0};
    text_fold(&one, a);
    text_fold(&two, b);
    bool same = slice_equal(buf_slice(&one), buf_slice(&two));
    buf_fini(&one);
    buf_fini(&two);
    return same;
}

static struct slice title_of(const struct article_fix *fix) {
    return fix->title.len ? fix->title : slice_of(article_fix_kind_name(fix->kind));
}

static struct slice branch_of(const struct article *article, const struct article_fix *fix) {
    bool branch = fix->problem >= 0 && (size_t)fix->problem < article->problems.count;
    return branch ? article->problems.items[fix->problem].label : SLICE("");
}

/* How many fixes, of those before `end`, have the title of this one; the branch too, if asked. */
static size_t namesakes(const struct article *article, size_t end, int fix, bool branch) {
    const struct article_fix *own = &article->fixes.items[fix];
    size_t count = 0;
    for (size_t i = 0; i < end; i++) {
        const struct article_fix *other = &article->fixes.items[i];
        count += same_folded(title_of(own), title_of(other)) &&
                 (!branch || same_folded(branch_of(article, own), branch_of(article, other)));
    }
    return count;
}

struct slice case_fix_name(struct arena *arena, const struct article *article, int fix) {
    const struct article_fix *own = &article->fixes.items[fix];
    size_t count = article->fixes.count;
    struct slice branch = branch_of(article, own), title = title_of(own);
    if (namesakes(article, count, fix, false) == 1)
        return title;
    size_t before = namesakes(article, (size_t)fix, fix, true);
    struct slice name =
        branch.len ? arena_printf(arena, "%.*s, %.*s", SLICE_ARGS(title), SLICE_ARGS(branch))
                   : title;
    return before ? arena_printf(arena, "%.*s (%zu)", SLICE_ARGS(name), before + 1) : name;
}

int case_fix_named(struct arena *arena, const struct article *article, struct slice name) {
    for (size_t i = 0; i < article->fixes.count; i++)
        if (same_folded(case_fix_name(arena, article, (int)i), name))
            return (int)i;
    return ARTICLE_NONE;
}
