/* Headings and entries that take more than one row. */
#include "ui/wrapped.h"

#include "tests/unit/test.h"

#define LONG "one two three four five six seven"

static struct ui_grid grid;

static int setup(void **state) {
    (void)state;
    ui_grid_init(&grid, 5, 12);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ui_grid_fini(&grid);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void row_is(int row, const char *text) {
    struct buf got = {0};
    ui_grid_row(&grid, row, &got);
    assert_buf(got, text);
    buf_fini(&got);
}

static void rows_are_counted_as_they_are_drawn(void **state) {
    (void)state;
    for (int most = 1; most < 6; most++)
        for (int cols = 1; cols < 40; cols++) {
            ui_grid_clear(&grid, 5, cols);
            int rows = ui_wrapped_rows(SLICE(LONG), cols, most);
            assert_true(rows >= 1 && rows <= most);
            assert_int_equal(
                ui_wrapped_put(ui_area_of(&grid), 0, SLICE(LONG), LAYOUT_NORMAL, most), rows);
        }
}

static void what_is_left_over_is_cut(void **state) {
    (void)state;
    ui_wrapped_put(ui_area_of(&grid), 1, SLICE(LONG), LAYOUT_NORMAL, 2);
    row_is(0, "");
    row_is(1, "one two");
    row_is(2, "three four \u2026");
    row_is(3, "");
}

static void what_fits_is_whole(void **state) {
    (void)state;
    assert_int_equal(ui_wrapped_put(ui_area_of(&grid), 0, SLICE("short"), LAYOUT_NORMAL, 3), 1);
    row_is(0, "short");
    assert_int_equal(ui_wrapped_put(ui_area_of(&grid), 0, SLICE(LONG), LAYOUT_NORMAL, 9), 4);
    row_is(3, "seven");
}

/* A newline is a blank: an entry does not grow by what an article says. */
static void newlines_are_blanks(void **state) {
    (void)state;
    assert_int_equal(ui_wrapped_rows(SLICE("a\nb\nc"), 12, 5), 1);
    ui_wrapped_put(ui_area_of(&grid), 0, SLICE("a\nb\x1b[2J"), LAYOUT_NORMAL, 5);
    row_is(0, "a b\ufffd[2J");
    assert_int_equal(ui_wrapped_put(ui_area_of(&grid), 0, SLICE(""), LAYOUT_NORMAL, 5), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(rows_are_counted_as_they_are_drawn),
        TEST(what_is_left_over_is_cut),
        TEST(what_fits_is_whole),
        TEST(newlines_are_blanks),
    };
    return RUN_TESTS(tests);
}
