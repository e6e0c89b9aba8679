/*
 * Reading what buf_add_number() and buf_add_text() wrote. Total: any bytes can be read; the first
 * number or text that does not fit sets `bad` and everything after it reads as 0 or empty.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/slice.h"

#include <stdint.h>

struct pack {
    struct slice rest;
    bool bad;
};

/* The next number; 0 and `bad` where the bytes end or hold more than 64 bits. */
uint64_t pack_number(struct pack *pack);

/* The next number, if it is at most `limit`; else 0 and `bad`. */
uint32_t pack_limited(struct pack *pack, uint32_t limit);

/* The next text, borrowed from the packed bytes; empty and `bad` where it would pass their end. */
struct slice pack_text(struct pack *pack);

/* A count of things of at least `size` packed bytes each; 0 and `bad` where so many cannot be
 * left. Keeps a damaged count from asking for gigabytes. */
size_t pack_count(struct pack *pack, size_t size);

#endif
