#include "base/text.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

enum {
    MAX_MARKS = 4, /* no script needs more; a "zalgo" text stacks hundreds and hides its lines */
    SOFT_HYPHEN = 0x00AD,
    ZERO_WIDTH_SPACE = 0x200B,
    WORD_JOINER = 0x2060,
    BYTE_ORDER_MARK = 0xFEFF,
    TAGS_FIRST = 0xE0000,
    TAGS_LAST = 0xE0FFF,
};

bool text_next(struct slice *rest, uint32_t *point) {
    if (rest->len == 0)
        return false;
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)rest->at, rest->len);
    if (len <= 0) {
        c = TEXT_REPLACEMENT;
        len = 1;
    }
    *point = c;
    *rest = slice_from(*rest, (size_t)len);
    return true;
}

void text_add(struct buf *out, uint32_t point) {
    uint8_t bytes[6];
    int len = u8_uctomb(bytes, point, sizeof bytes);
    if (len <= 0)
        len = u8_uctomb(bytes, TEXT_REPLACEMENT, sizeof bytes);
    buf_add(out, (struct slice){(const char *)bytes, (size_t)len});
}

/* The bytes of ASCII at the beginning, looked at eight at a time. */
static size_t ascii_length(struct slice text) {
    const uint64_t high_bits = 0x8080808080808080u;
    size_t len = 0;
    uint64_t eight;
    for (; len + sizeof eight <= text.len; len += sizeof eight) {
        memcpy(&eight, text.at + len, sizeof eight);
        if (eight & high_bits)
            break;
    }
    while (len < text.len && (unsigned char)text.at[len] < 0x80)
        len++;
    return len;
}

/* Almost all text is ASCII, and every text read or unpacked is asked. */
bool text_is_valid(struct slice text) {
    size_t ascii = ascii_length(text);
    return ascii == text.len ||
           u8_check((const uint8_t *)text.at + ascii, text.len - ascii) == NULL;
}

enum verdict {
    PASS,
    DROP,
    REPLACE,
    MARK,
};

static enum verdict judge(uint32_t point) {
    if (point == '\n' || point == '\t')
        return PASS;
    if (point == SOFT_HYPHEN || point == ZERO_WIDTH_SPACE || point == WORD_JOINER ||
        point == BYTE_ORDER_MARK)
        return DROP;
    if (point >= TAGS_FIRST && point <= TAGS_LAST)
        return REPLACE;
    uint32_t hidden = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
    if (uc_is_general_category_withtable(point, hidden))
        return REPLACE;
    return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_M) ? MARK : PASS;
}

static bool is_plain(char c) {
    return (c >= ' ' && c <= '~') || c == '\n';
}

static size_t plain_length(struct slice text) {
    size_t len = 0;
    while (len < text.len && is_plain(text.at[len]))
        len++;
    return len;
}

/* Almost all text is ASCII: its runs are copied whole, the rest is judged point by point. */
void text_gate(struct buf *out, struct slice text) {
    int marks = 0;
    while (text.len) {
        size_t plain = plain_length(text);
        buf_add(out, slice_first(text, plain));
        text = slice_from(text, plain);
        marks = plain ? 0 : marks;
        uint32_t point;
        if (!text_next(&text, &point))
            return;
        enum verdict verdict = judge(point);
        marks = verdict == MARK ? marks + 1 : 0;
        if (verdict == REPLACE)
            text_add(out, TEXT_REPLACEMENT);
        else if (verdict == PASS || (verdict == MARK && marks <= MAX_MARKS))
            text_add(out, point);
    }
}

void text_gate_line(struct buf *out, struct slice text) {
    size_t from = out->len;
    text_gate(out, text);
    for (size_t i = from; i < out->len; i++)
        if (out->at[i] == '\n' || out->at[i] == '\t')
            out->at[i] = ' ';
}

bool text_is_clean(struct slice text) {
    if (plain_length(text) == text.len)
        return true;
    struct buf gated = {0};
    text_gate(&gated, text);
    bool clean = slice_equal(buf_slice(&gated), text);
    buf_fini(&gated);
    return clean;
}

size_t text_point_width(uint32_t point) {
    if (point >= ' ' && point <= '~')
        return 1;
    int width = uc_width(point, "UTF-8");
    return width > 0 ? (size_t)width : 0;
}

size_t text_width(struct slice text) {
    size_t width = 0;
    uint32_t point;
    while (text_next(&text, &point))
        width += text_point_width(point);
    return width;
}

struct slice text_first_columns(struct slice text, size_t columns) {
    struct slice rest = text;
    size_t width = 0;
    uint32_t point;
    while (rest.len) {
        struct slice before = rest;
        text_next(&rest, &point);
        width += text_point_width(point);
        if (width > columns)
            return slice_first(text, text.len - before.len);
    }
    return text;
}

struct slice text_first_bytes(struct slice text, size_t len) {
    if (len >= text.len)
        return text;
    while (len > 0 && ((unsigned char)text.at[len] & 0xC0) == 0x80)
        len--;
    return slice_first(text, len);
}

/* Case folding of ASCII is its lower case; any other text goes to the library as a whole, since a
 * mark may belong to the letter before it. */
void text_fold(struct buf *out, struct slice text) {
    size_t len = 0;
    if (ascii_length(text) == text.len) {
        buf_reserve(out, text.len);
        for (size_t i = 0; i < text.len; i++)
            out->at[out->len++] = ascii_lower(text.at[i]);
        out->at[out->len] = '\0';
        return;
    }
    uint8_t *folded = u8_casefold((const uint8_t *)text.at, text.len, NULL, NULL, NULL, &len);
    if (!folded) { /* not valid UTF-8: what is not text has no case */
        buf_add(out, text);
        return;
    }
    buf_add(out, (struct slice){(const char *)folded, len});
    free(folded);
}

struct slice text_folded(struct arena *arena, struct slice text) {
    struct buf out = {0};
    text_fold(&out, text);
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

uint32_t text_base(uint32_t point) {
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    while (uc_canonical_decomposition(point, parts) > 0)
        point = parts[0];
    return uc_tolower(point);
}

bool text_is_word(uint32_t point) {
    return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}
