#include "ui/transcript.h"

#include "sheet/transcript.h"
#include "ui/printing.h"
#include "ui/screens.h"
#include "ui/textview.h"

struct screen {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_kb *kb;
    int64_t number;
    struct buf text;
};

/* Its own copy of the case is asked: what the walk shows does not move. */
static enum status write_transcript(const struct screen *screen, enum transcript_format format,
    struct buf *out, struct error *error) {
    struct case_walk *walk;
    const struct case_base base = {screen->kb->tree, screen->kb->store, screen->kb->cases};
    enum status status = case_resume(&walk, &base, screen->number, error);
    if (status != STATUS_OK)
        return status;
    transcript_write(out, walk, screen->kb->store, format);
    case_free(walk);
    return STATUS_OK;
}

enum {
    EXACT_INDENT = 4, /* blanks before a setting or a command (sheet/transcript_text.c) */
    MOST_INDENT = 8,
};

/* The blanks before a line and its number or mark: what follows is wrapped below itself. In
 * "  1. What problem are you having?" those are five columns. */
static size_t hanging(struct slice line) {
    size_t at = 0;
    while (at < line.len && line.at[at] == ' ')
        at++;
    size_t blanks = at;
    while (at < line.len && slice_find_char(SLICE("0123456789.->"), line.at[at]) != SLICE_NONE)
        at++;
    bool marked = at > blanks && at < line.len && line.at[at] == ' ' && at < MOST_INDENT;
    return marked ? at + 1 : blanks;
}

/* What goes on in a second row begins there below itself. What is to be typed is not wrapped at
 * words. */
static void add_hanging(struct layout *layout, struct slice line, size_t indent, bool exact) {
    static const char blanks[] = "         ";
    layout_open(
        layout, slice_first(line, indent), slice_first(slice_of(blanks), indent), LAYOUT_NORMAL);
    if (exact)
        layout_exact(layout, LAYOUT_NORMAL, slice_from(line, indent));
    else
        layout_words(layout, LAYOUT_NORMAL, slice_from(line, indent));
    layout_close(layout);
}

static void add_line(struct layout *layout, struct slice line) {
    size_t indent = hanging(line);
    bool columns = indent == 0 && slice_find(line, SLICE("  ")) != SLICE_NONE;
    bool heading = indent == 0 && slice_find_char(line, ':') == SLICE_NONE && line.len < 40;
    if (line.len == 0)
        layout_gap(layout);
    else if (layout->lines.count == 0)
        layout_heading(layout, 1, line);
    else if (heading)
        layout_heading(layout, 2, line);
    else if (columns || indent > MOST_INDENT)
        layout_exact(layout, LAYOUT_NORMAL, line);
    else
        add_hanging(layout, line, indent, indent == EXACT_INDENT);
}

static void build(void *context, struct layout *layout) {
    struct slice rest = buf_slice(&((struct screen *)context)->text), line;
    while (slice_next_line(&rest, &line))
        add_line(layout, line);
}

static const struct ui_textview_source source = {.build = build};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    struct screen *screen = state;
    const struct ui_transcript *of = argument;
    screen->kb = of->kb;
    screen->number = of->number;
    enum status status = write_transcript(screen, TRANSCRIPT_TEXT, &screen->text, error);
    if (status != STATUS_OK)
        return status;
    ui_textview_init(&screen->view, &source, screen);
    return STATUS_OK;
}

static void close(void *state) {
    struct screen *screen = state;
    ui_textview_fini(&screen->view);
    buf_fini(&screen->text);
}

/* It was opened from the list of cases. */
static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    (void)state, (void)argument;
    return screen == &ui_cases_screen ? UI_SHOWS_KIN : UI_SHOWS_OTHER;
}

static void title(const void *state, struct buf *out) {
    buf_printf(out, "Case %lld", (long long)((const struct screen *)state)->number);
}

/* ---- the actions ---- */

static struct ui_effect act_copy(struct screen *screen) {
    return ui_copy(buf_slice(&screen->text), "Copied: all of case %lld", (long long)screen->number);
}

static struct ui_effect act_save(struct screen *screen) {
    struct buf bytes = {0}, name = {0};
    struct error error;
    buf_printf(&name, "case-%lld.md", (long long)screen->number);
    enum status status = write_transcript(screen, TRANSCRIPT_MARKDOWN, &bytes, &error);
    struct ui_effect effect =
        status ? ui_failure("%s", error.text) : ui_print_file(buf_slice(&name), buf_slice(&bytes));
    buf_fini(&bytes);
    buf_fini(&name);
    return effect;
}

#define UI_TRANSCRIPT_ACTIONS
#include "ui/own.def"

const struct ui_screen ui_transcript_screen = {
    .context = UI_CONTEXT_TRANSCRIPT,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct screen),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .own = own,
};
