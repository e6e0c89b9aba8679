/*
 * The vocabulary: every term of the index with the number of articles that hold it, sorted, in one
 * piece of memory, so that completing a word and correcting it need no look-up in the index. And
 * the length of every article in terms. Both are derived tables, made by store_make_words().
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "store/derive.h"

struct store_words {
    size_t count;
    const unsigned char *ends;   /* of each term: where it ends in `text`; four bytes, low first */
    const unsigned char *counts; /* of each term: articles that hold it; four bytes, low first */
    const char *text;
    const unsigned char *stem_order; /* places of terms, those of one stem together, the most
                                        frequent first; four bytes */
    const unsigned char *stem_start; /* of each term: where its stem begins in stem_order */
    struct slice settings;           /* a line a setting: store_next_setting() */
    struct slice abbreviations; /* a line a pair, a tab between: "nlb\tnetwork load balancing\n" */
    size_t articles;            /* in the index */
    double average;             /* length of an article, in terms */
    const unsigned char *lengths;      /* by article id: terms; four bytes, low first */
    size_t length_count;               /* ids below it have a length */
    const unsigned char *name_lengths; /* by number of an article's other name: terms, one byte */
    size_t name_count;
    const unsigned char *name_articles; /* of each name, from number 1 on: its article; four bytes,
                                           low first */
    size_t named;
};

/* Loads the words of a store; memory in `arena`. STATUS_STORE where they are damaged. */
enum status store_load_words(struct store *store, struct arena *arena, struct store_words *words,
    struct error *error) ATTR_MUST_USE;

/* Term number `i`, and how many articles hold it. Borrowed from the words. */
struct slice store_word(const struct store_words *words, size_t i);
uint32_t store_word_count(const struct store_words *words, size_t i);

/* The first term that is not before `text` in the order of bytes: words->count where all are. */
size_t store_word_place(const struct store_words *words, struct slice text);

/* How many articles hold that very term; 0 where it is none. */
uint32_t store_word_articles(const struct store_words *words, struct slice term);

/* The length of an article in terms. */
uint32_t store_article_length(const struct store_words *words, int64_t id);

/* The article of a name by its number in the index of names; 0 where there is none. */
int64_t store_name_article(const struct store_words *words, int64_t name);

/* Terms with the stem of term number `i`, itself among them, the most frequent first: their
 * numbers go to `found`. Returns how many, at most `limit`. */
size_t store_word_forms(const struct store_words *words, size_t i, size_t *found, size_t limit);

/* A registry setting that holds a text. */
struct store_setting_hit {
    int64_t article;
    uint32_t block;
    struct slice key_and_name; /* lower case; borrowed from the words */
};

/*
 * The next setting whose key and name hold `part` (in lower case), from `*from` on, which moves
 * behind it; false when there is none. A search of text in memory: a part of a word is no term of
 * the index.
 */
bool store_next_setting(const struct store_words *words, struct slice part, size_t *from,
    struct store_setting_hit *hit);

/* Makes the words anew from the index and the outline, but for those of names. */
enum status store_make_words(
    struct store *store, const struct outline *outline, struct error *error) ATTR_MUST_USE;

/* Keeps the articles of names, and how long the names are in the index. */
enum status store_note_names(
    struct store *store, const struct store_names *names, struct error *error) ATTR_MUST_USE;

#endif
