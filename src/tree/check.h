/* What is wrong with a tree of questions, for who writes the articles. */
#ifndef TREE_CHECK_H
#define TREE_CHECK_H

#include "store/read.h"
#include "tree/tree.h"

enum tree_fault_kind {
#define X(name, key, words) TREE_FAULT_##name,
#include "tree/faults.def"
#undef X
    TREE_FAULTS
};

struct tree_fault {
    enum tree_fault_kind kind;
    struct slice path; /* of the page */
    uint32_t line;
    struct slice detail; /* the label or the target; may be empty */
};

struct tree_fault_list {
    struct tree_fault *items;
    size_t count, capacity;
};

/* Finds the faults of a store's tree, the worst kind first. In `arena`. STATUS_OK, whether there
 * are any or not; STATUS_STORE where the store fails. */
enum status tree_check(const struct tree *tree, struct store *store, struct arena *arena,
    struct tree_fault_list *faults, struct error *error) ATTR_MUST_USE;

/* The short name of a kind ("dead-end"); a sentence for people. Static. */
const char *tree_fault_key(enum tree_fault_kind kind);
const char *tree_fault_words(enum tree_fault_kind kind);

#endif
