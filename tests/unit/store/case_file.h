/* A case file in a folder of its own, and what the tests of it share. */
#ifndef TESTS_UNIT_STORE_CASE_FILE_H
#define TESTS_UNIT_STORE_CASE_FILE_H

#include "store/cases.h"

#include "tests/unit/test.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[100];
static char path[200];
static struct arena *arena;
static struct cases *cases;
static struct error error;

static inline int setup(void **state) {
    (void)state;
    /* in memory where that can be: a disk takes its time for each of thousands of transactions */
    bool memory = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/fixtree-cases-XXXXXX", memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/state/fixtree/cases.db", folder);
    arena = arena_new();
    error = (struct error){0};
    return 0;
}

static inline int remove_one(
    const char *name, const struct stat *file, int kind, struct FTW *walk) {
    (void)file, (void)kind, (void)walk;
    return remove(name);
}

static inline int teardown(void **state) {
    (void)state;
    cases_close(cases);
    cases = NULL;
    arena_free(arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static inline void open_cases(void) {
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_OK);
}

static inline void reopen(void) {
    cases_close(cases);
    cases = NULL;
    open_cases();
}

static inline int64_t new_case(const char *name) {
    struct cases_head head = {
        .name = slice_of(name), .machine = SLICE("PC-7"), .store = SLICE("12 articles")};
    assert_int_equal(cases_new(cases, arena, &head, &error), STATUS_OK);
    return head.number;
}

static inline int64_t add(int64_t number, enum cases_kind kind, const char *text) {
    struct cases_event event = {.kind = kind, .text = slice_of(text), .time = 1000};
    int64_t last = CASES_ANYWHERE;
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_OK);
    return last;
}

static inline struct cases_events events_of(int64_t number) {
    struct cases_events events = {0};
    assert_int_equal(cases_events(cases, arena, number, &events, &error), STATUS_OK);
    return events;
}

static inline bool says(const char *part) {
    return strstr(error.text, part) != NULL;
}

/* A file of several pages. */
static inline void fill(void) {
    struct cases_head head = {.key = SLICE("abc"), .name = SLICE("one")};
    struct cases_events events = {0};
    size_t added;
    open_cases();
    for (int i = 0; i < 200; i++)
        *LIST_ADD(arena, &events) = (struct cases_event){.time = 1,
            .kind = CASES_NOTE,
            .text = SLICE("one of many notes, with some text in it")};
    assert_int_equal(cases_take(cases, arena, &head, &events, &added, &error), STATUS_OK);
    cases_close(cases);
    cases = NULL;
}

static inline size_t read_file(char **bytes) {
    struct stat file;
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    assert_int_equal(fstat(fileno(in), &file), 0);
    *bytes = malloc((size_t)file.st_size);
    assert_int_equal(fread(*bytes, 1, (size_t)file.st_size, in), file.st_size);
    fclose(in);
    return (size_t)file.st_size;
}

static inline void write_file(const char *bytes, size_t len) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    fclose(out);
}

static inline void run_sql(const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* root may write everywhere: a child that is nobody shows what others see. */
static inline int as_nobody(int (*what)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(geteuid() == 0 && setresuid(65534, 65534, 65534) != 0 ? 99 : what());
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
