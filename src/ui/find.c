/* Search while typing: numbers, settings, words; what is found stands below what is typed. */
#include "ui/find_entry.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/screens.h"
#include "ui/wrapped.h"

enum {
    HITS = 30,
    LEAST_SETTING = 4, /* letters of a registry key or value */
    HISTORY = 20,      /* earlier searches that are shown while nothing is typed */
    EXPLAIN_ROWS = 3,  /* of what is said about a search */
};

struct find {
    struct ui_kb *kb;
    struct ui_prompt prompt;
    struct ui_list list;
    struct arena *arena; /* of what was found */
    struct search_results results;
    LIST(struct ui_find_entry) entries;
    bool stale; /* what is typed was not searched for yet */
    bool failed;
    struct error error;
};

/* ---- searching ---- */

static struct ui_find_entry *add_entry(
    struct find *find, enum ui_find_kind kind, struct slice text) {
    struct ui_find_entry *entry = LIST_ADD(find->arena, &find->entries);
    entry->kind = kind;
    entry->text = text;
    return entry;
}

/* The newest search first. */
static void add_history(struct find *find) {
    const struct ui_history *queries = &find->kb->queries;
    for (size_t i = queries->count; i-- > 0 && find->entries.count < HISTORY;)
        add_entry(find, UI_FIND_QUERY, arena_slice(find->arena, slice_of(queries->lines[i])));
}

/* "789" alone is an error number first of all. */
static void add_number(struct find *find, struct slice query) {
    struct code_reading readings[CODE_READINGS];
    struct numbers *numbers = arena_alloc(find->arena, sizeof *numbers);
    struct error error;
    if (code_read(query, readings) == 0 ||
        search_number(find->kb->store, find->arena, query, numbers, &error) != STATUS_OK)
        return;
    if (numbers->found.count)
        add_entry(find, UI_FIND_NUMBER, query)->number = &numbers->found.items[0];
}

/* Does what was typed name the key or value, be it from its beginning? A part of a word that stands
 * somewhere in a key is more likely meant as a word. */
static bool is_named(const struct setting_group *group, struct slice query) {
    ptrdiff_t last = slice_find_last(group->key, '\\');
    struct slice key = last == SLICE_NONE ? group->key : slice_from(group->key, (size_t)last + 1);
    return slice_find_char(query, '\\') != SLICE_NONE || slice_starts_nocase(group->name, query) ||
           slice_equal_nocase(key, query);
}

/* "reg:ProhibitIpSec", "ProhibitIpSec", "PolicyAgent", "Services\PolicyAgent" */
static void add_setting(struct find *find, struct slice query) {
    struct setting_groups *groups = arena_alloc(find->arena, sizeof *groups);
    struct error error;
    bool asked = slice_starts_nocase(query, SLICE("reg:"));
    struct slice setting = slice_trim(slice_from(query, asked ? 4 : 0));
    if (setting.len < LEAST_SETTING ||
        search_settings(find->kb->store, find->arena, setting, groups, &error) != STATUS_OK)
        return;
    if (groups->items.count && (asked || is_named(&groups->items.items[0], setting)))
        add_entry(find, UI_FIND_SETTING, setting)->groups = groups;
}

/* Is it a number or a setting that is known? Nothing that is spelled like it is meant then. */
static bool is_known(const struct find *find) {
    return find->entries.count && (find->entries.items[0].kind == UI_FIND_NUMBER ||
                                      find->entries.items[0].kind == UI_FIND_SETTING);
}

static void add_found(struct find *find) {
    bool known = is_known(find);
    for (size_t i = 0; i < find->results.count; i++)
        add_entry(find, UI_FIND_HIT, SLICE(""))->hit = &find->results.hits[i];
    for (size_t i = 0; i < find->results.suggestion_count && !known; i++)
        add_entry(find, UI_FIND_QUERY, find->results.suggestions[i]);
}

static void search(struct find *find) {
    const struct search_options options = {.limit = HITS, .unfinished = true, .snippets = true};
    struct slice query = arena_slice(find->arena, slice_trim(ui_prompt_text(&find->prompt)));
    if (query.len == 0) {
        add_history(find);
        return;
    }
    enum status status = ui_kb_need_search(find->kb, &find->error);
    if (status == STATUS_OK) {
        add_number(find, query);
        add_setting(find, query);
        status = search_run(
            find->kb->search, find->arena, query, &options, &find->results, &find->error);
    }
    find->failed = status == STATUS_STORE;
    if (!find->failed)
        add_found(find);
}

/* Searches once for all keys that were typed before the screen could be drawn. */
static void freshen(struct find *find) {
    if (!find->stale)
        return;
    arena_reset(find->arena);
    find->results = (struct search_results){0};
    find->entries.items = NULL;
    find->entries.count = find->entries.capacity = 0;
    find->stale = find->failed = false;
    search(find);
    ui_list_filter(&find->list, SLICE("")); /* begins at its top again */
    find->list.selected = find->list.top = 0;
}

/* ---- the entries ---- */

static size_t count(const void *context) {
    return ((const struct find *)context)->entries.count;
}

static const struct ui_find_entry *entry_at(const void *context, size_t item) {
    return &((const struct find *)context)->entries.items[item];
}

static int height(const void *context, size_t item, int cols) {
    return ui_find_height(entry_at(context, item), cols);
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    ui_find_draw(entry_at(context, item), area);
}

static void type_query(struct find *find, struct slice query) {
    struct buf text = {0};
    buf_add(&text, query); /* the entry goes away with the search */
    ui_prompt_fini(&find->prompt);
    ui_prompt_init(&find->prompt, buf_slice(&text), NULL);
    find->stale = true;
    buf_fini(&text);
}

static struct ui_effect open_entry(void *context, size_t item) {
    struct find *find = context;
    const struct ui_find_entry *entry = entry_at(find, item);
    if (entry->kind == UI_FIND_QUERY) {
        type_query(find, entry->text);
        return ui_stay();
    }
    ui_history_add(&find->kb->queries, slice_trim(ui_prompt_text(&find->prompt)));
    if (entry->kind == UI_FIND_NUMBER)
        return ui_kb_number(find->kb, entry->text);
    if (entry->kind == UI_FIND_SETTING)
        return ui_kb_setting(find->kb, entry->text);
    const struct search_passage *passage = &entry->hit->passage;
    return ui_kb_go(find->kb, entry->hit->entry.id, passage->fix, passage->block);
}

static const struct ui_list_source source = {
    .count = count, .height = height, .draw = draw_entry, .open = open_entry};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct find *find = state;
    const struct ui_opening *opening = argument;
    find->kb = opening->kb;
    find->arena = arena_new();
    find->stale = true;
    ui_prompt_init(&find->prompt, SLICE(""), NULL);
    ui_list_init(&find->list, &source, find);
    return STATUS_OK;
}

static void close(void *state) {
    struct find *find = state;
    ui_prompt_fini(&find->prompt);
    ui_list_fini(&find->list);
    arena_free(find->arena);
}

static void status(const void *state, struct buf *out) {
    const struct find *find = state;
    const struct search_results *results = &find->results;
    if (find->prompt.text.len == 0)
        buf_add_string(out, "os: kind: in: err: kb: reg: cmd: narrow it down, as in os:win10");
    if (results->total)
        buf_printf(out, "%zu article%s", results->total, results->total == 1 ? "" : "s");
    if (results->total > results->count)
        buf_printf(out, ", the best %zu shown", results->count);
    if (results->understood.len)
        buf_printf(out, "  %.*s", SLICE_ARGS(results->understood));
}

/* What was searched, how to find more, and what is near. */
static void explain_nothing(const struct search_results *results, struct buf *out) {
    struct slice rest = results->widen, line;
    buf_printf(out, "Nothing found. Searched: %.*s", SLICE_ARGS(results->searched));
    while (slice_next_line(&rest, &line))
        buf_printf(out, "; %.*s", SLICE_ARGS(line));
    buf_add_string(out, results->suggestion_count ? ". Near it:" : "");
}

/* What stands between what is typed and the list; empty where nothing has to be said. */
static void explain(const struct find *find, struct buf *out) {
    const struct search_results *results = &find->results;
    bool typed = ui_prompt_text(&find->prompt).len > 0;
    if (find->failed)
        buf_add_string(out, find->error.text);
    else if (!typed && find->entries.count)
        buf_add_string(out, "Earlier searches:");
    else if (!typed)
        buf_add_string(out, "Type words, an error number (789, 0x80070005), a KB number, a "
                            "registry value or a command.");
    else if (results->count == 0 && is_known(find))
        buf_add_string(out, "No article names it:");
    else if (results->count == 0)
        explain_nothing(results, out);
    else if (results->corrected.len)
        buf_printf(out, "Searched for: %.*s", SLICE_ARGS(results->corrected));
}

static void draw(void *state, struct ui_area area) {
    area = ui_area_readable(area);
    struct find *find = state;
    struct buf text = {0};
    freshen(find);
    explain(find, &text);
    int rows = 1;
    if (text.len)
        rows += ui_wrapped_put(area, 1, buf_slice(&text), LAYOUT_DIM, EXPLAIN_ROWS);
    if (find->entries.count)
        ui_list_draw(&find->list, ui_area_part(area, rows, 0, area.rows - rows, area.cols));
    ui_prompt_draw(&find->prompt, area, "Search: "); /* last: the cursor stands in it */
    buf_fini(&text);
}

static struct ui_effect after(struct find *find, enum ui_prompt_result result) {
    find->stale = find->stale || result == UI_PROMPT_CHANGED;
    return ui_stay();
}

static struct ui_effect back(struct find *find) {
    if (ui_prompt_text(&find->prompt).len == 0)
        return ui_pop();
    return after(find, ui_prompt_act(&find->prompt, UI_PROMPT_ERASE));
}

/* Erases what is typed; with nothing typed, goes back. */
static struct ui_effect leave(struct find *find) {
    if (ui_prompt_text(&find->prompt).len == 0)
        return ui_pop();
    ui_prompt_act(&find->prompt, UI_PROMPT_END);
    return after(find, ui_prompt_act(&find->prompt, UI_PROMPT_ERASE_LINE));
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    struct find *find = state;
    if (action == UI_PICK_LEAVE)
        return leave(find);
    if (action == UI_PICK_BACK)
        return back(find);
    if (ui_action_row(action)->context == UI_CONTEXT_PROMPT)
        return after(find, ui_prompt_act(&find->prompt, action));
    freshen(find);
    return ui_list_act(&find->list, action, event);
}

static struct ui_effect type(void *state, const struct ui_event *event) {
    struct find *find = state;
    return after(find, ui_prompt_type(&find->prompt, event));
}

const struct ui_screen ui_search_screen = {
    .context = UI_CONTEXT_PICK,
    .state_size = sizeof(struct find),
    .open = open,
    .close = close,
    .name = "Search",
    .status = status,
    .draw = draw,
    .act = act,
    .type = type,
};
