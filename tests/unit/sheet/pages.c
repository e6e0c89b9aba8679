/* Where pages end. */
#include "sheet/pages.h"
#include "tests/unit/sheet/sheets.h"

/* Steps of that many lines each, a blank line between them. */
static struct layout *steps_of(const size_t *lines, size_t count) {
    struct layout *layout = layout_of_width(40);
    for (size_t i = 0; i < count; i++) {
        layout_gap(layout);
        layout_step_open(layout, i + 1, count, LAYOUT_BOX_NONE);
        for (size_t k = 0; k < lines[i]; k++)
            layout_words(layout, LAYOUT_NORMAL, SLICE("line"));
        layout_close(layout);
    }
    return layout;
}

static void pages_are(const struct layout *layout, size_t most, const char *expected) {
    struct sheet_pages pages = sheet_pages_of(arena, layout, most);
    struct buf out = {0};
    for (size_t i = 0; i < pages.count; i++)
        buf_printf(&out, "%zu-%zu ", pages.items[i].from, pages.items[i].to);
    assert_buf(out, expected);
    buf_fini(&out);
}

static void a_step_is_not_split(void **state) {
    (void)state;
    pages_are(steps_of((size_t[]){3, 3, 3}, 3), 9, "0-7 8-11 ");
    pages_are(steps_of((size_t[]){3, 3, 3}, 3), 11, "0-11 ");
    pages_are(steps_of((size_t[]){3, 3, 3}, 3), 7, "0-7 8-11 ");
}

static void one_that_is_too_long_is(void **state) {
    (void)state;
    pages_are(steps_of((size_t[]){2, 9}, 2), 6, "0-2 3-9 9-12 ");
    pages_are(steps_of((size_t[]){5}, 1), 1, "0-1 1-2 2-3 3-4 4-5 ");
    pages_are(steps_of((size_t[]){5}, 1), 0, "0-1 1-2 2-3 3-4 4-5 ");
}

static void a_heading_stands_with_what_follows(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    layout_words(layout, LAYOUT_NORMAL, SLICE("one"));
    layout_gap(layout);
    layout_words(layout, LAYOUT_NORMAL, SLICE("two"));
    layout_heading(layout, 2, SLICE("Next"));
    layout_words(layout, LAYOUT_NORMAL, SLICE("three"));
    pages_are(layout, 5, "0-3 4-6 ");
}

static void a_bar_stands_on_one_page(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    layout_words(layout, LAYOUT_NORMAL, SLICE("one"));
    layout_gap(layout);
    layout_words(layout, LAYOUT_NORMAL, SLICE("two"));
    layout_gap(layout);
    layout_bar_open(layout, LAYOUT_COMMAND, SLICE("Command Prompt"));
    layout_exact(layout, LAYOUT_CODE, SLICE("a\n\nb"));
    layout_close(layout);
    pages_are(layout, 6, "0-3 4-8 ");
}

static void nothing_is_a_page(void **state) {
    (void)state;
    pages_are(layout_of_width(40), 10, "0-0 ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_step_is_not_split),
        TEST(one_that_is_too_long_is),
        TEST(a_heading_stands_with_what_follows),
        TEST(a_bar_stands_on_one_page),
        TEST(nothing_is_a_page),
    };
    return RUN_TESTS(tests);
}
