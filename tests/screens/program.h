/*
 * fixtree itself on the screen tester, with a small knowledge base of the tests' own. Each test
 * program imports kb/ into a temporary folder first and runs there, so that what it writes is
 * found, and goes away.
 */
#ifndef TESTS_SCREENS_PROGRAM_H
#define TESTS_SCREENS_PROGRAM_H

#include "tests/screens/vt.h"
#include "tests/unit/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char program_folder[PATH_MAX]; /* of fixtree and fixtree-import: build/release */
static char program_work[64];         /* the temporary folder */
static char program_db[80];           /* the store in it */
static char program_cases[80];        /* the case file in it */

/* A path in the folder that the programs were built in. */
static inline const char *program_path(const char *name) {
    static char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", program_folder, name);
    return path;
}

/* Runs a program without a terminal, nothing on its stdin, and takes both its streams, cut to
 * `size`. Returns the exit status. */
static inline int program_run(char *const argv[], char *text, size_t size) {
    int out[2], status;
    size_t len = 0;
    ssize_t more;
    assert_int_equal(pipe(out), 0);
    pid_t pid = fork();
    if (pid == 0) {
        int nothing = open("/dev/null", O_RDONLY);
        dup2(nothing, STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(out[1], STDERR_FILENO);
        execv(argv[0], argv);
        _exit(127);
    }
    close(out[1]);
    while (len + 1 < size && (more = read(out[0], text + len, size - 1 - len)) > 0)
        len += (size_t)more;
    text[len] = '\0';
    close(out[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* For a group's setup: finds the programs, makes the folder and the store. */
static inline int program_setup(void **state) {
    (void)state;
    static char said[65536];
    char articles[PATH_MAX + 32];
    ssize_t len = readlink("/proc/self/exe", program_folder, sizeof program_folder - 1);
    if (len <= 0)
        return -1;
    program_folder[len] = '\0'; /* build/release/tests/screens/walk */
    for (int up = 0; up < 3; up++)
        *strrchr(program_folder, '/') = '\0';
    strcpy(program_work, "/tmp/fixtree-screens-XXXXXX");
    if (!mkdtemp(program_work) || chdir(program_work) != 0)
        return -1;
    snprintf(program_db, sizeof program_db, "%s/kb.db", program_work);
    snprintf(program_cases, sizeof program_cases, "%s/cases.db", program_work);
    setenv("FIXTREE_CASES", program_cases, 1); /* not those of whoever runs the tests */
    snprintf(articles, sizeof articles, "%s/../../tests/screens/kb", program_folder);
    char *const import[] = {
        (char *)program_path("fixtree-import"), "--db", program_db, articles, NULL};
    int status = program_run(import, said, sizeof said);
    if (status != 0)
        print_error("%s", said);
    return status;
}

/* For a group's teardown. */
static inline int program_teardown(void **state) {
    (void)state;
    struct dirent *entry;
    DIR *folder = opendir(program_work);
    while (folder && (entry = readdir(folder)))
        unlink(entry->d_name); /* relative to the folder, in which the tests run */
    if (folder)
        closedir(folder);
    return chdir("/") == 0 && rmdir(program_work) == 0 ? 0 : -1;
}

#define RUN_PROGRAM_TESTS(tests) cmocka_run_group_tests(tests, program_setup, program_teardown)

/* Starts fixtree on the store, with a word behind it where `word` is not NULL. */
static inline struct vt *program_start(int rows, int cols, const char *word) {
    const struct vt_options options = {.rows = rows, .cols = cols};
    return vt_start(&options,
        (char *[]){(char *)program_path("fixtree"), "--db", program_db, (char *)word, NULL});
}

/* Types, and fails with the screen where that text is nowhere on it then. */
#define shows(vt, keys, text) shows_at((vt), (keys), (text), __FILE__, __LINE__)
static inline void shows_at(
    struct vt *vt, const char *keys, const char *text, const char *file, int line) {
    enum vt_state state = *keys ? vt_type(vt, keys) : vt_settle(vt);
    if (state == VT_WAITS && vt_has(vt, text))
        return;
    vt_dump(vt);
    print_error("after \"%s\" the screen does not show \"%s\"\n", keys, text);
    _fail(file, line);
}

/* The last row but one: where the user is, or a message. */
static inline const char *status_row(struct vt *vt, int rows) {
    return vt_row(vt, rows - 2);
}

#endif
