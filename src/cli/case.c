#include "cli/case.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    HELP_COLUMN = 42 /* where it is said what a verb does */
};

enum needs {
    NEEDS_NOTHING,
    NEEDS_FILE,
    NEEDS_CASE,
    NEEDS_WALK,
};

typedef enum status verb_call(struct case_run *run, int argc, char **argv);

#define X(name, function, least, most, needs, options, arguments, help) static verb_call function;
#include "cli/case_verbs.def"
#undef X

static const struct verb {
    const char *name;
    verb_call *call;
    int least, most;
    enum needs needs;
    const char *options, *arguments, *help;
} verbs[] = {
#define X(name, function, least, most, needs, options, arguments, help)                            \
    {name, function, least, most, NEEDS_##needs, options, arguments, help},
#include "cli/case_verbs.def"
#undef X
};

/* ---- what verbs share ---- */

/* Says what a step came to, behind where the case stands now. What could not be kept is done all
 * the same; what another fixtree forestalled is not. */
static enum status stands(struct case_run *run, enum status status) {
    if (status == STATUS_USAGE)
        return cli_fail(run->cli, status);
    case_print_standing(run);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

/* Adds an event that needs no walk. */
static enum status put(struct case_run *run, const struct cases_event *event) {
    int64_t last = CASES_ANYWHERE;
    enum status status = cases_add(run->cases, run->head.number, &last, event, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

static struct slice words(struct case_run *run, int argc, char **argv) {
    struct cli said = *run->cli;
    said.argc = argc;
    said.argv = argv;
    return cli_words(&said);
}

/* A number that is all of a text; -1 for anything else. */
static int number_of(struct slice text) {
    uint64_t number;
    return slice_number(text, INT32_MAX, &number) ? (int)number : -1;
}

enum status case_open(struct case_run *run, bool make) {
    if (!run->path)
        return cli_complain(run->cli, STATUS_STORE,
            "there is no place for cases; set HOME, or name a file with --cases");
    enum status status = cases_open(&run->cases, run->path, make, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

static enum status open_walk(struct case_run *run) {
    struct cli *cli = run->cli;
    enum status status = cli_open_store(cli);
    if (status != STATUS_OK)
        return status;
    if ((status = cli_open_tree(cli, &run->tree)))
        return status;
    struct case_base base = {run->tree, cli->store, run->path};
    status = case_resume(&run->walk, &base, run->head.number, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    struct slice elsewhere = case_elsewhere(run->walk);
    if (elsewhere.len)
        cli_complain(cli, STATUS_OK, "case %lld was begun with another knowledge base: %.*s",
            (long long)run->head.number, SLICE_ARGS(slice_first(elsewhere, 100)));
    return STATUS_OK;
}

/* ---- verbs that need no walk ---- */

static enum status verb_list(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    return case_print_list(run);
}

static enum status verb_new(struct case_run *run, int argc, char **argv) {
    struct cases_head head = {.name = words(run, argc, argv),
        .machine = slice_of(run->machine),
        .technician = slice_of(run->technician)};
    enum status status = cli_open_store(run->cli);
    if (status != STATUS_OK || (status = case_open(run, true)) != STATUS_OK)
        return status;
    head.store = store_meta(run->cli->store, run->cli->arena, "hash");
    status = cases_new(run->cases, run->cli->arena, &head, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    printf("%lld\n", (long long)head.number);
    return STATUS_OK;
}

/* A note says at which article it was made. Without a knowledge base it is kept all the same. */
static enum status put_note(struct case_run *run, struct slice text) {
    if (open_walk(run) != STATUS_OK) {
        cli_complain(run->cli, STATUS_OK, "the note is kept without the article that it is about");
        return put(run, &(struct cases_event){.kind = CASES_NOTE, .text = text});
    }
    enum status status = case_note(run->walk, text, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

static enum status verb_note(struct case_run *run, int argc, char **argv) {
    struct slice text = words(run, argc, argv);
    enum status status = STATUS_OK;
    if (slice_equal(text, SLICE("-"))) {
        status = case_read_file(run->cli, "-", CASES_TEXT_BYTES, &text);
        text = slice_trim(text);
    }
    if (status == STATUS_OK && text.len == 0)
        status = cli_complain(run->cli, STATUS_USAGE, "an empty note");
    if (status == STATUS_OK)
        status = put_note(run, text);
    return status;
}

static enum status verb_set(struct case_run *run, int argc, char **argv) {
    struct cli_list list = {0};
    size_t count;
    if ((size_t)argc > COUNT_OF(list.items))
        return cli_complain(
            run->cli, STATUS_USAGE, "%d values; %zu at a time", argc, COUNT_OF(list.items));
    for (int i = 0; i < argc; i++)
        list.items[list.count++] = argv[i];
    enum status status = cli_check_values(run->cli, &list);
    const struct sheet_value *values = cli_values(run->cli, &list, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status =
            put(run, &(struct cases_event){
                         .kind = CASES_VALUE, .text = values[i].name, .more = values[i].value});
    return status;
}

static enum status verb_rename(struct case_run *run, int argc, char **argv) {
    if (argc == 0 && !run->machine && !run->technician)
        return cli_complain(run->cli, STATUS_USAGE,
            "which name? `fixtree case rename %lld Front desk`", (long long)run->head.number);
    if (argc)
        run->head.name = words(run, argc, argv);
    if (run->machine)
        run->head.machine = slice_of(run->machine);
    if (run->technician)
        run->head.technician = slice_of(run->technician);
    enum status status = cases_rename(run->cases, &run->head, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

static enum status set_closed(struct case_run *run, bool closed) {
    if (run->head.closed == closed)
        return cli_complain(run->cli, STATUS_USAGE, "case %lld is %s already",
            (long long)run->head.number, closed ? "closed" : "open");
    return put(run, &(struct cases_event){.kind = closed ? CASES_CLOSED : CASES_REOPENED});
}

static enum status verb_close(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    return set_closed(run, true);
}

static enum status verb_reopen(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    return set_closed(run, false);
}

/* Nothing was noted in a look-up, so it goes unasked; but not if something is noted meanwhile. */
static enum status delete_look_up(struct case_run *run) {
    size_t count = 0;
    enum status status =
        cases_forget(run->cases, run->head.number, INT64_MAX, &count, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    return count ? STATUS_OK
                 : cli_complain(run->cli, STATUS_USAGE,
                       "something was noted in case %lld meanwhile; --yes deletes it all the same",
                       (long long)run->head.number);
}

static enum status verb_delete(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    if (!run->yes && run->head.looked_up)
        return delete_look_up(run);
    if (!run->yes)
        return cli_complain(run->cli, STATUS_USAGE,
            "case %lld (%.*s) and all of its events would be gone; --yes deletes it",
            (long long)run->head.number, SLICE_ARGS(slice_first(run->head.name, 80)));
    enum status status = cases_delete(run->cases, run->head.number, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

/* One of today may still be walked in another terminal. */
static enum status verb_forget(struct case_run *run, int argc, char **argv) {
    size_t count = 0;
    (void)argc, (void)argv;
    enum status status =
        cases_forget(run->cases, 0, time(NULL) - CASES_DAY, &count, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    if (count == 0)
        return cli_complain(
            run->cli, STATUS_NOTHING, "no case of past days in which something was only looked up");
    return cli_complain(run->cli, STATUS_OK,
        "%zu case%s deleted in which something was only looked up", count, count == 1 ? "" : "s");
}

static enum status verb_export(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    return case_export(run);
}

static enum status verb_import(struct case_run *run, int argc, char **argv) {
    (void)argc;
    run->input = argv[0];
    return case_import(run);
}

/* ---- verbs of a walk ---- */

static enum status verb_show(struct case_run *run, int argc, char **argv) {
    static const enum transcript_format formats[] = {[CASE_TEXT] = TRANSCRIPT_TEXT,
        [CASE_JSON] = TRANSCRIPT_JSON,
        [CASE_MARKDOWN] = TRANSCRIPT_MARKDOWN};
    struct buf out = {0};
    (void)argc, (void)argv;
    transcript_write(&out, run->walk, run->cli->store, formats[run->format]);
    cli_print(&out);
    buf_fini(&out);
    return STATUS_OK;
}

static enum status verb_where(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    case_print_standing(run);
    return STATUS_OK;
}

static enum status verb_answer(struct case_run *run, int argc, char **argv) {
    struct slice rest = slice_of(argv[0]), part;
    enum status status = STATUS_OK;
    (void)argc;
    if (rest.len == 0)
        return cli_complain(run->cli, STATUS_USAGE, "which answer? Write their numbers, as in 2,1");
    while (status == STATUS_OK && slice_next_part(&rest, ',', &part)) {
        int answer = number_of(slice_trim(part));
        if (answer < 0)
            return cli_complain(run->cli, STATUS_USAGE,
                "\"%.*s\" is no answer; write their numbers, as in 2,1", SLICE_ARGS(part));
        status = case_answer(run->walk, (size_t)answer, &run->cli->error);
    }
    return stands(run, status);
}

static enum status verb_back(struct case_run *run, int argc, char **argv) {
    (void)argc, (void)argv;
    return stands(run, case_back(run->walk, &run->cli->error));
}

/* The branch that words mean: a number from 1, or its label. */
static int branch_of(const struct article *article, struct slice words_of_it) {
    int number = number_of(words_of_it);
    for (size_t i = 0; i < article->problems.count; i++)
        if (number == (int)i + 1 ||
            slice_equal_nocase(article->problems.items[i].label, words_of_it))
            return (int)i;
    return ARTICLE_NONE;
}

static enum status verb_go(struct case_run *run, int argc, char **argv) {
    struct cli *cli = run->cli;
    struct store_entry entry;
    struct article article;
    int branch = ARTICLE_NONE;
    enum status status = cli_find_article(cli, slice_of(argv[0]), &entry);
    if (status != STATUS_OK)
        return status;
    status = store_article(cli->store, cli->arena, entry.id, &article, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    if (argc > 1 && (branch = branch_of(&article, words(run, argc - 1, argv + 1))) == ARTICLE_NONE)
        return cli_complain(
            cli, STATUS_USAGE, "%.*s: it has no branch \"%s\"", SLICE_ARGS(entry.path), argv[1]);
    return stands(run, case_go(run->walk, entry.id, branch, &cli->error));
}

static enum status outcome_named(struct case_run *run, const char *name, enum cases_kind *outcome) {
    static const struct {
        const char *name;
        enum cases_kind kind;
    } names[] = {{"yes", CASES_SOLVED}, {"no", CASES_FAILED}, {"skipped", CASES_SKIPPED},
        {"untried", CASES_UNTRIED}};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(names[i].name, name) == 0) {
            *outcome = names[i].kind;
            return STATUS_OK;
        }
    return cli_complain(run->cli, STATUS_USAGE,
        "%s: did it help? It can be yes, no or skipped; untried takes that back", name);
}

/* The fix that a word means: its number as the article has it, or its name. */
static enum status find_fix(
    struct case_run *run, const struct article *article, struct slice name, int *fix) {
    int number = number_of(name);
    *fix = number > 0 ? number - 1 : case_fix_named(run->cli->arena, article, name);
    if (*fix >= 0 && (size_t)*fix < article->fixes.count)
        return STATUS_OK;
    return cli_complain(run->cli, STATUS_USAGE,
        "no fix \"%.*s\" here; there are %zu, by number or name", SLICE_ARGS(name),
        article->fixes.count);
}

static enum status verb_tried(struct case_run *run, int argc, char **argv) {
    struct cli *cli = run->cli;
    const struct tree_place *place = &walk_here(case_walk(run->walk))->place;
    struct article article;
    enum cases_kind outcome = CASES_KINDS;
    int fix;
    if (place->kind != TREE_AT_FIXES)
        return cli_complain(cli, STATUS_USAGE,
            "case %lld stands at a question; answer it, or `fixtree case go %lld ARTICLE`",
            (long long)run->head.number, (long long)run->head.number);
    int64_t id = tree_article(run->tree, place->leaf);
    enum status status = store_article(cli->store, cli->arena, id, &article, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    if ((status = outcome_named(run, argv[1], &outcome)) != STATUS_OK ||
        (status = find_fix(run, &article, slice_of(argv[0]), &fix)) != STATUS_OK)
        return status;
    struct slice reason = words(run, argc - 2, argv + 2);
    return stands(run, case_tried(run->walk, id, &article, fix, outcome, reason, &cli->error));
}

/* ---- running ---- */

static void add_verbs(struct buf *out) {
    buf_add_string(out, "what can be done with cases (N is the number or the name of one):\n");
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        size_t before = out->len;
        buf_printf(out, "  %s %s", verbs[i].name, verbs[i].arguments);
        size_t width = out->len - before;
        buf_add_repeated(out, ' ', width < HELP_COLUMN ? HELP_COLUMN - width : 2);
        buf_printf(out, "%s\n", verbs[i].help);
    }
}

static void no_such_verb(struct cli *cli, const char *name) {
    struct cli_near near = {.typed = slice_of(name)};
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        cli_offer(&near, slice_of(verbs[i].name));
    if (*name) {
        cli_complain(cli, STATUS_USAGE,
            "case %s: no such command%s `fixtree case --help` lists them", name,
            cli_meant(cli, &near));
        return;
    }
    cli_complain(cli, STATUS_USAGE, "case: what is to be done?");
    struct buf out = {0};
    add_verbs(&out);
    fputs(buf_string(&out), stderr);
    buf_fini(&out);
}

static const struct verb *find_verb(struct case_run *run) {
    const char *name = run->cli->argc ? run->cli->argv[0] : "";
    int count = run->cli->argc - 1;
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        const struct verb *verb = &verbs[i];
        if (strcmp(verb->name, name) != 0)
            continue;
        if (count >= verb->least && count <= verb->most)
            return verb;
        cli_complain(run->cli, STATUS_USAGE, "it is called like this: `fixtree case %s%s%s`",
            verb->name, *verb->arguments ? " " : "", verb->arguments);
        return NULL;
    }
    no_such_verb(run->cli, name);
    return NULL;
}

static bool takes(const struct verb *verb, const char *option) {
    struct slice options = slice_of(verb->options), taken;
    while (slice_next_part(&options, ',', &taken))
        if (slice_equal(taken, slice_of(option)))
            return true;
    return false;
}

/* What an option asks for is done or refused, but never passed over. */
static enum status check_options(struct case_run *run, const struct verb *verb) {
    const struct {
        const char *option;
        bool given;
    } options[] = {{"--format json", run->format == CASE_JSON},
        {"--format md", run->format == CASE_MARKDOWN}, {"--machine", run->machine},
        {"--technician", run->technician}, {"--output", run->output}, {"--copy", run->copy},
        {"--yes", run->yes}};
    for (size_t i = 0; i < COUNT_OF(options); i++)
        if (options[i].given && !takes(verb, options[i].option))
            return cli_complain(run->cli, STATUS_USAGE,
                "case %s: %s means nothing to it; `fixtree case --help` lists what does",
                verb->name, options[i].option);
    return STATUS_OK;
}

static enum status find_case(struct case_run *run) {
    struct slice name = slice_of(run->cli->argv[1]);
    enum status status =
        cases_find(run->cases, run->cli->arena, name, &run->head, &run->cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(run->cli, status);
}

static enum status run_verb(struct case_run *run, const struct verb *verb) {
    enum status status = STATUS_OK;
    int own = verb->needs >= NEEDS_CASE ? 2 : 1; /* words that are not the verb's */
    if (verb->needs >= NEEDS_FILE)
        status = case_open(run, false);
    if (status == STATUS_OK && verb->needs >= NEEDS_CASE)
        status = find_case(run);
    if (status == STATUS_OK && verb->needs >= NEEDS_WALK)
        status = open_walk(run);
    return status == STATUS_OK ? verb->call(run, run->cli->argc - own, run->cli->argv + own)
                               : status;
}

enum status cli_case(struct cli *cli) {
    struct case_run run = {.cli = cli};
    struct cli_option options[] = {
        CLI_CASES_OPTION(cli),
        {"format", "text|json|md", CLI_CHOICE, &run.format, "how to print it"},
        {"machine,m", "NAME", CLI_TEXT, &run.machine, "the machine that has the problem"},
        {"technician,t", "NAME", CLI_TEXT, &run.technician, "who works on it"},
        {"output,o", "FILE", CLI_TEXT, &run.output, "where to export to, instead of stdout"},
        {"copy", NULL, CLI_FLAG, &run.copy, "import it as a case of its own"},
        {"yes,y", NULL, CLI_FLAG, &run.yes, "do delete it"},
    };
    enum status status;
    cli->more_help = add_verbs;
    if (!cli_options(cli, options, COUNT_OF(options), &status))
        return status;
    const struct verb *verb = find_verb(&run);
    if (!verb)
        return STATUS_USAGE;
    if ((status = check_options(&run, verb)) || (status = cli_cases_path(cli, &run.path)))
        return status;
    status = run_verb(&run, verb);
    case_free(run.walk);
    tree_close(run.tree);
    cases_close(run.cases);
    return status;
}
