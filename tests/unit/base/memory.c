/* Arena, list, buffer and packed numbers. */
#include "base/arena.h"
#include "base/pack.h"
#include "tests/unit/test.h"

static void arena_memory_is_zero_and_stays(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    unsigned char *first = arena_alloc(arena, 10);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(first[i], 0);
    memset(first, 7, 10);
    for (size_t size = 1; size < 100000; size *= 3)
        memset(arena_alloc(arena, size), 1, size);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(first[i], 7);
    arena_reset(arena);
    unsigned char *again = arena_alloc(arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(again[i], 0);
    arena_free(arena);
    arena_free(NULL);
}

static void lists_grow(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    LIST(size_t) list = {0};
    for (size_t i = 0; i < 1000; i++)
        *LIST_ADD(arena, &list) = i;
    assert_int_equal(list.count, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(list.items[i], i);
    arena_free(arena);
}

static void arena_copies_end_in_nul(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct slice copy = arena_slice(arena, slice_first(SLICE("abcdef"), 3));
    assert_string_equal(copy.at, "abc");
    assert_string_equal(arena_string(arena, SLICE("")), "");
    assert_memory_equal(arena_copy(arena, "a\0b", 3), "a\0b", 3);
    assert_non_null(arena_copy(arena, NULL, 0));
    assert_slice(arena_printf(arena, "%s-%d", "x", 12), "x-12");
    arena_free(arena);
}

static void buffers_hold_what_was_added(void **state) {
    (void)state;
    struct buf buf = {0};
    assert_string_equal(buf_string(&buf), "");
    for (int i = 0; i < 500; i++)
        buf_printf(&buf, "%d,", i % 10);
    assert_int_equal(buf.len, 1000);
    assert_int_equal(strlen(buf.at), 1000);
    buf_clear(&buf);
    buf_add_repeated(&buf, '-', 3);
    buf_add_char(&buf, '>');
    assert_buf(buf, "--->");
    buf_fini(&buf);
}

static void numbers_come_back(void **state) {
    (void)state;
    static const uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX};
    struct buf buf = {0};
    for (size_t i = 0; i < 8; i++)
        buf_add_number(&buf, numbers[i]);
    buf_add_text(&buf, SLICE("text"));
    struct pack pack = {.rest = buf_slice(&buf)};
    for (size_t i = 0; i < 8; i++)
        assert_true(pack_number(&pack) == numbers[i]);
    assert_slice(pack_text(&pack), "text");
    assert_int_equal(pack.rest.len, 0);
    assert_false(pack.bad);
    assert_int_equal(pack_number(&pack), 0);
    assert_true(pack.bad);
    buf_fini(&buf);
}

static void damaged_numbers_are_refused(void **state) {
    (void)state;
    struct pack endless = {.rest = SLICE("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f")};
    assert_int_equal(pack_number(&endless), 0);
    assert_true(endless.bad);
    struct pack past_end = {.rest = SLICE("\x05"
                                          "abc")};
    assert_int_equal(pack_text(&past_end).len, 0);
    assert_true(past_end.bad);
    struct pack many = {.rest = SLICE("\xff\x7f"
                                      "abc")};
    assert_int_equal(pack_count(&many, 1), 0);
    assert_true(many.bad);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zero_and_stays),
        cmocka_unit_test(lists_grow),
        cmocka_unit_test(arena_copies_end_in_nul),
        cmocka_unit_test(buffers_hold_what_was_added),
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(damaged_numbers_are_refused),
    };
    return RUN_TESTS(tests);
}
