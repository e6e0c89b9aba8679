/* What was tried, in this case and in all others, and what follows from it. */
#include "tree/case_parts.h"

enum cases_kind case_outcome(
    const struct case_walk *walk, int64_t id, const struct article *article, int fix) {
    struct arena *arena = arena_new();
    struct slice about = case_article_name(walk->base.store, arena, id);
    enum cases_kind outcome = CASES_KINDS;
    for (size_t i = walk->events.count; i-- > 0 && outcome == CASES_KINDS;) {
        const struct cases_event *event = &walk->events.items[i];
        bool tried = event->kind == CASES_SOLVED || event->kind == CASES_FAILED ||
                     event->kind == CASES_SKIPPED;
        if (tried && slice_equal_nocase(event->about, about) &&
            case_fix_named(arena, article, event->text) == fix)
            outcome = event->kind;
    }
    arena_free(arena);
    return outcome;
}

/* ---- all cases ---- */

static struct order_outcome *outcome_of(
    struct case_outcomes *outcomes, struct arena *arena, int fix) {
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->items[i].fix == fix)
            return &outcomes->items[i];
    struct order_outcome *added = LIST_ADD(arena, outcomes);
    added->fix = fix;
    return added;
}

static void count_outcome(
    struct case_outcomes *outcomes, struct arena *arena, int fix, enum cases_kind kind) {
    if (kind != CASES_SOLVED && kind != CASES_FAILED)
        return;
    struct order_outcome *outcome = outcome_of(outcomes, arena, fix);
    if (kind == CASES_SOLVED)
        outcome->solved++;
    else
        outcome->failed++;
}

/* Counts what one case, whose trials begin at `from`, came to: the last word on each fix. Returns
 * where the next one begins. */
static size_t count_case(struct case_outcomes *outcomes, struct arena *arena,
    const struct article *article, const struct cases_trials *trials, size_t from, bool counts) {
    enum cases_kind *last = arena_alloc(arena, (article->fixes.count + 1) * sizeof *last);
    size_t end = from;
    for (size_t i = 0; i < article->fixes.count; i++)
        last[i] = CASES_KINDS;
    for (; end < trials->count && trials->items[end].number == trials->items[from].number; end++) {
        int fix = case_fix_named(arena, article, trials->items[end].event.text);
        if (fix != ARTICLE_NONE)
            last[fix] = trials->items[end].event.kind;
    }
    for (size_t i = 0; counts && i < article->fixes.count; i++)
        count_outcome(outcomes, arena, (int)i, last[i]);
    return end;
}

struct case_outcomes case_outcomes(
    struct case_walk *walk, struct arena *arena, int64_t id, const struct article *article) {
    struct case_outcomes outcomes = {0};
    struct cases_trials trials = {0};
    struct slice about = case_article_name(walk->base.store, arena, id);
    /* without a file, or with a damaged one, there is no experience but that of this case */
    if (case_open_file(walk, false, NULL) == STATUS_OK &&
        cases_trials(walk->cases, arena, about, &trials, NULL) == STATUS_OK)
        for (size_t i = 0; i < trials.count;)
            i = count_case(
                &outcomes, arena, article, &trials, i, trials.items[i].number != walk->head.number);
    for (size_t i = 0; i < article->fixes.count; i++)
        count_outcome(&outcomes, arena, (int)i, case_outcome(walk, id, article, (int)i));
    return outcomes;
}

struct order case_order(struct case_walk *walk, struct arena *arena, int64_t id,
    const struct article *article, int problem, bool as_written) {
    struct case_outcomes outcomes = case_outcomes(walk, arena, id, article);
    struct order order =
        order_fixes(arena, article, problem, outcomes.items, outcomes.count, as_written);
    struct order sorted = {0};
    if (as_written)
        return order;
    for (int failed = 0; failed < 2; failed++)
        for (size_t i = 0; i < order.count; i++) {
            struct order_item item = order.items[i];
            if ((case_outcome(walk, id, article, item.fix) == CASES_FAILED) != failed)
                continue;
            if (failed)
                item.reason = SLICE("did not help in this case");
            *LIST_ADD(arena, &sorted) = item;
        }
    return sorted;
}

/* ---- what is left ---- */

static bool are_all_tried(
    struct case_walk *walk, int64_t id, const struct article *article, const struct order *order) {
    size_t failed = 0;
    for (size_t i = 0; i < order->count; i++) {
        enum cases_kind outcome = case_outcome(walk, id, article, order->items[i].fix);
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
        struct order order = order_fixes(arena, &article, place->problem, NULL, 0, true);
        exhausted = are_all_tried(walk, id, &article, &order);
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
