/* A store from a stranger: refused with a reason, or read without harm. */
#include "search/search.h"
#include "store/filter.h"
#include "store/handle.h"
#include "store/lookup.h"
#include "store/match.h"
#include "store/words.h"
#include "tests/unit/import/folder.h"

enum {
    FLIPPED_STORES = 400,
    SECONDS = 240, /* for all of them, under the slowest sanitizer: a hang, not a speed, ends it */
};

static void make_store(void) {
    struct run_counts counts;
    struct error error = {0};
    folder_article("one.md", "gadget");
    folder_article("two.md", "widget");
    folder_write("a/three.md",
        SLICE("---\ntitle: Three\ntags: [x]\n---\n# Error 789 in three\n\nKB 929856. "
              "[One](one.md)\n\n"
              "## Resolution\n\n1. Run `reg add HKLM\\Software\\X /v Y /t REG_DWORD /d 1`.\n"));
    if (folder_import((struct run_options){0}, &counts, &error))
        fail_msg("%s", error.text);
}

static void is_refused(const char *path, const char *reason) {
    struct store *store = NULL;
    struct error error = {0};
    assert_int_equal(store_open(&store, path, &error), STATUS_STORE);
    assert_null(store);
    if (!strstr(error.text, reason))
        fail_msg("\"%s\" should say \"%s\"", error.text, reason);
    assert_true(strncmp(error.text, path, strlen(path)) == 0 ||
                strncmp(error.text, "./", 2) == 0); /* it names the file */
}

static void what_is_no_store_is_refused(void **state) {
    (void)state;
    is_refused("missing.db", "No such file or directory; make it with `fixtree import");
    is_refused("file:missing.db?mode=memory", "No such file");
    is_refused(":memory:", "No such file");
    is_refused("", "not a file");
    is_refused("/dev/zero", "not a file");
    mkdir("folder.db", 0700);
    is_refused("folder.db", "not a file");
    folder_write("empty.db", SLICE(""));
    is_refused("empty.db", "nothing in it");
    folder_write(
        "text.db", SLICE("This is a text and no database, long enough to have a header.\n"));
    is_refused("text.db", "not a fixtree store");
}

/* Changes kb.db by SQL, as somebody else's program would. */
static void change(const char *sql) {
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open("kb.db", &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    sqlite3_close(db);
}

static void foreign_schemas_are_refused(void **state) {
    static const struct {
        const char *sql, *reason;
    } changes[] = {
        {"PRAGMA application_id = 7", "not a fixtree store"},
        {"PRAGMA user_version = 99", "update fixtree"},
        {"PRAGMA user_version = 1", "made by an older fixtree (format 1, this one reads 4)"},
        {"PRAGMA user_version = 0", "not as fixtree makes a store"},
        {"CREATE TABLE extra (a)", "not as fixtree makes a store"},
        {"CREATE VIEW extra AS SELECT 1", "not as fixtree makes a store"},
        {"DROP TABLE kb; CREATE VIEW kb AS SELECT 1 AS article", "not as fixtree makes"},
        {"CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM article; END", "not as fixtree"},
        {"CREATE INDEX i ON article (title)", "not as fixtree makes a store"},
        {"DROP TABLE content", "not as fixtree makes a store"},
        {"DROP TABLE kb", "not as fixtree makes a store"},
        {"ALTER TABLE kb ADD COLUMN more", "not as fixtree makes a store"},
        {"DROP TABLE search", "not as fixtree makes a store"},
        {"CREATE VIRTUAL TABLE v USING fts5 (a)", "not as fixtree makes a store"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        make_store();
        change(changes[i].sql);
        is_refused("kb.db", changes[i].reason);
        struct run_counts counts;
        struct error error = {0};
        assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_STORE);
        unlink("kb.db");
    }
}

/* ---- everything that is read ---- */

static void read_article(struct store *store, struct arena *arena, int64_t id) {
    struct article article;
    struct error error;
    struct buf body = {0};
    struct store_references references = {0};
    int fix, step;
    if (store_article(store, arena, id, &article, &error) == STATUS_OK)
        assert_int_equal(article_check(&article, &error), STATUS_OK);
    if (store_references(store, arena, id, &references, &error) == STATUS_OK)
        assert_true(references.count < 1000000);
    (void)!store_body(store, id, &body, &error);
    (void)!store_step_at(store, id, 3, &fix, &step, &error);
    buf_fini(&body);
}

static void search_all(struct store *store, struct arena *arena) {
    static const char *const queries[] = {
        "error 789", "gadgt", "software\\x", "kb929856", "three one"};
    const struct search_options options = {.limit = 10, .snippets = true};
    struct search *search = NULL;
    struct error error;
    if (search_open(&search, store, SLICE(""), &error))
        return;
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        struct search_results results = {0};
        (void)!search_run(search, arena, slice_of(queries[i]), &options, &results, &error);
    }
    search_close(search);
}

static void read_all(struct store *store) {
    struct arena *arena = arena_new();
    struct error error;
    struct store_entries entries = {0}, found = {0};
    struct store_codes codes = {0};
    struct store_values values = {0};
    struct store_settings settings = {0};
    struct store_ids ids = {0};
    struct store_toc toc = {0};
    struct store_words words = {0};
    struct store_filter filter = {0};
    const uint32_t value = 789;
    (void)!store_list(store, arena, &entries, &error);
    for (size_t i = 0; i < entries.count && i < 50; i++)
        read_article(store, arena, entries.items[i].id);
    (void)!store_find(store, arena, SLICE("one"), &found, &error);
    (void)!store_codes(store, arena, &value, 1, &codes, &error);
    (void)!store_values_near(store, arena, 1000, &values, &error);
    (void)!store_settings(store, arena, SLICE("x"), &settings, &error);
    (void)!store_kb(store, arena, SLICE("929856"), &ids, &error);
    (void)!store_kb_citing(store, arena, SLICE("929856"), &ids, &error);
    (void)!store_toc(store, arena, &toc, &error);
    (void)!store_load_words(store, arena, &words, &error);
    (void)!store_filter_keep(store, arena, &filter, FILTER_PRODUCT, SLICE("windows"), &error);
    store_has_switch(store, arena, SLICE("gadget"), SLICE("view"));
    search_all(store, arena);
    arena_free(arena);
}

static void open_and_read(const char *path) {
    struct store *store = NULL;
    struct error error = {0};
    if (store_open(&store, path, &error)) {
        assert_true(error.text[0]);
        return;
    }
    read_all(store);
    store_close(store);
}

static void sound_store_is_read(void **state) {
    struct store *store;
    struct error error;
    struct arena *arena = arena_new();
    struct store_codes codes = {0};
    struct store_settings settings = {0};
    struct store_ids ids = {0};
    const uint32_t value = 789;
    (void)state;
    make_store();
    assert_int_equal(store_open(&store, "kb.db", &error), STATUS_OK);
    assert_int_equal(store_codes(store, arena, &value, 1, &codes, &error), STATUS_OK);
    assert_true(codes.count > 0);
    assert_int_equal(
        store_settings(store, arena, SLICE("software\\x"), &settings, &error), STATUS_OK);
    assert_int_equal(settings.count, 1);
    assert_int_equal(store_kb_citing(store, arena, SLICE("929856"), &ids, &error), STATUS_OK);
    read_all(store);
    store_close(store);
    arena_free(arena);
}

static void cut_stores_do_no_harm(void **state) {
    (void)state;
    make_store();
    struct buf bytes = folder_read("kb.db");
    for (size_t i = 0; i < 64; i++) {
        size_t len = i < 32 ? bytes.len * i / 32 : (i - 32) * 7;
        folder_write("cut.db", slice_first(buf_slice(&bytes), len));
        open_and_read("cut.db");
    }
    buf_fini(&bytes);
}

/* One to eight bytes of the file are other ones; the seed says which, so that a failure comes
 * again. */
static void flipped_stores_do_no_harm(void **state) {
    (void)state;
    make_store();
    alarm(SECONDS);
    struct buf bytes = folder_read("kb.db");
    assert_true(bytes.len > 8192);
    for (uint32_t seed = 1; seed <= FLIPPED_STORES; seed++) {
        uint32_t random = seed * 2654435761u;
        struct buf flipped = {0};
        buf_add(&flipped, buf_slice(&bytes));
        for (uint32_t i = 0; i <= seed % 8; i++) {
            random = random * 1664525u + 1013904223u;
            size_t range = seed % 4 && bytes.len ? bytes.len : 8192; /* the schema now and then */
            flipped.at[random % range] ^= (char)(1u << (random >> 29));
        }
        folder_write("flipped.db", buf_slice(&flipped));
        open_and_read("flipped.db");
        buf_fini(&flipped);
    }
    alarm(0);
    buf_fini(&bytes);
}

/* Values that the schema allows and no import writes. */
static void odd_values_do_no_harm(void **state) {
    static const char *const changes[] = {"UPDATE content SET body = x'00'",
        "UPDATE content SET body = x''", "UPDATE content SET body = zeroblob(1000000)",
        "UPDATE content SET steps = x'ffffffffffffffffffff'", "UPDATE content SET steps = 'a'",
        "UPDATE content SET lists = x'00'", "UPDATE content SET lists = x''",
        "UPDATE content SET lists = zeroblob(1000000)", "UPDATE content SET lists = body",
        "UPDATE content SET lists = substr(lists, 1, length(lists) - 1)",
        "UPDATE content SET lists = lists || x'00'",
        "UPDATE content SET lists = (SELECT max(lists) FROM content)", "DELETE FROM content",
        "UPDATE article SET title = x'ff1b5b6d'", "UPDATE article SET products = x'ff0a1b0a'",
        "UPDATE article SET facets = x'ff', kinds = -1",
        "UPDATE setting SET type = 1000000, op = -3, fix_title = NULL",
        "UPDATE code SET family = 999, form = -1, role = 9", "UPDATE code SET value = -1",
        "UPDATE words SET bytes = x'ffffffffffffffff'", "UPDATE words SET bytes = zeroblob(100)",
        "DELETE FROM words", "DELETE FROM meta", "DELETE FROM collection",
        "UPDATE toc SET ordinal = 9223372036854775807, href = NULL",
        "UPDATE article SET duplicate_of = id",
        "UPDATE article SET path = '../../../etc/passwd' || id",
        "UPDATE setting SET key = char(27) || '[31m', data = 'a' || char(10) || 'b'",
        "INSERT INTO search (search) VALUES ('delete-all')"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        make_store();
        change(changes[i]);
        open_and_read("kb.db");
        unlink("kb.db");
    }
}

static enum status make_words(struct store *store, struct error *error) {
    struct arena *arena = arena_new();
    struct outline outline;
    const struct store_names names = {0};
    enum status status = store_outline(store, arena, &outline, error);
    if (status == STATUS_OK)
        status = store_make_words(store, &outline, error);
    if (status == STATUS_OK)
        status = store_note_names(store, &names, error);
    arena_free(arena);
    return status;
}

/* The lengths of articles are kept by their numbers: one far above the others is not made room for.
 */
static void no_number_asks_for_all_memory(void **state) {
    static const char *const changes[] = {
        "UPDATE search_docsize SET id = 100000000 WHERE id = (SELECT max(id) FROM search_docsize)",
        "UPDATE search_docsize SET id = -1 WHERE id = (SELECT max(id) FROM search_docsize)",
        "INSERT INTO alias_search_docsize (id, sz) VALUES (100000000, x'01')"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        struct store *store;
        struct error error = {0};
        make_store();
        change(changes[i]);
        assert_int_equal(store_create(&store, "kb.db", &error), STATUS_OK);
        assert_int_equal(make_words(store, &error), STATUS_STORE);
        assert_non_null(strstr(error.text, "kb.db: "));
        assert_non_null(strstr(error.text, "import its sources again"));
        store_close(store);
        unlink("kb.db");
    }
}

static void all_statements_can_be_prepared(void **state) {
    struct store *store;
    struct error error = {0};
    struct arena *arena = arena_new();
    struct store_words words = {0};
    const struct store_scoring scoring = {.phrases = 1, .groups = 1};
    struct store_hit hits[MATCH_BEST];
    size_t count, total;
    (void)state;
    make_store();
    assert_int_equal(store_create(&store, "kb.db", &error), STATUS_OK);
    assert_int_equal(make_words(store, &error), STATUS_OK); /* makes temp.terms */
    assert_int_equal(store_load_words(store, arena, &words, &error), STATUS_OK);
    /* The scoring functions are registered with the first match. */
    assert_int_equal(
        store_match(store, "\"gadget\"", &words, &scoring, hits, &count, &total, &error),
        STATUS_OK);
    for (enum statement i = 0; i < STATEMENTS; i++)
        if (!store_statement(store, i))
            fail_msg("statement %d: %s", (int)i, sqlite3_errmsg(store->db));
    store_close(store);
    arena_free(arena);
}

/* The second importer waits a while, then says what the matter is. */
static void second_import_is_told_of_the_first(void **state) {
    struct store *first, *second = NULL;
    struct error error = {0};
    (void)state;
    make_store();
    assert_int_equal(store_create(&first, "kb.db", &error), STATUS_OK);
    assert_int_equal(store_create(&second, "kb.db", &error), STATUS_STORE);
    assert_null(second);
    assert_non_null(strstr(error.text, "another import is at work"));
    open_and_read("kb.db");
    store_close(first);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_is_no_store_is_refused),
        IN_FOLDER(foreign_schemas_are_refused),
        IN_FOLDER(sound_store_is_read),
        IN_FOLDER(cut_stores_do_no_harm),
        IN_FOLDER(flipped_stores_do_no_harm),
        IN_FOLDER(odd_values_do_no_harm),
        IN_FOLDER(no_number_asks_for_all_memory),
        IN_FOLDER(all_statements_can_be_prepared),
        IN_FOLDER(second_import_is_told_of_the_first),
    };
    return RUN_TESTS(tests);
}
