/* What a person types or pastes: queries, error numbers, and text with numbers in it. */
#include "codes/codes.h"
#include "search/query.h"
#include "tests/fuzz/fuzz.h"

static void look_for_numbers(struct slice text) {
    struct code_mention mention;
    size_t from = 0, before = 0;
    while (code_next(text, &from, &mention)) {
        fuzz_require(from > before && from <= text.len, "looking for numbers does not go on");
        fuzz_require(mention.len > 0 && mention.start + mention.len <= text.len,
            "a number outside of its text");
        before = from;
    }
    fuzz_require(from == text.len, "the end of the text was not reached");
}

static void read_number(struct slice text) {
    struct code_reading readings[CODE_READINGS];
    size_t count = code_read(text, readings);
    fuzz_require(count <= CODE_READINGS, "more readings than there is room for");
    for (size_t i = 0; i < count; i++) {
        struct buf out = {0};
        code_describe(&out, readings[i].value);
        buf_fini(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct slice text = {(const char *)data, size};
    struct query query = query_parse(arena, text);
    for (size_t i = 0; i < query.parts.count; i++) {
        const struct query_part *part = &query.parts.items[i];
        fuzz_require(part->start + part->text.len <= query.text.len, "a part outside of its query");
    }
    look_for_numbers(text);
    read_number(text);
    arena_free(arena);
    return 0;
}
