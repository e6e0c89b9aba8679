/* Where a case stands, printed. */
#include "cli/case.h"

#include "base/text.h"

#include <stdio.h>

static void print_question(struct buf *out, const struct tree_question *question) {
    buf_printf(out, "%.*s\n\n", SLICE_ARGS(question->text));
    for (size_t i = 0; i < question->options.count; i++)
        buf_printf(out, "%3zu  %.*s\n", i + 1, SLICE_ARGS(question->options.items[i].label));
    buf_add_string(out, "  0  None of these, or not sure\n");
}

static const char *outcome_mark(enum cases_kind outcome) {
    switch (outcome) {
    case CASES_SOLVED:
        return "  [helped]";
    case CASES_FAILED:
        return "  [did not help]";
    case CASES_SKIPPED:
        return "  [skipped]";
    default:
        return "";
    }
}

static void print_nearest(struct case_run *run, struct buf *out) {
    struct case_labels nearest = case_nearest(run->walk, run->cli->arena);
    buf_add_string(out,
        "\nAll of them were tried, and none helped. `fixtree case show` has the summary "
        "for whoever takes over");
    buf_add_string(out, nearest.count ? "; answer 0 leads on to:\n" : ".\n");
    for (size_t i = 0; i < nearest.count; i++)
        buf_printf(out, "     %.*s\n", SLICE_ARGS(nearest.items[i]));
}

/* The fixes in the order to try them, each with the number that it has in the article. */
static void print_fixes(struct case_run *run, struct buf *out, const struct tree_place *place) {
    struct arena *arena = run->cli->arena;
    struct article article;
    int64_t id = tree_article(run->tree, place->leaf);
    buf_printf(out, "%.*s (%.*s)\n\n", SLICE_ARGS(tree_leaf_title(run->tree, place->leaf)),
        SLICE_ARGS(tree_leaf_path(run->tree, place->leaf)));
    if (store_article(run->cli->store, arena, id, &article, &run->cli->error) != STATUS_OK) {
        buf_printf(out, "%s\n", run->cli->error.text);
        return;
    }
    const struct slice *names = case_fix_names(arena, &article);
    struct case_fixes fixes = case_fixes(run->walk, arena, id, &article);
    struct order order = case_order(arena, &article, &fixes, place->problem, false);
    for (size_t i = 0; i < order.count; i++) {
        int fix = order.items[i].fix;
        buf_printf(out, "%3d  %.*s (%.*s)%s\n", fix + 1, SLICE_ARGS(names[fix]),
            SLICE_ARGS(order.items[i].reason), outcome_mark(fixes.items[fix].outcome));
    }
    if (case_is_exhausted(run->walk))
        print_nearest(run, out);
}

void case_print_standing(struct case_run *run) {
    const struct walk_stop *here = walk_here(case_walk(run->walk));
    struct slice lost = case_lost(run->walk);
    struct buf out = {0};
    if (lost.len)
        buf_printf(&out,
            "The knowledge base has changed: \"%.*s\" is not there any more. This is the last "
            "place "
            "before.\n\n",
            SLICE_ARGS(lost));
    if (here->place.kind == TREE_AT_FIXES)
        print_fixes(run, &out, &here->place);
    else if (here->place.kind == TREE_AT_END)
        buf_add_string(&out, "Nothing is left that it could be. Go back, or to another article.\n");
    else
        print_question(&out, &here->question);
    cli_print_lines(&out);
    buf_fini(&out);
}
