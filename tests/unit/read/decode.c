/* Bytes that are more than text, wherever they stand among those that are looked at together. */
#include "import/read/decode.h"
#include "tests/unit/test.h"

enum {
    LENGTH = 200
};

/* The text with `byte` at `at` between letters, decoded. */
static struct slice decoded(struct arena *arena, size_t at, char byte) {
    char bytes[LENGTH];
    struct reports reports = {0};
    memset(bytes, 'x', sizeof bytes);
    bytes[at] = byte;
    return decode(arena, arena_slice(arena, (struct slice){bytes, sizeof bytes}), &reports);
}

static void controls_are_found_anywhere(void **state) {
    (void)state;
    for (size_t at = 0; at < LENGTH; at++) {
        struct arena *arena = arena_new();
        struct slice line = decoded(arena, at, '\r'), plain = decoded(arena, at, '\t');
        assert_int_equal(line.len, LENGTH);
        assert_int_equal(slice_find_char(line, '\n'), at);
        assert_int_equal(slice_find_char(plain, '\t'), at);
        assert_int_equal(decoded(arena, at, '\1').len, LENGTH - 1);
        assert_int_equal(slice_find(decoded(arena, at, '\0'), SLICE("\xef\xbf\xbd")), at);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_are_found_anywhere),
    };
    return RUN_TESTS(tests);
}
