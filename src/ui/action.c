#include "ui/action.h"

static const struct ui_action_row rows[UI_ACTIONS] = {
    [UI_NO_ACTION] = {UI_CONTEXT_NONE, "", "", "", ""},
#define UI_ALL_ACTIONS
#define X(context, id, name, keys, bar, help)                                                      \
    [UI_##context##_##id] = {UI_CONTEXT_##context, #name, keys, bar, help},
#include "ui/actions.def"
#undef X
};

static const struct {
    enum ui_context parent;
    const char *key, *heading;
} contexts[UI_CONTEXTS] = {
    [UI_CONTEXT_NONE] = {UI_CONTEXT_NONE, "", ""},
#define X(id, parent, key, heading) [UI_CONTEXT_##id] = {UI_CONTEXT_##parent, key, heading},
#include "ui/contexts.def"
#undef X
};

const struct ui_action_row *ui_action_row(enum ui_action action) {
    return &rows[action];
}

enum ui_context ui_context_parent(enum ui_context context) {
    return contexts[context].parent;
}

const char *ui_context_key(enum ui_context context) {
    return contexts[context].key;
}

const char *ui_context_heading(enum ui_context context) {
    return contexts[context].heading;
}

enum ui_action ui_action_named(struct slice name) {
    ptrdiff_t dot = slice_find_char(name, '.');
    if (dot == SLICE_NONE)
        return UI_NO_ACTION;
    struct slice context = slice_first(name, (size_t)dot),
                 action = slice_from(name, (size_t)dot + 1);
    for (enum ui_action i = UI_NO_ACTION + 1; i < UI_ACTIONS; i++)
        if (slice_equal(action, slice_of(rows[i].name)) &&
            slice_equal(context, slice_of(ui_context_key(rows[i].context))))
            return i;
    return UI_NO_ACTION;
}
