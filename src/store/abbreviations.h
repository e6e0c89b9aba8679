/*
 * Abbreviations that articles explain: "Network Load Balancing (NLB)", "NLB (Network Load
 * Balancing)". A search for one then finds the other, in words that the site's own articles use.
 */
#ifndef STORE_ABBREVIATIONS_H
#define STORE_ABBREVIATIONS_H

#include "store/read.h"

/* Adds a line "nlb\tnetwork load balancing\n" for every abbreviation that two articles of the store
 * explain so, or one where the letters are plain. In lower case. */
enum status store_read_abbreviations(
    struct store *store, struct buf *lines, struct error *error) ATTR_MUST_USE;

#endif
