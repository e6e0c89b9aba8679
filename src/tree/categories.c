/* Where articles stand in folders and tables of contents. */
#include "base/text.h"
#include "tree/parts.h"

#include <stdlib.h>

struct placing {
    struct tree *tree;
    struct tree_names *names;
    const struct store_entries *entries;
    const uint32_t *number_of;
    size_t ids; /* all that it holds are below it */
};

static uint32_t leaf_of(const struct placing *placing, int64_t article) {
    return article > 0 && (size_t)article < placing->ids ? placing->number_of[article] : TREE_NONE;
}

/* The category of that name below another, made where there is none. */
static uint32_t category_of(
    struct tree *tree, uint32_t parent, enum tree_source source, struct slice label) {
    for (size_t i = tree->categories.count; i-- > 1;)
        if (tree->categories.items[i].parent == parent &&
            slice_equal_nocase(tree->categories.items[i].label, label))
            return (uint32_t)i;
    *LIST_ADD(tree->arena, &tree->categories) =
        (struct tree_category){parent, source, TREE_NONE, arena_slice(tree->arena, label)};
    return (uint32_t)tree->categories.count - 1;
}

/* The category of the folder that a file lies in, below its collection. */
static uint32_t folder_of(const struct placing *placing, uint32_t collection, struct slice path) {
    struct tree *tree = placing->tree;
    ptrdiff_t slash = slice_find_last(path, '/');
    struct slice rest = slice_first(path, slash == SLICE_NONE ? 0 : (size_t)slash), name;
    uint32_t category = collection;
    while (slice_next_part(&rest, '/', &name))
        category =
            category_of(tree, category, TREE_FROM_FOLDER, tree_names_of_slug(placing->names, name));
    return category;
}

static uint32_t collection_of(struct placing *placing, int64_t collection) {
    for (size_t i = 0; i < placing->entries->count; i++)
        if (placing->entries->items[i].collection == collection)
            return category_of(
                placing->tree, 0, TREE_FROM_FOLDER, placing->entries->items[i].collection_name);
    return 0;
}

static void add_once(struct arena *arena, struct tree_numbers *numbers, uint32_t number) {
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] == number)
            return;
    *LIST_ADD(arena, numbers) = number;
}

/* ---- tables of contents ---- */

enum {
    DEEPEST = 16 /* of a table of contents; what is nested deeper hangs there */
};

/* One table: the entries from `from` to `end` of the list. */
static void place_table(
    struct placing *placing, const struct store_toc *toc, size_t from, size_t end) {
    struct tree *tree = placing->tree;
    uint32_t collection = collection_of(placing, toc->items[from].collection);
    uint32_t above[DEEPEST + 1] = {folder_of(placing, collection, toc->items[from].path)};
    for (size_t i = from; i < end; i++) {
        const struct store_toc_entry *entry = &toc->items[i];
        size_t depth = entry->depth < DEEPEST ? entry->depth : DEEPEST - 1;
        bool has_children = i + 1 < end && toc->items[i + 1].depth > entry->depth;
        uint32_t own = above[depth], leaf = leaf_of(placing, entry->article);
        if (has_children && entry->name.len)
            own = category_of(tree, above[depth], TREE_FROM_CONTENTS, entry->name);
        above[depth + 1] = own;
        if (leaf == TREE_NONE)
            continue;
        add_once(tree->arena, &tree->leaves.items[leaf].categories, own);
        /* A table calls a problem by a short name; a single word of it says too little. */
        if (slice_find_char(entry->name, ' ') != SLICE_NONE &&
            tree->leaves.items[leaf].problem == ARTICLE_NONE)
            tree->leaves.items[leaf].label = arena_slice(tree->arena, entry->name);
    }
}

static void place_tables(struct placing *placing, const struct store_toc *toc) {
    for (size_t i = 0, end; i < toc->count; i = end) {
        for (end = i + 1; end < toc->count; end++)
            if (toc->items[end].collection != toc->items[i].collection ||
                !slice_equal(toc->items[end].path, toc->items[i].path))
                break;
        place_table(placing, toc, i, end);
    }
}

/* An article that no table names stands in its folder. */
static void place_rest(struct placing *placing) {
    struct tree *tree = placing->tree;
    for (size_t i = 0; i < placing->entries->count; i++) {
        const struct store_entry *entry = &placing->entries->items[i];
        uint32_t number = leaf_of(placing, entry->id);
        if (number == TREE_NONE)
            continue;
        struct tree_leaf *leaf = &tree->leaves.items[number];
        leaf->collection = category_of(tree, 0, TREE_FROM_FOLDER, entry->collection_name);
        if (leaf->categories.count == 0)
            *LIST_ADD(tree->arena, &leaf->categories) =
                folder_of(placing, leaf->collection, entry->path);
    }
}

/* The leaves of one article, which are neighbours, stand together. */
static void place_branches(struct tree *tree) {
    for (size_t i = 1; i < tree->leaves.count; i++) {
        const struct tree_leaf *before = &tree->leaves.items[i - 1];
        struct tree_leaf *leaf = &tree->leaves.items[i];
        if (leaf->article != before->article)
            continue;
        leaf->collection = before->collection;
        for (size_t c = 0; c < before->categories.count; c++)
            *LIST_ADD(tree->arena, &leaf->categories) = before->categories.items[c];
    }
}

void tree_categorize(struct tree *tree, const struct outline *outline, const uint32_t *number_of,
    struct tree_names *names) {
    const struct store_toc *toc = &outline->toc;
    struct placing placing = {tree, names, &outline->entries, number_of, outline->ids};
    *LIST_ADD(tree->arena, &tree->categories) =
        (struct tree_category){0, TREE_FROM_FOLDER, TREE_NONE, SLICE("")};
    for (size_t i = 0; i < toc->count; i++)
        tree_names_add(names, toc->items[i].name);
    tree_names_settle(names);
    place_tables(&placing, toc);
    place_rest(&placing);
    place_branches(tree);
}

void tree_categories_below(const struct tree *tree, struct arena *arena,
    const struct tree_leaf *leaf, uint32_t category, struct tree_numbers *found) {
    for (size_t i = 0; i < leaf->categories.count; i++) {
        uint32_t at = leaf->categories.items[i];
        while (at != 0 && tree->categories.items[at].parent != category)
            at = tree->categories.items[at].parent;
        if (at != 0)
            add_once(arena, found, at);
    }
}
