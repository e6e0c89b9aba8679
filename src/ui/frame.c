#include "ui/frame.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct slice separator(const struct ui_area *area) {
    return area->grid->ascii ? SLICE(" > ") : SLICE(" \u203a ");
}

static struct slice more(const struct ui_area *area) {
    return area->grid->ascii ? SLICE("... > ") : SLICE("\u2026 \u203a ");
}

enum {
    TITLE_COLS = 24 /* of every title but the last */
};

/* The title as it is shown: one that is not the last may be shortened. */
static void add_title(
    const struct ui_area *area, const struct buf *title, bool last, struct buf *out) {
    struct slice text = buf_slice(title);
    if (last || text_width(text) <= TITLE_COLS) {
        buf_add(out, text);
        return;
    }
    buf_add(out, slice_trim(text_first_columns(text, TITLE_COLS - 1)));
    buf_add_string(out, area->grid->ascii ? "~" : "\u2026");
}

/* The first title to be shown, so that the last one is whole if it can be. */
static size_t first_shown(const struct ui_area *area, const struct buf *titles, size_t count) {
    size_t room = (size_t)area->cols, used = 1, first = count;
    while (first > 0) {
        size_t width = text_width(buf_slice(&titles[first - 1]));
        size_t before = first > 1 ? text_width(more(area)) : 0;
        if (first < count && used + width + text_width(separator(area)) + before > room)
            break;
        used += width + text_width(separator(area));
        first--;
    }
    return first;
}

static void put_titles(
    struct ui_area area, const struct buf *titles, size_t count, struct ui_span *spans) {
    size_t first = first_shown(&area, titles, count);
    int col = 1;
    if (first > 0)
        col = ui_area_put(area, 0, col, more(&area), UI_TITLE);
    for (size_t i = first; i < count; i++) {
        bool last = i + 1 == count;
        spans[i].col = col;
        col = ui_area_put_cut(area, 0, col, buf_slice(&titles[i]), last ? UI_TITLE_HERE : UI_TITLE);
        spans[i].end = col;
        if (!last)
            col = ui_area_put(area, 0, col, separator(&area), UI_TITLE);
    }
}

void ui_frame_title(
    struct ui_area area, const struct buf *titles, size_t count, struct ui_span *spans) {
    memset(spans, 0, count * sizeof *spans);
    ui_area_paint(area, 0, 0, area.cols, UI_TITLE);
    if (first_shown(&area, titles, count) == 0) {
        put_titles(area, titles, count, spans);
        return;
    }
    struct buf *shown = mem_new(count * sizeof *shown);
    for (size_t i = 0; i < count; i++)
        add_title(&area, &titles[i], i + 1 == count, &shown[i]);
    put_titles(area, shown, count, spans);
    for (size_t i = 0; i < count; i++)
        buf_fini(&shown[i]);
    free(shown);
}

static void add_first_key(const struct ui_bar_of *of, enum ui_action action, struct buf *out) {
    ui_keymap_first_key_in(of->keymap, of->context, action, out);
}

/* Adds "Enter Open" behind the last key, where it has a key here and fits. */
static void add_key(
    struct ui_bar *bar, int cols, const struct ui_bar_of *of, enum ui_action action) {
    struct buf key = {0};
    add_first_key(of, action, &key);
    int col = bar->count ? bar->keys[bar->count - 1].span.end + 2 : 1;
    size_t label = text_width(slice_of(ui_action_row(action)->bar));
    int end = col + (int)(text_width(buf_slice(&key)) + 1 + label);
    if (key.len && end <= cols)
        bar->keys[bar->count++] = (struct ui_bar_key){action, {col, end}};
    buf_fini(&key);
}

/* Help and the way out come first: a person who is lost needs those. */
static enum ui_action way_out(bool first) {
    return first ? UI_GLOBAL_QUIT : UI_GLOBAL_BACK;
}

/* Is it in the bar already, or would it do nothing? */
static bool is_left_out(const struct ui_bar_of *of, enum ui_action action) {
    return action == UI_GLOBAL_HELP || action == way_out(of->first) ||
           (of->first && (action == UI_GLOBAL_BACK || action == UI_KB_HOME)) ||
           (of->idle && of->idle(of->state, action));
}

void ui_frame_bar(struct ui_bar *bar, int cols, const struct ui_bar_of *of) {
    /* what lies below a question gets no key before that ends */
    bool question = of->context == UI_CONTEXT_PROMPT;
    bar->count = 0;
    if (!question) {
        add_key(bar, cols, of, UI_GLOBAL_HELP);
        add_key(bar, cols, of, way_out(of->first));
    }
    for (enum ui_context at = of->context; at != UI_CONTEXT_NONE; at = ui_context_parent(at))
        for (enum ui_action action = UI_NO_ACTION + 1; action < UI_ACTIONS; action++) {
            const struct ui_action_row *row = ui_action_row(action);
            bool in_reach = row->context == at && (at == of->context || !question);
            if (in_reach && row->bar[0] && !is_left_out(of, action))
                add_key(bar, cols, of, action);
        }
}

void ui_frame_keys(struct ui_area area, const struct ui_bar *bar, const struct ui_bar_of *of) {
    ui_area_paint(area, 0, 0, area.cols, UI_KEYBAR);
    for (size_t i = 0; i < bar->count; i++) {
        struct buf key = {0};
        add_first_key(of, bar->keys[i].action, &key);
        int col = ui_area_put(area, 0, bar->keys[i].span.col, buf_slice(&key), UI_KEYBAR_KEY);
        const char *label = ui_action_row(bar->keys[i].action)->bar;
        ui_area_put(area, 0, col + 1, slice_of(label), UI_KEYBAR);
        buf_fini(&key);
    }
}

enum ui_action ui_frame_key_at(const struct ui_bar *bar, int col) {
    for (size_t i = 0; i < bar->count; i++)
        if (col >= bar->keys[i].span.col && col < bar->keys[i].span.end)
            return bar->keys[i].action;
    return UI_NO_ACTION;
}

void ui_frame_too_small(struct ui_area area) {
    char text[64];
    snprintf(text, sizeof text, "Enlarge to %dx%d", UI_LEAST_COLS, UI_LEAST_ROWS);
    ui_area_put(area, 0, 0, slice_of(text), UI_MESSAGE);
}
