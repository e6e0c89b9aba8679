#include "base/hash.h"

#define PRIME UINT64_C(1099511628211)

/* Multiplying moves bits up only: the shift brings those of a word's upper half down again. */
uint64_t hash_more(uint64_t hash, struct slice bytes) {
    size_t i = 0;
    for (; i + 8 <= bytes.len; i += 8) {
        uint64_t word;
        memcpy(&word, bytes.at + i, 8);
        hash = (hash ^ word) * PRIME;
        hash ^= hash >> 29;
    }
    for (; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.at[i]) * PRIME;
    return hash;
}
