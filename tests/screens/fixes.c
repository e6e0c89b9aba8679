/* The fixes of a problem: reading, copying, printing, following links. */
#include "tests/screens/program.h"

#include <stdlib.h>
#include <sys/stat.h>

/* At the fixes of error 1797. */
static struct vt *at_problem(int rows, int cols) {
    struct vt *vt = program_start(rows, cols, NULL);
    vt_type(vt, "1");
    shows(vt, "1", "1 Let clients fetch the driver");
    return vt;
}

static void a_problem_shows_its_fixes_and_what_it_is(void **state) {
    (void)state;
    struct vt *vt = at_problem(30, 80);
    assert_true(vt_has(vt, "  3 steps, 1 registry setting, 2 commands"));
    assert_true(vt_has(vt, "  If the client has no network  2 steps, 1 command"));
    assert_true(vt_has(vt, "0 None of these helped"));
    assert_true(vt_has(vt, "Applies to  Windows 11, Windows Server 2022"));
    assert_true(vt_has(vt, "Adding the printer ends with error 1797"));
    assert_true(vt_has(vt, "ERROR_UNKNOWN_PRINTER_DRIVER"));
    assert_true(vt_has(vt, "fix 1 of 3  print/error-1797.md"));
    shows(vt, "j", "fix 2 of 3");
    vt_resize(vt, 24, 80);
    assert_true(vt_has(vt, "fix 2 of 3  text: "));
    vt_end(vt);
}

/* At the fixes of the article about scans, by a search. */
static struct vt *at_scans(int rows, int cols) {
    struct vt *vt = program_start(rows, cols, NULL);
    shows(vt, "sscans", "Scans arrive empty");
    shows(vt, "\r", "1 Turn the page over");
    return vt;
}

/* Two that are called "Resolution" are told apart by what is to be done first. */
static void fixes_of_one_name_are_told_apart(void **state) {
    (void)state;
    static const char text[] =
        "# The scanner sends nothing\n\n## Symptoms\n\nNo scan arrives.\n\n## Resolution\n\n"
        "1. Open the web page of the scanner.\n2. Click OK.\n\n## Cause\n\nThe share is full.\n\n"
        "## Resolution\n\n1. Empty the share.\n2. Scan again.\n";
    static char said[4000];
    FILE *file = fopen("scan.md", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    char *const import[] = {
        (char *)program_path("fixtree-import"), "--db", "scan.db", "scan.md", NULL};
    assert_int_equal(program_run(import, said, sizeof said), 0);
    const struct vt_options options = {.rows = 24, .cols = 80};
    struct vt *vt =
        vt_start(&options, (char *[]){(char *)program_path("fixtree"), "--db", "scan.db", NULL});
    shows(vt, "1", "1 Resolution: Open the web page of the scanner.");
    assert_true(vt_has(vt, "2 Resolution: Empty the share."));
    shows(vt, "2", "\u203a Resolution: Empty the share.");
    vt_end(vt);
}

static void a_recommendation_is_said_once(void **state) {
    (void)state;
    struct vt *vt = at_scans(24, 80);
    assert_string_equal(
        vt_row(vt, vt_find(vt, "2 Clean the glass") + 1), "  1 step, the article recommends it");
    vt_end(vt);
}

/* When a fix is for, and what there is to do, stand in rows of their own where they need them. */
static void a_narrow_screen_has_all_of_a_fix(void **state) {
    (void)state;
    struct vt *vt = at_problem(20, 40);
    int row = vt_find(vt, "2 Install the driver by hand");
    assert_string_equal(vt_row(vt, row + 1), "  If the client has no network");
    assert_string_equal(vt_row(vt, row + 2), "  2 steps, 1 command, installs something");
    assert_string_equal(vt_row(vt, row + 3), "3 Print through another queue");
    assert_string_equal(vt_row(vt, row + 4), "  1 step, needs a restart of the");
    assert_string_equal(vt_row(vt, row + 5), "  computer, changes a policy for many");
    vt_end(vt);
}

static void the_text_of_a_problem_scrolls_below_its_fixes(void **state) {
    (void)state;
    struct vt *vt = at_problem(20, 80);
    assert_false(vt_has(vt, "The driver was removed"));
    vt_type(vt, " ");
    shows(vt, " ", "The driver was removed from the print server.");
    assert_true(vt_has(vt, "text: 100 %"));
    assert_true(vt_has(vt, "1 Let clients"));
    int row = vt_find(vt, "The driver was removed");
    vt_mouse(vt, 4, row, 5); /* the wheel turns what it is over */
    assert_true(vt_find(vt, "The driver was removed") != row);
    vt_type(vt, "\033[5~");
    shows(vt, "\033[5~", "Applies to");
    vt_end(vt);
}

static void exact_things_are_set_off(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "1", "\u2503 Value name  FetchDrivers");
    assert_true(vt_has(vt, "\u2503 Type        REG_DWORD"));
    assert_true(vt_has(vt, "\u2503 Data        1"));
    assert_true(vt_has(vt, "\u2503 Warning"));
    int row = vt_find(vt, "net start spooler");
    assert_string_equal(vt_row(vt, row), "   \u2503 net start spooler");
    vt_end(vt);
}

static void brackets_go_from_fix_to_fix(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "1]", "fix 2 of 3");
    assert_true(vt_has(vt, "Add-PrinterDriver"));
    shows(vt, "]", "fix 3 of 3");
    shows(vt, "]", "This is the last fix");
    shows(vt, "[[", "fix 1 of 3");
    shows(vt, "[", "This is the first fix");
    shows(vt, "]]h", "fix 3 of 3"); /* in the list it is the selected one */
    assert_true(vt_cell(vt, vt_find(vt, "3 Print through"), 4).attrs.reverse);
    vt_end(vt);
}

/* The only fix stands below its problem. */
static void the_only_fix_is_a_key_away(void **state) {
    (void)state;
    struct vt *vt = program_start(12, 80, NULL);
    shows(vt, "3", "The clock of a computer is wrong");
    assert_false(vt_has(vt, "w32tm /resync"));
    shows(vt, "]", "net start w32time");
    shows(vt, "]", "This is the only fix");
    shows(vt, "[", "Symptoms");
    assert_string_equal(vt_row(vt, 1), "The clock of a computer is wrong");
    vt_end(vt);
}

static void ready_made_lines_are_shown_on_demand(void **state) {
    (void)state;
    struct vt *vt = at_problem(40, 100);
    vt_type(vt, "1");
    assert_false(vt_has(vt, "reg add"));
    shows(vt, "r", "reg add");
    vt_type(vt, "r");
    assert_false(vt_has(vt, "reg add"));
    vt_end(vt);
}

static void the_only_command_is_copied_at_once(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "2y", "Copied: Add-PrinterDriver -Name \"Contoso Office 12\"");
    assert_non_null(/* base64 of that line */
        strstr(vt_osc(vt), "52;c;QWRkLVByaW50ZXJEcml2ZXIgLU5hbWUgIkNvbnRvc28gT2ZmaWNlIDEyIg==\n"));
    vt_end(vt);
}

static void one_of_several_is_chosen_to_be_copied(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "1y", "Copy which?");
    assert_true(vt_has(vt, "1 Command Prompt"));
    assert_true(vt_has(vt, "3 Registry setting"));
    assert_true(vt_has(vt, "Enter Copy"));
    shows(vt, "2", "Copied: net start spooler");
    assert_non_null(strstr(vt_osc(vt), "52;c;bmV0IHN0YXJ0IHNwb29sZXI=\n"));
    shows(vt, "3", "Copied: reg add");
    shows(vt, "ky", "Copied: net start spooler");
    shows(vt, "h", "fix 1 of 3");
    vt_end(vt);
}

static void nothing_to_copy_is_said(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "3y", "There is no command or registry setting here.");
    vt_end(vt);
}

static void read_file(const char *name, char *text, size_t size) {
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* The same sheet is not written twice; with a value filled in it is another one. */
static void a_sheet_that_is_there_is_kept(void **state) {
    (void)state;
    static const char name[] = "fix-1-0x80070005-access-to-the-share-is-denied.txt";
    static char text[16384];
    struct vt *vt = program_start(24, 120, NULL);
    shows(vt, "21p", "Written: fix-1-0x80070005-access-to-the-share-is-denied.txt in ");
    shows(vt, "p", "It is there already: fix-1-0x80070005-access-to-the-share-is-denied.txt in ");
    shows(vt, "vplans\r\rp", "Written: fix-1-0x80070005-access-to-the-share-is-denied-2.txt in ");
    shows(vt, "p", "It is there already: fix-1-0x80070005-access-to-the-share-is-denied-2.txt in ");
    read_file(name, text, sizeof text);
    assert_null(strstr(text, "plans"));
    vt_end(vt);
}

static void a_sheet_is_written_in_a_chosen_format(void **state) {
    (void)state;
    static char text[65536];
    struct vt *vt = at_problem(24, 120);
    shows(vt, "1P", "Write as which?");
    shows(vt, "3", "Written: fix-1-error-1797-the-printer-driver-is-unknown.html in ");
    assert_true(vt_has(vt, "1. On the client, set this registry value."));
    read_file("fix-1-error-1797-the-printer-driver-is-unknown.html", text, sizeof text);
    assert_non_null(strstr(text, "<html"));
    shows(vt, "hP5", "Written: error-1797-the-printer-driver-is-unknown.reg in ");
    shows(vt, "2P", "Write as which?");
    shows(vt, "5", "there is no registry setting to make a .reg file of");
    shows(vt, "fticket\r", "1 md    Markdown"); /* another one can be chosen */
    vt_end(vt);
}

static void a_sheet_is_written_once(void **state) {
    (void)state;
    static const char name[] = "fix-2-error-1797-the-printer-driver-is-unknown.txt";
    static char text[16384];
    struct vt *vt = at_problem(24, 120);
    shows(vt, "2p", "Written: fix-2-error-1797-the-printer-driver-is-unknown.txt in /tmp/");
    read_file(name, text, sizeof text);
    assert_non_null(strstr(text, "Add-PrinterDriver -Name \"Contoso Office 12\""));
    assert_null(strstr(text, "net stop spooler"));
    shows(vt, "p", "It is there already: fix-2-error-1797");
    vt_end(vt);
}

/* What does not fit into a row goes on in the next: the end of the path is what tells folders
 * apart. What stood there comes back with the next key. */
static void a_long_folder_is_shown_whole(void **state) {
    (void)state;
    static const char folder[] = "customers-of-the-northern-branch-office-visited-in-november";
    static const char sheet[] = "fix-2-error-1797-the-printer-driver-is-unknown.txt";
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(chdir(folder), 0);
    struct vt *vt = at_problem(24, 80);
    vt_type(vt, "2");
    char *before = strdup(vt_row(vt, 20));
    shows(vt, "p", "Written: fix-2-error-1797-the-printer-driver-is-unknown.txt in");
    assert_int_equal(unlink(sheet), 0);
    assert_int_equal(chdir(program_work), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_true(vt_has(vt, "visited-in-november"));
    assert_true(vt_has(vt, "? Help  h Back"));
    vt_type(vt, "\f");
    assert_string_equal(vt_row(vt, 20), before);
    vt_end(vt);
    free(before);
}

static void a_sheet_of_all_fixes_is_written(void **state) {
    (void)state;
    static char text[16384];
    struct vt *vt = at_problem(24, 120);
    shows(vt, "p", "Written: error-1797-the-printer-driver-is-unknown.txt");
    read_file("error-1797-the-printer-driver-is-unknown.txt", text, sizeof text);
    assert_non_null(strstr(text, "net stop spooler"));
    assert_non_null(strstr(text, "Add-PrinterDriver"));
    vt_end(vt);
}

/* The folder that fixtree was started in is gone: nothing can be written there. */
static void a_sheet_that_cannot_be_written_is_said(void **state) {
    (void)state;
    assert_int_equal(mkdir("gone", 0700), 0);
    assert_int_equal(chdir("gone"), 0);
    struct vt *vt = at_problem(24, 120);
    assert_int_equal(chdir(program_work), 0);
    assert_int_equal(rmdir("gone"), 0);
    shows(vt, "3", "fix 3 of 3");
    shows(vt, "p", "No such file or directory");
    vt_end(vt);
}

static void links_are_followed(void **state) {
    (void)state;
    struct vt *vt = at_problem(24, 80);
    shows(vt, "11", "Jobs wait, and nothing comes out of the printer.");
    shows(vt, "h", "fix 1 of 3");
    shows(vt, "2", "Not in the knowledge base; copied: https://printers.example/drivers");
    assert_non_null(strstr(vt_osc(vt), "52;c;aHR0cHM6Ly9wcmludGVycy5leGFtcGxlL2RyaXZlcnM=\n"));
    shows(vt, "\t\r", "Jobs wait"); /* Tab begins at the first one in view */
    vt_end(vt);
}

/* A link to a place: the fix that begins there; when reading, the text at that place. */
static void links_lead_to_places(void **state) {
    (void)state;
    struct vt *vt = program_start(14, 80, NULL);
    vt_type(vt, "1");
    shows(vt, "2]", "A damaged job blocks");
    shows(vt, "1", "Add-PrinterDriver");
    assert_true(vt_has(vt, "fix 2 of 3"));
    shows(vt, "ha", "Resolution");
    shows(vt, "1", "Method 2: Install the driver by hand");
    assert_string_equal(vt_row(vt, 1), "Method 2: Install the driver by hand");
    vt_end(vt);
}

static void the_article_is_read_at_the_fix(void **state) {
    (void)state;
    struct vt *vt = at_problem(12, 80);
    shows(vt, "2a", "Method 2: Install the driver by hand");
    assert_string_equal(vt_row(vt, 1), "Method 2: Install the driver by hand");
    shows(vt, "c", "2 Install the driver");
    shows(vt, "1G", "3. If jobs stay in the queue");
    shows(vt, "a", "3. If jobs stay in the queue");
    assert_false(vt_has(vt, "Method 1")); /* it begins with what was in view */
    vt_end(vt);
}

/* The headings of a text are a list that is filtered by typing; the one that is read is selected.
 */
static void a_heading_is_chosen(void **state) {
    (void)state;
    struct vt *vt = at_problem(12, 80);
    vt_type(vt, "2a");
    shows(vt, "i", "  Resolution");
    int row = vt_find(vt, "Method 2: Install the driver by hand");
    assert_true(vt_cell(vt, row, 6).attrs.reverse);
    shows(vt, "cause\r", "The driver was removed from the print server.");
    assert_string_equal(vt_row(vt, 1), "Cause");
    vt_end(vt);
}

/* From the fixes to the text and back, as often as one likes: one way back leaves both. */
static void an_article_does_not_pile_up(void **state) {
    (void)state;
    static const char way[] = " fixtree \u203a Search \u203a Scans arrive empty";
    struct vt *vt = at_scans(24, 80);
    for (int i = 0; i < 3; i++) {
        shows(vt, "a", "Method 1: Turn the page over");
        shows(vt, "c", "Fixes, in the order to try them");
        assert_string_equal(vt_row(vt, 0), way);
        shows(vt, "2a", "Method 1: Turn the page over");
        shows(vt, "c", "fix 2 of 2");
        assert_string_equal(vt_row(vt, 0), way);
    }
    shows(vt, "h", "Search: scans");
    vt_end(vt);
}

/* A link to the page that it stands on. */
static void an_article_links_to_itself(void **state) {
    (void)state;
    struct vt *vt = at_scans(10, 80);
    vt_type(vt, "a");
    shows(vt, "1", "This is that article.");
    shows(vt, "2", "Method 2: Clean the glass (recommended)");
    assert_string_equal(
        vt_row(vt, 0), " fixtree \u203a Search \u203a Scans arrive empty \u203a Whole article");
    shows(vt, "h", "1 Turn the page over");
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_problem_shows_its_fixes_and_what_it_is),
    cmocka_unit_test(fixes_of_one_name_are_told_apart),
    cmocka_unit_test(a_recommendation_is_said_once),
    cmocka_unit_test(a_narrow_screen_has_all_of_a_fix),
    cmocka_unit_test(the_text_of_a_problem_scrolls_below_its_fixes),
    cmocka_unit_test(exact_things_are_set_off),
    cmocka_unit_test(brackets_go_from_fix_to_fix),
    cmocka_unit_test(the_only_fix_is_a_key_away),
    cmocka_unit_test(ready_made_lines_are_shown_on_demand),
    cmocka_unit_test(the_only_command_is_copied_at_once),
    cmocka_unit_test(one_of_several_is_chosen_to_be_copied),
    cmocka_unit_test(nothing_to_copy_is_said),
    cmocka_unit_test(a_sheet_is_written_once),
    cmocka_unit_test(a_sheet_that_is_there_is_kept),
    cmocka_unit_test(a_sheet_is_written_in_a_chosen_format),
    cmocka_unit_test(a_long_folder_is_shown_whole),
    cmocka_unit_test(a_sheet_of_all_fixes_is_written),
    cmocka_unit_test(a_sheet_that_cannot_be_written_is_said),
    cmocka_unit_test(links_are_followed),
    cmocka_unit_test(links_lead_to_places),
    cmocka_unit_test(the_article_is_read_at_the_fix),
    cmocka_unit_test(a_heading_is_chosen),
    cmocka_unit_test(an_article_does_not_pile_up),
    cmocka_unit_test(an_article_links_to_itself),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}
