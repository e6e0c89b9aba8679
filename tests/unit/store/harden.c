/* What a file from a stranger cannot do behind store_harden(), and what tells it from our own. */
#include "store/harden.h"

#include "tests/unit/test.h"

static sqlite3 *db;

/* What somebody prepared, before the connection is hardened. */
static int setup(void **state) {
    (void)state;
    return sqlite3_open(":memory:", &db) == SQLITE_OK &&
                   sqlite3_exec(db,
                       "CREATE TABLE t (a); CREATE TABLE log (a); CREATE VIEW v AS SELECT a FROM t;"
                       "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (1); END;"
                       "CREATE VIRTUAL TABLE search USING fts5 (a)",
                       NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : -1;
}

static int teardown(void **state) {
    (void)state;
    return sqlite3_close(db);
}

static bool runs(const char *sql) {
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* Each works on a connection as SQLite opens it, and none does on a hardened one. */
static void a_hostile_schema_does_nothing(void **state) {
    static const char *const attacks[] = {
        "SELECT * FROM v",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql",
        "UPDATE search_content SET c0 = 'x'",
        "SELECT zeroblob(100000000)",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(attacks); i++)
        if (!runs(attacks[i]))
            fail_msg("%s: %s", attacks[i], sqlite3_errmsg(db));
    assert_true(runs("DETACH other; PRAGMA writable_schema = OFF"));
    store_harden(db);
    for (size_t i = 0; i < COUNT_OF(attacks); i++)
        if (runs(attacks[i]))
            fail_msg("%s: still works", attacks[i]);
}

static void triggers_do_not_run(void **state) {
    (void)state;
    assert_true(runs("INSERT INTO t VALUES (1)"));
    assert_int_equal(store_number(db, "SELECT count(*) FROM log"), 1);
    store_harden(db);
    assert_true(runs("INSERT INTO t VALUES (2)"));
    assert_int_equal(store_number(db, "SELECT count(*) FROM t"), 2);
    assert_int_equal(store_number(db, "SELECT count(*) FROM log"), 1);
}

static void no_statement_is_longer_than_ours(void **state) {
    struct buf sql = {0};
    (void)state;
    buf_add_string(&sql, "SELECT 1");
    buf_add_repeated(&sql, ' ', 100001);
    assert_true(runs(buf_string(&sql)));
    store_harden(db);
    assert_false(runs(buf_string(&sql)));
    buf_fini(&sql);
}

static void a_number_that_cannot_be_had(void **state) {
    (void)state;
    assert_int_equal(store_number(db, "SELECT 7"), 7);
    assert_int_equal(store_number(db, "SELECT 7 WHERE 0"), -1);
    assert_int_equal(store_number(db, "SELECT nothing"), -1);
}

/* ---- is it our schema? ---- */

static bool fits(const char *schema, const char *sql) {
    sqlite3 *other;
    assert_int_equal(sqlite3_open(":memory:", &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
    bool has = store_has_schema(other, schema);
    sqlite3_close(other);
    return has;
}

static void a_schema_is_known_word_for_word(void **state) {
    static const char ours[] = "\nCREATE TABLE one (a);\nCREATE INDEX i ON one (a);\n";
    (void)state;
    assert_true(fits(ours, ours));
    assert_false(fits(ours, "CREATE TABLE one (a)")); /* one is missing */
    assert_false(fits(ours, "CREATE TABLE one (a, b); CREATE INDEX i ON one (a)")); /* another */
    assert_false(fits(ours, "CREATE TABLE one (a); CREATE TABLE two (a)")); /* as many, not ours */
    assert_false(
        fits(ours, "CREATE TABLE one (a); CREATE INDEX i ON one (a); CREATE VIEW v AS SELECT 1"));
    assert_false(fits(ours, ""));
}

/* FTS5 makes tables for its own; those of an index that is none of ours are not excused. */
static void tables_that_sqlite_makes_itself(void **state) {
    static const char ours[] = "\nCREATE VIRTUAL TABLE search USING fts5 (a);\n";
    (void)state;
    assert_true(fits(ours, ours));
    assert_false(fits(ours, "CREATE VIRTUAL TABLE other USING fts5 (a)"));
}

/* ---- a name is a file's name ---- */

static void plain_is(const char *path, const char *expected) {
    char *plain = store_plain_path(path);
    assert_string_equal(plain, expected);
    free(plain);
}

static void names_that_sqlite_would_take_for_more(void **state) {
    (void)state;
    plain_is("/a/kb.db", "/a/kb.db");
    plain_is("kb.db", "kb.db");
    plain_is("", "./");
    plain_is(":memory:", "./:memory:");
    plain_is("file:kb.db?mode=memory", "./file:kb.db?mode=memory");
    plain_is("a/file:b", "a/file:b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_hostile_schema_does_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(triggers_do_not_run, setup, teardown),
        cmocka_unit_test_setup_teardown(no_statement_is_longer_than_ours, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_that_cannot_be_had, setup, teardown),
        cmocka_unit_test(a_schema_is_known_word_for_word),
        cmocka_unit_test(tables_that_sqlite_makes_itself),
        cmocka_unit_test(names_that_sqlite_would_take_for_more),
    };
    return RUN_TESTS(tests);
}
