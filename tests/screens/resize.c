/* The engine at every size, and while the size changes. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

#include <signal.h>

static struct vt *start(int rows, int cols) {
    const struct vt_options options = {.rows = rows, .cols = cols};
    return vt_start(&options, (char *[]){"/proc/self/exe", "engine", NULL});
}

static void size_is(struct vt *vt, int rows, int cols) {
    if (vt_resize(vt, rows, cols) != VT_WAITS)
        fail_msg("hangs or ended at %d columns and %d rows", cols, rows);
    /* The row comes without blanks at its end. */
    const char *first = vt_row(vt, 0);
    bool small = rows < 4 || cols < 20;
    bool right = small ? strncmp(first, "Enlarge to 20x4", strlen(first)) == 0 && *first
                       : strcmp(first, " Engine") == 0;
    if (!right)
        fail_msg("at %d columns and %d rows the first row is \"%s\"", cols, rows, first);
}

static void every_size_works(void **state) {
    (void)state;
    static const int sizes[][2] = {{1, 1}, {1, 500}, {300, 1}, {2, 2}, {3, 20}, {4, 19}, {4, 20},
        {5, 21}, {300, 500}, {24, 80}};
    struct vt *vt = start(24, 80);
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        size_is(vt, sizes[i][0], sizes[i][1]);
    assert_string_equal(
        vt_row(vt, 23), " ? Help  Q Quit  Enter Open  f Filter  / Search  b Index  C Cases");
    vt_end(vt);
}

static void a_storm_of_sizes(void **state) {
    (void)state;
    struct vt *vt = start(24, 80);
    unsigned random = 1;
    for (int i = 0; i < 200; i++) {
        random = random * 1664525u + 1013904223u;
        size_is(vt, 1 + (int)(random >> 8) % 60, 1 + (int)(random >> 16) % 150);
    }
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    vt_end(vt);
}

/* Sizes that come faster than they are handled. */
static void unsettled_sizes(void **state) {
    (void)state;
    struct vt *vt = start(24, 80);
    for (int i = 0; i < 300; i++)
        kill(vt_pid(vt), SIGWINCH);
    size_is(vt, 10, 40);
    vt_end(vt);
}

static void places_outlive_a_resize(void **state) {
    (void)state;
    struct vt *vt = start(24, 80);
    vt_type(vt, "G");
    vt_resize(vt, 8, 30);
    assert_string_equal(vt_row(vt, 5), "30 Entry 30");
    assert_true(vt_cell(vt, 5, 4).attrs.reverse);
    vt_type(vt, "\r/line 12\r");
    vt_resize(vt, 1, 1);
    vt_type(vt, "jjjj\r");
    vt_resize(vt, 24, 80);
    assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 30.1");
    assert_true(vt_has(vt, "Part 1 line 12 of entry 30."));
    vt_end(vt);
}

static void leaves_from_a_screen_too_small(void **state) {
    (void)state;
    struct vt *vt = start(1, 5);
    assert_string_equal(vt_row(vt, 0), "Enlar");
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    assert_int_equal(vt_status(vt), 0);
    vt_end(vt);
}

static void narrow_frames_are_cut(void **state) {
    (void)state;
    struct vt *vt = start(6, 30);
    vt_type(vt, "103");
    vt_type(vt, "3");
    assert_string_equal(vt_row(vt, 0), " \u2026 \u203a Text 10.2 \u203a Text 10.3");
    assert_string_equal(vt_row(vt, 5), " ? Help  h Back  / Find");
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_size_works),
    cmocka_unit_test(a_storm_of_sizes),
    cmocka_unit_test(unsettled_sizes),
    cmocka_unit_test(places_outlive_a_resize),
    cmocka_unit_test(leaves_from_a_screen_too_small),
    cmocka_unit_test(narrow_frames_are_cut),
};

ENGINE_MAIN(tests)
