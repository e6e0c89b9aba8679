/* The case file: what it keeps. */
#include "tests/unit/store/case_file.h"

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
    add(number, CASES_SOLVED, "fix");
    add(number, CASES_UNTRIED, "fix"); /* it was another one */
    assert_int_equal(cases_head(cases, arena, number, &head, &error), STATUS_OK);
    assert_false(head.solved);
    struct cases_solved_list solved = {0};
    assert_int_equal(cases_solved(cases, arena, &solved, &error), STATUS_OK);
    assert_int_equal(solved.count, 0);
    add(number, CASES_SOLVED, "fix");
    add(number, CASES_UNTRIED, "another fix");
    assert_int_equal(cases_solved(cases, arena, &solved, &error), STATUS_OK);
    assert_int_equal(solved.count, 1);
    assert_int_equal(solved.items[0].cases, 1);
    add(number, CASES_FAILED, "FIX"); /* an article's title in other letters is the same fix */
    assert_int_equal(cases_head(cases, arena, number, &head, &error), STATUS_OK);
    assert_false(head.solved);
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

static bool is_look_up(int64_t number) {
    struct cases_head head;
    assert_int_equal(cases_head(cases, arena, number, &head, &error), STATUS_OK);
    return head.looked_up;
}

static int64_t new_look_up(void) {
    struct cases_head head = {.unnamed = true};
    assert_int_equal(cases_new(cases, arena, &head, &error), STATUS_OK);
    assert_false(is_look_up(head.number)); /* begun by name, as it were */
    add(head.number, CASES_ANSWER, "an answer");
    return head.number;
}

/* Whatever a technician says of a case makes it one that counts. */
static void tells_look_ups(void **state) {
    (void)state;
    open_cases();
    for (enum cases_kind kind = 0; kind < CASES_KINDS; kind++) {
        int64_t number = new_look_up();
        assert_true(is_look_up(number));
        move(number, kind, "kb/a.md", "text");
        assert_int_equal(is_look_up(number), cases_kind_moves(kind));
    }
    struct cases_head head = {.number = new_look_up(), .machine = SLICE("PC-1")};
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    assert_false(is_look_up(head.number));
    head = (struct cases_head){.number = head.number, .name = SLICE("Anna")};
    assert_int_equal(cases_rename(cases, &head, &error), STATUS_OK);
    assert_false(is_look_up(head.number));
    assert_string_equal(cases_state(&head), "open");
}

static void lists_look_ups_last(void **state) {
    (void)state;
    open_cases();
    struct cases_heads heads = {0};
    int64_t named = new_case("Anna"), first = new_look_up(), other = new_case("Bea"),
            second = new_look_up();
    assert_int_equal(cases_list(cases, arena, &heads, &error), STATUS_OK);
    const int64_t order[] = {other, named, second, first};
    for (size_t i = 0; i < COUNT_OF(order); i++)
        assert_int_equal(heads.items[i].number, order[i]);
    assert_string_equal(cases_state(&heads.items[2]), "looked up");
}

/* Only look-ups, only old ones, or only the one that is meant. */
static void forgets_look_ups(void **state) {
    (void)state;
    open_cases();
    int64_t named = new_case("Anna"), first = new_look_up(), noted = new_look_up(),
            second = new_look_up();
    struct cases_event late = {.time = 5000, .kind = CASES_OTHER};
    int64_t last = CASES_ANYWHERE;
    size_t count = 9;
    add(named, CASES_OTHER, "");
    add(noted, CASES_NOTE, "it hums");
    assert_int_equal(cases_add(cases, second, &last, &late, &error), STATUS_OK);
    assert_int_equal(cases_forget(cases, 0, 5000, &count, &error), STATUS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(events_of(first).count, 0);
    assert_int_equal(events_of(second).count, 2);
    assert_int_equal(cases_forget(cases, noted, INT64_MAX, &count, &error), STATUS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(cases_forget(cases, second, INT64_MAX, &count, &error), STATUS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(events_of(noted).count, 2);
    assert_int_equal(events_of(named).count, 1);
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
        TEST(tells_look_ups),
        TEST(lists_look_ups_last),
        TEST(forgets_look_ups),
        TEST(lists_what_was_tried),
        TEST(takes_a_case_once),
        TEST(two_write_at_once),
        TEST(kill_loses_nothing),
        TEST(reads_where_it_cannot_write),
    };
    return RUN_TESTS(tests);
}
