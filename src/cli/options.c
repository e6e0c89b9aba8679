#include "cli/cli.h"

#include "base/text.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_OPTIONS = 24,
    COLUMN = 26, /* where the help of an option begins */
};

static const struct cli_option *option_named(
    const struct cli_option *options, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(options[i].name, name) == 0)
            return &options[i];
    return NULL;
}

/* ---- help ---- */

static void help_line(FILE *out, const char *name, const char *argument, const char *help) {
    int width = fprintf(out, "  --%s%s%s", name, argument ? " " : "", argument ? argument : "");
    fprintf(out, "%*s%s\n", width < COLUMN ? COLUMN - width : 2, "", help);
}

static void print_help(
    FILE *out, const struct cli *cli, const struct cli_option *options, size_t count) {
    const char *arguments = cli_arguments(cli->name);
    fprintf(out, "usage: fixtree %s [options]%s%s\n%s\n", cli->name, *arguments ? " " : "",
        arguments, cli_help(cli->name));
    for (size_t i = 0; i < count; i++)
        help_line(out, options[i].name, options[i].argument, options[i].help);
    help_line(out, "db", "FILE", "the store (default: $FIXTREE_DB, the data folder, the built one)");
}

/* ---- values ---- */

static bool read_number(struct cli *cli, const struct cli_option *option, const char *text) {
    char *end;
    errno = 0;
    unsigned long number = strtoul(text, &end, 10);
    if (errno || end == text || *end || *text == '-') {
        cli_complain(cli, STATUS_USAGE, "--%s %s: not a number", option->name, text);
        return false;
    }
    *(size_t *)option->target = number;
    return true;
}

static bool read_choice(struct cli *cli, const struct cli_option *option, const char *text) {
    struct slice choices = slice_of(option->argument), choice;
    for (size_t i = 0; slice_next_part(&choices, '|', &choice); i++)
        if (slice_equal(choice, slice_of(text))) {
            *(size_t *)option->target = i;
            return true;
        }
    cli_complain(cli, STATUS_USAGE, "--%s %s: it can be %s", option->name, text, option->argument);
    return false;
}

static bool add_to_list(struct cli *cli, const struct cli_option *option, const char *text) {
    struct cli_list *list = option->target;
    if (list->count == COUNT_OF(list->items)) {
        cli_complain(cli, STATUS_USAGE, "--%s: more than %zu times", option->name, list->count);
        return false;
    }
    list->items[list->count++] = text;
    return true;
}

static bool read_value(struct cli *cli, const struct cli_option *option, const char *text) {
    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)option->target = true;
        return true;
    case CLI_TEXT:
        *(const char **)option->target = text;
        return true;
    case CLI_NUMBER:
        return read_number(cli, option, text);
    case CLI_CHOICE:
        return read_choice(cli, option, text);
    case CLI_LIST:
        return add_to_list(cli, option, text);
    }
    return false;
}

/* ---- reading ---- */

/* "-2147024891" is a number that is looked for, not options: from it on all are words. */
static int count_before_numbers(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-' && ascii_is_digit(argv[i][1]))
            return i;
    return argc;
}

static size_t make_table(
    struct option *table, const struct cli_option *options, size_t count) {
    size_t n = 0;
    for (; n < count && n < MOST_OPTIONS - 3; n++)
        table[n] = (struct option){
            options[n].name, options[n].argument ? required_argument : no_argument, NULL, 0};
    table[n++] = (struct option){"db", required_argument, NULL, 'd'};
    table[n++] = (struct option){"help", no_argument, NULL, 'h'};
    table[n] = (struct option){0};
    return n;
}

bool cli_options(
    struct cli *cli, const struct cli_option *options, size_t count, enum status *status) {
    struct option table[MOST_OPTIONS];
    int letter, place, argc = count_before_numbers(cli->argc, cli->argv);
    make_table(table, options, count);
    *status = STATUS_USAGE;
    opterr = 0;
    while ((letter = getopt_long(argc, cli->argv, "+:h", table, &place)) != -1) {
        if (letter == 'h') {
            print_help(stdout, cli, options, count);
            *status = STATUS_OK;
            return false;
        }
        if (letter == '?' || letter == ':') {
            cli_complain(cli, STATUS_USAGE, "%s: %s; `fixtree %s --help` lists the options",
                cli->argv[optind - 1],
                letter == '?' ? "no such option" : "what is its value?", cli->name);
            return false;
        }
        if (letter == 'd')
            cli->db = optarg;
        else if (!read_value(cli, option_named(options, count, table[place].name), optarg))
            return false;
    }
    cli->argv += optind;
    cli->argc -= optind;
    *status = STATUS_OK;
    return true;
}

struct slice cli_words(struct cli *cli) {
    struct buf words = {0};
    for (int i = 0; i < cli->argc; i++) {
        if (i)
            buf_add_char(&words, ' ');
        buf_add_string(&words, cli->argv[i]);
    }
    struct slice copy = arena_slice(cli->arena, buf_slice(&words));
    buf_fini(&words);
    return copy;
}
