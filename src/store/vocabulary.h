/*
 * The terms of the index while articles are put in and taken out: how many articles hold each. FTS5
 * could tell it afterwards, but reads all places of all terms for that.
 */
#ifndef STORE_VOCABULARY_H
#define STORE_VOCABULARY_H

#include "base/buf.h"

#include <stdint.h>

struct vocabulary;

/* A new one without terms; never NULL. Freeing takes NULL too. */
struct vocabulary *vocabulary_new(void) ATTR_RETURNS_NONNULL ATTR_MUST_USE;
void vocabulary_free(struct vocabulary *vocabulary);

enum {
    VOCABULARY_HEAD = 16, /* bytes: few terms are longer */
};

/* A term, ready to be looked for. */
struct vocabulary_term {
    struct slice text; /* not empty; borrowed */
    uint32_t hash;
    char head[VOCABULARY_HEAD]; /* its first bytes, and zeros */
};

/* Makes one. */
struct vocabulary_term vocabulary_term(struct slice text);

/* The hash of a term, byte by byte, from 0 on: who goes through its bytes anyway makes it there. */
static inline uint32_t vocabulary_hash(uint32_t hash, char byte) {
    return (hash ^ (unsigned char)byte) * 0x9E3779B1u;
}

/* What follows is an article that comes (1) or goes (-1). */
void vocabulary_begin(struct vocabulary *vocabulary, int step);

/* Says that a term will be looked for in a moment. */
void vocabulary_fetch(const struct vocabulary *vocabulary, const struct vocabulary_term *term);

/* A term of that article; the same again changes nothing. */
void vocabulary_take(struct vocabulary *vocabulary, const struct vocabulary_term *term);

/* Adds a term that so many articles hold. */
void vocabulary_add(struct vocabulary *vocabulary, struct slice term, uint32_t articles);

/* Calls `call` for each term that an article holds, in the order of bytes. */
typedef void vocabulary_call(void *user, struct slice term, uint32_t articles);
void vocabulary_each(struct vocabulary *vocabulary, vocabulary_call *call, void *user);

#endif
