/* An error number: all its forms and meanings, and the articles that do something about it. */
#include "base/text.h"
#include "search/numbers.h"
#include "ui/fixes.h"
#include "ui/screens.h"
#include "ui/textview.h"

#include <stdlib.h>

enum {
    ARTICLES = 9, /* of a meaning that are shown at first */
    FIXES = 3,    /* of an article */
};

struct number_screen {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_kb *kb;
    size_t answers;
    struct arena *arena;
    struct slice text; /* as it was asked for */
    struct numbers numbers;
    bool all; /* all articles are shown */
};

/* ---- the text ---- */

static void add_forms(struct layout *layout, const struct number *number) {
    struct layout_pair pairs[8];
    size_t count = 0;
    for (size_t i = 0; i < number->forms.count && count < 8; i++)
        pairs[count++] = (struct layout_pair){
            slice_of(number->forms.items[i].label), number->forms.items[i].text, LAYOUT_NORMAL};
    layout_pairs(layout, pairs, count);
    layout_gap(layout);
}

/* A link leads to the article with this id; the text's only other links are SHOW_ALL. */
static const char show_all[] = "all";

/* The first titles that say anything, each on a line, and how many fixes there are in all. */
static void add_fixes(
    struct layout *layout, struct arena *arena, const struct number_article *article) {
    size_t told = 0, count = article->fixes.count;
    size_t cols = layout->options.width > 12 ? layout->options.width - 4 : 8;
    for (size_t i = 0; i < count && told < FIXES; i++) {
        struct slice title = slice_trim(article->fixes.items[i].title);
        struct slice shown = text_first_columns(title, cols);
        if (ui_fix_title_is_plain(title))
            continue;
        told++;
        layout_words(layout, LAYOUT_DIM,
            arena_printf(arena, "%.*s%s", SLICE_ARGS(shown),
                shown.len == title.len  ? ""
                : layout->options.ascii ? "~"
                                        : "\u2026"));
    }
    if (told < count)
        layout_words(layout, LAYOUT_DIM,
            arena_printf(arena,
                told         ? "%zu fixes in all"
                : count == 1 ? "%zu fix"
                             : "%zu fixes",
                count));
}

static void add_article(
    struct layout *layout, struct arena *arena, const struct number_article *article) {
    const struct layout_run runs[] = {
        {article->entry.title, LAYOUT_LINK,
            arena_printf(arena, "%lld", (long long)article->entry.id)},
    };
    layout_bullet_open(layout, 0);
    layout_paragraph(layout, runs, 1);
    add_fixes(layout, arena, article);
    layout_close(layout);
}

static void add_articles(const struct number_screen *screen, struct layout *layout,
    const struct number_meaning *meaning) {
    size_t count = meaning->articles.count;
    size_t shown = screen->all || count <= ARTICLES ? count : ARTICLES;
    for (size_t i = 0; i < shown; i++)
        add_article(layout, screen->arena, &meaning->articles.items[i]);
    if (shown < count) {
        const struct layout_run more = {
            arena_printf(screen->arena, "Show %zu more articles", count - shown), LAYOUT_LINK,
            slice_of(show_all)};
        layout_paragraph(layout, &more, 1);
    }
}

/* "Remote access (RAS): ERROR_VPN_TIMEOUT", and the value where it is not the one asked for. */
static void add_meaning(const struct number_screen *screen, struct layout *layout,
    const struct number *number, const struct number_meaning *meaning) {
    struct buf line = {0};
    buf_add_string(&line, code_family_name(meaning->family));
    if (meaning->value != number->reading.value)
        buf_printf(&line, meaning->value > UINT16_MAX ? " 0x%08X" : " %u", meaning->value);
    layout_heading(layout, 3, buf_slice(&line));
    layout_words(layout, LAYOUT_CODE, slice_of(meaning->name));
    layout_words(layout, LAYOUT_NORMAL, slice_of(meaning->text));
    layout_words(layout, LAYOUT_NORMAL, meaning->event_source);
    if (meaning->related)
        layout_words(layout, LAYOUT_DIM, SLICE("This is what Windows makes of it for programs."));
    if (meaning->articles.count)
        add_articles(screen, layout, meaning);
    else
        layout_words(layout, LAYOUT_DIM, SLICE("No article is about this."));
    layout_gap(layout);
    buf_fini(&line);
}

static void add_number(
    const struct number_screen *screen, struct layout *layout, const struct number *number) {
    add_forms(layout, number);
    for (size_t i = 0; i < number->meanings.count; i++)
        add_meaning(screen, layout, number, &number->meanings.items[i]);
}

/* Rows of the tables: parts of a name were typed, or nothing is known and these are near. */
static void add_rows(struct layout *layout, struct arena *arena, const char *heading,
    const struct code_meaning *const *rows, size_t count) {
    if (count)
        layout_heading(layout, 3, slice_of(heading));
    for (size_t i = 0; i < count; i++) {
        const char *name = code_meaning_name(rows[i]), *text = code_meaning_text(rows[i]);
        layout_bullet_open(layout, 0);
        layout_words(layout, LAYOUT_NORMAL,
            arena_printf(arena, rows[i]->value > UINT16_MAX ? "0x%08X %s%s%s" : "%u %s%s%s",
                rows[i]->value, name, *text ? ": " : "", text));
        layout_close(layout);
    }
}

static void build(void *context, struct layout *layout) {
    struct number_screen *screen = context;
    const struct numbers *numbers = &screen->numbers;
    layout_heading(layout, 1, arena_printf(screen->arena, "Error %.*s", SLICE_ARGS(screen->text)));
    for (size_t i = 0; i < numbers->found.count; i++) {
        if (i)
            layout_heading(layout, 2, SLICE("Read another way"));
        add_number(screen, layout, &numbers->found.items[i]);
    }
    if (numbers->found.count == 0 && numbers->names.count == 0)
        layout_words(layout, LAYOUT_NORMAL, SLICE("Nothing is known of this number."));
    add_rows(
        layout, screen->arena, "Names that hold it", numbers->names.items, numbers->names.count);
    add_rows(layout, screen->arena, "Near it", numbers->near.items, numbers->near.count);
}

static struct ui_effect follow(void *context, struct slice target) {
    struct number_screen *screen = context;
    if (slice_equal(target, slice_of(show_all))) {
        screen->all = true;
        ui_textview_changed(&screen->view);
        return ui_stay();
    }
    return ui_kb_go(screen->kb, strtoll(target.at, NULL, 10), ARTICLE_NONE, 0);
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    struct number_screen *screen = state;
    const struct ui_opening *opening = argument;
    screen->kb = opening->kb;
    screen->answers = opening->answers;
    screen->arena = arena_new();
    screen->text = arena_slice(screen->arena, slice_trim(opening->text));
    enum status status =
        search_number(screen->kb->store, screen->arena, screen->text, &screen->numbers, error);
    if (status == STATUS_STORE) {
        arena_free(screen->arena);
        ui_kb_leave(screen->kb, screen->answers);
        return status;
    }
    ui_textview_init(&screen->view, &source, screen);
    return STATUS_OK;
}

static void close(void *state) {
    struct number_screen *screen = state;
    ui_textview_fini(&screen->view);
    arena_free(screen->arena);
    ui_kb_leave(screen->kb, screen->answers);
}

static void title(const void *state, struct buf *out) {
    buf_printf(out, "Error %.*s", SLICE_ARGS(((const struct number_screen *)state)->text));
}

const struct ui_screen ui_number_screen = {
    .context = UI_CONTEXT_TEXT,
    .state_size = sizeof(struct number_screen),
    .open = open,
    .close = close,
    .title = title,
    .status = ui_textview_screen_status,
    .idle = ui_textview_screen_idle,
    .draw = ui_textview_screen_draw,
    .act = ui_textview_screen_act,
    .answer = ui_textview_screen_answer,
};
