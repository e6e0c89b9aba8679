/* What turns of phrase say about a sentence, and which sentences are instructions. */
#include "import/extract/phrase.h"
#include "tests/unit/test.h"

static uint32_t said(const char *text, bool *instruction) {
    struct arena *arena = arena_new();
    struct sentences list = sentences_of(arena, slice_of(text));
    uint32_t phrases = 0;
    for (size_t i = 0; i < list.count; i++)
        phrases |= phrase_of(&list.items[i]);
    *instruction = list.count && phrase_is_instruction(&list.items[0]);
    arena_free(arena);
    return phrases;
}

static void says(const char *text, uint32_t phrases) {
    bool instruction;
    uint32_t got = said(text, &instruction);
    if ((got & phrases) != phrases)
        fail_msg("\"%s\" lacks a phrase", text);
}

static void says_not(const char *text, uint32_t phrases) {
    bool instruction;
    if (said(text, &instruction) & phrases)
        fail_msg("\"%s\" has a phrase too many", text);
}

static void is(const char *text, bool instruction) {
    bool got;
    said(text, &got);
    if (got != instruction)
        fail_msg("\"%s\" is %s instruction", text, got ? "taken for an" : "no");
}

static void causes(void **state) {
    (void)state;
    says("This issue occurs because the disk is full.", PHRASE_CAUSE);
    says("This problem can also occur if the clock is wrong.", PHRASE_CAUSE);
    says("The most likely cause of this error is a full disk.", PHRASE_CAUSE);
    says("The following are the possible causes:", PHRASE_CAUSE);
    says("Most reports stem from an old driver.", PHRASE_CAUSE);
    says("A scanner can interfere with the handshake.", PHRASE_CAUSE);
    says("Two copies that differ may explain the two answers.", PHRASE_CAUSE);
    says("This can happen when the clock is wrong.", PHRASE_CAUSE);
    says("This could be the result of a worn belt.", PHRASE_CAUSE);
    says("It may happen that the tray sags under its load.", PHRASE_CAUSE);
    says("The error that the list above names may still occur if a tray is open.", PHRASE_CAUSE);
    says("This usually happens after an upgrade of the belt.", PHRASE_CAUSE);
    says("Usually happens when two trays are open.", PHRASE_CAUSE);
    says("Three conditions can cause this fault:", PHRASE_CAUSE);
    says("A jam may have several causes.", PHRASE_CAUSE);
    says("A jam can be caused by many things.", PHRASE_CAUSE);
    says("The jam is often due to wet paper.", PHRASE_CAUSE);
    says("Common failure scenarios:", PHRASE_CAUSE);
    says("This problem may occur for any of the following reasons:", PHRASE_CAUSE);
    says("The tray is closed because some sheets are wet.", PHRASE_CAUSE_WEAK);
    says_not("The next parts explain common failure scenarios.", PHRASE_CAUSE);
    says_not("You may replace the belt for several reasons.", PHRASE_CAUSE);
    says("This behavior is by design.", PHRASE_BY_DESIGN);
    says_not("Determine the cause of the error.", PHRASE_CAUSE);
    says_not("Select a reason for the change.", PHRASE_CAUSE);
}

static void ways_out(void **state) {
    (void)state;
    says("To resolve this issue, restart the service.", PHRASE_FIX);
    says("The cleanest fix is a second line.", PHRASE_FIX);
    says("To work around this problem, use the old console.", PHRASE_WORKAROUND);
    says("Use one of the following methods.", PHRASE_ALTERNATIVES);
    says("The following are options for the repair:", PHRASE_ALTERNATIVES);
    says("You can use the trace to find it.", PHRASE_PERMIT);
    says("You also can remove the old entries.", PHRASE_PERMIT);
    says("If the code is forgotten, you can reset it.", PHRASE_PERMIT);
    says("You can increase the number of trays.", PHRASE_PERMIT);
    says("You can now safely restart the printer.", PHRASE_PERMIT);
    says("Method 1 is the recommended method.", PHRASE_RECOMMENDED);
    says_not("If the name resolution is slow, wait.", PHRASE_FIX);
}

static void examples_and_pointers(void **state) {
    (void)state;
    says("For example, type 2.", PHRASE_EXAMPLE);
    says("Consider the following scenario.", PHRASE_EXAMPLE);
    says("For more information, see the manual.", PHRASE_REFERENCE);
    says("Now go to the Did this fix the problem section.", PHRASE_REFERENCE);
    says("See the following article.", PHRASE_REFERENCE);
    says("The column holds numbers similar to those below.", PHRASE_OUTPUT);
    says_not("You see the following entry in the log.", PHRASE_REFERENCE);
    says_not("For an account of a guest, reset the password.", PHRASE_EXAMPLE);
    says_not("In the Script box, type start.", PHRASE_EXAMPLE);
    says_not("In this case, assign another address.", PHRASE_EXAMPLE);
}

static void instructions(void **state) {
    (void)state;
    is("Restart the service.", true);
    is("On the Edit menu, click Modify.", true);
    is("Then, please restart it.", true);
    is("If the queue hangs, delete the job.", true);
    is("At the prompt, type:", true);
    is("You must restart the computer.", true);
    is("It may be helpful to look at the log.", true);
    is("I always check:", true);
    is("Verify that the service is running.", true);
    is("Cordon the node, and drain it.", true);
    is("SSH into the node.", true);
    is("Need to open a ticket.", true);
    is("The current workaround for all of these cases is to disable the cache.", true);
    is("Action: Copy the backup of the file.", true);
    is("Recommended action: Restart the node.", true);
}

static void no_instructions(void **state) {
    (void)state;
    is("The service restarts.", false);
    is("Type: REG_DWORD", false);
    is("Action: Allow", false);
    is("Access is denied.", false);
    is("Group Policy settings are applied every hour.", false);
    is("Log of the failure", false);
    is("Restart the service?", false);
    is("", false);
}

static void months_are_no_verbs(void **state) {
    (void)state;
    is("Install May 2017 updates.", true);
}

static bool gerund(const char *text) {
    const struct word word = {.text = slice_of(text)};
    return phrase_is_gerund(&word);
}

static void gerunds(void **state) {
    (void)state;
    assert_true(gerund("checking"));
    assert_true(gerund("deleting"));
    assert_true(gerund("running"));
    assert_false(gerund("thing"));
    assert_false(gerund("string"));
    assert_false(gerund("everything"));
    assert_false(gerund(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(causes),
        cmocka_unit_test(ways_out),
        cmocka_unit_test(examples_and_pointers),
        cmocka_unit_test(instructions),
        cmocka_unit_test(no_instructions),
        cmocka_unit_test(months_are_no_verbs),
        cmocka_unit_test(gerunds),
    };
    return RUN_TESTS(tests);
}
