/*
 * A reader is total: any bytes give a sound tree, and a sound article. The inputs of all cases are
 * changed at random, a seed a change, and read.
 */
#include "import/extract/extract.h"
#include "import/read/document.h"
#include "tests/unit/article/whole.h"
#include "tests/unit/test.h"

#include <ftw.h>
#include <stdio.h>
#include <unistd.h>

enum {
    LARGEST = 20000,
    CHANGES = 6, /* of each file */
    SECONDS = 250,
};

static struct {
    char path[256];
    struct buf bytes;
} inputs[600];
static size_t input_count;

static int take_input(const char *path, const struct stat *file, int type, struct FTW *walk) {
    static const char *const endings[] = {".md", ".html", ".txt"};
    bool wanted = false;
    (void)walk;
    for (size_t i = 0; i < 3; i++)
        wanted |= slice_ends(slice_of(path), slice_of(endings[i]));
    if (type != FTW_F || !wanted || file->st_size > LARGEST || input_count == COUNT_OF(inputs))
        return 0;
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    snprintf(inputs[input_count].path, sizeof inputs->path, "%s", path);
    buf_reserve(&inputs[input_count].bytes, (size_t)file->st_size);
    struct buf *bytes = &inputs[input_count++].bytes;
    bytes->len = fread(bytes->at, 1, (size_t)file->st_size, stream);
    return fclose(stream);
}

static uint32_t random_next(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void read_and_check(const char *what, struct slice bytes) {
    struct arena *arena = arena_new();
    struct document document = {.arena = arena, .path = SLICE("x.md")};
    struct article article, back;
    struct error error = {0};
    struct buf packed = {0};
    document_read(&document, bytes);
    if (block_check(document.body, &error))
        fail_msg("%s: tree: %s", what, error.text);
    extract(&article, &document);
    if (article_check(&article, &error))
        fail_msg("%s: article: %s", what, error.text);
    article_pack(&packed, &article);
    if (!unpack_whole(&back, arena, buf_slice(&packed)))
        fail_msg("%s: does not come back from its bytes", what);
    buf_fini(&packed);
    arena_free(arena);
}

/* Bytes that mean something to one of the readers. */
static void add_mark(struct buf *out, uint32_t random) {
    static const char *const marks[] = {"\n\n", "<", ">", "</", "<!--", "-->", "&", "#", "## ",
        "- ", "1. ", "> ", "```\n", "~~~\n", "|", "|--|\n", "[", "](", ")", "![", "`", "**",
        "---\n", "+++\n", ":::note\n", ":::\n", "!!! tip\n", "    ", "\t", "\r", "{{<", ">}}",
        "{% note %}", "<table>", "<tr><td>", "</table>", "<pre>", "<li>", "<dl><dt>", "<h1>", "<b>",
        "<p>", "\xff", "\xc3", "\xe2\x82\xac", "\xed\xa0\x80", "\x1b[", "HKLM\\x\\", "0x80070005",
        "[!NOTE]", "Note: ", "====\n", "<br>", "<div style=\"display:none\">", "Cause\n\n"};
    size_t count = COUNT_OF(marks);
    if (random % 8 == 0)
        buf_add_char(out, '\0');
    else
        buf_add_string(out, marks[(random >> 3) % count]);
}

/* Cuts, repeats, moves and adds, up to six times. */
static void changed(struct buf *out, struct slice bytes, uint32_t seed) {
    uint32_t state = seed * 2654435761u + 1;
    size_t at = 0;
    for (uint32_t edits = 1 + random_next(&state) % 6; edits > 0 && at < bytes.len; edits--) {
        size_t next = at + random_next(&state) % (bytes.len - at);
        size_t len = random_next(&state) % 40;
        buf_add(out, slice_first(slice_from(bytes, at), next - at));
        if (random_next(&state) % 3)
            add_mark(out, random_next(&state));
        if (random_next(&state) % 4 == 0)
            buf_add(out, slice_first(slice_from(bytes, random_next(&state) % bytes.len), len));
        at = next + (random_next(&state) % 3 ? 0 : len < bytes.len - next ? len : 0);
    }
    buf_add(out, slice_from(bytes, at));
}

static void changed_inputs_give_sound_articles(void **state) {
    (void)state;
    alarm(SECONDS); /* a hang ends the program; no speed is asked for */
    for (size_t i = 0; i < input_count; i++) {
        read_and_check(inputs[i].path, buf_slice(&inputs[i].bytes));
        for (uint32_t change = 0; change < CHANGES; change++) {
            char what[400];
            struct buf bytes = {0};
            uint32_t seed = (uint32_t)i * CHANGES + change;
            snprintf(what, sizeof what, "%.200s, seed %u", inputs[i].path, seed);
            changed(&bytes, buf_slice(&inputs[i].bytes), seed);
            read_and_check(what, buf_slice(&bytes));
            buf_fini(&bytes);
        }
    }
    alarm(0);
}

static void every_cut_gives_a_sound_article(void **state) {
    (void)state;
    for (size_t i = 0; i < input_count; i += 7)
        for (size_t part = 1; part < 8; part++)
            read_and_check(inputs[i].path,
                slice_first(buf_slice(&inputs[i].bytes), inputs[i].bytes.len * part / 8));
}

static int read_inputs(void **state) {
    (void)state;
    nftw("tests/cases", take_input, 16, FTW_PHYS);
    return input_count >= 50 ? 0 : -1; /* it is run from the root of the project */
}

static int free_inputs(void **state) {
    (void)state;
    for (size_t i = 0; i < input_count; i++)
        buf_fini(&inputs[i].bytes);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_inputs_give_sound_articles),
        cmocka_unit_test(every_cut_gives_a_sound_article),
    };
    return cmocka_run_group_tests(tests, read_inputs, free_inputs);
}
