/* Which passage of an article answers, and what is marked in it. */
#include "search/passage.h"
#include "tests/unit/import/folder.h"

static struct arena *arena;
static struct store *store;
static struct plan plan;
static struct evidence *evidence;

static int setup(void **state) {
    arena = arena_new();
    plan = (struct plan){0};
    evidence = arena_alloc(arena, sizeof *evidence);
    store = NULL;
    return folder_make(state);
}

static int teardown(void **state) {
    store_close(store);
    arena_free(arena);
    return folder_drop(state);
}

static void have(const char *markdown) {
    struct run_counts counts;
    struct error error;
    mkdir("a", 0700);
    folder_write("a/one.md", slice_of(markdown));
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    assert_int_equal(store_open(&store, "kb.db", &error), STATUS_OK);
}

/* A word of the query, as the index has it. */
static void ask(const char *term, float rarity) {
    struct plan_word *word = LIST_ADD(arena, &plan.words);
    word->rarity = rarity;
    *LIST_ADD(arena, &word->forms) = (struct plan_form){slice_of(term), 1};
}

static struct search_passage find(int64_t block) {
    const struct candidate candidate = {.article = 1, .block = block};
    struct search_passage passage;
    struct needles needles;
    struct error error;
    passage_needles(&needles, &plan, evidence);
    if (passage_find(&passage, arena, store, &needles, &candidate, &error))
        fail_msg("%s", error.text);
    passage_end(&needles);
    return passage;
}

static void found_is(const char *expected) {
    assert_slice(find(EVIDENCE_NO_BLOCK).text, expected);
}

/* The text with "[" and "]" around each mark. */
static void marked_is(const char *expected) {
    const struct search_passage passage = find(EVIDENCE_NO_BLOCK);
    struct buf marked = {0};
    size_t at = 0;
    for (size_t i = 0; i < passage.mark_count; i++) {
        const struct search_mark *mark = &passage.marks[i];
        assert_true(mark->start >= at && mark->start + mark->len <= passage.text.len);
        buf_printf(&marked, "%.*s[%.*s]", (int)(mark->start - at), passage.text.at + at,
            (int)mark->len, passage.text.at + mark->start);
        at = mark->start + mark->len;
    }
    buf_add(&marked, slice_from(passage.text, at));
    assert_buf(marked, expected);
    buf_fini(&marked);
}

static void the_block_that_holds_most(void **state) {
    (void)state;
    have("# T\n\nThe router drops.\n\n## Cause\n\nThe router moves the addresses.\n\nAddresses.\n");
    ask("router", 1);
    ask("addresses", 1);
    found_is("The router moves the addresses.");
    struct search_passage passage = find(EVIDENCE_NO_BLOCK);
    assert_slice(passage.section, "Cause");
    assert_int_equal(passage.line, 7);
}

static void a_rare_word_says_more_than_two_frequent_ones(void **state) {
    (void)state;
    have("# T\n\nThe router moves the addresses.\n\nWeakness.\n");
    ask("router", 1);
    ask("addresses", 1);
    ask("weakness", 5);
    found_is("Weakness.");
}

static void a_word_counts_once_in_a_block(void **state) {
    (void)state;
    have("# T\n\nRouter, router, router.\n\nThe addresses of a router.\n");
    ask("router", 1);
    ask("addresses", 0.5f);
    found_is("The addresses of a router.");
}

/* What a heading says is mostly said again below it, with more. */
static void a_heading_says_less(void **state) {
    (void)state;
    have("# T\n\n## Router addresses\n\nThe addresses are those of the router.\n");
    ask("router", 1);
    ask("addresses", 1);
    found_is("The addresses are those of the router.");
}

static void words_side_by_side_say_more(void **state) {
    (void)state;
    have("# T\n\nAddresses that no router has.\n\nThe router addresses.\n");
    ask("router", 1);
    ask("addresses", 1);
    found_is("The router addresses.");
}

/* A number or a setting was found in that block, whatever words stand elsewhere. */
static void a_block_that_is_named_is_the_one(void **state) {
    (void)state;
    have("# T\n\nThe router.\n\nNothing of it.\n");
    ask("router", 1);
    const struct search_passage first = find(EVIDENCE_NO_BLOCK);
    assert_slice(first.text, "The router.");
    assert_slice(find((int64_t)first.block + 1).text, "Nothing of it.");
}

static void without_any_word_the_article_begins(void **state) {
    (void)state;
    have("# The title\n\nThe router.\n");
    found_is("The title");
}

static void whole_words_are_marked_in_any_spelling(void **state) {
    (void)state;
    have("# T\n\nBecause of the CAUSE of causes, the caf\u00e9's cause stops  responding.\n");
    ask("cause", 1);
    ask("cafe", 1);
    ask("stops responding", 1);
    marked_is("Because of the [CAUSE] of causes, the [caf\u00e9]'s [cause] [stops responding].");
}

static void the_longest_of_two_that_begin_alike(void **state) {
    (void)state;
    have("# T\n\nLoad balancing, and a load.\n");
    ask("load", 1);
    ask("load balancing", 1);
    marked_is("[Load balancing], and a [load].");
}

static void numbers_are_marked_as_the_article_has_them(void **state) {
    (void)state;
    have("# T\n\nIt ends with error 0x80070005, not with error 6.\n");
    ask("error", 1);
    evidence->values[0] = 0x80070005;
    evidence->value_count = 1;
    marked_is("It ends with [error] [0x80070005], not with [error] 6.");
}

/* 1,000 bytes of one paragraph: a line of it, around what was asked for, cut between words. */
static void a_long_text_is_cut_around_its_marks(void **state) {
    struct buf text = {0};
    (void)state;
    buf_add_string(&text, "# T\n\n");
    for (int i = 0; i < 100; i++)
        buf_add_string(&text, i == 60 ? "router addresses " : i == 10 ? "router " : "filling ");
    buf_add_char(&text, '\n');
    have(buf_string(&text));
    buf_fini(&text);
    ask("router", 1);
    ask("addresses", 1);
    const struct search_passage passage = find(EVIDENCE_NO_BLOCK);
    assert_true(passage.text.len <= 200 + strlen("\u2026  \u2026"));
    assert_true(slice_starts(passage.text, SLICE("\u2026 filling ")));
    assert_true(slice_ends(passage.text, SLICE(" filling \u2026")));
    assert_true(slice_find(passage.text, SLICE("router addresses")) != SLICE_NONE);
    assert_int_equal(passage.mark_count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_block_that_holds_most, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_rare_word_says_more_than_two_frequent_ones, setup, teardown),
        cmocka_unit_test_setup_teardown(a_word_counts_once_in_a_block, setup, teardown),
        cmocka_unit_test_setup_teardown(a_heading_says_less, setup, teardown),
        cmocka_unit_test_setup_teardown(words_side_by_side_say_more, setup, teardown),
        cmocka_unit_test_setup_teardown(a_block_that_is_named_is_the_one, setup, teardown),
        cmocka_unit_test_setup_teardown(without_any_word_the_article_begins, setup, teardown),
        cmocka_unit_test_setup_teardown(whole_words_are_marked_in_any_spelling, setup, teardown),
        cmocka_unit_test_setup_teardown(the_longest_of_two_that_begin_alike, setup, teardown),
        cmocka_unit_test_setup_teardown(
            numbers_are_marked_as_the_article_has_them, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_text_is_cut_around_its_marks, setup, teardown),
    };
    return RUN_TESTS(tests);
}
