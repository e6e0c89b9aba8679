/* Text with runs of different styles, made into one gated text with stretches. */
#include "layout/state.h"

#include "base/text.h"

enum {
    TAB = 4,         /* columns; a script indented by tabs must fit a narrow screen */
    GATE_CONTEXT = 5 /* characters: one more than the marks that the gate lets pass in a row */
};

/* A text in the making. */
struct maker {
    struct layout *layout;
    struct buf text;
    LIST(struct layout_stretch) stretches;
    struct slice target; /* of the link that the last run belongs to; empty for none */
    uint32_t link;       /* its number */
};

static struct maker maker_of(struct layout *layout) {
    return (struct maker){.layout = layout, .target = SLICE("")};
}

static void end_stretch(struct maker *maker, enum layout_style style, uint32_t link) {
    size_t count = maker->stretches.count;
    size_t from = count ? maker->stretches.items[count - 1].end : 0;
    if (maker->text.len == from)
        return;
    *LIST_ADD(maker->layout->state->arena, &maker->stretches) =
        (struct layout_stretch){maker->text.len, style, link};
}

static struct layout_text finish(struct maker *maker) {
    struct slice text = arena_slice(maker->layout->state->arena, buf_slice(&maker->text));
    buf_fini(&maker->text);
    return (struct layout_text){text, maker->stretches.items, maker->stretches.count};
}

/* The last few characters of what was added so far. */
static struct slice last_characters(struct slice text) {
    size_t from = text.len;
    for (int i = 0; i < GATE_CONTEXT && from > 0; i++)
        do
            from--;
        while (from > 0 && ((unsigned char)text.at[from] & 0xC0) == 0x80);
    return slice_from(text, from);
}

/*
 * Adds text through the gate. The gate counts combining marks in a row, and a row of them may be
 * cut into runs: a mark of each style in turn would pass it. So the gate sees the end of what was
 * added before; that is clean, and comes out as it went in.
 */
static void add_gated(struct buf *out, struct slice text) {
    if (text.len == 0 || (unsigned char)text.at[0] < 0x80) {
        text_gate(out, text);
        return;
    }
    struct slice context = last_characters(buf_slice(out));
    struct buf both = {0}, gated = {0};
    buf_add(&both, context);
    buf_add(&both, text);
    text_gate(&gated, buf_slice(&both));
    buf_add(out, slice_from(buf_slice(&gated), context.len));
    buf_fini(&both);
    buf_fini(&gated);
}

/* Running text has no tabs. */
static void add_words(struct maker *maker, struct slice text) {
    size_t from = maker->text.len;
    add_gated(&maker->text, text);
    for (size_t i = from; i < maker->text.len; i++)
        if (maker->text.at[i] == '\t')
            maker->text.at[i] = ' ';
}

static void end_link(struct maker *maker) {
    if (maker->link && maker->layout->options.number_links) {
        buf_printf(&maker->text, "[%u]", maker->link);
        end_stretch(maker, LAYOUT_NUMBER, maker->link);
    }
    maker->link = 0;
    maker->target = SLICE("");
}

/* Runs side by side with the same target are one link: [see **this**](target). */
static void begin_link(struct maker *maker, struct slice target) {
    if (slice_equal(maker->target, target))
        return;
    end_link(maker);
    if (target.len == 0)
        return;
    struct layout *layout = maker->layout;
    struct buf gated = {0};
    text_gate_line(&gated, target);
    *LIST_ADD(layout->state->arena, &layout->links) =
        arena_slice(layout->state->arena, buf_slice(&gated));
    buf_fini(&gated);
    maker->target = target;
    maker->link = (uint32_t)layout->links.count;
}

static void add_run(
    struct maker *maker, struct slice text, enum layout_style style, struct slice target) {
    if (text.len == 0)
        return;
    begin_link(maker, target);
    add_words(maker, text);
    end_stretch(maker, maker->link ? LAYOUT_LINK : style, maker->link);
}

struct layout_text layout_text_of_runs(
    struct layout *layout, const struct layout_run *runs, size_t count) {
    struct maker maker = maker_of(layout);
    for (size_t i = 0; i < count; i++)
        add_run(&maker, runs[i].text, runs[i].style, runs[i].target);
    end_link(&maker);
    return finish(&maker);
}

/* The weightiest of what a run is; inside a heading all is heading. */
static enum layout_style style_of_run(uint32_t style, enum layout_style base) {
    if (base != LAYOUT_NORMAL)
        return base;
    if (style & RUN_CODE)
        return LAYOUT_CODE;
    if (style & RUN_STRONG)
        return LAYOUT_STRONG;
    return style & RUN_EMPHASIS ? LAYOUT_EMPHASIS : base;
}

static bool is_link_to(const struct run *run, struct slice target) {
    return run->style & RUN_LINK && slice_equal(run->target, target);
}

/* Readers cut [the **other** one](x) into three runs with plain blanks in between: one link. */
static struct slice target_between(const struct block *leaf, size_t next, struct slice text) {
    if (next == 0 || slice_trim(text).len || !(leaf->runs[next].style & RUN_LINK))
        return SLICE("");
    struct slice target = leaf->runs[next].target;
    return is_link_to(&leaf->runs[next - 1], target) ? target : SLICE("");
}

struct layout_text layout_text_of_leaf(
    struct layout *layout, const struct block *leaf, enum layout_style base) {
    struct maker maker = maker_of(layout);
    size_t from = 0;
    for (size_t i = 0; i < leaf->run_count; i++) {
        const struct run *run = &leaf->runs[i];
        struct slice plain = slice_first(slice_from(leaf->text, from), run->start - from);
        add_run(&maker, plain, base, target_between(leaf, i, plain));
        add_run(&maker, slice_first(slice_from(leaf->text, run->start), run->len),
            style_of_run(run->style, base), run->style & RUN_LINK ? run->target : SLICE(""));
        from = (size_t)run->start + run->len;
    }
    add_run(&maker, slice_from(leaf->text, from), base, SLICE(""));
    end_link(&maker);
    return finish(&maker);
}

static void add_expanded(struct buf *out, struct slice line) {
    size_t column = 0;
    struct slice part;
    while (slice_next_part(&line, '\t', &part)) {
        buf_add(out, part);
        if (!line.at)
            return;
        column += text_width(part);
        size_t blanks = TAB - column % TAB;
        buf_add_repeated(out, ' ', blanks);
        column += blanks;
    }
}

struct layout_text layout_text_of_code(
    struct layout *layout, enum layout_style style, struct slice code) {
    struct maker maker = maker_of(layout);
    struct buf gated = {0};
    text_gate(&gated, code);
    struct slice rest = buf_slice(&gated), line;
    while (slice_next_line(&rest, &line)) {
        add_expanded(&maker.text, line);
        buf_add_char(&maker.text, '\n');
    }
    end_stretch(&maker, style, 0);
    buf_fini(&gated);
    return finish(&maker);
}
