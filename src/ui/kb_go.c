/* The way from screen to screen: what comes next in the walk, and what is gone to from outside. */
#include "sheet/sheet.h"
#include "ui/kb_parts.h"
#include "ui/screens.h"

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

struct ui_effect ui_kb_push_stop(struct ui_kb *kb, size_t stop, size_t answers) {
    const struct tree_place *place = &walk_stop_at(ui_kb_walk(kb), stop)->place;
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->answers = answers;
    opening->stop = stop;
    if (place->kind == TREE_AT_FIXES || place->kind == TREE_AT_PAGE)
        opening->article = tree_article(kb->tree, place->leaf);
    if (place->kind != TREE_AT_FIXES)
        return ui_push(&ui_question_screen, opening);
    opening->problem = place->problem;
    return push_fixes(kb, opening);
}

static struct ui_effect push_here(struct ui_kb *kb, size_t answers) {
    return ui_kb_push_stop(kb, walk_answers(ui_kb_walk(kb)), answers);
}

struct ui_effect ui_kb_answer(struct ui_kb *kb, size_t answer) {
    ui_kb_begin_anew(kb);
    size_t answers = walk_answers(ui_kb_walk(kb));
    struct error error;
    enum status status = case_answer(kb->current, answer, &error);
    if (status == STATUS_USAGE)
        return ui_message("There is nothing to answer here.");
    return ui_kb_done(kb, status, &error, push_here(kb, answers));
}

/* ---- from outside ---- */

/* One fix of an article that a search or a link names. */
static struct ui_effect push_fix(struct ui_kb *kb, int64_t id, int fix, uint32_t block) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    struct article article;
    struct error error;
    if (read_article(kb, id, &article, &error))
        return fail(kb, answers, &error);
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = id;
    if (fix >= 0 && (size_t)fix < article.fixes.count) {
        opening->problem = article.fixes.items[fix].problem;
        opening->fix = fix;
        opening->alone = true;
    }
    opening->block = block;
    enum status status = case_go(kb->current, id, opening->problem, &error);
    if (status == STATUS_USAGE)
        return ui_show(&ui_article_screen, opening);
    return ui_kb_done(kb, status, &error, ui_show(&ui_fix_screen, opening));
}

struct ui_effect ui_kb_go(struct ui_kb *kb, int64_t article, int fix, uint32_t block) {
    ui_kb_begin_anew(kb);
    size_t answers = walk_answers(ui_kb_walk(kb));
    if (fix != ARTICLE_NONE)
        return push_fix(kb, article, fix, block);
    struct error error;
    enum status status = case_go(kb->current, article, ARTICLE_NONE, &error);
    if (status == STATUS_USAGE)
        return ui_kb_read(kb, article, block);
    struct ui_effect effect = push_here(kb, answers);
    if (effect.kind == UI_EFFECT_PUSH)
        effect.kind = UI_EFFECT_SHOW;
    return ui_kb_done(kb, status, &error, effect);
}

struct ui_effect ui_kb_read(struct ui_kb *kb, int64_t article, uint32_t block) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->article = article;
    opening->block = block;
    return ui_show(&ui_article_screen, opening);
}

struct ui_effect ui_kb_number(struct ui_kb *kb, struct slice number) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->text = number;
    return ui_push(&ui_number_screen, opening);
}

struct ui_effect ui_kb_setting(struct ui_kb *kb, struct slice setting) {
    struct ui_opening *opening = ui_kb_opening(kb);
    opening->text = setting;
    return ui_push(&ui_setting_screen, opening);
}

struct ui_effect ui_kb_none_helped(struct ui_kb *kb, int64_t article, int problem) {
    size_t answers = walk_answers(ui_kb_walk(kb));
    const struct tree_place *here = &walk_here(ui_kb_walk(kb))->place;
    bool there = here->kind == TREE_AT_FIXES && tree_article(kb->tree, here->leaf) == article;
    struct error error;
    enum status status = there ? STATUS_OK : case_go(kb->current, article, problem, &error);
    if (status == STATUS_USAGE)
        return ui_message("No question leads to this article, so none leads on from it.");
    if (status != STATUS_NOTHING)
        status = case_answer(kb->current, WALK_OTHER, &error);
    if (status == STATUS_USAGE) {
        ui_kb_leave(kb, answers);
        return ui_message("There is nothing to answer here.");
    }
    return ui_kb_done(kb, status, &error, push_here(kb, answers));
}
