/* fixtree-import: reads source articles into a store. `fixtree import` runs it. */
#include "base/output.h"
#include "base/text.h"
#include "import/run/begin.h"
#include "import/run/dump.h"
#include "import/run/run.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal) {
    (void)signal;
    interrupted = 1;
}

/* A report that waits until all are there. */
struct remark {
    struct slice path;
    struct report report;
};

struct console {
    bool terminal; /* a progress line is drawn */
    bool report;   /* every report is printed */
    double start;
    struct arena *arena; /* where only reports are asked for: they are gathered */
    LIST(struct remark) remarks;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- while it runs ---- */

static void clear_progress(const struct console *console) {
    if (console->terminal)
        fputs("\r\033[K", stderr);
}

static void on_progress(void *user, enum run_progress what, size_t done, size_t total) {
    struct console *console = user;
    if (what == RUN_STARTED)
        console->start = now();
    if (!console->terminal || (what == RUN_FILE && done % 16 && done != total))
        return;
    if (what == RUN_STORING) {
        fputs("\r\033[Kputting together ...", stderr);
        return;
    }
    double rate = (double)done / (now() - console->start + 1e-9);
    double left = rate > 0 ? (double)(total - done) / rate : 0;
    fprintf(
        stderr, "\r\033[K%zu of %zu files, %.0f a second, %.0f s left", done, total, rate, left);
}

static void print_text(FILE *out, struct slice text) {
    struct buf gated = {0};
    text_gate_line(&gated, text);
    fputs(buf_string(&gated), out);
    buf_fini(&gated);
}

static void print_error(const struct error *error) {
    fputs("fixtree: ", stderr);
    print_text(stderr, slice_of(error->text));
    fputc('\n', stderr);
}

static void print_report(FILE *out, struct slice path, const struct report *report) {
    print_text(out, path);
    if (report->line)
        fprintf(out, ":%u", report->line);
    fprintf(out, ": %s: %s", report_severity_name(report_severity(report->kind)),
        report_text(report->kind));
    if (report->detail.len) {
        fputs(": ", out);
        print_text(out, report->detail);
    }
    fputc('\n', out);
}

static void print_found(struct slice path, const struct article *article) {
    size_t symptoms = 0, causes = 0;
    for (size_t i = 0; i < article->findings.count; i++) {
        symptoms += article->findings.items[i].kind == FINDING_SYMPTOM;
        causes += article->findings.items[i].kind == FINDING_CAUSE;
    }
    print_text(stdout, path);
    printf(": %zu problems, %zu symptoms, %zu causes, %zu fixes, %zu steps, %zu settings, "
           "%zu commands, %zu codes\n",
        article->problems.count, symptoms, causes, article->fixes.count, article->steps.count,
        article->settings.count, article->commands.count, article->codes.count);
}

static void gather(struct console *console, struct slice path, const struct report *report) {
    struct remark *remark = LIST_ADD(console->arena, &console->remarks);
    remark->path = arena_slice(console->arena, path);
    remark->report = *report;
    remark->report.detail = arena_slice(console->arena, report->detail);
}

static void on_file(
    void *user, struct slice path, const struct article *article, const struct reports *reports) {
    struct console *console = user;
    if (console->report && article)
        print_found(path, article);
    for (size_t i = 0; i < reports->count; i++) {
        const struct report *report = &reports->items[i];
        if (console->arena) {
            gather(console, path, report);
        } else if (console->report || report_severity(report->kind) == REPORT_FAULT) {
            clear_progress(console);
            print_report(console->report ? stdout : stderr, path, report);
        }
    }
}

static void on_vanished(void *user, struct slice path) {
    clear_progress(user);
    print_text(stdout, path);
    puts(": not there any more; its article goes");
}

/* ---- afterwards ---- */

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void print_counts(const struct run_counts *counts, double seconds, bool dry) {
    printf("%zu article%s: %zu new, %zu changed, %zu unchanged, %zu refused, %zu gone (%.1f s)%s\n",
        counts->articles, plural(counts->articles), counts->added, counts->changed,
        counts->unchanged, counts->refused, counts->removed, seconds,
        dry ? "; nothing was written" : "");
    if (counts->added + counts->changed == 0)
        return;
    printf("found in what was read: %zu problems, %zu symptoms, %zu causes, %zu fixes, %zu steps, "
           "%zu registry settings, %zu commands, %zu error codes\n",
        counts->problems, counts->symptoms, counts->causes, counts->fixes, counts->steps,
        counts->settings, counts->commands, counts->codes);
    for (enum report_kind kind = 0; kind < REPORT_KINDS; kind++)
        if (counts->reports[kind] && report_severity(kind) > REPORT_NOTICE)
            printf("%6zu x %s\n", counts->reports[kind], report_text(kind));
}

/* Worst first: by severity, then as report.def has the kinds, then by place. */
static int compare_remarks(const void *a, const void *b) {
    const struct remark *x = a, *y = b;
    int order = (int)report_severity(y->report.kind) - (int)report_severity(x->report.kind);
    if (order == 0)
        order = (int)x->report.kind - (int)y->report.kind;
    if (order == 0)
        order = slice_compare(x->path, y->path);
    return order ? order : (x->report.line > y->report.line) - (x->report.line < y->report.line);
}

/* Prints what was gathered. Faults and warnings are what a check fails for. */
static enum status print_remarks(struct console *console, const struct run_counts *counts) {
    size_t of[REPORT_FAULT + 1] = {0};
    if (console->remarks.count)
        qsort(console->remarks.items, console->remarks.count, sizeof *console->remarks.items,
            compare_remarks);
    for (size_t i = 0; i < console->remarks.count; i++) {
        const struct remark *remark = &console->remarks.items[i];
        of[report_severity(remark->report.kind)]++;
        print_report(stdout, remark->path, &remark->report);
    }
    fprintf(stderr, "%zu article%s: %zu fault%s, %zu warning%s, %zu notice%s\n", counts->articles,
        plural(counts->articles), of[REPORT_FAULT], plural(of[REPORT_FAULT]), of[REPORT_WARNING],
        plural(of[REPORT_WARNING]), of[REPORT_NOTICE], plural(of[REPORT_NOTICE]));
    return of[REPORT_FAULT] + of[REPORT_WARNING] ? STATUS_FAULTS : STATUS_OK;
}

/* ---- one layer's view of files ---- */

/* Several files are told apart by a line each, as head(1) does it. */
static enum status dump_one(const struct dump_layer *layer, const char *path, bool named) {
    struct buf out = {0}, gated = {0};
    struct error error;
    enum status status = STATUS_OK;
    if (named)
        buf_printf(&out, "==> %s <==\n", path);
    if ((status = dump_file(&out, layer, path, &error)))
        print_error(&error);
    text_gate(&gated, buf_slice(&out));
    fwrite(buf_string(&gated), 1, gated.len, stdout);
    buf_fini(&gated);
    buf_fini(&out);
    return status;
}

/* ---- the command line ---- */

static void usage(FILE *out) {
    fputs("usage: fixtree import [--db FILE] [--collection NAME] [--dry-run] [--report] PATH...\n"
          "       fixtree import --dump=LAYER FILE...\n"
          "       fixtree check PATH...\n"
          "Reads articles (Markdown, HTML, rendered text) from folders and files into a store.\n"
          "  --db FILE          the store; made where there is none\n"
          "  --begin-with FILE  the store that a new one begins as a copy of\n"
          "  --collection NAME  the name of the folder's articles in the store (default: the "
          "folder's)\n"
          "  --dry-run          say what would change, write nothing\n"
          "  --report           for each new or changed file what was found, and what was not "
          "understood\n"
          "  --check            only what is odd, worst first, dead links and missing sources too; "
          "write nothing\n"
          "  --dump=LAYER       print one layer's view of files instead: blocks, units, article, "
          "json, "
          "reports ...\n",
        out);
}

struct arguments {
    struct run_options options;
    const char *begin_with; /* a store, or NULL */
    const char *dump;
    bool report, check;
};

/* One line; the whole list of options would hide it. */
static bool complain(const char *word, const char *what) {
    struct error error;
    error_set(&error, STATUS_USAGE, "%s%s; `fixtree import --help` lists the options", word, what);
    print_error(&error);
    return false;
}

enum {
    OPTION_DB = 256, /* above all letters, so that an unknown letter is told from them */
    OPTION_BEGIN_WITH,
    OPTION_COLLECTION,
    OPTION_DRY_RUN,
    OPTION_REPORT,
    OPTION_CHECK,
    OPTION_DUMP
};

/* Of several letters behind one hyphen ("-x.md") getopt has not passed the word yet. */
static bool complain_of_option(char **argv) {
    char letter[] = {'-', (char)optopt, 0};
    bool is_letter = optopt && optopt < OPTION_DB && optopt != 'h';
    return complain(is_letter ? letter : argv[optind - 1], ": no such option");
}

static bool read_arguments(int argc, char **argv, struct arguments *arguments) {
    static const struct option known[] = {{"db", required_argument, NULL, OPTION_DB},
        {"begin-with", required_argument, NULL, OPTION_BEGIN_WITH},
        {"collection", required_argument, NULL, OPTION_COLLECTION},
        {"dry-run", no_argument, NULL, OPTION_DRY_RUN},
        {"report", no_argument, NULL, OPTION_REPORT}, {"check", no_argument, NULL, OPTION_CHECK},
        {"dump", required_argument, NULL, OPTION_DUMP}, {"help", no_argument, NULL, 'h'}, {0}};
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":h", known, NULL)) != -1) {
        switch (option) {
        case OPTION_DB:
            arguments->options.db = optarg;
            break;
        case OPTION_BEGIN_WITH:
            arguments->begin_with = optarg;
            break;
        case OPTION_COLLECTION:
            arguments->options.collection = optarg;
            break;
        case OPTION_DRY_RUN:
            arguments->options.dry_run = true;
            break;
        case OPTION_REPORT:
            arguments->report = true;
            break;
        case OPTION_CHECK:
            arguments->check = true;
            break;
        case OPTION_DUMP:
            arguments->dump = optarg;
            break;
        case 'h':
            usage(stdout);
            exit(STATUS_OK);
        case ':':
            return complain(argv[optind - 1], ": its value is missing");
        default:
            return complain_of_option(argv);
        }
    }
    const char *name = arguments->options.collection;
    if (name && (!*name || strchr(name, '/'))) /* articles are named "collection/path" */
        return complain("--collection", ": its name is empty or has a / in it");
    arguments->options.paths = (const char *const *)(argv + optind);
    arguments->options.path_count = (size_t)(argc - optind);
    return optind < argc || complain("import", " what? A folder or a file is missing");
}

static enum status dump_all(const struct arguments *arguments) {
    const struct dump_layer *layer = dump_layer(arguments->dump);
    size_t count = arguments->options.path_count;
    enum status status = STATUS_OK;
    if (!layer) {
        struct error error;
        error_set(
            &error, STATUS_USAGE, "--dump=%s: it can be %s", arguments->dump, dump_layer_names());
        print_error(&error);
        return STATUS_USAGE;
    }
    for (size_t i = 0; i < count; i++)
        if (dump_one(layer, arguments->options.paths[i], count > 1))
            status = STATUS_USAGE;
    return status;
}

/* A mistyped path must not leave a store behind that is used from then on. */
static bool are_there(const struct run_options *options) {
    for (size_t i = 0; i < options->path_count; i++)
        if (access(options->paths[i], F_OK) != 0)
            return false;
    return true;
}

static enum status begin(const struct arguments *arguments, struct error *error) {
    const struct run_options *options = &arguments->options;
    bool begun = false;
    if (!arguments->begin_with || options->dry_run || !options->db || !are_there(options))
        return STATUS_OK;
    enum status status = begin_with(arguments->begin_with, options->db, &begun, error);
    if (begun) {
        struct error told;
        error_set(
            &told, STATUS_OK, "%s begins as a copy of %s", options->db, arguments->begin_with);
        print_error(&told);
    }
    return status;
}

static enum status import_all(struct arguments *arguments) {
    struct run_counts counts;
    struct error error = {0};
    struct console console = {.terminal = isatty(STDERR_FILENO) && !arguments->check,
        .report = arguments->report,
        .arena = arguments->check ? arena_new() : NULL,
        .start = now()};
    struct run_options *options = &arguments->options;
    double start = now();
    options->progress = on_progress;
    options->file = on_file;
    options->vanished = on_vanished;
    options->user = &console;
    options->interrupted = &interrupted;
    if (arguments->check)
        options->db = NULL, options->judge = true;
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    enum status status = begin(arguments, &error);
    if (status == STATUS_OK)
        status = run_import(options, &counts, &error);
    clear_progress(&console);
    if (status != STATUS_OK && status != STATUS_FAULTS)
        print_error(&error);
    else if (arguments->check)
        status = print_remarks(&console, &counts);
    else
        print_counts(&counts, now() - start, options->dry_run);
    arena_free(console.arena);
    return status;
}

static enum status run(struct arguments *arguments) {
    if (arguments->dump)
        return dump_all(arguments);
    if (arguments->check || arguments->options.db)
        return import_all(arguments);
    complain("--db FILE", " is missing: it says which store");
    return STATUS_USAGE;
}

int main(int argc, char **argv) {
    struct arguments arguments = {0};
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit of file sizes is then a write that fails */
    if (!read_arguments(argc, argv, &arguments))
        return STATUS_USAGE;
    enum status status = run(&arguments);
    if (output_is_lost()) {
        fputs("fixtree: the output could not be written; is the disk full?\n", stderr);
        status = status == STATUS_OK ? STATUS_FAULTS : status;
    }
    return (int)status;
}
