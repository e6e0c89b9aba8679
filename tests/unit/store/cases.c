/* The case file: what it keeps, and what it does with files that are none of its own. */
#include "store/cases.h"

#include "tests/unit/test.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[100];
static char path[200];
static struct arena *arena;
static struct cases *cases;
static struct error error;

static int setup(void **state) {
    (void)state;
    /* in memory where that can be: a disk takes its time for each of thousands of transactions */
    bool memory = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/fixtree-cases-XXXXXX", memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/state/fixtree/cases.db", folder);
    arena = arena_new();
    error = (struct error){0};
    return 0;
}

static int remove_one(const char *name, const struct stat *file, int kind, struct FTW *walk) {
    (void)file, (void)kind, (void)walk;
    return remove(name);
}

static int teardown(void **state) {
    (void)state;
    cases_close(cases);
    cases = NULL;
    arena_free(arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void open_cases(void) {
    assert_int_equal(cases_open(&cases, path, true, &error), STATUS_OK);
}

static void reopen(void) {
    cases_close(cases);
    cases = NULL;
    open_cases();
}

static int64_t new_case(const char *name) {
    struct cases_head head = {
        .name = slice_of(name), .machine = SLICE("PC-7"), .store = SLICE("12 articles")};
    assert_int_equal(cases_new(cases, arena, &head, &error), STATUS_OK);
    return head.number;
}

static int64_t add(int64_t number, enum cases_kind kind, const char *text) {
    struct cases_event event = {.kind = kind, .text = slice_of(text), .time = 1000};
    int64_t last = CASES_ANYWHERE;
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_OK);
    return last;
}

static struct cases_events events_of(int64_t number) {
    struct cases_events events = {0};
    assert_int_equal(cases_events(cases, arena, number, &events, &error), STATUS_OK);
    return events;
}

static bool says(const char *part) {
    return strstr(error.text, part) != NULL;
}

/* ---- what is kept ---- */

static unsigned mode_of(const char *name) {
    struct stat file;
    assert_int_equal(stat(name, &file), 0);
    return file.st_mode & 0777;
}

static void is_made_for_its_owner_alone(void **state) {
    (void)state;
    mode_t mask = umask(0);
    assert_int_equal(cases_open(&cases, path, false, &error), STATUS_NOTHING);
    assert_int_equal(access(path, F_OK), -1);
    open_cases();
    umask(mask);
    assert_int_equal(mode_of(path), 0600);
    *strrchr(path, '/') = '\0';
    assert_int_equal(mode_of(path), 0700);
}

static void finds_its_place(void **state) {
    (void)state;
    setenv("HOME", "/h", 1);
    unsetenv("FIXTREE_CASES");
    unsetenv("XDG_STATE_HOME");
    assert_string_equal(cases_place(arena, NULL), "/h/.local/state/fixtree/cases.db");
    setenv("XDG_STATE_HOME", "relative", 1);
    assert_string_equal(cases_place(arena, NULL), "/h/.local/state/fixtree/cases.db");
    assert_null(cases_place(arena, ""));
    setenv("XDG_STATE_HOME", "/state", 1);
    assert_string_equal(cases_place(arena, NULL), "/state/fixtree/cases.db");
    setenv("FIXTREE_CASES", "own.db", 1);
    assert_string_equal(cases_place(arena, NULL), "own.db");
    assert_string_equal(cases_place(arena, "given.db"), "given.db");
    setenv("FIXTREE_CASES", "", 1);
    assert_null(cases_place(arena, NULL));
    unsetenv("FIXTREE_CASES");
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "x", 1);
    assert_null(cases_place(arena, NULL));
}

static void keeps_events_in_order(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("one");
    struct cases_event event = {.kind = CASES_ANSWER,
        .about = SLICE("kb/a.md"),
        .text = {"with\0NUL", 8},
        .more = SLICE("\xff, no UTF-8")};
    int64_t last = 0;
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_OK);
    assert_int_equal(last, 1);
    add(number, CASES_NOTE, "a note");
    reopen();
    struct cases_events events = events_of(number);
    assert_int_equal(events.count, 2);
    assert_int_equal(events.items[0].kind, CASES_ANSWER);
    assert_true(events.items[0].time > 1700000000);
    assert_slice(events.items[0].about, "kb/a.md");
    assert_true(slice_equal(events.items[0].text, event.text));
    assert_slice(events.items[0].more, "\uFFFD, no UTF-8");
    assert_int_equal(events.items[1].kind, CASES_NOTE);
}

static void refuses_what_comes_too_late(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("one"), last = 0;
    add(number, CASES_OTHER, "");
    struct cases_event event = {.kind = CASES_BACK};
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_NOTHING);
    assert_int_equal(last, 0);
    assert_int_equal(cases_add(cases, 99, &last, &event, &error), STATUS_NOTHING);
    assert_true(says("no case 99"));
    assert_int_equal(events_of(number).count, 1);
}

static void refuses_what_is_too_long(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("one"), last = CASES_ANYWHERE;
    char *text = calloc(1, CASES_TEXT_BYTES + 1);
    struct cases_event event = {.kind = CASES_NOTE, .text = {text, CASES_TEXT_BYTES + 1}};
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_USAGE);
    event.text.len--;
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_OK);
    struct cases_head head = {.name = {text, CASES_TEXT_BYTES + 1}};
    assert_int_equal(cases_new(cases, arena, &head, &error), STATUS_USAGE);
    free(text);
}

static void sums_a_case_up(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("Anna's PC");
    struct cases_head head;
    assert_int_equal(cases_find(cases, arena, SLICE("anna's pc"), &head, &error), STATUS_OK);
    assert_int_equal(head.number, number);
    assert_slice(head.machine, "PC-7");
    assert_slice(head.store, "12 articles");
    assert_int_equal(head.key.len, 32);
    assert_false(head.closed || head.solved);
    assert_int_equal(head.changed, head.begun);
    add(number, CASES_SOLVED, "fix");
    add(number, CASES_CLOSED, "");
    assert_int_equal(cases_find(cases, arena, SLICE("1"), &head, &error), STATUS_OK);
    assert_true(head.closed && head.solved);
    assert_int_equal(head.last, 2);
    assert_int_equal(head.changed, 1000);
    add(number, CASES_FAILED, "fix"); /* after all */
    add(number, CASES_REOPENED, "");
    assert_int_equal(cases_head(cases, arena, number, &head, &error), STATUS_OK);
    assert_false(head.closed || head.solved);
}

static void names_and_numbers(void **state) {
    (void)state;
    open_cases();
    int64_t one = new_case("one"), two = new_case("two");
    struct cases_head head = {.number = two, .name = SLICE("one"), .technician = SLICE("T")};
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    assert_int_equal(cases_find(cases, arena, SLICE("one"), &head, &error), STATUS_USAGE);
    assert_int_equal(cases_find(cases, arena, SLICE("three"), &head, &error), STATUS_NOTHING);
    assert_int_equal(
        cases_find(cases, arena, SLICE("77777777777777777777"), &head, &error), STATUS_NOTHING);
    add(two, CASES_NOTE, "gone soon");
    assert_int_equal(cases_delete(cases, two, &error), STATUS_OK);
    assert_int_equal(cases_delete(cases, two, &error), STATUS_NOTHING);
    assert_int_equal(events_of(two).count, 0);
    head.number = two;
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_NOTHING);
    assert_true(new_case("three") > two); /* a number in a ticket never means another case */
    struct cases_heads heads = {0};
    assert_int_equal(cases_list(cases, arena, &heads, &error), STATUS_OK);
    assert_int_equal(heads.count, 2);
    assert_int_equal(heads.items[1].number, one);
}

static const char *name_of(int64_t number) {
    struct cases_head head;
    assert_int_equal(cases_head(cases, arena, number, &head, &error), STATUS_OK);
    return arena_string(arena, head.name);
}

static void move(int64_t number, enum cases_kind kind, const char *about, const char *text) {
    struct cases_event event = {
        .kind = kind, .about = slice_of(about), .text = slice_of(text), .more = SLICE("a title")};
    int64_t last = CASES_ANYWHERE;
    assert_int_equal(cases_add(cases, number, &last, &event, &error), STATUS_OK);
}

static void goes_by_its_answers_without_a_name(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("");
    assert_int_equal(strncmp(name_of(number), "walk of 20", 10), 0);
    move(number, CASES_ANSWER, "", "Remote access");
    move(number, CASES_ANSWER, "", "Windows 10");
    assert_string_equal(name_of(number), "Remote access, Windows 10");
    move(number, CASES_ANSWER, "kb/809.md", "Error 809");
    move(number, CASES_OTHER, "", "none of these helped");
    assert_string_equal(name_of(number), "Error 809");
    move(number, CASES_BACK, "", "");
    move(number, CASES_BACK, "", "");
    move(number, CASES_BACK, "", "");
    assert_string_equal(name_of(number), "Remote access");
    move(number, CASES_GO, "kb/a.md", "");
    assert_string_equal(name_of(number), "a title");
    move(number, CASES_GO, "kb/a.md", "the branch");
    assert_string_equal(name_of(number), "the branch");
    struct cases_head head;
    assert_int_equal(cases_find(cases, arena, SLICE("The Branch"), &head, &error), STATUS_OK);
    assert_int_equal(head.number, number);
    head.machine = SLICE("PC-9"); /* a machine alone gives no name */
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    move(number, CASES_BACK, "", "");
    assert_string_equal(name_of(number), "a title");
    head.name = SLICE("Anna");
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    assert_string_equal(name_of(number), "Anna");
    head.name = SLICE("");
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    assert_string_equal(name_of(number), "a title");
}

static void lists_what_was_tried(void **state) {
    (void)state;
    open_cases();
    int64_t one = new_case("one"), two = new_case("two"), last = CASES_ANYWHERE;
    struct cases_event event = {.kind = CASES_FAILED, .about = SLICE("kb/A.md")};
    assert_int_equal(cases_add(cases, one, &last, &event, &error), STATUS_OK);
    event = (struct cases_event){.kind = CASES_SOLVED, .about = SLICE("kb/a.md")};
    last = CASES_ANYWHERE;
    assert_int_equal(cases_add(cases, two, &last, &event, &error), STATUS_OK);
    event.about = SLICE("kb/b.md");
    assert_int_equal(cases_add(cases, two, &last, &event, &error), STATUS_OK);
    struct cases_trials trials = {0};
    assert_int_equal(cases_trials(cases, arena, SLICE("kb/a.md"), &trials, &error), STATUS_OK);
    assert_int_equal(trials.count, 2);
    assert_int_equal(trials.items[0].event.kind, CASES_FAILED);
    assert_int_equal(trials.items[1].number, two);
}

/* ---- from another machine ---- */

static enum status take(struct cases_head *head, size_t count, const char *last, size_t *added) {
    struct cases_events events = {0};
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(arena, &events) = (struct cases_event){.time = (int64_t)i + 1,
            .kind = CASES_NOTE,
            .text = i + 1 == count ? slice_of(last) : SLICE("note")};
    return cases_take(cases, arena, head, &events, added, &error);
}

static void takes_a_case_once(void **state) {
    (void)state;
    open_cases();
    struct cases_head head = {.key = SLICE("abc"), .name = SLICE("far"), .begun = 5};
    size_t added = 9;
    assert_int_equal(take(&head, 2, "note", &added), STATUS_OK);
    assert_int_equal(added, 2);
    assert_int_equal(take(&head, 2, "note", &added), STATUS_OK);
    assert_int_equal(added, 0);
    assert_int_equal(take(&head, 3, "more", &added), STATUS_OK);
    assert_int_equal(added, 1);
    assert_int_equal(take(&head, 1, "note", &added), STATUS_OK);
    assert_int_equal(added, 0);
    assert_int_equal(events_of(head.number).count, 3);
    assert_int_equal(take(&head, 4, "x", &added), STATUS_USAGE);
    assert_true(says("since event 3"));
    assert_int_equal(events_of(head.number).count, 3);
    struct cases_heads heads = {0};
    assert_int_equal(cases_list(cases, arena, &heads, &error), STATUS_OK);
    assert_int_equal(heads.count, 1);
    assert_int_equal(heads.items[0].begun, 5);
}

/* ---- hostile files ---- */

/* A file of several pages. */
static void fill(void) {
    struct cases_head head = {.key = SLICE("abc"), .name = SLICE("one")};
    struct cases_events events = {0};
    size_t added;
    open_cases();
    for (int i = 0; i < 200; i++)
        *LIST_ADD(arena, &events) = (struct cases_event){.time = 1,
            .kind = CASES_NOTE,
            .text = SLICE("one of many notes, with some text in it")};
    assert_int_equal(cases_take(cases, arena, &head, &events, &added, &error), STATUS_OK);
    cases_close(cases);
    cases = NULL;
}

static size_t read_file(char **bytes) {
    struct stat file;
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    assert_int_equal(fstat(fileno(in), &file), 0);
    *bytes = malloc((size_t)file.st_size);
    assert_int_equal(fread(*bytes, 1, (size_t)file.st_size, in), file.st_size);
    fclose(in);
    return (size_t)file.st_size;
}

static void write_file(const char *bytes, size_t len) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    fclose(out);
}

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

static void run_sql(const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
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
    refused("PRAGMA user_version = 3", "made by a newer fixtree (format 3, this one reads 2)");
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
    assert_true(says("made by a newer fixtree (format 9, this one reads 2); update fixtree"));
    assert_int_equal(read_file(&after), len);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);
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

/* ---- several processes ---- */

static pid_t adder(int64_t number, int times, int report) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0)
        return child;
    struct cases *own = NULL;
    if (cases_open(&own, path, true, &error) != STATUS_OK)
        _exit(1);
    for (int i = 0; i < times; i++) {
        int64_t last = CASES_ANYWHERE;
        struct cases_event event = {.kind = CASES_NOTE, .text = SLICE("from a process")};
        if (cases_add(own, number, &last, &event, &error) != STATUS_OK)
            _exit(2);
        if (report >= 0 && write(report, "x", 1) != 1)
            _exit(3);
    }
    _exit(0);
}

static void two_write_at_once(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("shared");
    cases_close(cases);
    cases = NULL;
    pid_t children[] = {adder(number, 20, -1), adder(number, 20, -1)};
    for (int i = 0; i < 2; i++) {
        int status = -1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    open_cases();
    assert_int_equal(events_of(number).count, 40);
}

/* Whatever was reported as written is there, whenever the writer is killed. */
static void kill_loses_nothing(void **state) {
    (void)state;
    open_cases();
    int64_t number = new_case("killed");
    size_t known = 0;
    for (int round = 0; round < 8; round++) {
        int pipe_ends[2];
        char byte;
        assert_int_equal(pipe(pipe_ends), 0);
        pid_t child = adder(number, 100000, pipe_ends[1]);
        close(pipe_ends[1]);
        for (int i = 0; i <= round; i++)
            known += read(pipe_ends[0], &byte, 1) == 1;
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        while (read(pipe_ends[0], &byte, 1) == 1)
            known++;
        close(pipe_ends[0]);
        reopen();
        size_t found = events_of(number).count;
        assert_true(found == known || found == known + 1); /* written, but not yet reported */
        known = found;
    }
}

/* root may write everywhere: a child that is nobody shows what others see. */
static int as_nobody(int (*what)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(geteuid() == 0 && setresuid(65534, 65534, 65534) != 0 ? 99 : what());
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int read_and_fail_to_write(void) {
    int64_t last = CASES_ANYWHERE;
    struct cases_event event = {.kind = CASES_NOTE};
    struct cases_heads heads = {0};
    if (cases_open(&cases, path, true, &error) != STATUS_OK)
        return 1;
    if (cases_list(cases, arena, &heads, &error) != STATUS_OK || heads.count != 1)
        return 2;
    if (cases_add(cases, 1, &last, &event, &error) != STATUS_STORE || !says("--cases"))
        return 3;
    return 0;
}

static int fail_to_make(void) {
    return cases_open(&cases, path, true, &error) == STATUS_STORE && says("nothing is kept") ? 0
                                                                                             : 1;
}

static void reads_where_it_cannot_write(void **state) {
    (void)state;
    fill();
    assert_int_equal(chmod(folder, 0755), 0);
    char *slash = strrchr(path, '/');
    for (int i = 0; i < 2; i++) { /* the file may be writable where its folder is not */
        assert_int_equal(chmod(path, i ? 0666 : 0444), 0);
        *slash = '\0';
        assert_int_equal(chmod(path, 0555), 0);
        *strrchr(path, '/') = '\0';
        assert_int_equal(chmod(path, 0555), 0);
        path[strlen(path)] = '/';
        *slash = '/';
        assert_int_equal(as_nobody(read_and_fail_to_write), 0);
    }
    snprintf(slash, sizeof path - (size_t)(slash - path), "/other.db");
    assert_int_equal(as_nobody(fail_to_make), 0);
    *slash = '\0';
    chmod(path, 0755);
    *strrchr(path, '/') = '\0';
    chmod(path, 0755);
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
        TEST(is_made_for_its_owner_alone),
        TEST(finds_its_place),
        TEST(keeps_events_in_order),
        TEST(refuses_what_comes_too_late),
        TEST(refuses_what_is_too_long),
        TEST(sums_a_case_up),
        TEST(names_and_numbers),
        TEST(goes_by_its_answers_without_a_name),
        TEST(lists_what_was_tried),
        TEST(takes_a_case_once),
        TEST(survives_truncation),
        TEST(survives_flipped_bytes),
        TEST(refuses_foreign_files),
        TEST(brings_an_older_file_up_to_date),
        TEST(leaves_an_older_file_that_cannot_be_written),
        TEST(refuses_a_newer_file),
        TEST(refuses_unknown_events),
        TEST(two_write_at_once),
        TEST(kill_loses_nothing),
        TEST(reads_where_it_cannot_write),
    };
    return RUN_TESTS(tests);
}
