#include "ui/list.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

enum {
    TALLEST = 10000, /* rows of an entry; more are cut, so that sums fit an int */
    WHEEL = 3        /* entries */
};

void ui_list_init(struct ui_list *list, const struct ui_list_source *source, void *context) {
    *list = (struct ui_list){.source = source, .context = context};
}

void ui_list_fini(struct ui_list *list) {
    free(list->shown);
    buf_fini(&list->filter);
    *list = (struct ui_list){0};
}

size_t ui_list_count(const struct ui_list *list) {
    return list->shown ? list->shown_count : list->source->count(list->context);
}

static size_t item_at(const struct ui_list *list, size_t place) {
    return list->shown ? list->shown[place] : place;
}

size_t ui_list_item(const struct ui_list *list) {
    return list->selected < ui_list_count(list) ? item_at(list, list->selected) : SIZE_MAX;
}

static void select_place(struct ui_list *list, size_t place) {
    size_t count = ui_list_count(list);
    list->selected = place < count ? place : count ? count - 1 : 0;
}

void ui_list_select(struct ui_list *list, size_t item) {
    for (size_t i = 0; i < ui_list_count(list); i++)
        if (item_at(list, i) == item) {
            list->selected = i;
            return;
        }
}

static void keep_matching(struct ui_list *list) {
    size_t count = list->source->count(list->context);
    list->shown = mem_new(count * sizeof *list->shown);
    list->shown_count = 0;
    for (size_t i = 0; i < count; i++)
        if (list->source->matches(list->context, i, buf_slice(&list->filter)))
            list->shown[list->shown_count++] = i;
}

void ui_list_filter(struct ui_list *list, struct slice text) {
    size_t item = ui_list_item(list);
    struct buf folded = {0};
    text_fold(&folded, slice_trim(text));
    buf_fini(&list->filter);
    list->filter = folded;
    free(list->shown);
    list->shown = NULL;
    if (folded.len && list->source->matches)
        keep_matching(list);
    list->selected = list->top = 0;
    list->skip = 0;
    ui_list_select(list, item);
}

/* Columns of the numbers before the entries: "12 ". Filtering does not change them, so that the
 * entries stand still. */
static int gutter(const struct ui_list *list) {
    int columns = 2;
    for (size_t count = list->source->count(list->context); count > 9; count /= 10)
        columns++;
    return list->source->numbered ? columns : 0;
}

static int height(const struct ui_list *list, size_t place) {
    if (!list->source->height)
        return 1;
    int rows = list->source->height(list->context, item_at(list, place), list->cols - gutter(list));
    return rows < 1 ? 1 : rows > TALLEST ? TALLEST : rows;
}

/* Makes `place` the lowest in the view; what is taller than the view begins at its top. */
static void put_at_bottom(struct ui_list *list, size_t place) {
    int rows = height(list, place);
    list->top = place;
    while (list->top > 0 && rows < list->rows)
        rows += height(list, --list->top);
    bool taller = list->top == place;
    list->skip = rows > list->rows && !taller ? rows - list->rows : 0;
}

/* The row at which an entry at or below the top begins; list->rows where it is below the view. */
static int row_of(const struct ui_list *list, size_t place) {
    int row = -list->skip;
    for (size_t i = list->top; i < place && row < list->rows; i++)
        row += height(list, i);
    return row < list->rows ? row : list->rows;
}

/* Scrolls as little as needed to have the selected entry in view. One that is taller than the view
 * may be scrolled within. */
static void scroll_to_selected(struct ui_list *list) {
    select_place(list, list->selected);
    if (list->top >= ui_list_count(list)) {
        put_at_bottom(list, list->selected);
        return;
    }
    if (list->selected < list->top) {
        list->top = list->selected;
        list->skip = 0;
        return;
    }
    if (list->skip >= height(list, list->top))
        list->skip = 0; /* it was taller before a resize */
    int row = row_of(list, list->selected), rows = height(list, list->selected);
    if (rows > list->rows && row <= 0)
        list->skip = list->skip < rows - list->rows ? list->skip : rows - list->rows;
    else if (row < 0)
        list->skip = 0;
    else if (row + rows > list->rows)
        put_at_bottom(list, list->selected);
}

/* The number that is shown before an entry, and typed to open it. */
static size_t number_of(const struct ui_list *list, size_t place) {
    bool last = place + 1 == ui_list_count(list);
    return list->source->zero && last ? 0 : place + 1;
}

static void draw_number(struct ui_area view, int row, int columns, size_t number) {
    struct buf text = {0};
    buf_printf(&text, "%*zu ", columns - 1, number);
    ui_area_put(view, row, 0, buf_slice(&text), LAYOUT_NUMBER);
    buf_fini(&text);
}

static void draw_entry(struct ui_list *list, size_t place, struct ui_area view, int row) {
    int rows = height(list, place), left = gutter(list);
    bool selected = place == list->selected;
    struct ui_area area = ui_area_part(view, 0, left, view.rows, view.cols - left);
    area = ui_area_scrolled(area, row, rows);
    list->source->draw(list->context, item_at(list, place), area);
    if (list->source->numbered)
        draw_number(view, row, left, number_of(list, place));
    for (int i = 0; selected && i < rows; i++)
        ui_area_add_flags(view, row + i, 0, view.cols, UI_SELECTED);
    if (selected)
        ui_area_cursor(view, row > 0 ? row : 0, 0);
}

static void draw_nothing(const struct ui_list *list, struct ui_area area) {
    struct buf text = {0};
    if (list->filter.len)
        buf_printf(&text, "No entry contains \"%s\".", buf_string(&list->filter));
    else
        buf_add_string(&text, "Nothing to show.");
    ui_area_put_cut(area, 0, 0, buf_slice(&text), LAYOUT_DIM);
    buf_fini(&text);
}

void ui_list_draw(struct ui_list *list, struct ui_area area) {
    list->row = area.row;
    list->rows = area.rows;
    list->cols = area.cols;
    size_t count = ui_list_count(list);
    if (count == 0) {
        draw_nothing(list, area);
        return;
    }
    scroll_to_selected(list);
    int row = -list->skip;
    for (size_t i = list->top; i < count && row < area.rows; i++) {
        draw_entry(list, i, area, row);
        row += height(list, i);
    }
}

/* Goes down inside an entry that is taller than the view before leaving it. */
static struct ui_effect act_down(struct ui_list *list) {
    int rows = ui_list_count(list) ? height(list, list->selected) : 0;
    bool more = list->top == list->selected && rows - list->skip > list->rows;
    if (more && list->rows > 0)
        list->skip += list->rows;
    else
        select_place(list, list->selected + 1);
    return ui_stay();
}

/* Enters an entry that is taller than the view at its end. */
static struct ui_effect act_up(struct ui_list *list) {
    if (list->top == list->selected && list->skip > 0) {
        list->skip = list->skip > list->rows ? list->skip - list->rows : 0;
        return ui_stay();
    }
    if (list->selected == 0)
        return ui_stay();
    int rows = height(list, --list->selected);
    if (rows > list->rows) {
        list->top = list->selected;
        list->skip = rows - list->rows;
    }
    return ui_stay();
}

static struct ui_effect act_page_down(struct ui_list *list) {
    size_t place = list->selected, count = ui_list_count(list);
    int rows = 0;
    while (place + 1 < count && rows + height(list, place) < list->rows)
        rows += height(list, place++);
    if (place == list->selected)
        return act_down(list);
    list->selected = place;
    return ui_stay();
}

static struct ui_effect act_page_up(struct ui_list *list) {
    size_t place = list->selected;
    int rows = 0;
    while (place > 0 && rows + height(list, place - 1) < list->rows)
        rows += height(list, --place);
    if (place == list->selected)
        return act_up(list);
    list->selected = place;
    return ui_stay();
}

static struct ui_effect act_first(struct ui_list *list) {
    list->selected = list->top = 0;
    list->skip = 0;
    return ui_stay();
}

static struct ui_effect act_last(struct ui_list *list) {
    select_place(list, SIZE_MAX);
    return ui_stay();
}

static struct ui_effect act_wheel_down(struct ui_list *list) {
    select_place(list, list->selected + WHEEL);
    return ui_stay();
}

static struct ui_effect act_wheel_up(struct ui_list *list) {
    list->selected = list->selected > WHEEL ? list->selected - WHEEL : 0;
    return ui_stay();
}

static struct ui_effect act_open(struct ui_list *list) {
    if (list->selected >= ui_list_count(list))
        return ui_message("There is nothing to open.");
    return list->source->open(list->context, item_at(list, list->selected));
}

/*
 * Digits add up to a number. It opens its entry as soon as no further digit could follow: of 30
 * entries "4" opens the fourth at once, while "2" selects the second and waits for "Enter" or one
 * more digit.
 */
static struct ui_effect act_number(struct ui_list *list) {
    size_t digit =
        list->event.point >= '0' && list->event.point <= '9' ? list->event.point - '0' : 0;
    size_t count = ui_list_count(list), number = list->typed * 10 + digit;
    if (list->source->zero && count > 0) {
        if (number == 0) {
            list->selected = count - 1;
            return act_open(list);
        }
        count--;
    }
    if (number > count)
        number = digit;
    if (number == 0 || number > count)
        return ui_message("There is no entry %zu.", number);
    list->selected = number - 1;
    if (number * 10 > count)
        return act_open(list);
    list->typed = number;
    return ui_stay();
}

static struct ui_effect act_click(struct ui_list *list) {
    int row = -list->skip, clicked = list->event.row - list->row;
    if (clicked < 0) /* what is above the list may cover rows of its first entry */
        return ui_stay();
    for (size_t i = list->top; i < ui_list_count(list) && row < list->rows; i++) {
        int below = row + height(list, i);
        if (clicked >= row && clicked < below) {
            if (i == list->selected)
                return act_open(list);
            list->selected = i;
            return ui_stay();
        }
        row = below;
    }
    return ui_stay();
}

static struct ui_effect act_filter(struct ui_list *list) {
    if (!list->source->matches)
        return ui_message("This list cannot be filtered.");
    return ui_ask(UI_QUESTION_FILTER, "Filter: ", buf_slice(&list->filter), true, NULL);
}

/* As in lists that are filtered by typing: what hides entries goes first. */
static struct ui_effect act_leave(struct ui_list *list) {
    if (!list->shown)
        return ui_pop();
    ui_list_filter(list, SLICE(""));
    return ui_stay();
}

#define UI_LIST_ACTIONS
#include "ui/own.def"

/* A list that is filtered by typing has other keys for the same. */
static enum ui_action unpicked(enum ui_action action) {
    switch (action) {
    case UI_PICK_CHOOSE:
        return UI_LIST_OPEN;
    case UI_PICK_UP:
        return UI_LIST_UP;
    case UI_PICK_DOWN:
        return UI_LIST_DOWN;
    case UI_PICK_PAGE_UP:
        return UI_LIST_PAGE_UP;
    case UI_PICK_PAGE_DOWN:
        return UI_LIST_PAGE_DOWN;
    case UI_PICK_CLICK:
        return UI_LIST_CLICK;
    case UI_PICK_WHEEL_UP:
        return UI_LIST_WHEEL_UP;
    case UI_PICK_WHEEL_DOWN:
        return UI_LIST_WHEEL_DOWN;
    default:
        return action;
    }
}

struct ui_effect ui_list_act(
    struct ui_list *list, enum ui_action action, const struct ui_event *event) {
    struct ui_effect effect = ui_stay();
    list->event = *event;
    if (own(list, unpicked(action), &effect) &&
        (action != UI_LIST_NUMBER || effect.kind != UI_EFFECT_NONE))
        list->typed = 0;
    return effect;
}

struct ui_effect ui_list_answer(struct ui_list *list, const struct ui_answer *answer) {
    if (answer->question == UI_QUESTION_FILTER)
        ui_list_filter(list, answer->text);
    return ui_stay();
}

bool ui_list_holds_folded(struct slice text, struct slice folded) {
    struct slice word;
    while (slice_next_word(&folded, &word))
        if (slice_find(text, word) == SLICE_NONE)
            return false;
    return true;
}

bool ui_list_holds(struct slice text, struct slice folded) {
    struct buf lower = {0};
    text_fold(&lower, text);
    bool found = ui_list_holds_folded(buf_slice(&lower), folded);
    buf_fini(&lower);
    return found;
}

void ui_list_add_filter(const struct ui_list *list, struct buf *out) {
    if (list->shown)
        buf_printf(out, " (filter: %s)", buf_string(&list->filter));
}

void ui_list_status(const struct ui_list *list, struct buf *out) {
    size_t count = ui_list_count(list);
    buf_printf(out, "%zu of %zu", count ? list->selected + 1 : 0, count);
    ui_list_add_filter(list, out);
}

/* ---- the widget ---- */

static void status(const void *state, struct buf *out) {
    ui_list_status(state, out);
}

static void draw(void *state, struct ui_area area) {
    ui_list_draw(state, ui_area_readable(area));
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    return ui_list_act(state, action, event);
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    return ui_list_answer(state, given);
}

const struct ui_widget ui_list_widget = {
    .status = status, .draw = draw, .act = act, .answer = answer};
