/* A registry key or value: every fix that touches it, and where articles contradict each other. */
#include "search/settings.h"
#include "ui/lookup.h"
#include "ui/screens.h"

#include <stdlib.h>

enum {
    GROUPS = 12 /* keys and values that are shown at first */
};

struct setting_screen {
    struct ui_lookup lookup; /* first, for its functions */
    struct setting_groups groups;
};

/* ---- the text ---- */

/* "set REG_DWORD 2" */
static struct slice act_of(struct arena *arena, const struct registry_setting *setting) {
    static const char *const words[] = {[REGISTRY_SET] = "set",
        [REGISTRY_CREATE_KEY] = "create",
        [REGISTRY_DELETE] = "delete",
        [REGISTRY_LOOK] = "look at"};
    const char *type = registry_type_name(setting->type);
    return arena_printf(arena, "%s%s%s%s%.*s: ", words[setting->op], *type ? " " : "", type,
        setting->has_data ? " " : "", SLICE_ARGS(setting->data));
}

static void add_use(
    struct layout *layout, struct arena *arena, const struct store_setting *use, size_t number) {
    const struct layout_run runs[] = {
        {act_of(arena, &use->setting), LAYOUT_NORMAL, SLICE("")},
        {use->title, LAYOUT_LINK, arena_printf(arena, "%zu", number)},
    };
    layout_bullet_open(layout, 0);
    layout_paragraph(layout, runs, 2);
    layout_words(layout, LAYOUT_DIM, use->fix_title);
    layout_close(layout);
}

/* The name is what a person looks for; the key stands below it. A key alone is its own name. */
static void add_head(struct layout *layout, const struct setting_group *group) {
    if (group->is_default)
        layout_heading(layout, 3, SLICE("(Default)"));
    else if (group->has_name)
        layout_heading(layout, 3, group->name);
    else
        layout_heading(layout, 3, SLICE("Key"));
    layout_exact(layout, LAYOUT_CODE, group->key.len ? group->key : SLICE("(key not given)"));
    if (group->contradicted)
        layout_words(layout, LAYOUT_STRONG, SLICE("The articles contradict each other."));
}

static void add_near(const struct setting_screen *screen, struct layout *layout) {
    layout_words(layout, LAYOUT_NORMAL, SLICE("No fix touches such a key or value."));
    if (screen->groups.near.count)
        layout_heading(layout, 3, SLICE("Near it"));
    for (size_t i = 0; i < screen->groups.near.count; i++)
        layout_words(layout, LAYOUT_NORMAL, screen->groups.near.items[i]);
}

static void build(void *context, struct layout *layout) {
    const struct setting_screen *screen = context;
    size_t count = screen->groups.items.count, number = 0;
    size_t shown = screen->lookup.all || count <= GROUPS ? count : GROUPS;
    layout_heading(layout, 1,
        arena_printf(screen->lookup.arena, "Registry: %.*s", SLICE_ARGS(screen->lookup.text)));
    for (size_t i = 0; i < shown; i++) {
        const struct setting_group *group = &screen->groups.items.items[i];
        layout_gap(layout);
        add_head(layout, group);
        for (size_t u = 0; u < group->uses.count; u++)
            add_use(layout, screen->lookup.arena, &group->uses.items[u], number++);
    }
    if (count == 0)
        add_near(screen, layout);
    if (shown < count)
        ui_lookup_add_rest(&screen->lookup, layout, count - shown, "more keys and values");
}

static const struct store_setting *use_at(const struct setting_screen *screen, size_t number) {
    for (size_t i = 0; i < screen->groups.items.count; i++) {
        const struct setting_group *group = &screen->groups.items.items[i];
        if (number < group->uses.count)
            return &group->uses.items[number];
        number -= group->uses.count;
    }
    return NULL;
}

/* A link leads to the use of that number, counted through all groups. */
static struct ui_effect follow(void *context, struct slice target) {
    struct setting_screen *screen = context;
    if (ui_lookup_shows_rest(&screen->lookup, target))
        return ui_stay();
    const struct store_setting *use = use_at(screen, (size_t)strtoull(target.at, NULL, 10));
    return use ? ui_kb_go(screen->lookup.kb, use->article, use->fix, use->place.block) : ui_stay();
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    struct setting_screen *screen = state;
    struct ui_lookup *lookup = &screen->lookup;
    ui_lookup_begin(lookup, argument);
    return ui_lookup_open(lookup, &source,
        search_settings(lookup->kb->store, lookup->arena, lookup->text, &screen->groups, error));
}

static void title(const void *state, struct buf *out) {
    buf_printf(
        out, "Registry: %.*s", SLICE_ARGS(((const struct setting_screen *)state)->lookup.text));
}

const struct ui_screen ui_setting_screen = {
    .context = UI_CONTEXT_TEXT,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct setting_screen),
    .open = open,
    .close = ui_lookup_close,
    .title = title,
};
