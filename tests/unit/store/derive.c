/* The derived tables: what is read to make them, and what is written. */
#include "store/derive.h"

#include "store/handle.h"
#include "store/harden.h"
#include "tests/unit/import/folder.h"

static struct arena *arena;
static struct store *store;
static struct error error;
static int64_t collection;

static int setup(void **state) {
    arena = arena_new();
    store = NULL;
    return folder_make(state) || store_create(&store, "kb.db", &error) ||
           store_collection(store, SLICE("tests"), SLICE("/x"), &collection, &error);
}

static int teardown(void **state) {
    store_close(store);
    arena_free(arena);
    return folder_drop(state);
}

static void ok(enum status status) {
    if (status != STATUS_OK)
        fail_msg("%s", error.text);
}

static int64_t put(const char *path, struct article *article, uint64_t hash) {
    struct store_file file = {.path = slice_of(path), .size = 1, .mtime = 2, .hash = hash};
    struct buf body = {0};
    block_pack(&body, block_new(arena, BLOCK_DOCUMENT, 1));
    ok(store_put(store, collection, &file, article, buf_slice(&body), &error));
    buf_fini(&body);
    return file.id;
}

static int64_t put_titled(const char *path, const char *title) {
    struct article article = {.title = slice_of(title)};
    return put(path, &article, 3);
}

static int64_t number(const char *sql) {
    return store_number(store->db, sql);
}

/* What a call was made with: one line each. */
static enum status note(void *user, const struct store_link *link, struct error *fault) {
    struct buf *said = user;
    (void)fault;
    buf_printf(said, "%lld %lld %.*s %.*s (%.*s)\n", (long long)link->article,
        (long long)link->ordinal, SLICE_ARGS(link->path), SLICE_ARGS(link->target),
        SLICE_ARGS(link->text));
    return STATUS_OK;
}

static enum status stop(void *user, const struct store_link *link, struct error *fault) {
    (void)link;
    ++*(int *)user;
    return error_set(fault, STATUS_FAULTS, "enough");
}

static void add_link(struct article *article, const char *target, const char *text) {
    struct article_link *link = LIST_ADD(arena, &article->links);
    link->target = slice_of(target);
    link->text = slice_of(text);
}

static void each_link_with_where_it_stands(void **state) {
    (void)state;
    struct article one = {.title = SLICE("One")}, two = {.title = SLICE("Two")};
    struct buf said = {0};
    int calls = 0;
    add_link(&one, "two.md", "the second");
    add_link(&one, "#there", "below");
    add_link(&two, "one.md", "");
    put("a/one.md", &one, 3);
    put("two.md", &two, 3);
    ok(store_each_link(store, note, &said, &error));
    assert_buf(said, "1 0 a/one.md two.md (the second)\n1 1 a/one.md #there (below)\n"
                     "2 0 two.md one.md ()\n");
    assert_int_equal(store_each_link(store, stop, &calls, &error), STATUS_FAULTS);
    assert_int_equal(calls, 1); /* the first that fails ends it */
    assert_string_equal(error.text, "enough");
    buf_clear(&said);
    ok(store_each_title(store, note, &said, &error));
    assert_buf(said, "1 0   (One)\n2 0   (Two)\n");
    buf_fini(&said);
}

static void article_numbers_by_number(void **state) {
    (void)state;
    struct article one = {.title = SLICE("One")}, two = {.title = SLICE("Two")};
    struct buf said = {0};
    *LIST_ADD(arena, &one.kb) = SLICE("929856");
    *LIST_ADD(arena, &one.kb) = SLICE("100");
    *LIST_ADD(arena, &two.kb) = SLICE("500");
    put("one.md", &one, 3);
    put("two.md", &two, 3);
    ok(store_each_kb(store, note, &said, &error));
    assert_buf(said, "1 0   (100)\n2 0   (500)\n1 0   (929856)\n");
    buf_fini(&said);
}

/* A name counts once, and is found by its words. */
static void a_name_counts_once(void **state) {
    (void)state;
    int64_t one = put_titled("one.md", "One"), two = put_titled("two.md", "Two");
    ok(store_add_alias(store, one, SLICE("dropped calls"), ALIAS_LINK, &error));
    ok(store_add_alias(store, one, SLICE("dropped calls"), ALIAS_TOC, &error));
    ok(store_add_alias(store, two, SLICE("dropped calls"), ALIAS_TOC, &error));
    assert_int_equal(number("SELECT count(*) FROM alias"), 2);
    assert_int_equal(number("SELECT kind FROM alias WHERE article = 1"), ALIAS_LINK);
    assert_int_equal(
        number("SELECT count(*) FROM alias_search WHERE alias_search MATCH 'calls'"), 2);
    assert_int_equal(number("SELECT article FROM alias WHERE id = (SELECT max(rowid) FROM "
                            "alias_search WHERE alias_search MATCH 'dropped')"),
        two);
}

static void add_toc_entry(size_t ordinal, const char *name, const char *href) {
    const struct store_toc_entry entry = {
        .collection = collection, .path = SLICE("toc.yml"), .name = slice_of(name)};
    ok(store_add_toc(store, &entry, ordinal, slice_of(href), &error));
}

static void an_entry_of_a_table_leads_to_an_article(void **state) {
    (void)state;
    struct buf said = {0};
    int64_t one = put_titled("one.md", "One");
    add_toc_entry(0, "A part", ""); /* leads nowhere */
    add_toc_entry(1, "The first", "one.md");
    ok(store_each_toc_link(store, note, &said, &error));
    assert_buf(said, "0 1 toc.yml one.md (The first)\n");
    const struct store_link entry = {
        .collection = collection, .path = SLICE("toc.yml"), .ordinal = 1};
    ok(store_set_toc_article(store, &entry, one, &error));
    assert_int_equal(number("SELECT article FROM toc WHERE ordinal = 1"), one);
    assert_int_equal(number("SELECT count(article) FROM toc"), 1);
    buf_fini(&said);
}

/* All that is derived goes; what it was made from stays. */
static void clearing_leaves_what_cannot_be_made_anew(void **state) {
    (void)state;
    int64_t one = put_titled("one.md", "One");
    const struct store_link link = {.article = one};
    add_toc_entry(0, "The first", "one.md");
    const struct store_link entry = {.collection = collection, .path = SLICE("toc.yml")};
    ok(store_set_toc_article(store, &entry, one, &error));
    ok(store_add_alias(store, one, SLICE("calls"), ALIAS_LINK, &error));
    ok(store_add_reference(store, &link, one, &error));
    ok(store_add_citation(store, SLICE("929856"), one, &error));
    ok(store_add_citation(store, SLICE("929856"), one, &error)); /* changes nothing */
    assert_int_equal(number("SELECT count(*) FROM citation"), 1);
    ok(store_clear_derived(store, &error));
    assert_int_equal(number("SELECT (SELECT count(*) FROM alias) + (SELECT count(*) FROM citation) "
                            "+ (SELECT count(*) FROM reference) + (SELECT count(article) FROM toc) "
                            "+ (SELECT count(*) FROM alias_search WHERE alias_search MATCH "
                            "'calls')"),
        0);
    assert_int_equal(
        number("SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM toc)"), 2);
}

/* ---- what an article says ---- */

static void content_is(int64_t article, const char *expected) {
    struct slice content;
    ok(store_content(store, arena, article, &content, &error));
    assert_slice(content, expected);
}

/* Two articles are the same where these are: so an article without any is like no other. */
static void content_tells_articles_apart(void **state) {
    (void)state;
    struct article full = {.title = SLICE("One")}, bare = {.title = SLICE("One")};
    struct article_fix *fix = LIST_ADD(arena, &full.fixes);
    fix->problem = ARTICLE_NONE;
    LIST_ADD(arena, &full.steps)->text = SLICE("Restart it.");
    struct article_finding *finding = LIST_ADD(arena, &full.findings);
    finding->problem = ARTICLE_NONE;
    finding->text = SLICE("It fails.");
    content_is(put("full.md", &full, 3), "One It fails. Restart it.");
    content_is(put("bare.md", &bare, 7), "#7");
    content_is(put("copy.md", &bare, 7), "#7"); /* the same bytes */
    ok(store_forget_hashes(store, &error));
    content_is(2, "##2"); /* no hash is known, and 0 is none */
    content_is(3, "##3");
}

static void what_repeats_another(void **state) {
    (void)state;
    int64_t one = put_titled("one.md", "One"), two = put_titled("two.md", "One");
    ok(store_set_duplicate(store, two, one, &error));
    assert_int_equal(number("SELECT duplicate_of FROM article WHERE id = 2"), one);
    assert_int_equal(number("SELECT count(duplicate_of) FROM article"), 1);
    ok(store_clear_duplicates(store, &error));
    assert_int_equal(number("SELECT count(duplicate_of) FROM article"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_link_with_where_it_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(article_numbers_by_number, setup, teardown),
        cmocka_unit_test_setup_teardown(a_name_counts_once, setup, teardown),
        cmocka_unit_test_setup_teardown(an_entry_of_a_table_leads_to_an_article, setup, teardown),
        cmocka_unit_test_setup_teardown(clearing_leaves_what_cannot_be_made_anew, setup, teardown),
        cmocka_unit_test_setup_teardown(content_tells_articles_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(what_repeats_another, setup, teardown),
    };
    return RUN_TESTS(tests);
}
