#include "base/memory.h"
#include "search/search.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_BYTES = 1 << 20
};

/* The XDG base directory specification: a relative $XDG_CONFIG_HOME counts as unset. */
static struct slice synonyms_path(struct arena *arena) {
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/')
        return arena_printf(arena, "%s/fixtree/synonyms.tsv", config);
    if (home && home[0] == '/')
        return arena_printf(arena, "%s/.config/fixtree/synonyms.tsv", home);
    return SLICE("");
}

struct slice search_site_synonyms(struct arena *arena) {
    struct slice path = synonyms_path(arena), text = SLICE("");
    FILE *file = path.len ? fopen(path.at, "r") : NULL;
    if (!file)
        return text;
    char *bytes = mem_new(MOST_BYTES);
    text = arena_slice(arena, (struct slice){bytes, fread(bytes, 1, MOST_BYTES, file)});
    free(bytes);
    fclose(file);
    return text;
}
