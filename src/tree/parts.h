/* What a tree is made of: the problems that have a fix, and what tells them apart. Gathered from a
 * store once, packed into it, and unpacked by whoever walks. Inside src/tree only. */
#ifndef TREE_PARTS_H
#define TREE_PARTS_H

#include "base/arena.h"
#include "store/outline.h"
#include "tree/phrase.h"
#include "tree/tree.h"

#define TREE_NONE UINT32_MAX /* no leaf, no category */

/* A branch of a page: an entry of its list, or one of several symptoms. */
struct tree_branch {
    int problem;        /* of the page's article */
    uint32_t line;      /* of the page */
    uint32_t leaf;      /* that it leads to, or TREE_NONE: it is dealt with on the page itself */
    struct slice label; /* in the words of the page */
};

/* Numbers of values, of categories. */
struct tree_numbers {
    uint32_t *items;
    size_t count, capacity;
};

/* An article with a fix, or a page that leads to such. An article with more branches than fit on a
 * question is a leaf for each of them. */
struct tree_leaf {
    int64_t article;
    int problem;         /* the one branch that it stands for, or ARTICLE_NONE */
    uint32_t collection; /* its category */
    double weight;       /* how likely it is, beside others: 1 unless tree_set_weight() says so */
    struct slice path;
    struct slice label; /* as a list of problems shows it */
    struct slice title;
    struct slice question; /* of a page that asks one; else empty */
    bool common;           /* has fixes that belong to no branch */
    bool listed;           /* a page that asks a question leads here */
    LIST(struct tree_branch) branches;
    struct tree_numbers categories;
    struct tree_numbers values[TREE_ATTRIBUTES];
};

/* A node of the tables of contents and folders; number 0 is the store, below it the collections. */
struct tree_category {
    uint32_t parent;
    enum tree_source source;
    uint32_t start; /* of a collection: the page that asks its first question, or TREE_NONE */
    struct slice label;
};

struct tree_value {
    enum tree_attribute attribute;
    struct slice label;
};

/* What a site's overlay does to an answer, wherever it stands. */
enum tree_rule_kind {
    TREE_RENAME,
    TREE_HIDE,
    TREE_FIRST,
    TREE_LAST
};
struct tree_rule {
    enum tree_rule_kind kind;
    struct slice label, other;
};

struct tree {
    struct arena *arena;
    LIST(struct tree_rule) rules;
    uint32_t own; /* the site's own first question, a page without an article; or TREE_NONE */
    LIST(struct tree_leaf) leaves;
    LIST(struct tree_category) categories;
    LIST(struct tree_value) values;
};

/* The parts as bytes, and from bytes. Unpacking is total: false where they are no sound parts. */
void tree_pack(struct buf *out, const struct tree *tree);
bool tree_unpack(struct tree *tree, struct slice bytes);

/* What the words of a leaf say, noted for tree_settle_mentions(). Texts are borrowed. */
struct tree_mention {
    enum tree_attribute attribute;
    uint32_t leaf;
    struct slice key;   /* folded: what is the same has the same key */
    struct slice label; /* as it is shown */
};
struct tree_mentions {
    struct tree_mention *items;
    size_t count, capacity;
};

/* Notes a value of a leaf; the key is the label, folded. */
void tree_mention(struct tree *tree, struct tree_mentions *mentions, enum tree_attribute attribute,
    uint32_t leaf, struct slice label);

/* Notes the words and pairs of words of a title. */
void tree_mention_title(
    struct tree *tree, struct tree_mentions *mentions, uint32_t leaf, struct slice title);

/* Notes what telling.def, made ready in `arena`, finds in a text. */
struct phrase_lists tree_tellings(struct arena *arena);
void tree_mention_telling(struct tree *tree, struct tree_mentions *mentions,
    const struct phrase_lists *lists, uint32_t leaf, struct slice text);

/* Makes values out of what was noted by at least two leaves, and gives them to their leaves. */
void tree_settle_mentions(struct tree *tree, struct tree_mentions *mentions);

/* How words are written in titles: see names.c. */
struct tree_name {
    struct slice key, form; /* folded; with its letters as they are */
};
struct tree_names {
    struct tree_name *items;
    size_t count, capacity;
    struct arena *arena;
    LIST(struct tree_name) slugs; /* the names of those that were asked for, by slug */
};

/* Notes the words of a title, which must live as long as the names; sorts them and keeps the most
 * frequent form of each. */
void tree_names_add(struct tree_names *names, struct slice text);
void tree_names_settle(struct tree_names *names);

/* The name that a value in small letters with hyphens stands for: "Hyper-V" for "hyper-v". Lives as
 * long as the names. */
struct slice tree_names_of_slug(struct tree_names *names, struct slice slug);

/* Places the leaves in folders and tables of contents; `number_of` has the leaf of each article id,
 * or TREE_NONE. The names of the tables, which must live as long as `names`, are noted there, and
 * settled. */
void tree_categorize(struct tree *tree, const struct outline *outline, const uint32_t *number_of,
    struct tree_names *names);

/* The leaves that a leaf's branches lead to, themselves and all below, added to `found`, each once;
 * `seen` has a flag for each leaf. */
void tree_below(const struct tree *tree, struct arena *arena, uint32_t leaf, bool *seen,
    struct tree_numbers *found);

/* Options that a question by `attribute` would have over a set of leaves. */
struct tree_choice {
    enum tree_attribute attribute;
    struct tree_numbers options; /* values; with CONTENTS categories */
    struct tree_numbers alone;   /* leaves that no option holds, few enough to be listed too */
    struct tree_numbers rest;    /* leaves that no option holds, too many for that */
    double gain;                 /* bits that an answer tells, on average */
};

/* The question that tells most over these leaves below a category; `asked` has a bit for each
 * attribute that the technician could not tell. False where none tells them apart. */
bool tree_choose(const struct tree *tree, struct arena *arena, const struct tree_numbers *leaves,
    uint32_t category, unsigned asked, struct tree_choice *choice);

/* Of the categories directly below `category`, those that a leaf lies in, added to `found`. */
void tree_categories_below(const struct tree *tree, struct arena *arena,
    const struct tree_leaf *leaf, uint32_t category, struct tree_numbers *found);

/* Does to a question what the overlay says. */
void tree_apply_rules(const struct tree *tree, struct tree_question *question);

#endif
