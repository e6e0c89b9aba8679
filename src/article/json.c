#include "article/json.h"

#include "base/memory.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *text(struct slice slice) {
    return json_stringn(slice.at ? slice.at : "", slice.len);
}

static json_t *text_or_null(struct slice slice, bool there) {
    return there ? text(slice) : json_null();
}

static json_t *texts(const struct slice *items, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, text(items[i]));
    return array;
}

/* Numbers that the title or the symptoms name as the failure, as written, each once. Symbolic names
 * go without saying: their numbers stand for them. */
static json_t *codes(const struct article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->codes.count; i++) {
        const struct article_code *code = &article->codes.items[i];
        bool seen = code->role == CODE_IN_TITLE || code->role == CODE_IN_SYMPTOM;
        if (seen && code->form != CODE_NAME)
            json_array_append_new(array, text(code->text));
    }
    return array;
}

/* ---- what belongs to a problem ---- */

enum part {
    PART_SYMPTOMS,
    PART_CAUSES,
    PART_FIXES,
    PARTS
};
static const char *const part_keys[] = {"symptoms", "causes", "fixes"};

/* The arrays of one problem. */
struct parts {
    json_t *arrays[PARTS];
};

/* The whole article's parts, and behind them those of each problem. */
static struct parts *parts_new(const struct article *article) {
    struct parts *parts = mem_new((article->problems.count + 1) * sizeof *parts);
    for (size_t i = 0; i <= article->problems.count; i++)
        for (enum part part = 0; part < PARTS; part++)
            parts[i].arrays[part] = json_array();
    return parts;
}

/* Hands an item to the article and to its problem, or to every problem where it belongs to none.
 * So the work is that of writing each where it stands, however many problems there are. */
static void hand_out(
    struct parts *parts, const struct article *article, enum part part, int problem, json_t *item) {
    size_t first = problem == ARTICLE_NONE ? 0 : (size_t)problem;
    size_t end = problem == ARTICLE_NONE ? article->problems.count : first + 1;
    for (size_t i = first; i < end; i++)
        json_array_append(parts[i + 1].arrays[part], item);
    json_array_append_new(parts[0].arrays[part], item);
}

static void add_findings(struct parts *parts, const struct article *article) {
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (finding->kind == FINDING_SYMPTOM || finding->kind == FINDING_CAUSE)
            hand_out(parts, article, finding->kind == FINDING_SYMPTOM ? PART_SYMPTOMS : PART_CAUSES,
                finding->problem, text(finding->text));
    }
}

/* The steps of a fix, from `*next` on: they stand in the order of the fixes. */
static json_t *steps(const struct article *article, size_t fix, size_t *next) {
    json_t *array = json_array();
    const struct article_step *step = article->steps.items;
    for (; *next < article->steps.count && (size_t)step[*next].fix == fix; ++*next)
        json_array_append_new(array, text(step[*next].text));
    return array;
}

static void add_fixes(struct parts *parts, const struct article *article) {
    size_t next_step = 0;
    for (size_t i = 0; i < article->fixes.count; i++) {
        const struct article_fix *fix = &article->fixes.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "title", text(fix->title));
        json_object_set_new(object, "kind", json_string(article_fix_kind_name(fix->kind)));
        if (fix->condition.len)
            json_object_set_new(object, "condition", text(fix->condition));
        json_object_set_new(object, "steps", steps(article, i, &next_step));
        hand_out(parts, article, PART_FIXES, fix->problem, object);
    }
}

static void move_parts(json_t *object, struct parts *parts) {
    for (enum part part = 0; part < PARTS; part++)
        json_object_set_new(object, part_keys[part], parts->arrays[part]);
}

static json_t *problems(const struct article *article, struct parts *parts) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->problems.count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "label", text(article->problems.items[i].label));
        move_parts(object, &parts[i + 1]);
        json_array_append_new(array, object);
    }
    return array;
}

/* ---- what is done to a machine ---- */

static json_t *setting(const struct registry_setting *setting) {
    json_t *object = json_object();
    const char *type = registry_type_name(setting->type);
    json_object_set_new(object, "key", text_or_null(setting->key, setting->key.len > 0));
    json_object_set_new(object, "name", text_or_null(setting->name, setting->has_name));
    json_object_set_new(object, "type", type[0] ? json_string(type) : json_null());
    json_object_set_new(object, "data", text_or_null(setting->data, setting->has_data));
    if (setting->op == REGISTRY_DELETE)
        json_object_set_new(object, "op", json_string("delete"));
    return object;
}

/* A setting among those of its article. */
struct said {
    const struct registry_setting *setting;
    size_t number;
    bool again; /* an earlier one says as much */
};

static int compare_value(const struct registry_setting *a, const struct registry_setting *b) {
    int order = slice_compare_nocase(a->key, b->key);
    if (order == 0)
        order = (int)a->has_name - (int)b->has_name;
    return order ? order : slice_compare_nocase(a->name, b->name);
}

/* By key and value, then by data, then as in the article. */
static int compare_said(const void *a, const void *b) {
    const struct said *left = a, *right = b;
    int order = compare_value(left->setting, right->setting);
    if (order == 0)
        order = slice_compare(left->setting->data, right->setting->data);
    return order ? order : (left->number > right->number) - (left->number < right->number);
}

static int compare_number(const void *a, const void *b) {
    const struct said *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

/* Marks what is said again among the settings of one value: the same data, or a mention without
 * data behind any other. */
static void mark_value(struct said *said, size_t count) {
    size_t first = said[0].number;
    for (size_t i = 1; i < count; i++)
        first = said[i].number < first ? said[i].number : first;
    for (size_t i = 0; i < count; i++)
        said[i].again = (i > 0 && slice_equal(said[i - 1].setting->data, said[i].setting->data)) ||
                        (!said[i].setting->has_data && said[i].number != first);
}

/* The article's settings in its order, those that are said again marked; freed with free(). They
 * are sorted by what they say for it: an article may hold any number of them. */
static struct said *mark_settings(const struct article *article) {
    size_t count = article->settings.count;
    struct said *said = mem_new((count + 1) * sizeof *said);
    for (size_t i = 0; i < count; i++)
        said[i] = (struct said){&article->settings.items[i].setting, i, false};
    qsort(said, count, sizeof *said, compare_said);
    for (size_t from = 0, end; from < count; from = end) {
        for (end = from + 1; end < count; end++)
            if (compare_value(said[from].setting, said[end].setting) != 0)
                break;
        mark_value(said + from, end - from);
    }
    qsort(said, count, sizeof *said, compare_number);
    return said;
}

static json_t *registry(const struct article *article) {
    json_t *array = json_array();
    struct said *said = mark_settings(article);
    for (size_t i = 0; i < article->settings.count; i++)
        if (!said[i].again)
            json_array_append_new(array, setting(said[i].setting));
    free(said);
    return array;
}

static json_t *commands(const struct article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->commands.count; i++)
        json_array_append_new(array, text(article->commands.items[i].text));
    return array;
}

static json_t *object_of(const struct article *article, struct slice source) {
    json_t *object = json_object();
    struct parts *parts = parts_new(article);
    add_findings(parts, article);
    add_fixes(parts, article);
    json_object_set_new(object, "source", text(source));
    json_object_set_new(object, "title", text(article->title));
    json_object_set_new(object, "kb", texts(article->kb.items, article->kb.count));
    json_object_set_new(
        object, "products", texts(article->products.items, article->products.count));
    json_object_set_new(object, "codes", codes(article));
    move_parts(object, parts);
    json_object_set_new(object, "registry", registry(article));
    json_object_set_new(object, "commands", commands(article));
    if (article->question.len)
        json_object_set_new(object, "question", text(article->question));
    if (article->problems.count)
        json_object_set_new(object, "problems", problems(article, parts));
    free(parts);
    return object;
}

void article_json(struct buf *out, const struct article *article, struct slice source) {
    json_t *object = object_of(article, source);
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
    buf_add_string(out, line ? line : "null");
    free(line);
    json_decref(object);
}
