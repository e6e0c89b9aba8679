#include "import/read/decode.h"

#include "base/buf.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>

enum {
    HEAD_BYTES = 2048
}; /* where a declaration may stand; HTML says the first 1024 */

/* The value behind `name`, its blanks, `=` and quotes: charset="utf-8", encoding='x'. */
static struct slice value_of(struct slice head, struct slice name) {
    ptrdiff_t found = slice_find_nocase(head, name);
    if (found == SLICE_NONE)
        return SLICE("");
    struct slice rest = slice_strip_start(slice_from(head, (size_t)found + name.len), " \t\r\n");
    if (!slice_starts(rest, SLICE("=")))
        return SLICE("");
    rest = slice_strip_start(slice_from(rest, 1), " \t\r\n\"'");
    size_t len = 0;
    while (len < rest.len && (ascii_is_alnum(rest.at[len]) || strchr("-_:.", rest.at[len])))
        len++;
    return slice_first(rest, len);
}

/* The character set that HTML or XML text declares, as written; else empty. */
static struct slice declared_in(struct slice bytes) {
    struct slice head = slice_first(bytes, HEAD_BYTES);
    if (slice_starts(slice_trim(head), SLICE("<?xml"))) {
        struct slice xml = value_of(head, SLICE("encoding"));
        if (xml.len)
            return xml;
    }
    if (slice_find_nocase(head, SLICE("<meta")) == SLICE_NONE)
        return SLICE("");
    return value_of(head, SLICE("charset"));
}

/*
 * The set that iconv is asked for. Pages declare ISO-8859-1 and mean Windows-1252, whose extra
 * characters they use (the HTML standard reads them so); GB2312 likewise means its superset.
 */
static const char *iconv_name(struct arena *arena, struct slice declared) {
    static const struct {
        const char *declared, *meant;
    } table[] = {
        {"iso-8859-1", "WINDOWS-1252"},
        {"latin1", "WINDOWS-1252"},
        {"us-ascii", "WINDOWS-1252"},
        {"ascii", "WINDOWS-1252"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"shift_jis", "CP932"},
        {"shift-jis", "CP932"},
        {"sjis", "CP932"},
        {"x-sjis", "CP932"},
        {"ks_c_5601-1987", "CP949"},
        {"euc-kr", "CP949"},
        {"big5", "BIG5-HKSCS"},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (slice_equal_nocase(declared, slice_of(table[i].declared)))
            return table[i].meant;
    return arena_string(arena, declared);
}

/* Converts what it can; a unit of bytes that does not fit becomes U+FFFD. Returns how many did not.
 */
static size_t convert(struct buf *out, iconv_t converter, struct slice bytes, size_t unit) {
    char *in = (char *)(uintptr_t)bytes.at, chunk[4096]; /* iconv does not write through it */
    size_t left = bytes.len, bad = 0;
    while (left) {
        char *to = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &in, &left, &to, &room);
        buf_add(out, (struct slice){chunk, sizeof chunk - room});
        if (result != (size_t)-1 || errno == E2BIG)
            continue;
        text_add(out, TEXT_REPLACEMENT);
        bad++;
        in += left < unit ? left : unit;
        left -= left < unit ? left : unit;
    }
    return bad;
}

/* Copies what is UTF-8; a byte that is not becomes U+FFFD. iconv does not do: it lets code points
 * above U+10FFFF through. */
static size_t repair(struct buf *out, struct slice bytes) {
    size_t bad = 0;
    while (bytes.len) {
        struct slice before = bytes;
        uint32_t point;
        text_next(&bytes, &point);
        size_t len = before.len - bytes.len;
        if (len == 1 && (unsigned char)before.at[0] >= 0x80) {
            text_add(out, TEXT_REPLACEMENT);
            bad++;
        } else {
            buf_add(out, slice_first(before, len));
        }
    }
    return bad;
}

/* What decoding found out, for the reports. */
struct decoding {
    struct buf text;
    const char *charset;
    size_t bad;
};

static bool convert_from(struct decoding *decoding, const char *charset, struct slice bytes) {
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1)
        return false;
    size_t unit = strncmp(charset, "UTF-16", 6) == 0 ? 2 : 1;
    decoding->bad = convert(&decoding->text, converter, bytes, unit);
    decoding->charset = charset;
    iconv_close(converter);
    return true;
}

/* UTF-16 without a mark: half of the bytes of Latin text are zero, all on even or odd places. */
static const char *guess_utf16(struct slice bytes) {
    size_t zeros[2] = {0}, looked = bytes.len < 512 ? bytes.len : 512;
    for (size_t i = 0; i < looked; i++)
        zeros[i % 2] += bytes.at[i] == '\0';
    if (bytes.len < 4 || bytes.len % 2)
        return NULL;
    if (zeros[1] * 4 > looked && zeros[0] * 16 < looked)
        return "UTF-16LE";
    if (zeros[0] * 4 > looked && zeros[1] * 16 < looked)
        return "UTF-16BE";
    return NULL;
}

/* Sets of seven bits look like ASCII, so only their declaration tells them. */
static bool decode_escaped(struct decoding *decoding, struct arena *arena, struct slice bytes) {
    struct slice declared = declared_in(bytes);
    if (!slice_starts_nocase(declared, SLICE("iso-2022-")) &&
        !slice_equal_nocase(declared, SLICE("hz-gb-2312")))
        return false;
    return convert_from(decoding, iconv_name(arena, declared), bytes);
}

static bool decode_marked(struct decoding *decoding, struct slice bytes) {
    if (slice_starts(bytes, SLICE("\xff\xfe")))
        return convert_from(decoding, "UTF-16LE", slice_from(bytes, 2));
    if (slice_starts(bytes, SLICE("\xfe\xff")))
        return convert_from(decoding, "UTF-16BE", slice_from(bytes, 2));
    const char *utf16 = guess_utf16(bytes);
    return utf16 && convert_from(decoding, utf16, bytes);
}

/* Mostly UTF-8 with a few broken bytes: better those as U+FFFD than all of it as mojibake. Where it
 * is declared too, a single sound character is enough; but pages in Windows-1252 are declared as
 * UTF-8 by servers that never looked. */
static bool is_utf8(struct slice bytes, bool declared) {
    size_t good = 0, bad = 0;
    while (bytes.len) {
        unsigned char lead = (unsigned char)bytes.at[0];
        struct slice before = bytes;
        uint32_t point;
        text_next(&bytes, &point);
        if (lead < 0x80)
            continue;
        if (before.len - bytes.len > 1)
            good++;
        else
            bad++;
    }
    return declared ? good > 0 : good > 4 * bad;
}

static void decode_unmarked(
    struct decoding *decoding, struct arena *arena, struct slice bytes, struct reports *reports) {
    struct slice declared = declared_in(bytes);
    bool utf8 = slice_equal_nocase(declared, SLICE("utf-8"));
    if (is_utf8(bytes, utf8)) {
        decoding->bad = repair(&decoding->text, bytes);
        return;
    }
    if (declared.len && !utf8 && convert_from(decoding, iconv_name(arena, declared), bytes))
        return;
    convert_from(decoding, "WINDOWS-1252", bytes);
    report_add(reports, arena, REPORT_CHARSET_GUESSED, 0, declared);
}

/* Characters that are no newline and no blank to those who come later, and were one to the writer:
 * vertical tab, form feed, U+2028 LINE SEPARATOR, U+2029 PARAGRAPH SEPARATOR. */
static size_t separator_at(struct slice text) {
    if (text.at[0] == '\v' || text.at[0] == '\f')
        return 1;
    return slice_starts(text, SLICE("\u2028")) || slice_starts(text, SLICE("\u2029")) ? 3 : 0;
}

/* A byte that may be more than text: a control character, or the first of U+2028 and U+2029, which
 * dashes and quotes begin with, too. */
static bool is_special(char c) {
    return ((unsigned char)c < ' ' && c != '\n' && c != '\t') || c == '\xe2';
}

enum {
    STRIDE = 64 /* bytes: so few steps for it that the compiler takes 16 at a time */
};

static bool has_special(const char *stride) {
    unsigned char found = 0;
    for (size_t i = 0; i < STRIDE; i++)
        found |= is_special(stride[i]);
    return found;
}

/* The bytes before the next special one. */
static size_t until_special(struct slice text) {
    size_t len = 0;
    while (len + STRIDE <= text.len && !has_special(text.at + len))
        len += STRIDE;
    while (len < text.len && !is_special(text.at[len]))
        len++;
    return len;
}

/* Every \r\n and \r becomes \n; separators become blanks; NUL, which C strings and libxml2 end at,
 * becomes U+FFFD; other control characters go, as no format has a meaning for them. */
static size_t tidy(struct buf *out, struct slice text) {
    size_t nuls = 0, separator;
    while (text.len) {
        size_t plain = until_special(text), special = 1;
        buf_add(out, slice_first(text, plain));
        text = slice_from(text, plain);
        if (text.len == 0)
            break;
        if (text.at[0] == '\0') {
            text_add(out, TEXT_REPLACEMENT);
            nuls++;
        } else if (text.at[0] == '\r') {
            buf_add_char(out, '\n');
            special = slice_starts(text, SLICE("\r\n")) ? 2 : 1;
        } else if ((separator = separator_at(text))) {
            buf_add_char(out, ' ');
            special = separator;
        } else if (text.at[0] == '\xe2') {
            buf_add_char(out, text.at[0]);
        }
        text = slice_from(text, special);
    }
    return nuls;
}

static bool is_tidy(struct slice text) {
    for (;;) {
        text = slice_from(text, until_special(text));
        if (text.len == 0)
            return true;
        if (text.at[0] != '\xe2' || separator_at(text))
            return false;
        text = slice_from(text, 1);
    }
}

typedef size_t cleaner(struct buf *out, struct slice text);

static struct slice cleaned(
    struct arena *arena, struct slice text, cleaner *clean, struct decoding *decoding) {
    struct buf out = {0};
    decoding->bad += clean(&out, text);
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

struct slice decode(struct arena *arena, struct slice bytes, struct reports *reports) {
    struct decoding decoding = {.charset = "UTF-8"};
    if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
        bytes = slice_from(bytes, 3);
    bool converted = decode_marked(&decoding, bytes) || decode_escaped(&decoding, arena, bytes);
    if (!converted && !text_is_valid(bytes)) {
        decode_unmarked(&decoding, arena, bytes, reports);
        converted = true;
    }
    struct slice text = converted ? arena_slice(arena, buf_slice(&decoding.text)) : bytes;
    buf_fini(&decoding.text);
    if (converted && !text_is_valid(text)) /* what iconv made of it */
        text = cleaned(arena, text, repair, &decoding);
    if (!is_tidy(text))
        text = cleaned(arena, text, tidy, &decoding);
    if (decoding.bad)
        report_add(reports, arena, REPORT_BAD_BYTES, 0,
            arena_printf(arena, "%zu in %s", decoding.bad, decoding.charset));
    return text;
}
