/*
 * The derived tables: made from an outline of all articles, and made anew by every import that
 * changed something.
 */
#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "store/outline.h"
#include "store/write.h"

/* Empties the derived tables but for the words, which are put in place of those that were there. */
enum status store_clear_derived(struct store *store, struct error *error) ATTR_MUST_USE;

/* Fills the tables of article numbers, of the numbers that articles name, of settings, and of what
 * links lead to. */
enum status store_add_lookups(
    struct store *store, const struct outline *outline, struct error *error) ATTR_MUST_USE;

/* Names of articles: titles, words of links. */
struct store_name {
    int64_t article;
    struct slice text;
};
struct store_names {
    struct store_name *items;
    size_t count, capacity;
};

/* Makes the names searchable, in this order. */
enum status store_add_names(
    struct store *store, const struct store_names *names, struct error *error) ATTR_MUST_USE;

/* Notes which article an entry of a table of contents leads to. */
enum status store_set_toc_article(
    struct store *store, const struct store_toc_entry *entry, struct error *error) ATTR_MUST_USE;

/* Notes that an article links to an article number; no two may be the same. */
enum status store_add_citation(
    struct store *store, struct slice number, int64_t article, struct error *error) ATTR_MUST_USE;

#endif
