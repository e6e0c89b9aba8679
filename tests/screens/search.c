/* Searching while typing, error numbers, and the list of all articles. */
#include "tests/screens/program.h"

static void finds_while_typing(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/", "Type words, an error number");
    assert_true(vt_has(vt, "narrow it down, as in os:win10"));
    shows(vt, "clo", "The clock of a computer is wrong");
    shows(vt, "ck", "The clock of a computer is wrong");
    assert_true(vt_has(vt, "Search: clock"));
    assert_int_equal(vt_modes(vt).cursor_row, 1);
    shows(vt, "\r", "net start w32time");
    assert_string_equal(
        vt_row(vt, 0), " fixtree \u203a Search \u203a The clock of a computer is wrong");
    shows(vt, "h", "Search: clock"); /* as it was left */
    vt_end(vt);
}

static void s_searches_from_a_text(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "3s");
    shows(vt, "share", "A shared folder does not open");
    vt_end(vt);
}

/* A hit in a step opens the fix that the step belongs to. */
static void a_hit_in_a_fix_opens_that_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/spooler", "Error 1797: the printer driver is unknown");
    shows(vt, "\r", "net stop spooler");
    assert_true(vt_has(vt, "fix 1 of 3"));
    assert_true(vt_has(vt, "\u203a Error 1797: the printer driver is unknown: Let clients"));
    shows(vt, "]c", "Fixes, in the order to try them"); /* past which the search led */
    assert_true(vt_has(vt, "fix 1 of 3"));
    shows(vt, "2h", "fix 2 of 3");
    shows(vt, "2c", "fix 2 of 3");
    shows(vt, "hh", "Search: spooler");
    vt_end(vt);
}

/* A registry value that is named comes first, as a number does; what touches it is a screen. */
/* The page of a number is called by it, whatever stood before it when it was typed. */
static void a_number_is_called_so_once(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/error 1797\r", "Search \u203a error 1797");
    vt_end(vt);
    vt = program_start(24, 80, "1797");
    assert_true(vt_has(vt, "fixtree \u203a Error 1797"));
    vt_end(vt);
}

static void a_long_title_takes_two_rows(void **state) {
    (void)state;
    struct vt *vt = program_start(12, 40, NULL);
    static const char *const keys[] = {"b1797", "/spooler"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        shows(vt, keys[i], "Error 1797: the printer driver is");
        int row = vt_find(vt, "Error 1797: the printer driver is");
        assert_string_equal(vt_row(vt, row + 1), "unknown");
        vt_type(vt, "\033"); /* what is typed, and the screen */
        vt_type(vt, "\033");
    }
    vt_end(vt);
}

static void a_setting_is_looked_up(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/fetchdr", "Registry value FetchDrivers  HKEY_LOCAL_MACHINE\\SOFTWARE");
    assert_true(vt_has(vt, "Fixes touch it 1 time"));
    shows(vt, "\r", "set REG_DWORD 1: Error 1797: the printer driver is unknown[1]");
    assert_string_equal(vt_row(vt, 0), " fixtree \u203a Search \u203a Registry: fetchdr");
    shows(vt, "1", "fix 1 of 3");
    shows(vt, "hh\025reg:contoso", "Registry: contoso");
    assert_true(vt_has(vt, "Fixes touch 2 keys and values"));
    shows(vt, "\025contos", "Search: contos");
    assert_false(vt_has(vt, "Registry")); /* a part of a key may be any word */
    vt_end(vt);
}

/* A page that asks is a question, not a text. */
static void a_hub_opens_its_question(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/printer does not print", "The printer does not print");
    shows(vt, "\r", "Which of these do you see?");
    shows(vt, "1", "1 Let clients fetch the driver");
    shows(vt, "hh", "Search: printer does not print");
    vt_end(vt);
}

static void matches_are_marked(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "/printer");
    int row = vt_find(vt, "Jobs wait, and nothing comes out of the printer.");
    assert_true(row > 0);
    int col = (int)(strstr(vt_row(vt, row), "printer") - vt_row(vt, row));
    VTermColor marked = vt_cell(vt, row, col).bg, plain = vt_cell(vt, row, col - 2).bg;
    assert_false(vterm_color_is_equal(&marked, &plain));
    vt_end(vt);
}

static void a_bare_number_is_explained_first(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/0x80070705", "Error 0x80070705 = 2147944197 = -2147023099"); /* as typed, first */
    shows(vt, "\0251797", "Error 1797 = 0x00000705 = 0x80070705");
    assert_string_equal(vt_row(vt, 4), "Error 1797: the printer driver is unknown");
    shows(vt, "\r", "ERROR_UNKNOWN_PRINTER_DRIVER");
    assert_string_equal(vt_row(vt, 0), " fixtree \u203a Search \u203a Error 1797");
    assert_true(vt_has(vt, "HRESULT   0x80070705 (-2147023099)"));
    shows(vt, "1", "1 Let clients fetch the driver");
    shows(vt, "h", "ERROR_UNKNOWN_PRINTER_DRIVER");
    vt_end(vt);
}

/* Its first article is one key away; where it is not in view yet, two. */
static void the_first_link_of_a_number_is_chosen(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, "1797");
    shows(vt, "", "Error 1797");
    shows(vt, "\r", "1 Let clients fetch the driver");
    vt_end(vt);
    vt = program_start(8, 40, "1797");
    assert_false(vt_has(vt, "[1]"));
    shows(vt, "\r", "[1]");
    shows(vt, "\r", "1 Let clients fetch the driver");
    vt_end(vt);
}

static void every_form_of_a_number_is_understood(void **state) {
    (void)state;
    static const char *const forms[] = {"0x80070005", "-2147024891", "80070005", "E_ACCESSDENIED"};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct vt *vt = program_start(30, 80, forms[i]);
        shows(vt, "", "signed    -2147024891");
        assert_true(vt_has(vt, "access to the share is denied"));
        shows(vt, "h", "What problem are you having?");
        vt_end(vt);
    }
}

static void a_number_that_nobody_knows_is_said(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, "0xA1B2C3D4");
    shows(vt, "", "Nothing is known of this number.");
    shows(vt, "h", "What problem are you having?");
    vt_end(vt);
}

/* A number of the tables is no slip of the pen. */
static void a_number_without_an_article_is_explained(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/0xc000006d", "No article names it:");
    assert_true(vt_has(vt, "Error 0xC000006D = 3221225581"));
    assert_false(vt_has(vt, "Near it"));
    shows(vt, "\r", "STATUS_LOGON_FAILURE");
    vt_end(vt);
}

static void nothing_found_says_what_was_searched(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/qqqqq", "Nothing found. Searched: 11 of 11 articles; words: qqqqq (in 0)");
    shows(vt, "\r", "Search: qqqqq"); /* Enter has nothing to choose */
    vt_end(vt);
}

/* A word of another spelling is put right, and that is said. */
static void a_wrong_letter_is_put_right(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "/drivre", "Searched for: driver");
    assert_true(vt_has(vt, "Error 1797: the printer driver is unknown"));
    vt_end(vt);
}

static void earlier_searches_are_chosen_again(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "/clock\rH");
    shows(vt, "/driver\r", "Let clients");
    shows(vt, "H/", "Earlier searches:");
    assert_string_equal(vt_row(vt, 3), "driver");
    assert_string_equal(vt_row(vt, 4), "clock");
    shows(vt, "\033OB\r", "Search: clock");
    assert_true(vt_has(vt, "The clock of a computer is wrong"));
    vt_end(vt);
}

/* Esc empties the line, and then leaves; so does Backspace. */
static void leaves_step_by_step(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "/abc");
    shows(vt, "\033", "Type words");
    shows(vt, "\033", "What problem are you having?");
    vt_type(vt, "/ab");
    shows(vt, "\177\177", "Type words");
    shows(vt, "\177", "What problem are you having?");
    vt_end(vt);
}

/* Text that is pasted is searched for as one line, whatever is in it. */
static void pasted_text_is_one_query(void **state) {
    (void)state;
    static const char pasted[] = "\033[200~clock\nq\x1b[A wrong\033[201~";
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "/");
    vt_paste(vt, pasted, sizeof pasted - 1);
    shows(vt, "", "Search: clock q");
    vt_end(vt);
}

static void hits_are_clicked(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "/clock");
    int row = vt_find(vt, "The clock of a computer is wrong");
    vt_mouse(vt, 1, row, 5);
    vt_mouse(vt, 1, row, 5);
    shows(vt, "", "net start w32time");
    vt_end(vt);
}

static void all_articles_are_listed_and_filtered(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "b", "1 of 11  clock.md");
    assert_true(vt_has(vt, "share/denied.md"));
    shows(vt, "QUEUE", "1 of 1 (filter: queue)");
    shows(vt, "\r", "A damaged job blocks those behind it.");
    shows(vt, "h", "Articles with: QUEUE");
    shows(vt, "\025denied share", "1 of 1 (filter: denied share)"); /* "share is denied" */
    shows(vt, " zz", "No entry contains \"denied share zz\".");
    vt_end(vt);
}

/* Paths stand below each other; a long title takes their column. */
static void titles_in_the_index_come_first(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "bdenied", "0x80070005: access to the share is denied        share/denied.md");
    vt_resize(vt, 24, 60);
    assert_string_equal(vt_row(vt, 2), "0x80070005: access to the share is denied");
    assert_true(vt_has(vt, "(filter: denied)  share/denied.md"));
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_while_typing),
    cmocka_unit_test(s_searches_from_a_text),
    cmocka_unit_test(a_hit_in_a_fix_opens_that_fix),
    cmocka_unit_test(a_number_is_called_so_once),
    cmocka_unit_test(a_long_title_takes_two_rows),
    cmocka_unit_test(a_setting_is_looked_up),
    cmocka_unit_test(a_hub_opens_its_question),
    cmocka_unit_test(matches_are_marked),
    cmocka_unit_test(a_bare_number_is_explained_first),
    cmocka_unit_test(the_first_link_of_a_number_is_chosen),
    cmocka_unit_test(every_form_of_a_number_is_understood),
    cmocka_unit_test(a_number_that_nobody_knows_is_said),
    cmocka_unit_test(a_number_without_an_article_is_explained),
    cmocka_unit_test(nothing_found_says_what_was_searched),
    cmocka_unit_test(a_wrong_letter_is_put_right),
    cmocka_unit_test(earlier_searches_are_chosen_again),
    cmocka_unit_test(leaves_step_by_step),
    cmocka_unit_test(pasted_text_is_one_query),
    cmocka_unit_test(hits_are_clicked),
    cmocka_unit_test(all_articles_are_listed_and_filtered),
    cmocka_unit_test(titles_in_the_index_come_first),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}
