/* The tree of questions with the site's own overlay over it. */
#include "tree/overlay.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    OVERLAY_BYTES = 1 << 20 /* of the file; nobody writes more by hand */
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

enum status cli_open_tree(struct cli *cli, struct tree **tree) {
    bool given;
    const char *path = overlay_path(cli, &given);
    enum status status = tree_open(tree, cli->store, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file && given)
        cli_complain(cli, STATUS_OK, "$FIXTREE_OVERLAY, %s: %s", path, strerror(errno));
    if (file) {
        lay_over(cli, *tree, path, file);
        fclose(file);
    }
    return STATUS_OK;
}
