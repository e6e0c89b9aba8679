/* PowerShell's commands for the registry, anywhere in a line, with parameters in any order. Nothing
 * is run: a value is known where it stands there, or in a variable that an earlier line sets. */
#include "registry/reading.h"

#include "registry/data.h"

enum role {
    PATH,
    NAME,
    VALUE,
    POSITIONS,
    TYPE = POSITIONS,
    ROLES,
    NOTHING, /* a switch */
    OTHER,   /* a value that does not matter */
};

struct cmdlet {
    const char *name;
    enum registry_op op;
    bool of_key, alias;
};

static const struct cmdlet *find_cmdlet(struct slice word, bool begins) {
    static const struct cmdlet cmdlets[] = {
#define X(name, op, of_key, alias) {name, REGISTRY_##op, of_key, alias},
#include "registry/cmdlets.def"
#undef X
    };
    for (size_t i = 0; i < COUNT_OF(cmdlets); i++)
        if (slice_equal_nocase(word, slice_of(cmdlets[i].name)))
            return begins || !cmdlets[i].alias ? &cmdlets[i] : NULL;
    return NULL;
}

static enum role role_of(struct slice parameter) {
    static const struct {
        const char *name;
        enum role role;
    } parameters[] = {
#define X(name, role) {name, role},
#include "registry/parameters.def"
#undef X
    };
    for (size_t i = 0; i < COUNT_OF(parameters); i++)
        if (slice_starts_nocase(slice_of(parameters[i].name), parameter))
            return parameters[i].role;
    return OTHER;
}

static size_t word_length(struct slice text) {
    size_t len = 0;
    while (len < text.len && (ascii_is_alnum(text.at[len]) || strchr("_-", text.at[len])))
        len++;
    return len;
}

/* Takes "-Name value", "-Name:value" or "-Switch" off `*rest`. */
static void take_parameter(struct registry_reading *reading, struct slice *rest,
    struct registry_script_value values[ROLES]) {
    struct slice word = slice_from(*rest, 1);
    word = slice_first(word, word_length(word));
    enum role role = role_of(word);
    *rest = slice_from(*rest, 1 + word.len);
    bool colon = slice_starts(*rest, SLICE(":"));
    *rest = slice_from(*rest, colon);
    if (role == NOTHING && !colon)
        return;
    struct registry_script_value value = registry_read_value(reading, rest, true);
    if (role < ROLES)
        values[role] = value;
}

/* Takes "Name = value" off `*table`, what stands between the braces of a table of parameters. */
static void take_entry(struct registry_reading *reading, struct slice *table,
    struct registry_script_value values[ROLES]) {
    *table = slice_strip_start(*table, " \n;'\"");
    struct slice word = slice_first(*table, word_length(*table));
    *table = slice_strip_start(slice_from(*table, word.len), " '\"");
    if (word.len == 0 || !slice_starts(*table, SLICE("="))) {
        *table = slice_first(*table, 0); /* no table of parameters */
        return;
    }
    *table = slice_from(*table, 1);
    enum role role = role_of(word);
    struct registry_script_value value = registry_read_value(reading, table, true);
    if (role < ROLES)
        values[role] = value;
}

/* Takes "@name" off `*rest`: a table that an earlier line has filled with parameters. */
static void take_splat(struct registry_reading *reading, struct slice *rest,
    struct registry_script_value values[ROLES]) {
    struct slice name = slice_from(*rest, 1);
    name = slice_first(name, word_length(name));
    struct slice table = registry_read_splat(reading, name);
    *rest = slice_from(*rest, 1 + name.len);
    if (table.len > reading->budget)
        return;
    reading->budget -= table.len;
    while (table.len)
        take_entry(reading, &table, values);
}

static bool at_end(struct slice rest) {
    return rest.len == 0 || strchr(";|)}>&", rest.at[0]);
}

/* Takes the arguments of a command off `*rest`. A value without a parameter is the first of path,
 * name and value that is not yet given. */
static void take_arguments(struct registry_reading *reading, struct slice *rest,
    struct registry_script_value values[ROLES]) {
    for (;;) {
        *rest = slice_strip_start(*rest, " \n`");
        size_t before = rest->len;
        if (at_end(*rest))
            return;
        if (rest->at[0] == '-' && rest->len > 1 && ascii_is_alpha(rest->at[1])) {
            take_parameter(reading, rest, values);
            continue;
        }
        if (rest->at[0] == '@' && rest->len > 1 && ascii_is_alpha(rest->at[1])) {
            take_splat(reading, rest, values);
            continue;
        }
        struct registry_script_value value = registry_read_value(reading, rest, true);
        size_t role = 0;
        while (role < POSITIONS && values[role].given)
            role++;
        if (role < POSITIONS)
            values[role] = value;
        if (rest->len == before)
            return;
    }
}

/* A list of numbers for REG_BINARY becomes their bytes. */
static struct slice binary_data(struct registry_reading *reading, struct slice list) {
    struct buf bytes = {0}, out = {0};
    struct slice string, rest = list;
    uint64_t number = 0;
    bool numbers = true;
    while (numbers && registry_data_next_string(&rest, &string)) {
        numbers = registry_number(string, &number) && number <= 0xff;
        buf_add_char(&bytes, (char)number);
    }
    registry_data_add_hex(&out, buf_slice(&bytes));
    struct slice data = numbers ? arena_slice(reading->arena, buf_slice(&out)) : list;
    buf_fini(&bytes);
    buf_fini(&out);
    return data;
}

static void set_data(struct registry_reading *reading, struct registry_setting *setting,
    const struct registry_script_value values[ROLES]) {
    setting->type = registry_type_read(values[TYPE].text);
    setting->has_data = values[VALUE].given && values[VALUE].known;
    if (setting->has_data)
        setting->data = setting->type == REGISTRY_BINARY ? binary_data(reading, values[VALUE].text)
                                                         : values[VALUE].text;
}

/* Takes the first string of a list, or all there is, off `*value`. */
static struct slice take_first(struct registry_script_value *value) {
    struct slice first = value->text;
    if (value->list)
        registry_data_next_string(&value->text, &first);
    else
        value->text = SLICE("");
    return first;
}

/* One setting a name: "-Name a, b". */
static void tell_values(struct registry_reading *reading, struct registry_setting *setting,
    const struct registry_script_value values[ROLES]) {
    struct registry_script_value names = values[NAME];
    if (!names.known)
        return;
    if (setting->op == REGISTRY_SET)
        set_data(reading, setting, values);
    do {
        registry_name_value(setting, take_first(&names));
        registry_tell(reading, setting);
    } while (names.text.len);
}

/* "New-Item -Path parent -Name key" */
static struct slice key_below(
    struct registry_reading *reading, struct slice key, const struct registry_script_value *name) {
    return name->given
               ? arena_printf(reading->arena, "%.*s\\%.*s", SLICE_ARGS(key), SLICE_ARGS(name->text))
               : key;
}

static void tell(struct registry_reading *reading, enum registry_op op, bool of_key,
    const struct registry_script_value values[ROLES]) {
    struct registry_script_value paths = values[PATH];
    struct slice key = registry_key_read(reading->arena, take_first(&paths));
    struct registry_setting setting = {.key = key, .op = op};
    if (key.len == 0)
        return;
    if (op == REGISTRY_CREATE_KEY)
        setting.key = key_below(reading, key, &values[NAME]);
    if (!of_key && values[NAME].given)
        tell_values(reading, &setting, values);
    else if (of_key || op == REGISTRY_LOOK)
        registry_tell(reading, &setting);
}

/* Takes "[Microsoft.Win32.Registry]::SetValue(key, name, data, type)" off `*rest`. */
static bool take_call(struct registry_reading *reading, struct slice *rest) {
    static const enum role order[] = {PATH, NAME, VALUE, TYPE};
    struct slice call = SLICE("[Microsoft.Win32.Registry]::SetValue(");
    if (!slice_starts_nocase(*rest, call))
        return false;
    *rest = slice_from(*rest, call.len);
    struct registry_script_value values[ROLES] = {0};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        values[order[i]] = registry_read_value(reading, rest, false);
        *rest = slice_strip_start(*rest, " ");
        if (!slice_starts(*rest, SLICE(",")))
            break;
        *rest = slice_from(*rest, 1);
    }
    if (values[NAME].given)
        tell(reading, REGISTRY_SET, false, values);
    return true;
}

/* Takes a command with its arguments off `*rest`. */
static bool take_command(
    struct registry_reading *reading, struct slice *rest, size_t word, bool begins) {
    const struct cmdlet *cmdlet = find_cmdlet(slice_first(*rest, word), begins);
    if (!cmdlet || word == rest->len || !ascii_is_blank(rest->at[word]))
        return false;
    struct registry_script_value values[ROLES] = {0};
    *rest = slice_from(*rest, word);
    take_arguments(reading, rest, values);
    if (values[PATH].given)
        tell(reading, cmdlet->op, cmdlet->of_key, values);
    return true;
}

bool registry_read_powershell(struct registry_reading *reading, struct slice line) {
    size_t count = reading->count;
    bool begins = true, inside = false; /* of a command; of a path, variable or member */
    while (line.len) {
        char c = line.at[0];
        size_t word = word_length(line);
        if ((begins && c == '$' && registry_read_assignment(reading, &line)) ||
            (c == '[' && take_call(reading, &line)) ||
            (word && !inside && take_command(reading, &line, word, begins))) {
            begins = true;
            inside = false;
            continue;
        }
        begins = !word && (strchr(";|{}()&>'\"", c) || (begins && ascii_is_blank(c)));
        inside = !word && strchr("$\\.:", c);
        line = slice_from(line, word ? word : 1);
    }
    return reading->count > count;
}
