/*
 * Abbreviations that articles explain: "Network Load Balancing (NLB)", "NLB (Network Load
 * Balancing)". A search for one then finds the other, in words that the site's own articles use.
 */
#ifndef STORE_ABBREVIATIONS_H
#define STORE_ABBREVIATIONS_H

#include "store/read.h"

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

/* Adds a line "nlb\tnetwork load balancing\n" for every abbreviation that two articles of the store
 * explain so, or one where the letters are plain. In lower case. */
enum status store_read_abbreviations(
    struct store *store, struct buf *lines, struct error *error) ATTR_MUST_USE;

#endif
