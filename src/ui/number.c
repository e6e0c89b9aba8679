/* An error number: all its forms and meanings, and the articles that do something about it. */
#include "base/text.h"
#include "search/numbers.h"
#include "ui/fixes.h"
#include "ui/lookup.h"
#include "ui/screens.h"

#include <stdlib.h>

enum {
    ARTICLES = 9, /* of a meaning that are shown at first */
    FIXES = 3,    /* of an article */
};

struct number_screen {
    struct ui_lookup lookup; /* first, for its functions */
    struct numbers numbers;
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
    size_t shown = screen->lookup.all || count <= ARTICLES ? count : ARTICLES;
    for (size_t i = 0; i < shown; i++)
        add_article(layout, screen->lookup.arena, &meaning->articles.items[i]);
    if (shown < count)
        ui_lookup_add_rest(&screen->lookup, layout, count - shown, "more articles");
}

/* "Remote access (RAS): ERROR_VPN_TIMEOUT", and the value where it is not the one asked for. */
static void add_meaning(const struct number_screen *screen, struct layout *layout,
    const struct number *number, const struct number_meaning *meaning) {
    struct buf line = {0};
    buf_add_string(&line, code_family_name(meaning->family));
    if (meaning->value != number->reading.value) {
        buf_add_char(&line, ' ');
        code_write(&line, meaning->family, meaning->value, SLICE(""));
    }
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
        struct buf value = {0};
        code_write(&value, (enum code_family)rows[i]->family, rows[i]->value, SLICE(""));
        layout_words(layout, LAYOUT_NORMAL,
            arena_printf(arena, "%s %s%s%s", buf_string(&value), name, *text ? ": " : "", text));
        layout_close(layout);
        buf_fini(&value);
    }
}

static void build(void *context, struct layout *layout) {
    struct number_screen *screen = context;
    const struct numbers *numbers = &screen->numbers;
    layout_heading(layout, 1,
        arena_printf(screen->lookup.arena, "Error %.*s", SLICE_ARGS(screen->lookup.text)));
    for (size_t i = 0; i < numbers->found.count; i++) {
        if (i)
            layout_heading(layout, 2, SLICE("Read another way"));
        add_number(screen, layout, &numbers->found.items[i]);
    }
    if (numbers->found.count == 0 && numbers->names.count == 0)
        layout_words(layout, LAYOUT_NORMAL, SLICE("Nothing is known of this number."));
    add_rows(layout, screen->lookup.arena, "Names that hold it", numbers->names.items,
        numbers->names.count);
    add_rows(layout, screen->lookup.arena, "Near it", numbers->near.items, numbers->near.count);
}

/* A link leads to the article with this id. */
static struct ui_effect follow(void *context, struct slice target) {
    struct number_screen *screen = context;
    if (ui_lookup_shows_rest(&screen->lookup, target))
        return ui_stay();
    return ui_kb_go(screen->lookup.kb, strtoll(target.at, NULL, 10), ARTICLE_NONE, 0);
}

static const struct ui_textview_source source = {.build = build, .follow = follow};

/* ---- the screen ---- */

static enum status open(void *state, const void *argument, struct error *error) {
    struct number_screen *screen = state;
    struct ui_lookup *lookup = &screen->lookup;
    ui_lookup_begin(lookup, argument);
    return ui_lookup_open(lookup, &source,
        search_number(lookup->kb->store, lookup->arena, lookup->text, &screen->numbers, error));
}

static void title(const void *state, struct buf *out) {
    buf_printf(out, "Error %.*s", SLICE_ARGS(((const struct number_screen *)state)->lookup.text));
}

const struct ui_screen ui_number_screen = {
    .context = UI_CONTEXT_TEXT,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct number_screen),
    .open = open,
    .close = ui_lookup_close,
    .title = title,
};
