/* A sheet as one HTML file that needs nothing else: styles inline, nothing loaded, no script. */
#include "sheet/pieces.h"

#include "base/text.h"

enum {
    INDENT_STEPS = 4, /* columns that are one step of indentation */
    INDENT_MOST = 12
};

struct html_view {
    struct arena *arena;
    struct buf *out;
    struct sheet_pieces pieces;
};

static const char style_sheet[] =
    "body{font:11pt/1.4 sans-serif;max-width:50em;margin:1em auto;padding:0 1em;color:#000;"
    "background:#fff}\n"
    "h1{font-size:1.5em}h2{font-size:1.2em;margin:1.2em 0 .4em;border-bottom:1px solid #999}\n"
    "h3{font-size:1em;margin:1em 0 .3em}h1,h2,h3{break-after:avoid}\n"
    "p{margin:.3em 0}p.item,p.row{display:flow-root;break-inside:avoid}\n"
    "p.item{padding-left:3.4em}p.item>b{float:left;min-width:3.1em;margin-left:-3.4em}\n"
    "p.row{padding-left:7em}p.row>b{float:left;width:6.7em;margin-left:-7em}\n"
    "code,pre{font:10pt/1.4 monospace;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "div.bar{margin-top:.5em;margin-bottom:.5em;padding:.3em .7em;border-left:4px solid #666;"
    "background:#f2f2f2;break-inside:avoid}\n"
    "div.warning,div.caution,div.important{border-left-width:8px}\n"
    "table.form{width:100%;border-collapse:collapse;margin:.5em 0}\n"
    "table.form td{border:1px solid #999;padding:.4em;width:50%}\n"
    "footer{margin-top:2em;border-top:1px solid #999;font-size:.85em}\n"
    ".i1{margin-left:2em}.i2{margin-left:4em}.i3{margin-left:6em}.i4{margin-left:8em}\n"
    ".i5{margin-left:10em}.i6{margin-left:12em}.i7{margin-left:14em}.i8{margin-left:16em}\n"
    ".i9{margin-left:18em}.i10{margin-left:20em}.i11{margin-left:22em}.i12{margin-left:24em}\n"
    "@page{margin:15mm}@media print{body{margin:0;max-width:none}a{color:#000}}\n";

/* ---- text ---- */

static void add_escaped(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        switch (text.at[i]) {
        case '&':
            buf_add_string(out, "&amp;");
            break;
        case '<':
            buf_add_string(out, "&lt;");
            break;
        case '>':
            buf_add_string(out, "&gt;");
            break;
        case '"':
            buf_add_string(out, "&quot;");
            break;
        case '\'':
            buf_add_string(out, "&#39;");
            break;
        default:
            buf_add_char(out, text.at[i]);
        }
    }
}

/* Text that did not come through a layout. */
static void add_gated(struct buf *out, struct slice text) {
    struct buf gated = {0};
    text_gate_line(&gated, text);
    add_escaped(out, buf_slice(&gated));
    buf_fini(&gated);
}

static const char *element_of(enum layout_style style) {
    switch (style) {
    case LAYOUT_CODE:
        return "code";
    case LAYOUT_STRONG:
        return "strong";
    case LAYOUT_EMPHASIS:
        return "em";
    default:
        return NULL;
    }
}

static void add_span(struct buf *out, const struct layout_span *span) {
    const char *element = element_of(span->style);
    if (element)
        buf_printf(out, "<%s>", element);
    add_escaped(out, span->text);
    if (element)
        buf_printf(out, "</%s>", element);
}

/* Addresses of the web are links; whatever it is, it is printed in full. */
static void add_link(struct html_view *view, const struct layout_span *span, bool ends) {
    struct slice target = view->pieces.layout->links.items[span->link - 1];
    bool address = sheet_is_address(target);
    if (address) {
        buf_add_string(view->out, "<a rel=\"noreferrer\" href=\"");
        add_escaped(view->out, target);
        buf_add_string(view->out, "\">");
    }
    add_escaped(view->out, span->text);
    buf_add_string(view->out, address ? "</a>" : "");
    if (!ends)
        return;
    buf_add_string(view->out, " (");
    add_escaped(view->out, target);
    buf_add_char(view->out, ')');
}

static void add_text(struct html_view *view, const struct sheet_piece *piece) {
    for (size_t i = 0; i < piece->span_count; i++) {
        const struct layout_span *span = &piece->spans[i];
        bool ends = i + 1 == piece->span_count || piece->spans[i + 1].link != span->link;
        if (span->link)
            add_link(view, span, ends);
        else
            add_span(view->out, span);
    }
}

/* ---- blocks ---- */

static unsigned indent_of(const struct sheet_piece *piece) {
    unsigned indent = (piece->indent + INDENT_STEPS - 1) / INDENT_STEPS;
    return indent < INDENT_MOST ? indent : INDENT_MOST;
}

/* A row has a label, or goes on with the row before, as the second line of a .reg file does. */
static void add_paragraph(struct html_view *view, const struct sheet_piece *piece, bool row) {
    buf_printf(view->out, "<p class=\"%si%u\">",
        row                ? "row "
        : piece->label.len ? "item "
                           : "",
        indent_of(piece));
    if (piece->label.len) {
        buf_add_string(view->out, "<b>");
        add_escaped(view->out, piece->label);
        buf_add_string(view->out, "</b> ");
    }
    add_text(view, piece);
    buf_add_string(view->out, "</p>\n");
}

static bool is_row(const struct sheet_piece *piece) {
    return piece->label.len && piece->labeled == LAYOUT_KEY;
}

static void add_pre(struct html_view *view, const struct sheet_piece *piece) {
    buf_add_string(view->out, "<pre>");
    add_escaped(view->out, sheet_piece_text(view->arena, piece));
    buf_add_string(view->out, "</pre>\n");
}

static void add_in_bar(struct html_view *view, const struct sheet_piece *piece, bool row) {
    if (piece->blank)
        return;
    if (piece->title) {
        buf_add_string(view->out, "<p><strong>");
        add_escaped(view->out, sheet_piece_text(view->arena, piece));
        buf_add_string(view->out, "</strong></p>\n");
    } else if (piece->code && piece->label.len == 0 && !row) {
        add_pre(view, piece);
    } else {
        struct sheet_piece inner = *piece;
        inner.indent = 0;
        add_paragraph(view, &inner, row);
    }
}

static size_t add_bar(struct html_view *view, size_t from) {
    const struct sheet_piece *first = &view->pieces.items[from];
    size_t to = sheet_pieces_bar_end(&view->pieces, from);
    bool row = false;
    buf_printf(
        view->out, "<div class=\"bar %s i%u\">\n", layout_style_name(first->bar), indent_of(first));
    for (size_t i = from; i < to; i++) {
        const struct sheet_piece *piece = &view->pieces.items[i];
        row = piece->label.len ? is_row(piece) : row && piece->code;
        add_in_bar(view, piece, row);
    }
    buf_add_string(view->out, "</div>\n");
    return to;
}

static size_t add_table(struct html_view *view, size_t from) {
    buf_printf(view->out, "<div class=\"i%u\"><pre>", indent_of(&view->pieces.items[from]));
    for (; from < view->pieces.count && view->pieces.items[from].table; from++) {
        const struct sheet_piece *piece = &view->pieces.items[from];
        add_escaped(view->out, piece->label);
        buf_add_string(view->out, piece->label.len ? " " : "");
        add_escaped(view->out, sheet_piece_text(view->arena, piece));
        buf_add_char(view->out, '\n');
    }
    buf_add_string(view->out, "</pre></div>\n");
    return from;
}

static size_t add_piece(struct html_view *view, size_t i) {
    const struct sheet_piece *piece = &view->pieces.items[i];
    if (piece->in_bar)
        return add_bar(view, i);
    if (piece->table)
        return add_table(view, i);
    if (piece->heading) {
        buf_printf(view->out, "<h%u>", piece->heading);
        add_text(view, piece);
        buf_printf(view->out, "</h%u>\n", piece->heading);
    } else if (!piece->blank) {
        add_paragraph(view, piece, is_row(piece));
    }
    return i + 1;
}

/* ---- the whole ---- */

static void add_start(struct html_view *view, const struct sheet *sheet) {
    buf_add_string(view->out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    add_gated(view->out, sheet->subject.article->title);
    buf_printf(view->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style_sheet);
    buf_add_string(view->out, "<table class=\"form\"><tr><td>Machine:</td><td>Ticket:</td></tr>"
                              "<tr><td>Technician:</td><td>Date:</td></tr></table>\n");
}

static void add_end(struct html_view *view, const struct sheet *sheet) {
    buf_add_string(view->out, "<footer>");
    add_gated(view->out, sheet->edition);
    buf_add_string(view->out, "</footer>\n</body>\n</html>\n");
}

enum status sheet_write_html(struct buf *out, const struct sheet *sheet, struct error *error) {
    (void)error;
    struct sheet unicode = *sheet;
    unicode.ascii = false;
    struct html_view view = {.arena = arena_new(), .out = out};
    view.pieces = sheet_pieces_of(view.arena, &unicode);
    add_start(&view, sheet);
    for (size_t i = 0; i < view.pieces.count;)
        i = add_piece(&view, i);
    add_end(&view, sheet);
    arena_free(view.arena);
    return STATUS_OK;
}
