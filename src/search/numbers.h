/*
 * Error numbers looked up: every form of a number, every meaning, and what the store's articles do
 * about each. A number means different things in different families (789 is one thing to remote
 * access and another to Windows), so meanings are kept apart, and an article stands with the
 * meaning that it speaks of. `fixtree err` and the interface show what comes from here.
 */
#ifndef SEARCH_NUMBERS_H
#define SEARCH_NUMBERS_H

#include "store/lookup.h"

/* Another way to write the number: "HRESULT", "0x80070315 (-2147024107)". */
struct number_form {
    const char *label;
    struct slice text;
    uint32_t value;
};

/* An article that names the number. */
struct number_article {
    struct store_entry entry;
    enum article_code_role role;
    struct article_place place;
    struct store_fixes fixes; /* of the problem that names the number, else of the article */
};

/* What the number means to one family. */
struct number_meaning {
    enum code_family family;
    uint32_t value;            /* the form in which the family has it */
    const char *name;          /* ERROR_VPN_TIMEOUT; "" where there is none */
    const char *text;          /* in fixtree's own words; "" where only the name is known */
    const char *source;        /* where the fact comes from; "" without a row in the tables */
    struct slice event_source; /* of an event, as an article gives it; may be empty */
    bool related; /* not the same failure: the Win32 code that Windows makes of an NTSTATUS */
    LIST(struct number_article) articles; /* those that say most about it first */
    size_t fixes;                         /* of all its articles */
};

/* A number as it was understood. */
struct number {
    struct code_reading reading;
    LIST(struct number_form) forms;
    LIST(struct number_meaning)
    meanings; /* those with fixes first, then by what the store is
               * about */
};

enum {
    NUMBER_NEAR = 6, /* numbers near one that nobody knows */
};

struct numbers {
    LIST(struct number) found;               /* readings that mean anything, the likely one first */
    LIST(const struct code_meaning *) names; /* rows whose name or meaning holds the words */
    LIST(const struct code_meaning *) near;  /* where nothing was found: what is near it */
    LIST(uint32_t) near_stored;              /* the same: numbers that articles name */
    struct code_reading reading;             /* of a number that nobody knows */
    bool is_number;                          /* `reading` is set */
};

/*
 * Looks a number or a symbolic name up: any text that code_read() understands, a text that holds
 * numbers, or parts of names ("vpn timeout"), which give candidates. A store of NULL looks into the
 * tables alone. STATUS_OK with a number or names; STATUS_NOTHING with what is near it; STATUS_STORE
 * where the store fails. All in `arena`.
 */
enum status search_number(struct store *store, struct arena *arena, struct slice text,
    struct numbers *numbers, struct error *error) ATTR_MUST_USE;

/* A number in a log or dialog. */
struct number_seen {
    struct number number;
    uint32_t line; /* where it stands first, from 1 */
    size_t times;
    struct slice text; /* as written there */
};
struct numbers_seen {
    LIST(struct number_seen) items; /* in the order of the text */
    size_t left_out;                /* different numbers that there was no room for */
};

/* Each error number of a text once, in whatever forms it occurs. STATUS_NOTHING where there is
 * none. In `arena`; texts borrowed from `text`. */
enum status search_numbers_in(struct store *store, struct arena *arena, struct slice text,
    struct numbers_seen *seen, struct error *error) ATTR_MUST_USE;

/* The article to begin with: the first one that has fixes. NULL where none has. Borrowed from the
 * number. */
struct number_article *number_best_article(const struct number *number);

/* The branch that all fixes of what was found are of; ARTICLE_NONE where there is none. */
int number_problem(const struct number_article *article);

/* Puts the fix with that number to the place `to` of those from there on, and returns it; NULL
 * where it is none of them. Whoever knows the order in which they are to be tried puts them one by
 * one; they are found in the order of the article. */
struct store_fix *number_put_fix(struct number_article *article, int fix, size_t to);

/* Rows whose name holds all words of `text`, then those whose meaning does, at most `limit`; into
 * numbers->names. Returns how many. */
size_t number_names(struct arena *arena, struct slice text, size_t limit, struct numbers *numbers);

/* Rows whose name is few edits away from `text`; into numbers->near, at most NUMBER_NEAR. */
void number_near_names(struct arena *arena, struct slice text, struct numbers *numbers);

/* Rows on both sides of a value, of its facility; into numbers->near, at most NUMBER_NEAR. */
void number_near_values(struct arena *arena, uint32_t value, struct numbers *numbers);

#endif
