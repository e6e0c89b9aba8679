#include "tree/overlay.h"

#include "tree/parts.h"

#include <stdlib.h>

/* One line being read. */
struct reading {
    struct tree *tree;
    struct overlay_faults *faults;
    struct slice rest;
    uint32_t line;
    uint32_t asked; /* the line of the site's own question; 0: none */
};

static void complain(struct reading *reading, const char *why, struct slice what) {
    *LIST_ADD(reading->tree->arena, reading->faults) = (struct overlay_fault){reading->line,
        arena_printf(reading->tree->arena, "%s%.*s", why, SLICE_ARGS(slice_first(what, 80)))};
}

static void complain_missing(struct reading *reading, const char *what, struct slice rest) {
    struct arena *arena = reading->tree->arena;
    rest = slice_trim(rest);
    if (rest.len == 0 || rest.at[0] == '#')
        complain(reading, arena_printf(arena, "%s is missing at the end", what).at, SLICE(""));
    else
        complain(reading, arena_printf(arena, "%s is missing before: ", what).at, rest);
}

/* ---- words and quoted texts ---- */

static bool take_word(struct reading *reading, const char *word) {
    struct slice rest = slice_trim(reading->rest), wanted = slice_of(word);
    if (!slice_starts_nocase(rest, wanted) ||
        (rest.len > wanted.len && ascii_is_alnum(rest.at[wanted.len])))
        return false;
    reading->rest = slice_from(rest, wanted.len);
    return true;
}

/* A quotation mark inside is written twice, as in a table of values. */
static bool take_text(struct reading *reading, struct slice *text) {
    struct slice rest = slice_trim(reading->rest);
    struct buf out = {0};
    size_t i = 1;
    bool closed = false;
    for (; rest.len && rest.at[0] == '"' && i < rest.len && !closed; i++) {
        bool mark = rest.at[i] == '"', twice = mark && i + 1 < rest.len && rest.at[i + 1] == '"';
        closed = mark && !twice;
        if (!closed)
            buf_add_char(&out, rest.at[i]);
        i += twice;
    }
    if (closed && out.len) {
        *text = arena_slice(reading->tree->arena, buf_slice(&out));
        reading->rest = slice_from(rest, i);
    } else {
        complain_missing(reading, "a text in quotation marks", rest);
    }
    bool taken = closed && out.len;
    buf_fini(&out);
    return taken;
}

static bool is_at_end(struct reading *reading) {
    struct slice rest = slice_trim(reading->rest);
    if (rest.len == 0 || rest.at[0] == '#')
        return true;
    complain(reading, "nothing is expected here: ", rest);
    return false;
}

static bool want_word(struct reading *reading, const char *word) {
    if (take_word(reading, word))
        return true;
    complain_missing(reading, arena_printf(reading->tree->arena, "\"%s\"", word).at, reading->rest);
    return false;
}

static bool ends_path(struct slice whole, struct slice path) {
    return slice_ends_nocase(whole, path) &&
           (whole.len == path.len || whole.at[whole.len - path.len - 1] == '/');
}

static struct slice without_extension(struct slice path) {
    ptrdiff_t dot = slice_find_last(path, '.'), slash = slice_find_last(path, '/');
    return dot > slash ? slice_first(path, (size_t)dot) : path;
}

/* The leaf whose path ends like that, as `fixtree show` has it: "sites/branch.md" or "branch" of
 * "kb/sites/branch.md". */
static uint32_t leaf_called(const struct tree *tree, struct slice path) {
    uint32_t called = TREE_NONE;
    for (uint32_t i = 0; i < tree->leaves.count; i++) {
        struct slice whole = tree->leaves.items[i].path;
        if (ends_path(whole, path))
            return i;
        if (called == TREE_NONE && ends_path(without_extension(whole), path))
            called = i;
    }
    return called;
}

static bool take_leaf(struct reading *reading, uint32_t *leaf) {
    struct slice path;
    if (!take_text(reading, &path))
        return false;
    *leaf = leaf_called(reading->tree, path);
    if (*leaf == TREE_NONE)
        complain(reading, "no article with a fix is called ", path);
    return *leaf != TREE_NONE;
}

/* ---- statements ---- */

static void add_rule(
    struct reading *reading, enum tree_rule_kind kind, struct slice label, struct slice other) {
    *LIST_ADD(reading->tree->arena, &reading->tree->rules) = (struct tree_rule){kind, label, other};
}

static void rename_answer(struct reading *reading) {
    struct slice label, other;
    if (take_text(reading, &label) && want_word(reading, "to") && take_text(reading, &other) &&
        is_at_end(reading))
        add_rule(reading, TREE_RENAME, label, other);
}

static void one_label(struct reading *reading, enum tree_rule_kind kind) {
    struct slice label;
    if (take_text(reading, &label) && is_at_end(reading))
        add_rule(reading, kind, label, SLICE(""));
}

static void hide_answer(struct reading *reading) {
    one_label(reading, TREE_HIDE);
}

static void first_answer(struct reading *reading) {
    one_label(reading, TREE_FIRST);
}

static void last_answer(struct reading *reading) {
    one_label(reading, TREE_LAST);
}

static void add_answer(struct reading *reading) {
    struct tree *tree = reading->tree;
    struct slice label;
    uint32_t page = tree->own, leaf;
    if (!take_text(reading, &label))
        return;
    bool named = take_word(reading, "at");
    if (named && !take_leaf(reading, &page))
        return;
    if (!want_word(reading, "leads") || !want_word(reading, "to") || !take_leaf(reading, &leaf) ||
        !is_at_end(reading))
        return;
    if (!named && !reading->asked) {
        complain(reading, "which page? Write: at \"PATH\"; or ask a question before it", SLICE(""));
        return;
    }
    *LIST_ADD(tree->arena, &tree->leaves.items[page].branches) =
        (struct tree_branch){ARTICLE_NONE, reading->line, leaf, label};
}

/* The site's own question is a page that no article has. */
static void ask_question(struct reading *reading) {
    struct tree *tree = reading->tree;
    struct slice question;
    if (!take_text(reading, &question) || !is_at_end(reading))
        return;
    if (tree->own != TREE_NONE) {
        complain(reading, "only one question can be asked first", SLICE(""));
        return;
    }
    tree->own = (uint32_t)tree->leaves.count;
    reading->asked = reading->line;
    *LIST_ADD(tree->arena, &tree->leaves) = (struct tree_leaf){
        .path = SLICE("overlay"), .title = question, .label = question, .question = question};
}

static void read_line(struct reading *reading) {
    static const struct {
        const char *word;
        void (*read)(struct reading *reading);
    } statements[] = {{"rename", rename_answer}, {"hide", hide_answer}, {"first", first_answer},
        {"last", last_answer}, {"answer", add_answer}, {"ask", ask_question}};
    struct slice line = slice_trim(reading->rest);
    if (line.len == 0 || line.at[0] == '#')
        return;
    for (size_t i = 0; i < COUNT_OF(statements); i++)
        if (take_word(reading, statements[i].word)) {
            statements[i].read(reading);
            return;
        }
    complain(reading, "no statement begins like this: ", line);
}

void tree_lay_over(struct tree *tree, struct slice text, struct overlay_faults *faults) {
    struct reading reading = {.tree = tree, .faults = faults};
    while (slice_next_line(&text, &reading.rest)) {
        reading.line++;
        read_line(&reading);
    }
    if (tree->own != TREE_NONE && tree->leaves.items[tree->own].branches.count == 0) {
        reading.line = reading.asked;
        complain(&reading, "a question without an answer is not asked", SLICE(""));
        tree->own = TREE_NONE;
        tree->leaves.count--;
    }
}

/* ---- questions ---- */

static void move_option(struct tree_question *question, size_t from, size_t to) {
    struct tree_option moved = question->options.items[from];
    size_t step = from;
    for (; step > to; step--)
        question->options.items[step] = question->options.items[step - 1];
    for (; step < to; step++)
        question->options.items[step] = question->options.items[step + 1];
    question->options.items[to] = moved;
}

static void apply_rule(const struct tree_rule *rule, struct tree_question *question, size_t at) {
    switch (rule->kind) {
    case TREE_RENAME:
        question->options.items[at].label = rule->other;
        break;
    case TREE_HIDE:
        move_option(question, at, question->options.count - 1);
        question->options.count--;
        break;
    case TREE_FIRST:
        move_option(question, at, 0);
        break;
    case TREE_LAST:
        move_option(question, at, question->options.count - 1);
        break;
    }
}

void tree_apply_rules(const struct tree *tree, struct tree_question *question) {
    for (size_t r = 0; r < tree->rules.count; r++) {
        const struct tree_rule *rule = &tree->rules.items[r];
        for (size_t i = 0; i < question->options.count; i++)
            if (slice_equal_nocase(question->options.items[i].label, rule->label)) {
                apply_rule(rule, question, i);
                break;
            }
    }
}
