/* Any bytes are a query: never an error, never out of bounds, never past the limits. */
#include "base/limits.h"
#include "base/text.h"
#include "search/numbers.h"
#include "search/settings.h"
#include "tests/unit/search/library.h"

enum {
    ROUNDS = 1000,
    LONGEST = 300
};

/* Numbers that are the same in every run, so that what fails fails again. */
static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* What queries are made of, more often than other bytes. */
static const char *const pieces[] = {"\"", "*", "-",
    "err:", "kb:", "os:", "in:", "reg:", "cmd:", "HKLM\\", "hk/", "0x", "KB", " ", "(", ")", "NEAR",
    " AND ", "tunnel", "789", "\\", "/", "'", "\t", "%", ":", "weakcry", "\xC3\xA9", "\xE2\x80\x8B",
    "\x1B[31m", "kind:", "product:"};

static struct slice random_text(struct buf *text, uint32_t *seed) {
    size_t len = next_random(seed) % LONGEST;
    buf_clear(text);
    while (text->len < len)
        if (next_random(seed) % 3)
            buf_add_string(text, pieces[next_random(seed) % COUNT_OF(pieces)]);
        else
            buf_add_char(text, (char)next_random(seed));
    return buf_slice(text);
}

/* What a search gives back holds together, and can be shown. */
static void check(const struct search_results *results) {
    for (size_t i = 0; i < results->count; i++) {
        const struct search_hit *hit = &results->hits[i];
        assert_true(text_is_clean(hit->passage.text));
        assert_true(i == 0 || hit->score <= results->hits[i - 1].score);
        size_t end = 0;
        for (size_t m = 0; m < hit->passage.mark_count; m++) {
            const struct search_mark *mark = &hit->passage.marks[m];
            assert_true(mark->start >= end && mark->len > 0);
            end = mark->start + mark->len;
            assert_true(end <= hit->passage.text.len);
        }
    }
    assert_true(results->count <= results->total);
    assert_true(results->suggestion_count <= SEARCH_SUGGESTIONS);
}

static void random_bytes_are_queries(void **state) {
    struct buf text = {0};
    uint32_t seed = 20260;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct search_results results;
        library_search(*state, random_text(&text, &seed), &results);
        check(&results);
    }
    buf_fini(&text);
}

static void random_bytes_are_numbers_and_settings(void **state) {
    struct library *library = *state;
    struct buf text = {0};
    uint32_t seed = 77;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct numbers numbers = {0};
        struct numbers_seen seen = {0};
        struct setting_groups groups = {0};
        struct error error;
        struct slice asked = random_text(&text, &seed);
        arena_reset(library->arena);
        assert_int_not_equal(
            search_number(library->store, library->arena, asked, &numbers, &error), STATUS_STORE);
        assert_int_not_equal(
            search_numbers_in(library->store, library->arena, asked, &seen, &error), STATUS_STORE);
        assert_int_not_equal(
            search_settings(library->store, library->arena, asked, &groups, &error), STATUS_STORE);
    }
    buf_fini(&text);
}

/* Every beginning of a query is one, as it is while somebody types. */
static void beginnings_are_queries(void **state) {
    static const struct slice whole = {
        "error 789: the \"L2TP\" tunnel -azure os:10 HKLM\\SYSTEM\\CurrentControlSet", 66};
    struct library *library = *state;
    const struct search_options options = {.limit = 10, .unfinished = true, .snippets = true};
    for (size_t len = 0; len <= whole.len; len++) {
        struct search_results results = {0};
        struct error error;
        arena_reset(library->arena);
        enum status status = search_run(
            library->search, library->arena, slice_first(whole, len), &options, &results, &error);
        assert_true(status == STATUS_OK || status == STATUS_NOTHING);
        check(&results);
    }
}

static void a_large_paste(void **state) {
    struct buf text = {0};
    struct search_results results;
    while (text.len < 1 << 20)
        buf_add_string(&text, "tunnel \"error\" 789 HKLM\\X( ");
    assert_int_equal(library_search(*state, buf_slice(&text), &results), STATUS_OK);
    check(&results);
    buf_fini(&text);
}

static void bytes_without_meaning(void **state) {
    struct search_results results;
    static const struct slice texts[] = {{"", 0}, {"\0", 1}, {"tunnel\0spooler", 14},
        {"\xFF\xFE\xFD", 3}, {"\r\n\t\v\f", 5}, {"\x1B]0;title\x07", 10}, {"\"", 1}, {"-", 1},
        {"* * *", 5}, {"err:", 4}, {"NEAR(a, 5)", 10}, {"title:tunnel", 12}, {"{a b}:c", 7},
        {"^tunnel", 7}, {"tunnel + error", 14}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        library_search(*state, texts[i], &results);
        check(&results);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_bytes_are_queries),
        cmocka_unit_test(random_bytes_are_numbers_and_settings),
        cmocka_unit_test(beginnings_are_queries),
        cmocka_unit_test(a_large_paste),
        cmocka_unit_test(bytes_without_meaning),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}
