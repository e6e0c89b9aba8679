#include "tests/unit/test.h"

static void trims_only_the_ends(void **state) {
    (void)state;
    assert_slice(slice_trim(SLICE(" \t a b\r\n")), "a b");
    assert_slice(slice_trim(SLICE(" \n ")), "");
    assert_slice(slice_trim(SLICE("")), "");
}

static void compares(void **state) {
    (void)state;
    assert_true(slice_equal_nocase(SLICE("HKLM"), SLICE("hklm")));
    assert_false(slice_equal(SLICE("a"), SLICE("ab")));
    assert_true(slice_compare(SLICE("a"), SLICE("ab")) < 0);
    assert_true(slice_compare(SLICE("b"), SLICE("ab")) > 0);
    assert_int_equal(slice_compare(SLICE(""), SLICE("")), 0);
    assert_true(slice_compare_nocase(SLICE("B"), SLICE("a")) > 0);
    assert_true(slice_compare_nocase(SLICE("A"), SLICE("ab")) < 0);
    assert_int_equal(slice_compare_nocase(SLICE("Key"), SLICE("kEY")), 0);
    assert_true(slice_starts_nocase(SLICE("Cause: x"), SLICE("cause")));
    assert_true(slice_ends(SLICE("toc.yml"), SLICE(".yml")));
    assert_false(slice_ends(SLICE("l"), SLICE(".yml")));
}

static void finds_whole_words(void **state) {
    (void)state;
    assert_int_equal(slice_find_word(SLICE("because of the Cause"), SLICE("cause")), 15);
    assert_int_equal(slice_find_word(SLICE("because"), SLICE("cause")), SLICE_NONE);
    assert_int_equal(slice_find_nocase(SLICE("beCAUSE"), SLICE("cause")), 2);
    assert_int_equal(slice_find(SLICE("aab"), SLICE("ab")), 1);
    assert_int_equal(slice_find(SLICE("a"), SLICE("")), 0);
    assert_int_equal(slice_find_last(SLICE("a\\b\\c"), '\\'), 3);
}

static void takes_lines_of_any_newline(void **state) {
    (void)state;
    struct slice rest = SLICE("a\r\nb\rc\n\nd"), line;
    const char *expected[] = {"a", "b", "c", "", "d"};
    for (size_t i = 0; i < 5; i++) {
        assert_true(slice_next_line(&rest, &line));
        assert_slice(line, expected[i]);
    }
    assert_false(slice_next_line(&rest, &line));
}

static void last_newline_opens_no_line(void **state) {
    (void)state;
    struct slice rest = SLICE("a\n"), line;
    assert_true(slice_next_line(&rest, &line));
    assert_false(slice_next_line(&rest, &line));
}

static void takes_words_and_parts(void **state) {
    (void)state;
    struct slice rest = SLICE("  reg  add "), word;
    assert_true(slice_next_word(&rest, &word));
    assert_slice(word, "reg");
    assert_true(slice_next_word(&rest, &word));
    assert_slice(word, "add");
    assert_false(slice_next_word(&rest, &word));

    rest = SLICE("a,,b");
    assert_true(slice_next_part(&rest, ',', &word));
    assert_true(slice_next_part(&rest, ',', &word));
    assert_slice(word, "");
    assert_true(slice_next_part(&rest, ',', &word));
    assert_slice(word, "b");
    assert_false(slice_next_part(&rest, ',', &word));
}

static void strips_sets(void **state) {
    (void)state;
    assert_slice(slice_strip_end(SLICE("key\\ \\"), "\\ "), "key");
    assert_slice(slice_strip_start(SLICE("$ # cmd"), "$# "), "cmd");
}

static void knows_a_word_of_a_list(void **state) {
    (void)state;
    static const char *const words[] = {"con", "prn"};
    assert_true(slice_is_one_of(SLICE("PRN"), words, COUNT_OF(words)));
    assert_false(slice_is_one_of(SLICE("pr"), words, COUNT_OF(words)));
    assert_false(slice_is_one_of(SLICE(""), words, COUNT_OF(words)));
}

static void knows_a_beginning_and_an_ending_of_a_list(void **state) {
    (void)state;
    static const char *const parts[] = {"if ", "when "};
    assert_true(slice_starts_one_of(SLICE("When it rains"), parts, COUNT_OF(parts)));
    assert_true(slice_starts_one_of(SLICE("if "), parts, COUNT_OF(parts)));
    assert_false(slice_starts_one_of(SLICE("if"), parts, COUNT_OF(parts)));
    assert_false(slice_starts_one_of(SLICE("as if it"), parts, COUNT_OF(parts)));
    assert_false(slice_starts_one_of(SLICE(""), parts, COUNT_OF(parts)));
    static const char *const endings[] = {".md", ".htm"};
    assert_true(slice_ends_one_of(SLICE("A.HTM"), endings, COUNT_OF(endings)));
    assert_true(slice_ends_one_of(SLICE(".md"), endings, COUNT_OF(endings)));
    assert_false(slice_ends_one_of(SLICE("a.html"), endings, COUNT_OF(endings)));
    assert_false(slice_ends_one_of(SLICE("md"), endings, COUNT_OF(endings)));
    assert_false(slice_ends_one_of(SLICE("a.md"), endings, 0));
}

static void reads_numbers_up_to_a_limit(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint64_t limit, number;
        bool good;
    } cases[] = {
        {"0", 0, 0, true},
        {"007", 7, 7, true},
        {"8", 7, 0, false},
        {"4294967295", UINT32_MAX, UINT32_MAX, true},
        {"4294967296", UINT32_MAX, 0, false},
        {"18446744073709551615", UINT64_MAX, UINT64_MAX, true},
        {"18446744073709551616", UINT64_MAX, 0, false},
        {"99999999999999999999999", UINT64_MAX, 0, false},
        {"", UINT64_MAX, 0, false},
        {"-1", UINT64_MAX, 0, false},
        {"1a", UINT64_MAX, 0, false},
        {" 1", UINT64_MAX, 0, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint64_t number = 77;
        assert_int_equal(
            slice_number(slice_of(cases[i].text), cases[i].limit, &number), cases[i].good);
        assert_true(number == (cases[i].good ? cases[i].number : 77));
    }
}

static void knows_the_values_of_hexadecimal_digits(void **state) {
    (void)state;
    for (unsigned i = 0; i < 16; i++) {
        assert_int_equal(ascii_hex_value("0123456789abcdef"[i]), i);
        assert_int_equal(ascii_hex_value("0123456789ABCDEF"[i]), i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_only_the_ends),
        cmocka_unit_test(compares),
        cmocka_unit_test(finds_whole_words),
        cmocka_unit_test(takes_lines_of_any_newline),
        cmocka_unit_test(last_newline_opens_no_line),
        cmocka_unit_test(takes_words_and_parts),
        cmocka_unit_test(strips_sets),
        cmocka_unit_test(knows_a_word_of_a_list),
        cmocka_unit_test(knows_a_beginning_and_an_ending_of_a_list),
        cmocka_unit_test(reads_numbers_up_to_a_limit),
        cmocka_unit_test(knows_the_values_of_hexadecimal_digits),
    };
    return RUN_TESTS(tests);
}
