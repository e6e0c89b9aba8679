/* A fix: its steps with their exact settings and commands. Where it is the only one, or there is
 * none, what the article says of the problem stands above it. */
#include "ui/fix_parts.h"
#include "ui/screens.h"

int ui_fix_number(const struct fix *fix) {
    return fix->current < fix->fixes.count ? fix->fixes.items[fix->current].fix : ARTICLE_NONE;
}

size_t ui_fix_steps_done(const struct fix *fix) {
    size_t done = ui_fix_number(fix) == ARTICLE_NONE ? 0 : fix->fixes.items[fix->current].steps;
    return done < fix->steps.count ? done : fix->steps.count;
}

static struct sheet_subject subject_of(const struct fix *fix) {
    return (struct sheet_subject){.article = &fix->page.article,
        .entry = &fix->page.entry,
        .problem = fix->problem,
        .unnumbered = true,
        .boxes = ui_fix_steps_done(fix) > 0,
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
    int number = ui_fix_number(fix);
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
    int number = ui_fix_number(fix);
    fix->names = (struct sheet_names){0};
    fix->steps = (struct sheet_steps){0};
    if (number != ARTICLE_NONE) {
        fix->names = sheet_placeholders(fix->page.arena, &fix->page.article, number);
        fix->steps = sheet_steps_of(fix->page.arena, &fix->page.article, number);
        fix->name = ui_fix_label(&fix->page, number);
    }
    for (size_t i = 0; i < fix->page.article.steps.count; i++)
        fix->done[i] = LAYOUT_BOX_EMPTY;
    for (size_t i = 0; i < fix->steps.count && i < ui_fix_steps_done(fix); i++)
        fix->done[fix->steps.items[i].step] = LAYOUT_BOX_DONE;
}

/* Shows the current fix from its beginning. */
static void begin_anew(struct fix *fix) {
    look_into(fix);
    ui_textview_changed(&fix->view);
    fix->view.top = 0;
    fix->view.link = 0;
}

void ui_fix_list(struct fix *fix) {
    int shown = ui_fix_number(fix);
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
    ui_fix_list(fix);
    choose(fix, opening->fix);
    look_into(fix);
    fix->overview = fix->fixes.count <= 1;
    if (opening->block)
        ui_textview_go(&fix->view, opening->block, 0);
    return STATUS_OK;
}

static void close(void *state) {
    struct fix *fix = state;
    fix->page.kb->left = (struct ui_left){fix->page.entry.id, ui_fix_number(fix)};
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
    if (opening->fix != ARTICLE_NONE && opening->fix != ui_fix_number(fix)) {
        choose(fix, opening->fix);
        begin_anew(fix);
    }
    if (opening->block)
        ui_textview_go(&fix->view, opening->block, 0);
    return shows;
}

static void title(const void *state, struct buf *out) {
    const struct fix *fix = state;
    bool problem = fix->overview || ui_fix_number(fix) == ARTICLE_NONE;
    if (problem || fix->alone)
        buf_add(out, fix->page.article.title);
    if (!problem)
        buf_printf(out, "%s%.*s", fix->alone ? ": " : "", SLICE_ARGS(fix->name));
}

/* "fix 1 of 3, did not help, 2 of 4 steps done  " */
static void add_standing(const struct fix *fix, struct buf *out) {
    enum cases_kind outcome = fix->fixes.items[fix->current].outcome;
    buf_printf(out, "fix %zu of %zu", fix->current + 1, fix->fixes.count);
    if (outcome != CASES_KINDS)
        buf_printf(out, ", %s", transcript_outcome(outcome));
    if (ui_fix_steps_done(fix))
        buf_printf(out, ", %zu of %zu steps done", ui_fix_steps_done(fix), fix->steps.count);
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
    if (ui_fix_number(fix) != ARTICLE_NONE)
        buf_printf(out, ", line %u", fix->page.article.fixes.items[ui_fix_number(fix)].place.line);
}

/* ---- the actions ---- */

struct ui_effect ui_fix_act_copy(struct fix *fix) {
    fix->subject = subject_of(fix);
    fix->copying = (struct ui_copying){fix->page.kb, &fix->page, ui_fix_number(fix), &fix->subject};
    return ui_copying_begin(&fix->copying);
}

static const struct ui_printing *printing_of(struct fix *fix) {
    bool ascii = fix->view.layout && fix->view.layout->options.ascii;
    fix->subject = subject_of(fix);
    fix->printing = (struct ui_printing){fix->page.kb, &fix->subject, ui_fix_number(fix), ascii};
    return &fix->printing;
}

struct ui_effect ui_fix_act_sheet(struct fix *fix) {
    return ui_print(printing_of(fix), SHEET_TEXT);
}

struct ui_effect ui_fix_act_sheet_as(struct fix *fix) {
    return ui_push(&ui_formats_screen, printing_of(fix));
}

struct ui_effect ui_fix_act_other(struct fix *fix) {
    return ui_kb_none_helped(fix->page.kb, fix->page.entry.id, fix->problem);
}

static uint32_t block_of_fix(const struct fix *fix) {
    int number = ui_fix_number(fix);
    return number == ARTICLE_NONE ? block_of_problem(fix)
                                  : fix->page.article.fixes.items[number].place.block;
}

/* At what is in view; where that is the beginning, at the heading of the fix. */
struct ui_effect ui_fix_act_read(struct fix *fix) {
    uint32_t here = ui_textview_block(&fix->view);
    return ui_page_read(&fix->page, here ? here : block_of_fix(fix));
}

/* A search or a link may have led here past the list. */
struct ui_effect ui_fix_act_fixes(struct fix *fix) {
    struct ui_opening *opening = ui_kb_opening(fix->page.kb);
    if (fix->fixes.count < 2)
        return ui_message("This is the only fix.");
    opening->article = fix->page.entry.id;
    opening->problem = fix->problem;
    return ui_show(&ui_problem_screen, opening);
}

struct ui_effect ui_fix_show(struct fix *fix, size_t current) {
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

struct ui_effect ui_fix_act_next_fix(struct fix *fix) {
    if (fix->overview && ui_fix_number(fix) != ARTICLE_NONE)
        return go_to_only_fix(fix);
    if (fix->current + 1 >= fix->fixes.count)
        return ui_message("This is the last fix; 0 goes on with the questions.");
    return ui_fix_show(fix, fix->current + 1);
}

struct ui_effect ui_fix_act_previous_fix(struct fix *fix) {
    if (fix->overview && fix->view.top > 0)
        return ui_fix_show(fix, fix->current);
    if (fix->current == 0)
        return ui_message("This is the first fix.");
    return ui_fix_show(fix, fix->current - 1);
}

/* ---- more actions ---- */

struct ui_effect ui_fix_act_order(struct fix *fix) {
    ui_kb_switch_order(fix->page.kb);
    ui_fix_list(fix);
    return fix->page.kb->as_written ? ui_message("The fixes stand as the article has them.")
                                    : ui_message("The fixes stand in the order to try them.");
}

/* With nothing to do for them here they are not among the keys. */
static bool idle(const void *state, enum ui_action action) {
    const struct fix *fix = state;
    switch (action) {
    case UI_FIX_NEXT_FIX:
        return fix->overview ? ui_textview_fits(&fix->view) : fix->current + 1 >= fix->fixes.count;
    case UI_FIX_COPY:
        return !has_exact(&fix->page.article, ui_fix_number(fix));
    case UI_FIX_STEP:
        return fix->steps.count == 0;
    case UI_FIX_VALUES:
        return fix->names.count == 0;
    case UI_FIX_HELPED:
    case UI_FIX_FAILED:
    case UI_FIX_SKIPPED:
        return ui_fix_number(fix) == ARTICLE_NONE;
    case UI_FIX_LINES:
        return ui_fix_settings(&fix->page.article, ui_fix_number(fix)) == 0;
    case UI_FIX_FIXES:
        return !fix->alone || fix->fixes.count < 2;
    case UI_FIX_ORDER:
        return fix->fixes.count < 2;
    default:
        return ui_textview_idle(&fix->view, action);
    }
}

struct ui_effect ui_fix_act_lines(struct fix *fix) {
    fix->lines = !fix->lines;
    ui_textview_changed(&fix->view);
    return ui_stay();
}

/* With a number begun, 0 is its next digit: link 10. */
static bool is_digit_of_link(
    const struct fix *fix, enum ui_action action, const struct ui_event *event) {
    return action == UI_FIX_OTHER && fix->view.typed && event->point == '0';
}

#define UI_FIX_ACTIONS
#define UI_OWN(name) ui_fix_act_##name
#include "ui/own.def"

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    struct fix *fix = state;
    struct ui_effect effect;
    if (is_digit_of_link(fix, action, event))
        return ui_textview_act(&fix->view, UI_TEXT_NUMBER, event);
    return own(fix, action, &effect) ? effect : ui_textview_act(&fix->view, action, event);
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    struct fix *fix = state;
    if (given->question < UI_KB_QUESTION_OWN)
        return ui_textview_answer(&fix->view, given);
    return ui_fix_answer(fix, given);
}

const struct ui_screen ui_fix_screen = {
    .context = UI_CONTEXT_FIX,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct fix),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .status = status,
    .idle = idle,
    .act = act,
    .answer = answer,
};
