#include "sheet/chain.h"

#include "tests/unit/test.h"

static void keeps_the_order_of_the_list(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const size_t places[] = {1, 0, 1, 7, 1}; /* of each item; 7 is none */
    struct sheet_chain chain = sheet_chain_new(arena, 3, COUNT_OF(places));
    for (size_t i = COUNT_OF(places); i-- > 0;)
        sheet_chain_put(&chain, places[i], i);
    int item = sheet_chain_first(&chain, 1);
    assert_int_equal(item, 0);
    assert_int_equal(item = chain.next[item], 2);
    assert_int_equal(item = chain.next[item], 4);
    assert_int_equal(chain.next[item], ARTICLE_NONE);
    assert_int_equal(sheet_chain_first(&chain, 0), 1);
    assert_int_equal(sheet_chain_first(&chain, 2), ARTICLE_NONE);
    assert_int_equal(sheet_chain_first(&chain, 7), ARTICLE_NONE);
    arena_free(arena);
}

static void may_be_empty(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct sheet_chain chain = sheet_chain_new(arena, 0, 0);
    assert_int_equal(sheet_chain_first(&chain, 0), ARTICLE_NONE);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_the_list),
        cmocka_unit_test(may_be_empty),
    };
    return RUN_TESTS(tests);
}
