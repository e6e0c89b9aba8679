/* Error numbers: forms, meanings of families kept apart, the articles of each. */
#include "search/numbers.h"
#include "tests/unit/search/library.h"

static struct numbers look_up(void **state, bool with_store, const char *text) {
    struct library *library = *state;
    struct numbers numbers = {0};
    struct error error;
    arena_reset(library->arena);
    enum status status = search_number(
        with_store ? library->store : NULL, library->arena, slice_of(text), &numbers, &error);
    assert_true(status == STATUS_OK || status == STATUS_NOTHING);
    return numbers;
}

static bool has_form(const struct number *number, const char *label, const char *text) {
    for (size_t i = 0; i < number->forms.count; i++)
        if (strcmp(number->forms.items[i].label, label) == 0 &&
            slice_equal(number->forms.items[i].text, slice_of(text)))
            return true;
    return false;
}

static const struct number_meaning *of_family(
    const struct number *number, enum code_family family) {
    for (size_t i = 0; i < number->meanings.count; i++)
        if (number->meanings.items[i].family == family)
            return &number->meanings.items[i];
    return NULL;
}

static void forms(void **state) {
    static const struct {
        const char *asked, *label, *text;
    } rows[] = {
        {"691", "HRESULT", "0x800702B3 (-2147024205)"},
        {"789", "HRESULT", "0x80070315 (-2147024107)"},
        {"809", "HRESULT", "0x80070329 (-2147024087)"},
        {"13801", "HRESULT", "0x800735E9 (-2147011095)"},
        {"0x80070315", "Win32", "789"},
        {"0x80070005", "signed", "-2147024891"},
        {"2147942405", "hex", "0x80070005"},
        {"-2147024891", "Win32", "5"},
        {"0xC0000022", "HRESULT", "0xD0000022 (-805306334)"},
        {"0xC0000022", "for programs Win32", "5"},
        {"0xFFFFFFFF80070005", "hex", "0x80070005"},
        {"&H80070005", "Win32", "5"},
        {"0x80240438", "facility", "36 WINDOWSUPDATE, code 1080"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct numbers numbers = look_up(state, false, rows[i].asked);
        assert_true(numbers.found.count > 0);
        if (!has_form(&numbers.found.items[0], rows[i].label, rows[i].text))
            fail_msg("%s has no %s %s", rows[i].asked, rows[i].label, rows[i].text);
    }
}

/* 0x80210010 is a scanner's; its low word 16 is not Win32 16, for the facility is not Win32. */
static void no_other_facility_is_stripped(void **state) {
    struct numbers numbers = look_up(state, false, "0x80210015");
    for (size_t i = 0; i < numbers.found.count; i++)
        for (size_t f = 0; f < numbers.found.items[i].forms.count; f++)
            assert_string_not_equal(numbers.found.items[i].forms.items[f].label, "Win32");
}

static void a_wrapped_error_is_no_stop_code(void **state) {
    struct numbers numbers = look_up(state, false, "0x80070005");
    assert_null(of_family(&numbers.found.items[0], FAMILY_STOP));
    assert_non_null(of_family(&numbers.found.items[0], FAMILY_WIN32));
    numbers = look_up(state, false, "0x7E");
    assert_non_null(of_family(&numbers.found.items[0], FAMILY_STOP));
}

/* An event's number is wrapped in nothing; 404 without a word is what HTTP calls so. */
static void numbers_that_stand_for_themselves(void **state) {
    struct numbers numbers = look_up(state, false, "AADSTS59999");
    assert_int_equal(numbers.found.count, 0); /* in no table, and this store has no article */
    numbers = look_up(state, true, "20227");
    assert_int_equal(numbers.found.items[0].forms.count, 2);
    numbers = look_up(state, false, "404");
    assert_int_equal(numbers.found.items[0].meanings.items[0].family, FAMILY_HTTP);
    numbers = look_up(state, false, "stop 7e");
    assert_true(has_form(&numbers.found.items[0], "in small dumps", "0x1000007E"));
}

/* 5.7.99 is in no table, so its group is told; a product's code is known by its articles alone. */
static void codes_that_are_no_numbers(void **state) {
    struct numbers numbers = look_up(state, false, "NDR 5.7.99");
    assert_int_equal(numbers.found.count, 1);
    assert_true(has_form(&numbers.found.items[0], "code", "5.7.99"));
    assert_int_equal(numbers.found.items[0].meanings.count, 1);
    assert_int_equal(numbers.found.items[0].meanings.items[0].value, 5007099);
    assert_true(*numbers.found.items[0].meanings.items[0].text != 0);
    numbers = look_up(state, false, "server said: 550 5.1.1 gone");
    assert_int_equal(numbers.found.count, 2);
    numbers = look_up(state, false, "TSX-0731");
    assert_int_equal(numbers.found.count, 0);
    assert_int_equal(numbers.near.count, 0);
    numbers = look_up(state, true, "tsx0731");
    assert_int_equal(numbers.found.count, 1);
    assert_slice(numbers.found.items[0].meanings.items[0].articles.items[0].entry.path, "pool.md");
}

static void families_are_kept_apart(void **state) {
    struct numbers numbers = look_up(state, true, "740");
    const struct number *number = &numbers.found.items[0];
    const struct number_meaning *win32 = of_family(number, FAMILY_WIN32);
    const struct number_meaning *ras = of_family(number, FAMILY_RAS);
    assert_non_null(win32);
    assert_non_null(ras);
    assert_int_equal(win32->articles.count, 1); /* its words are those of this meaning */
    assert_int_equal(ras->articles.count, 0);
    assert_ptr_equal(win32, &number->meanings.items[0]); /* it has the fix */
    numbers = look_up(state, true, "RAS 740");
    assert_int_equal(numbers.found.items[0].meanings.items[0].family, FAMILY_RAS); /* asked for */
}

static void articles_with_their_fixes(void **state) {
    struct numbers numbers = look_up(state, true, "0x80070315");
    const struct number_article *article = number_best_article(&numbers.found.items[0]);
    assert_non_null(article);
    assert_slice(article->entry.path, "tunnel-789.md");
    assert_int_equal(article->role, CODE_IN_TITLE);
    assert_slice(article->fixes.items[0].title, "Resolution");
    assert_int_equal(numbers.found.items[0].meanings.items[0].family, FAMILY_RAS);
}

static void an_event_has_no_row_and_is_found(void **state) {
    struct numbers numbers = look_up(state, true, "20227");
    assert_int_equal(numbers.found.count, 1);
    const struct number_meaning *event = of_family(&numbers.found.items[0], FAMILY_EVENT);
    assert_non_null(event);
    assert_string_equal(event->name, "");
    assert_int_equal(event->articles.count, 1);
    assert_int_equal(look_up(state, false, "20227").found.count, 0);
}

static void names_and_parts_of_names(void **state) {
    struct numbers numbers = look_up(state, false, "ERROR_VPN_TIMEOUT");
    assert_int_equal(numbers.found.items[0].reading.value, 809);
    numbers = look_up(state, false, "vpn timeout");
    assert_int_equal(numbers.found.items[0].reading.value, 809);
    numbers = look_up(state, false, "access denied");
    assert_true(numbers.names.count > 5);
    assert_string_equal(code_meaning_name(numbers.names.items[0]), "ERROR_ACCESS_DENIED");
}

static void near_what_nobody_knows(void **state) {
    struct numbers numbers = look_up(state, false, "ERROR_ACESS_DENIED");
    assert_int_equal(numbers.found.count, 0);
    assert_string_equal(code_meaning_name(numbers.near.items[0]), "ERROR_ACCESS_DENIED");
    numbers = look_up(state, true, "20228");
    assert_int_equal(numbers.found.count, 0);
    bool near = false;
    for (size_t i = 0; i < numbers.near_stored.count; i++)
        near |= numbers.near_stored.items[i] == 20227;
    assert_true(near);
    assert_int_equal(look_up(state, true, "").found.count, 0);
    assert_int_equal(look_up(state, true, "!!!").near.count, 0);
}

static void a_log_gives_each_number_once(void **state) {
    struct library *library = *state;
    struct numbers_seen seen;
    struct error error;
    struct slice log = SLICE("The error code returned on failure is 789.\n\n"
                             "failed with 0x80070315, again 0x80070315\r\n"
                             "Event ID 20227\nKB929856 and 10.0.17763 and 12:30:45\n");
    assert_int_equal(
        search_numbers_in(library->store, library->arena, log, &seen, &error), STATUS_OK);
    assert_int_equal(seen.items.count, 2);
    assert_int_equal(seen.items.items[0].times, 3);
    assert_int_equal(seen.items.items[0].line, 1);
    assert_slice(seen.items.items[0].text, "789");
    assert_int_equal(seen.items.items[1].line, 4);
    assert_int_equal(seen.items.items[1].number.reading.family, FAMILY_EVENT);
    assert_int_equal(search_numbers_in(NULL, library->arena, SLICE("all is well"), &seen, &error),
        STATUS_NOTHING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(no_other_facility_is_stripped),
        cmocka_unit_test(a_wrapped_error_is_no_stop_code),
        cmocka_unit_test(numbers_that_stand_for_themselves),
        cmocka_unit_test(codes_that_are_no_numbers),
        cmocka_unit_test(families_are_kept_apart),
        cmocka_unit_test(articles_with_their_fixes),
        cmocka_unit_test(an_event_has_no_row_and_is_found),
        cmocka_unit_test(names_and_parts_of_names),
        cmocka_unit_test(near_what_nobody_knows),
        cmocka_unit_test(a_log_gives_each_number_once),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}
