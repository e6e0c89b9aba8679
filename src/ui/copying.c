#include "ui/copying.h"

#include "sheet/bars.h"
#include "ui/list.h"
#include "ui/wrapped.h"

enum {
    ENTRY_ROWS = 4,
    MESSAGE_BYTES = 200,
};

/* A line that can be copied. */
struct line {
    const char *kind; /* "PowerShell" */
    struct slice text;
};

struct lines {
    LIST(struct line) list;
    size_t left_out; /* settings of which no command can be made */
};

struct copying {
    struct ui_list list; /* first, for the functions of lists */
    struct ui_kb *kb;
    struct arena *arena;
    struct lines lines;
};

/* ---- what there is ---- */

/* A line that several steps give is offered once. */
static void add_line(
    struct arena *arena, struct lines *lines, const char *kind, struct slice text) {
    for (size_t i = 0; i < lines->list.count; i++)
        if (slice_equal(lines->list.items[i].text, text))
            return;
    *LIST_ADD(arena, &lines->list) = (struct line){kind, arena_slice(arena, text)};
}

static void add_commands(struct arena *arena, const struct ui_copying *of, struct lines *lines) {
    const struct article *article = &of->page->article;
    for (size_t i = 0; i < article->commands.count; i++)
        if (article->commands.items[i].fix == of->fix)
            add_line(arena, lines, sheet_shell_words(article->commands.items[i].shell),
                sheet_filled(arena, of->subject, article->commands.items[i].text));
}

static void add_setting(struct arena *arena, const struct ui_copying *of,
    const struct registry_setting *written, struct lines *lines) {
    struct buf text = {0};
    struct error error;
    struct registry_setting filled = *written, *setting = &filled;
    filled.key = sheet_filled(arena, of->subject, written->key);
    filled.name = sheet_filled(arena, of->subject, written->name);
    filled.data = sheet_filled(arena, of->subject, written->data);
    enum registry_act act = setting->op == REGISTRY_LOOK ? REGISTRY_VERIFY : REGISTRY_APPLY;
    if (registry_write(&text, REGISTRY_REG_EXE, act, setting, &error) == STATUS_OK)
        add_line(arena, lines, "Registry setting", buf_slice(&text));
    else if (setting->key.len)
        add_line(arena, lines, "Registry key", setting->key);
    else
        lines->left_out++;
    buf_fini(&text);
}

/* A setting that was read from a command is that command already. */
static bool is_command(const struct article *article, const struct article_setting *setting) {
    for (size_t i = 0; i < article->commands.count; i++) {
        const struct article_command *command = &article->commands.items[i];
        if (command->fix == setting->fix && command->place.block == setting->place.block &&
            command->place.line == setting->place.line)
            return true;
    }
    return false;
}

static struct lines lines_of(struct arena *arena, const struct ui_copying *of) {
    const struct article *article = &of->page->article;
    struct lines lines = {0};
    add_commands(arena, of, &lines);
    for (size_t i = 0; i < article->settings.count; i++)
        if (article->settings.items[i].fix == of->fix &&
            !is_command(article, &article->settings.items[i]))
            add_setting(arena, of, &article->settings.items[i].setting, &lines);
    return lines;
}

static struct ui_effect copy(const struct line *line) {
    int shown = line->text.len < MESSAGE_BYTES ? (int)line->text.len : MESSAGE_BYTES;
    return ui_copy(line->text, "Copied: %.*s", shown, line->text.at);
}

struct ui_effect ui_copying_begin(const struct ui_copying *copying) {
    arena_reset(copying->kb->arena);
    struct lines lines = lines_of(copying->kb->arena, copying);
    if (lines.list.count == 1)
        return copy(&lines.list.items[0]);
    if (lines.list.count > 1)
        return ui_push(&ui_copying_screen, copying);
    return ui_message(lines.left_out ? "The registry setting here is not complete."
                                     : "There is no command or registry setting here.");
}

/* ---- the list ---- */

static size_t count(const void *context) {
    return ((const struct copying *)context)->lines.list.count;
}

static const struct line *line_at(const void *context, size_t item) {
    return &((const struct copying *)context)->lines.list.items[item];
}

static int height(const void *context, size_t item, int cols) {
    return 1 + ui_wrapped_rows(line_at(context, item)->text, cols, ENTRY_ROWS);
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct line *line = line_at(context, item);
    ui_area_put_cut(area, 0, 0, slice_of(line->kind), LAYOUT_DIM);
    ui_wrapped_put(area, 1, line->text, LAYOUT_CODE, ENTRY_ROWS);
}

static bool matches(const void *context, size_t item, struct slice folded) {
    return ui_list_holds(line_at(context, item)->text, folded);
}

static struct ui_effect open_entry(void *context, size_t item) {
    return copy(line_at(context, item));
}

static const struct ui_list_source source = {
    .count = count,
    .height = height,
    .draw = draw_entry,
    .matches = matches,
    .open = open_entry,
    .numbered = true,
};

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct copying *copying = state;
    const struct ui_copying *of = argument;
    copying->arena = arena_new();
    copying->kb = of->kb;
    copying->lines = lines_of(copying->arena, of);
    ui_list_init(&copying->list, &source, copying);
    return STATUS_OK;
}

static void close(void *state) {
    struct copying *copying = state;
    ui_list_fini(&copying->list);
    arena_free(copying->arena);
}

static struct ui_effect act_copy(struct copying *copying) {
    return ui_list_act(&copying->list, UI_LIST_OPEN, &(struct ui_event){.kind = UI_EVENT_KEY});
}

#define UI_COPYING_ACTIONS
#include "ui/own.def"

const struct ui_screen ui_copying_screen = {
    .context = UI_CONTEXT_COPYING,
    .widget = &ui_list_widget,
    .state_size = sizeof(struct copying),
    .open = open,
    .close = close,
    .name = "Copy which?",
    .own = own,
};
