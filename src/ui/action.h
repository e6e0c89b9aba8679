/* The actions of actions.def and the contexts they are bound in. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include "base/slice.h"

enum ui_context {
    UI_CONTEXT_NONE,
#define X(id, parent, key, heading) UI_CONTEXT_##id,
#include "ui/contexts.def"
#undef X
    UI_CONTEXTS
};

enum ui_action {
    UI_NO_ACTION,
#define UI_ALL_ACTIONS
#define X(context, id, name, keys, bar, help) UI_##context##_##id,
#include "ui/actions.def"
#undef X
    UI_ACTIONS
};

struct ui_action_row {
    enum ui_context context;
    const char *name; /* without the context's: "up" */
    const char *keys; /* by default */
    const char *bar;
    const char *help;
};

/* The action's row. Static; for UI_NO_ACTION one of empty strings. */
const struct ui_action_row *ui_action_row(enum ui_action action);

/* Where keys are looked up that a context does not bind; UI_CONTEXT_NONE at the end. */
enum ui_context ui_context_parent(enum ui_context context);

/* The context's name in bindings, and its heading. Static. */
const char *ui_context_key(enum ui_context context);
const char *ui_context_heading(enum ui_context context);

/* The action called "list.up", or UI_NO_ACTION. */
enum ui_action ui_action_named(struct slice name);

#endif
