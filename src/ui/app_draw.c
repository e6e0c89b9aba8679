/* How the app is drawn: the screen, the bars around it, and what is most pressing. */
#include "base/memory.h"
#include "ui/app_parts.h"
#include "ui/wrapped.h"

#include <stdlib.h>

struct ui_entry *ui_app_top(struct ui_app *app) {
    return &app->stack[app->depth - 1];
}

bool ui_app_is_too_small(const struct ui_app *app) {
    return app->terminal->rows < UI_LEAST_ROWS || app->terminal->cols < UI_LEAST_COLS;
}

static void draw_title(struct ui_app *app, struct ui_area area) {
    struct buf *titles = mem_new(app->depth * sizeof *titles);
    app->spans = mem_resize(app->spans, app->depth * sizeof *app->spans);
    app->span_count = app->depth;
    for (size_t i = 0; i < app->depth; i++)
        if (app->stack[i].screen->title)
            app->stack[i].screen->title(app->stack[i].state, &titles[i]);
        else
            buf_add_string(&titles[i], app->stack[i].screen->name);
    ui_frame_title(area, titles, app->depth, app->spans);
    for (size_t i = 0; i < app->depth; i++)
        buf_fini(&titles[i]);
    free(titles);
}

/* The beginning of a key sequence, as a person sees it while it waits for the rest. */
static void add_typed(const struct ui_app *app, struct buf *out) {
    for (size_t i = 0; i < app->typed_count; i++) {
        struct ui_chord chord;
        if (ui_chord_of(&app->typed[i], &chord))
            ui_chord_add(out, &chord);
    }
}

/* A message that is too long for the line takes as many rows as it needs, up to half of the screen:
 * what is cut off may be where a file was written to. It goes away with the next key. */
static void draw_message(struct ui_app *app, struct ui_area all) {
    struct slice text = slice_of(app->message);
    int rows = ui_wrapped_rows(text, all.cols - 1, all.rows / 2);
    int row = all.rows - 1 - rows;
    ui_area_blank(ui_area_part(all, row, 0, rows, all.cols));
    ui_wrapped_put(ui_area_part(all, row, 1, rows, all.cols - 1), 0, text,
        app->bad ? UI_ERROR : UI_MESSAGE, rows);
}

/* The line above the keys: keys that wait for the rest of their sequence, else the place. */
static void draw_status(struct ui_app *app, struct ui_area area) {
    struct buf text = {0};
    struct ui_entry *entry = ui_app_top(app);
    if (app->typed_count)
        add_typed(app, &text);
    else if (UI_APP_FUNCTION(entry->screen, status))
        UI_APP_FUNCTION(entry->screen, status)(entry->state, &text);
    ui_area_put_cut(area, 0, 1, buf_slice(&text), UI_STATUS);
    buf_fini(&text);
}

/* What is most pressing: a question, a message, the place. */
static void draw_bottom(struct ui_app *app, struct ui_area all) {
    struct ui_area line = ui_area_part(all, all.rows - 2, 0, 1, all.cols);
    if (app->question.open)
        ui_prompt_draw(&app->question.prompt, line, app->question.label);
    else if (app->message[0])
        draw_message(app, all);
    else
        draw_status(app, line);
}

enum ui_context ui_app_context(struct ui_app *app) {
    return app->question.open ? UI_CONTEXT_PROMPT : ui_app_top(app)->screen->context;
}

struct ui_bar_of ui_app_bar(struct ui_app *app) {
    return (struct ui_bar_of){.keymap = app->keymap,
        .context = ui_app_context(app),
        .first = app->depth == 1,
        .idle = UI_APP_FUNCTION(ui_app_top(app)->screen, idle),
        .state = ui_app_top(app)->state};
}

struct ui_area ui_app_body(struct ui_area all) {
    return ui_area_part(all, 1, 0, all.rows - 3, all.cols);
}

static void draw_all(struct ui_app *app) {
    struct ui_area all = ui_area_of(&app->grid);
    struct ui_entry *entry = ui_app_top(app);
    if (UI_APP_FUNCTION(entry->screen, draw))
        UI_APP_FUNCTION(entry->screen, draw)(entry->state, ui_app_body(all));
    draw_title(app, ui_area_part(all, 0, 0, 1, all.cols));
    draw_bottom(app, all);
    struct ui_bar bar;
    const struct ui_bar_of of = ui_app_bar(app);
    ui_frame_bar(&bar, all.cols, &of);
    ui_frame_keys(ui_area_part(all, all.rows - 1, 0, 1, all.cols), &bar, &of);
}

void ui_app_draw(struct ui_app *app) {
    ui_grid_clear(&app->grid, app->terminal->rows, app->terminal->cols);
    if (ui_app_is_too_small(app))
        ui_frame_too_small(ui_area_of(&app->grid));
    else
        draw_all(app);
    app->drawn = true;
    app->terminal->ops->show(app->terminal, &app->grid);
}
