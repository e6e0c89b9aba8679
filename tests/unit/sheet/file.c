/* Names of sheets, and files that are whole or not there. */
#include "tests/unit/sheet/sheets.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name of a sheet of an article with that title. */
static void add_name_of(struct buf *out, const char *title) {
    struct sheet sheet = sheet_of(article_of("# T\n\n## Resolution\n\n1. Restart it.\n"));
    struct article article = *sheet.subject.article;
    article.title = slice_of(title);
    sheet.subject.article = &article;
    sheet_name(out, &sheet, SHEET_TEXT);
}

static void name_is(const char *title, const char *expected) {
    struct buf name = {0};
    add_name_of(&name, title);
    assert_buf(name, expected);
    buf_fini(&name);
}

static void names_are_plain(void **state) {
    (void)state;
    name_is("Error 691: the user name", "error-691-the-user-name.txt");
    name_is("../../etc/passwd", "etc-passwd.txt");
    name_is("Größe  «neu»", "gro-e-neu.txt");
    name_is("-.hidden", "hidden.txt");
    name_is("", "sheet.txt");
    name_is("\u4e16\u754c", "sheet.txt");
    name_is("\x1b\xff", "sheet.txt");
    name_is("CON", "sheet-con.txt");
    name_is("Com1", "sheet-com1.txt");
    name_is("console", "console.txt");
}

static void names_are_short(void **state) {
    (void)state;
    char text[500];
    struct buf name = {0};
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = 0;
    add_name_of(&name, text);
    assert_int_equal(name.len, 80 + strlen(".txt"));
    buf_fini(&name);
}

static void a_sheet_is_named_after_its_fix(void **state) {
    (void)state;
    struct sheet sheet =
        sheet_of(article_of("# The page is empty\n\n## Resolution\n\n1. Restart it.\n"));
    struct buf name = {0};
    sheet_name(&name, &sheet, SHEET_TEXT);
    buf_add_char(&name, ' ');
    sheet.fix = 0;
    sheet_name(&name, &sheet, SHEET_MARKDOWN);
    assert_buf(name, "the-page-is-empty.txt fix-1-the-page-is-empty.md");
    buf_fini(&name);
}

/* ---- files ---- */

static char folder[] = "/tmp/fixtree-sheet-XXXXXX";

static const char *in_folder(const char *name) {
    return arena_printf(arena, "%s/%s", folder, name).at;
}

static void file_is(const char *path, const char *expected) {
    char text[100];
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    size_t len = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_slice(((struct slice){text, len}), expected);
}

static void a_file_is_not_overwritten(void **state) {
    (void)state;
    const char *path = in_folder("a.txt");
    struct error error;
    assert_int_equal(sheet_save(path, SLICE("one"), false, &error), STATUS_OK);
    assert_int_equal(sheet_save(path, SLICE("two"), false, &error), STATUS_USAGE);
    assert_has(slice_of(error.text), "--force");
    file_is(path, "one");
    assert_int_equal(sheet_save(path, SLICE("two"), true, &error), STATUS_OK);
    file_is(path, "two");
    unlink(path);
}

static void a_link_is_not_followed(void **state) {
    (void)state;
    const char *path = in_folder("link"), *target = in_folder("target");
    struct error error;
    struct stat file;
    assert_int_equal(symlink(target, path), 0);
    assert_int_equal(sheet_save(path, SLICE("x"), false, &error), STATUS_USAGE);
    assert_int_equal(sheet_save(path, SLICE("x"), true, &error), STATUS_OK);
    assert_int_equal(lstat(path, &file), 0);
    assert_true(S_ISREG(file.st_mode));
    assert_int_not_equal(access(target, F_OK), 0);
    unlink(path);
}

/* To write over /dev/null would put a file in its place. */
static void only_a_file_is_written_over(void **state) {
    (void)state;
    const char *path = in_folder("pipe");
    struct error error;
    struct stat file;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(sheet_save(path, SLICE("x"), true, &error), STATUS_USAGE);
    assert_has(slice_of(error.text), "no file");
    assert_int_equal(lstat(path, &file), 0);
    assert_true(S_ISFIFO(file.st_mode));
    assert_int_equal(sheet_save(folder, SLICE("x"), true, &error), STATUS_USAGE);
    unlink(path);
}

static void a_folder_that_is_not_there_is_named(void **state) {
    (void)state;
    struct error error;
    const char *path = in_folder("no/such/file");
    assert_int_equal(sheet_save(path, SLICE("x"), false, &error), STATUS_FAULTS);
    assert_has(slice_of(error.text), "no/such/file");
}

/* rmdir() works only if nothing is left in it: no file of a failed try either. */
static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_are_plain),
        TEST(names_are_short),
        TEST(a_sheet_is_named_after_its_fix),
        TEST(a_file_is_not_overwritten),
        TEST(a_link_is_not_followed),
        TEST(only_a_file_is_written_over),
        TEST(a_folder_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
