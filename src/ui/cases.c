/* All cases: to go on with one, to name it, to close it, to see what was done. */
#include "base/text.h"
#include "ui/list.h"
#include "ui/screens.h"
#include "ui/transcript.h"
#include "ui/wrapped.h"

#include <stdio.h>
#include <time.h>

enum {
    MACHINE_FROM = 50, /* columns from which on machines are shown, and "this one" */
    DAY_FROM = 76,     /* and days */
    MACHINE_COLS = 16,
    DAY_COLS = 16, /* "2026-11-26 09:30" */
};

struct cases_screen {
    struct ui_list list; /* first, for the functions of lists */
    struct ui_kb *kb;
    struct cases *cases; /* NULL where there is no file yet */
    struct arena *arena; /* of the heads */
    struct cases_heads heads;
    unsigned changes;                          /* of the case, when they were read */
    int number_cols, state_cols, machine_cols; /* of all heads */
    int short_cols;                            /* of states without ", this one" */
    struct cases_head chosen;                  /* that a question is about */
    struct ui_transcript transcript;
};

/* ---- the entries ---- */

static size_t count(const void *context) {
    return ((const struct cases_screen *)context)->heads.count;
}

static bool is_this_one(const struct cases_screen *screen, const struct cases_head *head) {
    return head->number == case_head(screen->kb->current)->number;
}

static void add_state(
    const struct cases_screen *screen, const struct cases_head *head, struct buf *out) {
    buf_add_string(out, cases_state(head));
    buf_add_string(out, is_this_one(screen, head) ? ", this one" : "");
}

static int wider(int width, struct slice text) {
    int needed = (int)text_width(text);
    return width > needed ? width : needed;
}

/* The columns are as wide as the widest text in them. */
static void measure(struct cases_screen *screen) {
    struct buf text = {0};
    screen->number_cols = screen->state_cols = screen->machine_cols = 0;
    screen->short_cols = 0;
    for (size_t i = 0; i < screen->heads.count; i++) {
        const struct cases_head *head = &screen->heads.items[i];
        buf_clear(&text);
        buf_printf(&text, "%lld", (long long)head->number);
        screen->number_cols = wider(screen->number_cols, buf_slice(&text));
        buf_clear(&text);
        add_state(screen, head, &text);
        screen->state_cols = wider(screen->state_cols, buf_slice(&text));
        screen->short_cols = wider(screen->short_cols, slice_of(cases_state(head)));
        screen->machine_cols = wider(screen->machine_cols, head->machine);
    }
    if (screen->machine_cols > MACHINE_COLS)
        screen->machine_cols = MACHINE_COLS;
    buf_fini(&text);
}

static void put_day(struct ui_area area, int64_t seconds) {
    char day[DAY_COLS + 1] = "";
    time_t time = (time_t)seconds;
    struct tm local;
    if (localtime_r(&time, &local))
        strftime(day, sizeof day, "%Y-%m-%d %H:%M", &local);
    ui_area_put_cut(area, 0, 0, slice_of(day), LAYOUT_DIM);
}

/* Takes a column off the right of the area, with a gap before it; with nothing in it, none. */
static struct ui_area split(struct ui_area *area, int cols) {
    struct ui_area column = ui_area_part(*area, 0, area->cols - cols, 1, cols);
    if (cols)
        *area = ui_area_part(*area, 0, 0, 1, area->cols - cols - 2);
    return column;
}

/* "open, this one"; where there is little room for the name, "open": the style of the name says
 * that it is this one, too. */
static void put_state(const struct cases_screen *screen, const struct cases_head *head,
    struct ui_area *area, bool wide) {
    struct buf text = {0};
    if (wide)
        add_state(screen, head, &text);
    else
        buf_add_string(&text, cases_state(head));
    struct ui_area column = split(area, wide ? screen->state_cols : screen->short_cols);
    ui_area_put_cut(column, 0, 0, buf_slice(&text), LAYOUT_DIM);
    buf_fini(&text);
}

static enum layout_style style_of(
    const struct cases_screen *screen, const struct cases_head *head) {
    if (is_this_one(screen, head))
        return LAYOUT_STRONG;
    return head->looked_up ? LAYOUT_DIM : LAYOUT_NORMAL;
}

/* "3  walk of 2026-11-26         open, this one  PC-7  2026-11-26 09:30". The name gives way to the
 * state; machine and day need a wide screen. */
static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct cases_screen *screen = context;
    const struct cases_head *head = &screen->heads.items[item];
    struct buf text = {0};
    area = ui_area_part(area, 0, 0, 1, area.cols);
    int cols = area.cols;
    if (cols >= DAY_FROM)
        put_day(split(&area, DAY_COLS), head->changed);
    if (cols >= MACHINE_FROM)
        ui_area_put_cut(split(&area, screen->machine_cols), 0, 0, head->machine, LAYOUT_DIM);
    put_state(screen, head, &area, cols >= MACHINE_FROM);
    buf_printf(
        &text, "%*lld  %.*s", screen->number_cols, (long long)head->number, SLICE_ARGS(head->name));
    ui_area_put_cut(area, 0, 0, buf_slice(&text), style_of(screen, head));
    buf_fini(&text);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    const struct cases_screen *screen = context;
    const struct cases_head *head = &screen->heads.items[item];
    struct buf all = {0};
    buf_printf(&all, "%.*s\n%.*s\n", SLICE_ARGS(head->name), SLICE_ARGS(head->machine));
    add_state(screen, head, &all);
    bool found = ui_list_holds(buf_slice(&all), folded);
    buf_fini(&all);
    return found;
}

/* The case that is walked already is where the screens below are, even if answers were just taken
 * back; from the first question on it is taken up again as any other. */
static struct ui_effect open_entry(void *context, size_t item) {
    struct cases_screen *screen = context;
    if (is_this_one(screen, &screen->heads.items[item]) && walk_answers(ui_kb_walk(screen->kb)))
        return ui_pop();
    return ui_kb_resume(screen->kb, screen->heads.items[item].number);
}

static const struct ui_list_source source = {
    .count = count, .draw = draw_entry, .matches = matches, .open = open_entry};

/* Reads the cases anew; the selected one stays so. */
static enum status read_cases(struct cases_screen *screen, struct error *error) {
    arena_reset(screen->arena);
    screen->heads = (struct cases_heads){0};
    screen->changes = screen->kb->changes;
    enum status status = STATUS_OK;
    if (!screen->cases)
        status = cases_open(&screen->cases, screen->kb->cases, false, error);
    if (status == STATUS_OK)
        status = cases_list(screen->cases, screen->arena, &screen->heads, error);
    measure(screen);
    return status == STATUS_NOTHING ? STATUS_OK : status;
}

static struct ui_effect again(struct cases_screen *screen, struct ui_effect effect) {
    struct error error;
    if (read_cases(screen, &error) != STATUS_OK)
        effect = ui_failure("%s", error.text);
    ui_list_filter(&screen->list, buf_slice(&screen->list.filter));
    return effect;
}

/* ---- the screen ---- */

/* The case that is likely gone on with: this one, else what the first question offers. */
static int64_t gone_on_with(const struct ui_kb *kb) {
    int64_t current = case_head(kb->current)->number;
    return current ? current : ui_kb_unfinished(kb);
}

/* The item of the case with that number; that behind the last where there is none. */
static size_t item_of(const struct cases_screen *screen, int64_t number) {
    size_t item = 0;
    while (item < screen->heads.count && screen->heads.items[item].number != number)
        item++;
    return item;
}

static void select_number(struct cases_screen *screen, int64_t number) {
    size_t item = item_of(screen, number);
    if (item < screen->heads.count)
        ui_list_select(&screen->list, item);
}

static enum status open(void *state, const void *argument, struct error *error) {
    struct cases_screen *screen = state;
    const struct ui_opening *opening = argument;
    screen->kb = opening->kb;
    screen->arena = arena_new();
    enum status status = read_cases(screen, error);
    if (status != STATUS_OK) {
        cases_close(screen->cases);
        arena_free(screen->arena);
        return status;
    }
    ui_list_init(&screen->list, &source, screen);
    select_number(screen, gone_on_with(screen->kb));
    return STATUS_OK;
}

static void close(void *state) {
    struct cases_screen *screen = state;
    ui_list_fini(&screen->list);
    cases_close(screen->cases);
    arena_free(screen->arena);
}

static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    (void)state, (void)argument;
    return screen == &ui_cases_screen ? UI_SHOWS_IT : UI_SHOWS_OTHER;
}

static void status_of(const void *state, struct buf *out) {
    const struct cases_screen *screen = state;
    ui_list_status(&screen->list, out);
    buf_printf(out, "  %s", screen->kb->cases);
}

static void draw(void *state, struct ui_area area) {
    struct cases_screen *screen = state;
    if (screen->changes != screen->kb->changes)
        again(screen, ui_stay());
    if (screen->heads.count == 0)
        ui_wrapped_put(
            area, 0, SLICE("No cases yet: the first answer begins one."), LAYOUT_NORMAL, 3);
    else
        ui_list_draw(&screen->list, area);
}

/* Without a case there is none to do anything with. */
static bool idle(const void *state, enum ui_action action) {
    enum ui_context context = ui_action_row(action)->context;
    bool about_one = context == UI_CONTEXT_LIST || context == UI_CONTEXT_CASES;
    return ((const struct cases_screen *)state)->heads.count == 0 && about_one &&
           action != UI_CASES_NEW;
}

/* ---- the actions ---- */

enum {
    ASKS_NAME = UI_KB_QUESTION_OWN,
    ASKS_MACHINE,
    ASKS_DELETE,
};

/* Chooses the selected case; false where there is none. */
static bool choose(struct cases_screen *screen) {
    size_t item = ui_list_item(&screen->list);
    if (item < screen->heads.count)
        screen->chosen = screen->heads.items[item];
    return item < screen->heads.count;
}

static struct ui_effect none(void) {
    return ui_message("There is no case here.");
}

static bool is_current(const struct cases_screen *screen) {
    return is_this_one(screen, &screen->chosen);
}

static struct ui_effect act_new(struct cases_screen *screen) {
    return ui_kb_begin(screen->kb, "");
}

static struct ui_effect act_rename(struct cases_screen *screen) {
    return choose(screen) ? ui_ask(ASKS_NAME, "Name: ", screen->chosen.name, false, NULL) : none();
}

static struct ui_effect act_machine(struct cases_screen *screen) {
    return choose(screen) ? ui_ask(ASKS_MACHINE, "Machine: ", screen->chosen.machine, false, NULL)
                          : none();
}

static struct ui_effect act_close_it(struct cases_screen *screen) {
    struct error error;
    enum status status;
    int64_t last = CASES_ANYWHERE;
    if (!choose(screen))
        return none();
    bool closed = !screen->chosen.closed;
    struct cases_event event = {.kind = closed ? CASES_CLOSED : CASES_REOPENED};
    if (is_current(screen))
        status = case_close(screen->kb->current, closed, &error);
    else
        status = cases_add(screen->cases, screen->chosen.number, &last, &event, &error);
    if (status != STATUS_OK)
        return again(screen, ui_failure("%s", error.text));
    return again(screen, closed ? ui_message("Closed.") : ui_message("Open again."));
}

/* What is to be said after cases were deleted; without the one that is walked a new one begins. */
static struct ui_effect gone(struct cases_screen *screen, const char *message) {
    char before[100];
    int64_t current = case_head(screen->kb->current)->number;
    struct ui_effect effect = again(screen, ui_message("%s", message));
    if (current == 0 || effect.bad || item_of(screen, current) < screen->heads.count)
        return effect;
    snprintf(before, sizeof before, "%s ", message);
    return ui_kb_begin(screen->kb, before);
}

/* Deletes look-ups: that of the number, or for 0 all, which were not touched since `before`. */
static struct ui_effect forget(struct cases_screen *screen, int64_t number, int64_t before) {
    struct error error;
    char message[80];
    size_t count = 0;
    if (!screen->cases)
        return none();
    if (cases_forget(screen->cases, number, before, &count, &error) != STATUS_OK)
        return again(screen, ui_failure("%s", error.text));
    if (count == 0)
        return again(screen, ui_message(number ? "Something was noted in it meanwhile."
                                               : "There is no look-up of past days."));
    snprintf(message, sizeof message, "%zu look-up%s deleted.", count, count == 1 ? "" : "s");
    return gone(screen, message);
}

/* Nothing was noted in a look-up, so nobody is asked; but for the one whose screens are open. */
static struct ui_effect act_delete_it(struct cases_screen *screen) {
    if (!choose(screen))
        return none();
    if (screen->chosen.looked_up && !is_current(screen))
        return forget(screen, screen->chosen.number, INT64_MAX);
    return ui_ask(ASKS_DELETE, "Delete it for good? Type yes: ", SLICE(""), false, NULL);
}

/* One of today may still be walked in another terminal. */
static struct ui_effect act_forget(struct cases_screen *screen) {
    return forget(screen, 0, time(NULL) - CASES_DAY);
}

static struct ui_effect act_transcript(struct cases_screen *screen) {
    if (!choose(screen))
        return none();
    screen->transcript = (struct ui_transcript){screen->kb, screen->chosen.number};
    return ui_push(&ui_transcript_screen, &screen->transcript);
}

#define UI_CASES_ACTIONS
#include "ui/own.def"

/* ---- the answers ---- */

/* A filter may not hold of the new name: then it hides more than what was meant. */
static void keep_in_view(struct cases_screen *screen) {
    size_t item = item_of(screen, screen->chosen.number);
    if (ui_list_item(&screen->list) == item)
        return;
    ui_list_filter(&screen->list, SLICE(""));
    ui_list_select(&screen->list, item);
}

static struct ui_effect rename_to(struct cases_screen *screen, const struct ui_answer *given) {
    struct error error;
    struct slice text = slice_trim(given->text);
    bool unnamed = given->question == ASKS_NAME && text.len == 0;
    if (given->question == ASKS_NAME)
        screen->chosen.name = text;
    else
        screen->chosen.machine = text;
    if (cases_rename(screen->cases, &screen->chosen, &error) != STATUS_OK)
        return again(screen, ui_failure("%s", error.text));
    struct ui_effect effect =
        again(screen, unnamed ? ui_message("It has no name of its own now.") : ui_stay());
    keep_in_view(screen);
    return effect;
}

static struct ui_effect delete_chosen(struct cases_screen *screen, struct slice typed) {
    struct error error;
    if (!slice_equal_nocase(slice_trim(typed), SLICE("yes")))
        return ui_message("Nothing was deleted.");
    if (cases_delete(screen->cases, screen->chosen.number, &error) != STATUS_OK)
        return again(screen, ui_failure("%s", error.text));
    return gone(screen, "Deleted.");
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    struct cases_screen *screen = state;
    if (given->question < ASKS_NAME)
        return ui_list_answer(&screen->list, given);
    if (given->kind != UI_ANSWER_GIVEN)
        return ui_stay();
    return given->question == ASKS_DELETE ? delete_chosen(screen, given->text)
                                          : rename_to(screen, given);
}

const struct ui_screen ui_cases_screen = {
    .context = UI_CONTEXT_CASES,
    .widget = &ui_list_widget,
    .state_size = sizeof(struct cases_screen),
    .open = open,
    .close = close,
    .shows = shows,
    .name = "Cases",
    .status = status_of,
    .idle = idle,
    .draw = draw,
    .own = own,
    .answer = answer,
};
