/* An import is all or nothing, whatever ends it. */
#include "store/write.h"
#include "tests/unit/import/folder.h"

#include <signal.h>
#include <sys/resource.h>

static int64_t count_in(const char *db) {
    struct store *store;
    struct error error = {0};
    enum status status = store_open(&store, db, &error);
    if (status)
        print_error("%s\n", error.text);
    assert_int_equal(status, STATUS_OK);
    struct arena *arena = arena_new();
    struct store_entries entries = {0};
    assert_int_equal(store_list(store, arena, &entries, &error), STATUS_OK);
    size_t count = entries.count;
    arena_free(arena);
    store_close(store);
    return (int64_t)count;
}

static void write_articles(size_t count) {
    for (size_t i = 0; i < count; i++) {
        char name[32], word[32];
        snprintf(name, sizeof name, "%03zu.md", i);
        snprintf(word, sizeof word, "gadget%zu", i);
        folder_article(name, word);
    }
}

static void assert_same(const char *path, struct buf *before) {
    struct buf after = folder_read(path);
    assert_int_equal(after.len, before->len);
    assert_memory_equal(after.at, before->at, after.len);
    buf_fini(&after);
    buf_fini(before);
}

/* A store of three articles; thirty more wait in the folder. Returns the store's bytes. */
static struct buf some_store(void) {
    struct run_counts counts;
    struct error error;
    write_articles(3);
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    assert_int_equal(counts.added, 3);
    write_articles(33);
    return folder_read("kb.db");
}

/* What happens in the middle of an import, as one of its callbacks. */
struct events {
    size_t files;
    volatile sig_atomic_t interrupted;
    int signal;         /* that the importer sends to itself at the fifth file */
    bool while_storing; /* or while it puts things together */
};

static void on_file(
    void *user, struct slice path, const struct article *article, const struct reports *reports) {
    struct events *events = user;
    (void)path;
    (void)article;
    (void)reports;
    if (++events->files < 5)
        return;
    if (events->signal && !events->while_storing)
        raise(events->signal);
    events->interrupted = !events->signal;
}

static void on_progress(void *user, enum run_progress what, size_t done, size_t total) {
    struct events *events = user;
    (void)done;
    (void)total;
    if (what == RUN_STORING && events->while_storing)
        raise(events->signal);
}

static void interrupted_import_changes_nothing(void **state) {
    (void)state;
    struct buf before = some_store();
    struct events events = {0};
    struct run_counts counts;
    struct error error = {0};
    const struct run_options options = {
        .file = on_file, .user = &events, .interrupted = &events.interrupted};
    assert_int_equal(folder_import(options, &counts, &error), STATUS_INTERRUPTED);
    assert_string_equal(error.text, "interrupted; nothing was changed");
    assert_true(events.files < 30);
    assert_same("kb.db", &before);
}

/* Runs an import in another process, which ends by the signal. */
static void import_killed(struct events events, const char *db) {
    pid_t pid = fork();
    if (pid == 0) {
        struct run_counts counts;
        struct error error;
        const struct run_options options = {
            .db = db, .file = on_file, .progress = on_progress, .user = &events};
        folder_import(options, &counts, &error);
        _exit(0);
    }
    int ended;
    assert_int_equal(waitpid(pid, &ended, 0), pid);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(WTERMSIG(ended), events.signal);
}

static void killed_import_changes_nothing(void **state) {
    struct run_counts counts;
    struct error error;
    (void)state;
    for (int while_storing = 0; while_storing < 2; while_storing++) {
        struct buf before = some_store();
        import_killed((struct events){.signal = SIGKILL, .while_storing = while_storing}, "kb.db");
        assert_int_equal(count_in("kb.db"), 3);
        assert_same("kb.db", &before);
        assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
        assert_int_equal(counts.added, 30);
        assert_int_equal(count_in("kb.db"), 33);
        assert_int_equal(unlink("kb.db"), 0);
        for (int i = 3; i < 33; i++) {
            char name[32];
            snprintf(name, sizeof name, "a/%03d.md", i);
            unlink(name);
        }
    }
}

static void killed_first_import_is_done_again(void **state) {
    struct run_counts counts;
    struct error error;
    (void)state;
    write_articles(10);
    import_killed((struct events){.signal = SIGKILL}, "new.db");
    const struct run_options options = {.db = "new.db"};
    assert_int_equal(folder_import(options, &counts, &error), STATUS_OK);
    assert_int_equal(counts.added, 10);
    assert_int_equal(count_in("new.db"), 10);
}

static void counts_tell_what_changed(void **state) {
    struct run_counts counts;
    struct error error;
    (void)state;
    struct buf before = some_store();
    buf_fini(&before);
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    assert_int_equal(counts.added, 30);
    assert_int_equal(counts.unchanged, 3);
    folder_article("001.md", "widget");
    unlink("a/002.md");
    assert_int_equal(
        folder_import((struct run_options){.dry_run = true}, &counts, &error), STATUS_OK);
    assert_int_equal(counts.changed, 1);
    assert_int_equal(counts.removed, 1);
    assert_int_equal(count_in("kb.db"), 33);
    assert_int_equal(folder_import((struct run_options){0}, &counts, &error), STATUS_OK);
    assert_int_equal(counts.changed, 1);
    assert_int_equal(counts.removed, 1);
    assert_int_equal(counts.unchanged, 31);
    assert_int_equal(count_in("kb.db"), 32);
}

/* ---- without the right to read ---- */

static char refused_path[100];

static void note_refused(
    void *user, struct slice path, const struct article *article, const struct reports *reports) {
    size_t *refused = user;
    if (article || reports->count == 0)
        return;
    snprintf(refused_path, sizeof refused_path, "%.*s: %.*s", SLICE_ARGS(path),
        SLICE_ARGS(reports->items[0].detail));
    ++*refused;
}

static void drop_root(void) {
    if (geteuid() == 0) {
        assert_int_equal(chown(folder, 65534, 65534), 0);
        assert_int_equal(setresgid(65534, 65534, 65534), 0);
        assert_int_equal(setresuid(65534, 65534, 65534), 0);
    }
}

#define CHECK(condition)                                                                           \
    if (!(condition))                                                                              \
    return #condition

static const char *check_unreadable_file(void) {
    struct run_counts counts;
    struct error error;
    size_t refused = 0;
    const struct run_options options = {.file = note_refused, .user = &refused};
    write_articles(3);
    chmod("a/001.md", 0);
    CHECK(folder_import(options, &counts, &error) == STATUS_FAULTS);
    CHECK(counts.refused == 1);
    CHECK(refused == 1);
    CHECK(strcmp(refused_path, "001.md: Permission denied") == 0);
    CHECK(count_in("kb.db") == 2);
    return NULL;
}

/* What the store has of a folder that cannot be read stays. */
static const char *check_unreadable_folder(void) {
    struct run_counts counts;
    struct error error;
    size_t refused = 0;
    const struct run_options options = {.file = note_refused, .user = &refused};
    mkdir("a", 0700);
    mkdir("a/inner", 0700);
    folder_article("one.md", "one");
    folder_article("inner/two.md", "two");
    CHECK(folder_import((struct run_options){0}, &counts, &error) == STATUS_OK);
    chmod("a/inner", 0);
    CHECK(folder_import(options, &counts, &error) == STATUS_FAULTS);
    chmod("a/inner", 0700);
    CHECK(counts.removed == 0);
    CHECK(strcmp(refused_path,
              "inner: the folder cannot be read; what the store has of it stays") == 0);
    CHECK(count_in("kb.db") == 2);
    chmod("a", 0);
    CHECK(folder_import(options, &counts, &error) == STATUS_USAGE);
    chmod("a", 0700);
    CHECK(strstr(error.text, "Permission denied"));
    return NULL;
}

static const char *check_folder_without_right_to_write(void) {
    struct run_counts counts;
    struct error error;
    write_articles(1);
    mkdir("locked", 0500);
    const struct run_options options = {.db = "locked/kb.db"};
    CHECK(folder_import(options, &counts, &error) == STATUS_STORE);
    CHECK(strcmp(error.text,
              "locked/kb.db: cannot be opened: Permission denied; choose a place that can be "
              "written with --db") == 0);
    CHECK(folder_import((struct run_options){0}, &counts, &error) == STATUS_OK);
    write_articles(2);
    chmod("kb.db", 0400);
    CHECK(folder_import((struct run_options){0}, &counts, &error) == STATUS_STORE);
    CHECK(strstr(error.text, "choose a place that can be written"));
    CHECK(count_in("kb.db") == 1);
    return NULL;
}

/* An assertion that failed in the other process would jump back into this test, in a second copy.
 */
static void in_process_without_rights(const char *(*check)(void)) {
    pid_t pid = fork();
    if (pid == 0) {
        drop_root();
        const char *failed = check();
        if (failed)
            fprintf(stderr, "not so: %s\n", failed);
        _exit(failed ? 1 : 42);
    }
    int ended;
    assert_int_equal(waitpid(pid, &ended, 0), pid);
    assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 42);
}

static void unreadable_file_is_named(void **state) {
    (void)state;
    in_process_without_rights(check_unreadable_file);
}

static void unreadable_folder_keeps_its_articles(void **state) {
    (void)state;
    in_process_without_rights(check_unreadable_folder);
}

static void unwritable_place_is_named(void **state) {
    (void)state;
    in_process_without_rights(check_folder_without_right_to_write);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(interrupted_import_changes_nothing),
        IN_FOLDER(killed_import_changes_nothing),
        IN_FOLDER(killed_first_import_is_done_again),
        IN_FOLDER(counts_tell_what_changed),
        IN_FOLDER(unreadable_file_is_named),
        IN_FOLDER(unreadable_folder_keeps_its_articles),
        IN_FOLDER(unwritable_place_is_named),
    };
    return RUN_TESTS(tests);
}
