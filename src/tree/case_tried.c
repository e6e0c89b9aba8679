/* What was tried, in this case and in all others, and what follows from it. */
#include "base/text.h"
#include "tree/case_parts.h"

#include <stdio.h>

/* ---- reading events ---- */

/* The fixes of an article, by name. */
struct named {
    struct slice *folded; /* names */
    size_t count;
};

static struct named named_of(struct arena *arena, const struct article *article) {
    const struct slice *names = case_fix_names(arena, article);
    struct named named = {.count = article->fixes.count};
    named.folded = arena_alloc(arena, (named.count + 1) * sizeof *named.folded);
    for (size_t i = 0; i < named.count; i++)
        named.folded[i] = text_folded(arena, names[i]);
    return named;
}

/* The fix that an event means, or ARTICLE_NONE where the article does not have it any more. */
static int fix_of(struct arena *arena, const struct named *named, const struct cases_event *event) {
    struct slice name = text_folded(arena, event->text);
    for (size_t i = 0; i < named->count; i++)
        if (slice_equal(named->folded[i], name))
            return (int)i;
    return ARTICLE_NONE;
}

/* Notes the outcome of the fix that an event means. */
static void note(struct arena *arena, const struct named *named, const struct cases_event *event,
    enum cases_kind *last) {
    int fix = fix_of(arena, named, event);
    if (fix != ARTICLE_NONE)
        last[fix] = event->kind == CASES_UNTRIED ? CASES_KINDS : event->kind;
}

static void forget(enum cases_kind *last, size_t count) {
    for (size_t i = 0; i < count; i++)
        last[i] = CASES_KINDS;
}

/* ---- this case, all cases ---- */

static bool is_trial(const struct cases_event *event) {
    return event->kind == CASES_SOLVED || event->kind == CASES_FAILED ||
           event->kind == CASES_SKIPPED || event->kind == CASES_UNTRIED;
}

static bool are_of_one_fix(const struct cases_event *a, const struct cases_event *b) {
    return slice_equal_nocase(a->text, b->text) && slice_equal_nocase(a->about, b->about);
}

bool case_trials_solved(const struct cases_events *events) {
    for (size_t i = events->count; i-- > 0;) {
        bool last = events->items[i].kind == CASES_SOLVED;
        for (size_t e = i + 1; last && e < events->count; e++)
            last = !is_trial(&events->items[e]) ||
                   !are_of_one_fix(&events->items[e], &events->items[i]);
        if (last)
            return true;
    }
    return false;
}

/* The last word of this case on each fix. */
static void find_own(const struct case_walk *walk, struct arena *arena, struct slice about,
    const struct named *named, enum cases_kind *last) {
    forget(last, named->count);
    for (size_t i = 0; i < walk->events.count; i++) {
        const struct cases_event *event = &walk->events.items[i];
        if (is_trial(event) && slice_equal_nocase(event->about, about))
            note(arena, named, event, last);
    }
}

/* A number that the case file holds; anything else is 0. */
static size_t read_count(struct slice text) {
    uint64_t number = 0;
    return slice_number(text, UINT32_MAX, &number) ? (size_t)number : 0;
}

/* How many steps of each fix are done. */
static void find_steps(const struct case_walk *walk, struct arena *arena, struct slice about,
    const struct named *named, struct case_fixes *fixes) {
    for (size_t i = 0; i < walk->events.count; i++) {
        const struct cases_event *event = &walk->events.items[i];
        bool meant = event->kind == CASES_STEPS && slice_equal_nocase(event->about, about);
        int fix = meant ? fix_of(arena, named, event) : ARTICLE_NONE;
        if (fix != ARTICLE_NONE)
            fixes->items[fix].steps = read_count(event->more);
    }
}

enum status case_steps(struct case_walk *walk, int64_t id, const struct article *article, int fix,
    size_t done, struct error *error) {
    char number[24];
    snprintf(number, sizeof number, "%zu", done);
    return case_tried(walk, id, article, fix, CASES_STEPS, slice_of(number), error);
}

static void count(struct case_fixes *fixes, const enum cases_kind *last) {
    for (size_t i = 0; i < fixes->count; i++) {
        fixes->items[i].solved += last[i] == CASES_SOLVED;
        fixes->items[i].failed += last[i] == CASES_FAILED;
    }
}

/* Counts the last word of each case of the file but one (0: of all) on each fix. */
static void count_cases(struct cases *cases, int64_t but, struct arena *arena, struct slice about,
    const struct named *named, struct case_fixes *fixes) {
    struct cases_trials trials = {0};
    enum cases_kind *last = arena_alloc(arena, (named->count + 1) * sizeof *last);
    /* without a file, or with a damaged one, there is no experience but that of this case */
    if (!cases || cases_trials(cases, arena, about, &trials, NULL) != STATUS_OK)
        return;
    forget(last, named->count);
    for (size_t i = 0; i < trials.count; i++) {
        const struct cases_trial *trial = &trials.items[i];
        if (trial->number == but)
            continue;
        note(arena, named, &trial->event, last);
        if (i + 1 < trials.count && trials.items[i + 1].number == trial->number)
            continue;
        count(fixes, last);
        forget(last, named->count);
    }
}

static struct case_fixes no_fixes(struct arena *arena, size_t count) {
    struct case_fixes fixes = {.count = count};
    fixes.items = arena_alloc(arena, (count + 1) * sizeof *fixes.items);
    for (size_t i = 0; i < count; i++)
        fixes.items[i].outcome = CASES_KINDS;
    return fixes;
}

struct case_fixes case_fixes(
    struct case_walk *walk, struct arena *arena, int64_t id, const struct article *article) {
    struct case_fixes fixes = no_fixes(arena, article->fixes.count);
    const struct named named = named_of(arena, article);
    struct slice about = case_article_name(walk->base.store, arena, id);
    enum cases_kind *last = arena_alloc(arena, (fixes.count + 1) * sizeof *last);
    bool open = case_open_file(walk, false, NULL) == STATUS_OK;
    count_cases(open ? walk->cases : NULL, walk->head.number, arena, about, &named, &fixes);
    find_own(walk, arena, about, &named, last);
    count(&fixes, last);
    find_steps(walk, arena, about, &named, &fixes);
    for (size_t i = 0; i < fixes.count; i++)
        fixes.items[i].outcome = last[i];
    return fixes;
}

struct case_fixes case_fixes_of_all(struct cases *cases, struct store *store, struct arena *arena,
    int64_t id, const struct article *article) {
    struct case_fixes fixes = no_fixes(arena, article->fixes.count);
    const struct named named = named_of(arena, article);
    count_cases(cases, 0, arena, case_article_name(store, arena, id), &named, &fixes);
    return fixes;
}

/* ---- their order ---- */

static struct order_outcome *outcomes_of(struct arena *arena, const struct case_fixes *fixes) {
    struct order_outcome *outcomes = arena_alloc(arena, (fixes->count + 1) * sizeof *outcomes);
    for (size_t i = 0; i < fixes->count; i++)
        outcomes[i] =
            (struct order_outcome){(int)i, fixes->items[i].solved, fixes->items[i].failed};
    return outcomes;
}

struct order case_order(struct arena *arena, const struct article *article,
    const struct case_fixes *fixes, int problem, bool as_written) {
    struct order sorted = {0}, order = order_fixes(arena, article, problem,
                                   outcomes_of(arena, fixes), fixes->count, as_written);
    for (int failed = 0; failed < 2 && !as_written; failed++)
        for (size_t i = 0; i < order.count; i++) {
            struct order_item item = order.items[i];
            if ((fixes->items[item.fix].outcome == CASES_FAILED) != failed)
                continue;
            if (failed)
                item.reason = SLICE("did not help in this case");
            *LIST_ADD(arena, &sorted) = item;
        }
    return as_written ? order : sorted;
}

/* ---- what is left ---- */

static bool are_all_tried(const struct case_fixes *fixes, const struct order *order) {
    size_t failed = 0;
    for (size_t i = 0; i < order->count; i++) {
        enum cases_kind outcome = fixes->items[order->items[i].fix].outcome;
        if (outcome != CASES_FAILED && outcome != CASES_SKIPPED)
            return false;
        failed += outcome == CASES_FAILED;
    }
    return failed > 0;
}

bool case_is_exhausted(struct case_walk *walk) {
    const struct tree_place *place = &walk_here(walk->walk)->place;
    if (place->kind != TREE_AT_FIXES)
        return false;
    struct arena *arena = arena_new();
    struct article article;
    int64_t id = tree_article(walk->base.tree, place->leaf);
    bool exhausted = false;
    if (store_article(walk->base.store, arena, id, &article, NULL) == STATUS_OK) {
        struct case_fixes fixes = case_fixes(walk, arena, id, &article);
        struct order order = case_order(arena, &article, &fixes, place->problem, true);
        exhausted = are_all_tried(&fixes, &order);
    }
    arena_free(arena);
    return exhausted;
}

/* The walk is moved on and back again; what it says is not changed by that. */
struct case_labels case_nearest(struct case_walk *walk, struct arena *arena) {
    struct case_labels labels = {0};
    if (!walk_answer(walk->walk, WALK_OTHER))
        return labels;
    const struct walk_stop *next = walk_here(walk->walk);
    for (size_t i = 0; i < next->question.options.count; i++)
        *LIST_ADD(arena, &labels) = arena_slice(arena, next->question.options.items[i].label);
    if (next->place.kind == TREE_AT_FIXES)
        *LIST_ADD(arena, &labels) = tree_leaf_title(walk->base.tree, next->place.leaf);
    walk_back(walk->walk);
    return labels;
}
