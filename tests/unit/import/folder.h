/* A folder of its own for a test, and imports of what is in it. */
#ifndef TESTS_UNIT_IMPORT_FOLDER_H
#define TESTS_UNIT_IMPORT_FOLDER_H

#include "base/buf.h"
#include "import/run/run.h"
#include "tests/unit/test.h"

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static inline int folder_make(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fixtree-test-XXXXXX");
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static inline int folder_remove_one(
    const char *path, const struct stat *file, int type, struct FTW *walk) {
    (void)file;
    (void)type;
    (void)walk;
    return remove(path);
}

static inline int folder_drop(void **state) {
    (void)state;
    return chdir("/") || nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS) ? -1 : 0;
}

static inline void folder_write(const char *path, struct slice bytes) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

/* An article of that name in the folder "a", which names the word. */
static inline void folder_article(const char *name, const char *word) {
    struct buf text = {0};
    struct buf path = {0};
    mkdir("a", 0700);
    buf_printf(&path, "a/%s", name);
    buf_printf(&text,
        "# Problem of %s\n\n## Symptoms\n\nThe %s fails.\n\n## Resolution\n\n1. Click %s.\n", word,
        word, word);
    folder_write(buf_string(&path), buf_slice(&text));
    buf_fini(&path);
    buf_fini(&text);
}

/* All bytes of a file; freed with buf_fini(). */
static inline struct buf folder_read(const char *path) {
    struct buf bytes = {0};
    char chunk[4096];
    size_t got;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_add(&bytes, (struct slice){chunk, got});
    fclose(file);
    return bytes;
}

/* Imports the folder "a" into kb.db with these options, of which only paths and db are set here. */
static inline enum status folder_import(
    struct run_options options, struct run_counts *counts, struct error *error) {
    static const char *const paths[] = {"a"};
    options.db = options.db ? options.db : "kb.db";
    options.paths = paths;
    options.path_count = 1;
    return run_import(&options, counts, error);
}

#endif
