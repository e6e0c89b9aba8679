/* Searching in laid out lines. */
#include "tests/unit/layout/shows.h"

/* The parts of all matches as "match@line:column+columns". */
static void finds(const struct layout *layout, const char *wanted, const char *expected) {
    struct layout_matches matches = layout_find(arena, layout, slice_of(wanted));
    struct buf out = {0};
    for (size_t i = 0; i < matches.parts.count; i++) {
        const struct layout_match *part = &matches.parts.items[i];
        buf_printf(&out, "%zu@%zu:%u+%u ", part->number, part->line, part->column, part->columns);
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

static void finds_in_one_line(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    layout_tree(layout, tree_of("- Error 789, error 798\n"));
    finds(layout, "ERROR", "0@0:2+5 1@0:13+5 ");
    finds(layout, " error 79", "0@0:13+8 ");
    finds(layout, "nothing", "");
    finds(layout, "", "");
    finds(layout, "\u2022", "");
}

static void finds_where_lines_wrap(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(12);
    layout_tree(layout, tree_of("the certificate is missing here\n"));
    lines_are(layout, "the|\ncertificate|\nis missing|\nhere|\n");
    finds(layout, "certificate is", "0@1:0+11 0@2:0+2 ");
    finds(layout, "missing here", "0@2:3+7 0@3:0+4 ");
}

static void finds_commands_over_their_marks(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(20);
    layout_tree(layout, tree_of("```\nnet stop RasManAndSoOn\n```\n"));
    lines_are(layout, "    net stop \u21b5|\n    RasManAndSoOn|\n");
    finds(layout, "stop rasman", "0@0:8+5 0@1:4+6 ");
}

static void does_not_find_across_paragraphs(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(20);
    layout_tree(layout, tree_of("one\n\ntwo\n"));
    finds(layout, "one two", "");
}

static void folds_case_of_any_script(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    layout_words(layout, LAYOUT_NORMAL, SLICE("Die STRASSE \u00dcber \u65e5\u672c"));
    finds(layout, "stra\u00dfe", "0@0:4+7 ");
    finds(layout, "\u00fcBER", "0@0:12+4 ");
    finds(layout, "\u672c", "0@0:19+2 ");
}

static void numbers_of_links_are_no_text(void **state) {
    (void)state;
    const struct layout_options options = {.width = 40, .number_links = true};
    struct layout *layout = layout_new(arena, &options);
    layout_tree(layout, tree_of("see [this](a.md) page\n"));
    lines_are(layout, "see this[1] page|\n");
    finds(layout, "this page", "0@0:4+12 ");
    finds(layout, "[1]", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(finds_in_one_line),
        TEST(finds_where_lines_wrap),
        TEST(finds_commands_over_their_marks),
        TEST(does_not_find_across_paragraphs),
        TEST(folds_case_of_any_script),
        TEST(numbers_of_links_are_no_text),
    };
    return RUN_TESTS(tests);
}
