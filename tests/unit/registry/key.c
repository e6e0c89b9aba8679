#include "registry/registry.h"
#include "tests/unit/test.h"

#define LM "HKEY_LOCAL_MACHINE\\"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

struct row {
    const char *text;
    const char *written; /* NULL: no key is found */
    const char *key;
};

static void finds(const struct row *rows, size_t count, bool code) {
    for (size_t i = 0; i < count; i++) {
        struct registry_match match;
        size_t from = 0;
        struct slice text = slice_of(rows[i].text);
        bool found = registry_find_key(arena, text, code, &from, &match);
        if (found != (rows[i].written != NULL))
            fail_msg("%s in: %s", found ? "a key" : "no key", rows[i].text);
        if (!found)
            continue;
        assert_slice(match.key, rows[i].key);
        assert_slice(slice_first(slice_from(text, match.start), match.len), rows[i].written);
        assert_int_equal(from, match.start + match.len);
    }
}

#define FINDS(rows, code) finds((rows), sizeof(rows) / sizeof *(rows), (code))

static void hives(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"in HKLM\\A now", "HKLM\\A", LM "A"},
        {"in hklm:\\A now", "hklm:\\A", LM "A"},
        {"in HKLM:A\\B now", "HKLM:A\\B", LM "A\\B"},
        {"in HKCU\\A now", "HKCU\\A", "HKEY_CURRENT_USER\\A"},
        {"in HKCR\\.txt now", "HKCR\\.txt", "HKEY_CLASSES_ROOT\\.txt"},
        {"in HKU\\S-1-5-18 now", "HKU\\S-1-5-18", "HKEY_USERS\\S-1-5-18"},
        {"in HKCC\\System now", "HKCC\\System", "HKEY_CURRENT_CONFIG\\System"},
        {"in hkey_Local_machine\\A", "hkey_Local_machine\\A", LM "A"},
        {"in HKEY_LOCAL_ MACHINE\\A", "HKEY_LOCAL_ MACHINE\\A", LM "A"},
        {"in HKEY_LOCAL\n_MACHINE\\A", NULL, NULL},
        {"in HKEY_LOCAL_\nMACHINE\\A", "HKEY_LOCAL_\nMACHINE\\A", LM "A"},
        {"in HKEY _LOCAL_MACHINE\\A", "HKEY _LOCAL_MACHINE\\A", LM "A"},
        {"in HKEY_LOCAL MACHINE\\A", "HKEY_LOCAL MACHINE\\A", LM "A"},
        {"in HKEY_LOCALMACHINE\\A", "HKEY_LOCALMACHINE\\A", LM "A"},
        {"in HKEY_LOCAL_MACHINE \\A", "HKEY_LOCAL_MACHINE \\A", LM "A"},
        {"in Computer\\HKEY_USERS\\A", "Computer\\HKEY_USERS\\A", "HKEY_USERS\\A"},
        {"in My Computer\\HKLM\\A", "My Computer\\HKLM\\A", LM "A"},
        {"in Registry::HKEY_USERS\\A", "Registry::HKEY_USERS\\A", "HKEY_USERS\\A"},
        {"in \\HKLM\\A", "\\HKLM\\A", LM "A"},
        {"expand HKEY_LOCAL_MACHINE and HKLM", NULL, NULL},
        {"the HKLM\\ hive", NULL, NULL},
        {"XHKLM\\A and HKLMX\\A and _HKLM\\A", NULL, NULL},
        {"HKLM-SYSTEM-State.txt", NULL, NULL},
        {"HKEY_USERS on local machine", NULL, NULL},
        {"", NULL, NULL},
        {"HK", NULL, NULL},
    };
    FINDS(rows, false);
}

static void separators(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"HKLM\\\\A\\\\\\B", "HKLM\\\\A\\\\\\B", LM "A\\B"},
        {"HKLM/SOFTWARE/A/ now", "HKLM/SOFTWARE/A/", LM "SOFTWARE\\A"},
        {"HKLM/Ciphers/RC4 128/128/A", "HKLM/Ciphers/RC4 128/128/A", LM "Ciphers\\RC4 128/128\\A"},
        {"HKLM\\Ciphers\\AES 128/128\\A", "HKLM\\Ciphers\\AES 128/128\\A",
            LM "Ciphers\\AES 128/128\\A"},
        {"HKLM\\A\\Backup/Restore\\B", "HKLM\\A\\Backup/Restore\\B", LM "A\\Backup/Restore\\B"},
        {"HKLM\\A \\ B\\C x", "HKLM\\A \\ B\\C", LM "A\\B\\C"},
        {"HKLM\\A\\\nBcd", "HKLM\\A\\\nBcd", LM "A\\Bcd"},
        {"HKLM\\A\\\n Bcd\\E", "HKLM\\A\\\n Bcd\\E", LM "A\\Bcd\\E"},
        {"HKLM\\A\n\\Bcd", "HKLM\\A\n\\Bcd", LM "A\\Bcd"},
        {"HKLM\\A\\Adapters\\ {GUID}", "HKLM\\A\\Adapters\\ {GUID}", LM "A\\Adapters\\{GUID}"},
        {"HKLM\\A\\ and then", "HKLM\\A\\", LM "A"},
        {"HKLM\\A \\\\server\\share", "HKLM\\A", LM "A"},
        {"HKLM\\A\\", "HKLM\\A\\", LM "A"},
    };
    FINDS(rows, false);
}

static void dirt(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"HKLM\\Soft\u00adware\\\u200bA", "HKLM\\Soft\u00adware\\\u200bA", LM "Software\\A"},
        {"HKEY_\u200bLOCAL_\u00adMACHINE\\A", "HKEY_\u200bLOCAL_\u00adMACHINE\\A", LM "A"},
        {"HKLM\\Windows\u00a0NT\\A", "HKLM\\Windows\u00a0NT\\A", LM "Windows NT\\A"},
        {"HKLM\\RDP\u2011Tcp\\A", "HKLM\\RDP\u2011Tcp\\A", LM "RDP-Tcp\\A"},
        {"\u201cHKLM\\Acme Tools\u201d is", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"\u2018HKLM\\Acme Tools\u2019 is", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"\"HKLM\\Acme tools\" is", "HKLM\\Acme tools", LM "Acme tools"},
        {"\u202aHKLM\\A\u202c is", "HKLM\\A\u202c", LM "A"},
        {"HKLM\\Stra\u00dfe is", "HKLM\\Stra\u00dfe", LM "Stra\u00dfe"},
        {"HKLM\\A\x1b[31m", "HKLM\\A", LM "A"},
        {"HKLM\\A\xff\xfe"
         "B",
            "HKLM\\A", LM "A"},
        {"HKLM\\Class\\{4D36E972-E325 -11CE-BFC1-08002BE10318}",
            "HKLM\\Class\\{4D36E972-E325 -11CE-BFC1-08002BE10318}",
            LM "Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}"},
    };
    FINDS(rows, false);
}

static void ends_in_prose(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"see HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services and then click",
            "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services",
            LM "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"},
        {"hklm:\\a\\windows nt\\terminal services is", "hklm:\\a\\windows nt\\terminal services",
            LM "a\\windows nt\\terminal services"},
        {"the HKLM\\Control\\Acme Desk Top\\fDeny value", "HKLM\\Control\\Acme Desk Top\\fDeny",
            LM "Control\\Acme Desk Top\\fDeny"},
        {"HKLM\\A with B = 2", "HKLM\\A", LM "A"},
        {"HKLM\\A and HKLM\\B", "HKLM\\A", LM "A"},
        {"HKLM\\A HKLM\\B", "HKLM\\A", LM "A"},
        {"HKLM\\Acme HKLM Tools\\B", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\A C:\\Windows\\x", "HKLM\\A", LM "A"},
        {"HKLM\\A NT AUTHORITY\\SYSTEM", "HKLM\\A", LM "A"},
        {"HKLM\\A and System\\B", "HKLM\\A", LM "A"},
        {"HKLM\\Acme Tools key", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"HKLM\\Acme Tools registry subkey", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"open HKLM\\Acme Tools.", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"open HKLM\\Acme Tools", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"open HKLM\\Acme Tools\nValue", "HKLM\\Acme Tools", LM "Acme Tools"},
        {"HKLM\\Acme Value Name: X", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\Acme Type REG_DWORD.", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\Acme DWORD", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\Acme In the pane, open B\\C", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\Acme One Two Three Four Five Six Seven\\B", "HKLM\\Acme", LM "Acme"},
        {"HKLM\\A\\TLS 1.2 and", "HKLM\\A\\TLS 1.2", LM "A\\TLS 1.2"},
        {"HKLM\\A\\RC4 56/128 and", "HKLM\\A\\RC4 56/128", LM "A\\RC4 56/128"},
        {"set HKLM\\A\\LSA 1 and", "HKLM\\A\\LSA", LM "A\\LSA"},
        {"set HKLM\\A to 1.", "HKLM\\A", LM "A"},
        {"set HKLM\\A 5.", "HKLM\\A", LM "A"},
        {"(HKLM\\A\\B).", "HKLM\\A\\B", LM "A\\B"},
        {"HKLM\\A, HKLM\\B", "HKLM\\A", LM "A"},
        {"is HKLM\\A: yes", "HKLM\\A", LM "A"},
        {"HKLM\\A\\B=1", "HKLM\\A\\B", LM "A\\B"},
        {"HKLM\\A\\.NETFramework\\v4.0.30319.", "HKLM\\A\\.NETFramework\\v4.0.30319",
            LM "A\\.NETFramework\\v4.0.30319"},
        {"HKLM\\A\\...\\B", "HKLM\\A\\...\\B", LM "A\\...\\B"},
        {"HKLM\\A...", "HKLM\\A", LM "A"},
        {"HKLM\\A|B", "HKLM\\A", LM "A"},
    };
    FINDS(rows, false);
}

static void placeholders(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"HKU\\<SID of user>\\A is", "HKU\\<SID of user>\\A", "HKEY_USERS\\<SID of user>\\A"},
        {"HKLM\\A\\<name>.", "HKLM\\A\\<name>", LM "A\\<name>"},
        {"HKLM\\A\\Groups <ID>\\B", "HKLM\\A\\Groups <ID>\\B", LM "A\\Groups <ID>\\B"},
        {"HKLM\\A\\[SID]\\B is", "HKLM\\A\\[SID]\\B", LM "A\\[SID]\\B"},
        {"HKLM\\A\\{GUID}\\ControlSet00x is", "HKLM\\A\\{GUID}\\ControlSet00x",
            LM "A\\{GUID}\\ControlSet00x"},
        {"HKLM\\A\\%name%\\B is", "HKLM\\A\\%name%\\B", LM "A\\%name%\\B"},
        {"HKLM\\A<br", "HKLM\\A", LM "A"},
    };
    FINDS(rows, false);
}

static void brackets(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"x [HKLM\\Acme tools] y", "[HKLM\\Acme tools]", LM "Acme tools"},
        {"[HKLM\\A\\[SID]\\B] x", "[HKLM\\A\\[SID]\\B]", LM "A\\[SID]\\B"},
        {"[HKLM\\A\\] x", "[HKLM\\A\\]", LM "A"},
        {"[HKLM\\A x", "HKLM\\A", LM "A"},
        {"[HKLM\\A]=[HKLM\\B]", "[HKLM\\A]", LM "A"},
    };
    FINDS(rows, false);
}

static void ends_in_code(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"HKLM\\A\\Links process batch size", "HKLM\\A\\Links process batch size",
            LM "A\\Links process batch size"},
        {"HKLM\\A\\Search Time (msecs)", "HKLM\\A\\Search Time (msecs)",
            LM "A\\Search Time (msecs)"},
        {"HKLM\\A\\Name (REG_SZ)", "HKLM\\A\\Name", LM "A\\Name"},
        {"HKLM\\A\\Name REG_DWORD 1", "HKLM\\A\\Name", LM "A\\Name"},
        {"HKLM\\A b = 1", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b /v Name", "HKLM\\A b", LM "A b"},
        {"HKLM\\A\\ /v Name", "HKLM\\A\\", LM "A"},
        {"HKLM\\A b -Name x", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b key", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b and HKLM\\B", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b HKLM\\B", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b\nHKLM\\B", "HKLM\\A b", LM "A b"},
        {"HKLM\\A b\nName: x", "HKLM\\A b", LM "A b"},
        {"HKLM\\A\\\nName: x", "HKLM\\A\\", LM "A"},
        {"HKLM\\A\\\nBcd\\e", "HKLM\\A\\\nBcd\\e", LM "A\\Bcd\\e"},
        {"HKLM\\A\\ b", "HKLM\\A\\ b", LM "A\\b"},
        {"HKLM\\Windows  NT\\b.", "HKLM\\Windows  NT\\b", LM "Windows NT\\b"},
    };
    FINDS(rows, true);
}

static void hives_left_out(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"below System\\CurrentControlSet\\Services\\A, set",
            "System\\CurrentControlSet\\Services\\A", LM "System\\CurrentControlSet\\Services\\A"},
        {"OTHER PC\\SYSTEM\\ControlSet001\\A is", "\\SYSTEM\\ControlSet001\\A",
            LM "SYSTEM\\ControlSet001\\A"},
        {"HKU\\SYSTEM\\CurrentControlSet\\A is", "HKU\\SYSTEM\\CurrentControlSet\\A",
            "HKEY_USERS\\SYSTEM\\CurrentControlSet\\A"},
        {"the System\\Policies container", NULL, NULL},
        {"the SYSTEM\\CurrentControlSet key", NULL, NULL},
        {"MYSYSTEM\\CurrentControlSet\\A", NULL, NULL},
    };
    FINDS(rows, false);
}

/* What Markdown takes as an escape. */
static void separators_lost(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"HKLM\\Acme<site name>\\A is", "HKLM\\Acme<site name>\\A", LM "Acme\\<site name>\\A"},
        {"HKLM\\Acme{4D36E972-E325-11CE-BFC1-08002BE10318}\\A is",
            "HKLM\\Acme{4D36E972-E325-11CE-BFC1-08002BE10318}\\A",
            LM "Acme\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\A"},
        {"HKLM\\Acme.NETFramework\\v1 is", "HKLM\\Acme.NETFramework\\v1",
            LM "Acme\\.NETFramework\\v1"},
        {"HKLM\\ControlSet<n>\\A is", "HKLM\\ControlSet<n>\\A", LM "ControlSet<n>\\A"},
        {"HKLM\\SQL<version>.<name>\\A is", "HKLM\\SQL<version>.<name>\\A",
            LM "SQL<version>.<name>\\A"},
        {"HKLM\\ASP.NET\\A is", "HKLM\\ASP.NET\\A", LM "ASP.NET\\A"},
    };
    FINDS(rows, false);
}

static void finds_one_after_the_other(void **state) {
    (void)state;
    struct slice text = SLICE("HKLM\\A, \"HKCU\\B c\" or [HKU\\D].");
    static const char *const keys[] = {LM "A", "HKEY_CURRENT_USER\\B c", "HKEY_USERS\\D"};
    struct registry_match match;
    size_t from = 0, n = 0;
    for (; registry_find_key(arena, text, false, &from, &match); n++) {
        assert_true(n < COUNT_OF(keys));
        assert_slice(match.key, n < COUNT_OF(keys) ? keys[n] : "");
    }
    assert_int_equal(n, 3);
    assert_int_equal(from, text.len);
}

static void reads_a_whole_key(void **state) {
    (void)state;
    static const struct {
        const char *text, *key;
    } rows[] = {
        {"HKLM:\\A\\b - c: d = e key.", LM "A\\b - c: d = e key."},
        {" \"HKLM\\A b\\\\C\\\" ", LM "A b\\C"},
        {"[-HKLM\\A b]]", LM "A b]"},
        {"'HKLM\\A'", LM "A"},
        {"'HKLM\\A", ""},
        {"Computer\\HKEY_LOCAL_\nMACHINE\\A\\\n B", LM "A\\B"},
        {"HKLM", "HKEY_LOCAL_MACHINE"},
        {"HKLM:\\", "HKEY_LOCAL_MACHINE"},
        {"Registry::HKEY_USERS\\x", "HKEY_USERS\\x"},
        {"HKLM/A/B", LM "A\\B"},
        {"HKLM\\A\x01"
         "B",
            LM "A\ufffdB"},
        {"SYSTEM\\A", ""},
        {"system\\CurrentControlSet\\A", LM "system\\CurrentControlSet\\A"},
        {"the HKLM\\A", ""},
        {"HKLMX\\A", ""},
        {"$key", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_slice(registry_key_read(arena, slice_of(rows[i].text)), rows[i].key);
}

/* A key that is longer than can be would be another key once it is cut. */
static void endless_keys_are_none(void **state) {
    (void)state;
    struct buf text = {0};
    struct registry_match match;
    size_t from = 0;
    buf_add_string(&text, "HKLM");
    for (int i = 0; i < 500; i++)
        buf_add_string(&text, "\\abcd");
    assert_slice(registry_key_read(arena, buf_slice(&text)), "");
    buf_add_string(&text, " HKLM\\B");
    assert_true(registry_find_key(arena, buf_slice(&text), false, &from, &match));
    assert_slice(match.key, LM "B");
    buf_fini(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(hives),
        TEST(separators),
        TEST(dirt),
        TEST(ends_in_prose),
        TEST(placeholders),
        TEST(brackets),
        TEST(ends_in_code),
        TEST(hives_left_out),
        TEST(separators_lost),
        TEST(finds_one_after_the_other),
        TEST(reads_a_whole_key),
        TEST(endless_keys_are_none),
    };
    return RUN_TESTS(tests);
}
