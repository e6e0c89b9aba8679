#include "tree/path.h"

#include "tree/parts.h"

/* Places in the order of their distance from the first one. */
struct node {
    size_t depth, parent, answer;
    struct slice label, question;
    struct tree_place place;
};

struct search {
    const struct tree *tree;
    struct arena *arena;   /* of the nodes and their places */
    struct arena *scratch; /* of the question at hand */
    LIST(struct node) nodes;
    bool *paged;     /* of each leaf: its page was come by */
    uint32_t wanted; /* only places that this leaf is possible at, or TREE_NONE */
};

static bool is_possible(const struct search *search, const struct tree_place *place) {
    for (size_t i = 0; i < place->count && search->wanted != TREE_NONE; i++)
        if (place->leaves[i] == search->wanted)
            return true;
    return search->wanted == TREE_NONE;
}

static struct tree_place kept(struct search *search, const struct tree_place *place) {
    struct tree_place copy = *place;
    copy.leaves = arena_alloc(search->arena, (place->count + 1) * sizeof *copy.leaves);
    if (place->count)
        memcpy(copy.leaves, place->leaves, place->count * sizeof *copy.leaves);
    return copy;
}

static void add_node(struct search *search, size_t parent, size_t answer, struct slice label,
    const struct tree_place *place) {
    if (place->kind == TREE_AT_END || !is_possible(search, place))
        return;
    if (place->kind == TREE_AT_PAGE) {
        if (search->paged[place->leaf])
            return;
        search->paged[place->leaf] = true;
    }
    size_t depth = parent ? search->nodes.items[parent - 1].depth + 1 : 0;
    *LIST_ADD(search->arena, &search->nodes) = (struct node){.depth = depth,
        .parent = parent,
        .answer = answer,
        .label = arena_slice(search->arena, label),
        .place = kept(search, place)};
}

/* An answer that only has the same asked in another way leads to no new problem. */
static bool leads_on(const struct tree_place *place, const struct tree_question *question) {
    if (question->rest.kind != TREE_AT_SET)
        return true;
    bool another_way = question->rest.asked != place->asked;
    return !another_way && question->rest.count < place->count;
}

static void expand(struct search *search, size_t number, const struct tree_question *question) {
    struct tree_place place = search->nodes.items[number - 1].place;
    for (size_t i = 0; i < question->options.count; i++)
        add_node(search, number, i + 1, question->options.items[i].label,
            &question->options.items[i].place);
    if (leads_on(&place, question))
        add_node(search, number, 0, SLICE("None of these, or not sure"), &question->rest);
}

static void begin(struct search *search, const struct tree *tree, uint32_t wanted) {
    *search = (struct search){
        .tree = tree, .arena = arena_new(), .scratch = arena_new(), .wanted = wanted};
    search->paged = arena_alloc(search->arena, tree->leaves.count + 1);
    struct tree_place start = tree_start(tree, search->scratch);
    add_node(search, 0, 0, SLICE(""), &start);
}

static void finish(struct search *search) {
    arena_free(search->scratch);
    arena_free(search->arena);
}

static bool has_question(const struct tree_place *place) {
    return place->kind == TREE_AT_SET || place->kind == TREE_AT_PAGE;
}

void tree_survey(const struct tree *tree, tree_visit_call *visit, void *user) {
    struct search search;
    begin(&search, tree, TREE_NONE);
    for (size_t i = 0; i < search.nodes.count; i++) {
        const struct node *node = &search.nodes.items[i];
        struct tree_question question = {0};
        struct tree_visit now = {node->depth, node->parent, node->answer, node->label, &node->place,
            has_question(&node->place) ? &question : NULL};
        arena_reset(search.scratch);
        if (now.question)
            question = tree_question(tree, search.scratch, &node->place);
        if (!visit(user, i + 1, &now))
            break;
        if (now.question)
            expand(&search, i + 1, &question);
    }
    finish(&search);
}

static void trace(
    struct search *search, struct arena *arena, size_t number, struct tree_path *path) {
    size_t count = search->nodes.items[number - 1].depth;
    path->steps.count = 0;
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(arena, &path->steps) = (struct tree_step){0};
    for (size_t i = count; i-- > 0;) {
        const struct node *node = &search->nodes.items[number - 1];
        path->steps.items[i] = (struct tree_step){node->answer,
            arena_slice(arena, search->nodes.items[node->parent - 1].question),
            arena_slice(arena, node->label)};
        number = node->parent;
    }
}

bool tree_path(const struct tree *tree, struct arena *arena, uint32_t leaf, int problem,
    struct tree_path *path) {
    struct search search;
    bool found = false;
    begin(&search, tree, leaf);
    for (size_t i = 0; i < search.nodes.count && !found; i++) {
        struct tree_place place = search.nodes.items[i].place;
        if (has_question(&place)) {
            arena_reset(search.scratch);
            struct tree_question question = tree_question(tree, search.scratch, &place);
            search.nodes.items[i].question = arena_slice(search.arena, question.text);
            expand(&search, i + 1, &question);
        } else if (place.leaf == leaf && (problem == ARTICLE_NONE || problem == place.problem)) {
            trace(&search, arena, i + 1, path);
            found = true;
        }
    }
    finish(&search);
    return found;
}
