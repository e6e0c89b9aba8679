/* Lines of a .reg file, as articles show them: the header may be missing, quotes around a name too,
 * and a section and its value may stand on one line. */
#include "registry/reading.h"

#include "registry/data.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
    SECTION_ENDS = 16 /* "]" tried as the end of a key on one line */
};

void registry_end_section(struct registry_reading *reading) {
    if (reading->header && reading->key.len && !reading->values) {
        struct registry_setting setting = {.key = reading->key, .op = REGISTRY_CREATE_KEY};
        registry_tell(reading, &setting);
    }
    reading->key = SLICE("");
    reading->values = false;
}

static bool is_header(struct registry_reading *reading, struct slice line) {
    if (slice_starts(line, SLICE("REGEDIT4")))
        reading->ansi = true;
    else if (!slice_starts_nocase(line, SLICE("Windows Registry Editor Version")))
        return false;
    reading->header = true;
    return true;
}

/* Takes a quoted text off `*rest`, which begins with its quote. Backslashes that a writer forgot to
 * double stay. */
static bool take_quoted(struct registry_reading *reading, struct slice *rest, struct slice *text) {
    struct buf out = {0};
    for (size_t i = 1; i < rest->len; i++) {
        char c = rest->at[i], next = i + 1 < rest->len ? rest->at[i + 1] : '\0';
        if (c == '"') {
            *rest = slice_from(*rest, i + 1);
            *text = arena_slice(reading->arena, buf_slice(&out));
            buf_fini(&out);
            return true;
        }
        if (c == '\\' && (next == '"' || next == '\\'))
            c = rest->at[++i];
        buf_add_char(&out, c);
    }
    buf_fini(&out);
    return false;
}

static bool is_typed(struct slice data) {
    return slice_starts_nocase(data, SLICE("dword:")) || slice_starts_nocase(data, SLICE("hex:")) ||
           slice_starts_nocase(data, SLICE("hex("));
}

static bool is_data(struct slice data) {
    return is_typed(data) || slice_starts(data, SLICE("\""));
}

/* Takes `"name"=`, `@=` or `name=dword:` off `*rest`. */
static bool take_name(struct registry_reading *reading, struct slice *rest, struct slice *name) {
    struct slice text = slice_trim(*rest);
    if (slice_starts(text, SLICE("\""))) {
        if (!take_quoted(reading, &text, name))
            return false;
    } else {
        ptrdiff_t equal = slice_find_char(text, '=');
        if (equal == SLICE_NONE)
            return false;
        *name = slice_trim(slice_first(text, (size_t)equal));
        text = slice_from(text, (size_t)equal);
        bool bare = slice_equal(*name, SLICE("@"));
        if (!bare && !is_data(slice_trim(slice_from(text, 1))))
            return false;
        *name = bare ? SLICE("") : *name;
    }
    text = slice_trim(text);
    if (!slice_starts(text, SLICE("=")))
        return false;
    *rest = slice_trim(slice_from(text, 1));
    return true;
}

static enum registry_type type_of_hex(uint64_t n) {
    static const unsigned char hex[REGISTRY_TYPES] = {
#define X(id, reg, powershell, n) [REGISTRY_##id] = (n),
#include "registry/types.def"
#undef X
    };
    if (n == 0)
        return REGISTRY_NONE;
    for (enum registry_type type = REGISTRY_UNKNOWN + 1; type < REGISTRY_TYPES; type++)
        if (hex[type] == n)
            return type;
    return REGISTRY_UNKNOWN;
}

/* What bytes mean: the number or text in them; bytes that hold no such thing give no data. */
static void set_bytes(
    struct registry_reading *reading, struct registry_setting *setting, struct slice bytes) {
    struct buf out = {0};
    enum registry_type type = setting->type;
    size_t size = type == REGISTRY_DWORD ? 4 : type == REGISTRY_QWORD ? 8 : 0;
    setting->has_data = true;
    if (size && bytes.len == size)
        buf_printf(&out, "%" PRIu64, registry_data_number(bytes));
    else if (type == REGISTRY_SZ || type == REGISTRY_EXPAND_SZ || type == REGISTRY_MULTI_SZ)
        setting->has_data = registry_data_add_text(&out, bytes, type, reading->ansi);
    else if (size)
        setting->has_data = false;
    else
        registry_data_add_hex(&out, bytes);
    setting->data = setting->has_data ? arena_slice(reading->arena, buf_slice(&out)) : SLICE("");
    buf_fini(&out);
}

/* Takes "(7):61,00,\" and the lines behind it off `*rest`, which begins behind "hex". */
static void take_hex(
    struct registry_reading *reading, struct registry_setting *setting, struct slice *rest) {
    static const char set[] = "0123456789abcdefABCDEF,\\ \n";
    ptrdiff_t colon = slice_find_char(*rest, ':');
    uint64_t n = 3;
    struct buf digits = {0}, bytes = {0};
    buf_add_string(&digits, "0x");
    buf_add(
        &digits, slice_strip_start(slice_strip_end(slice_first(*rest, (size_t)colon), ")"), "("));
    if (digits.len > 2 && !registry_number(buf_slice(&digits), &n))
        n = SIZE_MAX;
    setting->type = type_of_hex(n);
    *rest = slice_from(*rest, (size_t)colon + 1);
    struct slice after = slice_strip_start(*rest, set);
    buf_clear(&digits);
    for (struct slice hex = slice_first(*rest, rest->len - after.len); hex.len;
         hex = slice_from(hex, 1))
        buf_add_char(&digits, hex.at[0] == '\\' ? ' ' : hex.at[0]);
    if (registry_data_bytes(&bytes, buf_slice(&digits)))
        set_bytes(reading, setting, buf_slice(&bytes));
    *rest = after;
    buf_fini(&digits);
    buf_fini(&bytes);
}

/* The format has no "0x"; a writer may have it. */
static void take_dword(
    struct registry_reading *reading, struct registry_setting *setting, struct slice *rest) {
    struct slice digits = *rest;
    if (slice_starts_nocase(digits, SLICE("0x")))
        digits = slice_from(digits, 2);
    *rest = slice_strip_start(digits, "0123456789abcdefABCDEF");
    digits.len -= rest->len;
    setting->type = REGISTRY_DWORD;
    if (digits.len == 0 || digits.len > 8 || (rest->len && ascii_is_alnum(rest->at[0])))
        return;
    uint64_t number = strtoull(arena_string(reading->arena, digits), NULL, 16);
    setting->has_data = true;
    setting->data = arena_printf(reading->arena, "%" PRIu64, number);
}

/* Takes the data off `*rest`; false where it has no form of data. */
static bool take_data(
    struct registry_reading *reading, struct registry_setting *setting, struct slice *rest) {
    if (slice_starts(*rest, SLICE("\""))) {
        setting->type = REGISTRY_SZ;
        setting->has_data = take_quoted(reading, rest, &setting->data);
        *rest = setting->has_data ? *rest : SLICE("");
    } else if (slice_starts_nocase(*rest, SLICE("dword:"))) {
        *rest = slice_from(*rest, strlen("dword:"));
        take_dword(reading, setting, rest);
    } else if (is_typed(*rest) && slice_find_char(*rest, ':') != SLICE_NONE) {
        *rest = slice_from(*rest, strlen("hex"));
        take_hex(reading, setting, rest);
    } else if (slice_starts(*rest, SLICE("-"))) {
        *rest = slice_from(*rest, 1);
        setting->op = REGISTRY_DELETE;
    } else {
        return false;
    }
    return true;
}

/* Takes a value off `*rest`. */
static bool take_value(struct registry_reading *reading, struct slice *rest) {
    struct registry_setting setting = {.key = reading->key};
    struct slice name, text = *rest;
    if (reading->key.len == 0 || !take_name(reading, &text, &name) ||
        !take_data(reading, &setting, &text))
        return false;
    registry_name_value(&setting, name);
    registry_tell(reading, &setting);
    reading->values = true;
    *rest = text;
    return true;
}

static bool may_follow_section(struct slice rest) {
    if (rest.len == 0 || strchr("\"@;[", rest.at[0]))
        return true;
    ptrdiff_t equal = slice_find_char(rest, '=');
    return equal != SLICE_NONE && is_typed(slice_trim(slice_from(rest, (size_t)equal + 1)));
}

/* The length of "[...]": a "]" belongs to the key unless nothing, or a value, stands behind it. A
 * missing one is at the line's end. */
static size_t section_length(struct slice line) {
    size_t i = 0;
    for (int tried = 0; tried < SECTION_ENDS; tried++) {
        ptrdiff_t close = slice_find_char(slice_from(line, i), ']');
        if (close == SLICE_NONE)
            break;
        i += (size_t)close + 1;
        if (may_follow_section(slice_trim(slice_from(line, i))))
            return i;
    }
    return line.len;
}

/* Takes "[key]" or "[-key]" off `*rest`. */
static bool take_section(struct registry_reading *reading, struct slice *rest) {
    if (!slice_starts(*rest, SLICE("[")))
        return false;
    size_t len = section_length(*rest);
    struct slice inside = slice_trim(slice_from(slice_first(*rest, len), 1));
    inside.len -= slice_ends(inside, SLICE("]"));
    bool delete = slice_starts(inside, SLICE("-"));
    struct slice key = registry_key_read(reading->arena, slice_from(inside, delete));
    if (key.len == 0)
        return false;
    registry_end_section(reading);
    reading->key = delete ? SLICE("") : key;
    if (delete) {
        struct registry_setting setting = {.key = key, .op = REGISTRY_DELETE};
        registry_tell(reading, &setting);
    }
    *rest = slice_trim(slice_from(*rest, len));
    return true;
}

bool registry_read_reg_file(struct registry_reading *reading, struct slice line) {
    struct slice rest = slice_trim(line);
    if (is_header(reading, rest))
        return true;
    bool any = false;
    while (rest.len && (take_section(reading, &rest) || take_value(reading, &rest))) {
        any = true;
        rest = slice_trim(rest);
    }
    return any;
}
