/* The parts of a tree as bytes, and back. */
#include "base/pack.h"
#include "tree/parts.h"

enum {
    PACK_FORMAT = 2
};

static void add_optional(struct buf *out, uint32_t number) {
    buf_add_number(out, number == TREE_NONE ? 0 : (uint64_t)number + 1);
}

/* Numbers rise in values and leaves: the steps between them are small. */
static void add_numbers(struct buf *out, const struct tree_numbers *numbers) {
    buf_add_number(out, numbers->count);
    for (size_t i = 0; i < numbers->count; i++)
        buf_add_number(out, numbers->items[i]);
}

static void add_branch(struct buf *out, const struct tree_branch *branch) {
    buf_add_number(out, (uint64_t)branch->problem);
    buf_add_number(out, branch->line);
    add_optional(out, branch->leaf);
    buf_add_text(out, branch->label);
}

static void add_leaf(struct buf *out, const struct tree_leaf *leaf) {
    buf_add_number(out, (uint64_t)leaf->article);
    buf_add_number(out, (uint64_t)(leaf->problem + 1)); /* ARTICLE_NONE is 0 */
    buf_add_number(out, leaf->collection);
    buf_add_text(out, leaf->path);
    buf_add_text(out, leaf->title);
    buf_add_text(out, leaf->label);
    buf_add_text(out, leaf->question);
    buf_add_number(out, (uint64_t)(leaf->common ? 1 : 0) | (leaf->listed ? 2 : 0));
    buf_add_number(out, leaf->branches.count);
    for (size_t i = 0; i < leaf->branches.count; i++)
        add_branch(out, &leaf->branches.items[i]);
    add_numbers(out, &leaf->categories);
    for (size_t a = 0; a < TREE_ATTRIBUTES; a++)
        add_numbers(out, &leaf->values[a]);
}

void tree_pack(struct buf *out, const struct tree *tree) {
    buf_add_number(out, PACK_FORMAT);
    buf_add_number(out, tree->categories.count);
    for (size_t i = 0; i < tree->categories.count; i++) {
        const struct tree_category *category = &tree->categories.items[i];
        buf_add_number(out, category->parent);
        buf_add_number(out, category->source);
        add_optional(out, category->start);
        buf_add_text(out, category->label);
    }
    buf_add_number(out, tree->values.count);
    for (size_t i = 0; i < tree->values.count; i++) {
        buf_add_number(out, tree->values.items[i].attribute);
        buf_add_text(out, tree->values.items[i].label);
    }
    buf_add_number(out, tree->leaves.count);
    for (size_t i = 0; i < tree->leaves.count; i++)
        add_leaf(out, &tree->leaves.items[i]);
}

/* ---- back ---- */

struct unpacking {
    struct tree *tree;
    struct pack pack;
    size_t leaves, categories, values;
};

static uint32_t optional(struct pack *pack) {
    uint64_t number = pack_number(pack);
    return number == 0 || number > UINT32_MAX ? TREE_NONE : (uint32_t)(number - 1);
}

static uint32_t below(struct unpacking *unpacking, size_t limit) {
    if (limit == 0)
        unpacking->pack.bad = true;
    return limit ? pack_limited(&unpacking->pack, (uint32_t)limit - 1) : 0;
}

static void take_numbers(struct unpacking *unpacking, struct tree_numbers *numbers, size_t limit) {
    size_t count = pack_count(&unpacking->pack, 1);
    for (size_t i = 0; i < count && !unpacking->pack.bad; i++)
        *LIST_ADD(unpacking->tree->arena, numbers) = below(unpacking, limit);
}

static struct tree_branch take_branch(struct unpacking *unpacking) {
    struct tree_branch branch = {0};
    branch.problem = (int)pack_limited(&unpacking->pack, INT32_MAX);
    branch.line = pack_limited(&unpacking->pack, UINT32_MAX);
    branch.leaf = optional(&unpacking->pack);
    branch.label = pack_text(&unpacking->pack);
    return branch;
}

static struct tree_leaf take_leaf(struct unpacking *unpacking) {
    struct pack *pack = &unpacking->pack;
    struct tree_leaf leaf = {.article = (int64_t)pack_number(pack),
        .problem = (int)pack_limited(pack, INT32_MAX) - 1,
        .collection = below(unpacking, unpacking->categories),
        .weight = 1};
    leaf.path = pack_text(pack);
    leaf.title = pack_text(pack);
    leaf.label = pack_text(pack);
    leaf.question = pack_text(pack);
    uint32_t flags = pack_limited(pack, 3);
    leaf.common = flags & 1;
    leaf.listed = flags & 2;
    size_t branches = pack_count(pack, 4);
    for (size_t i = 0; i < branches && !pack->bad; i++)
        *LIST_ADD(unpacking->tree->arena, &leaf.branches) = take_branch(unpacking);
    take_numbers(unpacking, &leaf.categories, unpacking->categories);
    for (size_t a = 0; a < TREE_ATTRIBUTES; a++)
        take_numbers(unpacking, &leaf.values[a], unpacking->values);
    return leaf;
}

/* The parent of a category stands before it, so that going up comes to an end. */
static void take_categories(struct unpacking *unpacking) {
    struct tree *tree = unpacking->tree;
    unpacking->categories = pack_count(&unpacking->pack, 4);
    for (size_t i = 0; i < unpacking->categories && !unpacking->pack.bad; i++) {
        struct tree_category category = {.parent = below(unpacking, i ? i : 1),
            .source = pack_limited(&unpacking->pack, TREE_SOURCES - 1)};
        category.start = optional(&unpacking->pack);
        category.label = pack_text(&unpacking->pack);
        *LIST_ADD(tree->arena, &tree->categories) = category;
    }
}

static void take_values(struct unpacking *unpacking) {
    struct tree *tree = unpacking->tree;
    unpacking->values = pack_count(&unpacking->pack, 2);
    for (size_t i = 0; i < unpacking->values && !unpacking->pack.bad; i++) {
        struct tree_value value = {
            .attribute = pack_limited(&unpacking->pack, TREE_ATTRIBUTES - 1)};
        value.label = pack_text(&unpacking->pack);
        *LIST_ADD(tree->arena, &tree->values) = value;
    }
}

/* What points at a leaf is checked once all leaves are there. */
static bool points_inside(const struct tree *tree) {
    for (size_t i = 0; i < tree->categories.count; i++) {
        uint32_t start = tree->categories.items[i].start;
        if (start != TREE_NONE && start >= tree->leaves.count)
            return false;
    }
    for (size_t i = 0; i < tree->leaves.count; i++)
        for (size_t b = 0; b < tree->leaves.items[i].branches.count; b++) {
            uint32_t leaf = tree->leaves.items[i].branches.items[b].leaf;
            if (leaf != TREE_NONE && leaf >= tree->leaves.count)
                return false;
        }
    return tree->categories.count > 0;
}

bool tree_unpack(struct tree *tree, struct slice bytes) {
    struct unpacking unpacking = {.tree = tree, .pack = {bytes, false}};
    if (pack_number(&unpacking.pack) != PACK_FORMAT)
        return false;
    take_categories(&unpacking);
    take_values(&unpacking);
    unpacking.leaves = pack_count(&unpacking.pack, 10);
    for (size_t i = 0; i < unpacking.leaves && !unpacking.pack.bad; i++)
        *LIST_ADD(tree->arena, &tree->leaves) = take_leaf(&unpacking);
    return !unpacking.pack.bad && points_inside(tree);
}
