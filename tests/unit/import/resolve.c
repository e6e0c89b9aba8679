/* Which articles are meant, and which repeat another; all in memory. */
#include "import/run/resolve.h"

#include "tests/unit/test.h"

enum {
    MOST = 8
};

static struct arena *arena;
static struct outline outline;
static struct outline_article articles[MOST];
static struct store_entry entries[MOST];

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    outline = (struct outline){.entries = {entries, 0, MOST}, .articles = articles, .ids = 1};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static struct outline_article *add(const char *path, const char *title) {
    size_t i = outline.entries.count++;
    entries[i] = (struct store_entry){.id = (int64_t)outline.ids++,
        .collection = 1,
        .path = slice_of(path),
        .title = slice_of(title),
        .hash = 7 + i};
    articles[i] = (struct outline_article){.entry = &entries[i],
        .lists = {.title = slice_of(title)},
        .leads = arena_alloc(arena, MOST * sizeof(int64_t))};
    return &articles[i];
}

static void add_link(struct outline_article *article, const char *target, const char *text) {
    *LIST_ADD(arena, &article->lists.links) =
        (struct article_link){.target = slice_of(target), .text = slice_of(text)};
}

static struct resolved resolved(void) {
    struct resolved made = {.arena = arena};
    resolve_all(&outline, &made);
    return made;
}

static void names_are(const struct resolved *made, const char *expected) {
    struct buf said = {0};
    for (size_t i = 0; i < made->names.count; i++)
        buf_printf(&said, "%lld %.*s\n", (long long)made->names.items[i].article,
            SLICE_ARGS(made->names.items[i].text));
    assert_buf(said, expected);
    buf_fini(&said);
}

static void links_lead_to_articles_and_name_them(void **state) {
    (void)state;
    struct outline_article *one = add("a/one.md", "One"), *two = add("b/two.md", "Two");
    *LIST_ADD(arena, &two->lists.kb) = SLICE("929856");
    add_link(one, "../B/Two.md#there", "the second");
    add_link(one, "../b/two.md", "the second");       /* a name counts once */
    add_link(one, "https://x.example/b/two", "here"); /* says nothing */
    add_link(one, "/help/929856", "an article");
    add_link(one, "one.md", "itself");
    add_link(one, "three.md", "nowhere");
    add_link(two, "https://x.example/kb/929856", "its own number");
    struct resolved made = resolved();
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(one->leads[i], 2);
    assert_int_equal(one->leads[4] + one->leads[5] + two->leads[0], 0);
    names_are(&made, "1 One\n2 Two\n2 the second\n2 an article\n");
    assert_int_equal(made.citations.count, 2);
    assert_int_equal(made.citations.items[0].article, 1);
    assert_slice(made.citations.items[0].text, "929856");
}

/* Only what leads elsewhere than before has to be written. */
static void entries_of_tables_lead_to_articles(void **state) {
    (void)state;
    struct store_toc_entry entry[] = {
        {.collection = 1, .path = SLICE("toc.yml"), .name = SLICE("A part"), .href = SLICE("")},
        {.collection = 1, .path = SLICE("toc.yml"), .name = SLICE("New"), .href = SLICE("a.md")},
        {.collection = 1,
            .path = SLICE("toc.yml"),
            .name = SLICE("Old"),
            .href = SLICE("a.md"),
            .article = 1},
        {.collection = 1,
            .path = SLICE("toc.yml"),
            .name = SLICE("Gone"),
            .href = SLICE("b.md"),
            .article = 2}};
    add("a.md", "A");
    outline.toc = (struct store_toc){entry, COUNT_OF(entry), COUNT_OF(entry)};
    struct resolved made = resolved();
    assert_int_equal(entry[1].article, 1);
    assert_int_equal(entry[2].article, 1);
    assert_int_equal(entry[3].article, 0);
    assert_int_equal(made.changed.count, 2);
    assert_int_equal(made.changed.items[0], 1);
    assert_int_equal(made.changed.items[1], 3);
    names_are(&made, "1 A\n1 New\n1 Old\n");
}

static void add_step(struct outline_article *article, const char *text) {
    LIST_ADD(arena, &article->lists.steps)->text = slice_of(text);
}

/* Two articles are the same where title, findings and steps are, but for their marks. */
static void what_repeats_another(void **state) {
    (void)state;
    add_step(add("1.md", "One"), "Restart it.");
    add_step(add("2.md", "One"), "*Restart* it");
    add_step(add("3.md", "One"), "Start it.");
    add_step(add("4.md", "Two"), "Restart it.");
    entries[2].duplicate_of = 1; /* it did in the import before */
    resolved();
    assert_int_equal(entries[0].duplicate_of, 0);
    assert_int_equal(entries[1].duplicate_of, 1);
    assert_int_equal(entries[2].duplicate_of, 0);
    assert_int_equal(entries[3].duplicate_of, 0);
}

/* An article that says nothing of this kind repeats only one of the same bytes. */
static void bare_articles_are_told_apart_by_their_bytes(void **state) {
    (void)state;
    for (size_t i = 0; i < 5; i++)
        add("x.md", "One");
    entries[1].hash = entries[0].hash;
    entries[3].hash = entries[4].hash = 0; /* not known, and 0 is none */
    resolved();
    assert_int_equal(entries[1].duplicate_of, 1);
    assert_int_equal(entries[0].duplicate_of + entries[2].duplicate_of, 0);
    assert_int_equal(entries[3].duplicate_of + entries[4].duplicate_of, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_lead_to_articles_and_name_them, setup, teardown),
        cmocka_unit_test_setup_teardown(entries_of_tables_lead_to_articles, setup, teardown),
        cmocka_unit_test_setup_teardown(what_repeats_another, setup, teardown),
        cmocka_unit_test_setup_teardown(
            bare_articles_are_told_apart_by_their_bytes, setup, teardown),
    };
    return RUN_TESTS(tests);
}
