/* From the first question to a fix and back, by every way of answering. */
#include "tests/screens/program.h"

static void asks_the_first_question(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    assert_string_equal(vt_row(vt, 0), " fixtree");
    assert_string_equal(vt_row(vt, 1), "What problem are you having?");
    assert_string_equal(vt_row(vt, 3),
        "1 The printer does not print                                          2 problems");
    assert_string_equal(vt_row(vt, 5), "3 The clock of a computer is wrong");
    assert_string_equal(status_row(vt, 24), " 1 of 6  from: page index.md, line 10");
    assert_true(vt_has(vt, "0 None of these, or not sure"));
    assert_true(vt_has(vt, "? Help  Q Quit  a Read  Enter Open"));
    vt_end(vt);
}

/* A key that would only say that there is nothing for it is not in the bar. */
static void the_key_bar_fits_the_state(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "113", "h Back  t Step  p Save"); /* the last one, nothing to copy or to fill in */
    shows(vt, "hhh2", "Access is denied: 0x80070005");
    shows(vt, "1", "] Next  y Copy  v Fill  t Step  p Save");
    shows(vt, "a", "c Fixes  / Find");
    shows(vt, "Ha",
        "? Help  h Back  / Find  Enter Link  s Search  B Index  H Start  C Cases  Q "
        "Quit");
    vt_end(vt);
}

/* At eighty columns the bar has what a person needs on that screen, and the way out. */
static void the_key_bar_has_what_is_needed(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    assert_string_equal(vt_row(vt, 23),
        " ? Help  Q Quit  a Read  Enter Open  f Filter  / Search  b Index  C Cases");
    shows(vt, "1", "? Help  h Back  a Read  Enter Open  f Filter  / Search  b Index  H Start");
    shows(vt, "1", "a Read  p Save  o Order  x None  Enter Open  f Filter  / Search");
    vt_type(vt, "1");
    assert_string_equal(vt_row(vt, 23),
        " ? Help  h Back  ] Next  y Copy  t Step  p Save  + Helped  - Not  0 None  a Read");
    shows(vt, "C", "n New  r Name  w Machine  c Close  p Sum up  Enter Open");
    vt_end(vt);
}

static void a_long_answer_takes_more_rows(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    int row = vt_find(vt, "4 The label of this answer");
    assert_string_equal(
        vt_row(vt, row + 1), "  row of a terminal of eighty columns and has to go on in a second");
    assert_string_equal(vt_row(vt, row + 2), "  row");
    vt_end(vt);
}

static void digits_lead_to_a_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "1", "Which of these do you see?");
    assert_string_equal(vt_row(vt, 0), " fixtree \u203a The printer does not print");
    shows(vt, "1", "Fixes, in the order to try them");
    shows(vt, "1", "1. On the client, set this registry value.");
    assert_true(
        vt_has(vt, "Key         HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Contoso\\Printers"));
    assert_true(vt_has(vt, "net stop spooler"));
    assert_true(vt_has(vt, "fix 1 of 3"));
    vt_end(vt);
}

static void arrows_and_enter_lead_to_a_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "\033OB\033OB", "3 of 6");
    shows(vt, "\033OA\r", "1 Access is denied: 0x80070005");
    shows(vt, "\033OC", "Grant-SmbShareAccess"); /* the only fix is shown at once */
    assert_true(vt_has(vt, "fix 1 of 1"));
    shows(vt, "\033OD", "Which of these do you see?");
    vt_end(vt);
}

static void vi_keys_lead_to_a_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "jl", "2 The name of the server is not found");
    shows(vt, "jl", "ipconfig /flushdns");
    shows(vt, "h", "2 of 3");
    shows(vt, "hk", "1 of 6");
    vt_end(vt);
}

static void clicks_lead_to_a_fix(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    int row = vt_find(vt, "3 The clock");
    vt_mouse(vt, 1, row, 10);
    shows(vt, "", "3 of 6");
    vt_mouse(vt, 1, row, 10);
    shows(vt, "", "net start w32time");
    vt_end(vt);
}

static void a_fix_of_several_is_clicked(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "11");
    int row = vt_find(vt, "2 Install the driver");
    vt_mouse(vt, 1, row + 1, 10); /* its second row */
    vt_mouse(vt, 1, row, 10);
    shows(vt, "", "Add-PrinterDriver");
    vt_end(vt);
}

/* Every key that goes back takes the last answer back, and finds the answer selected. */
static void goes_back_by_every_key(void **state) {
    (void)state;
    static const char *const keys[] = {"h", "\177", "\033", "\033OD", "q"};
    struct vt *vt = program_start(24, 80, NULL);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        shows(vt, "2", "Which of these do you see?");
        shows(vt, keys[i], "2 of 6");
        assert_string_equal(vt_row(vt, 0), " fixtree");
    }
    shows(vt, "h", "This is the first screen; q ends fixtree.");
    vt_end(vt);
}

static void home_is_one_key_away(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "111aG", "How to verify");
    shows(vt, "H", "1 The printer does not print");
    assert_string_equal(vt_row(vt, 0), " fixtree");
    shows(vt, "2", "1 Access is denied"); /* the walk begins anew */
    vt_end(vt);
}

static void none_of_these_goes_on(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    vt_type(vt, "10");
    assert_string_equal(vt_row(vt, 0),
        " fixtree \u203a The printer does not print \u203a None of these, or not sure");
    assert_false(vt_has(vt, "Error 1797")); /* was refused */
    shows(vt, "h", "2 Jobs stay in the queue");
    vt_end(vt);
}

static void none_of_these_helped_goes_on(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "110", "A damaged job blocks those behind it."); /* the only one that is left */
    shows(vt, "h", "Fixes, in the order to try them");
    shows(vt, "2x", "A damaged job blocks those behind it."); /* from a fix, too */
    shows(vt, "h", "Add-PrinterDriver");
    vt_end(vt);
}

/* With all refused there are ways on, not a dead end. */
static void the_end_offers_ways_on(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    for (int i = 0; i < 20 && !vt_has(vt, "No other problem is left"); i++)
        vt_type(vt, "0");
    shows(vt, "", "No other problem is left. What now?");
    shows(vt, "1", "Search:");
    vt_type(vt, "\033");
    shows(vt, "2", "Articles with:");
    vt_type(vt, "\033");
    shows(vt, "3", "What problem are you having?");
    assert_string_equal(vt_row(vt, 0), " fixtree");
    vt_end(vt);
}

static void answers_are_filtered_by_typing(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "fclo", "1 The clock of a computer is wrong");
    assert_false(vt_has(vt, "printer does not"));
    assert_true(vt_has(vt, "0 None of these, or not sure"));
    shows(vt, "\r", "1 of 2 (filter: clo)");
    shows(vt, "1", "net start w32time");
    shows(vt, "h", "(filter: clo)");
    shows(vt, "f\033", "3 of 6"); /* all are shown again, and the place is kept */
    vt_end(vt);
}

static void the_page_that_asks_is_read(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, NULL);
    shows(vt, "a", "The branch office");
    assert_true(vt_has(vt, "The printer does not print[1]"));
    shows(vt, "1", "Error 1797: the driver is unknown[1]"); /* reading goes on reading */
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(asks_the_first_question),
    cmocka_unit_test(the_key_bar_fits_the_state),
    cmocka_unit_test(the_key_bar_has_what_is_needed),
    cmocka_unit_test(a_long_answer_takes_more_rows),
    cmocka_unit_test(digits_lead_to_a_fix),
    cmocka_unit_test(arrows_and_enter_lead_to_a_fix),
    cmocka_unit_test(vi_keys_lead_to_a_fix),
    cmocka_unit_test(clicks_lead_to_a_fix),
    cmocka_unit_test(a_fix_of_several_is_clicked),
    cmocka_unit_test(goes_back_by_every_key),
    cmocka_unit_test(home_is_one_key_away),
    cmocka_unit_test(none_of_these_goes_on),
    cmocka_unit_test(none_of_these_helped_goes_on),
    cmocka_unit_test(the_end_offers_ways_on),
    cmocka_unit_test(answers_are_filtered_by_typing),
    cmocka_unit_test(the_page_that_asks_is_read),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}
