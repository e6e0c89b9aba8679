/* Which keys do what: the defaults of actions.def, changed by configuration. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "ui/action.h"
#include "ui/event.h"

enum {
    UI_SEQUENCE = 4 /* keys that one binding may take */
};

/* A key as bindings know it. */
struct ui_chord {
    enum ui_key key; /* UI_KEY_NONE: the character `point` */
    uint32_t point;
    bool control, alt;
};

struct ui_keymap;

/* The default bindings; ui_keymap_free() frees them (NULL does nothing). */
struct ui_keymap *ui_keymap_new(void) ATTR_RETURNS_NONNULL ATTR_MUST_USE;
void ui_keymap_free(struct ui_keymap *map);

/*
 * Binds the action named "list.up" to these keys, written as in actions.def, in place of those it
 * has; no keys leave it without. What another action of that context had on the same keys it
 * loses. STATUS_USAGE with the reason in `error` where there is no such action or key. For tests:
 * no default binding is longer than two keys.
 */
enum status ui_keymap_bind(struct ui_keymap *map, struct slice action, struct slice keys,
    struct error *error) ATTR_MUST_USE;

enum ui_found {
    UI_FOUND_NOTHING,
    UI_FOUND_PREFIX, /* longer sequences begin like this: wait for the next key */
    UI_FOUND_ACTION,
};

/*
 * Looks up what was typed, 1 to UI_SEQUENCE chords: in the context, then in its parents. The
 * innermost context that knows the keys decides, and a key that begins a longer sequence there
 * waits for the next one. For example with "]]" in TEXT and "]" in GLOBAL: "]" in a text is a
 * prefix; elsewhere it is GLOBAL's action.
 */
enum ui_found ui_keymap_find(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count, enum ui_action *action);

/* The action on exactly these keys, even if longer sequences begin like this; UI_NO_ACTION where
 * there is none. */
enum ui_action ui_keymap_exact(const struct ui_keymap *map, enum ui_context context,
    const struct ui_chord *chords, size_t count);

/* The event as a chord; false where it is none (a resize, pasted text). A digit is one of itself;
 * bindings of <Digit> take it where none takes the digit. */
bool ui_chord_of(const struct ui_event *event, struct ui_chord *chord);

/* Takes the next chord off the notation of actions.def; false where it is none. */
bool ui_chord_read(struct slice *rest, struct ui_chord *chord);

/* Adds the chord for people: "Ctrl-D", "Down". */
void ui_chord_add(struct buf *out, const struct ui_chord *chord);

/* The event that typing the chord gives. */
struct ui_event ui_chord_event(const struct ui_chord *chord);

/* The first key of the first binding of an action; false where it has none. */
bool ui_keymap_chord(const struct ui_keymap *map, enum ui_action action, struct ui_chord *chord);

/* Adds the keys of an action for people: "k, Up". */
void ui_keymap_keys(const struct ui_keymap *map, enum ui_action action, struct buf *out);

/* The same, of those keys only that do the action in `context`: "/" searches everything from a
 * list, but in a text it is the text's own. The first one alone is for the key bar. */
void ui_keymap_keys_in(
    const struct ui_keymap *map, enum ui_context context, enum ui_action action, struct buf *out);
void ui_keymap_first_key_in(
    const struct ui_keymap *map, enum ui_context context, enum ui_action action, struct buf *out);

#endif
