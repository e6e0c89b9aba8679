/* The shortest ways through the tree. */
#ifndef TREE_PATH_H
#define TREE_PATH_H

#include "tree/tree.h"

/* A place where a question was answered, or the fixes at the end of a way. */
struct tree_step {
    size_t answer; /* an option from 1, or 0 for none of these */
    struct slice question, label;
};

struct tree_path {
    LIST(struct tree_step) steps;
};

/*
 * The fewest answers from the first place to an article's fixes, or to those of one of its branches
 * where `problem` is not ARTICLE_NONE; with ARTICLE_NONE any of its branches counts. False where
 * there is no way. In `arena`.
 */
bool tree_path(const struct tree *tree, struct arena *arena, uint32_t leaf, int problem,
    struct tree_path *path);

/* A place that a survey comes by, the nearest first. */
struct tree_visit {
    size_t depth;  /* answers that lead here */
    size_t parent; /* number of the visit before, from 1; 0 for the first place */
    size_t answer; /* that was given there */
    struct slice label;
    const struct tree_place *place;
    const struct tree_question *question; /* of a place of kind SET or PAGE */
};

/* Goes through the whole tree, every place that a sure answer leads to, each once; `visit` has the
 * number of the visit from 1 and stops the survey with false. */
typedef bool tree_visit_call(void *user, size_t number, const struct tree_visit *visit);
void tree_survey(const struct tree *tree, tree_visit_call *visit, void *user);

#endif
