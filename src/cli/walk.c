/* The walk without the interface: answers on the command line, the question or the fixes that they
 * lead to on stdout. */
#include "cli/walk.h"

#include "base/text.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "codes/codes.h"
#include "layout/layout.h"
#include "sheet/sheet.h"
#include "store/filter.h"
#include "store/lookup.h"
#include "tree/walk.h"
#include "ui/environment.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

struct walk_settings {
    const char *answers, *error, *product, *in, *without;
    size_t format;
    bool as_written;
    struct cli_list values;
};

enum {
    FORMAT_TEXT,
    FORMAT_JSON
};

/* ---- answers ---- */

static const char *why_not(struct cli *cli, const struct walk *walk) {
    switch (walk_here(walk)->place.kind) {
    case TREE_AT_FIXES:
        return "the answers before it have led to the fixes already; 0 says that none helped";
    case TREE_AT_END:
        return "the answers before it have left nothing to ask";
    case TREE_AT_SET:
    case TREE_AT_PAGE:
        break;
    }
    return arena_printf(cli->arena, "the question there has the answers 1 to %zu, and 0 for none",
        walk_here(walk)->question.options.count)
        .at;
}

static enum status give_answers(struct cli *cli, struct walk *walk, const char *answers) {
    struct slice rest = slice_of(answers), part;
    uint64_t answer;
    while (rest.len && slice_next_part(&rest, ',', &part)) {
        if (!slice_number(slice_trim(part), SIZE_MAX, &answer))
            return cli_complain(cli, STATUS_USAGE,
                "--answers %s: \"%.*s\" is no answer; they are numbers with commas between them",
                answers, SLICE_ARGS(slice_first(part, 40)));
        if (!walk_answer(walk, answer))
            return cli_complain(cli, STATUS_USAGE, "--answers %s: answer %zu, \"%.*s\": %s",
                answers, walk_answers(walk) + 1, SLICE_ARGS(slice_first(part, 40)),
                why_not(cli, walk));
    }
    return STATUS_OK;
}

/* ---- what is known beforehand ---- */

/* The articles that name an error in their title or symptoms. */
static enum status leaves_of_error(struct cli *cli, const struct tree *tree, const char *text,
    bool *wanted, struct store_codes *codes) {
    struct code_reading readings[CODE_READINGS];
    size_t count = code_read(slice_of(text), readings);
    if (count == 0)
        return cli_complain(cli, STATUS_USAGE, "--err %s: this is no error number", text);
    for (size_t i = 0; i < count; i++) {
        uint32_t values[CODE_EQUIVALENTS];
        size_t equivalents = code_equivalents(readings[i].value, values);
        if (store_codes(cli->store, cli->arena, values, equivalents, codes, &cli->error))
            return cli_fail(cli, STATUS_STORE);
    }
    for (size_t i = 0; i < codes->count; i++)
        for (uint32_t leaf = 0; leaf < tree_leaf_count(tree); leaf++)
            wanted[leaf] |=
                codes->items[i].role <= CODE_IN_SYMPTOM &&
                tree_leaf_stands_for(tree, leaf, codes->items[i].article, codes->items[i].problem);
    return STATUS_OK;
}

static bool names_error(struct slice label, const struct store_codes *codes) {
    struct code_mention mention;
    size_t from = 0;
    while (code_next(label, &from, &mention))
        for (size_t i = 0; i < codes->count; i++)
            if (codes->items[i].value == mention.reading.value)
                return true;
    return false;
}

/* As long as just one option names the error, it is the answer. */
static void answer_by_error(struct walk *walk, const struct store_codes *codes) {
    for (size_t found = 1; found == 1;) {
        const struct tree_question *question = &walk_here(walk)->question;
        size_t answer = found = 0;
        for (size_t i = 0; i < question->options.count; i++)
            if (names_error(question->options.items[i].label, codes)) {
                answer = i + 1;
                found++;
            }
        if (found == 1 && !walk_answer(walk, answer))
            return;
    }
}

static enum status narrow_by_error(
    struct cli *cli, const struct tree *tree, struct walk *walk, const char *text) {
    struct store_codes codes = {0};
    bool *wanted = arena_alloc(cli->arena, tree_leaf_count(tree) + 1);
    enum status status = leaves_of_error(cli, tree, text, wanted, &codes);
    if (status != STATUS_OK)
        return status;
    if (!walk_narrow(walk, wanted, arena_printf(cli->arena, "error %s", text)))
        return cli_complain(cli, STATUS_NOTHING,
            "--err %s: no problem with a fix names it; `fixtree err %s` tells what it means", text,
            text);
    answer_by_error(walk, &codes);
    return STATUS_OK;
}

/* What is known of that product, as a search with os: has it ("win10"), or of none. A product that
 * no problem names does not narrow anything down: it is said, and the walk goes on. */
static enum status narrow_by_product(
    struct cli *cli, const struct tree *tree, struct walk *walk, const char *text) {
    bool *wanted = arena_alloc(cli->arena, tree_leaf_count(tree) + 1), any = false;
    struct store_filter named = {0}, names_some = {0};
    if (store_filter_keep(
            cli->store, cli->arena, &named, FILTER_PRODUCT, slice_of(text), &cli->error) ||
        store_filter_keep(
            cli->store, cli->arena, &names_some, FILTER_PRODUCTS, SLICE(""), &cli->error))
        return cli_fail(cli, STATUS_STORE);
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree); leaf++) {
        bool is_named = store_filter_has(&named, tree_article(tree, leaf));
        wanted[leaf] = is_named || !store_filter_has(&names_some, tree_article(tree, leaf));
        any |= is_named;
    }
    if (!any || !walk_narrow(walk, wanted, slice_of(text)))
        cli_complain(
            cli, STATUS_OK, "--os %s: no problem that is left names it; none is left out", text);
    return STATUS_OK;
}

/* "kb, site": the collections that have problems, each once; they lie together. */
static const char *collections_of(struct cli *cli, const struct tree *tree) {
    struct buf names = {0};
    struct slice last = SLICE("");
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree); leaf++)
        if (!slice_equal(tree_leaf_collection(tree, leaf), last)) {
            last = tree_leaf_collection(tree, leaf);
            buf_printf(&names, "%s%.*s", names.len ? ", " : "", SLICE_ARGS(last));
        }
    const char *all = arena_string(cli->arena, text_first_bytes(buf_slice(&names), 200));
    buf_fini(&names);
    return all;
}

/* Only one collection, or all but one. */
static enum status narrow_by_collection(
    struct cli *cli, const struct tree *tree, struct walk *walk, const char *name, bool in) {
    bool *wanted = arena_alloc(cli->arena, tree_leaf_count(tree) + 1);
    for (uint32_t leaf = 0; leaf < tree_leaf_count(tree); leaf++)
        wanted[leaf] = slice_equal_nocase(tree_leaf_collection(tree, leaf), slice_of(name)) == in;
    if (walk_narrow(walk, wanted, slice_of(name)))
        return STATUS_OK;
    return cli_complain(cli, STATUS_NOTHING,
        "--%s %s: no problem with a fix is left; the collections are %s", in ? "in" : "without",
        name, collections_of(cli, tree));
}

static enum status answer_beforehand(struct cli *cli, const struct tree *tree, struct walk *walk,
    const struct walk_settings *settings) {
    enum status status = STATUS_OK;
    if (settings->in)
        status = narrow_by_collection(cli, tree, walk, settings->in, true);
    if (status == STATUS_OK && settings->without)
        status = narrow_by_collection(cli, tree, walk, settings->without, false);
    if (status == STATUS_OK && settings->error)
        status = narrow_by_error(cli, tree, walk, settings->error);
    if (status == STATUS_OK && settings->product)
        status = narrow_by_product(cli, tree, walk, settings->product);
    return status == STATUS_OK ? give_answers(cli, walk, settings->answers) : status;
}

/* ---- text ---- */

static void add_question(struct layout *layout, const struct tree_question *question) {
    struct arena *arena = arena_new();
    layout_heading(layout, 1, question->text);
    layout_gap(layout);
    for (size_t i = 0; i <= question->options.count; i++) {
        bool other = i == question->options.count;
        struct slice number = arena_printf(arena, "%3zu  ", other ? WALK_OTHER : i + 1);
        layout_open(layout, number, SLICE("     "), LAYOUT_NUMBER);
        layout_words(layout, LAYOUT_NORMAL,
            other ? SLICE("None of these, or not sure") : question->options.items[i].label);
        layout_close(layout);
    }
    arena_free(arena);
}

/* Of a branch: is this one of those that the article has for all of its branches? */
static bool is_general(const struct sheet_subject *subject, int fix) {
    return subject->problem != ARTICLE_NONE &&
           subject->article->fixes.items[fix].problem == ARTICLE_NONE;
}

static void add_fixes(struct layout *layout, struct arena *arena,
    const struct sheet_subject *subject, const struct order *order) {
    sheet_overview(layout, subject);
    if (order->count == 0)
        layout_words(layout, LAYOUT_NORMAL,
            SLICE("The page has no steps for this; `fixtree show` shows what it says."));
    for (size_t i = 0; i < order->count; i++) {
        const struct order_item *item = &order->items[i];
        layout_gap(layout);
        layout_rule(layout);
        layout_words(layout, LAYOUT_DIM,
            arena_printf(arena, "Try %zu of %zu: %s%.*s", i + 1, order->count,
                is_general(subject, item->fix) ? "for the whole article, " : "",
                SLICE_ARGS(item->reason)));
        sheet_fix(layout, subject, item->fix);
    }
    layout_gap(layout);
    sheet_after(layout, subject);
}

static struct layout *new_layout(struct cli *cli) {
    const struct layout_options options = {
        .width = cli_width(), .ascii = !ui_environment_set_charset()};
    return layout_new(cli->arena, &options);
}

/* A word as a shell takes it: in quotes where it holds more than letters, digits and marks that
 * mean nothing there. */
static void add_quoted(struct buf *out, const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "@%_+=:,./-";
    if (*word && word[strspn(word, plain)] == '\0') {
        buf_add_string(out, word);
        return;
    }
    buf_add_char(out, '\'');
    for (; *word; word++)
        if (*word == '\'')
            buf_add_string(out, "'\\''");
        else
            buf_add_char(out, *word);
    buf_add_char(out, '\'');
}

static void add_option(struct buf *out, const char *name, const char *value) {
    if (!value)
        return;
    buf_printf(out, " --%s ", name);
    add_quoted(out, value);
}

void cli_add_walk(struct buf *out, const struct cli *cli) {
    buf_add_string(out, "fixtree walk");
    add_option(out, "db", cli->db);
    add_option(out, "cases", cli->cases);
}

/* The run again, up to its answers. */
static void add_again(
    struct buf *out, const struct cli *cli, const struct walk_settings *settings) {
    cli_add_walk(out, cli);
    add_option(out, "err", settings->error);
    add_option(out, "os", settings->product);
    add_option(out, "in", settings->in);
    add_option(out, "without", settings->without);
    for (size_t i = 0; i < settings->values.count; i++)
        add_option(out, "set", settings->values.items[i]);
    buf_printf(out, "%s --answers %s%s", settings->as_written ? " --as-written" : "",
        settings->answers, *settings->answers ? "," : "");
}

static void print_question(
    struct cli *cli, const struct tree_question *question, const struct walk_settings *settings) {
    struct layout *layout = new_layout(cli);
    struct buf out = {0};
    add_question(layout, question);
    cli_print_layout(layout);
    buf_add_string(&out, "\n`");
    add_again(&out, cli, settings);
    buf_add_string(&out, "1` gives the first answer, and so on; `fixtree search WORDS` searches.\n"
                         "On a terminal, `fixtree` asks question by question.\n");
    cli_print(&out);
    buf_fini(&out);
}

void cli_print_question(struct cli *cli, const struct tree_question *question) {
    print_question(cli, question, &(struct walk_settings){.answers = ""});
}

/* ---- JSON ---- */

static json_t *question_object(const struct tree_question *question) {
    json_t *options = json_array();
    for (size_t i = 0; i < question->options.count; i++) {
        const struct tree_option *option = &question->options.items[i];
        json_array_append_new(
            options, json_pack("{s:I, s:o, s:I, s:s}", "answer", (json_int_t)i + 1, "label",
                         cli_json_text(option->label), "problems", (json_int_t)option->problems,
                         "source", tree_source_name(option->source)));
    }
    return json_pack("{s:s, s:o, s:s, s:o}", "kind", "question", "question",
        cli_json_text(question->text), "source", tree_source_name(question->source), "options",
        options);
}

static json_t *fixes_object(const struct store_entry *entry, const struct sheet_subject *subject,
    const struct order *order) {
    json_t *fixes = json_array();
    for (size_t i = 0; i < order->count; i++) {
        const struct order_item *item = &order->items[i];
        const struct article_fix *fix = &subject->article->fixes.items[item->fix];
        json_array_append_new(
            fixes, json_pack("{s:i, s:o, s:s, s:b, s:o, s:f, s:i}", "fix", item->fix + 1, "title",
                       cli_json_text(fix->title), "kind", article_fix_kind_name(fix->kind),
                       "whole_article", is_general(subject, item->fix), "reason",
                       cli_json_text(item->reason), "probability", item->probability, "minutes",
                       (int)item->minutes));
    }
    json_t *object = json_pack("{s:s, s:o, s:o, s:o}", "kind", "fixes", "path",
        cli_json_text(entry->path), "title", cli_json_text(entry->title), "fixes", fixes);
    if (subject->problem != ARTICLE_NONE)
        json_object_set_new(object, "problem",
            cli_json_text(subject->article->problems.items[subject->problem].label));
    return object;
}

/* ---- where it stands ---- */

static enum status print_fixes(struct cli *cli, const struct tree *tree,
    const struct walk_stop *here, const struct walk_settings *settings) {
    struct store_entry entry;
    struct article article;
    int64_t id = tree_article(tree, here->place.leaf);
    enum status status = store_entry(cli->store, cli->arena, id, &entry, &cli->error);
    if (status == STATUS_OK)
        status = store_article(cli->store, cli->arena, id, &article, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    struct sheet_subject subject = {
        .article = &article, .entry = &entry, .problem = here->place.problem};
    subject.values = cli_values(cli, &settings->values, &subject.value_count);
    struct order order =
        cli_order_fixes(cli, cli->arena, id, &article, subject.problem, settings->as_written);
    if (settings->format == FORMAT_JSON) {
        cli_json_print(fixes_object(&entry, &subject, &order));
        return STATUS_OK;
    }
    struct layout *layout = new_layout(cli);
    add_fixes(layout, cli->arena, &subject, &order);
    cli_print_layout(layout);
    return STATUS_OK;
}

static enum status print_here(struct cli *cli, const struct tree *tree, const struct walk *walk,
    const struct walk_settings *settings) {
    const struct walk_stop *here = walk_here(walk);
    if (here->place.kind == TREE_AT_FIXES)
        return print_fixes(cli, tree, here, settings);
    if (here->place.kind == TREE_AT_END)
        return cli_complain(cli, STATUS_NOTHING,
            "no problem is left; `fixtree search WORDS` looks into all articles");
    if (settings->format == FORMAT_JSON)
        cli_json_print(question_object(&here->question));
    else
        print_question(cli, &here->question, settings);
    return STATUS_OK;
}

enum status cli_walk(struct cli *cli) {
    struct walk_settings settings = {.answers = ""};
    struct cli_option options[] = {
        {"answers", "N,N,...", CLI_TEXT, &settings.answers,
            "what to answer; 0 is \"none of these, or not sure\""},
        {"err", "NUMBER", CLI_TEXT, &settings.error,
            "begin with the problems that name this error"},
        {"os", "PRODUCT", CLI_TEXT, &settings.product, "leave out what is known of other products"},
        {"in", "COLLECTION", CLI_TEXT, &settings.in, "only the articles of that collection"},
        {"without", "COLLECTION", CLI_TEXT, &settings.without, "all articles but those of it"},
        {"set,s", "NAME=VALUE", CLI_LIST, &settings.values, "fill in <NAME>"},
        {"as-written", NULL, CLI_FLAG, &settings.as_written, "fixes in the article's own order"},
        {"format", "text|json", CLI_CHOICE, &settings.format, "how to print it"},
        CLI_CASES_OPTION(cli),
    };
    enum status status;
    struct tree *tree = NULL;
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = cli_check_values(cli, &settings.values)) || (status = cli_open_store(cli)))
        return status;
    if ((status = cli_open_tree(cli, &tree)))
        return status;
    struct walk *walk = walk_new(tree);
    status = answer_beforehand(cli, tree, walk, &settings);
    if (status == STATUS_OK)
        status = print_here(cli, tree, walk, &settings);
    walk_free(walk);
    tree_close(tree);
    return status;
}
