/* Registry settings of a fix: their parts are spread over steps, lines and cells, and are read in
 * order. */
#include "import/extract/command_lines.h"
#include "import/extract/setting_assembly.h"
#include "import/extract/setting_keys.h"
#include "import/extract/setting_labels.h"
#include "import/extract/setting_merge.h"
#include "import/extract/setting_names.h"
#include "import/extract/setting_rows.h"

/* ---- units ---- */

static void found_in_code(void *user, const struct registry_setting *setting) {
    struct assembly *assembly = user;
    assembly_add(assembly, setting, context_place(assembly->unit->block), assembly->step);
}

static void read_text(struct assembly *assembly, struct slice text, bool code) {
    struct slice line;
    while (slice_next_line(&text, &line)) {
        while (line.len) {
            size_t len = fact_line_length(line);
            struct fact_line fact = fact_line_of(assembly->unit, slice_first(line, len), code);
            assembly_read_line(assembly, &fact);
            line = slice_strip_start(slice_from(line, len), " ");
        }
    }
}

static bool tells_to_delete(const struct unit *lead) {
    static const char *const words[] = {"delete", "remove", NULL};
    return lead && lead->instruction && assembly_speaks_of(lead, words);
}

/* "Under the **Parameters** subkey": the key below the last one that the sentence names. */
static struct slice key_below(const struct assembly *assembly, const struct unit *lead) {
    for (size_t i = 0; i < lead->block->run_count; i++) {
        const struct run *run = &lead->block->runs[i];
        struct slice part =
            slice_trim(slice_first(slice_from(lead->block->text, run->start), run->len));
        struct slice behind =
            slice_strip_start(slice_from(lead->block->text, run->start + run->len), " ");
        bool subkey = slice_starts_nocase(behind, SLICE("subkey")) ||
                      slice_starts_nocase(behind, SLICE("registry subkey"));
        if (subkey && name_count_words(part) == 1 &&
            !slice_equal_nocase(part, setting_key_tail(assembly->key)))
            return arena_printf(assembly->context->arena, "%.*s\\%.*s", SLICE_ARGS(assembly->key),
                SLICE_ARGS(part));
    }
    return assembly->key;
}

/* A list below "delete the following values" is one of names. */
static bool read_deleted_name(struct assembly *assembly) {
    static const char *const words[] = {"values", "entries", NULL};
    static const char *const following[] = {"following", "these", "below", NULL};
    const struct unit *lead = assembly_lead(assembly);
    struct slice name = slice_strip_end(slice_trim(assembly->unit->block->text), ".,;");
    if (!tells_to_delete(lead) || !assembly->unit->item || assembly->unit->depth <= lead->depth ||
        !assembly_speaks_of(lead, words) || !assembly_speaks_of(lead, following) ||
        assembly->key.len == 0 || name_count_words(name) > 4 || !fact_is_name(name, true))
        return false;
    assembly_begin(assembly, name);
    assembly->setting.key = key_below(assembly, lead);
    assembly->setting.op = REGISTRY_DELETE;
    assembly_finish(assembly);
    return true;
}

/* Is each line a path, and no other line between them that would give a name and its data? */
static bool is_all_paths(struct assembly *assembly, struct slice text) {
    struct slice line;
    while (slice_next_line(&text, &line))
        if (slice_trim(line).len &&
            registry_key_read(assembly->context->arena, slice_trim(line)).len == 0)
            return false;
    return true;
}

/* Lines that are nothing but paths end in values' names where the sentence above speaks of values.
 */
static void read_paths(struct assembly *assembly, struct slice text) {
    static const char *const words[] = {"values", "value", "entries", "entry", NULL};
    bool values =
        assembly_speaks_of(assembly_announced_by(assembly), words) && is_all_paths(assembly, text);
    struct slice line;
    while (values && slice_next_line(&text, &line)) {
        struct slice key = registry_key_read(assembly->context->arena, slice_trim(line));
        if (!fact_is_name(setting_key_tail(key), false))
            continue;
        assembly->key = setting_key_parent(key);
        assembly_begin(assembly, setting_key_tail(key));
        if (tells_to_delete(assembly_announced_by(assembly)))
            assembly->setting.op = REGISTRY_DELETE;
    }
    if (!values)
        read_text(assembly, text, true);
}

/* reg.exe and PowerShell lines and .reg files say all in one place; other code may hold keys. */
static void read_code(struct assembly *assembly) {
    struct slice text = assembly->unit->block->text;
    if (adm_read(&assembly->adm, text, found_in_code, assembly))
        return;
    if (registry_read_code(assembly->context->arena, text, found_in_code, assembly) == 0 &&
        slice_find_nocase(text, SLICE("HK")) != SLICE_NONE &&
        !command_is_source(assembly->unit->block->info))
        read_paths(assembly, text);
}

static void read_inline_code(struct assembly *assembly) {
    const struct block *block = assembly->unit->block;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        struct slice text = slice_first(slice_from(block->text, run->start), run->len);
        if (run->style & RUN_CODE)
            registry_read_code(assembly->context->arena, text, found_in_code, assembly);
    }
}

/* A command line that the paragraph does not set apart: a line of its own, or a cmdlet up to where
 * the sentence goes on. What follows reg.exe's data in a sentence cannot be told from it. */
static void read_bare_commands(struct assembly *assembly) {
    static const char *const ends[] = {" and then", ", and", ", then", " to ", " on the "};
    struct slice text = assembly->unit->block->text, line;
    while (slice_next_line(&text, &line)) {
        ptrdiff_t at = slice_find_nocase(line, SLICE("-ItemProperty "));
        bool reg = slice_starts_nocase(slice_trim(line), SLICE("reg "));
        if (!reg && at <= 0)
            continue;
        for (size_t i = 0; !reg && i < COUNT_OF(ends); i++) {
            struct slice rest = slice_from(line, (size_t)at);
            ptrdiff_t end = slice_find_nocase(rest, slice_of(ends[i]));
            line = end == SLICE_NONE ? line : slice_first(line, (size_t)(at + end));
        }
        registry_read_code(
            assembly->context->arena, slice_strip_end(line, " ."), found_in_code, assembly);
    }
}

/* ---- tables ---- */

/* A row of a table whose head names the parts of settings. */
static bool read_row(struct assembly *assembly) {
    const struct block *row = assembly->unit->block;
    struct registry_setting setting;
    if (!setting_row_has_head(row))
        return false;
    if (setting_of_row(assembly->context->arena, row, assembly->key, &setting))
        assembly_add(assembly, &setting, context_place(row), assembly->step);
    return true;
}

static void read_cells_as_lines(struct assembly *assembly) {
    const struct block *row = assembly->unit->block;
    for (struct block *b = row->first; b; b = block_next(row, b)) {
        if (b->kind != BLOCK_PARAGRAPH)
            continue;
        struct unit cell = *assembly->unit;
        const struct unit *whole = assembly->unit;
        cell.block = b;
        assembly->unit = &cell;
        read_text(assembly, b->text, false);
        assembly->unit = whole;
    }
}

/* "The default values are:" and its list state what is, not what to set. */
static bool states_defaults(const struct assembly *assembly) {
    const struct unit *unit = assembly->unit, *lead = assembly_lead(assembly);
    return lead && unit->depth > lead->depth && !lead->own_instruction &&
           slice_find_nocase(lead->text, SLICE("default value")) != SLICE_NONE;
}

/* "Quit Registry Editor": what follows is of something else. */
static bool leaves_editor(const struct unit *unit) {
    static const char *const verbs[] = {"exit", "quit", "close"};
    if (slice_find_nocase(unit->text, SLICE("registry editor")) == SLICE_NONE)
        return false;
    return slice_says_one_of(unit->text, verbs, COUNT_OF(verbs));
}

/* "Open the following registry value:" and its path, which may have other lines behind it. */
static bool is_path_of_value(const struct assembly *assembly, struct slice line) {
    static const char *const value[] = {"registry value", "registry entry", NULL};
    static const char *const key[] = {"key", "subkey", NULL};
    const struct unit *lead = assembly_announced_by(assembly);
    bool object = unit_is_object(assembly->unit) || line.len < assembly->unit->block->text.len;
    if (!object || !lead || !unit_ends_in_colon(lead) || !lead->instruction ||
        !assembly_speaks_of(lead, value) || assembly_speaks_of(lead, key))
        return false;
    struct slice path = registry_key_read(assembly->context->arena, line);
    return fact_is_name(setting_key_tail(path), false);
}

static void read_paragraph(struct assembly *assembly) {
    const struct unit *unit = assembly->unit;
    read_inline_code(assembly);
    read_bare_commands(assembly);
    if (adm_read(&assembly->adm, unit->block->text, found_in_code, assembly) ||
        states_defaults(assembly) || read_deleted_name(assembly))
        return;
    struct slice rest = unit->block->text, line = rest;
    slice_next_line(&rest, &line);
    if (is_path_of_value(assembly, line))
        read_paths(assembly, line);
    else
        rest = unit->block->text;
    read_text(assembly, rest, unit_is_object(unit));
    if (leaves_editor(unit)) {
        assembly_finish(assembly);
        assembly->key = SLICE("");
    }
}

/* "The changed X entry reads as follows:" and the whole of it, where a part was edited. */
static bool take_result(struct assembly *assembly) {
    static const char *const reads[] = {"reads as follows", "should read as follows",
        "looks as follows", "is as follows", "must read", "should now read", NULL};
    static const char *const changed[] = {
        "changed", "new", "newly", "modified", "edited", "resulting", "updated", NULL};
    const struct registry_setting *setting = &assembly->setting;
    const struct unit *lead = assembly_announced_by(assembly);
    struct slice text = slice_trim(assembly->unit->block->text);
    if (!assembly->open || setting->has_data || !lead || !unit_ends_in_colon(lead) ||
        slice_find_char(text, '\n') != SLICE_NONE || !assembly_speaks_of(lead, reads) ||
        !assembly_speaks_of(lead, changed) ||
        slice_find_word(lead->text, setting->name) == SLICE_NONE)
        return false;
    assembly->setting.data = text;
    assembly->setting.has_data = text.len > 0;
    return true;
}

static void read_unit(struct assembly *assembly) {
    const struct unit *unit = assembly->unit;
    if (take_result(assembly))
        return;
    switch (unit->block->kind) {
    case BLOCK_CODE:
        read_code(assembly);
        break;
    case BLOCK_ROW:
        if (!read_row(assembly))
            read_cells_as_lines(assembly);
        break;
    case BLOCK_PARAGRAPH:
        read_paragraph(assembly);
        break;
    default:
        break;
    }
}

/* A note gives no setting, but may say the key of the value below it, or the type of one:
 * "AutoShareServer must be of type REG_DWORD". */
static void read_note(struct assembly *assembly) {
    const struct unit *unit = assembly->unit;
    const struct fact_line line = fact_line_of(unit, unit->block->text, false);
    size_t rest;
    if (unit->block->kind == BLOCK_PARAGRAPH && label_of(&line, &rest) == LABEL_KEY)
        assembly_read_line(assembly, &line);
    if (unit->block->kind != BLOCK_PARAGRAPH ||
        slice_find_nocase(line.text, SLICE("REG_")) == SLICE_NONE)
        return;
    struct facts facts = facts_of(assembly->context->arena, &line, false, false);
    struct slice name = assembly->open ? assembly->setting.name : setting_key_tail(assembly->key);
    if (facts.type == REGISTRY_UNKNOWN || name.len == 0 ||
        slice_find_nocase(line.text, name) == SLICE_NONE)
        return;
    if (assembly->open && assembly->setting.type == REGISTRY_UNKNOWN)
        assembly->setting.type = facts.type;
    else if (!assembly->open)
        assembly->new_type = facts.type;
}

static bool holds_one_of(struct slice text, const char *const *parts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (slice_find_nocase(text, slice_of(parts[i])) != SLICE_NONE)
            return true;
    return false;
}

/* Nearly all texts are refused for the few letters that one of the words needs. */
static bool text_speaks_of_registry(struct slice text) {
    static const char *const words[] = {"HKEY_", "HKLM", "HKCU", "the registry", "registry key",
        "registry subkey", "registry value", "registry entr", "registry setting", "registry path",
        "registry editor", "windows registry", "REG_", "regedit", "KEYNAME"};
    static const char *const needed[] = {"HK", "reg", "KEYN"};
    return holds_one_of(text, needed, COUNT_OF(needed)) &&
           holds_one_of(text, words, COUNT_OF(words));
}

/* Most articles do not touch the registry, and are not searched for its values. */
static bool speaks_of_registry(struct context *context) {
    const struct block *root = context->document->body;
    if (context->registry == UNKNOWN_YET) {
        context->registry = NO;
        for (const struct block *b = root; b && context->registry == NO; b = block_next(root, b))
            if (block_is_leaf(b->kind) && text_speaks_of_registry(b->text))
                context->registry = YES;
    }
    return context->registry == YES;
}

void extract_settings(struct context *context, const struct fix_units *fix) {
    if (!speaks_of_registry(context))
        return;
    struct assembly assembly = {
        .context = context, .fix = fix, .key = SLICE(""), .step = ARTICLE_NONE};
    size_t first = context->article->settings.count;
    for (size_t i = fix->range.from; i < fix->range.to; i++) {
        assembly.unit = &fix->range.units->items[i];
        int step = fix->step_of[i - fix->range.from];
        assembly.is_step = step != ARTICLE_NONE;
        if (assembly.is_step) /* else what is said belongs to the step before */
            assembly.step = step;
        if (assembly.unit->note)
            read_note(&assembly);
        else
            read_unit(&assembly);
    }
    assembly_finish(&assembly);
    adm_end(&assembly.adm, found_in_code, &assembly);
    setting_complete_keys(context, first);
    setting_drop_made_keys(context->article, first);
}
