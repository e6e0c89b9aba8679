/* Registry settings whose parts are spread over an article. */
#include "tests/unit/extract/article.h"

/* Checks the settings of an article below "## Resolution", a line each:
 * "key|name|type|data|delete" (or "look", "create", "default"). */
static void sets(const char *steps, const char *expected) {
    struct buf text = {0}, got = {0};
    buf_printf(&text, "# A title\n\n## Resolution\n\n%s\n", steps);
    struct read *read = read_article(buf_string(&text));
    for (size_t i = 0; i < read->article.settings.count; i++) {
        const struct registry_setting *s = &read->article.settings.items[i].setting;
        buf_printf(&got, "%.*s|%.*s|%s|%.*s%s\n", SLICE_ARGS(s->key), SLICE_ARGS(s->name),
            registry_type_name(s->type), SLICE_ARGS(s->data),
            s->op == REGISTRY_DELETE       ? "|delete"
            : s->op == REGISTRY_LOOK       ? "|look"
            : s->op == REGISTRY_CREATE_KEY ? "|create"
            : s->is_default                ? "|default"
                                           : "");
    }
    assert_buf(got, expected);
    read_done(read);
    buf_fini(&text);
    buf_fini(&got);
}

#define KEY "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\Queue"
#define KEY_IN_CODE "`" KEY "`"

static void over_steps(void **state) {
    (void)state;
    sets("1. Locate the subkey " KEY_IN_CODE ".\n"
         "2. On the **Edit** menu, point to **New**, and then click **DWORD Value**.\n"
         "3. Type MaxJobs, and then press ENTER.\n"
         "4. On the **Edit** menu, click **Modify**.\n"
         "5. In the **Value data** box, type 20, and then click **OK**.",
        KEY "|MaxJobs|REG_DWORD|20\n");
}

static void boxes_name_no_value(void **state) {
    (void)state;
    sets("1. Locate the subkey " KEY_IN_CODE ".\n"
         "2. Point to **New**, and then click **DWORD Value**.\n"
         "3. In the **New Value #1** box, type *MaxJobs*, and then press Enter.\n"
         "4. Right-click **MaxJobs**, click **Modify**, and type 3 in the **Value data** box.",
        KEY "|MaxJobs|REG_DWORD|3\n");
    sets("1. Open " KEY_IN_CODE ".\n2. On the **Edit** menu, click **New Value**.", "");
}

static void names_of_several_words(void **state) {
    (void)state;
    sets("1. Locate the subkey " KEY_IN_CODE ".\n"
         "2. Point to **New**, and then click **DWORD Value**.\n"
         "3. Type Longest Job (mins), and then press ENTER.\n"
         "4. Double-click **Longest Job (mins)**. In the **Edit DWORD Value** box, type 5.",
        KEY "|Longest Job (mins)|REG_DWORD|5\n");
}

static void in_one_sentence(void **state) {
    (void)state;
    sets("Set the `MaxJobs` registry value in " KEY_IN_CODE " to 7.", KEY "|MaxJobs||7\n");
    sets("Set `HKLM\\SOFTWARE\\Example\\Queue\\MaxJobs` DWORD value to 0x10.",
        KEY "|MaxJobs|REG_DWORD|0x10\n");
}

static void data_in_brackets(void **state) {
    (void)state;
    sets("Create this DWORD value under " KEY_IN_CODE ": MaxJobs [Value = 1]",
        KEY "|MaxJobs|REG_DWORD|1\n");
    sets("1. Open " KEY_IN_CODE ".\n2. Recreate `Priority (REG_DWORD)` = **1**.",
        KEY "|Priority|REG_DWORD|1\n");
}

static void data_of_a_word(void **state) {
    (void)state;
    sets("1. Open " KEY_IN_CODE ".\n"
         "2. Look for a **KeepJobs** entry that has a type of **REG_SZ** and a value of **N**.",
        KEY "|KeepJobs|REG_SZ|N\n");
    sets("1. Open " KEY_IN_CODE ".\n2. Double-click **JobMask**.\n"
         "3. In the **Value data** box, type ffff0000, and then click **OK**.",
        KEY "|JobMask||ffff0000\n");
}

static void in_several_keys(void **state) {
    (void)state;
    sets("1. Locate the following subkeys:\n\n   - `HKLM\\SOFTWARE\\Example\\One`\n"
         "   - `HKLM\\SOFTWARE\\Example\\Two`\n\n"
         "2. In each, create a DWORD value named **MaxJobs**, and set it to 2.\n"
         "3. Locate " KEY_IN_CODE ", and set the **MinJobs** registry value to 1.",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\One|MaxJobs|REG_DWORD|2\n"
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\Two|MaxJobs|REG_DWORD|2\n" KEY "|MinJobs||1\n");
}

static void by_labels(void **state) {
    (void)state;
    const char *expected = KEY "|MaxJobs|REG_DWORD|20\n";
    sets("Create this value:\n\nPath: " KEY_IN_CODE "  \nValue name: MaxJobs  \n"
         "Value type: REG_DWORD  \nValue data: 20",
        expected);
    sets("Create this value in " KEY_IN_CODE ":\n\n"
         "Value name: MaxJobs Data type: REG_DWORD Value data: 20",
        expected);
}

static void in_a_table(void **state) {
    (void)state;
    sets("Set these values:\n\n|Key|Name|Type|Data|\n|---|---|---|---|\n"
         "|" KEY_IN_CODE "|MaxJobs|REG_DWORD|20|",
        KEY "|MaxJobs|REG_DWORD|20\n");
    sets("Set these values:\n\n|Value name|Change the value to|\n|---|---|\n"
         "|" KEY "\\MaxJobs|2|",
        KEY "|MaxJobs||2\n");
}

static void path_of_a_value(void **state) {
    (void)state;
    sets("Open the following registry value:\n\n`" KEY "\\MaxJobs`\n\nThen set it to 3.",
        KEY "|MaxJobs||3\n");
}

static void choices_have_no_data(void **state) {
    (void)state;
    sets("To keep jobs, set the `KeepJobs` registry value in " KEY_IN_CODE " to 1.\n\n"
         "To drop jobs, set the `KeepJobs` registry value to 0.",
        KEY "|KeepJobs||\n");
}

static void deletions(void **state) {
    (void)state;
    sets("Delete the `MaxJobs` registry value from " KEY_IN_CODE ".", KEY "|MaxJobs|||delete\n");
    sets("1. Set the `MaxJobs` registry value in " KEY_IN_CODE " to 1.\n"
         "2. Test the queue, and then delete the `MaxJobs` value.",
        KEY "|MaxJobs||1\n");
}

static void by_bare_commands(void **state) {
    (void)state;
    sets("Run Set-ItemProperty -Path HKLM:\\SOFTWARE\\Example\\Queue -Name MaxJobs -Value 1 to set "
         "it.",
        KEY "|MaxJobs||1\n");
    sets("Run this command:\n\nreg add HKLM\\SOFTWARE\\Example\\Queue /v MaxJobs /t REG_DWORD /d 4",
        KEY "|MaxJobs|REG_DWORD|4\n");
}

static void scripts_name_no_value(void **state) {
    (void)state;
    sets("Run:\n\n```vbscript\nSet JobShell = CreateObject(\"X\")\n"
         "JobShell.RegRead(\"HKLM\\SOFTWARE\\Example\\Queue\")\n```",
        "");
}

static void deleted_in_a_list(void **state) {
    (void)state;
    sets("1. Locate the subkey " KEY_IN_CODE ".\n"
         "2. Under the **Rules** registry subkey, right-click each of the following values, click "
         "**Delete**, and then click **Yes**:\n\n   - Oldest\n   - Job Rule ID\n\n"
         "3. Restart the computer.",
        KEY "\\Rules|Oldest|||delete\n" KEY "\\Rules|Job Rule ID|||delete\n");
    sets("Remove the following registry value:\n\n`" KEY "\\MaxJobs`", KEY "|MaxJobs|||delete\n");
    sets("Remove the following registry entry:\n\n`" KEY "\\MaxJobs`  \n"
         "If it exists, also remove the following registry entry:\n\n`" KEY "\\MinJobs`  \n"
         "Restart the queue.",
        KEY "|MaxJobs|||delete\n" KEY "|MinJobs|||delete\n");
}

static void keys_made_and_deleted(void **state) {
    (void)state;
    /* the value makes its key */
    const char *expected = KEY "\\Rules|MaxRules|REG_DWORD|7\n";
    sets("1. Locate " KEY_IN_CODE
         ".\n2. Right-click **Queue**, point to **New**, and then click **Key**.\n"
         "3. Type *Rules*, and then press Enter.\n"
         "4. Right-click **Rules**, point to **New**, and then click **DWORD Value**.\n"
         "5. Type *MaxRules*, and then press Enter.\n"
         "6. Right-click **MaxRules**, click **Modify**, and type 7 in the **Value data** box.",
        expected);
    sets("1. Locate " KEY_IN_CODE ".\n2. Click **New** > **Key**, and name it Rules.\n"
         "3. Click **New** > **DWORD (32-bit) Value**, and name it as MaxRules.\n4. Set the value "
         "to 7.",
        expected);
    sets(
        "Below " KEY_IN_CODE ", create a registry key named **Rules**.", KEY "\\Rules||||create\n");
    sets("1. Back up this registry key: " KEY_IN_CODE ".\n"
         "2. Delete the registry key that you backed up in step 1.",
        KEY "||||delete\n");
}

static void announced_deletions(void **state) {
    (void)state;
    sets("To resolve this, remove the following key from the registry:  \n" KEY_IN_CODE,
        KEY "||||delete\n");
    sets("Delete the **`MaxJobs`** registry entry of this registry subkey:\n\n" KEY_IN_CODE,
        KEY "|MaxJobs|||delete\n");
}

static void key_that_is_clicked(void **state) {
    (void)state;
    sets("1. Locate " KEY_IN_CODE ".\n2. Right-click **Queue**, point to **New**, and then click "
         "**Multi-String Value**.\n3. Type *IgnoreRules*, and then press Enter.\n"
         "4. Right-click **IgnoreRules**, and then click **Modify**.\n"
         "5. Type *Acme Service/\\**, and then click **OK**.",
        KEY "|IgnoreRules|REG_MULTI_SZ|Acme Service/*\n");
    sets("1. Locate " KEY_IN_CODE ".\n2. Right-click **NT AUTHORITY\\NETWORK SERVICE**, and then "
         "click **Modify**.\n3. In the **Value data** box, type 1, and then click **OK**.",
        KEY "|NT AUTHORITY\\NETWORK SERVICE||1\n");
}

static void default_values(void **state) {
    (void)state;
    sets("1. Locate " KEY_IN_CODE
         ".\n2. Right-click the **(Default)** entry, and click **Modify**.\n"
         "3. In the **Value data** box, type **5**.",
        KEY "|||5|default\n");
}

static void looked_at_first(void **state) {
    (void)state;
    sets("Run `reg query " KEY " /v MaxJobs`.\n\nIf it is not 4, run "
         "`reg add " KEY " /v MaxJobs /t REG_DWORD /d 4`.",
        KEY "|MaxJobs|REG_DWORD|4\n");
    sets("Run `reg query " KEY " /v MaxJobs`.", KEY "|MaxJobs|||look\n");
    sets("1. Run `reg delete " KEY " /v MaxJobs`.\n"
         "2. Run `reg add " KEY " /v MaxJobs /t REG_DWORD /d 4`.",
        KEY "|MaxJobs|||delete\n" KEY "|MaxJobs|REG_DWORD|4\n");
}

static void what_sets_nothing(void **state) {
    (void)state;
    sets("Restart the queue.\n\nThe `MaxJobs` registry value in " KEY_IN_CODE " limits the jobs.",
        "");
    sets("1. Open " KEY_IN_CODE ".\n2. Select **Add Value** on the **Edit** menu.", "");
    sets("1. Open " KEY_IN_CODE ".\n2. Exit Registry Editor.\n"
         "3. Double-click **Session Rules**.",
        "");
    sets("Calculate the value for the registry:\n\nJobSize = 1200 + 40 for each job", "");
    sets("Under " KEY_IN_CODE ", every key was deleted, so create the entries anew.", "");
    sets("Add a \"disable\" value to the registry subkey " KEY_IN_CODE ".", "");
    sets("Open " KEY_IN_CODE ".\n\nThe default values are:\n\n- MaxJobs=10\n- MinJobs=2", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_steps),
        cmocka_unit_test(boxes_name_no_value),
        cmocka_unit_test(names_of_several_words),
        cmocka_unit_test(in_one_sentence),
        cmocka_unit_test(data_in_brackets),
        cmocka_unit_test(data_of_a_word),
        cmocka_unit_test(in_several_keys),
        cmocka_unit_test(by_labels),
        cmocka_unit_test(in_a_table),
        cmocka_unit_test(path_of_a_value),
        cmocka_unit_test(choices_have_no_data),
        cmocka_unit_test(deletions),
        cmocka_unit_test(by_bare_commands),
        cmocka_unit_test(scripts_name_no_value),
        cmocka_unit_test(deleted_in_a_list),
        cmocka_unit_test(keys_made_and_deleted),
        cmocka_unit_test(announced_deletions),
        cmocka_unit_test(key_that_is_clicked),
        cmocka_unit_test(default_values),
        cmocka_unit_test(looked_at_first),
        cmocka_unit_test(what_sets_nothing),
    };
    return RUN_TESTS(tests);
}
