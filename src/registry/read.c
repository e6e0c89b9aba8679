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

/* Is the line broken here: by PowerShell's "`", cmd.exe's "^", inside a .reg file's hex bytes or
 * key, or before a switch of reg.exe? */
static bool goes_on(struct slice line, struct slice rest) {
    line = slice_trim(line);
    if (slice_ends(line, SLICE("`")) || slice_ends(line, SLICE("^")) ||
        slice_ends(line, SLICE(",\\")))
        return true;
    if (slice_starts(line, SLICE("[")) && slice_ends(line, SLICE("\\")))
        return slice_find_char(line, ']') == SLICE_NONE;
    return line.len && switch_begins(rest);
}

/* The next line, with the lines that continue it. */
static bool next_line(struct slice *rest, struct slice *line) {
    struct slice more;
    if (!slice_next_line(rest, line))
        return false;
    for (more = *line; rest->len && goes_on(more, *rest);) {
        slice_next_line(rest, &more);
        line->len = (size_t)(more.at + more.len - line->at);
    }
    return true;
}

static bool is_comment(struct slice line) {
    line = slice_trim(line);
    return slice_starts(line, SLICE("#")) || slice_starts(line, SLICE(";")) ||
           slice_starts(line, SLICE("::")) || slice_starts_nocase(line, SLICE("rem "));
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
        if (!is_comment(line) && !registry_read_reg_file(&reading, line) &&
            !registry_read_reg_exe(&reading, line))
            registry_read_powershell(&reading, line);
    registry_end_section(&reading);
    return reading.count;
}
