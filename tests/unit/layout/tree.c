/* Block trees as lines. The trees are given as Markdown, as an article would be written. */
#include "tests/unit/layout/shows.h"

static void paragraphs_and_headings(void **state) {
    (void)state;
    shows("# Error 789\n\nThe L2TP connection attempt\nfailed.\n\n## Cause\n\nA certificate is "
          "missing.\n",
        20,
        "Error 789|\n"
        "The L2TP connection|\n"
        "attempt failed.|\n"
        "|\n"
        "Cause|\n"
        "A certificate is|\n"
        "missing.|\n");
}

static void hard_line_breaks_stay(void **state) {
    (void)state;
    shows("one  \ntwo\n", 20, "one|\ntwo|\n");
}

static void lists_hang(void **state) {
    (void)state;
    shows("1. Open the Registry Editor.\n2. Go on.\n   - Deep, with a text that wraps.\n", 22,
        "1. Open the Registry|\n"
        "   Editor.|\n"
        "2. Go on.|\n"
        "   \u2022 Deep, with a text|\n"
        "     that wraps.|\n");
}

static void numbers_are_aligned(void **state) {
    (void)state;
    shows("9. nine\n10. ten\n11. eleven\n", 40, " 9. nine|\n10. ten|\n11. eleven|\n");
}

static void full_items_stand_apart(void **state) {
    (void)state;
    shows("1. Stop it:\n\n   ```\n   net stop RasMan\n   ```\n\n2. Wait.\n", 40,
        "1. Stop it:|\n"
        "|\n"
        "       net stop RasMan|\n"
        "|\n"
        "2. Wait.|\n");
}

static void nested_lists_change_their_bullet(void **state) {
    (void)state;
    shows("- a\n  - b\n    - c\n      - d\n- e\n", 40,
        "\u2022 a|\n"
        "  \u25e6 b|\n"
        "    \u25aa c|\n"
        "      \u25aa d|\n"
        "\u2022 e|\n");
}

static void code_goes_on_visibly(void **state) {
    (void)state;
    shows("```\nreg add HKLM\\SYSTEM\\CurrentControlSet\n\n\tend\n```\n", 30,
        "    reg add HKLM\\SYSTEM\\\u21b5|\n"
        "    CurrentControlSet|\n"
        "    |\n"
        "        end|\n");
}

static void notes_have_a_bar_and_a_label(void **state) {
    (void)state;
    shows("Text.\n\n> [!WARNING]\n> Back up the registry first.\n>\n> Really.\n\nMore.\n", 20,
        "Text.|\n"
        "|\n"
        "\u2503 Warning|\n"
        "\u2503 Back up the|\n"
        "\u2503 registry first.|\n"
        "\u2503|\n"
        "\u2503 Really.|\n"
        "|\n"
        "More.|\n");
}

static void quotes_have_a_bar(void **state) {
    (void)state;
    shows("> Quoted.\n\nPlain.\n", 20, "\u2503 Quoted.|\n|\nPlain.|\n");
}

static void pictures_show_their_text(void **state) {
    (void)state;
    shows("![The Services window](a.png)\n\n![](b.png)\n", 40,
        "[picture: The Services window]|\n"
        "|\n"
        "[picture: b.png]|\n");
}

static const char table[] = "| Value | Type | Meaning |\n|---|---|---|\n"
                            "| ProhibitIpSec | REG_DWORD | No automatic filter |\n"
                            "| Start | REG_DWORD | When it starts |\n";

static void tables_stand_side_by_side(void **state) {
    (void)state;
    shows(table, 60,
        "Value          Type       Meaning|\n"
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500  "
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500  "
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
        "\u2500\u2500\u2500\u2500|\n"
        "ProhibitIpSec  REG_DWORD  No automatic filter|\n"
        "Start          REG_DWORD  When it starts|\n");
}

static void narrow_tables_wrap_their_cells(void **state) {
    (void)state;
    shows("| A | B |\n|---|---|\n| one | a meaning that is long |\n| two | short |\n", 20,
        "A    B|\n"
        "\u2500\u2500\u2500  "
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
        "|\n"
        "one  a meaning that|\n"
        "     is long|\n"
        "|\n"
        "two  short|\n");
}

static void tables_that_do_not_fit_become_rows(void **state) {
    (void)state;
    shows(table, 24,
        "Value: ProhibitIpSec|\n"
        "Type: REG_DWORD|\n"
        "Meaning: No automatic|\n"
        "  filter|\n"
        "|\n"
        "Value: Start|\n"
        "Type: REG_DWORD|\n"
        "Meaning: When it starts|\n");
}

static void long_headings_of_columns_stand_above(void **state) {
    (void)state;
    shows("| A heading that is long | B |\n|---|---|\n| xxxxxxxxxxxxxx | y |\n", 16,
        "A heading that|\n"
        "is long:|\n"
        "  xxxxxxxxxxxxxx|\n"
        "B: y|\n");
}

static void tables_without_headings(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(10);
    struct block *tree = block_new(arena, BLOCK_TABLE, 1);
    for (int r = 0; r < 2; r++) {
        struct block *row = block_new(arena, BLOCK_ROW, 1);
        block_append(tree, row);
        for (int c = 0; c < 3; c++) {
            struct block *cell = block_new(arena, BLOCK_CELL, 1);
            struct block *paragraph = block_new(arena, BLOCK_PARAGRAPH, 1);
            paragraph->text = arena_printf(arena, "cell%d%d", r, c);
            block_append(row, cell);
            block_append(cell, paragraph);
        }
    }
    layout_tree(layout, tree);
    lines_are(layout, "\u2022 cell00|\n"
                      "  cell01|\n"
                      "  cell02|\n"
                      "|\n"
                      "\u2022 cell10|\n"
                      "  cell11|\n"
                      "  cell12|\n");
}

static void ascii_only(void **state) {
    (void)state;
    const struct layout_options options = {.width = 20, .ascii = true};
    struct layout *layout = layout_new(arena, &options);
    layout_tree(layout, tree_of("- a\n\n> [!TIP]\n> b\n\n```\nabcdefghijklmnopqr\n```\n"));
    lines_are(layout, "* a|\n"
                      "|\n"
                      "| Tip|\n"
                      "| b|\n"
                      "|\n"
                      "    abcdefghijklmno<|\n"
                      "    pqr|\n");
}

static void styles_and_links(void **state) {
    (void)state;
    const struct layout_options options = {.width = 40, .number_links = true};
    struct layout *layout = layout_new(arena, &options);
    layout_tree(layout, tree_of("# T\n\nRun `regedit` **now**, *or* see [the **other** one](x.md) "
                                "and [this](y.md).\n"));
    styles_are(layout, "<heading1:T>|\n"
                       "Run <code:regedit> <strong:now>, <emphasis:or> see <link 1:the>"
                       "<link 1: ><link 1:other><link 1: ><link 1:one><number 1:[1]>|\n"
                       "and <link 2:this><number 2:[2]>.|\n");
    assert_int_equal(layout->links.count, 2);
    assert_slice(layout->links.items[1], "y.md");
    assert_int_equal(layout_link_line(layout, 2), 2);
}

static void lines_know_where_they_come_from(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(10);
    layout_tree(layout, tree_of("# T\n\nsome words here\n\nmore\n"));
    const struct layout_line *lines = layout->lines.items;
    assert_int_equal(layout->lines.count, 5); /* T, some words, here, blank, more */
    assert_int_equal(lines[0].line, 1);
    assert_int_equal(lines[1].line, 3);
    assert_int_equal(lines[1].end, LAYOUT_WRAPPED);
    assert_int_equal(lines[2].start, 11);
    assert_int_equal(lines[2].end, LAYOUT_END);
    assert_int_equal(lines[4].line, 5);
    assert_int_equal(layout_line_of(layout, lines[4].block, 0), 4);
    assert_int_equal(layout_line_of(layout, lines[1].block, 12), 2);
    assert_int_equal(layout_line_of(layout, lines[1].block, 5), 1);
    assert_int_equal(layout_line_of(layout, 99, 0), 4);
}

/* Rendered pages nest lists far beyond the screen: the outermost indentation is given up. */
static void deep_nesting_keeps_room_for_the_text(void **state) {
    (void)state;
    struct block *root = block_new(arena, BLOCK_LIST, 1), *list = root;
    for (int depth = 0; depth < 30; depth++) {
        struct block *item = block_new(arena, BLOCK_ITEM, 1);
        struct block *inner = block_new(arena, depth < 29 ? BLOCK_LIST : BLOCK_PARAGRAPH, 1);
        block_append(list, item);
        block_append(item, inner);
        list = inner;
    }
    list->text = SLICE("text");
    struct layout *layout = layout_of_width(12);
    layout_tree(layout, root);
    lines_are(layout, "\u25aa \u25aa \u25aa text|\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(paragraphs_and_headings),
        TEST(hard_line_breaks_stay),
        TEST(lists_hang),
        TEST(numbers_are_aligned),
        TEST(full_items_stand_apart),
        TEST(nested_lists_change_their_bullet),
        TEST(code_goes_on_visibly),
        TEST(notes_have_a_bar_and_a_label),
        TEST(quotes_have_a_bar),
        TEST(pictures_show_their_text),
        TEST(tables_stand_side_by_side),
        TEST(narrow_tables_wrap_their_cells),
        TEST(tables_that_do_not_fit_become_rows),
        TEST(long_headings_of_columns_stand_above),
        TEST(tables_without_headings),
        TEST(ascii_only),
        TEST(styles_and_links),
        TEST(lines_know_where_they_come_from),
        TEST(deep_nesting_keeps_room_for_the_text),
    };
    return RUN_TESTS(tests);
}
