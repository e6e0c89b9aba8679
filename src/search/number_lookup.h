/* What the files of a number's look-up share. Inside src/search only. */
#ifndef SEARCH_NUMBER_LOOKUP_H
#define SEARCH_NUMBER_LOOKUP_H

#include "search/number_forms.h"
#include "search/numbers.h"

/* A look-up while it runs. */
struct number_lookup {
    struct store *store; /* or NULL */
    struct arena *arena;
    size_t domain[FAMILIES]; /* articles of the store with a number of that family */
    struct error *error;
};

/* Adds a meaning of which nothing is known yet. */
struct number_meaning *number_add_meaning(
    struct number_lookup *lookup, struct number *number, enum code_family family, uint32_t value);

/* Is the number of that family what was asked for? 0x80070005 wraps the error 5, not the stop code
 * 5; only small dumps write a stop code in two ways. */
bool number_is_meant(const struct number *number, enum code_family family, uint32_t value);

/* Adds the articles of the store that name the number to its meanings, and meanings that only they
 * give it. STATUS_STORE where the store fails. */
enum status number_add_articles(struct number_lookup *lookup, struct number *number) ATTR_MUST_USE;

#endif
