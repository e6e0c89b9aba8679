#include "search/settings.h"

#include "search/spelling.h"

#include <stdlib.h>

enum {
    NEAR = 5,       /* names near one that nobody has */
    NEAR_BYTES = 80 /* longer than any name that is typed by hand */
};

/* ---- what was asked ---- */

/* regedit shows the control set that is loaded by its number as well; articles name the link. */
static struct slice control_set(struct arena *arena, struct slice key) {
    static const struct slice numbered = {"\\controlset00", 13};
    ptrdiff_t at = slice_find(key, numbered);
    size_t end = at == SLICE_NONE ? 0 : (size_t)at + numbered.len + 1;
    if (at == SLICE_NONE || end > key.len || !ascii_is_digit(key.at[end - 1]))
        return key;
    struct slice before = slice_first(key, (size_t)at), behind = slice_from(key, end);
    return arena_printf(
        arena, "%.*s\\currentcontrolset%.*s", SLICE_ARGS(before), SLICE_ARGS(behind));
}

struct slice setting_part(struct arena *arena, struct slice typed) {
    typed = slice_strip_end(slice_strip_start(slice_trim(typed), "[\"'`"), "]\"'`");
    char *copy = arena_string(arena, typed);
    bool backslashes = slice_find_char(typed, '\\') != SLICE_NONE;
    for (size_t i = 0; i < typed.len; i++)
        copy[i] = copy[i] == '/' && !backslashes ? '\\' : copy[i];
    struct slice key = {copy, typed.len}, repaired = registry_key_read(arena, key);
    key = slice_strip_start(slice_strip_end(repaired.len ? repaired : key, "\\"), "\\");
    return control_set(arena, arena_lower(arena, key));
}

struct pasted {
    struct arena *arena;
    struct slice key_and_name;
};

static void take_pasted(void *context, const struct registry_setting *setting) {
    struct pasted *pasted = context;
    if (pasted->key_and_name.len == 0)
        pasted->key_and_name = arena_printf(pasted->arena, "%.*s%s%.*s", SLICE_ARGS(setting->key),
            setting->name.len ? "\\" : "", SLICE_ARGS(setting->name));
}

/* A command line or a piece of a .reg file: its first setting; else the text. */
static struct slice asked(struct arena *arena, struct slice text) {
    struct pasted pasted = {arena, SLICE("")};
    registry_read_code(arena, text, take_pasted, &pasted);
    return setting_part(arena, pasted.key_and_name.len ? pasted.key_and_name : text);
}

/* ---- groups ---- */

static bool is_of_group(const struct setting_group *group, const struct registry_setting *setting) {
    return group->is_default == setting->is_default && group->has_name == setting->has_name &&
           slice_equal_nocase(group->key, setting->key) &&
           slice_equal_nocase(group->name, setting->name);
}

/* Settings come in the order of keys and names, so that a group's stand together. */
static void add_use(
    struct arena *arena, struct setting_groups *groups, const struct store_setting *use) {
    const struct registry_setting *setting = &use->setting;
    struct setting_group *group =
        groups->items.count ? &groups->items.items[groups->items.count - 1] : NULL;
    if (!group || !is_of_group(group, setting)) {
        group = LIST_ADD(arena, &groups->items);
        *group = (struct setting_group){.key = setting->key,
            .name = setting->name,
            .has_name = setting->has_name,
            .is_default = setting->is_default};
    }
    *LIST_ADD(arena, &group->uses) = *use;
}

/* ---- contradictions ---- */

static bool same_data(const struct registry_setting *a, const struct registry_setting *b) {
    uint64_t x, y;
    if (registry_number(a->data, &x) && registry_number(b->data, &y))
        return x == y;
    return slice_equal_nocase(a->data, b->data);
}

/* Does it say what the value shall be? */
static bool decides(const struct registry_setting *setting) {
    return (setting->op == REGISTRY_SET && setting->has_data && setting->data.len) ||
           setting->op == REGISTRY_DELETE;
}

static bool agree(const struct registry_setting *a, const struct registry_setting *b) {
    return a->op == b->op && (a->op == REGISTRY_DELETE || same_data(a, b));
}

/* Can one article's wish be the other's too? An article may offer several ("0 or 1"). */
static bool articles_agree(const struct setting_group *group, int64_t a, int64_t b) {
    for (size_t i = 0; i < group->uses.count; i++)
        for (size_t k = 0; k < group->uses.count; k++) {
            const struct store_setting *x = &group->uses.items[i], *y = &group->uses.items[k];
            if (x->article == a && y->article == b && decides(&x->setting) &&
                decides(&y->setting) && agree(&x->setting, &y->setting))
                return true;
        }
    return false;
}

static bool is_contradicted(const struct setting_group *group) {
    for (size_t i = 0; i < group->uses.count; i++)
        for (size_t k = i + 1; k < group->uses.count; k++) {
            const struct store_setting *x = &group->uses.items[i], *y = &group->uses.items[k];
            if (x->article != y->article && decides(&x->setting) && decides(&y->setting) &&
                !agree(&x->setting, &y->setting) && !articles_agree(group, x->article, y->article))
                return true;
        }
    return false;
}

/* ---- order ---- */

struct ranked {
    struct setting_group group;
    int rank; /* 0: the text is its name or key; 1: ends so; 2: holds it */
    size_t place;
};

static int rank_of(const struct setting_group *group, struct slice part) {
    struct slice whole = group->name.len ? group->name : group->key;
    if (slice_equal_nocase(whole, part) || slice_ends_nocase(whole, part))
        return whole.len == part.len ? 0 : 1;
    return slice_ends_nocase(group->key, part) ? 1 : 2;
}

static int by_rank(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static void put_in_order(struct arena *arena, struct setting_groups *groups, struct slice part) {
    size_t count = groups->items.count;
    struct ranked *ranked = arena_alloc(arena, (count + 1) * sizeof *ranked);
    for (size_t i = 0; i < count; i++)
        ranked[i] =
            (struct ranked){groups->items.items[i], rank_of(&groups->items.items[i], part), i};
    qsort(ranked, count, sizeof *ranked, by_rank);
    for (size_t i = 0; i < count; i++)
        groups->items.items[i] = ranked[i].group;
}

/* ---- near ---- */

struct near_setting {
    struct slice text;
    unsigned distance;
};

static void keep_near(struct near_setting *near, size_t *count, struct near_setting one) {
    for (size_t i = 0; i < *count; i++)
        if (slice_equal_nocase(near[i].text, one.text))
            return;
    size_t at = *count < NEAR ? (*count)++ : NEAR - 1;
    if (at == NEAR - 1 && near[at].text.len && near[at].distance <= one.distance)
        return;
    for (; at && near[at - 1].distance > one.distance; at--)
        near[at] = near[at - 1];
    near[at] = one;
}

static struct slice last_part(struct slice key) {
    ptrdiff_t slash = slice_find_last(key, '\\');
    return slice_from(key, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
}

static void try_near(struct arena *arena, struct slice part, struct slice name,
    struct near_setting *near, size_t *count) {
    unsigned most = part.len < 8 ? 1 : (unsigned)part.len / 5;
    if (name.len == 0 || name.len > NEAR_BYTES || part.len > NEAR_BYTES)
        return;
    unsigned distance = spelling_distance(setting_part(arena, name), part, most);
    if (distance <= most)
        keep_near(near, count, (struct near_setting){name, distance});
}

/* Names of values and last parts of keys that are few edits away from the last part of the text. */
static enum status add_near(struct store *store, struct arena *arena, struct slice part,
    struct setting_groups *groups, struct error *error) {
    struct store_settings all = {0};
    struct near_setting near[NEAR] = {0};
    size_t count = 0;
    if (store_settings(store, arena, SLICE("\\"), &all, error)) /* all of them hold one */
        return STATUS_STORE;
    part = last_part(part);
    for (size_t i = 0; i < all.count; i++) {
        try_near(arena, part, all.items[i].setting.name, near, &count);
        try_near(arena, part, last_part(all.items[i].setting.key), near, &count);
    }
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(arena, &groups->near) = near[i].text;
    return STATUS_OK;
}

/* ---- the look-up ---- */

static bool holds_words(const struct registry_setting *setting, struct slice words) {
    struct slice word;
    while (slice_next_word(&words, &word))
        if (slice_find_nocase(setting->key, word) == SLICE_NONE &&
            slice_find_nocase(setting->name, word) == SLICE_NONE)
            return false;
    return true;
}

/* The settings that hold the part; where none does, those that hold each of its words, of which
 * the first is looked up. */
static enum status find(struct store *store, struct arena *arena, struct slice part,
    struct store_settings *found, struct error *error) {
    struct slice rest = part, word;
    if (store_settings(store, arena, part, found, error))
        return STATUS_STORE;
    if (found->count || !slice_next_word(&rest, &word) || rest.len == 0)
        return STATUS_OK;
    if (store_settings(store, arena, word, found, error))
        return STATUS_STORE;
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (holds_words(&found->items[i].setting, rest))
            found->items[kept++] = found->items[i];
    found->count = kept;
    return STATUS_OK;
}

enum status search_settings(struct store *store, struct arena *arena, struct slice text,
    struct setting_groups *groups, struct error *error) {
    struct store_settings found = {0};
    struct setting_groups made = {0};
    struct slice part = asked(arena, text);
    if (part.len && find(store, arena, part, &found, error))
        return STATUS_STORE;
    for (size_t i = 0; i < found.count; i++)
        add_use(arena, &made, &found.items[i]);
    for (size_t i = 0; i < made.items.count; i++)
        made.items.items[i].contradicted = is_contradicted(&made.items.items[i]);
    put_in_order(arena, &made, part);
    if (made.items.count == 0 && part.len && add_near(store, arena, part, &made, error))
        return STATUS_STORE;
    *groups = made;
    return made.items.count ? STATUS_OK
                            : error_set(error, STATUS_NOTHING,
                                  "no fix of the store touches a key or value with \"%.*s\"",
                                  SLICE_ARGS(slice_first(slice_trim(text), 100)));
}
