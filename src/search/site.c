#include "base/memory.h"
#include "search/search.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Reads the beginning of the table; 0, or why that cannot be. A folder can be opened, too. */
static int read_table(struct arena *arena, struct slice path, struct slice *text) {
    FILE *file = path.len ? fopen(path.at, "re") : NULL;
    if (!file)
        return path.len ? errno : ENOENT;
    char *bytes = mem_new(MOST_BYTES);
    *text = arena_slice(arena, (struct slice){bytes, fread(bytes, 1, MOST_BYTES, file)});
    int reason = ferror(file) ? errno : 0;
    free(bytes);
    fclose(file);
    return reason;
}

struct slice search_site_synonyms(struct arena *arena) {
    struct slice text = SLICE("");
    read_table(arena, synonyms_path(arena), &text);
    return text;
}

const char *search_site_fault(struct arena *arena) {
    struct slice path = synonyms_path(arena), text;
    int reason = read_table(arena, path, &text);
    return reason == 0 || reason == ENOENT || reason == ENOTDIR
               ? NULL
               : arena_printf(arena, "%.*s: %s", SLICE_ARGS(path), strerror(reason)).at;
}
