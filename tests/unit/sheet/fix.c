/* A fix as it is shown: numbers, commands, settings, warnings. */
#include "tests/unit/sheet/sheets.h"

static const char commands[] = "# Error 691: refused\n\n"
                               "## Resolution: Enter the credentials anew\n\n"
                               "1. On the client, dial with the full name.\n\n"
                               "   ```cmd\n"
                               "   rasdial \"<connection>\" <user> *\n"
                               "   ```\n\n"
                               "2. Open the settings and click **Clear sign-in info**.\n"
                               "3. Press Windows+R and run `ncpa.cpl`.\n";

static void a_command_stands_behind_its_step_once(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of(commands));
    fix_is(&subject, 1, 60,
        "Fix 1: Enter the credentials anew\n"
        "1. On the client, dial with the full name.\n"
        "\n"
        "   | Command Prompt\n"
        "   | rasdial \"<connection>\" <user> *\n"
        "\n"
        "2. Open the settings and click Clear sign-in info.\n"
        "\n"
        "3. Press Windows+R and run ncpa.cpl.\n");
}

static void boxes_say_what_was_done(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of(commands));
    struct layout *layout = layout_of_width(60);
    enum layout_box done[16] = {LAYOUT_BOX_DONE};
    subject.boxes = true;
    subject.done = done;
    struct sheet_steps steps = sheet_steps_of(arena, subject.article, 0);
    assert_int_equal(steps.count, 3);
    assert_slice(steps.items[1].label, "2");
    done[steps.items[1].step] = LAYOUT_BOX_FAILED;
    done[steps.items[2].step] = LAYOUT_BOX_EMPTY;
    sheet_fix(layout, &subject, 0);
    assert_has(printed(layout), "[x] 1. On the client");
    assert_has(printed(layout), "[!] 2. Open the settings");
    assert_has(printed(layout), "[ ] 3. Press Windows+R");
}

static void values_stand_for_placeholders(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of(commands));
    const struct sheet_value value = {SLICE("Connection"), SLICE("Head office")};
    struct layout *layout = layout_of_width(60);
    subject.values = &value;
    subject.value_count = 1;
    sheet_fix(layout, &subject, 0);
    assert_has(printed(layout), "| rasdial \"Head office\" <user> *");
    struct sheet_names names = sheet_placeholders(arena, subject.article, 0);
    assert_int_equal(names.count, 2);
    assert_slice(names.items[0], "connection");
    assert_slice(names.items[1], "user");
}

static void filled_is(const char *text, const char *expected) {
    const struct sheet_value values[] = {{SLICE("server"), SLICE("vpn1")},
        {SLICE("Name"), SLICE("x")}, {SLICE("4D36E972-E325-11CE-BFC1-08002BE10318"), SLICE("x")}};
    struct sheet_subject subject = {.values = values, .value_count = 3};
    assert_slice(sheet_filled(arena, &subject, slice_of(text)), expected);
}

/* Braces mean other things, too: script blocks, variables, GUIDs. */
static void braces_hold_placeholders(void **state) {
    (void)state;
    filled_is("ping {server} -n 1", "ping vpn1 -n 1");
    filled_is("ping <server>, {SERVER} and {other}", "ping vpn1, vpn1 and {other}");
    filled_is("where { $_.Name } ${Name} {{Name}}", "where { $_.Name } ${Name} {{Name}}");
    filled_is("HKLM\\{4D36E972-E325-11CE-BFC1-08002BE10318}",
        "HKLM\\{4D36E972-E325-11CE-BFC1-08002BE10318}");
    filled_is("{", "{");
    filled_is("<server", "<server");
}

static const char setting[] =
    "# Clients behind NAT fail\n\n"
    "## Workaround: Let the client through\n\n"
    "1. Set this value.\n\n"
    "   - Key: `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent`\n"
    "   - Value name: AssumeUDPEncapsulationContextOnSendRule\n"
    "   - Type: REG_DWORD\n"
    "   - Data: 2\n\n"
    "2. Restart the computer.\n";

static void a_setting_is_said_once(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of(setting));
    fix_is(&subject, 1, 90,
        "Fix 1 (workaround): Let the client through\n"
        "1. Set this value.\n"
        "\n"
        "   | Registry value to set\n"
        "   | Key         HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent\n"
        "   | Value name  AssumeUDPEncapsulationContextOnSendRule\n"
        "   | Type        REG_DWORD\n"
        "   | Data        2\n"
        "\n"
        "2. Restart the computer.\n");
}

static void helpers_are_the_registry_writers_lines(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of(setting));
    struct layout *layout = layout_of_width(200);
    subject.helpers = SHEET_ALL;
    sheet_fix(layout, &subject, 0);
    struct slice text = printed(layout);
    assert_has(text,
        "| Apply    reg add \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent\" /v "
        "\"AssumeUDPEncapsulationContextOnSendRule\" /t REG_DWORD /d 2 /f\n");
    assert_has(text, "| Undo     reg delete \"HKLM");
    assert_has(text, "PowerShell, as administrator");
    assert_has(text, "\"AssumeUDPEncapsulationContextOnSendRule\"=dword:00000002\n");
}

static void a_refused_setting_says_why(void **state) {
    (void)state;
    struct article *article = article_of(setting);
    struct sheet_subject subject = subject_of(article);
    struct layout *layout = layout_of_width(200);
    article->settings.items[0].setting.data = SLICE("<the value>");
    subject.helpers = SHEET_COMMANDS;
    sheet_fix(layout, &subject, 0);
    assert_has(printed(layout), "No line for the Command Prompt: the data is to be filled in");
    assert_lacks(printed(layout), "reg add");
}

/* The article's own numbers count, and what stands between its steps is kept. */
static void lists_keep_their_numbers(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of("# The page is empty\n\n"
                                                         "## Resolution\n\n"
                                                         "1. Open the console.\n\n"
                                                         "   It shows two nodes.\n\n"
                                                         "2. Change the mode:\n\n"
                                                         "   1. Open the **Mode** tab.\n"
                                                         "   2. Select one of these:\n\n"
                                                         "      - Fast\n"
                                                         "      - Slow\n\n"
                                                         "3. Restart the computer.\n"));
    struct layout *layout = layout_of_width(60);
    sheet_fix(layout, &subject, 0);
    struct slice text = printed(layout);
    assert_has(text, "1. Open the console.\n\n   It shows two nodes.\n");
    assert_has(text, "\n2. Change the mode:\n   2.1. Open the Mode tab.\n");
    assert_has(text, "\n   2.2. Select one of these:\n        * Fast\n        * Slow\n");
    assert_has(text, "\n3. Restart the computer.\n");
}

/* An item that the importer did not take for a step is one of the list all the same. */
static void the_whole_list_is_shown(void **state) {
    (void)state;
    struct article *article = article_of("# The page is empty\n\n"
                                         "## Resolution\n\n"
                                         "1. Open the console.\n"
                                         "2. Restart the computer.\n"
                                         "3. Open the console.\n");
    struct sheet_subject subject = subject_of(article);
    subject.boxes = true;
    article->steps.items[0] = article->steps.items[1];
    article->steps.count = 1;
    fix_is(&subject, 1, 60,
        "Fix 1: Resolution\n"
        "[ ] 1. Open the console.\n"
        "[ ] 2. Restart the computer.\n"
        "[ ] 3. Open the console.\n");
}

/* Nothing is told to be done, and that is the answer. */
static void a_fix_without_steps_is_its_section(void **state) {
    (void)state;
    struct article *article = article_of("# The page is empty\n\n"
                                         "## Resolution\n\n"
                                         "This is by design.\n\n"
                                         "- One.\n- Two.\n\n"
                                         "## More\n\nOther.\n");
    struct sheet_subject subject = subject_of(article);
    article->fixes.count = article->steps.count = article->remarks.count = 0;
    *LIST_ADD(arena, &article->fixes) = (struct article_fix){
        .place = {.block = article->body->first->next->index}, .problem = ARTICLE_NONE};
    fix_is(&subject, 1, 60,
        "Fix 1: resolution\n"
        "This is by design.\n"
        "\n"
        "* One.\n"
        "* Two.\n");
}

static void a_warning_stands_before_its_step(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of("# The page is empty\n\n"
                                                         "## Resolution\n\n"
                                                         "1. Open the console.\n"
                                                         "2. Delete the old node.\n\n"
                                                         "   > [!WARNING]\n"
                                                         "   > The node cannot come back.\n\n"
                                                         "3. Restart the computer.\n"));
    fix_is(&subject, 1, 60,
        "Fix 1: Resolution\n"
        "1. Open the console.\n"
        "\n"
        "| Warning\n"
        "| The node cannot come back.\n"
        "\n"
        "2. Delete the old node.\n"
        "\n"
        "3. Restart the computer.\n");
}

static struct article *made_by_hand(void) {
    struct article *article = arena_alloc(arena, sizeof *article);
    article->title = SLICE("By hand");
    *LIST_ADD(arena, &article->fixes) = (struct article_fix){.kind = FIX_CHECK,
        .problem = ARTICLE_NONE,
        .title = SLICE("Check 1: Look"),
        .condition = SLICE("If it is dark"),
        .recommended = true};
    for (unsigned i = 0; i < 3; i++)
        *LIST_ADD(arena, &article->steps) = (struct article_step){
            .fix = 0, .depth = i == 1, .text = arena_printf(arena, "Step %u", i)};
    *LIST_ADD(arena, &article->commands) = (struct article_command){
        .fix = 0, .step = 1, .shell = SHELL_POWERSHELL, .text = SLICE("Get-Lamp -All")};
    *LIST_ADD(arena, &article->remarks) = (struct article_remark){
        .fix = 0, .step = ARTICLE_NONE, .kind = NOTE_TIP, .text = SLICE("Use a torch.")};
    return article;
}

static void a_fix_without_a_body_is_its_list_of_steps(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(made_by_hand());
    fix_is(&subject, 1, 60,
        "Fix 1 (check, recommended): Look\n"
        "Do this if it is dark.\n"
        "\n"
        "1. Step 0\n"
        "   1.1. Step 1\n"
        "\n"
        "        | PowerShell\n"
        "        | Get-Lamp -All\n"
        "\n"
        "2. Step 2\n"
        "\n"
        "| Tip\n"
        "| Use a torch.\n");
}

static void titles_lose_the_kind_that_the_head_says(void **state) {
    (void)state;
    static const struct {
        enum article_fix_kind kind;
        const char *title, *shown;
    } rows[] = {
        {FIX_RESOLUTION, "Resolution 2: Open the port", "Open the port"},
        {FIX_RESOLUTION, "Resolution", "Resolution"},
        {FIX_RESOLUTION, "", "resolution"},
        {FIX_WORKAROUND, "Workaround - Use the address", "Use the address"},
        {FIX_WORKAROUND, "Workarounds for the port", "Workarounds for the port"},
        {FIX_RESOLUTION, "Resolution of names fails:", "Resolution of names fails"},
        {FIX_CHECK, "Check the cable", "Check the cable"},
        {FIX_RESOLUTION, "Method 3: Turn it on", "Turn it on"},
        {FIX_RESOLUTION, "Resolution: Method 1 - Turn it on", "Turn it on"},
        {FIX_RESOLUTION, "Method: two ways", "Method: two ways"},
        {FIX_RESOLUTION, "Solution: Use letters", "Use letters"},
        {FIX_RESOLUTION, "Solution -", "Solution -"},
        {FIX_RESOLUTION, "Option 121 is missing", "Option 121 is missing"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct article_fix fix = {.kind = rows[i].kind, .title = slice_of(rows[i].title)};
        assert_slice(sheet_fix_title(&fix), rows[i].shown);
    }
}

static void fixes_of_a_problem_and_of_all(void **state) {
    (void)state;
    struct article article = {0};
    const int problems[] = {0, ARTICLE_NONE, 1};
    for (size_t i = 0; i < 3; i++)
        LIST_ADD(arena, &article.fixes)->problem = problems[i];
    struct sheet_fixes fixes = sheet_fixes_of(arena, &article, 1);
    assert_int_equal(fixes.count, 2);
    assert_int_equal(fixes.items[0], 1);
    assert_int_equal(fixes.items[1], 2);
    assert_int_equal(sheet_fixes_of(arena, &article, ARTICLE_NONE).count, 3);
}

static void any_width_is_kept(void **state) {
    (void)state;
    const char *const articles[] = {commands, setting};
    for (size_t a = 0; a < 2; a++)
        for (unsigned width = 20; width <= 200; width++) {
            struct sheet_subject subject = subject_of(article_of(articles[a]));
            struct layout *layout = layout_of_width(width);
            subject.boxes = true;
            subject.helpers = SHEET_ALL;
            sheet_overview(layout, &subject);
            sheet_fix(layout, &subject, 0);
            sheet_after(layout, &subject);
            for (size_t i = 0; i < layout->lines.count; i++)
                assert_true(layout->lines.items[i].width <= width);
        }
}

static void a_fix_with_nothing_says_so(void **state) {
    (void)state;
    struct article *article = made_by_hand();
    struct sheet_subject subject = subject_of(article);
    article->steps.count = article->commands.count = article->remarks.count = 0;
    article->fixes.items[0].condition = SLICE("");
    fix_is(&subject, 1, 80,
        "Fix 1 (check, recommended): Look\n"
        "The article gives no steps for this; read the whole of it.\n");
}

static void a_fix_that_is_not_there_adds_nothing(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(made_by_hand());
    fix_is(&subject, 0, 60, "");
    fix_is(&subject, 2, 60, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_command_stands_behind_its_step_once),
        TEST(boxes_say_what_was_done),
        TEST(values_stand_for_placeholders),
        TEST(braces_hold_placeholders),
        TEST(a_setting_is_said_once),
        TEST(helpers_are_the_registry_writers_lines),
        TEST(a_refused_setting_says_why),
        TEST(lists_keep_their_numbers),
        TEST(the_whole_list_is_shown),
        TEST(a_fix_without_steps_is_its_section),
        TEST(a_warning_stands_before_its_step),
        TEST(a_fix_without_a_body_is_its_list_of_steps),
        TEST(titles_lose_the_kind_that_the_head_says),
        TEST(fixes_of_a_problem_and_of_all),
        TEST(any_width_is_kept),
        TEST(a_fix_with_nothing_says_so),
        TEST(a_fix_that_is_not_there_adds_nothing),
    };
    return RUN_TESTS(tests);
}
