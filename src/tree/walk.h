/*
 * A walk through the tree: answers in, questions or fixes out. It can go back, and be made anew
 * from the list of its answers. It knows nothing of screens or files.
 */
#ifndef TREE_WALK_H
#define TREE_WALK_H

#include "tree/tree.h"

#include <limits.h>

struct walk;

/* Where a walk has come by. */
struct walk_stop {
    struct tree_place place;
    struct tree_question question; /* of a place of kind SET or PAGE */
    size_t answer;      /* what was answered there: an option from 1, WALK_OTHER, WALK_ELSEWHERE */
    struct slice label; /* of the answer */
};

enum {
    WALK_OTHER = 0,          /* none of these, or not sure */
    WALK_ELSEWHERE = INT_MAX /* it was left without an answer: walk_go(), walk_narrow() */
};

/* A walk at the first place. The tree must stay open until walk_free(), which takes NULL too. */
struct walk *walk_new(const struct tree *tree) ATTR_RETURNS_NONNULL ATTR_MUST_USE;
void walk_free(struct walk *walk);

/* Where the walk stands: a question (place SET or PAGE), fixes, or the end. Valid until the walk
 * moves. */
const struct walk_stop *walk_here(const struct walk *walk);

/* How many answers led here, and the stop at which number `i` of them was given. */
size_t walk_answers(const struct walk *walk);
const struct walk_stop *walk_stop_at(const struct walk *walk, size_t i);

/* Answers the question here with an option from 1, or with WALK_OTHER; at fixes WALK_OTHER says
 * that none of them helped. Then it stands at what is left: first what no option held, then what
 * was possible one question before, without what was refused since. False where there is no such
 * option, or nothing to answer. */
bool walk_answer(struct walk *walk, size_t answer) ATTR_MUST_USE;

/* Takes the last answer back; false at the first question. */
bool walk_back(struct walk *walk);

/* Goes to an article, or one of its branches, from outside (a search, a link): the way so far
 * stays. False where the article has no fix. */
bool walk_go(struct walk *walk, int64_t article, int problem) ATTR_MUST_USE;

/* Leaves out what is known not to be the problem: goes on among the leaves that are possible here
 * and wanted, a flag for each leaf of the tree. False, with nothing changed, where none is. */
bool walk_narrow(struct walk *walk, const bool *wanted, struct slice label) ATTR_MUST_USE;

#endif
