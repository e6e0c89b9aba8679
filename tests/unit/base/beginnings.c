/* The rows of a table by how they begin. */
#include "base/beginnings.h"
#include "tests/unit/test.h"

static const struct {
    struct slice words;
    int other;
} rows[] = {{{"Stop", 4}, 0}, {{"a", 1}, 0}, {{"start", 5}, 0}, {{"run it", 6}, 0},
    {{"STATE", 5}, 0}, {{"\xc3\xa9t\xc3\xa9", 5}, 0}};

static short next_rows[COUNT_OF(rows)];
static struct beginnings beginnings = {.next = next_rows};

/* Numbers of rows, each behind a blank. */
static void finds(struct slice text, const char *expected) {
    struct buf got = {0};
    beginnings_prepare(&beginnings, rows, COUNT_OF(rows), sizeof *rows);
    for (short row = beginnings_first(&beginnings, text); row;
         row = beginnings_next(&beginnings, row))
        buf_printf(&got, " %d", row - 1);
    assert_buf(got, expected);
    buf_fini(&got);
}

static void rows_are_found_in_their_order(void **state) {
    (void)state;
    finds(SLICE("stop it"), " 0 2 4");
    finds(SLICE("ST"), " 0 2 4");
    finds(SLICE("Run"), " 3");
    finds(SLICE("\xc3\xa9"), " 5");
}

static void short_texts_find_short_rows(void **state) {
    (void)state;
    finds(SLICE("A"), " 1");
    finds(SLICE("an"), "");
    finds(SLICE("s"), "");
    finds(SLICE(""), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_found_in_their_order),
        cmocka_unit_test(short_texts_find_short_rows),
    };
    return RUN_TESTS(tests);
}
