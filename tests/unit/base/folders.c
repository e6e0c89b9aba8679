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

/* XDG Base Directory Specification: "If $XDG_STATE_HOME is either not set or empty, a default equal
 * to $HOME/.local/state should be used", and a relative path is to be ignored. */
static void ones_own(void **state) {
    (void)state;
    static const struct {
        const char *variable, *in_home;
    } kinds[] = {
        [FOLDERS_CONFIG] = {"XDG_CONFIG_HOME", "/h/.config/fixtree/f"},
        [FOLDERS_DATA] = {"XDG_DATA_HOME", "/h/.local/share/fixtree/f"},
        [FOLDERS_STATE] = {"XDG_STATE_HOME", "/h/.local/state/fixtree/f"},
    };
    for (enum folders_kind kind = 0; kind < COUNT_OF(kinds); kind++) {
        setenv("HOME", "/h", 1);
        setenv(kinds[kind].variable, "/x", 1);
        assert_string_equal(folders_own(arena, kind, "f"), "/x/fixtree/f");
        setenv(kinds[kind].variable, "", 1);
        assert_string_equal(folders_own(arena, kind, "f"), kinds[kind].in_home);
        setenv(kinds[kind].variable, "x", 1);
        assert_string_equal(folders_own(arena, kind, "f"), kinds[kind].in_home);
        unsetenv(kinds[kind].variable);
        assert_string_equal(folders_own(arena, kind, "f"), kinds[kind].in_home);
        setenv("HOME", "h", 1);
        assert_null(folders_own(arena, kind, "f"));
        unsetenv("HOME");
        assert_null(folders_own(arena, kind, "f"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ones_own),
        cmocka_unit_test(makes_all_but_the_file),
        cmocka_unit_test(tells_why_not),
        cmocka_unit_test(a_bare_name_needs_no_folder),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
