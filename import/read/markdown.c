#include "import/read/markdown.h"

#include "base/limits.h"
#include "import/read/html.h"
#include "import/read/markdown_text.h"

#include <md4c.h>

enum {
    FLAGS = MD_DIALECT_GITHUB,
    ABORT = -1,     /* md4c 0.4.8 passes over positive values */
    MAX_OPEN = 120, /* tags open at once: beyond what the block tree takes (LIMIT_DEPTH), and
                     * below the 256 where libxml2 drops the rest of a document */
};

struct writer {
    struct buf *out;
    struct buf pending; /* tags that wait for their first text, to stand on its line */
    struct markdown_lines lines;
    uint32_t line;    /* of the end of `out` */
    unsigned depth;   /* blocks and spans that are open */
    unsigned picture; /* inside a picture's alternative text */
    bool code;        /* inside a code block: newlines are text */
};

/* ---- output ---- */

static void emit(struct writer *writer, struct slice text) {
    buf_add(writer->out, text);
    writer->line += (uint32_t)slice_count(text, '\n');
}

static const char *escape_of(char c) {
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void emit_escaped(struct writer *writer, struct slice text) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *escape = escape_of(text.at[i]);
        if (!escape)
            continue;
        emit(writer, slice_first(slice_from(text, from), i - from));
        emit(writer, slice_of(escape));
        from = i + 1;
    }
    emit(writer, slice_from(text, from));
}

static void emit_html(struct writer *writer, struct slice html) {
    if (markdown_is_placeholder(html))
        emit_escaped(writer, html);
    else
        emit(writer, html);
}

/* Goes on to the line of `text`, then writes the tags that waited. Inside a code block newlines
 * would be text, and its lines fall right by themselves. */
static void settle(struct writer *writer, const char *text) {
    bool inside = writer->code && writer->pending.len == 0;
    uint32_t line = inside || !text ? 0 : markdown_line(&writer->lines, text);
    uint32_t waiting = (uint32_t)slice_count(buf_slice(&writer->pending), '\n');
    while (writer->line + waiting < line)
        emit(writer, SLICE("\n"));
    emit(writer, buf_slice(&writer->pending));
    buf_clear(&writer->pending);
}

static void tag(struct writer *writer, const char *text) {
    buf_add_string(&writer->pending, text);
}

/* An attribute's text comes in parts: plain, entities (kept as they are), NUL characters. */
static void attribute(struct buf *out, const MD_ATTRIBUTE *attribute) {
    for (size_t i = 0; i < attribute->size; i++) {
        char c = attribute->text[i];
        if (c == '"')
            buf_add_string(out, "&quot;");
        else if (c == '<')
            buf_add_string(out, "&lt;");
        else
            buf_add_char(out, c);
    }
}

/* ---- blocks ---- */

static void open_list(struct writer *writer, const MD_BLOCK_OL_DETAIL *list) {
    if (list->start == 1)
        tag(writer, "<ol>");
    else
        buf_printf(&writer->pending, "<ol start=\"%u\">", list->start);
}

static void open_code(struct writer *writer, const MD_BLOCK_CODE_DETAIL *code) {
    tag(writer, "<pre class=\"language-");
    attribute(&writer->pending, &code->lang);
    tag(writer, "\">");
    writer->code = true;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct writer *writer = context;
    static const char *const tags[] = {[MD_BLOCK_QUOTE] = "<blockquote>",
        [MD_BLOCK_UL] = "<ul>",
        [MD_BLOCK_LI] = "<li>",
        [MD_BLOCK_P] = "<p>",
        [MD_BLOCK_TABLE] = "<table>",
        [MD_BLOCK_TR] = "<tr>",
        [MD_BLOCK_TH] = "<th>",
        [MD_BLOCK_TD] = "<td>"};
    if (++writer->depth > MAX_OPEN)
        return 0;
    if (type == MD_BLOCK_OL)
        open_list(writer, detail);
    else if (type == MD_BLOCK_CODE)
        open_code(writer, detail);
    else if (type == MD_BLOCK_H)
        buf_printf(&writer->pending, "<h%u>", ((const MD_BLOCK_H_DETAIL *)detail)->level);
    else if (type < COUNT_OF(tags) && tags[type])
        tag(writer, tags[type]);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct writer *writer = context;
    static const char *const tags[] = {[MD_BLOCK_QUOTE] = "</blockquote>",
        [MD_BLOCK_UL] = "</ul>",
        [MD_BLOCK_OL] = "</ol>",
        [MD_BLOCK_LI] = "</li>",
        [MD_BLOCK_P] = "</p>",
        [MD_BLOCK_CODE] = "</pre>",
        [MD_BLOCK_TABLE] = "</table>",
        [MD_BLOCK_TR] = "</tr>",
        [MD_BLOCK_TH] = "</th>",
        [MD_BLOCK_TD] = "</td>"};
    if (writer->depth-- > MAX_OPEN)
        return 0;
    settle(writer, NULL);
    if (type == MD_BLOCK_H)
        buf_printf(writer->out, "</h%u>", ((const MD_BLOCK_H_DETAIL *)detail)->level);
    else if (type < COUNT_OF(tags) && tags[type])
        emit(writer, slice_of(tags[type]));
    writer->code = false;
    return 0;
}

/* ---- spans ---- */

static void open_link(struct writer *writer, const MD_SPAN_A_DETAIL *link) {
    tag(writer, "<a href=\"");
    attribute(&writer->pending, &link->href);
    tag(writer, "\">");
}

static void open_picture(struct writer *writer, const MD_SPAN_IMG_DETAIL *picture) {
    if (writer->picture++)
        return;
    tag(writer, "<img src=\"");
    attribute(&writer->pending, &picture->src);
    tag(writer, "\" alt=\"");
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
    struct writer *writer = context;
    if (++writer->depth > MAX_OPEN)
        return 0;
    if (type == MD_SPAN_IMG)
        open_picture(writer, detail);
    else if (writer->picture)
        return 0;
    else if (type == MD_SPAN_A)
        open_link(writer, detail);
    else if (type == MD_SPAN_STRONG)
        tag(writer, "<b>");
    else if (type == MD_SPAN_EM)
        tag(writer, "<i>");
    else if (type == MD_SPAN_CODE)
        tag(writer, "<code>");
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    struct writer *writer = context;
    (void)detail;
    if (writer->depth-- > MAX_OPEN)
        return 0;
    settle(writer, NULL);
    if (type == MD_SPAN_IMG && --writer->picture == 0)
        emit(writer, SLICE("\">"));
    if (writer->picture)
        return 0;
    if (type == MD_SPAN_A)
        emit(writer, SLICE("</a>"));
    else if (type == MD_SPAN_STRONG)
        emit(writer, SLICE("</b>"));
    else if (type == MD_SPAN_EM)
        emit(writer, SLICE("</i>"));
    else if (type == MD_SPAN_CODE)
        emit(writer, SLICE("</code>"));
    return 0;
}

/* Blank lines and the indent that a code block begins with are no texts of the source: they wait
 * for one that is, to know their line. */
static bool waits(struct writer *writer, const char *text) {
    return writer->code && writer->pending.len && markdown_line(&writer->lines, text) == 0;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    struct writer *writer = context;
    struct slice slice = {text, size};
    if (waits(writer, text)) {
        buf_add(&writer->pending, slice);
        return 0;
    }
    settle(writer, text);
    if (type == MD_TEXT_BR && !writer->picture)
        emit(writer, SLICE("<br>"));
    else if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
        emit(writer, SLICE(" "));
    else if (type == MD_TEXT_HTML && !writer->picture)
        emit_html(writer, slice);
    else if (type == MD_TEXT_ENTITY)
        emit(writer, slice);
    else
        emit_escaped(writer, slice);
    return writer->out->len + writer->pending.len > LIMIT_HTML_BYTES ? ABORT : 0;
}

bool markdown_to_html(struct buf *out, struct slice text) {
    struct writer writer = {.out = out, .lines = markdown_lines(text), .line = 1};
    const MD_PARSER parser = {.flags = FLAGS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = add_text};
    int result = md_parse(text.at, (MD_SIZE)text.len, &parser, &writer);
    buf_fini(&writer.pending);
    return result == 0;
}

/* Raw HTML is found out only on the way: what was built and reported up to there is dropped. */
static void read_with_html(struct document *document, struct slice prepared) {
    struct buf html = {0};
    if (!markdown_to_html(&html, prepared))
        report_add(&document->reports, document->arena, REPORT_CUT, 0, SLICE(""));
    html_read_body(document, buf_slice(&html));
    buf_fini(&html);
}

void markdown_read(struct document *document, struct slice text) {
    struct slice prepared = markdown_prepare(document, text);
    struct reports before = document->reports;
    enum markdown_end end = markdown_to_blocks(document, prepared);
    if (end == MARKDOWN_CUT)
        report_add(&document->reports, document->arena, REPORT_CUT, 0, SLICE(""));
    if (end != MARKDOWN_HTML)
        return;
    document->reports = before;
    read_with_html(document, prepared);
}
