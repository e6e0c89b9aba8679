/* Lines for cmd.exe, each meaning the same typed and in a batch file. Text stands in double quotes;
 * `%` and `!` would be expanded there, and `"` would end cmd.exe's quotes but not those of the
 * program, so they have no safe spelling. */
#include "registry/writing.h"

#include "registry/data.h"

#include <inttypes.h>

enum {
    LINE_MAX_BYTES = 8000 /* cmd.exe takes 8191 characters, with what is expanded */
};

/* Nothing beyond ASCII: a batch file is read in the code page of the machine. A "/" or "-" at the
 * beginning would be taken for a switch. */
static bool can_quote(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] < ' ' || text.at[i] > '~' || strchr("%!\"", text.at[i]))
            return false;
    return text.len == 0 || (text.at[0] != '/' && text.at[0] != '-');
}

/* Backslashes before the closing quote are doubled, or they would take its meaning away. */
static void add_quoted(struct buf *out, struct slice text) {
    struct slice bare = slice_strip_end(text, "\\");
    buf_add_char(out, '"');
    buf_add(out, text);
    buf_add_repeated(out, '\\', text.len - bare.len);
    buf_add_char(out, '"');
}

static void add_key(struct buf *out, const char *verb, const struct registry_writing *writing) {
    buf_printf(out, "reg %s \"%s\\", verb, writing->hive->brief);
    buf_add(out, writing->subkey);
    buf_add_char(out, '"');
}

static void add_name(struct buf *out, const struct registry_setting *setting) {
    if (!setting->has_name)
        return;
    buf_add_string(out, setting->is_default ? " /ve" : " /v ");
    if (!setting->is_default)
        add_quoted(out, setting->name);
}

static void add_number(struct buf *out, const struct registry_writing *writing) {
    bool hex = slice_starts_nocase(slice_trim(writing->setting->data), SLICE("0x"));
    if (hex)
        buf_printf(out, "0x%" PRIx64, writing->number);
    else
        buf_printf(out, "%" PRIu64, writing->number);
}

/* A list's strings stand with \0 between them, one at the end left out: an empty string after it
 * would be refused. */
static void add_strings(struct buf *out, struct slice data) {
    struct slice string;
    struct buf joined = {0};
    while (registry_data_next_string(&data, &string)) {
        buf_add_string(&joined, joined.len ? "\\0" : "");
        buf_add(&joined, string);
    }
    add_quoted(out, buf_slice(&joined));
    buf_fini(&joined);
}

static void add_bytes(struct buf *out, struct slice bytes) {
    for (size_t i = 0; i < bytes.len; i++)
        buf_printf(out, "%02x", (unsigned char)bytes.at[i]);
}

static enum status set(struct buf *out, const struct registry_writing *writing) {
    const struct registry_setting *setting = writing->setting;
    enum registry_type type = setting->type;
    bool text = type == REGISTRY_SZ || type == REGISTRY_EXPAND_SZ || type == REGISTRY_MULTI_SZ;
    if (text && !can_quote(setting->data))
        return registry_refuse(writing, "cmd.exe would change the data");
    if (type == REGISTRY_NONE || (type == REGISTRY_BINARY && writing->bytes.len == 0) ||
        (type == REGISTRY_MULTI_SZ && setting->data.len == 0))
        return registry_refuse(writing, "reg.exe does not take such data");
    add_key(out, "add", writing);
    add_name(out, setting);
    buf_printf(out, " /t %s /d ", registry_type_name(type));
    if (type == REGISTRY_MULTI_SZ)
        add_strings(out, setting->data);
    else if (text)
        add_quoted(out, setting->data);
    else if (type == REGISTRY_BINARY)
        add_bytes(out, buf_slice(&writing->bytes));
    else
        add_number(out, writing);
    buf_add_string(out, " /f");
    return STATUS_OK;
}

/* `reg delete` without /v or /ve would delete the key: registry_write() lets only values
 * through, and here is nothing else to write. */
static enum status change(struct buf *out, const struct registry_writing *writing) {
    const struct registry_setting *setting = writing->setting;
    if (!setting->has_name)
        return registry_refuse(writing, "reg.exe would write an empty default value as well");
    if (!writing->removes)
        return set(out, writing);
    add_key(out, "delete", writing);
    add_name(out, setting);
    buf_add_string(out, " /f");
    return STATUS_OK;
}

static void backup(struct buf *out, enum registry_act act, const struct registry_writing *writing) {
    if (act == REGISTRY_BACKUP)
        add_key(out, "export", writing);
    else
        buf_add_string(out, "reg import");
    buf_add_string(out, " \"%USERPROFILE%\\");
    registry_add_backup_name(out, writing);
    buf_add_string(out, ".reg\"");
}

enum status registry_write_reg_exe(
    struct buf *out, enum registry_act act, const struct registry_writing *writing) {
    enum status status = STATUS_OK;
    if (act == REGISTRY_BACKUP || act == REGISTRY_RESTORE) {
        backup(out, act, writing);
        return status;
    }
    if (!can_quote(writing->setting->name))
        return registry_refuse(writing, "cmd.exe would change the value's name");
    if (act == REGISTRY_VERIFY) {
        add_key(out, "query", writing);
        add_name(out, writing->setting);
    } else {
        status = change(out, writing);
    }
    if (out->len > LINE_MAX_BYTES)
        return registry_refuse(writing, "the line would be longer than cmd.exe takes");
    return status;
}
