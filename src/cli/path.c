#include "tree/path.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "cli/walk.h"

#include <stdio.h>

static void print_text(const struct cli *cli, const struct tree_path *path) {
    struct buf out = {0};
    for (size_t i = 0; i < path->steps.count; i++) {
        const struct tree_step *step = &path->steps.items[i];
        buf_printf(&out, "%.*s\n  %zu  %.*s\n", SLICE_ARGS(step->question), step->answer,
            SLICE_ARGS(step->label));
    }
    buf_add_char(&out, '\n');
    cli_add_walk(&out, cli);
    buf_add_string(&out, " --answers ");
    for (size_t i = 0; i < path->steps.count; i++)
        buf_printf(&out, "%s%zu", i ? "," : "", path->steps.items[i].answer);
    buf_add_char(&out, '\n');
    cli_print_lines(&out);
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

/* The shortest way to any leaf of the article: it may be one for each of its branches. */
static bool find_path(
    const struct tree *tree, struct arena *arena, int64_t article, struct tree_path *path) {
    bool found = false;
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree); leaf++) {
        struct tree_path way = {0};
        if (tree_article(tree, leaf) != article ||
            !tree_path(tree, arena, leaf, ARTICLE_NONE, &way))
            continue;
        if (!found || way.steps.count < path->steps.count)
            *path = way;
        found = true;
    }
    return found;
}

enum status cli_path(struct cli *cli) {
    enum {
        TEXT,
        JSON
    };
    size_t format = TEXT;
    struct cli_option options[] = {
        {"format", "text|json", CLI_CHOICE, &format, "how to print it"},
        CLI_CASES_OPTION(cli),
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
    if (!find_path(tree, cli->arena, found.entry.id, &path))
        status = cli_complain(cli, STATUS_NOTHING, "%.*s: no walk leads there, as it has no fix",
            SLICE_ARGS(found.entry.path));
    else if (format == JSON)
        print_json(&found.entry, &path);
    else
        print_text(cli, &path);
    tree_close(tree);
    return status;
}
