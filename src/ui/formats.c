/* The list of formats in which a sheet can be written. */
#include "ui/list.h"
#include "ui/printing.h"
#include "ui/wrapped.h"

enum {
    KEY_COLS = 6, /* of "html", and a gap */
    WORDS_ROWS = 3,
};

struct formats {
    struct ui_list list; /* first, for the functions of lists */
    struct ui_printing printing;
};

static size_t count(const void *context) {
    (void)context;
    return SHEET_FORMATS;
}

static int height(const void *context, size_t item, int cols) {
    (void)context;
    return ui_wrapped_rows(
        slice_of(sheet_format_words((enum sheet_format)item)), cols - KEY_COLS, WORDS_ROWS);
}

/* "html  one HTML file, for a browser or mail" */
static void draw_entry(const void *context, size_t item, struct ui_area area) {
    (void)context;
    enum sheet_format format = (enum sheet_format)item;
    ui_area_put(area, 0, 0, slice_of(sheet_format_key(format)), LAYOUT_STRONG);
    ui_wrapped_put(ui_area_part(area, 0, KEY_COLS, area.rows, area.cols - KEY_COLS), 0,
        slice_of(sheet_format_words(format)), LAYOUT_NORMAL, WORDS_ROWS);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    (void)context;
    enum sheet_format format = (enum sheet_format)item;
    return ui_list_holds(slice_of(sheet_format_key(format)), folded) ||
           ui_list_holds(slice_of(sheet_format_words(format)), folded);
}

/* The list is closed with the message; a sheet that cannot be had in one format may be in another,
 * so there it stays. */
static struct ui_effect open_entry(void *context, size_t item) {
    const struct formats *formats = context;
    struct ui_effect effect = ui_print(&formats->printing, (enum sheet_format)item);
    if (!effect.bad)
        effect.kind = UI_EFFECT_POP;
    return effect;
}

static const struct ui_list_source source = {.count = count,
    .height = height,
    .draw = draw_entry,
    .matches = matches,
    .open = open_entry,
    .numbered = true};

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct formats *formats = state;
    formats->printing = *(const struct ui_printing *)argument;
    ui_list_init(&formats->list, &source, formats);
    return STATUS_OK;
}

static void close(void *state) {
    ui_list_fini(&((struct formats *)state)->list);
}

static struct ui_effect act_write(struct formats *formats) {
    return ui_list_act(&formats->list, UI_LIST_OPEN, &(struct ui_event){.kind = UI_EVENT_KEY});
}

#define UI_FORMATS_ACTIONS
#include "ui/own.def"

const struct ui_screen ui_formats_screen = {
    .context = UI_CONTEXT_FORMATS,
    .widget = &ui_list_widget,
    .state_size = sizeof(struct formats),
    .open = open,
    .close = close,
    .name = "Write as which?",
    .own = own,
};
