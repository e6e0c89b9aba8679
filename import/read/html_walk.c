/* libxml2's tree -> block tree, one pass without recursion. */
#include "base/text.h"
#include "import/read/builder.h"
#include "import/read/html_dom.h"

enum {
    LINE_UNKNOWN = 65535, /* libxml2 keeps lines in 16 bits and stops there */
    STYLES = 3,
};

struct walk {
    struct builder builder;
    xmlNode *root;
    bool page;
    uint32_t line;         /* where the text that comes next stands */
    unsigned open[STYLES]; /* elements open that make text code, strong, emphasis */
    unsigned pre;          /* <pre> elements that are open */
    bool icon;             /* one was left out just now */
};

static int style_number(enum html_role role) {
    return role == HTML_CODE ? 0 : role == HTML_STRONG ? 1 : role == HTML_EMPHASIS ? 2 : -1;
}

static void set_style(struct walk *walk) {
    uint32_t style = walk->builder.target.len ? RUN_LINK : 0;
    for (int i = 0; i < STYLES; i++)
        style |= walk->open[i] ? 1u << i : 0; /* RUN_CODE, RUN_STRONG, RUN_EMPHASIS */
    walk->builder.style = style;
}

static void open_style(struct walk *walk, enum html_role role, int change) {
    walk->open[style_number(role)] += (unsigned)change;
    set_style(walk);
}

static void open_link(struct walk *walk, xmlNode *node) {
    walk->builder.target = arena_slice(walk->builder.arena, html_attribute(node, "href"));
    set_style(walk);
}

static void close_link(struct walk *walk) {
    walk->builder.target = SLICE("");
    set_style(walk);
}

static void set_line(struct walk *walk, xmlNode *node) {
    long line = node->type == XML_ELEMENT_NODE ? xmlGetLineNo(node) : 0;
    if (line > 0 && line < LINE_UNKNOWN)
        walk->line = (uint32_t)line;
}

/* ---- text ---- */

/* What Windows-1252 has at 0x80 to 0x9F, where Unicode has control characters: pages write &#147;
 * for a curly quote, and libxml2 takes it as it is written. */
static const uint16_t windows_1252[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178};

static ptrdiff_t find_c1(struct slice text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == '\xc2' && (unsigned char)text.at[i + 1] < 0xA0 &&
            (unsigned char)text.at[i + 1] >= 0x80)
            return (ptrdiff_t)i;
    return SLICE_NONE;
}

static struct slice repair_c1(struct arena *arena, struct slice text) {
    struct buf out = {0};
    ptrdiff_t at;
    while ((at = find_c1(text)) != SLICE_NONE) {
        buf_add(&out, slice_first(text, (size_t)at));
        text_add(&out, windows_1252[(unsigned char)text.at[at + 1] - 0x80]);
        text = slice_from(text, (size_t)at + 2);
    }
    buf_add(&out, text);
    struct slice repaired = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return repaired;
}

static void add_text(struct walk *walk, struct slice text) {
    if (find_c1(text) != SLICE_NONE)
        text = repair_c1(walk->builder.arena, text);
    if (walk->icon && text.len && strchr(",.;:)", text.at[0]))
        walk->builder.blank = false; /* Click Start (icon), then ... */
    walk->icon &= text.len == 0;
    builder_text(&walk->builder, text, walk->line);
    for (size_t i = 0; i < text.len; i++)
        walk->line += text.at[i] == '\n';
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
    struct block *code = builder_leaf(&walk->builder, BLOCK_CODE, walk->line);
    struct slice language = language_of(node);
    if (language.len == 0 && node->children && html_is(node->children, "code"))
        language = language_of(node->children);
    code->info = arena_slice(walk->builder.arena, language);
    walk->builder.keep = true;
    walk->pre++;
}

static void close_pre(struct walk *walk) {
    if (--walk->pre == 0)
        walk->builder.keep = false;
    builder_end_leaf(&walk->builder);
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
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (slice_starts_nocase(weight, slice_of(weights[i])))
            return true;
    return false;
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
                add_text(walk, html_text(n));
        }
    builder_open(&walk->builder, BLOCK_TABLE, walk->line);
}

/* A row of nothing but header cells is the table's head; one that only begins with such a cell has
 * a name for its row there. */
static void mark_header(struct walk *walk, bool header_cell) {
    struct block *cell = walk->builder.open;
    if (cell->kind != BLOCK_CELL || cell->parent->kind != BLOCK_ROW)
        return;
    struct block *row = cell->parent;
    row->header = header_cell && (row->first == cell || row->header);
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
        walk->icon = true;
        return;
    }
    struct slice alternative = slice_trim(html_attribute(node, "alt"));
    if (alternative.len == 0 && html_attribute(node, "src").len == 0)
        return;
    builder_picture(&walk->builder, alternative, html_attribute(node, "src"), walk->line);
}

/* ---- elements ---- */

static void set_anchor(struct walk *walk, struct block *heading, xmlNode *node) {
    struct slice anchor = html_attribute(node, "id");
    for (xmlNode *n = node->children; n && anchor.len == 0; n = n->next)
        if (html_is(n, "a"))
            anchor = html_attribute(n, html_attribute(n, "name").len ? "name" : "id");
    heading->info = arena_slice(walk->builder.arena, anchor);
}

static void open_heading(struct walk *walk, xmlNode *node) {
    struct block *heading = builder_leaf(&walk->builder, BLOCK_HEADING, walk->line);
    heading->level = (uint8_t)(node->name[1] - '0');
    set_anchor(walk, heading, node);
}

static void open_ordered(struct walk *walk, xmlNode *node) {
    struct block *list = builder_open(&walk->builder, BLOCK_LIST, walk->line);
    struct slice start = html_attribute(node, "start");
    if (!list)
        return;
    list->ordered = true;
    list->number = 1;
    if (start.len && start.len < 7 && ascii_is_digit(start.at[0]))
        list->number = (uint32_t)strtoul(start.at, NULL, 10);
}

static void enter(struct walk *walk, xmlNode *node, enum html_role role) {
    struct builder *builder = &walk->builder;
    switch (role) {
    case HTML_PLAIN:
        add_text(walk, html_text(node));
        break;
    case HTML_HEADING:
        open_heading(walk, node);
        break;
    case HTML_LIST:
    case HTML_TERMS:
        builder_open(builder, BLOCK_LIST, walk->line);
        break;
    case HTML_ORDERED:
        open_ordered(walk, node);
        break;
    case HTML_ITEM:
        builder_open(builder, BLOCK_ITEM, walk->line);
        break;
    case HTML_TERM:
        builder_open(builder, BLOCK_ITEM, walk->line);
        open_style(walk, HTML_STRONG, 1);
        break;
    case HTML_PRE:
        open_pre(walk, node);
        break;
    case HTML_QUOTE:
        builder_open(builder, BLOCK_QUOTE, walk->line);
        break;
    case HTML_TABLE:
        open_table(walk, node);
        break;
    case HTML_ROW:
        builder_open(builder, BLOCK_ROW, walk->line);
        break;
    case HTML_CELL:
    case HTML_HEADER_CELL:
        builder_open(builder, BLOCK_CELL, walk->line);
        mark_header(walk, role == HTML_HEADER_CELL);
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
        open_style(walk, role, 1);
        break;
    case HTML_LINK:
        open_link(walk, node);
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
        builder_end_leaf(&walk->builder);
    else if (role == HTML_LINK)
        close_link(walk);
    else if (style_number(role) >= 0)
        open_style(walk, role, -1);
    else if (closes[role] != BLOCK_DOCUMENT)
        builder_close(&walk->builder, closes[role]);
    if (role == HTML_TERM)
        open_style(walk, HTML_STRONG, -1);
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
    struct walk walk = {.root = root, .page = page, .line = 1};
    builder_init(&walk.builder, document->arena, &document->reports);
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
    document->body = builder_finish(&walk.builder);
}
