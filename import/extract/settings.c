/* Registry settings of a fix: their parts are spread over steps, lines and cells, and are put
 * together in reading order. */
#include "import/extract/adm.h"
#include "import/extract/command_lines.h"
#include "import/extract/context.h"
#include "import/extract/setting_facts.h"
#include "import/extract/setting_keys.h"
#include "import/extract/setting_merge.h"
#include "import/extract/setting_names.h"
#include "import/extract/setting_rows.h"

enum {
    MOST_KEYS = 16,     /* that a value goes into */
    MOST_SETTINGS = 400 /* of an article whose values go into several keys */
};

/* The setting under construction. */
struct assembly {
    struct context *context;
    const struct fix_units *fix;
    const struct unit *unit;
    int step;                  /* the last one, or ARTICLE_NONE */
    bool is_step;              /* the unit is that step */
    struct slice key;          /* the last one given */
    LIST(struct slice) others; /* keys listed before it, that the same values go into */
    const struct unit *listed; /* what the list of `key` stands below, while no value was named */
    struct registry_setting setting;
    struct article_place place;
    int setting_step;
    bool open;         /* `setting` has a name or is a deletion, and waits for the rest */
    bool expects_name; /* a new value was made and waits for its name */
    bool expects_key;  /* a new key was made and waits for its name */
    bool expects_data;
    bool deletes_next; /* "Remove the following key:" */
    enum registry_type new_type;
    struct adm adm;
};

/* ---- done ---- */

static bool is_choice(const struct assembly *assembly) {
    return assembly->unit->block->kind == BLOCK_ROW ||
           (assembly->unit->block->kind == BLOCK_PARAGRAPH && !assembly->unit->ordered);
}

static void add_setting(struct assembly *assembly, const struct registry_setting *setting,
    struct article_place place, int step) {
    struct article *article = assembly->context->article;
    const struct article_setting item = {
        .place = place, .fix = assembly->fix->fix, .step = step, .setting = *setting};
    if (!setting_merge(article, &item, is_choice(assembly)))
        *LIST_ADD(assembly->context->arena, &article->settings) = item;
}

/* A value below "each of these keys" is a setting in each of them. */
static void add_to_keys(struct assembly *assembly) {
    struct registry_setting setting = assembly->setting;
    size_t most = assembly->context->article->settings.count > MOST_SETTINGS ? 0 : MOST_KEYS;
    for (size_t i = 0; i < assembly->others.count && i < most; i++) {
        if (!slice_equal_nocase(setting.key, assembly->key))
            break;
        struct registry_setting other = setting;
        other.key = assembly->others.items[i];
        add_setting(assembly, &other, assembly->place, assembly->setting_step);
    }
    add_setting(assembly, &setting, assembly->place, assembly->setting_step);
}

static void finish(struct assembly *assembly) {
    struct registry_setting *setting = &assembly->setting;
    if (assembly->open) {
        if (setting->key.len == 0)
            setting->key = assembly->key;
        bool key_only = !setting->has_name && setting->key.len &&
                        (setting->op == REGISTRY_DELETE || setting->op == REGISTRY_CREATE_KEY);
        if (setting->has_name || key_only)
            add_to_keys(assembly);
    }
    assembly->open = false;
    assembly->expects_data = false;
}

static void begin(struct assembly *assembly, struct slice name) {
    finish(assembly);
    assembly->setting = (struct registry_setting){.key = assembly->key,
        .name = name,
        .has_name = name.len > 0,
        .data = SLICE(""),
        .type = assembly->new_type};
    assembly->place = context_place(assembly->unit->block);
    assembly->setting_step = assembly->step;
    assembly->open = true;
    assembly->listed = NULL;
    assembly->expects_name = false;
    assembly->new_type = REGISTRY_UNKNOWN;
}

/* ---- facts into settings ---- */

static const struct unit *lead_of(const struct assembly *assembly) {
    int lead = assembly->unit->lead;
    return lead >= 0 ? &assembly->fix->range.units->items[lead] : NULL;
}

/* What introduces the unit: of a paragraph that is no object alone, the sentence above. */
static const struct unit *announced_by(const struct assembly *assembly) {
    const struct unit *lead = lead_of(assembly), *unit = assembly->unit;
    const struct unit *first = &assembly->fix->range.units->items[assembly->fix->range.from];
    bool inside =
        unit > first && unit < first + (assembly->fix->range.to - assembly->fix->range.from);
    return lead || !inside || !unit_ends_in_colon(unit - 1) ? lead : unit - 1;
}

static bool speaks_of(const struct unit *unit, const char *const *words) {
    for (; unit && *words; words++)
        if (slice_find_word(unit->text, slice_of(*words)) != SLICE_NONE)
            return true;
    return false;
}

/* Keys in a list below "in the following subkeys" are all meant. */
static void note_listed_key(struct assembly *assembly, bool named) {
    static const char *const words[] = {"keys", "subkeys", "locations", "paths", NULL};
    const struct unit *lead = lead_of(assembly);
    bool listed = !named && unit_is_object(assembly->unit) && speaks_of(lead, words);
    if (!listed || assembly->listed != lead)
        assembly->others.count = 0;
    else if (assembly->key.len && assembly->others.count < MOST_KEYS)
        *LIST_ADD(assembly->context->arena, &assembly->others) = assembly->key;
    assembly->listed = listed ? lead : NULL;
}

static void take_keys(struct assembly *assembly, const struct facts *facts) {
    for (size_t i = 0; i < facts->keys.count; i++) {
        struct slice key = facts->keys.items[i].key;
        bool named = facts->key_has_name && i + 1 == facts->keys.count;
        bool same = assembly->open && slice_equal_nocase(key, assembly->setting.key);
        if (!same && assembly->open && assembly->setting.key.len)
            finish(assembly);
        if (!slice_equal_nocase(key, assembly->key))
            note_listed_key(assembly, named);
        assembly->key = named ? setting_key_parent(key) : key;
        if (assembly->open && assembly->setting.key.len == 0)
            assembly->setting.key = assembly->key;
        if (named)
            begin(assembly, setting_key_tail(key));
    }
}

static void take_name(struct assembly *assembly, const struct facts *facts) {
    if (facts->name.len == 0 || facts->key_has_name)
        return;
    bool same = assembly->open && slice_equal_nocase(assembly->setting.name, facts->name);
    if (same)
        return;
    if (slice_equal_nocase(setting_key_tail(assembly->key), facts->name)) {
        assembly->key = setting_key_parent(assembly->key); /* the key ends in the name */
        assembly->others.count = 0;
    }
    begin(assembly, facts->name);
}

static void take_rest(struct assembly *assembly, const struct facts *facts) {
    struct registry_setting *setting = &assembly->setting;
    if (facts->new_value && !facts->name.len && !facts->key_has_name) {
        finish(assembly);
        assembly->expects_name = true;
        assembly->new_type = facts->type;
        return;
    }
    if (!assembly->open)
        return;
    if (setting->type == REGISTRY_UNKNOWN)
        setting->type = facts->type;
    bool again = facts->has_data && setting->has_data && facts->name.len;
    if (facts->has_data && !setting->has_data) {
        setting->data = facts->data;
        setting->has_data = true;
    } else if (again && is_choice(assembly) && !setting_is_same_data(setting->data, facts->data)) {
        setting->data = SLICE("");
        setting->has_data = false;
    }
    if (facts->deletes && !setting->has_data && (facts->name.len || facts->key_has_name))
        setting->op = REGISTRY_DELETE;
    assembly->expects_data = !setting->has_data && (facts->modify || facts->name.len);
}

static void act_on_key(struct assembly *assembly, enum registry_op op) {
    begin(assembly, SLICE(""));
    assembly->setting.op = op;
    finish(assembly);
}

/* "Delete this key", "create the subkey K", "create a subkey named X below K". */
static void take_key_itself(struct assembly *assembly, const struct facts *facts) {
    bool creates = facts->creates_key || facts->new_key;
    if (creates && facts->key_name.len && assembly->key.len) {
        finish(assembly);
        assembly->key = arena_printf(assembly->context->arena, "%.*s\\%.*s",
            SLICE_ARGS(assembly->key), SLICE_ARGS(facts->key_name));
        act_on_key(assembly, REGISTRY_CREATE_KEY);
        return;
    }
    bool key_itself = facts->keys.count && !facts->name.len && !facts->key_has_name;
    bool announced = key_itself && assembly->deletes_next && facts->keys.items[0].start == 0;
    if (announced)
        act_on_key(assembly, REGISTRY_DELETE);
    else if (key_itself && (facts->deletes || facts->creates_key))
        act_on_key(assembly, facts->deletes ? REGISTRY_DELETE : REGISTRY_CREATE_KEY);
    else if (facts->deletes_key && !facts->name.len && !assembly->open && assembly->key.len)
        act_on_key(assembly, REGISTRY_DELETE);
}

/* What follows goes into a key that was made, whose name was not understood. */
static void enter_new_key(struct assembly *assembly) {
    assembly->key =
        arena_printf(assembly->context->arena, "%.*s\\<new key>", SLICE_ARGS(assembly->key));
    assembly->expects_key = false;
}

/* The line behind "New, Key" names the key. */
static bool take_new_key(struct assembly *assembly, const struct facts *facts) {
    if (assembly->expects_key && facts->name.len && !facts->new_value && !facts->default_value &&
        assembly->key.len) {
        finish(assembly);
        assembly->key = arena_printf(assembly->context->arena, "%.*s\\%.*s",
            SLICE_ARGS(assembly->key), SLICE_ARGS(facts->name));
        act_on_key(assembly, REGISTRY_CREATE_KEY);
        assembly->expects_key = false;
        return true;
    }
    if (assembly->expects_key && facts->new_value)
        enter_new_key(assembly);
    if (facts->new_key || facts->new_value)
        assembly->expects_key = facts->new_key && !facts->key_name.len;
    return facts->new_key;
}

static bool take_default_value(struct assembly *assembly, const struct facts *facts) {
    if (!facts->default_value || facts->name.len || facts->key_has_name)
        return false;
    if (assembly->expects_key)
        enter_new_key(assembly);
    begin(assembly, SLICE(""));
    assembly->setting.has_name = assembly->setting.is_default = true;
    return true;
}

/* "Set these values to 1", where the cause has named them with their keys. */
static void take_values_of_cause(struct assembly *assembly, const struct facts *facts) {
    const struct article *article = assembly->context->article;
    if (!facts->these || !facts->has_data || assembly->open || assembly->key.len)
        return;
    for (size_t i = 0; i < article->findings.count; i++) {
        struct registry_match match;
        size_t from = 0;
        struct slice text = article->findings.items[i].text;
        while (registry_find_key(assembly->context->arena, text, false, &from, &match)) {
            assembly->key = setting_key_parent(match.key);
            begin(assembly, setting_key_tail(match.key));
            assembly->setting.data = facts->data;
            assembly->setting.has_data = true;
            finish(assembly);
        }
    }
    assembly->key = SLICE("");
}

/* "Locate HKLM\\...\\Parameters\\AutoShareServer" and then "Modify, type 0 in the Value data box":
 * what was taken for a key ends in the value's name. */
static void take_value_of_key(struct assembly *assembly, const struct facts *facts) {
    bool boxed = facts->has_data && facts->boxed;
    if (assembly->open || assembly->expects_name || facts->name.len || facts->keys.count ||
        !boxed || assembly->key.len == 0 || !fact_is_name(setting_key_tail(assembly->key), false))
        return;
    struct slice key = assembly->key;
    assembly->key = setting_key_parent(key);
    begin(assembly, setting_key_tail(key));
}

/* Does the unit have the reader do something? What only explains, and labels nothing as a value's
 * name or data, sets nothing; but it may give the key that the next step works on. */
static bool tells(const struct assembly *assembly, const struct facts *facts) {
    const struct unit *unit = assembly->unit;
    bool awaited = assembly->open && assembly->expects_data && facts->has_data && !facts->name.len;
    return facts->labelled || awaited || assembly->is_step || unit->instruction ||
           (unit->phrases & (PHRASE_REQUIRE | PHRASE_PERMIT)) ||
           unit->block->kind != BLOCK_PARAGRAPH || unit_is_object(unit);
}

/* "Remove the following registry key:", and nothing said of a value. */
static bool announces_key_deletion(const struct fact_line *line, const struct facts *facts) {
    static const char *const values[] = {"value", "values", "entry", "entries"};
    if (!facts->deletes || facts->keys.count || !slice_ends(slice_trim(line->text), SLICE(":")))
        return false;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (slice_find_word(line->text, slice_of(values[i])) != SLICE_NONE)
            return false;
    return true;
}

static void read_line(struct assembly *assembly, const struct fact_line *line) {
    struct fact_line stated = *line; /* "For example, type 2" states nothing */
    ptrdiff_t example = slice_find_nocase(line->text, SLICE("for example,"));
    if (example > 0)
        stated.text = slice_first(line->text, (size_t)example);
    struct facts facts = facts_of(assembly->context->arena, &stated,
        assembly->expects_name || assembly->expects_key, assembly->expects_data && assembly->open);
    if (facts.labelled)
        context_use(assembly->context, assembly->unit->block);
    if (!tells(assembly, &facts)) {
        facts.key_has_name = false;
        take_keys(assembly, &facts);
        return;
    }
    take_keys(assembly, &facts);
    bool known =
        assembly->key.len || assembly->expects_name || assembly->open || facts.type || facts.sure;
    take_value_of_key(assembly, &facts);
    take_key_itself(assembly, &facts);
    if (take_new_key(assembly, &facts))
        return;
    if (known && !take_default_value(assembly, &facts))
        take_name(assembly, &facts);
    take_values_of_cause(assembly, &facts);
    take_rest(assembly, &facts);
    assembly->deletes_next = announces_key_deletion(&stated, &facts);
}

/* ---- units ---- */

static void found_in_code(void *user, const struct registry_setting *setting) {
    struct assembly *assembly = user;
    add_setting(assembly, setting, context_place(assembly->unit->block), assembly->step);
}

static void read_text(struct assembly *assembly, struct slice text, bool code) {
    struct slice line;
    while (slice_next_line(&text, &line)) {
        while (line.len) {
            size_t len = fact_line_length(line);
            struct fact_line fact = {assembly->unit, slice_first(line, len), code};
            read_line(assembly, &fact);
            line = slice_strip_start(slice_from(line, len), " ");
        }
    }
}

static bool tells_to_delete(const struct unit *lead) {
    static const char *const words[] = {"delete", "remove", NULL};
    return lead && lead->instruction && speaks_of(lead, words);
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
    const struct unit *lead = lead_of(assembly);
    struct slice name = slice_strip_end(slice_trim(assembly->unit->block->text), ".,;");
    if (!tells_to_delete(lead) || !assembly->unit->item || assembly->unit->depth <= lead->depth ||
        !speaks_of(lead, words) || !speaks_of(lead, following) || assembly->key.len == 0 ||
        name_count_words(name) > 4 || !fact_is_name(name, true))
        return false;
    begin(assembly, name);
    assembly->setting.key = key_below(assembly, lead);
    assembly->setting.op = REGISTRY_DELETE;
    finish(assembly);
    return true;
}

/* Lines that are nothing but paths end in values' names where the sentence above speaks of values.
 */
static void read_paths(struct assembly *assembly, struct slice text) {
    static const char *const words[] = {"values", "value", "entries", "entry", NULL};
    bool values = speaks_of(announced_by(assembly), words);
    struct slice line;
    while (values && slice_next_line(&text, &line)) {
        struct slice key = registry_key_read(assembly->context->arena, slice_trim(line));
        if (!fact_is_name(setting_key_tail(key), false))
            continue;
        assembly->key = setting_key_parent(key);
        begin(assembly, setting_key_tail(key));
        if (tells_to_delete(announced_by(assembly)))
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
        for (size_t i = 0; !reg && i < sizeof ends / sizeof *ends; i++) {
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
        add_setting(assembly, &setting, context_place(row), assembly->step);
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
    const struct unit *unit = assembly->unit, *lead = lead_of(assembly);
    return lead && unit->depth > lead->depth && !lead->own_instruction &&
           slice_find_nocase(lead->text, SLICE("default value")) != SLICE_NONE;
}

/* "Quit Registry Editor": what follows is of something else. */
static bool leaves_editor(const struct unit *unit) {
    static const char *const verbs[] = {"exit", "quit", "close"};
    if (slice_find_nocase(unit->text, SLICE("registry editor")) == SLICE_NONE)
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (slice_find_word(unit->text, slice_of(verbs[i])) != SLICE_NONE)
            return true;
    return false;
}

/* "Open the following registry value:" and its path, which may have other lines behind it. */
static bool is_path_of_value(const struct assembly *assembly, struct slice line) {
    static const char *const value[] = {"registry value", "registry entry", NULL};
    static const char *const key[] = {"key", "subkey", NULL};
    const struct unit *lead = announced_by(assembly);
    struct slice path = registry_key_read(assembly->context->arena, line);
    bool object = unit_is_object(assembly->unit) || line.len < assembly->unit->block->text.len;
    return object && fact_is_name(setting_key_tail(path), false) && lead &&
           unit_ends_in_colon(lead) && lead->instruction && speaks_of(lead, value) &&
           !speaks_of(lead, key);
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
        finish(assembly);
        assembly->key = SLICE("");
    }
}

static void read_unit(struct assembly *assembly) {
    const struct unit *unit = assembly->unit;
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

/* A note gives no setting, but may say the type of one: "AutoShareServer must be of type
 * REG_DWORD". */
static void read_note(struct assembly *assembly) {
    const struct unit *unit = assembly->unit;
    const struct fact_line line = {unit, unit->block->text, false};
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

/* Most articles do not touch the registry, and are not searched for its values. */
static bool speaks_of_registry(struct context *context) {
    static const char *const words[] = {
        "HKEY_", "HKLM", "HKCU", "registry", "REG_", "regedit", "KEYNAME"};
    const struct block *root = context->document->body;
    if (context->registry == UNKNOWN_YET) {
        context->registry = NO;
        for (const struct block *b = root; b && context->registry == NO; b = block_next(root, b))
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (slice_find_nocase(b->text, slice_of(words[i])) != SLICE_NONE)
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
    finish(&assembly);
    adm_end(&assembly.adm, found_in_code, &assembly);
    setting_complete_keys(context, first);
}
