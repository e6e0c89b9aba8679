/*
 * A site's own overlay: one text file that renames, hides, reorders and adds answers over the
 * imported ones, and may ask a question of its own first. docs/overlay.md explains it. A statement
 * a line; texts in quotation marks; "#" begins a comment:
 *
 *     rename "Remote access" to "VPN"
 *     hide "Windows Media Player"
 *     first "DNS"
 *     last "Other"
 *     answer "The new branch office" at "index.md" leads to "sites/branch.md"
 *     ask "Which site are you at?"
 *     answer "Hamburg" leads to "sites/hamburg.md"
 */
#ifndef TREE_OVERLAY_H
#define TREE_OVERLAY_H

#include "tree/tree.h"

/* A line that was left out, and why. */
struct overlay_fault {
    uint32_t line; /* from 1 */
    struct slice text;
};

struct overlay_faults {
    struct overlay_fault *items;
    size_t count, capacity;
};

/*
 * Lays the statements of `text` over the tree, for as long as it is open. What cannot be
 * understood, and what names an article that is not there, is left out and named in `faults`, which
 * live in the tree. Total: any text can be laid over.
 */
void tree_lay_over(struct tree *tree, struct slice text, struct overlay_faults *faults);

#endif
