#include "cli/cli.h"

#include "base/text.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_OPTIONS = 24,
    COLUMN = 26,   /* where the help of an option begins */
    MOST = 100000, /* of a number: hits, columns, lines */
};

/* The name without the letter behind its comma, and the letter; 0 where it has none. */
static struct slice name_of(const struct cli_option *option) {
    return slice_first(slice_of(option->name), strcspn(option->name, ","));
}

static char letter_of(const struct cli_option *option) {
    const char *comma = strchr(option->name, ',');
    return comma ? comma[1] : 0;
}

/* ---- help ---- */

static void help_line(struct buf *out, const struct cli_option *option) {
    struct buf written = {0};
    if (letter_of(option))
        buf_printf(&written, "-%c, ", letter_of(option));
    buf_printf(&written, "--%.*s%s%s", SLICE_ARGS(name_of(option)), option->argument ? " " : "",
        option->argument ? option->argument : "");
    cli_help_row(out, buf_string(&written), option->help);
    buf_fini(&written);
}

/* What every subcommand has. */
static struct cli_option store_option(struct cli *cli) {
    return (struct cli_option){"db", "FILE", CLI_TEXT, &cli->db,
        "the store (default: $FIXTREE_DB, the data folder, the built one)"};
}

static void print_help(struct cli *cli, const struct cli_option *options, size_t count) {
    const char *arguments = cli_arguments(cli->name);
    struct buf out = {0};
    buf_printf(&out, "usage: fixtree %s [options]%s%s\n%s\n", cli->name, *arguments ? " " : "",
        arguments, cli_help(cli->name));
    for (size_t i = 0; i < count; i++)
        help_line(&out, &options[i]);
    const struct cli_option db = store_option(cli);
    help_line(&out, &db);
    if (cli->more_help)
        cli->more_help(&out);
    cli_print_rows(&out);
    buf_fini(&out);
}

void cli_help_row(struct buf *out, const char *written, const char *help) {
    size_t width = strlen(written) + 2;
    buf_printf(out, "  %s", written);
    buf_add_repeated(out, ' ', width < COLUMN ? COLUMN - width : 2);
    buf_printf(out, "%s\n", help);
}

/* ---- values ---- */

static bool read_number(struct cli *cli, const struct cli_option *option, const char *text) {
    char *end;
    errno = 0;
    unsigned long number = strtoul(text, &end, 10);
    if (errno || *end || !ascii_is_digit(*text) || number < 1 || number > MOST) {
        cli_complain(cli, STATUS_USAGE, "--%.*s %s: it can be a number from 1 to %d",
            SLICE_ARGS(name_of(option)), text, MOST);
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
    cli_complain(cli, STATUS_USAGE, "--%.*s %s: it can be %s", SLICE_ARGS(name_of(option)), text,
        option->argument);
    return false;
}

static bool add_to_list(struct cli *cli, const struct cli_option *option, const char *text) {
    struct cli_list *list = option->target;
    if (list->count == COUNT_OF(list->items)) {
        cli_complain(cli, STATUS_USAGE, "--%.*s: more than %zu times", SLICE_ARGS(name_of(option)),
            list->count);
        return false;
    }
    list->items[list->count++] = text;
    return true;
}

static bool read_value(struct cli *cli, const struct cli_option *option, const char *text) {
    if (option->argument && strcmp(option->argument, "FILE") == 0 && !*text) {
        cli_complain(cli, STATUS_USAGE,
            "--%.*s: an empty name; name a file, or leave the option out",
            SLICE_ARGS(name_of(option)));
        return false;
    }
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

enum {
    FIRST = 256 /* what getopt returns for the first of the options, above all letters */
};

/* The table of long options and the string of letters, as getopt_long() wants them. */
static void make_table(struct cli *cli, struct option *table, struct buf *letters,
    const struct cli_option *options, size_t count) {
    size_t n = 0;
    buf_add_string(letters, "+:h");
    for (; n < count && n < MOST_OPTIONS - 3; n++) {
        int has_value = options[n].argument ? required_argument : no_argument;
        const char *name = arena_string(cli->arena, name_of(&options[n]));
        table[n] = (struct option){name, has_value, NULL, FIRST + (int)n};
        if (letter_of(&options[n]))
            buf_printf(letters, "%c%s", letter_of(&options[n]), has_value ? ":" : "");
    }
    table[n++] = (struct option){"db", required_argument, NULL, 'd'};
    table[n++] = (struct option){"help", no_argument, NULL, 'h'};
    table[n] = (struct option){0};
}

static const struct cli_option *option_of(
    const struct cli_option *options, size_t count, int letter) {
    for (size_t i = 0; i < count; i++)
        if (letter == FIRST + (int)i || letter == letter_of(&options[i]))
            return &options[i];
    return NULL;
}

static void complain(struct cli *cli, const char *word, const char *what) {
    cli_complain(cli, STATUS_USAGE, "%s: %s; `fixtree %s%s--help` lists the options", word, what,
        cli->name, *cli->name ? " " : "");
}

/* An option that there is not, or of which only the beginning was typed where several begin so. */
static void complain_unknown(
    struct cli *cli, const struct cli_option *options, size_t count, const char *word) {
    const struct cli_option db = store_option(cli);
    struct slice typed = slice_strip_start(slice_of(word), "-");
    struct cli_near near = {.typed = slice_first(typed, strcspn(typed.at, "="))};
    for (size_t i = 0; i < count; i++)
        cli_offer(&near, name_of(&options[i]));
    cli_offer(&near, name_of(&db));
    cli_offer(&near, SLICE("help"));
    if (near.name.len)
        near.name = arena_printf(cli->arena, "--%.*s", SLICE_ARGS(near.name));
    cli_complain(cli, STATUS_USAGE, "%s: no such option%s `fixtree %s%s--help` lists the options",
        word, cli_meant(cli, &near), cli->name, *cli->name ? " " : "");
}

/* Deals with what getopt found; false where the run is over. */
static bool take_option(struct cli *cli, const struct cli_option *options, size_t count, int letter,
    enum status *status) {
    if (letter == 'h') {
        print_help(cli, options, count);
        *status = STATUS_OK;
        return false;
    }
    const struct cli_option *option = option_of(options, count, letter);
    if (!option && letter != 'd') {
        const char *word = cli->argv[optind - 1];
        if (letter == ':')
            complain(cli, word, "its value is missing");
        else if (optopt && strchr(word, '=')) /* getopt_long() knows it */
            complain(cli, word, "it takes no value");
        else
            complain_unknown(cli, options, count, word);
        return false;
    }
    const struct cli_option db = store_option(cli);
    return read_value(cli, option ? option : &db, optarg);
}

/* As getopt_long() has it, the beginning of a name will do ("--form json"); where several begin so,
 * it refuses it, whichever is taken here. NULL where none does. */
static const struct option *option_meant(const char *text, const struct option *table) {
    const struct option *meant = NULL;
    for (; table->name; table++)
        if (strcmp(table->name, text) == 0)
            return table;
        else if (slice_starts(slice_of(table->name), slice_of(text)))
            meant = table;
    return meant;
}

/* How many arguments an option takes, itself included; 0 where `text` is a word. A word may well
 * begin with a hyphen: "-2147024891" is a number that is looked for, "-vista" what a search leaves
 * out. */
static int option_length(const char *text, const struct option *table, const char *letters) {
    const char *letter = text[0] == '-' && text[1] ? strchr(letters + 2, text[1]) : NULL;
    if (text[0] != '-' || !text[1] || strpbrk(text, " \t\n"))
        return 0;
    if (text[1] != '-')
        return !letter || (text[2] && letter[1] != ':') ? 0 : letter[1] == ':' && !text[2] ? 2 : 1;
    const struct option *option = option_meant(text + 2, table);
    return option && option->has_arg == required_argument ? 2 : 1;
}

/* Options first, then "--", then the words in their order: so options may stand anywhere. */
static void sort_arguments(struct cli *cli, const struct option *table, const char *letters) {
    char **sorted = arena_alloc(cli->arena, ((size_t)cli->argc + 2) * sizeof *sorted);
    char **words = arena_alloc(cli->arena, ((size_t)cli->argc + 1) * sizeof *words);
    int count = 0, word_count = 0, i = 0;
    bool whole = true; /* the last option has its value */
    sorted[count++] = cli->argv[i++];
    while (i < cli->argc && strcmp(cli->argv[i], "--") != 0) {
        int length = option_length(cli->argv[i], table, letters);
        if (length == 0)
            words[word_count++] = cli->argv[i++];
        for (; length > 0 && i < cli->argc; length--)
            sorted[count++] = cli->argv[i++];
        whole = length == 0;
    }
    for (i++; i < cli->argc; i++)
        words[word_count++] = cli->argv[i];
    sorted[count++] = arena_string(cli->arena, SLICE("--"));
    memcpy(sorted + count, words, (size_t)word_count * sizeof *words);
    cli->argv = sorted;
    cli->argc = whole ? count + word_count : count - 1;
}

bool cli_options(
    struct cli *cli, const struct cli_option *options, size_t count, enum status *status) {
    struct option table[MOST_OPTIONS];
    struct buf letters = {0};
    int letter;
    bool on = true;
    make_table(cli, table, &letters, options, count);
    sort_arguments(cli, table, buf_string(&letters));
    *status = STATUS_USAGE;
    opterr = 0;
    while (
        on && (letter = getopt_long(cli->argc, cli->argv, buf_string(&letters), table, NULL)) != -1)
        on = take_option(cli, options, count, letter, status);
    buf_fini(&letters);
    if (!on)
        return false;
    cli->argv += optind;
    cli->argc -= optind;
    if (*cli->name && !*cli_arguments(cli->name) && cli->argc) {
        complain(cli, cli->argv[0], "only options are understood here");
        return false;
    }
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
