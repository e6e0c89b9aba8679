#include "cli/cli.h"

#include "base/file.h"
#include "base/output.h"
#include "base/text.h"
#include "store/cases.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command {
    const char *name;
    enum status (*run)(struct cli *cli);
    const char *arguments, *help;
} commands[] = {
#define X(name, function, arguments, help) {name, function, arguments, help},
#include "cli/commands.def"
#undef X
};

static const struct command *command_named(const char *name) {
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *cli_arguments(const char *name) {
    const struct command *command = command_named(name);
    return command ? command->arguments : "";
}

const char *cli_help(const char *name) {
    const struct command *command = command_named(name);
    return command ? command->help : "";
}

/* ---- input ---- */

static enum status input_fault(struct cli *cli, const char *why) {
    return cli_complain(
        cli, STATUS_USAGE, "the standard input cannot be read: %s; give it a file or a pipe", why);
}

enum status cli_check_input(struct cli *cli) {
    return ferror(stdin) ? input_fault(cli, strerror(errno)) : STATUS_OK;
}

enum status cli_read_input(struct cli *cli, size_t most, struct slice *text) {
    const char *why = file_read_start(cli->arena, STDIN_FILENO, most, text);
    return why ? input_fault(cli, why) : STATUS_OK;
}

enum status cli_check_null(struct cli *cli, bool null, size_t paths, size_t *format) {
    if (!null || *format == paths)
        return STATUS_OK;
    if (*format != 0)
        return cli_complain(cli, STATUS_USAGE, "--null: it goes with --format paths only");
    *format = paths;
    return STATUS_OK;
}

/* ---- the program ---- */

static void print_usage(void) {
    struct buf out = {0};
    buf_add_string(&out,
        "fixtree: from a problem to the registry settings and commands that fix it\n\n"
        "usage: fixtree                  open the interface\n"
        "       fixtree NUMBER           open it at that error\n"
        "       fixtree COMMAND ...      without the interface:\n");
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        buf_printf(&out, "  %-8s %s\n", commands[i].name, commands[i].help);
    buf_add_string(&out,
        "options:\n"
        "  --db FILE     the store, here or behind a command (default: $FIXTREE_DB, the data "
        "folder, the built one)\n"
        "  --cases FILE  the case file (default: $FIXTREE_CASES, the state folder)\n"
        "  --version     the version of fixtree\n"
        "  -h, --help    this; behind a command its options\n"
        "\n`fixtree COMMAND --help` lists the options of a command. `man fixtree` has it all.\n");
    cli_print_rows(&out);
    buf_fini(&out);
}

static enum status no_such_command(struct cli *cli, const char *name) {
    struct cli_near near = {.typed = slice_of(name)};
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        cli_offer(&near, slice_of(commands[i].name));
    return cli_complain(cli, STATUS_USAGE,
        "%s: no such command%s `fixtree --help` lists them all%s", *name ? name : "\"\"",
        cli_meant(cli, &near), near.name.len ? "" : ", `fixtree search WORDS` looks for words");
}

/* How many arguments from argv[1] on are options that may stand before a command: "--db FILE". */
static int options_before(int argc, char **argv) {
    static const char *const names[] = {"--db", "--cases"};
    int count = 0;
    for (bool found = true; found && count + 1 < argc;) {
        const char *word = argv[count + 1];
        found = false;
        for (size_t i = 0; i < COUNT_OF(names) && !found; i++) {
            size_t len = strlen(names[i]);
            found = strncmp(word, names[i], len) == 0 && (word[len] == '\0' || word[len] == '=');
            count += !found ? 0 : word[len] ? 1 : 2;
        }
    }
    return count;
}

/* "--db FILE search x" is "search --db FILE x". */
static void put_command_first(int argc, char **argv) {
    int before = options_before(argc, argv);
    if (before == 0 || before + 1 >= argc || !command_named(argv[before + 1]))
        return;
    char *command = argv[before + 1];
    memmove(argv + 2, argv + 1, (size_t)before * sizeof *argv);
    argv[1] = command;
}

/* Is it a number to open the interface at, whatever options follow? */
static bool is_number_first(int argc, char **argv) {
    int words = 1;
    while (words < argc && strncmp(argv[words], "--", 2) != 0)
        words++;
    return cli_is_number(words - 1, argv + 1);
}

static enum status run_command(
    struct cli *cli, const struct command *command, int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    bool open = argc < 2 || name[0] == '-' || is_number_first(argc, argv);
    if (command)
        return command->run(cli);
    if (!open)
        return no_such_command(cli, name);
    cli->name = "";
    cli->argc = argc;
    cli->argv = argv;
    return cli_open(cli);
}

static enum status run(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    const struct command *command = command_named(name);
    struct cli cli = {.name = name, .argc = argc - 1, .argv = argv + 1};
    static char option[] = "--help";
    if (strcmp(name, "help") == 0 && argc > 2) /* "help search" is "search --help" */
        return run(3, (char *[]){argv[0], argv[2], option, NULL});
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        print_usage();
        return STATUS_OK;
    }
    if (strcmp(name, "--version") == 0) {
        puts("fixtree " FIXTREE_VERSION);
        return STATUS_OK;
    }
    cli.arena = arena_new();
    enum status status = run_command(&cli, command, argc, argv);
    cases_close(cli.known_cases);
    store_close(cli.store);
    arena_free(cli.arena);
    return status;
}

int cli_main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit of file sizes is then a write that fails */
    put_command_first(argc, argv);
    enum status status = run(argc, argv);
    if (output_is_lost()) {
        fputs("fixtree: the output could not be written; is the disk full?\n", stderr);
        return STATUS_FAULTS;
    }
    return (int)status;
}
