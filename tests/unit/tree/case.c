/* A case: what it records, and where it is taken up again. */
#include "tree/case.h"

#include "import/run/run.h"
#include "tests/unit/test.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[100];
static struct arena *arena;
static struct error error;
static struct store *store;
static struct tree *tree;
static struct case_walk *walk;
static struct case_base base;

static const char *in_folder(const char *name) {
    return arena_printf(arena, "%s/%s", folder, name).at;
}

static void write_file(const char *name, const char *text) {
    FILE *out = fopen(in_folder(name), "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void write_articles(void) {
    mkdir(in_folder("kb"), 0755);
    write_file("kb/index.md", "# Start\n\nWhat problem are you having?\n\n- [No dial "
                              "tone](tone.md)\n- [No names](names.md)\n"
                              "- [No luck](luck.md)\n");
    write_file("kb/tone.md",
        "# No dial tone\n\n## Resolution 1: Plug it in\n\n1. Plug it in.\n\n"
        "## Resolution 2: Replace the cable\n\n1. Take another cable of <length>.\n2. Plug it in.\n"
        "3. Restart the computer.\n\n");
    write_file("kb/names.md",
        "# No names\n\n## Cause\n\nAn old cache.\n\n## Resolution\n\n1. Run this command:\n\n"
        "   ```\n   ipconfig /flushdns\n   ```\n\n## Resolution\n\n1. Restart the computer.\n");
    write_file("kb/luck.md", "# No luck\n\n## Resolution\n\n1. Wait.\n");
}

static void open_store(void) {
    struct run_counts counts;
    const char *paths[] = {in_folder("kb")};
    struct run_options options = {.db = in_folder("kb.db"), .paths = paths, .path_count = 1};
    tree_close(tree);
    store_close(store);
    tree = NULL;
    store = NULL;
    assert_int_equal(run_import(&options, &counts, &error), STATUS_OK);
    assert_int_equal(store_open(&store, options.db, &error), STATUS_OK);
    assert_int_equal(tree_open(&tree, store, &error), STATUS_OK);
    base.tree = tree;
    base.store = store;
}

static int setup(void **state) {
    (void)state;
    /* in memory where that can be: a disk takes its time for each transaction */
    bool memory = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/fixtree-case-XXXXXX", memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(folder));
    arena = arena_new();
    write_articles();
    base.path = in_folder("cases.db");
    open_store();
    walk = case_begin(&base, &(struct cases_head){.name = SLICE("test")});
    return 0;
}

static int remove_one(const char *name, const struct stat *file, int kind, struct FTW *way) {
    (void)file, (void)kind, (void)way;
    return remove(name);
}

static int teardown(void **state) {
    (void)state;
    case_free(walk);
    tree_close(tree);
    store_close(store);
    tree = NULL;
    store = NULL;
    arena_free(arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* Where the case stands: the path of the fixes' article, the first option of a question, or "end".
 */
static struct slice standing(const struct case_walk *at) {
    const struct walk_stop *here = walk_here(case_walk(at));
    if (here->place.kind == TREE_AT_END)
        return SLICE("end");
    if (here->place.kind == TREE_AT_FIXES)
        return tree_leaf_path(tree, here->place.leaf);
    return here->question.options.items[0].label;
}

static int64_t id_of(const char *path) {
    struct store_entries found = {0};
    assert_int_equal(store_find(store, arena, slice_of(path), &found, &error), STATUS_OK);
    return found.items[0].id;
}

static const struct article *article_of(const char *path) {
    struct article *article = arena_alloc(arena, sizeof *article);
    assert_int_equal(store_article(store, arena, id_of(path), article, &error), STATUS_OK);
    return article;
}

/* The number of the option with that label. */
static size_t option(const char *label) {
    const struct tree_question *question = &walk_here(case_walk(walk))->question;
    for (size_t i = 0; i < question->options.count; i++)
        if (slice_equal(question->options.items[i].label, slice_of(label)))
            return i + 1;
    fail_msg("no option %s", label);
    return 0;
}

static void answer(const char *label) {
    assert_int_equal(case_answer(walk, option(label), &error), STATUS_OK);
}

static void go(const char *path) {
    assert_int_equal(case_go(walk, id_of(path), ARTICLE_NONE, &error), STATUS_OK);
}

static void tried(const char *path, int fix, enum cases_kind outcome) {
    assert_int_equal(
        case_tried(walk, id_of(path), article_of(path), fix, outcome, SLICE("why"), &error),
        STATUS_OK);
}

static struct case_fixes fixes_of(const char *path) {
    return case_fixes(walk, arena, id_of(path), article_of(path));
}

static struct order order_of(const char *path, bool as_written) {
    struct case_fixes fixes = fixes_of(path);
    return case_order(arena, article_of(path), &fixes, ARTICLE_NONE, as_written);
}

/* Takes the case up again, as after the end of the program. */
static void resume(void) {
    int64_t number = case_head(walk)->number;
    case_free(walk);
    walk = NULL;
    assert_int_equal(case_resume(&walk, &base, number, &error), STATUS_OK);
}

static void new_case(void) {
    case_free(walk);
    walk = case_begin(&base, NULL);
}

/* ---- keeping ---- */

static void begins_with_the_first_answer(void **state) {
    (void)state;
    assert_int_equal(case_head(walk)->number, 0);
    assert_int_equal(access(base.path, F_OK), -1);
    answer("No names");
    assert_int_equal(case_head(walk)->number, 1);
    assert_slice(standing(walk), "names.md");
    resume();
    assert_slice(standing(walk), "names.md");
    assert_slice(case_head(walk)->name, "test");
    assert_true(case_head(walk)->store.len > 0);
    new_case();
    assert_true(slice_starts(case_head(walk)->name, SLICE("walk of 2")));
}

static void replays_back_and_other_and_go(void **state) {
    (void)state;
    answer("No names");
    assert_int_equal(case_back(walk, &error), STATUS_OK);
    assert_int_equal(case_back(walk, &error), STATUS_USAGE);
    answer("No dial tone");
    resume();
    assert_slice(standing(walk), "tone.md");
    assert_int_equal(case_answer(walk, WALK_OTHER, &error), STATUS_OK);
    char *left = arena_string(arena, standing(walk));
    resume();
    assert_slice(standing(walk), left);
    go("luck.md");
    resume();
    assert_slice(standing(walk), "luck.md");
    assert_int_equal(case_back(walk, &error), STATUS_OK);
    resume();
    assert_slice(standing(walk), left);
    assert_int_equal(walk_answers(case_walk(walk)), 2);
}

static void refuses_without_a_trace(void **state) {
    (void)state;
    assert_int_equal(case_answer(walk, 99, &error), STATUS_USAGE);
    assert_int_equal(case_go(walk, id_of("index.md") + 1000, ARTICLE_NONE, &error), STATUS_USAGE);
    char *text = calloc(1, CASES_TEXT_BYTES + 1);
    assert_int_equal(
        case_note(walk, (struct slice){text, CASES_TEXT_BYTES + 1}, &error), STATUS_USAGE);
    free(text);
    assert_int_equal(case_events(walk)->count, 0);
    assert_int_equal(access(base.path, F_OK), -1);
}

static void keeps_values_and_notes(void **state) {
    (void)state;
    answer("No names");
    assert_int_equal(case_note(walk, SLICE("a note"), &error), STATUS_OK);
    assert_slice(case_events(walk)->items[1].about, "kb/names.md");
    assert_int_equal(case_set(walk, SLICE("Server"), SLICE("one"), &error), STATUS_OK);
    assert_int_equal(case_set(walk, SLICE("port"), SLICE("80"), &error), STATUS_OK);
    assert_int_equal(case_set(walk, SLICE("server"), SLICE("two"), &error), STATUS_OK);
    resume();
    struct case_values values = case_values(walk, arena);
    assert_int_equal(values.count, 2);
    assert_slice(values.items[0].value, "two");
    assert_int_equal(case_set(walk, SLICE("port"), SLICE(""), &error), STATUS_OK);
    assert_int_equal(case_values(walk, arena).count, 1);
}

static void closes_and_opens_again(void **state) {
    (void)state;
    answer("No names");
    assert_int_equal(case_close(walk, false, &error), STATUS_USAGE);
    assert_int_equal(case_close(walk, true, &error), STATUS_OK);
    resume();
    assert_true(case_head(walk)->closed);
    assert_int_equal(case_close(walk, false, &error), STATUS_OK);
    resume();
    assert_false(case_head(walk)->closed);
}

static void leaving_is_written_later(void **state) {
    (void)state;
    answer("No names");
    case_leave(walk, 0);
    assert_slice(standing(walk), "No dial tone");
    resume(); /* the program ended before anything else was done */
    assert_slice(standing(walk), "names.md");
    case_leave(walk, 0);
    answer("No luck");
    resume();
    assert_slice(standing(walk), "luck.md");
    assert_int_equal(walk_answers(case_walk(walk)), 1);
}

/* ---- where nothing can be kept ---- */

static void walks_where_nothing_is_kept(void **state) {
    (void)state;
    const char *places[] = {"/dev/null/cases.db", NULL};
    for (size_t i = 0; i < 2; i++) {
        base.path = places[i];
        new_case();
        assert_int_equal(case_answer(walk, option("No names"), &error), STATUS_STORE);
        assert_non_null(strstr(error.text, "nothing is kept"));
        assert_slice(standing(walk), "names.md");
        assert_int_equal(case_back(walk, &error), STATUS_STORE);
        assert_slice(standing(walk), "No dial tone");
        assert_int_equal(case_events(walk)->count, 2);
    }
}

/* What could not be written is written with the next event that can. */
static void writes_later_what_it_could_not(void **state) {
    (void)state;
    write_file("state", "a file where a folder is to be");
    base.path = in_folder("state/cases.db");
    new_case();
    assert_int_equal(case_answer(walk, option("No names"), &error), STATUS_STORE);
    remove(in_folder("state"));
    assert_int_equal(case_note(walk, SLICE("now"), &error), STATUS_OK);
    resume();
    assert_slice(standing(walk), "names.md");
    assert_int_equal(case_events(walk)->count, 2);
}

/* ---- another import ---- */

/* Makes the articles get other numbers, and changes one file. */
static void import_again(const char *name, const char *text) {
    remove(in_folder("kb.db"));
    write_file("kb/a-new.md", "# A new one\n\n## Resolution\n\n1. Wait.\n");
    if (text)
        write_file(name, text);
    else
        remove(in_folder(name));
    int64_t number = case_head(walk)->number;
    case_free(walk);
    walk = NULL;
    open_store();
    assert_int_equal(case_resume(&walk, &base, number, &error), STATUS_OK);
}

static void survives_other_numbers(void **state) {
    (void)state;
    answer("No names");
    tried("names.md", 1, CASES_FAILED);
    int64_t before = id_of("names.md");
    import_again("kb/index.md",
        "# Start\n\nWhat problem are you having?\n\n- [New](a-new.md)\n- [No luck](luck.md)\n"
        "- [Names, in other words](names.md)\n- [No dial tone](tone.md)\n");
    assert_true(before != id_of("names.md"));
    assert_slice(standing(walk), "names.md");
    assert_int_equal(case_lost(walk).len, 0);
    struct case_fixes fixes = fixes_of("names.md");
    assert_int_equal(fixes.items[1].outcome, CASES_FAILED);
    assert_int_equal(fixes.items[0].outcome, CASES_KINDS);
}

/* Twice in one case is once: it is the cases that count. */
static void counts_the_cases_that_an_article_solved(void **state) {
    (void)state;
    struct cases *cases = NULL;
    struct cases_solved_list solved = {0};
    answer("No names");
    tried("names.md", 1, CASES_SOLVED);
    tried("names.md", 0, CASES_SOLVED);
    tried("tone.md", 0, CASES_FAILED);
    assert_int_equal(cases_open(&cases, base.path, false, &error), STATUS_OK);
    assert_int_equal(cases_solved(cases, arena, &solved, &error), STATUS_OK);
    assert_int_equal(solved.count, 1);
    assert_slice(solved.items[0].about, "kb/names.md");
    assert_int_equal(solved.items[0].cases, 1);
    cases_close(cases);
}

static void goes_on_at_the_article_where_the_tree_has_changed(void **state) {
    (void)state;
    answer("No names");
    go("tone.md");
    import_again("kb/index.md",
        "# Start\n\nWhat problem are you having?\n\n- [New](a-new.md)\n- [No luck](luck.md)\n");
    assert_int_equal(case_lost(walk).len, 0);
    assert_slice(standing(walk), "tone.md");
    assert_int_equal(case_back(walk, &error), STATUS_OK);
    resume();
    assert_slice(standing(walk), "names.md");
}

/* The article that the answer led to is gone, too. */
static void stops_where_the_tree_has_changed(void **state) {
    (void)state;
    answer("No names");
    import_again("kb/names.md", NULL);
    assert_slice(case_lost(walk), "No names");
    answer("No luck");
    assert_int_equal(case_lost(walk).len, 0);
    resume();
    assert_int_equal(case_lost(walk).len, 0);
    assert_slice(standing(walk), "luck.md");
}

static void does_not_miss_what_was_taken_back(void **state) {
    (void)state;
    answer("No names");
    assert_int_equal(case_back(walk, &error), STATUS_OK);
    answer("No luck");
    import_again("kb/names.md", NULL);
    assert_int_equal(case_lost(walk).len, 0);
    assert_slice(standing(walk), "luck.md");
}

/* ---- fixes ---- */

static void names_fixes_apart(void **state) {
    (void)state;
    const struct article *names = article_of("names.md"), *tone = article_of("tone.md");
    assert_int_equal(names->fixes.count, 2);
    assert_slice(case_fix_names(arena, names)[0], "Resolution");
    assert_slice(case_fix_names(arena, names)[1], "Resolution (2)");
    assert_int_equal(case_fix_named(arena, names, SLICE("RESOLUTION (2)")), 1);
    assert_int_equal(case_fix_named(arena, tone, case_fix_names(arena, tone)[1]), 1);
    assert_int_equal(case_fix_named(arena, tone, SLICE("another")), ARTICLE_NONE);
}

static void finds_articles_by_name(void **state) {
    (void)state;
    struct store_entry entry;
    assert_slice(case_article_name(store, arena, id_of("luck.md")), "kb/luck.md");
    assert_int_equal(
        case_find_article(store, arena, SLICE("kb/luck.md"), &entry, &error), STATUS_OK);
    assert_int_equal(entry.id, id_of("luck.md"));
    assert_int_equal(
        case_find_article(store, arena, SLICE("a/b/luck.md"), &entry, &error), STATUS_OK);
    assert_int_equal(
        case_find_article(store, arena, SLICE("kb/uck.md"), &entry, &error), STATUS_NOTHING);
    assert_int_equal(case_find_article(store, arena, SLICE(""), &entry, &error), STATUS_NOTHING);
}

static void counts_outcomes_of_all_cases(void **state) {
    (void)state;
    answer("No dial tone");
    tried("tone.md", 0, CASES_FAILED);
    tried("tone.md", 0, CASES_SOLVED); /* the last word */
    new_case();
    answer("No dial tone");
    tried("tone.md", 0, CASES_FAILED);
    tried("tone.md", 1, CASES_SKIPPED);
    struct case_fixes fixes = fixes_of("tone.md");
    assert_int_equal(fixes.count, 2);
    assert_int_equal(fixes.items[0].solved, 1);
    assert_int_equal(fixes.items[0].failed, 1);
    assert_int_equal(fixes.items[0].outcome, CASES_FAILED);
    assert_int_equal(fixes.items[1].solved + fixes.items[1].failed, 0);
    assert_int_equal(fixes.items[1].outcome, CASES_SKIPPED);
}

/* What was noted by mistake has no say in any case. */
static void forgets_what_was_taken_back(void **state) {
    (void)state;
    answer("No dial tone");
    tried("tone.md", 0, CASES_FAILED);
    tried("tone.md", 1, CASES_SOLVED);
    assert_true(case_head(walk)->solved);
    tried("tone.md", 1, CASES_UNTRIED);
    assert_false(case_head(walk)->solved);
    struct case_fixes fixes = fixes_of("tone.md");
    assert_int_equal(fixes.items[0].outcome, CASES_FAILED);
    assert_int_equal(fixes.items[1].outcome, CASES_KINDS);
    tried("tone.md", 0, CASES_UNTRIED);
    assert_int_equal(order_of("tone.md", false).items[0].fix, 0);
    new_case();
    answer("No dial tone");
    fixes = fixes_of("tone.md");
    assert_int_equal(fixes.items[0].failed + fixes.items[1].solved, 0);
}

/* Steps are counted by fix, in this case alone, and have no say in whether it is solved. */
static void counts_the_steps_that_are_done(void **state) {
    (void)state;
    const struct article *article = article_of("tone.md");
    int64_t id = id_of("tone.md");
    answer("No dial tone");
    tried("tone.md", 0, CASES_SOLVED);
    assert_int_equal(case_steps(walk, id, article, 1, 2, &error), STATUS_OK);
    assert_int_equal(fixes_of("tone.md").items[1].steps, 2);
    assert_int_equal(fixes_of("tone.md").items[0].steps, 0);
    assert_int_equal(fixes_of("tone.md").items[1].outcome, CASES_KINDS);
    assert_true(case_head(walk)->solved);
    assert_int_equal(case_steps(walk, id, article, 1, 0, &error), STATUS_OK);
    assert_int_equal(fixes_of("tone.md").items[1].steps, 0);
    assert_int_equal(case_steps(walk, id, article, 1, 1, &error), STATUS_OK);
    new_case();
    answer("No dial tone");
    assert_int_equal(fixes_of("tone.md").items[1].steps, 0);
}

static void puts_what_failed_last(void **state) {
    (void)state;
    answer("No dial tone");
    struct order order = order_of("tone.md", false);
    assert_int_equal(order.count, 2);
    assert_int_equal(order.items[0].fix, 0);
    tried("tone.md", 0, CASES_FAILED);
    order = order_of("tone.md", false);
    assert_int_equal(order.items[0].fix, 1);
    assert_slice(order.items[1].reason, "did not help in this case");
    order = order_of("tone.md", true);
    assert_int_equal(order.items[0].fix, 0);
}

static void knows_when_all_is_tried(void **state) {
    (void)state;
    answer("No dial tone");
    tried("tone.md", 0, CASES_FAILED);
    assert_false(case_is_exhausted(walk));
    tried("tone.md", 1, CASES_SKIPPED);
    assert_true(case_is_exhausted(walk));
    struct case_labels nearest = case_nearest(walk, arena);
    assert_true(nearest.count > 0);
    assert_slice(standing(walk), "tone.md"); /* looking ahead moves nothing */
    assert_int_equal(walk_answers(case_walk(walk)), 1);
    tried("tone.md", 1, CASES_SOLVED);
    assert_false(case_is_exhausted(walk));
}

/* ---- two at once ---- */

static void two_go_on_with_one_case(void **state) {
    (void)state;
    struct case_walk *other;
    answer("No names");
    assert_int_equal(case_resume(&other, &base, case_head(walk)->number, &error), STATUS_OK);
    /* notes of both are kept, and a move behind a note of the other */
    assert_int_equal(case_note(other, SLICE("from there"), &error), STATUS_OK);
    assert_int_equal(case_note(walk, SLICE("from here"), &error), STATUS_OK);
    assert_int_equal(case_events(walk)->count, 3);
    assert_slice(case_events(walk)->items[1].text, "from there");
    assert_int_equal(case_back(other, &error), STATUS_OK);
    assert_slice(standing(other), "No dial tone");
    /* both moved: this one comes too late, and stands where the other went */
    assert_int_equal(case_answer(walk, WALK_OTHER, &error), STATUS_NOTHING);
    assert_slice(standing(walk), "No dial tone");
    answer("No luck");
    resume();
    assert_slice(standing(walk), "luck.md");
    case_free(other);
}

static void says_that_a_case_was_deleted(void **state) {
    (void)state;
    struct cases *cases;
    answer("No names");
    assert_int_equal(cases_open(&cases, base.path, false, &error), STATUS_OK);
    assert_int_equal(cases_delete(cases, case_head(walk)->number, &error), STATUS_OK);
    cases_close(cases);
    assert_int_equal(case_note(walk, SLICE("x"), &error), STATUS_STORE);
    assert_non_null(strstr(error.text, "deleted"));
    assert_slice(standing(walk), "names.md");
}

/* Answers without end, and reports each answer. */
static void answer_for_ever(int64_t number, int report) {
    if (case_resume(&walk, &base, number, &error) != STATUS_OK)
        _exit(1);
    for (;;) {
        bool at_first = walk_answers(case_walk(walk)) == 0;
        if ((at_first ? case_answer(walk, 1, &error) : case_back(walk, &error)) != STATUS_OK ||
            write(report, "x", 1) != 1)
            _exit(1);
    }
}

/* Killed at any moment, the case has all that was reported. */
static void kill_loses_no_answer(void **state) {
    (void)state;
    answer("No names");
    size_t known = 1;
    int64_t number = case_head(walk)->number;
    for (int round = 0; round < 6; round++) {
        int ends[2], status;
        char byte;
        case_free(walk); /* SQLite's connections do not outlive a fork */
        walk = NULL;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0)
            answer_for_ever(number, ends[1]);
        close(ends[1]);
        for (int i = 0; i <= round * 3; i++)
            known += read(ends[0], &byte, 1) == 1;
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        while (read(ends[0], &byte, 1) == 1)
            known++;
        close(ends[0]);
        assert_int_equal(case_resume(&walk, &base, number, &error), STATUS_OK);
        assert_int_equal(case_lost(walk).len, 0);
        size_t found = case_events(walk)->count;
        assert_true(found == known || found == known + 1); /* written, and not yet reported */
        known = found;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(begins_with_the_first_answer),
        TEST(replays_back_and_other_and_go),
        TEST(refuses_without_a_trace),
        TEST(keeps_values_and_notes),
        TEST(closes_and_opens_again),
        TEST(leaving_is_written_later),
        TEST(walks_where_nothing_is_kept),
        TEST(writes_later_what_it_could_not),
        TEST(survives_other_numbers),
        TEST(counts_the_cases_that_an_article_solved),
        TEST(goes_on_at_the_article_where_the_tree_has_changed),
        TEST(stops_where_the_tree_has_changed),
        TEST(does_not_miss_what_was_taken_back),
        TEST(names_fixes_apart),
        TEST(finds_articles_by_name),
        TEST(counts_outcomes_of_all_cases),
        TEST(forgets_what_was_taken_back),
        TEST(counts_the_steps_that_are_done),
        TEST(puts_what_failed_last),
        TEST(knows_when_all_is_tried),
        TEST(two_go_on_with_one_case),
        TEST(says_that_a_case_was_deleted),
        TEST(kill_loses_no_answer),
    };
    return RUN_TESTS(tests);
}
