/* Any tree at any width: no line too wide, nothing lost, no control character, and in time that
 * grows with the text. */
#include "base/limits.h"
#include "base/text.h"
#include "tests/unit/layout/shows.h"

#include <unistd.h>

enum {
    SECONDS = 250 /* for all long texts, under the slowest sanitizer */
};

/* A small generator: the same numbers on every machine, so that a failure can be repeated. */
static uint32_t seed;
static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static struct slice random_text(void) {
    static const char *const words[] = {"a", "HKLM\\SYSTEM\\CurrentControlSet", "re-install",
        "\u63a5\u7d9a\u3067\u304d", "e\u0301\u0301", "\x1b[2J", "\n", "\t", "\u202e", "\u1160",
        "(and/or)", "http://example.com/a/b/c", "\xff", "netsh", "\u00a0", "\U0001f600", "--x"};
    struct buf text = {0};
    for (uint32_t i = random_below(12); i > 0; i--) {
        buf_add_string(&text, words[random_below(COUNT_OF(words))]);
        buf_add_string(&text, random_below(4) ? " " : "");
    }
    struct slice copy = arena_slice(arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}

static void add_runs(struct block *leaf) {
    if (leaf->text.len < 4)
        return;
    leaf->runs = arena_alloc(arena, sizeof *leaf->runs);
    leaf->runs[0] = (struct run){1, (uint32_t)leaf->text.len - 2, 1 + random_below(15),
        random_below(2) ? SLICE("a.md") : SLICE("")};
    leaf->run_count = 1;
}

/* A random block that `parent` may contain. */
static struct block *random_block(struct block *parent) {
    enum block_kind kind;
    do
        kind = (enum block_kind)random_below(BLOCK_KINDS);
    while (!block_may_contain(parent->kind, kind));
    struct block *block = block_new(arena, kind, random_below(100));
    block->level = kind == BLOCK_HEADING ? (uint8_t)(1 + random_below(6)) : 0;
    block->note = kind == BLOCK_NOTE ? (enum block_note)(1 + random_below(5)) : NOTE_NONE;
    block->ordered = random_below(2);
    block->number = random_below(2) ? UINT32_MAX : 1;
    block->header = random_below(3) == 0;
    if (block_is_leaf(kind)) {
        block->text = random_text();
        add_runs(block);
    }
    return block;
}

static struct block *random_tree(void) {
    struct block *root = block_new(arena, BLOCK_DOCUMENT, 1), *parent = root;
    for (int i = 0; i < 60; i++) {
        struct block *block = random_block(parent);
        block_append(parent, block);
        if (!block_is_leaf(block->kind) && random_below(3))
            parent = block;
        while (parent != root && random_below(4) == 0)
            parent = parent->parent;
    }
    block_number(root);
    return root;
}

static void check_line(const struct layout_line *line, unsigned width) {
    size_t columns = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        struct slice text = line->spans[i].text;
        columns += text_width(text);
        assert_true(text_is_clean(text));
        assert_int_equal(slice_find_char(text, '\n'), SLICE_NONE);
        assert_int_equal(slice_find_char(text, '\t'), SLICE_NONE);
    }
    assert_int_equal(columns, line->width);
    assert_true(columns <= width);
    assert_true(line->prefix <= line->count);
}

static void random_trees_at_all_widths(void **state) {
    (void)state;
    for (uint32_t i = 0; i < 1500; i++) {
        arena_reset(arena);
        seed = i;
        struct block *tree = random_tree();
        unsigned width = i < 500 ? i + 1 : 1 + random_below(100);
        const struct layout_options options = {width, random_below(2), random_below(2)};
        struct layout *layout = layout_new(arena, &options);
        layout_tree(layout, tree);
        for (size_t k = 0; k < layout->lines.count; k++)
            check_line(&layout->lines.items[k], width);
    }
}

static void lay_out_long_text(
    const char *piece, size_t size, unsigned width, enum block_kind kind) {
    struct buf text = {0};
    while (text.len < size)
        buf_add_string(&text, piece);
    struct block *leaf = block_new(arena, kind, 1);
    leaf->text = buf_slice(&text);
    struct layout *layout = layout_of_width(width);
    layout_tree(layout, leaf);
    assert_true(layout->lines.count > 0);
    buf_fini(&text);
    arena_reset(arena);
}

/* Half a megabyte without a place to break it: in quadratic time it would take an hour. */
static void long_texts_end(void **state) {
    (void)state;
    static const char *const pieces[] = {"word ", "x", "HKLM\\", "a-", "\u65e5", "\u1160",
        "e\u0301", "a \u1160\u1160\u1160\u1160\u1160\u1160\u1160", "\xff"};
    static const unsigned widths[] = {1, 40, 500};
    alarm(SECONDS); /* a hang ends the program; no speed is asked for */
    for (size_t p = 0; p < COUNT_OF(pieces); p++)
        for (size_t w = 0; w < 3; w++)
            for (int code = 0; code < 2; code++)
                lay_out_long_text(
                    pieces[p], 1 << 19, widths[w], code ? BLOCK_CODE : BLOCK_PARAGRAPH);
    alarm(0);
}

/* A table as wide, and one as long, as an article can hold. */
static void large_tables(void **state) {
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        struct block *tree = block_new(arena, BLOCK_TABLE, 1);
        size_t rows = wide ? 2 : 20000, columns = wide ? 20000 : 2;
        for (size_t r = 0; r < rows; r++) {
            struct block *row = block_new(arena, BLOCK_ROW, 1);
            row->header = r == 0;
            block_append(tree, row);
            for (size_t c = 0; c < columns; c++) {
                struct block *cell = block_new(arena, BLOCK_CELL, 1);
                struct block *text = block_new(arena, BLOCK_PARAGRAPH, 1);
                text->text = SLICE("cell");
                block_append(row, cell);
                block_append(cell, text);
            }
        }
        struct layout *layout = layout_of_width(80);
        layout_tree(layout, tree);
        assert_int_equal(layout->lines.count, 20001 - wide);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(random_trees_at_all_widths),
        TEST(long_texts_end),
        TEST(large_tables),
    };
    return RUN_TESTS(tests);
}
