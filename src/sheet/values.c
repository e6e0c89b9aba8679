/* Placeholders such as <server_name> and {server_name}, and what the technician gives for them. */
#include "sheet/sheet.h"

enum {
    NAME_MAX_BYTES = 60,
    GUID_BYTES = 36
};

/* The length of "<...>" with a name inside, brackets included. "<computer name>" is one, "< 5 and
 * >" is none. */
static size_t angled_len(struct slice text) {
    for (size_t i = 2; i < text.len && i < NAME_MAX_BYTES; i++) {
        char c = text.at[i];
        if (c == '>')
            return i + 1;
        if (!ascii_is_alnum(c) && c != '_' && c != '-' && c != ' ' && c != '.')
            return 0;
    }
    return 0;
}

/* The same for "{...}", where a name has no blank: "{ $_.Name }" is PowerShell. Nor is a GUID one.
 */
static size_t braced_len(struct slice text) {
    for (size_t i = 2; i < text.len && i < NAME_MAX_BYTES; i++) {
        char c = text.at[i];
        if (c == '}')
            return i > 2 && i != GUID_BYTES + 1 ? i + 1 : 0;
        if (!ascii_is_alnum(c) && c != '_' && c != '-')
            return 0;
    }
    return 0;
}

/* The length of a placeholder that begins at a place of the text; 0 where none does. "${name}" is a
 * variable of the shell. */
static size_t placeholder_len(struct slice text, size_t at) {
    struct slice rest = slice_from(text, at);
    if (rest.len < 3 || !ascii_is_alpha(rest.at[1]))
        return 0;
    if (rest.at[0] == '<')
        return angled_len(rest);
    bool variable = at > 0 && strchr("$%@{", text.at[at - 1]);
    return rest.at[0] == '{' && !variable ? braced_len(rest) : 0;
}

static struct slice inside(struct slice placeholder) {
    return (struct slice){placeholder.at + 1, placeholder.len - 2};
}

static const struct sheet_value *value_of(const struct sheet_subject *subject, struct slice name) {
    for (size_t i = 0; i < subject->value_count; i++)
        if (slice_equal_nocase(subject->values[i].name, name))
            return &subject->values[i];
    return NULL;
}

struct slice sheet_filled(
    struct arena *arena, const struct sheet_subject *subject, struct slice text) {
    struct buf out = {0};
    if (subject->value_count == 0)
        return text;
    for (size_t at = 0; at < text.len;) {
        size_t len = placeholder_len(text, at);
        struct slice piece = slice_first(slice_from(text, at), len ? len : 1);
        const struct sheet_value *value = len ? value_of(subject, inside(piece)) : NULL;
        buf_add(&out, value ? value->value : piece);
        at += piece.len;
    }
    struct slice filled = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return filled;
}

static void add_names(struct arena *arena, struct sheet_names *names, struct slice text) {
    for (size_t at = 0; at < text.len; at++) {
        size_t len = placeholder_len(text, at);
        struct slice name = len ? inside(slice_first(slice_from(text, at), len)) : SLICE("");
        for (size_t i = 0; i < names->count && name.len; i++)
            if (slice_equal_nocase(names->items[i], name))
                name = SLICE("");
        if (name.len)
            *LIST_ADD(arena, names) = name;
    }
}

struct sheet_names sheet_placeholders(struct arena *arena, const struct article *article, int fix) {
    struct sheet_names names = {0};
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == fix)
            add_names(arena, &names, article->steps.items[i].text);
    for (size_t i = 0; i < article->commands.count; i++)
        if (article->commands.items[i].fix == fix)
            add_names(arena, &names, article->commands.items[i].text);
    for (size_t i = 0; i < article->settings.count; i++) {
        const struct article_setting *item = &article->settings.items[i];
        if (item->fix != fix)
            continue;
        add_names(arena, &names, item->setting.key);
        add_names(arena, &names, item->setting.name);
        add_names(arena, &names, item->setting.data);
    }
    return names;
}
