#include "sheet/pieces.h"

#include "base/text.h"

enum {
    WIDTH = 100 /* of tables, which are not put together again */
};

struct pieces_view {
    struct arena *arena;
    struct sheet_pieces pieces;
    bool *in_table; /* by block */
    size_t block_count;
};

static bool is_bar(enum layout_style style) {
    return style >= LAYOUT_NOTE;
}

/* ---- tables ---- */

static void find_tables(struct pieces_view *view, const struct block *root) {
    for (const struct block *b = root; b; b = block_next(root, b))
        view->block_count++;
    view->in_table = arena_alloc(view->arena, view->block_count);
    for (const struct block *b = root; b; b = block_next(root, b))
        if (b->index < view->block_count)
            view->in_table[b->index] =
                b->kind == BLOCK_TABLE || (b->parent && view->in_table[b->parent->index]);
}

static bool is_table(const struct pieces_view *view, const struct layout_line *line) {
    return line->block < view->block_count && view->in_table[line->block];
}

/* ---- lines ---- */

static void add_prefix(
    struct pieces_view *view, struct sheet_piece *piece, const struct layout_line *line) {
    for (uint32_t i = 0; i < line->prefix; i++) {
        const struct layout_span *span = &line->spans[i];
        struct slice text = slice_trim(span->text);
        if (is_bar(span->style) && text.len && !piece->in_bar) {
            piece->in_bar = true;
            piece->bar = span->style;
        } else if (text.len && piece->label.len == 0) {
            piece->label = text;
            piece->labeled = span->style;
        } else if (text.len) { /* "1. •": an item that begins with an item */
            piece->label =
                arena_printf(view->arena, "%.*s %.*s", SLICE_ARGS(piece->label), SLICE_ARGS(text));
        } else if (!piece->in_bar && piece->label.len == 0) {
            piece->indent += (unsigned)text_width(span->text);
        }
    }
}

/* A span that goes on in the next line is one again. */
static void add_span(struct arena *arena, struct sheet_piece *piece, struct layout_span span) {
    struct layout_span *last = piece->span_count ? &piece->spans[piece->span_count - 1] : NULL;
    if (last && last->style == span.style && last->link == span.link) {
        last->text = arena_printf(arena, "%.*s%.*s", SLICE_ARGS(last->text), SLICE_ARGS(span.text));
        return;
    }
    piece->spans = arena_grow(
        arena, piece->spans, piece->span_count, &piece->span_capacity, sizeof *piece->spans);
    piece->spans[piece->span_count++] = span;
}

/* The blank where a line was wrapped is code only between two pieces of code. */
static struct layout_span blank_between(
    const struct sheet_piece *piece, const struct layout_line *line, struct slice blank) {
    const struct layout_span *before = &piece->spans[piece->span_count - 1];
    const struct layout_span *after = &line->spans[line->prefix];
    bool inside =
        line->count > line->prefix && before->style == after->style && before->link == after->link;
    return (struct layout_span){
        blank, inside ? before->style : LAYOUT_NORMAL, inside ? before->link : 0};
}

static void add_spans(struct arena *arena, struct sheet_piece *piece,
    const struct layout_line *line, struct slice between) {
    if (between.len && piece->span_count)
        add_span(arena, piece, blank_between(piece, line, between));
    for (uint32_t i = line->prefix; i < line->count; i++) {
        bool sign = line->end == LAYOUT_CUT && line->spans[i].style == LAYOUT_MARK;
        if (!sign || i + 1 < line->count) /* the sign that a line goes on is none of its text */
            add_span(arena, piece, line->spans[i]);
    }
}

static unsigned heading_of(const struct layout_line *line) {
    enum layout_style style =
        line->count > line->prefix ? line->spans[line->prefix].style : LAYOUT_NORMAL;
    bool heading = style >= LAYOUT_HEADING1 && style <= LAYOUT_HEADING3;
    return heading ? (unsigned)(style - LAYOUT_HEADING1) + 1 : 0;
}

static void classify(
    const struct pieces_view *view, struct sheet_piece *piece, const struct layout_line *line) {
    piece->blank = line->count == line->prefix && piece->label.len == 0;
    piece->table = !piece->blank && is_table(view, line);
    piece->heading = piece->in_bar ? 0 : heading_of(line);
    if (line->count <= line->prefix)
        return;
    enum layout_style style = line->spans[line->prefix].style;
    piece->title = piece->in_bar && style == piece->bar;
    piece->code = style == LAYOUT_CODE && line->count == line->prefix + 1;
}

/* The line begins a piece, unless it goes on with the one before. */
static void add_line(
    struct pieces_view *view, const struct layout_line *line, enum layout_end before) {
    struct sheet_pieces *pieces = &view->pieces;
    bool table = pieces->count && pieces->items[pieces->count - 1].table;
    if (before != LAYOUT_END && pieces->count && !table) {
        add_spans(view->arena, &pieces->items[pieces->count - 1], line,
            before == LAYOUT_WRAPPED ? SLICE(" ") : SLICE(""));
        return;
    }
    struct sheet_piece *piece = LIST_ADD(view->arena, pieces);
    add_prefix(view, piece, line);
    classify(view, piece, line);
    add_spans(view->arena, piece, line, SLICE(""));
}

struct sheet_pieces sheet_pieces_of(struct arena *arena, const struct sheet *sheet) {
    struct pieces_view view = {.arena = arena};
    const struct layout_options options = {.width = WIDTH, .ascii = sheet->ascii};
    struct layout *layout = layout_new(arena, &options);
    sheet_content(layout, sheet);
    if (sheet->subject.article->body)
        find_tables(&view, sheet->subject.article->body);
    enum layout_end before = LAYOUT_END;
    for (size_t i = 0; i < layout->lines.count; i++) {
        add_line(&view, &layout->lines.items[i], before);
        before = layout->lines.items[i].end;
    }
    view.pieces.layout = layout;
    return view.pieces;
}

size_t sheet_pieces_bar_end(const struct sheet_pieces *pieces, size_t from) {
    size_t to = from + 1;
    while (to < pieces->count && pieces->items[to].in_bar && !pieces->items[to].title &&
           pieces->items[to].bar == pieces->items[from].bar)
        to++;
    return to;
}

struct slice sheet_piece_text(struct arena *arena, const struct sheet_piece *piece) {
    struct buf text = {0};
    for (size_t i = 0; i < piece->span_count; i++)
        buf_add(&text, piece->spans[i].text);
    struct slice copy = arena_slice(arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}

bool sheet_is_address(struct slice target) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    return slice_starts_one_of(target, schemes, COUNT_OF(schemes));
}
