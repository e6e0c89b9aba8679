/* Where sentences end, and what their words are. */
#include "import/extract/sentence.h"
#include "tests/unit/test.h"

/* Splits `text`, and checks the sentences, which `expected` separates by " | ". */
static void splits(const char *text, const char *expected) {
    struct arena *arena = arena_new();
    struct sentences list = sentences_of(arena, slice_of(text));
    struct buf got = {0};
    for (size_t i = 0; i < list.count; i++)
        buf_printf(&got, "%s%.*s", i ? " | " : "", SLICE_ARGS(list.items[i].text));
    assert_buf(got, expected);
    buf_fini(&got);
    arena_free(arena);
}

static void ends(void **state) {
    (void)state;
    splits("Stop it. Start it.", "Stop it. | Start it.");
    splits("Does it run? Then wait!", "Does it run? | Then wait!");
    splits("It says \"Stopped.\" Start it.", "It says \"Stopped.\" | Start it.");
    splits("Er sagt \u201cHalt.\u201d Weiter.", "Er sagt \u201cHalt.\u201d | Weiter.");
    splits("Is it so (or not?) Then wait.", "Is it so (or not?) | Then wait.");
    splits("First line\nsecond line", "First line | second line");
    splits("First line  \n\n second line ", "First line | second line");
}

static void full_stops_inside(void **state) {
    (void)state;
    splits("Run Dcdiag.exe on it.", "Run Dcdiag.exe on it.");
    splits("Use version 2.4.1 or 2.5.", "Use version 2.4.1 or 2.5.");
    splits("Use a console, e.g. the old one.", "Use a console, e.g. the old one.");
    splits("See fig. 2 of J. Doe.", "See fig. 2 of J. Doe.");
    splits("Use one (e.g. mine). Stop etc.", "Use one (e.g. mine). | Stop etc.");
    splits("The address is 10.0.0.1. Use it.", "The address is 10.0.0.1. | Use it.");
}

static void nothing(void **state) {
    (void)state;
    splits("", "");
    splits(" \n\n ", "");
    splits("...", "");
}

static void words(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct sentences list =
        sentences_of(arena, SLICE("On the Edit menu, click \u201cModify\u201d (twice):"));
    assert_int_equal(list.count, 1);
    const struct sentence *sentence = &list.items[0];
    assert_int_equal(sentence->count, 7);
    assert_int_equal(sentence->end, ':');
    assert_slice(sentence->words[3].text, "menu");
    assert_true(sentence->words[3].comma);
    assert_slice(sentence->words[5].text, "Modify");
    assert_true(sentence->words[5].quoted);
    assert_slice(sentence->words[6].text, "twice");
    arena_free(arena);
}

static void words_are_compared(void **state) {
    (void)state;
    assert_int_equal(word_hash(SLICE("Don\u2019t")), word_hash(SLICE("don't")));
    assert_int_equal(word_hash(SLICE("RESTART")), word_hash(SLICE("restart")));
    assert_int_not_equal(word_hash(SLICE("restart")), word_hash(SLICE("restarts")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends),
        cmocka_unit_test(full_stops_inside),
        cmocka_unit_test(nothing),
        cmocka_unit_test(words),
        cmocka_unit_test(words_are_compared),
    };
    return RUN_TESTS(tests);
}
