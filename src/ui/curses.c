#include "ui/curses_parts.h"

#include "base/memory.h"
#include "base/text.h"
#include "ui/clipboard.h"
#include "ui/rescue.h"
#include "ui/signals.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    ESCAPE_DELAY = 25, /* ms that the rest of an escape sequence may take */
    MOST_FUTILE = 3,   /* times that input was announced and none came: it has ended */
    DEFAULT = -1,
};

static struct curses *of(struct ui_terminal *terminal) {
    return (struct curses *)terminal; /* its first member */
}

/* ---- looks ---- */

static const struct {
    attr_t attributes;
    short foreground, background;
} looks[UI_STYLES] = {
#define X(style, attributes, foreground, background) [style] = {attributes, foreground, background},
#include "ui/looks.def"
#undef X
};

/* Every style has a pair of colours of its own; number 0 is the terminal's. */
static bool start_colors(bool wanted) {
    if (!wanted || !has_colors() || start_color() == ERR || use_default_colors() == ERR ||
        COLOR_PAIRS <= UI_STYLES)
        return false;
    for (int style = 0; style < UI_STYLES; style++)
        init_pair((short)(style + 1), looks[style].foreground, looks[style].background);
    return true;
}

static unsigned look_of(unsigned style) {
    if (style & UI_FOCUS)
        return UI_FOCUSED;
    if (style & UI_MATCH)
        return UI_MATCHING;
    return style & UI_STYLE_MASK;
}

/* ---- showing ---- */

/* A character that the terminal's own tables find narrower or wider than we do would shift the rest
 * of the row; it is replaced. */
static wchar_t fallback(uint32_t point) {
    switch (point) {
#define X(from, to)                                                                                \
    case from:                                                                                     \
        return to;
#include "ui/ascii.def"
#undef X
    default:
        return L'?';
    }
}

/* The cell for curses. `*next` is where the next one goes: a wide character that is replaced takes
 * two. */
static cchar_t *set_row_cell(
    const struct curses *curses, cchar_t *next, const struct ui_cell *cell) {
    wchar_t text[UI_CELL_POINTS + 1] = {0};
    bool fits = wcwidth((wchar_t)cell->points[0]) == cell->width;
    text[0] = fits ? (wchar_t)cell->points[0] : fallback(cell->points[0]);
    for (size_t i = 1, k = 1; fits && i < UI_CELL_POINTS && cell->points[i]; i++)
        if (wcwidth((wchar_t)cell->points[i]) == 0)
            text[k++] = (wchar_t)cell->points[i];
    unsigned look = look_of(cell->style);
    attr_t attributes = looks[look].attributes;
    if (cell->style & UI_SELECTED)
        attributes ^= A_REVERSE;
    short pair = curses->color ? (short)(look + 1) : 0;
    for (int i = 0; i < (fits ? 1 : cell->width); i++)
        setcchar(next++, text, attributes, pair, NULL);
    return next;
}

static void show_row(struct curses *curses, const struct ui_grid *grid, int row) {
    const struct ui_cell *cells = ui_grid_at(grid, row, 0);
    const struct ui_cell *before = ui_grid_at(&curses->shown, row, 0);
    size_t size = (size_t)grid->cols * sizeof *cells;
    if (before && curses->shown.cols == grid->cols && memcmp(before, cells, size) == 0)
        return;
    cchar_t *next = curses->row;
    for (int col = 0; col < grid->cols; col++)
        if (cells[col].width)
            next = set_row_cell(curses, next, &cells[col]);
    mvadd_wchnstr(row, 0, curses->row, (int)(next - curses->row));
}

static void keep_shown(struct curses *curses, const struct ui_grid *grid) {
    size_t cells = (size_t)grid->rows * (size_t)grid->cols;
    ui_grid_clear(&curses->shown, grid->rows, grid->cols);
    memcpy(curses->shown.cells, grid->cells, cells * sizeof *grid->cells);
}

static void show(struct ui_terminal *terminal, const struct ui_grid *grid) {
    struct curses *curses = of(terminal);
    curses->row = mem_resize(curses->row, ((size_t)grid->cols + 1) * sizeof *curses->row);
    for (int row = 0; row < grid->rows; row++)
        show_row(curses, grid, row);
    keep_shown(curses, grid);
    curs_set(grid->cursor_row >= 0);
    if (grid->cursor_row >= 0)
        move(grid->cursor_row, grid->cursor_col);
    refresh();
}

static void repaint(struct ui_terminal *terminal) {
    (void)terminal;
    clearok(curscr, TRUE);
}

/* ---- bytes that curses does not send ---- */

static void send(const char *bytes, size_t len) {
    while (len > 0) {
        ssize_t sent = write(STDOUT_FILENO, bytes, len);
        if (sent <= 0)
            return; /* the terminal is gone or a signal came; the loop will see to it */
        bytes += sent;
        len -= (size_t)sent;
    }
}

/* A capability's string, "" where the terminal has none. */
static const char *capability(const char *name) {
    char *text = tigetstr(name);
    return text && text != (char *)-1 ? text : "";
}

/* Adds a capability without its padding, "$<5>", which terminals of today do not need. */
static void add_capability(struct buf *out, const char *name) {
    struct slice text = slice_of(capability(name));
    while (text.len) {
        ptrdiff_t padding = slice_find(text, SLICE("$<"));
        buf_add(out, padding == SLICE_NONE ? text : slice_first(text, (size_t)padding));
        if (padding == SLICE_NONE)
            return;
        text = slice_from(text, (size_t)padding);
        ptrdiff_t end = slice_find_char(text, '>');
        text = slice_from(text, end == SLICE_NONE ? text.len : (size_t)end + 1);
    }
}

static void bracket_paste(const struct curses *curses, bool on) {
    struct buf bytes = {0};
    if (curses->paste)
        add_capability(&bytes, on ? "BE" : "BD");
    send(buf_string(&bytes), bytes.len);
    buf_fini(&bytes);
}

static bool copy(struct ui_terminal *terminal, struct slice text) {
    (void)terminal;
    struct buf bytes = {0};
    bool short_enough = ui_clipboard_sequence(&bytes, text);
    send(buf_string(&bytes), bytes.len);
    buf_fini(&bytes);
    return short_enough;
}

static void set_mouse(struct ui_terminal *terminal, bool on) {
    of(terminal)->mouse = on;
    mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

/* ---- the size, stopping, going on ---- */

static enum ui_curses_taken resize_event(struct curses *curses, struct ui_event *event) {
    struct winsize size = {0};
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    if (size.ws_row && size.ws_col)
        resize_term(size.ws_row, size.ws_col);
    clearok(curscr, TRUE);
    ui_grid_clear(&curses->shown, 1, 1);
    curses->terminal.rows = LINES;
    curses->terminal.cols = COLS;
    *event = (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = LINES, .cols = COLS};
    return UI_CURSES_TOOK_EVENT;
}

static void add_restoring(const struct curses *curses, struct buf *out) {
    if (curses->paste)
        add_capability(out, "BD");
    if (*capability("kmous"))
        buf_add_string(out, "\033[?1006l\033[?1000l");
    add_capability(out, "rmkx");
    add_capability(out, "sgr0");
    add_capability(out, "op");
    add_capability(out, "cnorm");
    add_capability(out, "rmcup");
}

static void enter(struct curses *curses) {
    struct buf bytes = {0};
    add_restoring(curses, &bytes);
    ui_rescue_arm(STDOUT_FILENO, &curses->modes, buf_slice(&bytes));
    buf_fini(&bytes);
    refresh();
    bracket_paste(curses, true);
}

static void leave(struct curses *curses) {
    bracket_paste(curses, false);
    endwin();
    ui_rescue_disarm();
    curses->pasting = false;
}

static bool take_signals(struct curses *curses, struct ui_event *event) {
    struct ui_signals signals = ui_signals_take();
    if (signals.ended_by) {
        *event = (struct ui_event){.kind = UI_EVENT_END, .signal = signals.ended_by};
        return true;
    }
    /* After SIGSTOP and SIGCONT the shell has set its own modes, and its text is on the glass. */
    if (signals.stop || signals.resumed) {
        leave(curses);
        if (signals.stop)
            ui_signals_stop();
        enter(curses);
    }
    return (signals.stop || signals.resumed || signals.resized) && resize_event(curses, event);
}

/* Bytes that are no event (the end of a paste) must not count as pending, or the loop would wait
 * for the next key without having drawn. So the event itself is taken, and kept. */
static bool pending(struct ui_terminal *terminal) {
    struct curses *curses = of(terminal);
    enum ui_curses_taken taken = UI_CURSES_TOOK_BYTES;
    while (!curses->has_next && taken == UI_CURSES_TOOK_BYTES) {
        taken = ui_curses_take(curses, &curses->next);
        curses->has_next = taken == UI_CURSES_TOOK_EVENT;
    }
    return curses->has_next;
}

static void read_event(struct ui_terminal *terminal, struct ui_event *event) {
    struct curses *curses = of(terminal);
    while (!curses->gone) {
        if (take_signals(curses, event))
            return;
        if (pending(terminal)) {
            *event = curses->next;
            curses->has_next = false;
            return;
        }
        if (ui_signals_wait(STDIN_FILENO))
            curses->gone = ++curses->futile > MOST_FUTILE;
    }
    /* That input has ended may be seen before the signal that says why, or there may be none (the
     * terminal is not the controlling one). The end is to be the same, but not under nohup. */
    raise(SIGHUP);
    if (!take_signals(curses, event))
        *event = (struct ui_event){.kind = UI_EVENT_END};
}

/* ---- opening and closing ---- */

static void close_terminal(struct ui_terminal *terminal) {
    struct curses *curses = of(terminal);
    leave(curses);
    delwin(curses->input);
    delscreen(curses->screen);
    ui_signals_remove();
    mem_on_exhausted(NULL);
    ui_grid_fini(&curses->shown);
    free(curses->row);
    free(curses);
}

static const struct ui_terminal_ops ops = {
    .show = show,
    .read = read_event,
    .pending = pending,
    .repaint = repaint,
    .set_mouse = set_mouse,
    .copy = copy,
    .close = close_terminal,
};

static enum status refuse_term(struct error *error) {
    struct buf term = {0};
    text_gate_line(&term, slice_of(getenv("TERM")));
    error_set(error, STATUS_USAGE,
        "the terminal \"%s\" cannot place a cursor: set TERM to what it is (xterm-256color, linux, "
        "vt100), or use the commands that print, see fixtree --help",
        buf_string(&term));
    buf_fini(&term);
    return STATUS_USAGE;
}

static enum status check_terminal(struct error *error) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(error, STATUS_USAGE,
            "the interface needs a terminal for input and output: use the commands that print, "
            "see fixtree --help");
    const char *term = getenv("TERM");
    return term && *term ? STATUS_OK : refuse_term(error);
}

/* Ctrl-S shall not freeze the screen, nor Ctrl-V and Ctrl-O be taken by the line discipline. */
static void set_modes(struct curses *curses) {
    curses->input = newpad(1, 1);
    if (!curses->input)
        mem_exhausted();
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(curses->input, TRUE);
    nodelay(curses->input, TRUE);
    struct termios modes;
    if (tcgetattr(STDIN_FILENO, &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
        modes.c_lflag &= ~(tcflag_t)IEXTEN;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
        def_prog_mode();
    }
}

/* Arrows in both modes of the keypad: a terminal that is not quite what TERM says may not switch.
 */
static void define_arrows(void) {
    static const struct {
        char final;
        int code;
    } arrows[] = {{'A', KEY_UP}, {'B', KEY_DOWN}, {'C', KEY_RIGHT}, {'D', KEY_LEFT},
        {'H', KEY_HOME}, {'F', KEY_END}};
    for (size_t i = 0; i < COUNT_OF(arrows); i++) {
        const char cursor[] = {'\033', '[', arrows[i].final, '\0'};
        const char application[] = {'\033', 'O', arrows[i].final, '\0'};
        if (key_defined(cursor) == 0)
            define_key(cursor, arrows[i].code);
        if (key_defined(application) == 0)
            define_key(application, arrows[i].code);
    }
}

static void set_keys(struct curses *curses) {
    define_arrows();
    set_escdelay(ESCAPE_DELAY);
    mouseinterval(0); /* a press is a click; curses would wait for the release */
    curses->paste = *capability("BE") && *capability("BD");
    if (curses->paste) {
        define_key(capability("PS"), UI_CURSES_PASTE_BEGIN);
        define_key(capability("PE"), UI_CURSES_PASTE_END);
    }
}

/* Opens curses. On a terminal like "dumb" that works too, and shows nothing, so what is needed is
 * asked for. */
static bool open_screen(struct curses *curses) {
    use_env(FALSE); /* LINES and COLUMNS of the environment would outlive a resize */
    use_tioctl(TRUE);
    curses->screen = newterm(NULL, stdout, stdin);
    if (!curses->screen)
        return false;
    if (*capability("cup") && *capability("clear"))
        return true;
    delscreen(curses->screen);
    tcsetattr(STDIN_FILENO, TCSANOW, &curses->modes);
    return false;
}

static void set_up(struct curses *curses, const struct ui_curses_options *options) {
    set_modes(curses);
    set_keys(curses);
    curses->color = start_colors(options->color);
    curses->terminal =
        (struct ui_terminal){.ops = &ops, .rows = LINES, .cols = COLS, .ascii = options->ascii};
    ui_grid_init(&curses->shown, 1, 1);
    enter(curses);
    set_mouse(&curses->terminal, options->mouse);
}

/* For ends of the program that do not pass through close. */
static void watch_for_ends(void) {
    static bool watching;
    mem_on_exhausted(ui_rescue_now);
    if (!watching)
        atexit(ui_rescue_now);
    watching = true;
}

enum status ui_curses_open(
    const struct ui_curses_options *options, struct ui_terminal **terminal, struct error *error) {
    enum status status = check_terminal(error);
    if (status)
        return status;
    struct curses *curses = mem_new(sizeof *curses);
    tcgetattr(STDIN_FILENO, &curses->modes);
    ui_signals_install();
    if (!open_screen(curses)) {
        ui_signals_remove();
        free(curses);
        return refuse_term(error);
    }
    watch_for_ends();
    set_up(curses, options);
    *terminal = &curses->terminal;
    return STATUS_OK;
}
