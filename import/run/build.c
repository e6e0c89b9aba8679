#include "import/run/build.h"

#include "base/hash.h"

#include <stdio.h>

struct slice build_sign(struct arena *arena) {
    char chunk[65536];
    uint64_t hash = HASH_NONE;
    size_t got;
    FILE *self = fopen("/proc/self/exe", "rb");
    while (self && (got = fread(chunk, 1, sizeof chunk, self)) > 0)
        hash = hash_more(hash, (struct slice){chunk, got});
    if (self)
        fclose(self);
    return arena_printf(arena, FIXTREE_VERSION " %016llx", (unsigned long long)hash);
}
