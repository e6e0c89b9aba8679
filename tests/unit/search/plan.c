/* What the index is asked for: words with their forms, in an expression that is always sound. */
#include "search/plan.h"
#include "tests/unit/search/library.h"

/* A plan, and all it is made with. */
struct planning {
    struct store_words words;
    struct synonyms synonyms;
    struct plan plan;
};

static struct planning *make(void **state, const char *text, bool unfinished) {
    struct library *library = *state;
    struct error error;
    arena_reset(library->arena);
    struct planning *planning = arena_alloc(library->arena, sizeof *planning);
    assert_int_equal(
        store_load_words(library->store, library->arena, &planning->words, &error), STATUS_OK);
    assert_int_equal(synonyms_load(&planning->synonyms, library->store, library->arena, SLICE(""),
                         planning->words.abbreviations, &error),
        STATUS_OK);
    struct query query = query_parse(library->arena, slice_of(text));
    const struct plan_source source = {library->store, &planning->words, &planning->synonyms};
    assert_int_equal(
        plan_make(&planning->plan, library->arena, &source, &query, unfinished, &error), STATUS_OK);
    return planning;
}

static bool has_form(const struct plan_word *word, const char *form) {
    for (size_t i = 0; i < word->forms.count; i++)
        if (slice_equal(word->forms.items[i].text, slice_of(form)))
            return true;
    return false;
}

static bool asks_for(const struct plan *plan, const char *phrase) {
    return slice_find(buf_slice(&plan->expression), slice_of(phrase)) != SLICE_NONE;
}

static void words_that_say_nothing_are_left_out(void **state) {
    struct planning *planning = make(state, "why does the tunnel not work", false);
    assert_slice(planning->plan.words.items[0].term, "tunnel");
    assert_false(asks_for(&planning->plan, "\"the\""));
    plan_fini(&planning->plan);
    planning = make(state, "the", false); /* unless they are all there is */
    assert_int_equal(planning->plan.words.count, 1);
    plan_fini(&planning->plan);
}

static void a_word_with_its_forms(void **state) {
    struct planning *planning = make(state, "nlb", false);
    assert_true(has_form(&planning->plan.words.items[0], "network load balancing"));
    plan_fini(&planning->plan);
    planning = make(state, "spoolre", false);
    assert_slice(planning->plan.words.items[0].corrected, "spooler");
    plan_fini(&planning->plan);
    planning = make(state, "spo*", false);
    assert_true(has_form(&planning->plan.words.items[0], "spooler"));
    plan_fini(&planning->plan);
}

static void words_are_written_as_one_or_as_two(void **state) {
    struct planning *planning = make(state, "spoo ler stops", false);
    assert_true(has_form(&planning->plan.words.items[0], "spooler"));
    plan_fini(&planning->plan);
    planning = make(state, "tunnelerror", false);
    assert_true(has_form(&planning->plan.words.items[0], "tunnel error"));
    assert_int_equal(planning->plan.words.items[0].corrected.len, 0);
    plan_fini(&planning->plan);
    planning = make(state, "spoo ler", true); /* the second is still being typed */
    assert_false(has_form(&planning->plan.words.items[0], "spooler"));
    plan_fini(&planning->plan);
}

static void the_last_word_is_unfinished(void **state) {
    struct planning *planning = make(state, "tunnel spo", true);
    assert_true(has_form(&planning->plan.words.items[1], "spooler"));
    plan_fini(&planning->plan);
    planning = make(state, "tunnel spo", false);
    assert_false(has_form(&planning->plan.words.items[1], "spooler"));
    plan_fini(&planning->plan);
    planning = make(state, "tunnel s", true); /* one letter says nothing yet */
    assert_int_equal(planning->plan.words.count, 1);
    plan_fini(&planning->plan);
    planning = make(state, "tunnel spo ", true); /* it is finished */
    assert_false(has_form(&planning->plan.words.items[1], "spooler"));
    plan_fini(&planning->plan);
}

static void marks_become_operators(void **state) {
    struct planning *planning = make(state, "\"old router\" tunnel -spooler", false);
    assert_true(asks_for(&planning->plan, " AND \"old router\""));
    assert_true(asks_for(&planning->plan, " NOT \"spooler\""));
    plan_fini(&planning->plan);
}

/* FTS5's own words and signs inside a query are text. */
static void nothing_of_a_query_is_syntax(void **state) {
    static const char *const queries[] = {"NEAR(tunnel, 5)", "AND", "tunnel OR", "a\"b", "{x}:y",
        "^tunnel", "title : tunnel", "+", "tunnel*\"", "\"\"\"", "(((", "-\"x", "\\", "x\\y\\z w"};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        struct planning *planning = make(state, queries[i], false);
        struct library *library = *state;
        struct store_hit hits[MATCH_BEST];
        struct error error;
        size_t count, total;
        plan_score_articles(&planning->plan.scoring);
        if (planning->plan.expression.len)
            assert_int_equal(
                store_match(library->store, buf_string(&planning->plan.expression),
                    &planning->words, &planning->plan.scoring, hits, &count, &total, &error),
                STATUS_OK);
        plan_fini(&planning->plan);
    }
}

static void stays_within_the_limits(void **state) {
    struct buf text = {0};
    for (size_t i = 0; i < 500; i++)
        buf_add_string(&text, "spo* tun* rou* add* ");
    struct planning *planning = make(state, buf_string(&text), false);
    assert_true(planning->plan.words.count <= MATCH_GROUPS);
    assert_true(planning->plan.scoring.phrases <= MATCH_PHRASES);
    plan_fini(&planning->plan);
    buf_fini(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_say_nothing_are_left_out),
        cmocka_unit_test(a_word_with_its_forms),
        cmocka_unit_test(words_are_written_as_one_or_as_two),
        cmocka_unit_test(the_last_word_is_unfinished),
        cmocka_unit_test(marks_become_operators),
        cmocka_unit_test(nothing_of_a_query_is_syntax),
        cmocka_unit_test(stays_within_the_limits),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}
