/* The case file: what it does with files that are damaged, none of its own, or of another age. */
#include "tests/unit/store/case_file.h"

/* ---- hostile files ---- */

/* Opens, reads and writes; all of it may fail, with a message. */
static void use_whatever_is_there(void) {
    struct cases_heads heads = {0};
    struct cases_events events = {0};
    struct cases_head head = {.name = SLICE("x")};
    int64_t last = CASES_ANYWHERE;
    error = (struct error){0};
    enum status status = cases_open(&cases, path, true, &error);
    if (status == STATUS_OK)
        status = cases_list(cases, arena, &heads, &error);
    for (size_t i = 0; status == STATUS_OK && i < heads.count; i++)
        status = cases_events(cases, arena, heads.items[i].number, &events, &error);
    if (status == STATUS_OK)
        status = cases_add(cases, 1, &last, &(struct cases_event){.kind = CASES_NOTE}, &error);
    if (status == STATUS_OK)
        status = cases_new(cases, arena, &head, &error);
    assert_true(status == STATUS_OK || error.text[0]);
    assert_true(status == STATUS_OK || status == STATUS_STORE || status == STATUS_NOTHING);
    cases_close(cases);
    cases = NULL;
    arena_reset(arena);
}

static void survives_truncation(void **state) {
    (void)state;
    char *bytes;
    fill();
    size_t len = read_file(&bytes);
    for (size_t cut = 1; cut < len; cut += 997) {
        write_file(bytes, cut);
        use_whatever_is_there();
    }
    write_file(bytes, len / 2 + 1);
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_STORE);
    assert_true(says("damaged"));
    free(bytes);
}

static void survives_flipped_bytes(void **state) {
    (void)state;
    char *bytes;
    fill();
    size_t len = read_file(&bytes);
    for (size_t at = 0; at < len; at += at < 200 ? 1 : 211) {
        bytes[at] = (char)~bytes[at];
        write_file(bytes, len);
        use_whatever_is_there();
        bytes[at] = (char)~bytes[at];
    }
    free(bytes);
}

/* Fills the file, changes it, and expects it refused with these words. */
static void refused(const char *sql, const char *words) {
    remove(path);
    fill();
    run_sql(sql);
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_STORE);
    if (!says(words))
        fail_msg("%s", error.text);
}

static void refuses_foreign_files(void **state) {
    (void)state;
    refused("ALTER TABLE record RENAME TO r; CREATE VIEW record AS SELECT * FROM r", "damaged");
    refused("DROP INDEX event_about", "damaged");
    refused("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM record; END", "damaged");
    refused("CREATE TABLE more (x)", "damaged");
    refused("PRAGMA user_version = 4", "made by a newer fixtree (format 4, this one reads 3)");
    refused("PRAGMA user_version = -1", "damaged");
    refused("PRAGMA application_id = 1", "not a case file");
    write_file("this is a text, and long enough to be looked at as a database file of some kind\n"
               "this is a text, and long enough to be looked at as a database file of some kind",
        150);
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_STORE);
    assert_true(says("not a database"));
    assert_int_equal(cases_open(&cases, folder, true, &error), STATUS_STORE);
    assert_true(says("not a file"));
    assert_int_equal(cases_open(&cases, "/dev/null/x/cases.db", true, &error), STATUS_STORE);
    assert_true(says("--cases"));
}

static void refuses_unknown_events(void **state) {
    (void)state;
    fill();
    run_sql("UPDATE event SET kind = 'nonsense' WHERE ordinal = 7");
    open_cases();
    struct cases_events events = {0};
    assert_int_equal(cases_events(cases, arena, 1, &events, &error), STATUS_STORE);
    assert_true(says("does not know"));
}

/* ---- files of every age ---- */

/* A file as version 1 made it: this text stays as it is, whatever cases.sql becomes. */
static const char version_1[] =
    "CREATE TABLE record (\n    number INTEGER PRIMARY KEY AUTOINCREMENT,\n    key TEXT NOT NULL "
    "UNIQUE,\n    name TEXT NOT NULL,\n    machine TEXT NOT NULL,\n    technician TEXT NOT NULL,\n "
    "   store TEXT NOT NULL,\n    begun INTEGER NOT NULL\n) STRICT;"
    "CREATE TABLE event (\n    record INTEGER NOT NULL,\n    ordinal INTEGER NOT NULL,\n    time "
    "INTEGER NOT NULL,\n    kind TEXT NOT NULL,\n    about TEXT NOT NULL COLLATE NOCASE,\n    text "
    "TEXT NOT NULL,\n    more TEXT NOT NULL,\n    PRIMARY KEY (record, ordinal)\n) STRICT, WITHOUT "
    "ROWID;"
    "CREATE INDEX event_about ON event (about, kind);"
    "INSERT INTO record VALUES (3, 'ab', 'walk of 2025-03-01 09:30', 'PC-7', 'T', '9 articles', "
    "50),"
    " (4, 'cd', 'walk of a dog', '', '', '', 60);"
    "INSERT INTO event VALUES (3, 1, 51, 'answer', 'kb/tone.md', 'No dial tone', 'What is it?'),"
    " (3, 2, 52, 'note', '', 'by phone', ''), (4, 1, 61, 'other', '', '', '');"
    "PRAGMA application_id = 0x66786373; PRAGMA user_version = 1";

static void run_sql_on_new_file(const char *sql) {
    open_cases(); /* makes the folders */
    cases_close(cases);
    cases = NULL;
    remove(path);
    run_sql(sql);
}

static void brings_an_older_file_up_to_date(void **state) {
    (void)state;
    struct cases_heads heads = {0};
    run_sql_on_new_file(version_1);
    open_cases();
    assert_int_equal(cases_list(cases, arena, &heads, &error), STATUS_OK);
    assert_int_equal(heads.count, 2);
    assert_slice(heads.items[0].name, "walk of a dog");
    const struct cases_head *head = &heads.items[1];
    assert_int_equal(head->number, 3);
    assert_slice(head->key, "ab");
    assert_slice(head->name, "No dial tone"); /* its old name was nobody's */
    assert_slice(head->machine, "PC-7");
    assert_slice(head->store, "9 articles");
    assert_int_equal(head->begun, 50);
    assert_int_equal(head->changed, 52);
    struct cases_events events = events_of(3);
    assert_int_equal(events.count, 2);
    assert_slice(events.items[1].text, "by phone");
    assert_int_equal(add(3, CASES_NOTE, "later"), 3);
    assert_true(new_case("next") > 4);
    reopen(); /* and stays so */
    assert_int_equal(events_of(3).count, 3);
}

static void refuses_a_newer_file(void **state) {
    (void)state;
    char *before, *after;
    run_sql_on_new_file(version_1);
    run_sql("PRAGMA user_version = 9; CREATE TABLE future (x)");
    size_t len = read_file(&before);
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_STORE);
    assert_true(says("made by a newer fixtree (format 9, this one reads 3); update fixtree"));
    assert_int_equal(read_file(&after), len);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);
}

static int refuse_as_older(void) {
    enum status status = cases_open(&cases, path, true, &error);
    return status == STATUS_STORE && says("of an older fixtree (format 1)") ? 0 : 1;
}

/* What cannot be written cannot be brought up to date; it is refused and left as it is. */
static void leaves_an_older_file_that_cannot_be_written(void **state) {
    (void)state;
    char *before, *after;
    run_sql_on_new_file(version_1);
    size_t len = read_file(&before);
    assert_int_equal(chmod(path, 0444), 0);
    for (const char *const *name = (const char *[]){"", "/state", "/state/fixtree", NULL}; *name;
         name++)
        assert_int_equal(chmod(arena_printf(arena, "%s%s", folder, *name).at, 0755), 0);
    assert_int_equal(as_nobody(refuse_as_older), 0);
    assert_int_equal(read_file(&after), len);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(survives_truncation),
        TEST(survives_flipped_bytes),
        TEST(refuses_foreign_files),
        TEST(refuses_unknown_events),
        TEST(brings_an_older_file_up_to_date),
        TEST(leaves_an_older_file_that_cannot_be_written),
        TEST(refuses_a_newer_file),
    };
    return RUN_TESTS(tests);
}
