#include "ui/keymap.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

struct binding {
    enum ui_action action; /* UI_NO_ACTION: taken away */
    struct ui_chord chords[UI_SEQUENCE];
    size_t count;
};

struct ui_keymap {
    struct arena *arena;
    LIST(struct binding) bindings;
};

static const char *const key_names[UI_KEYS] = {
    [UI_KEY_NONE] = "",
#define X(id, name) [UI_KEY_##id] = name,
#include "ui/keys.def"
#undef X
};

static enum ui_key key_named(struct slice name) {
    for (enum ui_key key = UI_KEY_NONE + 1; key < UI_KEYS; key++)
        if (slice_equal_nocase(name, slice_of(key_names[key])))
            return key;
    return UI_KEY_NONE;
}

/* What stands between < and >: a name of keys.def, "Space", "lt", a character; before it "C-"
 * or "M-". */
static bool read_named(struct slice name, struct ui_chord *chord) {
    while (name.len > 2 && name.at[1] == '-' && (name.at[0] == 'C' || name.at[0] == 'M')) {
        chord->control |= name.at[0] == 'C';
        chord->alt |= name.at[0] == 'M';
        name = slice_from(name, 2);
    }
    chord->key = key_named(name);
    if (chord->key != UI_KEY_NONE)
        return true;
    if (slice_equal_nocase(name, SLICE("Space")))
        chord->point = ' ';
    else if (slice_equal_nocase(name, SLICE("lt")))
        chord->point = '<';
    else
        return text_next(&name, &chord->point) && name.len == 0 && chord->point > ' ';
    return true;
}

bool ui_chord_read(struct slice *rest, struct ui_chord *chord) {
    *chord = (struct ui_chord){0};
    if (rest->len == 0)
        return false;
    ptrdiff_t end = rest->at[0] == '<' ? slice_find_char(*rest, '>') : SLICE_NONE;
    if (end == SLICE_NONE)
        return text_next(rest, &chord->point);
    struct slice name = slice_first(slice_from(*rest, 1), (size_t)end - 1);
    *rest = slice_from(*rest, (size_t)end + 1);
    return read_named(name, chord);
}

bool ui_chord_of(const struct ui_event *event, struct ui_chord *chord) {
    *chord = (struct ui_chord){.control = event->control, .alt = event->alt};
    if (event->kind == UI_EVENT_KEY || event->kind == UI_EVENT_MOUSE)
        chord->key = event->key;
    else if (event->kind == UI_EVENT_CHARACTER && !event->pasted)
        chord->point = event->point;
    else
        return false;
    return true;
}

struct ui_event ui_chord_event(const struct ui_chord *chord) {
    bool mouse = chord->key == UI_KEY_CLICK || chord->key == UI_KEY_WHEEL_UP ||
                 chord->key == UI_KEY_WHEEL_DOWN;
    enum ui_event_kind kind = chord->key == UI_KEY_NONE ? UI_EVENT_CHARACTER : UI_EVENT_KEY;
    return (struct ui_event){
        .kind = mouse ? UI_EVENT_MOUSE : kind,
        .key = chord->key,
        .point = chord->point,
        .control = chord->control,
        .alt = chord->alt,
    };
}

static bool same(const struct ui_chord *a, const struct ui_chord *b) {
    return a->key == b->key && a->point == b->point && a->control == b->control && a->alt == b->alt;
}

static bool is_plain_digit(const struct ui_chord *chord) {
    return chord->key == UI_KEY_NONE && chord->point >= '0' && chord->point <= '9' &&
           !chord->control && !chord->alt;
}

/* Does the typed chord fit the bound one? */
static bool fits(const struct ui_chord *typed, const struct ui_chord *bound) {
    return same(typed, bound) || (bound->key == UI_KEY_DIGIT && is_plain_digit(typed));
}

static bool begins(const struct binding *binding, const struct ui_chord *chords, size_t count) {
    if (count > binding->count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!fits(&chords[i], &binding->chords[i]))
            return false;
    return true;
}

static enum ui_context context_of(const struct binding *binding) {
    return ui_action_row(binding->action)->context;
}

/* An exact digit goes before <Digit>. */
static enum ui_action exact_in(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count) {
    enum ui_action action = UI_NO_ACTION;
    for (size_t i = 0; i < map->bindings.count; i++) {
        const struct binding *binding = &map->bindings.items[i];
        if (context_of(binding) != context || binding->count != count ||
            !begins(binding, chords, count))
            continue;
        if (same(&chords[count - 1], &binding->chords[count - 1]))
            return binding->action;
        action = binding->action;
    }
    return action;
}

static bool is_prefix_in(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count) {
    for (size_t i = 0; i < map->bindings.count; i++) {
        const struct binding *binding = &map->bindings.items[i];
        if (context_of(binding) == context && binding->count > count &&
            begins(binding, chords, count))
            return true;
    }
    return false;
}

/* Where a key is looked up next. While typing, characters are text beyond PROMPT. */
static enum ui_context next_context(enum ui_context context, const struct ui_chord *first) {
    bool character = first->key == UI_KEY_NONE && !first->control && !first->alt;
    if (context == UI_CONTEXT_PROMPT && (character || first->key == UI_KEY_DIGIT))
        return UI_CONTEXT_NONE;
    return ui_context_parent(context);
}

enum ui_found ui_keymap_find(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count, enum ui_action *action) {
    for (; context != UI_CONTEXT_NONE; context = next_context(context, chords)) {
        if (is_prefix_in(map, context, chords, count))
            return UI_FOUND_PREFIX;
        *action = exact_in(map, context, chords, count);
        if (*action != UI_NO_ACTION)
            return UI_FOUND_ACTION;
    }
    return UI_FOUND_NOTHING;
}

enum ui_action ui_keymap_exact(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count) {
    enum ui_action action = UI_NO_ACTION;
    for (; context != UI_CONTEXT_NONE && !action; context = next_context(context, chords))
        action = exact_in(map, context, chords, count);
    return action;
}

/* Takes one word of keys apart; false where it is empty, too long or holds no key. */
static bool read_sequence(struct slice word, struct binding *binding) {
    binding->count = 0;
    while (word.len) {
        if (binding->count == UI_SEQUENCE ||
            !ui_chord_read(&word, &binding->chords[binding->count++]))
            return false;
    }
    return binding->count > 0;
}

static bool same_keys(const struct binding *a, const struct binding *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same(&a->chords[i], &b->chords[i]))
            return false;
    return true;
}

static void forget_action(struct ui_keymap *map, enum ui_action action) {
    for (size_t i = 0; i < map->bindings.count; i++)
        if (map->bindings.items[i].action == action)
            map->bindings.items[i].action = UI_NO_ACTION;
}

static void forget_keys(struct ui_keymap *map, const struct binding *with) {
    enum ui_context context = ui_action_row(with->action)->context;
    for (size_t i = 0; i < map->bindings.count; i++) {
        struct binding *binding = &map->bindings.items[i];
        if (ui_action_row(binding->action)->context == context && same_keys(binding, with))
            binding->action = UI_NO_ACTION;
    }
}

static enum status check_keys(struct slice keys, struct error *error) {
    struct binding binding;
    struct slice word;
    while (slice_next_word(&keys, &word))
        if (!read_sequence(word, &binding))
            return error_set(error, STATUS_USAGE,
                "no such key: %.*s; give a character, or a name like <Down> or <C-x>",
                SLICE_ARGS(word));
    return STATUS_OK;
}

static void add_keys(struct ui_keymap *map, enum ui_action action, struct slice keys) {
    struct binding binding = {.action = action};
    struct slice word;
    while (slice_next_word(&keys, &word))
        if (read_sequence(word, &binding)) {
            forget_keys(map, &binding);
            *LIST_ADD(map->arena, &map->bindings) = binding;
        }
}

enum status ui_keymap_bind(
    struct ui_keymap *map, struct slice name, struct slice keys, struct error *error) {
    enum ui_action action = ui_action_named(name);
    if (action == UI_NO_ACTION)
        return error_set(error, STATUS_USAGE, "no such action: %.*s", SLICE_ARGS(name));
    enum status status = check_keys(keys, error);
    if (status)
        return status;
    forget_action(map, action);
    add_keys(map, action, keys);
    return STATUS_OK;
}

struct ui_keymap *ui_keymap_new(void) {
    struct ui_keymap *map = mem_new(sizeof *map);
    map->arena = arena_new();
    for (enum ui_action action = UI_NO_ACTION + 1; action < UI_ACTIONS; action++)
        add_keys(map, action, slice_of(ui_action_row(action)->keys));
    return map;
}

void ui_keymap_free(struct ui_keymap *map) {
    if (!map)
        return;
    arena_free(map->arena);
    free(map);
}

bool ui_keymap_chord(const struct ui_keymap *map, enum ui_action action, struct ui_chord *chord) {
    for (size_t i = 0; i < map->bindings.count; i++)
        if (map->bindings.items[i].action == action) {
            *chord = map->bindings.items[i].chords[0];
            return true;
        }
    return false;
}

void ui_chord_add(struct buf *out, const struct ui_chord *chord) {
    buf_add_string(out, chord->control ? "Ctrl-" : "");
    buf_add_string(out, chord->alt ? "Alt-" : "");
    if (chord->key == UI_KEY_DIGIT)
        buf_add_string(out, "0-9");
    else if (chord->key != UI_KEY_NONE)
        buf_add_string(out, key_names[chord->key]);
    else if (chord->point == ' ')
        buf_add_string(out, "Space");
    else if (chord->control && chord->point < 0x80 && ascii_is_alpha((char)chord->point))
        text_add(out, chord->point & ~0x20u); /* in upper case, as keyboards show it */
    else
        text_add(out, chord->point);
}

/* Does typing the keys in `context` do the action? UI_CONTEXT_NONE asks for no such thing. Where
 * "]" does something nearer, "]]" is never come to. */
static bool is_reached(
    const struct ui_keymap *map, const struct binding *binding, enum ui_context context) {
    enum ui_action action;
    if (context == UI_CONTEXT_NONE)
        return true;
    for (size_t len = 1; len < binding->count; len++)
        if (ui_keymap_find(map, context, binding->chords, len, &action) != UI_FOUND_PREFIX)
            return false;
    return ui_keymap_find(map, context, binding->chords, binding->count, &action) ==
               UI_FOUND_ACTION &&
           action == binding->action;
}

static void add_keys_of(const struct ui_keymap *map, enum ui_context context, enum ui_action action,
    size_t most, struct buf *out) {
    size_t shown = 0;
    for (size_t i = 0; i < map->bindings.count && shown < most; i++) {
        const struct binding *binding = &map->bindings.items[i];
        if (binding->action != action || !is_reached(map, binding, context))
            continue;
        buf_add_string(out, shown++ ? ", " : "");
        for (size_t k = 0; k < binding->count; k++)
            ui_chord_add(out, &binding->chords[k]);
    }
}

void ui_keymap_keys(const struct ui_keymap *map, enum ui_action action, struct buf *out) {
    add_keys_of(map, UI_CONTEXT_NONE, action, SIZE_MAX, out);
}

void ui_keymap_keys_in(
    const struct ui_keymap *map, enum ui_context context, enum ui_action action, struct buf *out) {
    add_keys_of(map, context, action, SIZE_MAX, out);
}

void ui_keymap_first_key_in(
    const struct ui_keymap *map, enum ui_context context, enum ui_action action, struct buf *out) {
    add_keys_of(map, context, action, 1, out);
}
