/* An abbreviation that a text explains: "Network Load Balancing (NLB)". */
#ifndef STORE_ABBREVIATION_H
#define STORE_ABBREVIATION_H

#include "base/slice.h"

/* An abbreviation and what it stands for; borrowed from the text. */
struct abbreviation {
    struct slice letters; /* "NLB" */
    struct slice meaning; /* "Network Load Balancing" */
    bool plain;           /* the letters are the first letters of all its words */
};

/* Finds the next explained abbreviation from `*from` on, and moves `*from` behind it; false when
 * there is none. The rule is that of Schwartz and Hearst (A simple algorithm for identifying
 * abbreviation definitions in biomedical text, 2003): the letters occur in the words in their
 * order, the first one at the beginning of a word. Linear in the text. */
bool abbreviation_next(struct slice text, size_t *from, struct abbreviation *found);

#endif
