#include "ui/kb.h"

#include "sheet/sheet.h"
#include "ui/screens.h"

#include <stdio.h>
#include <time.h>

static struct case_base base_of(const struct ui_kb *kb) {
    return (struct case_base){kb->tree, kb->store, kb->cases};
}

/* Goes on with another case, or, for NULL, with a new one; taken over. */
static void switch_case(struct ui_kb *kb, struct case_walk *next) {
    const struct case_base base = base_of(kb);
    if (kb->current)
        *LIST_ADD(kb->lasting, &kb->former) = kb->current;
    kb->current = next;
    if (!next)
        kb->current = case_begin(&base, &(struct cases_head){.technician = kb->technician});
}

void ui_kb_init(struct ui_kb *kb, struct store *store, struct tree *tree) {
    *kb =
        (struct ui_kb){.store = store, .tree = tree, .arena = arena_new(), .lasting = arena_new()};
    switch_case(kb, NULL);
}

void ui_kb_fini(struct ui_kb *kb) {
    search_close(kb->search);
    for (size_t i = 0; i < kb->former.count; i++)
        case_free(kb->former.items[i]);
    case_free(kb->current);
    tree_close(kb->tree);
    arena_free(kb->arena);
    arena_free(kb->lasting);
    ui_history_fini(&kb->queries);
    *kb = (struct ui_kb){0};
}

enum status ui_kb_need_search(struct ui_kb *kb, struct error *error) {
    if (kb->search)
        return STATUS_OK;
    return search_open(&kb->search, kb->store, search_site_synonyms(kb->lasting), error);
}

struct ui_opening *ui_kb_opening(struct ui_kb *kb) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    kb->opening = (struct ui_opening){.kb = kb,
        .answers = answers,
        .stop = answers,
        .problem = ARTICLE_NONE,
        .fix = ARTICLE_NONE};
    return &kb->opening;
}

void ui_kb_leave(struct ui_kb *kb, size_t answers) {
    if (!kb->settling)
        case_leave(kb->current, answers);
}

/* ---- the case ---- */

enum {
    RECENT = 7 * 24 * 60 * 60 /* seconds; an older case is hardly gone on with */
};

/* The case that was worked on last; NULL where there is none. One that was taken up again is newer
 * than its number. */
static const struct cases_head *newest_of(const struct cases_heads *heads, bool look_ups) {
    const struct cases_head *newest = NULL;
    for (size_t i = 0; i < heads->count; i++) {
        const struct cases_head *head = &heads->items[i];
        if ((look_ups || !head->looked_up) && (!newest || head->changed > newest->changed))
            newest = head;
    }
    return newest;
}

static bool may_go_on(const struct cases_head *head) {
    return head && time(NULL) - head->changed < RECENT && !head->closed && !head->solved;
}

/* What was looked up meanwhile does not hide the case in which something was done. */
static int64_t number_to_go_on(const struct cases_heads *heads) {
    const struct cases_head *worked_on = newest_of(heads, false), *any = newest_of(heads, true);
    return may_go_on(worked_on) ? worked_on->number : may_go_on(any) ? any->number : 0;
}

/* A terminal that was closed, a laptop that ran out of power: the case is there, and that is said.
 */
static int64_t find_unfinished(struct ui_kb *kb) {
    struct cases *cases = NULL;
    struct cases_heads heads = {0};
    struct error error;
    int64_t number = 0;
    arena_reset(kb->arena);
    if (kb->cases && cases_open(&cases, kb->cases, false, &error) == STATUS_OK &&
        cases_list(cases, kb->arena, &heads, &error) == STATUS_OK)
        number = number_to_go_on(&heads);
    cases_close(cases);
    return number;
}

void ui_kb_keep(struct ui_kb *kb, const char *cases, const char *technician) {
    kb->keeps = true;
    kb->cases = cases;
    kb->technician = slice_of(technician);
    kb->unfinished = find_unfinished(kb);
    switch_case(kb, NULL);
}

int64_t ui_kb_unfinished(const struct ui_kb *kb) {
    const struct cases_head *head = case_head(kb->current);
    if (walk_answers(ui_kb_walk(kb)))
        return 0;
    return head->number && !head->solved && !head->closed ? head->number : kb->unfinished;
}

const struct walk *ui_kb_walk(const struct ui_kb *kb) {
    return case_walk(kb->current);
}

struct slice ui_kb_short_path(struct slice path) {
    ptrdiff_t last = slice_find_last(path, '/');
    ptrdiff_t before =
        last > 0 ? slice_find_last(slice_first(path, (size_t)last), '/') : SLICE_NONE;
    return before == SLICE_NONE ? path : slice_from(path, (size_t)before + 1);
}

/* ---- what comes next ---- */

/* Reads the article; what is read lives until the next call. */
static enum status read_article(
    struct ui_kb *kb, int64_t id, struct article *article, struct error *error) {
    arena_reset(kb->arena);
    return store_article(kb->store, kb->arena, id, article, error);
}

static struct ui_effect fail(struct ui_kb *kb, size_t answers, const struct error *error) {
    ui_kb_leave(kb, answers);
    return ui_failure("%s", error->text);
}

/* Several fixes are a list to choose from; one is shown at once. */
static struct ui_effect push_fixes(struct ui_kb *kb, struct ui_opening *opening) {
    struct article article;
    struct error error;
    if (read_article(kb, opening->article, &article, &error))
        return fail(kb, opening->answers, &error);
    bool several = sheet_fixes_of(kb->arena, &article, opening->problem).count > 1;
    return ui_push(several ? &ui_problem_screen : &ui_fix_screen, opening);
}

/* Pushes what the walk came to at a stop, after a step that was made with `answers` before it. */
static struct ui_effect push_stop(struct ui_kb *kb, size_t stop, size_t answers) {
    const struct tree_place *place = &walk_stop_at(ui_kb_walk(kb), stop)->place;
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->answers = answers;
    opening->stop = stop;
    if (place->kind == TREE_AT_FIXES || place->kind == TREE_AT_PAGE)
        opening->article = tree_article(kb->tree, place->leaf);
    if (place->kind != TREE_AT_FIXES)
        return ui_push(&ui_question_screen, opening);
    opening->problem = place->problem;
    return push_fixes(kb, opening);
}

static struct ui_effect push_here(struct ui_kb *kb, size_t answers) {
    return push_stop(kb, walk_answers(ui_kb_walk(kb)), answers);
}

/* A walk from the first question on is another case, when the one before is done. */
static void begin_anew(struct ui_kb *kb) {
    const struct cases_head *head = case_head(kb->current);
    if (walk_answers(ui_kb_walk(kb)) == 0 && (head->solved || head->closed))
        switch_case(kb, NULL);
}

struct ui_effect ui_kb_answer(struct ui_kb *kb, size_t answer) {
    begin_anew(kb);
    size_t answers = walk_answers(ui_kb_walk(kb));
    struct error error;
    enum status status = case_answer(kb->current, answer, &error);
    if (status == STATUS_USAGE)
        return ui_message("There is nothing to answer here.");
    return ui_kb_done(kb, status, &error, push_here(kb, answers));
}

void ui_kb_switch_order(struct ui_kb *kb) {
    kb->as_written = !kb->as_written;
    kb->changes++;
}

/* ---- the screens of a case ---- */

static void will_say(struct ui_kb *kb, const char *text, bool bad) {
    struct slice cut = slice_first(slice_of(text), sizeof kb->said - 1);
    memcpy(kb->said, cut.at, cut.len);
    kb->said[cut.len] = '\0';
    kb->said_bad = bad;
}

static struct ui_effect say(void *context) {
    struct ui_kb *kb = context;
    if (!kb->said[0])
        return ui_stay();
    return kb->said_bad ? ui_failure("%s", kb->said) : ui_message("%s", kb->said);
}

/* One screen after the other; where one cannot be opened, the answers that led to it are gone. */
static struct ui_effect open_next(void *context) {
    struct ui_kb *kb = context;
    kb->settling = false;
    size_t stop = ++kb->rebuilt;
    if (stop > walk_answers(ui_kb_walk(kb)))
        return say(kb);
    struct ui_effect effect = push_stop(kb, stop, stop - 1);
    effect.then = open_next;
    effect.context = kb;
    return effect;
}

/* Closes all screens but the first and opens those of where the case stands, one an answer. */
static struct ui_effect rebuild(struct ui_kb *kb) {
    struct ui_effect effect = ui_home();
    effect.then = open_next;
    effect.context = kb;
    kb->settling = true;
    kb->rebuilt = 0;
    return effect;
}

/* What of a case is not here as it was where it was begun. */
static void will_say_differences(struct ui_kb *kb) {
    char text[UI_MESSAGE_BYTES] = "";
    struct slice lost = case_lost(kb->current), elsewhere = case_elsewhere(kb->current);
    if (lost.len)
        snprintf(text, sizeof text, "The articles changed: no answer \"%.*s\" any more.",
            SLICE_ARGS(slice_first(lost, 100)));
    else if (elsewhere.len)
        snprintf(text, sizeof text, "This case was begun with another knowledge base: %.*s.",
            SLICE_ARGS(slice_first(elsewhere, 100)));
    will_say(kb, text, lost.len > 0);
}

struct ui_effect ui_kb_begin(struct ui_kb *kb, const char *why) {
    char text[UI_MESSAGE_BYTES];
    snprintf(text, sizeof text, "%sThis is a new case; the first answer begins it.", why);
    will_say(kb, text, false);
    switch_case(kb, NULL);
    return rebuild(kb);
}

struct ui_effect ui_kb_resume(struct ui_kb *kb, int64_t number) {
    const struct case_base base = base_of(kb);
    struct case_walk *next;
    struct error error;
    if (case_resume(&next, &base, number, &error) != STATUS_OK)
        return ui_failure("%s", error.text);
    switch_case(kb, next);
    will_say_differences(kb);
    return rebuild(kb);
}

struct ui_effect ui_kb_done(
    struct ui_kb *kb, enum status status, const struct error *error, struct ui_effect effect) {
    kb->said[0] = '\0';
    if (status == STATUS_NOTHING) {
        will_say(kb, error->text, true);
        return rebuild(kb);
    }
    if (status != STATUS_STORE || !kb->keeps || kb->told)
        return effect;
    kb->told = true;
    if (effect.kind == UI_EFFECT_MESSAGE)
        return ui_failure("%s", error->text);
    will_say(kb, error->text, true);
    effect.then = say;
    effect.context = kb;
    return effect;
}

/* ---- from outside ---- */

/* One fix of an article that a search or a link names. */
static struct ui_effect push_fix(struct ui_kb *kb, int64_t id, int fix, uint32_t block) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    struct article article;
    struct error error;
    if (read_article(kb, id, &article, &error))
        return fail(kb, answers, &error);
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = id;
    if (fix >= 0 && (size_t)fix < article.fixes.count) {
        opening->problem = article.fixes.items[fix].problem;
        opening->fix = fix;
        opening->alone = true;
    }
    opening->block = block;
    enum status status = case_go(kb->current, id, opening->problem, &error);
    if (status == STATUS_USAGE)
        return ui_show(&ui_article_screen, opening);
    return ui_kb_done(kb, status, &error, ui_show(&ui_fix_screen, opening));
}

struct ui_effect ui_kb_go(struct ui_kb *kb, int64_t article, int fix, uint32_t block) {
    begin_anew(kb);
    size_t answers = walk_answers(ui_kb_walk(kb));
    if (fix != ARTICLE_NONE)
        return push_fix(kb, article, fix, block);
    struct error error;
    enum status status = case_go(kb->current, article, ARTICLE_NONE, &error);
    if (status == STATUS_USAGE)
        return ui_kb_read(kb, article, block);
    struct ui_effect effect = push_here(kb, answers);
    if (effect.kind == UI_EFFECT_PUSH)
        effect.kind = UI_EFFECT_SHOW;
    return ui_kb_done(kb, status, &error, effect);
}

struct ui_effect ui_kb_read(struct ui_kb *kb, int64_t article, uint32_t block) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = article;
    opening->block = block;
    return ui_show(&ui_article_screen, opening);
}

struct ui_effect ui_kb_number(struct ui_kb *kb, struct slice number) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->text = number;
    return ui_push(&ui_number_screen, opening);
}

struct ui_effect ui_kb_setting(struct ui_kb *kb, struct slice setting) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->text = setting;
    return ui_push(&ui_setting_screen, opening);
}

struct ui_effect ui_kb_none_helped(struct ui_kb *kb, int64_t article, int problem) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    const struct tree_place *here = &walk_here(ui_kb_walk(kb))->place;
    bool there = here->kind == TREE_AT_FIXES && tree_article(kb->tree, here->leaf) == article;
    struct error error;
    enum status status = there ? STATUS_OK : case_go(kb->current, article, problem, &error);
    if (status == STATUS_USAGE)
        return ui_message("No question leads to this article, so none leads on from it.");
    if (status != STATUS_NOTHING)
        status = case_answer(kb->current, WALK_OTHER, &error);
    if (status == STATUS_USAGE) {
        ui_kb_leave(kb, answers);
        return ui_message("There is nothing to answer here.");
    }
    return ui_kb_done(kb, status, &error, push_here(kb, answers));
}

/* ---- the actions that every screen has ---- */

static struct ui_effect act_search(struct ui_kb *kb) {
    return ui_push(&ui_search_screen, ui_kb_opening(kb));
}

static struct ui_effect act_articles(struct ui_kb *kb) {
    return ui_push(&ui_articles_screen, ui_kb_opening(kb));
}

static struct ui_effect act_home(struct ui_kb *kb) {
    (void)kb;
    return ui_home();
}

static struct ui_effect act_cases(struct ui_kb *kb) {
    if (!kb->cases)
        return ui_message("There is no place for cases; set HOME, or name a file with --cases.");
    return ui_show(&ui_cases_screen, ui_kb_opening(kb));
}

static struct ui_effect act_note(struct ui_kb *kb) {
    (void)kb;
    return ui_ask(UI_KB_QUESTION_NOTE, "Note: ", SLICE(""), false, NULL);
}

static bool take_answer(void *context, const struct ui_answer *given, struct ui_effect *effect) {
    struct ui_kb *kb = context;
    struct error error;
    if (given->question != UI_KB_QUESTION_NOTE)
        return false;
    *effect = ui_stay();
    if (given->kind != UI_ANSWER_GIVEN || slice_trim(given->text).len == 0)
        return true;
    enum status status = case_note(kb->current, given->text, &error);
    kb->changes++;
    if (status == STATUS_USAGE)
        *effect = ui_failure("%s", error.text);
    else
        *effect = ui_kb_done(kb, status, &error, ui_message("Noted in this case."));
    return true;
}

#define UI_KB_ACTIONS
#include "ui/own.def"

struct ui_effect ui_kb_act(struct ui_kb *kb, enum ui_action action) {
    struct ui_effect effect = ui_stay();
    own(kb, action, &effect);
    return effect;
}

struct ui_common ui_kb_common(struct ui_kb *kb) {
    return (struct ui_common){kb, own, take_answer};
}
