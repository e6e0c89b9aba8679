/* The tree of questions with the site's own overlay over it, and with what was learned here. */
#include "cli/cli.h"
#include "store/cases.h"
#include "tree/overlay.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    OVERLAY_BYTES = 1 << 20, /* of the file; nobody writes more by hand */
    MOST_WEIGHT = 10         /* what helped a hundred times must not hide all else */
};

/* $FIXTREE_OVERLAY, else `overlay` in the configuration folder ($XDG_CONFIG_HOME/fixtree); NULL
 * where neither can be named. A relative $XDG_CONFIG_HOME counts as unset. */
static const char *overlay_path(struct cli *cli, bool *given) {
    const char *path = getenv("FIXTREE_OVERLAY"), *config = getenv("XDG_CONFIG_HOME"),
               *home = getenv("HOME");
    *given = path && *path;
    if (*given)
        return path;
    if (config && config[0] == '/')
        return arena_printf(cli->arena, "%s/fixtree/overlay", config).at;
    return home && home[0] == '/' ? arena_printf(cli->arena, "%s/.config/fixtree/overlay", home).at
                                  : NULL;
}

static void lay_over(struct cli *cli, struct tree *tree, const char *path, FILE *file) {
    char *text = arena_alloc(cli->arena, OVERLAY_BYTES);
    size_t len = fread(text, 1, OVERLAY_BYTES, file);
    struct overlay_faults faults = {0};
    tree_lay_over(tree, (struct slice){text, len}, &faults);
    for (size_t i = 0; i < faults.count; i++)
        cli_complain(cli, STATUS_OK, "%s:%u: %.*s; this line is left out", path,
            faults.items[i].line, SLICE_ARGS(faults.items[i].text));
}

static void open_overlay(struct cli *cli, struct tree *tree) {
    bool given;
    const char *path = overlay_path(cli, &given);
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file && given)
        cli_complain(cli, STATUS_OK, "$FIXTREE_OVERLAY, %s: %s", path, strerror(errno));
    if (file) {
        lay_over(cli, tree, path, file);
        fclose(file);
    }
}

static int compare_about(const void *about, const void *solved) {
    return slice_compare(
        *(const struct slice *)about, ((const struct cases_solved *)solved)->about);
}

/* What solved a case here is more likely to do so again. A case file that cannot be read is told of
 * by those who need it; the questions do without. */
static void weigh(struct cli *cli, struct tree *tree) {
    struct cases *cases = NULL;
    struct cases_solved_list solved = {0};
    const char *path = cases_place(cli->arena, NULL);
    struct error error;
    if (!path || cases_open(&cases, path, false, &error) != STATUS_OK ||
        cases_solved(cases, cli->arena, &solved, &error) != STATUS_OK)
        solved.count = 0;
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree) && solved.count; leaf++) {
        struct slice about = arena_printf(cli->arena, "%.*s/%.*s",
            SLICE_ARGS(tree_leaf_collection(tree, leaf)), SLICE_ARGS(tree_leaf_path(tree, leaf)));
        const struct cases_solved *known =
            bsearch(&about, solved.items, solved.count, sizeof *solved.items, compare_about);
        if (known)
            tree_set_weight(
                tree, leaf, known->cases < MOST_WEIGHT ? 1 + (double)known->cases : MOST_WEIGHT);
    }
    cases_close(cases);
}

enum status cli_open_tree(struct cli *cli, struct tree **tree) {
    enum status status = tree_open(tree, cli->store, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    weigh(cli, *tree);
    open_overlay(cli, *tree);
    return STATUS_OK;
}
