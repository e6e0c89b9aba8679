/*
 * In which order the fixes of a problem are tried. The expected cost until the problem is solved is
 * least when they are tried in falling order of probability over cost (Kadane and Simon 1977;
 * Heckerman, Breese and Rommelse, Decision-theoretic troubleshooting, 1995). The probability begins
 * with the article's own order and words and is moved by what helped here before (Beta(1,1) prior);
 * the cost is estimated from what the steps do.
 */
#ifndef TREE_ORDER_H
#define TREE_ORDER_H

#include "article/article.h"
#include "base/arena.h"

/* What trying a fix has come to, all cases of this machine together. */
struct order_outcome {
    int fix; /* of the article */
    unsigned solved, failed;
};

enum order_need {
#define X(name, minutes, people, words) ORDER_##name,
#include "tree/needs.def"
#undef X
    ORDER_NEEDS
};

/* A fix and why it stands where it does. */
struct order_item {
    int fix;            /* of the article */
    double probability; /* that it solves the problem; all of them together 1 */
    unsigned minutes;   /* what it costs */
    unsigned needs;     /* a bit for each enum order_need */
    struct slice reason;
};

struct order {
    struct order_item *items;
    size_t count, capacity;
};

/* The fixes of a branch and behind them those of the article as a whole, or with ARTICLE_NONE all
 * of the article; by probability over cost, or as the article has them. Fixes that follow one
 * another stay together in their order, and so do those with the same costly need or the same
 * registry key. In `arena`. */
struct order order_fixes(struct arena *arena, const struct article *article, int problem,
    const struct order_outcome *outcomes, size_t outcome_count, bool as_written);

#endif
