/* The case that is walked: which one it is, taking one up again, and what is told of that. */
#include "ui/kb_parts.h"
#include "ui/screens.h"

#include <stdio.h>
#include <time.h>

static struct case_base base_of(const struct ui_kb *kb) {
    return (struct case_base){kb->tree, kb->store, kb->cases};
}

void ui_kb_switch(struct ui_kb *kb, struct case_walk *next) {
    const struct case_base base = base_of(kb);
    if (kb->current)
        *LIST_ADD(kb->lasting, &kb->former) = kb->current;
    kb->current = next;
    if (!next)
        kb->current = case_begin(&base, &(struct cases_head){.technician = kb->technician});
}

void ui_kb_begin_anew(struct ui_kb *kb) {
    const struct cases_head *head = case_head(kb->current);
    if (walk_answers(ui_kb_walk(kb)) == 0 && (head->solved || head->closed))
        ui_kb_switch(kb, NULL);
}

/* ---- which one ---- */

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
    ui_kb_switch(kb, NULL);
}

int64_t ui_kb_unfinished(const struct ui_kb *kb) {
    const struct cases_head *head = case_head(kb->current);
    if (walk_answers(ui_kb_walk(kb)))
        return 0;
    return head->number && !head->solved && !head->closed ? head->number : kb->unfinished;
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
    struct ui_effect effect = ui_kb_push_stop(kb, stop, stop - 1);
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
    ui_kb_switch(kb, NULL);
    return rebuild(kb);
}

struct ui_effect ui_kb_resume(struct ui_kb *kb, int64_t number) {
    const struct case_base base = base_of(kb);
    struct case_walk *next;
    struct error error;
    if (case_resume(&next, &base, number, &error) != STATUS_OK)
        return ui_failure("%s", error.text);
    ui_kb_switch(kb, next);
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
    if (status != STATUS_STORE || !kb->keeps)
        return effect;
    bool message = effect.kind == UI_EFFECT_MESSAGE;
    if (kb->told)
        return message ? ui_failure(
                             "%s It is not kept: the case file cannot be written.", effect.message)
                       : effect;
    kb->told = true;
    if (message)
        return ui_failure("%s", error->text);
    will_say(kb, error->text, true);
    effect.then = say;
    effect.context = kb;
    return effect;
}
