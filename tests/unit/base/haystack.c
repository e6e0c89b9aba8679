/* Every way to look for a word finds what looking at each place in turn finds. */
#include "base/haystack.h"
#include "tests/unit/test.h"

enum {
    ROUNDS = 200000
};

static uint32_t state_of_random = 2463534242u;

static uint32_t random_below(uint32_t limit) {
    state_of_random ^= state_of_random << 13;
    state_of_random ^= state_of_random >> 17;
    state_of_random ^= state_of_random << 5;
    return state_of_random % limit;
}

/* Few different letters, so that words are found often, and marks whose low bits are those of
 * letters. */
static struct slice random_text(char *at, uint32_t most) {
    static const char letters[] = "aAbBe -.!\"1qQ\xc3";
    struct slice text = {at, random_below(most + 1)};
    for (size_t i = 0; i < text.len; i++)
        at[i] = letters[random_below(sizeof letters - 1)];
    return text;
}

static ptrdiff_t plainly(struct slice text, struct slice part, bool nocase) {
    for (size_t i = 0; i + part.len <= text.len; i++) {
        struct slice here = slice_first(slice_from(text, i), part.len);
        if (nocase ? slice_equal_nocase(here, part) : slice_equal(here, part))
            return (ptrdiff_t)i;
    }
    return SLICE_NONE;
}

static void finds_what_looking_plainly_finds(void **state) {
    char text_bytes[64], part_bytes[8];
    size_t found = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct slice text = random_text(text_bytes, 40), part = random_text(part_bytes, 4);
        struct haystack haystack = haystack_of(text);
        ptrdiff_t at = plainly(text, part, true);
        found += at != SLICE_NONE;
        assert_int_equal(slice_find(text, part), plainly(text, part, false));
        assert_int_equal(slice_find_nocase(text, part), at);
        assert_int_equal(haystack_find(&haystack, part), at);
        part_bytes[part.len] = '\0';
        assert_int_equal(
            haystack_may_say(&haystack, part_bytes), haystack_may_hold(&haystack, part));
        assert_int_equal(haystack_find_word(&haystack, part), slice_find_word(text, part));
    }
    assert_in_range(found, ROUNDS / 10, ROUNDS - ROUNDS / 10);
}

/* Lines end at \n, \r and \r\n wherever these stand, near the strides of the search too. */
static void takes_lines_of_any_length(void **state) {
    char bytes[600];
    (void)state;
    for (size_t len = 0; len < 300; len++) {
        memset(bytes, 'x', sizeof bytes);
        bytes[len] = len % 3 == 0 ? '\n' : '\r';
        bytes[len + 1] = len % 3 == 2 ? '\n' : '.';
        struct slice rest = {bytes, sizeof bytes}, line;
        assert_true(slice_next_line(&rest, &line));
        assert_int_equal(line.len, len);
        assert_int_equal(rest.len, sizeof bytes - len - (len % 3 == 2 ? 2 : 1));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_looking_plainly_finds),
        cmocka_unit_test(takes_lines_of_any_length),
    };
    return RUN_TESTS(tests);
}
