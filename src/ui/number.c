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
    unsigned changes; /* of the case, when the text was made */
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

/* Brings the fixes into the order, and under the titles, that the list of them has, to which the
 * link leads. */
static void order_fixes_of(const struct ui_lookup *lookup, struct number_article *found) {
    struct ui_kb *kb = lookup->kb;
    struct arena *arena = arena_new();
    struct article article;
    size_t placed = 0;
    if (store_article(kb->store, arena, found->entry.id, &article, NULL) == STATUS_OK) {
        struct case_fixes known = case_fixes(kb->current, arena, found->entry.id, &article);
        struct order order =
            case_order(arena, &article, &known, number_problem(found), kb->as_written);
        for (size_t i = 0; i < order.count; i++) {
            int number = order.items[i].fix;
            struct store_fix *fix = number_put_fix(found, number, placed);
            placed += fix != NULL;
            if (fix)
                fix->title =
                    arena_slice(lookup->arena, sheet_fix_title(&article.fixes.items[number]));
        }
    }
    arena_free(arena);
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

static void add_articles(
    struct number_screen *screen, struct layout *layout, struct number_meaning *meaning) {
    size_t count = meaning->articles.count;
    size_t shown = screen->lookup.all || count <= ARTICLES ? count : ARTICLES;
    for (size_t i = 0; i < shown; i++) {
        order_fixes_of(&screen->lookup, &meaning->articles.items[i]);
        add_article(layout, screen->lookup.arena, &meaning->articles.items[i]);
    }
    if (shown < count)
        ui_lookup_add_rest(&screen->lookup, layout, count - shown, "more articles");
}

/* "Remote access (RAS): ERROR_VPN_TIMEOUT", and the value where it is not the one asked for. */
static void add_meaning(struct number_screen *screen, struct layout *layout,
    const struct number *number, struct number_meaning *meaning) {
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

static void add_number(struct number_screen *screen, struct layout *layout, struct number *number) {
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

/* "Error 789"; but a name, or "stop 0x7B", as it was typed. */
static void add_asked(struct buf *out, struct slice text) {
    bool number = text.len && (ascii_is_digit(text.at[0]) || text.at[0] == '-');
    buf_printf(out, "%s%.*s", number ? "Error " : "", SLICE_ARGS(text));
}

static void build(void *context, struct layout *layout) {
    struct number_screen *screen = context;
    struct numbers *numbers = &screen->numbers;
    screen->changes = screen->lookup.kb->changes;
    struct buf asked = {0};
    add_asked(&asked, screen->lookup.text);
    layout_heading(layout, 1, buf_slice(&asked));
    buf_fini(&asked);
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

/* What was noted of a fix puts it elsewhere. */
static void draw(void *state, struct ui_area area) {
    struct number_screen *screen = state;
    if (screen->changes != screen->lookup.kb->changes)
        ui_textview_changed(&screen->lookup.view);
    ui_textview_draw(&screen->lookup.view, area);
}

static void title(const void *state, struct buf *out) {
    add_asked(out, ((const struct number_screen *)state)->lookup.text);
}

const struct ui_screen ui_number_screen = {
    .context = UI_CONTEXT_TEXT,
    .widget = &ui_textview_widget,
    .state_size = sizeof(struct number_screen),
    .open = open,
    .close = ui_lookup_close,
    .title = title,
    .draw = draw,
};
