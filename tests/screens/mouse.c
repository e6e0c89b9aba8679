/* The mouse: clicks, the wheel, and its off switch. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

static struct vt *start(const char *term) {
    const struct vt_options options = {.rows = 12, .cols = 60, .term = term};
    return vt_start(&options, (char *[]){"/proc/self/exe", "engine", NULL});
}

static void clicks_select_and_open(void **state) {
    (void)state;
    static const char *const terms[] = {"xterm-256color", "tmux-256color"};
    for (size_t i = 0; i < 2; i++) {
        struct vt *vt = start(terms[i]);
        assert_int_equal(vt_mouse(vt, 1, 9, 20), VT_WAITS);
        assert_string_equal(vt_row(vt, 10), " 9 of 30");
        vt_mouse(vt, 1, 9, 20);
        assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 9.1");
        vt_end(vt);
    }
}

static void clicks_outside_do_nothing(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    vt_mouse(vt, 1, 0, 3);
    vt_mouse(vt, 1, 10, 3);
    vt_mouse(vt, 1, 11, 3);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_string_equal(vt_row(vt, 10), " 1 of 30");
    vt_end(vt);
}

static void the_wheel_scrolls(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    vt_mouse(vt, 5, 3, 3);
    assert_string_equal(vt_row(vt, 10), " 4 of 30");
    vt_mouse(vt, 4, 3, 3);
    vt_mouse(vt, 4, 3, 3);
    assert_string_equal(vt_row(vt, 10), " 1 of 30");
    vt_type(vt, "\r");
    vt_mouse(vt, 5, 3, 3);
    assert_string_equal(vt_row(vt, 1), "A link to again[3]");
    vt_end(vt);
}

static void links_are_clicked(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    vt_type(vt, "\r");
    assert_string_equal(vt_row(vt, 2), "A link to ask[1]");
    vt_mouse(vt, 1, 2, 3);
    assert_string_equal(vt_row(vt, 10), " 12 %");
    vt_mouse(vt, 1, 2, 11);
    assert_string_equal(vt_row(vt, 10), "Your name:");
    vt_mouse(vt, 1, 2, 11);
    assert_string_equal(vt_row(vt, 10), "Your name:");
    vt_end(vt);
}

static void the_off_switch_leaves_it_to_the_terminal(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    assert_true(vt_modes(vt).mouse);
    vt_type(vt, "M");
    assert_false(vt_modes(vt).mouse);
    assert_string_equal(vt_row(vt, 10), " The mouse selects text of the terminal.");
    vt_mouse(vt, 1, 9, 20);
    assert_true(vt_cell(vt, 1, 20).attrs.reverse);
    vt_type(vt, "M");
    assert_true(vt_modes(vt).mouse);
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(clicks_select_and_open),
    cmocka_unit_test(clicks_outside_do_nothing),
    cmocka_unit_test(the_wheel_scrolls),
    cmocka_unit_test(links_are_clicked),
    cmocka_unit_test(the_off_switch_leaves_it_to_the_terminal),
};

ENGINE_MAIN(tests)
