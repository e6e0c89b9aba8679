/*
 * Abbreviations that articles explain: "Network Load Balancing (NLB)", "NLB (Network Load
 * Balancing)". A search for one then finds the other, in words that the site's own articles use.
 */
#ifndef IMPORT_EXTRACT_ABBREVIATIONS_H
#define IMPORT_EXTRACT_ABBREVIATIONS_H

#include "article/article.h"

/* Finds the next explained abbreviation from `*from` on, and moves `*from` behind it; false when
 * there is none. Its texts are borrowed from `text`. The rule is that of Schwartz and Hearst (A
 * simple algorithm for identifying abbreviation definitions in biomedical text, 2003): the letters
 * occur in the words in their order, the first one at the beginning of a word. Linear in the text.
 */
bool abbreviation_next(struct slice text, size_t *from, struct article_abbreviation *found);

#endif
