/* libxml2's tree -> block tree, one pass without recursion. */
#include "import/read/flow.h"
#include "import/read/html_dom.h"

enum {
    LINE_UNKNOWN = 65535 /* libxml2 keeps lines in 16 bits and stops there */
};

struct walk {
    struct flow flow;
    xmlNode *root;
    bool page;
    unsigned pre; /* <pre> elements that are open */
};

/* The style of an element's text; 0 where it has none of its own. */
static enum run_style style_of(enum html_role role) {
    return role == HTML_CODE       ? RUN_CODE
           : role == HTML_STRONG   ? RUN_STRONG
           : role == HTML_EMPHASIS ? RUN_EMPHASIS
                                   : (enum run_style)0;
}

static void set_line(struct walk *walk, xmlNode *node) {
    long line = node->type == XML_ELEMENT_NODE ? xmlGetLineNo(node) : 0;
    if (line > 0 && line < LINE_UNKNOWN)
        walk->flow.line = (uint32_t)line;
}

/* ---- code ---- */

/* The language out of class="language-x" or "lang-x" as highlighters write it; also out of
 * "language-{.x", which comes of Pandoc's way to write a fence: ``` {.x .numberLines} */
static struct slice language_of(xmlNode *node) {
    struct slice classes = html_attribute(node, "class"), word;
    while (slice_next_word(&classes, &word)) {
        if (slice_starts_nocase(word, SLICE("language-")))
            return slice_strip_end(slice_strip_start(slice_from(word, 9), "{."), "}");
        if (slice_starts_nocase(word, SLICE("lang-")))
            return slice_from(word, 5);
    }
    return SLICE("");
}

static void open_pre(struct walk *walk, xmlNode *node) {
    struct slice language = language_of(node);
    if (language.len == 0 && node->children && html_is(node->children, "code"))
        language = language_of(node->children);
    flow_code(&walk->flow, language);
    walk->pre++;
}

static void close_pre(struct walk *walk) {
    if (--walk->pre == 0)
        flow_end_code(&walk->flow);
    else
        builder_end_leaf(&walk->flow.builder);
}

/* ---- tables ---- */

static size_t most_cells(xmlNode *table) {
    size_t most = 0;
    for (xmlNode *n = html_next(table, table); n; n = html_next(table, n)) {
        size_t cells = 0;
        if (html_is(n, "tr"))
            for (xmlNode *cell = n->children; cell; cell = cell->next)
                cells += html_is(cell, "td") || html_is(cell, "th");
        most = cells > most ? cells : most;
    }
    return most;
}

static xmlNode *table_of(xmlNode *node) {
    xmlNode *table = node->parent;
    while (table && !html_is(table, "table"))
        table = table->parent;
    return table;
}

/* Of its own, not of a table inside it. */
static bool has_header_cell(xmlNode *table) {
    for (xmlNode *n = html_next(table, table); n; n = html_next(table, n))
        if (html_is(n, "th") && table_of(n) == table)
            return true;
    return false;
}

/* A table that only places things on the page, as was usual before style sheets: it holds
 * headings or tables and no header cell, or never has two cells side by side. */
static bool is_layout(xmlNode *table) {
    if (html_has_word(table, "role", "presentation") || most_cells(table) < 2)
        return true;
    if (has_header_cell(table))
        return false;
    return html_holds(table, "table") || html_holds(table, "h1") || html_holds(table, "h2") ||
           html_holds(table, "h3");
}

/* The verdict is kept in the node, so that a table of a thousand rows is judged once. */
static bool is_data_table(xmlNode *table) {
    static char layout, data;
    if (table && !table->_private)
        table->_private = is_layout(table) ? &layout : &data;
    return table && table->_private == &data;
}

/* <span style="font-weight:bold">  as editors for the web write it. */
static bool is_bold(xmlNode *node) {
    static const char *const weights[] = {"bold", "600", "700", "800", "900"};
    struct slice style = html_attribute(node, "style");
    ptrdiff_t at = slice_find_nocase(style, SLICE("font-weight:"));
    if (at == SLICE_NONE)
        return false;
    struct slice weight = slice_strip_start(slice_from(style, (size_t)at + 12), " ");
    return slice_starts_one_of(weight, weights, COUNT_OF(weights));
}

/* The role of an element where it stands: parts of a layout table are plain blocks, and a table's
 * caption was read before the table was opened. */
static enum html_role role_of(xmlNode *node) {
    enum html_role role = html_role(node);
    if (role == HTML_TABLE)
        return is_data_table(node) ? role : HTML_BLOCK;
    if (role == HTML_ROW || role == HTML_CELL || role == HTML_HEADER_CELL)
        return is_data_table(table_of(node)) ? role : HTML_BLOCK;
    if (role == HTML_CAPTION)
        return is_data_table(table_of(node)) ? HTML_SKIP : HTML_BLOCK;
    return role == HTML_PLAIN && is_bold(node) ? HTML_STRONG : role;
}

static void open_table(struct walk *walk, xmlNode *table) {
    for (xmlNode *caption = table->children; caption; caption = caption->next)
        if (html_is(caption, "caption")) {
            set_line(walk, caption);
            for (xmlNode *n = caption; n; n = html_next(caption, n))
                flow_text(&walk->flow, html_text(n));
        }
    builder_open(&walk->flow.builder, BLOCK_TABLE, walk->flow.line);
}

/* ---- pictures ---- */

static bool is_text_after(xmlNode *node) {
    for (xmlNode *n = node->next; n; n = n->next) {
        if (slice_trim(html_text(n)).len)
            return true;
        if (n->type == XML_ELEMENT_NODE && html_role(n) != HTML_PICTURE &&
            html_role(n) != HTML_BREAK)
            return true;
    }
    return false;
}

/* A picture at the end of its paragraph or alone stands for itself; an icon inside a sentence is
 * left out, for it would cut the sentence in two. */
static void add_picture(struct walk *walk, xmlNode *node) {
    if (is_text_after(node)) {
        walk->flow.icon = true;
        return;
    }
    struct slice alternative = slice_trim(html_attribute(node, "alt"));
    if (alternative.len == 0 && html_attribute(node, "src").len == 0)
        return;
    builder_picture(&walk->flow.builder, alternative, html_attribute(node, "src"), walk->flow.line);
}

/* ---- elements ---- */

static void set_anchor(struct walk *walk, struct block *heading, xmlNode *node) {
    struct slice anchor = html_attribute(node, "id");
    for (xmlNode *n = node->children; n && anchor.len == 0; n = n->next)
        if (html_is(n, "a"))
            anchor = html_attribute(n, html_attribute(n, "name").len ? "name" : "id");
    heading->info = arena_slice(walk->flow.builder.arena, anchor);
}

static void open_heading(struct walk *walk, xmlNode *node) {
    struct block *heading = builder_leaf(&walk->flow.builder, BLOCK_HEADING, walk->flow.line);
    heading->level = (uint8_t)(node->name[1] - '0');
    set_anchor(walk, heading, node);
}

static void open_ordered(struct walk *walk, xmlNode *node) {
    struct slice start = html_attribute(node, "start");
    bool number = start.len && start.len < 7 && ascii_is_digit(start.at[0]);
    flow_numbered(&walk->flow, number ? (uint32_t)strtoul(start.at, NULL, 10) : 1);
}

/* What the term before was described with, a list of terms perhaps, ends where the next begins. */
static void end_description(struct walk *walk, xmlNode *term) {
    builder_end_leaf(&walk->flow.builder);
    if (html_is(term->parent, "dl") && walk->flow.builder.open->kind == BLOCK_ITEM)
        builder_close(&walk->flow.builder, BLOCK_ITEM);
}

static void enter(struct walk *walk, xmlNode *node, enum html_role role) {
    struct builder *builder = &walk->flow.builder;
    switch (role) {
    case HTML_PLAIN:
        flow_text(&walk->flow, html_text(node));
        break;
    case HTML_HEADING:
        open_heading(walk, node);
        break;
    case HTML_LIST:
    case HTML_TERMS:
        builder_open(builder, BLOCK_LIST, walk->flow.line);
        break;
    case HTML_ORDERED:
        open_ordered(walk, node);
        break;
    case HTML_ITEM:
        builder_open(builder, BLOCK_ITEM, walk->flow.line);
        break;
    case HTML_TERM:
        end_description(walk, node);
        builder_open(builder, BLOCK_ITEM, walk->flow.line);
        flow_style(&walk->flow, RUN_STRONG, 1);
        break;
    case HTML_PRE:
        open_pre(walk, node);
        break;
    case HTML_QUOTE:
        builder_open(builder, BLOCK_QUOTE, walk->flow.line);
        break;
    case HTML_TABLE:
        open_table(walk, node);
        break;
    case HTML_ROW:
        builder_open(builder, BLOCK_ROW, walk->flow.line);
        break;
    case HTML_CELL:
    case HTML_HEADER_CELL:
        flow_cell(&walk->flow, role == HTML_HEADER_CELL);
        break;
    case HTML_BREAK:
        builder_break(builder);
        break;
    case HTML_PICTURE:
        add_picture(walk, node);
        break;
    case HTML_STRONG:
    case HTML_EMPHASIS:
    case HTML_CODE:
        flow_style(&walk->flow, style_of(role), 1);
        break;
    case HTML_LINK:
        flow_link(&walk->flow, arena_slice(walk->flow.builder.arena, html_attribute(node, "href")));
        break;
    case HTML_BLOCK:
        builder_end_leaf(builder);
        break;
    case HTML_CAPTION: /* role_of() never says so */
    case HTML_SKIP:
        break;
    }
}

static void leave(struct walk *walk, enum html_role role) {
    static const enum block_kind closes[] = {
        [HTML_LIST] = BLOCK_LIST,
        [HTML_TERMS] = BLOCK_LIST,
        [HTML_ORDERED] = BLOCK_LIST,
        [HTML_ITEM] = BLOCK_ITEM,
        [HTML_TERM] = BLOCK_ITEM,
        [HTML_QUOTE] = BLOCK_QUOTE,
        [HTML_TABLE] = BLOCK_TABLE,
        [HTML_ROW] = BLOCK_ROW,
        [HTML_CELL] = BLOCK_CELL,
        [HTML_HEADER_CELL] = BLOCK_CELL,
        [HTML_LINK] = BLOCK_DOCUMENT,
    };
    if (role == HTML_PRE)
        close_pre(walk);
    else if (role == HTML_HEADING || role == HTML_BLOCK)
        builder_end_leaf(&walk->flow.builder);
    else if (role == HTML_LINK)
        flow_link(&walk->flow, SLICE(""));
    else if (style_of(role))
        flow_style(&walk->flow, style_of(role), -1);
    else if (closes[role] != BLOCK_DOCUMENT)
        builder_close(&walk->flow.builder, closes[role]);
    if (role == HTML_TERM)
        flow_style(&walk->flow, RUN_STRONG, -1);
}

static bool is_skipped(const struct walk *walk, xmlNode *node, enum html_role role) {
    return role == HTML_SKIP || (walk->page && node != walk->root && html_is_furniture(node));
}

/* The node after `node` and its children; leaves the elements that end there. */
static xmlNode *go_on(struct walk *walk, xmlNode *node) {
    while (node != walk->root && !node->next) {
        node = node->parent;
        leave(walk, role_of(node));
    }
    return node == walk->root ? NULL : node->next;
}

void html_walk(struct document *document, xmlNode *root, bool page) {
    struct walk walk = {.root = root, .page = page};
    flow_init(&walk.flow, document->arena, &document->reports);
    xmlNode *node = root;
    while (node) {
        enum html_role role = role_of(node);
        bool skipped = is_skipped(&walk, node, role);
        set_line(&walk, node);
        if (!skipped)
            enter(&walk, node, role);
        if (!skipped && node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        if (!skipped)
            leave(&walk, role);
        node = go_on(&walk, node);
    }
    document->body = builder_finish(&walk.flow.builder);
}
