#include "import/read/html.h"

#include "base/limits.h"
#include "import/read/html_dom.h"
#include "import/read/text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <stdlib.h>

enum {
    OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
              HTML_PARSE_COMPACT
};

enum {
    LONGEST_ENTITY = 48 /* bytes of a name */
};

static uint32_t number_of(const char *digits) {
    bool hex = *digits == 'x' || *digits == 'X';
    unsigned long number = strtoul(digits + hex, NULL, hex ? 16 : 10);
    return number <= 0x10FFFF && IS_CHAR((unsigned)number) ? (uint32_t)number : 0;
}

bool html_entity(struct slice entity, uint32_t *point) {
    char name[LONGEST_ENTITY + 1] = "";
    entity = slice_strip_end(slice_strip_start(entity, "&"), ";");
    if (entity.len > LONGEST_ENTITY)
        return false;
    memcpy(name, entity.at, entity.len);
    if (name[0] == '#') {
        *point = number_of(name + 1);
        return true;
    }
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    if (known)
        *point = known->value;
    return known != NULL;
}

/* Text inside <!DOCTYPE ... [ ... ]> would come out as text of the page: it is cut out. Returns
 * what stands before and after it. */
static struct slice strip_subset(struct document *document, struct slice text) {
    ptrdiff_t start = slice_find_nocase(slice_first(text, 1024), SLICE("<!doctype"));
    if (start == SLICE_NONE)
        return text;
    struct slice rest = slice_from(text, (size_t)start);
    ptrdiff_t open = slice_find_char(rest, '['), close = slice_find_char(rest, '>');
    if (open == SLICE_NONE || (close != SLICE_NONE && close < open))
        return text;
    ptrdiff_t end = slice_find(rest, SLICE("]>"));
    size_t after = end == SLICE_NONE ? (size_t)close + 1 : (size_t)end + 2;
    return arena_printf(
        document->arena, "%.*s%.*s", (int)start, text.at, SLICE_ARGS(slice_from(rest, after)));
}

/* The rest of a document behind a comment that never ends would be lost: its opening is cut out. */
static struct slice strip_open_comment(struct document *document, struct slice text) {
    size_t closed = text.len;
    while (closed >= 3 && memcmp(text.at + closed - 3, "-->", 3) != 0)
        closed--;
    closed = closed < 3 ? 0 : closed;
    ptrdiff_t open = slice_find(slice_from(text, closed), SLICE("<!--"));
    if (open == SLICE_NONE)
        return text;
    size_t at = closed + (size_t)open;
    return arena_printf(
        document->arena, "%.*s%.*s", (int)at, text.at, SLICE_ARGS(slice_from(text, at + 4)));
}

/* What libxml2 gives up at, it gives up silently: nesting of 256, text of 10 MB. */
static void report_cut(struct document *document, const htmlParserCtxt *context) {
    if (context->errNo == XML_ERR_INTERNAL_ERROR || context->errNo == XML_ERR_NO_MEMORY)
        report_add(&document->reports, document->arena, REPORT_CUT,
            context->input ? (uint32_t)context->input->line : 0, SLICE(""));
}

static void no_body(struct document *document) {
    document->body = block_new(document->arena, BLOCK_DOCUMENT, 1);
    block_number(document->body);
}

/* An article that is one <pre>: its text as the reader of rendered text takes it, on its lines. */
static void read_typed(struct document *document, xmlNode *pre) {
    struct buf text = {0};
    long line = xmlGetLineNo(pre);
    buf_add_repeated(&text, '\n', line > 1 ? (size_t)line - 1 : 0);
    for (xmlNode *node = pre; node; node = html_next(pre, node))
        buf_add(&text, html_text(node));
    text_read(document, arena_slice(document->arena, buf_slice(&text)));
    buf_fini(&text);
}

static void read_tree(struct document *document, xmlDoc *tree, bool page) {
    if (page)
        html_read_meta(document, tree);
    xmlNode *root = page ? html_find_article(tree) : xmlDocGetRootElement(tree);
    xmlNode *typed = page && root ? html_find_typed(root) : NULL;
    if (typed)
        read_typed(document, typed);
    else if (root)
        html_walk(document, root, page);
    else
        no_body(document);
}

static void parse(struct document *document, struct slice text, bool page) {
    text = strip_open_comment(document, text);
    htmlParserCtxt *context = htmlNewParserCtxt();
    xmlDoc *tree = NULL;
    if (context && text.len <= LIMIT_HTML_BYTES)
        tree = htmlCtxtReadMemory(context, text.at, (int)text.len, NULL, "UTF-8", OPTIONS);
    if (tree)
        read_tree(document, tree, page);
    else
        no_body(document);
    if (context)
        report_cut(document, context);
    xmlFreeDoc(tree);
    htmlFreeParserCtxt(context);
}

void html_read(struct document *document, struct slice text) {
    parse(document, strip_subset(document, text), true);
}

void html_read_body(struct document *document, struct slice text) {
    parse(document, text, false);
}
