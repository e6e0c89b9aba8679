#include "cli/cli.h"
#include "tree/path.h"

#include <stdio.h>

struct survey {
    struct cli *cli;
    const struct tree *tree;
    size_t questions, ends, answers, deepest, widest;
};

static bool count_visit(void *user, size_t number, const struct tree_visit *visit) {
    (void)number;
    struct survey *survey = user;
    survey->questions += visit->question != NULL;
    if (visit->question && visit->question->options.count > survey->widest)
        survey->widest = visit->question->options.count;
    if (visit->place->kind == TREE_AT_FIXES) {
        survey->ends++;
    }
    return true;
}

enum status cli_tree(struct cli *cli) {
    enum status status;
    struct tree *tree;
    if (!cli_options(cli, NULL, 0, &status))
        return status;
    if ((status = cli_open_store(cli)))
        return status;
    if ((status = tree_open(&tree, cli->store, &cli->error)))
        return cli_fail(cli, status);
    struct survey survey = {.cli = cli, .tree = tree};
    tree_survey(tree, count_visit, &survey);
    printf("%zu questions %zu ends %zu widest, %zu problems %zu leaves\n", survey.questions,
        survey.ends, survey.widest, tree_problem_count(tree), tree_leaf_count(tree));
    size_t n = 0, sum = 0, most = 0, none = 0, h[32] = {0};
    for (uint32_t i = 0; i < tree_leaf_count(tree); i++) {
        struct tree_path path = {0};
        if (!tree_has_fixes(tree, i))
            continue;
        arena_reset(cli->arena);
        if (!tree_path(tree, cli->arena, i, ARTICLE_NONE, &path)) {
            none++;
            printf("no way %.*s\n", SLICE_ARGS(tree_leaf_path(tree, i)));
            continue;
        }
        n++;
        sum += path.steps.count;
        h[path.steps.count]++;
        if (path.steps.count > most) {
            most = path.steps.count;
        }
    }
    printf("mean %.2f most %zu none %zu\n", (double)sum / (double)n, most, none);
    for (size_t i = 0; i <= most; i++)
        printf("%zu: %zu\n", i, h[i]);
    tree_close(tree);
    return STATUS_OK;
}
