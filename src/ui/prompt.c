#include "ui/prompt.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

enum {
    HISTORY_LINES = 100
};

void ui_history_add(struct ui_history *history, struct slice line) {
    if (line.len == 0)
        return;
    if (history->count && slice_equal(slice_of(history->lines[history->count - 1]), line))
        return;
    if (history->count == HISTORY_LINES) {
        free(history->lines[0]);
        history->count--;
        memmove(history->lines, history->lines + 1, history->count * sizeof *history->lines);
    }
    history->lines = mem_resize(history->lines, (history->count + 1) * sizeof *history->lines);
    char *copy = mem_new(line.len + 1);
    memcpy(copy, line.at, line.len);
    history->lines[history->count++] = copy;
}

void ui_history_fini(struct ui_history *history) {
    for (size_t i = 0; i < history->count; i++)
        free(history->lines[i]);
    free(history->lines);
    *history = (struct ui_history){0};
}

static void set_text(struct ui_prompt *prompt, struct slice text) {
    buf_clear(&prompt->text);
    text_gate_line(&prompt->text, slice_first(text, LIMIT_QUERY_BYTES));
    prompt->cursor = prompt->text.len;
    prompt->first = 0;
}

void ui_prompt_init(struct ui_prompt *prompt, struct slice text, struct ui_history *history) {
    *prompt = (struct ui_prompt){.history = history};
    set_text(prompt, text);
}

void ui_prompt_fini(struct ui_prompt *prompt) {
    buf_fini(&prompt->text);
    buf_fini(&prompt->draft);
    *prompt = (struct ui_prompt){0};
}

struct slice ui_prompt_text(const struct ui_prompt *prompt) {
    return buf_slice(&prompt->text);
}

/* The byte behind the character at `at` and the marks that belong to it. */
static size_t character_end(const struct ui_prompt *prompt, size_t at) {
    struct slice rest = slice_from(ui_prompt_text(prompt), at), before;
    uint32_t point;
    text_next(&rest, &point);
    do
        before = rest;
    while (text_next(&rest, &point) && text_point_width(point) == 0);
    return prompt->text.len - before.len;
}

/* The beginning of the character before `at`. */
static size_t character_before(const struct ui_prompt *prompt, size_t at) {
    struct slice rest = ui_prompt_text(prompt);
    size_t start = 0;
    uint32_t point;
    while (prompt->text.len - rest.len < at) {
        size_t here = prompt->text.len - rest.len;
        text_next(&rest, &point);
        if (text_point_width(point))
            start = here;
    }
    return start;
}

static enum ui_prompt_result erase(struct ui_prompt *prompt, size_t from, size_t end) {
    if (from >= end)
        return UI_PROMPT_UNCHANGED;
    memmove(prompt->text.at + from, prompt->text.at + end, prompt->text.len - end + 1);
    prompt->text.len -= end - from;
    prompt->cursor = from;
    return UI_PROMPT_CHANGED;
}

static enum ui_prompt_result act_accept(struct ui_prompt *prompt) {
    if (prompt->history)
        ui_history_add(prompt->history, ui_prompt_text(prompt));
    return UI_PROMPT_ACCEPTED;
}

static enum ui_prompt_result act_cancel(struct ui_prompt *prompt) {
    (void)prompt;
    return UI_PROMPT_CANCELLED;
}

static enum ui_prompt_result act_left(struct ui_prompt *prompt) {
    prompt->cursor = character_before(prompt, prompt->cursor);
    return UI_PROMPT_UNCHANGED;
}

static enum ui_prompt_result act_right(struct ui_prompt *prompt) {
    prompt->cursor = character_end(prompt, prompt->cursor);
    return UI_PROMPT_UNCHANGED;
}

static enum ui_prompt_result act_start(struct ui_prompt *prompt) {
    prompt->cursor = 0;
    return UI_PROMPT_UNCHANGED;
}

static enum ui_prompt_result act_end(struct ui_prompt *prompt) {
    prompt->cursor = prompt->text.len;
    return UI_PROMPT_UNCHANGED;
}

static enum ui_prompt_result act_erase(struct ui_prompt *prompt) {
    return erase(prompt, character_before(prompt, prompt->cursor), prompt->cursor);
}

static enum ui_prompt_result act_delete(struct ui_prompt *prompt) {
    return erase(prompt, prompt->cursor, character_end(prompt, prompt->cursor));
}

static enum ui_prompt_result act_erase_word(struct ui_prompt *prompt) {
    struct slice left = slice_first(ui_prompt_text(prompt), prompt->cursor);
    left = slice_strip_end(left, " ");
    ptrdiff_t blank = slice_find_last(left, ' ');
    return erase(prompt, blank == SLICE_NONE ? 0 : (size_t)blank + 1, prompt->cursor);
}

static enum ui_prompt_result act_erase_line(struct ui_prompt *prompt) {
    return erase(prompt, 0, prompt->cursor);
}

static enum ui_prompt_result act_erase_rest(struct ui_prompt *prompt) {
    return erase(prompt, prompt->cursor, prompt->text.len);
}

static enum ui_prompt_result show_older(struct ui_prompt *prompt, size_t older) {
    const struct ui_history *history = prompt->history;
    if (!history || older > history->count)
        return UI_PROMPT_UNCHANGED;
    if (prompt->older == 0) {
        buf_clear(&prompt->draft);
        buf_add(&prompt->draft, ui_prompt_text(prompt));
    }
    prompt->older = older;
    set_text(prompt,
        older ? slice_of(history->lines[history->count - older]) : buf_slice(&prompt->draft));
    return UI_PROMPT_CHANGED;
}

static enum ui_prompt_result act_older(struct ui_prompt *prompt) {
    return show_older(prompt, prompt->older + 1);
}

static enum ui_prompt_result act_newer(struct ui_prompt *prompt) {
    return prompt->older ? show_older(prompt, prompt->older - 1) : UI_PROMPT_UNCHANGED;
}

typedef enum ui_prompt_result handler(struct ui_prompt *prompt);

static handler *const handlers[UI_ACTIONS] = {
#define UI_PROMPT_ACTIONS
#define X(context, id, name, keys, bar, help) [UI_##context##_##id] = act_##name,
#include "ui/actions.def"
#undef X
};

enum ui_prompt_result ui_prompt_act(struct ui_prompt *prompt, enum ui_action action) {
    return handlers[action] ? handlers[action](prompt) : UI_PROMPT_UNCHANGED;
}

enum ui_prompt_result ui_prompt_type(struct ui_prompt *prompt, const struct ui_event *event) {
    if (event->kind != UI_EVENT_CHARACTER || event->control || event->alt)
        return UI_PROMPT_UNCHANGED;
    struct buf typed = {0}, gated = {0};
    text_add(&typed, event->point);
    text_gate_line(&gated, buf_slice(&typed));
    bool kept = gated.len && !slice_equal(buf_slice(&gated), SLICE("\ufffd")) &&
                prompt->text.len + gated.len <= LIMIT_QUERY_BYTES;
    if (kept) {
        size_t len = gated.len, rest = prompt->text.len - prompt->cursor;
        buf_reserve(&prompt->text, len);
        memmove(prompt->text.at + prompt->cursor + len, prompt->text.at + prompt->cursor, rest);
        memcpy(prompt->text.at + prompt->cursor, gated.at, len);
        prompt->text.len += len;
        prompt->text.at[prompt->text.len] = '\0';
        prompt->cursor += len;
    }
    buf_fini(&typed);
    buf_fini(&gated);
    return kept ? UI_PROMPT_CHANGED : UI_PROMPT_UNCHANGED;
}

static size_t columns_between(const struct ui_prompt *prompt, size_t from, size_t end) {
    return text_width(slice_first(slice_from(ui_prompt_text(prompt), from), end - from));
}

/* Moves the shown part so that the cursor is in it, with room for the cursor behind the text. */
static void scroll(struct ui_prompt *prompt, size_t room) {
    if (prompt->first > prompt->cursor)
        prompt->first = prompt->cursor;
    size_t columns = columns_between(prompt, prompt->first, prompt->cursor);
    while (prompt->first < prompt->cursor && columns >= room) {
        size_t next = character_end(prompt, prompt->first);
        columns -= columns_between(prompt, prompt->first, next);
        prompt->first = next;
    }
}

void ui_prompt_draw(struct ui_prompt *prompt, struct ui_area area, const char *label) {
    int col = ui_area_put(area, 0, 0, slice_of(label), UI_PROMPT);
    if (col > area.cols / 2)
        col = area.cols / 2;
    struct ui_area field = ui_area_part(area, 0, col, 1, area.cols - col);
    ui_area_paint(field, 0, 0, field.cols, LAYOUT_NORMAL);
    scroll(prompt, field.cols > 0 ? (size_t)field.cols : 1);
    struct slice shown = slice_from(ui_prompt_text(prompt), prompt->first);
    int end = ui_area_put(field, 0, 0, shown, LAYOUT_NORMAL);
    for (; end < field.cols; end++)
        ui_area_put(field, 0, end, SLICE(" "), LAYOUT_NORMAL);
    ui_area_cursor(field, 0, (int)columns_between(prompt, prompt->first, prompt->cursor));
}
