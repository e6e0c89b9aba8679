/* An article as bytes for a pipe, and back; also bytes that are none. */
#include "tests/unit/article/random.h"
#include "tests/unit/article/whole.h"

enum {
    ARTICLES = 300
};

static void what_was_packed_comes_back(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= ARTICLES; seed++) {
        struct arena *arena = arena_new();
        struct article article = random_article(arena, seed), back;
        struct buf packed = {0}, again = {0};
        article_pack(&packed, &article);
        assert_true(unpack_whole(&back, arena, buf_slice(&packed)));
        assert_same_article(&article, &back);
        article_pack(&again, &back);
        assert_int_equal(packed.len, again.len);
        assert_memory_equal(packed.at, again.at, packed.len);
        buf_fini(&packed);
        buf_fini(&again);
        arena_free(arena);
    }
}

/* Whatever a broken worker sends: a sound article, or none. */
static void broken_bytes_give_a_sound_article_or_none(void **state) {
    (void)state;
    size_t taken = 0;
    for (uint32_t seed = 1; seed <= ARTICLES; seed++) {
        struct arena *arena = arena_new();
        struct article article = random_article(arena, seed), back;
        struct random random = {.state = seed * 40503u + 7};
        struct buf packed = {0};
        struct error error;
        article_pack(&packed, &article);
        for (int flips = 0; flips < 20; flips++) {
            packed.at[random_below(&random, (uint32_t)packed.len)] ^=
                (char)(1u << random_below(&random, 8));
            struct slice body;
            if (article_unpack(&back, arena, buf_slice(&packed), &body))
                assert_int_equal(field_check(&back, block_scan(body).left, &error), STATUS_OK);
            if (unpack_whole(&back, arena, buf_slice(&packed))) {
                assert_int_equal(article_check(&back, &error), STATUS_OK);
                taken++;
            }
        }
        for (size_t len = 0; len < packed.len; len += 1 + packed.len / 50)
            if (unpack_whole(&back, arena, slice_first(buf_slice(&packed), len)))
                assert_int_equal(article_check(&back, &error), STATUS_OK);
        buf_fini(&packed);
        arena_free(arena);
    }
    assert_true(taken > 0 && taken < ARTICLES * 20);
}

/* Titles are shown and searched for more than anything else. */
static void check_looks_at_the_texts_of_the_article_itself(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct error error;
    struct buf packed = {0};
    struct article article = random_article(arena, 1), back;
    article.title = SLICE("Error \xff");
    assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
    assert_string_equal(error.text, "title is not UTF-8");
    article_pack(&packed, &article);
    assert_false(unpack_whole(&back, arena, buf_slice(&packed)));
    buf_fini(&packed);
    arena_free(arena);
}

static void check_names_the_offence(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct error error;
    for (uint32_t seed = 1; seed < 200; seed++) {
        struct article article = random_article(arena, seed);
        if (article.steps.count < 2 || article.settings.count == 0)
            continue;
        article.steps.items[0].depth = 1;
        assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
        assert_string_equal(error.text, "step 0: nested below nothing");
        article.steps.items[0].depth = 0;
        article.steps.items[0].fix = ARTICLE_NONE;
        assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
        assert_string_equal(error.text, "step 0: not among the steps of its fix");
        article.steps.items[0].fix = 99;
        assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
        assert_string_equal(error.text, "step 0: fix points at nothing");
        article.steps.items[0].fix = 0;
        article.steps.items[0].text = SLICE("\xff");
        assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
        assert_string_equal(error.text, "step 0: text is not UTF-8");
        article.steps.items[0].text = SLICE("");
        article.settings.items[0].place.block = 1000;
        assert_int_equal(article_check(&article, &error), STATUS_FAULTS);
        assert_string_equal(error.text, "setting 0: no such block");
        arena_free(arena);
        return;
    }
    fail_msg("no article of the kind came out");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_packed_comes_back),
        cmocka_unit_test(broken_bytes_give_a_sound_article_or_none),
        cmocka_unit_test(check_looks_at_the_texts_of_the_article_itself),
        cmocka_unit_test(check_names_the_offence),
    };
    return RUN_TESTS(tests);
}
