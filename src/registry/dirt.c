#include "registry/dirt.h"

#include "base/text.h"

#include <string.h>

struct range {
    uint32_t first, last, meant;
};

static const struct range ranges[] = {
    {0x00, 0x08, DIRT_STOP},
    {0x09, 0x09, ' '},
    {0x0B, 0x0C, '\n'},
    {0x0D, 0x0D, '\n'},
    {0x0E, 0x1F, DIRT_STOP},
    {0x7F, 0x9F, DIRT_STOP},
    {0xA0, 0xA0, ' '},      /* no-break space */
    {0xAD, 0xAD, 0},        /* soft hyphen */
    {0x2000, 0x200A, ' '},  /* en space to hair space */
    {0x200B, 0x200F, 0},    /* zero width, direction marks */
    {0x2010, 0x2015, '-'},  /* hyphens and dashes */
    {0x2018, 0x201B, '\''}, /* single quotes */
    {0x201C, 0x201F, '"'},  /* double quotes */
    {0x2028, 0x2029, '\n'}, /* line and paragraph separator */
    {0x202A, 0x202E, 0},    /* direction: Windows dialogs copy U+202A before a path */
    {0x202F, 0x202F, ' '},
    {0x205F, 0x205F, ' '},
    {0x2060, 0x2064, 0},
    {0x2066, 0x206F, 0},
    {0x2212, 0x2212, '-'}, /* minus sign */
    {0x3000, 0x3000, ' '},
    {0xFEFF, 0xFEFF, 0},
    {0xFF02, 0xFF02, '"'},
    {0xFF07, 0xFF07, '\''},
    {0xFF3C, 0xFF3C, '\\'},
    {0xFFFD, 0xFFFD, DIRT_STOP},
};

/* The character that was meant; 0 for what is invisible. */
static uint32_t repair(uint32_t point) {
    if (point >= ' ' && point <= '~')
        return point;
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return ranges[i].meant;
    return point;
}

static bool is_dash(uint32_t point) {
    return (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

static bool begins_word(const struct buf *out, struct slice after) {
    bool blank = out->len == 0 || ascii_is_blank(out->at[out->len - 1]);
    return blank && after.len && ascii_is_alpha(after.at[0]);
}

/* The bytes that nothing is wrong with. */
static size_t clean_length(struct slice text) {
    size_t len = 0;
    while (len < text.len && ((text.at[len] >= ' ' && text.at[len] <= '~') || text.at[len] == '\n'))
        len++;
    return len;
}

void registry_clean(struct buf *out, struct slice text) {
    for (;;) {
        uint32_t point;
        size_t clean = clean_length(text);
        buf_add(out, slice_first(text, clean));
        text = slice_from(text, clean);
        if (!text_next(&text, &point))
            return;
        if (point == '\r' && text.len && text.at[0] == '\n')
            continue;
        uint32_t meant = repair(point);
        if (is_dash(point) && !begins_word(out, text))
            meant = point;
        if (meant)
            text_add(out, meant == DIRT_STOP ? TEXT_REPLACEMENT : meant);
    }
}

void registry_flat_init(struct registry_flat *flat, struct slice text) {
    flat->raw = text;
    flat->len = flat->offset = 0;
    flat->limit = DIRT_FLAT;
    flat->at[0] = 0;
}

static void append(struct registry_flat *flat, const char *bytes, size_t len, size_t from) {
    for (size_t i = 0; i < len; i++) {
        flat->text[flat->len] = bytes[i];
        flat->at[flat->len++] = (uint32_t)from;
    }
    flat->at[flat->len] = (uint32_t)flat->offset;
}

/* Repairs one more character. A character kept as it is may take up to four bytes. */
static bool extend(struct registry_flat *flat) {
    uint32_t point;
    struct slice before = flat->raw;
    if (flat->len + 4 > DIRT_FLAT || !text_next(&flat->raw, &point))
        return false;
    size_t from = flat->offset;
    size_t len = before.len - flat->raw.len;
    flat->offset += len;
    uint32_t meant = repair(point);
    char ascii = (char)meant;
    if (meant == point && meant > '~')
        append(flat, before.at, len, from);
    else
        append(flat, &ascii, meant != 0, from);
    return true;
}

char registry_flat_look(struct registry_flat *flat, size_t i) {
    while (i >= flat->len && extend(flat))
        continue;
    return i < flat->len && i < flat->limit ? flat->text[i] : '\0';
}
