/* The parts that screens and sheets build with. */
#include "layout/state.h"

#include "base/text.h"

#include <stdio.h>

void layout_paragraph(struct layout *layout, const struct layout_run *runs, size_t count) {
    struct layout_text text = layout_text_of_runs(layout, runs, count);
    layout_flow(layout, &text);
}

void layout_words(struct layout *layout, enum layout_style style, struct slice text) {
    const struct layout_run run = {text, style, SLICE("")};
    layout_paragraph(layout, &run, 1);
}

void layout_heading(struct layout *layout, unsigned level, struct slice text) {
    static const enum layout_style styles[] = {
        LAYOUT_HEADING1, LAYOUT_HEADING1, LAYOUT_HEADING2, LAYOUT_HEADING3};
    layout_gap(layout);
    layout_words(layout, styles[level < 3 ? level : 3], text);
    layout->state->joined = true;
}

void layout_exact(struct layout *layout, enum layout_style style, struct slice text) {
    struct layout_text exact = layout_text_of_code(layout, style, text);
    layout_flow_exact(layout, &exact);
}

void layout_rule(struct layout *layout) {
    struct buf rule = {0};
    for (size_t i = layout_room(layout); i > 0; i--)
        buf_add_string(&rule, layout->options.ascii ? "-" : "\u2500");
    struct layout_span span = {arena_slice(layout->state->arena, buf_slice(&rule)), LAYOUT_MARK, 0};
    layout_add_line(layout, &span, 1, 0, LAYOUT_END);
    buf_fini(&rule);
}

void layout_bullet_open(struct layout *layout, unsigned depth) {
    static const char *const bullets[][3] = {{"\u2022 ", "\u25e6 ", "\u25aa "}, {"* ", "- ", "+ "}};
    const char *bullet = bullets[layout->options.ascii][depth < 2 ? depth : 2];
    layout_open(layout, slice_of(bullet), SLICE("  "), LAYOUT_MARK);
}

static const char *box_text(enum layout_box box, bool ascii) {
    static const char *const boxes[LAYOUT_BOXES][2] = {
        [LAYOUT_BOX_NONE] = {"", ""},
        [LAYOUT_BOX_EMPTY] = {"\u2610 ", "[ ] "},
        [LAYOUT_BOX_DONE] = {"\u2611 ", "[x] "},
        [LAYOUT_BOX_FAILED] = {"\u2612 ", "[!] "},
        [LAYOUT_BOX_SKIPPED] = {"\u229f ", "[-] "},
    };
    return boxes[box][ascii];
}

static int digits_of(uint64_t number) {
    int digits = 1;
    for (; number > 9; number /= 10)
        digits++;
    return digits;
}

void layout_label_open(struct layout *layout, struct slice label, enum layout_box box) {
    struct buf first = {0}, rest = {0};
    buf_add_string(&first, box_text(box, layout->options.ascii));
    buf_add(&first, label);
    if (label.len)
        buf_add_char(&first, ' ');
    buf_add_repeated(&rest, ' ', text_width(buf_slice(&first)));
    layout_open(layout, buf_slice(&first), buf_slice(&rest), LAYOUT_NUMBER);
    buf_fini(&first);
    buf_fini(&rest);
}

void layout_step_open(struct layout *layout, uint64_t number, uint64_t last, enum layout_box box) {
    char label[32];
    int len = snprintf(label, sizeof label, "%*llu.", digits_of(last), (unsigned long long)number);
    layout_label_open(layout, (struct slice){label, (size_t)len}, box);
}

void layout_bar_open(struct layout *layout, enum layout_style style, struct slice label) {
    struct slice bar = layout->options.ascii ? SLICE("| ") : SLICE("\u2503 ");
    layout_open(layout, bar, bar, style);
    if (label.len == 0)
        return;
    layout_words(layout, style, label);
    layout->state->joined = true;
}

/* The style of a note's bar and label. */
static enum layout_style style_of_note(enum block_note note) {
    static const enum layout_style styles[NOTE_KINDS] = {
        [NOTE_NONE] = LAYOUT_NOTE,
        [NOTE_NOTE] = LAYOUT_NOTE,
        [NOTE_TIP] = LAYOUT_TIP,
        [NOTE_IMPORTANT] = LAYOUT_IMPORTANT,
        [NOTE_WARNING] = LAYOUT_WARNING,
        [NOTE_CAUTION] = LAYOUT_CAUTION,
    };
    return styles[note];
}

void layout_note_open(struct layout *layout, enum block_note note) {
    static const char *const labels[NOTE_KINDS] = {
        [NOTE_NONE] = "Note",
        [NOTE_NOTE] = "Note",
        [NOTE_TIP] = "Tip",
        [NOTE_IMPORTANT] = "Important",
        [NOTE_WARNING] = "Warning",
        [NOTE_CAUTION] = "Caution",
    };
    layout_bar_open(layout, style_of_note(note), slice_of(labels[note]));
}

void layout_key_open(struct layout *layout, struct slice key) {
    struct buf first = {0};
    text_gate_line(&first, key);
    buf_add_string(&first, ": ");
    bool fits = text_width(buf_slice(&first)) <= layout_room(layout) / 2;
    if (!fits) {
        layout_words(layout, LAYOUT_KEY, buf_slice(&first));
        buf_clear(&first);
        buf_add_string(&first, "  ");
    }
    layout_open(layout, buf_slice(&first), SLICE("  "), LAYOUT_KEY);
    buf_fini(&first);
}

static size_t widest_key(const struct layout_pair *pairs, size_t count) {
    size_t widest = 0;
    for (size_t i = 0; i < count; i++)
        if (text_width(pairs[i].key) > widest)
            widest = text_width(pairs[i].key);
    return widest;
}

static void add_value(struct layout *layout, const struct layout_pair *pair) {
    if (pair->style == LAYOUT_CODE)
        layout_exact(layout, pair->style, pair->value);
    else
        layout_words(layout, pair->style, pair->value);
}

static void add_pair(struct layout *layout, const struct layout_pair *pair, size_t columns) {
    struct buf first = {0}, rest = {0};
    text_gate_line(&first, pair->key);
    size_t width = text_width(buf_slice(&first));
    buf_add_repeated(&first, ' ', width < columns ? columns - width : 0);
    buf_add_repeated(&rest, ' ', columns);
    layout_open(layout, buf_slice(&first), buf_slice(&rest), LAYOUT_KEY);
    add_value(layout, pair);
    layout_close(layout);
    buf_fini(&first);
    buf_fini(&rest);
}

void layout_pairs(struct layout *layout, const struct layout_pair *pairs, size_t count) {
    size_t columns = widest_key(pairs, count) + 2;
    bool beside = columns <= layout_room(layout) / 2;
    for (size_t i = 0; i < count; i++) {
        if (beside) {
            add_pair(layout, &pairs[i], columns);
            continue;
        }
        layout_words(layout, LAYOUT_KEY, pairs[i].key);
        layout_open(layout, SLICE("  "), SLICE("  "), LAYOUT_NORMAL);
        add_value(layout, &pairs[i]);
        layout_close(layout);
    }
}
