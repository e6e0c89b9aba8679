/* Values of PowerShell: quoting by about_Quoting_Rules, and variables that the text itself sets. */
#include "registry/reading.h"

/* Text that is put together, until it is too long or holds what is not known. */
struct draft {
    struct buf text;
    bool known, list;
};

static void draft_add(struct draft *draft, struct slice text) {
    if (draft->text.len + text.len > READING_TEXT)
        draft->known = false;
    else
        buf_add(&draft->text, text);
}

/* A list's strings are separated as those of a REG_MULTI_SZ are. */
static void draft_next_string(struct draft *draft) {
    draft_add(draft, SLICE("\\0"));
    draft->list = true;
}

static void draft_add_value(struct draft *draft, const struct registry_script_value *value) {
    draft_add(draft, value->text);
    draft->known = draft->known && value->known;
    draft->list = draft->list || value->list;
}

static struct registry_script_value draft_end(struct draft *draft, struct arena *arena) {
    struct slice text = arena_slice(arena, buf_slice(&draft->text));
    buf_fini(&draft->text);
    return (struct registry_script_value){text, true, draft->list, draft->known};
}

static size_t find_variable(const struct registry_reading *reading, struct slice name) {
    size_t i = 0;
    while (i < reading->variable_count && !slice_equal_nocase(reading->variables[i].name, name))
        i++;
    return i;
}

struct slice registry_read_splat(const struct registry_reading *reading, struct slice name) {
    size_t i = find_variable(reading, name);
    return i < reading->variable_count ? reading->variables[i].table : SLICE("");
}

static bool in_name(char c) {
    return ascii_is_alnum(c) || c == '_';
}

/* The length of "$name" or "${name}" with its name in `*name`; 0 where it is neither. */
static size_t variable_length(struct slice text, struct slice *name) {
    bool braced = text.len > 1 && text.at[1] == '{';
    size_t from = braced ? 2 : 1, i = from;
    while (i < text.len && in_name(text.at[i]))
        i++;
    *name = slice_first(slice_from(text, from), i - from);
    if (text.len == 0 || text.at[0] != '$' || i == from)
        return 0;
    return !braced ? i : i < text.len && text.at[i] == '}' ? i + 1 : 0;
}

/* Takes a variable off `*rest`. One that the text does not set stays as written. */
static bool take_variable(
    struct registry_reading *reading, struct slice *rest, struct draft *draft) {
    struct slice name;
    size_t len = variable_length(*rest, &name);
    size_t i = len ? find_variable(reading, name) : reading->variable_count;
    const struct registry_script_value *value =
        i < reading->variable_count ? &reading->variables[i].value : NULL;
    if (value && value->given && value->text.len <= reading->budget) {
        reading->budget -= value->text.len;
        draft_add_value(draft, value);
    } else {
        draft_add(draft, slice_first(*rest, len ? len : 1));
        draft->known = false;
    }
    *rest = slice_from(*rest, len ? len : 1);
    return len > 0;
}

/* Takes a string in single or double quotes off `*rest`; one that does not end is not known. */
static void take_string(struct registry_reading *reading, struct slice *rest, struct draft *draft) {
    char quote = rest->at[0];
    *rest = slice_from(*rest, 1);
    while (rest->len) {
        bool doubled = rest->len > 1 && rest->at[1] == quote;
        if (rest->at[0] == quote && !doubled) {
            *rest = slice_from(*rest, 1);
            return;
        }
        if (quote == '"' && rest->at[0] == '$') {
            take_variable(reading, rest, draft);
            continue;
        }
        bool escaped = quote == '"' && rest->at[0] == '`' && rest->len > 1;
        if (rest->at[0] == quote || escaped)
            *rest = slice_from(*rest, 1);
        draft_add(draft, slice_first(*rest, 1));
        *rest = slice_from(*rest, 1);
    }
    draft->known = false;
}

/* Takes a word without quotes off `*rest`, or the variable before a "+"; a variable's member is not
 * known. */
static void take_bare(struct registry_reading *reading, struct slice *rest, struct draft *draft) {
    while (rest->len && !ascii_is_blank(rest->at[0]) && !strchr(";|,()'\"", rest->at[0])) {
        if (rest->at[0] == '$') {
            take_variable(reading, rest, draft);
            if (rest->len && strchr(".[(", rest->at[0])) {
                draft->known = false;
                buf_clear(&draft->text);
            }
            if (slice_starts(*rest, SLICE("+")))
                return;
            continue;
        }
        size_t escape = rest->at[0] == '`' && rest->len > 1;
        draft_add(draft, slice_first(slice_from(*rest, escape), 1));
        *rest = slice_from(*rest, 1 + escape);
    }
}

/* Takes casts off: "[int]", "[byte[]]"; and "[Type]::", which leaves the member's name. */
static struct slice without_casts(struct slice text) {
    while (slice_starts(text, SLICE("["))) {
        size_t i = 1;
        for (size_t depth = 1; i < text.len && depth && text.at[i] != '\n'; i++)
            depth += (text.at[i] == '[') - (size_t)(text.at[i] == ']');
        text = slice_from(text, i);
        if (slice_starts(text, SLICE("::")))
            text = slice_from(text, 2);
    }
    return text;
}

static void take_operand(
    struct registry_reading *reading, struct slice *rest, struct draft *draft) {
    size_t before = rest->len;
    if (slice_starts(*rest, SLICE("'")) || slice_starts(*rest, SLICE("\"")))
        take_string(reading, rest, draft);
    else
        take_bare(reading, rest, draft);
    draft->known = draft->known && rest->len < before;
}

static void skip_blanks(struct slice *rest) {
    *rest = slice_strip_start(*rest, " \n`");
}

static bool take_char(struct slice *rest, char c) {
    skip_blanks(rest);
    if (rest->len == 0 || rest->at[0] != c)
        return false;
    *rest = slice_from(*rest, 1);
    skip_blanks(rest);
    return true;
}

/* Takes "(a, b)", "@(a, b)" or "(a + b)" off `*rest`; false, with some of it taken, for all else
 * that stands in parentheses. */
static bool take_group(struct registry_reading *reading, struct slice *rest, struct draft *draft) {
    take_char(rest, '@');
    take_char(rest, '(');
    if (take_char(rest, ')'))
        return true;
    for (;;) {
        *rest = without_casts(*rest);
        take_operand(reading, rest, draft);
        if (!draft->known || take_char(rest, ')'))
            return draft->known;
        if (take_char(rest, ','))
            draft_next_string(draft);
        else if (!take_char(rest, '+'))
            return false;
    }
}

/* Takes all up to the ")" that closes the group at the beginning, or all there is. */
static struct slice skip_group(struct slice text) {
    char quote = '\0';
    int depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else {
            depth += (c == '(') - (c == ')');
            if (c == ')' && depth == 0)
                return slice_from(text, i + 1);
        }
    }
    return slice_from(text, text.len);
}

struct registry_script_value registry_read_value(
    struct registry_reading *reading, struct slice *rest, bool list) {
    struct draft draft = {.known = true};
    do {
        if (draft.text.len)
            draft_next_string(&draft);
        skip_blanks(rest);
        *rest = without_casts(*rest);
        struct slice start = *rest;
        if (!slice_starts(start, SLICE("(")) && !slice_starts(start, SLICE("@("))) {
            take_operand(reading, rest, &draft);
        } else if (!take_group(reading, rest, &draft)) {
            draft.known = false;
            *rest = list ? skip_group(start) : *rest;
        }
    } while (list && take_char(rest, ','));
    return draft_end(&draft, reading->arena);
}

static bool ends_statement(struct slice rest) {
    rest = slice_strip_start(rest, " `");
    return rest.len == 0 || strchr(";\n}#", rest.at[0]);
}

/* A script with more variables than there is room for has the last ones unknown. */
static void set_variable(
    struct registry_reading *reading, const struct registry_variable *variable) {
    size_t i = find_variable(reading, variable->name);
    if (i == reading->variable_count && i < READING_VARIABLES)
        reading->variable_count++;
    if (i < reading->variable_count)
        reading->variables[i] = *variable;
}

/* Takes "@{ ... }" off `*rest` and gives what stands inside; false where it is none, or has another
 * in it. */
static bool take_table(struct slice *rest, struct slice *table) {
    struct slice text = slice_first(*rest, READING_TEXT);
    if (!slice_starts(text, SLICE("@{")))
        return false;
    ptrdiff_t close = slice_find_char(text, '}');
    if (close == SLICE_NONE ||
        slice_find_char(slice_from(slice_first(text, (size_t)close), 2), '{') != SLICE_NONE)
        return false;
    *table = slice_from(slice_first(text, (size_t)close), 2);
    *rest = slice_from(*rest, (size_t)close + 1);
    return true;
}

bool registry_read_assignment(struct registry_reading *reading, struct slice *rest) {
    struct slice name, text = *rest;
    size_t len = variable_length(text, &name);
    text = slice_from(text, len);
    if (len == 0 || !take_char(&text, '='))
        return false;
    *rest = text;
    struct registry_variable variable = {.name = name, .table = SLICE("")};
    if (take_table(rest, &variable.table)) {
        set_variable(reading, &variable);
        return true;
    }
    struct draft draft = {.known = true};
    do {
        struct registry_script_value value = registry_read_value(reading, &text, false);
        draft_add_value(&draft, &value);
    } while (take_char(&text, '+'));
    variable.value = draft_end(&draft, reading->arena);
    variable.value.given = ends_statement(text);
    set_variable(reading, &variable);
    size_t taken = rest->len - text.len;
    if (variable.value.given || taken > reading->budget)
        *rest = text;
    else
        reading->budget -= taken; /* it is read once more, for the commands in it */
    return true;
}
