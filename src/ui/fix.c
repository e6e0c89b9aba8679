/* A fix: its steps with their exact settings and commands. Where it is the only one, or there is
 * none, what the article says of the problem stands above it. */
#include "ui/copying.h"
#include "ui/fixes.h"
#include "ui/printing.h"
#include "ui/screens.h"
#include "ui/textview.h"

struct fix {
    struct ui_page page;
    int problem;
    struct sheet_fixes fixes;
    size_t current; /* among the fixes */
    bool overview;  /* the problem is shown too */
    bool lines;     /* the lines that make, check and undo each setting */
    struct ui_textview view;
    struct ui_copying copying;
};

static int number_of(const struct fix *fix) {
    return fix->current < fix->fixes.count ? fix->fixes.items[fix->current] : ARTICLE_NONE;
}

static struct sheet_subject subject_of(const struct fix *fix) {
    return (struct sheet_subject){.article = &fix->page.article,
        .entry = &fix->page.entry,
        .problem = fix->problem,
        .helpers = fix->lines ? SHEET_COMMANDS : SHEET_NO_HELPERS};
}

/* ---- the text ---- */

/* Adds the section of the page that a block begins: up to the next heading of its level. */
static void add_section(const struct fix *fix, struct layout *layout, uint32_t index) {
    size_t count;
    if (!fix->page.article.body)
        return;
    struct block **blocks = block_array(fix->page.arena, fix->page.article.body, &count);
    const struct block *first = blocks[index < count ? index : 0], *block = first;
    do {
        layout_tree(layout, block);
        block = block->next;
    } while (first->kind == BLOCK_HEADING && block &&
             !(block->kind == BLOCK_HEADING && block->level <= first->level));
}

/* At a branch that has no fix, and at a fix without steps, the page itself has to do. */
static void add_page(const struct fix *fix, struct layout *layout, uint32_t index) {
    layout_gap(layout);
    layout_words(layout, LAYOUT_EMPHASIS,
        SLICE("There are no steps to be read out of the page here. What it says:"));
    layout_gap(layout);
    add_section(fix, layout, index);
}

static uint32_t block_of_problem(const struct fix *fix) {
    const struct article *article = &fix->page.article;
    bool problem = fix->problem >= 0 && (size_t)fix->problem < article->problems.count;
    return problem ? article->problems.items[fix->problem].place.block : 0;
}

static bool has_steps(const struct article *article, int fix) {
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == fix)
            return true;
    for (size_t i = 0; i < article->commands.count; i++)
        if (article->commands.items[i].fix == fix)
            return true;
    for (size_t i = 0; i < article->settings.count; i++)
        if (article->settings.items[i].fix == fix)
            return true;
    return false;
}

static void build(void *context, struct layout *layout) {
    const struct fix *fix = context;
    const struct sheet_subject subject = subject_of(fix);
    int number = number_of(fix);
    if (fix->overview)
        sheet_overview(layout, &subject);
    if (number != ARTICLE_NONE)
        sheet_fix(layout, &subject, number);
    if (number == ARTICLE_NONE)
        add_page(fix, layout, block_of_problem(fix));
    else if (!has_steps(&fix->page.article, number))
        add_page(fix, layout, fix->page.article.fixes.items[number].place.block);
    if (fix->current + 1 >= fix->fixes.count)
        sheet_after(layout, &subject);
}

static struct ui_effect follow(void *context, struct slice target) {
    struct fix *fix = context;
    uint32_t block = 0;
    struct ui_effect effect = ui_page_follow(&fix->page, target, false, &block);
    return block ? ui_kb_read(fix->page.kb, fix->page.entry.id, block) : effect;
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

/* ---- the screen ---- */

static void choose(struct fix *fix, int number) {
    for (size_t i = 0; i < fix->fixes.count; i++)
        if (fix->fixes.items[i] == number)
            fix->current = i;
}

static enum status open(void *state, const void *argument, struct error *error) {
    struct fix *fix = state;
    const struct ui_opening *opening = argument;
    enum status status = ui_page_init(&fix->page, opening, error);
    if (status)
        return status;
    fix->problem = opening->problem;
    fix->fixes = ui_fixes_of(&fix->page, opening->problem);
    choose(fix, opening->fix);
    fix->overview = fix->fixes.count <= 1;
    ui_textview_init(&fix->view, &source, fix);
    if (opening->block)
        ui_textview_go(&fix->view, opening->block, 0);
    return STATUS_OK;
}

static void close(void *state) {
    struct fix *fix = state;
    ui_textview_fini(&fix->view);
    ui_page_fini(&fix->page);
}

static void title(const void *state, struct buf *out) {
    const struct fix *fix = state;
    if (fix->overview || number_of(fix) == ARTICLE_NONE)
        buf_add(out, fix->page.article.title);
    else
        buf_add(out, ui_fix_label(&fix->page, number_of(fix)));
}

static void status(const void *state, struct buf *out) {
    const struct fix *fix = state;
    if (fix->fixes.count)
        buf_printf(out, "fix %zu of %zu  ", fix->current + 1, fix->fixes.count);
    if (!ui_textview_fits(&fix->view)) {
        ui_textview_status(&fix->view, out);
        buf_add_string(out, "  ");
    }
    buf_add(out, fix->page.entry.path);
    if (number_of(fix) != ARTICLE_NONE)
        buf_printf(out, ", line %u", fix->page.article.fixes.items[number_of(fix)].place.line);
}

static void draw(void *state, struct ui_area area) {
    ui_textview_draw(&((struct fix *)state)->view, area);
}

/* ---- the actions ---- */

static struct ui_effect act_copy(struct fix *fix) {
    fix->copying = (struct ui_copying){fix->page.kb, &fix->page, number_of(fix)};
    return ui_copying_begin(&fix->copying);
}

static struct ui_effect act_sheet(struct fix *fix) {
    const struct sheet_subject subject = subject_of(fix);
    bool ascii = fix->view.layout && fix->view.layout->options.ascii;
    return ui_print(fix->page.kb, &subject, number_of(fix), ascii);
}

static struct ui_effect act_other(struct fix *fix) {
    return ui_kb_none_helped(fix->page.kb, fix->page.entry.id, fix->problem);
}

static struct ui_effect act_read(struct fix *fix) {
    int number = number_of(fix);
    uint32_t block = number == ARTICLE_NONE ? block_of_problem(fix)
                                            : fix->page.article.fixes.items[number].place.block;
    return ui_kb_read(fix->page.kb, fix->page.entry.id, block);
}

static struct ui_effect show_other(struct fix *fix, size_t current) {
    fix->current = current;
    ui_textview_changed(&fix->view);
    fix->view.top = 0;
    fix->view.link = 0;
    return ui_stay();
}

/* The only fix stands below its problem: there the key leads down to it. */
static struct ui_effect act_next_fix(struct fix *fix) {
    if (fix->overview && number_of(fix) != ARTICLE_NONE) {
        ui_textview_go(&fix->view, fix->page.article.fixes.items[number_of(fix)].place.block, 0);
        return ui_stay();
    }
    if (fix->current + 1 >= fix->fixes.count)
        return ui_message("This is the last fix; 0 goes on with the questions.");
    return show_other(fix, fix->current + 1);
}

static struct ui_effect act_previous_fix(struct fix *fix) {
    if (fix->current == 0)
        return ui_message("This is the first fix.");
    return show_other(fix, fix->current - 1);
}

static struct ui_effect act_lines(struct fix *fix) {
    fix->lines = !fix->lines;
    ui_textview_changed(&fix->view);
    return ui_stay();
}

/* With a number begun, 0 is its next digit: link 10. */
static bool is_digit_of_link(
    const struct fix *fix, enum ui_action action, const struct ui_event *event) {
    return action == UI_FIX_OTHER && fix->view.typed && event->point == '0';
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    static struct ui_effect (*const handlers[UI_ACTIONS])(struct fix *) = {
#define UI_FIX_ACTIONS
#define X(context, id, name, keys, bar, help) [UI_##context##_##id] = act_##name,
#include "ui/actions.def"
#undef X
    };
    struct fix *fix = state;
    struct ui_effect effect;
    if (is_digit_of_link(fix, action, event))
        return ui_textview_act(&fix->view, UI_TEXT_NUMBER, event);
    if (handlers[action])
        return handlers[action](fix);
    if (ui_kb_act(fix->page.kb, action, &effect))
        return effect;
    return ui_textview_act(&fix->view, action, event);
}

static struct ui_effect answer(void *state, const struct ui_answer *given) {
    return ui_textview_answer(&((struct fix *)state)->view, given);
}

const struct ui_screen ui_fix_screen = {
    .context = UI_CONTEXT_FIX,
    .state_size = sizeof(struct fix),
    .open = open,
    .close = close,
    .title = title,
    .status = status,
    .draw = draw,
    .act = act,
    .answer = answer,
};
