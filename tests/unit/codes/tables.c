#include "base/text.h"
#include "codes/codes.h"
#include "codes/words.h"
#include "tests/unit/test.h"

enum {
    MEANING_MAX = 160
};

static const struct code_meaning *rows;
static size_t count;

static int setup(void **state) {
    (void)state;
    rows = code_all(&count);
    return 0;
}

static const char *name_of(size_t row) {
    return code_meaning_name(&rows[row]);
}

static void rows_are_in_order_and_unique(void **state) {
    (void)state;
    assert_true(count > 10000);
    for (size_t i = 1; i < count; i++) {
        assert_true(rows[i - 1].value <= rows[i].value);
        if (rows[i - 1].value != rows[i].value)
            continue;
        assert_true(rows[i - 1].family <= rows[i].family);
        if (rows[i - 1].family == rows[i].family)
            assert_true(strcmp(name_of(i - 1), name_of(i)) < 0);
    }
}

static void texts_are_clean(void **state) {
    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct slice name = slice_of(name_of(i)), text = slice_of(code_meaning_text(&rows[i]));
        assert_true(rows[i].family > FAMILY_ANY && rows[i].family < FAMILIES);
        assert_true(name.len + text.len > 0);
        assert_true(text.len <= MEANING_MAX && text_is_clean(text) && text_is_clean(name));
        assert_int_equal(slice_trim(text).len, text.len);
        assert_true(text.len == 0 || slice_ends(text, SLICE(".")));
        assert_true(strlen(code_meaning_source(&rows[i])) > 0);
        for (size_t j = 0; j < name.len; j++)
            assert_true(ascii_is_alnum(name.at[j]) || name.at[j] == '_');
    }
}

/* What technicians meet has a meaning, not only a name. */
static void families_have_their_meanings(void **state) {
    (void)state;
    static const struct {
        enum code_family family;
        size_t rows, meanings;
    } least[] = {
        {FAMILY_RAS, 327, 327},
        {FAMILY_IPSEC, 150, 100},
        {FAMILY_WIN32, 2400, 400},
        {FAMILY_HRESULT, 6000, 300},
        {FAMILY_NTSTATUS, 2900, 100},
        {FAMILY_STOP, 370, 80},
        {FAMILY_WINSOCK, 90, 45},
        {FAMILY_WININET, 130, 80},
        {FAMILY_NERR, 320, 100},
        {FAMILY_MSI, 53, 53},
        {FAMILY_ESE, 300, 35},
        {FAMILY_HTTP, 40, 40},
        {FAMILY_SMTP, 24, 24},
        {FAMILY_MAIL, 150, 150},
        {FAMILY_EXIT, 20, 20},
        {FAMILY_SQLSTATE, 65, 65},
        {FAMILY_ENTRA, 95, 95},
    };
    for (size_t i = 0; i < COUNT_OF(least); i++) {
        size_t found = 0, meanings = 0;
        for (size_t row = 0; row < count; row++)
            if (rows[row].family == least[i].family) {
                found++;
                meanings += *code_meaning_text(&rows[row]) != '\0';
            }
        assert_true(found >= least[i].rows);
        assert_true(meanings >= least[i].meanings);
    }
}

static void finds_every_row_by_value(void **state) {
    (void)state;
    for (size_t i = 0; i < count;) {
        size_t found;
        assert_ptr_equal(code_meanings(rows[i].value, &found), &rows[i]);
        for (size_t end = i + found; i < end; i++)
            assert_int_equal(rows[i].value, rows[end - 1].value);
    }
    size_t found = 1;
    assert_null(code_meanings(0x00020002, &found));
    assert_int_equal(found, 0);
}

static void finds_every_row_by_name(void **state) {
    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct slice name = slice_of(name_of(i));
        if (name.len == 0)
            continue;
        const struct code_meaning *row = code_by_name(name);
        assert_non_null(row);
        assert_string_equal(code_meaning_name(row), name.at);
    }
    assert_int_equal(code_by_name(SLICE("error_access_denied"))->value, 5);
    assert_null(code_by_name(SLICE("")));
    assert_null(code_by_name(SLICE("ERROR_ACCESS_DENIE")));
    assert_null(code_by_name(SLICE("~")));
}

static void names_complete(void **state) {
    (void)state;
    size_t place = code_name_place(SLICE("error_vpn_"));
    for (; place < count && code_at_place(place); place++) {
        struct slice name = slice_of(code_meaning_name(code_at_place(place)));
        if (!slice_starts_nocase(name, SLICE("ERROR_VPN_")))
            break;
        assert_in_range(code_at_place(place)->value, 800, 899);
    }
    assert_string_equal(code_meaning_name(code_at_place(code_name_place(SLICE("ERROR_VPN_T")))),
        "ERROR_VPN_TIMEOUT");
    assert_null(code_at_place(code_name_place(SLICE("~"))));
    assert_null(code_at_place(SIZE_MAX));
}

static void known_numbers_are_right(void **state) {
    (void)state;
    static const struct {
        const char *name;
        uint32_t value;
        enum code_family family;
    } cases[] = {
        {"ERROR_AUTHENTICATION_FAILURE", 691, FAMILY_RAS},
        {"ERROR_OAKLEY_GENERAL_PROCESSING", 789, FAMILY_RAS},
        {"ERROR_VPN_TIMEOUT", 809, FAMILY_RAS},
        {"ERROR_IPSEC_IKE_AUTH_FAIL", 13801, FAMILY_IPSEC},
        {"ERROR_IPSEC_IKE_POLICY_MATCH", 13868, FAMILY_IPSEC},
        {"RPC_S_SERVER_UNAVAILABLE", 1722, FAMILY_WIN32},
        {"WSAETIMEDOUT", 10060, FAMILY_WINSOCK},
        {"ERROR_INTERNET_CANNOT_CONNECT", 12029, FAMILY_WININET},
        {"NERR_UserNotFound", 2221, FAMILY_NERR},
        {"ERROR_INSTALL_FAILURE", 1603, FAMILY_MSI},
        {"JET_errReadVerifyFailure", 0xFFFFFC06, FAMILY_ESE},
        {"STATUS_LOGON_FAILURE", 0xC000006D, FAMILY_NTSTATUS},
        {"REGDB_E_CLASSNOTREG", 0x80040154, FAMILY_HRESULT},
        {"SEC_E_WRONG_PRINCIPAL", 0x80090322, FAMILY_HRESULT},
        {"WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL", 0x80244022, FAMILY_HRESULT},
        {"VSS_E_WRITERERROR_NONRETRYABLE", 0x800423F4, FAMILY_HRESULT},
        {"CBS_E_SOURCE_MISSING", 0x800F081F, FAMILY_HRESULT},
        {"SL_E_VL_BINDING_SERVICE_UNAVAILABLE", 0xC004F074, FAMILY_HRESULT},
        {"INACCESSIBLE_BOOT_DEVICE", 0x7B, FAMILY_STOP},
        {"HTTP_STATUS_NOT_FOUND", 404, FAMILY_HTTP},
        {"SIGKILL", 137, FAMILY_EXIT},
        {"InvalidReplyTo", 50011, FAMILY_ENTRA},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct code_meaning *row = code_by_name(slice_of(cases[i].name));
        assert_non_null(row);
        assert_int_equal(row->value, cases[i].value);
        assert_int_equal(row->family, cases[i].family);
        assert_true(*code_meaning_text(row) != '\0');
    }
}

static void writes(const char *text, const char *expected) {
    struct code_reading readings[CODE_READINGS];
    struct buf out = {0};
    assert_true(code_read(slice_of(text), readings) > 0);
    code_write(&out, readings[0].family, readings[0].value, readings[0].written);
    assert_buf(out, expected);
    buf_fini(&out);
}

static void families_write_their_numbers(void **state) {
    (void)state;
    writes("error 789", "789");
    writes("0x80070005", "0x80070005");
    writes("stop 1000007e", "0x1000007E");
    writes("aadsts7000215", "AADSTS7000215");
    writes("NDR 5.7.64", "5.7.64");
    writes("SQLSTATE 08p01", "08P01");
    writes("error ABC-1234", "ABC-1234");
}

static void groups_are_told(void **state) {
    (void)state;
    struct code_reading readings[CODE_READINGS];
    static const char *const codes[] = {"5.7.99", "5.7.0", "SQLSTATE 08P99", "SQLSTATE 08000"};
    for (size_t i = 0; i < COUNT_OF(codes); i += 2) {
        assert_int_equal(code_read(slice_of(codes[i]), readings), 1);
        const struct code_meaning *row = code_general(readings[0].family, readings[0].value);
        assert_non_null(row);
        assert_int_equal(code_read(slice_of(codes[i + 1]), readings), 1);
        assert_int_equal(row->value, readings[0].value);
    }
    assert_null(code_general(FAMILY_MAIL, 5099001));
    assert_null(code_general(FAMILY_VENDOR, 0x40000000));
}

static void families_have_names(void **state) {
    (void)state;
    for (int i = 0; i < FAMILIES; i++) {
        assert_true(strlen(code_family_key((enum code_family)i)) > 0);
        assert_true(strlen(code_family_name((enum code_family)i)) > 0);
    }
    assert_string_equal(code_family_key(FAMILY_RAS), "ras");
}

static void words_are_in_order(void **state) {
    (void)state;
    static const char *const words[] = {
#define X(text, class, family, behind) text,
#include "codes/words.def"
#undef X
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct slice word = slice_of(words[i]);
        assert_true(i == 0 || slice_compare(slice_of(words[i - 1]), word) < 0);
        assert_slice(word_find(word)->text, words[i]);
        for (size_t j = 0; j < word.len; j++)
            assert_false(ascii_is_upper(word.at[j]));
    }
    assert_ptr_equal(word_find(SLICE("ERROR")), word_find(SLICE("error")));
    assert_null(word_find(SLICE("err0r")));
    assert_null(word_find(SLICE("")));
    assert_null(word_find(SLICE("a\0b")));
}

static void facilities(void **state) {
    (void)state;
    assert_int_equal(code_facility(0x80240438), 36);
    assert_string_equal(code_facility_name(0x80240438), "WINDOWSUPDATE");
    assert_string_equal(code_facility_words(0x80240438), "Windows Update");
    assert_string_equal(code_facility_name(0x80070005), "WIN32");
    assert_int_equal(code_facility(0xA7FF0001), 0x7FF); /* the severity and its flags are no part */
    assert_string_equal(code_facility_name(0xA7FF0001), "");
    assert_string_equal(code_facility_words(0xA7FF0001), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_in_order_and_unique),
        cmocka_unit_test(texts_are_clean),
        cmocka_unit_test(families_have_their_meanings),
        cmocka_unit_test(finds_every_row_by_value),
        cmocka_unit_test(finds_every_row_by_name),
        cmocka_unit_test(names_complete),
        cmocka_unit_test(known_numbers_are_right),
        cmocka_unit_test(families_write_their_numbers),
        cmocka_unit_test(groups_are_told),
        cmocka_unit_test(families_have_names),
        cmocka_unit_test(words_are_in_order),
        cmocka_unit_test(facilities),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
