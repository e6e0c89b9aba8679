/* A site's overlay over imported questions. */
#include "tree/overlay.h"
#include "tests/unit/tree/made.h"

static void begin(struct made *made, const char *overlay, struct overlay_faults *faults) {
    made_begin(made);
    made_file(made, "index.md",
        "# Trouble\n\nWhat problem are you having?\n\n- [It does not connect](connect.md)\n"
        "- [It drops](drop.md)\n- [It is slow](slow.md)\n");
    made_article(made, "connect.md", "The line is not made");
    made_article(made, "drop.md", "The line drops");
    made_article(made, "slow.md", "The line is slow");
    made_article(made, "hamburg.md", "The line in Hamburg");
    made_open(made);
    *faults = (struct overlay_faults){0};
    tree_lay_over(made->tree, slice_of(overlay), faults);
}

static void options_are(const struct walk *walk, const char *expected) {
    const struct tree_question *question = &walk_here(walk)->question;
    struct buf got = {0};
    for (size_t i = 0; i < question->options.count; i++)
        buf_printf(&got, "%s%.*s", i ? "|" : "", SLICE_ARGS(question->options.items[i].label));
    assert_buf(got, expected);
    buf_fini(&got);
}

/* The options of the first question with that overlay, which must be without a fault. */
static void first_options(const char *overlay, const char *expected) {
    struct made made;
    struct overlay_faults faults;
    begin(&made, overlay, &faults);
    assert_int_equal(faults.count, 0);
    struct walk *walk = walk_new(made.tree);
    options_are(walk, expected);
    walk_free(walk);
    made_end(&made);
}

static void answers_are_renamed_hidden_and_moved(void **state) {
    (void)state;
    first_options("", "It does not connect|It drops|It is slow");
    first_options("rename \"it drops\" to \"It says \"\"bye\"\"\" # why not\n",
        "It does not connect|It says \"bye\"|It is slow");
    first_options("hide \"It drops\"\r\n", "It does not connect|It is slow");
    first_options("first \"It is slow\"\n", "It is slow|It does not connect|It drops");
    first_options("LAST \"It does not connect\"", "It drops|It is slow|It does not connect");
}

static void an_answer_is_added_to_a_page(void **state) {
    (void)state;
    first_options("answer \"Only in Hamburg\" at \"index.md\" leads to \"hamburg.md\"\n",
        "It does not connect|It drops|It is slow|Only in Hamburg");
    first_options("answer \"Only in Hamburg\" at \"INDEX\" leads to \"hamburg\"\n",
        "It does not connect|It drops|It is slow|Only in Hamburg");
}

static void a_question_is_asked_first_and_leads_on(void **state) {
    (void)state;
    struct made made;
    struct overlay_faults faults;
    begin(&made, "ask \"Where are you?\"\nanswer \"Hamburg\" leads to \"hamburg.md\"\n", &faults);
    assert_int_equal(faults.count, 0);
    struct walk *walk = walk_new(made.tree);
    assert_slice(walk_here(walk)->question.text, "Where are you?");
    options_are(walk, "Hamburg");
    assert_true(walk_answer(walk, WALK_OTHER));
    options_are(walk, "It does not connect|It drops|It is slow");
    assert_true(walk_back(walk));
    assert_true(walk_answer(walk, 1));
    assert_int_equal(walk_here(walk)->place.kind, TREE_AT_FIXES);
    walk_free(walk);
    made_end(&made);
}

static void mistakes_are_named_and_left_out(void **state) {
    (void)state;
    struct made made;
    struct overlay_faults faults;
    begin(&made,
        "# a comment\n"
        "rename \"It drops\" \"x\"\n"
        "hide It drops\n"
        "hide \"It drops\n"
        "first \"It is slow\" please\n"
        "answer \"A\" at \"nowhere.md\" leads to \"drop.md\"\n"
        "answer \"A\" leads to \"drop.md\"\n"
        "explode\n"
        "rename \"It drops\" # to what?\n"
        "rename \"It drops\" to\n"
        "answer \"A\" at \"index\" leads to \"burg\"\n"
        "ask \"Q\"\n"
        "ask \"R\"\n",
        &faults);
    static const struct {
        uint32_t line;
        const char *text;
    } expected[] = {
        {2, "\"to\" is missing before: \"x\""},
        {3, "a text in quotation marks is missing before: It drops"},
        {4, "a text in quotation marks is missing before: \"It drops"},
        {5, "nothing is expected here: please"},
        {6, "no article with a fix is called nowhere.md"},
        {7, "which page? Write: at \"PATH\"; or ask a question before it"},
        {8, "no statement begins like this: explode"},
        {9, "\"to\" is missing at the end"},
        {10, "a text in quotation marks is missing at the end"},
        {11, "no article with a fix is called burg"},
        {13, "only one question can be asked first"},
        {12, "a question without an answer is not asked"},
    };
    assert_int_equal(faults.count, COUNT_OF(expected));
    for (size_t i = 0; i < faults.count; i++) {
        assert_int_equal(faults.items[i].line, expected[i].line);
        assert_slice(faults.items[i].text, expected[i].text);
    }
    struct walk *walk = walk_new(made.tree);
    options_are(walk, "It does not connect|It drops|It is slow");
    walk_free(walk);
    made_end(&made);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(answers_are_renamed_hidden_and_moved),
    cmocka_unit_test(an_answer_is_added_to_a_page),
    cmocka_unit_test(a_question_is_asked_first_and_leads_on),
    cmocka_unit_test(mistakes_are_named_and_left_out),
};

int main(void) {
    return RUN_TESTS(tests);
}
