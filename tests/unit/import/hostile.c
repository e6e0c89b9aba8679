/*
 * Articles that were made to do harm. Each is imported with a good one beside it: whatever becomes
 * of the first, the second is there, and the first is either read or refused by name. A parser that
 * dies of one is a failure; one that takes too long is refused, which is what the limits are for.
 */
#include "store/read.h"
#include "tests/unit/import/folder.h"

#include <time.h>

typedef void maker(struct buf *out);

static void repeated(struct buf *out, const char *text, size_t count) {
    for (size_t i = 0; i < count; i++)
        buf_add_string(out, text);
}

static void empty(struct buf *out) {
    (void)out;
}

static void nested_quotes(struct buf *out) {
    repeated(out, ">", 100000);
    buf_add_string(out, " deep\n\n# After\n");
}

static void nested_lists(struct buf *out) {
    for (size_t i = 0; i < 2000; i++) {
        buf_add_repeated(out, ' ', 2 * i);
        buf_add_string(out, "- item\n");
    }
}

static void nested_brackets(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    repeated(out, "[", 100000);
    repeated(out, "](a)", 100000);
}

static void nested_emphasis(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    repeated(out, "*a **a ", 50000);
}

static void nested_pictures(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    repeated(out, "![[]()", 50000);
}

static void link_references(struct buf *out) {
    buf_add_string(out, "# x\n\n[a]: ");
    repeated(out, "http://example.org/", 3000);
    buf_add_string(out, "\n\n");
    repeated(out, "[a] ", 50000);
}

static void picture_references(struct buf *out) {
    buf_add_string(out, "# x\n\n[a]: ");
    repeated(out, "http://example.org/", 30000);
    buf_add_string(out, "\n\n");
    repeated(out, "![][a]", 20000);
}

static void undefined_references(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    for (int i = 0; i < 15000; i++)
        buf_printf(out, "[r%d]: <%d>\n[x%d][y%d]\n", i, i, i, i);
}

static void backticks(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    for (size_t i = 1; i < 1500; i++) {
        buf_add_repeated(out, '`', i);
        buf_add_char(out, 'e');
    }
}

static void wide_table(struct buf *out) {
    buf_add_string(out, "# x\n\n|");
    repeated(out, "a|", 10000);
    buf_add_string(out, "\n|");
    repeated(out, "-|", 10000);
    buf_add_string(out, "\n");
    repeated(out, "|b\n", 10000);
}

static void long_table(struct buf *out) {
    buf_add_string(out, "| a | b |\n|---|---|\n");
    repeated(out, "| c | d |\n", 40000);
}

static void open_notes(struct buf *out) {
    buf_add_string(out, "# x\n\n");
    for (int i = 0; i < 30000; i++)
        buf_add_string(out, i % 2 ? "{% note %}\n" : ":::warning\n!!! tip\n\n\n");
}

static void front_matter(struct buf *out) {
    buf_add_string(out, "---\ntitle: x\na: ");
    repeated(out, "[", 7000);
    buf_add_string(out, "\n---\n# x\n");
}

static void front_matter_aliases(struct buf *out) {
    buf_add_string(out, "---\na: &a [x, x, x, x, x, x, x, x]\n");
    for (int c = 'b'; c < 'k'; c++)
        buf_printf(out, "%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", c, c, c - 1, c - 1,
            c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
    buf_add_string(out, "---\n# Laughs\n");
}

static void attributes(struct buf *out) {
    buf_add_string(out, "<html><body><p ");
    for (int i = 0; i < 100000; i++)
        buf_printf(out, "a%d=\"%d\" ", i, i);
    buf_add_string(out, ">x</p></body></html>");
}

static void nested_elements(struct buf *out) {
    buf_add_string(out, "<html><body>");
    repeated(out, "<div><b><table><tr><td>", 20000);
    buf_add_string(out, "x</body></html>");
}

static void unclosed_elements(struct buf *out) {
    buf_add_string(out, "<html><body>");
    repeated(out, "<p><b><i><a href=x><li><td>text", 10000);
}

static void empty_paragraphs(struct buf *out) {
    buf_add_string(out, "<html><body>");
    repeated(out, "<p>x", 250000);
}

static void entities(struct buf *out) {
    buf_add_string(out, "<html><body><p>");
    repeated(out, "&amp;&#x41;&unknown;&", 60000);
}

static void unclosed_comment(struct buf *out) {
    buf_add_string(out, "<html><body><h1>x</h1>");
    repeated(out, "<!-- ", 50000);
}

static void one_long_line(struct buf *out) {
    buf_add_repeated(out, 'x', 4 << 20);
}

static void too_large(struct buf *out) {
    buf_add_repeated(out, 'x', 17 << 20);
}

static void newlines(struct buf *out) {
    buf_add_string(out, "Title\n");
    buf_add_repeated(out, '\n', 4 << 20);
    buf_add_string(out, "Text\n");
}

static void text_items(struct buf *out) {
    for (size_t i = 0; i < 3000; i++) {
        buf_add_repeated(out, ' ', i);
        buf_add_string(out, i % 2 ? "1. item\n" : "* item\n");
    }
}

static void controls(struct buf *out) {
    buf_add_string(out, "# \x1b[31mRed\x1b]0;title\x07\n\n## Cause\n\n\x9b"
                        "31m \xe2\x80\xae bidi\n");
}

static void settings(struct buf *out) {
    buf_add_string(out, "# x\n\n## Resolution\n\n");
    repeated(out, "1. Set `HKEY_LOCAL_MACHINE\\SOFTWARE\\a\\b` to 1, run `reg add HKLM\\x /v y`.\n",
        5000);
}

static void numbers(struct buf *out) {
    buf_add_string(out, "# Error 0x80070005\n\n");
    repeated(out, "error 789 0x80070005 -2147024891 809, event ID 20227. ", 5000);
}

static void random_bytes(struct buf *out) {
    uint32_t seed = 2463534242u;
    for (size_t i = 0; i < 300000; i++) {
        seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
        buf_add_char(out, (char)(seed % 96 + 32 + (seed >> 20) % 2 * 100));
    }
}

static void binary(struct buf *out) {
    for (size_t i = 0; i < 100000; i++)
        buf_add_char(out, (char)(i * 7));
}

static const struct hostile {
    const char *name;
    maker *make;
} cases[] = {{"empty.md", empty}, {"nested_quotes.md", nested_quotes},
    {"nested_lists.md", nested_lists}, {"nested_brackets.md", nested_brackets},
    {"nested_emphasis.md", nested_emphasis}, {"nested_pictures.md", nested_pictures},
    {"link_references.md", link_references}, {"picture_references.md", picture_references},
    {"undefined_references.md", undefined_references}, {"backticks.md", backticks},
    {"wide_table.md", wide_table}, {"long_table.md", long_table}, {"open_notes.md", open_notes},
    {"front_matter.md", front_matter}, {"front_matter_aliases.md", front_matter_aliases},
    {"attributes.html", attributes}, {"nested_elements.html", nested_elements},
    {"unclosed_elements.html", unclosed_elements}, {"empty_paragraphs.html", empty_paragraphs},
    {"entities.html", entities}, {"unclosed_comment.html", unclosed_comment},
    {"one_long_line.txt", one_long_line}, {"too_large.txt", too_large}, {"newlines.txt", newlines},
    {"text_items.txt", text_items}, {"controls.md", controls}, {"settings.md", settings},
    {"numbers.md", numbers}, {"random_bytes.md", random_bytes}, {"binary.md", binary}};

/* What became of the file that is looked at. */
struct outcome {
    const char *name;
    bool read, good;
    char why[120];
};

static void note(
    void *user, struct slice path, const struct article *article, const struct reports *reports) {
    struct outcome *outcome = user;
    if (slice_equal(path, SLICE("good.md")))
        outcome->good = article != NULL;
    if (!slice_equal(path, slice_of(outcome->name)))
        return;
    outcome->read = article != NULL;
    if (!article && reports->count)
        snprintf(outcome->why, sizeof outcome->why, "%.*s", SLICE_ARGS(reports->items[0].detail));
}

static void import_beside_good(const struct hostile *hostile, struct outcome *outcome) {
    struct buf bytes = {0}, path = {0};
    struct run_counts counts;
    struct error error = {0};
    folder_article("good.md", "gadget");
    buf_printf(&path, "a/%s", hostile->name);
    hostile->make(&bytes);
    folder_write(buf_string(&path), (struct slice){buf_string(&bytes), bytes.len});
    *outcome = (struct outcome){.name = hostile->name};
    const struct run_options options = {.file = note, .user = outcome};
    enum status status = folder_import(options, &counts, &error);
    if (status != STATUS_OK && status != STATUS_FAULTS)
        fail_msg("%s: %s", hostile->name, error.text);
    buf_fini(&bytes);
    buf_fini(&path);
}

/* All articles of the store can be read back. */
static void store_is_sound(int64_t expected) {
    struct store *store;
    struct error error;
    struct arena *arena = arena_new();
    struct store_entries entries = {0};
    assert_int_equal(store_open(&store, "kb.db", &error), STATUS_OK);
    assert_int_equal(store_list(store, arena, &entries, &error), STATUS_OK);
    assert_int_equal(entries.count, expected);
    for (size_t i = 0; i < entries.count; i++) {
        struct article article;
        assert_int_equal(
            store_article(store, arena, entries.items[i].id, &article, &error), STATUS_OK);
    }
    store_close(store);
    arena_free(arena);
}

static bool is_refused_for_size_or_time(const char *why) {
    return strstr(why, "longer than") || strstr(why, "larger than") || strstr(why, "binary");
}

static void hostile_article_harms_nobody(void **state) {
    const struct hostile *hostile = *state;
    struct outcome outcome;
    assert_int_equal(folder_make(state), 0);
    import_beside_good(hostile, &outcome);
    if (!outcome.good)
        fail_msg("%s: the good article is lost", hostile->name);
    if (!outcome.read && !is_refused_for_size_or_time(outcome.why))
        fail_msg("%s: %s", hostile->name, outcome.why[0] ? outcome.why : "not named");
    store_is_sound(1 + outcome.read);
    assert_int_equal(folder_drop(state), 0);
}

int main(void) {
    enum {
        COUNT = COUNT_OF(cases)
    };
    struct CMUnitTest tests[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
            .test_func = hostile_article_harms_nobody,
            .initial_state = (void *)(uintptr_t)&cases[i]};
    return RUN_TESTS(tests);
}
