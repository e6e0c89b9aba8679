#include "tree/tree.h"

#include "tree/parts.h"

enum status tree_open(struct tree **opened, struct store *store, struct error *error) {
    struct arena *arena = arena_new();
    struct tree *tree = arena_alloc(arena, sizeof *tree);
    tree->arena = arena;
    tree->own = TREE_NONE;
    struct slice bytes = store_bytes(store, arena, "tree");
    if (bytes.len == 0 || !tree_unpack(tree, bytes)) {
        arena_free(arena);
        return error_set(error, STATUS_STORE,
            "%s: its tree of questions is %s; `fixtree import` makes it anew", store_path(store),
            bytes.len ? "damaged" : "missing");
    }
    *opened = tree;
    return STATUS_OK;
}

void tree_close(struct tree *tree) {
    if (tree)
        arena_free(tree->arena);
}

size_t tree_leaf_count(const struct tree *tree) {
    return tree->leaves.count;
}

uint32_t tree_leaf_of(const struct tree *tree, int64_t article) {
    for (size_t i = 0; i < tree->leaves.count; i++)
        if (tree->leaves.items[i].article == article)
            return (uint32_t)i;
    return TREE_NONE;
}

int64_t tree_article(const struct tree *tree, uint32_t leaf) {
    return tree->leaves.items[leaf].article;
}

bool tree_leaf_stands_for(const struct tree *tree, uint32_t leaf, int64_t article, int problem) {
    const struct tree_leaf *at = &tree->leaves.items[leaf];
    return at->article == article &&
           (problem == ARTICLE_NONE || at->problem == ARTICLE_NONE || at->problem == problem);
}

struct slice tree_leaf_path(const struct tree *tree, uint32_t leaf) {
    return tree->leaves.items[leaf].path;
}

struct slice tree_leaf_collection(const struct tree *tree, uint32_t leaf) {
    return tree->categories.items[tree->leaves.items[leaf].collection].label;
}

struct slice tree_leaf_title(const struct tree *tree, uint32_t leaf) {
    return tree->leaves.items[leaf].title;
}

void tree_set_weight(struct tree *tree, uint32_t leaf, double weight) {
    tree->leaves.items[leaf].weight = weight > 0.1 ? weight : 0.1;
}

const char *tree_source_name(enum tree_source source) {
    static const char *const names[TREE_SOURCES] = {
        [TREE_FROM_PAGE] = "page",
        [TREE_FROM_CONTENTS] = "table of contents",
        [TREE_FROM_FOLDER] = "folder",
        [TREE_FROM_BRANCHES] = "branches",
        [TREE_FROM_ARTICLES] = "articles",
        [TREE_FROM_TITLE] = "article",
    };
    return names[source];
}
