/* The tree of questions with the site's own overlay over it, and with what was learned here. */
#include "cli/cli.h"
#include "store/cases.h"
#include "tree/overlay.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OVERLAY_BYTES = 1 << 20, /* of the file; nobody writes more by hand */
    MOST_WEIGHT = 10         /* what helped a hundred times must not hide all else */
};

/* `overlay` in the configuration folder ($XDG_CONFIG_HOME/fixtree); NULL where it cannot be named.
 * A relative $XDG_CONFIG_HOME counts as unset. */
static const char *own_overlay(struct cli *cli) {
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/')
        return arena_printf(cli->arena, "%s/fixtree/overlay", config).at;
    return home && home[0] == '/' ? arena_printf(cli->arena, "%s/.config/fixtree/overlay", home).at
                                  : NULL;
}

static void lay_over(struct cli *cli, struct tree *tree, const char *path, struct slice text) {
    struct overlay_faults faults = {0};
    tree_lay_over(tree, text, &faults);
    for (size_t i = 0; i < faults.count; i++)
        cli_complain(cli, STATUS_OK, "%s:%u: %.*s; this line is left out", path,
            faults.items[i].line, SLICE_ARGS(faults.items[i].text));
}

/* Reads all of it; 0, or why that cannot be. A folder can be opened, and is read as EISDIR. */
static int read_overlay(struct cli *cli, const char *path, struct slice *text) {
    FILE *file = fopen(path, "re");
    if (!file)
        return errno;
    char *bytes = arena_alloc(cli->arena, OVERLAY_BYTES + 1);
    errno = 0;
    size_t len = fread(bytes, 1, OVERLAY_BYTES + 1, file);
    int reason = ferror(file) ? errno : len > OVERLAY_BYTES ? EFBIG : 0;
    fclose(file);
    *text = (struct slice){bytes, len};
    return reason;
}

/* A walk without the site's answers is better than none: what is wrong is told, and left out. */
static void open_overlay(struct cli *cli, struct tree *tree) {
    static const char variable[] = "FIXTREE_OVERLAY";
    const char *given, *path;
    struct slice text;
    if (cli_variable(cli, variable, &given) || !(path = given ? given : own_overlay(cli)))
        return;
    int reason = read_overlay(cli, path, &text);
    if (reason == 0)
        lay_over(cli, tree, path, text);
    else if (given)
        cli_complain(cli, STATUS_OK,
            "$%s, %s: %s; the site's own answers are left out: name a text file that can be read, "
            "or unset it",
            variable, path, strerror(reason));
    else if (reason != ENOENT && reason != ENOTDIR)
        cli_complain(cli, STATUS_OK,
            "%s: %s; the site's own answers are left out: put a text file there, or take it away",
            path, strerror(reason));
}

static int compare_about(const void *about, const void *solved) {
    return slice_compare(
        *(const struct slice *)about, ((const struct cases_solved *)solved)->about);
}

/* What solved a case here is more likely to do so again. A case file that cannot be read is told of
 * by those who need it, and where it was named; the questions do without. */
static void weigh(struct cli *cli, struct tree *tree) {
    struct cases *cases = NULL;
    struct cases_solved_list solved = {0};
    const char *path = cases_place(cli->arena, cli->cases);
    struct error error;
    enum status status = path ? cases_open(&cases, path, false, &error) : STATUS_NOTHING;
    if (status == STATUS_OK)
        status = cases_solved(cases, cli->arena, &solved, &error);
    if (status == STATUS_STORE && cli->cases)
        cli_complain(cli, STATUS_OK, "%s", error.text);
    if (status != STATUS_OK)
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
