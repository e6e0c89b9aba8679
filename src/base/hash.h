/* A number that tells whether bytes changed. It guards against nobody: who wants to can make other
 * bytes with the same number. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

/* The hash of no bytes, to begin with. */
#define HASH_NONE UINT64_C(14695981039346656037)

/*
 * The hash of what `hash` stands for, and these bytes behind it. FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/), but eight bytes at a time; the same bytes in other
 * pieces have another hash.
 */
uint64_t hash_more(uint64_t hash, struct slice bytes);

#endif
