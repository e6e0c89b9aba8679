#include "codes/codes.h"
#include "tests/unit/test.h"

#include <inttypes.h>

static bool holds(const uint32_t *values, size_t count, uint32_t value) {
    for (size_t i = 0; i < count; i++)
        if (values[i] == value)
            return true;
    return false;
}

static void are(uint32_t value, const char *expected) {
    uint32_t values[CODE_EQUIVALENTS];
    size_t count = code_equivalents(value, values);
    struct buf got = {0};
    for (size_t i = 0; i < count; i++)
        buf_printf(&got, "%s%08" PRIX32, i ? " " : "", values[i]);
    assert_buf(got, expected);
    buf_fini(&got);
}

/* The pairs that were read off Windows: code, HRESULT, signed decimal. */
static const struct {
    uint32_t win32, hresult;
    int32_t negative;
} vectors[] = {
    {691, 0x800702B3, -2147024205},
    {789, 0x80070315, -2147024107},
    {809, 0x80070329, -2147024087},
    {13801, 0x800735E9, -2147011095},
    {5, 0x80070005, -2147024891},
};

static void win32_and_hresult(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        uint32_t values[CODE_EQUIVALENTS];
        size_t count = code_equivalents(vectors[i].win32, values);
        assert_int_equal(values[0], vectors[i].win32);
        assert_true(holds(values, count, vectors[i].hresult));
        count = code_equivalents(vectors[i].hresult, values);
        assert_int_equal(values[0], vectors[i].hresult);
        assert_true(holds(values, count, vectors[i].win32));
        assert_int_equal((uint32_t)vectors[i].negative, vectors[i].hresult);
    }
    are(5, "00000005 80070005 C0070005 D0070005");
}

static void zero_is_wrapped_nowhere(void **state) {
    (void)state;
    are(0, "00000000");
    are(0x80070000, "80070000");
}

/* 0x80210010 is of a scanner's facility: "directory cannot be removed" (16) is not what it says. */
static void no_other_facility_is_stripped(void **state) {
    (void)state;
    are(0x80210010, "80210010");
    are(0x80040154, "80040154");
    are(0x00010005, "00010005");
}

static void ntstatus_and_its_hresult(void **state) {
    (void)state;
    are(0xC0000022, "C0000022 D0000022");
    are(0xD0000022, "D0000022 C0000022");
    are(0xC0070005, "C0070005 00000005 80070005 D0070005");
    are(0x80000005, "80000005 90000005");
    are(0x90000005, "90000005 80000005");
    are(0x90070005, "90070005");
}

static void setup_and_servicing(void **state) {
    (void)state;
    are(0xE0000203, "E0000203 800F0203");
    are(0x800F0203, "800F0203 E0000203");
    are(0x800F081F, "800F081F");
}

static void stop_codes_of_small_dumps(void **state) {
    (void)state;
    uint32_t values[CODE_EQUIVALENTS];
    assert_true(holds(values, code_equivalents(0x7E, values), 0x1000007E));
    assert_true(holds(values, code_equivalents(0x1000007E, values), 0x7E));
    are(0x10000001, "10000001");
}

static void windows_maps_ntstatus(void **state) {
    (void)state;
    assert_int_equal(code_win32_of_ntstatus(0xC0000022), 5);
    assert_int_equal(code_win32_of_ntstatus(0xC000006D), 1326);
    assert_int_equal(code_win32_of_ntstatus(0xC0000064), 1317);
    assert_int_equal(code_win32_of_ntstatus(0xC000005E), 1311);
    assert_int_equal(code_win32_of_ntstatus(0xC0000234), 1909);
    assert_int_equal(code_win32_of_ntstatus(0xC0070005), 5);
    assert_int_equal(code_win32_of_ntstatus(0xC000021A), 0);
    assert_int_equal(code_win32_of_ntstatus(0), 0);
}

/* Who is equivalent to whom goes both ways, and each value once. */
static void equivalence_is_symmetric(void **state) {
    (void)state;
    size_t rows;
    const struct code_meaning *all = code_all(&rows);
    for (size_t row = 0; row < rows; row++) {
        uint32_t values[CODE_EQUIVALENTS], others[CODE_EQUIVALENTS];
        size_t count = code_equivalents(all[row].value, values);
        assert_in_range(count, 1, CODE_EQUIVALENTS);
        for (size_t i = 1; i < count; i++) {
            assert_false(holds(values, i, values[i]));
            assert_true(holds(others, code_equivalents(values[i], others), values[0]));
        }
    }
}

static void describes(void **state) {
    (void)state;
    static const struct {
        uint32_t value;
        const char *text;
    } cases[] = {
        {789, "789 (0x00000315, HRESULT 0x80070315, -2147024107)"},
        {0, "0 (0x00000000)"},
        {65536, "0x00010000 (65536)"},
        {0x80070005, "0x80070005 (-2147024891, 2147942405, Win32 5)"},
        {0x80004005, "0x80004005 (-2147467259, 2147500037)"},
        {0xC0000022, "0xC0000022 (-1073741790, 3221225506, HRESULT 0xD0000022, Win32 5)"},
        {0xC000021A, "0xC000021A (-1073741286, 3221226010, HRESULT 0xD000021A)"},
        {0xD0000022, "0xD0000022 (-805306334, 3489660962, NTSTATUS 0xC0000022)"},
        {0xE0000203, "0xE0000203 (-536870397, 3758096899, HRESULT 0x800F0203)"},
        {0xFFFFFC06, "-1018 (0xFFFFFC06)"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buf text = {0};
        code_describe(&text, cases[i].value);
        assert_buf(text, cases[i].text);
        buf_fini(&text);
    }
}

static void guesses_families(void **state) {
    (void)state;
    static const struct {
        uint32_t value;
        enum code_family family;
    } cases[] = {
        {5, FAMILY_WIN32},
        {600, FAMILY_RAS},
        {956, FAMILY_RAS},
        {1000, FAMILY_WIN32},
        {1603, FAMILY_MSI},
        {2221, FAMILY_NERR},
        {10060, FAMILY_WINSOCK},
        {11001, FAMILY_WINSOCK},
        {12029, FAMILY_WININET},
        {13801, FAMILY_IPSEC},
        {15999, FAMILY_WIN32},
        {16000, FAMILY_ANY},
        {0, FAMILY_ANY},
        {0x80070005, FAMILY_HRESULT},
        {0x80244022, FAMILY_HRESULT},
        {0xC0000022, FAMILY_NTSTATUS},
        {0xC004F074, FAMILY_HRESULT},
        {0xD0000022, FAMILY_HRESULT},
        {0xFFFFFC06, FAMILY_ESE},
        {0xFFFFFFFF, FAMILY_ANY},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(code_guess_family(cases[i].value), cases[i].family);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(win32_and_hresult),
        cmocka_unit_test(zero_is_wrapped_nowhere),
        cmocka_unit_test(no_other_facility_is_stripped),
        cmocka_unit_test(ntstatus_and_its_hresult),
        cmocka_unit_test(setup_and_servicing),
        cmocka_unit_test(stop_codes_of_small_dumps),
        cmocka_unit_test(windows_maps_ntstatus),
        cmocka_unit_test(equivalence_is_symmetric),
        cmocka_unit_test(describes),
        cmocka_unit_test(guesses_families),
    };
    return RUN_TESTS(tests);
}
