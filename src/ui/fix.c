/* A fix: its steps with their exact settings and commands. Where it is the only one, or there is
 * none, what the article says of the problem stands above it. */
#include "base/text.h"
#include "ui/copying.h"
#include "ui/fixes.h"
#include "ui/printing.h"
#include "ui/screens.h"
#include "ui/textview.h"

#include <stdio.h>

struct fix {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_page page;
    int problem;
    struct ui_fixes fixes;
    unsigned changes; /* of the case, when the fixes were listed */
    size_t current;   /* among the fixes */
    bool overview;    /* the problem is shown too */
    bool alone;       /* the list that it is from does not lie below */
    bool lines;       /* the lines that make, check and undo each setting */
    struct ui_copying copying;
    struct ui_printing printing;
    struct sheet_subject subject; /* of what is copied or written */
    size_t value_count;
    const struct sheet_value *values; /* of the case, for its placeholders */
    struct sheet_steps steps;         /* of the fix that is shown */
    enum layout_box *done;            /* by step of the article */
    struct sheet_names names;         /* placeholders of the fix that is shown */
    size_t asked;                     /* so many of them */
    char label[80];                   /* of the question */
};

static int number_of(const struct fix *fix) {
    return fix->current < fix->fixes.count ? fix->fixes.items[fix->current].fix : ARTICLE_NONE;
}

/* How many of the steps that are shown are done. */
static size_t steps_done(const struct fix *fix) {
    size_t done = number_of(fix) == ARTICLE_NONE ? 0 : fix->fixes.items[fix->current].steps;
    return done < fix->steps.count ? done : fix->steps.count;
}

static struct sheet_subject subject_of(const struct fix *fix) {
    return (struct sheet_subject){.article = &fix->page.article,
        .entry = &fix->page.entry,
        .problem = fix->problem,
        .unnumbered = true,
        .boxes = steps_done(fix) > 0,
        .done = fix->done,
        .values = fix->values,
        .value_count = fix->value_count,
        .helpers = fix->lines ? SHEET_COMMANDS : SHEET_NO_HELPERS};
}

/* ---- the text ---- */

/* Adds the section of the page that a block begins: up to the next heading of its level. */
static void add_section(const struct fix *fix, struct layout *layout, uint32_t index) {
    size_t count;
    if (!fix->page.article.body)
        return;
    struct block **blocks = block_array(fix->page.arena, fix->page.article.body, &count);
    const struct block *first = blocks[index < count ? index : 0], *block = first;
    do {
        layout_tree(layout, block);
        block = block->next;
    } while (first->kind == BLOCK_HEADING && block &&
             !(block->kind == BLOCK_HEADING && block->level <= first->level));
}

/* At a branch that has no fix, and at a fix without steps, the page itself has to do. */
static void add_page(const struct fix *fix, struct layout *layout, uint32_t index) {
    layout_gap(layout);
    layout_words(layout, LAYOUT_EMPHASIS,
        SLICE("There are no steps to be read out of the page here. What it says:"));
    layout_gap(layout);
    add_section(fix, layout, index);
}

static uint32_t block_of_problem(const struct fix *fix) {
    const struct article *article = &fix->page.article;
    bool problem = fix->problem >= 0 && (size_t)fix->problem < article->problems.count;
    return problem ? article->problems.items[fix->problem].place.block : 0;
}

/* Has it commands or settings? */
static bool has_exact(const struct article *article, int fix) {
    return ui_fix_commands(article, fix) || ui_fix_settings(article, fix);
}

static bool has_steps(const struct article *article, int fix) {
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == fix)
            return true;
    return has_exact(article, fix);
}

static void build(void *context, struct layout *layout) {
    const struct fix *fix = context;
    const struct sheet_subject subject = subject_of(fix);
    int number = number_of(fix);
    if (fix->overview)
        sheet_overview(layout, &subject);
    if (number != ARTICLE_NONE)
        sheet_fix(layout, &subject, number);
    if (number == ARTICLE_NONE)
        add_page(fix, layout, block_of_problem(fix));
    else if (!has_steps(&fix->page.article, number))
        add_page(fix, layout, fix->page.article.fixes.items[number].place.block);
    if (fix->current + 1 >= fix->fixes.count)
        sheet_after(layout, &subject);
}

static struct ui_effect follow(void *context, struct slice target) {
    struct fix *fix = context;
    uint32_t block = 0;
    struct ui_effect effect = ui_page_follow(&fix->page, target, false, &block);
    return block ? ui_page_read(&fix->page, block) : effect;
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

/* ---- the screen ---- */

static bool is_listed(const struct fix *fix, int number) {
    for (size_t i = 0; i < fix->fixes.count; i++)
        if (fix->fixes.items[i].fix == number)
            return true;
    return false;
}

static void choose(struct fix *fix, int number) {
    for (size_t i = 0; i < fix->fixes.count; i++)
        if (fix->fixes.items[i].fix == number)
            fix->current = i;
}

/* What there is in the fix that is shown. */
static void look_into(struct fix *fix) {
    int number = number_of(fix);
    fix->names = (struct sheet_names){0};
    if (number != ARTICLE_NONE)
        fix->names = sheet_placeholders(fix->page.arena, &fix->page.article, number);
    fix->steps = (struct sheet_steps){0};
    if (number != ARTICLE_NONE)
        fix->steps = sheet_steps_of(fix->page.arena, &fix->page.article, number);
    for (size_t i = 0; i < fix->page.article.steps.count; i++)
        fix->done[i] = LAYOUT_BOX_EMPTY;
    for (size_t i = 0; i < steps_done(fix); i++)
        fix->done[fix->steps.items[i].step] = LAYOUT_BOX_DONE;
}

/* Shows the current fix from its beginning. */
static void begin_anew(struct fix *fix) {
    look_into(fix);
    ui_textview_changed(&fix->view);
    fix->view.top = 0;
    fix->view.link = 0;
}

/* Lists the fixes, and fills in the values, as the case has them now; the fix that is shown stays.
 */
static void list_fixes(struct fix *fix) {
    int shown = number_of(fix);
    fix->changes = fix->page.kb->changes;
    fix->fixes = ui_fixes_of(fix->page.kb, &fix->page, fix->problem);
    fix->values = transcript_values(fix->page.arena, fix->page.kb->current, &fix->value_count);
    choose(fix, shown);
    look_into(fix);
    ui_textview_changed(&fix->view);
}

static enum status open(void *state, const void *argument, struct error *error) {
    struct fix *fix = state;
    const struct ui_opening *opening = argument;
    enum status status = ui_page_init(&fix->page, opening, error);
    if (status)
        return status;
    fix->problem = opening->problem;
    fix->alone = opening->alone;
    fix->done =
        arena_alloc(fix->page.arena, (fix->page.article.steps.count + 1) * sizeof *fix->done);
    ui_textview_init(&fix->view, &source, fix);
    list_fixes(fix);
    choose(fix, opening->fix);
    look_into(fix);
    fix->overview = fix->fixes.count <= 1;
    if (opening->block)
        ui_textview_go(&fix->view, opening->block, 0);
    return STATUS_OK;
}

static void close(void *state) {
    struct fix *fix = state;
    fix->page.kb->left = (struct ui_left){fix->page.entry.id, number_of(fix)};
    ui_textview_fini(&fix->view);
    ui_page_fini(&fix->page);
}

/* A fix of the same list, at its beginning or at the place that is meant. */
static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    struct fix *fix = state;
    const struct ui_opening *opening = argument;
    bool same =
        screen == &ui_fix_screen && (opening->fix == ARTICLE_NONE ? opening->problem == fix->problem
                                                                  : is_listed(fix, opening->fix));
    enum ui_shows shows = ui_page_shows(&fix->page, opening, same);
    if (shows != UI_SHOWS_IT)
        return shows;
    if (opening->fix != ARTICLE_NONE && opening->fix != number_of(fix)) {
        choose(fix, opening->fix);
        begin_anew(fix);
    }
    if (opening->block)
        ui_textview_go(&fix->view, opening->block, 0);
    return shows;
}

static void title(const void *state, struct buf *out) {
    const struct fix *fix = state;
    bool problem = fix->overview || number_of(fix) == ARTICLE_NONE;
    if (problem || fix->alone)
        buf_add(out, fix->page.article.title);
    if (!problem)
        buf_printf(out, "%s%.*s", fix->alone ? ": " : "",
            SLICE_ARGS(ui_fix_label(&fix->page, number_of(fix))));
}

/* "fix 1 of 3, did not help, 2 of 4 steps done  " */
static void add_standing(const struct fix *fix, struct buf *out) {
    enum cases_kind outcome = fix->fixes.items[fix->current].outcome;
    buf_printf(out, "fix %zu of %zu", fix->current + 1, fix->fixes.count);
    if (outcome != CASES_KINDS)
        buf_printf(out, ", %s", transcript_outcome(outcome));
    if (steps_done(fix))
        buf_printf(out, ", %zu of %zu steps done", steps_done(fix), fix->steps.count);
    buf_add_string(out, "  ");
}

static void status(const void *state, struct buf *out) {
    const struct fix *fix = state;
    if (fix->fixes.count)
        add_standing(fix, out);
    if (!ui_textview_fits(&fix->view)) {
        ui_textview_status(&fix->view, out);
        buf_add_string(out, "  ");
    }
    buf_add(out, ui_kb_short_path(fix->page.entry.path));
    if (number_of(fix) != ARTICLE_NONE)
        buf_printf(out, ", line %u", fix->page.article.fixes.items[number_of(fix)].place.line);
}

/* ---- the actions ---- */

static struct ui_effect act_copy(struct fix *fix) {
    fix->subject = subject_of(fix);
    fix->copying = (struct ui_copying){fix->page.kb, &fix->page, number_of(fix), &fix->subject};
    return ui_copying_begin(&fix->copying);
}

static const struct ui_printing *printing_of(struct fix *fix) {
    bool ascii = fix->view.layout && fix->view.layout->options.ascii;
    fix->subject = subject_of(fix);
    fix->printing = (struct ui_printing){fix->page.kb, &fix->subject, number_of(fix), ascii};
    return &fix->printing;
}

static struct ui_effect act_sheet(struct fix *fix) {
    return ui_print(printing_of(fix), SHEET_TEXT);
}

static struct ui_effect act_sheet_as(struct fix *fix) {
    return ui_push(&ui_formats_screen, printing_of(fix));
}

static struct ui_effect act_other(struct fix *fix) {
    return ui_kb_none_helped(fix->page.kb, fix->page.entry.id, fix->problem);
}

static uint32_t block_of_fix(const struct fix *fix) {
    int number = number_of(fix);
    return number == ARTICLE_NONE ? block_of_problem(fix)
                                  : fix->page.article.fixes.items[number].place.block;
}

/* At what is in view; where that is the beginning, at the heading of the fix. */
static struct ui_effect act_read(struct fix *fix) {
    uint32_t here = ui_textview_block(&fix->view);
    return ui_page_read(&fix->page, here ? here : block_of_fix(fix));
}

/* A search or a link may have led here past the list. */
static struct ui_effect act_fixes(struct fix *fix) {
    struct ui_opening *opening = ui_kb_opening(fix->page.kb);
    if (fix->fixes.count < 2)
        return ui_message("This is the only fix.");
    opening->article = fix->page.entry.id;
    opening->problem = fix->problem;
    return ui_show(&ui_problem_screen, opening);
}

static struct ui_effect show_other(struct fix *fix, size_t current) {
    fix->current = current;
    begin_anew(fix);
    return ui_stay();
}

/* The only fix stands below its problem: there the keys lead down to it and up again. */
static struct ui_effect go_to_only_fix(struct fix *fix) {
    size_t before = fix->view.top;
    ui_textview_go(&fix->view, block_of_fix(fix), 0);
    if (fix->view.top == before)
        return ui_message("This is the only fix; 0 goes on with the questions.");
    return ui_stay();
}

static struct ui_effect act_next_fix(struct fix *fix) {
    if (fix->overview && number_of(fix) != ARTICLE_NONE)
        return go_to_only_fix(fix);
    if (fix->current + 1 >= fix->fixes.count)
        return ui_message("This is the last fix; 0 goes on with the questions.");
    return show_other(fix, fix->current + 1);
}

static struct ui_effect act_previous_fix(struct fix *fix) {
    if (fix->overview && fix->view.top > 0)
        return show_other(fix, fix->current);
    if (fix->current == 0)
        return ui_message("This is the first fix.");
    return show_other(fix, fix->current - 1);
}

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

/* Notes what became of the fix that is shown, and shows the next one, if it did not help. */
static struct ui_effect tried(struct fix *fix, enum cases_kind outcome, struct slice reason) {
    struct error error;
    int number = number_of(fix);
    if (number == ARTICLE_NONE)
        return ui_message("There is no fix here to be tried.");
    enum status status = case_tried(fix->page.kb->current, fix->page.entry.id, &fix->page.article,
        number, outcome, reason, &error);
    if (status == STATUS_USAGE)
        return ui_failure("%s", error.text);
    fix->page.kb->changes++;
    list_fixes(fix);
    size_t next = next_untried(fix);
    struct ui_effect effect =
        ui_message("Noted: it helped. From the first question on (H) it is a new case.");
    if (outcome != CASES_SOLVED && next < fix->fixes.count) {
        show_other(fix, next);
        effect = ui_message("Noted: %s. This is the next fix.", transcript_outcome(outcome));
    } else if (outcome != CASES_SOLVED) {
        effect =
            ui_message("Noted. All were tried: 0 goes on to the nearest problems, C p sums up.");
    }
    return ui_kb_done(fix->page.kb, status, &error, effect);
}

static struct ui_effect act_helped(struct fix *fix) {
    return tried(fix, CASES_SOLVED, SLICE(""));
}

static struct ui_effect act_failed(struct fix *fix) {
    return tried(fix, CASES_FAILED, SLICE(""));
}

static struct ui_effect act_skipped(struct fix *fix) {
    if (number_of(fix) == ARTICLE_NONE)
        return ui_message("There is no fix here to be skipped.");
    return ui_ask(ASKS_WHY, "Skipped, because: ", SLICE(""), false, NULL);
}

static struct ui_effect act_order(struct fix *fix) {
    ui_kb_switch_order(fix->page.kb);
    list_fixes(fix);
    return fix->page.kb->as_written ? ui_message("The fixes stand as the article has them.")
                                    : ui_message("The fixes stand in the order to try them.");
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
        kb->current, fix->page.entry.id, &fix->page.article, number_of(fix), done, &error);
    if (status == STATUS_USAGE)
        return ui_failure("%s", error.text);
    kb->changes++;
    list_fixes(fix);
    size_t next = done < fix->steps.count ? done : done - 1;
    const struct article_step *step = &fix->page.article.steps.items[fix->steps.items[next].step];
    ui_textview_show(&fix->view, step->place.block, 0);
    return ui_kb_done(kb, status, &error, say_steps(fix, done));
}

static struct ui_effect act_step(struct fix *fix) {
    size_t done = steps_done(fix);
    if (fix->steps.count == 0)
        return ui_message("There are no steps here to be done.");
    return done < fix->steps.count ? note_steps(fix, done + 1) : say_steps(fix, done);
}

static struct ui_effect act_step_back(struct fix *fix) {
    size_t done = steps_done(fix);
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
    text_gate_line(&safe, slice_first(name, sizeof fix->label - 10));
    snprintf(fix->label, sizeof fix->label, "<%s>: ", buf_string(&safe));
    buf_fini(&safe);
    return ui_ask(ASKS_VALUE, fix->label, value_of(fix, name), false, NULL);
}

static struct ui_effect act_values(struct fix *fix) {
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
    list_fixes(fix);
    return ui_kb_done(fix->page.kb, status, &error, ask_value(fix));
}

/* ---- more actions ---- */

/* With nothing to do for them here they are not among the keys. */
static bool idle(const void *state, enum ui_action action) {
    const struct fix *fix = state;
    switch (action) {
    case UI_FIX_NEXT_FIX:
        return fix->overview ? ui_textview_fits(&fix->view) : fix->current + 1 >= fix->fixes.count;
    case UI_FIX_COPY:
        return !has_exact(&fix->page.article, number_of(fix));
    case UI_FIX_STEP:
        return fix->steps.count == 0;
    case UI_FIX_VALUES:
        return fix->names.count == 0;
    case UI_FIX_HELPED:
    case UI_FIX_FAILED:
    case UI_FIX_SKIPPED:
        return number_of(fix) == ARTICLE_NONE;
    case UI_FIX_LINES:
        return ui_fix_settings(&fix->page.article, number_of(fix)) == 0;
    case UI_FIX_FIXES:
        return !fix->alone || fix->fixes.count < 2;
    case UI_FIX_ORDER:
        return fix->fixes.count < 2;
    default:
        return ui_textview_idle(&fix->view, action);
    }
}

static struct ui_effect act_lines(struct fix *fix) {
    fix->lines = !fix->lines;
    ui_textview_changed(&fix->view);
    return ui_stay();
}

/* With a number begun, 0 is its next digit: link 10. */
static bool is_digit_of_link(
    const struct fix *fix, enum ui_action action, const struct ui_event *event) {
    return action == UI_FIX_OTHER && fix->view.typed && event->point == '0';
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    static struct ui_effect (*const handlers[UI_ACTIONS])(struct fix *) = {
#define UI_FIX_ACTIONS
#define X(context, id, name, keys, bar, help) [UI_##context##_##id] = act_##name,
#include "ui/actions.def"
#undef X
    };
    struct fix *fix = state;
    if (is_digit_of_link(fix, action, event))
        return ui_textview_act(&fix->view, UI_TEXT_NUMBER, event);
    if (handlers[action])
        return handlers[action](fix);
    return ui_textview_act(&fix->view, action, event);
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    struct fix *fix = state;
    if (given->question != ASKS_WHY && given->question != ASKS_VALUE)
        return ui_textview_answer(&fix->view, given);
    if (given->kind != UI_ANSWER_GIVEN)
        return ui_stay();
    return given->question == ASKS_WHY ? tried(fix, CASES_SKIPPED, given->text)
                                       : take_value(fix, given->text);
}

const struct ui_screen ui_fix_screen = {
    .context = UI_CONTEXT_FIX,
    .state_size = sizeof(struct fix),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .status = status,
    .idle = idle,
    .draw = ui_textview_screen_draw,
    .act = act,
    .answer = answer,
};
