#include "import/run/build.h"

#include <stdint.h>
#include <stdio.h>

struct slice build_sign(struct arena *arena) {
    unsigned char chunk[65536];
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    size_t got;
    FILE *self = fopen("/proc/self/exe", "rb");
    while (self && (got = fread(chunk, 1, sizeof chunk, self)) > 0)
        for (size_t i = 0; i < got; i++)
            hash = (hash ^ chunk[i]) * 1099511628211u;
    if (self)
        fclose(self);
    return arena_printf(arena, FIXTREE_VERSION " %016llx", (unsigned long long)hash);
}
