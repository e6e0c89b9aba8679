#include "base/file.h"

#include "tests/unit/test.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LARGE = 20000 /* several times the first room */
};

static struct arena *arena;
static char root[] = "/tmp/fixtree-file-XXXXXX";
static struct slice read_bytes;
static struct error error;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return mkdtemp(root) && chdir(root) == 0 ? 0 : -1;
}

static int teardown(void **state) {
    (void)state;
    unlink("file");
    rmdir("folder");
    arena_free(arena);
    return rmdir(root);
}

static void write_file(const char *name, struct slice bytes) {
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, bytes.at, bytes.len), bytes.len);
    close(fd);
}

static struct slice large(void) {
    char *bytes = arena_alloc(arena, LARGE);
    for (size_t i = 0; i < LARGE; i++)
        bytes[i] = (char)('a' + i % 23);
    return (struct slice){bytes, LARGE};
}

/* A pipe's reading end that gives the bytes, piece by piece, and then its end. */
static int pipe_of(struct slice bytes) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.at, bytes.len), bytes.len);
    close(ends[1]);
    return ends[0];
}

static enum status read_file(const char *name, size_t most) {
    read_bytes = SLICE("as it was");
    return file_read(arena, name, most, &read_bytes, &error);
}

static void reads_all(void **state) {
    (void)state;
    write_file("file", SLICE("a\0b"));
    assert_int_equal(read_file("file", 100), STATUS_OK);
    assert_int_equal(read_bytes.len, 3);
    assert_memory_equal(read_bytes.at, "a\0b", 4); /* a NUL follows */
    write_file("file", SLICE(""));
    assert_int_equal(read_file("file", 100), STATUS_OK);
    assert_slice(read_bytes, "");
}

static void a_limit_is_what_may_just_be_there(void **state) {
    (void)state;
    write_file("file", SLICE("four"));
    assert_int_equal(read_file("file", 4), STATUS_OK);
    assert_slice(read_bytes, "four");
    assert_int_equal(read_file("file", 3), STATUS_USAGE);
    assert_string_equal(error.text, "file: larger than 3 bytes");
    assert_slice(read_bytes, "as it was");
}

static void a_limit_is_told_in_its_unit(void **state) {
    (void)state;
    assert_int_equal(read_file("/dev/zero", 16 << 20), STATUS_USAGE);
    assert_string_equal(error.text, "/dev/zero: larger than 16 MB");
    assert_int_equal(read_file("/dev/zero", 64 << 10), STATUS_USAGE);
    assert_string_equal(error.text, "/dev/zero: larger than 64 kB");
    assert_int_equal(read_file("/dev/zero", 0), STATUS_USAGE);
    assert_string_equal(error.text, "/dev/zero: larger than 0 bytes");
}

/* fstat() says 0 of a file in /proc, and knows nothing of a pipe. */
static void a_size_that_is_not_known(void **state) {
    (void)state;
    struct slice bytes = large();
    int fd = pipe_of(bytes);
    assert_null(file_read_all(arena, fd, LARGE, &read_bytes));
    close(fd);
    assert_int_equal(read_bytes.len, LARGE);
    assert_memory_equal(read_bytes.at, bytes.at, LARGE);
    assert_int_equal(read_file("/proc/self/status", 1 << 20), STATUS_OK);
    assert_true(slice_starts(read_bytes, SLICE("Name:")));
}

static void the_beginning_alone(void **state) {
    (void)state;
    int fd = pipe_of(large());
    assert_null(file_read_start(arena, fd, 5000, &read_bytes));
    assert_int_equal(read_bytes.len, 5000);
    assert_null(file_read_all(arena, fd, LARGE, &read_bytes)); /* what is left */
    assert_int_equal(read_bytes.len, LARGE - 5000);
    close(fd);
}

static void says_why_not(void **state) {
    (void)state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(read_file("folder", 100), STATUS_USAGE);
    assert_string_equal(error.text, "folder: Is a directory");
    assert_int_equal(read_file("none", 100), STATUS_NOTHING);
    assert_string_equal(error.text, "none: No such file or directory");
    assert_int_equal(read_file("/dev/null/none", 100), STATUS_NOTHING);
    assert_slice(read_bytes, "as it was");
    assert_string_equal(file_read_start(arena, -1, 100, &read_bytes), "Bad file descriptor");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all),
        cmocka_unit_test(a_limit_is_what_may_just_be_there),
        cmocka_unit_test(a_limit_is_told_in_its_unit),
        cmocka_unit_test(a_size_that_is_not_known),
        cmocka_unit_test(the_beginning_alone),
        cmocka_unit_test(says_why_not),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
