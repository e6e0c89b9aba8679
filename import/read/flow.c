#include "import/read/flow.h"

#include "base/text.h"

void flow_init(struct flow *flow, struct arena *arena, struct reports *reports) {
    *flow = (struct flow){.line = 1};
    builder_init(&flow->builder, arena, reports);
}

/* ---- styles ---- */

static void set_style(struct flow *flow) {
    uint32_t style = flow->builder.target.len ? RUN_LINK : 0;
    for (int i = 0; i < FLOW_STYLES; i++)
        style |= flow->open[i] ? 1u << i : 0;
    flow->builder.style = style;
}

void flow_style(struct flow *flow, enum run_style style, int change) {
    int bit = style == RUN_CODE ? 0 : style == RUN_STRONG ? 1 : 2;
    flow->open[bit] += (unsigned)change;
    set_style(flow);
}

void flow_link(struct flow *flow, struct slice target) {
    flow->builder.target = target;
    set_style(flow);
}

/* ---- text ---- */

/* What Windows-1252 has at 0x80 to 0x9F, where Unicode has control characters: pages write &#147;
 * for a curly quote, and libxml2 takes it as it is written. */
static const uint16_t windows_1252[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178};

static ptrdiff_t find_c1(struct slice text) {
    for (size_t from = 0; from + 1 < text.len; from++) {
        ptrdiff_t at = slice_find_char(slice_from(text, from), '\xc2');
        if (at == SLICE_NONE)
            break;
        from += (size_t)at;
        unsigned char second = from + 1 < text.len ? (unsigned char)text.at[from + 1] : 0;
        if (second >= 0x80 && second < 0xA0)
            return (ptrdiff_t)from;
    }
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

void flow_text(struct flow *flow, struct slice text) {
    if (find_c1(text) != SLICE_NONE)
        text = repair_c1(flow->builder.arena, text);
    if (flow->icon && text.len && strchr(",.;:)", text.at[0]))
        flow->builder.blank = false; /* Click Start (icon), then ... */
    flow->icon &= text.len == 0;
    builder_text(&flow->builder, text, flow->line);
    flow->line += (uint32_t)slice_count(text, '\n');
}

/* ---- blocks ---- */

void flow_code(struct flow *flow, struct slice language) {
    struct block *code = builder_leaf(&flow->builder, BLOCK_CODE, flow->line);
    code->info = arena_slice(flow->builder.arena, language);
    flow->builder.keep = true;
}

void flow_end_code(struct flow *flow) {
    flow->builder.keep = false;
    builder_end_leaf(&flow->builder);
}

/* A row that only begins with a header cell has a name for its row there. */
void flow_cell(struct flow *flow, bool header) {
    builder_open(&flow->builder, BLOCK_CELL, flow->line);
    struct block *cell = flow->builder.open;
    if (cell->kind != BLOCK_CELL || cell->parent->kind != BLOCK_ROW)
        return;
    struct block *row = cell->parent;
    row->header = header && (row->first == cell || row->header);
}

void flow_numbered(struct flow *flow, uint32_t number) {
    struct block *list = builder_open(&flow->builder, BLOCK_LIST, flow->line);
    if (!list)
        return;
    list->ordered = true;
    list->number = number;
}
