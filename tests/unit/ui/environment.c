/* What the environment says about colours and characters. */
#include "ui/environment.h"

#include "tests/unit/test.h"

static int setup(void **state) {
    (void)state;
    static const char *const names[] = {
        "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        unsetenv(names[i]);
    setenv("TERM", "xterm", 1);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, NULL)

static void colors_by_default(void **state) {
    (void)state;
    assert_true(ui_environment_color(true));
    assert_false(ui_environment_color(false));
    setenv("TERM", "dumb", 1);
    assert_false(ui_environment_color(true));
}

static void no_color_wins(void **state) {
    (void)state;
    setenv("CLICOLOR_FORCE", "1", 1);
    assert_true(ui_environment_color(false));
    setenv("NO_COLOR", "", 1);
    assert_true(ui_environment_color(false));
    setenv("NO_COLOR", "0", 1);
    assert_false(ui_environment_color(true));
}

static void forcing(void **state) {
    (void)state;
    setenv("CLICOLOR", "0", 1);
    assert_false(ui_environment_color(true));
    setenv("FORCE_COLOR", "0", 1);
    assert_false(ui_environment_color(true));
    setenv("FORCE_COLOR", "yes", 1);
    setenv("TERM", "dumb", 1);
    assert_true(ui_environment_color(false));
}

static void characters(void **state) {
    (void)state;
    assert_true(ui_environment_set_charset()); /* nothing is set */
    setenv("LANG", "C", 1);
    assert_false(ui_environment_set_charset());
    setenv("LC_CTYPE", "C.UTF-8", 1);
    assert_true(ui_environment_set_charset());
    setenv("LC_ALL", "POSIX", 1);
    assert_false(ui_environment_set_charset());
    setenv("LC_ALL", "qq_QQ.utf8", 1);
    assert_true(ui_environment_set_charset());
    setenv("LC_ALL", "qq_QQ.KOI8-R", 1);
    assert_false(ui_environment_set_charset());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(colors_by_default),
        TEST(no_color_wins),
        TEST(forcing),
        TEST(characters),
    };
    return RUN_TESTS(tests);
}
