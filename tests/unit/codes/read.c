#include "codes/codes.h"
#include "tests/unit/test.h"

#include <inttypes.h>

/* The readings as "value/form/family value/form/family", to compare them at once. */
static void reads(const char *text, const char *expected) {
    static const char *const forms[] = {"decimal", "signed", "hex", "name", "spelled"};
    struct code_reading readings[CODE_READINGS];
    size_t count = code_read(slice_of(text), readings);
    struct buf got = {0};
    for (size_t i = 0; i < count; i++)
        buf_printf(&got, "%s%" PRIX32 "/%s/%s", i ? " " : "", readings[i].value,
            forms[readings[i].form], code_family_key(readings[i].family));
    assert_buf(got, expected);
    buf_fini(&got);
}

static void bare_digits_read_both_ways(void **state) {
    (void)state;
    reads("789", "315/decimal/any 789/hex/any");
    reads(" 789. ", "315/decimal/any 789/hex/any");
    reads("4294967295", "FFFFFFFF/decimal/any");
    reads("4294967296", "");
    reads("2147942405", "80070005/decimal/any");
}

static void eight_digits_of_an_hresult_are_hexadecimal_first(void **state) {
    (void)state;
    reads("80070005", "80070005/hex/any 4C5C575/decimal/any");
    reads("00002098", "2098/hex/any 832/decimal/any");
    reads("12345678", "BC614E/decimal/any 12345678/hex/any");
}

static void hexadecimal_forms(void **state) {
    (void)state;
    reads("0x80070005", "80070005/hex/any");
    reads("0X80070005", "80070005/hex/any");
    reads("&H80070005", "80070005/hex/any");
    reads("7Eh", "7E/hex/any");
    reads("7B", "7B/hex/any");
    reads("c000021a", "C000021A/hex/any");
    reads("0x0000000080070005", "80070005/hex/any");
    reads("0xFFFFFFFF80070005", "80070005/hex/any");
    reads("0xFFFFFFFF00000005", "");
    reads("0x123456789", "");
    reads("0x", "");
    reads("0xg", "");
}

static void signed_forms(void **state) {
    (void)state;
    reads("-2147024891", "80070005/signed/any");
    reads("\xE2\x88\x92"
          "2147024891",
        "80070005/signed/any");
    reads("\xE2\x80\x93"
          "2147024891",
        "80070005/signed/any");
    reads("-1018", "FFFFFC06/signed/any");
    reads("-2147483648", "80000000/signed/any");
    reads("-2147483649", "");
    reads("-0", "");
}

static void words_say_the_family(void **state) {
    (void)state;
    reads("error 789", "315/decimal/any 789/hex/any");
    reads("Error: 789", "315/decimal/any 789/hex/any");
    reads("Event ID 20227", "4F03/decimal/event");
    reads("eventid 1056", "420/decimal/event");
    reads("STOP 0x7B", "7B/hex/stop");
    reads("stop D1", "D1/hex/stop");
    reads("stop EF", "EF/hex/stop");
    reads("Stop code 50", "50/hex/stop");
    reads("bug check 9F", "9F/hex/stop");
    reads("RAS 809", "329/decimal/ras");
    reads("VPN error 809", "329/decimal/ras");
    reads("HTTP 404", "194/decimal/http");
    reads("http error 500.0", "1F4/decimal/http");
    reads("Win32 error 5", "5/decimal/win32");
    reads("jet error -1018", "FFFFFC06/signed/ese");
    reads("hr=0x80070005", "80070005/hex/hresult");
    reads("AADSTS50011", "C35B/decimal/entra");
    reads("tf255435", "3E5CB/decimal/devops");
    reads("ora-12541", "30FD/decimal/oracle");
}

static void codes_that_are_no_numbers(void **state) {
    (void)state;
    reads("5.7.64", "4C66D8/spelled/mail");
    reads("error 4.4.7.", "3D18A7/spelled/mail");
    reads("2.0.5", "");
    reads("5.7.64.1", "");
    reads("SQLSTATE HY000", "41CBE580/spelled/sqlstate");
    reads("SQLSTATE[hy000]", "41CBE580/spelled/sqlstate");
    reads("42S02", "40687E42/spelled/sqlstate");
    reads("42S99", "");
    reads("MSSQLSERVER_18456", "4818/decimal/mssql");
    reads("exit code 137", "89/decimal/exit");
    reads("SMTP 550", "226/decimal/smtp");
    reads("KB929856", "");
    reads("sha256", "");
}

/* The value of a product's code stands for its letters and digits, in whatever way it is typed. */
static void a_code_of_a_product_is_itself(void **state) {
    static const char *const same[] = {"TSX-1234", "tsx1234", "error TSX_1234", "(TSX1234)"};
    struct code_reading first[CODE_READINGS], other[CODE_READINGS];
    (void)state;
    assert_int_equal(code_read(SLICE("TSX1234"), first), 1);
    assert_int_equal(first[0].family, FAMILY_VENDOR);
    assert_slice(first[0].written, "TSX1234");
    assert_int_equal(code_guess_family(first[0].value), FAMILY_ANY);
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        assert_int_equal(code_read(slice_of(same[i]), other), 1);
        assert_int_equal(other[0].value, first[0].value);
    }
    assert_int_equal(code_read(SLICE("TSX1235"), other), 1);
    assert_int_not_equal(other[0].value, first[0].value);
    assert_int_equal(code_read(SLICE("E1955"), other), 2); /* 0xE1955 may be meant as well */
    assert_int_equal(other[0].family, FAMILY_VENDOR);
    assert_int_equal(other[1].value, 0xE1955);
    assert_int_equal(code_read(SLICE("C0000022"), other), 1);
    assert_int_equal(other[0].form, CODE_HEX);
}

static void range_of_a_family_counts(void **state) {
    (void)state;
    reads("VPN error 13801", "35E9/decimal/any");
    reads("HTTP 8080", "1F90/decimal/any");
}

static void punctuation_around_is_left_out(void **state) {
    (void)state;
    reads("(0x80070005)", "80070005/hex/any");
    reads("\xE2\x80\x9C"
          "0x80070005"
          "\xE2\x80\x9D",
        "80070005/hex/any");
    reads("error\xC2\xA0#5", "5/decimal/any 5/hex/any");
    reads("[Error:5]", "5/decimal/any 5/hex/any");
}

static void a_second_number_must_agree(void **state) {
    (void)state;
    reads("1722 (0x6BA)", "6BA/decimal/any");
    reads("0x80070005 (-2147024891)", "80070005/hex/any");
    reads("ERROR_ACCESS_DENIED (5)", "5/name/win32");
    reads("STOP: 0x0000007B (0xF789E528, 0xC0000034)", "7B/hex/stop");
    reads("error 789 809", "");
}

static void names(void **state) {
    (void)state;
    reads("ERROR_ACCESS_DENIED", "5/name/win32");
    reads("error_vpn_timeout", "329/name/ras");
    reads("E_FAIL", "80004005/name/hresult");
    reads("WSAEACCES", "271D/name/winsock");
    reads("STATUS_CANNOT_LOAD_REGISTRY_FILE", "C0000218/name/ntstatus C0000218/name/stop");
    reads("ERROR_NO_SUCH_NAME_AT_ALL", "");
}

static void other_text_is_no_number(void **state) {
    (void)state;
    static const char *const texts[] = {"", " ", "-", "h", "bad", "add", "pending", "how to fix",
        "error", "Event ID", "8.1", "10.0.17763", "20 users", "vpn", "0x80070005 printer", "1,2",
        "\xFF", "5\xFF", "port 443"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        reads(texts[i], "");
}

/* Any bytes: at most CODE_READINGS readings, and the same ones again. */
static void random_bytes(void **state) {
    (void)state;
    static const char alphabet[] = "0123456789abcdefxh&H-#:(),. \"\xE2\x80\x9C\xC2\xA0stopERR_\n\0";
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[40];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        struct slice slice = {text, seed >> 26 < sizeof text ? seed >> 26 : sizeof text};
        struct code_reading first[CODE_READINGS], again[CODE_READINGS];
        size_t count = code_read(slice, first);
        assert_true(count <= CODE_READINGS);
        assert_int_equal(code_read(slice, again), count);
        for (size_t i = 0; i < count; i++) {
            assert_true(first[i].value == again[i].value && first[i].form < CODE_FORMS);
            assert_true(first[i].family < FAMILIES);
        }
    }
}

/* Whatever is described can be typed again. */
static void descriptions_read_back(void **state) {
    (void)state;
    static const uint32_t values[] = {
        0, 5, 789, 0xFFFF, 0x10000, 0x80070005, 0xC0000022, 0xD0000022, 0xFFFFFC06, UINT32_MAX};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        struct buf text = {0};
        code_describe(&text, values[i]);
        struct slice word, rest = buf_slice(&text);
        assert_true(slice_next_word(&rest, &word));
        struct code_reading readings[CODE_READINGS];
        assert_true(code_read(word, readings) > 0);
        assert_int_equal(readings[0].value, values[i]);
        buf_fini(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bare_digits_read_both_ways),
        cmocka_unit_test(eight_digits_of_an_hresult_are_hexadecimal_first),
        cmocka_unit_test(hexadecimal_forms),
        cmocka_unit_test(signed_forms),
        cmocka_unit_test(words_say_the_family),
        cmocka_unit_test(codes_that_are_no_numbers),
        cmocka_unit_test(a_code_of_a_product_is_itself),
        cmocka_unit_test(range_of_a_family_counts),
        cmocka_unit_test(punctuation_around_is_left_out),
        cmocka_unit_test(a_second_number_must_agree),
        cmocka_unit_test(names),
        cmocka_unit_test(other_text_is_no_number),
        cmocka_unit_test(random_bytes),
        cmocka_unit_test(descriptions_read_back),
    };
    return RUN_TESTS(tests);
}
