/* What speaks for an article, and how strongly, piece by piece. */
#include "search/evidence.h"
#include "store/filter.h"
#include "tests/unit/import/folder.h"

static struct arena *arena;
static struct store *store;
static struct store_words words;
static struct synonyms synonyms;
static struct store_filter filter;
static struct evidence *evidence;
static struct error error;

static void ok(enum status status) {
    if (status != STATUS_OK)
        fail_msg("%s", error.text);
}

static void write_article(const char *name, const char *text) {
    folder_write(arena_printf(arena, "a/%s", name).at, slice_of(text));
}

static void write_articles(void) {
    mkdir("a", 0700);
    write_article("title.md", "# Error 1925 ends it\n\n## Resolution\n\n1. Click OK.\n");
    write_article("symptom.md", "# It ends\n\nOriginal KB number: 929856\n\n## Symptoms\n\nIt ends "
                                "with error 1925.\n\n## Resolution\n\n1. Click OK.\n");
    write_article("twice.md", "# It stops\n\n## Symptoms\n\nIt ends with error 1925.\n\nThen error "
                              "0x785 comes again.\n\n## Resolution\n\n1. Click OK.\n");
    write_article("fix.md", "# It halts\n\n## Resolution\n\n1. Ignore error 1925. See [that]"
                            "(https://support.microsoft.com/help/929856).\n");
    write_article("setting.md",
        "# Weak\n\n## Workaround\n\n1. Run this command:\n\n```cmd\nreg add "
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters /v AllowWeak /t REG_DWORD "
        "/d 1 /f\n```\n");
    write_article("mention.md", "# Gadgets are named gadgets\n\n## Symptoms\n\nThe gadget "
                                "fails.\n\n## Resolution\n\n1. Click OK.\n");
    write_article("body.md", "# Another\n\n## Symptoms\n\nIt fails.\n\n## Resolution\n\n1. Click "
                             "OK.\n\n## More information\n\nThe gadget.\n");
}

static int setup(void **state) {
    struct run_counts counts;
    arena = arena_new();
    store = NULL;
    filter = (struct store_filter){0};
    evidence = arena_alloc(arena, sizeof *evidence);
    if (folder_make(state))
        return -1;
    write_articles();
    ok(folder_import((struct run_options){0}, &counts, &error));
    ok(store_open(&store, "kb.db", &error));
    words = (struct store_words){0};
    synonyms = (struct synonyms){0};
    ok(store_load_words(store, arena, &words, &error));
    ok(synonyms_load(&synonyms, store, arena, SLICE(""), words.abbreviations, &error));
    return 0;
}

static int teardown(void **state) {
    buf_fini(&evidence->understood);
    store_close(store);
    arena_free(arena);
    return folder_drop(state);
}

static struct search_source source(void) {
    return (struct search_source){{store, &words, &synonyms}, &filter};
}

/* Gathers one kind of evidence, beginning without any. */
typedef enum status gathering(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query, struct error *error);

static void gather(gathering *call, const char *text) {
    const struct search_source from = source();
    const struct query query = query_parse(arena, slice_of(text));
    buf_fini(&evidence->understood);
    memset(evidence, 0, sizeof *evidence);
    ok(call(evidence, arena, &from, &query, &error));
}

static enum status settings(struct evidence *all, struct arena *memory,
    const struct search_source *from, const struct query *query, struct error *fault) {
    (void)fault;
    evidence_settings(all, memory, from, query);
    return STATUS_OK;
}

static enum status plain_words(struct evidence *all, struct arena *memory,
    const struct search_source *from, const struct query *query, struct error *fault) {
    struct plan plan = {0};
    enum status status = plan_make(&plan, memory, &from->plan, query, false, fault);
    if (status == STATUS_OK)
        status = evidence_words(all, from, &plan, fault);
    plan_fini(&plan);
    return status;
}

static const struct candidate *candidate(const char *path) {
    struct store_entries found = {0};
    ok(store_find(store, arena, slice_of(path), &found, &error));
    for (size_t i = 0; i < evidence->count; i++)
        if (evidence->items[i].article == found.items[0].id)
            return &evidence->items[i];
    return NULL;
}

static float score(const char *path) {
    const struct candidate *found = candidate(path);
    return found ? found->score : 0;
}

static void a_number_by_where_it_stands(void **state) {
    (void)state;
    gather(evidence_numbers, "1925");
    assert_int_equal(evidence->count, 4);
    assert_true(score("title.md") > score("symptom.md"));
    assert_true(score("symptom.md") > score("fix.md"));
    assert_true(score("fix.md") > 0);
    assert_int_equal(candidate("title.md")->reason, REASON_NUMBER);
    assert_true(candidate("symptom.md")->block > 0);
}

/* Said again it says little more: an article is not better for repeating itself. */
static void a_number_said_again(void **state) {
    (void)state;
    gather(evidence_numbers, "1925");
    assert_true(score("twice.md") > score("symptom.md"));
    assert_true(score("twice.md") < score("symptom.md") * 1.2f);
}

static void a_number_in_every_form(void **state) {
    (void)state;
    gather(evidence_numbers, "0x785");
    assert_int_equal(evidence->count, 4);
    assert_true(slice_find(buf_slice(&evidence->understood), SLICE("1925")) != SLICE_NONE);
    assert_true(evidence->value_count >= 1);
    gather(evidence_numbers, "gadget");
    assert_int_equal(evidence->count, 0);
    assert_int_equal(evidence->value_count, 0);
}

static void an_article_number_is_its_own_before_those_that_cite_it(void **state) {
    static const char *const spellings[] = {"929856", "KB929856", "kb 929856", "Q929856"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(spellings); i++) {
        gather(evidence_articles, spellings[i]);
        assert_int_equal(evidence->count, 2);
        assert_true(score("symptom.md") > 5 * score("fix.md"));
        assert_int_equal(candidate("symptom.md")->reason, REASON_ARTICLE);
        assert_buf(evidence->understood, "article number 929856");
    }
}

static void a_whole_name_before_a_part_of_one(void **state) {
    (void)state;
    gather(settings, "allowweak");
    float whole = score("setting.md");
    assert_int_equal(candidate("setting.md")->reason, REASON_SETTING);
    gather(settings, "lowwea");
    assert_true(score("setting.md") > 0 && score("setting.md") < whole);
    gather(settings, "rasman\\parameters\\allowweak");
    assert_true(score("setting.md") == whole);
    gather(settings, "-reg:allowweak"); /* what must not stand there is no evidence */
    assert_int_equal(evidence->count, 0);
}

static void words_by_where_they_stand(void **state) {
    (void)state;
    gather(plain_words, "gadget");
    assert_int_equal(evidence->count, 2);
    assert_int_equal(evidence->total, 2);
    assert_true(score("mention.md") > score("body.md"));
    assert_true(score("body.md") > 0);
}

/* What the filter leaves out is found by nothing. */
static void a_filter_holds_for_all_evidence(void **state) {
    (void)state;
    ok(store_filter_keep(store, arena, &filter, FILTER_KIND, SLICE("workaround"), &error));
    gather(settings, "allowweak");
    assert_int_equal(evidence->count, 1);
    gather(evidence_numbers, "1925");
    assert_int_equal(evidence->count, 0);
    gather(evidence_articles, "929856");
    assert_int_equal(evidence->count, 0);
    gather(plain_words, "gadget");
    assert_int_equal(evidence->count, 0);
    assert_int_equal(evidence->total, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_number_by_where_it_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_said_again, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_in_every_form, setup, teardown),
        cmocka_unit_test_setup_teardown(
            an_article_number_is_its_own_before_those_that_cite_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_whole_name_before_a_part_of_one, setup, teardown),
        cmocka_unit_test_setup_teardown(words_by_where_they_stand, setup, teardown),
        cmocka_unit_test_setup_teardown(a_filter_holds_for_all_evidence, setup, teardown),
    };
    return RUN_TESTS(tests);
}
