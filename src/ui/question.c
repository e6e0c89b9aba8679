/* Where the walk stands: its question with the answers, or its end. */
#include "ui/list.h"
#include "ui/screens.h"
#include "ui/wrapped.h"

enum {
    ENTRY_ROWS = 3,  /* of an answer */
    WIDE = 60,       /* columns from which on the number of problems has its unit */
    COUNT_COLS = 13, /* "  12 problems" */
    SHORT_COLS = 5,
};

struct question {
    struct ui_list list; /* first, for the functions of lists */
    struct ui_kb *kb;
    size_t answers;           /* before the one that led here */
    struct slice title;       /* what was answered; empty for the first question */
    struct tree_place place;  /* lives as long as the walk */
    struct tree_question ask; /* the same */
};

/* ---- at the end of the walk ---- */

struct way_on {
    const char *label;
    enum ui_action action;
};

/* What can be done where no question is left. The last one leads nowhere from the first question.
 */
static const struct way_on ways_on[] = {
    {"Search all articles", UI_KB_SEARCH},
    {"Look through the list of all articles", UI_KB_ARTICLES},
    {"Go back to the first question", UI_KB_HOME},
};

enum {
    WAYS_ON = COUNT_OF(ways_on)
};

static bool is_end(const struct question *question) {
    return question->place.kind == TREE_AT_END;
}

/* A store with a single problem has nothing to ask: its walk begins at the fixes. They are offered
 * as the only entry, so that there is a first screen as anywhere. */
static bool is_only(const struct question *question) {
    return question->place.kind == TREE_AT_FIXES;
}

static bool asks(const struct question *question) {
    return !is_end(question) && !is_only(question);
}

/* ---- the answers ---- */

static size_t count(const void *context) {
    const struct question *question = context;
    if (is_end(question))
        return question->title.len ? WAYS_ON : WAYS_ON - 1;
    if (is_only(question))
        return 1;
    return question->ask.options.count + 1;
}

/* The option of an entry; NULL for "none of these". */
static const struct tree_option *option_at(const struct question *question, size_t item) {
    bool option = asks(question) && item < question->ask.options.count;
    return option ? &question->ask.options.items[item] : NULL;
}

static struct slice label_at(const struct question *question, size_t item) {
    const struct tree_option *option = option_at(question, item);
    if (is_end(question))
        return slice_of(ways_on[item].label);
    if (is_only(question))
        return tree_leaf_title(question->kb->tree, question->place.leaf);
    return option ? option->label : SLICE("None of these, or not sure");
}

/* Columns at the right in which the number of problems stands. */
static int count_cols(int cols) {
    return cols >= WIDE ? COUNT_COLS : cols >= 30 ? SHORT_COLS : 0;
}

static int height(const void *context, size_t item, int cols) {
    return ui_wrapped_rows(label_at(context, item), cols - count_cols(cols), ENTRY_ROWS);
}

static void put_count(struct ui_area area, size_t problems) {
    struct buf text = {0};
    int cols = count_cols(area.cols);
    if (cols == COUNT_COLS)
        buf_printf(&text, "%zu problem%s", problems, problems == 1 ? "" : "s");
    else
        buf_printf(&text, "%zu", problems);
    if (cols)
        ui_area_put(area, 0, area.cols - (int)text.len, buf_slice(&text), LAYOUT_DIM);
    buf_fini(&text);
}

static void draw_entry(const void *context, size_t item, struct ui_area area) {
    const struct question *question = context;
    const struct tree_option *option = option_at(question, item);
    struct ui_area label = area;
    label.cols -= count_cols(area.cols);
    ui_wrapped_put(label, 0, label_at(question, item),
        option || !asks(question) ? LAYOUT_NORMAL : LAYOUT_EMPHASIS, ENTRY_ROWS);
    if (option && option->problems > 1)
        put_count(area, option->problems);
}

/* "None of these" is always among what a filter leaves. */
static bool matches(const void *context, size_t item, struct slice folded) {
    const struct question *question = context;
    bool none_of_these = !option_at(question, item) && asks(question);
    return none_of_these || ui_list_holds(label_at(question, item), folded);
}

static struct ui_effect open_entry(void *context, size_t item) {
    struct question *question = context;
    if (is_end(question))
        return ui_kb_act(question->kb, ways_on[item].action);
    if (is_only(question))
        return ui_kb_go(
            question->kb, tree_article(question->kb->tree, question->place.leaf), ARTICLE_NONE, 0);
    return ui_kb_answer(question->kb, item < question->ask.options.count ? item + 1 : WALK_OTHER);
}

#define SOURCE                                                                                     \
    .count = count, .height = height, .draw = draw_entry, .matches = matches, .open = open_entry,  \
    .numbered = true

static const struct ui_list_source source = {SOURCE, .zero = true};
static const struct ui_list_source source_without_zero = {SOURCE};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    (void)error;
    struct question *question = state;
    const struct ui_opening *opening = argument;
    const struct walk *walk = ui_kb_walk(opening->kb);
    const struct walk_stop *here = walk_stop_at(walk, opening->stop);
    question->kb = opening->kb;
    question->answers = opening->answers;
    question->place = here->place;
    question->ask = here->question;
    if (opening->stop)
        question->title = walk_stop_at(walk, opening->stop - 1)->label;
    ui_list_init(&question->list, asks(question) ? &source : &source_without_zero, question);
    return STATUS_OK;
}

static void close(void *state) {
    struct question *question = state;
    ui_list_fini(&question->list);
    ui_kb_leave(question->kb, question->answers);
}

/* Only the branches of a page can be led to from the text of it. */
static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    struct question *question = state;
    const struct ui_opening *opening = argument;
    const struct tree_place *place = &question->place;
    if (place->kind != TREE_AT_PAGE ||
        tree_article(question->kb->tree, place->leaf) != opening->article)
        return UI_SHOWS_OTHER;
    if (screen != &ui_question_screen)
        return UI_SHOWS_KIN;
    ui_kb_leave(question->kb, opening->answers);
    return UI_SHOWS_IT;
}

static void title(const void *state, struct buf *out) {
    const struct question *question = state;
    if (question->title.len)
        buf_add(out, question->title);
    else
        buf_add_string(out, "fixtree");
}

/* Where the selected answer comes from, so that it can be looked up. */
static void add_source(const struct tree_option *option, struct buf *out) {
    buf_printf(out, "  from: %s", tree_source_name(option->source));
    if (option->path.len)
        buf_printf(out, " %.*s", SLICE_ARGS(ui_kb_short_path(option->path)));
    if (option->path.len && option->line)
        buf_printf(out, ", line %u", option->line);
}

static void status(const void *state, struct buf *out) {
    const struct question *question = state;
    size_t item = ui_list_item(&question->list);
    const struct tree_option *option = item == SIZE_MAX ? NULL : option_at(question, item);
    int64_t unfinished = ui_kb_unfinished(question->kb);
    ui_list_status(&question->list, out);
    if (unfinished)
        buf_printf(out, "  case %lld is not done: C goes on with it", (long long)unfinished);
    if (option)
        add_source(option, out);
}

static struct slice heading_of(const struct question *question) {
    if (is_only(question))
        return SLICE("One problem has a fix here:");
    if (!is_end(question))
        return question->ask.text;
    return walk_answers(ui_kb_walk(question->kb))
               ? SLICE("No other problem is left. What now?")
               : SLICE("There is no article with a fix here; `fixtree import FOLDER` adds some.");
}

static void draw(void *state, struct ui_area area) {
    area = ui_area_readable(area);
    struct question *question = state;
    int most = area.rows > 9 ? 3 : 1;
    int row = ui_wrapped_put(area, 0, heading_of(question), LAYOUT_HEADING2, most);
    row += area.rows > 9; /* a blank row */
    ui_list_draw(&question->list, ui_area_part(area, row, 0, area.rows - row, area.cols));
}

/* The page that the selected answer comes from; the page that asks, for the others. 0: none. */
static int64_t page_of(const struct question *question) {
    size_t item = ui_list_item(&question->list);
    const struct tree_option *option = item == SIZE_MAX ? NULL : option_at(question, item);
    const struct tree_place *place = &question->place;
    if (place->kind == TREE_AT_PAGE || is_only(question))
        return tree_article(question->kb->tree, place->leaf);
    if (option && option->place.kind != TREE_AT_SET && option->place.kind != TREE_AT_END)
        return tree_article(question->kb->tree, option->place.leaf);
    return 0;
}

static bool idle(const void *state, enum ui_action action) {
    return action == UI_QUESTION_READ && page_of(state) == 0;
}

static struct ui_effect act_read(struct question *question) {
    int64_t page = page_of(question);
    if (page)
        return ui_kb_read(question->kb, page, 0);
    return is_end(question) ? ui_message("There is no page to read here.")
                            : ui_message("This answer does not come from a page; Enter goes on.");
}

#define UI_QUESTION_ACTIONS
#include "ui/own.def"

const struct ui_screen ui_question_screen = {
    .context = UI_CONTEXT_QUESTION,
    .widget = &ui_list_widget,
    .state_size = sizeof(struct question),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .status = status,
    .idle = idle,
    .draw = draw,
    .own = own,
};
