/* A sheet as Markdown, for tickets and wikis: CommonMark with task lists. */
#include "sheet/pieces.h"

#include "base/text.h"

enum {
    DEEPEST = 32 /* lists within lists that are still indented */
};

struct markdown_view {
    struct arena *arena;
    struct buf *out;
    struct sheet_pieces pieces;
    unsigned indents[DEEPEST]; /* of the labels around the next piece */
    size_t depth;
};

/* ---- text ---- */

/* Whatever Markdown or HTML could take for markup gets a backslash (CommonMark 2.4). */
static void add_escaped(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("\\`*_[]<>&#|~!", text.at[i]))
            buf_add_char(out, '\\');
        buf_add_char(out, text.at[i]);
    }
}

static size_t longest_run(struct slice text, char c) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.at[i] == c ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Inline code between more backticks than it holds in a row (CommonMark 6.1). */
static void add_code(struct buf *out, struct slice text) {
    size_t ticks = longest_run(text, '`') + 1;
    bool edge = text.len && (text.at[0] == '`' || text.at[text.len - 1] == '`');
    buf_add_repeated(out, '`', ticks);
    buf_add_string(out, edge ? " " : "");
    buf_add(out, text);
    buf_add_string(out, edge ? " " : "");
    buf_add_repeated(out, '`', ticks);
}

/* Emphasis holds no blanks at its ends. */
static void add_marked(struct buf *out, struct slice text, const char *mark) {
    struct slice inner = slice_trim(text);
    size_t before = inner.len ? (size_t)(inner.at - text.at) : text.len;
    buf_add_repeated(out, ' ', before);
    if (inner.len == 0)
        return;
    buf_add_string(out, mark);
    add_escaped(out, inner);
    buf_add_string(out, mark);
    buf_add_repeated(out, ' ', text.len - before - inner.len);
}

static void add_span(struct buf *out, const struct layout_span *span) {
    if (span->style == LAYOUT_CODE)
        add_code(out, span->text);
    else if (span->style == LAYOUT_STRONG)
        add_marked(out, span->text, "**");
    else if (span->style == LAYOUT_EMPHASIS)
        add_marked(out, span->text, "*");
    else
        add_escaped(out, span->text);
}

/* The address stands behind the text, so that it is there on paper too. */
static void add_address(struct markdown_view *view, uint32_t link) {
    struct slice target = view->pieces.layout->links.items[link - 1];
    bool plain = sheet_is_address(target) && slice_find_char(target, ' ') == SLICE_NONE &&
                 slice_find_char(target, '<') == SLICE_NONE &&
                 slice_find_char(target, '>') == SLICE_NONE;
    buf_add_string(view->out, " (");
    if (plain)
        buf_printf(view->out, "<%.*s>", SLICE_ARGS(target));
    else
        add_escaped(view->out, target);
    buf_add_char(view->out, ')');
}

/* What would make a list, a rule or a heading of a paragraph: "- ", "3.", "===". Returns how much
 * of the text was added. */
static size_t guard_start(struct buf *out, struct slice text) {
    size_t digits = 0;
    while (digits < text.len && ascii_is_digit(text.at[digits]))
        digits++;
    if (text.len && strchr("-+=", text.at[0]))
        buf_add_char(out, '\\');
    if (digits == 0 || digits == text.len || !strchr(".)", text.at[digits]))
        return 0;
    buf_add(out, slice_first(text, digits));
    buf_add_char(out, '\\');
    buf_add_char(out, text.at[digits]);
    return digits + 1;
}

static void add_text(struct markdown_view *view, const struct sheet_piece *piece) {
    for (size_t i = 0; i < piece->span_count; i++) {
        struct layout_span rest = piece->spans[i], *span = &rest;
        if (i == 0 && span->style == LAYOUT_NORMAL)
            rest.text = slice_from(rest.text, guard_start(view->out, rest.text));
        add_span(view->out, span);
        bool ends = i + 1 == piece->span_count || piece->spans[i + 1].link != span->link;
        if (span->link && ends)
            add_address(view, span->link);
    }
}

/* ---- blocks ---- */

/* One blank line at most. */
static void end_block(struct markdown_view *view) {
    struct slice text = buf_slice(view->out);
    if (text.len && !slice_ends(text, SLICE("\n\n")))
        buf_add_char(view->out, '\n');
}

static void indent(struct markdown_view *view) {
    buf_add_repeated(view->out, ' ', 2 * view->depth);
}

/* Leaves the items that the piece does not stand in. */
static void leave_items(struct markdown_view *view, const struct sheet_piece *piece) {
    while (view->depth && view->indents[view->depth - 1] >= piece->indent)
        view->depth--;
}

/* "☐ 2." becomes "- [ ] 2."; "2." and bullets become items too. */
static void add_label(struct markdown_view *view, const struct sheet_piece *piece) {
    static const struct {
        struct slice box;
        const char *mark;
    } boxes[] = {
        {{"\u2610", 3}, "[ ]"},
        {{"\u2611", 3}, "[x]"},
        {{"\u2612", 3}, "[ ] (failed)"},
        {{"\u229f", 3}, "[ ] (skipped)"},
    };
    struct slice label = piece->label;
    buf_add_string(view->out, "- ");
    for (size_t i = 0; i < COUNT_OF(boxes); i++)
        if (slice_starts(label, boxes[i].box)) {
            buf_printf(view->out, "%s ", boxes[i].mark);
            label = slice_from(label, boxes[i].box.len);
        }
    if (piece->labeled == LAYOUT_NUMBER && slice_trim(label).len) {
        add_escaped(view->out, slice_strip_end(slice_trim(label), "."));
        buf_add_string(view->out, "\\. ");
    }
}

static void add_paragraph(struct markdown_view *view, const struct sheet_piece *piece) {
    static const char *const marks[] = {"", "# ", "## ", "### "};
    leave_items(view, piece);
    indent(view);
    if (piece->labeled == LAYOUT_KEY && piece->label.len) {
        buf_add_string(view->out, "- **");
        add_escaped(view->out, piece->label);
        buf_add_string(view->out, "**: ");
    } else if (piece->label.len) {
        add_label(view, piece);
        if (view->depth < DEEPEST)
            view->indents[view->depth++] = piece->indent;
    }
    buf_add_string(view->out, marks[piece->heading]);
    add_text(view, piece);
    buf_add_char(view->out, '\n');
    if (piece->heading)
        end_block(view);
}

/* What is exact stands between fences that it does not hold. */
static void add_fenced(struct markdown_view *view, size_t from, size_t to, size_t keys) {
    struct buf lines = {0};
    for (size_t i = from; i < to; i++) {
        const struct sheet_piece *piece = &view->pieces.items[i];
        buf_add_repeated(&lines, ' ', 2 * view->depth);
        size_t at = lines.len;
        buf_add(&lines, piece->label);
        size_t width = text_width(slice_from(buf_slice(&lines), at));
        if (keys)
            buf_add_repeated(&lines, ' ', width < keys + 2 ? keys + 2 - width : 1);
        buf_add(&lines, sheet_piece_text(view->arena, piece));
        buf_add_char(&lines, '\n');
    }
    size_t ticks = longest_run(buf_slice(&lines), '`') + 1;
    ticks = ticks < 3 ? 3 : ticks;
    end_block(view);
    indent(view);
    buf_add_repeated(view->out, '`', ticks);
    buf_add_char(view->out, '\n');
    buf_add(view->out, buf_slice(&lines));
    indent(view);
    buf_add_repeated(view->out, '`', ticks);
    buf_add_char(view->out, '\n');
    end_block(view);
    buf_fini(&lines);
}

static size_t widest_label(const struct markdown_view *view, size_t from, size_t to) {
    size_t widest = 0;
    for (size_t i = from; i < to; i++)
        if (text_width(view->pieces.items[i].label) > widest)
            widest = text_width(view->pieces.items[i].label);
    return widest;
}

static bool is_note(enum layout_style bar) {
    return bar >= LAYOUT_NOTE && bar <= LAYOUT_CAUTION;
}

static void add_note_line(struct markdown_view *view, const struct sheet_piece *piece) {
    indent(view);
    buf_add_string(view->out, "> ");
    buf_add_string(view->out, piece->title ? "**" : "");
    if (piece->label.len)
        add_label(view, piece);
    add_text(view, piece);
    buf_add_string(view->out, piece->title ? "**\n" : "\n");
    if (piece->title) {
        indent(view);
        buf_add_string(view->out, ">\n");
    }
}

static size_t add_bar(struct markdown_view *view, size_t from) {
    const struct sheet_piece *first = &view->pieces.items[from];
    size_t to = sheet_pieces_bar_end(&view->pieces, from);
    leave_items(view, first);
    if (is_note(first->bar)) {
        for (size_t i = from; i < to; i++)
            add_note_line(view, &view->pieces.items[i]);
        end_block(view);
        return to;
    }
    if (first->title) {
        indent(view);
        add_text(view, first);
        buf_add_string(view->out, ":\n");
    }
    add_fenced(view, from + first->title, to, widest_label(view, from + first->title, to));
    return to;
}

static size_t add_table(struct markdown_view *view, size_t from) {
    size_t to = from;
    while (to < view->pieces.count && view->pieces.items[to].table)
        to++;
    leave_items(view, &view->pieces.items[from]);
    add_fenced(view, from, to, 0);
    return to;
}

/* ---- the whole ---- */

static void add_end(struct markdown_view *view, const struct sheet *sheet) {
    if (sheet->edition.len == 0)
        return;
    struct buf line = {0};
    text_gate_line(&line, sheet->edition);
    end_block(view);
    buf_add_string(view->out, "---\n\n");
    add_escaped(view->out, buf_slice(&line));
    buf_add_char(view->out, '\n');
    buf_fini(&line);
}

enum status sheet_write_markdown(struct buf *out, const struct sheet *sheet, struct error *error) {
    (void)error;
    struct sheet unicode = *sheet;
    unicode.ascii = false;
    struct markdown_view view = {.arena = arena_new(), .out = out};
    view.pieces = sheet_pieces_of(view.arena, &unicode);
    for (size_t i = 0; i < view.pieces.count;) {
        const struct sheet_piece *piece = &view.pieces.items[i];
        if (piece->in_bar) {
            i = add_bar(&view, i);
        } else if (piece->table) {
            i = add_table(&view, i);
        } else {
            if (piece->blank)
                end_block(&view);
            else
                add_paragraph(&view, piece);
            i++;
        }
    }
    add_end(&view, sheet);
    arena_free(view.arena);
    return STATUS_OK;
}
