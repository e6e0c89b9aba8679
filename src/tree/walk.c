#include "tree/walk.h"

#include "base/memory.h"
#include "tree/parts.h"

#include <stdlib.h>

struct walk {
    const struct tree *tree;
    struct arena *arena;
    LIST(struct walk_stop) stops; /* the last one is here */
    bool *refused;                /* of each leaf, since the first question */
};

static struct walk_stop *here(struct walk *walk) {
    return &walk->stops.items[walk->stops.count - 1];
}

static void arrive(struct walk *walk, struct tree_place place) {
    struct walk_stop *stop = LIST_ADD(walk->arena, &walk->stops);
    stop->place = place;
    if (place.kind == TREE_AT_SET || place.kind == TREE_AT_PAGE)
        stop->question = tree_question(walk->tree, walk->arena, &place);
}

struct walk *walk_new(const struct tree *tree) {
    struct walk *walk = mem_new(sizeof *walk);
    walk->tree = tree;
    walk->arena = arena_new();
    walk->refused = arena_alloc(walk->arena, tree->leaves.count + 1);
    arrive(walk, tree_start(tree, walk->arena));
    return walk;
}

void walk_free(struct walk *walk) {
    if (!walk)
        return;
    arena_free(walk->arena);
    free(walk);
}

const struct walk_stop *walk_here(const struct walk *walk) {
    return &walk->stops.items[walk->stops.count - 1];
}

size_t walk_answers(const struct walk *walk) {
    return walk->stops.count - 1;
}

const struct walk_stop *walk_stop_at(const struct walk *walk, size_t i) {
    return &walk->stops.items[i];
}

/* ---- none of these ---- */

/* Was everything here refused by this answer? Else it only led on to what no option held. */
static bool refuses_all(const struct walk_stop *stop) {
    return stop->answer == WALK_OTHER && stop->question.rest.kind == TREE_AT_END;
}

/* Refused is what was refused on the way here: found anew, so that going back forgets it. Of a
 * question that leads on it is the problems that stood there by their titles. */
static void find_refused(struct walk *walk) {
    memset(walk->refused, 0, walk->tree->leaves.count);
    for (size_t i = 0; i < walk->stops.count; i++) {
        const struct walk_stop *stop = &walk->stops.items[i];
        for (size_t l = 0; refuses_all(stop) && l < stop->place.count; l++)
            walk->refused[stop->place.leaves[l]] = true;
        for (size_t o = 0; stop->answer == WALK_OTHER && o < stop->question.options.count; o++)
            if (stop->question.options.items[o].problem != TREE_NONE)
                walk->refused[stop->question.options.items[o].problem] = true;
    }
}

/* What could not be told there is not asked again. */
static unsigned asked_at(const struct walk_stop *stop) {
    bool by_attribute =
        stop->question.source == TREE_FROM_CONTENTS || stop->question.source == TREE_FROM_ARTICLES;
    bool told = stop->answer != WALK_OTHER || !by_attribute;
    return told ? stop->place.asked : stop->place.asked | 1u << stop->question.attribute;
}

static struct tree_place left_of(struct walk *walk, const struct walk_stop *stop) {
    const struct tree_place *place = &stop->place;
    uint32_t *left = arena_alloc(walk->arena, (place->count + 1) * sizeof *left);
    size_t count = 0;
    for (size_t i = 0; i < place->count; i++)
        if (!walk->refused[place->leaves[i]])
            left[count++] = place->leaves[i];
    return tree_set(walk->tree, walk->arena, left, count, place->category, asked_at(stop));
}

/* What was possible at the nearest question before, without what was refused since. */
static struct tree_place widened(struct walk *walk) {
    struct tree_place place = {.kind = TREE_AT_END};
    find_refused(walk);
    for (size_t i = walk->stops.count; i-- > 0 && place.kind == TREE_AT_END;)
        place = left_of(walk, &walk->stops.items[i]);
    return place;
}

/* ---- moving ---- */

bool walk_answer(struct walk *walk, size_t answer) {
    struct walk_stop *stop = here(walk);
    if (stop->place.kind == TREE_AT_END || answer > stop->question.options.count)
        return false;
    stop->answer = answer;
    if (answer == WALK_OTHER) {
        bool asked = stop->place.kind != TREE_AT_FIXES;
        stop->label = asked ? SLICE("None of these, or not sure") : SLICE("None of these helped");
        arrive(walk, refuses_all(stop) ? widened(walk) : stop->question.rest);
    } else {
        const struct tree_option *option = &stop->question.options.items[answer - 1];
        stop->label = option->label;
        arrive(walk, option->place);
    }
    return true;
}

bool walk_back(struct walk *walk) {
    if (walk->stops.count == 1)
        return false;
    walk->stops.count--;
    return true;
}

/* The leaves that stand for an article, or for one of its branches. */
static size_t leaves_of(const struct tree *tree, int64_t article, int problem, uint32_t *found) {
    size_t count = 0;
    for (uint32_t i = 0; i < tree->leaves.count; i++) {
        if (tree_leaf_stands_for(tree, i, article, problem))
            found[count++] = i;
    }
    return count;
}

bool walk_go(struct walk *walk, int64_t article, int problem) {
    uint32_t *leaves = arena_alloc(walk->arena, (walk->tree->leaves.count + 1) * sizeof *leaves);
    size_t count = leaves_of(walk->tree, article, problem, leaves);
    if (count == 0)
        return false;
    here(walk)->answer = WALK_ELSEWHERE;
    here(walk)->label = tree_leaf_title(walk->tree, leaves[0]);
    arrive(walk, count > 1 && problem == ARTICLE_NONE
                     ? tree_set(walk->tree, walk->arena, leaves, count, 0, 0)
                     : tree_leaf_place(walk->tree, walk->arena, leaves[count - 1], problem));
    return true;
}

bool walk_narrow(struct walk *walk, const bool *wanted, struct slice label) {
    struct walk_stop *stop = here(walk);
    uint32_t *left = arena_alloc(walk->arena, (stop->place.count + 1) * sizeof *left);
    size_t count = 0;
    for (size_t i = 0; i < stop->place.count; i++)
        if (wanted[stop->place.leaves[i]])
            left[count++] = stop->place.leaves[i];
    if (count == 0)
        return false;
    if (count == stop->place.count)
        return true;
    stop->answer = WALK_ELSEWHERE;
    stop->label = arena_slice(walk->arena, label);
    arrive(walk, tree_narrowed(walk->tree, walk->arena, &stop->place, left, count));
    return true;
}
