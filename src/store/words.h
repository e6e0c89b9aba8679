/*
 * The vocabulary: every term of the index with the number of articles that hold it, sorted, in one
 * piece of memory, so that completing a word and correcting it need no look-up in the index. And
 * the length of every article in terms. Both are derived tables, made by store_make_words().
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "store/write.h"

struct store_words {
    size_t count;
    const unsigned char *ends;   /* of each term: where it ends in `text`; four bytes, low first */
    const unsigned char *counts; /* of each term: articles that hold it; four bytes, low first */
    const char *text;
    size_t articles;              /* in the index */
    double average;               /* length of an article, in terms */
    const unsigned char *lengths; /* by article id: terms; four bytes, low first */
    size_t length_count;          /* ids below it have a length */
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

/* Makes the words anew from the index. */
enum status store_make_words(struct store *store, struct error *error) ATTR_MUST_USE;

#endif
