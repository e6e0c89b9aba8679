/* Laying out Markdown or built parts, and comparing the lines with those in the test. */
#ifndef TESTS_UNIT_LAYOUT_SHOWS_H
#define TESTS_UNIT_LAYOUT_SHOWS_H

#include "import/read/markdown.h"
#include "import/read/tidy.h"
#include "layout/layout.h"
#include "tests/unit/test.h"

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

static inline struct layout *layout_of_width(unsigned width) {
    const struct layout_options options = {.width = width};
    return layout_new(arena, &options);
}

static inline struct block *tree_of(const char *markdown) {
    struct document document = {.arena = arena, .path = SLICE("test.md")};
    markdown_read(&document, slice_of(markdown));
    tidy(&document);
    for (struct block *b = document.body; b; b = block_next(document.body, b))
        if (b->kind == BLOCK_TABLE)
            b->first->header = true; /* Markdown has no tables without */
    return document.body;
}

/* The lines as text, each ended by "|", so that blanks at their ends are seen. */
static inline void lines_are(const struct layout *layout, const char *expected) {
    struct buf out = {0};
    for (size_t i = 0; i < layout->lines.count; i++) {
        const struct layout_line *line = &layout->lines.items[i];
        for (uint32_t k = 0; k < line->count; k++)
            buf_add(&out, line->spans[k].text);
        buf_add_string(&out, "|\n");
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

/* The lines with their styles: <strong:text>, with the number of its link <link 1:text>. */
static inline void styles_are(const struct layout *layout, const char *expected) {
    struct buf out = {0};
    for (size_t i = 0; i < layout->lines.count; i++) {
        const struct layout_line *line = &layout->lines.items[i];
        for (uint32_t k = 0; k < line->count; k++) {
            const struct layout_span *span = &line->spans[k];
            if (span->style != LAYOUT_NORMAL)
                buf_printf(&out, "<%s", layout_style_name(span->style));
            if (span->link)
                buf_printf(&out, " %u", span->link);
            buf_add_string(&out, span->style != LAYOUT_NORMAL ? ":" : "");
            buf_add(&out, span->text);
            buf_add_string(&out, span->style != LAYOUT_NORMAL ? ">" : "");
        }
        buf_add_string(&out, "|\n");
    }
    assert_buf(out, expected);
    buf_fini(&out);
}

/* Lays out Markdown with a width. */
static inline void shows(const char *markdown, unsigned width, const char *expected) {
    struct layout *layout = layout_of_width(width);
    layout_tree(layout, tree_of(markdown));
    lines_are(layout, expected);
}

#endif
