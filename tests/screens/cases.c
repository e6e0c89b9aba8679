/* Walks as cases: kept, taken up again, and what was tried. */
#include "tests/screens/program.h"

static struct vt *start(void) {
    return program_start(24, 80, NULL);
}

static struct vt *start_and(const char *keys) {
    struct vt *vt = start();
    vt_type(vt, keys);
    return vt;
}

/* Every test begins without cases. */
static int no_cases(void **state) {
    (void)state;
    unlink(program_cases);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup(name, no_cases)

/* What `fixtree case` with these words says. */
static const char *said(const char *verb, const char *number) {
    static char text[65536];
    char *const argv[] = {(char *)program_path("fixtree"), "case", (char *)verb, "--db", program_db,
        (char *)number, NULL};
    program_run(argv, text, sizeof text);
    return text;
}

static void nothing_is_kept_before_the_first_answer(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "C", "No cases yet");
    assert_true(vt_has(vt, "? Help  h Back  n New  / Search"));
    shows(vt, "h", "What problem are you having?");
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    vt_end(vt);
    assert_int_equal(access(program_cases, F_OK), -1);
}

static void a_walk_goes_on_after_the_end(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111", "1. On the client, set this registry value.");
    assert_int_equal(vt_type(vt, "qqqq"), VT_ENDED); /* each closes a screen */
    vt_end(vt);
    assert_non_null(strstr(said("where", "1"), "Error 1797"));
    vt = start();
    shows(vt, "C", "1  Error 1797: the driver is unknown ");
    shows(vt, "\r", "1 Let clients fetch the driver");
    assert_string_equal(vt_row(vt, 0), " \u2026 \u203a The printer does not pr\u2026 \u203a Error "
                                       "1797: the printer driver is unknown");
    shows(vt, "h", "Which of these do you see?");
    shows(vt, "h", "What problem are you having?");
    shows(vt, "3", "The clock of a computer is wrong");
    vt_end(vt);
    assert_non_null(strstr(said("where", "1"), "The clock of a computer is wrong"));
}

static void a_killed_walk_is_there(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "11", "1 Let clients fetch the driver");
    vt_end(vt); /* kills it */
    assert_non_null(strstr(said("where", "1"), "Error 1797"));
    vt = start();
    assert_true(vt_has(vt, "  case 1 is not done: C goes on with it"));
    shows(vt, "1", "Which of these do you see?");
    assert_false(vt_has(vt, "is not done"));
    vt_end(vt);
}

/* Of two that are not done it is the one that was worked on last. */
static void the_case_worked_on_last_is_offered(void **state) {
    (void)state;
    char text[1000];
    char *const note[] = {(char *)program_path("fixtree"), "case", "note", "--db", program_db, "1",
        "called back", NULL};
    vt_end(start_and("1"));
    vt_end(start_and("Cn2"));
    struct vt *vt = start();
    assert_true(vt_has(vt, "  case 2 is not done: C goes on with it"));
    vt_end(vt);
    sleep(1); /* the file has seconds */
    assert_int_equal(program_run(note, text, sizeof text), 0);
    vt = start();
    assert_true(vt_has(vt, "  case 1 is not done: C goes on with it"));
    vt_end(vt);
}

static void what_did_not_help_goes_to_the_end(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111", "fix 1 of 3");
    shows(vt, "-", "Noted: did not help; U takes it back. This is the next fix.");
    assert_true(vt_has(vt, "Add-PrinterDriver"));
    shows(vt, "h", "1 Install the driver by hand");
    assert_true(vt_has(vt, "3 Let clients fetch the driver"));
    assert_true(vt_has(vt, "  did not help, 3 steps"));
    shows(vt, "o", "Fixes, in the order of the article");
    assert_true(vt_has(vt, "1 Let clients fetch the driver"));
    shows(vt, "o", "1 Install the driver by hand");
    shows(vt, "1S", "Skipped, because:");
    shows(vt, "no network\r", "Noted: skipped; U takes it back. This is the next fix.");
    shows(vt, "+", "Noted: it helped; U takes it back.");
    shows(vt, "j", "fix 2 of 3, helped");
    vt_end(vt);
    const char *shown = said("show", "1");
    assert_non_null(strstr(shown, "State:           solved"));
    assert_non_null(strstr(shown, "Remark: no network"));
}

/* Whoever hits the wrong key has the fix before again, as if nothing had been noted. */
static void an_outcome_is_taken_back(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111U", "Nothing is noted of these fixes.");
    shows(vt, "t-", "Noted: did not help; U takes it back. This is the next fix.");
    shows(vt, "U", "Taken back: nothing is noted of this fix now.");
    assert_true(vt_has(vt, "\u2611 1. On the client, set this registry value."));
    shows(vt, "j", "fix 1 of 3, 1 of 3 steps done");
    shows(vt, "Cp", "Let clients fetch the driver: begun, 20");
    assert_true(vt_has(vt, "Steps done: 1 of 3"));
    shows(vt, "hh+", "Noted: it helped; U takes it back.");
    shows(vt, "U", "Taken back: nothing is noted of this fix now.");
    shows(vt, "H", "case 1 is not done");
    vt_end(vt);
}

/* The fixes change places below a filter: one that did not help goes to the end. */
static void a_filter_of_fixes_outlives_their_order(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "11fdriver\r", "fix 1 of 2 (filter: driver)");
    shows(vt, "1-h", "1 Install the driver by hand");
    assert_true(vt_has(vt, "2 Let clients fetch the driver"));
    assert_false(vt_has(vt, "Print through another queue"));
    vt_type(vt, "f");
    shows(vt, "\033", "3 Let clients fetch the driver");
    assert_false(vt_has(vt, "filter:"));
    shows(vt, "fzzz\r", "0 fixes (filter: zzz)");
    vt_end(vt);
}

static void the_selected_fix_stays_so_in_another_order(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111-h", "3 Let clients fetch the driver");
    shows(vt, "jj", "fix 3 of 3");
    shows(vt, "o", "fix 1 of 3");
    assert_true(vt_cell(vt, vt_find(vt, "1 Let clients"), 4).attrs.reverse);
    shows(vt, "o", "fix 3 of 3");
    vt_end(vt);
}

static void when_all_is_tried_it_is_said(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111---", "All were tried");
    shows(vt, "Cp", "Fixes tried");
    shows(vt, "G", "For whoever takes over");
    shows(vt, "C", "1 of 1  ");
    assert_string_equal(vt_row(vt, 0) + strlen(vt_row(vt, 0)) - 5, "Cases"); /* that list again */
    shows(vt, "ChCpG", "For whoever takes over");
    shows(vt, "p", "Written: case-1.md");
    assert_int_equal(access("case-1.md", R_OK), 0);
    shows(vt, "p", "It is there already: case-1.md");
    vt_end(vt);
}

static void experience_is_shown_in_the_next_case(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111+", "Noted: it helped; U takes it back.");
    shows(vt, "Cn", "What problem are you having?");
    shows(vt, "11", "solved 1 of 1 here");
    vt_end(vt);
    assert_non_null(strstr(said("list", NULL), "   2  "));
}

static void what_is_solved_is_done(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111+", "Noted: it helped; U takes it back.");
    shows(vt, "H", "What problem are you having?");
    shows(vt, "3", "The clock of a computer is wrong");
    vt_end(vt);
    assert_non_null(strstr(said("where", "1"), "Error 1797"));
    assert_non_null(strstr(said("where", "2"), "The clock"));
}

/* A case from another knowledge base, with an answer that is not in this one. */
static void a_missing_answer_is_said(void **state) {
    (void)state;
    static const char json[] =
        "{\"format\":\"fixtree-case\",\"version\":1,\"key\":\"ab\",\"name\":\"far\",\"machine\":"
        "\"\","
        "\"technician\":\"\",\"store\":\"\",\"begun\":5,\"events\":["
        "{\"time\":5,\"kind\":\"answer\",\"about\":\"\",\"text\":\"The printer does not "
        "print\",\"more\":\"\"},"
        "{\"time\":5,\"kind\":\"answer\",\"about\":\"\",\"text\":\"It smells\",\"more\":\"\"}]}";
    FILE *file = fopen("far.json", "w");
    assert_non_null(file);
    fputs(json, file);
    fclose(file);
    assert_non_null(strstr(said("import", "far.json"), "2 of 2 events are new"));
    struct vt *vt = start();
    shows(vt, "C\r", "no answer \"It smells\" any more");
    assert_true(vt_has(vt, "Which of these do you see?"));
    shows(vt, "h", "What problem are you having?");
    vt_end(vt);
}

/* A case of another knowledge base, all of whose answers are here, too. */
static void another_knowledge_base_is_said(void **state) {
    (void)state;
    static const char json[] =
        "{\"format\": \"fixtree-case\", \"version\": 1, \"key\": \"ab\", \"name\": \"\", "
        "\"machine\": \"\", \"technician\": \"\", \"store\": \"9 articles, 12345678\", "
        "\"begun\": 1700000000, \"events\": [{\"time\": 1700000001, \"kind\": \"other\", "
        "\"about\": \"\", \"text\": \"none of these\", \"more\": \"\"}]}";
    FILE *file = fopen("case.json", "w");
    assert_non_null(file);
    fputs(json, file);
    fclose(file);
    said("import", "case.json");
    unlink("case.json");
    assert_non_null(strstr(said("where", "1"),
        "fixtree: case 1 was begun with another knowledge base: 9 articles, 12345678\n"));
    struct vt *vt = start();
    shows(vt, "C\r", "This case was begun with another knowledge base: 9 articles, 12345678.");
    shows(vt, "HCn", "This is a new case");
    vt_end(vt);
    vt_end(start_and("1"));
    assert_null(strstr(said("where", "2"), "another knowledge base"));
}

static void without_a_home_it_is_said(void **state) {
    (void)state;
    static const char *const environment[] = {
        "FIXTREE_CASES", "HOME=", NULL}; /* without "=": unset */
    const struct vt_options options = {.environment = environment};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
    shows(vt, "1", "nothing is kept");
    shows(vt, "C", "There is no place for cases");
    vt_end(vt);
}

static void notes_can_be_made_anywhere(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "1m", "Note:");
    shows(vt, "it hums\r", "Noted in this case.");
    shows(vt, "1mat the problem\r", "Noted in this case.");
    shows(vt, "1mat the fix\r", "Noted in this case.");
    shows(vt, "Cp", "it hums");
    shows(vt, "G", "at the fix");
    vt_end(vt);
}

/* Words are wrapped below themselves; only what is typed as it is stands in one piece. */
static void a_transcript_is_wrapped(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "4", "Read both rows.");
    shows(vt, "Cp", "Questions and answers");
    int row = vt_find(vt, "-> The label of this answer");
    assert_string_equal(vt_row(vt, row),
        "     -> The label of this answer is so long that it does not fit into one row of");
    assert_string_equal(vt_row(vt, row + 1),
        "        a terminal of eighty columns and has to go on in a second row");
    vt_end(vt);
}

/* Choosing the case that one is in does not move it. */
static void this_case_stays_where_it_is(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "11h", "Which of these do you see?");
    shows(vt, "C", "looked up, this one");
    shows(vt, "\r", "Which of these do you see?");
    shows(vt, "H", "case 1 is not done: C goes on with it  from: page index.md");
    shows(vt, "C\r", "1 Let clients fetch the driver");
    vt_end(vt);
}

/* Of two that are not done, that in which something was noted is offered, whatever was looked up
 * since; the list has it first, and selects the one that is offered. */
static void look_ups_stand_behind(void **state) {
    (void)state;
    vt_end(start_and("1mit hums\r"));
    sleep(1); /* the file has seconds */
    vt_end(start_and("Cn3"));
    struct vt *vt = start();
    assert_true(vt_has(vt, "  case 1 is not done: C goes on with it"));
    shows(vt, "3C", "looked up, this one");
    int of_noted = vt_find(vt, "1  The printer"), of_old = vt_find(vt, "2  The clock"),
        of_this = vt_find(vt, "3  The clock");
    assert_true(of_noted < of_this && of_this < of_old);
    assert_true(vt_cell(vt, of_this, 4).attrs.reverse);
    shows(vt, "flooked\r", "1 of 2 (filter: looked)");
    shows(vt, "d", "Delete it for good?");
    shows(vt, "\033", "1 of 2");
    shows(vt, "jd", "1 look-up deleted.");
    shows(vt, "d", "Delete it for good?");
    shows(vt, "\033", "1 of 1");
    shows(vt, "D", "There is no look-up of past days.");
    vt_end(vt);
    assert_non_null(strstr(said("list", NULL), "looked up       The clock"));
}

/* In one terminal a look-up is deleted that is walked in another: what is noted there is kept. */
static void a_deleted_look_up_loses_no_note(void **state) {
    (void)state;
    struct vt *vt = start_and("1");
    assert_string_equal(said("delete", "1"), "");
    shows(vt, "mit hums\r", "Noted in this case.");
    vt_end(vt);
    assert_non_null(strstr(said("show", "2"), "it hums"));
    assert_non_null(strstr(said("show", "2"), "-> The printer does not print"));
}

/* A note begins a case; the list has it at once. */
static void a_note_is_made_in_the_list_of_cases(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "C", "No cases yet");
    shows(vt, "mcalled twice\r", "Noted in this case.");
    assert_true(vt_has(vt, "1  walk of 2"));
    vt_end(vt);
}

/* The page of a number names the fixes in the order in which the next screen has them. */
static void a_number_has_its_fixes_in_the_order_to_try_them(void **state) {
    (void)state;
    struct vt *vt = program_start(24, 80, "1797");
    assert_true(vt_has(vt, "Error 1797"));
    int first = vt_find(vt, "Let clients fetch the driver"), second = vt_find(vt, "Install the dr");
    assert_true(first > 0 && first < second);
    shows(vt, "\r", "1 Let clients fetch the driver");
    shows(vt, "1-hh", "HRESULT   0x80070705");
    first = vt_find(vt, "Install the dr");
    assert_true(first > 0 && first < vt_find(vt, "Let clients fetch the driver"));
    shows(vt, "\r", "1 Install the driver by hand");
    shows(vt, "oh", "HRESULT   0x80070705");
    assert_true(vt_find(vt, "Let clients fetch the driver") < vt_find(vt, "Install the dr"));
    vt_end(vt);
}

/* Steps are ticked off in their order; a case that is taken up again has them. */
static void steps_are_ticked_off(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "111", "1. On the client, set this registry value.");
    assert_false(vt_has(vt, "\u2610"));
    shows(vt, "t", "Noted: 1 of 3 steps done.");
    assert_true(vt_has(vt, "\u2611 1. On the client, set this registry value."));
    shows(vt, "j", "\u2610 2. On the client, start the spooler anew:");
    assert_true(vt_has(vt, "fix 1 of 3, 1 of 3 steps done"));
    shows(vt, "p", "Written: ");
    vt_end(vt);
    static char text[16384];
    FILE *file = fopen("fix-1-error-1797-the-printer-driver-is-unknown.txt", "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    unlink("fix-1-error-1797-the-printer-driver-is-unknown.txt");
    assert_non_null(strstr(text, "\u2611 1."));
    assert_non_null(strstr(text, "\u2610 2."));
    vt = start();
    shows(vt, "C\r", "1 of 3 steps done, 1 registry setting");
    shows(vt, "1t", "Noted: 2 of 3 steps done.");
    shows(vt, "t", "All steps are done. + notes that it helped, - that it did not.");
    shows(vt, "TTT", "No step is done.");
    assert_false(vt_has(vt, "\u2610"));
    shows(vt, "T", "No step is done.");
    vt_end(vt);
}

static void placeholders_are_filled_in(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "21G", "-Name \"<share_name>\" -AccountName \"<group_name>\"");
    shows(vt, "v", "1 of 2, <share_name>:");
    shows(vt, "plans\r", "2 of 2, <group_name>:");
    vt_type(vt, "\025\r");
    shows(vt, "v\r\r", "Filled in: 1 of 2, here and in all fixes of this case.");
    shows(vt, "v\025\r\r", "Nothing is filled in here.");
    shows(vt, "vplans\r", "2 of 2, <group_name>:");
    shows(vt, "Office\r", "-Name \"plans\" -AccountName \"Office\"");
    shows(vt, "y", "Copied: Grant-SmbShareAccess -Name \"plans\" -AccountName \"Office\"");
    shows(vt, "v\025other\r", "-Name \"other\" -AccountName \"Office\"");
    shows(vt, "\033", "fix 1 of 1");
    shows(vt, "Cp", "share_name = other");
    vt_end(vt);
}

static void cases_are_named_closed_and_deleted(void **state) {
    (void)state;
    struct vt *vt = start();
    shows(vt, "1C", "1  The printer does not print ");
    shows(vt, "r\025Front desk\r", "1  Front desk");
    shows(vt, "r\025\r", "1  The printer does not print "); /* goes by its answers again */
    shows(vt, "r\025Front desk\r", "1  Front desk");
    assert_true(vt_has(vt, "  open, this one  2"));
    shows(vt, "wPC-9\r", "  open, this one  PC-9  2");
    shows(vt, "c", "  closed, this one  PC-9  2");
    shows(vt, "c", "  open, this one  PC-9  2");
    shows(vt, "dno\r", "Nothing was deleted.");
    shows(vt, "dyes\r", "Deleted. This is a new case");
    assert_true(vt_has(vt, "What problem are you having?"));
    shows(vt, "C", "No cases yet");
    vt_end(vt);
}

/* A case that gets another name stays in view, and what is done next is done with it. */
static void a_renamed_case_is_not_filtered_away(void **state) {
    (void)state;
    struct vt *vt = start_and("11HC");
    vt_type(vt, "n2HC");
    shows(vt, "f1797\r", "1 of 1 (filter: 1797)");
    shows(vt, "r\025Reception\r", "1  Reception");
    assert_false(vt_has(vt, "filter:"));
    shows(vt, "wPC-7\r", "PC-7");
    assert_int_equal(vt_find(vt, "1  Reception"), vt_find(vt, "PC-7"));
    vt_end(vt);
}

/* What stands behind a name stands below each other, and a long name does not push it away. */
static void cases_stand_in_columns(void **state) {
    (void)state;
    struct vt *vt = start();
    vt_type(vt, "1C");
    vt_type(
        vt, "r\025A name that somebody with much time has given to his case, in all its length\r");
    vt_type(vt, "wPC-9\r");
    vt_type(vt, "n1C");
    vt_type(vt, "r\025Short\r");
    int of_short = vt_find(vt, "2  Short"), of_long = vt_find(vt, "1  A name");
    assert_non_null(strstr(vt_row(vt, of_long), "\u2026  open            PC-9  2"));
    assert_non_null(strstr(vt_row(vt, of_short), "   open, this one        2"));
    vt_resize(vt, 10, 60);
    assert_non_null(strstr(vt_row(vt, of_long), "much tim\u2026  open            PC-9"));
    vt_resize(vt, 10, 40);
    assert_string_equal(vt_row(vt, of_long), "1  A name that somebody with much\u2026  open");
    vt_end(vt);
}

/* Text of a case means no good either. */
static void names_pass_the_gate(void **state) {
    (void)state;
    char text[1000];
    char *const argv[] = {(char *)program_path("fixtree"), "case", "new", "--db", program_db,
        "\033[31mred\xff\u202e", NULL};
    assert_int_equal(program_run(argv, text, sizeof text), 0);
    struct vt *vt = start();
    shows(vt, "C", "\uFFFD[31mred\uFFFD\uFFFD");
    shows(vt, "p", "Case 1: \uFFFD[31mred");
    vt_end(vt);
}

static void a_place_that_cannot_be_written_is_said(void **state) {
    (void)state;
    static const char *const environment[] = {"FIXTREE_CASES=/dev/null/cases.db", NULL};
    const struct vt_options options = {.environment = environment};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", program_db, NULL});
    shows(vt, "1", "nothing is kept");
    assert_true(vt_has(vt, "Which of these do you see?"));
    shows(vt, "1", "1 Let clients fetch the driver");
    assert_false(vt_has(vt, "nothing is kept"));
    shows(vt, "1-", "Noted: did not help; U takes it back. This is the next fix. It is not kept:");
    shows(vt, "mcalled back\r",
        "Noted in this case. It is not kept: the case file cannot be written.");
    shows(vt, "C", "Not a directory");
    vt_end(vt);
}

/* Another fixtree answers the same case: this one follows it. */
static void another_fixtree_is_noticed(void **state) {
    (void)state;
    char text[1000];
    struct vt *vt = start();
    shows(vt, "1", "Which of these do you see?");
    char *const argv[] = {
        (char *)program_path("fixtree"), "case", "answer", "--db", program_db, "1", "1", NULL};
    assert_int_equal(program_run(argv, text, sizeof text), 0);
    shows(vt, "2", "another fixtree went on with case 1");
    assert_true(vt_has(vt, "1 Let clients fetch the driver"));
    shows(vt, "h", "Which of these do you see?");
    shows(vt, "h", "What problem are you having?");
    shows(vt, "Cn", "This is a new case"); /* and what was said before is not said again */
    vt_end(vt);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_kept_before_the_first_answer),
        TEST(a_walk_goes_on_after_the_end),
        TEST(a_killed_walk_is_there),
        TEST(the_case_worked_on_last_is_offered),
        TEST(what_did_not_help_goes_to_the_end),
        TEST(an_outcome_is_taken_back),
        TEST(a_filter_of_fixes_outlives_their_order),
        TEST(the_selected_fix_stays_so_in_another_order),
        TEST(when_all_is_tried_it_is_said),
        TEST(experience_is_shown_in_the_next_case),
        TEST(what_is_solved_is_done),
        TEST(a_missing_answer_is_said),
        TEST(another_knowledge_base_is_said),
        TEST(without_a_home_it_is_said),
        TEST(notes_can_be_made_anywhere),
        TEST(a_transcript_is_wrapped),
        TEST(this_case_stays_where_it_is),
        TEST(look_ups_stand_behind),
        TEST(a_deleted_look_up_loses_no_note),
        TEST(a_note_is_made_in_the_list_of_cases),
        TEST(a_number_has_its_fixes_in_the_order_to_try_them),
        TEST(steps_are_ticked_off),
        TEST(placeholders_are_filled_in),
        TEST(cases_are_named_closed_and_deleted),
        TEST(a_renamed_case_is_not_filtered_away),
        TEST(cases_stand_in_columns),
        TEST(names_pass_the_gate),
        TEST(a_place_that_cannot_be_written_is_said),
        TEST(another_fixtree_is_noticed),
    };
    return RUN_PROGRAM_TESTS(tests);
}
