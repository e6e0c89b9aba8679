#include "article/json.h"

#include "tests/unit/test.h"

#include <jansson.h>

static struct arena *arena;
static struct article article;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    article = (struct article){0};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

/* What stands under `key` in the article's object. */
static json_t *part(json_t **object, const char *key) {
    struct buf out = {0};
    article_json(&out, &article, SLICE("a.md"));
    *object = json_loadb(buf_string(&out), out.len, 0, NULL);
    buf_fini(&out);
    assert_non_null(*object);
    return json_object_get(*object, key);
}

static void assert_json(json_t *value, const char *expected) {
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    assert_string_equal(text, expected);
    free(text);
}

static void assert_part(const char *key, const char *expected) {
    json_t *object;
    assert_json(part(&object, key), expected);
    json_decref(object);
}

static void add_finding(enum article_finding_kind kind, int problem, const char *text) {
    struct article_finding *finding = LIST_ADD(arena, &article.findings);
    *finding = (struct article_finding){.kind = kind, .problem = problem, .text = slice_of(text)};
}

static void add_step(int fix, const char *text) {
    struct article_step *step = LIST_ADD(arena, &article.steps);
    step->fix = fix;
    step->text = slice_of(text);
}

/* What belongs to no problem holds for each, and stands where the article has it. */
static void each_problem_has_its_own_and_the_common(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++)
        LIST_ADD(arena, &article.problems)->label = slice_of(i ? "second" : "first");
    add_finding(FINDING_SYMPTOM, 1, "b");
    add_finding(FINDING_SYMPTOM, ARTICLE_NONE, "all");
    add_finding(FINDING_SYMPTOM, 0, "a");
    add_finding(FINDING_CAUSE, 0, "why");
    assert_part("symptoms", "[\"b\",\"all\",\"a\"]");
    assert_part("problems",
        "[{\"label\":\"first\",\"symptoms\":[\"all\",\"a\"],\"causes\":[\"why\"],\"fixes\":[]},"
        "{\"label\":\"second\",\"symptoms\":[\"b\",\"all\"],\"causes\":[],\"fixes\":[]}]");
}

static void a_fix_has_its_steps(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct article_fix *fix = LIST_ADD(arena, &article.fixes);
        fix->title = slice_of(i == 0 ? "one" : i == 1 ? "two" : "three");
        fix->problem = ARTICLE_NONE;
    }
    add_step(0, "a");
    add_step(0, "b");
    add_step(2, "c"); /* the second has none */
    assert_part("fixes", "[{\"title\":\"one\",\"kind\":\"resolution\",\"steps\":[\"a\",\"b\"]},"
                         "{\"title\":\"two\",\"kind\":\"resolution\",\"steps\":[]},"
                         "{\"title\":\"three\",\"kind\":\"resolution\",\"steps\":[\"c\"]}]");
}

static void add_setting(const char *key, const char *name, const char *data) {
    struct article_setting *item = LIST_ADD(arena, &article.settings);
    item->setting = (struct registry_setting){.key = slice_of(key),
        .name = slice_of(name),
        .has_name = name != NULL,
        .data = slice_of(data),
        .has_data = data != NULL};
}

/* The data of the settings that are told, in their order. */
static void assert_told(const char *expected) {
    json_t *object, *settings = part(&object, "registry"), *told = json_array();
    for (size_t i = 0; i < json_array_size(settings); i++)
        json_array_append(told, json_object_get(json_array_get(settings, i), "data"));
    assert_json(told, expected);
    json_decref(told);
    json_decref(object);
}

static void a_setting_is_told_once(void **state) {
    (void)state;
    add_setting("HKLM\\Z", "Value", "2");
    add_setting("hklm\\z", "VALUE", "1");
    add_setting("HKLM\\Z", "value", "2"); /* letters of names may differ */
    add_setting("HKLM\\A", "Value", "3");
    assert_told("[\"2\",\"1\",\"3\"]");
}

static void a_mention_without_data_says_nothing_new(void **state) {
    (void)state;
    add_setting("HKLM\\A", "Value", NULL); /* the first mention is told */
    add_setting("HKLM\\A", "Value", "1");
    add_setting("HKLM\\A", "Value", NULL);
    add_setting("HKLM\\A", NULL, NULL); /* the key itself is another thing */
    add_setting("HKLM\\B", "Value", "2");
    add_setting("HKLM\\B", "Value", NULL);
    assert_told("[null,\"1\",null,\"2\"]");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_problem_has_its_own_and_the_common, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fix_has_its_steps, setup, teardown),
        cmocka_unit_test_setup_teardown(a_setting_is_told_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mention_without_data_says_nothing_new, setup, teardown),
    };
    return RUN_TESTS(tests);
}
