#include "ui/frame.h"

#include "base/text.h"

#include <stdio.h>

static struct slice separator(const struct ui_area *area) {
    return area->grid->ascii ? SLICE(" > ") : SLICE(" \u203a ");
}

static struct slice more(const struct ui_area *area) {
    return area->grid->ascii ? SLICE("... > ") : SLICE("\u2026 \u203a ");
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

void ui_frame_title(struct ui_area area, const struct buf *titles, size_t count) {
    ui_area_paint(area, 0, 0, area.cols, UI_TITLE);
    size_t first = first_shown(&area, titles, count);
    int col = 1;
    if (first > 0)
        col = ui_area_put(area, 0, col, more(&area), UI_TITLE);
    for (size_t i = first; i < count; i++) {
        bool last = i + 1 == count;
        col = ui_area_put_cut(area, 0, col, buf_slice(&titles[i]), last ? UI_TITLE_HERE : UI_TITLE);
        if (!last)
            col = ui_area_put(area, 0, col, separator(&area), UI_TITLE);
    }
}

/* Draws "Enter Open" and returns the column behind it, or `col` where it does not fit. */
static int put_key(
    struct ui_area area, int col, const struct ui_keymap *keymap, enum ui_action action) {
    struct buf key = {0};
    ui_keymap_first_key(keymap, action, &key);
    struct slice label = slice_of(ui_action_row(action)->bar);
    size_t width = text_width(buf_slice(&key)) + 1 + text_width(label);
    if (key.len && col + (int)width < area.cols) {
        col = ui_area_put(area, 0, col, buf_slice(&key), UI_KEYBAR_KEY);
        col = ui_area_put(area, 0, col + 1, label, UI_KEYBAR) + 2;
    }
    buf_fini(&key);
    return col;
}

void ui_frame_keys(struct ui_area area, const struct ui_keymap *keymap, enum ui_context context) {
    ui_area_paint(area, 0, 0, area.cols, UI_KEYBAR);
    int col = 1;
    if (ui_context_reaches(context, UI_CONTEXT_GLOBAL))
        col = put_key(area, col, keymap, UI_GLOBAL_HELP);
    for (; context != UI_CONTEXT_NONE; context = ui_context_parent(context))
        for (enum ui_action action = UI_NO_ACTION + 1; action < UI_ACTIONS; action++) {
            const struct ui_action_row *row = ui_action_row(action);
            if (row->context == context && row->bar[0] && action != UI_GLOBAL_HELP)
                col = put_key(area, col, keymap, action);
        }
}

void ui_frame_too_small(struct ui_area area) {
    char text[64];
    snprintf(text, sizeof text, "Enlarge to %dx%d", UI_LEAST_COLS, UI_LEAST_ROWS);
    ui_area_put(area, 0, 0, slice_of(text), UI_MESSAGE);
}
