/* What a case keeps of a fix: what became of it, how far its steps are done, what its placeholders
 * stand for. */
#include "base/text.h"
#include "ui/fix_parts.h"

#include <stdio.h>

enum {
    LABEL_REST = 40 /* bytes of the label of a question around a placeholder */
};

/* ---- what became of it ---- */

enum {
    ASKS_WHY = UI_KB_QUESTION_OWN, /* a fix is skipped */
    ASKS_VALUE,
};

/* The first fix that nothing is known of yet; how many there are, where there is none. */
static size_t next_untried(const struct fix *fix) {
    size_t count = fix->fixes.count;
    for (size_t i = 0; i < count; i++)
        if (fix->fixes.items[i].outcome == CASES_KINDS)
            return i;
    return count;
}

/* Says what was noted; of one that did not help, shows what is to be tried next. */
static struct ui_effect go_on_after(struct fix *fix, enum cases_kind outcome) {
    size_t next = next_untried(fix);
    if (outcome == CASES_SOLVED)
        return ui_message(
            "Noted: it helped; U takes it back. From the first question on (H) it is a new case.");
    if (next == fix->fixes.count)
        return ui_message(
            "Noted; U takes it back. All were tried: 0 goes on to what is near, C p sums up.");
    ui_fix_show(fix, next);
    return ui_message(
        "Noted: %s; U takes it back. This is the next fix.", transcript_outcome(outcome));
}

/* Notes what became of the fix that is shown. */
static struct ui_effect tried(struct fix *fix, enum cases_kind outcome, struct slice reason) {
    struct error error;
    int number = ui_fix_number(fix);
    if (number == ARTICLE_NONE)
        return ui_message("There is no fix here to be tried.");
    enum status status = case_tried(fix->page.kb->current, fix->page.entry.id, &fix->page.article,
        number, outcome, reason, &error);
    if (status == STATUS_USAGE)
        return ui_failure("%s", error.text);
    fix->page.kb->changes++;
    ui_fix_list(fix);
    return ui_kb_done(fix->page.kb, status, &error, go_on_after(fix, outcome));
}

struct ui_effect ui_fix_act_helped(struct fix *fix) {
    return tried(fix, CASES_SOLVED, SLICE(""));
}

struct ui_effect ui_fix_act_failed(struct fix *fix) {
    return tried(fix, CASES_FAILED, SLICE(""));
}

struct ui_effect ui_fix_act_skipped(struct fix *fix) {
    if (ui_fix_number(fix) == ARTICLE_NONE)
        return ui_message("There is no fix here to be skipped.");
    return ui_ask(ASKS_WHY, "Skipped, because: ", SLICE(""), false, NULL);
}

/* The fix of which something was noted last; how many there are, where nothing is. */
static size_t last_noted(const struct fix *fix) {
    struct ui_kb *kb = fix->page.kb;
    const struct cases_events *events = case_events(kb->current);
    struct slice about = case_article_name(kb->store, fix->page.arena, fix->page.entry.id);
    for (size_t i = events->count; i-- > 0;) {
        const struct cases_event *event = &events->items[i];
        bool outcome = event->kind == CASES_SOLVED || event->kind == CASES_FAILED ||
                       event->kind == CASES_SKIPPED;
        if (!outcome || !slice_equal_nocase(event->about, about))
            continue;
        int number = case_fix_named(fix->page.arena, &fix->page.article, event->text);
        for (size_t f = 0; f < fix->fixes.count; f++)
            if (fix->fixes.items[f].fix == number && fix->fixes.items[f].outcome != CASES_KINDS)
                return f;
    }
    return fix->fixes.count;
}

/* Who noted it of the wrong fix, or did not mean to, stands at the next one already. */
struct ui_effect ui_fix_act_take_back(struct fix *fix) {
    struct error error;
    bool here =
        ui_fix_number(fix) != ARTICLE_NONE && fix->fixes.items[fix->current].outcome != CASES_KINDS;
    size_t noted = here ? fix->current : last_noted(fix);
    if (noted == fix->fixes.count)
        return ui_message("Nothing is noted of these fixes.");
    ui_fix_show(fix, noted);
    enum status status = case_tried(fix->page.kb->current, fix->page.entry.id, &fix->page.article,
        ui_fix_number(fix), CASES_UNTRIED, SLICE(""), &error);
    fix->page.kb->changes++;
    ui_fix_list(fix);
    return ui_kb_done(
        fix->page.kb, status, &error, ui_message("Taken back: nothing is noted of this fix now."));
}

/* ---- steps ---- */

/* What is to be done next, once so many steps are done. */
static struct ui_effect say_steps(const struct fix *fix, size_t done) {
    size_t count = fix->steps.count;
    if (done == 0)
        return ui_message("No step is done.");
    if (done < count)
        return ui_message("Noted: %zu of %zu steps done.", done, count);
    return ui_message("All steps are done. + notes that it helped, - that it did not.");
}

/* Notes it, and brings the next step into view. */
static struct ui_effect note_steps(struct fix *fix, size_t done) {
    struct error error;
    struct ui_kb *kb = fix->page.kb;
    enum status status = case_steps(
        kb->current, fix->page.entry.id, &fix->page.article, ui_fix_number(fix), done, &error);
    if (status == STATUS_USAGE)
        return ui_failure("%s", error.text);
    kb->changes++;
    ui_fix_list(fix);
    size_t next = done < fix->steps.count ? done : done - 1;
    const struct article_step *step = &fix->page.article.steps.items[fix->steps.items[next].step];
    ui_textview_show(&fix->view, step->place.block, 0);
    return ui_kb_done(kb, status, &error, say_steps(fix, done));
}

struct ui_effect ui_fix_act_step(struct fix *fix) {
    size_t done = ui_fix_steps_done(fix);
    if (fix->steps.count == 0)
        return ui_message("There are no steps here to be done.");
    return done < fix->steps.count ? note_steps(fix, done + 1) : say_steps(fix, done);
}

struct ui_effect ui_fix_act_step_back(struct fix *fix) {
    size_t done = ui_fix_steps_done(fix);
    return done ? note_steps(fix, done - 1) : say_steps(fix, 0);
}

/* ---- placeholders ---- */

static struct slice value_of(const struct fix *fix, struct slice name) {
    for (size_t i = 0; i < fix->value_count; i++)
        if (slice_equal_nocase(fix->values[i].name, name))
            return fix->values[i].value;
    return SLICE("");
}

/* How many placeholders of this fix have a value. */
static size_t count_filled(const struct fix *fix) {
    size_t filled = 0;
    for (size_t i = 0; i < fix->names.count; i++)
        filled += value_of(fix, fix->names.items[i]).len > 0;
    return filled;
}

static struct ui_effect say_filled(const struct fix *fix) {
    size_t filled = count_filled(fix), count = fix->names.count;
    if (filled == 0)
        return ui_message("Nothing is filled in here.");
    if (filled < count)
        return ui_message(
            "Filled in: %zu of %zu, here and in all fixes of this case.", filled, count);
    return ui_message("Filled in, here and in all fixes of this case.");
}

/* Asks for the next placeholder of this fix. */
static struct ui_effect ask_value(struct fix *fix) {
    if (fix->asked >= fix->names.count)
        return say_filled(fix);
    struct slice name = fix->names.items[fix->asked];
    struct buf safe = {0};
    text_gate_line(&safe, slice_first(name, sizeof fix->label - LABEL_REST));
    if (fix->names.count == 1)
        snprintf(fix->label, sizeof fix->label, "<%s>: ", buf_string(&safe));
    else
        snprintf(fix->label, sizeof fix->label, "%zu of %zu, <%s>: ", fix->asked + 1,
            fix->names.count, buf_string(&safe));
    buf_fini(&safe);
    return ui_ask(ASKS_VALUE, fix->label, value_of(fix, name), false, NULL);
}

struct ui_effect ui_fix_act_values(struct fix *fix) {
    fix->asked = 0;
    if (fix->names.count == 0)
        return ui_message("There is nothing to fill in here.");
    return ask_value(fix);
}

static struct ui_effect take_value(struct fix *fix, struct slice value) {
    struct error error;
    struct slice name = fix->names.items[fix->asked];
    enum status status = STATUS_OK;
    value = slice_trim(value);
    if (!slice_equal(value, value_of(fix, name)))
        status = case_set(fix->page.kb->current, name, value, &error);
    if (status == STATUS_USAGE)
        return ui_failure("%s", error.text);
    fix->asked++;
    fix->page.kb->changes++;
    ui_fix_list(fix);
    return ui_kb_done(fix->page.kb, status, &error, ask_value(fix));
}

/* ---- answers ---- */

struct ui_effect ui_fix_answer(struct fix *fix, const struct ui_answer *given) {
    if (given->kind != UI_ANSWER_GIVEN)
        return ui_stay();
    return given->question == ASKS_WHY ? tried(fix, CASES_SKIPPED, given->text)
                                       : take_value(fix, given->text);
}
