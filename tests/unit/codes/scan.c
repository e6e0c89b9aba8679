#include "codes/codes.h"
#include "tests/unit/test.h"

#include <time.h>

/* The mentions as they are written, with "?" where unmarked and the family where one is said. */
static void finds(const char *text, const char *expected) {
    struct slice slice = slice_of(text);
    struct code_mention mention;
    struct buf got = {0};
    for (size_t from = 0; code_next(slice, &from, &mention);) {
        enum code_family family = mention.reading.family;
        buf_add_string(&got, got.len ? " " : "");
        buf_add(&got, slice_first(slice_from(slice, mention.start), mention.len));
        buf_add_string(&got, mention.marked ? "" : "?");
        if (family != FAMILY_ANY)
            buf_printf(&got, ":%s", code_family_key(family));
    }
    assert_buf(got, expected);
    buf_fini(&got);
}

static void finds_nothing(const char *text) {
    finds(text, "");
}

static void value_is(const char *text, uint32_t value, enum code_form form) {
    struct code_mention mention;
    size_t from = 0;
    assert_true(code_next(slice_of(text), &from, &mention));
    assert_int_equal(mention.reading.value, value);
    assert_int_equal(mention.reading.form, form);
}

static void words_before_mark(void **state) {
    (void)state;
    finds("L2TP VPN fails with error 787", "787");
    finds("error code: 0x800706BA", "0x800706BA");
    finds("error (1722)", "1722");
    finds("The function returned 5", "5");
    finds("fails with 787", "787");
    finds("failed, result 8524 (0x214c): The DSA", "8524 0x214c");
    finds("status 0xC000006D", "0xC000006D");
    finds("the error was 5.", "5");
    finds("the error code returned on failure is 809.", "809");
    finds("a failure of 2 servers", "");
    finds("Message Number 32777", "32777");
    finds("Error - #0x000000EF", "0x000000EF");
    finds("error value (decimal): -1603", "-1603");
    finds("an error condition, 1234.", "1234");
    finds("error information of 0x5", "0x5");
    finds("error 1727-The remote procedure call failed", "1727");
    finds("[Error:5](0x5)", "5 0x5");
    finds("Error 25019.The service is gone", "25019");
    finds("error 500.log, error 12.The", "");
    finds("exited with 3010", "3010");
}

static void words_behind_mark(void **state) {
    (void)state;
    finds("\"741\" or \"742\" error message", "741 742");
    finds("receive a \"741\" or a \"742\" error message", "741 742");
    finds("c00002e2 error occurs", "c00002e2");
    finds("the 8451 error", "8451");
    finds("0x0000007B Stop error after", "0x0000007B:stop");
    finds("commonly cite the 1908 status", "1908");
    finds("SCECLI 1202 events", "1202:event");
    finds("(401) errors", "401");
    finds("returned 0x80070315\nEvent ID 20227", "0x80070315 20227:event");
}

static void events(void **state) {
    (void)state;
    finds("Event ID 4015", "4015:event");
    finds("Event ID:17 Level: Error", "17:event");
    finds("event 2089", "2089:event");
    finds("events 1925 and 1926", "1925:event 1926:event");
    finds("Event-ID 4", "4:event");
    finds("Event ID 0", "0:event");
    finds("event IDs 1000, 1202, 412, and 454 are", "1000:event 1202:event 412:event 454:event");
    finds("Events 5000-5004", "5000:event 5004:event");
    finds("replication warning IDs 1083 and 1061", "1083:event 1061:event");
    finds("Event ID 1084Internal event", "1084:event");
    finds("Event ID 2012 and event 2019", "2012:event 2019:event");
}

static void stop_codes(void **state) {
    (void)state;
    finds("Stop 0x0000007E", "0x0000007E:stop");
    finds("STOP: c000021a", "c000021a:stop");
    finds("Stop 7F, 0x00000008 (double-fault) error", "7F:stop 0x00000008:stop");
    finds("Stop error code 0x00000019", "0x00000019:stop");
    finds("Bug Check 50", "50:stop");
    value_is("Bug Check 50", 0x50, CODE_HEX);
    finds_nothing("stop 50 services");
    finds_nothing("Stop AD replication");
}

static void parameters_of_a_stop_code_are_unmarked(void **state) {
    (void)state;
    finds("STOP: 0x0000007E (0xC0000005, 0x804E518E, 0x00000000)",
        "0x0000007E:stop 0xC0000005?:stop 0x804E518E?:stop");
    finds("(0x00000001, 0x804E518E1, 0x00000002)", "");
}

static void lists_and_pairs(void **state) {
    (void)state;
    finds("error 741/742", "741 742");
    finds("error 0x103, 0x2AFC, or 0x2AF9", "0x103 0x2AFC 0x2AF9");
    finds("1722 (0x6BA)", "1722 0x6BA");
    finds("(-2147024784 0x80070070)", "-2147024784? 0x80070070?");
    finds("5000 (0x1388)", "");
}

static void layout_alone(void **state) {
    (void)state;
    finds("(0x80070005)", "0x80070005?");
    finds("0xC0000022", "0xC0000022?");
    finds("0xD0000147", "0xD0000147?");
    finds("0xE0000100", "0xE0000100?");
    finds("-2146893022", "-2146893022?");
    finds("80070005", "80070005?");
    finds("c00002e2", "c00002e2?");
    finds("0xFFFFFFFF80070005", "0xFFFFFFFF80070005?");
    finds("0x00000001 0x12345678 0xF8A26000 0xFFFFFFFF 0x80000000 -500", "");
}

static void sentences(void **state) {
    (void)state;
    finds("8524 The DSA operation is unable to proceed", "8524");
    finds("see:\n741 The local computer does not support encryption.", "741");
    finds("429 Too Many Requests", "429:http");
    finds("0x534 : No mapping between account names", "0x534");
    finds("%%233", "233:win32");
    finds_nothing("2012 Windows servers");
    finds_nothing("64 Bit systems");
    finds_nothing("322756 How to back up and restore the registry");
}

/* Numbers as servers, databases and programs of other makers write them. */
static void numbers_of_other_makers(void **state) {
    (void)state;
    finds("StatusCode=403 (no access)", "403:http");
    finds("statusCode: 200", "");
    finds("The gateway answers 502 Bad Gateway", "502:http");
    finds("404: Not Found", "404:http");
    finds("room 404 Not founded", "");
    finds("GET /x HTTP/1.1\" 504 12", "504:http");
    finds("HTTP/2 301", "");
    finds("the service returns a 503", "503");
    finds("it returned a 5 or so", "");
    finds("a 429 response", "429:http");
    finds("1500 responses", "");
    finds("connect() failed (111: Connection refused)", "111:errno");
    finds("No space left on device (28)", "28:errno");
    finds("Permission denied 13 times", "");
    finds("[Errno 10061] refused", "10061");
    finds("Exited (137) 2 minutes ago", "137");
    finds("Exited (0) 2 minutes ago", "");
    finds("status=203/EXEC", "203");
    finds("status=203/exec", "");
    finds("ERROR 1045 (28000): no access", "1045");
    finds("SQLSTATE[HY000] [2002] gone", "HY000:sqlstate 2002");
    finds("SQLSTATE[42000]: Wrong: 1064 near", "42000:sqlstate 1064");
    finds("ORA-12541: nobody listens", "ORA-12541:oracle");
    finds("FLORA-12541", "");
    finds("curl: (7) no connection", "7");
    finds("see: (7) no connection", "");
    finds("Error Event: 00000000-0000-0000-0000-000000003000 lost", "");
}

static void mail_systems(void **state) {
    (void)state;
    finds("550 5.1.1 User unknown", "550:smtp 5.1.1:mail");
    finds("said: 550-5.7.1 Not from here", "550:smtp 5.7.1:mail");
    finds("550 #5.1.0 Address rejected", "550:smtp 5.1.0:mail");
    finds("#5.4.4 smtp;550 5.4.4 no route", "5.4.4:mail 550:smtp 5.4.4:mail");
    finds("#<#5.1.1 smtp; 450 4.2.2 full>", "5.1.1:mail 450:smtp 4.2.2:mail");
    finds("error 5.7.64, and NDR 5.4.1", "5.7.64:mail 5.4.1:mail");
    finds("Status: 5.1.10.", "5.1.10:mail");
    finds("SMTP error 454", "454:smtp");
    finds("SMTP 550 from the next host", "550:smtp");
    finds("554 Relay access denied", "554:smtp");
    finds_nothing("250 2.1.5 Recipient OK, 354 go on, SMTP 250, SMTP 587");
    finds_nothing("version 5.1.1, LIS 4.1.3 and 2.0.5; 5.1.1.2, 5.7.1-rc1, v5.7.1");
    finds("550 4.4.7 told late", "550:smtp 4.4.7:mail");
    finds("451 4.7.500-699 (ASxxx)", "451:smtp 4.7.500:mail");
    finds_nothing("250 5.1.1, 550 2.1.5, 1550 5.1.1");
}

static void databases(void **state) {
    (void)state;
    finds("SQLSTATE 08001", "08001:sqlstate");
    finds("SQLSTATE=42501, SQLCODE=-551", "42501:sqlstate");
    finds("(SQLSTATE: 42P01)", "42P01:sqlstate");
    finds("SQLState: 'HYT00'", "HYT00:sqlstate");
    finds_nothing("SQLSTATE 00000, SQLSTATE codes");
    finds("MSSQLSERVER_18456", "MSSQLSERVER_18456:mssql");
    finds("Msg 18456, Level 14, State 1", "18456:mssql");
    finds("Message 242, Level 16", "242:mssql");
    finds_nothing("Msg 18456 of 20000");
}

static void ends_of_programs(void **state) {
    (void)state;
    finds("exit code 137", "137:exit");
    finds("Exit Code:    127", "127:exit");
    finds("terminated with exit status 255", "255:exit");
    finds("exited with 1", "1");
    finds("exit status code 137", "137:exit");
    finds("exit code 1603", "1603");
    finds("exit code 1", "1");
    finds_nothing("exit code 0, exited with code 0");
}

static void codes_of_products(void **state) {
    (void)state;
    finds("error E1955", "E1955:vendor");
    finds("the error code ABC-1234 appears", "ABC-1234:vendor");
    finds("it stops (code: X123)", "X123:vendor");
    finds("Error code: `LNX_0018`", "LNX_0018:vendor");
    finds("failed with error ANR2034E", "ANR2034E:vendor");
    finds("TS0031: Your certificate is too old", "TS0031:vendor");
    finds("Load the new certificates. (E1955)", "E1955:vendor");
    finds("TSX8034 or TSX8057 error, an NHC001 error?",
        "TSX8034:vendor TSX8057:vendor NHC001:vendor");
    finds("errors TSX8034, TSX8057 and E1955", "TSX8034:vendor TSX8057:vendor E1955:vendor");
    finds_nothing("Fixed an error (API-551)");
    finds_nothing("API-551: Errors are shown");
    finds("MSIS3019 and SSPR_0029", "MSIS3019:vendor SSPR_0029:vendor");
    finds("AADB2C90118 came back", "AADB2C90118:vendor");
    finds_nothing("error KB929856, error SHA256, error CVE-2018-0886, error x509");
    finds_nothing("error e1955 error log E1955.log, error \\\\DC004, error Abc123");
    finds_nothing("E1955 stands alone, see TS0031: and (E1955) too");
    finds_nothing("event ID E1955, error E19, error E19551955, error R620-BIOS");
}

static void ids_of_messages(void **state) {
    (void)state;
    finds("The job broke off. (ID 104 Details: Access is denied (0x80070005))", "104 0x80070005?");
    finds_nothing("the user (ID 104) and (ID 104 with details)");
}

static void statuses(void **state) {
    (void)state;
    finds("status code 404, the status code is 503", "404:http 503:http");
    finds("status code 1722, status 404", "1722 404");
    finds("Win32 status code 110, status code 255", "110:win32 255");
    finds_nothing("status code 200, the status code is 302, returned status 204");
}

static void an_error_message_has_a_number(void **state) {
    (void)state;
    finds("Error message: 500: Something went wrong", "500");
    finds("an error response 404", "404:http");
    finds("the error occurred: 13.", "13");
    finds_nothing("Error message 1, error message 25");
    finds_nothing("message 500, the error occurred 13 times");
}

static void a_name_beside_marks(void **state) {
    (void)state;
    finds("8352 = ERROR_DS_NOT_AN_OBJECT", "8352 ERROR_DS_NOT_AN_OBJECT:win32");
    finds("ERROR_VPN_TIMEOUT (809)", "ERROR_VPN_TIMEOUT:ras 809");
    finds("|000020D9|8409|ERROR_DS_DATABASE_ERROR|", "000020D9 8409 ERROR_DS_DATABASE_ERROR:win32");
    finds("8353 = ERROR_DS_NOT_AN_OBJECT", "ERROR_DS_NOT_AN_OBJECT:win32");
    finds("8352 or so, ERROR_DS_NOT_AN_OBJECT", "ERROR_DS_NOT_AN_OBJECT:win32");
}

static void names_and_identifiers(void **state) {
    (void)state;
    finds("ERROR_ACCESS_DENIED", "ERROR_ACCESS_DENIED:win32");
    finds("(WSAEACCES)", "WSAEACCES:winsock");
    finds("Error: EACCES: not for you", "EACCES:errno");
    finds("connect ECONNREFUSED 192.0.2.1", "ECONNREFUSED:errno");
    finds_nothing("eacces Exist EXISTS EMAIL E2BIGGER");
    finds("AADSTS50011: The reply URL", "AADSTS50011:entra");
    finds("error TF255435", "TF255435:devops");
    finds("VPN error 789", "789:ras");
    finds("HTTP 502 error", "502:http");
    finds("Http error 500.0 - internal", "500.0:http");
    finds("hr = 0x80070018", "0x80070018:hresult");
    finds_nothing("pending S_OK no_such_name VS2015 NO_ERROR");
}

static void other_numbers_are_left_out(void **state) {
    (void)state;
    static const char *const texts[] = {"KB 929856 KB929856", "version 10.0.17763", "port 1723",
        "UDP ports 500 and 4500", "10 MB, 4 GB", "10/19/2017", "8:03:19 AM", "2008-05-12",
        "131.107.0.2/32", "1.3.6.1.5.5.7.3.1", "{41379de8-f7e7-4c76-bb47-7f080443e189}",
        "{80070005-f7e7-4c76-bb47-80070005e189}", "Windows Server 2012 R2", "thread ID 1234",
        "process ID: 0x1a4", "build 9600", "line 17", "REG_DWORD 1", "Value: 0x00000001 (1)",
        "1,024 errors", "5 errors", "more than 500 errors", "returned 5 rows", "error 3 times",
        "Office 365 errors", "a Windows Server 2012 error", "port 443 error", "area code 425",
        "error.5", "C:\\5", "50% errors", "64-bit", "2008-based", "error 0", "code 0x0",
        "fffff800`02e5f5a0", "0xfffff800`02e5f5a0", "error-0xc00002e2.png", "80070005.md",
        "hr = 0x1", "HTTP 200 response", "HTTP 2.0", "S-1-5-21-1997477047-1508330638", "b-1234",
        "/5.5.7", "00:1A:2B:3C:4D:5E", "123e4567", "$1722", "error10", "step 5 error"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        finds_nothing(texts[i]);
}

static void values(void **state) {
    (void)state;
    value_is("error code 00002095", 0x2095, CODE_HEX);
    value_is("Error: 80070005", 0x80070005, CODE_HEX);
    value_is("error 2148073478", 2148073478, CODE_DECIMAL);
    value_is("returned \xE2\x88\x92"
             "2147024891",
        0x80070005, CODE_SIGNED);
    value_is("error -1018", 0xFFFFFC06, CODE_SIGNED);
    value_is("E_FAIL", 0x80004005, CODE_NAME);
}

static void goes_on_behind_a_mention(void **state) {
    (void)state;
    struct slice text = SLICE("error 5, error 6");
    struct code_mention mention;
    size_t from = 0;
    assert_true(code_next(text, &from, &mention));
    assert_int_equal(from, 7);
    assert_true(code_next(text, &from, &mention));
    assert_int_equal(mention.start, 15);
    assert_false(code_next(text, &from, &mention));
    assert_int_equal(from, text.len);
    assert_false(code_next(SLICE(""), &(size_t){0}, &mention));
}

/* Every mention lies inside the text, behind the one before, and reads back as what it says. */
static void check_all(struct slice text) {
    struct code_mention mention;
    size_t end = 0;
    for (size_t from = 0; code_next(text, &from, &mention);) {
        assert_true(mention.start >= end && mention.len > 0);
        end = mention.start + mention.len;
        assert_true(end <= text.len);
        assert_int_equal(from, end);
        struct code_reading readings[CODE_READINGS];
        struct slice written = slice_first(slice_from(text, mention.start), mention.len);
        struct buf asked = {0};
        buf_add_string(&asked, mention.reading.family == FAMILY_SQLSTATE ? "SQLSTATE " : "");
        buf_add(&asked, written);
        size_t count = code_read(buf_slice(&asked), readings), i = 0;
        while (i < count && readings[i].value != mention.reading.value)
            i++;
        assert_true(i < count);
        buf_fini(&asked);
    }
}

static void random_bytes(void **state) {
    (void)state;
    static const char *const pieces[] = {"error ", "5", "0x", "80070005", "c0000022", "-", "(", ")",
        ", ", " and ", "\"", "event ", "Stop ", "7E", ".", "/", "%%", "\n", "\xE2\x80\x9C", "\xE2",
        "code", " id ", "with ", "failed ", "AADSTS", "123", "_", "ERROR_ACCESS_DENIED", "\xFF",
        "\0", "E_FAIL ", "HTTP ", ":", " ", "1", "0", "`", "E1955", "550 5.1.1", "SQLSTATE ",
        "42S02", ".1.", "\xC2\xA0", "\xE2\x88\x92", "T", "he"};
    uint32_t seed = 11;
    struct buf text = {0};
    for (int round = 0; round < 3000; round++) {
        buf_clear(&text);
        for (size_t i = 0; i < 60; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 16) % (COUNT_OF(pieces))];
            buf_add(&text, (struct slice){piece, *piece ? strlen(piece) : 1});
        }
        /* A copy of the exact size, so that the sanitizer sees a byte read beyond it. */
        char *copy = malloc(text.len);
        memcpy(copy, text.at, text.len);
        check_all((struct slice){copy, text.len});
        free(copy);
    }
    buf_fini(&text);
}

static double seconds(struct slice text) {
    struct code_mention mention;
    clock_t start = clock();
    for (size_t from = 0; code_next(text, &from, &mention);)
        ;
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* A quadratic scan of 256 kB takes minutes; this one less than a second, sanitized. */
static void takes_linear_time(void **state) {
    (void)state;
    static const char *const repeated[] = {"1", "1,", "5 or ", "(0x7E,", "error 5, ", " ", "(", "_",
        "error ", "-", "\"", "0x8007000500000", "a1", "error with of is ", "1722 (0x6BA) "};
    for (size_t i = 0; i < COUNT_OF(repeated); i++) {
        struct buf text = {0};
        while (text.len < 1 << 18)
            buf_add_string(&text, repeated[i]);
        assert_true(seconds(buf_slice(&text)) < 10);
        buf_fini(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_before_mark),
        cmocka_unit_test(words_behind_mark),
        cmocka_unit_test(events),
        cmocka_unit_test(stop_codes),
        cmocka_unit_test(parameters_of_a_stop_code_are_unmarked),
        cmocka_unit_test(lists_and_pairs),
        cmocka_unit_test(layout_alone),
        cmocka_unit_test(sentences),
        cmocka_unit_test(numbers_of_other_makers),
        cmocka_unit_test(mail_systems),
        cmocka_unit_test(databases),
        cmocka_unit_test(ends_of_programs),
        cmocka_unit_test(codes_of_products),
        cmocka_unit_test(ids_of_messages),
        cmocka_unit_test(statuses),
        cmocka_unit_test(an_error_message_has_a_number),
        cmocka_unit_test(a_name_beside_marks),
        cmocka_unit_test(names_and_identifiers),
        cmocka_unit_test(other_numbers_are_left_out),
        cmocka_unit_test(values),
        cmocka_unit_test(goes_on_behind_a_mention),
        cmocka_unit_test(random_bytes),
        cmocka_unit_test(takes_linear_time),
    };
    return RUN_TESTS(tests);
}
