#include "registry/registry.h"
#include "tests/unit/test.h"

#define LM "HKEY_LOCAL_MACHINE\\"
#define REGISTRY "[Microsoft.Win32.Registry]::"

/* A change of value N of key A; NULL as the name is the default value. */
static struct registry_setting set(const char *name, enum registry_type type, const char *data) {
    return (struct registry_setting){.key = SLICE(LM "SOFTWARE\\A b"),
        .name = slice_of(name),
        .data = slice_of(data),
        .has_name = true,
        .is_default = !name,
        .has_data = data,
        .type = type};
}

static void writes(const struct registry_setting *setting, enum registry_writer writer,
    enum registry_act act, const char *expected) {
    struct buf out = {0};
    struct error error = {0};
    buf_add_string(&out, ">");
    if (registry_write(&out, writer, act, setting, &error) != STATUS_OK)
        fail_msg("%s: %s", expected, error.text);
    assert_slice(slice_from(buf_slice(&out), 1), expected);
    assert_int_equal(strlen(out.at), out.len);
    buf_fini(&out);
}

static void refuses(const struct registry_setting *setting, enum registry_writer writer,
    enum registry_act act, const char *reason) {
    struct buf out = {0};
    struct error error = {0};
    buf_add_string(&out, ">");
    if (registry_write(&out, writer, act, setting, &error) != STATUS_NOTHING)
        fail_msg("written: %s", buf_string(&out));
    assert_buf(out, ">");
    if (!strstr(error.text, reason))
        fail_msg("\"%s\" does not say \"%s\"", error.text, reason);
    buf_fini(&out);
}

static void all_refuse(
    const struct registry_setting *setting, enum registry_act act, const char *reason) {
    for (int writer = 0; writer < REGISTRY_WRITERS; writer++)
        refuses(setting, (enum registry_writer)writer, act, reason);
}

static void reg_file(void **state) {
    (void)state;
    static const struct {
        enum registry_type type;
        const char *data, *line;
    } rows[] = {
        {REGISTRY_SZ, "a\"b\\", "\"N\\\\x\"=\"a\\\"b\\\\\""},
        {REGISTRY_SZ, "", "\"N\\\\x\"=\"\""},
        {REGISTRY_EXPAND_SZ, "%T", "\"N\\\\x\"=hex(2):25,00,54,00,00,00"},
        {REGISTRY_MULTI_SZ, "a\\0b", "\"N\\\\x\"=hex(7):61,00,00,00,62,00,00,00,00,00"},
        {REGISTRY_MULTI_SZ, "", "\"N\\\\x\"=hex(7):00,00"},
        {REGISTRY_DWORD, "10", "\"N\\\\x\"=dword:0000000a"},
        {REGISTRY_DWORD, "0xffffffff", "\"N\\\\x\"=dword:ffffffff"},
        {REGISTRY_DWORD, "1 (decimal)", "\"N\\\\x\"=dword:00000001"},
        {REGISTRY_QWORD, "0x123456789abcdef", "\"N\\\\x\"=hex(b):ef,cd,ab,89,67,45,23,01"},
        {REGISTRY_BINARY, "dead", "\"N\\\\x\"=hex:de,ad"},
        {REGISTRY_BINARY, "hex:DE,ad", "\"N\\\\x\"=hex:de,ad"},
        {REGISTRY_BINARY, "", "\"N\\\\x\"=hex:"},
        {REGISTRY_NONE, "01 02", "\"N\\\\x\"=hex(0):01,02"},
        {REGISTRY_EXPAND_SZ, "0123456789abcdef\u00e4",
            "\"N\\\\x\"=hex(2):30,00,31,00,32,00,33,00,34,00,35,00,36,00,37,00,38,00,39,00,61,\\\n"
            "  00,62,00,63,00,64,00,65,00,66,00,e4,00,00,00"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct registry_setting setting = set("N\\x", rows[i].type, rows[i].data);
        struct buf expected = {0};
        buf_printf(&expected, "[" LM "SOFTWARE\\A b]\n%s", rows[i].line);
        writes(&setting, REGISTRY_REG_FILE, REGISTRY_APPLY, buf_string(&expected));
        buf_fini(&expected);
    }
    struct registry_setting setting = set(NULL, REGISTRY_SZ, "x");
    writes(&setting, REGISTRY_REG_FILE, REGISTRY_APPLY, "[" LM "SOFTWARE\\A b]\n@=\"x\"");
    writes(&setting, REGISTRY_REG_FILE, REGISTRY_UNDO, "[" LM "SOFTWARE\\A b]\n@=-");
    refuses(&setting, REGISTRY_REG_FILE, REGISTRY_VERIFY, "only change");
    refuses(&setting, REGISTRY_REG_FILE, REGISTRY_BACKUP, "only change");
    refuses(&setting, REGISTRY_REG_FILE, REGISTRY_RESTORE, "only change");
}

static void reg_exe(void **state) {
    (void)state;
    static const struct {
        enum registry_type type;
        const char *data, *tail;
    } rows[] = {
        {REGISTRY_SZ, "C:\\a b\\", "REG_SZ /d \"C:\\a b\\\\\""},
        {REGISTRY_SZ, "a & b | c > d < 3 ^(e)", "REG_SZ /d \"a & b | c > d < 3 ^(e)\""},
        {REGISTRY_SZ, "", "REG_SZ /d \"\""},
        {REGISTRY_EXPAND_SZ, "C:\\x", "REG_EXPAND_SZ /d \"C:\\x\""},
        {REGISTRY_MULTI_SZ, "a\\0b\\0", "REG_MULTI_SZ /d \"a\\0b\""},
        {REGISTRY_DWORD, "10", "REG_DWORD /d 10"},
        {REGISTRY_DWORD, "0x7530", "REG_DWORD /d 0x7530"},
        {REGISTRY_DWORD, "10 (hex)", "REG_DWORD /d 16"},
        {REGISTRY_QWORD, "18446744073709551615", "REG_QWORD /d 18446744073709551615"},
        {REGISTRY_BINARY, "0a,FF", "REG_BINARY /d 0aff"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct registry_setting setting = set("N x", rows[i].type, rows[i].data);
        struct buf expected = {0};
        buf_printf(&expected, "reg add \"HKLM\\SOFTWARE\\A b\" /v \"N x\" /t %s /f", rows[i].tail);
        writes(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, buf_string(&expected));
        buf_fini(&expected);
    }
    struct registry_setting setting = set(NULL, REGISTRY_SZ, "x");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY,
        "reg add \"HKLM\\SOFTWARE\\A b\" /ve /t REG_SZ /d \"x\" /f");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_VERIFY, "reg query \"HKLM\\SOFTWARE\\A b\" /ve");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_UNDO, "reg delete \"HKLM\\SOFTWARE\\A b\" /ve /f");
    setting = set("N\\", REGISTRY_SZ, "x");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_UNDO,
        "reg delete \"HKLM\\SOFTWARE\\A b\" /v \"N\\\\\" /f");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_BACKUP,
        "reg export \"HKLM\\SOFTWARE\\A b\" \"%USERPROFILE%\\fixtree-A-b-fb5d56c0.reg\"");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_RESTORE,
        "reg import \"%USERPROFILE%\\fixtree-A-b-fb5d56c0.reg\"");
}

static void reg_exe_refuses_what_cmd_changes(void **state) {
    (void)state;
    static const char *const rows[] = {
        "%TEMP%", "100%", "a!b", "a\"b", "\" & calc", "/f", "-x", "\u00e4", "\u65e5"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct registry_setting setting = set("N", REGISTRY_SZ, rows[i]);
        refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "change the data");
        setting.type = REGISTRY_MULTI_SZ;
        refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "change the data");
        setting = set(rows[i], REGISTRY_SZ, "x");
        refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "change the value's name");
        refuses(&setting, REGISTRY_REG_EXE, REGISTRY_VERIFY, "change the value's name");
        refuses(&setting, REGISTRY_REG_EXE, REGISTRY_UNDO, "change the value's name");
    }
    struct registry_setting setting = set("N", REGISTRY_NONE, "00");
    refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "does not take");
    refuses(&setting, REGISTRY_POWERSHELL, REGISTRY_APPLY, "without a type");
    setting = set("N", REGISTRY_BINARY, "");
    refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "does not take");
    setting = set("N", REGISTRY_MULTI_SZ, "");
    refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "does not take");
    char longest[8000];
    memset(longest, 'a', sizeof longest);
    setting = set("N", REGISTRY_SZ, "");
    setting.data = (struct slice){longest, sizeof longest};
    refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "longer than");
}

static void powershell(void **state) {
    (void)state;
    static const struct {
        enum registry_type type;
        const char *data, *tail;
    } rows[] = {
        {REGISTRY_SZ, "it's $x `\" %y%", "'it''s $x `\" %y%', 'String'"},
        {REGISTRY_EXPAND_SZ, "%TEMP%\\", "'%TEMP%\\', 'ExpandString'"},
        {REGISTRY_MULTI_SZ, "a\\0'", "[string[]]@('a', ''''), 'MultiString'"},
        {REGISTRY_MULTI_SZ, "", "[string[]]@(), 'MultiString'"},
        {REGISTRY_DWORD, "4294967295", "0xffffffff, 'DWord'"},
        {REGISTRY_QWORD, "1", "0x1L, 'QWord'"},
        {REGISTRY_BINARY, "dead", "[byte[]]@(0xde, 0xad), 'Binary'"},
        {REGISTRY_BINARY, "", "[byte[]]@(), 'Binary'"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct registry_setting setting = set("N'", rows[i].type, rows[i].data);
        struct buf expected = {0};
        buf_printf(&expected, REGISTRY "SetValue('" LM "SOFTWARE\\A b', 'N''', %s)", rows[i].tail);
        writes(&setting, REGISTRY_POWERSHELL, REGISTRY_APPLY, buf_string(&expected));
        buf_fini(&expected);
    }
    struct registry_setting setting = set(NULL, REGISTRY_SZ, "x");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_UNDO,
        REGISTRY "LocalMachine.OpenSubKey('SOFTWARE\\A b', $true).DeleteValue('', $false)");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_VERIFY,
        REGISTRY "LocalMachine.OpenSubKey('SOFTWARE\\A b').GetValue('', $null, "
                 "'DoNotExpandEnvironmentNames')");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_BACKUP,
        "reg.exe export 'HKLM\\SOFTWARE\\A b' \"$env:USERPROFILE\\fixtree-A-b-fb5d56c0.reg\"");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_RESTORE,
        "reg.exe import \"$env:USERPROFILE\\fixtree-A-b-fb5d56c0.reg\"");
    setting.key = SLICE("HKEY_USERS\\S-1-5-18\\A/B");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_APPLY,
        REGISTRY "SetValue('HKEY_USERS\\S-1-5-18\\A/B', '', 'x', 'String')");
}

static void keys(void **state) {
    (void)state;
    struct registry_setting setting = {
        .key = SLICE("HKEY_CURRENT_USER\\A"), .op = REGISTRY_CREATE_KEY};
    writes(&setting, REGISTRY_REG_FILE, REGISTRY_APPLY, "[HKEY_CURRENT_USER\\A]");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_APPLY,
        "[void]" REGISTRY "CurrentUser.CreateSubKey('A')");
    refuses(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY, "empty default value");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_VERIFY, "reg query \"HKCU\\A\"");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_VERIFY,
        "$null -ne " REGISTRY "CurrentUser.OpenSubKey('A')");
    all_refuse(&setting, REGISTRY_UNDO, "by hand");
}

static void deletions(void **state) {
    (void)state;
    struct registry_setting setting = set("N", REGISTRY_UNKNOWN, NULL);
    setting.op = REGISTRY_DELETE;
    writes(&setting, REGISTRY_REG_FILE, REGISTRY_APPLY, "[" LM "SOFTWARE\\A b]\n\"N\"=-");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_APPLY,
        "reg delete \"HKLM\\SOFTWARE\\A b\" /v \"N\" /f");
    writes(&setting, REGISTRY_POWERSHELL, REGISTRY_APPLY,
        REGISTRY "LocalMachine.OpenSubKey('SOFTWARE\\A b', $true).DeleteValue('N', $false)");
    all_refuse(&setting, REGISTRY_UNDO, "backup");
    setting.has_name = false;
    setting.name = SLICE("");
    all_refuse(&setting, REGISTRY_APPLY, "by hand");
    writes(&setting, REGISTRY_REG_EXE, REGISTRY_VERIFY, "reg query \"HKLM\\SOFTWARE\\A b\"");
    setting.op = REGISTRY_LOOK;
    all_refuse(&setting, REGISTRY_APPLY, "only looked at");
    all_refuse(&setting, REGISTRY_UNDO, "only looked at");
}

static void incomplete_settings_are_refused(void **state) {
    (void)state;
    struct registry_setting setting = set("N", REGISTRY_UNKNOWN, "1");
    all_refuse(&setting, REGISTRY_APPLY, "type");
    writes(
        &setting, REGISTRY_REG_EXE, REGISTRY_VERIFY, "reg query \"HKLM\\SOFTWARE\\A b\" /v \"N\"");
    setting = set("N", REGISTRY_SZ, NULL);
    all_refuse(&setting, REGISTRY_APPLY, "does not say the data");
    setting.has_name = false;
    all_refuse(&setting, REGISTRY_APPLY, "name");
    setting = set("", REGISTRY_SZ, "x");
    setting.is_default = false;
    all_refuse(&setting, REGISTRY_APPLY, "name");
    setting = set("N", REGISTRY_SZ, "x");
    setting.is_default = true;
    all_refuse(&setting, REGISTRY_APPLY, "name");
}

static void data_that_does_not_fit_is_refused(void **state) {
    (void)state;
    static const struct {
        enum registry_type type;
        const char *data, *reason;
    } rows[] = {
        {REGISTRY_DWORD, "", "no number"},
        {REGISTRY_DWORD, "-1", "no number"},
        {REGISTRY_DWORD, "1; calc", "no number"},
        {REGISTRY_DWORD, "4294967296", "32 bits"},
        {REGISTRY_QWORD, "0x10000000000000000", "no number"},
        {REGISTRY_BINARY, "abc", "hexadecimal"},
        {REGISTRY_BINARY, "xy", "hexadecimal"},
        {REGISTRY_BINARY, "ab,c,d", "hexadecimal"},
        {REGISTRY_MULTI_SZ, "\\0a", "empty string"},
        {REGISTRY_MULTI_SZ, "a\\0\\0b", "empty string"},
        {REGISTRY_SZ, "<name of the server>", "filled in"},
        {REGISTRY_SZ, "\\\\<server>\\share", "filled in"},
        {REGISTRY_SZ, "a\nb", "characters"},
        {REGISTRY_SZ, "a\rb", "characters"},
        {REGISTRY_SZ, "a\tb", "characters"},
        {REGISTRY_SZ, "a\x7f", "characters"},
        {REGISTRY_SZ, "a\xc2\x85 b", "characters"},
        {REGISTRY_SZ, "a\u2028b", "characters"},
        {REGISTRY_SZ, "a\u00a0b", "characters"},
        {REGISTRY_SZ, "a\u2013b", "characters"},
        {REGISTRY_SZ, "it\u2019s", "characters"},
        {REGISTRY_SZ, "a\uff02b", "characters"},
        {REGISTRY_SZ, "a\u202eb", "characters"},
        {REGISTRY_SZ, "a\u200bb", "characters"},
        {REGISTRY_SZ, "e\u0301", "characters"},
        {REGISTRY_SZ, "a\xff", "characters"},
        {REGISTRY_SZ, "a\ufffd", "characters"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct registry_setting setting = set("N", rows[i].type, rows[i].data);
        all_refuse(&setting, REGISTRY_APPLY, rows[i].reason);
    }
    struct registry_setting setting = set("N", REGISTRY_SZ, "");
    setting.data = (struct slice){"a\0b", 3};
    all_refuse(&setting, REGISTRY_APPLY, "characters");
}

static void hostile_names_are_refused(void **state) {
    (void)state;
    static const char *const rows[] = {"a\nb", "a\r\n\"x\"=-", "a\x1b[2J", " a", "a ", "a\u2019b",
        "a\u00a0b", "<Name>", "a\ufeff", "\xc0\xaf"};
    static const enum registry_act acts[] = {REGISTRY_APPLY, REGISTRY_VERIFY, REGISTRY_UNDO};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t a = 0; a < COUNT_OF(acts); a++) {
            struct registry_setting setting = set(rows[i], REGISTRY_SZ, "x");
            all_refuse(&setting, acts[a], "name");
        }
}

static void hostile_keys_are_refused(void **state) {
    (void)state;
    static const char *const rows[] = {"", "HKEY_LOCAL_MACHINE", LM, "HKLM\\A", "SYSTEM\\A",
        "HKEY_LOCAL_MACHINEX\\A", "-" LM "A", "[" LM "A]", LM "A]", LM "A]\n[-" LM "B", LM "A\n",
        LM "A\r\n\"x\"=\"y\"", LM "A\"", LM "A\" & calc & \"", LM "A'", LM "A');calc;('",
        LM "A\u2019", LM "%PATH%", LM "!x!", LM "^A", LM "A&B", LM "A|B", LM "A>B", LM "A<B",
        LM "$x", LM "A`B", LM "A;B", LM "A=B", LM "A:B", LM "A*", LM "A?", LM "A#B", LM "A@B",
        LM "A\\", LM "\\A", LM "A\\\\B", LM "A\\..\\B", LM "..", LM ".", LM "A\\...\\B", LM "A\\ B",
        LM "A \\B", LM "A ", LM "-A", LM "A\\-B", LM "/A", LM "A/", LM "A\\/f", LM "A /f",
        LM "A/ B", LM "A //B", LM "A\tB", LM "A\x1b", LM "A\x7f", LM "\u0410", LM "A\u00a0B",
        LM "A\u2013B", LM "A\u00ad", LM "A\u200bB", LM "A\xff", LM "<name>", LM "{GUID}",
        LM "A\\{GUID}\\B", LM "{12345678-1234-1234-1234-12345678901}",
        LM "{12345678-1234-1234-1234-12345678901g}", LM "A}", LM "{", LM "ControlSet00x",
        LM "SYSTEM\\controlset00X\\A"};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (int act = 0; act < REGISTRY_ACTS; act++) {
            struct registry_setting setting = set("N", REGISTRY_SZ, "x");
            setting.key = slice_of(rows[i]);
            all_refuse(&setting, (enum registry_act)act, "the key");
        }
    struct registry_setting setting = set("N", REGISTRY_SZ, "x");
    setting.key = (struct slice){LM "A\0B", strlen(LM) + 3};
    all_refuse(&setting, REGISTRY_APPLY, "the key");
}

static void parts_of_a_key_have_a_longest(void **state) {
    (void)state;
    char key[400] = LM;
    size_t from = strlen(LM);
    struct registry_setting setting = set("N", REGISTRY_SZ, "x");
    memset(key + from, 'a', 256);
    setting.key = (struct slice){key, from + 255};
    struct buf out = {0};
    assert_int_equal(
        registry_write(&out, REGISTRY_REG_EXE, REGISTRY_VERIFY, &setting, NULL), STATUS_OK);
    setting.key.len++;
    all_refuse(&setting, REGISTRY_APPLY, "the key");
    buf_fini(&out);
}

static void ordinary_keys_are_taken(void **state) {
    (void)state;
    static const char *const rows[] = {LM "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
        LM "SYSTEM\\ControlSet001\\RC4 128/128", LM "SOFTWARE\\.NETFramework\\v4.0.30319",
        LM "A\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\0001", LM "A\\B (x), C_d-e",
        LM "A\\x{4D36E972-E325-11CE-BFC1-08002BE10318}y", "HKEY_USERS\\.DEFAULT\\A",
        "HKEY_CLASSES_ROOT\\RasDialin.UserAdminExt.1", "hkey_current_config\\System"};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (int writer = 0; writer < REGISTRY_WRITERS; writer++) {
            struct registry_setting setting = set("N", REGISTRY_SZ, "x");
            struct error error;
            struct buf out = {0};
            setting.key = slice_of(rows[i]);
            if (registry_write(&out, (enum registry_writer)writer, REGISTRY_APPLY, &setting,
                    &error) != STATUS_OK)
                fail_msg("%s: %s", rows[i], error.text);
            buf_fini(&out);
        }
}

/* Two keys that end alike are saved to two files; one key, whatever its letters' case, to one. */
static void backups_do_not_collide(void **state) {
    (void)state;
    static const char *const keys[] = {LM "A\\Parameters", LM "B\\Parameters", LM "a\\PARAMETERS"};
    struct buf out[3] = {{0}};
    for (size_t i = 0; i < 3; i++) {
        struct registry_setting setting = set("N", REGISTRY_SZ, "x");
        setting.key = slice_of(keys[i]);
        assert_int_equal(
            registry_write(&out[i], REGISTRY_REG_EXE, REGISTRY_RESTORE, &setting, NULL), STATUS_OK);
    }
    assert_false(slice_equal(buf_slice(&out[0]), buf_slice(&out[1])));
    assert_true(slice_equal_nocase(buf_slice(&out[0]), buf_slice(&out[2])));
    for (size_t i = 0; i < 3; i++)
        buf_fini(&out[i]);
}

/* Byte by byte what `reg import` takes. */
static void whole_file(void **state) {
    (void)state;
    static const char text[] = "Windows Registry Editor Version 5.00\r\n\r\n"
                               "[" LM "SOFTWARE\\A b]\r\n\"N\"=dword:00000001\r\n";
    const struct registry_setting setting = set("N", REGISTRY_DWORD, "1");
    struct error error;
    struct buf lines = {0}, out = {0};
    buf_add_string(&lines, "Windows Registry Editor Version 5.00\n\n");
    assert_int_equal(
        registry_write(&lines, REGISTRY_REG_FILE, REGISTRY_APPLY, &setting, &error), STATUS_OK);
    registry_add_file(&out, buf_slice(&lines));
    assert_int_equal(out.len, 2 * sizeof text);
    assert_memory_equal(out.at, "\xff\xfe", 2);
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        assert_int_equal(out.at[2 + 2 * i], text[i]);
        assert_int_equal(out.at[3 + 2 * i], 0);
    }
    buf_fini(&lines);
    buf_fini(&out);
}

static void whole_file_beyond_the_first_plane(void **state) {
    (void)state;
    static const char bytes[] = "\xff\xfe\"\0\xe4\0\x01\xd8\x00\xdc\"\0\r\0\n";
    struct buf out = {0};
    registry_add_file(&out, SLICE("\"\u00e4\U00010400\"\n"));
    assert_int_equal(out.len, sizeof bytes);
    assert_memory_equal(out.at, bytes, sizeof bytes);
    buf_fini(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reg_file),
        cmocka_unit_test(reg_exe),
        cmocka_unit_test(reg_exe_refuses_what_cmd_changes),
        cmocka_unit_test(powershell),
        cmocka_unit_test(keys),
        cmocka_unit_test(deletions),
        cmocka_unit_test(incomplete_settings_are_refused),
        cmocka_unit_test(data_that_does_not_fit_is_refused),
        cmocka_unit_test(hostile_names_are_refused),
        cmocka_unit_test(hostile_keys_are_refused),
        cmocka_unit_test(parts_of_a_key_have_a_longest),
        cmocka_unit_test(ordinary_keys_are_taken),
        cmocka_unit_test(backups_do_not_collide),
        cmocka_unit_test(whole_file),
        cmocka_unit_test(whole_file_beyond_the_first_plane),
    };
    return RUN_TESTS(tests);
}
