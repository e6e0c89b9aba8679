#include "registry/reading.h"

#include "registry/dirt.h"

void registry_tell(struct registry_reading *reading, const struct registry_setting *setting) {
    struct registry_setting told = *setting;
    if (!told.has_name)
        told.name = SLICE("");
    if (!told.has_data)
        told.data = SLICE("");
    reading->count++;
    reading->found(reading->context, &told);
}

void registry_name_value(struct registry_setting *setting, struct slice name) {
    setting->has_name = true;
    setting->is_default = name.len == 0 || slice_equal_nocase(name, SLICE("(default)"));
    setting->name = setting->is_default ? SLICE("") : name;
}

static bool switch_begins(struct slice text) {
    text = slice_strip_start(text, " ");
    return text.len > 2 && text.at[0] == '/' && ascii_is_alpha(text.at[1]) &&
           !ascii_is_alnum(text.at[2]);
}

/* "$name = @{": the table goes on to its closing brace. */
static bool opens_table(struct slice line) {
    ptrdiff_t open = slice_find(line, SLICE("@{"));
    return open != SLICE_NONE && slice_starts(slice_trim(line), SLICE("$")) &&
           slice_find_char(slice_from(line, (size_t)open), '}') == SLICE_NONE;
}

/* "Set-ItemProperty -Path X" and then "  -Name N": written in a block too narrow. */
static bool parameter_begins(struct slice line, struct slice rest) {
    rest = slice_strip_start(rest, " ");
    return rest.len > 2 && rest.at[0] == '-' && ascii_is_upper(rest.at[1]) &&
           slice_find_nocase(line, SLICE("-Item")) != SLICE_NONE;
}

/* "... -Path" and then the path. */
static bool ends_in_parameter(struct slice line) {
    static const char *const names[] = {
        " -Path", " -LiteralPath", " -Name", " -Value", " -PropertyType", " -Type"};
    return slice_ends_one_of(line, names, COUNT_OF(names));
}

/* Is the line broken here: by PowerShell's "`", cmd.exe's "^", inside a .reg file's hex bytes or
 * key, or before a switch of reg.exe? */
static bool goes_on(struct slice line, struct slice rest) {
    line = slice_trim(line);
    if (slice_ends(line, SLICE("`")) || slice_ends(line, SLICE("^")) ||
        slice_ends(line, SLICE(",\\")))
        return true;
    if (slice_starts(line, SLICE("[")) && slice_ends(line, SLICE("\\")))
        return slice_find_char(line, ']') == SLICE_NONE;
    return line.len &&
           (switch_begins(rest) || parameter_begins(line, rest) || ends_in_parameter(line));
}

/* The next line, with the lines that continue it. */
static bool next_line(struct slice *rest, struct slice *line) {
    enum {
        TABLE_LINES = 32
    };
    struct slice more;
    if (!slice_next_line(rest, line))
        return false;
    size_t table = opens_table(*line) ? TABLE_LINES : 0;
    for (more = *line; rest->len && (table || goes_on(more, *rest));) {
        slice_next_line(rest, &more);
        line->len = (size_t)(more.at + more.len - line->at);
        table = table && slice_find_char(more, '}') == SLICE_NONE ? table - 1 : 0;
    }
    return true;
}

static bool is_comment(struct slice line) {
    line = slice_trim(line);
    return slice_starts(line, SLICE("#")) || slice_starts(line, SLICE(";")) ||
           slice_starts(line, SLICE("::")) || slice_starts_nocase(line, SLICE("rem "));
}

/* Does PowerShell set a value there before reg.exe is named? Then that is part of its data: a
 * command to run at the next logon. */
static bool is_powershell(struct slice line) {
    ptrdiff_t cmdlet = slice_find_nocase(line, SLICE("-ItemProperty"));
    ptrdiff_t call = slice_find_nocase(line, SLICE("::SetValue("));
    ptrdiff_t first = cmdlet == SLICE_NONE || (call != SLICE_NONE && call < cmdlet) ? call : cmdlet;
    return first != SLICE_NONE &&
           slice_find_word(slice_first(line, (size_t)first), SLICE("reg")) == SLICE_NONE;
}

static void read_command(struct registry_reading *reading, struct slice line) {
    if (is_powershell(line) && registry_read_powershell(reading, line))
        return;
    if (!registry_read_reg_exe(reading, line))
        registry_read_powershell(reading, line);
}

size_t registry_read_code(
    struct arena *arena, struct slice text, registry_found *found, void *context) {
    struct buf clean = {0};
    registry_clean(&clean, text);
    struct slice rest = arena_slice(arena, buf_slice(&clean)), line;
    buf_fini(&clean);
    struct registry_reading reading = {.arena = arena,
        .found = found,
        .context = context,
        .budget = READING_TEXT + READING_BUDGET * rest.len};
    while (next_line(&rest, &line))
        if (!is_comment(line) && !registry_read_reg_file(&reading, line))
            read_command(&reading, line);
    registry_end_section(&reading);
    return reading.count;
}
