/* What the commands print when they stand on a terminal: lines that fit it. */
#include "tests/screens/program.h"

static struct vt *command(int cols, char *const words[]) {
    const struct vt_options options = {.rows = 24, .cols = cols};
    char *argv[8] = {(char *)program_path("fixtree"), words[0], "--db", program_db};
    for (size_t i = 1; words[i]; i++)
        argv[i + 3] = words[i];
    struct vt *vt = vt_start(&options, argv);
    assert_int_equal(vt_settle(vt), VT_ENDED);
    return vt;
}

static void lines_go_on_under_their_words(void **state) {
    (void)state;
    struct vt *vt = command(40, (char *[]){"reg", "FetchDrivers", NULL});
    assert_string_equal(vt_row(vt, 3), "    Error 1797: the printer driver is");
    assert_string_equal(vt_row(vt, 4), "    unknown - Method 1: Let clients");
    assert_string_equal(vt_row(vt, 5), "    fetch the driver");
    vt_end(vt);
    vt = command(30, (char *[]){"err", "1797", NULL});
    assert_true(vt_has(vt, "    - Error 1797: the printer"));
    assert_true(vt_has(vt, "      driver is unknown"));
    vt_end(vt);
}

/* What is copied from the terminal is then still one key. */
static void a_word_too_wide_stays_whole(void **state) {
    (void)state;
    struct vt *vt = command(40, (char *[]){"reg", "FetchDrivers", NULL});
    assert_string_equal(vt_row(vt, 0), "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Con");
    assert_string_equal(vt_row(vt, 1), "toso\\Printers\\FetchDrivers");
    vt_end(vt);
}

static void a_help_goes_on_in_its_column(void **state) {
    (void)state;
    struct vt *vt = command(60, (char *[]){"err", "--help", NULL});
    int row = vt_find(vt, "  --cases FILE            the case file (default:");
    assert_true(row >= 0);
    assert_string_equal(
        vt_row(vt, row + 1), "                          $FIXTREE_CASES, the state folder)");
    vt_end(vt);
}

static void complaints_are_wrapped_too(void **state) {
    (void)state;
    struct vt *vt = command(30, (char *[]){"show", "nothing-like-it", NULL});
    assert_string_equal(vt_row(vt, 0), "fixtree: no article is called");
    assert_string_equal(vt_row(vt, 1), "  \"nothing-like-it\"; `fixtree");
    vt_end(vt);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_go_on_under_their_words),
        cmocka_unit_test(a_word_too_wide_stays_whole),
        cmocka_unit_test(a_help_goes_on_in_its_column),
        cmocka_unit_test(complaints_are_wrapped_too),
    };
    return RUN_PROGRAM_TESTS(tests);
}
