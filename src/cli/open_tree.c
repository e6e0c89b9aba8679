/* The tree of questions with the site's own overlay over it, and with what was learned here. */
#include "base/file.h"
#include "base/folders.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "store/cases.h"
#include "tree/overlay.h"

#include <stdlib.h>

enum {
    MOST_WEIGHT = 10 /* what helped a hundred times must not hide all else */
};

static void lay_over(struct cli *cli, struct tree *tree, const char *path, struct slice text) {
    struct overlay_faults faults = {0};
    tree_lay_over(tree, text, &faults);
    for (size_t i = 0; i < faults.count; i++)
        cli_complain(cli, STATUS_OK, "%s:%u: %.*s; this line is left out", path,
            faults.items[i].line, SLICE_ARGS(faults.items[i].text));
}

/* A walk without the site's answers is better than none: what is wrong is told, and left out. */
static void open_overlay(struct cli *cli, struct tree *tree) {
    static const char variable[] = "FIXTREE_OVERLAY";
    const char *given, *path;
    struct slice text;
    struct error error;
    if (cli_variable(cli, variable, &given) ||
        !(path = given ? given : folders_own(cli->arena, FOLDERS_CONFIG, "overlay")))
        return;
    enum status status = file_read(cli->arena, path, LIMIT_SITE_BYTES, &text, &error);
    if (status == STATUS_OK)
        lay_over(cli, tree, path, text);
    else if (given)
        cli_complain(cli, STATUS_OK,
            "$%s, %s; the site's own answers are left out: name a text file that can be read, or "
            "unset it",
            variable, error.text);
    else if (status != STATUS_NOTHING)
        cli_complain(cli, STATUS_OK,
            "%s; the site's own answers are left out: put a text file there, or take it away",
            error.text);
}

static int compare_about(const void *about, const void *solved) {
    return slice_compare(
        *(const struct slice *)about, ((const struct cases_solved *)solved)->about);
}

/* What solved a case here is more likely to do so again. A case file that cannot be read is told of
 * by those who need it; the questions do without. */
static void weigh(struct cli *cli, struct tree *tree) {
    struct cases_solved_list solved = {0};
    struct cases *cases = cli_known_cases(cli);
    struct error error;
    if (!cases)
        return;
    if (cases_solved(cases, cli->arena, &solved, &error) != STATUS_OK) {
        solved.count = 0;
        if (cli->cases)
            cli_complain(cli, STATUS_OK, "%s", error.text);
    }
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree) && solved.count; leaf++) {
        struct slice about = arena_printf(cli->arena, "%.*s/%.*s",
            SLICE_ARGS(tree_leaf_collection(tree, leaf)), SLICE_ARGS(tree_leaf_path(tree, leaf)));
        const struct cases_solved *known =
            bsearch(&about, solved.items, solved.count, sizeof *solved.items, compare_about);
        if (known)
            tree_set_weight(
                tree, leaf, known->cases < MOST_WEIGHT ? 1 + (double)known->cases : MOST_WEIGHT);
    }
}

enum status cli_open_tree(struct cli *cli, struct tree **tree) {
    enum status status = tree_open(tree, cli->store, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    weigh(cli, *tree);
    open_overlay(cli, *tree);
    return STATUS_OK;
}
