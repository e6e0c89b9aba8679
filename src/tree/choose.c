/*
 * Which question tells most. Options are taken one by one: the one whose new leaves it narrows down
 * best, until nine are found or nothing new is told. That is greedy: two options that halve the set
 * would be taken before eight that tell much more. So it is done again without the large ones, and
 * again, and the best question stays. The gain of a question is the mean, over the
 * leaves, of how many bits its answer tells: log2 of how many leaves there are, minus log2 of how
 * many are left behind the option that holds the leaf (Quinlan 1986).
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
    bool *taken;           /* of each number */
    size_t limit;          /* numbers are below it */
    size_t largest;        /* leaves that an option may hold */
    uint32_t *touched;     /* numbers that some leaf has */
    size_t touched_count;
    uint32_t *behind; /* of each leaf: the fewest leaves behind an option that holds it; 0: none */
};

static void count_numbers(struct scene *scene) {
    scene->all = arena_alloc(scene->arena, scene->limit * sizeof *scene->all);
    scene->fresh = arena_alloc(scene->arena, scene->limit * sizeof *scene->fresh);
    scene->taken = arena_alloc(scene->arena, scene->limit);
    scene->touched = arena_alloc(scene->arena, scene->limit * sizeof *scene->touched);
    scene->behind = arena_alloc(scene->arena, (scene->leaves->count + 1) * sizeof *scene->behind);
    for (size_t i = 0; i < scene->leaves->count; i++)
        for (size_t n = 0; n < scene->numbers[i]->count; n++) {
            uint32_t number = scene->numbers[i]->items[n];
            if (scene->all[number]++ == 0)
                scene->touched[scene->touched_count++] = number;
        }
    for (size_t i = 0; i < scene->touched_count; i++)
        scene->fresh[scene->touched[i]] = scene->all[scene->touched[i]];
}

/* An option is worth its place if it splits the set, and if most of what it holds is new: "Remote
 * desktop" and "Desktop" beside each other would only confuse. */
static double worth(const struct scene *scene, uint32_t number) {
    size_t count = scene->leaves->count, all = scene->all[number], fresh = scene->fresh[number];
    if (scene->taken[number] || all < 2 || all == count || all > scene->largest ||
        fresh * 3 < all * 2)
        return 0;
    return (double)fresh * (log2((double)count) - log2((double)all));
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

static void take(struct scene *scene, uint32_t number) {
    scene->taken[number] = true;
    for (size_t i = 0; i < scene->leaves->count; i++) {
        if (!has_number(scene->numbers[i], number))
            continue;
        if (scene->behind[i] == 0)
            for (size_t n = 0; n < scene->numbers[i]->count; n++)
                scene->fresh[scene->numbers[i]->items[n]]--;
        if (scene->behind[i] == 0 || scene->behind[i] > scene->all[number])
            scene->behind[i] = scene->all[number];
    }
}

static size_t count_rest(const struct scene *scene) {
    size_t rest = 0;
    for (size_t i = 0; i < scene->leaves->count; i++)
        rest += scene->behind[i] == 0;
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
        if (scene->behind[i] == 0) {
            if (few)
                *LIST_ADD(scene->arena, &choice->alone) = scene->leaves->items[i];
            else
                *LIST_ADD(scene->arena, &choice->rest) = scene->leaves->items[i];
        }
}

static double gain_of(const struct scene *scene, const struct tree_choice *choice) {
    double gain = 0, count = (double)scene->leaves->count;
    for (size_t i = 0; i < scene->leaves->count; i++) {
        double behind = scene->behind[i];
        if (scene->behind[i] == 0)
            behind = choice->rest.count ? (double)choice->rest.count : 1;
        gain += log2(count) - log2(behind);
    }
    return gain / count;
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

bool tree_choose(const struct tree *tree, struct arena *arena, const struct tree_numbers *leaves,
    uint32_t category, unsigned asked, struct tree_choice *best) {
    *best = (struct tree_choice){0};
    for (enum tree_attribute attribute = 0; attribute < TREE_ATTRIBUTES; attribute++) {
        if (asked & 1u << attribute)
            continue;
        struct scene base = {.tree = tree, .arena = arena, .leaves = leaves};
        set_scene(&base, attribute, category);
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
