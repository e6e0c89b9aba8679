/* Which question tells most, over leaves that are made by hand. */
#include "tests/unit/test.h"
#include "tree/parts.h"

static struct arena *arena;
static struct tree tree;
static struct tree_numbers leaves;
static struct tree_choice choice;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    tree = (struct tree){.arena = arena};
    leaves = (struct tree_numbers){0};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void add_leaves(size_t count) {
    for (size_t i = 0; i < count; i++) {
        LIST_ADD(arena, &tree.leaves)->weight = 1;
        *LIST_ADD(arena, &leaves) = (uint32_t)i;
    }
}

/* A value that the `count` leaves from `first` on have. Returns its number. */
static uint32_t add_value(enum tree_attribute attribute, size_t first, size_t count) {
    uint32_t number = (uint32_t)tree.values.count;
    LIST_ADD(arena, &tree.values)->attribute = attribute;
    for (size_t i = first; i < first + count; i++)
        *LIST_ADD(arena, &tree.leaves.items[i].values[attribute]) = number;
    return number;
}

static bool choose(unsigned asked) {
    return tree_choose(&tree, arena, &leaves, 0, asked, &choice);
}

static bool is_option(uint32_t number) {
    for (size_t i = 0; i < choice.options.count; i++)
        if (choice.options.items[i] == number)
            return true;
    return false;
}

static void what_all_have_tells_nothing(void **state) {
    (void)state;
    add_leaves(20);
    assert_false(choose(0));
    add_value(TREE_AREA, 0, 20);
    assert_false(choose(0));
    assert_int_equal(choice.options.count, 0);
}

/* 40 leaves in four areas and in two halves: the areas narrow down to ten, the halves to twenty. */
static void the_question_that_narrows_down_most(void **state) {
    (void)state;
    add_leaves(40);
    for (size_t i = 0; i < 2; i++)
        add_value(TREE_SIGHT, 20 * i, 20);
    uint32_t first = add_value(TREE_AREA, 0, 10);
    for (size_t i = 1; i < 4; i++)
        add_value(TREE_AREA, 10 * i, 10);
    assert_true(choose(0));
    assert_int_equal(choice.attribute, TREE_AREA);
    assert_int_equal(choice.options.count, 4);
    assert_true(is_option(first));
    assert_true(choice.gain > 1.99 && choice.gain < 2.01); /* log2(40 / 10) */
}

static void what_could_not_be_told_is_not_asked_again(void **state) {
    (void)state;
    add_leaves(40);
    for (size_t i = 0; i < 2; i++)
        add_value(TREE_SIGHT, 20 * i, 20);
    for (size_t i = 0; i < 4; i++)
        add_value(TREE_AREA, 10 * i, 10);
    assert_true(choose(1u << TREE_AREA));
    assert_int_equal(choice.attribute, TREE_SIGHT);
    assert_false(choose(1u << TREE_AREA | 1u << TREE_SIGHT));
}

/* The same split twice: the one that a technician answers better is asked. */
static void of_two_that_tell_as_much_the_heavier(void **state) {
    (void)state;
    add_leaves(40);
    for (size_t i = 0; i < 4; i++) {
        add_value(TREE_AREA, 10 * i, 10);
        add_value(TREE_CODE, 10 * i, 10);
    }
    assert_true(choose(0));
    assert_int_equal(choice.attribute, TREE_CODE);
}

/* "Remote desktop" beside "Desktop" would only confuse: half of either is held by the other. */
static void options_do_not_say_the_same(void **state) {
    (void)state;
    add_leaves(40);
    uint32_t one = add_value(TREE_WORD, 0, 12), other = add_value(TREE_WORD, 6, 12);
    uint32_t apart = add_value(TREE_WORD, 18, 12);
    assert_true(choose(0));
    assert_true(is_option(apart));
    assert_true(is_option(one) != is_option(other));
}

static void at_most_nine_options_the_largest_gain_first(void **state) {
    (void)state;
    add_leaves(200);
    for (size_t i = 0; i < 9; i++)
        add_value(TREE_AREA, 20 * i, 20);
    uint32_t small = add_value(TREE_AREA, 180, 12);
    assert_true(choose(0));
    assert_int_equal(choice.options.count, 9);
    assert_false(is_option(small));
    assert_int_equal(choice.rest.count, 20);
    assert_int_equal(choice.alone.count, 0);
}

/* What no option holds stands beside them where there is room for it. */
static void few_that_are_left_are_listed(void **state) {
    (void)state;
    add_leaves(30);
    for (size_t i = 0; i < 2; i++)
        add_value(TREE_AREA, 14 * i, 14);
    assert_true(choose(0));
    assert_int_equal(choice.options.count, 2);
    assert_int_equal(choice.alone.count, 2);
    assert_int_equal(choice.alone.items[0], 28);
    assert_int_equal(choice.rest.count, 0);
}

/* Sights split the leaves evenly by number, moments by weight: what was often the answer counts
 * more. */
static void leaves_count_by_their_weight(void **state) {
    (void)state;
    add_leaves(40);
    for (size_t i = 0; i < 2; i++) {
        add_value(TREE_SIGHT, 20 * i, 20);
        add_value(TREE_MOMENT, i ? 10 : 0, i ? 30 : 10);
    }
    assert_true(choose(0)); /* all weigh the same */
    assert_int_equal(choice.attribute, TREE_SIGHT);
    for (size_t i = 0; i < 10; i++)
        tree.leaves.items[i].weight = 3;
    assert_true(choose(0)); /* 30 and 30 of 60; behind the sights 40 and 20 */
    assert_int_equal(choice.attribute, TREE_MOMENT);
}

/* Who cannot tell the area cannot tell a table of the same groups either, even if one article is
 * missing there; but where nothing else tells the leaves apart, it is better than a long list. */
static void the_same_groups_by_another_name(void **state) {
    (void)state;
    add_leaves(40);
    for (size_t i = 0; i < 4; i++) {
        add_value(TREE_AREA, 10 * i, 10);
        add_value(TREE_CODE, 10 * i, 9);
    }
    assert_true(choose(1u << TREE_AREA));
    assert_int_equal(choice.attribute, TREE_CODE);
    for (size_t i = 0; i < 2; i++)
        add_value(TREE_SIGHT, 20 * i, 20);
    assert_true(choose(1u << TREE_AREA));
    assert_int_equal(choice.attribute, TREE_SIGHT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_all_have_tells_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(the_question_that_narrows_down_most, setup, teardown),
        cmocka_unit_test_setup_teardown(what_could_not_be_told_is_not_asked_again, setup, teardown),
        cmocka_unit_test_setup_teardown(of_two_that_tell_as_much_the_heavier, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_groups_by_another_name, setup, teardown),
        cmocka_unit_test_setup_teardown(options_do_not_say_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(
            at_most_nine_options_the_largest_gain_first, setup, teardown),
        cmocka_unit_test_setup_teardown(few_that_are_left_are_listed, setup, teardown),
        cmocka_unit_test_setup_teardown(leaves_count_by_their_weight, setup, teardown),
    };
    return RUN_TESTS(tests);
}
