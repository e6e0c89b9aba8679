/* Names by which a case means articles and fixes, so that they survive a new import. */
#include "tree/case_parts.h"

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

static struct slice title_of(const struct article_fix *fix) {
    return fix->title.len ? fix->title : slice_of(article_fix_kind_name(fix->kind));
}

static struct slice branch_of(const struct article *article, const struct article_fix *fix) {
    bool branch = fix->problem >= 0 && (size_t)fix->problem < article->problems.count;
    return branch ? article->problems.items[fix->problem].label : SLICE("");
}

/* A fix, folded, to be compared with others. */
struct compared {
    struct slice title, branch;
};

/* The title, if no other fix has it; else with its branch; else with a number, too. */
static struct slice name_of(
    struct arena *arena, const struct article *article, const struct compared *all, size_t fix) {
    const struct article_fix *own = &article->fixes.items[fix];
    struct slice title = title_of(own), branch = branch_of(article, own);
    size_t namesakes = 0, before = 0;
    for (size_t i = 0; i < article->fixes.count; i++) {
        bool same = slice_equal(all[i].title, all[fix].title);
        namesakes += same;
        before += same && i < fix && slice_equal(all[i].branch, all[fix].branch);
    }
    if (namesakes == 1)
        return title;
    if (branch.len)
        title = arena_printf(arena, "%.*s, %.*s", SLICE_ARGS(title), SLICE_ARGS(branch));
    return before ? arena_printf(arena, "%.*s (%zu)", SLICE_ARGS(title), before + 1) : title;
}

const struct slice *case_fix_names(struct arena *arena, const struct article *article) {
    size_t count = article->fixes.count;
    struct slice *names = arena_alloc(arena, (count + 1) * sizeof *names);
    struct compared *all = arena_alloc(arena, (count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        const struct article_fix *fix = &article->fixes.items[i];
        all[i] = (struct compared){
            text_folded(arena, title_of(fix)), text_folded(arena, branch_of(article, fix))};
    }
    for (size_t i = 0; i < count; i++)
        names[i] = name_of(arena, article, all, i);
    return names;
}

int case_fix_named(struct arena *arena, const struct article *article, struct slice name) {
    const struct slice *names = case_fix_names(arena, article);
    struct slice wanted = text_folded(arena, name);
    for (size_t i = 0; i < article->fixes.count; i++)
        if (slice_equal(text_folded(arena, names[i]), wanted))
            return (int)i;
    return ARTICLE_NONE;
}
