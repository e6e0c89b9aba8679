/* A problem that has several fixes: the fixes to choose from, and below them what the article says
 * of the problem. */
#include "base/text.h"
#include "ui/fixes.h"
#include "ui/list.h"
#include "ui/printing.h"
#include "ui/screens.h"
#include "ui/textview.h"
#include "ui/wrapped.h"

enum {
    TITLE_ROWS = 2, /* of a fix */
    NOTE_ROWS = 3,  /* of its condition, and of its note */
    LEAST_TEXT = 3, /* rows of the text below; with less room it is left out */
};

struct problem {
    struct ui_page page;
    int problem;
    struct ui_fixes fixes;
    unsigned changes; /* of the case, when the fixes were listed */
    struct slice *labels;
    struct slice *notes; /* of each fix: its kind, and how much there is to do */
    struct ui_list list;
    struct ui_textview text;
    struct ui_printing printing;
    struct sheet_subject subject; /* of what is written */
    int text_row, text_rows;      /* when last drawn; 0 rows: there was no room for it */
};

/* ---- the fixes ---- */

static size_t count(const void *context) {
    return ((const struct problem *)context)->fixes.count + 1;
}

static const struct article_fix *fix_at(const struct problem *problem, size_t item) {
    return item < problem->fixes.count
               ? &problem->page.article.fixes.items[problem->fixes.items[item].fix]
               : NULL;
}

static struct slice label_at(const struct problem *problem, size_t item) {
    const struct article_fix *fix = fix_at(problem, item);
    return fix ? problem->labels[item] : SLICE("None of these helped");
}

static void add_amount(struct buf *out, size_t amount, const char *one, const char *many) {
    if (amount)
        buf_printf(out, "%s%zu %s", out->len ? ", " : "", amount, amount == 1 ? one : many);
}

/* "4 steps", or once some are done "1 of 4 steps done" */
static void add_steps(struct buf *out, size_t count, size_t done) {
    if (count && done)
        buf_printf(out, "%s%zu of %zu steps done", out->len ? ", " : "",
            done < count ? done : count, count);
    else
        add_amount(out, count, "step", "steps");
}

/* Behind the condition: "workaround, 4 steps, 1 registry setting, the article recommends it" */
static struct slice note_of(const struct problem *problem, const struct ui_fix_item *item) {
    int number = item->fix;
    const struct article *article = &problem->page.article;
    const struct article_fix *fix = &article->fixes.items[number];
    struct arena *arena = problem->page.arena;
    struct buf out = {0};
    if (item->outcome != CASES_KINDS)
        buf_add_string(&out, transcript_outcome(item->outcome));
    if (fix->kind != FIX_RESOLUTION)
        buf_printf(&out, "%s%s", out.len ? ", " : "", article_fix_kind_name(fix->kind));
    if (problem->problem != ARTICLE_NONE && fix->problem == ARTICLE_NONE)
        buf_printf(&out, "%sfor the whole article", out.len ? ", " : "");
    add_steps(&out, sheet_steps_of(arena, article, number).count, item->steps);
    add_amount(&out, ui_fix_settings(article, number), "registry setting", "registry settings");
    add_amount(&out, ui_fix_commands(article, number), "command", "commands");
    if (item->outcome != CASES_FAILED && item->reason.len)
        buf_printf(&out, "%s%.*s", out.len ? ", " : "", SLICE_ARGS(item->reason));
    struct slice note = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return note;
}

static void describe_fixes(struct problem *problem) {
    problem->notes =
        arena_alloc(problem->page.arena, problem->fixes.count * sizeof *problem->notes);
    problem->labels =
        arena_alloc(problem->page.arena, problem->fixes.count * sizeof *problem->labels);
    for (size_t i = 0; i < problem->fixes.count; i++) {
        problem->notes[i] = note_of(problem, &problem->fixes.items[i]);
        problem->labels[i] = ui_fix_label(&problem->page, problem->fixes.items[i].fix);
    }
}

/* Lists the fixes as the case has them now. A filter is asked again: it knows them by their places,
 * and those may be others now. */
static void list_fixes(struct problem *problem) {
    problem->changes = problem->page.kb->changes;
    problem->fixes = ui_fixes_of(problem->page.kb, &problem->page, problem->problem);
    describe_fixes(problem);
    ui_list_filter(&problem->list, buf_slice(&problem->list.filter));
}

/* Whoever went on from fix to fix comes back to the last one. */
static void select_left(struct problem *problem) {
    struct ui_left *left = &problem->page.kb->left;
    if (left->article != problem->page.entry.id)
        return;
    for (size_t i = 0; i < problem->fixes.count; i++)
        if (problem->fixes.items[i].fix == left->fix)
            ui_list_select(&problem->list, i);
    *left = (struct ui_left){0};
}

/* What is said below the name: when it is for, and what there is to do; both may be empty. */
static struct slice condition_at(const struct problem *problem, size_t item) {
    const struct article_fix *fix = fix_at(problem, item);
    return fix ? slice_strip_end(fix->condition, " .,:;") : SLICE("");
}

static struct slice note_at(const struct problem *problem, size_t item) {
    return fix_at(problem, item) ? problem->notes[item] : SLICE("");
}

/* Do they fit into one row, with a gap between them? */
static bool fit_beside(const struct problem *problem, size_t item, int cols) {
    size_t condition = text_width(condition_at(problem, item));
    return (int)(condition + 2 + text_width(note_at(problem, item))) <= cols;
}

static int rows_of(struct slice text, int cols) {
    return text.len ? ui_wrapped_rows(text, cols, NOTE_ROWS) : 0;
}

static int height(const void *context, size_t item, int cols) {
    const struct problem *problem = context;
    struct slice condition = condition_at(problem, item), note = note_at(problem, item);
    int rows = ui_wrapped_rows(label_at(problem, item), cols, TITLE_ROWS);
    if (condition.len && note.len && fit_beside(problem, item, cols))
        return rows + 1;
    return rows + rows_of(condition, cols) + rows_of(note, cols);
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct problem *problem = context;
    bool fix = fix_at(problem, item) != NULL;
    int row = ui_wrapped_put(
        area, 0, label_at(problem, item), fix ? LAYOUT_STRONG : LAYOUT_EMPHASIS, TITLE_ROWS);
    struct slice condition = condition_at(problem, item), note = note_at(problem, item);
    if (condition.len && note.len && fit_beside(problem, item, area.cols)) {
        int col = ui_area_put(area, row, 0, condition, LAYOUT_NORMAL) + 2;
        ui_area_put(area, row, col, note, LAYOUT_DIM);
        return;
    }
    if (condition.len)
        row += ui_wrapped_put(area, row, condition, LAYOUT_NORMAL, NOTE_ROWS);
    if (note.len)
        ui_wrapped_put(area, row, note, LAYOUT_DIM, NOTE_ROWS);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    const struct problem *problem = context;
    return !fix_at(problem, item) || ui_list_holds(label_at(problem, item), folded);
}

static struct ui_effect open_entry(void *context, size_t item) {
    struct problem *problem = context;
    if (!fix_at(problem, item))
        return ui_kb_none_helped(problem->page.kb, problem->page.entry.id, problem->problem);
    struct ui_opening *opening = ui_kb_opening(problem->page.kb);
    opening->article = problem->page.entry.id;
    opening->problem = problem->problem;
    opening->fix = problem->fixes.items[item].fix;
    return ui_push(&ui_fix_screen, opening);
}

static const struct ui_list_source list_source = {
    .count = count,
    .height = height,
    .draw = draw_entry,
    .matches = matches,
    .open = open_entry,
    .numbered = true,
    .zero = true,
};

/* ---- the text ---- */

static struct sheet_subject subject_of(const struct problem *problem) {
    return (struct sheet_subject){.article = &problem->page.article,
        .entry = &problem->page.entry,
        .problem = problem->problem};
}

static void build(void *context, struct layout *layout) {
    const struct sheet_subject subject = subject_of(context);
    sheet_overview(layout, &subject);
}

static const struct ui_textview_source text_source = {.build = build};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    struct problem *problem = state;
    const struct ui_opening *opening = argument;
    enum status status = ui_page_init(&problem->page, opening, error);
    if (status)
        return status;
    problem->problem = opening->problem;
    problem->page.kb->left = (struct ui_left){0}; /* opened anew it begins with its first fix */
    ui_list_init(&problem->list, &list_source, problem);
    list_fixes(problem);
    ui_textview_init(&problem->text, &text_source, problem);
    return STATUS_OK;
}

static void close(void *state) {
    struct problem *problem = state;
    ui_list_fini(&problem->list);
    ui_textview_fini(&problem->text);
    ui_page_fini(&problem->page);
}

static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    struct problem *problem = state;
    const struct ui_opening *opening = argument;
    bool same = screen == &ui_problem_screen && opening->problem == problem->problem;
    return ui_page_shows(&problem->page, opening, same);
}

static void title(const void *state, struct buf *out) {
    buf_add(out, ((const struct problem *)state)->page.article.title);
}

static void status(const void *state, struct buf *out) {
    const struct problem *problem = state;
    size_t shown = ui_list_count(&problem->list) - 1; /* "None of these helped" is none */
    if (problem->list.selected < shown)
        buf_printf(out, "fix %zu of %zu", problem->list.selected + 1, shown);
    else
        buf_printf(out, "%zu fix%s", shown, shown == 1 ? "" : "es");
    ui_list_add_filter(&problem->list, out);
    if (problem->text_rows && !ui_textview_fits(&problem->text)) {
        buf_add_string(out, "  text: ");
        ui_textview_status(&problem->text, out);
    }
    buf_printf(out, "  %.*s", SLICE_ARGS(ui_kb_short_path(problem->page.entry.path)));
}

/* Rows of the list: all that it has, but on a screen that is not small it leaves some to the text.
 */
static int list_rows(const struct problem *problem, struct ui_area area, int room) {
    int rows = 0, most = room >= 12 ? room * 2 / 3 : room;
    for (size_t i = 0; i < problem->fixes.count + 1 && rows < most; i++)
        rows += height(problem, i, area.cols - 3);
    return rows < most ? rows : most;
}

/* Rows for the text below the list; 0 where that would be too few to read. */
static int text_rows(int room) {
    return room - 1 >= LEAST_TEXT ? room - 1 : 0;
}

static struct slice heading_of(const struct problem *problem) {
    return problem->page.kb->as_written ? SLICE("Fixes, in the order of the article")
                                        : SLICE("Fixes, in the order to try them");
}

/* The text below begins with the title; without it the title stands above the list. */
static void draw(void *state, struct ui_area area) {
    area = ui_area_readable(area);
    struct problem *problem = state;
    if (problem->changes != problem->page.kb->changes)
        list_fixes(problem);
    select_left(problem);
    int rows = list_rows(problem, area, area.rows - 1);
    int text = problem->text_rows = text_rows(area.rows - 1 - rows);
    struct slice heading = text ? heading_of(problem) : problem->page.article.title;
    ui_area_put_cut(area, 0, 0, heading, LAYOUT_HEADING2);
    ui_list_draw(&problem->list, ui_area_part(area, 1, 0, rows, area.cols));
    if (text == 0)
        return;
    problem->text_row = area.row + area.rows - text;
    ui_area_put_rule(area, area.rows - text - 1);
    ui_textview_draw(&problem->text, ui_area_part(area, area.rows - text, 0, text, area.cols));
}

static struct ui_effect act_read(struct problem *problem) {
    return ui_page_read(&problem->page, 0);
}

static const struct ui_printing *printing_of(struct problem *problem) {
    bool ascii = problem->text.layout && problem->text.layout->options.ascii;
    problem->subject = subject_of(problem);
    problem->printing =
        (struct ui_printing){problem->page.kb, &problem->subject, ARTICLE_NONE, ascii};
    return &problem->printing;
}

static struct ui_effect act_sheet(struct problem *problem) {
    return ui_print(printing_of(problem), SHEET_TEXT);
}

static struct ui_effect act_sheet_as(struct problem *problem) {
    return ui_push(&ui_formats_screen, printing_of(problem));
}

/* The heading says which order it is. The selected fix stays so, wherever it goes. */
static struct ui_effect act_order(struct problem *problem) {
    const struct article_fix *selected = fix_at(problem, ui_list_item(&problem->list));
    ui_kb_switch_order(problem->page.kb);
    list_fixes(problem);
    for (size_t i = 0; i < problem->fixes.count; i++)
        if (fix_at(problem, i) == selected)
            ui_list_select(&problem->list, i);
    return ui_stay();
}

static struct ui_effect act_other(struct problem *problem) {
    return ui_kb_none_helped(problem->page.kb, problem->page.entry.id, problem->problem);
}

/* Scrolls the text; the list, where there is no room for a text. */
static struct ui_effect scroll(struct problem *problem, enum ui_action action) {
    const struct ui_event key = {.kind = UI_EVENT_KEY};
    if (problem->text_rows)
        return ui_textview_act(&problem->text, action, &key);
    bool down = action == UI_TEXT_PAGE_DOWN;
    return ui_list_act(&problem->list, down ? UI_LIST_PAGE_DOWN : UI_LIST_PAGE_UP, &key);
}

static struct ui_effect act_text_down(struct problem *problem) {
    return scroll(problem, UI_TEXT_PAGE_DOWN);
}

static struct ui_effect act_text_up(struct problem *problem) {
    return scroll(problem, UI_TEXT_PAGE_UP);
}

#define UI_PROBLEM_ACTIONS
#include "ui/own.def"

/* The mouse acts on what it is over. */
static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    struct problem *problem = state;
    bool over_text =
        event->kind == UI_EVENT_MOUSE && problem->text_rows && event->row >= problem->text_row;
    if (!over_text)
        return ui_list_act(&problem->list, action, event);
    if (action == UI_LIST_WHEEL_UP)
        return ui_textview_act(&problem->text, UI_TEXT_WHEEL_UP, event);
    if (action == UI_LIST_WHEEL_DOWN)
        return ui_textview_act(&problem->text, UI_TEXT_WHEEL_DOWN, event);
    return ui_stay();
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    return ui_list_answer(&((struct problem *)state)->list, given);
}

const struct ui_screen ui_problem_screen = {
    .context = UI_CONTEXT_PROBLEM,
    .state_size = sizeof(struct problem),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .status = status,
    .draw = draw,
    .own = own,
    .act = act,
    .answer = answer,
};
