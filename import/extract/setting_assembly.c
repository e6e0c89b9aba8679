#include "import/extract/setting_assembly.h"

#include "import/extract/setting_keys.h"
#include "import/extract/setting_merge.h"
#include "import/extract/setting_names.h"

enum {
    MOST_KEYS = 16,     /* that a value goes into */
    MOST_SETTINGS = 400 /* of an article whose values go into several keys */
};

/* ---- done ---- */

static bool is_choice(const struct assembly *assembly) {
    return assembly->unit->block->kind == BLOCK_ROW ||
           (assembly->unit->block->kind == BLOCK_PARAGRAPH && !assembly->unit->ordered);
}

void assembly_add(struct assembly *assembly, const struct registry_setting *setting,
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
        assembly_add(assembly, &other, assembly->place, assembly->setting_step);
    }
    assembly_add(assembly, &setting, assembly->place, assembly->setting_step);
}

void assembly_finish(struct assembly *assembly) {
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

void assembly_begin(struct assembly *assembly, struct slice name) {
    assembly_finish(assembly);
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

const struct unit *assembly_lead(const struct assembly *assembly) {
    int lead = assembly->unit->lead;
    return lead >= 0 ? &assembly->fix->range.units->items[lead] : NULL;
}

/* What introduces the unit: of a paragraph that is no object alone, the sentence above. */
const struct unit *assembly_announced_by(const struct assembly *assembly) {
    const struct unit *lead = assembly_lead(assembly), *unit = assembly->unit;
    const struct unit *first = &assembly->fix->range.units->items[assembly->fix->range.from];
    bool inside =
        unit > first && unit < first + (assembly->fix->range.to - assembly->fix->range.from);
    return lead || !inside || !unit_ends_in_colon(unit - 1) ? lead : unit - 1;
}

bool assembly_speaks_of(const struct unit *unit, const char *const *words) {
    for (; unit && *words; words++)
        if (slice_find_word(unit->text, slice_of(*words)) != SLICE_NONE)
            return true;
    return false;
}

/* "Locate the key for your edition: / - For the 32-bit edition: / HKLM\\... / - For the 64-bit
 * edition: / HKLM\\...": the list that keys with a label each stand in, or the step around it. */
static const struct block *list_of_variants(const struct unit *unit) {
    if (!unit->list || unit->ordered || unit->first || !unit_is_object(unit) ||
        !slice_starts_nocase(unit->item->first->text, SLICE("for ")))
        return NULL;
    const struct block *around = unit->list->parent;
    return around->kind == BLOCK_ITEM ? around : unit->list;
}

/* Keys in a list below "in the following subkeys" are all meant; so are those for several cases. */
static const struct block *list_of_keys(const struct assembly *assembly) {
    static const char *const words[] = {"keys", "subkeys", "locations", "paths", NULL};
    const struct unit *lead = assembly_lead(assembly);
    if (unit_is_object(assembly->unit) && assembly_speaks_of(lead, words))
        return lead->block;
    return list_of_variants(assembly->unit);
}

static void note_listed_key(struct assembly *assembly, bool named) {
    const struct block *listed = named ? NULL : list_of_keys(assembly);
    if (!listed || assembly->listed != listed)
        assembly->others.count = 0;
    else if (assembly->key.len && assembly->others.count < MOST_KEYS)
        *LIST_ADD(assembly->context->arena, &assembly->others) = assembly->key;
    assembly->listed = listed;
}

static void take_keys(struct assembly *assembly, const struct facts *facts) {
    for (size_t i = 0; i < facts->keys.count; i++) {
        struct slice key = facts->keys.items[i].key;
        bool named = facts->key_has_name && i + 1 == facts->keys.count;
        bool same = assembly->open && slice_equal_nocase(key, assembly->setting.key);
        if (!same && assembly->open && assembly->setting.key.len)
            assembly_finish(assembly);
        if (!slice_equal_nocase(key, assembly->key))
            note_listed_key(assembly, named);
        assembly->key = named ? setting_key_parent(key) : key;
        if (assembly->open && assembly->setting.key.len == 0)
            assembly->setting.key = assembly->key;
        if (named)
            assembly_begin(assembly, setting_key_tail(key));
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
    assembly_begin(assembly, facts->name);
}

static void take_rest(struct assembly *assembly, const struct facts *facts) {
    struct registry_setting *setting = &assembly->setting;
    if (facts->new_value && !facts->name.len && !facts->key_has_name) {
        assembly_finish(assembly);
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
    assembly_begin(assembly, SLICE(""));
    assembly->setting.op = op;
    assembly_finish(assembly);
}

/* "Delete this key", "create the subkey K", "create a subkey named X below K". */
static void take_key_itself(struct assembly *assembly, const struct facts *facts) {
    bool creates = facts->creates_key || facts->new_key;
    if (creates && facts->key_name.len && assembly->key.len) {
        assembly_finish(assembly);
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
        assembly_finish(assembly);
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
    assembly_begin(assembly, SLICE(""));
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
            assembly_begin(assembly, setting_key_tail(match.key));
            assembly->setting.data = facts->data;
            assembly->setting.has_data = true;
            assembly_finish(assembly);
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
    assembly_begin(assembly, setting_key_tail(key));
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
    return !slice_says_one_of(line->text, values, COUNT_OF(values));
}

void assembly_read_line(struct assembly *assembly, const struct fact_line *line) {
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
