/* `check`: what is odd in source articles, or in the questions of a store. */
#include "tree/check.h"
#include "base/text.h"
#include "cli/cli.h"

#include <string.h>

static enum status print_faults(struct cli *cli, const struct tree *tree) {
    struct tree_fault_list faults = {0};
    struct buf out = {0};
    enum status status = tree_check(tree, cli->store, cli->arena, &faults, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    for (size_t i = 0; i < faults.count; i++) {
        const struct tree_fault *fault = &faults.items[i];
        text_gate_line(&out, fault->path);
        buf_printf(&out, ":%u: %s: %s", fault->line, tree_fault_key(fault->kind),
            tree_fault_words(fault->kind));
        if (fault->detail.len)
            buf_add_string(&out, ": ");
        text_gate_line(&out, fault->detail);
        buf_add_char(&out, '\n');
    }
    cli_print_lines(&out);
    buf_fini(&out);
    if (faults.count)
        return STATUS_FAULTS;
    return cli_complain(
        cli, STATUS_OK, "%s: nothing is odd in its questions", store_path(cli->store));
}

static enum status check_questions(struct cli *cli) {
    enum status status;
    struct tree *tree = NULL;
    if (!cli_options(cli, NULL, 0, &status) || (status = cli_open_store(cli)) ||
        (status = cli_open_tree(cli, &tree)))
        return status;
    status = print_faults(cli, tree);
    tree_close(tree);
    return status;
}

/* Words and options that only the importer knows go to it: they name files. */
static bool names_files(const struct cli *cli) {
    for (int i = 1; i < cli->argc; i++) {
        bool store = strncmp(cli->argv[i], "--db", 4) == 0;
        bool help = strcmp(cli->argv[i], "--help") == 0 || strcmp(cli->argv[i], "-h") == 0;
        bool end = strcmp(cli->argv[i], "--") == 0 && i + 1 == cli->argc;
        if (!store && !help && !end)
            return true;
        i += store && cli->argv[i][4] == '\0';
    }
    return false;
}

enum status cli_check(struct cli *cli) {
    return names_files(cli) ? cli_check_files(cli) : check_questions(cli);
}
