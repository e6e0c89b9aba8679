/* Walks through small trees: what is asked, and where answers lead. */
#include "tests/unit/tree/made.h"

static const char hub[] = "# Trouble with the line\n\nWhat problem are you having?\n\n"
                          "- [It does not connect](connect.md)\n"
                          "- [It drops after a while](drop.md)\n"
                          "- [Something else](more.md)\n";

static const char two_symptoms[] =
    "Error 741 or 742 on connecting\n\nSymptoms\n\nYou see one of these symptoms.\n\n"
    "  * Symptom 1\n\n    The client shows this message:\n\n    Error 741: no local encryption.\n\n"
    "  * Symptom 2\n\n    The client shows this message:\n\n    Error 742: no remote "
    "encryption.\n\n"
    "Workaround\n\nTo work around this issue, use one of the following procedures.\n\n"
    "The client shows error 741\n\nUse one of the following methods.\n\n"
    "Method 1: Change the client\n\n  1. On the client, click Encryption.\n  2. Click OK.\n\n"
    "Method 2: Change the server\n\n  1. On the server, click Policy.\n  2. Click OK.\n\n"
    "The client shows error 742\n\nUse one of the following methods.\n\n"
    "Method 1: Change the server\n\n  1. On the server, click Profile.\n  2. Click OK.\n\n"
    "Method 2: Change the client\n\n  1. On the client, click Options.\n  2. Click OK.\n";

static void small_tree(struct made *made) {
    made_begin(made);
    made_file(made, "index.md", hub);
    made_article(made, "connect.md", "The line is not made");
    made_article(made, "drop.md", "The line drops");
    made_file(made, "more.md",
        "# More\n\nWhat problem are you having?\n\n- [It is slow](slow.md)\n"
        "- [It needs encryption](crypt.txt)\n");
    made_article(made, "slow.md", "The line is slow");
    made_file(made, "crypt.txt", two_symptoms);
    made_article(made, "beside.md", "Nobody links this");
    made_open(made);
}

static void at_article(const struct made *made, const struct walk *walk, const char *path) {
    const struct walk_stop *here = walk_here(walk);
    assert_int_equal(here->place.kind, TREE_AT_FIXES);
    assert_slice(tree_leaf_path(made->tree, here->place.leaf), path);
}

static void option_is(const struct walk *walk, size_t number, const char *label) {
    const struct tree_question *question = &walk_here(walk)->question;
    assert_true(number <= question->options.count);
    assert_slice(question->options.items[number - 1].label, label);
}

static void a_page_asks_first(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_slice(walk_here(walk)->question.text, "What problem are you having?");
    assert_int_equal(walk_here(walk)->question.source, TREE_FROM_PAGE);
    assert_int_equal(walk_here(walk)->question.options.count, 3);
    option_is(walk, 1, "It does not connect");
    option_is(walk, 3, "Something else");
    assert_int_equal(walk_here(walk)->question.options.items[0].line, 5);
    assert_true(walk_answer(walk, 2));
    at_article(&made, walk, "drop.md");
    walk_free(walk);
    made_end(&made);
}

static void answers_that_are_not_there_change_nothing(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_false(walk_answer(walk, 4));
    assert_false(walk_answer(walk, SIZE_MAX));
    assert_false(walk_back(walk));
    assert_int_equal(walk_answers(walk), 0);
    made_answer(walk, "It drops after a while");
    assert_false(walk_answer(walk, 1));
    at_article(&made, walk, "drop.md");
    walk_free(walk);
    made_end(&made);
}

static void going_back_takes_the_last_answer_back(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_true(walk_answer(walk, 3));
    assert_true(walk_answer(walk, 1));
    at_article(&made, walk, "slow.md");
    assert_int_equal(walk_answers(walk), 2);
    assert_slice(walk_stop_at(walk, 0)->label, "Something else");
    assert_true(walk_back(walk));
    option_is(walk, 1, "It is slow");
    assert_true(walk_back(walk));
    option_is(walk, 1, "It does not connect");
    walk_free(walk);
    made_end(&made);
}

/* Branches that name their error stand on the list that leads to their page. */
static void branches_lead_to_their_own_fixes(void **state) {
    (void)state;
    struct made made;
    struct article article;
    struct error error;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_true(walk_answer(walk, 3));
    assert_int_equal(walk_here(walk)->question.options.count, 3);
    option_is(walk, 3, "Error 742: no remote encryption.");
    assert_true(walk_answer(walk, 3));
    at_article(&made, walk, "crypt.txt");
    int problem = walk_here(walk)->place.problem;
    int64_t id = tree_article(made.tree, walk_here(walk)->place.leaf);
    assert_int_equal(store_article(made.store, made.arena, id, &article, &error), STATUS_OK);
    size_t own = 0;
    for (size_t i = 0; i < article.fixes.count; i++)
        if (article.fixes.items[i].problem == problem)
            own++;
    assert_int_equal(own, 2);
    assert_int_equal(article.fixes.count, 4);
    walk_free(walk);
    made_end(&made);
}

static void none_of_these_leads_to_what_is_left(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_true(walk_answer(walk, WALK_OTHER));
    at_article(&made, walk, "beside.md");
    assert_true(walk_back(walk));
    assert_true(walk_answer(walk, 3));
    assert_true(walk_answer(walk, WALK_OTHER)); /* neither slow nor encryption */
    assert_int_equal(walk_here(walk)->place.kind, TREE_AT_SET);
    assert_int_equal(walk_here(walk)->place.count, 3);
    walk_free(walk);
    made_end(&made);
}

/* The problems that a page lists are refused with it; what pages below it list is not. */
static void what_was_read_is_not_shown_again(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    assert_true(walk_answer(walk, WALK_OTHER));
    at_article(&made, walk, "beside.md");
    assert_true(walk_answer(walk, WALK_OTHER));
    const struct tree_place *place = &walk_here(walk)->place;
    assert_int_equal(place->kind, TREE_AT_SET);
    assert_int_equal(place->count, 2);
    for (size_t i = 0; i < place->count; i++) {
        assert_false(slice_equal(tree_leaf_path(made.tree, place->leaves[i]), SLICE("drop.md")));
        assert_false(slice_equal(tree_leaf_path(made.tree, place->leaves[i]), SLICE("connect.md")));
    }
    walk_free(walk);
    made_end(&made);
}

/* A page that has others below it, and nothing beside it. */
static void a_page_leaves_what_lies_deeper(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    made_file(&made, "index.md", hub);
    made_article(&made, "connect.md", "The line is not made");
    made_article(&made, "drop.md", "The line drops");
    made_file(&made, "more.md",
        "# More\n\nWhat problem are you having?\n\n- [It is slow](slow.md)\n- [It hums](hum.md)\n");
    made_article(&made, "slow.md", "The line is slow");
    made_article(&made, "hum.md", "The line hums");
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    assert_true(walk_answer(walk, WALK_OTHER));
    assert_int_equal(walk_here(walk)->place.count, 2);
    option_is(walk, 1, "The line hums");
    option_is(walk, 2, "The line is slow");
    walk_free(walk);
    made_end(&made);
}

/* Saying no to everything comes to an end, and has offered everything. */
static void refusing_ends(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    size_t answers = 0;
    while (walk_here(walk)->place.kind != TREE_AT_END) {
        assert_true(walk_answer(walk, WALK_OTHER));
        assert_true(++answers < 50);
    }
    assert_false(walk_answer(walk, WALK_OTHER));
    assert_true(walk_back(walk));
    walk_free(walk);
    made_end(&made);
}

static void going_elsewhere_keeps_the_way(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    struct store_entries found = {0};
    struct error error;
    assert_true(walk_answer(walk, 3));
    assert_int_equal(
        store_find(made.store, made.arena, SLICE("drop.md"), &found, &error), STATUS_OK);
    assert_true(walk_go(walk, found.items[0].id, ARTICLE_NONE));
    at_article(&made, walk, "drop.md");
    assert_int_equal(walk_stop_at(walk, 1)->answer, WALK_ELSEWHERE);
    assert_true(walk_back(walk));
    option_is(walk, 1, "It is slow");
    assert_false(walk_go(walk, 4711, ARTICLE_NONE));
    walk_free(walk);
    made_end(&made);
}

static void narrowing_leaves_what_is_wanted(void **state) {
    (void)state;
    struct made made;
    small_tree(&made);
    struct walk *walk = walk_new(made.tree);
    bool *wanted = arena_alloc(made.arena, tree_leaf_count(made.tree));
    assert_false(walk_narrow(walk, wanted, SLICE("nothing")));
    for (uint32_t i = 0; i < tree_leaf_count(made.tree); i++)
        wanted[i] = slice_equal(tree_leaf_path(made.tree, i), SLICE("slow.md"));
    assert_true(walk_narrow(walk, wanted, SLICE("slow")));
    at_article(&made, walk, "slow.md");
    assert_slice(walk_stop_at(walk, 0)->label, "slow");
    walk_free(walk);
    made_end(&made);
}

static void an_empty_store_has_nothing_to_ask(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    made_file(&made, "note.md", "# A note\n\nNothing is wrong.\n");
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    assert_int_equal(walk_here(walk)->place.kind, TREE_AT_END);
    assert_int_equal(tree_leaf_count(made.tree), 0);
    walk_free(walk);
    made_end(&made);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_page_asks_first),
    cmocka_unit_test(answers_that_are_not_there_change_nothing),
    cmocka_unit_test(going_back_takes_the_last_answer_back),
    cmocka_unit_test(branches_lead_to_their_own_fixes),
    cmocka_unit_test(none_of_these_leads_to_what_is_left),
    cmocka_unit_test(what_was_read_is_not_shown_again),
    cmocka_unit_test(a_page_leaves_what_lies_deeper),
    cmocka_unit_test(refusing_ends),
    cmocka_unit_test(going_elsewhere_keeps_the_way),
    cmocka_unit_test(narrowing_leaves_what_is_wanted),
    cmocka_unit_test(an_empty_store_has_nothing_to_ask),
};

int main(void) {
    return RUN_TESTS(tests);
}
