/* What the commands print: through the gate, and for a terminal in lines that fit. */
#include "base/text.h"
#include "cli/cli.h"
#include "layout/layout.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    HANG = 2 /* columns that the rest of a line without a beginning of its own is set in */
};

static unsigned width_of(int fd) {
    struct winsize size = {0};
    bool known = ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

unsigned cli_width(void) {
    return width_of(STDOUT_FILENO);
}

void cli_print(struct buf *text) {
    struct buf gated = {0};
    text_gate(&gated, buf_slice(text));
    fwrite(buf_string(&gated), 1, gated.len, stdout);
    buf_fini(&gated);
    buf_clear(text);
}

void cli_print_layout(const struct layout *layout) {
    struct buf out = {0};
    layout_print(&out, layout);
    cli_print(&out);
    buf_fini(&out);
}

void cli_print_path(struct slice path, bool null) {
    struct buf out = {0};
    if (null && !isatty(STDOUT_FILENO))
        buf_add(&out, path);
    else
        text_gate_line(&out, path);
    buf_add_char(&out, null ? '\0' : '\n');
    fwrite(buf_string(&out), 1, out.len, stdout);
    buf_fini(&out);
}

/* ---- lines for a terminal ---- */

/* Where the words of a line begin, behind blanks and the mark of an item: "    - ", " 1. ", "  1 ".
 */
static size_t words_start(struct slice line) {
    static const char *const marks[] = {"-", "*", "!"};
    struct slice words = slice_strip_start(line, " "), rest = words, mark;
    uint64_t number;
    if (!slice_next_word(&rest, &mark))
        return 0;
    if (slice_is_one_of(mark, marks, COUNT_OF(marks)) ||
        slice_number(slice_strip_end(mark, "."), UINT32_MAX, &number))
        words = slice_strip_start(slice_from(words, mark.len), " ");
    return line.len - words.len;
}

/* Where the second column of a row begins: "  --limit N   at most N". */
static size_t column_start(struct slice line) {
    size_t indent = line.len - slice_strip_start(line, " ").len;
    ptrdiff_t gap = slice_find(slice_from(line, indent), SLICE("  "));
    if (gap == SLICE_NONE)
        return words_start(line);
    size_t start = indent + (size_t)gap;
    return line.len - slice_strip_start(slice_from(line, start), " ").len;
}

/* Where the hanging lines would have too little room, they begin at the left. A word that is wider
 * than the terminal stays whole, so that a path or key is copied as one. */
static void add_wrapped(struct buf *out, struct slice line, size_t width, size_t hang) {
    size_t column = 0;
    hang = hang && hang <= width / 3 * 2 ? hang : HANG;
    while (line.len) {
        size_t blanks = line.len - slice_strip_start(line, " ").len;
        ptrdiff_t end = slice_find_char(slice_from(line, blanks), ' ');
        struct slice word = slice_from(line, blanks);
        word = slice_first(word, end == SLICE_NONE ? word.len : (size_t)end);
        line = slice_from(line, blanks + word.len);
        if (column > hang && column + blanks + text_width(word) > width) {
            buf_add_char(out, '\n');
            blanks = column = hang;
        } else {
            column += blanks;
        }
        buf_add_repeated(out, ' ', blanks);
        buf_add(out, word);
        column += text_width(word);
    }
    buf_add_char(out, '\n');
}

/* Adds the lines as the terminal at `fd` can show them; as they are where there is none. */
static void add_lines(struct buf *out, struct slice text, int fd, bool rows) {
    size_t width = isatty(fd) ? width_of(fd) : SIZE_MAX;
    struct slice line;
    while (slice_next_line(&text, &line))
        add_wrapped(out, line, width, rows ? column_start(line) : words_start(line));
}

/* The gate comes first: a lone carriage return of a title must not begin a line. */
static void print_lines(struct buf *text, bool rows) {
    struct buf gated = {0}, lines = {0};
    text_gate(&gated, buf_slice(text));
    add_lines(&lines, buf_slice(&gated), STDOUT_FILENO, rows);
    fwrite(buf_string(&lines), 1, lines.len, stdout);
    buf_fini(&lines);
    buf_fini(&gated);
    buf_clear(text);
}

void cli_print_lines(struct buf *text) {
    print_lines(text, false);
}

void cli_print_rows(struct buf *text) {
    print_lines(text, true);
}

/* ---- complaints ---- */

enum status cli_complain(struct cli *cli, enum status status, const char *format, ...) {
    va_list values;
    va_start(values, format);
    vsnprintf(cli->error.text, sizeof cli->error.text, format, values);
    va_end(values);
    return cli_fail(cli, status);
}

enum status cli_fail(struct cli *cli, enum status status) {
    struct buf told = {0}, line = {0}, lines = {0};
    text_gate_line(&told, slice_of(cli->error.text));
    buf_printf(&line, "fixtree: %s", buf_string(&told));
    add_lines(&lines, buf_slice(&line), STDERR_FILENO, false);
    fputs(buf_string(&lines), stderr);
    if (cli->told_count++ == 0)
        cli->told = arena_string(cli->arena, buf_slice(&told));
    buf_fini(&lines);
    buf_fini(&line);
    buf_fini(&told);
    return status;
}
