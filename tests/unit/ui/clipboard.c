/* The clipboard's escape sequence. */
#include "ui/clipboard.h"

#include "tests/unit/test.h"

static void copies(struct slice text, const char *base64) {
    struct buf out = {0}, expected = {0};
    assert_true(ui_clipboard_sequence(&out, text));
    buf_printf(&expected, "\033]52;c;%s\033\\", base64);
    assert_buf(out, buf_string(&expected));
    buf_fini(&out);
    buf_fini(&expected);
}

/* The vectors of RFC 4648, section 10. */
static void base64_as_the_rfc_has_it(void **state) {
    (void)state;
    copies(SLICE(""), "");
    copies(SLICE("f"), "Zg==");
    copies(SLICE("fo"), "Zm8=");
    copies(SLICE("foo"), "Zm9v");
    copies(SLICE("foob"), "Zm9vYg==");
    copies(SLICE("fooba"), "Zm9vYmE=");
    copies(SLICE("foobar"), "Zm9vYmFy");
}

static void text_is_gated(void **state) {
    (void)state;
    copies(SLICE("a\nb"), "YQpi");
    copies(SLICE("\x1b"), "77+9"); /* U+FFFD */
}

static void long_text_is_refused(void **state) {
    (void)state;
    struct buf text = {0}, out = {0};
    buf_add_repeated(&text, 'x', UI_CLIPBOARD_BYTES);
    assert_true(ui_clipboard_sequence(&out, buf_slice(&text)));
    buf_clear(&out);
    buf_add_char(&text, 'x');
    assert_false(ui_clipboard_sequence(&out, buf_slice(&text)));
    assert_int_equal(out.len, 0);
    buf_fini(&text);
    buf_fini(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64_as_the_rfc_has_it),
        cmocka_unit_test(text_is_gated),
        cmocka_unit_test(long_text_is_refused),
    };
    return RUN_TESTS(tests);
}
