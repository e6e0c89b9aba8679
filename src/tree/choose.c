/*
 * Which question tells most. Options are taken one by one: the one whose new leaves it narrows down
 * best, until nine are found or nothing new is told. That is greedy: two options that halve the set
 * would be taken before eight that tell much more. So it is done again without the large ones, and
 * again, and the best question stays. The gain of a question is the mean, over the
 * leaves, of how many bits its answer tells: log2 of how many leaves there are, minus log2 of how
 * many are left behind the option that holds the leaf (Quinlan 1986). Leaves count by their weight:
 * what was often the answer here is thought more likely.
 */
#include "tree/parts.h"

#include <math.h>

static const double weights[TREE_ATTRIBUTES] = {
#define X(name, word, weight, question) [TREE_##name] = (weight),
#include "tree/attributes.def"
#undef X
};

/* A set of leaves and the numbers that each of them has for one attribute. */
struct scene {
    const struct tree *tree;
    struct arena *arena;
    const struct tree_numbers *leaves;
    const struct tree_numbers **numbers; /* of each leaf */
    uint32_t *all, *fresh; /* of each number: leaves that have it, that no option holds yet */
    double *all_weight, *fresh_weight; /* the same as sums of their weights */
    double weight;                     /* of all leaves */
    bool *taken;                       /* of each number */
    const bool *known; /* of each number: it holds what one of another question held; or NULL */
    size_t limit;      /* numbers are below it */
    size_t largest;    /* leaves that an option may hold */
    uint32_t *touched; /* numbers that some leaf has */
    size_t touched_count;
    double *behind; /* of each leaf: the least weight behind an option that holds it; 0: none */
};

static double weight_of(const struct scene *scene, size_t i) {
    return scene->tree->leaves.items[scene->leaves->items[i]].weight;
}

static void count_numbers(struct scene *scene) {
    scene->all_weight = arena_alloc(scene->arena, scene->limit * sizeof(double));
    scene->fresh_weight = arena_alloc(scene->arena, scene->limit * sizeof(double));
    scene->all = arena_alloc(scene->arena, scene->limit * sizeof *scene->all);
    scene->fresh = arena_alloc(scene->arena, scene->limit * sizeof *scene->fresh);
    scene->taken = arena_alloc(scene->arena, scene->limit);
    scene->touched = arena_alloc(scene->arena, scene->limit * sizeof *scene->touched);
    scene->behind = arena_alloc(scene->arena, (scene->leaves->count + 1) * sizeof *scene->behind);
    for (size_t i = 0; i < scene->leaves->count; i++) {
        scene->weight += weight_of(scene, i);
        for (size_t n = 0; n < scene->numbers[i]->count; n++) {
            uint32_t number = scene->numbers[i]->items[n];
            if (scene->all[number]++ == 0)
                scene->touched[scene->touched_count++] = number;
            scene->all_weight[number] += weight_of(scene, i);
        }
    }
    for (size_t i = 0; i < scene->touched_count; i++) {
        scene->fresh[scene->touched[i]] = scene->all[scene->touched[i]];
        scene->fresh_weight[scene->touched[i]] = scene->all_weight[scene->touched[i]];
    }
}

/* What so many leaves of that weight count for when they are left. Up to nine are listed by the
 * next question anyway: that there are fewer tells nothing more, and few large options beat many
 * small ones. */
static double counted(size_t count, double weight) {
    return count < TREE_OPTIONS ? weight * TREE_OPTIONS / (double)count : weight;
}

static double left_behind(const struct scene *scene, uint32_t number) {
    return counted(scene->all[number], scene->all_weight[number]);
}

/* An option is worth its place if it splits the set, and if most of what it holds is new: "Remote
 * desktop" and "Desktop" beside each other would only confuse. */
static double worth(const struct scene *scene, uint32_t number) {
    size_t count = scene->leaves->count, all = scene->all[number], fresh = scene->fresh[number];
    if (scene->taken[number] || (scene->known && scene->known[number]) || all < 2 || all == count ||
        all > scene->largest || fresh * 3 < all * 2)
        return 0;
    return scene->fresh_weight[number] * (log2(scene->weight) - log2(left_behind(scene, number)));
}

static uint32_t best_number(const struct scene *scene) {
    uint32_t best = TREE_NONE;
    double best_worth = 0;
    for (size_t i = 0; i < scene->touched_count; i++) {
        double w = worth(scene, scene->touched[i]);
        if (w > best_worth || (w > 0 && w == best_worth && scene->touched[i] < best)) {
            best_worth = w;
            best = scene->touched[i];
        }
    }
    return best;
}

static bool has_number(const struct tree_numbers *numbers, uint32_t number) {
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] == number)
            return true;
    return false;
}

/* From now on an option holds the leaf. */
static void hold(struct scene *scene, size_t i) {
    for (size_t n = 0; n < scene->numbers[i]->count; n++) {
        uint32_t number = scene->numbers[i]->items[n];
        scene->fresh[number]--;
        scene->fresh_weight[number] -= weight_of(scene, i);
    }
}

static void take(struct scene *scene, uint32_t number) {
    double weight = left_behind(scene, number);
    scene->taken[number] = true;
    for (size_t i = 0; i < scene->leaves->count; i++) {
        if (!has_number(scene->numbers[i], number))
            continue;
        bool held = scene->behind[i] > 0;
        if (!held)
            hold(scene, i);
        if (!held || scene->behind[i] > weight)
            scene->behind[i] = weight;
    }
}

static bool is_held(const struct scene *scene, size_t i) {
    return scene->behind[i] > 0;
}

static size_t count_rest(const struct scene *scene) {
    size_t rest = 0;
    for (size_t i = 0; i < scene->leaves->count; i++)
        rest += !is_held(scene, i);
    return rest;
}

/* Options for one attribute. Stops early where what is left can be listed itself. */
static void take_options(struct scene *scene, struct tree_choice *choice) {
    while (choice->options.count < TREE_OPTIONS) {
        size_t rest = count_rest(scene);
        if (choice->options.count > 1 && choice->options.count + rest <= TREE_OPTIONS)
            break;
        uint32_t number = best_number(scene);
        if (number == TREE_NONE)
            break;
        take(scene, number);
        *LIST_ADD(scene->arena, &choice->options) = number;
    }
}

static void split_rest(struct scene *scene, struct tree_choice *choice) {
    bool few = choice->options.count + count_rest(scene) <= TREE_OPTIONS;
    for (size_t i = 0; i < scene->leaves->count; i++)
        if (!is_held(scene, i)) {
            if (few)
                *LIST_ADD(scene->arena, &choice->alone) = scene->leaves->items[i];
            else
                *LIST_ADD(scene->arena, &choice->rest) = scene->leaves->items[i];
        }
}

static double gain_of(const struct scene *scene, const struct tree_choice *choice) {
    double gain = 0, rest = 0;
    for (size_t i = 0; i < scene->leaves->count; i++)
        rest += is_held(scene, i) ? 0 : weight_of(scene, i);
    for (size_t i = 0; i < scene->leaves->count; i++) {
        double alone = choice->rest.count ? counted(choice->rest.count, rest) : weight_of(scene, i);
        double behind = is_held(scene, i) ? scene->behind[i] : alone;
        gain += weight_of(scene, i) * (log2(scene->weight) - log2(behind));
    }
    return gain / scene->weight;
}

static void choose_by(
    struct scene *scene, enum tree_attribute attribute, struct tree_choice *choice) {
    *choice = (struct tree_choice){.attribute = attribute};
    count_numbers(scene);
    take_options(scene, choice);
    if (choice->options.count < 2)
        return;
    split_rest(scene, choice);
    choice->gain = gain_of(scene, choice);
}

/* A single category that holds all leaves asks nothing: what lies below it does. */
static void find_categories(struct scene *scene, uint32_t category) {
    for (;;) {
        uint32_t only = TREE_NONE;
        bool split = false;
        for (size_t i = 0; i < scene->leaves->count; i++) {
            struct tree_numbers *found = arena_alloc(scene->arena, sizeof *found);
            tree_categories_below(scene->tree, scene->arena,
                &scene->tree->leaves.items[scene->leaves->items[i]], category, found);
            scene->numbers[i] = found;
            split = split || found->count != 1 || (only != TREE_NONE && found->items[0] != only);
            only = found->count ? found->items[0] : only;
        }
        if (split || only == TREE_NONE)
            return;
        category = only;
    }
}

static void find_values(struct scene *scene, enum tree_attribute attribute) {
    for (size_t i = 0; i < scene->leaves->count; i++)
        scene->numbers[i] = &scene->tree->leaves.items[scene->leaves->items[i]].values[attribute];
}

static void set_scene(struct scene *scene, enum tree_attribute attribute, uint32_t category) {
    bool contents = attribute == TREE_CONTENTS;
    const struct tree *tree = scene->tree;
    scene->numbers =
        arena_alloc(scene->arena, (scene->leaves->count + 1) * sizeof(struct tree_numbers *));
    scene->limit = (contents ? tree->categories.count : tree->values.count) + 1;
    if (contents)
        find_categories(scene, category);
    else
        find_values(scene, attribute);
}

/* ---- what was asked before ---- */

/* Do two numbers hold nearly the same leaves? A table of contents may lack one that the area has.
 */
static bool are_alike(size_t shared, size_t one, size_t other) {
    return shared * 5 >= (one + other - shared) * 4;
}

/* For each number of the scene the leaves that have it, as places in its set. */
static struct tree_numbers *find_holders(const struct scene *scene) {
    struct tree_numbers *holders = arena_alloc(scene->arena, scene->limit * sizeof *holders);
    for (size_t i = 0; i < scene->leaves->count; i++)
        for (size_t n = 0; n < scene->numbers[i]->count; n++)
            *LIST_ADD(scene->arena, &holders[scene->numbers[i]->items[n]]) = (uint32_t)i;
    return holders;
}

/* Marks the numbers of the scene that are alike to one of the other, counted scene. */
static void mark_alike(const struct scene *scene, const struct scene *other, bool *known) {
    const struct tree_numbers *holders = find_holders(scene);
    uint32_t *shared = arena_alloc(scene->arena, other->limit * sizeof *shared);
    for (size_t number = 0; number < scene->limit; number++) {
        const struct tree_numbers *held = &holders[number];
        for (size_t i = 0; i < held->count; i++) {
            const struct tree_numbers *of = other->numbers[held->items[i]];
            for (size_t n = 0; n < of->count; n++)
                shared[of->items[n]]++;
        }
        for (size_t i = 0; i < other->touched_count; i++) {
            uint32_t at = other->touched[i];
            known[number] |= shared[at] && are_alike(shared[at], held->count, other->all[at]);
            shared[at] = 0;
        }
    }
}

/* Who could not tell the area "DNS" cannot tell "DNS" of a table of contents either. */
static const bool *find_known(const struct scene *scene, uint32_t category, unsigned asked) {
    bool *known = arena_alloc(scene->arena, scene->limit * sizeof *known);
    for (enum tree_attribute attribute = 0; attribute < TREE_ATTRIBUTES; attribute++)
        if (asked & 1u << attribute) {
            struct scene other = {
                .tree = scene->tree, .arena = scene->arena, .leaves = scene->leaves};
            set_scene(&other, attribute, category);
            count_numbers(&other);
            mark_alike(scene, &other, known);
        }
    return known;
}

/* ---- the question ---- */

static bool choose(const struct tree *tree, struct arena *arena, const struct tree_numbers *leaves,
    uint32_t category, unsigned asked, bool anew, struct tree_choice *best) {
    *best = (struct tree_choice){0};
    for (enum tree_attribute attribute = 0; attribute < TREE_ATTRIBUTES; attribute++) {
        if (asked & 1u << attribute)
            continue;
        struct scene base = {.tree = tree, .arena = arena, .leaves = leaves};
        set_scene(&base, attribute, category);
        if (asked && !anew)
            base.known = find_known(&base, category, asked);
        for (size_t largest = leaves->count; largest >= leaves->count / 8 && largest > 1;
             largest /= 2) {
            struct scene scene = base;
            struct tree_choice choice;
            scene.largest = largest;
            choose_by(&scene, attribute, &choice);
            if (choice.gain * weights[attribute] > best->gain * weights[best->attribute])
                *best = choice;
        }
    }
    return best->options.count > 1;
}

/* The same groups once more are still better than a list of dozens. */
bool tree_choose(const struct tree *tree, struct arena *arena, const struct tree_numbers *leaves,
    uint32_t category, unsigned asked, struct tree_choice *best) {
    return choose(tree, arena, leaves, category, asked, false, best) ||
           (asked && choose(tree, arena, leaves, category, asked, true, best));
}
