/* The parts of a tree, gathered from the outline of a store. */
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

/* An article with what is asked of it again and again. */
struct gathered {
    const struct outline_article *outline;
    const struct article *lists;
    size_t *fixes;  /* how many belong to no problem, to problem 0, 1 ... */
    int64_t *leads; /* of each problem: the article that it leads to, or 0 */
};

struct gathering {
    struct tree *tree;
    struct arena *arena; /* for what is only needed meanwhile */
    const struct outline *outline;
    struct gathered *articles; /* in the order of the outline */
    const struct gathered **by_id;
    uint32_t *number_of; /* by article id: its leaf, or TREE_NONE */
    bool *fixed;         /* by article id: it has fixes */
    bool *split;         /* by article id: it is a leaf for each of its branches */
    struct phrase_lists tellings;
    struct tree_mentions mentions;
    struct tree_names names;
};

static size_t article_count(const struct gathering *gathering) {
    return gathering->outline->entries.count;
}

/* What a problem leads to is where the first link with its target does. */
static int64_t lead_of(const struct outline_article *article, struct slice target) {
    for (size_t i = 0; i < article->lists.links.count; i++)
        if (article->leads[i] && slice_equal(article->lists.links.items[i].target, target))
            return article->leads[i];
    return 0;
}

static struct gathered gathered_of(struct arena *arena, const struct outline_article *article) {
    const struct article *lists = &article->lists;
    struct gathered made = {article, lists,
        arena_alloc(arena, (lists->problems.count + 1) * sizeof *made.fixes),
        arena_alloc(arena, lists->problems.count * sizeof *made.leads)};
    for (size_t i = 0; i < lists->fixes.count; i++)
        made.fixes[lists->fixes.items[i].problem + 1]++; /* ARTICLE_NONE is -1 */
    for (size_t i = 0; i < lists->problems.count; i++)
        made.leads[i] = lead_of(article, lists->problems.items[i].target);
    return made;
}

static void gather_articles(struct gathering *gathering) {
    const struct outline *outline = gathering->outline;
    struct arena *arena = gathering->arena;
    gathering->articles = arena_alloc(arena, article_count(gathering) * sizeof(struct gathered));
    gathering->by_id = arena_alloc(arena, outline->ids * sizeof *gathering->by_id);
    for (size_t i = 0; i < article_count(gathering); i++) {
        gathering->articles[i] = gathered_of(arena, &outline->articles[i]);
        gathering->by_id[outline->entries.items[i].id] = &gathering->articles[i];
    }
}

/* ---- which articles are leaves ---- */

static size_t fixes_of(const struct gathered *article, int problem) {
    return article->fixes[problem + 1];
}

static bool is_leaf(const struct gathering *gathering, int64_t article) {
    return article > 0 && (size_t)article < gathering->outline->ids && gathering->fixed[article];
}

/* Does a branch of a page lead to a fix, there or elsewhere? What a page that asks a question lists
 * without a link is dealt with on the page, if only by a few sentences. */
static bool is_alive(
    const struct gathering *gathering, const struct gathered *article, size_t problem, bool asked) {
    struct slice target = article->lists->problems.items[problem].target;
    return is_leaf(gathering, article->leads[problem]) || fixes_of(article, (int)problem) > 0 ||
           (asked && (target.len == 0 || slice_starts(target, SLICE("#"))));
}

static size_t alive_branches(const struct gathering *gathering, const struct gathered *article) {
    size_t alive = 0;
    for (size_t i = 0; i < article->lists->problems.count; i++)
        alive += is_alive(gathering, article, i, true);
    return alive;
}

/* Pages may lead to pages that lead to articles: looked at until nothing new is found. */
static void find_leaves(struct gathering *gathering) {
    gathering->fixed =
        arena_alloc(gathering->arena, gathering->outline->ids * sizeof *gathering->fixed);
    for (size_t i = 0; i < article_count(gathering); i++)
        gathering->fixed[gathering->outline->entries.items[i].id] =
            gathering->articles[i].lists->fixes.count > 0;
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < article_count(gathering); i++) {
            const struct store_entry *entry = &gathering->outline->entries.items[i];
            if (!gathering->fixed[entry->id] && entry->question.len &&
                alive_branches(gathering, &gathering->articles[i]) > 1)
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
static struct slice symptom_of(const struct article *lists, size_t problem) {
    struct slice label = lists->problems.items[problem].label, first = label;
    bool found = false;
    for (size_t i = 0; i < lists->findings.count; i++) {
        const struct article_finding *finding = &lists->findings.items[i];
        if (finding->kind != FINDING_SYMPTOM || finding->problem != (int)problem ||
            slice_equal(finding->text, label))
            continue;
        if (phrase_names_error(finding->text))
            return finding->text;
        if (!found)
            first = finding->text;
        found = true;
    }
    return first;
}

static struct slice branch_label(struct gathering *gathering, const struct article *lists,
    size_t problem, struct slice question) {
    struct slice label = lists->problems.items[problem].label;
    if (question.len == 0 && says_nothing(label))
        label = symptom_of(lists, problem);
    struct slice cut = text_first_bytes(slice_strip_end(slice_trim(label), ":"), LABEL_BYTES);
    if (cut.len + 1 < slice_trim(label).len)
        return arena_printf(gathering->tree->arena, "%.*s \u2026", SLICE_ARGS(cut));
    return arena_slice(gathering->tree->arena, cut);
}

/* ---- leaves and their branches ---- */

static void add_leaf(
    struct gathering *gathering, const struct store_entry *entry, int problem, struct slice label) {
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
static bool split_leaf(struct gathering *gathering, const struct gathered *article) {
    const struct store_entry *entry = article->outline->entry;
    size_t own = 0, problems = article->lists->problems.count;
    for (size_t i = 0; i < problems; i++)
        own += fixes_of(article, (int)i) > 0;
    if (entry->question.len || own <= TREE_OPTIONS)
        return false;
    if (fixes_of(article, ARTICLE_NONE))
        add_leaf(gathering, entry, ARTICLE_NONE, entry->title);
    for (size_t i = 0; i < problems; i++)
        if (fixes_of(article, (int)i))
            add_leaf(
                gathering, entry, (int)i, branch_label(gathering, article->lists, i, SLICE("")));
    return true;
}

static void make_leaves(struct gathering *gathering) {
    size_t ids = gathering->outline->ids;
    gathering->number_of = arena_alloc(gathering->arena, ids * sizeof *gathering->number_of);
    gathering->split = arena_alloc(gathering->arena, ids * sizeof *gathering->split);
    for (size_t i = 0; i < ids; i++)
        gathering->number_of[i] = TREE_NONE;
    for (size_t i = 0; i < article_count(gathering); i++) {
        const struct store_entry *entry = &gathering->outline->entries.items[i];
        if (!gathering->fixed[entry->id] || entry->duplicate_of)
            continue;
        gathering->split[entry->id] = split_leaf(gathering, &gathering->articles[i]);
        if (!gathering->split[entry->id])
            add_leaf(gathering, entry, ARTICLE_NONE, entry->title);
    }
    /* What leads to a copy leads to the article that it repeats. */
    for (size_t i = 0; i < article_count(gathering); i++) {
        const struct store_entry *entry = &gathering->outline->entries.items[i];
        if (entry->duplicate_of > 0 && (size_t)entry->duplicate_of < ids)
            gathering->number_of[entry->id] = gathering->number_of[entry->duplicate_of];
    }
}

static void make_branches(struct gathering *gathering, struct tree_leaf *leaf) {
    const struct gathered *article = gathering->by_id[leaf->article];
    if (gathering->split[leaf->article])
        return;
    leaf->common = fixes_of(article, ARTICLE_NONE) > 0;
    for (size_t i = 0; i < article->lists->problems.count; i++) {
        int64_t lead = article->leads[i];
        if (!is_alive(gathering, article, i, leaf->question.len > 0))
            continue;
        bool elsewhere =
            is_leaf(gathering, lead) && lead != leaf->article && fixes_of(article, (int)i) == 0;
        *LIST_ADD(gathering->tree->arena, &leaf->branches) =
            (struct tree_branch){(int)i, article->lists->problems.items[i].place.line,
                elsewhere ? gathering->number_of[lead] : TREE_NONE,
                branch_label(gathering, article->lists, i, leaf->question)};
    }
    if (leaf->branches.count == 1 && leaf->common)
        leaf->branches.count = 0;
}

/* ---- what tells leaves apart ---- */

/* What a number means, where that is short and it means one thing only: 5 is many things. */
static const char *meaning_of(uint32_t value, bool event) {
    size_t count = 0;
    const struct code_meaning *meanings = code_meanings(value, &count);
    const char *text = event || count != 1 ? "" : code_meaning_text(&meanings[0]);
    return strlen(text) <= MEANING_BYTES ? text : "";
}

static void mention_code(
    struct gathering *gathering, uint32_t leaf, const struct article_code *code) {
    bool event = code->family == FAMILY_EVENT;
    const char *meaning = meaning_of(code->value, event);
    struct slice label =
        arena_printf(gathering->tree->arena, "%s %.*s%s%s", event ? "Event" : "Error",
            SLICE_ARGS(slice_first(code->text, 40)), *meaning ? ": " : "", meaning);
    *LIST_ADD(gathering->tree->arena, &gathering->mentions) = (struct tree_mention){
        TREE_CODE, leaf, arena_printf(gathering->tree->arena, "%d %u", event, code->value), label};
}

/* What is said of another branch says nothing of this one. */
static bool concerns(const struct tree_leaf *leaf, int problem) {
    return leaf->problem == ARTICLE_NONE || problem == ARTICLE_NONE || problem == leaf->problem;
}

static void mention_telling(
    struct gathering *gathering, uint32_t number, const struct tree_leaf *leaf) {
    const struct article *lists = gathering->by_id[leaf->article]->lists;
    struct buf text = {0};
    buf_add(&text, leaf->title);
    buf_add_char(&text, '\n');
    buf_add(&text, leaf->label);
    for (size_t i = 0; i < lists->findings.count && text.len < TELLING_BYTES; i++) {
        const struct article_finding *finding = &lists->findings.items[i];
        if (finding->kind != FINDING_SYMPTOM || !concerns(leaf, finding->problem))
            continue;
        buf_add_char(&text, '\n');
        buf_add(&text, slice_first(finding->text, TELLING_BYTES));
    }
    tree_mention_telling(gathering->tree, &gathering->mentions, &gathering->tellings, number,
        slice_first(buf_slice(&text), TELLING_BYTES));
    buf_fini(&text);
}

static void mention_all(struct gathering *gathering, uint32_t number) {
    struct tree *tree = gathering->tree;
    const struct tree_leaf *leaf = &tree->leaves.items[number];
    const struct article *lists = gathering->by_id[leaf->article]->lists;
    for (size_t i = 0; i < lists->products.count; i++)
        tree_mention(tree, &gathering->mentions, TREE_PRODUCT, number, lists->products.items[i]);
    for (size_t i = 0; i < lists->facets.count; i++)
        tree_mention(tree, &gathering->mentions, TREE_AREA, number,
            tree_names_of_slug(&gathering->names, lists->facets.items[i].value));
    for (size_t i = 0; i < lists->codes.count; i++)
        if (lists->codes.items[i].role <= CODE_IN_SYMPTOM &&
            concerns(leaf, lists->codes.items[i].problem))
            mention_code(gathering, number, &lists->codes.items[i]);
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
static void find_start(struct gathering *gathering, uint32_t collection) {
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

static void find_starts(struct gathering *gathering) {
    struct tree *tree = gathering->tree;
    mark_listed(tree);
    for (uint32_t i = 1; i < tree->categories.count; i++)
        if (tree->categories.items[i].parent == 0)
            find_start(gathering, i);
}

/* ---- all of it ---- */

static void make_tree(struct gathering *gathering) {
    struct tree *tree = gathering->tree;
    const struct outline *outline = gathering->outline;
    gathering->tellings = tree_tellings(gathering->arena);
    gather_articles(gathering);
    find_leaves(gathering);
    make_leaves(gathering);
    for (size_t i = 0; i < tree->leaves.count; i++)
        tree_names_add(&gathering->names, tree->leaves.items[i].title);
    tree_categorize(tree, outline, gathering->number_of, &gathering->names);
    for (size_t i = 0; i < tree->leaves.count; i++)
        make_branches(gathering, &tree->leaves.items[i]);
    for (size_t i = 0; i < tree->leaves.count; i++)
        mention_all(gathering, (uint32_t)i);
    tree_settle_mentions(tree, &gathering->mentions);
    find_starts(gathering);
}

void tree_make(const struct outline *outline, struct buf *out) {
    struct tree tree = {.arena = arena_new(), .own = TREE_NONE};
    struct gathering gathering = {.tree = &tree, .arena = arena_new(), .outline = outline};
    gathering.names.arena = gathering.arena;
    make_tree(&gathering);
    tree_pack(out, &tree);
    arena_free(tree.arena);
    arena_free(gathering.arena);
}
