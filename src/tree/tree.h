/*
 * The tree of questions: from any problem to its fix. Nobody wrote it down; a place in it is a set
 * of problems that are still possible, and the question there comes from the best source that there
 * is: a page that asks one, a table of contents, the branches of an article, and else from what
 * tells the remaining problems apart, asked in the order of what an answer tells (expected
 * information gain: Quinlan, Induction of decision trees, 1986). docs/tree.md explains it.
 *
 * The importer gathers the problems and what tells them apart (tree_gather, tree_make); whoever
 * walks opens that in one piece, and questions are made as they are needed.
 */
#ifndef TREE_TREE_H
#define TREE_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdint.h>

struct store;
struct tree;

/* What tells problems apart. */
enum tree_attribute {
#define X(name, word, weight, question) TREE_##name,
#include "tree/attributes.def"
#undef X
    TREE_ATTRIBUTES
};

/* Where a question, and each of its options, comes from. */
enum tree_source {
    TREE_FROM_PAGE,     /* a page that asks it */
    TREE_FROM_CONTENTS, /* a table of contents */
    TREE_FROM_FOLDER,   /* the folder that the articles lie in */
    TREE_FROM_BRANCHES, /* the branches of an article */
    TREE_FROM_ARTICLES, /* what tells the remaining articles apart */
    TREE_FROM_TITLE,    /* an option that is one problem */
    TREE_SOURCES
};

enum {
    TREE_OPTIONS = 9, /* of a question that fixtree makes; a page's own list is shown as it is */
};

/* What a tree is made of, read from a store; tree_make() ends it. STATUS_OK, or STATUS_STORE where
 * the store fails. */
struct tree_gathering;
enum status tree_gather(
    struct tree_gathering **gathering, struct store *store, struct error *error) ATTR_MUST_USE;

/* Makes the packed tree, for store_set_bytes(store, "tree", ...). It needs no store and nothing
 * that another thread might change, so that it can be done beside what else the store needs. */
void tree_make(struct tree_gathering *gathering, struct buf *out);

/* Opens the tree of a store; the store may be closed before it. STATUS_STORE where there is none or
 * it is damaged. tree_close() takes NULL too. */
enum status tree_open(struct tree **tree, struct store *store, struct error *error) ATTR_MUST_USE;
void tree_close(struct tree *tree);

enum tree_place_kind {
    TREE_AT_END,   /* nothing is left */
    TREE_AT_SET,   /* several problems are possible */
    TREE_AT_PAGE,  /* a page with branches */
    TREE_AT_FIXES, /* an answer: the fixes of an article, or of one of its branches */
};

/* A place in the tree. */
struct tree_place {
    enum tree_place_kind kind;
    uint32_t leaf;     /* PAGE, FIXES */
    int problem;       /* FIXES: of the article, or ARTICLE_NONE */
    uint32_t category; /* SET: below which contents are asked */
    unsigned asked;    /* SET: attributes that the technician could not tell, a bit each */
    uint32_t *leaves;  /* all that is possible here, in rising order */
    size_t count;
};

struct tree_option {
    struct slice label;
    enum tree_source source;
    struct slice path; /* of the page that says so; else empty */
    uint32_t line;     /* of that page; 0 where none */
    size_t problems;   /* articles that lie behind it */
    uint32_t problem;  /* the one that it names; UINT32_MAX where it leads on */
    struct tree_place place;
};

struct tree_question {
    struct slice text;
    enum tree_source source;
    enum tree_attribute attribute; /* with TREE_FROM_ARTICLES, what it asks about */
    LIST(struct tree_option) options;
    struct tree_place rest; /* "none of these, or not sure": TREE_AT_END where only what was refused
                               before says what is left */
};

/* The first place; a set that one answer is left of becomes that answer. All places and questions
 * live in `arena`, their texts as long as the tree. */
struct tree_place tree_start(const struct tree *tree, struct arena *arena);

/* The question at a place of kind SET or PAGE. */
struct tree_question tree_question(
    const struct tree *tree, struct arena *arena, const struct tree_place *place);

/* The place of a set of leaves, settled: one leaf is its own page or its fixes; `leaves` is taken
 * over. */
struct tree_place tree_set(const struct tree *tree, struct arena *arena, uint32_t *leaves,
    size_t count, uint32_t category, unsigned asked);

/* The place of some of the leaves of another place; all of a collection begin where it begins.
 * `leaves` is taken over. */
struct tree_place tree_narrowed(const struct tree *tree, struct arena *arena,
    const struct tree_place *place, uint32_t *leaves, size_t count);

/* The place of a leaf; of one of its branches where `problem` is not ARTICLE_NONE. */
struct tree_place tree_leaf_place(
    const struct tree *tree, struct arena *arena, uint32_t leaf, int problem);

/* The leaf of an article, or UINT32_MAX where it has no fix; the article of a leaf; its path and
 * title, borrowed from the tree. */
uint32_t tree_leaf_of(const struct tree *tree, int64_t article);
int64_t tree_article(const struct tree *tree, uint32_t leaf);

/* Does the leaf stand for a branch of an article, alone or with its others; with ARTICLE_NONE for
 * any of it? */
bool tree_leaf_stands_for(const struct tree *tree, uint32_t leaf, int64_t article, int problem);
struct slice tree_leaf_path(const struct tree *tree, uint32_t leaf);
struct slice tree_leaf_collection(const struct tree *tree, uint32_t leaf); /* its name */
struct slice tree_leaf_title(const struct tree *tree, uint32_t leaf);

/* How likely a leaf is beside others, which count 1: more for what was often the answer here. At
 * least a tenth; to be set before a walk begins. */
void tree_set_weight(struct tree *tree, uint32_t leaf, double weight);

/* Does the leaf end in fixes of its own, or is it a page that only leads elsewhere? */
bool tree_has_fixes(const struct tree *tree, uint32_t leaf);

/* How many leaves there are; numbers below it are leaves. */
size_t tree_leaf_count(const struct tree *tree);

/* The name of a source for people ("table of contents"). Static. */
const char *tree_source_name(enum tree_source source);

#endif
