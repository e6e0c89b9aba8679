/*
 * The command line: what the subcommands share. A subcommand is one file with one function, named
 * in commands.def; it reads its options by a table, does its work, and returns its exit status.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "store/read.h"
#include "tree/order.h"

#include <stdbool.h>
#include <stdio.h>

enum cli_kind {
    CLI_FLAG,   /* bool */
    CLI_TEXT,   /* const char * */
    CLI_NUMBER, /* size_t; the target holds the default */
    CLI_CHOICE, /* size_t: place in `argument`, choices separated by "|" */
    CLI_LIST,   /* struct cli_list: may be given again */
};

/* An option of a subcommand. */
struct cli_option {
    const char *name;     /* "limit"; "output,o" has a letter too: -o */
    const char *argument; /* "N", "text|json"; NULL for a flag */
    enum cli_kind kind;
    void *target;
    const char *help;
};

struct cli_list {
    const char *items[32];
    size_t count;
};

/* One run of a subcommand. */
struct cli {
    const char *name; /* of the subcommand */
    int argc;
    char **argv; /* what is left after the options: argv[0] is the first word */
    void (*more_help)(struct buf *out); /* adds what --help says besides the options; or NULL */
    const char *db;                     /* --db, or NULL; every subcommand has it */
    const char *cases;                  /* --cases, or NULL, where a subcommand has it */
    struct arena *arena;                /* for all that lives as long as the run */
    struct store *store;                /* after cli_open_store() */
    struct cases *known_cases;          /* of cli_known_cases() */
    bool sought_cases;                  /* that was called */
    const char *told;                   /* the first thing that was told on stderr, or NULL */
    size_t told_count;                  /* how many were */
    struct error error;
};

/*
 * Reads the options of a subcommand; `--db FILE` and `--help` are always known. STATUS_OK to go on;
 * else the status to return is in `*status`: help was printed, or a fault was named on stderr.
 */
bool cli_options(
    struct cli *cli, const struct cli_option *options, size_t count, enum status *status);

/* One row of a list in a help: what is written, and what it means. */
void cli_help_row(struct buf *out, const char *written, const char *help);

/* The name that a mistyped one is nearest to: each name is offered, and `name` stays empty where
 * none is near enough to be meant. Both texts are borrowed. */
struct cli_near {
    struct slice typed, name;
    unsigned distance;
};
void cli_offer(struct cli_near *near, struct slice name);

/* "; did you mean X?", or ";": what a complaint goes on with before its advice. In the arena. */
const char *cli_meant(struct cli *cli, const struct cli_near *near);

/* All words that are left, with blanks between them; in the arena. */
struct slice cli_words(struct cli *cli);

/* Asked when stdin was read to its end: STATUS_USAGE, told on stderr, where that failed. What
 * cannot be read is not the same as nothing. */
enum status cli_check_input(struct cli *cli) ATTR_MUST_USE;

/* Reads the first `most` bytes of stdin into the arena; STATUS_USAGE, told on stderr, where that
 * fails. */
enum status cli_read_input(struct cli *cli, size_t most, struct slice *text) ATTR_MUST_USE;

/* Opens the store that is asked for, or the default one; STATUS_STORE with a sentence on stderr. */
enum status cli_open_store(struct cli *cli) ATTR_MUST_USE;

/*
 * The store's path: --db, else $FIXTREE_DB, else kb.db in the data folder
 * ($XDG_DATA_HOME/fixtree), else the one beside the program or the installed one. With `make`, the
 * one to be written: what may not exist yet counts too. In the arena. Told on
 * stderr: STATUS_USAGE where $FIXTREE_DB is empty, STATUS_STORE where one that is to be written has
 * no place.
 */
enum status cli_store_path(struct cli *cli, bool make, const char **path) ATTR_MUST_USE;

/* The path of the store that fixtree ships with: beside the program, else the installed one,
 * whether that is there or not. In the arena or static. */
const char *cli_shipped_store(struct cli *cli);

/* The case file's path: --cases, else what cases_place() says; NULL where that is nowhere. In the
 * arena. STATUS_USAGE where $FIXTREE_CASES is empty, told on stderr. */
enum status cli_cases_path(struct cli *cli, const char **path) ATTR_MUST_USE;

/* A variable that names a file; NULL where it is not set. Whoever set it to nothing meant some file
 * and not the default one: STATUS_USAGE, told on stderr. */
enum status cli_variable(struct cli *cli, const char *name, const char **value) ATTR_MUST_USE;

/* The path of a program or file beside this program; NULL where that cannot be known. In the
 * arena. */
const char *cli_beside(struct cli *cli, const char *name);

/* Prints the error of a failed call on stderr and returns its status. */
enum status cli_fail(struct cli *cli, enum status status);

/* The same with a sentence of its own. */
enum status cli_complain(struct cli *cli, enum status status, const char *format, ...)
    ATTR_PRINTF(3, 4);

/* Writes text to stdout through the gate and empties the buffer; a write that fails is told once,
 * by cli_main(). */
void cli_print(struct buf *text);

/* The same for lines of words: on a terminal, one that is too wide goes on in the next, under its
 * words and between two of them. Elsewhere a line stays a line, for grep. */
void cli_print_lines(struct buf *text);

/* The same for rows of two columns with two blanks or more between them: the second goes on under
 * itself. */
void cli_print_rows(struct buf *text);

/* The same for laid out lines. */
struct layout;
void cli_print_layout(const struct layout *layout);

/* An article's path as a line of its own; with `null` as it is, with a NUL behind it, for `xargs
 * -0`: a name may hold a newline. A terminal gets no control character either way. */
void cli_print_path(struct slice path, bool null);

/* `--null` of those that print paths: sets the format to `paths`, and refuses it with another than
 * that or text, which is 0: STATUS_USAGE, told on stderr. */
enum status cli_check_null(struct cli *cli, bool null, size_t paths, size_t *format) ATTR_MUST_USE;

/* The program: finds the subcommand and runs it. Returns the exit status. */
int cli_main(int argc, char **argv);

/* The article that a name means, told on stderr where there is none or more than one. */
enum status cli_find_article(
    struct cli *cli, struct slice name, struct store_entry *entry) ATTR_MUST_USE;

/* An article with all that was asked for about it. */
struct cli_article {
    struct store_entry entry;
    struct article article;
    int fix; /* from "ARTICLE:2" or "ARTICLE#2", counted from 0; or ARTICLE_NONE */
};

/* Opens the store and reads the article that the run's one word names: "#12", a path or the end of
 * one, a KB number, each with ":N" or "#N" for its fix N. `fix` is the value of --fix, 0 for none.
 * Told on stderr: no word, several, no such article, no such fix. */
enum status cli_read_article(
    struct cli *cli, size_t fix, struct cli_article *article) ATTR_MUST_USE;

/* The values of --set NAME=VALUE; a value without "=" is told on stderr by cli_check_values(). */
struct sheet_value;
enum status cli_check_values(struct cli *cli, const struct cli_list *list) ATTR_MUST_USE;
const struct sheet_value *cli_values(struct cli *cli, const struct cli_list *list, size_t *count);

/* Prints the lines of the source that an item was read from: "fix 2", "fix 2 step 3". */
enum status cli_show_source(
    struct cli *cli, const struct cli_article *shown, struct slice item) ATTR_MUST_USE;

/* `check` of source files: runs the importer on the arguments of the run. */
enum status cli_check_files(struct cli *cli) ATTR_MUST_USE;

/* Opens the tree of questions of the store that is open, and lays the site's overlay over it; what
 * is wrong in that is told on stderr. Closed with tree_close(). */
struct tree;
enum status cli_open_tree(struct cli *cli, struct tree **tree) ATTR_MUST_USE;

/* The case file, to read what was tried; NULL where there is none, or it cannot be read: that is
 * told, once, of one that was named with --cases. Borrowed, for as long as the run. */
struct cases *cli_known_cases(struct cli *cli);

/* The fixes of an article of the open store, or of one branch of it, in the order in which they are
 * to be tried: what they came to in the known cases counts. Without `as_written`; with it as the
 * article has them. In `arena`. */
struct order cli_order_fixes(struct cli *cli, struct arena *arena, int64_t id,
    const struct article *article, int problem, bool as_written);

/* The row of the option that those have who ask questions or keep cases. */
#define CLI_CASES_OPTION(cli)                                                                      \
    {                                                                                              \
        "cases", "FILE", CLI_TEXT, &(cli)->cases,                                                  \
            "the case file (default: $FIXTREE_CASES, the state folder)"                            \
    }

/* Columns of the terminal on stdout; 80 where it is none. */
unsigned cli_width(void);

#define X(name, function, arguments, help) enum status function(struct cli *cli);
#include "cli/commands.def"
#undef X

/* Without a command: opens the interface, at an error number where one is given; without a terminal
 * prints the first question, or what the number means. */
enum status cli_open(struct cli *cli);

/* Do the words make an error number ("789", "stop 0x7B")? */
bool cli_is_number(int argc, char **argv);

/* What `--help` shows of a subcommand: "QUERY", "find articles". Static. */
const char *cli_arguments(const char *name);
const char *cli_help(const char *name);

#endif
