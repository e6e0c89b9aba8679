/* The cell grid: clipping, wide characters, marks, scrubbing. */
#include "ui/grid.h"

#include "tests/unit/test.h"

static struct ui_grid grid;

static int setup(void **state) {
    (void)state;
    ui_grid_init(&grid, 3, 8);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ui_grid_fini(&grid);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* All rows, joined by "/". */
static void grid_is(const char *expected) {
    struct buf out = {0};
    for (int row = 0; row < grid.rows; row++) {
        buf_add_string(&out, row ? "/" : "");
        ui_grid_row(&grid, row, &out);
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

static void draws_inside_only(void **state) {
    (void)state;
    struct ui_area all = ui_area_of(&grid), part = ui_area_part(all, 1, 2, 1, 4);
    assert_int_equal(ui_area_put(part, 0, 0, SLICE("abcdefgh"), 0), 8);
    assert_int_equal(ui_area_put(part, 0, -2, SLICE("xyz"), 0), 1);
    ui_area_put(part, 1, 0, SLICE("below"), 0);
    ui_area_put(part, -1, 0, SLICE("above"), 0);
    grid_is("/  zbcd/");
    part = ui_area_part(all, -5, -5, 100, 100);
    assert_int_equal(part.rows, 3);
    assert_int_equal(part.cols, 8);
    part = ui_area_part(all, 2, 7, 2147483647, 2147483647);
    assert_int_equal(part.rows * part.cols, 1);
    assert_int_equal(ui_area_part(all, 9, 9, 1, 1).rows, 0);
}

static void a_scrolled_area_is_cut_at_the_view(void **state) {
    (void)state;
    struct ui_area view = ui_area_part(ui_area_of(&grid), 1, 0, 2, 8);
    struct ui_area entry = ui_area_scrolled(view, -1, 4);
    for (int row = 0; row < 4; row++)
        ui_area_put(entry, row, 0, (struct slice){&"0123"[row], 1}, 0);
    grid_is("/1/2");
    struct ui_area inner = ui_area_part(entry, 0, 1, 4, 2);
    for (int row = 0; row < 4; row++)
        ui_area_put(inner, row, 0, SLICE("x"), 0);
    grid_is("/1x/2x");
}

static void wide_characters_take_two_cells(void **state) {
    (void)state;
    struct ui_area all = ui_area_of(&grid);
    ui_area_put(all, 0, 0, SLICE("a\u65e5\u672c"), 0);
    grid_is("a\u65e5\u672c//");
    assert_int_equal(ui_grid_at(&grid, 0, 1)->width, 2);
    assert_int_equal(ui_grid_at(&grid, 0, 2)->width, 0);
    ui_area_put(all, 0, 2, SLICE("x"), 0); /* over the right half of the first */
    grid_is("a x\u672c//");
    ui_area_put(all, 0, 3, SLICE("y"), 0); /* over the left half of the second */
    grid_is("a xy//");
}

static void halves_at_an_edge_are_blank(void **state) {
    (void)state;
    struct ui_area part = ui_area_part(ui_area_of(&grid), 0, 0, 1, 3);
    ui_area_put(part, 0, 0, SLICE("ab\u65e5"), 0);
    grid_is("ab//");
    ui_area_put(part, 0, -1, SLICE("\u65e5z"), 0);
    grid_is(" z//");
    ui_area_put(ui_area_of(&grid), 1, 7, SLICE("\u65e5"), 0);
    grid_is(" z//");
}

static void marks_stay_with_their_character(void **state) {
    (void)state;
    struct ui_area all = ui_area_of(&grid);
    ui_area_put(all, 0, 0, SLICE("e\u0301x\u65e5\u0301"), 0);
    grid_is("e\u0301x\u65e5\u0301//");
    ui_area_put(all, 1, 1, SLICE("\u0301\u0301o\u0301\u0301\u0301\u0301\u0301\u0301\u0301"), 0);
    grid_is("e\u0301x\u65e5\u0301/ o\u0301\u0301\u0301\u0301/");
}

static void nothing_hostile_is_drawn(void **state) {
    (void)state;
    ui_area_put(ui_area_of(&grid), 0, 0, SLICE("\x1b\r\n\t\u202e\x9b\xff."), 0);
    grid_is("\ufffd\ufffd  \ufffd\ufffd\ufffd.//");
    for (int col = 0; col < 8; col++)
        assert_true(ui_grid_at(&grid, 0, col)->points[0] >= ' ');
}

static void long_text_is_cut_visibly(void **state) {
    (void)state;
    struct ui_area part = ui_area_part(ui_area_of(&grid), 0, 0, 3, 5);
    ui_area_put_cut(part, 0, 0, SLICE("abcde"), 0);
    ui_area_put_cut(part, 1, 0, SLICE("abcdef"), 0);
    ui_area_put_cut(part, 2, 1, SLICE("\u65e5\u672c\u8a9e"), 0);
    grid_is("abcde/abcd\u2026/ \u65e5\u2026");
    grid.ascii = true;
    ui_area_put_cut(part, 1, 0, SLICE("abcdef"), 0);
    ui_area_put_cut(part, 2, 9, SLICE("outside"), 0);
    grid_is("abcde/abcd~/ \u65e5\u2026");
}

static void paints_and_flags(void **state) {
    (void)state;
    struct ui_area all = ui_area_of(&grid);
    ui_area_put(all, 0, 0, SLICE("abc"), LAYOUT_CODE);
    ui_area_add_flags(all, 0, -3, 5, UI_SELECTED);
    assert_int_equal(ui_grid_at(&grid, 0, 1)->style, LAYOUT_CODE | UI_SELECTED);
    assert_int_equal(ui_grid_at(&grid, 0, 2)->style, LAYOUT_CODE);
    ui_area_paint(all, 0, 2, 100, UI_TITLE);
    assert_int_equal(ui_grid_at(&grid, 0, 2)->style, UI_TITLE);
    assert_int_equal(ui_grid_at(&grid, 0, 7)->style, UI_TITLE);
    ui_area_cursor(all, 5, 5);
    assert_int_equal(grid.cursor_row, -1);
    ui_area_cursor(ui_area_part(all, 1, 1, 1, 1), 0, 0);
    assert_int_equal(grid.cursor_row, 1);
    assert_int_equal(grid.cursor_col, 1);
}

static void sizes_have_a_least(void **state) {
    (void)state;
    ui_grid_clear(&grid, 0, -4);
    assert_int_equal(grid.rows, 1);
    assert_int_equal(grid.cols, 1);
    ui_area_put(ui_area_of(&grid), 0, 0, SLICE("\u65e5"), 0);
    grid_is("");
    assert_null(ui_grid_at(&grid, 0, 1));
    assert_null(ui_grid_at(&grid, -1, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(draws_inside_only),
        TEST(a_scrolled_area_is_cut_at_the_view),
        TEST(wide_characters_take_two_cells),
        TEST(halves_at_an_edge_are_blank),
        TEST(marks_stay_with_their_character),
        TEST(nothing_hostile_is_drawn),
        TEST(long_text_is_cut_visibly),
        TEST(paints_and_flags),
        TEST(sizes_have_a_least),
    };
    return RUN_TESTS(tests);
}
