#include "tree/path.h"
#include "cli/cli.h"
#include "cli/json.h"

#include <stdio.h>

static void print_text(const struct tree_path *path) {
    struct buf out = {0};
    for (size_t i = 0; i < path->steps.count; i++) {
        const struct tree_step *step = &path->steps.items[i];
        buf_printf(&out, "%.*s\n  %zu  %.*s\n", SLICE_ARGS(step->question), step->answer,
            SLICE_ARGS(step->label));
    }
    buf_add_string(&out, "\nfixtree walk --answers ");
    for (size_t i = 0; i < path->steps.count; i++)
        buf_printf(&out, "%s%zu", i ? "," : "", path->steps.items[i].answer);
    buf_add_char(&out, '\n');
    cli_print(&out);
    buf_fini(&out);
}

static void print_json(const struct store_entry *entry, const struct tree_path *path) {
    json_t *answers = json_array(), *steps = json_array();
    for (size_t i = 0; i < path->steps.count; i++) {
        const struct tree_step *step = &path->steps.items[i];
        json_array_append_new(answers, json_integer((json_int_t)step->answer));
        json_array_append_new(
            steps, json_pack("{s:o, s:I, s:o}", "question", cli_json_text(step->question), "answer",
                       (json_int_t)step->answer, "label", cli_json_text(step->label)));
    }
    cli_json_print(json_pack(
        "{s:o, s:o, s:o}", "path", cli_json_text(entry->path), "answers", answers, "steps", steps));
}

enum status cli_path(struct cli *cli) {
    enum {
        TEXT,
        JSON
    };
    size_t format = TEXT;
    struct cli_option options[] = {
        {"format", "text|json", CLI_CHOICE, &format, "how to print it"},
    };
    enum status status;
    struct tree *tree = NULL;
    struct cli_article found = {0};
    struct tree_path path = {0};
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = cli_read_article(cli, 0, &found)))
        return status;
    if ((status = cli_open_tree(cli, &tree)))
        return status;
    uint32_t leaf = tree_leaf_of(tree, found.entry.id);
    if (leaf >= tree_leaf_count(tree) || !tree_path(tree, cli->arena, leaf, ARTICLE_NONE, &path))
        status = cli_complain(cli, STATUS_NOTHING, "%.*s: no walk leads there, as it has no fix",
            SLICE_ARGS(found.entry.path));
    else if (format == JSON)
        print_json(&found.entry, &path);
    else
        print_text(&path);
    tree_close(tree);
    return status;
}
