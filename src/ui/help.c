#include "ui/help.h"

#include "base/text.h"
#include "ui/pick.h"
#include "ui/wrapped.h"

enum {
    ROWS = 5 /* of an entry; enough for all at 40 columns */
};

struct help {
    struct ui_pick pick; /* first, for the functions of picks */
    const struct ui_keymap *keymap;
    enum ui_context context; /* of the screen below */
    enum ui_action actions[UI_ACTIONS];
    size_t count;
};

static size_t count(const void *context) {
    return ((const struct help *)context)->count;
}

/* The column in which the explanations begin. */
static int key_columns(int cols) {
    return cols < 60 ? cols / 3 : 24;
}

static struct slice help_of(const struct help *help, size_t item) {
    return slice_of(ui_action_row(help->actions[item])->help);
}

/* The keys that do it here; "-" where it can only be chosen from this list. */
static void add_keys(const struct help *help, size_t item, struct buf *out) {
    ui_keymap_keys_in(help->keymap, help->context, help->actions[item], out);
    if (out->len == 0)
        buf_add_string(out, "-");
}

/* Puts the keys below each other where they do not fit side by side: words would be broken at
 * hyphens, "Ctrl-D" too. Returns the rows they take; without an area they are only counted. */
static int put_keys(const struct ui_area *area, int cols, struct slice keys) {
    int row = 0, col = 0;
    struct slice key;
    while (slice_next_word(&keys, &key)) {
        int width = (int)text_width(key);
        if (col > 0 && col + width > cols) {
            row++;
            col = 0;
        }
        if (area)
            ui_area_put_cut(*area, row, col, key, LAYOUT_KEY);
        col += width + 1;
    }
    return row + 1;
}

static int height(const void *context, size_t item, int cols) {
    struct buf keys = {0};
    int left = key_columns(cols);
    add_keys(context, item, &keys);
    int of_keys = put_keys(NULL, left - 1, buf_slice(&keys));
    int of_help = ui_wrapped_rows(help_of(context, item), cols - left, ROWS);
    buf_fini(&keys);
    return of_keys > of_help ? of_keys : of_help;
}

/* Where the keys work, behind an explanation of one row. A part of it would only be in the way. */
static void put_heading(struct ui_area area, int col, enum ui_context context) {
    struct slice heading = slice_of(ui_context_heading(context));
    if (col + 2 + (int)text_width(heading) <= area.cols)
        ui_area_put(area, 0, col + 2, heading, LAYOUT_DIM);
}

static void draw_row(const void *context, size_t item, struct ui_area area) {
    const struct help *help = context;
    struct slice text = help_of(help, item);
    int left = key_columns(area.cols);
    struct buf keys = {0};
    add_keys(help, item, &keys);
    const struct ui_area of_keys = ui_area_part(area, 0, 0, area.rows, left - 1);
    const struct ui_area right = ui_area_part(area, 0, left, area.rows, area.cols - left);
    put_keys(&of_keys, left - 1, buf_slice(&keys));
    if (ui_wrapped_put(right, 0, text, LAYOUT_NORMAL, ROWS) == 1)
        put_heading(right, (int)text_width(text), ui_action_row(help->actions[item])->context);
    buf_fini(&keys);
}

/* Searched are keys, names for configuration, explanations and contexts. */
static bool matches(const void *context, size_t item, struct slice folded) {
    const struct help *help = context;
    const struct ui_action_row *row = ui_action_row(help->actions[item]);
    struct buf all = {0};
    ui_keymap_keys_in(help->keymap, help->context, help->actions[item], &all);
    buf_printf(&all, "\n%s.%s\n%s\n%s", ui_context_key(row->context), row->name, row->help,
        ui_context_heading(row->context));
    bool found = ui_list_holds(buf_slice(&all), folded);
    buf_fini(&all);
    return found;
}

/* A number or a place of the mouse is not to be had from the help. */
static bool needs_its_key(const struct help *help, enum ui_action action) {
    struct ui_chord chord;
    if (!ui_keymap_chord(help->keymap, action, &chord))
        return false;
    return chord.key == UI_KEY_DIGIT || ui_chord_event(&chord).kind == UI_EVENT_MOUSE;
}

static struct ui_effect run(void *context, size_t item) {
    const struct help *help = context;
    if (needs_its_key(help, help->actions[item]))
        return ui_message("This needs the key itself.");
    return (struct ui_effect){.kind = UI_EFFECT_RUN, .action = help->actions[item]};
}

static const struct ui_list_source source = {
    .count = count,
    .height = height,
    .draw = draw_row,
    .matches = matches,
    .open = run,
};

/* Are all its keys taken by something nearer? Then it is not among the keys of this screen. An
 * action that has no key at all is: it can be run from here. */
static bool is_hidden(const struct help *help, enum ui_action action) {
    struct buf all = {0}, reached = {0};
    ui_keymap_keys(help->keymap, action, &all);
    ui_keymap_keys_in(help->keymap, help->context, action, &reached);
    bool hidden = all.len > 0 && reached.len == 0;
    buf_fini(&all);
    buf_fini(&reached);
    return hidden;
}

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct help *help = state;
    const struct ui_help_argument *of = argument;
    help->keymap = of->keymap;
    help->context = of->context;
    for (enum ui_context c = of->context; c != UI_CONTEXT_NONE; c = ui_context_parent(c))
        for (enum ui_action action = UI_NO_ACTION + 1; action < UI_ACTIONS; action++)
            if (ui_action_row(action)->context == c && !is_hidden(help, action))
                help->actions[help->count++] = action;
    ui_pick_init(&help->pick, "Keys with: ", &source, help);
    return STATUS_OK;
}

static struct ui_effect act_close(struct help *help) {
    (void)help;
    return ui_pop();
}

#define UI_HELP_ACTIONS
#include "ui/own.def"

static void close(void *state) {
    ui_pick_fini(&((struct help *)state)->pick);
}

const struct ui_screen ui_help_screen = {
    .context = UI_CONTEXT_HELP,
    .widget = &ui_pick_widget,
    .state_size = sizeof(struct help),
    .open = open,
    .close = close,
    .name = "Help",
    .own = own,
};
