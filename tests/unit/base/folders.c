#include "base/folders.h"

#include "base/arena.h"
#include "tests/unit/test.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *arena;
static char root[] = "/tmp/fixtree-folders-XXXXXX";

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return mkdtemp(root) ? 0 : -1;
}

static int teardown(void **state) {
    (void)state;
    rmdir(arena_printf(arena, "%s/a/b", root).at);
    rmdir(arena_printf(arena, "%s/a", root).at);
    rmdir(root);
    arena_free(arena);
    return 0;
}

static void makes_all_but_the_file(void **state) {
    (void)state;
    const char *file = arena_printf(arena, "%s/a//b/file", root).at;
    struct stat made;
    assert_int_equal(folders_make(file, 0700), 0);
    assert_int_equal(stat(arena_printf(arena, "%s/a/b", root).at, &made), 0);
    assert_int_equal(made.st_mode & 0777, 0700);
    assert_int_not_equal(access(file, F_OK), 0);
    assert_int_equal(folders_make(file, 0700), 0); /* what is there stays */
}

static void tells_why_not(void **state) {
    (void)state;
    assert_int_equal(folders_make("/dev/null/a/file", 0700), ENOTDIR);
}

static void a_bare_name_needs_no_folder(void **state) {
    (void)state;
    assert_int_equal(folders_make("file", 0700), 0);
    assert_int_equal(folders_make("/file", 0700), 0);
    assert_int_equal(folders_make("", 0700), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_all_but_the_file),
        cmocka_unit_test(tells_why_not),
        cmocka_unit_test(a_bare_name_needs_no_folder),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
