#include "registry/data.h"

#include "base/text.h"

bool registry_data_bytes(struct buf *bytes, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == ',' || ascii_is_blank(text.at[i]))
            continue;
        if (i + 1 == text.len || !ascii_is_hex(text.at[i]) || !ascii_is_hex(text.at[i + 1]))
            return false;
        buf_add_char(
            bytes, (char)(ascii_hex_value(text.at[i]) << 4 | ascii_hex_value(text.at[i + 1])));
        i++;
    }
    return true;
}

void registry_data_add_hex(struct buf *out, struct slice bytes) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        char pair[] = {',', digits[byte >> 4], digits[byte & 15]};
        buf_add(out, slice_from((struct slice){pair, sizeof pair}, i == 0));
    }
}

bool registry_data_next_string(struct slice *rest, struct slice *string) {
    if (rest->len == 0)
        return false;
    ptrdiff_t found = slice_find(*rest, SLICE("\\0"));
    size_t len = found == SLICE_NONE ? rest->len : (size_t)found;
    *string = slice_first(*rest, len);
    *rest = slice_from(*rest, len + (found == SLICE_NONE ? 0 : 2));
    return true;
}

static void add_unit(struct buf *out, uint32_t unit) {
    char bytes[] = {(char)(unit & 0xff), (char)(unit >> 8)};
    buf_add(out, (struct slice){bytes, sizeof bytes});
}

void registry_data_add_utf16(struct buf *out, struct slice text) {
    uint32_t point;
    while (text_next(&text, &point)) {
        if (point < 0x10000) {
            add_unit(out, point);
        } else {
            add_unit(out, 0xD800 + ((point - 0x10000) >> 10));
            add_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
}

static bool next_unit(struct slice *bytes, bool ansi, uint32_t *unit) {
    size_t size = ansi ? 1 : 2;
    if (bytes->len < size)
        return false;
    *unit = (uint32_t)registry_data_number(slice_first(*bytes, size));
    *bytes = slice_from(*bytes, size);
    return true;
}

/* A code point from one or two units; false for half a pair, and for a byte whose meaning hangs on
 * the code page of the machine that wrote it. */
static bool next_point(struct slice *bytes, bool ansi, uint32_t *point) {
    uint32_t low;
    if (!next_unit(bytes, ansi, point) || (ansi && *point > '~'))
        return false;
    if (*point < 0xD800 || *point > 0xDFFF)
        return true;
    if (*point > 0xDBFF || !next_unit(bytes, ansi, &low) || low < 0xDC00 || low > 0xDFFF)
        return false;
    *point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* Adds the text up to a NUL, which is taken too, or to the end. */
static bool add_string(struct buf *out, struct slice *bytes, bool ansi) {
    uint32_t point = 1;
    while (bytes->len && point) {
        if (!next_point(bytes, ansi, &point))
            return false;
        if (point)
            text_add(out, point);
    }
    return true;
}

static bool is_zero(struct slice bytes) {
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.at[i])
            return false;
    return true;
}

/* An empty string ends the list. A string that itself holds "\\0" could not be told from two. */
static bool add_strings(struct buf *out, struct slice bytes, bool ansi) {
    for (bool first = true; bytes.len; first = false) {
        size_t before = out->len;
        buf_add_string(out, first ? "" : "\\0");
        size_t from = out->len;
        if (!add_string(out, &bytes, ansi))
            return false;
        if (out->len == from) {
            out->at[out->len = before] = '\0';
            return is_zero(bytes);
        }
        if (slice_find(slice_from(buf_slice(out), from), SLICE("\\0")) != SLICE_NONE)
            return false;
    }
    return true;
}

bool registry_data_add_text(
    struct buf *out, struct slice bytes, enum registry_type type, bool ansi) {
    if (type == REGISTRY_MULTI_SZ)
        return add_strings(out, bytes, ansi);
    return add_string(out, &bytes, ansi) && is_zero(bytes);
}

uint64_t registry_data_number(struct slice bytes) {
    uint64_t number = 0;
    for (size_t i = bytes.len; i > 0; i--)
        number = number << 8 | (unsigned char)bytes.at[i - 1];
    return number;
}
