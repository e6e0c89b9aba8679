#include "tree/check.h"

#include "tree/parts.h"
#include "tree/path.h"

#include <stdlib.h>

struct checking {
    const struct tree *tree;
    struct arena *arena;
    struct tree_fault_list *faults;
    bool *reached;
};

static void add(struct checking *checking, enum tree_fault_kind kind, struct slice path,
    uint32_t line, struct slice detail) {
    *LIST_ADD(checking->arena, checking->faults) = (struct tree_fault){
        kind, arena_slice(checking->arena, path), line, arena_slice(checking->arena, detail)};
}

/* ---- dead ends ---- */

static bool has_branch(const struct tree_leaf *page, int problem) {
    for (size_t i = 0; i < page->branches.count; i++)
        if (page->branches.items[i].problem == problem)
            return true;
    return false;
}

static enum status find_dead_ends(
    struct checking *checking, struct store *store, struct error *error) {
    for (size_t i = 0; i < checking->tree->leaves.count; i++) {
        const struct tree_leaf *page = &checking->tree->leaves.items[i];
        struct article lists;
        if (page->question.len == 0 || page->branches.count == 0)
            continue;
        enum status status = store_lists(store, checking->arena, page->article, &lists, error);
        for (size_t p = 0; status == STATUS_OK && p < lists.problems.count; p++)
            if (!has_branch(page, (int)p))
                add(checking, TREE_FAULT_DEAD_END, page->path, lists.problems.items[p].place.line,
                    lists.problems.items[p].label);
        if (status != STATUS_OK && status != STATUS_NOTHING) /* a page of the site's own is none */
            return status;
    }
    return STATUS_OK;
}

/* ---- labels ---- */

/* One word, or a word and a number: "Other", "Issue 2". */
static bool is_vague(struct slice label) {
    struct slice rest = label, word;
    size_t words = 0, letters = 0;
    while (slice_next_word(&rest, &word)) {
        words++;
        for (size_t i = 0; i < word.len; i++)
            letters += ascii_is_alpha(word.at[i]) || (word.at[i] & 0x80);
    }
    return letters < 3 || (words == 2 && ascii_is_digit(label.at[label.len - 1]) && letters < 10);
}

static void check_page(struct checking *checking, const struct tree_leaf *page) {
    for (size_t i = 0; i < page->branches.count; i++) {
        const struct tree_branch *branch = &page->branches.items[i];
        if (is_vague(branch->label))
            add(checking, TREE_FAULT_VAGUE, page->path, branch->line, branch->label);
        for (size_t e = 0; e < i; e++)
            if (slice_equal_nocase(branch->label, page->branches.items[e].label)) {
                add(checking, TREE_FAULT_DOUBLED, page->path, branch->line, branch->label);
                break;
            }
    }
    if (page->branches.count > TREE_OPTIONS)
        add(checking, TREE_FAULT_LONG, page->path, page->branches.items[TREE_OPTIONS].line,
            page->title);
}

/* ---- reach ---- */

static bool note_reached(void *user, size_t number, const struct tree_visit *visit) {
    struct checking *checking = user;
    (void)number;
    if (!visit->question)
        checking->reached[visit->place->leaf] = true;
    return true;
}

static void find_unreached(struct checking *checking) {
    tree_survey(checking->tree, note_reached, checking);
    for (uint32_t i = 0; i < checking->tree->leaves.count; i++) {
        const struct tree_leaf *leaf = &checking->tree->leaves.items[i];
        if (tree_has_fixes(checking->tree, i) && !checking->reached[i])
            add(checking, TREE_FAULT_UNREACHED, leaf->path, 1, leaf->title);
    }
}

static int compare_faults(const void *a, const void *b) {
    const struct tree_fault *one = a, *two = b;
    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    int order = slice_compare(one->path, two->path);
    return order ? order : one->line < two->line ? -1 : one->line > two->line;
}

enum status tree_check(const struct tree *tree, struct store *store, struct arena *arena,
    struct tree_fault_list *faults, struct error *error) {
    struct checking checking = {tree, arena, faults, NULL};
    checking.reached = arena_alloc(arena, tree->leaves.count + 1);
    enum status status = find_dead_ends(&checking, store, error);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < tree->leaves.count; i++)
        check_page(&checking, &tree->leaves.items[i]);
    find_unreached(&checking);
    if (faults->count)
        qsort(faults->items, faults->count, sizeof *faults->items, compare_faults);
    return STATUS_OK;
}

static const struct {
    const char *key, *words;
} kinds[TREE_FAULTS] = {
#define X(name, key, words) [TREE_FAULT_##name] = {key, words},
#include "tree/faults.def"
#undef X
};

const char *tree_fault_key(enum tree_fault_kind kind) {
    return kinds[kind].key;
}

const char *tree_fault_words(enum tree_fault_kind kind) {
    return kinds[kind].words;
}
