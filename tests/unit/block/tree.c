#include "block/block.h"
#include "tests/unit/test.h"

#include <stdio.h>

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static struct block *add(struct block *parent, enum block_kind kind, const char *text) {
    struct block *block = block_new(arena, kind, 1);
    block->text = slice_of(text);
    block->level = kind == BLOCK_HEADING;
    block_append(parent, block);
    return block;
}

/* A heading, then a list of one item with a paragraph and a picture. */
static struct block *sample(void) {
    struct block *root = block_new(arena, BLOCK_DOCUMENT, 1);
    add(root, BLOCK_HEADING, "Title");
    struct block *list = add(root, BLOCK_LIST, "");
    list->ordered = true;
    list->number = 3;
    struct block *item = add(list, BLOCK_ITEM, "");
    struct block *paragraph = add(item, BLOCK_PARAGRAPH, "Click Start, run x");
    paragraph->runs = arena_alloc(arena, 2 * sizeof(struct run));
    paragraph->runs[0] = (struct run){6, 5, RUN_STRONG | RUN_LINK, SLICE("a.md")};
    paragraph->runs[1] = (struct run){17, 1, RUN_CODE, SLICE("")};
    paragraph->run_count = 2;
    paragraph->line = 7;
    paragraph->line_end = 8;
    add(item, BLOCK_PICTURE, "alt");
    block_number(root);
    return root;
}

static void dump_is(const struct block *root, const char *expected) {
    struct buf out = {0};
    block_dump(&out, root);
    assert_buf(out, expected);
    buf_fini(&out);
}

static const char sample_dump[] = "document @1\n"
                                  "  heading 1 @1: Title\n"
                                  "  list from 3 @1\n"
                                  "    item @1\n"
                                  "      paragraph @7-8: Click [**Start**](a.md), run `x`\n"
                                  "      picture @1: alt\n";

static void dumps(void **state) {
    (void)state;
    dump_is(sample(), sample_dump);
}

static void packing_keeps_everything(void **state) {
    (void)state;
    struct buf packed = {0};
    block_pack(&packed, sample());
    struct block *back = block_unpack(arena, buf_slice(&packed));
    assert_non_null(back);
    dump_is(back, sample_dump);
    buf_fini(&packed);
}

/* Every truncation, and every byte changed: refused, or a tree that passes the checker. */
static void damaged_packs_are_refused_or_sound(void **state) {
    (void)state;
    struct buf packed = {0};
    block_pack(&packed, sample());
    for (size_t len = 0; len < packed.len; len++)
        assert_null(block_unpack(arena, slice_first(buf_slice(&packed), len)));
    for (size_t i = 0; i < packed.len; i++) {
        char good = packed.at[i];
        for (int value = 0; value < 256; value++) {
            packed.at[i] = (char)value;
            struct block *tree = block_unpack(arena, buf_slice(&packed));
            if (tree)
                assert_int_equal(block_check(tree, NULL), STATUS_OK);
        }
        packed.at[i] = good;
        arena_reset(arena);
    }
    buf_fini(&packed);
}

static void checker_sees_what_is_wrong(void **state) {
    (void)state;
    struct error error;
    struct block *root = sample();
    assert_int_equal(block_check(root, &error), STATUS_OK);
    add(root, BLOCK_ROW, "");
    assert_int_equal(block_check(root, &error), STATUS_FAULTS);
    assert_string_equal(error.text, "row 0 at line 1: stands where it may not");

    root = sample();
    root->last->first->first->runs[0].len = 400;
    assert_int_equal(block_check(root, &error), STATUS_FAULTS);
    root = sample();
    root->first->text = SLICE("\xff");
    assert_int_equal(block_check(root, &error), STATUS_FAULTS);
    root = sample();
    root->first->level = 0;
    assert_int_equal(block_check(root, &error), STATUS_FAULTS);
}

static void moves_blocks(void **state) {
    (void)state;
    struct block *root = sample();
    struct block *heading = root->first;
    block_remove(heading);
    assert_ptr_equal(root->first, root->last);
    block_insert_after(root->first, heading);
    assert_ptr_equal(root->last, heading);
    assert_int_equal(block_check(root, NULL), STATUS_OK);
    assert_int_equal(block_number(root), 6);
}

static void walks_without_recursion(void **state) {
    (void)state;
    struct block *root = sample();
    struct buf out = {0};
    struct block_iter iter = block_iter(root);
    while (block_iter_next(&iter))
        buf_printf(&out, "%s%u ", iter.entering ? "+" : "-", iter.block->index);
    assert_buf(out, "+0 +1 -1 +2 +3 +4 -4 +5 -5 -3 -2 -0 ");
    assert_ptr_equal(block_after(root, root->last->first), NULL);
    assert_int_equal(block_depth(root, root->last->first->first), 3);
    assert_ptr_equal(block_ancestor(root->last->first->first, BLOCK_LIST), root->last);
    buf_clear(&out);
    block_text(&out, root, " | ");
    assert_buf(out, "Title | Click Start, run x | alt");
    buf_fini(&out);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(dumps),
        TEST(packing_keeps_everything),
        TEST(damaged_packs_are_refused_or_sound),
        TEST(checker_sees_what_is_wrong),
        TEST(moves_blocks),
        TEST(walks_without_recursion),
    };
    return RUN_TESTS(tests);
}
