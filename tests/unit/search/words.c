/* Words near a word: edits, forms, completions, corrections; words that mean the same. */
#include "search/spelling.h"
#include "search/synonyms.h"
#include "store/abbreviation.h"
#include "tests/unit/search/library.h"

static struct store_words words_of(struct library *library) {
    struct store_words words;
    struct error error;
    assert_int_equal(store_load_words(library->store, library->arena, &words, &error), STATUS_OK);
    return words;
}

static unsigned distance(const char *a, const char *b) {
    return spelling_distance(slice_of(a), slice_of(b), 3);
}

static void edits(void **state) {
    (void)state;
    assert_int_equal(distance("spooler", "spooler"), 0);
    assert_int_equal(distance("spoler", "spooler"), 1);   /* missing */
    assert_int_equal(distance("spoooler", "spooler"), 1); /* too much */
    assert_int_equal(distance("spooker", "spooler"), 1);  /* wrong */
    assert_int_equal(distance("spoolre", "spooler"), 1);  /* swapped */
    assert_int_equal(distance("", "abc"), 3);
    assert_int_equal(distance("abcdefgh", "xyzuvwrs"), 4); /* more than were asked for */
    assert_int_equal(spelling_distance(SLICE("a"), SLICE("abcdef"), 2), 3);
}

static bool has(
    const struct store_words *words, const struct near_word *near, size_t count, const char *word) {
    for (size_t i = 0; i < count; i++)
        if (slice_equal(store_word(words, near[i].place), slice_of(word)))
            return true;
    return false;
}

static void corrections(void **state) {
    struct near_word near[4];
    struct store_words words = words_of(*state);
    size_t count = spelling_corrections(&words, SLICE("spoolre"), near, 4);
    assert_true(has(&words, near, count, "spooler"));
    assert_int_equal(near[0].distance, 1);
    assert_int_equal(spelling_corrections(&words, SLICE("qqqqqqqq"), near, 4), 0);
    assert_int_equal(spelling_corrections(&words, SLICE("nta"), near, 4), 0);  /* too short */
    assert_int_equal(spelling_corrections(&words, SLICE("7890"), near, 4), 0); /* a number */
}

static void forms_and_completions(void **state) {
    struct near_word near[8];
    struct store_words words = words_of(*state);
    size_t count = spelling_forms(&words, SLICE("reports"), near, 8);
    assert_false(has(&words, near, count, "reports")); /* without itself */
    struct library *library = *state;
    count = spelling_forms_of_unknown(
        &words, library->store, library->arena, SLICE("printing"), near, 8);
    assert_true(has(&words, near, count, "print") && has(&words, near, count, "printed"));
    count = spelling_completions(&words, SLICE("spo"), near, 8);
    assert_true(has(&words, near, count, "spooler"));
    assert_int_equal(spelling_completions(&words, SLICE("zzz"), near, 8), 0);
}

static void explains(const char *text, const char *letters, const char *meaning) {
    struct abbreviation found;
    size_t from = 0;
    bool any = abbreviation_next(slice_of(text), &from, &found);
    assert_int_equal(any, *letters != 0);
    if (!any)
        return;
    assert_slice(found.letters, letters);
    assert_slice(found.meaning, meaning);
}

static void abbreviations(void **state) {
    (void)state;
    explains("the Network Load Balancing (NLB) host", "NLB", "Network Load Balancing");
    explains("NLB (Network Load Balancing)", "NLB", "Network Load Balancing");
    explains("all domain controllers (DCs) are", "DC", "domain controllers");
    explains(
        "Extensible Authentication Protocol (EAP)", "EAP", "Extensible Authentication Protocol");
    explains("the system (OS)", "", "");
    explains("see the table (below)", "", "");
    explains("an error (789)", "", "");
    explains("(NLB)", "", "");
    explains("x (", "", "");
    explains("x (NLB", "", "");
    explains("a sentence. Balancing (NLB)", "", "");
}

/* Any bytes: no abbreviation reaches outside, and the place moves on. */
static void abbreviations_of_any_bytes(void **state) {
    (void)state;
    char text[200];
    uint32_t seed = 5;
    for (size_t round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = "ABCabc ()\xC3\n-"[seed >> 24 & 0xFF ? (seed >> 16) % 12 : 0];
        }
        struct slice all = {text, sizeof text};
        struct abbreviation found;
        size_t from = 0, before = 0;
        while (abbreviation_next(all, &from, &found)) {
            assert_true(from > before && from <= all.len);
            assert_true(found.meaning.at >= text &&
                        found.meaning.at + found.meaning.len <= text + sizeof text);
            before = from;
        }
    }
}

static void the_store_keeps_what_articles_explain(void **state) {
    struct store_words words = words_of(*state);
    assert_true(slice_find(words.abbreviations, SLICE("nlb\tnetwork load balancing\n")) == 0);
}

static void synonyms_are_found_longest_first(void **state) {
    struct library *library = *state;
    struct synonyms synonyms = {0};
    struct store_terms terms = {0};
    struct error error;
    size_t taken;
    struct slice own = SLICE("# a comment\nold router\tbox\nold\tancient\nalone\n");
    assert_int_equal(synonyms_load(&synonyms, library->store, library->arena, own,
                         SLICE("zz\tzig zag\n"), &error),
        STATUS_OK);
    assert_int_equal(
        store_split(library->store, library->arena, SLICE("an Old router zz"), 32, &terms, &error),
        STATUS_OK);
    assert_null(synonyms_at(&synonyms, &terms, 0, &taken));
    assert_slice(synonyms_at(&synonyms, &terms, 1, &taken)->text, "old router");
    assert_int_equal(taken, 2);
    assert_slice(synonyms_at(&synonyms, &terms, 3, &taken)->text, "zz");
    assert_int_equal(taken, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits),
        cmocka_unit_test(corrections),
        cmocka_unit_test(forms_and_completions),
        cmocka_unit_test(abbreviations),
        cmocka_unit_test(abbreviations_of_any_bytes),
        cmocka_unit_test(the_store_keeps_what_articles_explain),
        cmocka_unit_test(synonyms_are_found_longest_first),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}
