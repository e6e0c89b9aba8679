#include "tree/case.h"

#include "base/memory.h"
#include "tree/case_parts.h"

#include <stdlib.h>
#include <time.h>

enum {
    TRIES = 8 /* to write behind another fixtree that writes, too */
};

/* ---- the way of a walk ---- */

/* The article that an option leads to; empty where it leads to several. In `arena`. */
static struct slice target_of(
    const struct case_walk *walk, struct arena *arena, const struct tree_option *option) {
    bool one = option->place.kind == TREE_AT_FIXES || option->place.kind == TREE_AT_PAGE;
    if (!one)
        return SLICE("");
    int64_t id = tree_article(walk->base.tree, option->place.leaf);
    return case_article_name(walk->base.store, arena, id);
}

/*
 * The option that was meant, from 1; 0 where it is not there. Label and article are best; then the
 * article, which may have a new title (but the branches of a page share one); then the label, whose
 * article may lie elsewhere now.
 */
static size_t option_meant(const struct case_walk *walk, const struct cases_event *event) {
    const struct tree_question *question = &walk_here(walk->walk)->question;
    struct arena *arena = arena_new();
    size_t by_label = 0, by_target = 0, targets = 0, both = 0;
    for (size_t i = 0; i < question->options.count && !both; i++) {
        const struct tree_option *option = &question->options.items[i];
        bool label = slice_equal_nocase(option->label, event->text);
        bool target =
            event->about.len && slice_equal_nocase(target_of(walk, arena, option), event->about);
        if (label && (target || event->about.len == 0))
            both = i + 1;
        if (label && !by_label)
            by_label = i + 1;
        if (target && targets++ == 0)
            by_target = i + 1;
    }
    arena_free(arena);
    return both ? both : targets == 1 ? by_target : by_label;
}

static int problem_labelled(const struct article *article, struct slice label) {
    for (size_t i = 0; label.len && i < article->problems.count; i++)
        if (slice_equal_nocase(article->problems.items[i].label, label))
            return (int)i;
    return ARTICLE_NONE;
}

static bool go_to(const struct case_walk *walk, const struct cases_event *event) {
    struct arena *arena = arena_new();
    struct store_entry entry;
    struct article article;
    bool done = case_find_article(walk->base.store, arena, event->about, &entry, NULL) == STATUS_OK;
    int problem = ARTICLE_NONE;
    if (done && event->text.len &&
        store_article(walk->base.store, arena, entry.id, &article, NULL) == STATUS_OK)
        problem = problem_labelled(&article, event->text);
    done = done && walk_go(walk->walk, entry.id, problem);
    arena_free(arena);
    return done;
}

/* Makes one move; false where it cannot be made any more. */
static bool move(const struct case_walk *walk, const struct cases_event *event) {
    size_t option;
    switch (event->kind) {
    case CASES_ANSWER:
        option = option_meant(walk, event);
        return option && walk_answer(walk->walk, option);
    case CASES_OTHER:
        return walk_answer(walk->walk, WALK_OTHER);
    case CASES_GO:
        return go_to(walk, event);
    default:
        return false;
    }
}

/* Notes in the list of moves what an event does to it. */
static void follow(struct case_walk *walk, size_t event) {
    enum cases_kind kind = walk->events.items[event].kind;
    if (!cases_kind_moves(kind))
        return;
    if (kind != CASES_BACK)
        *LIST_ADD(walk->arena, &walk->moves) = event;
    else if (walk->moves.count)
        walk->moves.count--;
}

/* Questions change with the articles and with what helped here. The last answer that led to a
 * certain article says where the case stood all the same. */
static bool skip_to_article(struct case_walk *walk) {
    for (size_t i = walk->moves.count; i > walk->reached; i--) {
        const struct cases_event *event = &walk->events.items[walk->moves.items[i - 1]];
        if (event->about.len && go_to(walk, event)) {
            walk->reached = i;
            return true;
        }
    }
    return false;
}

/* What nobody gave a name goes by where it stands. */
static void name_by_answers(struct case_walk *walk) {
    if (walk->head.unnamed)
        walk->head.name = cases_name_of(walk->arena, walk->head.begun, &walk->events);
}

/* Walks all anew. What was taken back need not be possible any more. */
static void replay(struct case_walk *walk) {
    if (walk->walk)
        *LIST_ADD(walk->arena, &walk->former) = walk->walk;
    walk->walk = walk_new(walk->base.tree);
    walk->moves.count = 0;
    walk->reached = 0;
    walk->lost = SLICE("");
    for (size_t i = 0; i < walk->events.count; i++)
        follow(walk, i);
    name_by_answers(walk);
    while (walk->reached < walk->moves.count) {
        const struct cases_event *event = &walk->events.items[walk->moves.items[walk->reached]];
        if (move(walk, event)) {
            walk->reached++;
        } else if (!skip_to_article(walk)) {
            walk->lost = event->kind == CASES_GO ? event->more : event->text;
            if (walk->lost.len == 0)
                walk->lost = slice_of(cases_kind_word(event->kind));
            return;
        }
    }
}

/* ---- the file ---- */

enum status case_open_file(struct case_walk *walk, bool make, struct error *error) {
    if (walk->cases)
        return STATUS_OK;
    if (!walk->base.path)
        return error_set(error, STATUS_STORE,
            "nothing is kept: there is no place for cases; set HOME, or name a file with --cases");
    return cases_open(&walk->cases, walk->base.path, make, error);
}

static bool moves_from(const struct cases_events *events, size_t from) {
    for (size_t i = from; i < events->count; i++)
        if (cases_kind_moves(events->items[i].kind))
            return true;
    return false;
}

/* Puts what another fixtree wrote before what is still to be written; without `moves`, what is to
 * be written moves nothing. */
static void merge(struct case_walk *walk, const struct cases_events *written, bool moves) {
    struct cases_events merged = *written;
    for (size_t i = walk->kept; i < walk->events.count; i++)
        if (moves || !cases_kind_moves(walk->events.items[i].kind))
            *LIST_ADD(walk->arena, &merged) = walk->events.items[i];
    walk->kept = written->count;
    walk->events = merged;
    replay(walk);
}

/* Were questions answered, and nothing else done, in what is in the file? */
static bool is_kept_look_up(const struct case_walk *walk) {
    for (size_t i = 0; i < walk->kept; i++)
        if (!cases_kind_moves(walk->events.items[i].kind))
            return false;
    return walk->head.unnamed && walk->head.machine.len == 0;
}

/* A look-up may be forgotten while somebody walks on in it: what is done in it now begins it anew,
 * so that no note is lost. */
static enum status begin_again(struct case_walk *walk, struct error *error) {
    walk->head.key = SLICE("");
    walk->kept = 0;
    return cases_new(walk->cases, walk->arena, &walk->head, error);
}

/* Another fixtree has written to the case: its events come first. Where both moved, what this one
 * did is given up, for it answered another question. */
static enum status catch_up(struct case_walk *walk, struct error *error) {
    struct cases_events written = {0};
    enum status status =
        cases_head(walk->cases, walk->arena, walk->head.number, &walk->head, error);
    if (status == STATUS_OK)
        status = cases_events(walk->cases, walk->arena, walk->head.number, &written, error);
    if (status == STATUS_NOTHING && is_kept_look_up(walk))
        return begin_again(walk, error);
    if (status == STATUS_NOTHING)
        return error_set(error, STATUS_STORE, "case %lld was deleted; nothing more of it is kept",
            (long long)walk->head.number);
    if (status != STATUS_OK)
        return status;
    bool clash = moves_from(&written, walk->kept) && moves_from(&walk->events, walk->kept);
    merge(walk, &written, !clash);
    return !clash ? STATUS_OK
                  : error_set(error, STATUS_NOTHING,
                        "another fixtree went on with case %lld meanwhile; this is where it stands",
                        (long long)walk->head.number);
}

static enum status write_pending(struct case_walk *walk, struct error *error) {
    enum status status = STATUS_OK;
    while (walk->kept < walk->events.count && status == STATUS_OK) {
        int64_t last = (int64_t)walk->kept;
        status = cases_add(
            walk->cases, walk->head.number, &last, &walk->events.items[walk->kept], error);
        walk->kept += status == STATUS_OK;
    }
    walk->head.last = (int64_t)walk->kept;
    return status;
}

/* Writes what is not in the file yet. */
static enum status keep(struct case_walk *walk, struct error *error) {
    enum status status = case_open_file(walk, true, error);
    if (status == STATUS_OK && walk->head.number == 0)
        status = cases_new(walk->cases, walk->arena, &walk->head, error);
    if (status != STATUS_OK)
        return status;
    for (int i = 0; i < TRIES; i++) {
        status = write_pending(walk, error);
        if (status != STATUS_NOTHING)
            return status;
        status = catch_up(walk, error);
        if (status != STATUS_OK)
            return status;
    }
    return error_set(error, STATUS_STORE, "case %lld: another fixtree writes it all the time",
        (long long)walk->head.number);
}

/* ---- beginning and ending ---- */

static struct case_walk *new_case(const struct case_base *base) {
    struct case_walk *walk = mem_new(sizeof *walk);
    walk->base = *base;
    walk->arena = arena_new();
    return walk;
}

struct case_walk *case_begin(const struct case_base *base, const struct cases_head *head) {
    struct case_walk *walk = new_case(base);
    struct arena *arena = walk->arena;
    if (head) {
        walk->head.name = arena_slice(arena, head->name);
        walk->head.machine = arena_slice(arena, head->machine);
        walk->head.technician = arena_slice(arena, head->technician);
    }
    walk->head.unnamed = walk->head.name.len == 0;
    walk->head.begun = walk->head.changed = time(NULL);
    walk->head.store = store_meta(base->store, arena, "hash");
    replay(walk);
    return walk;
}

enum status case_resume(
    struct case_walk **walk, const struct case_base *base, int64_t number, struct error *error) {
    struct case_walk *resumed = new_case(base);
    enum status status = case_open_file(resumed, false, error);
    if (status == STATUS_OK)
        status = cases_head(resumed->cases, resumed->arena, number, &resumed->head, error);
    if (status == STATUS_OK)
        status = cases_events(resumed->cases, resumed->arena, number, &resumed->events, error);
    if (status != STATUS_OK) {
        case_free(resumed);
        return status;
    }
    resumed->kept = resumed->events.count;
    replay(resumed);
    *walk = resumed;
    return STATUS_OK;
}

void case_free(struct case_walk *walk) {
    if (!walk)
        return;
    for (size_t i = 0; i < walk->former.count; i++)
        walk_free(walk->former.items[i]);
    walk_free(walk->walk);
    cases_close(walk->cases);
    arena_free(walk->arena);
    free(walk);
}

const struct walk *case_walk(const struct case_walk *walk) {
    return walk->walk;
}

const struct cases_head *case_head(const struct case_walk *walk) {
    return &walk->head;
}

const struct cases_events *case_events(const struct case_walk *walk) {
    return &walk->events;
}

struct slice case_elsewhere(const struct case_walk *walk) {
    struct slice here = store_meta(walk->base.store, walk->arena, "hash");
    return slice_equal(walk->head.store, here) ? SLICE("") : walk->head.store;
}

struct slice case_lost(const struct case_walk *walk) {
    return walk->lost;
}

/* ---- doing ---- */

/* Adds an event to the list; its texts are copied. */
static void add(struct case_walk *walk, const struct cases_event *event) {
    struct cases_event *added = LIST_ADD(walk->arena, &walk->events);
    added->time = walk->head.changed = time(NULL);
    added->kind = event->kind;
    added->about = arena_slice(walk->arena, event->about);
    added->text = arena_slice(walk->arena, event->text);
    added->more = arena_slice(walk->arena, event->more);
    bool nothing_else = walk->head.looked_up || walk->events.count == 1;
    walk->head.looked_up = nothing_else && cases_kind_moves(event->kind) && walk->head.unnamed &&
                           walk->head.machine.len == 0;
}

/* What could not be reached any more is taken back before the walk goes on from where it stands. */
static void give_up_lost(struct case_walk *walk) {
    for (; walk->moves.count > walk->reached; walk->moves.count--)
        add(walk, &(struct cases_event){.kind = CASES_BACK});
    walk->lost = SLICE("");
}

/* Is the text short enough to be kept? Asked before anything is done with it. */
static enum status check(struct slice text, struct error *error) {
    if (text.len <= CASES_TEXT_BYTES)
        return STATUS_OK;
    return error_set(error, STATUS_USAGE, "a text of %zu bytes; at most %d are kept", text.len,
        CASES_TEXT_BYTES);
}

/* Writes an event that moves nothing. */
static enum status put(
    struct case_walk *walk, const struct cases_event *event, struct error *error) {
    enum status status = check(event->text, error);
    if (status == STATUS_OK)
        status = check(event->more, error);
    if (status != STATUS_OK)
        return status;
    add(walk, event);
    return keep(walk, error);
}

/* Writes an event that moves, and moves. */
static enum status put_move(
    struct case_walk *walk, const struct cases_event *event, struct error *error) {
    give_up_lost(walk);
    add(walk, event);
    size_t number = walk->events.count - 1;
    enum status status = keep(walk, error);
    if (status == STATUS_NOTHING || walk->events.count != number + 1)
        return status; /* it was walked anew already */
    follow(walk, number);
    if (event->kind == CASES_BACK)
        walk_back(walk->walk);
    else if (!move(walk, &walk->events.items[number]))
        return error_set(error, STATUS_USAGE, "the case cannot go on like that");
    walk->reached = walk->moves.count;
    name_by_answers(walk);
    return status;
}

enum status case_answer(struct case_walk *walk, size_t answer, struct error *error) {
    const struct walk_stop *here = walk_here(walk->walk);
    size_t count = here->question.options.count;
    if (here->place.kind == TREE_AT_END)
        return error_set(error, STATUS_USAGE, "nothing is left to answer; go back, or elsewhere");
    if (answer > count)
        return count
                   ? error_set(error, STATUS_USAGE, "no answer %zu; the last is %zu", answer, count)
                   : error_set(error, STATUS_USAGE,
                         "no answer %zu here; these are fixes, and 0 is that none helped", answer);
    struct cases_event event = {.kind = CASES_OTHER,
        .text = count ? SLICE("none of these, or not sure") : SLICE("none of these helped"),
        .more = here->question.text};
    if (answer != WALK_OTHER) {
        const struct tree_option *option = &here->question.options.items[answer - 1];
        event.kind = CASES_ANSWER;
        event.about = target_of(walk, walk->arena, option);
        event.text = option->label;
    }
    return put_move(walk, &event, error);
}

enum status case_back(struct case_walk *walk, struct error *error) {
    if (walk_answers(walk->walk) == 0)
        return error_set(error, STATUS_USAGE, "this is the first question");
    return put_move(walk, &(struct cases_event){.kind = CASES_BACK}, error);
}

void case_leave(struct case_walk *walk, size_t answers) {
    if (walk_answers(walk->walk) <= answers)
        return;
    give_up_lost(walk);
    while (walk_answers(walk->walk) > answers && walk_back(walk->walk)) {
        add(walk, &(struct cases_event){.kind = CASES_BACK});
        follow(walk, walk->events.count - 1);
    }
    walk->reached = walk->moves.count;
    name_by_answers(walk);
}

/* The label of a branch, in the case's arena; empty where there is none. */
static struct slice label_of_branch(struct case_walk *walk, int64_t id, int problem) {
    struct arena *arena = arena_new();
    struct article article;
    struct slice label = SLICE("");
    if (problem >= 0 && store_article(walk->base.store, arena, id, &article, NULL) == STATUS_OK &&
        (size_t)problem < article.problems.count)
        label = arena_slice(walk->arena, article.problems.items[problem].label);
    arena_free(arena);
    return label;
}

enum status case_go(struct case_walk *walk, int64_t id, int problem, struct error *error) {
    uint32_t leaf = tree_leaf_of(walk->base.tree, id);
    if (leaf == UINT32_MAX)
        return error_set(error, STATUS_USAGE, "no question leads to this article: it has no fixes");
    return put_move(walk,
        &(struct cases_event){.kind = CASES_GO,
            .about = case_article_name(walk->base.store, walk->arena, id),
            .text = label_of_branch(walk, id, problem),
            .more = tree_leaf_title(walk->base.tree, leaf)},
        error);
}

enum status case_tried(struct case_walk *walk, int64_t id, const struct article *article, int fix,
    enum cases_kind outcome, struct slice reason, struct error *error) {
    struct cases_event event = {.kind = outcome,
        .about = case_article_name(walk->base.store, walk->arena, id),
        .text = case_fix_names(walk->arena, article)[fix],
        .more = reason};
    enum status status = put(walk, &event, error);
    if (status != STATUS_USAGE)
        walk->head.solved = case_trials_solved(&walk->events);
    return status;
}

enum status case_note(struct case_walk *walk, struct slice text, struct error *error) {
    const struct tree_place *place = &walk_here(walk->walk)->place;
    struct cases_event event = {.kind = CASES_NOTE, .text = text};
    if (place->kind == TREE_AT_FIXES)
        event.about = case_article_name(
            walk->base.store, walk->arena, tree_article(walk->base.tree, place->leaf));
    return put(walk, &event, error);
}

enum status case_set(
    struct case_walk *walk, struct slice name, struct slice value, struct error *error) {
    return put(
        walk, &(struct cases_event){.kind = CASES_VALUE, .text = name, .more = value}, error);
}

enum status case_close(struct case_walk *walk, bool closed, struct error *error) {
    if (walk->head.closed == closed)
        return error_set(error, STATUS_USAGE, "case %lld is %s already",
            (long long)walk->head.number, closed ? "closed" : "open");
    enum cases_kind kind = closed ? CASES_CLOSED : CASES_REOPENED;
    enum status status = put(walk, &(struct cases_event){.kind = kind}, error);
    walk->head.closed = closed;
    return status;
}

static struct case_value *value_named(
    struct case_values *values, struct arena *arena, struct slice name) {
    for (size_t i = 0; i < values->count; i++)
        if (slice_equal_nocase(values->items[i].name, name))
            return &values->items[i];
    return LIST_ADD(arena, values);
}

struct case_values case_values(const struct case_walk *walk, struct arena *arena) {
    struct case_values values = {0}, set = {0};
    for (size_t i = 0; i < walk->events.count; i++) {
        const struct cases_event *event = &walk->events.items[i];
        if (event->kind == CASES_VALUE)
            *value_named(&values, arena, event->text) =
                (struct case_value){event->text, event->more};
    }
    for (size_t i = 0; i < values.count; i++)
        if (values.items[i].value.len)
            *LIST_ADD(arena, &set) = values.items[i];
    return set;
}
