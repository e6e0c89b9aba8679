/* The app: the stack, effects, key sequences, questions, messages. */
#include "tests/unit/ui/drive.h"

#include <stdio.h>

/* A screen that does what its argument, a letter for each action, says. */
struct trial {
    char name;
    int acted;
    char last[64]; /* what was typed, or answered */
};

static int opened, closed;
static struct ui_effect next_effect; /* of the next action */
static const struct ui_screen trial_screen;

static enum status trial_open(void *state, const void *argument, struct error *error) {
    struct trial *trial = state;
    trial->name = *(const char *)argument;
    if (trial->name == '!')
        return error_set(error, STATUS_STORE, "no such thing");
    opened++;
    return STATUS_OK;
}

static void trial_close(void *state) {
    (void)state;
    closed++;
}

static void trial_title(const void *state, struct buf *out) {
    buf_add_char(out, ((const struct trial *)state)->name);
}

static void trial_status(const void *state, struct buf *out) {
    buf_printf(out, "status %d", ((const struct trial *)state)->acted);
}

static void trial_draw(void *state, struct ui_area area) {
    const struct trial *trial = state;
    ui_area_put(area, 0, 0, slice_of(trial->last), LAYOUT_NORMAL);
}

static struct ui_effect trial_act(
    void *state, enum ui_action action, const struct ui_event *event) {
    struct trial *trial = state;
    (void)event;
    trial->acted++;
    snprintf(trial->last, sizeof trial->last, "%s", ui_action_row(action)->name);
    struct ui_effect effect = next_effect;
    next_effect = ui_stay();
    return effect;
}

static struct ui_effect trial_type(void *state, const struct ui_event *event) {
    struct trial *trial = state;
    snprintf(trial->last, sizeof trial->last, "typed %c%s", (int)event->point,
        event->pasted ? " pasted" : "");
    return ui_stay();
}

static struct ui_effect trial_answer(void *state, const struct ui_answer *answer) {
    struct trial *trial = state;
    snprintf(trial->last, sizeof trial->last, "answer %d to %d: %.*s", answer->kind,
        answer->question, SLICE_ARGS(answer->text));
    if (slice_equal(answer->text, SLICE("again")))
        return ui_ask(9, "Again: ", SLICE("old"), false, NULL);
    return ui_stay();
}

static const struct ui_screen trial_screen = {
    .context = UI_CONTEXT_TEXT,
    .state_size = sizeof(struct trial),
    .open = trial_open,
    .close = trial_close,
    .title = trial_title,
    .status = trial_status,
    .draw = trial_draw,
    .act = trial_act,
    .type = trial_type,
    .answer = trial_answer,
};

static struct drive drive;

static int setup(void **state) {
    (void)state;
    opened = closed = 0;
    next_effect = ui_stay();
    drive_start(&drive, 6, 60, &trial_screen, "a");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    drive_end(&drive);
    return opened == closed ? 0 : -1;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* Has the screen return an effect at its next action. */
static void apply(struct ui_effect effect) {
    next_effect = effect;
    drive_type(&drive, "j");
}

static void draws_the_frame(void **state) {
    (void)state;
    row_is(&drive, 0, " a");
    row_is(&drive, 4, " status 0");
    row_is(&drive, 5, " ? Help  Q Quit  / Find  Enter Link  s Search  B Index");
    drive_type(&drive, "j");
    row_is(&drive, 1, "down");
    row_is(&drive, 4, " status 1");
}

static void screens_are_stacked(void **state) {
    (void)state;
    apply(ui_push(&trial_screen, "b"));
    row_is(&drive, 0, " a \u203a b");
    row_is(&drive, 4, " status 0");
    apply(ui_push(&trial_screen, "b"));
    row_is(&drive, 0, " a \u203a b \u203a b");
    drive_type(&drive, "h");
    row_is(&drive, 0, " a \u203a b");
    row_is(&drive, 4, " status 1");
    apply(ui_pop());
    row_is(&drive, 0, " a");
    assert_int_equal(opened - closed, 1);
}

static void the_first_screen_stays(void **state) {
    (void)state;
    drive_type(&drive, "h");
    row_is(&drive, 4, " This is the first screen; q ends fixtree.");
    assert_true(drive.running);
    row_is(&drive, 0, " a");
    drive_type(&drive, "q");
    assert_false(drive.running);
}

static void what_cannot_be_opened_changes_nothing(void **state) {
    (void)state;
    apply(ui_push(&trial_screen, "!"));
    row_is(&drive, 4, " no such thing");
    assert_int_equal(ui_grid_at(&drive.memory->shown, 4, 1)->style, UI_ERROR);
    row_is(&drive, 0, " a");
    struct error error;
    assert_int_equal(ui_app_start(drive.app, &trial_screen, "!", &error), STATUS_STORE);
}

static void messages_last_until_the_next_key(void **state) {
    (void)state;
    apply(ui_message("Hello %d", 5));
    row_is(&drive, 4, " Hello 5");
    drive_type(&drive, "k");
    row_is(&drive, 4, " status 2");
    apply(ui_failure("%0300d", 1));
    assert_int_equal(ui_grid_at(&drive.memory->shown, 4, 59)->points[0], 0x2026);
    drive_type(&drive, "Z");
    row_is(&drive, 1, "typed Z");
}

static void questions_come_back_answered(void **state) {
    (void)state;
    apply(ui_ask(7, "Name: ", SLICE("x"), false, NULL));
    row_is(&drive, 4, "Name: x");
    row_is(&drive, 5, " Enter OK  Esc Cancel");
    drive_type(&drive, "yQ?");
    row_is(&drive, 1, "down");
    drive_type(&drive, "<Enter>");
    row_is(&drive, 1, "answer 1 to 7: xyQ?");
    apply(ui_ask(7, "Name: ", SLICE(""), true, NULL));
    drive_type(&drive, "n");
    row_is(&drive, 1, "answer 0 to 7: n");
    drive_type(&drive, "<Left>");
    drive_type(&drive, "<Esc>");
    row_is(&drive, 1, "answer 2 to 7:");
    row_is(&drive, 4, " status 2");
}

static void an_answer_may_ask_again(void **state) {
    (void)state;
    apply(ui_ask(7, "Name: ", SLICE("again"), false, NULL));
    drive_type(&drive, "<Enter>");
    row_is(&drive, 4, "Again: old");
    drive_type(&drive, "<Enter>");
    row_is(&drive, 1, "answer 1 to 9: old");
}

static void sequences_that_lead_nowhere_unwind(void **state) {
    (void)state;
    struct error error;
    assert_int_equal(
        ui_keymap_bind(drive.keymap, SLICE("text.top"), SLICE("g"), &error), STATUS_OK);
    assert_int_equal(
        ui_keymap_bind(drive.keymap, SLICE("text.bottom"), SLICE("ggg"), &error), STATUS_OK);
    drive_type(&drive, "g");
    row_is(&drive, 4, " g");
    drive_type(&drive, "gg");
    row_is(&drive, 1, "bottom");
    row_is(&drive, 4, " status 1");
    drive_type(&drive, "gj"); /* "g" is bound, so it acts, then "j" does */
    row_is(&drive, 1, "down");
    row_is(&drive, 4, " status 3");
    drive_type(&drive, "ggj");
    row_is(&drive, 4, " status 6");
    drive_type(&drive, "]k"); /* "]" is not bound: both are dropped */
    row_is(&drive, 4, " status 6");
    drive_type(&drive, "k");
    row_is(&drive, 4, " status 7");
}

static void pasted_text_is_never_a_command(void **state) {
    (void)state;
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_CHARACTER, .point = 'q', .pasted = true});
    row_is(&drive, 1, "typed q pasted");
    assert_true(drive.running);
}

static void copies(void **state) {
    (void)state;
    apply(ui_copy(SLICE("net stop x"), "Copied %s.", "it"));
    row_is(&drive, 4, " Copied it.");
    assert_buf(drive.memory->copied, "net stop x");
}

static void switches_the_mouse(void **state) {
    (void)state;
    drive_type(&drive, "M");
    assert_false(drive.memory->mouse);
    drive_type(&drive, "M");
    assert_true(drive.memory->mouse);
}

static void clicks_outside_the_screen_do_nothing(void **state) {
    (void)state;
    for (int row = 0; row < 6; row++)
        drive_add(&drive,
            (struct ui_event){.kind = UI_EVENT_MOUSE, .key = UI_KEY_CLICK, .row = row, .col = 0});
    row_is(&drive, 4, " status 3"); /* rows 1 to 3 */
}

static void the_help_runs_an_action(void **state) {
    (void)state;
    drive_type(&drive, "?");
    row_is(&drive, 0, " a \u203a Help");
    drive_type(&drive, "text.bottom<Enter>");
    row_is(&drive, 0, " a");
    row_is(&drive, 1, "bottom");
    drive_type(&drive, "?quit<Enter>");
    assert_false(drive.running);
}

static void too_small_it_only_leaves(void **state) {
    (void)state;
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = 3, .cols = 40});
    row_is(&drive, 0, "Enlarge to 20x4");
    drive_type(&drive, "jh?/");
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = 4, .cols = 20});
    row_is(&drive, 2, " status 0");
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = 4, .cols = 19});
    drive_type(&drive, "q");
    assert_false(drive.running);
}

static void ends_with_its_input(void **state) {
    (void)state;
    assert_true(ui_app_step(drive.app) == false);
    assert_int_equal(ui_app_signal(drive.app), 0);
    assert_false(ui_app_step(drive.app));
}

static void knows_the_signal_that_ended_it(void **state) {
    (void)state;
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_END, .signal = 15});
    assert_false(drive.running);
    assert_int_equal(ui_app_signal(drive.app), 15);
}

/* A flood of keys is drawn once, at its end. */
static void draws_when_nothing_is_pending(void **state) {
    (void)state;
    size_t shows = drive.memory->shows;
    for (int i = 0; i < 1000; i++)
        ui_memory_type(drive.memory, "j");
    drive_on(&drive);
    row_is(&drive, 4, " status 1000");
    assert_true(drive.memory->shows - shows <= 2);
}

static void home_closes_all_but_the_first(void **state) {
    (void)state;
    apply(ui_push(&trial_screen, "b"));
    apply(ui_push(&trial_screen, "c"));
    assert_int_equal(opened - closed, 3);
    apply(ui_home());
    row_is(&drive, 0, " a");
    assert_int_equal(opened - closed, 1);
    apply(ui_home());
    row_is(&drive, 0, " a");
}

static void several_screens_to_begin_with(void **state) {
    (void)state;
    struct ui_memory *memory = ui_memory_new(6, 40);
    struct error error = {0};
    int number = -1;
    const struct ui_first first[] = {{&trial_screen, "x", NULL}, {&trial_screen, "y", NULL}};
    ui_memory_type(memory, "qj"); /* closes the second */
    assert_int_equal(
        ui_run(&memory->terminal, drive.keymap, NULL, first, 2, &number, &error), STATUS_OK);
    struct buf row = {0};
    ui_grid_row(&memory->shown, 0, &row);
    assert_buf(row, " x");
    buf_fini(&row);
    memory->terminal.ops->close(&memory->terminal);
}

static void runs_to_the_end(void **state) {
    (void)state;
    struct ui_memory *memory = ui_memory_new(6, 40);
    struct error error = {0};
    int number = -1;
    ui_memory_type(memory, "jjq");
    assert_int_equal(ui_run(&memory->terminal, drive.keymap, NULL,
                         &(struct ui_first){&trial_screen, "x", NULL}, 1, &number, &error),
        STATUS_OK);
    assert_int_equal(number, 0);
    assert_int_equal(ui_run(&memory->terminal, drive.keymap, NULL,
                         &(struct ui_first){&trial_screen, "!", NULL}, 1, &number, &error),
        STATUS_STORE);
    ui_memory_add(memory, &(struct ui_event){.kind = UI_EVENT_END, .signal = 2});
    assert_int_equal(ui_run(&memory->terminal, drive.keymap, NULL,
                         &(struct ui_first){&trial_screen, "x", NULL}, 1, &number, &error),
        STATUS_INTERRUPTED);
    assert_int_equal(number, 2);
    memory->terminal.ops->close(&memory->terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(draws_the_frame),
        TEST(screens_are_stacked),
        TEST(the_first_screen_stays),
        TEST(what_cannot_be_opened_changes_nothing),
        TEST(messages_last_until_the_next_key),
        TEST(questions_come_back_answered),
        TEST(an_answer_may_ask_again),
        TEST(sequences_that_lead_nowhere_unwind),
        TEST(pasted_text_is_never_a_command),
        TEST(copies),
        TEST(switches_the_mouse),
        TEST(clicks_outside_the_screen_do_nothing),
        TEST(the_help_runs_an_action),
        TEST(too_small_it_only_leaves),
        TEST(ends_with_its_input),
        TEST(knows_the_signal_that_ended_it),
        TEST(draws_when_nothing_is_pending),
        TEST(home_closes_all_but_the_first),
        TEST(several_screens_to_begin_with),
        TEST(runs_to_the_end),
    };
    return RUN_TESTS(tests);
}
