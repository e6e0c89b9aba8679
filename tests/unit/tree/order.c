/* The order in which fixes are tried. */
#include "tree/order.h"
#include "tests/unit/test.h"
#include "tree/phrase.h"

struct kit {
    struct arena *arena;
    struct article article;
};

static void begin(struct kit *kit) {
    *kit = (struct kit){.arena = arena_new()};
}

static void end(struct kit *kit) {
    arena_free(kit->arena);
}

/* Adds a fix with so many steps; the first one says `words`. */
static struct article_fix *add_fix(struct kit *kit, int problem, int steps, const char *words) {
    int number = (int)kit->article.fixes.count;
    *LIST_ADD(kit->arena, &kit->article.fixes) =
        (struct article_fix){.problem = problem, .title = SLICE("A fix")};
    for (int i = 0; i < steps; i++)
        *LIST_ADD(kit->arena, &kit->article.steps) =
            (struct article_step){.fix = number, .text = slice_of(i ? "Click OK." : words)};
    return &kit->article.fixes.items[number];
}

static void order_is(struct kit *kit, const struct order *order, const char *expected) {
    struct buf got = {0};
    (void)kit;
    for (size_t i = 0; i < order->count; i++)
        buf_printf(&got, "%s%d", i ? " " : "", order->items[i].fix);
    assert_buf(got, expected);
    buf_fini(&got);
}

static struct order of(struct kit *kit, int problem) {
    return order_fixes(kit->arena, &kit->article, problem, NULL, 0, false);
}

static void alike_fixes_keep_the_articles_order(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    for (int i = 0; i < 4; i++)
        add_fix(&kit, ARTICLE_NONE, 2, "Click Start.");
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "0 1 2 3");
    double sum = 0;
    for (size_t i = 0; i < order.count; i++)
        sum += order.items[i].probability;
    assert_true(sum > 0.999 && sum < 1.001);
    end(&kit);
}

static void what_costs_much_comes_late(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 1, "Reinstall Windows.");
    add_fix(&kit, ARTICLE_NONE, 1, "Click Repair.");
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "1 0");
    assert_slice(order.items[1].reason, "installs something");
    order = order_fixes(kit.arena, &kit.article, ARTICLE_NONE, NULL, 0, true);
    order_is(&kit, &order, "0 1");
    end(&kit);
}

static void a_recommended_fix_comes_early(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 3, "Click A.");
    add_fix(&kit, ARTICLE_NONE, 1, "Click B.")->recommended = true;
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "1 0");
    assert_slice(order.items[0].reason, "the article recommends it");
    end(&kit);
}

/* "If the server is a domain controller": most have another one. */
static void what_holds_for_some_comes_later(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 6, "Click Start.");
    add_fix(&kit, ARTICLE_NONE, 2, "Click Start.");
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "1 0");
    kit.article.fixes.items[1].condition = SLICE("If the server is a domain controller");
    order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "0 1");
    end(&kit);
}

static void what_helped_here_comes_first(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 2, "Click A.");
    add_fix(&kit, ARTICLE_NONE, 2, "Click B.");
    const struct order_outcome outcomes[] = {{0, 0, 3}, {1, 3, 1}};
    struct order order = order_fixes(kit.arena, &kit.article, ARTICLE_NONE, outcomes, 2, false);
    order_is(&kit, &order, "1 0");
    assert_slice(order.items[0].reason, "solved 3 of 4 here");
    end(&kit);
}

static void a_branch_has_its_own_fixes_only(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, 0, 1, "Click A.");
    add_fix(&kit, 1, 1, "Click B.");
    add_fix(&kit, 0, 1, "Click C.");
    struct order order = of(&kit, 0);
    order_is(&kit, &order, "0 2");
    order = of(&kit, 1);
    order_is(&kit, &order, "1");
    order = of(&kit, 7);
    assert_int_equal(order.count, 0);
    end(&kit);
}

/* What helps in every branch comes behind what helps in this one, cheap as it may be. */
static void fixes_of_the_whole_article_come_last(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 1, "Restart the computer.");
    add_fix(&kit, 0, 30, "Click A, and restart the computer.");
    add_fix(&kit, 1, 1, "Click B.");
    add_fix(&kit, ARTICLE_NONE, 1, "Click C.")->follows = true;
    struct order order = of(&kit, 0);
    order_is(&kit, &order, "1 0 3");
    double sum = 0;
    for (size_t i = 0; i < order.count; i++)
        sum += order.items[i].probability;
    assert_true(sum > 0.999 && sum < 1.001);
    order = order_fixes(kit.arena, &kit.article, 0, NULL, 0, true);
    order_is(&kit, &order, "1 0 3");
    order = of(&kit, 7);
    order_is(&kit, &order, "0 3");
    end(&kit);
}

/* The cheap first part of a sequence is nothing without the costly second. */
static void a_sequence_stays_together(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 1, "Click A.");
    add_fix(&kit, ARTICLE_NONE, 30, "Click B.")->follows = true;
    add_fix(&kit, ARTICLE_NONE, 1, "Click C.");
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "2 0 1");
    end(&kit);
}

/* One restart serves both. */
static void what_needs_the_same_stands_together(void **state) {
    (void)state;
    struct kit kit;
    begin(&kit);
    add_fix(&kit, ARTICLE_NONE, 1, "Restart the computer.");
    add_fix(&kit, ARTICLE_NONE, 5, "Click B.");
    add_fix(&kit, ARTICLE_NONE, 1, "Click C, and restart the computer.");
    struct order order = of(&kit, ARTICLE_NONE);
    order_is(&kit, &order, "0 2 1");
    end(&kit);
}

static void phrases_are_whole_words(void **state) {
    (void)state;
    assert_true(phrase_any(SLICE("please restart the computer"), "reboot*|restart the computer"));
    assert_true(phrase_any(SLICE("it was reinstalled"), "reinstall*"));
    assert_false(phrase_any(SLICE("it was reinstalled"), "install*|reinstall"));
    assert_false(phrase_any(SLICE(""), "a|b"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(alike_fixes_keep_the_articles_order),
    cmocka_unit_test(what_costs_much_comes_late),
    cmocka_unit_test(a_recommended_fix_comes_early),
    cmocka_unit_test(what_holds_for_some_comes_later),
    cmocka_unit_test(what_helped_here_comes_first),
    cmocka_unit_test(a_branch_has_its_own_fixes_only),
    cmocka_unit_test(fixes_of_the_whole_article_come_last),
    cmocka_unit_test(a_sequence_stays_together),
    cmocka_unit_test(what_needs_the_same_stands_together),
    cmocka_unit_test(phrases_are_whole_words),
};

int main(void) {
    return RUN_TESTS(tests);
}
