/* What a technician types, and which article must come first. */
#include "tests/unit/search/library.h"

static void first_is(void **state, const char *query, const char *path) {
    struct search_results results;
    if (library_search(*state, slice_of(query), &results) != STATUS_OK)
        fail_msg("nothing found for %s", query);
    if (!slice_equal(results.hits[0].entry.path, slice_of(path)))
        fail_msg("%s: %.*s first, not %s", query, SLICE_ARGS(results.hits[0].entry.path), path);
}

static void is_nothing(void **state, const char *query) {
    struct search_results results;
    if (library_search(*state, slice_of(query), &results) != STATUS_NOTHING)
        fail_msg("%s: found %.*s", query, SLICE_ARGS(results.hits[0].entry.path));
}

static bool finds(void **state, const char *query, const char *path) {
    struct search_results results;
    library_search(*state, slice_of(query), &results);
    for (size_t i = 0; i < results.count; i++)
        if (slice_equal(results.hits[i].entry.path, slice_of(path)))
            return true;
    return false;
}

static void words_and_their_forms(void **state) {
    first_is(state, "spooler stopped while printing", "spooler.md");
    first_is(state, "tunnel breaks off behind NAT", "tunnel-789.md");
    first_is(state, "the spoolre stops", "spooler.md");
}

static void numbers_in_every_form(void **state) {
    first_is(state, "789", "tunnel-789.md");
    first_is(state, "0x80070315", "tunnel-789.md");
    first_is(state, "-2147024107", "tunnel-789.md");
    first_is(state, "err:789", "tunnel-789.md");
    first_is(state, "80070005", "spooler.md");
    first_is(state, "-2147024891", "spooler.md");
    first_is(state, "event id 20227", "event-20227.md");
}

static void article_numbers(void **state) {
    first_is(state, "KB929856", "weak-cipher.md");
    first_is(state, "kb 929856", "weak-cipher.md");
    first_is(state, "Q929856", "weak-cipher.md");
    first_is(state, "kb:929856", "weak-cipher.md");
    is_nothing(state, "KB929857");
}

/* A phrase that nothing holds has all looked for once more, as words: nothing is said twice. */
static void says_once_what_was_understood(void **state) {
    struct search_results results;
    library_search(*state, SLICE("err:0x8007abcd \"zz qq\""), &results);
    assert_slice(results.understood, "error 0x8007ABCD (-2146980915, 2147986381, Win32 43981)");
    library_search(*state, SLICE("in:nowhere KB929856 \"zz qq\""), &results);
    assert_slice(results.understood, "article number 929856");
}

static void settings_by_any_part(void **state) {
    first_is(state, "AssumeUDPEncap", "tunnel-789.md");
    first_is(state, "hklm/system/currentcontrolset/services/policyagent", "tunnel-789.md");
    first_is(state, "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent",
        "tunnel-789.md");
    first_is(state, "HKLM\\SYSTEM\\ControlSet001\\Services\\PolicyAgent", "tunnel-789.md");
    assert_true(finds(state, "weakcry", "weak-cipher.md"));
    assert_true(finds(state, "reg:weakcry", "strong-cipher.md"));
    assert_true(finds(state, "old weakcry", "weak-cipher.md"));
}

static void words_inside_names(void **state) {
    first_is(state, "probe failing", "probe.md");
    assert_true(finds(state, "weak crypto", "strong-cipher.md"));
    first_is(state, "GatewayProbeFailing", "probe.md");
}

static void filters(void **state) {
    assert_true(finds(state, "os:10 tunnel", "tunnel-789.md"));
    assert_true(finds(state, "os:win10 tunnel", "tunnel-789.md"));
    assert_true(finds(state, "os:2008r2 tunnel", "tunnel-789.md"));
    assert_false(finds(state, "os:10 spooler", "spooler.md")); /* 2010 is not 10 */
    assert_true(finds(state, "kind:workaround tunnel", "weak-cipher.md"));
    assert_false(finds(state, "kind:workaround tunnel", "tunnel-789.md"));
    assert_true(finds(state, "in:invented tunnel", "weak-cipher.md"));
    is_nothing(state, "in:elsewhere tunnel");
    assert_true(finds(state, "cmd:policyagent", "tunnel-789.md"));
}

static void marks_of_a_query(void **state) {
    assert_true(finds(state, "tunnel -spooler", "weak-cipher.md"));
    assert_false(finds(state, "tunnel -cipher -ciphers", "strong-cipher.md"));
    assert_true(finds(state, "spool*", "spooler.md"));
    first_is(state, "\"old router\"", "weak-cipher.md");
    assert_false(finds(state, "\"old router\"", "tunnel-789.md"));
    first_is(state, "\"router old\"", "weak-cipher.md"); /* no article has the phrase: its words */
}

/* A code of a product is understood where an article has it: "ABC2019" may as well be a name. */
static void codes_of_products(void **state) {
    struct search_results results;
    first_is(state, "TSX-0731", "pool.md");
    first_is(state, "error tsx0731", "pool.md");
    assert_int_equal(library_search(*state, SLICE("TSX-0731"), &results), STATUS_OK);
    assert_slice(results.understood, "error TSX-0731");
    assert_int_equal(library_search(*state, SLICE("ABC2019"), &results), STATUS_NOTHING);
    assert_int_equal(results.understood.len, 0);
    for (size_t i = 0; i < results.suggestion_count; i++)
        assert_false(slice_starts(results.suggestions[i], SLICE("0x")));
}

static void words_that_mean_the_same(void **state) {
    assert_true(finds(state, "nlb", "balance.md"));
    assert_true(finds(state, "load balancing network", "balance.md"));
    assert_true(finds(state, "paper jam", "spooler.md")); /* the site's own table */
}

static void nothing_found_says_what_helps(void **state) {
    struct search_results results;
    assert_int_equal(
        library_search(*state, SLICE("in:elsewhere tunnle"), &results), STATUS_NOTHING);
    assert_true(slice_find(results.searched, SLICE("0 of 9 articles")) == 0);
    assert_true(slice_find(results.widen, SLICE("without in:elsewhere: ")) != SLICE_NONE);
    assert_true(slice_find(results.widen, SLICE("in: can be ")) == 0);
    assert_true(results.suggestion_count > 0);
    assert_int_equal(library_search(*state, SLICE("kind:miracle dns"), &results), STATUS_NOTHING);
    assert_true(slice_find(results.widen, SLICE("kind: can be fix, ")) == 0);
    assert_int_equal(library_search(*state, SLICE("err:790"), &results), STATUS_NOTHING);
    bool near = false;
    for (size_t i = 0; i < results.suggestion_count; i++)
        near |= slice_equal(results.suggestions[i], SLICE("789"));
    assert_true(near);
}

static void the_passage_is_the_one_that_matched(void **state) {
    struct search_results results;
    library_search(*state, SLICE("router changes addresses"), &results);
    const struct search_passage *passage = &results.hits[0].passage;
    assert_true(slice_find(passage->text, SLICE("changes the addresses")) != SLICE_NONE);
    assert_slice(passage->section, "Cause");
    assert_true(passage->mark_count >= 3);
    for (size_t i = 0; i < passage->mark_count; i++)
        assert_true(passage->marks[i].start + passage->marks[i].len <= passage->text.len);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_their_forms),
        cmocka_unit_test(numbers_in_every_form),
        cmocka_unit_test(article_numbers),
        cmocka_unit_test(says_once_what_was_understood),
        cmocka_unit_test(settings_by_any_part),
        cmocka_unit_test(words_inside_names),
        cmocka_unit_test(filters),
        cmocka_unit_test(marks_of_a_query),
        cmocka_unit_test(codes_of_products),
        cmocka_unit_test(words_that_mean_the_same),
        cmocka_unit_test(nothing_found_says_what_helps),
        cmocka_unit_test(the_passage_is_the_one_that_matched),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}
