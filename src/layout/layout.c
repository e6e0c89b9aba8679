/* The engine: prefixes, blank lines, and wrapped text as lines. */
#include "layout/state.h"

#include "base/text.h"
#include "layout/wrap.h"

enum {
    TEXT_KEEPS = 20 /* columns that prefixes never take, where half the width is more than that */
};

struct layout *layout_new(struct arena *arena, const struct layout_options *options) {
    struct layout *layout = arena_alloc(arena, sizeof *layout);
    layout->options = *options;
    if (layout->options.width == 0)
        layout->options.width = 1;
    layout->state = arena_alloc(arena, sizeof *layout->state);
    layout->state->arena = arena;
    layout->state->joined = true;
    return layout;
}

const char *layout_style_name(enum layout_style style) {
    static const char *const names[LAYOUT_STYLES] = {
#define X(name, word) [LAYOUT_##name] = word,
#include "layout/styles.def"
#undef X
    };
    return names[style];
}

void layout_place(struct layout *layout, uint32_t block, uint32_t line) {
    layout->state->block = block;
    layout->state->line = line;
}

void layout_gap(struct layout *layout) {
    struct layout_state *state = layout->state;
    if (state->joined || state->gap)
        return;
    state->gap = true;
    state->gap_frames = state->frames.count;
}

void layout_open(
    struct layout *layout, struct slice first, struct slice rest, enum layout_style style) {
    struct layout_state *state = layout->state;
    struct layout_frame *frame = LIST_ADD(state->arena, &state->frames);
    struct buf text = {0};
    text_gate_line(&text, first);
    frame->first = arena_slice(state->arena, buf_slice(&text));
    buf_clear(&text);
    text_gate_line(&text, rest);
    frame->rest = arena_slice(state->arena, buf_slice(&text));
    buf_fini(&text);
    frame->first_width = text_width(frame->first);
    frame->rest_width = text_width(frame->rest);
    frame->style = style;
    frame->begun = false;
    state->joined = true;
}

void layout_close(struct layout *layout) {
    struct layout_state *state = layout->state;
    if (state->frames.count == 0)
        return;
    const struct layout_frame *frame = &state->frames.items[state->frames.count - 1];
    if (!frame->begun && frame->first.len)
        layout_add_line(layout, NULL, 0, 0, LAYOUT_END);
    state->frames.count--;
    state->joined = false;
    if (state->gap_frames > state->frames.count)
        state->gap_frames = state->frames.count;
}

static size_t frame_width(const struct layout_frame *frame) {
    return frame->begun ? frame->rest_width : frame->first_width;
}

/* The columns that prefixes may take of a width: 60 of 80, 15 of 30, none of 2. */
static size_t prefix_limit(size_t width) {
    size_t half = width / 2 > 2 ? width / 2 : 2;
    size_t kept = half < TEXT_KEEPS ? half : TEXT_KEEPS;
    return width > kept ? width - kept : 0;
}

/* The outermost frame that is shown; those inside it take `*columns`. */
static size_t outermost_shown(const struct layout *layout, size_t *columns) {
    const struct layout_state *state = layout->state;
    size_t limit = prefix_limit(layout->options.width);
    size_t shown = state->frames.count;
    *columns = 0;
    while (shown && *columns + frame_width(&state->frames.items[shown - 1]) <= limit)
        *columns += frame_width(&state->frames.items[--shown]);
    return shown;
}

size_t layout_room(const struct layout *layout) {
    size_t prefix;
    outermost_shown(layout, &prefix);
    return layout->options.width - prefix;
}

static struct layout_line *new_line(struct layout *layout, size_t spans) {
    struct layout_state *state = layout->state;
    struct layout_line *line = LIST_ADD(state->arena, &layout->lines);
    line->block = state->block;
    line->line = state->line;
    line->spans = arena_alloc(state->arena, spans * sizeof *line->spans);
    return line;
}

static void add_span(struct layout_line *line, struct layout_span span) {
    line->spans[line->count++] = span;
    line->width += (uint32_t)text_width(span.text);
}

/* A blank line shows the bars that run through it, but ends in no blanks. */
static void add_blank_line(struct layout *layout, size_t frames) {
    struct layout_state *state = layout->state;
    size_t columns, from = outermost_shown(layout, &columns);
    struct layout_line *line = new_line(layout, frames);
    size_t solid = 0;
    for (size_t i = from; i < frames; i++) {
        const struct layout_frame *frame = &state->frames.items[i];
        struct slice bar = slice_strip_end(frame->rest, " ");
        if (bar.len)
            solid = i + 1;
    }
    for (size_t i = from; i < solid; i++) {
        const struct layout_frame *frame = &state->frames.items[i];
        struct slice text = i + 1 == solid ? slice_strip_end(frame->rest, " ") : frame->rest;
        add_span(line, (struct layout_span){text, frame->style, 0});
    }
    line->prefix = line->count;
}

static void add_prefix(struct layout *layout, struct layout_line *line, size_t from) {
    struct layout_state *state = layout->state;
    for (size_t i = 0; i < state->frames.count; i++) {
        struct layout_frame *frame = &state->frames.items[i];
        struct slice text = frame->begun ? frame->rest : frame->first;
        frame->begun = true;
        if (i >= from && text.len)
            add_span(line, (struct layout_span){text, frame->style, 0});
    }
    line->prefix = line->count;
}

void layout_add_line(struct layout *layout, const struct layout_span *spans, size_t count,
    uint32_t start, enum layout_end end) {
    struct layout_state *state = layout->state;
    if (state->gap)
        add_blank_line(layout, state->gap_frames);
    state->gap = state->joined = false;
    size_t columns, from = outermost_shown(layout, &columns);
    struct layout_line *line = new_line(layout, state->frames.count - from + count);
    add_prefix(layout, line, from);
    for (size_t i = 0; i < count; i++)
        add_span(line, spans[i]);
    line->start = start;
    line->end = end;
}

/* A character too wide for a width of 1 column. */
static bool is_too_wide(struct slice text, size_t room) {
    return room == 1 && text_width(text) > 1;
}

/* A line of a text that is being cut into lines. */
struct cutter {
    const struct layout_text *text;
    size_t stretch; /* the one that the next line begins in */
};

/* The stretches that a line touches as spans, in the arena, with room for a mark behind them. */
static size_t cut_spans(
    struct cutter *cutter, struct arena *arena, struct slice line, struct layout_span **out) {
    const struct layout_text *text = cutter->text;
    size_t from = (size_t)(line.at - text->text.at), end = from + line.len, last;
    while (cutter->stretch < text->count && text->stretches[cutter->stretch].end <= from)
        cutter->stretch++;
    for (last = cutter->stretch; last < text->count && text->stretches[last].end < end;)
        last++;
    struct layout_span *spans = arena_alloc(arena, (last - cutter->stretch + 2) * sizeof *spans);
    size_t count = 0;
    for (size_t i = cutter->stretch; from < end; i++) {
        const struct layout_stretch *stretch = &text->stretches[i];
        size_t stop = stretch->end < end ? stretch->end : end;
        spans[count++] = (struct layout_span){
            {text->text.at + from, stop - from}, stretch->style, stretch->link};
        from = stop;
    }
    *out = spans;
    return count;
}

static struct slice continuation_mark(const struct layout *layout) {
    return layout->options.ascii ? SLICE("<") : SLICE("\u21b5");
}

static void add_cut(struct layout *layout, struct cutter *cutter, struct slice line, size_t room,
    enum layout_end end, bool marked) {
    struct layout_span *spans;
    size_t count = cut_spans(cutter, layout->state->arena, line, &spans);
    if (count && is_too_wide(line, room)) {
        count = 1;
        spans[0].text = SLICE("?");
    }
    if (marked)
        spans[count++] = (struct layout_span){continuation_mark(layout), LAYOUT_MARK, 0};
    uint32_t start = (uint32_t)(line.at - cutter->text->text.at);
    layout_add_line(layout, spans, count, start, end);
}

void layout_flow(struct layout *layout, const struct layout_text *text) {
    struct cutter cutter = {.text = text};
    struct slice rest = slice_trim(text->text), line;
    while (rest.len) {
        size_t room = layout_room(layout);
        enum layout_end end = wrap_words(&rest, room, &line);
        add_cut(layout, &cutter, line, room, end, false);
    }
}

static void flow_exact_line(struct layout *layout, struct cutter *cutter, struct slice rest) {
    struct slice line;
    do {
        size_t room = layout_room(layout);
        enum layout_end end = wrap_exact(&rest, room, &line);
        add_cut(layout, cutter, line, room, end, end == LAYOUT_CUT && wrap_has_mark(room));
    } while (rest.len);
}

void layout_flow_exact(struct layout *layout, const struct layout_text *text) {
    struct cutter cutter = {.text = text};
    struct slice rest = slice_strip_end(text->text, "\n"), line;
    while (slice_next_line(&rest, &line))
        flow_exact_line(layout, &cutter, line);
}

size_t layout_widest(const struct layout *layout, size_t from) {
    size_t widest = 0;
    for (size_t i = from; i < layout->lines.count; i++)
        if (layout->lines.items[i].width > widest)
            widest = layout->lines.items[i].width;
    return widest;
}

void layout_print_line(struct buf *out, const struct layout_line *line) {
    size_t from = out->len;
    for (size_t k = 0; k < line->count; k++)
        buf_add(out, line->spans[k].text);
    while (out->len > from && out->at[out->len - 1] == ' ')
        out->len--;
    buf_add_char(out, '\n');
}

void layout_print(struct buf *out, const struct layout *layout) {
    for (size_t i = 0; i < layout->lines.count; i++)
        layout_print_line(out, &layout->lines.items[i]);
}
