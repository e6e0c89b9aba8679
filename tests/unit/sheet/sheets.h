/* Articles out of Markdown, and what sheets show of them. */
#ifndef TESTS_UNIT_SHEET_SHEETS_H
#define TESTS_UNIT_SHEET_SHEETS_H

#include "import/extract/extract.h"
#include "import/read/document.h"
#include "sheet/file.h"
#include "sheet/sheet.h"
#include "sheet/write.h"
#include "tests/unit/test.h"

#include "base/text.h"

static struct arena *arena;

static inline int setup(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static inline int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static inline struct article *article_of(const char *markdown) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct article *article = arena_alloc(arena, sizeof *article);
    *document = (struct document){.arena = arena, .path = SLICE("test.md")};
    document_read(document, slice_of(markdown));
    extract(article, document);
    return article;
}

static inline struct sheet_subject subject_of(const struct article *article) {
    return (struct sheet_subject){.article = article, .problem = ARTICLE_NONE};
}

static inline struct sheet sheet_of(const struct article *article) {
    return (struct sheet){.subject = subject_of(article), .fix = ARTICLE_NONE};
}

static inline struct layout *layout_of_width(unsigned width) {
    const struct layout_options options = {.width = width, .ascii = true};
    return layout_new(arena, &options);
}

static inline struct slice printed(const struct layout *layout) {
    struct buf out = {0};
    layout_print(&out, layout);
    struct slice text = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return text;
}

/* A fix, counted from 1, in ASCII. */
static inline void fix_is(
    const struct sheet_subject *subject, int fix, unsigned width, const char *expected) {
    struct layout *layout = layout_of_width(width);
    sheet_fix(layout, subject, fix - 1);
    assert_slice(printed(layout), expected);
}

/* A sheet in a format; the test fails where there is none. */
static inline struct slice written(const struct sheet *sheet, enum sheet_format format) {
    struct buf out = {0};
    struct error error = {0};
    assert_int_equal(sheet_write(&out, format, sheet, &error), STATUS_OK);
    struct slice text = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return text;
}

static inline size_t times(struct slice text, const char *part) {
    size_t count = 0;
    for (ptrdiff_t at; (at = slice_find(text, slice_of(part))) != SLICE_NONE; count++)
        text = slice_from(text, (size_t)at + 1);
    return count;
}

#define assert_has(text, part) assert_int_not_equal(slice_find((text), slice_of(part)), SLICE_NONE)
#define assert_lacks(text, part) assert_int_equal(slice_find((text), slice_of(part)), SLICE_NONE)

#endif
