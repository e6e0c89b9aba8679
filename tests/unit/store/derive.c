/* The outline that derived tables are made from, and what is written of them. */
#include "store/derive.h"

#include "store/handle.h"
#include "store/harden.h"
#include "store/lookup.h"
#include "store/words.h"
#include "tests/unit/import/folder.h"
#include "tests/unit/store/packed.h"

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

static int64_t put(const char *path, struct article *article) {
    struct store_file file = {.path = slice_of(path), .size = 1, .mtime = 2, .hash = 7};
    struct buf packed = {0};
    article->body = block_new(arena, BLOCK_DOCUMENT, 1);
    struct store_content content = packed_content(&packed, article);
    ok(store_put(store, collection, &file, article, &content, &error));
    buf_fini(&packed);
    return file.id;
}

static int64_t put_titled(const char *path, const char *title) {
    struct article article = {.title = slice_of(title)};
    return put(path, &article);
}

static int64_t number(const char *sql) {
    return store_number(store->db, sql);
}

static struct outline outlined(void) {
    struct outline outline;
    ok(store_outline(store, arena, &outline, &error));
    return outline;
}

static void add_toc_entry(int64_t ordinal, const char *name, const char *href) {
    const struct store_toc_entry entry = {.collection = collection,
        .ordinal = ordinal,
        .path = SLICE("toc.yml"),
        .name = slice_of(name),
        .href = slice_of(href)};
    ok(store_add_toc(store, &entry, &error));
}

/* ---- the outline ---- */

static void the_outline_has_all_but_bodies(void **state) {
    (void)state;
    struct article one = {.title = SLICE("One")}, two = {.title = SLICE("Two")};
    LIST_ADD(arena, &one.links)->target = SLICE("two.md");
    LIST_ADD(arena, &one.links)->target = SLICE("#there");
    *LIST_ADD(arena, &two.kb) = SLICE("929856");
    put("two.md", &two);
    put("a/one.md", &one);
    add_toc_entry(0, "A part", "");
    struct outline outline = outlined();
    assert_int_equal(outline.entries.count, 2);
    assert_int_equal(outline.ids, 3);
    const struct outline_article *first = &outline.articles[0]; /* by path */
    assert_slice(first->entry->path, "a/one.md");
    assert_int_equal(first->entry->hash, 7);
    assert_slice(first->lists.title, "One");
    assert_int_equal(first->lists.links.count, 2);
    assert_slice(first->lists.links.items[1].target, "#there");
    assert_int_equal(first->leads[0] + first->leads[1], 0);
    assert_slice(outline.articles[1].lists.kb.items[0], "929856");
    assert_int_equal(outline.toc.count, 1);
    assert_slice(outline.toc.items[0].name, "A part");
}

/* Of steps that hold a line, the last, which is the innermost. */
static void the_step_of_a_line(void **state) {
    (void)state;
    struct article article = {.title = SLICE("One")};
    static const uint32_t lines[][2] = {{3, 9}, {5, 6}, {12, 12}};
    LIST_ADD(arena, &article.fixes)->problem = ARTICLE_NONE;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct article_step *step = LIST_ADD(arena, &article.steps);
        step->place.line = lines[i][0];
        step->place.line_end = lines[i][1];
    }
    int64_t id = put("one.md", &article), bare = put_titled("two.md", "Two");
    static const int expected[][2] = {{2, -1}, {3, 0}, {5, 1}, {7, 0}, {10, -1}, {12, 2}};
    int fix, step;
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        ok(store_step_at(store, id, (uint32_t)expected[i][0], &fix, &step, &error));
        assert_int_equal(step, expected[i][1]);
        assert_int_equal(fix, step < 0 ? ARTICLE_NONE : 0);
    }
    ok(store_step_at(store, bare, 3, &fix, &step, &error));
    assert_int_equal(step, ARTICLE_NONE);
    ok(store_step_at(store, 99, 3, &fix, &step, &error));
    assert_int_equal(step, ARTICLE_NONE);
}

static void a_damaged_article_is_named(void **state) {
    (void)state;
    struct outline outline;
    put_titled("one.md", "One");
    ok(store_exec(store, "UPDATE content SET lists = x'00'", &error));
    assert_int_equal(store_outline(store, arena, &outline, &error), STATUS_STORE);
    assert_non_null(strstr(error.text, "article 1 is damaged (lists)"));
}

/* ---- what is derived ---- */

static void names_are_found_by_their_words(void **state) {
    (void)state;
    struct store_names names = {0};
    struct store_words words;
    int64_t one = put_titled("one.md", "One"), two = put_titled("two.md", "Two");
    *LIST_ADD(arena, &names) = (struct store_name){one, SLICE("dropped calls")};
    *LIST_ADD(arena, &names) = (struct store_name){two, SLICE("calls that are dropped")};
    ok(store_add_names(store, &names, &error));
    assert_int_equal(
        number("SELECT count(*) FROM alias_search WHERE alias_search MATCH 'calls'"), 2);
    int64_t found = number("SELECT rowid FROM alias_search WHERE alias_search MATCH 'that'");
    ok(store_load_words(store, arena, &words, &error));
    assert_int_equal(store_name_article(&words, found), two);
    assert_int_equal(words.name_lengths[found], 4);
    assert_int_equal(store_name_article(&words, 0), 0);
    assert_int_equal(store_name_article(&words, 3), 0);
    assert_int_equal(store_name_article(&words, -1), 0);
}

static void an_entry_of_a_table_leads_to_an_article(void **state) {
    (void)state;
    int64_t one = put_titled("one.md", "One");
    add_toc_entry(0, "A part", ""); /* leads nowhere */
    add_toc_entry(1, "The first", "one.md");
    struct outline outline = outlined();
    outline.toc.items[1].article = one;
    ok(store_set_toc_article(store, &outline.toc.items[1], &error));
    assert_int_equal(number("SELECT article FROM toc WHERE ordinal = 1"), one);
    assert_int_equal(number("SELECT count(article) FROM toc"), 1);
    outline.toc.items[1].article = 0;
    ok(store_set_toc_article(store, &outline.toc.items[1], &error));
    assert_int_equal(number("SELECT count(article) FROM toc"), 0);
}

static struct article one_with_all(void) {
    struct article article = {.title = SLICE("One")};
    *LIST_ADD(arena, &article.kb) = SLICE("929856");
    *LIST_ADD(arena, &article.kb) = SLICE("100");
    struct article_fix *fix = LIST_ADD(arena, &article.fixes);
    fix->problem = ARTICLE_NONE;
    fix->title = SLICE("Set it");
    *LIST_ADD(arena, &article.settings) = (struct article_setting){.fix = 0,
        .step = ARTICLE_NONE,
        .setting = {.key = SLICE("HKLM\\Software\\X"), .name = SLICE("Gadget"), .has_name = true}};
    for (uint32_t i = 0; i < 2; i++)
        *LIST_ADD(arena, &article.codes) = (struct article_code){
            .problem = ARTICLE_NONE, .value = 789 - i, .role = CODE_IN_SYMPTOM};
    LIST_ADD(arena, &article.links)->target = SLICE("one.md");
    return article;
}

/* What was derived before goes, also of an article that is there no more. */
static void look_ups_are_made_anew(void **state) {
    (void)state;
    struct article article = one_with_all();
    struct store_settings settings = {0};
    struct store_codes codes = {0};
    struct store_ids ids = {0};
    const uint32_t value = 789;
    int64_t id = put("one.md", &article);
    struct outline outline = outlined();
    outline.articles[0].leads[0] = id;
    ok(store_add_lookups(store, &outline, &error));
    ok(store_kb(store, arena, SLICE("929856"), &ids, &error));
    assert_int_equal(ids.count, 1);
    ok(store_codes(store, arena, &value, 1, &codes, &error));
    assert_int_equal(codes.count, 1);
    assert_int_equal(codes.items[0].role, CODE_IN_SYMPTOM);
    ok(store_settings(store, arena, SLICE("gadget"), &settings, &error));
    assert_int_equal(settings.count, 1);
    assert_slice(settings.items[0].fix_title, "Set it");
    assert_int_equal(number("SELECT target FROM reference"), id);
    ok(store_add_citation(store, SLICE("929856"), id, &error));
    ok(store_remove(store, id, &error));
    ok(store_clear_derived(store, &error));
    assert_int_equal(number("SELECT (SELECT count(*) FROM kb) + (SELECT count(*) FROM code) + "
                            "(SELECT count(*) FROM setting) + (SELECT count(*) FROM reference) + "
                            "(SELECT count(*) FROM citation) + (SELECT count(*) FROM content)"),
        0);
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
        cmocka_unit_test_setup_teardown(the_outline_has_all_but_bodies, setup, teardown),
        cmocka_unit_test_setup_teardown(the_step_of_a_line, setup, teardown),
        cmocka_unit_test_setup_teardown(a_damaged_article_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(names_are_found_by_their_words, setup, teardown),
        cmocka_unit_test_setup_teardown(an_entry_of_a_table_leads_to_an_article, setup, teardown),
        cmocka_unit_test_setup_teardown(look_ups_are_made_anew, setup, teardown),
        cmocka_unit_test_setup_teardown(what_repeats_another, setup, teardown),
    };
    return RUN_TESTS(tests);
}
