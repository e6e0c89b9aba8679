#include "article/fields.h"

#include <stddef.h>

/* The names of enums, with the one signature that the table wants. */
#define NAMER(type, function)                                                                      \
    static const char *name_of_##type(unsigned value) {                                            \
        return function((enum type)value);                                                         \
    }
NAMER(article_finding_kind, article_finding_name)
NAMER(article_fix_kind, article_fix_kind_name)
NAMER(article_shell, article_shell_name)
NAMER(article_action_kind, article_action_name)
NAMER(article_code_role, article_code_role_name)
NAMER(block_note, block_note_name)
NAMER(code_family, code_family_key)
NAMER(registry_type, registry_type_name)

static const char *name_of_registry_op(unsigned value) {
    static const char *const names[] = {"set", "create-key", "delete", "look"};
    return names[value];
}

static const char *name_of_code_form(unsigned value) {
    static const char *const names[] = {"decimal", "signed", "hex", "name", "spelled"};
    return names[value];
}

#define PLACE(item)                                                                                \
    { FIELD_PLACE, "@", offsetof(struct item, place), 0, NULL }
#define TEXT(item, field)                                                                          \
    { FIELD_TEXT, #field, offsetof(struct item, field), 0, NULL }
#define FLAG(item, field)                                                                          \
    { FIELD_FLAG, #field, offsetof(struct item, field), 2, NULL }
#define NUMBER(item, field)                                                                        \
    { FIELD_NUMBER, #field, offsetof(struct item, field), 0, NULL }
#define INDEX(item, field, list)                                                                   \
    { FIELD_INDEX, #field, offsetof(struct item, field), list, NULL }
#define ENUM(item, field, type, values)                                                            \
    { FIELD_ENUM, #field, offsetof(struct item, field), values, name_of_##type }

static const struct field slice_fields[] = {{FIELD_TEXT, "text", 0, 0, NULL}};

static const struct field facet_fields[] = {
    TEXT(article_facet, key),
    TEXT(article_facet, value),
};
static const struct field problem_fields[] = {
    PLACE(article_problem),
    TEXT(article_problem, label),
    TEXT(article_problem, target),
};
static const struct field finding_fields[] = {
    PLACE(article_finding),
    ENUM(article_finding, kind, article_finding_kind, FINDING_KINDS),
    INDEX(article_finding, problem, LIST_PROBLEMS),
    TEXT(article_finding, text),
};
static const struct field fix_fields[] = {
    PLACE(article_fix),
    ENUM(article_fix, kind, article_fix_kind, FIX_KINDS),
    INDEX(article_fix, problem, LIST_PROBLEMS),
    FLAG(article_fix, follows),
    FLAG(article_fix, recommended),
    TEXT(article_fix, title),
    TEXT(article_fix, condition),
};
static const struct field step_fields[] = {
    PLACE(article_step),
    INDEX(article_step, fix, LIST_FIXES),
    NUMBER(article_step, depth),
    TEXT(article_step, text),
};
static const struct field remark_fields[] = {
    PLACE(article_remark),
    ENUM(article_remark, kind, block_note, NOTE_KINDS),
    INDEX(article_remark, fix, LIST_FIXES),
    INDEX(article_remark, step, LIST_STEPS),
    TEXT(article_remark, text),
};
static const struct field setting_fields[] = {
    PLACE(article_setting),
    INDEX(article_setting, fix, LIST_FIXES),
    INDEX(article_setting, step, LIST_STEPS),
    ENUM(article_setting, setting.op, registry_op, REGISTRY_LOOK + 1),
    TEXT(article_setting, setting.key),
    FLAG(article_setting, setting.has_name),
    FLAG(article_setting, setting.is_default),
    TEXT(article_setting, setting.name),
    ENUM(article_setting, setting.type, registry_type, REGISTRY_TYPES),
    FLAG(article_setting, setting.has_data),
    TEXT(article_setting, setting.data),
};
static const struct field command_fields[] = {
    PLACE(article_command),
    INDEX(article_command, fix, LIST_FIXES),
    INDEX(article_command, step, LIST_STEPS),
    ENUM(article_command, shell, article_shell, SHELLS),
    TEXT(article_command, text),
};
static const struct field action_fields[] = {
    PLACE(article_action),
    INDEX(article_action, fix, LIST_FIXES),
    INDEX(article_action, step, LIST_STEPS),
    ENUM(article_action, kind, article_action_kind, ACTION_KINDS),
    TEXT(article_action, verb),
    TEXT(article_action, object),
};
static const struct field code_fields[] = {
    PLACE(article_code),
    INDEX(article_code, problem, LIST_PROBLEMS),
    ENUM(article_code, role, article_code_role, CODE_ROLES),
    NUMBER(article_code, value),
    ENUM(article_code, family, code_family, FAMILIES),
    ENUM(article_code, form, code_form, CODE_FORMS),
    TEXT(article_code, text),
    TEXT(article_code, source),
};
static const struct field link_fields[] = {
    PLACE(article_link),
    TEXT(article_link, target),
    TEXT(article_link, text),
};
static const struct field abbreviation_fields[] = {
    TEXT(article_abbreviation, letters),
    TEXT(article_abbreviation, meaning),
    FLAG(article_abbreviation, plain),
};

#define TABLE(name, list, fields)                                                                  \
    {                                                                                              \
        name, offsetof(struct article, list), sizeof *((struct article *)0)->list.items,           \
            COUNT_OF(fields), fields                                                               \
    }

const struct field_table field_tables[FIELD_LISTS] = {
    [LIST_KB] = TABLE("kb", kb, slice_fields),
    [LIST_PRODUCTS] = TABLE("product", products, slice_fields),
    [LIST_SOURCES] = TABLE("source", sources, slice_fields),
    [LIST_FACETS] = TABLE("facet", facets, facet_fields),
    [LIST_PROBLEMS] = TABLE("problem", problems, problem_fields),
    [LIST_FINDINGS] = TABLE("finding", findings, finding_fields),
    [LIST_FIXES] = TABLE("fix", fixes, fix_fields),
    [LIST_STEPS] = TABLE("step", steps, step_fields),
    [LIST_REMARKS] = TABLE("remark", remarks, remark_fields),
    [LIST_SETTINGS] = TABLE("setting", settings, setting_fields),
    [LIST_COMMANDS] = TABLE("command", commands, command_fields),
    [LIST_ACTIONS] = TABLE("action", actions, action_fields),
    [LIST_CODES] = TABLE("code", codes, code_fields),
    [LIST_LINKS] = TABLE("link", links, link_fields),
    [LIST_ABBREVIATIONS] = TABLE("abbreviation", abbreviations, abbreviation_fields),
};

const struct field article_fields[] = {
    TEXT(article, title),
    TEXT(article, summary),
    TEXT(article, question),
    TEXT(article, date),
    TEXT(article, url),
    TEXT(article, format),
};
const size_t article_field_count = COUNT_OF(article_fields);

/* All lists look like this in memory, whatever their items are. */
struct any_list {
    char *items;
    size_t count, capacity;
};

static struct any_list any_list(const struct article *article, enum field_list list) {
    struct any_list any;
    memcpy(&any, (const char *)article + field_tables[list].offset, sizeof any);
    return any;
}

size_t field_list_count(const struct article *article, enum field_list list) {
    return any_list(article, list).count;
}

char *field_list_items(const struct article *article, enum field_list list) {
    return any_list(article, list).items;
}

char *field_list_make(
    struct article *article, struct arena *arena, enum field_list list, size_t count) {
    struct any_list any = {.count = count, .capacity = count};
    any.items = arena_alloc(arena, count * field_tables[list].item_size);
    memcpy((char *)article + field_tables[list].offset, &any, sizeof any);
    return any.items;
}

char *field_list_add(struct article *article, struct arena *arena, enum field_list list) {
    const struct field_table *table = &field_tables[list];
    struct any_list any = any_list(article, list);
    any.items = arena_grow(arena, any.items, any.count, &any.capacity, table->item_size);
    memcpy((char *)article + table->offset,
        &(struct any_list){any.items, any.count + 1, any.capacity}, sizeof any);
    return any.items + any.count * table->item_size;
}

struct slice field_text(const char *item, const struct field *field) {
    struct slice text;
    memcpy(&text, item + field->offset, sizeof text);
    return text;
}

struct article_place field_place(const char *item, const struct field *field) {
    struct article_place place;
    memcpy(&place, item + field->offset, sizeof place);
    return place;
}

uint32_t field_number(const char *item, const struct field *field) {
    uint32_t number;
    if (field->type == FIELD_FLAG)
        return *(const bool *)(item + field->offset);
    memcpy(&number, item + field->offset, sizeof number);
    return number;
}

int field_index(const char *item, const struct field *field) {
    int index;
    memcpy(&index, item + field->offset, sizeof index);
    return index;
}
