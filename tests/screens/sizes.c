/* Every screen of fixtree at every size, and resized while it is open. */
#include "tests/screens/program.h"

/* Keys that lead from the first question to each screen, a stop for each, and what is then on it
 * at any size. */
struct way {
    const char *keys[6];
    const char *title; /* the last part of the way, or its beginning */
};

static const struct way ways[] = {
    {{NULL}, "fixtree"},
    {{"1"}, "The printer"},
    {{"1", "1"}, "Error 1797"},
    {{"1", "1", "1"}, "Let clients"},
    {{"1", "1", "1", "y"}, "Copy which"},
    {{"1", "1", "1", "a"}, "Whole"},
    {{"1", "1", "1", "a", "i"}, "Headings"},
    {{"1", "1", "1", "P"}, "Write as"},
    {{"3"}, "The clock"},
    {{"/", "printer"}, "Search"},
    {{"/", "1797", "\r"}, "Error 1797"},
    {{"/", "fetchdr", "\r"}, "Registry"},
    {{"b"}, "Index"},
    {{"?"}, "Help"},
    {{"5"}, "Hostile"},
};

enum {
    WAYS = COUNT_OF(ways)
};

static const int sizes[][2] = {
    {24, 80}, {60, 200}, {10, 40}, {4, 20}, {5, 21}, {24, 200}, {80, 30}};

enum {
    SIZES = COUNT_OF(sizes)
};

static void go(struct vt *vt, const struct way *way) {
    for (size_t i = 0; i < 6 && way->keys[i]; i++)
        assert_int_equal(vt_type(vt, way->keys[i]), VT_WAITS);
}

/* The frame is whole: the way in the first row, keys in the last, and no row is wider. */
static void is_framed(struct vt *vt, const struct way *way, const int size[2]) {
    bool keys = strstr(vt_row(vt, size[0] - 1), "Help") != NULL;
    if (!vt_has(vt, way->title) || !keys) {
        vt_dump(vt);
        print_error("%s at %d rows, %d columns\n", way->title, size[0], size[1]);
        fail();
    }
}

static void every_screen_opens_at_every_size(void **state) {
    (void)state;
    for (size_t s = 0; s < SIZES; s++)
        for (size_t w = 0; w < WAYS; w++) {
            struct vt *vt = program_start(sizes[s][0], sizes[s][1], NULL);
            go(vt, &ways[w]);
            is_framed(vt, &ways[w], sizes[s]);
            vt_end(vt);
        }
}

static void every_screen_is_resized_while_open(void **state) {
    (void)state;
    for (size_t w = 0; w < WAYS; w++) {
        struct vt *vt = program_start(24, 80, NULL);
        go(vt, &ways[w]);
        for (size_t s = 1; s < SIZES; s++) { /* the first is the size it has */
            assert_int_equal(vt_resize(vt, sizes[s][0], sizes[s][1]), VT_WAITS);
            is_framed(vt, &ways[w], sizes[s]);
        }
        assert_int_equal(vt_resize(vt, 2, 10), VT_WAITS);
        assert_int_equal(vt_resize(vt, 1, 1), VT_WAITS);
        assert_int_equal(vt_resize(vt, 24, 80), VT_WAITS);
        is_framed(vt, &ways[w], sizes[0]);
        vt_end(vt);
    }
}

/* What stood at the top stays there when the width changes. */
static void a_resize_keeps_the_place(void **state) {
    (void)state;
    struct vt *vt = program_start(8, 80, NULL);
    vt_type(vt, "111");
    for (int i = 0; i < 20 && !strstr(vt_row(vt, 1), "2. On the client"); i++)
        vt_type(vt, "j");
    assert_string_equal(vt_row(vt, 1), "2. On the client, start the spooler anew:");
    vt_resize(vt, 8, 30);
    assert_string_equal(vt_row(vt, 1), "2. On the client, start the");
    vt_resize(vt, 8, 120);
    assert_string_equal(vt_row(vt, 1), "2. On the client, start the spooler anew:");
    vt_end(vt);
}

/* What was searched for stays in view, wherever the lines before it end up. */
static void a_resize_keeps_what_was_searched_for(void **state) {
    (void)state;
    struct vt *vt = program_start(12, 80, NULL);
    vt_type(vt, "111");
    shows(vt, "/spooler anew\r", "start the spooler anew");
    vt_resize(vt, 12, 30);
    shows(vt, "", "spooler anew");
    vt_resize(vt, 8, 120);
    shows(vt, "", "start the spooler anew");
    vt_end(vt);
}

/* On a terminal that is very small, the walk can still be done. */
static void a_tiny_terminal_leads_to_a_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(10, 40, NULL);
    shows(vt, "1", "1 Error 1797: the driver is unknown");
    shows(vt, "1", "Error 1797: the printer driver");
    shows(vt, "2", "Install the driver by hand");
    shows(vt, "G", "Add the printer again.");
    shows(vt, "hhh", "What problem are you having?");
    vt_end(vt);
}

static void too_small_is_said(void **state) {
    (void)state;
    struct vt *vt = program_start(3, 30, NULL);
    assert_true(vt_has(vt, "Enlarge to 20x4"));
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_screen_opens_at_every_size),
    cmocka_unit_test(every_screen_is_resized_while_open),
    cmocka_unit_test(a_resize_keeps_the_place),
    cmocka_unit_test(a_resize_keeps_what_was_searched_for),
    cmocka_unit_test(a_tiny_terminal_leads_to_a_fix),
    cmocka_unit_test(too_small_is_said),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}
