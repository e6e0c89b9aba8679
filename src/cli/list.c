#include "base/text.h"
#include "cli/cli.h"
#include "cli/json.h"

#include <stdio.h>

enum {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_PATHS
};

static bool holds(const struct store_entry *entry, struct slice folded) {
    struct buf lower = {0};
    text_fold(&lower, entry->title);
    buf_add_char(&lower, '\n');
    text_fold(&lower, entry->path);
    bool found = slice_find(buf_slice(&lower), folded) != SLICE_NONE;
    buf_fini(&lower);
    return found;
}

static void print_entry(const struct store_entry *entry, size_t format, bool null) {
    struct buf out = {0};
    if (format == FORMAT_PATHS) {
        cli_print_path(entry->path, null);
        return;
    }
    if (format == FORMAT_JSON) {
        cli_json_print(json_pack("{s:o, s:o, s:o, s:o}", "path", cli_json_text(entry->path),
            "collection", cli_json_text(entry->collection_name), "title",
            cli_json_text(entry->title), "date", cli_json_text(entry->date)));
        return;
    }
    text_gate_line(&out, entry->path);
    buf_add_string(&out, "  ");
    text_gate_line(&out, entry->title);
    buf_add_char(&out, '\n');
    cli_print_lines(&out);
    buf_fini(&out);
}

static enum status print_all(struct cli *cli, size_t format, bool null) {
    struct store_entries entries = {0};
    struct buf folded = {0};
    size_t found = 0;
    enum status status = store_list(cli->store, cli->arena, &entries, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    struct slice words = cli_words(cli);
    text_fold(&folded, words);
    for (size_t i = 0; i < entries.count; i++)
        if (holds(&entries.items[i], buf_slice(&folded))) {
            print_entry(&entries.items[i], format, null);
            found++;
        }
    buf_fini(&folded);
    return found ? STATUS_OK
                 : cli_complain(cli, STATUS_NOTHING,
                       "no title and no path holds \"%.*s\"; `fixtree search` looks into the "
                       "articles",
                       SLICE_ARGS(slice_first(words, 80)));
}

enum status cli_list(struct cli *cli) {
    size_t format = FORMAT_TEXT;
    bool null = false;
    struct cli_option options[] = {
        {"format", "text|json|paths", CLI_CHOICE, &format, "how to print them"},
        {"null,0", NULL, CLI_FLAG, &null, "paths with a NUL behind each, as xargs -0 reads them"},
    };
    enum status status;
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = cli_check_null(cli, null, FORMAT_PATHS, &format)) ||
        (status = cli_open_store(cli)))
        return status;
    return print_all(cli, format, null);
}
