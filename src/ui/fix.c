/* A fix: its steps with their exact settings and commands. Where it is the only one, or there is
 * none, what the article says of the problem stands above it. */
#include "sheet/sheet.h"
#include "ui/copying.h"
#include "ui/printing.h"
#include "ui/screens.h"
#include "ui/textview.h"

struct fix {
    struct ui_kb *kb;
    size_t answers;
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

/* What the page says at a branch that has no fix: the section that the branch was read from. */
static void add_section(const struct fix *fix, struct layout *layout) {
    const struct article *article = &fix->page.article;
    size_t count;
    if (fix->problem < 0 || (size_t)fix->problem >= article->problems.count || !article->body)
        return;
    struct block **blocks = block_array(fix->page.arena, article->body, &count);
    uint32_t index = article->problems.items[fix->problem].place.block;
    const struct block *block = index < count ? blocks[index] : article->body;
    layout_heading(layout, 2, SLICE("What the page says"));
    layout_tree(layout, block);
    if (block->kind != BLOCK_HEADING)
        return;
    unsigned level = block->level;
    for (block = block->next; block; block = block->next) {
        if (block->kind == BLOCK_HEADING && block->level <= level)
            return;
        layout_tree(layout, block);
    }
}

static void add_no_fix(const struct fix *fix, struct layout *layout) {
    layout_gap(layout);
    layout_words(layout, LAYOUT_EMPHASIS,
        SLICE("The page gives no steps for this. The whole article may still help: press a."));
    layout_gap(layout);
    add_section(fix, layout);
}

static void build(void *context, struct layout *layout) {
    const struct fix *fix = context;
    const struct sheet_subject subject = subject_of(fix);
    if (fix->overview)
        sheet_overview(layout, &subject);
    if (number_of(fix) == ARTICLE_NONE)
        add_no_fix(fix, layout);
    else
        sheet_fix(layout, &subject, number_of(fix));
    if (fix->current + 1 >= fix->fixes.count)
        sheet_after(layout, &subject);
}

static struct ui_effect follow(void *context, struct slice target) {
    struct fix *fix = context;
    uint32_t block = 0;
    struct ui_effect effect = ui_page_follow(&fix->page, fix->kb, target, false, &block);
    return block ? ui_kb_read(fix->kb, fix->page.entry.id, block) : effect;
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
    enum status status = ui_page_init(&fix->page, opening->kb, opening->article, error);
    if (status) {
        ui_kb_leave(opening->kb, opening->answers);
        return status;
    }
    fix->kb = opening->kb;
    fix->answers = opening->answers;
    fix->problem = opening->problem;
    fix->fixes = sheet_fixes_of(fix->page.arena, &fix->page.article, opening->problem);
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
    ui_kb_leave(fix->kb, fix->answers);
}

static void title(const void *state, struct buf *out) {
    const struct fix *fix = state;
    if (fix->overview || number_of(fix) == ARTICLE_NONE)
        buf_add(out, fix->page.article.title);
    else
        buf_add(out, sheet_fix_title(&fix->page.article.fixes.items[number_of(fix)]));
}

static void status(const void *state, struct buf *out) {
    const struct fix *fix = state;
    if (fix->fixes.count)
        buf_printf(out, "fix %zu of %zu  ", fix->current + 1, fix->fixes.count);
    ui_textview_status(&fix->view, out);
    buf_printf(out, "  %.*s", SLICE_ARGS(fix->page.entry.path));
    if (number_of(fix) != ARTICLE_NONE)
        buf_printf(out, ", line %u", fix->page.article.fixes.items[number_of(fix)].place.line);
}

static void draw(void *state, struct ui_area area) {
    ui_textview_draw(&((struct fix *)state)->view, area);
}

/* ---- the actions ---- */

static struct ui_effect act_copy(struct fix *fix) {
    fix->copying = (struct ui_copying){fix->kb, &fix->page, number_of(fix)};
    return ui_copying_begin(&fix->copying);
}

static struct ui_effect act_sheet(struct fix *fix) {
    const struct sheet_subject subject = subject_of(fix);
    bool ascii = fix->view.layout && fix->view.layout->options.ascii;
    return ui_print(fix->kb, &subject, number_of(fix), ascii);
}

static struct ui_effect act_other(struct fix *fix) {
    return ui_kb_none_helped(fix->kb, fix->page.entry.id, fix->problem);
}

static struct ui_effect act_read(struct fix *fix) {
    const struct article *article = &fix->page.article;
    int number = number_of(fix);
    uint32_t block = 0;
    if (number != ARTICLE_NONE)
        block = article->fixes.items[number].place.block;
    else if (fix->problem >= 0 && (size_t)fix->problem < article->problems.count)
        block = article->problems.items[fix->problem].place.block;
    return ui_kb_read(fix->kb, fix->page.entry.id, block);
}

static struct ui_effect show_other(struct fix *fix, size_t current) {
    fix->current = current;
    ui_textview_changed(&fix->view);
    fix->view.top = 0;
    fix->view.link = 0;
    return ui_stay();
}

static struct ui_effect act_next_fix(struct fix *fix) {
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
    if (ui_kb_act(fix->kb, action, &effect))
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
