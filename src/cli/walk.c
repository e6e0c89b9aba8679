#include "tree/walk.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

static void print_question(struct cli *cli, const struct tree_question *question) {
    struct buf out = {0};
    buf_printf(&out, "%.*s\n\n", SLICE_ARGS(question->text));
    for (size_t i = 0; i < question->options.count; i++)
        buf_printf(&out, "%3zu  %.*s\n", i + 1, SLICE_ARGS(question->options.items[i].label));
    buf_add_string(&out, "  0  None of these, or not sure\n");
    cli_print(&out);
    buf_fini(&out);
    (void)cli;
}

enum status cli_walk(struct cli *cli) {
    enum status status;
    struct tree *tree;
    const char *answers = "";
    struct cli_option options[] = {{"answers", "N,N...", CLI_TEXT, &answers, "what to answer"}};
    if (!cli_options(cli, options, 1, &status))
        return status;
    if ((status = cli_open_store(cli)))
        return status;
    if ((status = tree_open(&tree, cli->store, &cli->error)))
        return cli_fail(cli, status);
    struct walk *walk = walk_new(tree);
    struct slice rest = slice_of(answers), part;
    while (rest.len && slice_next_part(&rest, ',', &part))
        if (!walk_answer(walk, strtoul(part.at, NULL, 10)))
            printf("no such answer\n");
    const struct walk_stop *here = walk_here(walk);
    if (here->place.kind == TREE_AT_FIXES)
        printf("FIXES %.*s %d\n", SLICE_ARGS(tree_leaf_path(tree, here->place.leaf)),
            here->place.problem);
    else if (here->place.kind == TREE_AT_END)
        puts("END");
    else
        print_question(cli, &here->question);
    walk_free(walk);
    tree_close(tree);
    return STATUS_OK;
}
