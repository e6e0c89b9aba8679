/* Placeholders such as <server_name>, and what the technician gives for them. */
#include "sheet/sheet.h"

enum {
    NAME_MAX_BYTES = 60
};

/* The length of a placeholder that the text begins with, brackets included; 0 where it begins with
 * none. "<computer name>" is one, "< 5 and >" is none. */
static size_t placeholder_len(struct slice text) {
    if (text.len < 3 || text.at[0] != '<' || !ascii_is_alpha(text.at[1]))
        return 0;
    for (size_t i = 2; i < text.len && i < NAME_MAX_BYTES; i++) {
        char c = text.at[i];
        if (c == '>')
            return i + 1;
        if (!ascii_is_alnum(c) && c != '_' && c != '-' && c != ' ' && c != '.')
            return 0;
    }
    return 0;
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
    if (subject->value_count == 0 || slice_find_char(text, '<') == SLICE_NONE)
        return text;
    struct buf out = {0};
    while (text.len) {
        size_t len = placeholder_len(text);
        const struct sheet_value *value =
            len ? value_of(subject, inside(slice_first(text, len))) : NULL;
        if (value)
            buf_add(&out, value->value);
        else
            buf_add(&out, slice_first(text, len ? len : (len = 1)));
        text = slice_from(text, len);
    }
    struct slice filled = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return filled;
}

static void add_names(struct arena *arena, struct sheet_names *names, struct slice text) {
    for (; text.len; text = slice_from(text, 1)) {
        size_t len = placeholder_len(text);
        struct slice name = len ? inside(slice_first(text, len)) : SLICE("");
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
