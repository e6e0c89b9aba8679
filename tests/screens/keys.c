/* The engine through a real terminal: keys, going back, questions, help, copying. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

static struct vt *start(int rows, int cols) {
    const struct vt_options options = {.rows = rows, .cols = cols};
    return vt_start(&options, (char *[]){"/proc/self/exe", "engine", NULL});
}

/* Types and compares a row. */
static void typing_shows(struct vt *vt, const char *keys, int row, const char *text) {
    assert_int_equal(vt_type(vt, keys), VT_WAITS);
    assert_string_equal(vt_row(vt, row), text);
}

/* The first key scrolls a text away from its top, and the second one back. */
static void shows_top(struct vt *vt, const char *down, const char *up) {
    assert_string_equal(vt_row(vt, 1), "Entry 30");
    assert_int_equal(vt_type(vt, down), VT_WAITS);
    assert_string_not_equal(vt_row(vt, 1), "Entry 30");
    typing_shows(vt, up, 1, "Entry 30");
}

static void begins_with_a_list(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_string_equal(vt_row(vt, 1), " 1 Error 789: the L2TP connection attempt failed");
    assert_string_equal(vt_row(vt, 10), " 1 of 30");
    assert_string_equal(vt_row(vt, 11), " ? Help  Q Quit  Enter Open  f Filter  / Search  b Index");
    assert_true(vt_cell(vt, 1, 5).attrs.reverse);
    assert_false(vt_cell(vt, 2, 5).attrs.reverse);
    assert_true(vt_modes(vt).alternate);
    assert_int_equal(vt_modes(vt).cursor_row, 1);
    vt_end(vt);
}

static void moves_by_all_keys(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "j", 10, " 2 of 30");
    typing_shows(vt, "\033OB", 10, " 3 of 30");
    typing_shows(vt, "k", 10, " 2 of 30");
    typing_shows(vt, "\033OA", 10, " 1 of 30");
    typing_shows(vt, "\033[6~", 10, " 9 of 30");
    typing_shows(vt, "\033[5~", 10, " 1 of 30");
    typing_shows(vt, "G", 10, " 30 of 30");
    typing_shows(vt, "\033OH", 10, " 1 of 30");
    typing_shows(vt, "\033OF", 10, " 30 of 30");
    vt_end(vt);
}

/* As in less, vi and Emacs. */
static void moves_in_a_text_by_the_keys_of_others(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "\016\016\020", 10, " 2 of 30"); /* Ctrl-N, Ctrl-N, Ctrl-P */
    typing_shows(vt, "G\r", 1, "Entry 30");
    shows_top(vt, "d", "u");
    shows_top(vt, "\005", "\031"); /* Ctrl-E, Ctrl-Y */
    shows_top(vt, "\016", "\020");
    assert_int_equal(vt_type(vt, "\033[21~"), VT_ENDED); /* F10 */
    vt_end(vt);
}

static void goes_into_a_text_and_back(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "jjjjjjjjj\r", 0, " Engine \u203a Text 10.1");
    assert_string_equal(vt_row(vt, 1), "Entry 10");
    typing_shows(vt, " ", 1, "Part 1");
    typing_shows(vt, "h", 10, " 10 of 30");
    typing_shows(vt, "\033", 10, " This is the first screen; q ends fixtree.");
    vt_end(vt);
}

/* Each screen on the stack keeps its place, also the same one twice. */
static void coming_back_finds_the_place(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "G\r", 0, " Engine \u203a Text 30.1");
    typing_shows(vt, "3", 0, " Engine \u203a Text 30.1 \u203a Text 30.2");
    typing_shows(vt, "G", 9, "Part 3 line 20 of entry 30.");
    typing_shows(vt, "q", 1, "Entry 30");
    typing_shows(vt, "q", 10, " 30 of 30");
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    assert_int_equal(vt_status(vt), 0);
    assert_false(vt_modes(vt).alternate);
    vt_end(vt);
}

static void searches_in_a_text(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    vt_type(vt, "10/LINE 7\r");
    assert_string_equal(vt_row(vt, 10), " 1 of 3: LINE 7");
    int row = vt_find(vt, "Part 1 line 7 ");
    assert_true(row > 0);
    assert_true(vt_cell(vt, row, 7).attrs.reverse);
    assert_false(vt_cell(vt, row, 6).attrs.reverse);
    typing_shows(vt, "n", 10, " 2 of 3: LINE 7");
    typing_shows(vt, "NN", 10, " 3 of 3: LINE 7");
    typing_shows(vt, "/nothing\r", 10, " Not in this text: nothing");
    typing_shows(vt, "/\033OA", 10, "/nothing");
    vt_end(vt);
}

static void a_question_owns_every_key(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "10\t\r", 10, "Your name:");
    typing_shows(vt, "qQ?j\177\u00e9\u65e5", 10, "Your name: qQ?\u00e9\u65e5");
    assert_int_equal(vt_modes(vt).cursor_col, 11 + 6);
    assert_string_equal(vt_row(vt, 11), " Enter OK  Esc Cancel");
    typing_shows(vt, "\033[D\177!", 10, "Your name: qQ?!\u65e5");
    typing_shows(vt, "\r", 10, " Hello qQ?!\u65e5 (7 bytes)");
    typing_shows(vt, "1x\033", 10, " No name.");
    vt_end(vt);
}

static void filters_while_typing(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    vt_type(vt, "fERR");
    assert_string_equal(vt_row(vt, 1), " 1 Error 789: the L2TP connection attempt failed");
    assert_string_equal(vt_row(vt, 2), "");
    typing_shows(vt, "or x", 1, "No entry contains \"error x\".");
    typing_shows(vt, "\025\u63a5\r", 10, " 1 of 1 (filter: \u63a5)");
    typing_shows(vt, "f\033", 10, " 2 of 30");
    typing_shows(vt, "f\u63a5\r", 10, " 1 of 1 (filter: \u63a5)");
    typing_shows(vt, "\033", 10, " 2 of 30"); /* without a question, too */
    typing_shows(vt, "\033", 10, " This is the first screen; q ends fixtree.");
    vt_end(vt);
}

static void help_is_filtered_and_runs_actions(void **state) {
    (void)state;
    struct vt *vt = start(12, 80);
    typing_shows(vt, "?", 0, " Engine \u203a Help");
    assert_string_equal(vt_row(vt, 1), "Keys with:");
    assert_true(vt_has(vt, "Enter, l, Right         Open the selected entry  In a list"));
    vt_type(vt, "last entry");
    assert_string_equal(vt_row(vt, 2), "G, End                  Select the last entry  In a list");
    assert_string_equal(vt_row(vt, 3), "");
    typing_shows(vt, "\r", 10, " 30 of 30");
    typing_shows(vt, "?wheelup\r", 10, " This needs the key itself.");
    typing_shows(vt, "\033", 1, "Keys with:");
    typing_shows(vt, "\033", 10, " 30 of 30");
    typing_shows(vt, "?", 1, "Keys with:");
    typing_shows(vt, "?", 10, " 30 of 30"); /* what opened it closes it */
    typing_shows(vt, "?x\b", 1, "Keys with:");
    typing_shows(vt, "\b", 10, " 30 of 30");
    vt_end(vt);
}

static void copies_to_the_clipboard(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "102", 10, " Copied.");
    assert_non_null(strstr(vt_osc(vt), "52;c;bmV0IHN0b3AgUmFzTWFuCg==\n"));
    typing_shows(vt, "6", 10, " This is too long for the clipboard of a terminal.");
    vt_end(vt);
}

static void failing_to_open_is_said(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "8", 10, " this entry cannot be opened");
    assert_string_equal(vt_row(vt, 0), " Engine");
    typing_shows(vt, "105", 10, " this entry cannot be opened");
    assert_string_equal(vt_row(vt, 0), " Engine \u203a Text 10.1");
    typing_shows(vt, "4", 0, " Engine \u203a Text 10.1 \u203a Text 11.1");
    vt_end(vt);
}

/* What the program does not know must do nothing, and not be taken for letters. */
static void unknown_sequences_are_passed_over(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "\033[99~\033[?1;2c\033[I", 10, " 1 of 30");
    typing_shows(vt, "\033]11;rgb:0/0/0\007", 10, " 1 of 30");
    typing_shows(vt, "\033j", 10, " This key does nothing here; ? shows those that do.");
    typing_shows(vt, "\xff\xc3j", 10, " 2 of 30");
    vt_end(vt);
}

static void key_sequences_wait_for_their_end(void **state) {
    (void)state;
    struct vt *vt = start(12, 60);
    typing_shows(vt, "10]", 10, " ]");
    typing_shows(vt, "]", 1, "Part 1");
    typing_shows(vt, "]]", 1, "Part 2");
    typing_shows(vt, "[[", 1, "Part 1");
    typing_shows(vt, "]j", 1, "Part 1");
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(begins_with_a_list),
    cmocka_unit_test(moves_by_all_keys),
    cmocka_unit_test(moves_in_a_text_by_the_keys_of_others),
    cmocka_unit_test(goes_into_a_text_and_back),
    cmocka_unit_test(coming_back_finds_the_place),
    cmocka_unit_test(searches_in_a_text),
    cmocka_unit_test(a_question_owns_every_key),
    cmocka_unit_test(filters_while_typing),
    cmocka_unit_test(help_is_filtered_and_runs_actions),
    cmocka_unit_test(copies_to_the_clipboard),
    cmocka_unit_test(failing_to_open_is_said),
    cmocka_unit_test(unknown_sequences_are_passed_over),
    cmocka_unit_test(key_sequences_wait_for_their_end),
};

ENGINE_MAIN(tests)
