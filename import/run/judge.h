/* What a careful editor says of an article that the program itself can live with. */
#ifndef IMPORT_RUN_JUDGE_H
#define IMPORT_RUN_JUDGE_H

#include "article/article.h"

/* Is there an article or file at this path, from the collection's root on? */
typedef bool judge_exists(void *user, struct slice path);

/*
 * Adds a report for each command without a shell, each label and each choice between fixes that
 * says nothing, each link to a page beside this one that is not there, and for an article that
 * tells what to do and names no source. `path` is the article's own; details in `arena`.
 */
void judge_article(const struct article *article, struct slice path, judge_exists *exists,
    void *user, struct reports *reports, struct arena *arena);

/* Do these words lead to anything by themselves? Not "here", "this article", "2". */
bool judge_says_nothing(struct slice text);

#endif
