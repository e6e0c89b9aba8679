#include "ui/kb.h"

#include "sheet/sheet.h"
#include "ui/screens.h"

enum status ui_kb_init(struct ui_kb *kb, struct store *store, struct error *error) {
    *kb = (struct ui_kb){.store = store};
    enum status status = tree_open(&kb->tree, store, error);
    if (status)
        return status;
    kb->walk = walk_new(kb->tree);
    kb->arena = arena_new();
    return STATUS_OK;
}

void ui_kb_fini(struct ui_kb *kb) {
    search_close(kb->search);
    walk_free(kb->walk);
    tree_close(kb->tree);
    arena_free(kb->arena);
    ui_history_fini(&kb->queries);
    *kb = (struct ui_kb){0};
}

enum status ui_kb_need_search(struct ui_kb *kb, struct error *error) {
    return kb->search ? STATUS_OK : search_open(&kb->search, kb->store, SLICE(""), error);
}

struct ui_opening *ui_kb_opening(struct ui_kb *kb) {
    kb->opening = (struct ui_opening){
        .kb = kb, .answers = walk_answers(kb->walk), .problem = ARTICLE_NONE, .fix = ARTICLE_NONE};
    return &kb->opening;
}

void ui_kb_leave(struct ui_kb *kb, size_t answers) {
    while (walk_answers(kb->walk) > answers && walk_back(kb->walk))
        continue;
}

/* ---- what comes next ---- */

/* Reads the article; what is read lives until the next call. */
static enum status read_article(
    struct ui_kb *kb, int64_t id, struct article *article, struct error *error) {
    arena_reset(kb->arena);
    return store_article(kb->store, kb->arena, id, article, error);
}

static struct ui_effect fail(struct ui_kb *kb, size_t answers, const struct error *error) {
    ui_kb_leave(kb, answers);
    return ui_failure("%s", error->text);
}

/* Several fixes are a list to choose from; one is shown at once. */
static struct ui_effect push_fixes(struct ui_kb *kb, struct ui_opening *opening) {
    struct article article;
    struct error error;
    if (read_article(kb, opening->article, &article, &error))
        return fail(kb, opening->answers, &error);
    bool several = sheet_fixes_of(kb->arena, &article, opening->problem).count > 1;
    return ui_push(several ? &ui_problem_screen : &ui_fix_screen, opening);
}

/* Pushes what the walk has come to, after a step that was made with `answers` before it. */
static struct ui_effect push_here(struct ui_kb *kb, size_t answers) {
    const struct tree_place *place = &walk_here(kb->walk)->place;
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->answers = answers;
    if (place->kind != TREE_AT_FIXES)
        return ui_push(&ui_question_screen, opening);
    opening->article = tree_article(kb->tree, place->leaf);
    opening->problem = place->problem;
    return push_fixes(kb, opening);
}

struct ui_effect ui_kb_answer(struct ui_kb *kb, size_t answer) {
    size_t answers = walk_answers(kb->walk);
    if (!walk_answer(kb->walk, answer))
        return ui_message("There is nothing to answer here.");
    return push_here(kb, answers);
}

/* ---- from outside ---- */

/* One fix of an article that a search or a link names. */
static struct ui_effect push_fix(struct ui_kb *kb, int64_t id, int fix, uint32_t block) {
    size_t answers = walk_answers(kb->walk);
    struct article article;
    struct error error;
    if (read_article(kb, id, &article, &error))
        return fail(kb, answers, &error);
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = id;
    if (fix >= 0 && (size_t)fix < article.fixes.count) {
        opening->problem = article.fixes.items[fix].problem;
        opening->fix = fix;
    }
    opening->block = block;
    if (!walk_go(kb->walk, id, opening->problem))
        return ui_push(&ui_article_screen, opening);
    return ui_push(&ui_fix_screen, opening);
}

struct ui_effect ui_kb_go(struct ui_kb *kb, int64_t article, int fix, uint32_t block) {
    size_t answers = walk_answers(kb->walk);
    if (fix != ARTICLE_NONE)
        return push_fix(kb, article, fix, block);
    if (!walk_go(kb->walk, article, ARTICLE_NONE))
        return ui_kb_read(kb, article, block);
    return push_here(kb, answers);
}

struct ui_effect ui_kb_read(struct ui_kb *kb, int64_t article, uint32_t block) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = article;
    opening->block = block;
    return ui_push(&ui_article_screen, opening);
}

struct ui_effect ui_kb_number(struct ui_kb *kb, struct slice number) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->text = number;
    return ui_push(&ui_number_screen, opening);
}

struct ui_effect ui_kb_none_helped(struct ui_kb *kb, int64_t article, int problem) {
    size_t answers = walk_answers(kb->walk);
    const struct tree_place *here = &walk_here(kb->walk)->place;
    bool there = here->kind == TREE_AT_FIXES && tree_article(kb->tree, here->leaf) == article;
    if (!there && !walk_go(kb->walk, article, problem))
        return ui_message("No question leads to this article, so none leads on from it.");
    if (!walk_answer(kb->walk, WALK_OTHER)) {
        ui_kb_leave(kb, answers);
        return ui_message("There is nothing to answer here.");
    }
    return push_here(kb, answers);
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

bool ui_kb_act(struct ui_kb *kb, enum ui_action action, struct ui_effect *effect) {
    static struct ui_effect (*const handlers[UI_ACTIONS])(struct ui_kb *) = {
#define UI_KB_ACTIONS
#define X(context, id, name, keys, bar, help) [UI_##context##_##id] = act_##name,
#include "ui/actions.def"
#undef X
    };
    if (!handlers[action])
        return false;
    *effect = handlers[action](kb);
    return true;
}
