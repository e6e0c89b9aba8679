/* What questions are made of many problems: few options, all distinct, everything reached. */
#include "base/text.h"
#include "tests/unit/tree/made.h"
#include "tree/parts.h"

#include <sqlite3.h>

static const char *const things[] = {
    "Printer", "Scanner", "Router", "Keyboard", "Monitor", "Modem", "Tablet", "Speaker"};
static const char *const troubles[] = {"does not start", "is slow after an update",
    "shows error 0x80070005", "cannot be reached", "prints nothing", "has lost its password"};

enum {
    THINGS = 8,
    TROUBLES = 6
};

static void many_problems(struct made *made) {
    made_begin(made);
    for (int i = 0; i < THINGS; i++)
        for (int j = 0; j < TROUBLES; j++)
            made_article(made, arena_printf(made->arena, "%d-%d.md", i, j).at,
                arena_printf(made->arena, "%s %s", things[i], troubles[j]).at);
    made_open(made);
}

struct check {
    size_t questions, reached;
    bool *seen;
};

static bool is_sound(void *user, size_t number, const struct tree_visit *visit) {
    (void)number;
    struct check *check = user;
    if (!visit->question) {
        check->reached += !check->seen[visit->place->leaf];
        check->seen[visit->place->leaf] = true;
        return true;
    }
    check->questions++;
    assert_in_range(visit->question->options.count, 2, TREE_OPTIONS);
    assert_true(visit->question->text.len > 0);
    for (size_t i = 0; i < visit->question->options.count; i++) {
        const struct tree_option *option = &visit->question->options.items[i];
        assert_true(option->label.len > 0);
        assert_true(option->problems > 0);
        assert_true(option->place.count < visit->place->count || visit->place->count == 1);
        for (size_t e = 0; e < i; e++)
            assert_false(
                slice_equal_nocase(option->label, visit->question->options.items[e].label));
    }
    return true;
}

static void every_problem_is_reached(void **state) {
    (void)state;
    struct made made;
    many_problems(&made);
    struct check check = {.seen = arena_alloc(made.arena, tree_leaf_count(made.tree))};
    tree_survey(made.tree, is_sound, &check);
    assert_int_equal(check.reached, THINGS * TROUBLES);
    assert_in_range(check.questions, 7, 20);
    made_end(&made);
}

/* Some in folders, some in none: those stand on the first question themselves. */
static void some_in_folders(struct made *made) {
    made_begin(made);
    for (int i = 0; i < THINGS; i++)
        for (int j = 0; j < (i < 3 ? 4 : 1); j++)
            made_article(made, arena_printf(made->arena, i < 3 ? "f%d/%d.md" : "%d-%d.md", i, j).at,
                arena_printf(made->arena, "%s %s", things[i], troubles[j]).at);
    made_open(made);
}

/* Whoever says no to everything sees each problem once by its title, and then it ends. */
static void sees_each_once(const struct made *made) {
    struct walk *walk = walk_new(made->tree);
    size_t leaves = tree_leaf_count(made->tree), seen = 0;
    bool *shown = arena_alloc(made->arena, leaves);
    for (size_t answers = 0; walk_here(walk)->place.kind != TREE_AT_END; answers++) {
        const struct tree_question *question = &walk_here(walk)->question;
        for (size_t i = 0; i < question->options.count; i++) {
            uint32_t problem = question->options.items[i].problem;
            if (problem == TREE_NONE)
                continue;
            assert_false(shown[problem]);
            shown[problem] = true;
            seen++;
        }
        assert_true(answers < 100);
        assert_true(walk_answer(walk, WALK_OTHER));
    }
    assert_int_equal(seen, leaves);
    walk_free(walk);
}

static void refusing_shows_each_problem_once(void **state) {
    (void)state;
    struct made made;
    some_in_folders(&made);
    sees_each_once(&made);
    made_end(&made);
    many_problems(&made);
    sees_each_once(&made);
    made_end(&made);
}

static void the_path_leads_there(void **state) {
    (void)state;
    struct made made;
    many_problems(&made);
    for (uint32_t leaf = 0; leaf < tree_leaf_count(made.tree); leaf++) {
        struct tree_path path = {0};
        assert_true(tree_path(made.tree, made.arena, leaf, ARTICLE_NONE, &path));
        assert_in_range(path.steps.count, 1, 3);
        struct walk *walk = walk_new(made.tree);
        for (size_t i = 0; i < path.steps.count; i++) {
            assert_true(slice_equal(walk_here(walk)->question.text, path.steps.items[i].question));
            assert_true(walk_answer(walk, path.steps.items[i].answer));
        }
        assert_int_equal(walk_here(walk)->place.kind, TREE_AT_FIXES);
        assert_int_equal(walk_here(walk)->place.leaf, leaf);
        walk_free(walk);
    }
    made_end(&made);
}

/* Of eight things in two colours, the things tell more than the colours. */
static void the_question_that_tells_most_comes_first(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    for (int i = 0; i < THINGS * 2; i++)
        made_article(&made, arena_printf(made.arena, "%d.md", i).at,
            arena_printf(made.arena, "%s in %s", things[i / 2], i % 2 ? "Red" : "Green").at);
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    const struct tree_question *question = &walk_here(walk)->question;
    assert_int_equal(question->attribute, TREE_WORD);
    assert_int_equal(question->options.count, TREE_OPTIONS);
    for (size_t i = 0; i < THINGS - 1; i++) /* the two of the last thing stand there themselves */
        assert_int_equal(question->options.items[i].problems, 2);
    assert_int_equal(question->options.items[THINGS].source, TREE_FROM_TITLE);
    walk_free(walk);
    made_end(&made);
}

/* Where one thing is nearly always the answer, asking which thing it is tells little: what tells
 * its troubles apart is asked instead. */
static void weights_change_the_question(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    for (int i = 0; i < 12; i++) /* one tablet in six colours, six other things in one */
        made_article(&made, arena_printf(made.arena, "%d.md", i).at,
            i < 6 ? arena_printf(made.arena, "Tablet colour %c", 'a' + i).at
                  : arena_printf(made.arena, "%s Yellow plain", things[i - 6]).at);
    made_open(&made);
    for (int heavy = 0; heavy < 2; heavy++) {
        for (uint32_t i = 0; i < tree_leaf_count(made.tree) && heavy; i++)
            if (slice_starts(tree_leaf_title(made.tree, i), SLICE("Tablet")))
                tree_set_weight(made.tree, i, 10);
        struct walk *walk = walk_new(made.tree);
        size_t tablets = 0;
        const struct tree_question *question = &walk_here(walk)->question;
        for (size_t i = 0; i < question->options.count; i++)
            tablets += question->options.items[i].source == TREE_FROM_TITLE &&
                       slice_starts(question->options.items[i].label, SLICE("Tablet"));
        assert_int_equal(tablets, heavy ? 6 : 0);
        walk_free(walk);
    }
    made_end(&made);
}

/* Twelve errors in one article do not fit on a question: each is told apart like an article. */
static void many_branches_are_told_apart(void **state) {
    (void)state;
    struct made made;
    struct buf text = {0};
    made_begin(&made);
    buf_add_string(&text, "# Messages of the scanner\n");
    for (int i = 0; i < 12; i++)
        buf_printf(&text, "\n## Error %d\n\nThe %s %s.\n\n### Resolution\n\n1. Click button %d.\n",
            i + 1, things[i % THINGS], troubles[i / 3], i);
    made_file(&made, "messages.md", buf_string(&text));
    buf_fini(&text);
    made_article(&made, "other.md", "Something else");
    made_open(&made);
    struct check check = {.seen = arena_alloc(made.arena, tree_leaf_count(made.tree))};
    tree_survey(made.tree, is_sound, &check);
    assert_int_equal(check.reached, 13);
    struct walk *walk = walk_new(made.tree);
    uint32_t leaf = tree_leaf_of(made.tree, 1);
    assert_slice(tree_leaf_path(made.tree, leaf), "messages.md");
    assert_true(tree_leaf_stands_for(made.tree, leaf + 4, 1, 4));
    assert_true(tree_leaf_stands_for(made.tree, leaf + 4, 1, ARTICLE_NONE));
    assert_false(tree_leaf_stands_for(made.tree, leaf + 4, 1, 5));
    assert_false(tree_leaf_stands_for(made.tree, leaf + 4, 2, 4));
    assert_true(walk_go(walk, 1, 4));
    assert_int_equal(walk_here(walk)->place.kind, TREE_AT_FIXES);
    assert_int_equal(walk_here(walk)->place.problem, 4);
    assert_true(walk_back(walk));
    assert_true(walk_go(walk, 1, ARTICLE_NONE));
    assert_int_equal(walk_here(walk)->place.count, 12);
    walk_free(walk);
    made_end(&made);
}

static void folders_and_contents_are_asked_about(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    made_file(&made, "toc.yml",
        "- name: Storage\n  items:\n  - name: Disk is full\n    href: a/0.md\n"
        "- name: Networking\n  items:\n  - name: Cable is cut\n    href: b/0.md\n");
    for (int i = 0; i < 6; i++) {
        made_article(&made, arena_printf(made.arena, "a/%d.md", i).at,
            arena_printf(made.arena, "Alpha%c", 'a' + i).at);
        made_article(&made, arena_printf(made.arena, "b/%d.md", i).at,
            arena_printf(made.arena, "Beta%c", 'a' + i).at);
    }
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    const struct tree_question *question = &walk_here(walk)->question;
    assert_int_equal(question->source, TREE_FROM_CONTENTS);
    assert_slice(question->text, "What is it about?");
    bool storage = false;
    for (size_t i = 0; i < question->options.count; i++)
        storage = storage || slice_equal(question->options.items[i].label, SLICE("Disk is full"));
    assert_true(storage); /* the only article of its category stands there itself */
    walk_free(walk);
    made_end(&made);
}

/* An area is called as the tables of contents write it. */
static void areas_are_named_as_contents_write_them(void **state) {
    static const char *const areas[] = {"hyper-v", "ipsec"};
    struct made made;
    (void)state;
    made_begin(&made);
    made_file(&made, "toc.yml",
        "- name: About Hyper-V\n  href: 0.md\n- name: About IPsec\n  href: 1.md\n");
    for (int i = 0; i < 12; i++)
        made_file(&made, arena_printf(made.arena, "%d.md", i).at,
            arena_printf(made.arena,
                "---\nms.subservice: %s\n---\n# Alpha%c\n\n## Resolution\n\n1. Click OK.\n",
                areas[i % 2], 'a' + i)
                .at);
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    const struct tree_question *question = &walk_here(walk)->question;
    assert_slice(question->text, "Which area is it in?");
    assert_slice(question->options.items[0].label, "Hyper-V");
    assert_slice(question->options.items[1].label, "IPsec");
    walk_free(walk);
    made_end(&made);
}

static void articles_of_one_name_are_told_apart(void **state) {
    (void)state;
    struct made made;
    made_begin(&made);
    made_file(&made, "a.md", "# Same\n\n## Resolution\n\n1. Click Yes.\n");
    made_file(&made, "b.md", "# Same\n\n## Resolution\n\n1. Click No, and wait for an hour.\n");
    made_open(&made);
    struct walk *walk = walk_new(made.tree);
    const struct tree_question *question = &walk_here(walk)->question;
    assert_int_equal(question->options.count, 2);
    assert_slice(question->options.items[0].label, "Same");
    assert_slice(question->options.items[1].label, "Same (b.md)");
    walk_free(walk);
    made_end(&made);
}

/* Collections "a" and "b", of so many articles; "b" has a page that asks first. */
static void two_collections(struct made *made, int a, int b) {
    made_begin(made);
    for (int i = 0; i < a; i++)
        made_article(made, arena_printf(made->arena, "a/%d.md", i).at,
            arena_printf(made->arena, "Alpha%c", 'a' + i).at);
    for (int i = 0; i < b; i++)
        made_article(made, arena_printf(made->arena, "b/%d.md", i).at,
            arena_printf(made->arena, "Beta%c", 'a' + i).at);
    made_file(made, "b/index.md",
        "# All of b\n\nWhat problem are you having?\n\n- [The first of b](0.md)\n"
        "- [The second of b](1.md)\n");
    made_import(made, "a");
    made_open_at(made, made_import(made, "b"));
}

static void collections_alike_are_asked_for_first(void **state) {
    (void)state;
    struct made made;
    two_collections(&made, 3, 2);
    struct walk *walk = walk_new(made.tree);
    assert_int_equal(walk_here(walk)->question.options.count, 2);
    made_answer(walk, "All of b");
    assert_slice(walk_here(walk)->question.options.items[1].label, "The second of b");
    assert_true(walk_back(walk));
    made_answer(walk, "a");
    assert_int_equal(walk_here(walk)->question.options.count, 3);
    walk_free(walk);
    made_end(&made);
}

static void a_small_collection_is_one_answer_of_the_large_one(void **state) {
    (void)state;
    struct made made;
    two_collections(&made, 12, 2);
    struct check check = {.seen = arena_alloc(made.arena, tree_leaf_count(made.tree))};
    tree_survey(made.tree, is_sound, &check);
    assert_int_equal(check.reached, 14);
    struct walk *walk = walk_new(made.tree);
    const struct tree_question *question = &walk_here(walk)->question;
    assert_int_equal(question->options.count, TREE_OPTIONS);
    assert_slice(question->options.items[TREE_OPTIONS - 1].label, "All of b");
    assert_true(walk_answer(walk, WALK_OTHER));
    assert_int_equal(walk_here(walk)->place.count, 4);
    walk_free(walk);
    made_end(&made);
}

static void names_are_written_as_in_titles(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct tree_names names = {.arena = arena};
    tree_names_add(&names, SLICE("How Hyper-V and the VPN connect"));
    tree_names_add(&names, SLICE("Is a vpn or a VPN better?"));
    tree_names_settle(&names);
    assert_slice(tree_names_of_slug(&names, arena, SLICE("hyper-v-replica")), "Hyper-V replica");
    assert_slice(tree_names_of_slug(&names, arena, SLICE("always_on-vpn")), "Always on VPN");
    assert_slice(tree_names_of_slug(&names, arena, SLICE("--")), "");
    arena_free(arena);
}

/* Whatever bytes a store holds for its tree: they are refused, or a tree that can be walked. */
static void damaged_bytes_are_refused_or_sound(void **state) {
    (void)state;
    struct made made;
    many_problems(&made);
    struct buf bytes = {0};
    tree_pack(&bytes, made.tree);
    size_t refused = 0;
    srand(7);
    for (int round = 0; round < 300; round++) {
        struct tree tree = {.arena = arena_new(), .own = TREE_NONE};
        char *copy = arena_string(tree.arena, buf_slice(&bytes));
        for (int flip = 0; flip <= round % 4; flip++)
            copy[(size_t)rand() % bytes.len] ^= (char)(1 << rand() % 8);
        size_t len = round % 5 ? bytes.len : (size_t)rand() % bytes.len;
        if (tree_unpack(&tree, (struct slice){copy, len})) {
            struct walk *walk = walk_new(&tree);
            for (int i = 0; i < 5; i++)
                if (!walk_answer(walk, (size_t)rand() % 4))
                    break;
            walk_free(walk);
        } else {
            refused++;
        }
        arena_free(tree.arena);
    }
    assert_in_range(refused, 30, 299);
    buf_fini(&bytes);
    made_end(&made);
}

/* A store may come from anywhere: its numbers are looked at before lists are made as long as them.
 */
static void strange_numbers_are_refused(void **state) {
    (void)state;
    static const char *const strange[] = {"UPDATE article SET id = -5 WHERE id = 1",
        "UPDATE article SET id = 4611686018427387904 WHERE id = 1"};
    for (size_t i = 0; i < COUNT_OF(strange); i++) {
        struct made made;
        struct error error = {0};
        struct tree_gathering *gathering;
        sqlite3 *db;
        made_begin(&made);
        made_article(&made, "a.md", "One");
        made_article(&made, "b.md", "Two");
        const char *path = made_import(&made, "");
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, strange[i], NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        made_open_at(&made, path);
        assert_int_equal(tree_gather(&gathering, made.store, &error), STATUS_STORE);
        assert_non_null(strstr(error.text, "an article has the number"));
        made_end(&made);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_problem_is_reached),
    cmocka_unit_test(refusing_shows_each_problem_once),
    cmocka_unit_test(the_path_leads_there),
    cmocka_unit_test(the_question_that_tells_most_comes_first),
    cmocka_unit_test(weights_change_the_question),
    cmocka_unit_test(many_branches_are_told_apart),
    cmocka_unit_test(folders_and_contents_are_asked_about),
    cmocka_unit_test(areas_are_named_as_contents_write_them),
    cmocka_unit_test(articles_of_one_name_are_told_apart),
    cmocka_unit_test(collections_alike_are_asked_for_first),
    cmocka_unit_test(a_small_collection_is_one_answer_of_the_large_one),
    cmocka_unit_test(names_are_written_as_in_titles),
    cmocka_unit_test(strange_numbers_are_refused),
    cmocka_unit_test(damaged_bytes_are_refused_or_sound),
};

int main(void) {
    return RUN_TESTS(tests);
}
