/* A store and its tree, made by the importer from files that a test names. */
#ifndef TESTS_UNIT_TREE_MADE_H
#define TESTS_UNIT_TREE_MADE_H

#include "import/run/run.h"
#include "store/write.h"
#include "tests/unit/test.h"
#include "tree/path.h"
#include "tree/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct made {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct tree *tree;
};

static inline void made_begin(struct made *made) {
    snprintf(made->folder, sizeof made->folder, "/tmp/fixtree-test-XXXXXX");
    assert_non_null(mkdtemp(made->folder));
    made->arena = arena_new();
    made->store = NULL;
    made->tree = NULL;
}

/* Adds a file; "a/b.md" makes the folder "a", too. */
static inline void made_file(struct made *made, const char *path, const char *text) {
    struct slice full = arena_printf(made->arena, "%s/kb/%s", made->folder, path);
    mkdir(arena_printf(made->arena, "%s/kb", made->folder).at, 0700);
    ptrdiff_t slash = slice_find_last(slice_of(path), '/');
    if (slash != SLICE_NONE)
        mkdir(arena_printf(made->arena, "%s/kb/%.*s", made->folder, (int)slash, path).at, 0700);
    FILE *file = fopen(full.at, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* An article with one way out. */
static inline void made_article(struct made *made, const char *path, const char *title) {
    made_file(made, path,
        arena_printf(made->arena,
            "# %s\n\n## Symptoms\n\nIt is seen that %s.\n\n## Resolution\n\n1. Click OK.\n", title,
            title)
            .at);
}

/* Imports a folder of the files as a collection; "" is the folder of all. */
static inline const char *made_import(struct made *made, const char *folder) {
    struct error error = {0};
    struct run_counts counts;
    const char *path = arena_printf(made->arena, "%s/kb/%s", made->folder, folder).at;
    const char *db = arena_printf(made->arena, "%s/kb.db", made->folder).at;
    struct run_options options = {.db = db, .paths = &path, .path_count = 1};
    assert_int_equal(run_import(&options, &counts, &error), STATUS_OK);
    return db;
}

/* Opens the store and its tree. */
static inline void made_open_at(struct made *made, const char *db) {
    struct error error = {0};
    assert_int_equal(store_open(&made->store, db, &error), STATUS_OK);
    assert_int_equal(tree_open(&made->tree, made->store, &error), STATUS_OK);
}

/* Imports the files and opens store and tree. */
static inline void made_open(struct made *made) {
    made_open_at(made, made_import(made, ""));
}

static inline void made_end(struct made *made) {
    tree_close(made->tree);
    store_close(made->store);
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", made->folder);
    assert_int_equal(system(command), 0);
    arena_free(made->arena);
}

/* Answers with the option of that label. */
static inline void made_answer(struct walk *walk, const char *label) {
    const struct walk_stop *stop = walk_here(walk);
    for (size_t i = 0; i < stop->question.options.count; i++)
        if (slice_equal(stop->question.options.items[i].label, slice_of(label))) {
            assert_true(walk_answer(walk, i + 1));
            return;
        }
    fail_msg("no answer is called \"%s\"", label);
}

#endif
