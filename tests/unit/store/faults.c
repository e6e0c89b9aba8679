/*
 * A disk that fails at any one call: an import is there as a whole or not at all, a case keeps what
 * it was told that it keeps, and a reading that fails is an error and no answer. Each operation is
 * repeated with the fault one call later, until it comes to its end without meeting it.
 */
#include "tests/unit/store/faulty.h"

#include "search/search.h"
#include "store/cases.h"
#include "tests/unit/import/folder.h"

static size_t cut_off; /* stores that an import left in the middle */

static int install(void **state) {
    (void)state;
    return faulty_install() ? 0 : -1;
}

static size_t count_articles(void) {
    struct arena *arena = arena_new();
    struct store *store = NULL;
    struct store_entries entries = {0};
    struct error error;
    if (store_open(&store, "kb.db", &error) || store_list(store, arena, &entries, &error))
        fail_msg("%s", error.text);
    size_t count = entries.count;
    store_close(store);
    arena_free(arena);
    return count;
}

/* Rolls back what a program that failed left behind, as the next one to write does. */
static void is_sound(const char *path) {
    sqlite3 *db;
    sqlite3_stmt *check;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), "ok");
    sqlite3_finalize(check);
    sqlite3_close(db);
}

/* ---- an import ---- */

/* Who only reads puts nothing back, and does not take a store for something else. */
static void says_so_where_it_was_cut_off(void) {
    struct store *store = NULL;
    struct error error;
    enum status status = store_open(&store, "kb.db", &error);
    if (status != STATUS_OK && !strstr(error.text, "cut off in it: import again"))
        fail_msg("%s", error.text);
    cut_off += status != STATUS_OK;
    store_close(store);
}

static void import_meets_faults(bool for_ever) {
    struct run_counts counts;
    struct error error = {0};
    long n = 0;
    folder_article("one.md", "gadget");
    faulty_arm(0, false, false);
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    struct buf before = folder_read("kb.db");
    folder_article("two.md", "widget");
    for (bool hit = true; hit;) {
        unlink("kb.db-journal");
        folder_write("kb.db", buf_slice(&before));
        error.text[0] = '\0';
        faulty_arm(++n, false, for_ever);
        enum status status = folder_import((struct run_options){0}, &counts, &error);
        hit = faulty.hit;
        faulty_arm(0, false, false);
        says_so_where_it_was_cut_off();
        is_sound("kb.db");
        if (status != STATUS_OK && !strstr(error.text, "kb.db"))
            fail_msg("fault %ld: \"%s\" does not name the file", n, error.text);
        if (count_articles() != (status == STATUS_OK ? 2 : 1))
            fail_msg("fault %ld: status %d, and %zu articles", n, status, count_articles());
    }
    assert_true(n > 10); /* it came to faults at all */
    buf_fini(&before);
}

static void import_is_whole_or_not_at_all(void **state) {
    (void)state;
    import_meets_faults(false);
}

static void import_onto_a_disk_that_stays_full(void **state) {
    (void)state;
    cut_off = 0;
    import_meets_faults(true);
    assert_true(cut_off > 0);
}

/* ---- a case ---- */

static const struct cases_event event = {.kind = CASES_NOTE, .text = {"tried it", 8}};

/* Begins a case and adds an event; how much of it came to be is what the last call said. */
static enum status keep(struct arena *arena, size_t *kept) {
    struct cases *cases = NULL;
    struct cases_head head = {.name = SLICE("test")};
    struct error error;
    int64_t last = CASES_ANYWHERE;
    enum status status = cases_open(&cases, "cases.db", true, &error);
    if (status == STATUS_OK)
        status = cases_new(cases, arena, &head, &error);
    if (status == STATUS_OK && ++*kept)
        status = cases_add(cases, head.number, &last, &event, &error);
    *kept += status == STATUS_OK;
    cases_close(cases);
    if (status != STATUS_OK)
        assert_non_null(strstr(error.text, "cases.db"));
    return status;
}

/* 0: no case, 1: a case, 2: a case with its event. */
static size_t found(struct arena *arena) {
    struct cases *cases = NULL;
    struct cases_heads heads = {0};
    struct cases_events events = {0};
    struct error error;
    assert_int_equal(cases_open(&cases, "cases.db", true, &error), STATUS_OK);
    assert_int_equal(cases_list(cases, arena, &heads, &error), STATUS_OK);
    assert_int_equal(cases_events(cases, arena, 1, &events, &error), STATUS_OK);
    cases_close(cases);
    return heads.count + events.count;
}

static void case_meets_faults(bool for_ever) {
    struct arena *arena = arena_new();
    bool hit = true;
    long n = 0;
    for (size_t kept = 0; hit; kept = 0) {
        unlink("cases.db");
        unlink("cases.db-journal");
        faulty_arm(++n, false, for_ever);
        enum status status = keep(arena, &kept);
        hit = faulty.hit;
        faulty_arm(0, false, false);
        is_sound("cases.db");
        size_t there = found(arena);
        if (there != kept || (status == STATUS_OK) != (kept == 2))
            fail_msg("fault %ld: status %d, %zu kept, %zu found", n, status, kept, there);
        arena_reset(arena);
    }
    assert_true(n > 10);
    arena_free(arena);
}

static void a_case_keeps_what_it_says(void **state) {
    (void)state;
    case_meets_faults(false);
}

static void a_case_on_a_disk_that_stays_full(void **state) {
    (void)state;
    case_meets_faults(true);
}

/* ---- reading ---- */

/* Opens the store, searches and reads what was found; the status of what failed first. */
static enum status look(struct arena *arena, size_t *hits) {
    const struct search_options options = {.limit = 10, .snippets = true};
    struct store *store = NULL;
    struct search *search = NULL;
    struct search_results results = {0};
    struct article article;
    struct error error;
    enum status status = store_open(&store, "kb.db", &error);
    if (status == STATUS_OK)
        status = search_open(&search, store, SLICE(""), &error);
    if (status == STATUS_OK)
        status = search_run(search, arena, SLICE("widget fails"), &options, &results, &error);
    if (status == STATUS_OK)
        status = store_article(store, arena, results.hits[0].entry.id, &article, &error);
    *hits = status == STATUS_OK ? results.count : 0;
    search_close(search);
    store_close(store);
    return status;
}

static void a_reading_that_fails_is_no_answer(void **state) {
    struct arena *arena = arena_new();
    struct run_counts counts;
    struct error error;
    size_t hits, all;
    long n = 0;
    (void)state;
    folder_article("one.md", "gadget");
    folder_article("two.md", "widget");
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    assert_int_equal(look(arena, &all), STATUS_OK);
    do {
        faulty_arm(++n, true, true);
        enum status status = look(arena, &hits);
        if (status != (faulty.hit ? STATUS_STORE : STATUS_OK) || (!faulty.hit && hits != all))
            fail_msg("fault %ld: status %d, %zu hits", n, status, hits);
        arena_reset(arena);
    } while (faulty.hit);
    assert_true(n > 3);
    faulty_arm(0, false, false);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(import_is_whole_or_not_at_all, folder_make, folder_drop),
        cmocka_unit_test_setup_teardown(
            import_onto_a_disk_that_stays_full, folder_make, folder_drop),
        cmocka_unit_test_setup_teardown(a_case_keeps_what_it_says, folder_make, folder_drop),
        cmocka_unit_test_setup_teardown(a_case_on_a_disk_that_stays_full, folder_make, folder_drop),
        cmocka_unit_test_setup_teardown(
            a_reading_that_fails_is_no_answer, folder_make, folder_drop),
    };
    return cmocka_run_group_tests(tests, install, NULL);
}
