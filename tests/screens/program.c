/* fixtree as a program: its end, its environment, its store, and text that means no good. */
#include "tests/screens/program.h"

#include <sys/stat.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

/* ---- the end ---- */

static void is_given_back(struct vt *vt) {
    struct vt_modes modes = vt_modes(vt);
    assert_false(modes.alternate || modes.mouse);
    assert_true(modes.cursor && modes.canonical && modes.echo);
}

static void quits(void **state) {
    (void)state;
    static const char *const keys[] = {"q", "Q", "111Q", "1qq"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct vt *vt = program_start(24, 80, NULL);
        assert_true(vt_modes(vt).alternate);
        assert_int_equal(vt_type(vt, keys[i]), VT_ENDED);
        assert_int_equal(vt_status(vt), 0);
        is_given_back(vt);
        vt_end(vt);
    }
}

/* A shell sees which signal it was. */
static void ends_by_signals(void **state) {
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    static const char *const keys[] = {"", "111", "/print"};
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++) {
            struct vt *vt = program_start(24, 80, NULL);
            vt_type(vt, keys[k]);
            assert_int_equal(vt_signal(vt, signals[i]), VT_ENDED);
            assert_true(WIFSIGNALED(vt_status(vt)));
            assert_int_equal(WTERMSIG(vt_status(vt)), signals[i]);
            is_given_back(vt);
            vt_end(vt);
        }
}

static void ends_when_the_terminal_is_closed(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "11");
    assert_int_equal(vt_hang_up(vt), VT_ENDED);
    vt_end(vt);
}

static void is_stopped_and_goes_on(void **state) {
    (void)state;
    const struct vt_options options = {.job = true};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
    vt_type(vt, "11");
    vt_type(vt, "\032");
    assert_true(vt_wait(vt, "[stopped]"));
    is_given_back(vt);
    assert_int_equal(vt_resume(vt), VT_WAITS);
    shows(vt, "", "1 Let clients fetch the driver");
    vt_end(vt);
}

/* ---- without a terminal ---- */

/* Runs fixtree with these words, on the store where `store` is set; returns the exit status. */
static int run(bool store, const char *word, char *text, size_t size) {
    char *const with[] = {(char *)program_path("fixtree"), "--db", program_db, (char *)word, NULL};
    char *const without[] = {with[0], (char *)word, NULL};
    return program_run(store ? with : without, text, size);
}

static void prints_the_question_without_a_terminal(void **state) {
    (void)state;
    static char text[8192];
    assert_int_equal(run(true, NULL, text, sizeof text), 0);
    assert_non_null(strstr(text, "What problem are you having?\n"));
    assert_non_null(strstr(text, "  1  The printer does not print\n"));
    assert_non_null(strstr(text, "  0  None of these, or not sure\n"));
    char on[200];
    snprintf(on, sizeof on, "`fixtree walk --db %s --answers 1`", program_db);
    assert_non_null(strstr(text, on));
    assert_null(strchr(text, '\033'));
}

static void explains_a_number_without_a_terminal(void **state) {
    (void)state;
    static char text[16384];
    assert_int_equal(run(true, "-2147024891", text, sizeof text), 0);
    assert_non_null(strstr(text, "E_ACCESSDENIED"));
    assert_non_null(strstr(text, "access to the share is denied"));
    assert_int_equal(run(true, "1797", text, sizeof text), 0);
    assert_non_null(strstr(text, "ERROR_UNKNOWN_PRINTER_DRIVER"));
}

static void a_dumb_terminal_gets_the_question_too(void **state) {
    (void)state;
    const struct vt_options options = {.term = "dumb"};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
    assert_int_equal(vt_settle(vt), VT_ENDED);
    assert_int_equal(vt_status(vt), 0);
    assert_true(vt_has(vt, "1  The printer does not print"));
    vt_end(vt);
}

static void words_that_are_no_number_are_refused(void **state) {
    (void)state;
    static char text[8192];
    assert_int_equal(run(false, "serach", text, sizeof text), 2);
    assert_non_null(strstr(text, "serach: no such command"));
    assert_int_equal(run(false, "--nothing", text, sizeof text), 2);
}

/* ---- the store ---- */

static void start_with_store(const char *path, const char *says) {
    const struct vt_options options = {0};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", (char *)path, NULL});
    assert_int_equal(vt_settle(vt), VT_ENDED);
    assert_true(WIFEXITED(vt_status(vt)));
    assert_int_equal(WEXITSTATUS(vt_status(vt)), 3);
    if (!vt_has(vt, says)) {
        vt_dump(vt);
        fail_msg("the message does not say \"%s\"", says);
    }
    is_given_back(vt);
    vt_end(vt);
}

static void a_missing_store_is_said(void **state) {
    (void)state;
    start_with_store("nothing.db", "fixtree import");
}

static void write_file(const char *name, const char *bytes, size_t len) {
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void a_foreign_store_is_said(void **state) {
    (void)state;
    write_file("foreign.db", "not a store at all", 18);
    start_with_store("foreign.db", "foreign.db");
    write_file("empty.db", "", 0);
    start_with_store("empty.db", "empty.db");
}

/* Copies the first bytes of the store. */
static void copy_store(const char *to, size_t len) {
    static char bytes[4 << 20];
    FILE *file = fopen(program_db, "r");
    assert_non_null(file);
    size_t whole = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    write_file(to, bytes, len < whole ? len : whole);
}

/* Overwrites the middle of a file in place with bytes that mean nothing. */
static void damage(const char *name) {
    FILE *file = fopen(name, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, 100, SEEK_SET), 0);
    for (unsigned i = 0; i < 60000; i++)
        fputc((int)(i * 2654435761u >> 24), file);
    fclose(file);
}

/* A store of which the end is missing opens or does not, but never crashes or hangs. */
static void a_torn_store_does_no_harm(void **state) {
    (void)state;
    for (size_t keep = 4096; keep < 120000; keep += 24576) {
        copy_store("torn.db", keep);
        struct vt *vt = vt_start(&(struct vt_options){0},
            (char *[]){(char *)program_path("fixtree"), "--db", "torn.db", NULL});
        if (vt_settle(vt) == VT_WAITS) {
            static const char *const keys[] = {"1", "1", "1", "H", "/", "printer", "\r"};
            for (size_t i = 0; i < 7; i++)
                assert_int_not_equal(vt_type(vt, keys[i]), VT_HANGS);
            vt_type(vt, "\003");
        } else {
            assert_true(WIFEXITED(vt_status(vt)));
            assert_int_equal(WEXITSTATUS(vt_status(vt)), 3);
        }
        is_given_back(vt);
        vt_end(vt);
    }
}

/* The store is damaged behind the program's back: said on the screen, and the program goes on. */
static void damage_while_running_is_said(void **state) {
    (void)state;
    copy_store("damaged.db", SIZE_MAX);
    struct vt *vt = vt_start(&(struct vt_options){0},
        (char *[]){(char *)program_path("fixtree"), "--db", "damaged.db", NULL});
    shows(vt, "", "What problem are you having?");
    damage("damaged.db");
    assert_int_equal(vt_type(vt, "1"), VT_WAITS);
    assert_int_equal(vt_type(vt, "1"), VT_WAITS);
    shows(vt, "", "damaged.db");
    shows(vt, "H", "What problem are you having?");
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    vt_end(vt);
}

/* ---- text that means no good ---- */

/* The program itself sends escape sequences; those of the articles would be these. */
static void sends_nothing_of_the_article(struct vt *vt) {
    static const char *const sequences[] = {"\033[5;5H", "\033]0;", "\033]52;c;YQ", "\033[31m",
        "\033c", "\xc2\x9b", "\xe2\x80\xae", "\xe2\x80\x8b", "\007", "\033[2J\033]"};
    for (size_t i = 0; i < COUNT_OF(sequences); i++)
        if (strstr(vt_bytes(vt), sequences[i]))
            fail_msg("sequence %zu reached the terminal", i);
}

static void hostile_text_is_harmless_on_every_screen(void **state) {
    (void)state;
    static const char *const ways[][4] = {
        {NULL},                     /* its label among the answers */
        {"5"},                      /* its fix */
        {"5", "a"},                 /* the whole article */
        {"5", "y"},                 /* its commands */
        {"5", "p"},                 /* the name of its sheet */
        {"5", "1"},                 /* its link */
        {"/", "hostile"},           /* its snippet */
        {"/", "4242", "\r"},        /* its title at a number */
        {"b", "hostile"},           /* the list of articles */
        {"5", "r"},                 /* lines made of its setting */
        {"5", "/", "hostile", "\r"} /* a message with it */
    };
    for (size_t w = 0; w < COUNT_OF(ways); w++) {
        struct vt *vt = program_start(40, 80, NULL);
        for (size_t i = 0; i < 4 && ways[w][i]; i++)
            assert_int_equal(vt_type(vt, ways[w][i]), VT_WAITS);
        shows(vt, "", w == 0 ? "A page that means no good" : "Hostile");
        sends_nothing_of_the_article(vt);
        vt_end(vt);
    }
}

/* What is copied of it is clean, too. */
static void hostile_text_is_copied_clean(void **state) {
    (void)state;
    struct vt *vt = program_start(40, 80, NULL);
    shows(vt, "5y", "Copy which?");
    shows(vt, "1", "Copied: echo");
    assert_null(strstr(vt_osc(vt), "52;c;ZWNobyAb")); /* base64 of "echo ESC" */
    assert_non_null(strstr(vt_osc(vt), "52;c;ZWNobyBd"));
    vt_end(vt);
}

/* ---- the environment ---- */

static struct vt *start_with(const char *variable) {
    const char *const environment[] = {variable, NULL};
    const struct vt_options options = {.environment = environment};
    return vt_start(
        &options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
}

static void no_color_has_no_colours(void **state) {
    (void)state;
    struct vt *plain = start_with("NO_COLOR=1"), *colored = start_with("X=1");
    int row = vt_find(plain, "1 The printer");
    VTermColor a = vt_cell(plain, row, 0).fg, b = vt_cell(colored, row, 0).fg;
    assert_true(VTERM_COLOR_IS_DEFAULT_FG(&a));
    assert_false(VTERM_COLOR_IS_DEFAULT_FG(&b));
    vt_end(plain);
    vt_end(colored);
}

static void ascii_is_enough(void **state) {
    (void)state;
    struct vt *vt = start_with("LC_ALL=C");
    assert_int_equal(vt_type(vt, "1"), VT_WAITS);
    assert_int_equal(vt_type(vt, "1"), VT_WAITS);
    shows(vt, "1", "| Value name  FetchDrivers");
    for (const char *at = vt_bytes(vt); *at; at++)
        assert_true((unsigned char)*at < 0x80);
    vt_end(vt);
}

static void the_store_is_found_by_the_environment(void **state) {
    (void)state;
    char variable[128];
    snprintf(variable, sizeof variable, "FIXTREE_DB=%s", program_db);
    const char *const environment[] = {variable, NULL};
    const struct vt_options options = {.environment = environment};
    struct vt *vt = vt_start(&options, (char *[]){(char *)program_path("fixtree"), NULL});
    shows(vt, "", "1 The printer does not print");
    vt_end(vt);
}

/* The screen hides what stands on stderr. */
static void faults_of_the_overlay_are_seen(void **state) {
    (void)state;
    static const char overlay[] = "hide \"The printer does not print\"\nsing\ndance\n";
    const char *const environment[] = {"FIXTREE_OVERLAY=overlay", NULL};
    const struct vt_options options = {.environment = environment};
    write_file("overlay", overlay, sizeof overlay - 1);
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
    shows(vt, "", "overlay:2: no statement begins like this: sing; this line is left out.");
    assert_true(vt_has(vt, "when fixtree has ended."));
    shows(vt, "j", "2 of ");
    assert_false(vt_has(vt, "overlay:2"));
    vt_end(vt);
    unlink("overlay");
}

/* What a narrow screen has no room for goes on in the next row. */
static void help_is_whole_on_narrow_screens(void **state) {
    (void)state;
    struct vt *vt = program_start(12, 40, NULL);
    vt_type(vt, "11?");
    shows(vt, "sheet of all", "p            Write a sheet of all these");
    int row = vt_find(vt, "Write a sheet");
    assert_string_equal(vt_row(vt, row + 1), "             fixes into the current");
    assert_string_equal(vt_row(vt, row + 2), "             folder");
    vt_end(vt);
    vt = program_start(24, 80, NULL);
    shows(vt, "?all cases", "List all cases, to go on with one, and what was done in");
    assert_string_equal(vt_row(vt, 3), "                        each");
    vt_type(vt, "\033");
    shows(vt, "down by a screen", "PageDown, Ctrl-F,       Go down by a screen  In a list");
    assert_string_equal(vt_row(vt, 3), "Ctrl-D, Space");
    vt_end(vt);
}

static void help_is_for_this_screen(void **state) {
    (void)state;
    struct vt *vt = program_start(40, 100, NULL);
    shows(vt, "?", "Read the page that the selected answer comes from");
    vt_type(vt, "\033");
    vt_type(vt, "111");
    shows(vt, "?", "Write a sheet of this fix into the current folder");
    assert_false(vt_has(vt, "Read the page that"));
    shows(vt, "sheet of this\r", "Written:"); /* Enter does it */
    vt_type(vt, "s");
    shows(vt, "\033OP", "Keys with:"); /* F1, since ? is text here */
    shows(vt, "\033OP", "Help \u203a Help");
    shows(vt, "\033OP", "These are the keys of the help itself.");
    vt_type(vt, "\033");
    shows(vt, "\033", "Search:");
    vt_end(vt);
}

/* A store with one problem asks nothing, but has a first screen. */
static void the_only_problem_is_offered(void **state) {
    (void)state;
    char said[1000], article[PATH_MAX + 64];
    snprintf(article, sizeof article, "%s/../../tests/screens/kb/clock.md", program_folder);
    char *const import[] = {
        (char *)program_path("fixtree-import"), "--db", "one.db", article, NULL};
    assert_int_equal(program_run(import, said, sizeof said), 0);
    const struct vt_options options = {0};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", "one.db", NULL});
    shows(vt, "", "One problem has a fix here:");
    shows(vt, "a", "Sign-in fails, and the clock is off");
    vt_type(vt, "h");
    shows(vt, "1", "net start w32time");
    shows(vt, "x", "No other problem is left.");
    shows(vt, "hh", "1 The clock of a computer is wrong");
    vt_end(vt);
}

/* Nothing to ask: what can be done leads somewhere, and it is said how articles come in. */
static void an_empty_store_is_explained(void **state) {
    (void)state;
    char said[1000];
    char *const import[] = {
        (char *)program_path("fixtree-import"), "--db", "empty.db", "nothing", NULL};
    assert_int_equal(mkdir("nothing", 0700), 0);
    assert_int_equal(program_run(import, said, sizeof said), 0);
    assert_int_equal(rmdir("nothing"), 0);
    const struct vt_options options = {0};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", "empty.db", NULL});
    shows(vt, "", "There is no article with a fix here; `fixtree import FOLDER` adds some.");
    assert_false(vt_has(vt, "first question"));
    shows(vt, "a", "There is no page to read here.");
    shows(vt, "2", "Articles with:");
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quits),
    cmocka_unit_test(ends_by_signals),
    cmocka_unit_test(ends_when_the_terminal_is_closed),
    cmocka_unit_test(is_stopped_and_goes_on),
    cmocka_unit_test(prints_the_question_without_a_terminal),
    cmocka_unit_test(explains_a_number_without_a_terminal),
    cmocka_unit_test(a_dumb_terminal_gets_the_question_too),
    cmocka_unit_test(words_that_are_no_number_are_refused),
    cmocka_unit_test(a_missing_store_is_said),
    cmocka_unit_test(a_foreign_store_is_said),
    cmocka_unit_test(a_torn_store_does_no_harm),
    cmocka_unit_test(damage_while_running_is_said),
    cmocka_unit_test(hostile_text_is_harmless_on_every_screen),
    cmocka_unit_test(hostile_text_is_copied_clean),
    cmocka_unit_test(no_color_has_no_colours),
    cmocka_unit_test(ascii_is_enough),
    cmocka_unit_test(the_store_is_found_by_the_environment),
    cmocka_unit_test(faults_of_the_overlay_are_seen),
    cmocka_unit_test(help_is_whole_on_narrow_screens),
    cmocka_unit_test(the_only_problem_is_offered),
    cmocka_unit_test(an_empty_store_is_explained),
    cmocka_unit_test(help_is_for_this_screen),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}
