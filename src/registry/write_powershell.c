/* Lines for PowerShell. They call .NET's registry classes: the cmdlets take "/" in a name for a
 * separator and "*" for a pattern, want the key to exist, and New-Item -Force empties one that
 * does. Text stands in single quotes, where only they have a meaning (about_Quoting_Rules);
 * typographic ones, which PowerShell takes for the same, do not come this far. */
#include "registry/writing.h"

#include "registry/data.h"

#include <inttypes.h>

static void add_quoted(struct buf *out, struct slice text) {
    buf_add_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\'')
            buf_add_char(out, '\'');
        buf_add_char(out, text.at[i]);
    }
    buf_add_char(out, '\'');
}

/* "[Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('...'" */
static void add_method(
    struct buf *out, const char *method, const struct registry_writing *writing) {
    buf_printf(out, "[Microsoft.Win32.Registry]::%s.%s(", writing->hive->dotnet, method);
    add_quoted(out, writing->subkey);
}

static void add_strings(struct buf *out, struct slice data) {
    struct slice string;
    buf_add_string(out, "[string[]]@(");
    for (bool first = true; registry_data_next_string(&data, &string); first = false) {
        buf_add_string(out, first ? "" : ", ");
        add_quoted(out, string);
    }
    buf_add_char(out, ')');
}

static void add_bytes(struct buf *out, struct slice bytes) {
    buf_add_string(out, "[byte[]]@(");
    for (size_t i = 0; i < bytes.len; i++)
        buf_printf(out, "%s0x%02x", i ? ", " : "", (unsigned char)bytes.at[i]);
    buf_add_char(out, ')');
}

/* Numbers in hexadecimal: 0xffffffff is the Int32 that .NET wants for a REG_DWORD of that value,
 * 4294967295 would be out of its range. With L it is an Int64. */
static void add_data(struct buf *out, const struct registry_writing *writing) {
    const struct registry_setting *setting = writing->setting;
    if (setting->type == REGISTRY_DWORD)
        buf_printf(out, "0x%" PRIx64, writing->number);
    else if (setting->type == REGISTRY_QWORD)
        buf_printf(out, "0x%" PRIx64 "L", writing->number);
    else if (setting->type == REGISTRY_BINARY)
        add_bytes(out, buf_slice(&writing->bytes));
    else if (setting->type == REGISTRY_MULTI_SZ)
        add_strings(out, setting->data);
    else
        add_quoted(out, setting->data);
}

static enum status set(struct buf *out, const struct registry_writing *writing) {
    static const char *const kinds[REGISTRY_TYPES] = {
#define X(id, reg, powershell, hex) [REGISTRY_##id] = (powershell),
#include "registry/types.def"
#undef X
    };
    enum registry_type type = writing->setting->type;
    if (type == REGISTRY_NONE)
        return registry_refuse(writing, "not every .NET takes data without a type");
    buf_printf(out, "[Microsoft.Win32.Registry]::SetValue('%s\\", writing->hive->full);
    buf_add(out, writing->subkey);
    buf_add_string(out, "', ");
    add_quoted(out, writing->setting->name);
    buf_add_string(out, ", ");
    add_data(out, writing);
    buf_printf(out, ", '%s')", kinds[type]);
    return STATUS_OK;
}

static enum status change(struct buf *out, const struct registry_writing *writing) {
    if (writing->removes) {
        add_method(out, "OpenSubKey", writing);
        buf_add_string(out, ", $true).DeleteValue(");
        add_quoted(out, writing->setting->name);
        buf_add_string(out, ", $false)");
        return STATUS_OK;
    }
    if (writing->setting->has_name)
        return set(out, writing);
    buf_add_string(out, "[void]");
    add_method(out, "CreateSubKey", writing);
    buf_add_char(out, ')');
    return STATUS_OK;
}

static void show(struct buf *out, const struct registry_writing *writing) {
    buf_add_string(out, writing->setting->has_name ? "" : "$null -ne ");
    add_method(out, "OpenSubKey", writing);
    buf_add_char(out, ')');
    if (!writing->setting->has_name)
        return;
    buf_add_string(out, ".GetValue(");
    add_quoted(out, writing->setting->name);
    buf_add_string(out, ", $null, 'DoNotExpandEnvironmentNames')");
}

static void backup(struct buf *out, enum registry_act act, const struct registry_writing *writing) {
    if (act == REGISTRY_BACKUP) {
        buf_printf(out, "reg.exe export '%s\\", writing->hive->brief);
        buf_add(out, writing->subkey);
        buf_add_string(out, "'");
    } else {
        buf_add_string(out, "reg.exe import");
    }
    buf_add_string(out, " \"$env:USERPROFILE\\");
    registry_add_backup_name(out, writing);
    buf_add_string(out, ".reg\"");
}

enum status registry_write_powershell(
    struct buf *out, enum registry_act act, const struct registry_writing *writing) {
    if (act == REGISTRY_APPLY || act == REGISTRY_UNDO)
        return change(out, writing);
    if (act == REGISTRY_VERIFY)
        show(out, writing);
    else
        backup(out, act, writing);
    return STATUS_OK;
}
