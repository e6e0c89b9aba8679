/* Where running text and commands are broken. */
#include "layout/wrap.h"

#include "base/text.h"
#include "tests/unit/layout/shows.h"

/* The lines of a text, "/" behind one that goes on after a blank, "+" behind one cut. */
static void wraps(const char *text, size_t columns, const char *expected) {
    struct buf out = {0};
    struct slice rest = slice_of(text), line;
    while (rest.len) {
        enum layout_end end = wrap_words(&rest, columns, &line);
        buf_add(&out, line);
        buf_add_string(&out, end == LAYOUT_WRAPPED ? "/" : end == LAYOUT_CUT ? "+" : ".");
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

static void cuts(const char *text, size_t columns, const char *expected) {
    struct buf out = {0};
    struct slice rest = slice_of(text), line;
    while (rest.len) {
        enum layout_end end = wrap_exact(&rest, columns, &line);
        buf_add(&out, line);
        buf_add_string(&out, end == LAYOUT_CUT ? "+" : ".");
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

static void breaks_between_words(void **state) {
    (void)state;
    wraps("one two three", 7, "one two/three.");
    wraps("one two three", 8, "one two/three.");
    wraps("one two three", 6, "one/two/three.");
    wraps("  one   two  ", 4, "one/two.");
    wraps("one\ntwo", 80, "one.two.");
    wraps("one \n  two", 80, "one.two.");
    wraps("non\u00a0breaking space", 9, "non\u00a0break+ing space.");
}

static void breaks_long_words_anywhere(void **state) {
    (void)state;
    wraps("abcdefgh", 3, "abc+def+gh.");
    wraps("a bcdefgh", 3, "a/bcd+efg+h.");
    wraps("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301+e\u0301.");
}

static void breaks_paths_at_backslashes(void **state) {
    (void)state;
    wraps("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services", 30,
        "HKEY_LOCAL_MACHINE\\SYSTEM\\+CurrentControlSet\\Services.");
    wraps("open \\\\server\\share", 12, "open/\\\\server\\+share.");
    wraps("a C:\\Windows\\System32", 13, "a C:\\Windows\\+System32.");
    wraps("HKLM\\x\\ next", 7, "HKLM\\x\\/next.");
}

static void breaks_after_hyphens_and_slashes_inside_words(void **state) {
    (void)state;
    wraps("re-install and/or", 4, "re-+inst+all/and/+or.");
    wraps("use -Force", 6, "use/-Force.");
    wraps("on 10-12-2020", 6, "on/10-12-+2020.");
    wraps("ipconfig /all", 10,
        "ipconfig/"
        "/all.");
    wraps("run --help", 7, "run/--help.");
    wraps("http://a.example/b/c", 17, "http://a.example/+b/c.");
    wraps("https://example", 10, "https://+example.");
    wraps("24/7 x", 3, "24/+7 x.");
}

static void breaks_between_wide_characters(void **state) {
    (void)state;
    wraps("\u65e5\u672c\u8a9e", 4, "\u65e5\u672c+\u8a9e.");
    wraps("\u65e5\u672c\u8a9e", 5, "\u65e5\u672c+\u8a9e.");
    wraps("\u65e5\u672c\u3002", 4, "\u65e5+\u672c\u3002.");
    wraps("VPN\u63a5\u7d9a", 5, "VPN\u63a5+\u7d9a.");
    wraps("\u65e5\u300c\u672c\u300d", 6, "\u65e5+\u300c\u672c\u300d.");
    wraps("\u65e5\u672c", 1, "\u65e5+\u672c.");
}

static void commands_lose_nothing(void **state) {
    (void)state;
    cuts("net stop RasMan", 15, "net stop RasMan.");
    cuts("net stop RasMan", 14, "net stop +RasMan.");
    cuts("a  b", 4, "a  b.");
    cuts("abcdefgh", 5, "abcd+efgh.");
    cuts("abcdefghij", 5, "abcd+efgh+ij.");
    cuts(
        "reg add HKLM\\SYSTEM\\CurrentControlSet", 28, "reg add HKLM\\SYSTEM\\+CurrentControlSet.");
    cuts("sc query type/all", 15, "sc query type/+all.");
    cuts("ipconfig /all", 11, "ipconfig +/all.");
    cuts("abcd", 2, "ab+cd.");
    cuts("\u65e5\u672c", 1, "\u65e5+\u672c.");
}

/* Whatever the width: no line is wider, nothing but blanks is lost, an exact one loses nothing. */
static void all_widths_keep_the_text(void **state) {
    (void)state;
    static const char text[] = "Set HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent: "
                               "\u63a5\u7d9a\u3067\u304d\u307e\u305b\u3093\u3002 e\u0301tat "
                               "re-install and/or use netsh int ip reset c:\\log.txt (twice)";
    for (size_t columns = 2; columns < 120; columns++) {
        struct buf words = {0}, exact = {0};
        struct slice rest = SLICE(text), line;
        while (rest.len) {
            enum layout_end end = wrap_words(&rest, columns, &line);
            assert_true(line.len > 0 && text_width(line) <= columns);
            buf_add(&words, line);
            buf_add_string(&words, end == LAYOUT_WRAPPED ? " " : "");
        }
        for (rest = SLICE(text); rest.len;) {
            enum layout_end end = wrap_exact(&rest, columns, &line);
            bool marked = end == LAYOUT_CUT && wrap_has_mark(columns);
            assert_true(line.len > 0 && text_width(line) + marked <= columns);
            buf_add(&exact, line);
        }
        assert_buf(words, text);
        assert_buf(exact, text);
        buf_fini(&words);
        buf_fini(&exact);
    }
}

static void longest_part(void **state) {
    (void)state;
    assert_int_equal(wrap_longest(SLICE("a bbb cc")), 3);
    assert_int_equal(wrap_longest(SLICE("HKLM\\SYSTEM\\x")), 7);
    assert_int_equal(wrap_longest(SLICE("\u65e5\u672c")), 2);
    assert_int_equal(wrap_longest(SLICE("")), 0);
    assert_int_equal(wrap_longest(SLICE("x\nyyyy")), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(breaks_between_words),
        TEST(breaks_long_words_anywhere),
        TEST(breaks_paths_at_backslashes),
        TEST(breaks_after_hyphens_and_slashes_inside_words),
        TEST(breaks_between_wide_characters),
        TEST(commands_lose_nothing),
        TEST(all_widths_keep_the_text),
        TEST(longest_part),
    };
    return RUN_TESTS(tests);
}
