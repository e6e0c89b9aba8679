#include "ui/app.h"

#include "base/memory.h"
#include "ui/app_parts.h"

#include <stdlib.h>

static bool act_nothing(void *context, enum ui_action action, struct ui_effect *effect) {
    (void)context, (void)action, (void)effect;
    return false;
}

static bool answer_nothing(
    void *context, const struct ui_answer *answer, struct ui_effect *effect) {
    (void)context, (void)answer, (void)effect;
    return false;
}

struct ui_app *ui_app_new(
    struct ui_terminal *terminal, const struct ui_keymap *keymap, const struct ui_common *common) {
    static const struct ui_common nothing = {NULL, act_nothing, answer_nothing};
    struct ui_app *app = mem_new(sizeof *app);
    app->terminal = terminal;
    app->keymap = keymap;
    app->common = common ? common : &nothing;
    app->mouse = true;
    ui_grid_init(&app->grid, terminal->rows, terminal->cols);
    app->grid.ascii = terminal->ascii;
    return app;
}

static void close_question(struct ui_app *app) {
    ui_prompt_fini(&app->question.prompt);
    app->question.open = false;
}

static void close_top(struct ui_app *app) {
    close_question(app);
    struct ui_entry *entry = ui_app_top(app);
    if (entry->screen->close)
        entry->screen->close(entry->state);
    free(entry->state);
    app->depth--;
}

void ui_app_free(struct ui_app *app) {
    if (!app)
        return;
    while (app->depth)
        close_top(app);
    free(app->stack);
    free(app->spans);
    ui_grid_fini(&app->grid);
    free(app);
}

enum status ui_app_start(
    struct ui_app *app, const struct ui_screen *screen, const void *argument, struct error *error) {
    void *state = mem_new(screen->state_size);
    enum status status = screen->open ? screen->open(state, argument, error) : STATUS_OK;
    if (status) {
        free(state);
        return status;
    }
    app->stack = mem_resize(app->stack, (app->depth + 1) * sizeof *app->stack);
    app->stack[app->depth++] = (struct ui_entry){screen, state};
    app->drawn = false;
    return STATUS_OK;
}

/* ---- effects ---- */

static void apply(struct ui_app *app, const struct ui_effect *effect);
static void press(struct ui_app *app, enum ui_action action);

static void say(struct ui_app *app, const char *text, bool bad) {
    struct slice cut = slice_first(slice_of(text), sizeof app->message - 1);
    memcpy(app->message, cut.at, cut.len);
    app->message[cut.len] = '\0';
    app->bad = bad;
}

static void apply_nothing(struct ui_app *app, const struct ui_effect *effect) {
    (void)app, (void)effect;
}

static void apply_repaint(struct ui_app *app, const struct ui_effect *effect) {
    (void)effect;
    app->terminal->ops->repaint(app->terminal);
}

static void apply_push(struct ui_app *app, const struct ui_effect *effect) {
    struct error error = {0};
    if (ui_app_start(app, effect->screen, effect->argument, &error))
        say(app, error.text, true);
}

static enum ui_shows shows(const struct ui_entry *entry, const struct ui_effect *effect) {
    return entry->screen->shows
               ? entry->screen->shows(entry->state, effect->screen, effect->argument)
               : UI_SHOWS_OTHER;
}

static void apply_show(struct ui_app *app, const struct ui_effect *effect) {
    enum ui_shows found = UI_SHOWS_KIN;
    size_t depth = app->depth;
    while (depth > 0 && found == UI_SHOWS_KIN)
        found = shows(&app->stack[--depth], effect);
    while (found == UI_SHOWS_IT && app->depth > depth + 1)
        close_top(app);
    if (found != UI_SHOWS_IT)
        apply_push(app, effect);
}

static void apply_pop(struct ui_app *app, const struct ui_effect *effect) {
    if (app->depth > 1)
        close_top(app);
    else
        say(app, "This is the first screen; q ends fixtree.", false);
    if (effect->message[0])
        say(app, effect->message, effect->bad);
}

static void apply_home(struct ui_app *app, const struct ui_effect *effect) {
    (void)effect;
    while (app->depth > 1)
        close_top(app);
}

static void apply_quit(struct ui_app *app, const struct ui_effect *effect) {
    (void)effect;
    app->ended = true;
}

static void apply_message(struct ui_app *app, const struct ui_effect *effect) {
    say(app, effect->message, effect->bad);
}

static void apply_ask(struct ui_app *app, const struct ui_effect *effect) {
    close_question(app);
    app->question.open = true;
    app->question.number = effect->question;
    app->question.live = effect->live;
    app->question.label = effect->label;
    ui_prompt_init(&app->question.prompt, effect->text, effect->history);
}

static void apply_copy(struct ui_app *app, const struct ui_effect *effect) {
    if (app->terminal->ops->copy(app->terminal, effect->text))
        say(app, effect->message, false);
    else
        say(app, "This is too long for the clipboard of a terminal.", true);
}

static void apply_run(struct ui_app *app, const struct ui_effect *effect) {
    if (app->depth > 1)
        close_top(app);
    press(app, effect->action);
}

static void apply_mouse(struct ui_app *app, const struct ui_effect *effect) {
    (void)effect;
    app->mouse = !app->mouse;
    app->terminal->ops->set_mouse(app->terminal, app->mouse);
    say(app, app->mouse ? "The mouse works here." : "The mouse selects text of the terminal.",
        false);
}

static void apply(struct ui_app *app, const struct ui_effect *effect) {
    static void (*const appliers[])(struct ui_app *, const struct ui_effect *) = {
        [UI_EFFECT_NONE] = apply_nothing,
        [UI_EFFECT_REPAINT] = apply_repaint,
        [UI_EFFECT_PUSH] = apply_push,
        [UI_EFFECT_SHOW] = apply_show,
        [UI_EFFECT_POP] = apply_pop,
        [UI_EFFECT_HOME] = apply_home,
        [UI_EFFECT_QUIT] = apply_quit,
        [UI_EFFECT_MESSAGE] = apply_message,
        [UI_EFFECT_ASK] = apply_ask,
        [UI_EFFECT_COPY] = apply_copy,
        [UI_EFFECT_RUN] = apply_run,
        [UI_EFFECT_MOUSE] = apply_mouse,
    };
    appliers[effect->kind](app, effect);
    if (effect->then) {
        struct ui_effect next = effect->then(effect->context);
        apply(app, &next);
    }
}

/* ---- the actions of GLOBAL ---- */

/* The help has keys of its own, of which there is help; that is the end of it. */
static struct ui_effect act_help(struct ui_app *app) {
    bool in_help = ui_app_top(app)->screen == &ui_help_screen;
    if (in_help && app->stack[app->depth - 2].screen == &ui_help_screen)
        return ui_message("These are the keys of the help itself.");
    app->help = (struct ui_help_argument){app->keymap, ui_app_top(app)->screen->context};
    return ui_push(&ui_help_screen, &app->help);
}

static struct ui_effect act_back(struct ui_app *app) {
    (void)app;
    return ui_pop();
}

static struct ui_effect act_close(struct ui_app *app) {
    return app->depth > 1 ? ui_pop() : ui_quit();
}

static struct ui_effect act_quit(struct ui_app *app) {
    (void)app;
    return ui_quit();
}

static struct ui_effect act_repaint(struct ui_app *app) {
    (void)app;
    return (struct ui_effect){.kind = UI_EFFECT_REPAINT};
}

static struct ui_effect act_mouse(struct ui_app *app) {
    (void)app;
    return (struct ui_effect){.kind = UI_EFFECT_MOUSE};
}

#define UI_GLOBAL_ACTIONS
#include "ui/own.def"

/* ---- events ---- */

/* Hands the answer over. The question is closed first, since the screen may ask another. */
static void answer(struct ui_app *app, enum ui_answer_kind kind) {
    struct buf text = {0};
    if (kind != UI_ANSWER_DROPPED)
        buf_add(&text, ui_prompt_text(&app->question.prompt));
    if (kind != UI_ANSWER_TYPED)
        close_question(app);
    struct ui_answer given = {kind, app->question.number, buf_slice(&text)};
    struct ui_effect effect;
    if (!app->common->answer(app->common->context, &given, &effect))
        effect = UI_APP_FUNCTION(ui_app_top(app)->screen, answer)(ui_app_top(app)->state, &given);
    apply(app, &effect);
    buf_fini(&text);
}

static void after_prompt(struct ui_app *app, enum ui_prompt_result result) {
    if (result == UI_PROMPT_ACCEPTED)
        answer(app, UI_ANSWER_GIVEN);
    else if (result == UI_PROMPT_CANCELLED)
        answer(app, UI_ANSWER_DROPPED);
    else if (result == UI_PROMPT_CHANGED && app->question.live)
        answer(app, UI_ANSWER_TYPED);
}

/* Text: to the question, or to the screen if it takes text. */
static void type(struct ui_app *app, const struct ui_event *event) {
    struct ui_entry *entry = ui_app_top(app);
    if (app->question.open) {
        after_prompt(app, ui_prompt_type(&app->question.prompt, event));
    } else if (UI_APP_FUNCTION(entry->screen, type)) {
        struct ui_effect effect = UI_APP_FUNCTION(entry->screen, type)(entry->state, event);
        apply(app, &effect);
    } else if (event->kind == UI_EVENT_CHARACTER) {
        say(app,
            event->pasted ? "Not pasted: nothing is typed here; / begins a search."
                          : "This key does nothing here; ? shows those that do.",
            false);
    }
}

/* A click outside of the screen's area means nothing to it. */
static bool is_in_body(struct ui_app *app, const struct ui_event *event) {
    struct ui_area body = ui_app_body(ui_area_of(&app->grid));
    if (event->kind != UI_EVENT_MOUSE || event->key != UI_KEY_CLICK)
        return true;
    return event->row >= body.row && event->row < body.row + body.rows && event->col >= body.col &&
           event->col < body.col + body.cols;
}

/* What the app does, what all screens do alike, what this one does, what its widget does. */
static void perform(struct ui_app *app, enum ui_action action, const struct ui_event *event) {
    if (app->question.open) {
        after_prompt(app, ui_prompt_act(&app->question.prompt, action));
        return;
    }
    const struct ui_screen *screen = ui_app_top(app)->screen;
    void *state = ui_app_top(app)->state;
    struct ui_effect effect = ui_stay();
    bool done = own(app, action, &effect) ||
                app->common->act(app->common->context, action, &effect) ||
                (screen->own && screen->own(state, action, &effect));
    if (!done && UI_APP_FUNCTION(screen, act) && is_in_body(app, event))
        effect = UI_APP_FUNCTION(screen, act)(state, action, event);
    apply(app, &effect);
}

static void handle_input(struct ui_app *app, const struct ui_event *event);

static size_t typed_chords(const struct ui_app *app, struct ui_chord chords[UI_SEQUENCE]) {
    size_t count = 0;
    for (size_t i = 0; i < app->typed_count; i++)
        count += ui_chord_of(&app->typed[i], &chords[count]);
    return count;
}

/* A sequence that leads nowhere: its longest beginning that is bound acts, and what follows is
 * looked up anew; with none bound all of it is dropped. With "g" and "gg" bound, "gx" is "g" and
 * then "x". */
static void unwind(struct ui_app *app, const struct ui_chord *chords, size_t count) {
    struct ui_event events[UI_SEQUENCE];
    memcpy(events, app->typed, sizeof events);
    app->typed_count = 0;
    for (size_t len = count - 1; len > 0; len--) {
        enum ui_action action = ui_keymap_exact(app->keymap, ui_app_context(app), chords, len);
        if (action == UI_NO_ACTION)
            continue;
        perform(app, action, &events[len - 1]);
        for (size_t i = len; i < count && !app->ended; i++)
            handle_input(app, &events[i]);
        return;
    }
}

static void look_up(struct ui_app *app, const struct ui_event *event) {
    struct ui_chord chords[UI_SEQUENCE];
    app->typed[app->typed_count++] = *event;
    size_t count = typed_chords(app, chords);
    enum ui_action action;
    switch (ui_keymap_find(app->keymap, ui_app_context(app), chords, count, &action)) {
    case UI_FOUND_PREFIX:
        return;
    case UI_FOUND_ACTION:
        app->typed_count = 0;
        perform(app, action, event);
        return;
    case UI_FOUND_NOTHING:
        if (count > 1) {
            unwind(app, chords, count);
            return;
        }
        app->typed_count = 0;
        type(app, event);
    }
}

static void handle_input(struct ui_app *app, const struct ui_event *event) {
    struct ui_chord chord;
    if (ui_chord_of(event, &chord))
        look_up(app, event);
    else
        type(app, event);
}

/* Does what the key does. What was typed of a sequence is dropped. */
static void press(struct ui_app *app, enum ui_action action) {
    app->typed_count = 0;
    perform(app, action, &(struct ui_event){.kind = UI_EVENT_KEY});
}

static bool is_click(const struct ui_event *event, int row) {
    return event->kind == UI_EVENT_MOUSE && event->key == UI_KEY_CLICK && event->row == row;
}

/* A click on a title of the way leads back to its screen. */
static void go_back_to(struct ui_app *app, int col) {
    for (size_t i = 0; i < app->span_count; i++)
        if (col >= app->spans[i].col && col < app->spans[i].end)
            while (app->depth > i + 1)
                close_top(app);
}

/* The action of the key in the bar that is clicked. */
static enum ui_action clicked_key(struct ui_app *app, const struct ui_event *event) {
    struct ui_bar bar;
    if (!is_click(event, app->grid.rows - 1))
        return UI_NO_ACTION;
    const struct ui_bar_of of = ui_app_bar(app);
    ui_frame_bar(&bar, app->grid.cols, &of);
    return ui_frame_key_at(&bar, event->col);
}

/* On a screen that shows nothing, only leaving does something. */
static void handle_blindly(struct ui_app *app, const struct ui_event *event) {
    struct ui_chord chord;
    enum ui_action action;
    if (ui_chord_of(event, &chord) &&
        ui_keymap_find(app->keymap, UI_CONTEXT_GLOBAL, &chord, 1, &action) == UI_FOUND_ACTION)
        app->ended = action == UI_GLOBAL_CLOSE || action == UI_GLOBAL_QUIT;
}

static void handle(struct ui_app *app, const struct ui_event *event) {
    if (event->kind == UI_EVENT_END) {
        app->ended = true;
        app->signal = event->signal;
    } else if (event->kind != UI_EVENT_RESIZE) {
        enum ui_action clicked = clicked_key(app, event);
        app->message[0] = '\0';
        if (ui_app_is_too_small(app))
            handle_blindly(app, event);
        else if (clicked != UI_NO_ACTION)
            press(app, clicked);
        else if (is_click(event, 0))
            go_back_to(app, event->col);
        else
            handle_input(app, event);
    }
}

bool ui_app_step(struct ui_app *app) {
    if (app->ended)
        return false;
    if (!app->drawn || !app->terminal->ops->pending(app->terminal))
        ui_app_draw(app);
    struct ui_event event;
    app->terminal->ops->read(app->terminal, &event);
    handle(app, &event);
    return !app->ended;
}

int ui_app_signal(const struct ui_app *app) {
    return app->signal;
}

enum status ui_run(struct ui_terminal *terminal, const struct ui_keymap *keymap,
    const struct ui_common *common, const struct ui_first *first, size_t count, int *signal,
    struct error *error) {
    struct ui_app *app = ui_app_new(terminal, keymap, common);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = ui_app_start(app, first[i].screen, first[i].argument, error);
        if (first[i].warning)
            say(app, first[i].warning, true);
    }
    while (status == STATUS_OK && ui_app_step(app))
        continue;
    *signal = ui_app_signal(app);
    ui_app_free(app);
    if (status == STATUS_OK && *signal)
        status = error_set(error, STATUS_INTERRUPTED, "ended by signal %d", *signal);
    return status;
}
