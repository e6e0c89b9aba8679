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
    vt_mouse(vt, 1, 11, 0); /* before the first key of the bar */
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

/* A click on a key of the bar does what the key does, in a question too; beside them none does. */
static void keys_of_the_bar_are_clicked(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    assert_string_equal(vt_row(vt, 11), " ? Help  Q Quit  Enter Open  f Filter  / Search  b Index");
    vt_mouse(vt, 1, 11, 8); /* between "Help" and "Q" */
    assert_string_equal(vt_row(vt, 0), " Engine");
    vt_mouse(vt, 1, 11, 31);
    assert_string_equal(vt_row(vt, 10), "Filter:");
    vt_type(vt, "30");
    assert_string_equal(vt_row(vt, 11), " Enter OK  Esc Cancel");
    vt_mouse(vt, 1, 11, 3);
    assert_string_equal(vt_row(vt, 10), " 1 of 1 (filter: 30)");
    vt_mouse(vt, 1, 11, 17);
    assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 30.1");
    vt_mouse(vt, 1, 11, 3);
    assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 30.1 \u203a Help");
    vt_mouse(vt, 1, 11, 15);
    vt_mouse(vt, 1, 11, 12);
    assert_string_equal(vt_row(vt, 0), " Engine");
    vt_mouse(vt, 1, 11, 9);
    assert_int_equal(vt_await_end(vt), VT_ENDED);
    vt_end(vt);
}

/* A click on a title of the way leads back there. */
static void titles_of_the_way_are_clicked(void **state) {
    (void)state;
    struct vt *vt = start(NULL);
    vt_type(vt, "\r33?");
    assert_string_equal(
        vt_row(vt, 0), " Engine \u203a Text 1.1 \u203a Text 1.2 \u203a Text 1.3 \u203a Help");
    vt_mouse(vt, 1, 0, 20); /* between two */
    vt_mouse(vt, 1, 0, 45); /* the last one */
    assert_string_equal(
        vt_row(vt, 0), " Engine \u203a Text 1.1 \u203a Text 1.2 \u203a Text 1.3 \u203a Help");
    vt_mouse(vt, 1, 0, 22);
    assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 1.1 \u203a Text 1.2");
    vt_type(vt, "/par");
    vt_mouse(vt, 1, 0, 1);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_string_equal(vt_row(vt, 10), " 1 of 30");
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
    cmocka_unit_test(keys_of_the_bar_are_clicked),
    cmocka_unit_test(titles_of_the_way_are_clicked),
    cmocka_unit_test(the_off_switch_leaves_it_to_the_terminal),
};

ENGINE_MAIN(tests)
