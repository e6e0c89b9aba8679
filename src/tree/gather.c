/* The parts of a tree, gathered from a store. */
#include "base/limits.h"
#include "base/text.h"
#include "codes/codes.h"
#include "store/outline.h"
#include "tree/parts.h"
#include "tree/phrase.h"

#include <stdlib.h>

enum {
    TELLING_BYTES = 600, /* of title and symptoms that are looked at for telling words */
    MEANING_BYTES = 90,  /* of a number, behind it on a list */
    LABEL_BYTES = 160 /* a label that is longer is cut: a whole paragraph that stands in a list */
};

struct tree_gathering {
    struct tree *tree;
    struct arena *arena; /* for what is only needed meanwhile */
    struct store_entries entries;
    struct store_toc toc;
    struct outline_rows rows[OUTLINE_LISTS];
    uint32_t *number_of; /* by article id: its leaf, or TREE_NONE */
    size_t ids;
    bool *fixed; /* by article id: it has fixes */
    bool *split; /* by article id: it is a leaf for each of its branches */
    struct tree_mentions mentions;
    struct tree_names names;
};

/* The first row that does not come before this problem of the article. */
static size_t place_of(const struct outline_rows *rows, int64_t article, int64_t problem) {
    size_t low = 0, high = rows->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct outline_row *row = &rows->items[middle];
        if (row->article < article || (row->article == article && row->problem < problem))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The rows of an article: a list is in the order of articles. */
static struct outline_rows rows_of(
    const struct tree_gathering *gathering, enum outline_list list, int64_t article) {
    const struct outline_rows *all = &gathering->rows[list];
    size_t from = place_of(all, article, INT64_MIN);
    return (struct outline_rows){
        all->items + from, place_of(all, article + 1, INT64_MIN) - from, 0};
}

/* ---- which articles are leaves ---- */

/* How many fixes a problem has: those of an article are sorted by it, for an article may have as
 * many of the one as of the other. */
static size_t fixes_of(const struct tree_gathering *gathering, int64_t article, int problem) {
    const struct outline_rows *fixes = &gathering->rows[OUTLINE_FIXES];
    return place_of(fixes, article, (int64_t)problem + 1) - place_of(fixes, article, problem);
}

static bool is_leaf(const struct tree_gathering *gathering, int64_t article) {
    return article > 0 && (size_t)article < gathering->ids && gathering->fixed[article];
}

/* Does a branch of a page lead to a fix, there or elsewhere? What a page that asks a question lists
 * without a link is dealt with on the page, if only by a few sentences. */
static bool is_alive(
    const struct tree_gathering *gathering, const struct outline_row *problem, bool asked) {
    return is_leaf(gathering, problem->other) ||
           fixes_of(gathering, problem->article, problem->problem) > 0 ||
           (asked && (problem->more.len == 0 || slice_starts(problem->more, SLICE("#"))));
}

static size_t alive_branches(const struct tree_gathering *gathering, int64_t article) {
    struct outline_rows problems = rows_of(gathering, OUTLINE_PROBLEMS, article);
    size_t alive = 0;
    for (size_t i = 0; i < problems.count; i++)
        alive += is_alive(gathering, &problems.items[i], true);
    return alive;
}

/* Lists by id are as long as the highest one. The importer counts from 1; a store with other
 * numbers was not written by it, and might ask for all memory there is. */
static enum status count_ids(
    struct tree_gathering *gathering, const struct store *store, struct error *error) {
    gathering->ids = 1;
    for (size_t i = 0; i < gathering->entries.count; i++) {
        int64_t id = gathering->entries.items[i].id;
        if (id < 1 || id > LIMIT_ARTICLE_ID)
            return error_set(error, STATUS_STORE,
                "%s: an article has the number %lld; import the sources into a new store",
                store_path(store), (long long)id);
        if ((size_t)id >= gathering->ids)
            gathering->ids = (size_t)id + 1;
    }
    return STATUS_OK;
}

/* Pages may lead to pages that lead to articles: looked at until nothing new is found. */
static void find_leaves(struct tree_gathering *gathering) {
    gathering->fixed = arena_alloc(gathering->arena, gathering->ids * sizeof *gathering->fixed);
    for (size_t i = 0; i < gathering->rows[OUTLINE_FIXES].count; i++) {
        int64_t article = gathering->rows[OUTLINE_FIXES].items[i].article;
        if (article > 0 && (size_t)article < gathering->ids)
            gathering->fixed[article] = true;
    }
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < gathering->entries.count; i++) {
            const struct store_entry *entry = &gathering->entries.items[i];
            if (!gathering->fixed[entry->id] && entry->question.len &&
                alive_branches(gathering, entry->id) > 1)
                found = gathering->fixed[entry->id] = true;
        }
    }
}

/* ---- labels of branches ---- */

/* "Symptom 1" says nothing: a word and a number. */
static bool says_nothing(struct slice label) {
    struct slice rest = label, word;
    size_t words = 0;
    bool number = false;
    while (slice_next_word(&rest, &word)) {
        words++;
        number = number || ascii_is_digit(word.at[0]) || word.len == 1;
    }
    return words <= 2 && (number || words < 2);
}

/* What is seen in a branch says it better than its number: the symptom with the error first. */
static struct slice symptom_of(
    const struct tree_gathering *gathering, const struct outline_row *problem) {
    struct outline_rows symptoms = rows_of(gathering, OUTLINE_SYMPTOMS, problem->article);
    struct slice first = problem->text;
    bool found = false;
    for (size_t i = 0; i < symptoms.count; i++) {
        const struct outline_row *row = &symptoms.items[i];
        if (row->problem != problem->problem || slice_equal(row->text, problem->text))
            continue;
        if (phrase_names_error(row->text))
            return row->text;
        if (!found)
            first = row->text;
        found = true;
    }
    return first;
}

static struct slice branch_label(
    struct tree_gathering *gathering, const struct outline_row *problem, struct slice question) {
    struct slice label = problem->text;
    if (question.len == 0 && says_nothing(label))
        label = symptom_of(gathering, problem);
    struct slice cut = text_first_bytes(slice_strip_end(slice_trim(label), ":"), LABEL_BYTES);
    if (cut.len + 1 < slice_trim(label).len)
        return arena_printf(gathering->tree->arena, "%.*s \u2026", SLICE_ARGS(cut));
    return arena_slice(gathering->tree->arena, cut);
}

/* ---- leaves and their branches ---- */

static void add_leaf(struct tree_gathering *gathering, const struct store_entry *entry, int problem,
    struct slice label) {
    struct tree *tree = gathering->tree;
    if (gathering->number_of[entry->id] == TREE_NONE)
        gathering->number_of[entry->id] = (uint32_t)tree->leaves.count;
    *LIST_ADD(tree->arena, &tree->leaves) = (struct tree_leaf){.article = entry->id,
        .problem = problem,
        .weight = 1,
        .path = arena_slice(tree->arena, entry->path),
        .title = arena_slice(tree->arena, entry->title),
        .label = arena_slice(tree->arena, label),
        .question = arena_slice(tree->arena, entry->question)};
}

/* What a page asks is shown as it is; the many branches of any other article are told apart as
 * articles are. False where there are not too many. */
static bool split_leaf(struct tree_gathering *gathering, const struct store_entry *entry) {
    struct outline_rows problems = rows_of(gathering, OUTLINE_PROBLEMS, entry->id);
    size_t own = 0;
    for (size_t i = 0; i < problems.count; i++)
        own += fixes_of(gathering, entry->id, problems.items[i].problem) > 0;
    if (entry->question.len || own <= TREE_OPTIONS)
        return false;
    if (fixes_of(gathering, entry->id, ARTICLE_NONE))
        add_leaf(gathering, entry, ARTICLE_NONE, entry->title);
    for (size_t i = 0; i < problems.count; i++)
        if (fixes_of(gathering, entry->id, problems.items[i].problem))
            add_leaf(gathering, entry, problems.items[i].problem,
                branch_label(gathering, &problems.items[i], SLICE("")));
    return true;
}

static void make_leaves(struct tree_gathering *gathering) {
    gathering->number_of =
        arena_alloc(gathering->arena, gathering->ids * sizeof *gathering->number_of);
    gathering->split = arena_alloc(gathering->arena, gathering->ids * sizeof *gathering->split);
    for (size_t i = 0; i < gathering->ids; i++)
        gathering->number_of[i] = TREE_NONE;
    for (size_t i = 0; i < gathering->entries.count; i++) {
        const struct store_entry *entry = &gathering->entries.items[i];
        if (!gathering->fixed[entry->id] || entry->duplicate_of)
            continue;
        gathering->split[entry->id] = split_leaf(gathering, entry);
        if (!gathering->split[entry->id])
            add_leaf(gathering, entry, ARTICLE_NONE, entry->title);
    }
    /* What leads to a copy leads to the article that it repeats. */
    for (size_t i = 0; i < gathering->entries.count; i++) {
        const struct store_entry *entry = &gathering->entries.items[i];
        if (entry->duplicate_of > 0 && (size_t)entry->duplicate_of < gathering->ids)
            gathering->number_of[entry->id] = gathering->number_of[entry->duplicate_of];
    }
}

static void make_branches(struct tree_gathering *gathering, struct tree_leaf *leaf) {
    struct outline_rows problems = rows_of(gathering, OUTLINE_PROBLEMS, leaf->article);
    if (gathering->split[leaf->article])
        return;
    leaf->common = fixes_of(gathering, leaf->article, ARTICLE_NONE) > 0;
    for (size_t i = 0; i < problems.count; i++) {
        const struct outline_row *problem = &problems.items[i];
        if (!is_alive(gathering, problem, leaf->question.len > 0))
            continue;
        bool elsewhere = is_leaf(gathering, problem->other) && problem->other != leaf->article &&
                         fixes_of(gathering, leaf->article, problem->problem) == 0;
        *LIST_ADD(gathering->tree->arena, &leaf->branches) = (struct tree_branch){problem->problem,
            (uint32_t)problem->number, elsewhere ? gathering->number_of[problem->other] : TREE_NONE,
            branch_label(gathering, problem, leaf->question)};
    }
    if (leaf->branches.count == 1 && leaf->common)
        leaf->branches.count = 0;
}

/* ---- what tells leaves apart ---- */

/* What a number means, where that is short and it means one thing only: 5 is many things. */
static const char *meaning_of(int64_t value, bool event) {
    size_t count = 0;
    const struct code_meaning *meanings = code_meanings((uint32_t)value, &count);
    const char *text = event || count != 1 ? "" : code_meaning_text(&meanings[0]);
    return strlen(text) <= MEANING_BYTES ? text : "";
}

static void mention_code(
    struct tree_gathering *gathering, uint32_t leaf, const struct outline_row *code) {
    bool event = code->other == FAMILY_EVENT;
    const char *meaning = meaning_of(code->number, event);
    struct slice label =
        arena_printf(gathering->tree->arena, "%s %.*s%s%s", event ? "Event" : "Error",
            SLICE_ARGS(slice_first(code->text, 40)), *meaning ? ": " : "", meaning);
    *LIST_ADD(gathering->tree->arena, &gathering->mentions) = (struct tree_mention){TREE_CODE, leaf,
        arena_printf(gathering->tree->arena, "%d %lld", event, (long long)code->number), label};
}

/* What is said of another branch says nothing of this one. */
static bool concerns(const struct tree_leaf *leaf, int problem) {
    return leaf->problem == ARTICLE_NONE || problem == ARTICLE_NONE || problem == leaf->problem;
}

static void mention_telling(
    struct tree_gathering *gathering, uint32_t number, const struct tree_leaf *leaf) {
    struct outline_rows symptoms = rows_of(gathering, OUTLINE_SYMPTOMS, leaf->article);
    struct buf text = {0};
    buf_printf(&text, "%.*s\n%.*s", SLICE_ARGS(leaf->title), SLICE_ARGS(leaf->label));
    for (size_t i = 0; i < symptoms.count && text.len < TELLING_BYTES; i++) {
        if (!concerns(leaf, symptoms.items[i].problem))
            continue;
        buf_add_char(&text, '\n');
        buf_add(&text, slice_first(symptoms.items[i].text, TELLING_BYTES));
    }
    tree_mention_telling(gathering->tree, &gathering->mentions, number,
        slice_first(buf_slice(&text), TELLING_BYTES));
    buf_fini(&text);
}

static void mention_all(struct tree_gathering *gathering, uint32_t number) {
    struct tree *tree = gathering->tree;
    const struct tree_leaf *leaf = &tree->leaves.items[number];
    struct outline_rows rows = rows_of(gathering, OUTLINE_PRODUCTS, leaf->article);
    for (size_t i = 0; i < rows.count; i++)
        tree_mention(tree, &gathering->mentions, TREE_PRODUCT, number, rows.items[i].text);
    rows = rows_of(gathering, OUTLINE_FACETS, leaf->article);
    for (size_t i = 0; i < rows.count; i++)
        tree_mention(tree, &gathering->mentions, TREE_AREA, number,
            tree_names_of_slug(&gathering->names, tree->arena, rows.items[i].more));
    rows = rows_of(gathering, OUTLINE_CODES, leaf->article);
    for (size_t i = 0; i < rows.count; i++)
        if (concerns(leaf, rows.items[i].problem))
            mention_code(gathering, number, &rows.items[i]);
    tree_mention_title(tree, &gathering->mentions, number, leaf->title);
    if (!slice_equal(leaf->title, leaf->label))
        tree_mention_title(tree, &gathering->mentions, number, leaf->label);
    mention_telling(gathering, number, leaf);
}

/* ---- first questions ---- */

void tree_below(const struct tree *tree, struct arena *arena, uint32_t number, bool *seen,
    struct tree_numbers *found) {
    size_t next = found->count;
    if (!seen[number])
        *LIST_ADD(arena, found) = number;
    seen[number] = true;
    for (; next < found->count; next++) {
        const struct tree_leaf *leaf = &tree->leaves.items[found->items[next]];
        for (size_t i = 0; i < leaf->branches.count; i++) {
            uint32_t below = leaf->branches.items[i].leaf;
            if (below != TREE_NONE && !seen[below]) {
                seen[below] = true;
                *LIST_ADD(arena, found) = below;
            }
        }
    }
}

static size_t own_problems(const struct tree_leaf *leaf) {
    size_t own = 0;
    for (size_t i = 0; i < leaf->branches.count; i++)
        own += leaf->branches.items[i].leaf == TREE_NONE;
    return own ? own : leaf->branches.count == 0;
}

static size_t problems_of(const struct tree *tree, const struct tree_numbers *leaves) {
    size_t count = 0;
    for (size_t i = 0; i < leaves->count; i++)
        count += own_problems(&tree->leaves.items[leaves->items[i]]);
    return count;
}

static bool is_hub(const struct tree_leaf *leaf) {
    return leaf->question.len && leaf->branches.count > 1 && !leaf->common;
}

static void mark_listed(struct tree *tree) {
    for (size_t i = 0; i < tree->leaves.count; i++) {
        const struct tree_leaf *leaf = &tree->leaves.items[i];
        for (size_t b = 0; is_hub(leaf) && b < leaf->branches.count; b++)
            if (leaf->branches.items[b].leaf != TREE_NONE)
                tree->leaves.items[leaf->branches.items[b].leaf].listed = true;
    }
}

/* The page that asks a collection's first question: no other leads to it, and at least half of the
 * collection's problems lie below it; of several the one with the most. */
static void find_start(struct tree_gathering *gathering, uint32_t collection) {
    struct tree *tree = gathering->tree;
    struct tree_numbers all = {0};
    size_t best = 0;
    for (size_t i = 0; i < tree->leaves.count; i++)
        if (tree->leaves.items[i].collection == collection)
            *LIST_ADD(gathering->arena, &all) = (uint32_t)i;
    size_t half = (problems_of(tree, &all) + 1) / 2;
    bool *seen = arena_alloc(gathering->arena, tree->leaves.count);
    for (size_t i = 0; i < all.count; i++) {
        const struct tree_leaf *leaf = &tree->leaves.items[all.items[i]];
        struct tree_numbers below = {0};
        if (!is_hub(leaf) || leaf->listed)
            continue;
        tree_below(tree, gathering->arena, all.items[i], seen, &below);
        for (size_t b = 0; b < below.count; b++)
            seen[below.items[b]] = false;
        size_t problems = problems_of(tree, &below);
        if (problems >= half && problems > best) {
            best = problems;
            tree->categories.items[collection].start = all.items[i];
        }
    }
}

static void find_starts(struct tree_gathering *gathering) {
    struct tree *tree = gathering->tree;
    mark_listed(tree);
    for (uint32_t i = 1; i < tree->categories.count; i++)
        if (tree->categories.items[i].parent == 0)
            find_start(gathering, i);
}

/* ---- in two halves ---- */

static int compare_problems(const void *a, const void *b) {
    const struct outline_row *one = a, *two = b;
    if (one->article != two->article)
        return one->article < two->article ? -1 : 1;
    return (one->problem > two->problem) - (one->problem < two->problem);
}

static void sort_by_problem(struct outline_rows *rows) {
    if (rows->count)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_problems);
}

static enum status read_rows(
    struct tree_gathering *gathering, struct store *store, struct error *error) {
    enum status status = store_list(store, gathering->arena, &gathering->entries, error);
    for (enum outline_list list = 0; list < OUTLINE_LISTS && status == STATUS_OK; list++)
        status = store_outline(store, gathering->arena, list, &gathering->rows[list], error);
    sort_by_problem(&gathering->rows[OUTLINE_FIXES]);
    if (status == STATUS_OK)
        status = store_toc(store, gathering->arena, &gathering->toc, error);
    return status == STATUS_OK ? count_ids(gathering, store, error) : status;
}

enum status tree_gather(
    struct tree_gathering **gathering, struct store *store, struct error *error) {
    struct arena *arena = arena_new();
    struct tree_gathering *made = arena_alloc(arena, sizeof *made);
    made->arena = made->names.arena = arena;
    enum status status = read_rows(made, store, error);
    if (status == STATUS_OK)
        *gathering = made;
    else
        arena_free(arena);
    return status;
}

static void make_tree(struct tree_gathering *gathering) {
    struct tree *tree = gathering->tree;
    find_leaves(gathering);
    make_leaves(gathering);
    for (size_t i = 0; i < tree->leaves.count; i++)
        tree_names_add(&gathering->names, tree->leaves.items[i].title);
    tree_categorize(tree, &gathering->toc, gathering->number_of, gathering->ids,
        &gathering->entries, &gathering->names);
    for (size_t i = 0; i < tree->leaves.count; i++)
        make_branches(gathering, &tree->leaves.items[i]);
    for (size_t i = 0; i < tree->leaves.count; i++)
        mention_all(gathering, (uint32_t)i);
    tree_settle_mentions(tree, &gathering->mentions);
    find_starts(gathering);
}

void tree_make(struct tree_gathering *gathering, struct buf *out) {
    struct tree tree = {.arena = arena_new(), .own = TREE_NONE};
    gathering->tree = &tree;
    make_tree(gathering);
    tree_pack(out, &tree);
    arena_free(tree.arena);
    arena_free(gathering->arena);
}
