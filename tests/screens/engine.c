#include "tests/screens/engine.h"

#include "base/memory.h"
#include "base/text.h"
#include "ui/app.h"
#include "ui/curses.h"
#include "ui/environment.h"
#include "ui/list.h"
#include "ui/textview.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- the text of an entry ---- */

struct text_screen {
    size_t entry;
    int copies; /* of this screen on the stack, this one included */
    struct ui_textview view;
};

/* What the text screen is opened with. */
struct text_argument {
    size_t entry;
    int copies;
};

static const struct ui_screen text_screen;

static const char *const entries[] = {
    "Error 789: the L2TP connection attempt failed",
    "\u63a5\u7d9a\u3067\u304d\u307e\u305b\u3093: wide characters",
    "Hostile \x1b[2J\x1b]0;title\x07 text \u202e\u200b\x9b",
    "Crash",
    "Exit",
    "Exhaust memory",
    "Hang",
    "Refuse",
    "e\u0301e\u0301 combining marks",
};
enum {
    WRITTEN = COUNT_OF(entries),
    ENTRIES = 30
};

static struct slice entry_text(struct arena *arena, size_t entry) {
    if (entry < WRITTEN)
        return slice_of(entries[entry]);
    return arena_printf(arena, "Entry %zu", entry + 1);
}

/* Links are followed by what their target says. */
static const char *const links[] = {"ask", "copy", "again", "next", "refuse", "long"};

static void build(void *context, struct layout *layout) {
    const struct text_screen *screen = context;
    struct arena *arena = arena_new();
    layout_heading(layout, 1, entry_text(arena, screen->entry));
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        const struct layout_run runs[] = {
            {SLICE("A link to "), LAYOUT_NORMAL, SLICE("")},
            {slice_of(links[i]), LAYOUT_NORMAL, slice_of(links[i])},
        };
        layout_paragraph(layout, runs, 2);
    }
    for (int part = 1; part <= 3; part++) {
        layout_heading(layout, 2, arena_printf(arena, "Part %d", part));
        for (int line = 1; line <= 20; line++)
            layout_words(layout, LAYOUT_NORMAL,
                arena_printf(
                    arena, "Part %d line %d of entry %zu.", part, line, screen->entry + 1));
    }
    arena_free(arena);
}

static struct ui_effect follow(void *context, struct slice target) {
    const struct text_screen *screen = context;
    static struct text_argument argument;
    static char much[60000];
    argument = (struct text_argument){screen->entry, screen->copies + 1};
    if (slice_equal(target, SLICE("ask")))
        return ui_ask(UI_QUESTION_OWN, "Your name: ", SLICE(""), false, NULL);
    if (slice_equal(target, SLICE("copy")))
        return ui_copy(SLICE("net stop RasMan\n"), "Copied.");
    if (slice_equal(target, SLICE("long")))
        return ui_copy((struct slice){much, sizeof much}, "Copied.");
    if (slice_equal(target, SLICE("again")))
        return ui_push(&text_screen, &argument);
    argument.copies = screen->copies;
    argument.entry = slice_equal(target, SLICE("refuse")) ? 7 : screen->entry + 1;
    return ui_push(&text_screen, &argument);
}

static const struct ui_textview_source text_source = {.build = build, .follow = follow};

static enum status text_open(void *state, const void *argument, struct error *error) {
    struct text_screen *screen = state;
    const struct text_argument *of = argument;
    if (of->entry == 7)
        return error_set(error, STATUS_NOTHING, "this entry cannot be opened");
    screen->entry = of->entry;
    screen->copies = of->copies;
    ui_textview_init(&screen->view, &text_source, screen);
    return STATUS_OK;
}

static void text_close(void *state) {
    ui_textview_fini(&((struct text_screen *)state)->view);
}

static void text_title(const void *state, struct buf *out) {
    const struct text_screen *screen = state;
    buf_printf(out, "Text %zu.%d", screen->entry + 1, screen->copies);
}

static void text_status(const void *state, struct buf *out) {
    ui_textview_status(&((const struct text_screen *)state)->view, out);
}

static void text_draw(void *state, struct ui_area area) {
    ui_textview_draw(&((struct text_screen *)state)->view, area);
}

static struct ui_effect text_act(void *state, enum ui_action action, const struct ui_event *event) {
    return ui_textview_act(&((struct text_screen *)state)->view, action, event);
}

static struct ui_effect text_answer(void *state, const struct ui_answer *answer) {
    if (answer->question != UI_QUESTION_OWN)
        return ui_textview_answer(&((struct text_screen *)state)->view, answer);
    if (answer->kind == UI_ANSWER_DROPPED)
        return ui_message("No name.");
    return ui_message("Hello %.*s (%zu bytes)", 60, answer->text.at, answer->text.len);
}

static const struct ui_screen text_screen = {
    .context = UI_CONTEXT_TEXT,
    .state_size = sizeof(struct text_screen),
    .open = text_open,
    .close = text_close,
    .title = text_title,
    .status = text_status,
    .draw = text_draw,
    .act = text_act,
    .answer = text_answer,
};

/* ---- the list ---- */

struct list_screen {
    struct ui_list list;
};

static size_t count(const void *context) {
    (void)context;
    return ENTRIES;
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    (void)context;
    struct arena *arena = arena_new();
    ui_area_put_cut(area, 0, 0, entry_text(arena, item), LAYOUT_NORMAL);
    arena_free(arena);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    (void)context;
    struct arena *arena = arena_new();
    struct buf text = {0};
    text_fold(&text, entry_text(arena, item));
    bool found = slice_find(buf_slice(&text), folded) != SLICE_NONE;
    buf_fini(&text);
    arena_free(arena);
    return found;
}

/* Only where a test asks for it: other tests type at random. */
static void misbehave(size_t item) {
    if (!getenv("ENGINE_MISBEHAVES"))
        return;
    if (item == 3)
        raise(SIGSEGV);
    if (item == 4)
        exit(7);
    if (item == 5)
        mem_exhausted();
    if (item == 6) /* never comes back to the loop; to the tester it looks as if it waited */
        for (;;)
            poll(NULL, 0, -1);
}

static struct ui_effect open_entry(void *context, size_t item) {
    (void)context;
    static struct text_argument argument;
    argument = (struct text_argument){item, 1};
    misbehave(item);
    return ui_push(&text_screen, &argument);
}

static const struct ui_list_source list_source = {
    .count = count,
    .draw = draw_entry,
    .matches = matches,
    .open = open_entry,
    .numbered = true,
};

static enum status list_open(void *state, const void *argument, struct error *error) {
    (void)argument, (void)error;
    struct list_screen *screen = state;
    ui_list_init(&screen->list, &list_source, screen);
    return STATUS_OK;
}

static void list_close(void *state) {
    ui_list_fini(&((struct list_screen *)state)->list);
}

static void list_title(const void *state, struct buf *out) {
    (void)state;
    buf_add_string(out, "Engine");
}

static void list_status(const void *state, struct buf *out) {
    ui_list_status(&((const struct list_screen *)state)->list, out);
}

static void list_draw(void *state, struct ui_area area) {
    ui_list_draw(&((struct list_screen *)state)->list, area);
}

static struct ui_effect list_act(void *state, enum ui_action action, const struct ui_event *event) {
    return ui_list_act(&((struct list_screen *)state)->list, action, event);
}

static struct ui_effect list_answer(void *state, const struct ui_answer *answer) {
    return ui_list_answer(&((struct list_screen *)state)->list, answer);
}

const struct ui_screen engine_list = {
    .context = UI_CONTEXT_LIST,
    .state_size = sizeof(struct list_screen),
    .open = list_open,
    .close = list_close,
    .title = list_title,
    .status = list_status,
    .draw = list_draw,
    .act = list_act,
    .answer = list_answer,
};

int engine_run(void) {
    struct ui_terminal *terminal;
    struct error error;
    int number = 0;
    bool ascii = !ui_environment_set_charset();
    const struct ui_curses_options options = {
        .color = ui_environment_color(true), .mouse = true, .ascii = ascii};
    enum status status = ui_curses_open(&options, &terminal, &error);
    if (status) {
        fprintf(stderr, "%s\n", error.text);
        return (int)status;
    }
    struct ui_keymap *keymap = ui_keymap_new();
    const struct ui_first first = {.screen = &engine_list};
    status = ui_run(terminal, keymap, NULL, &first, 1, &number, &error);
    terminal->ops->close(terminal);
    ui_keymap_free(keymap);
    if (number) { /* so that a shell sees what ended it */
        signal(number, SIG_DFL);
        raise(number);
    }
    return (int)status;
}
