#include "ui/kb_parts.h"
#include "ui/screens.h"

void ui_kb_init(struct ui_kb *kb, struct store *store, struct tree *tree) {
    *kb =
        (struct ui_kb){.store = store, .tree = tree, .arena = arena_new(), .lasting = arena_new()};
    ui_kb_switch(kb, NULL);
}

void ui_kb_fini(struct ui_kb *kb) {
    search_close(kb->search);
    for (size_t i = 0; i < kb->former.count; i++)
        case_free(kb->former.items[i]);
    case_free(kb->current);
    tree_close(kb->tree);
    arena_free(kb->arena);
    arena_free(kb->lasting);
    ui_history_fini(&kb->queries);
    *kb = (struct ui_kb){0};
}

enum status ui_kb_need_search(struct ui_kb *kb, struct error *error) {
    if (kb->search)
        return STATUS_OK;
    struct slice own = SLICE(""); /* `fixtree search` tells of a table that cannot be read */
    search_site_synonyms(kb->lasting, &own, NULL);
    return search_open(&kb->search, kb->store, own, error);
}

struct ui_opening *ui_kb_opening(struct ui_kb *kb) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    kb->opening = (struct ui_opening){.kb = kb,
        .answers = answers,
        .stop = answers,
        .problem = ARTICLE_NONE,
        .fix = ARTICLE_NONE};
    return &kb->opening;
}

void ui_kb_leave(struct ui_kb *kb, size_t answers) {
    if (!kb->settling)
        case_leave(kb->current, answers);
}

const struct walk *ui_kb_walk(const struct ui_kb *kb) {
    return case_walk(kb->current);
}

struct slice ui_kb_short_path(struct slice path) {
    ptrdiff_t last = slice_find_last(path, '/');
    ptrdiff_t before =
        last > 0 ? slice_find_last(slice_first(path, (size_t)last), '/') : SLICE_NONE;
    return before == SLICE_NONE ? path : slice_from(path, (size_t)before + 1);
}

void ui_kb_switch_order(struct ui_kb *kb) {
    kb->as_written = !kb->as_written;
    kb->changes++;
}

/* ---- the actions that every screen has ---- */

static struct ui_effect act_search(struct ui_kb *kb) {
    return ui_push(&ui_search_screen, ui_kb_opening(kb));
}

static struct ui_effect act_articles(struct ui_kb *kb) {
    return ui_push(&ui_articles_screen, ui_kb_opening(kb));
}

static struct ui_effect act_home(struct ui_kb *kb) {
    (void)kb;
    return ui_home();
}

static struct ui_effect act_cases(struct ui_kb *kb) {
    if (!kb->cases)
        return ui_message("There is no place for cases; set HOME, or name a file with --cases.");
    return ui_show(&ui_cases_screen, ui_kb_opening(kb));
}

static struct ui_effect act_note(struct ui_kb *kb) {
    (void)kb;
    return ui_ask(UI_KB_QUESTION_NOTE, "Note: ", SLICE(""), false, NULL);
}

static bool take_answer(void *context, const struct ui_answer *given, struct ui_effect *effect) {
    struct ui_kb *kb = context;
    struct error error;
    if (given->question != UI_KB_QUESTION_NOTE)
        return false;
    *effect = ui_stay();
    if (given->kind != UI_ANSWER_GIVEN || slice_trim(given->text).len == 0)
        return true;
    enum status status = case_note(kb->current, given->text, &error);
    kb->changes++;
    if (status == STATUS_USAGE)
        *effect = ui_failure("%s", error.text);
    else
        *effect = ui_kb_done(kb, status, &error, ui_message("Noted in this case."));
    return true;
}

#define UI_KB_ACTIONS
#include "ui/own.def"

struct ui_effect ui_kb_act(struct ui_kb *kb, enum ui_action action) {
    struct ui_effect effect = ui_stay();
    own(kb, action, &effect);
    return effect;
}

struct ui_common ui_kb_common(struct ui_kb *kb) {
    return (struct ui_common){kb, own, take_answer};
}
