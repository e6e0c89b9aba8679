/* `fixtree` without a command: the interface, or, where there is no terminal, the first question.
 */
#include "cli/cli.h"

#include "cli/walk.h"
#include "codes/codes.h"
#include "ui/app.h"
#include "ui/curses.h"
#include "ui/environment.h"
#include "ui/screens.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_terminal(void) {
    const char *term = getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term && *term &&
           strcmp(term, "dumb") != 0;
}

bool cli_is_number(int argc, char **argv) {
    struct code_reading readings[CODE_READINGS];
    struct buf words = {0};
    for (int i = 0; i < argc; i++)
        buf_printf(&words, "%s%s", i ? " " : "", argv[i]);
    bool number = code_read(buf_slice(&words), readings) > 0;
    buf_fini(&words);
    return number;
}

/* ---- without a terminal ---- */

static enum status print_number(struct cli *cli) {
    cli->name = "err";
    cli->argc++; /* a subcommand finds its name before its words */
    cli->argv--;
    optind = 0; /* its options are read anew */
    return cli_err(cli);
}

static enum status print_question(struct cli *cli, struct ui_kb *kb) {
    const struct walk_stop *here = walk_here(ui_kb_walk(kb));
    if (here->place.kind == TREE_AT_SET || here->place.kind == TREE_AT_PAGE)
        cli_print_question(cli, &here->question);
    else
        puts("There is no question to ask; `fixtree search WORDS` searches.");
    return STATUS_OK;
}

/* ---- on a terminal ---- */

static enum status open_terminal(struct ui_terminal **terminal, struct error *error) {
    bool ascii = !ui_environment_set_charset();
    const struct ui_curses_options options = {
        .color = ui_environment_color(true), .mouse = true, .ascii = ascii};
    return ui_curses_open(&options, terminal, error);
}

/* What was told before there was a screen, which hides it. */
static const char *warning(const struct cli *cli) {
    return cli->told_count < 2 ? cli->told
                               : arena_printf(cli->arena,
                                     "%s. There is more like that: it stands in the terminal when "
                                     "fixtree has ended.",
                                     cli->told)
                                     .at;
}

/* The first question, and above it the error number that was asked for. */
static enum status run_screens(struct cli *cli, struct ui_kb *kb, int *signal) {
    struct ui_terminal *terminal;
    enum status status = open_terminal(&terminal, &cli->error);
    if (status)
        return status;
    struct ui_opening home = *ui_kb_opening(kb), looked_up = home;
    looked_up.text = cli_words(cli);
    const struct ui_first first[] = {
        {&ui_question_screen, &home, warning(cli)}, {&ui_number_screen, &looked_up, warning(cli)}};
    struct ui_keymap *keymap = ui_keymap_new();
    const struct ui_common common = ui_kb_common(kb);
    status =
        ui_run(terminal, keymap, &common, first, looked_up.text.len ? 2 : 1, signal, &cli->error);
    terminal->ops->close(terminal);
    ui_keymap_free(keymap);
    return status;
}

/* Who starts fixtree for the first time has no store: that is said in other words than a fault. */
static enum status open_store(struct cli *cli) {
    const char *path;
    enum status status = cli_store_path(cli, false, &path);
    if (status || access(path, F_OK) == 0)
        return status ? status : cli_open_store(cli);
    return cli_complain(cli, STATUS_STORE,
        "%s: there is no knowledge base; `fixtree import FOLDER` makes one of a folder of "
        "articles, "
        "and where fixtree was built, `make` the one that comes with it",
        path);
}

/* Only an error number may follow. */
static enum status check_words(struct cli *cli) {
    if (cli->argc == 0 || cli_is_number(cli->argc, cli->argv))
        return STATUS_OK;
    if (cli->argv[0][0] == '-')
        return cli_complain(
            cli, STATUS_USAGE, "%s: no such option; `fixtree --help` lists them", cli->argv[0]);
    return cli_complain(cli, STATUS_USAGE,
        "%s: no command and no error number; `fixtree search WORDS` looks for words", cli->argv[0]);
}

enum status cli_open(struct cli *cli) {
    enum status status;
    int ended_by = 0;
    const char *cases = NULL;
    const struct cli_option options[] = {CLI_CASES_OPTION(cli)};
    if (!cli_options(cli, options, COUNT_OF(options), &status) || (status = check_words(cli)))
        return status;
    if (cli->argc && !has_terminal())
        return print_number(cli);
    struct ui_kb kb;
    struct tree *tree = NULL;
    if ((status = cli_cases_path(cli, &cases)) || (status = open_store(cli)) ||
        (status = cli_open_tree(cli, &tree)))
        return status;
    ui_kb_init(&kb, cli->store, tree);
    ui_kb_keep(&kb, cases, getenv("USER"));
    if (has_terminal())
        status = run_screens(cli, &kb, &ended_by);
    else
        status = print_question(cli, &kb);
    ui_kb_fini(&kb);
    if (ended_by) { /* so that a shell sees what ended it */
        signal(ended_by, SIG_DFL);
        raise(ended_by);
    }
    return status ? cli_fail(cli, status) : STATUS_OK;
}
