#include "ui/clipboard.h"

#include "base/text.h"

/* Adds base64 (RFC 4648). */
static void add_base64(struct buf *out, struct slice text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (; text.len; text = slice_from(text, 3)) {
        uint32_t group = 0;
        for (size_t i = 0; i < 3; i++)
            group = group << 8 | (i < text.len ? (unsigned char)text.at[i] : 0u);
        for (size_t i = 0; i < 4; i++)
            buf_add_char(out, i > text.len ? '=' : digits[group >> (18 - 6 * i) & 63]);
    }
}

bool ui_clipboard_sequence(struct buf *out, struct slice text) {
    struct buf gated = {0};
    text_gate(&gated, text);
    bool short_enough = gated.len <= UI_CLIPBOARD_BYTES;
    if (short_enough) {
        buf_add_string(out, "\033]52;c;");
        add_base64(out, buf_slice(&gated));
        buf_add_string(out, "\033\\");
    }
    buf_fini(&gated);
    return short_enough;
}
