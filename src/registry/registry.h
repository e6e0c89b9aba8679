/*
 * One registry setting: taken out of the ways articles write it, and given back as commands that
 * mean exactly that, or not at all.
 */
#ifndef REGISTRY_REGISTRY_H
#define REGISTRY_REGISTRY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "base/status.h"

enum registry_type {
#define X(name, reg, powershell, hex) REGISTRY_##name,
#include "registry/types.def"
#undef X
    REGISTRY_TYPES
};

enum registry_op {
    REGISTRY_SET,        /* create or change the value */
    REGISTRY_CREATE_KEY, /* the key itself is meant */
    REGISTRY_DELETE,     /* delete the value; without a name, the key */
    REGISTRY_LOOK,       /* only read it */
};

/* A setting as an article gives it. Texts are UTF-8, borrowed from the article. */
struct registry_setting {
    struct slice key;  /* long hive name, single backslashes, none at the end; "" if never given */
    struct slice name; /* value name; "" with is_default or !has_name */
    struct slice data; /* as written; "" with !has_data. The strings of a REG_MULTI_SZ with \0 (two
                          characters) between them, bytes of a REG_BINARY as "de,ad" or "dead" */
    bool has_name;     /* false: the key itself is meant */
    bool is_default;   /* the value is "(Default)" */
    bool has_data;
    enum registry_type type; /* REGISTRY_UNKNOWN where the article does not say */
    enum registry_op op;
};

/* "REG_DWORD" and so on; "" for REGISTRY_UNKNOWN. Static. */
const char *registry_type_name(enum registry_type type);

/* The type that words say: "REG_DWORD", "DWORD (32-bit) Value", "Reg_Dword", "String", "Expandable
 * String Value", "Multi-String", "QWORD", "Binary"; REGISTRY_UNKNOWN for anything else. */
enum registry_type registry_type_read(struct slice text);

/* A key found in running text. */
struct registry_match {
    size_t start, len; /* of what is written */
    struct slice key;  /* repaired: long hive, single backslashes, none at the end; in the arena */
};

/*
 * Finds the next registry key in running text from `*from` on, and moves `*from` behind it; false
 * when there is none. A hive alone is no key. Takes every spelling of a hive (HKLM, HKLM:,
 * HKEY_LOCAL_MACHINE, also with a blank from a line wrap inside; "SYSTEM\CurrentControlSet\" is in
 * HKEY_LOCAL_MACHINE where none is written), "Computer\" before it, brackets
 * around it, doubled or forward slashes, blanks around a backslash, and ends the key where the
 * sentence goes on: key names may hold blanks, so the rules stand in key.c. `code` says that the
 * text is set as code, in bold or on a line of its own, where a blank is part of the key. What
 * stands behind the last backslash may be the name of a value: the text around it decides that.
 */
bool registry_find_key(
    struct arena *arena, struct slice text, bool code, size_t *from, struct registry_match *match);

/* Repairs what is known to be a key, the whole text: nothing ends it, so a full stop at its end
 * stays. May be a hive alone. An empty slice where it begins with no hive. */
struct slice registry_key_read(struct arena *arena, struct slice text);

typedef void registry_found(void *context, const struct registry_setting *setting);

/*
 * Reads settings from text in a machine's format, calling `found` for each, texts in `arena`:
 * a .reg file's lines (with or without its header), `reg add|delete|query` lines, PowerShell's
 * New-ItemProperty, Set-ItemProperty, Remove-ItemProperty, Get-ItemProperty, New-Item, Remove-Item
 * and [Microsoft.Win32.Registry]::SetValue on registry paths, with variables that the same text
 * sets. Returns how many were found; lines that are none of these, and comments, are passed over.
 * Numbers and text in a .reg file's hex are decoded; a value whose data cannot be known from the
 * text (a variable, broken hex) has none; one whose name cannot be known is left out.
 */
size_t registry_read_code(
    struct arena *arena, struct slice text, registry_found *found, void *context);

/* Data as a number, from decimal, 0x hex, "1 (decimal)", "0x00000002 (2)"; false for all else. */
bool registry_number(struct slice data, uint64_t *number);

/* What a setting can be turned into. */
enum registry_writer {
    REGISTRY_REG_FILE,   /* lines of a .reg file, without its header */
    REGISTRY_REG_EXE,    /* a line for cmd.exe */
    REGISTRY_POWERSHELL, /* a line for PowerShell */
    REGISTRY_WRITERS
};

/* What the written command does. */
enum registry_act {
    REGISTRY_APPLY,
    REGISTRY_VERIFY,  /* shows the value, to be compared */
    REGISTRY_UNDO,    /* takes the value away again, for a machine that had none before */
    REGISTRY_BACKUP,  /* saves the key to a file in the user's folder, named after the key; asks
                         before it overwrites one */
    REGISTRY_RESTORE, /* imports that file; values that were added since stay */
    REGISTRY_ACTS
};

/*
 * Adds the command to `out`, without a newline at its end. STATUS_OK, or STATUS_NOTHING with the
 * reason in `error` and nothing added, where the setting is incomplete, has no exact spelling in
 * that language (a `%` or `"` for cmd.exe), or holds anything that could change the command's
 * meaning: a key is ASCII letters, digits and "_ .,(){}-", a slash inside a word; other text
 * printable ASCII, letters and digits; a placeholder such as "<name>" is not filled in. No command
 * deletes a key. What is added parses back to exactly this setting; the tests do that with
 * independent readers of each language.
 */
enum status registry_write(struct buf *out, enum registry_writer writer, enum registry_act act,
    const struct registry_setting *setting, struct error *error) ATTR_MUST_USE;

/* Adds the lines of a .reg file, header included, as the bytes that regedit and `reg import` take:
 * UTF-16LE with BOM and CRLF. */
void registry_add_file(struct buf *out, struct slice text);

#endif
