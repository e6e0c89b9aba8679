/* Terminals of all kinds: colours or none, ASCII only, and those that cannot be used. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

#include <sys/wait.h>

static char *const engine[] = {"/proc/self/exe", "engine", NULL};

static struct vt *start(const char *term, const char *const *environment) {
    const struct vt_options options = {.term = term, .environment = environment};
    return vt_start(&options, engine);
}

/* Does any cell have a colour of its own? */
static bool has_colors(struct vt *vt) {
    for (int row = 0; row < 24; row++)
        for (int col = 0; col < 80; col++) {
            VTermScreenCell cell = vt_cell(vt, row, col);
            if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
                return true;
        }
    return false;
}

static void colors_are(const char *const *environment, bool expected) {
    struct vt *vt = start(NULL, environment);
    vt_type(vt, "1/part\r"); /* headings, links, matches */
    assert_true(vt_has(vt, "1 of "));
    assert_int_equal(has_colors(vt), expected);
    assert_true(vt_cell(vt, 1, 0).attrs.bold); /* a heading is seen without colour, too */
    vt_end(vt);
}

static void colors_follow_the_environment(void **state) {
    (void)state;
    colors_are(NULL, true);
    colors_are((const char *[]){"NO_COLOR=1", NULL}, false);
    colors_are((const char *[]){"NO_COLOR=", NULL}, true);
    colors_are((const char *[]){"NO_COLOR=1", "CLICOLOR_FORCE=1", NULL}, false);
    colors_are((const char *[]){"CLICOLOR=0", NULL}, false);
    colors_are((const char *[]){"CLICOLOR=0", "CLICOLOR_FORCE=1", NULL}, true);
    colors_are((const char *[]){"CLICOLOR=0", "FORCE_COLOR=0", NULL}, false);
}

static void works_without_colors(void **state) {
    (void)state;
    struct vt *vt = start("vt100", NULL);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_true(vt_cell(vt, 1, 5).attrs.reverse);
    assert_false(has_colors(vt));
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    assert_int_equal(vt_status(vt), 0);
    vt_end(vt);
}

static void works_on_other_terminals(void **state) {
    (void)state;
    static const char *const terms[] = {"tmux-256color", "screen", "linux", "xterm", "rxvt"};
    for (size_t i = 0; i < COUNT_OF(terms); i++) {
        struct vt *vt = start(terms[i], NULL);
        if (strcmp(vt_row(vt, 0), " Engine") != 0)
            fail_msg("TERM=%s shows \"%s\"", terms[i], vt_row(vt, 0));
        vt_type(vt, "\033[B");
        assert_string_equal(vt_row(vt, 22), " 2 of 30");
        vt_end(vt);
    }
}

static void is_refused(const char *term, const char *shown) {
    /* newterm() of ncurses 6.4 loses memory where it fails. */
    struct vt *vt = start(term, (const char *[]){"ASAN_OPTIONS=detect_leaks=0", NULL});
    assert_true(WIFEXITED(vt_status(vt)));
    assert_int_equal(WEXITSTATUS(vt_status(vt)), STATUS_USAGE);
    assert_true(vt_has(vt, shown));
    assert_true(vt_has(vt, "set TERM"));
    assert_false(vt_modes(vt).alternate);
    assert_true(vt_modes(vt).canonical && vt_modes(vt).echo);
    vt_end(vt);
}

static void refuses_terminals_without_a_cursor(void **state) {
    (void)state;
    is_refused("dumb", "the terminal \"dumb\" cannot place a cursor");
    is_refused("no-such-terminal", "the terminal \"no-such-terminal\" cannot");
    is_refused("", "the terminal \"\" cannot");
    is_refused("\033[2Jevil", "\ufffd[2Jevil");
}

static void refuses_what_is_no_terminal(void **state) {
    (void)state;
    const struct vt_options options = {0};
    static const char *const redirections[] = {
        "exec /proc/$PPID/exe engine </dev/null", "exec /proc/$PPID/exe engine | cat"};
    for (size_t i = 0; i < 2; i++) {
        struct vt *vt = vt_start(&options, (char *[]){"sh", "-c", (char *)redirections[i], NULL});
        assert_true(vt_wait(vt, "the interface needs a terminal"));
        vt_end(vt);
    }
}

static void ascii_locale_shows_ascii(void **state) {
    (void)state;
    struct vt *vt = start(NULL, (const char *[]){"LC_ALL=C", NULL});
    assert_string_equal(vt_row(vt, 2), " 2 ??????????????: wide characters");
    vt_type(vt, "\r");
    assert_string_equal(vt_row(vt, 0), " Engine > Text 1.1");
    for (const char *byte = vt_bytes(vt); *byte; byte++)
        assert_true((unsigned char)*byte < 0x80);
    vt_end(vt);
}

static void a_missing_locale_is_utf8(void **state) {
    (void)state;
    static const char *const locales[] = {"LC_ALL=", "LC_ALL=de_DE.UTF-8", "LC_ALL=xx_YY.utf8"};
    for (size_t i = 0; i < 3; i++) {
        struct vt *vt = start(NULL, (const char *[]){locales[i], NULL});
        assert_string_equal(
            vt_row(vt, 2), " 2 \u63a5\u7d9a\u3067\u304d\u307e\u305b\u3093: wide characters");
        vt_end(vt);
    }
}

/* LINES and COLUMNS are what a shell exports by mistake; the terminal knows better. */
static void the_environment_does_not_set_the_size(void **state) {
    (void)state;
    struct vt *vt = start(NULL, (const char *[]){"LINES=5", "COLUMNS=30", NULL});
    assert_string_equal(vt_row(vt, 22), " 1 of 30");
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(colors_follow_the_environment),
    cmocka_unit_test(works_without_colors),
    cmocka_unit_test(works_on_other_terminals),
    cmocka_unit_test(refuses_terminals_without_a_cursor),
    cmocka_unit_test(refuses_what_is_no_terminal),
    cmocka_unit_test(ascii_locale_shows_ascii),
    cmocka_unit_test(a_missing_locale_is_utf8),
    cmocka_unit_test(the_environment_does_not_set_the_size),
};

ENGINE_MAIN(tests)
