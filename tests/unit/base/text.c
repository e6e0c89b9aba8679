#include "base/text.h"
#include "tests/unit/test.h"

static void gate_is(const char *text, const char *expected) {
    struct buf out = {0};
    text_gate(&out, slice_of(text));
    assert_buf(out, expected);
    buf_fini(&out);
}

static void gate_passes_text(void **state) {
    (void)state;
    gate_is("plain\ttext\n", "plain\ttext\n");
    gate_is("Stra\u00dfe \u65e5\u672c \U0001f600", "Stra\u00dfe \u65e5\u672c \U0001f600");
}

static void gate_stops_controls(void **state) {
    (void)state;
    gate_is("a\x1b[31mb", "a\ufffd[31mb");
    gate_is("a\rb\x7f", "a\ufffd"
                        "b\ufffd");
    gate_is("\xc2\x9b"
            "2J",
        "\ufffd2J");
    gate_is("a\u202eb", "a\ufffd"
                        "b");
    gate_is("so\u00adft\u200b\ufeff", "soft");
    gate_is("\xff\xfe", "\ufffd\ufffd");
    gate_is("e\u0301\u0301\u0301\u0301\u0301\u0301x", "e\u0301\u0301\u0301\u0301x");
}

static bool is_hostile(struct slice text) {
    uint32_t c;
    if (!text_is_valid(text))
        return true;
    while (text_next(&text, &c))
        if ((c < 32 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
            (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
            c == 0x200f || c == 0x61c || c == 0x2028 || c == 0x2029 || c == 0xfeff)
            return true;
    return false;
}

/* Every code point, and every string of three bytes out of a set that crosses all classes. */
static void nothing_hostile_passes(void **state) {
    (void)state;
    struct buf in = {0}, out = {0};
    for (uint32_t c = 1; c < 0x110000; c++) {
        buf_clear(&in);
        buf_clear(&out);
        text_add(&in, c);
        text_gate(&out, buf_slice(&in));
        if (is_hostile(buf_slice(&out)))
            fail_msg("U+%04X passes the gate", c);
    }
    for (uint32_t x = 0; x < 1u << 24; x += 7) {
        char bytes[3] = {(char)(x >> 16), (char)(x >> 8), (char)x};
        buf_clear(&out);
        text_gate(&out, (struct slice){bytes, 3});
        if (is_hostile(buf_slice(&out)))
            fail_msg("bytes %06x pass the gate", x);
    }
    buf_fini(&in);
    buf_fini(&out);
}

static void widths(void **state) {
    (void)state;
    assert_int_equal(text_width(SLICE("abc")), 3);
    assert_int_equal(text_width(SLICE("\u65e5\u672c")), 4);
    assert_int_equal(text_width(SLICE("e\u0301")), 1);
    assert_slice(text_first_columns(SLICE("a\u65e5\u672c"), 4), "a\u65e5");
    assert_slice(text_first_columns(SLICE("abc"), 9), "abc");
    assert_slice(text_first_columns(SLICE("\u65e5"), 1), "");
}

static void folds(void **state) {
    (void)state;
    struct buf out = {0};
    text_fold(&out, SLICE("STRA\u00dfE \u00c4"));
    assert_buf(out, "strasse \u00e4");
    buf_fini(&out);
}

static void line_gate_keeps_one_line(void **state) {
    (void)state;
    struct buf out = {0};
    text_gate_line(&out, SLICE("a\nb\tc"));
    assert_buf(out, "a b c");
    assert_false(text_is_clean(SLICE("\x1b")));
    assert_true(text_is_clean(SLICE("\u00fc")));
    buf_fini(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gate_passes_text),
        cmocka_unit_test(gate_stops_controls),
        cmocka_unit_test(nothing_hostile_passes),
        cmocka_unit_test(widths),
        cmocka_unit_test(folds),
        cmocka_unit_test(line_gate_keeps_one_line),
    };
    return RUN_TESTS(tests);
}
