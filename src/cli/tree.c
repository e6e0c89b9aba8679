/* The whole tree, for who wants to see it at once. */
#include "cli/cli.h"
#include "cli/json.h"
#include "tree/path.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_DOT,
    FORMAT_COUNTS
};

struct printing {
    const struct tree *tree;
    struct arena *arena;
    size_t format;
    size_t questions, widest;
    bool *reached;   /* of each leaf: fixes of it were come by */
    size_t *answers; /* of each leaf: the fewest that led there */
};

static struct slice words_of(const struct printing *printing, const struct tree_visit *visit) {
    if (visit->question)
        return visit->question->text;
    return tree_leaf_title(printing->tree, visit->place->leaf);
}

/* ---- the formats ---- */

/* A line a place, with the number of the place that leads to it: any depth reads the same, and
 * can be looked for with grep. */
static void print_text(
    const struct printing *printing, size_t number, const struct tree_visit *visit) {
    struct buf out = {0};
    buf_printf(&out, "%zu", number);
    if (visit->parent)
        buf_printf(&out, " (answer %zu at %zu: %.*s)", visit->answer, visit->parent,
            SLICE_ARGS(visit->label));
    buf_printf(&out, ": %.*s", SLICE_ARGS(words_of(printing, visit)));
    if (visit->question)
        buf_printf(&out, " [%s, %zu answers, %zu articles]\n",
            tree_source_name(visit->question->source), visit->question->options.count,
            visit->place->count);
    else
        buf_printf(
            &out, " [%.*s]\n", SLICE_ARGS(tree_leaf_path(printing->tree, visit->place->leaf)));
    cli_print_lines(&out);
    buf_fini(&out);
}

static void print_json(
    const struct printing *printing, size_t number, const struct tree_visit *visit) {
    json_t *object = json_pack("{s:I, s:I, s:I, s:I, s:o}", "place", (json_int_t)number, "from",
        (json_int_t)visit->parent, "answer", (json_int_t)visit->answer, "depth",
        (json_int_t)visit->depth, "label", cli_json_text(visit->label));
    if (visit->question) {
        json_object_set_new(object, "question", cli_json_text(visit->question->text));
        json_object_set_new(
            object, "source", json_string(tree_source_name(visit->question->source)));
        json_object_set_new(
            object, "options", json_integer((json_int_t)visit->question->options.count));
    } else {
        uint32_t leaf = visit->place->leaf;
        json_object_set_new(object, "path", cli_json_text(tree_leaf_path(printing->tree, leaf)));
        json_object_set_new(object, "title", cli_json_text(tree_leaf_title(printing->tree, leaf)));
        if (visit->place->problem >= 0)
            json_object_set_new(object, "problem", json_integer(visit->place->problem + 1));
    }
    cli_json_print(object);
}

/* A text inside the quotation marks of the DOT language: https://graphviz.org/doc/info/lang.html */
static void add_quoted(struct buf *out, struct slice text) {
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            buf_add_char(out, '\\');
        buf_add_char(out, text.at[i] == '\n' ? ' ' : text.at[i]);
    }
    buf_add_char(out, '"');
}

static void print_dot(
    const struct printing *printing, size_t number, const struct tree_visit *visit) {
    struct buf out = {0};
    buf_printf(&out, "  p%zu [%slabel=", number, visit->question ? "" : "shape=box, ");
    add_quoted(&out, words_of(printing, visit));
    buf_add_string(&out, "];\n");
    if (visit->parent) {
        buf_printf(&out, "  p%zu -> p%zu [label=", visit->parent, number);
        add_quoted(&out, visit->label);
        buf_add_string(&out, "];\n");
    }
    cli_print(&out);
    buf_fini(&out);
}

/* ---- going through ---- */

static void count_place(struct printing *printing, const struct tree_visit *visit) {
    if (visit->question) {
        size_t options = visit->question->options.count;
        printing->questions++;
        printing->widest = options > printing->widest ? options : printing->widest;
        return;
    }
    /* An article may be several leaves; its first one stands for it. */
    uint32_t leaf = tree_leaf_of(printing->tree, tree_article(printing->tree, visit->place->leaf));
    if (!printing->reached[leaf])
        printing->answers[leaf] = visit->depth;
    printing->reached[leaf] = true;
}

static bool print_place(void *user, size_t number, const struct tree_visit *visit) {
    struct printing *printing = user;
    count_place(printing, visit);
    if (printing->format == FORMAT_TEXT)
        print_text(printing, number, visit);
    else if (printing->format == FORMAT_JSON)
        print_json(printing, number, visit);
    else if (printing->format == FORMAT_DOT)
        print_dot(printing, number, visit);
    return true;
}

static void print_counts(const struct printing *printing) {
    size_t problems = 0, reached = 0, most = 0, sum = 0;
    for (uint32_t leaf = 0; leaf < tree_leaf_count(printing->tree); leaf++) {
        bool first = tree_leaf_of(printing->tree, tree_article(printing->tree, leaf)) == leaf;
        problems += first && tree_has_fixes(printing->tree, leaf);
        if (!printing->reached[leaf])
            continue;
        reached++;
        sum += printing->answers[leaf];
        most = printing->answers[leaf] > most ? printing->answers[leaf] : most;
    }
    printf("%zu questions with at most %zu answers lead to %zu of %zu articles with a fix\n"
           "answers to an article: %.2f on average, %zu at most\n",
        printing->questions, printing->widest, reached, problems,
        reached ? (double)sum / (double)reached : 0.0, most);
}

enum status cli_tree(struct cli *cli) {
    struct printing printing = {.arena = cli->arena};
    struct cli_option options[] = {
        {"format", "text|json|dot|counts", CLI_CHOICE, &printing.format, "how to print it"},
        CLI_CASES_OPTION(cli),
    };
    enum status status;
    struct tree *tree = NULL;
    if (!cli_options(cli, options, COUNT_OF(options), &status) || (status = cli_open_store(cli)))
        return status;
    if ((status = cli_open_tree(cli, &tree)))
        return status;
    printing.tree = tree;
    printing.reached = arena_alloc(cli->arena, tree_leaf_count(tree) + 1);
    printing.answers = arena_alloc(cli->arena, (tree_leaf_count(tree) + 1) * sizeof(size_t));
    if (printing.format == FORMAT_DOT)
        puts("digraph fixtree {");
    tree_survey(tree, print_place, &printing);
    if (printing.format == FORMAT_DOT)
        puts("}");
    if (printing.format == FORMAT_COUNTS)
        print_counts(&printing);
    tree_close(tree);
    return STATUS_OK;
}
