/* Many lists of phrases are found as each alone is. */
#include "tree/phrase.h"

#include "tests/unit/test.h"

#include <stdlib.h>

static const char *const lists[] = {"install*|reinstall", "not start|won't start", "0x*|error*",
    "a|b", "vm|vms|virtual machine*", "log on", "time-out|timed out"};

static void found_as_alone(const struct phrase_lists *made, const char *text) {
    bool found[COUNT_OF(lists)] = {false};
    phrase_find(made, slice_of(text), found);
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (found[i] != phrase_any(slice_of(text), lists[i]))
            fail_msg("\"%s\" in \"%s\": %d", lists[i], text, found[i]);
}

static void lists_are_found_together(void **state) {
    static const char *const texts[] = {"", "a", "b c", "ab", "installed", "reinstalled",
        "it won't start", "cannot start, does not start", "errors", "the 0x80070005", "x0x1", "vmx",
        "(vms)", "two virtual machines", "log  on", "log on", "time-outs", "is timed out",
        "caf\u00E9a \u00E9b", "a\xff"};
    (void)state;
    struct arena *arena = arena_new();
    struct phrase_lists made = phrase_lists_of(arena, lists, COUNT_OF(lists));
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        found_as_alone(&made, texts[i]);
    arena_free(arena);
}

/* Texts put together of pieces of the phrases themselves. */
static void lists_are_found_in_any_text(void **state) {
    static const char *const pieces[] = {"install", "re", "ed", " ", "-", "not", "start", "won't",
        "0x", "error", "a", "b", "v", "m", "s", "virtual machine", "log", "on", "time", "out", "d"};
    (void)state;
    struct arena *arena = arena_new();
    struct phrase_lists made = phrase_lists_of(arena, lists, COUNT_OF(lists));
    uint32_t random = 7;
    for (int i = 0; i < 20000; i++) {
        struct buf text = {0};
        for (int p = 0; p < 6; p++) {
            random = random * 1664525u + 1013904223u;
            buf_add_string(&text, pieces[(random >> 16) % COUNT_OF(pieces)]);
        }
        found_as_alone(&made, buf_string(&text));
        buf_fini(&text);
    }
    arena_free(arena);
}

/* They are looked for by halving. */
static void dull_words_are_sorted(void **state) {
    static const char *const words[] = {
#define X(word) word,
#include "tree/dull.def"
#undef X
    };
    (void)state;
    for (size_t i = 1; i < COUNT_OF(words); i++)
        if (strcmp(words[i - 1], words[i]) >= 0)
            fail_msg("dull.def: \"%s\" stands before \"%s\"", words[i - 1], words[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_found_together),
        cmocka_unit_test(lists_are_found_in_any_text),
        cmocka_unit_test(dull_words_are_sorted),
    };
    return RUN_TESTS(tests);
}
