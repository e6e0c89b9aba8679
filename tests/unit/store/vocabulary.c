/* The terms that are counted while articles come and go are those of FTS5 itself. */
#include "store/handle.h"
#include "store/words.h"
#include "tests/unit/import/folder.h"

static const char *const texts[] = {
    "Error 789: the L2TP connection fails",
    "the THE tHe  connection\n\tfails, fails; 0x80070005",
    "caf\u00E9 \u00C9cole na\u00EFve\u2014dash fu\u00DFball \u0130stanbul",
    "na\u0308ive x\u0301y combining e\u0301",
    "\u65E5\u672C\u8A9E and ASCII\u65E5mixed",
    "a1b2 _under_score HKLM\\Software\\X v1.2.3 don't",
    "0123456789012345678901234567890123456789012345678901234567890123",
    "01234567890123456789012345678901234567890123456789012345678901234",
    "LongWordLongWordLongWordLongWordLongWordLongWordLongWordLongWordLongWordLongWord end",
    "\u00E9",
    "",
    " \n ",
    "one \x7f\x01 two \xC2\xA0three",
};

/* A store in the folder, and FTS5 beside it. */
struct pair {
    struct arena *arena;
    struct store *store;
    sqlite3 *plain;
};

static void run_plain(sqlite3 *plain, const char *sql) {
    char *why = NULL;
    if (sqlite3_exec(plain, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
}

static void begin(struct pair *pair) {
    struct error error = {0};
    pair->arena = arena_new();
    if (store_create(&pair->store, "kb.db", &error))
        fail_msg("%s", error.text);
    assert_int_equal(sqlite3_open(":memory:", &pair->plain), SQLITE_OK);
    run_plain(pair->plain, "CREATE VIRTUAL TABLE t USING fts5 (a, b, tokenize='unicode61');"
                           "CREATE VIRTUAL TABLE terms USING fts5vocab (t, 'row')");
}

static void end(struct pair *pair) {
    store_close(pair->store);
    sqlite3_close(pair->plain);
    arena_free(pair->arena);
}

static struct store_document document_of(size_t i) {
    struct store_document document;
    for (size_t f = 0; f < STORE_FIELDS; f++)
        document.fields[f] = SLICE("");
    document.fields[FIELD_OF_TITLE] = slice_of(texts[i]);
    document.fields[FIELD_OF_BODY] = slice_of(texts[(i + 1) % COUNT_OF(texts)]);
    return document;
}

static void put(struct pair *pair, size_t i) {
    struct error error = {0};
    struct store_document document = document_of(i);
    sqlite3_stmt *insert;
    assert_int_equal(store_index(pair->store, (int64_t)i + 1, &document, &error), STATUS_OK);
    sqlite3_prepare_v2(
        pair->plain, "INSERT INTO t (rowid, a, b) VALUES (?1, ?2, ?3)", -1, &insert, NULL);
    sqlite3_bind_int64(insert, 1, (int64_t)i + 1);
    store_bind_text(insert, 2, document.fields[FIELD_OF_TITLE]);
    store_bind_text(insert, 3, document.fields[FIELD_OF_BODY]);
    assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
    sqlite3_finalize(insert);
}

static void take_out(struct pair *pair, size_t i) {
    struct error error = {0};
    struct store_document document = document_of(i);
    char sql[64];
    assert_int_equal(store_unindex(pair->store, (int64_t)i + 1, &document, &error), STATUS_OK);
    snprintf(sql, sizeof sql, "DELETE FROM t WHERE rowid = %zu", i + 1);
    run_plain(pair->plain, sql);
}

static struct buf expected_words(struct pair *pair) {
    struct buf lines = {0};
    sqlite3_stmt *rows;
    sqlite3_prepare_v2(pair->plain, "SELECT term, doc FROM terms", -1, &rows, NULL);
    while (sqlite3_step(rows) == SQLITE_ROW)
        buf_printf(&lines, "%s %d\n", (const char *)sqlite3_column_text(rows, 0),
            sqlite3_column_int(rows, 1));
    sqlite3_finalize(rows);
    return lines;
}

static void are_the_same(struct pair *pair) {
    struct error error = {0};
    struct outline outline;
    struct store_words words;
    const struct store_names names = {0};
    struct buf expected = expected_words(pair), found = {0};
    assert_int_equal(store_outline(pair->store, pair->arena, &outline, &error), STATUS_OK);
    assert_int_equal(store_make_words(pair->store, &outline, &error), STATUS_OK);
    assert_int_equal(store_note_names(pair->store, &names, &error), STATUS_OK);
    assert_int_equal(store_load_words(pair->store, pair->arena, &words, &error), STATUS_OK);
    for (size_t i = 0; i < words.count; i++)
        buf_printf(
            &found, "%.*s %u\n", SLICE_ARGS(store_word(&words, i)), store_word_count(&words, i));
    assert_string_equal(buf_string(&found), buf_string(&expected));
    buf_fini(&found);
    buf_fini(&expected);
}

static void reopen(struct pair *pair) {
    struct error error = {0};
    assert_int_equal(store_commit(pair->store, &error), STATUS_OK);
    store_close(pair->store);
    assert_int_equal(store_create(&pair->store, "kb.db", &error), STATUS_OK);
}

static void terms_are_those_of_fts5(void **state) {
    struct pair pair;
    (void)state;
    begin(&pair);
    are_the_same(&pair); /* none */
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        put(&pair, i);
        are_the_same(&pair);
    }
    end(&pair);
}

/* What an earlier import kept is gone on with. */
static void what_goes_is_counted_no_more(void **state) {
    struct pair pair;
    (void)state;
    begin(&pair);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        put(&pair, i);
    are_the_same(&pair);
    for (size_t i = 0; i < COUNT_OF(texts); i += 2) {
        reopen(&pair);
        take_out(&pair, i);
        are_the_same(&pair);
    }
    reopen(&pair);
    are_the_same(&pair); /* nothing came or went */
    put(&pair, 2);
    take_out(&pair, 1);
    are_the_same(&pair);
    end(&pair);
}

/* The hash grows, and terms are in the order of their bytes. */
static void many_terms(void **state) {
    (void)state;
    struct store *store = NULL;
    struct error error = {0};
    struct buf text = {0};
    struct arena *arena = arena_new();
    struct store_document document = document_of(0);
    for (uint32_t i = 0; i < 5000; i++)
        buf_printf(&text, "w%x ", i * 2654435761u);
    document.fields[FIELD_OF_BODY] = buf_slice(&text);
    assert_int_equal(store_create(&store, "kb.db", &error), STATUS_OK);
    assert_int_equal(store_index(store, 1, &document, &error), STATUS_OK);
    struct outline outline;
    struct store_words words;
    assert_int_equal(store_outline(store, arena, &outline, &error), STATUS_OK);
    assert_int_equal(store_make_words(store, &outline, &error), STATUS_OK);
    assert_int_equal(store_load_words(store, arena, &words, &error), STATUS_OK);
    assert_true(words.count >= 5000);
    for (size_t i = 1; i < words.count; i++)
        assert_true(slice_compare(store_word(&words, i - 1), store_word(&words, i)) < 0);
    store_close(store);
    arena_free(arena);
    buf_fini(&text);
}

static void damaged_terms_are_refused(void **state) {
    struct pair pair;
    struct error error = {0};
    struct store_document document = document_of(0);
    (void)state;
    begin(&pair);
    assert_int_equal(
        store_set_bytes(pair.store, "vocabulary", SLICE("\xff\xff\xff\xff"), &error), STATUS_OK);
    assert_int_equal(store_index(pair.store, 1, &document, &error), STATUS_STORE);
    assert_non_null(strstr(error.text, "its vocabulary is damaged; move the file away"));
    assert_int_equal(store_index(pair.store, 1, &document, &error), STATUS_STORE); /* again */
    end(&pair);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(terms_are_those_of_fts5),
        IN_FOLDER(what_goes_is_counted_no_more),
        IN_FOLDER(many_terms),
        IN_FOLDER(damaged_terms_are_refused),
    };
    return RUN_TESTS(tests);
}
