/* The whole text of an article, as it was written. */
#include "sheet/sheet.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/textview.h"

struct reading {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_page page;
    bool below; /* the title stands in the bar already */
};

static void build(void *context, struct layout *layout) {
    const struct reading *reading = context;
    const struct sheet_subject subject = {
        .article = &reading->page.article, .entry = &reading->page.entry, .problem = ARTICLE_NONE};
    sheet_article(layout, &subject);
}

static struct ui_effect follow(void *context, struct slice target) {
    struct reading *reading = context;
    uint32_t block = 0;
    struct ui_effect effect = ui_page_follow(&reading->page, target, true, &block);
    if (block)
        ui_textview_go(&reading->view, block, 0);
    return effect;
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

static enum status open(void *state, const void *argument, struct error *error) {
    struct reading *reading = state;
    const struct ui_opening *opening = argument;
    enum status status = ui_page_init(&reading->page, opening, error);
    if (status)
        return status;
    reading->below = opening->below;
    ui_textview_init(&reading->view, &source, reading);
    if (opening->block)
        ui_textview_go(&reading->view, opening->block, 0);
    return STATUS_OK;
}

static void close(void *state) {
    struct reading *reading = state;
    ui_textview_fini(&reading->view);
    ui_page_fini(&reading->page);
}

static enum ui_shows shows(void *state, const struct ui_screen *screen, const void *argument) {
    struct reading *reading = state;
    const struct ui_opening *opening = argument;
    enum ui_shows shows = ui_page_shows(&reading->page, opening, screen == &ui_article_screen);
    if (shows == UI_SHOWS_IT && opening->block)
        ui_textview_go(&reading->view, opening->block, 0);
    return shows;
}

static void title(const void *state, struct buf *out) {
    const struct reading *reading = state;
    buf_add(out, reading->below ? SLICE("Whole article") : reading->page.article.title);
}

static void status(const void *state, struct buf *out) {
    const struct reading *reading = state;
    if (!ui_textview_fits(&reading->view)) {
        ui_textview_status(&reading->view, out);
        buf_add_string(out, "  ");
    }
    buf_add(out, ui_kb_short_path(reading->page.entry.path));
}

static bool idle(const void *state, enum ui_action action) {
    const struct reading *reading = state;
    if (action == UI_ARTICLE_FIXES)
        return reading->page.article.fixes.count == 0;
    return ui_textview_idle(&reading->view, action);
}

static struct ui_effect act_fixes(struct reading *reading) {
    if (reading->page.article.fixes.count == 0)
        return ui_message("No fix was found in this article.");
    return ui_kb_go(reading->page.kb, reading->page.entry.id, ARTICLE_NONE, 0);
}

#define UI_ARTICLE_ACTIONS
#include "ui/own.def"

const struct ui_screen ui_article_screen = {
    .context = UI_CONTEXT_ARTICLE,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct reading),
    .open = open,
    .close = close,
    .shows = shows,
    .title = title,
    .status = status,
    .idle = idle,
    .own = own,
};
