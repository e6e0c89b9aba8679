#include "registry/writing.h"

#include "base/text.h"
#include "registry/data.h"

enum {
    PART_MAX = 255,         /* characters of a key's name: "Registry Element Size Limits" */
    VALUE_NAME_MAX = 16383, /* of a value's name */
    BACKUP_PART = 24,
};

enum status registry_refuse(const struct registry_writing *writing, const char *reason) {
    return error_set(writing->error, STATUS_NOTHING, "%s", reason);
}

/* "{8-4-4-4-12}" hexadecimal digits; anything else in braces stands for something to fill in. */
static bool is_guid(struct slice text) {
    static const char form[] = "{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";
    if (text.len < sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == 'x' ? !ascii_is_hex(text.at[i]) : text.at[i] != form[i])
            return false;
    return true;
}

/* Braces hold a GUID or a placeholder. */
static bool braces_are_guids(struct slice part) {
    for (size_t i = 0; i < part.len; i++) {
        if (part.at[i] == '}')
            return false;
        if (part.at[i] != '{')
            continue;
        if (!is_guid(slice_from(part, i)))
            return false;
        i += strlen("{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}") - 1;
    }
    return true;
}

/* A slash is taken in a name such as "RC4 128/128", never where it could begin a switch. */
static bool slash_is_inside(struct slice part, size_t i) {
    return i > 0 && i + 1 < part.len && ascii_is_alnum(part.at[i - 1]) &&
           ascii_is_alnum(part.at[i + 1]);
}

static bool characters_are_allowed(struct slice part) {
    for (size_t i = 0; i < part.len; i++) {
        char c = part.at[i];
        if (!ascii_is_alnum(c) && (c == '\0' || !strchr("_ .,(){}-/", c)))
            return false;
        if (c == '/' && !slash_is_inside(part, i))
            return false;
    }
    return true;
}

/* Parts that articles leave to the reader: "...", "ControlSet00x". */
static bool is_left_open(struct slice part) {
    return slice_strip_start(part, ".").len == 0 ||
           slice_equal_nocase(part, SLICE("ControlSet00x")) || !braces_are_guids(part);
}

static const char *offence_of_part(struct slice part) {
    if (part.len == 0 || part.len > PART_MAX || part.at[0] == ' ' || part.at[0] == '-' ||
        part.at[part.len - 1] == ' ' || !characters_are_allowed(part))
        return "the key has a part that no command is written for";
    return is_left_open(part) ? "the key has a part that is to be filled in" : NULL;
}

static const char *offence_of_key(struct registry_writing *writing, struct slice key) {
    struct slice rest, part;
    writing->hive = registry_key_hive(key);
    if (!writing->hive || key.len < strlen(writing->hive->full) + 2)
        return "the key is not given in full";
    writing->subkey = rest = slice_from(key, strlen(writing->hive->full) + 1);
    while (slice_next_part(&rest, '\\', &part)) {
        const char *offence = offence_of_part(part);
        if (offence)
            return offence;
    }
    return NULL;
}

/* Text for commands: printable ASCII, letters and digits. Everything else looks like something
 * that it is not, or is changed on its way through a code page. */
static bool is_plain(struct slice text) {
    uint32_t point;
    while (text_next(&text, &point)) {
        bool ascii = point >= ' ' && point <= '~';
        if (!ascii && !text_is_word(point))
            return false;
    }
    return true;
}

/* "<name of the server>" */
static bool has_placeholder(struct slice text) {
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.at[i] != '<' || !ascii_is_alpha(text.at[i + 1]))
            continue;
        ptrdiff_t close = slice_find_char(slice_from(text, i), '>');
        return close != SLICE_NONE;
    }
    return false;
}

static const char *offence_of_name(const struct registry_setting *setting) {
    struct slice name = setting->name;
    if (setting->is_default != (name.len == 0))
        return "the value's name is not given";
    if (name.len > VALUE_NAME_MAX || !is_plain(name) || slice_trim(name).len != name.len)
        return "the value's name has characters that no command is written for";
    return has_placeholder(name) ? "the value's name is to be filled in" : NULL;
}

static const char *offence_of_bytes(struct registry_writing *writing) {
    struct slice text = writing->setting->data;
    if (slice_starts_nocase(text, SLICE("hex:")))
        text = slice_from(text, strlen("hex:"));
    return registry_data_bytes(&writing->bytes, text) ? NULL
                                                      : "the data is no list of hexadecimal bytes";
}

static const char *offence_of_strings(struct slice data) {
    struct slice string;
    while (registry_data_next_string(&data, &string))
        if (string.len == 0)
            return "the data has an empty string, which ends such a list";
    return NULL;
}

static const char *offence_of_data(struct registry_writing *writing) {
    const struct registry_setting *setting = writing->setting;
    enum registry_type type = setting->type;
    if (type == REGISTRY_UNKNOWN)
        return "the article does not say the value's type";
    if (!setting->has_data)
        return "the article does not say the data";
    if (!is_plain(setting->data))
        return "the data has characters that no command is written for";
    if (has_placeholder(setting->data))
        return "the data is to be filled in";
    if (type == REGISTRY_BINARY || type == REGISTRY_NONE)
        return offence_of_bytes(writing);
    if (type == REGISTRY_MULTI_SZ)
        return offence_of_strings(setting->data);
    if (type == REGISTRY_SZ || type == REGISTRY_EXPAND_SZ)
        return NULL;
    if (!registry_number(setting->data, &writing->number))
        return "the data is no number";
    bool fits = type == REGISTRY_QWORD || writing->number <= UINT32_MAX;
    return fits ? NULL : "the data does not fit into 32 bits";
}

/* What a setting cannot be turned into, whatever the language. Deleting a key deletes all below it:
 * no command is ever written for that. */
static const char *offence_of_act(enum registry_act act, const struct registry_setting *setting) {
    bool change = act == REGISTRY_APPLY || act == REGISTRY_UNDO;
    if (change && setting->op == REGISTRY_LOOK)
        return "the setting is only looked at";
    if (change && setting->op == REGISTRY_DELETE && !setting->has_name)
        return "a key is deleted by hand, with all below it in view";
    if (act == REGISTRY_UNDO && setting->op == REGISTRY_DELETE)
        return "what was deleted comes back from the backup only";
    if (act == REGISTRY_UNDO && setting->op == REGISTRY_CREATE_KEY)
        return "a key is deleted by hand, with all below it in view";
    if (setting->op == REGISTRY_SET && !setting->has_name)
        return "the value's name is not given";
    return NULL;
}

static const char *offence(struct registry_writing *writing, enum registry_act act) {
    const struct registry_setting *setting = writing->setting;
    const char *reason = offence_of_act(act, setting);
    if (!reason)
        reason = offence_of_key(writing, setting->key);
    bool names = act != REGISTRY_BACKUP && act != REGISTRY_RESTORE;
    if (!reason && names && setting->has_name)
        reason = offence_of_name(setting);
    if (!reason && act == REGISTRY_APPLY && setting->op == REGISTRY_SET)
        reason = offence_of_data(writing);
    return reason;
}

/* Checks what is the same in all languages and fills `*writing`, to be ended with end() whatever
 * the outcome. STATUS_OK, or STATUS_NOTHING with the reason. */
static enum status begin(struct registry_writing *writing, enum registry_act act,
    const struct registry_setting *setting, struct error *error) {
    *writing = (struct registry_writing){.setting = setting, .error = error};
    writing->removes = act == REGISTRY_UNDO || setting->op == REGISTRY_DELETE;
    const char *reason = offence(writing, act);
    return reason ? registry_refuse(writing, reason) : STATUS_OK;
}

static void end(struct registry_writing *writing) {
    buf_fini(&writing->bytes);
}

/* FNV-1a over the key, letters in lower case: keys that differ get files that differ. */
static uint32_t hash_of(struct slice key) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)ascii_lower(key.at[i])) * 16777619u;
    return hash;
}

void registry_add_backup_name(struct buf *out, const struct registry_writing *writing) {
    struct slice key = writing->setting->key;
    struct slice part = slice_from(key, (size_t)(slice_find_last(key, '\\') + 1));
    buf_add_string(out, "fixtree-");
    for (size_t i = 0; i < part.len && i < BACKUP_PART; i++)
        buf_add_char(out, ascii_is_alnum(part.at[i]) ? part.at[i] : '-');
    buf_printf(out, "-%08x", hash_of(key));
}

enum status registry_write(struct buf *out, enum registry_writer writer, enum registry_act act,
    const struct registry_setting *setting, struct error *error) {
    static enum status (*const writers[REGISTRY_WRITERS])(
        struct buf *, enum registry_act, const struct registry_writing *) = {
        [REGISTRY_REG_FILE] = registry_write_reg_file,
        [REGISTRY_REG_EXE] = registry_write_reg_exe,
        [REGISTRY_POWERSHELL] = registry_write_powershell,
    };
    struct registry_writing writing;
    struct buf command = {0};
    enum status status = begin(&writing, act, setting, error);
    if (status == STATUS_OK)
        status = writers[writer](&command, act, &writing);
    if (status == STATUS_OK)
        buf_add(out, buf_slice(&command));
    buf_fini(&command);
    end(&writing);
    return status;
}
