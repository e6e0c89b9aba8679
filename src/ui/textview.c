#include "ui/textview.h"

#include "base/text.h"

enum {
    WHEEL = 3 /* lines */
};

void ui_textview_init(
    struct ui_textview *view, const struct ui_textview_source *source, void *context) {
    *view = (struct ui_textview){.source = source, .context = context};
}

void ui_textview_fini(struct ui_textview *view) {
    arena_free(view->arena);
    arena_free(view->found);
    buf_fini(&view->wanted);
    buf_fini(&view->former);
    ui_history_fini(&view->history);
    *view = (struct ui_textview){0};
}

void ui_textview_changed(struct ui_textview *view) {
    view->changed = true;
}

static size_t line_count(const struct ui_textview *view) {
    return view->layout ? view->layout->lines.count : 0;
}

static size_t rows_of(const struct ui_textview *view) {
    return view->rows > 0 ? (size_t)view->rows : 1;
}

/* The highest top: the last line stands at the view's bottom. */
static size_t last_top(const struct ui_textview *view) {
    size_t count = line_count(view), rows = rows_of(view);
    return count > rows ? count - rows : 0;
}

static void scroll_to(struct ui_textview *view, size_t line) {
    view->top = line < last_top(view) ? line : last_top(view);
}

static void scroll_down(struct ui_textview *view, size_t lines) {
    scroll_to(view, view->top + lines);
}

static void scroll_up(struct ui_textview *view, size_t lines) {
    view->top = view->top > lines ? view->top - lines : 0;
}

/* Scrolls as little as shows the line, with a little of what is before it. */
static void show_line(struct ui_textview *view, size_t line) {
    size_t rows = rows_of(view), before = rows / 4;
    if (line >= view->top && line < view->top + rows)
        return;
    scroll_to(view, line > before ? line - before : 0);
}

static void search_again(struct ui_textview *view) {
    arena_free(view->found);
    view->found = NULL;
    view->matches = (struct layout_matches){0};
    if (view->wanted.len == 0 || !view->layout)
        return;
    view->found = arena_new();
    view->matches = layout_find(view->found, view->layout, buf_slice(&view->wanted));
    if (view->match >= view->matches.count)
        view->match = 0; /* the text has changed, and holds fewer */
}

/* The place of the top outlives a new layout. */
static struct ui_textview_place place_of_top(const struct ui_textview *view) {
    if (view->top >= line_count(view))
        return (struct ui_textview_place){0, 0};
    const struct layout_line *line = &view->layout->lines.items[view->top];
    return (struct ui_textview_place){line->block, line->start};
}

/* Lines that were built from parts without telling their block keep their share of the text. */
static void keep_place(struct ui_textview *view, struct ui_textview_place place, size_t before) {
    size_t count = line_count(view);
    if (view->top == 0 || count == 0 || before == 0)
        view->top = 0;
    else if (view->layout->lines.items[count - 1].block > 0)
        view->top = layout_line_of(view->layout, place.block, place.start);
    else
        view->top = view->top * count / before;
}

/* The first part of a match. */
static const struct layout_match *part_of(const struct ui_textview *view, size_t match) {
    const struct layout_match *parts = view->matches.parts.items;
    size_t low = 0, high = view->matches.parts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (parts[middle].number < match)
            low = middle + 1;
        else
            high = middle;
    }
    return &parts[low];
}

/* Is the match that the keys act on in view? */
static bool has_match_in_view(const struct ui_textview *view) {
    if (view->matches.count == 0)
        return false;
    size_t line = part_of(view, view->match)->line;
    return line >= view->top && line < view->top + rows_of(view);
}

static void lay_out(struct ui_textview *view, int cols, bool ascii) {
    struct ui_textview_place place = place_of_top(view);
    size_t before = line_count(view);
    bool match_in_view = !view->changed && has_match_in_view(view);
    const struct layout_options options = {
        .width = (unsigned)(cols < UI_TEXT_WIDTH ? cols : UI_TEXT_WIDTH),
        .ascii = ascii,
        .number_links = view->source->follow != NULL,
    };
    arena_free(view->arena);
    view->arena = arena_new();
    view->layout = layout_new(view->arena, &options);
    view->source->build(view->context, view->layout);
    view->changed = false;
    keep_place(view, place, before);
    if (view->link > view->layout->links.count)
        view->link = 0;
    search_again(view);
    if (match_in_view && view->match < view->matches.count)
        show_line(view, part_of(view, view->match)->line);
}

static bool needs_layout(const struct ui_textview *view, struct ui_area area) {
    return !view->layout || view->changed || view->cols != area.cols ||
           view->layout->options.ascii != area.grid->ascii;
}

void ui_textview_go(struct ui_textview *view, uint32_t block, uint32_t start) {
    if (view->layout)
        scroll_to(view, layout_line_of(view->layout, block, start));
    else
        view->go = (struct ui_textview_place){block, start};
}

void ui_textview_show(struct ui_textview *view, uint32_t block, uint32_t start) {
    if (!view->layout)
        return;
    if (view->changed)
        lay_out(view, view->cols, view->layout->options.ascii);
    show_line(view, layout_line_of(view->layout, block, start));
}

uint32_t ui_textview_block(const struct ui_textview *view) {
    for (size_t i = view->top; view->top && i < line_count(view); i++)
        if (view->layout->lines.items[i].block)
            return view->layout->lines.items[i].block;
    return 0;
}

static void draw_matches(const struct ui_textview *view, struct ui_area area) {
    for (size_t i = 0; i < view->matches.parts.count; i++) {
        const struct layout_match *part = &view->matches.parts.items[i];
        if (part->line < view->top || part->line >= view->top + rows_of(view))
            continue;
        unsigned flags = part->number == view->match ? UI_MATCH | UI_FOCUS : UI_MATCH;
        ui_area_add_flags(
            area, (int)(part->line - view->top), (int)part->column, (int)part->columns, flags);
    }
}

static void draw_line(const struct ui_textview *view, struct ui_area area, int row, size_t number) {
    const struct layout_line *line = &view->layout->lines.items[number];
    ui_area_put_line(area, row, 0, line);
    int col = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        int cols = (int)text_width(line->spans[i].text);
        if (view->link && line->spans[i].link == view->link) {
            ui_area_add_flags(area, row, col, cols, UI_FOCUS);
            if (area.grid->cursor_row < 0)
                ui_area_cursor(area, row, col);
        }
        col += cols;
    }
}

void ui_textview_draw(struct ui_textview *view, struct ui_area area) {
    bool first = !view->layout;
    view->row = area.row;
    view->col = area.col;
    view->rows = area.rows;
    if (first || needs_layout(view, area)) {
        view->cols = area.cols;
        lay_out(view, area.cols, area.grid->ascii);
    }
    if (first)
        scroll_to(view, layout_line_of(view->layout, view->go.block, view->go.start));
    scroll_to(view, view->top);
    for (int row = 0; row < area.rows && view->top + (size_t)row < line_count(view); row++)
        draw_line(view, area, row, view->top + (size_t)row);
    draw_matches(view, area);
    if (area.grid->cursor_row < 0)
        ui_area_cursor(area, 0, 0);
}

static struct ui_effect act_up(struct ui_textview *view) {
    scroll_up(view, 1);
    return ui_stay();
}

static struct ui_effect act_down(struct ui_textview *view) {
    scroll_down(view, 1);
    return ui_stay();
}

/* A page keeps one line of the one before, so that the eye finds its place. */
static size_t page(const struct ui_textview *view) {
    return rows_of(view) > 1 ? rows_of(view) - 1 : 1;
}

static struct ui_effect act_page_up(struct ui_textview *view) {
    scroll_up(view, page(view));
    return ui_stay();
}

static struct ui_effect act_page_down(struct ui_textview *view) {
    scroll_down(view, page(view));
    return ui_stay();
}

static struct ui_effect act_half_up(struct ui_textview *view) {
    scroll_up(view, (rows_of(view) + 1) / 2);
    return ui_stay();
}

static struct ui_effect act_half_down(struct ui_textview *view) {
    scroll_down(view, (rows_of(view) + 1) / 2);
    return ui_stay();
}

static struct ui_effect act_top(struct ui_textview *view) {
    view->top = 0;
    return ui_stay();
}

static struct ui_effect act_bottom(struct ui_textview *view) {
    view->top = last_top(view);
    return ui_stay();
}

static struct ui_effect act_wheel_up(struct ui_textview *view) {
    scroll_up(view, WHEEL);
    return ui_stay();
}

static struct ui_effect act_wheel_down(struct ui_textview *view) {
    scroll_down(view, WHEEL);
    return ui_stay();
}

/* The level of the heading that the line begins; 0 for any other line. */
static unsigned heading_level(const struct ui_textview *view, size_t number) {
    const struct layout_line *line = &view->layout->lines.items[number];
    if (line->count == line->prefix || line->start > 0)
        return 0;
    switch (line->spans[line->prefix].style) {
    case LAYOUT_HEADING1:
        return 1;
    case LAYOUT_HEADING2:
        return 2;
    case LAYOUT_HEADING3:
        return 3;
    default:
        return 0;
    }
}

size_t ui_textview_heading(const struct ui_textview *view, size_t line, unsigned *level) {
    while (line < line_count(view) && (*level = heading_level(view, line)) == 0)
        line++;
    return line;
}

void ui_textview_go_line(struct ui_textview *view, size_t line) {
    scroll_to(view, line);
}

static struct ui_effect act_next_heading(struct ui_textview *view) {
    unsigned level;
    size_t next = ui_textview_heading(view, view->top + 1, &level);
    if (next >= line_count(view))
        return ui_message("There is no further heading.");
    scroll_to(view, next);
    return ui_stay();
}

static struct ui_effect act_previous_heading(struct ui_textview *view) {
    for (size_t i = view->top; i > 0; i--)
        if (heading_level(view, i - 1)) {
            scroll_to(view, i - 1);
            return ui_stay();
        }
    return ui_message("There is no heading before this.");
}

static struct ui_effect act_headings(struct ui_textview *view) {
    unsigned level;
    if (ui_textview_heading(view, 0, &level) >= line_count(view))
        return ui_message("There are no headings in this text.");
    view->headings.view = view;
    return ui_push(&ui_headings_screen, &view->headings);
}

static struct ui_effect act_search(struct ui_textview *view) {
    view->from = view->top;
    buf_clear(&view->former);
    buf_add(&view->former, buf_slice(&view->wanted));
    return ui_ask(UI_QUESTION_SEARCH, "/", SLICE(""), true, &view->history);
}

static struct ui_effect go_to_match(struct ui_textview *view, size_t match) {
    view->match = match;
    show_line(view, part_of(view, match)->line);
    return ui_message(
        "%zu of %zu: %.*s", match + 1, view->matches.count, 100, buf_string(&view->wanted));
}

static struct ui_effect nothing_found(const struct ui_textview *view) {
    if (view->wanted.len == 0)
        return ui_message("Nothing was searched for yet.");
    return ui_message("Not in this text: %.*s", 100, buf_string(&view->wanted));
}

static struct ui_effect act_next(struct ui_textview *view) {
    if (view->matches.count == 0)
        return nothing_found(view);
    return go_to_match(view, (view->match + 1) % view->matches.count);
}

static struct ui_effect act_previous(struct ui_textview *view) {
    size_t count = view->matches.count;
    if (count == 0)
        return nothing_found(view);
    return go_to_match(view, (view->match + count - 1) % count);
}

/* Searches from the top of the view on. */
static struct ui_effect search_for(struct ui_textview *view, struct slice text) {
    buf_clear(&view->wanted);
    text_gate_line(&view->wanted, slice_trim(text));
    search_again(view);
    view->match = 0;
    if (view->matches.count == 0)
        return view->wanted.len ? nothing_found(view) : ui_stay();
    for (size_t i = 0; i < view->matches.parts.count; i++)
        if (view->matches.parts.items[i].line >= view->top)
            return go_to_match(view, view->matches.parts.items[i].number);
    return go_to_match(view, 0);
}

/* Every key shows where it leads, from where the search began; leaving it leads back there. */
struct ui_effect ui_textview_answer(struct ui_textview *view, const struct ui_answer *answer) {
    if (answer->question != UI_QUESTION_SEARCH)
        return ui_stay();
    scroll_to(view, view->from);
    if (answer->kind == UI_ANSWER_GIVEN)
        return search_for(view, answer->text);
    if (answer->kind == UI_ANSWER_TYPED) {
        search_for(view, answer->text);
        return ui_stay();
    }
    buf_clear(&view->wanted);
    buf_add(&view->wanted, buf_slice(&view->former));
    search_again(view);
    view->match = 0;
    return ui_stay();
}

static size_t link_count(const struct ui_textview *view) {
    return view->layout && view->source->follow ? view->layout->links.count : 0;
}

static struct ui_effect focus_link(struct ui_textview *view, size_t link) {
    view->link = (uint32_t)link;
    show_line(view, layout_link_line(view->layout, view->link));
    return ui_stay();
}

/* The link that is focused, if it is in view; keys then go on from there. */
static bool has_focus_in_view(const struct ui_textview *view) {
    if (view->link == 0)
        return false;
    size_t line = layout_link_line(view->layout, view->link);
    return line >= view->top && line < view->top + rows_of(view);
}

static uint32_t first_link_from(const struct ui_textview *view, size_t line) {
    for (size_t i = line; i < line_count(view); i++)
        for (uint32_t k = 0; k < view->layout->lines.items[i].count; k++)
            if (view->layout->lines.items[i].spans[k].link)
                return view->layout->lines.items[i].spans[k].link;
    return 0;
}

static struct ui_effect act_next_link(struct ui_textview *view) {
    size_t count = link_count(view);
    if (count == 0)
        return ui_message("There are no links in this text.");
    if (has_focus_in_view(view))
        return focus_link(view, view->link % count + 1);
    uint32_t link = first_link_from(view, view->top);
    return focus_link(view, link ? link : 1);
}

static struct ui_effect act_previous_link(struct ui_textview *view) {
    size_t count = link_count(view);
    if (count == 0)
        return ui_message("There are no links in this text.");
    uint32_t link = has_focus_in_view(view) ? view->link : first_link_from(view, view->top);
    return focus_link(view, link > 1 ? link - 1 : count);
}

static struct ui_effect follow(struct ui_textview *view, size_t link) {
    view->link = (uint32_t)link;
    return view->source->follow(view->context, view->layout->links.items[link - 1]);
}

/* With none chosen, or one that is not seen, it is chosen first. */
static struct ui_effect act_follow(struct ui_textview *view) {
    return has_focus_in_view(view) ? follow(view, view->link) : act_next_link(view);
}

/* As in lists: a number is complete when no further digit could belong to it. */
static struct ui_effect act_number(struct ui_textview *view) {
    size_t digit =
        view->event.point >= '0' && view->event.point <= '9' ? view->event.point - '0' : 0;
    size_t count = link_count(view), number = view->typed * 10 + digit;
    if (number > count)
        number = digit;
    if (number == 0 || number > count)
        return ui_message("There is no link %zu.", number);
    if (number * 10 > count)
        return follow(view, number);
    view->typed = number;
    return focus_link(view, number);
}

static struct ui_effect act_click(struct ui_textview *view) {
    int row = view->event.row - view->row;
    size_t number = view->top + (size_t)(row > 0 ? row : 0);
    if (row < 0 || number >= line_count(view) || link_count(view) == 0)
        return ui_stay();
    const struct layout_line *line = &view->layout->lines.items[number];
    int col = view->col;
    for (uint32_t i = 0; i < line->count; i++) {
        int end = col + (int)text_width(line->spans[i].text);
        if (line->spans[i].link && view->event.col >= col && view->event.col < end)
            return follow(view, line->spans[i].link);
        col = end;
    }
    return ui_stay();
}

#define UI_TEXT_ACTIONS
#include "ui/own.def"

struct ui_effect ui_textview_act(
    struct ui_textview *view, enum ui_action action, const struct ui_event *event) {
    struct ui_effect effect = ui_stay();
    view->event = *event;
    if (view->layout && own(view, action, &effect) &&
        (action != UI_TEXT_NUMBER || effect.kind != UI_EFFECT_NONE))
        view->typed = 0;
    return effect;
}

bool ui_textview_idle(const struct ui_textview *view, enum ui_action action) {
    return action == UI_TEXT_FOLLOW && link_count(view) == 0;
}

bool ui_textview_fits(const struct ui_textview *view) {
    return line_count(view) <= rows_of(view);
}

void ui_textview_status(const struct ui_textview *view, struct buf *out) {
    size_t count = line_count(view), end = view->top + rows_of(view);
    if (ui_textview_fits(view))
        buf_add_string(out, "all");
    else
        buf_printf(out, "%zu %%", (end < count ? end : count) * 100 / count);
}

/* ---- the widget ---- */

static void status(const void *state, struct buf *out) {
    ui_textview_status(state, out);
}

static bool idle(const void *state, enum ui_action action) {
    return ui_textview_idle(state, action);
}

static void draw(void *state, struct ui_area area) {
    ui_textview_draw(state, area);
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    return ui_textview_act(state, action, event);
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    return ui_textview_answer(state, given);
}

const struct ui_widget ui_textview_widget = {
    .status = status, .idle = idle, .draw = draw, .act = act, .answer = answer};
