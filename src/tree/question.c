/* Places and their questions. */
#include "tree/parts.h"
#include "tree/phrase.h"

#include <stdlib.h>

static const char *const questions[TREE_ATTRIBUTES] = {
#define X(name, word, weight, question) [TREE_##name] = question,
#include "tree/attributes.def"
#undef X
};

/* ---- places ---- */

static const struct tree_leaf *leaf_at(const struct tree *tree, uint32_t leaf) {
    return &tree->leaves.items[leaf];
}

static int compare_numbers(const void *a, const void *b) {
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    return one < two ? -1 : one > two;
}

/* A page that only leads elsewhere is a question, not a problem. */
bool tree_has_fixes(const struct tree *tree, uint32_t leaf) {
    const struct tree_leaf *at = leaf_at(tree, leaf);
    for (size_t i = 0; i < at->branches.count; i++)
        if (at->branches.items[i].leaf == TREE_NONE)
            return true;
    return at->common || at->branches.count == 0;
}

static struct tree_place page_place(const struct tree *tree, struct arena *arena, uint32_t leaf) {
    struct tree_numbers below = {0};
    bool *seen = arena_alloc(arena, tree->leaves.count);
    tree_below(tree, arena, leaf, seen, &below);
    qsort(below.items, below.count, sizeof *below.items, compare_numbers);
    size_t kept = 0;
    for (size_t i = 0; i < below.count; i++)
        if (tree_has_fixes(tree, below.items[i]))
            below.items[kept++] = below.items[i];
    return (struct tree_place){.kind = TREE_AT_PAGE,
        .leaf = leaf,
        .problem = ARTICLE_NONE,
        .leaves = below.items,
        .count = kept};
}

static struct tree_place fixes_place(struct arena *arena, uint32_t leaf, int problem) {
    uint32_t *own = arena_alloc(arena, sizeof *own);
    *own = leaf;
    return (struct tree_place){
        .kind = TREE_AT_FIXES, .leaf = leaf, .problem = problem, .leaves = own, .count = 1};
}

struct tree_place tree_leaf_place(
    const struct tree *tree, struct arena *arena, uint32_t leaf, int problem) {
    const struct tree_leaf *at = leaf_at(tree, leaf);
    if (problem != ARTICLE_NONE || at->branches.count == 0)
        return fixes_place(arena, leaf, problem != ARTICLE_NONE ? problem : at->problem);
    if (at->branches.count > 1)
        return page_place(tree, arena, leaf);
    const struct tree_branch *only = &at->branches.items[0];
    return only->leaf == TREE_NONE ? fixes_place(arena, leaf, only->problem)
                                   : fixes_place(arena, only->leaf, ARTICLE_NONE);
}

struct tree_place tree_set(const struct tree *tree, struct arena *arena, uint32_t *leaves,
    size_t count, uint32_t category, unsigned asked) {
    if (count == 0)
        return (struct tree_place){.kind = TREE_AT_END};
    if (count == 1)
        return tree_leaf_place(tree, arena, leaves[0], ARTICLE_NONE);
    return (struct tree_place){.kind = TREE_AT_SET,
        .category = category,
        .asked = asked,
        .leaves = leaves,
        .count = count};
}

/* All leaves of a collection; the page that asks its first question stands for them. */
static struct tree_place collection_place(const struct tree *tree, struct arena *arena,
    uint32_t *leaves, size_t count, uint32_t category) {
    uint32_t start = tree->categories.items[category].start;
    if (start == TREE_NONE)
        return tree_set(tree, arena, leaves, count, category, 0);
    struct tree_place place = tree_leaf_place(tree, arena, start, ARTICLE_NONE);
    if (place.kind == TREE_AT_PAGE) {
        place.leaves = leaves;
        place.count = count;
        place.category = category;
    }
    return place;
}

/* The collection that all these leaves lie in, or 0; `whole` says whether it has no others. */
static uint32_t common_collection(
    const struct tree *tree, const uint32_t *leaves, size_t count, bool *whole) {
    uint32_t collection = count ? leaf_at(tree, leaves[0])->collection : 0;
    size_t all = 0;
    for (size_t i = 0; i < count && collection; i++)
        if (leaf_at(tree, leaves[i])->collection != collection)
            collection = 0;
    for (uint32_t i = 0; i < tree->leaves.count; i++)
        all += leaf_at(tree, i)->collection == collection && tree_has_fixes(tree, i);
    *whole = collection && all == count;
    return collection;
}

struct tree_place tree_narrowed(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, uint32_t *leaves, size_t count) {
    bool whole;
    uint32_t collection = common_collection(tree, leaves, count, &whole);
    if (place->category == 0 && whole)
        return collection_place(tree, arena, leaves, count, collection);
    return tree_set(
        tree, arena, leaves, count, place->category ? place->category : collection, place->asked);
}

/* The first place as the articles have it. */
static struct tree_place first_place(const struct tree *tree, struct arena *arena) {
    uint32_t *all = arena_alloc(arena, (tree->leaves.count + 1) * sizeof *all);
    uint32_t only = TREE_NONE;
    bool several = false;
    size_t count = 0;
    for (uint32_t i = 0; i < tree->leaves.count; i++) {
        if (i == tree->own)
            continue;
        if (tree_has_fixes(tree, i))
            all[count++] = i;
        several = several || (only != TREE_NONE && only != leaf_at(tree, i)->collection);
        only = leaf_at(tree, i)->collection;
    }
    if (several || only == TREE_NONE)
        return tree_set(tree, arena, all, count, 0, 0);
    return collection_place(tree, arena, all, count, only);
}

struct tree_place tree_start(const struct tree *tree, struct arena *arena) {
    struct tree_place first = first_place(tree, arena);
    if (tree->own == TREE_NONE || first.kind == TREE_AT_END)
        return first;
    return (struct tree_place){.kind = TREE_AT_PAGE,
        .leaf = tree->own,
        .problem = ARTICLE_NONE,
        .leaves = first.leaves,
        .count = first.count};
}

/* ---- sets ---- */

static struct tree_numbers numbers_of(const struct tree_place *place) {
    return (struct tree_numbers){place->leaves, place->count, place->count};
}

static bool is_in(const struct tree_numbers *sorted, uint32_t number) {
    return sorted->count &&
           bsearch(&number, sorted->items, sorted->count, sizeof number, compare_numbers);
}

/* The leaves of a place that are not among `others`, which are sorted. */
static struct tree_numbers without(
    struct arena *arena, const struct tree_place *place, const struct tree_numbers *others) {
    struct tree_numbers left = {0};
    for (size_t i = 0; i < place->count; i++)
        if (!is_in(others, place->leaves[i]))
            *LIST_ADD(arena, &left) = place->leaves[i];
    return left;
}

static bool holds(const struct tree_numbers *numbers, uint32_t number) {
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] == number)
            return true;
    return false;
}

static bool lies_below(const struct tree *tree, const struct tree_leaf *leaf, uint32_t category) {
    for (size_t i = 0; i < leaf->categories.count; i++) {
        uint32_t at = leaf->categories.items[i];
        while (at != 0 && at != category)
            at = tree->categories.items[at].parent;
        if (at == category)
            return true;
    }
    return false;
}

/* ---- options ---- */

static struct tree_option leaf_option(const struct tree *tree, struct arena *arena, uint32_t leaf) {
    return (struct tree_option){.label = leaf_at(tree, leaf)->label,
        .source = TREE_FROM_TITLE,
        .path = leaf_at(tree, leaf)->path,
        .line = 1,
        .problems = 1,
        .problem = leaf,
        .place = tree_leaf_place(tree, arena, leaf, ARTICLE_NONE)};
}

static struct tree_option option_of(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, enum tree_attribute attribute, uint32_t number) {
    struct tree_numbers inside = {0};
    for (size_t i = 0; i < place->count; i++) {
        const struct tree_leaf *leaf = leaf_at(tree, place->leaves[i]);
        bool in = attribute == TREE_CONTENTS ? lies_below(tree, leaf, number)
                                             : holds(&leaf->values[attribute], number);
        if (in)
            *LIST_ADD(arena, &inside) = place->leaves[i];
    }
    struct tree_option option = {.problems = inside.count, .problem = TREE_NONE};
    if (attribute == TREE_CONTENTS) {
        const struct tree_category *category = &tree->categories.items[number];
        option.label = category->label;
        option.source = category->source;
        option.place =
            category->parent == 0
                ? collection_place(tree, arena, inside.items, inside.count, number)
                : tree_set(tree, arena, inside.items, inside.count, number, place->asked);
        if (category->parent == 0 && category->start != TREE_NONE)
            option.label = leaf_at(tree, category->start)->title;
    } else {
        option.label = tree->values.items[number].label;
        option.source = TREE_FROM_ARTICLES;
        option.place =
            tree_set(tree, arena, inside.items, inside.count, place->category, place->asked);
    }
    return option;
}

/* Two problems of one name are told apart by their files. */
static void make_distinct(
    const struct tree *tree, struct arena *arena, struct tree_question *question) {
    for (size_t i = 1; i < question->options.count; i++)
        for (size_t e = 0; e < i; e++) {
            struct tree_option *option = &question->options.items[i];
            if (!slice_equal_nocase(option->label, question->options.items[e].label))
                continue;
            const struct tree_leaf *leaf = leaf_at(tree, option->place.leaf);
            bool titled = option->source == TREE_FROM_TITLE;
            if (titled && !slice_equal_nocase(leaf->title, option->label))
                option->label = leaf->title;
            else if (titled)
                option->label = arena_printf(
                    arena, "%.*s (%.*s)", SLICE_ARGS(option->label), SLICE_ARGS(leaf->path));
            else
                option->label = arena_printf(arena, "%.*s (%zu)", SLICE_ARGS(option->label), i + 1);
        }
}

/* ---- questions ---- */

static void list_all(const struct tree *tree, struct arena *arena, const struct tree_place *place,
    struct tree_question *question) {
    size_t listed = place->count < TREE_OPTIONS ? place->count : TREE_OPTIONS;
    question->text = SLICE("What problem are you having?");
    question->source = TREE_FROM_TITLE;
    for (size_t i = 0; i < listed; i++)
        *LIST_ADD(arena, &question->options) = leaf_option(tree, arena, place->leaves[i]);
    question->rest = tree_set(
        tree, arena, place->leaves + listed, place->count - listed, place->category, place->asked);
}

static struct slice text_of(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, enum tree_attribute attribute) {
    struct slice question = slice_of(questions[attribute]);
    struct slice label = tree->categories.items[place->category].label;
    if (attribute != TREE_CONTENTS || place->category == 0 ||
        tree->categories.items[place->category].parent == 0)
        return question;
    return arena_printf(arena, "%.*s: %c%.*s", SLICE_ARGS(label), ascii_lower(question.at[0]),
        SLICE_ARGS(slice_from(question, 1)));
}

/* What is left when none of the options is right: what no option holds; or what they hold, asked
 * about in another way, as the technician may just not know. A problem that stood among them by its
 * title was read and is none. */
static struct tree_place rest_of(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct tree_choice *choice) {
    if (choice->rest.count) {
        uint32_t *rest = arena_alloc(arena, choice->rest.count * sizeof *rest);
        memcpy(rest, choice->rest.items, choice->rest.count * sizeof *rest);
        return tree_set(tree, arena, rest, choice->rest.count, place->category, place->asked);
    }
    struct tree_numbers left = without(arena, place, &choice->alone);
    return tree_set(tree, arena, left.items, left.count, place->category,
        place->asked | 1u << choice->attribute);
}

static void fill_chosen(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct tree_choice *choice,
    struct tree_question *question) {
    question->attribute = choice->attribute;
    question->source = choice->attribute == TREE_CONTENTS ? TREE_FROM_CONTENTS : TREE_FROM_ARTICLES;
    question->text = text_of(tree, arena, place, choice->attribute);
    for (size_t i = 0; i < choice->options.count; i++)
        *LIST_ADD(arena, &question->options) =
            option_of(tree, arena, place, choice->attribute, choice->options.items[i]);
    for (size_t i = 0; i < choice->alone.count; i++)
        *LIST_ADD(arena, &question->options) = leaf_option(tree, arena, choice->alone.items[i]);
    question->rest = rest_of(tree, arena, place, choice);
}

/* ---- several collections ---- */

/* The collections of a set, and how many of its leaves lie in each. */
struct collections {
    struct tree_numbers numbers;
    LIST(size_t) counts;
    size_t largest; /* place of the one with the most */
};

static struct collections collections_of(
    const struct tree *tree, struct arena *arena, const struct tree_place *place) {
    struct collections found = {0};
    for (size_t i = 0; i < place->count; i++) {
        uint32_t collection = leaf_at(tree, place->leaves[i])->collection;
        size_t at = 0;
        while (at < found.numbers.count && found.numbers.items[at] != collection)
            at++;
        if (at == found.numbers.count) {
            *LIST_ADD(arena, &found.numbers) = collection;
            *LIST_ADD(arena, &found.counts) = 0;
        }
        if (++found.counts.items[at] > found.counts.items[found.largest])
            found.largest = at;
    }
    return found;
}

/* Collections have nothing to do with each other: which one it is comes first. */
static void ask_for_collection(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct collections *collections,
    struct tree_question *question) {
    struct tree_choice choice = {.attribute = TREE_CONTENTS, .options = collections->numbers};
    fill_chosen(tree, arena, place, &choice, question);
}

/* What no option leads to. */
static struct tree_place left_over(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct tree_question *question) {
    bool *led = arena_alloc(arena, tree->leaves.count);
    uint32_t *left = arena_alloc(arena, (place->count + 1) * sizeof *left);
    size_t count = 0;
    for (size_t i = 0; i < question->options.count; i++)
        for (size_t l = 0; l < question->options.items[i].place.count; l++)
            led[question->options.items[i].place.leaves[l]] = true;
    for (size_t i = 0; i < place->count; i++)
        if (!led[place->leaves[i]])
            left[count++] = place->leaves[i];
    return count ? tree_set(tree, arena, left, count, place->category, place->asked)
                 : tree_set(tree, arena, place->leaves, place->count, place->category,
                       place->asked | 1u << TREE_CONTENTS);
}

/* Where one collection holds most of what there is, its first question is asked at once, and each
 * of the others is an answer beside its own: nobody has to say first that it is none of the few. */
static void ask_for_largest(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct collections *collections,
    struct tree_question *question) {
    size_t others = collections->numbers.count - 1;
    struct tree_option main = option_of(
        tree, arena, place, TREE_CONTENTS, collections->numbers.items[collections->largest]);
    *question = tree_question(tree, arena, &main.place);
    if (main.place.kind == TREE_AT_SET && question->options.count + others > TREE_OPTIONS)
        question->options.count = TREE_OPTIONS - others;
    for (size_t i = 0; i < collections->numbers.count; i++)
        if (i != collections->largest)
            *LIST_ADD(arena, &question->options) =
                option_of(tree, arena, place, TREE_CONTENTS, collections->numbers.items[i]);
    question->rest = left_over(tree, arena, place, question);
}

/* False where the set lies in one collection, or was asked about already. */
static bool ask_about_collections(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, struct tree_question *question) {
    if (place->category != 0 || place->asked & 1u << TREE_CONTENTS)
        return false;
    struct collections collections = collections_of(tree, arena, place);
    size_t count = collections.numbers.count;
    if (count < 2 || count > TREE_OPTIONS)
        return false;
    bool mostly_one = collections.counts.items[collections.largest] * 3 > place->count * 2;
    if (mostly_one && count <= TREE_OPTIONS / 2)
        ask_for_largest(tree, arena, place, &collections, question);
    else
        ask_for_collection(tree, arena, place, &collections, question);
    return true;
}

/* ---- sets ---- */

static void choose_or_list(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, struct tree_question *question) {
    struct tree_numbers leaves = numbers_of(place);
    struct arena *scratch = arena_new(); /* choosing counts every value of the tree */
    struct tree_choice choice;
    if (place->count > TREE_OPTIONS &&
        tree_choose(tree, scratch, &leaves, place->category, place->asked, &choice))
        fill_chosen(tree, arena, place, &choice, question);
    else
        list_all(tree, arena, place, question);
    arena_free(scratch);
}

static struct tree_question set_question(
    const struct tree *tree, struct arena *arena, const struct tree_place *place) {
    struct tree_question question = {0};
    if (!ask_about_collections(tree, arena, place, &question))
        choose_or_list(tree, arena, place, &question);
    make_distinct(tree, arena, &question);
    return question;
}

/* The problem that a branch of a page names, dealt with on a page of its own; or TREE_NONE. */
static uint32_t problem_of(const struct tree *tree, const struct tree_branch *branch) {
    bool elsewhere = branch->leaf != TREE_NONE && tree_has_fixes(tree, branch->leaf);
    return elsewhere ? branch->leaf : TREE_NONE;
}

static struct tree_option branch_option(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, const struct tree_branch *branch) {
    const struct tree_leaf *page = leaf_at(tree, place->leaf);
    bool here = branch->leaf == TREE_NONE;
    struct tree_place next = here ? fixes_place(arena, place->leaf, branch->problem)
                                  : tree_leaf_place(tree, arena, branch->leaf, ARTICLE_NONE);
    return (struct tree_option){.label = branch->label,
        .source = page->question.len ? TREE_FROM_PAGE : TREE_FROM_BRANCHES,
        .path = page->path,
        .line = branch->line,
        .problems = next.count,
        .problem = problem_of(tree, branch),
        .place = next};
}

/* What lies below a page and was not shown on it: it is behind pages that it leads to. */
static struct tree_numbers not_shown(
    const struct tree *tree, struct arena *arena, const struct tree_place *below) {
    const struct tree_leaf *page = leaf_at(tree, below->leaf);
    struct tree_numbers shown = {0};
    for (size_t i = 0; i < page->branches.count; i++)
        *LIST_ADD(arena, &shown) = problem_of(tree, &page->branches.items[i]);
    if (shown.count)
        qsort(shown.items, shown.count, sizeof *shown.items, compare_numbers);
    return without(arena, below, &shown);
}

/* None of a page's branches: the fixes that belong to no branch; else what lies beside the page in
 * its collection, if it asks the first question there; else what lies below it and was not shown,
 * asked about in other ways; else it is up to what was possible before. */
static struct tree_place page_rest(
    const struct tree *tree, struct arena *arena, const struct tree_place *place) {
    if (place->leaf == tree->own)
        return first_place(tree, arena);
    if (leaf_at(tree, place->leaf)->common)
        return fixes_place(arena, place->leaf, ARTICLE_NONE);
    struct tree_place below = page_place(tree, arena, place->leaf);
    struct tree_numbers inside = numbers_of(&below);
    struct tree_numbers outside = without(arena, place, &inside);
    if (outside.count)
        return tree_set(tree, arena, outside.items, outside.count, place->category, 0);
    struct tree_numbers left = not_shown(tree, arena, &below);
    return tree_set(tree, arena, left.items, left.count, place->category, 1u << TREE_CONTENTS);
}

/* A page whose branches each name their error can be left out: "Error 741 or 742" on a list is then
 * two entries of it, and an answer is saved. */
static bool can_stand_alone(const struct tree_leaf *page) {
    for (size_t i = 0; i < page->branches.count; i++)
        if (page->branches.items[i].leaf != TREE_NONE ||
            !phrase_names_error(page->branches.items[i].label))
            return false;
    return !page->common && page->question.len == 0 && page->branches.count > 0;
}

static void add_branch(const struct tree *tree, struct arena *arena, const struct tree_place *place,
    const struct tree_branch *branch, size_t *room, struct tree_question *question) {
    struct tree_option option = branch_option(tree, arena, place, branch);
    const struct tree_leaf *page =
        option.place.kind == TREE_AT_PAGE ? leaf_at(tree, option.place.leaf) : NULL;
    if (!page || !can_stand_alone(page) || page->branches.count > *room + 1) {
        *LIST_ADD(arena, &question->options) = option;
        return;
    }
    *room -= page->branches.count - 1;
    for (size_t i = 0; i < page->branches.count; i++)
        *LIST_ADD(arena, &question->options) =
            branch_option(tree, arena, &option.place, &page->branches.items[i]);
}

static struct tree_question page_question(
    const struct tree *tree, struct arena *arena, const struct tree_place *place) {
    const struct tree_leaf *page = leaf_at(tree, place->leaf);
    struct tree_question question = {.source = TREE_FROM_BRANCHES};
    question.text = SLICE("Which of these do you see?");
    if (page->question.len) {
        question.source = TREE_FROM_PAGE;
        question.text = page->question;
    }
    size_t room = page->branches.count < TREE_OPTIONS ? TREE_OPTIONS - page->branches.count : 0;
    for (size_t i = 0; i < page->branches.count; i++)
        add_branch(tree, arena, place, &page->branches.items[i], &room, &question);
    question.rest = page_rest(tree, arena, place);
    make_distinct(tree, arena, &question);
    return question;
}

struct tree_question tree_question(
    const struct tree *tree, struct arena *arena, const struct tree_place *place) {
    struct tree_question question = place->kind == TREE_AT_PAGE ? page_question(tree, arena, place)
                                                                : set_question(tree, arena, place);
    tree_apply_rules(tree, &question);
    return question;
}
