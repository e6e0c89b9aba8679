/* Abbreviations that articles explain. */
#include "import/extract/abbreviations.h"
#include "tests/unit/test.h"

static void explains(const char *text, const char *letters, const char *meaning) {
    struct article_abbreviation found;
    size_t from = 0;
    bool any = abbreviation_next(slice_of(text), &from, &found);
    assert_int_equal(any, *letters != 0);
    if (!any)
        return;
    assert_slice(found.letters, letters);
    assert_slice(found.meaning, meaning);
}

static void what_is_explained(void **state) {
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
static void any_bytes(void **state) {
    (void)state;
    char text[200];
    uint32_t seed = 5;
    for (size_t round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = "ABCabc ()\xC3\n-"[seed >> 24 & 0xFF ? (seed >> 16) % 12 : 0];
        }
        struct slice all = {text, sizeof text};
        struct article_abbreviation found;
        size_t from = 0, before = 0;
        while (abbreviation_next(all, &from, &found)) {
            assert_true(from > before && from <= all.len);
            assert_true(found.meaning.at >= text &&
                        found.meaning.at + found.meaning.len <= text + sizeof text);
            before = from;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_explained),
        cmocka_unit_test(any_bytes),
    };
    return RUN_TESTS(tests);
}
