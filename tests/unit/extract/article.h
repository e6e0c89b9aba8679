/* Reads a Markdown text as an article, for the tests of what is found in it. */
#ifndef TESTS_UNIT_EXTRACT_ARTICLE_H
#define TESTS_UNIT_EXTRACT_ARTICLE_H

#include "import/extract/extract.h"
#include "tests/unit/test.h"

struct read {
    struct document document;
    struct article article;
};

/* The article of the text; read_done() frees it. The text has to live as long. */
static inline struct read *read_article(const char *text) {
    struct arena *arena = arena_new();
    struct read *read = arena_alloc(arena, sizeof *read);
    read->document = (struct document){.arena = arena, .path = SLICE("test.md")};
    document_read(&read->document, slice_of(text));
    extract(&read->article, &read->document);
    struct error error = {0};
    assert_int_equal(article_check(&read->article, &error), STATUS_OK);
    return read;
}

static inline void read_done(struct read *read) {
    arena_free(read->document.arena);
}

#endif
