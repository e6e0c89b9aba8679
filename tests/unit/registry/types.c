#include "registry/registry.h"
#include "tests/unit/test.h"

static void reads_types(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum registry_type type;
    } rows[] = {
        {"REG_DWORD", REGISTRY_DWORD},
        {"Reg_Dword", REGISTRY_DWORD},
        {"REG-DWORD", REGISTRY_DWORD},
        {"reg dword", REGISTRY_DWORD},
        {"DWORD", REGISTRY_DWORD},
        {"DWORD (32-bit) Value", REGISTRY_DWORD},
        {"DWORD 32-bit value", REGISTRY_DWORD},
        {"32-bit DWORD", REGISTRY_DWORD},
        {"(REG_DWORD)", REGISTRY_DWORD},
        {" `DWord`. ", REGISTRY_DWORD},
        {"REG_DWORD_LITTLE_ENDIAN", REGISTRY_DWORD},
        {"QWORD", REGISTRY_QWORD},
        {"QWORD (64-bit) Value", REGISTRY_QWORD},
        {"REG_SZ", REGISTRY_SZ},
        {"REG_SZ (String)", REGISTRY_SZ},
        {"String", REGISTRY_SZ},
        {"String Value", REGISTRY_SZ},
        {"Expandable String Value", REGISTRY_EXPAND_SZ},
        {"ExpandString", REGISTRY_EXPAND_SZ},
        {"REG_EXPAND_SZ", REGISTRY_EXPAND_SZ},
        {"Multi-String", REGISTRY_MULTI_SZ},
        {"Multi-String Value", REGISTRY_MULTI_SZ},
        {"MultiString", REGISTRY_MULTI_SZ},
        {"REG_MULTI_SZ", REGISTRY_MULTI_SZ},
        {"Binary", REGISTRY_BINARY},
        {"Binary value", REGISTRY_BINARY},
        {"REG_NONE", REGISTRY_NONE},
        {"", REGISTRY_UNKNOWN},
        {"REG_", REGISTRY_UNKNOWN},
        {"value", REGISTRY_UNKNOWN},
        {"REG_DWORD_BIG_ENDIAN", REGISTRY_UNKNOWN},
        {"Stringent", REGISTRY_UNKNOWN},
        {"the DWORD", REGISTRY_UNKNOWN},
        {"DWORD DWORD DWORD DWORD DWORD DWORD DWORD DWORD DWORD", REGISTRY_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (registry_type_read(slice_of(rows[i].text)) != rows[i].type)
            fail_msg("%s is not %s", rows[i].text, registry_type_name(rows[i].type));
}

static void names_types(void **state) {
    (void)state;
    assert_string_equal(registry_type_name(REGISTRY_DWORD), "REG_DWORD");
    assert_string_equal(registry_type_name(REGISTRY_UNKNOWN), "");
    for (enum registry_type type = REGISTRY_UNKNOWN + 1; type < REGISTRY_TYPES; type++)
        assert_int_equal(registry_type_read(slice_of(registry_type_name(type))), type);
}

static void reads_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint64_t number;
    } rows[] = {
        {"0", 0},
        {" 16 ", 16},
        {"00000010", 10},
        {"0x10", 16},
        {"0X1f", 31},
        {"1 (decimal)", 1},
        {"1(Dec)", 1},
        {"10 (hex)", 16},
        {"ff (hexadecimal)", 255},
        {"0x10 (hexadecimal)", 16},
        {"0x00000002 (2)", 2},
        {"30 (0x1e)", 30},
        {"1 ()", 1},
        {"18446744073709551615", UINT64_MAX},
        {"0xffffffffffffffff", UINT64_MAX},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint64_t number = 77;
        if (!registry_number(slice_of(rows[i].text), &number) || number != rows[i].number)
            fail_msg("%s gives %llu", rows[i].text, (unsigned long long)number);
    }
}

static void refuses_what_is_no_number(void **state) {
    (void)state;
    static const char *const rows[] = {"", "x", "0x", "-1", "1.5", "1,000", "1 2", "ff", "0xfg",
        "18446744073709551616", "0x10000000000000000", "1 (one)", "1 (2)", "0x10 (10)",
        "0x10 (decimal)", "1 (hex", "(1)", "(hex)", "\x00", "1\n2"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint64_t number = 77;
        if (registry_number(slice_of(rows[i]), &number))
            fail_msg("%s is a number", rows[i]);
        assert_int_equal(number, 77);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_types),
        cmocka_unit_test(names_types),
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(refuses_what_is_no_number),
    };
    return RUN_TESTS(tests);
}
