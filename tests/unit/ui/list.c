/* The list: moving, variable heights, numbers, the filter, the mouse. */
#include "ui/list.h"

#include "base/text.h"
#include "tests/unit/ui/drive.h"

/* What the list under test shows; each test sets it. */
static size_t entries;
static int (*entry_height)(size_t item);
static size_t opened;

static size_t count(const void *context) {
    (void)context;
    return entries;
}

static int height(const void *context, size_t item, int cols) {
    (void)context;
    assert_true(cols > 0);
    return entry_height ? entry_height(item) : 1;
}

/* Each row of an entry says which it is: "4.0", "4.1". */
static void draw_entry(const void *context, size_t item, struct ui_area area) {
    (void)context;
    for (int row = 0; row < area.rows; row++) {
        struct buf text = {0};
        buf_printf(&text, "%zu.%d", item + 1, row);
        ui_area_put(area, row, 0, buf_slice(&text), LAYOUT_NORMAL);
        buf_fini(&text);
    }
}

/* An entry matches a text that its number contains. */
static bool matches(const void *context, size_t item, struct slice folded) {
    (void)context;
    struct buf text = {0};
    buf_printf(&text, "%zu", item + 1);
    bool found = slice_find(buf_slice(&text), folded) != SLICE_NONE;
    buf_fini(&text);
    return found;
}

static struct ui_effect open_entry(void *context, size_t item) {
    (void)context;
    opened = item + 1;
    return ui_message("opened %zu", item + 1);
}

static struct ui_list_source source = {
    .count = count, .height = height, .draw = draw_entry, .open = open_entry};

static enum status list_open(void *state, const void *argument, struct error *error) {
    (void)argument, (void)error;
    ui_list_init(state, &source, state);
    return STATUS_OK;
}

static void list_close(void *state) {
    ui_list_fini(state);
}

static void list_title(const void *state, struct buf *out) {
    (void)state;
    buf_add_string(out, "List");
}

static void list_status(const void *state, struct buf *out) {
    ui_list_status(state, out);
}

static void list_draw(void *state, struct ui_area area) {
    ui_list_draw(state, area);
}

static struct ui_effect list_act(void *state, enum ui_action action, const struct ui_event *event) {
    return ui_list_act(state, action, event);
}

static struct ui_effect list_answer(void *state, const struct ui_answer *answer) {
    return ui_list_answer(state, answer);
}

static const struct ui_screen screen = {
    .context = UI_CONTEXT_LIST,
    .state_size = sizeof(struct ui_list),
    .open = list_open,
    .close = list_close,
    .title = list_title,
    .status = list_status,
    .draw = list_draw,
    .act = list_act,
    .answer = list_answer,
};

static struct drive drive;

/* A list of so many entries in a view of so many rows. */
static void start(size_t number, int rows) {
    entries = number;
    opened = 0;
    drive_start(&drive, rows + 3, 40, &screen, NULL);
}

static int teardown(void **state) {
    (void)state;
    drive_end(&drive);
    entry_height = NULL;
    source.numbered = source.zero = false;
    source.matches = NULL;
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, NULL, teardown)

/* The rows of the view, joined by "/", the selected ones in brackets. */
static void view_is(const char *expected) {
    struct buf out = {0};
    const struct ui_grid *shown = &drive.memory->shown;
    for (int row = 1; row < shown->rows - 2; row++) {
        bool selected = flag_at(&drive, row, UI_SELECTED) >= 0;
        buf_add_string(&out, row > 1 ? "/" : "");
        buf_add_string(&out, selected ? "[" : "");
        ui_grid_row(shown, row, &out);
        buf_add_string(&out, selected ? "]" : "");
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

static void moves(void **state) {
    (void)state;
    start(6, 3);
    view_is("[1.0]/2.0/3.0");
    drive_type(&drive, "jj");
    view_is("1.0/2.0/[3.0]");
    drive_type(&drive, "j");
    view_is("2.0/3.0/[4.0]");
    drive_type(&drive, "kk");
    view_is("[2.0]/3.0/4.0");
    drive_type(&drive, "G");
    view_is("4.0/5.0/[6.0]");
    drive_type(&drive, "j<Down><PageDown>");
    view_is("4.0/5.0/[6.0]");
    drive_type(&drive, "<PageUp>");
    view_is("[4.0]/5.0/6.0");
    drive_type(&drive, "gk");
    view_is("[1.0]/2.0/3.0");
    drive_type(&drive, "<PageDown>");
    view_is("1.0/2.0/[3.0]");
    drive_type(&drive, "<WheelDown>");
    view_is("4.0/5.0/[6.0]");
    row_is(&drive, 4, " 6 of 6");
}

static int by_number(size_t item) {
    return (int)item + 1;
}

static void heights_vary(void **state) {
    (void)state;
    entry_height = by_number;
    start(4, 5);
    view_is("[1.0]/2.0/2.1/3.0/3.1");
    drive_type(&drive, "jj");
    view_is("2.0/2.1/[3.0]/[3.1]/[3.2]");
    drive_type(&drive, "j");
    view_is("3.2/[4.0]/[4.1]/[4.2]/[4.3]");
    drive_type(&drive, "k");
    view_is("[3.0]/[3.1]/[3.2]/4.0/4.1");
}

static int tall(size_t item) {
    return item == 1 ? 8 : 1;
}

/* Of an entry that is taller than the view all is to be seen, downwards and upwards. */
static void tall_entries_are_scrolled_through(void **state) {
    (void)state;
    entry_height = tall;
    start(3, 3);
    view_is("[1.0]/2.0/2.1");
    drive_type(&drive, "j");
    view_is("[2.0]/[2.1]/[2.2]");
    drive_type(&drive, "j");
    view_is("[2.3]/[2.4]/[2.5]");
    drive_type(&drive, "j");
    view_is("[2.5]/[2.6]/[2.7]");
    drive_type(&drive, "j");
    view_is("2.6/2.7/[3.0]");
    drive_type(&drive, "k");
    view_is("[2.5]/[2.6]/[2.7]");
    drive_type(&drive, "kk");
    view_is("[2.0]/[2.1]/[2.2]");
    drive_type(&drive, "k");
    view_is("[1.0]/2.0/2.1");
    drive_type(&drive, "jG");
    view_is("2.6/2.7/[3.0]");
}

static void numbers_open_when_they_are_complete(void **state) {
    (void)state;
    source.numbered = true;
    start(30, 3);
    view_is("[ 1 1.0]/ 2 2.0/ 3 3.0");
    drive_type(&drive, "4");
    assert_int_equal(opened, 4);
    drive_type(&drive, "2");
    assert_int_equal(opened, 4);
    view_is("[ 2 2.0]/ 3 3.0/ 4 4.0");
    drive_type(&drive, "9");
    assert_int_equal(opened, 29);
    drive_type(&drive, "1<Enter>");
    assert_int_equal(opened, 1);
    drive_type(&drive, "1j3");
    assert_int_equal(opened, 1);
    drive_type(&drive, "5"); /* 35 is none, so it is 5 */
    assert_int_equal(opened, 5);
    drive_type(&drive, "0");
    row_is(&drive, 4, " There is no entry 0.");
}

/* The last entry is number 0, whatever stands before it. */
static void the_last_entry_may_be_zero(void **state) {
    (void)state;
    source.numbered = source.zero = true;
    start(4, 4);
    view_is("[1 1.0]/2 2.0/3 3.0/0 4.0");
    drive_type(&drive, "0");
    assert_int_equal(opened, 4);
    drive_type(&drive, "3");
    assert_int_equal(opened, 3);
    drive_type(&drive, "4");
    row_is(&drive, 5, " There is no entry 4.");
    assert_int_equal(opened, 3);
}

/* Of a list of thirty, 1 waits for a second digit: 10 is its tenth, 0 alone its last. */
static void zero_is_a_digit_of_larger_numbers(void **state) {
    (void)state;
    source.numbered = source.zero = true;
    start(31, 4);
    drive_type(&drive, "10");
    assert_int_equal(opened, 10);
    drive_type(&drive, "0");
    assert_int_equal(opened, 31);
}

static void the_filter_keeps_the_selection(void **state) {
    (void)state;
    source.matches = matches;
    source.numbered = true;
    start(30, 4);
    drive_type(&drive, "Gf3");
    view_is(" 1 3.0/ 2 13.0/ 3 23.0/[ 4 30.0]");
    drive_type(&drive, "<Enter>");
    row_is(&drive, 5, " 4 of 4 (filter: 3)");
    drive_type(&drive, "k<Enter>");
    assert_int_equal(opened, 23);
    drive_type(&drive, "2");
    assert_int_equal(opened, 13);
    drive_type(&drive, "fx");
    view_is("No entry contains \"3x\".///");
}

static void clicks_find_their_entry(void **state) {
    (void)state;
    entry_height = by_number;
    start(4, 5);
    drive_type(&drive, "jj");
    view_is("2.0/2.1/[3.0]/[3.1]/[3.2]");
    drive_add(
        &drive, (struct ui_event){.kind = UI_EVENT_MOUSE, .key = UI_KEY_CLICK, .row = 2, .col = 1});
    view_is("[2.0]/[2.1]/3.0/3.1/3.2");
    drive_add(
        &drive, (struct ui_event){.kind = UI_EVENT_MOUSE, .key = UI_KEY_CLICK, .row = 1, .col = 1});
    assert_int_equal(opened, 2);
}

static void an_empty_list_does_nothing(void **state) {
    (void)state;
    start(0, 3);
    view_is("Nothing to show.//");
    drive_type(&drive, "jkGg<PageDown><PageUp><Enter>1<Click><WheelDown><WheelUp>f");
    assert_int_equal(opened, 0);
    row_is(&drive, 4, " This list cannot be filtered.");
}

static void a_shrinking_source_is_followed(void **state) {
    (void)state;
    start(30, 3);
    drive_type(&drive, "G");
    entries = 2;
    drive_type(&drive, "<C-l>");
    view_is("1.0/[2.0]/");
    entries = 0;
    drive_type(&drive, "j");
    view_is("Nothing to show.//");
}

static int changing(size_t item) {
    return (int)((item * 7 + (size_t)drive.memory->shown.cols) % 12) + 1;
}

/* Whatever the heights, the size and the keys: the selected entry is in view. */
static void the_selection_is_always_in_view(void **state) {
    (void)state;
    static const char *const keys[] = {
        "j", "k", "<PageDown>", "<PageUp>", "G", "g", "<WheelDown>", "<WheelUp>"};
    entry_height = changing;
    start(50, 4);
    uint32_t random = 3;
    for (int i = 0; i < 3000; i++) {
        random = random * 1664525u + 1013904223u;
        if (i % 10 == 9)
            drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE,
                                  .rows = 4 + (int)(random >> 8) % 20,
                                  .cols = 20 + (int)(random >> 16) % 50});
        drive_type(&drive, keys[(random >> 10) % 8]);
        bool seen = false;
        for (int row = 1; row < drive.memory->shown.rows - 2; row++)
            seen |= flag_at(&drive, row, UI_SELECTED) >= 0;
        if (!seen)
            fail_msg("after %d keys nothing is selected", i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(moves),
        TEST(heights_vary),
        TEST(tall_entries_are_scrolled_through),
        TEST(numbers_open_when_they_are_complete),
        TEST(the_last_entry_may_be_zero),
        TEST(zero_is_a_digit_of_larger_numbers),
        TEST(the_filter_keeps_the_selection),
        TEST(clicks_find_their_entry),
        TEST(an_empty_list_does_nothing),
        TEST(a_shrinking_source_is_followed),
        TEST(the_selection_is_always_in_view),
    };
    return RUN_TESTS(tests);
}
