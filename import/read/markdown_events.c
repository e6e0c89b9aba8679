/*
 * md4c's events -> block tree, without HTML in between: how nine of ten Markdown files are read.
 * Raw HTML in the text ends it, and the file goes the longer way through markdown_to_html() and
 * libxml2. Both ways give the same tree, which a test holds them to.
 */
#include "base/limits.h"
#include "base/text.h"
#include "import/read/flow.h"
#include "import/read/html.h"
#include "import/read/markdown.h"
#include "import/read/markdown_text.h"

#include <md4c.h>

enum {
    STOP = -1,             /* md4c 0.4.8 passes over positive values */
    HIGHEST_START = 999999 /* of a numbered list; a larger number is no counting */
};

/* What waits for what comes behind it: only then it is known whether a picture is an icon. */
enum waiting_kind {
    WAITING_PICTURE,
    WAITING_BREAK,
    WAITING_BLANK,
};

struct waiting {
    enum waiting_kind kind;
    struct slice address, alternative; /* of a picture */
    uint32_t line;
};

struct reader {
    struct document *document;
    struct flow flow;
    struct markdown_lines lines;
    LIST(struct waiting) waiting;
    struct buf alternative; /* of the picture that is open */
    struct slice address;
    uint32_t picture_line;
    unsigned picture; /* pictures that are open: one may stand in the text of another */
    bool code;        /* a code block is open */
    bool begun;       /* its first text has come */
    bool placed;      /* its line is known */
    struct slice language;
    bool layout;  /* a table of one column only places things */
    size_t bytes; /* of texts and addresses so far */
    enum markdown_end end;
};

/* ---- entities ---- */

static void add_entity(struct buf *out, struct slice entity) {
    uint32_t point = 0;
    if (!html_entity(entity, &point))
        buf_add(out, entity);
    else if (point)
        text_add(out, point);
}

/* The text of an attribute, whose entities stand as they are written. */
static struct slice attribute(struct reader *reader, const MD_ATTRIBUTE *attribute) {
    struct buf out = {0};
    for (size_t i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        size_t from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
        struct slice part = {attribute->text + from, to - from};
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            add_entity(&out, part);
        else
            buf_add(&out, part);
    }
    struct slice text = arena_slice(reader->document->arena, buf_slice(&out));
    reader->bytes += text.len;
    buf_fini(&out);
    return text;
}

/* ---- what waits ---- */

static void go_on(struct reader *reader, const struct waiting *waiting, bool icon) {
    struct flow *flow = &reader->flow;
    switch (waiting->kind) {
    case WAITING_BREAK:
        builder_break(&flow->builder);
        break;
    case WAITING_BLANK:
        flow_text(flow, SLICE(" "));
        break;
    case WAITING_PICTURE:
        if (icon)
            flow->icon = true;
        else if (waiting->alternative.len || waiting->address.len)
            builder_picture(&flow->builder, waiting->alternative, waiting->address, waiting->line);
        break;
    }
}

/* A picture at the end of its paragraph or alone stands for itself; one that text or another
 * element follows is an icon inside a sentence, and would cut it in two. */
static void settle(struct reader *reader, bool followed) {
    for (size_t i = 0; i < reader->waiting.count; i++)
        go_on(reader, &reader->waiting.items[i], followed);
    reader->waiting.count = 0;
}

static void wait(struct reader *reader, struct waiting waiting) {
    *LIST_ADD(reader->document->arena, &reader->waiting) = waiting;
}

static void add_break(struct reader *reader) {
    if (reader->waiting.count)
        wait(reader, (struct waiting){.kind = WAITING_BREAK});
    else
        builder_break(&reader->flow.builder);
}

static void add_plain(struct reader *reader, struct slice text) {
    if (reader->waiting.count && slice_trim(text).len == 0) {
        wait(reader, (struct waiting){.kind = WAITING_BLANK});
        return;
    }
    settle(reader, true);
    flow_text(&reader->flow, text);
}

/* ---- blocks ---- */

/* The container that a block of Markdown is; BLOCK_DOCUMENT where it is none. */
static enum block_kind container_of(const struct reader *reader, MD_BLOCKTYPE type) {
    static const enum block_kind containers[] = {[MD_BLOCK_QUOTE] = BLOCK_QUOTE,
        [MD_BLOCK_UL] = BLOCK_LIST,
        [MD_BLOCK_OL] = BLOCK_LIST,
        [MD_BLOCK_LI] = BLOCK_ITEM,
        [MD_BLOCK_TABLE] = BLOCK_TABLE,
        [MD_BLOCK_TR] = BLOCK_ROW,
        [MD_BLOCK_TH] = BLOCK_CELL,
        [MD_BLOCK_TD] = BLOCK_CELL};
    enum block_kind kind = type < COUNT_OF(containers) ? containers[type] : BLOCK_DOCUMENT;
    bool part = kind == BLOCK_TABLE || kind == BLOCK_ROW || kind == BLOCK_CELL;
    return part && reader->layout ? BLOCK_DOCUMENT : kind;
}

/* The leaf begins with the first text, whose line is the code's. */
static void open_code(struct reader *reader, const MD_BLOCK_CODE_DETAIL *code) {
    struct slice rest = attribute(reader, &code->lang), word;
    slice_next_word(&rest, &word);
    reader->language = slice_strip_end(slice_strip_start(word, "{."), "}");
    reader->code = true;
    reader->begun = reader->placed = false;
}

static void open_heading(struct reader *reader, const MD_BLOCK_H_DETAIL *heading) {
    struct flow *flow = &reader->flow;
    builder_leaf(&flow->builder, BLOCK_HEADING, flow->line)->level = (uint8_t)heading->level;
}

static void open_container(struct reader *reader, MD_BLOCKTYPE type, const void *detail) {
    struct flow *flow = &reader->flow;
    enum block_kind kind = container_of(reader, type);
    if (type == MD_BLOCK_OL) {
        unsigned start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
        flow_numbered(flow, start <= HIGHEST_START ? start : 1);
    } else if (kind == BLOCK_CELL)
        flow_cell(flow, type == MD_BLOCK_TH);
    else if (kind != BLOCK_DOCUMENT)
        builder_open(&flow->builder, kind, flow->line);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct reader *reader = context;
    settle(reader, true);
    builder_end_leaf(&reader->flow.builder);
    if (type == MD_BLOCK_TABLE)
        reader->layout = ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count < 2;
    if (type == MD_BLOCK_H)
        open_heading(reader, detail);
    else if (type == MD_BLOCK_CODE)
        open_code(reader, detail);
    else
        open_container(reader, type, detail);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct reader *reader = context;
    enum block_kind kind = container_of(reader, type);
    (void)detail;
    settle(reader, false);
    if (reader->begun)
        flow_end_code(&reader->flow);
    reader->code = reader->begun = false;
    builder_end_leaf(&reader->flow.builder);
    if (kind != BLOCK_DOCUMENT)
        builder_close(&reader->flow.builder, kind);
    return 0;
}

/* A reference is short, and what it stands for may be long: what comes of a text is bounded. */
static int go_on_unless_cut(struct reader *reader) {
    if (reader->bytes <= LIMIT_HTML_BYTES)
        return 0;
    reader->end = MARKDOWN_CUT;
    return STOP;
}

/* ---- spans ---- */

/* 0 for a span that does not change how its text looks. */
static enum run_style style_of(MD_SPANTYPE type) {
    return type == MD_SPAN_STRONG ? RUN_STRONG
           : type == MD_SPAN_EM   ? RUN_EMPHASIS
           : type == MD_SPAN_CODE ? RUN_CODE
                                  : (enum run_style)0;
}

static void open_picture(struct reader *reader, const MD_SPAN_IMG_DETAIL *picture) {
    if (reader->picture++)
        return;
    reader->address = attribute(reader, &picture->src);
    reader->picture_line = 0;
    buf_clear(&reader->alternative);
}

static void close_picture(struct reader *reader) {
    if (--reader->picture)
        return;
    struct slice alternative = slice_trim(buf_slice(&reader->alternative));
    wait(reader, (struct waiting){.kind = WAITING_PICTURE,
                     .address = reader->address,
                     .alternative = arena_slice(reader->document->arena, alternative),
                     .line = reader->picture_line ? reader->picture_line : reader->flow.line});
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
    struct reader *reader = context;
    if (type == MD_SPAN_IMG) {
        open_picture(reader, detail);
        return go_on_unless_cut(reader);
    }
    if (reader->picture)
        return 0;
    if (type == MD_SPAN_A || style_of(type))
        settle(reader, true);
    if (type == MD_SPAN_A)
        flow_link(&reader->flow, attribute(reader, &((const MD_SPAN_A_DETAIL *)detail)->href));
    else if (style_of(type))
        flow_style(&reader->flow, style_of(type), 1);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    struct reader *reader = context;
    (void)detail;
    if (type == MD_SPAN_IMG) {
        close_picture(reader);
        return 0;
    }
    if (reader->picture)
        return 0;
    if (type == MD_SPAN_A || style_of(type))
        settle(reader, false);
    if (type == MD_SPAN_A)
        flow_link(&reader->flow, SLICE(""));
    else if (style_of(type))
        flow_style(&reader->flow, style_of(type), -1);
    return 0;
}

/* ---- text ---- */

static void add_alternative(struct reader *reader, MD_TEXTTYPE type, struct slice text) {
    if (reader->picture_line == 0)
        reader->picture_line = reader->flow.line;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        buf_add_char(&reader->alternative, ' ');
    else if (type == MD_TEXT_ENTITY)
        add_entity(&reader->alternative, text);
    else
        buf_add(&reader->alternative, text);
}

/* Blank lines and the indent that a code block begins with are no texts of the source: the first
 * that is one tells their line. */
static void add_code(struct reader *reader, struct slice text, uint32_t line) {
    struct flow *flow = &reader->flow;
    if (!reader->begun)
        flow_code(flow, reader->language);
    reader->begun = true;
    if (line && !reader->placed) {
        flow->builder.leaf->line =
            line - (uint32_t)slice_count(buf_slice(&flow->builder.text), '\n');
        reader->placed = true;
    }
    flow_text(flow, text);
}

static void add_entity_text(struct reader *reader, struct slice entity) {
    struct buf text = {0};
    add_entity(&text, entity);
    add_plain(reader, arena_slice(reader->document->arena, buf_slice(&text)));
    buf_fini(&text);
}

static bool is_break(struct slice html) {
    return slice_equal_nocase(html, SLICE("<br>")) || slice_equal_nocase(html, SLICE("<br/>")) ||
           slice_equal_nocase(html, SLICE("<br />"));
}

/* Raw HTML that says what Markdown has a mark for is taken; false where it is other HTML. */
static bool add_html(struct reader *reader, struct slice html) {
    if (is_break(html))
        add_break(reader);
    else if (slice_trim(html).len == 0 || markdown_is_placeholder(html))
        add_plain(reader, html);
    else
        return false;
    return true;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    struct reader *reader = context;
    struct slice slice = {text, size};
    uint32_t line = markdown_line(&reader->lines, text);
    if (line > reader->flow.line)
        reader->flow.line = line;
    reader->bytes += size;
    if (go_on_unless_cut(reader))
        return STOP;
    if (reader->picture) {
        add_alternative(reader, type, slice);
    } else if (type == MD_TEXT_HTML) {
        if (!add_html(reader, slice)) {
            reader->end = MARKDOWN_HTML;
            return STOP;
        }
    } else if (reader->code) {
        add_code(reader, slice, line);
    } else if (type == MD_TEXT_BR) {
        add_break(reader);
    } else if (type == MD_TEXT_SOFTBR) {
        add_plain(reader, SLICE(" "));
    } else if (type == MD_TEXT_ENTITY) {
        add_entity_text(reader, slice);
    } else {
        add_plain(reader, slice);
    }
    return 0;
}

enum markdown_end markdown_to_blocks(struct document *document, struct slice text) {
    struct reader reader = {
        .document = document, .lines = markdown_lines(text), .end = MARKDOWN_WHOLE};
    const MD_PARSER parser = {.flags = MD_DIALECT_GITHUB,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = add_text};
    flow_init(&reader.flow, document->arena, &document->reports);
    if (md_parse(text.at, (MD_SIZE)text.len, &parser, &reader) && reader.end == MARKDOWN_WHOLE)
        reader.end = MARKDOWN_CUT;
    document->body = builder_finish(&reader.flow.builder);
    buf_fini(&reader.alternative);
    return reader.end;
}
