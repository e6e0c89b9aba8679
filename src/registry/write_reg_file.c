/* .reg files, by the rules of "Windows Registry Editor Version 5.00" (KB 310516): key lines are not
 * escaped, in quotes a backslash and a quote are, all but strings and REG_DWORD is hex. */
#include "registry/writing.h"

#include "registry/data.h"

#include <inttypes.h>

enum {
    HEX_COLUMNS = 77 /* where `reg export` breaks a line of bytes */
};

static void add_quoted(struct buf *out, struct slice text) {
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            buf_add_char(out, '\\');
        buf_add_char(out, text.at[i]);
    }
    buf_add_char(out, '"');
}

/* Bytes behind "hex:"; `line` is where the line began in `out`. */
static void add_bytes(struct buf *out, size_t line, struct slice bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        registry_data_add_hex(out, slice_first(slice_from(bytes, i), 1));
        if (i + 1 == bytes.len)
            return;
        buf_add_char(out, ',');
        if (out->len - line < HEX_COLUMNS)
            continue;
        buf_add_string(out, "\\\n  ");
        line = out->len - 2;
    }
}

/* Strings as the registry holds them: UTF-16LE, each with its NUL, a list with one more. */
static void add_strings(struct buf *bytes, const struct registry_setting *setting) {
    struct slice string, rest = setting->data;
    if (setting->type == REGISTRY_EXPAND_SZ) {
        registry_data_add_utf16(bytes, setting->data);
        buf_add_repeated(bytes, '\0', 2);
        return;
    }
    while (registry_data_next_string(&rest, &string)) {
        registry_data_add_utf16(bytes, string);
        buf_add_repeated(bytes, '\0', 2);
    }
    buf_add_repeated(bytes, '\0', 2);
}

static void add_hex(struct buf *out, size_t line, const struct registry_writing *writing) {
    static const unsigned char hex[REGISTRY_TYPES] = {
#define X(id, reg, powershell, n) [REGISTRY_##id] = (n),
#include "registry/types.def"
#undef X
    };
    enum registry_type type = writing->setting->type;
    struct buf bytes = {0};
    if (type == REGISTRY_BINARY)
        buf_add_string(out, "hex:");
    else
        buf_printf(out, "hex(%x):", hex[type]);
    if (type == REGISTRY_QWORD)
        for (unsigned shift = 0; shift < 64; shift += 8)
            buf_add_char(&bytes, (char)(writing->number >> shift));
    else if (type == REGISTRY_BINARY || type == REGISTRY_NONE)
        buf_add(&bytes, buf_slice(&writing->bytes));
    else
        add_strings(&bytes, writing->setting);
    add_bytes(out, line, buf_slice(&bytes));
    buf_fini(&bytes);
}

static void add_value(struct buf *out, const struct registry_writing *writing) {
    const struct registry_setting *setting = writing->setting;
    size_t line = out->len;
    if (setting->is_default)
        buf_add_char(out, '@');
    else
        add_quoted(out, setting->name);
    buf_add_char(out, '=');
    if (writing->removes)
        buf_add_char(out, '-');
    else if (setting->type == REGISTRY_SZ)
        add_quoted(out, setting->data);
    else if (setting->type == REGISTRY_DWORD)
        buf_printf(out, "dword:%08" PRIx64, writing->number);
    else
        add_hex(out, line, writing);
}

enum status registry_write_reg_file(
    struct buf *out, enum registry_act act, const struct registry_writing *writing) {
    if (act != REGISTRY_APPLY && act != REGISTRY_UNDO)
        return registry_refuse(writing, "a .reg file can only change the registry");
    buf_printf(out, "[%s\\", writing->hive->full);
    buf_add(out, writing->subkey);
    buf_add_char(out, ']');
    if (writing->setting->has_name) {
        buf_add_char(out, '\n');
        add_value(out, writing);
    }
    return STATUS_OK;
}

void registry_add_file(struct buf *out, struct slice text) {
    struct slice line;
    buf_add(out, SLICE("\xff\xfe"));
    while (slice_next_line(&text, &line)) {
        registry_data_add_utf16(out, line);
        registry_data_add_utf16(out, SLICE("\r\n"));
    }
}
