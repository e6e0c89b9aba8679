#include "search/search.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "search/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_PATHS
};

struct settings {
    size_t limit, format;
    bool batch, typing, null;
};

/* ---- text ---- */

/* A snippet with the matched words between the two marks. */
static void add_marked(
    struct buf *out, const struct search_passage *passage, const char *start, const char *end) {
    size_t at = 0;
    for (size_t i = 0; i < passage->mark_count; i++) {
        const struct search_mark *mark = &passage->marks[i];
        buf_add(out, slice_first(slice_from(passage->text, at), mark->start - at));
        buf_add_string(out, start);
        buf_add(out, slice_first(slice_from(passage->text, mark->start), mark->len));
        buf_add_string(out, end);
        at = mark->start + mark->len;
    }
    buf_add(out, slice_from(passage->text, at));
}

static void print_hit(const struct search_hit *hit, size_t number) {
    const struct search_passage *passage = &hit->passage;
    struct buf out = {0};
    buf_printf(&out, "%2zu. ", number);
    text_gate_line(&out, hit->entry.title);
    buf_add_string(&out, "\n    ");
    text_gate_line(&out, hit->entry.path);
    buf_printf(&out, ":%u", passage->line);
    if (passage->section.len)
        buf_printf(&out, "  %.*s", SLICE_ARGS(passage->section));
    if (hit->repeats)
        buf_printf(&out, "  (and %zu like it)", hit->repeats);
    buf_add_string(&out, "\n    ");
    add_marked(&out, passage, "[", "]");
    buf_add_char(&out, '\n');
    cli_print_lines(&out);
    buf_fini(&out);
}

static void print_found(const struct search_results *results) {
    struct buf out = {0};
    if (results->understood.len)
        buf_printf(&out, "%.*s\n", SLICE_ARGS(results->understood));
    if (results->corrected.len)
        buf_printf(&out, "searched for: %.*s\n", SLICE_ARGS(results->corrected));
    cli_print_lines(&out);
    for (size_t i = 0; i < results->count; i++)
        print_hit(&results->hits[i], i + 1);
    if (results->total > results->count)
        printf("%zu of %zu articles; --limit shows more\n", results->count, results->total);
    buf_fini(&out);
}

/* Nothing found: what was looked for, what might be meant, and how to ask for more. */
static void print_advice(const struct search_results *results) {
    struct buf out = {0}, gated = {0};
    buf_printf(&out, "searched: %.*s\n", SLICE_ARGS(results->searched));
    for (size_t i = 0; i < results->suggestion_count; i++)
        buf_printf(&out, "%s%.*s", i ? ", " : "near it: ", SLICE_ARGS(results->suggestions[i]));
    if (results->suggestion_count)
        buf_add_char(&out, '\n');
    buf_add(&out, results->widen);
    if (results->understood.len)
        buf_add_string(&out, "`fixtree err` says what the number means\n");
    text_gate(&gated, buf_slice(&out));
    fputs(buf_string(&gated), stderr);
    buf_fini(&gated);
    buf_fini(&out);
}

/* ---- JSON ---- */

static json_t *hit_object(const struct search_hit *hit) {
    const struct search_passage *passage = &hit->passage;
    json_t *marks = json_array();
    for (size_t i = 0; i < passage->mark_count; i++)
        json_array_append_new(marks, json_pack("[I,I]", (json_int_t)passage->marks[i].start,
                                         (json_int_t)passage->marks[i].len));
    json_t *object = json_pack("{s:o, s:o, s:o, s:f, s:s, s:i, s:o, s:o, s:o}", "path",
        cli_json_text(hit->entry.path), "title", cli_json_text(hit->entry.title), "collection",
        cli_json_text(hit->entry.collection_name), "score", (double)hit->score, "reason",
        search_reason_name(hit->reason), "line", (int)passage->line, "section",
        cli_json_text(passage->section), "text", cli_json_text(passage->text), "marks", marks);
    if (passage->step != ARTICLE_NONE) {
        json_object_set_new(object, "fix", json_integer(passage->fix + 1));
        json_object_set_new(object, "step", json_integer(passage->step + 1));
    }
    return object;
}

static json_t *results_object(struct slice query, const struct search_results *results) {
    json_t *paths = json_array(), *hits = json_array(), *suggestions = json_array();
    for (size_t i = 0; i < results->count; i++) {
        json_array_append_new(paths, cli_json_text(results->hits[i].entry.path));
        json_array_append_new(hits, hit_object(&results->hits[i]));
    }
    for (size_t i = 0; i < results->suggestion_count; i++)
        json_array_append_new(suggestions, cli_json_text(results->suggestions[i]));
    return json_pack("{s:o, s:I, s:o, s:o, s:o, s:o, s:o}", "query", cli_json_text(query), "total",
        (json_int_t)results->total, "understood", cli_json_text(results->understood), "corrected",
        cli_json_text(results->corrected), "suggestions", suggestions, "paths", paths, "results",
        hits);
}

/* ---- running ---- */

static void print_results(
    const struct settings *settings, struct slice query, const struct search_results *results) {
    if (settings->format == FORMAT_JSON) {
        cli_json_print(results_object(query, results));
    } else if (settings->format == FORMAT_PATHS) {
        for (size_t i = 0; i < results->count; i++)
            cli_print_path(results->hits[i].entry.path, settings->null);
    } else {
        print_found(results);
    }
}

static enum status search_once(
    struct cli *cli, struct search *search, const struct settings *settings, struct slice query) {
    struct search_results results = {0};
    struct search_options options = {.limit = settings->limit,
        .unfinished = settings->typing,
        .snippets = settings->format != FORMAT_PATHS};
    enum status status = search_run(search, cli->arena, query, &options, &results, &cli->error);
    if (status != STATUS_OK && status != STATUS_NOTHING)
        return cli_fail(cli, status);
    print_results(settings, query, &results);
    if (status == STATUS_NOTHING && settings->format == FORMAT_TEXT) {
        cli_fail(cli, status);
        print_advice(&results);
    }
    return status;
}

/* A query a line in, a JSON object a line out. */
static enum status search_batch(struct cli *cli, struct search *search, struct settings *settings) {
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    struct arena *outer = cli->arena;
    enum status status = STATUS_OK;
    cli->arena = arena_new();
    while (status != STATUS_STORE && (len = getline(&line, &capacity, stdin)) >= 0) {
        struct slice query = {line, (size_t)len};
        arena_reset(cli->arena);
        status = search_once(cli, search, settings, slice_strip_end(query, "\r\n"));
        fflush(stdout);
    }
    arena_free(cli->arena);
    cli->arena = outer;
    free(line);
    return status == STATUS_NOTHING || status == STATUS_OK ? cli_check_input(cli) : status;
}

static enum status ask_for_words(struct cli *cli) {
    return cli_complain(cli, STATUS_USAGE,
        "search for what? `fixtree search error 789`; `fixtree search -` reads it from stdin");
}

/* Searches for the words, or for what comes on stdin where there are none: a dialog, a log line. */
static enum status search_words(
    struct cli *cli, struct search *search, const struct settings *settings) {
    bool piped = cli->argc == 0 || (cli->argc == 1 && strcmp(cli->argv[0], "-") == 0);
    if (!piped)
        return search_once(cli, search, settings, cli_words(cli));
    struct slice text;
    enum status status = cli_read_input(cli, LIMIT_QUERY_BYTES, &text);
    if (status == STATUS_OK && slice_trim(text).len == 0)
        status = ask_for_words(cli);
    return status ? status : search_once(cli, search, settings, text);
}

static void add_fields(struct buf *out) {
    buf_add_string(out, "\nIn a query:\n");
    for (enum query_field field = QUERY_ANYWHERE + 1; field < QUERY_FIELDS; field++) {
        char written[16];
        snprintf(written, sizeof written, "%s:", query_field_key(field));
        cli_help_row(out, written, query_field_help(field));
    }
}

/* A site's words that cannot be read are told, and left out: the search goes on without them. */
static enum status open_search(struct cli *cli, struct search **search) {
    enum status status = cli_open_store(cli);
    if (status != STATUS_OK)
        return status;
    struct slice own = SLICE("");
    struct error error;
    if (search_site_synonyms(cli->arena, &own, &error) != STATUS_OK)
        cli_complain(cli, STATUS_OK,
            "%s; the site's own words are left out: put a text file there, or take it away",
            error.text);
    status = search_open(search, cli->store, own, &cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(cli, status);
}

static enum status check_query(struct cli *cli, struct settings *settings) {
    bool blank = cli->argc ? slice_trim(cli_words(cli)).len == 0 : isatty(STDIN_FILENO) != 0;
    if (settings->batch)
        settings->format = FORMAT_JSON;
    else if (blank)
        return ask_for_words(cli);
    return cli_check_null(cli, settings->null, FORMAT_PATHS, &settings->format);
}

enum status cli_search(struct cli *cli) {
    cli->more_help = add_fields;
    struct settings settings = {.limit = 10};
    struct cli_option options[] = {
        {"limit", "N", CLI_NUMBER, &settings.limit, "at most N hits (10; 50 are the most)"},
        {"format", "text|json|paths", CLI_CHOICE, &settings.format, "how to print them"},
        {"null,0", NULL, CLI_FLAG, &settings.null,
            "paths with a NUL behind each, as xargs -0 reads them"},
        {"batch", NULL, CLI_FLAG, &settings.batch, "queries on stdin, a line each; JSON out"},
        {"typing", NULL, CLI_FLAG, &settings.typing, "the last word is unfinished"},
    };
    enum status status;
    struct search *search = NULL;
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = check_query(cli, &settings)) || (status = open_search(cli, &search)))
        return status;
    status = settings.batch ? search_batch(cli, search, &settings)
                            : search_words(cli, search, &settings);
    search_close(search);
    return status;
}
