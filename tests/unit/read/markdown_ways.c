/* Markdown becomes blocks straight from md4c's events, or by way of HTML: both give the same tree.
 */
#include "import/read/decode.h"
#include "import/read/html.h"
#include "import/read/markdown.h"
#include "tests/unit/test.h"

#include <ftw.h>
#include <stdio.h>

static size_t compared;

static struct slice dumped(struct arena *arena, const struct document *document) {
    struct buf out = {0};
    block_dump(&out, document->body);
    struct slice text = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return text;
}

/* The first line in which they differ. */
static void show_difference(const char *path, struct slice straight, struct slice html) {
    struct slice a, b;
    while (slice_next_line(&straight, &a) && slice_next_line(&html, &b))
        if (!slice_equal(a, b))
            fail_msg("%s:\nstraight: %.*s\nby HTML:  %.*s", path, SLICE_ARGS(a), SLICE_ARGS(b));
    fail_msg("%s: one way gives more blocks", path);
}

static void compare(const char *path, struct slice bytes) {
    struct arena *arena = arena_new();
    struct document straight = {.arena = arena, .path = SLICE("x.md")}, by_html = straight;
    struct slice text = decode(arena, bytes, &straight.reports);
    struct slice prepared = markdown_prepare(&straight, text);
    struct buf html = {0};
    if (markdown_to_blocks(&straight, prepared) == MARKDOWN_WHOLE) {
        assert_true(markdown_to_html(&html, prepared));
        html_read_body(&by_html, buf_slice(&html));
        struct slice one = dumped(arena, &straight), other = dumped(arena, &by_html);
        if (!slice_equal(one, other))
            show_difference(path, one, other);
        compared++;
    }
    buf_fini(&html);
    arena_free(arena);
}

static int take_case(const char *path, const struct stat *file, int type, struct FTW *walk) {
    (void)walk;
    if (type != FTW_F || !slice_ends(slice_of(path), SLICE(".md")))
        return 0;
    struct buf bytes = {0};
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    buf_reserve(&bytes, (size_t)file->st_size);
    bytes.len = fread(bytes.at, 1, (size_t)file->st_size, stream);
    fclose(stream);
    compare(path, buf_slice(&bytes));
    buf_fini(&bytes);
    return 0;
}

static void test_same_tree(void **state) {
    (void)state;
    assert_int_equal(nftw("tests/cases", take_case, 16, FTW_PHYS), 0);
    assert_int_equal(nftw("kb", take_case, 16, FTW_PHYS), 0);
    assert_true(compared > 150); /* most of them hold no raw HTML */
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_tree)};
    return RUN_TESTS(tests);
}
