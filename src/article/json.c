#include "article/json.h"

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

/* Does an item of `problem` belong to what is asked for: all items, or one problem's and those of
 * the whole article? */
static bool is_wanted(int problem, int wanted) {
    return wanted == ARTICLE_NONE || problem == wanted || problem == ARTICLE_NONE;
}

static json_t *findings(
    const struct article *article, enum article_finding_kind kind, int problem) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (finding->kind == kind && is_wanted(finding->problem, problem))
            json_array_append_new(array, text(finding->text));
    }
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

static json_t *steps(const struct article *article, size_t fix) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->steps.count; i++)
        if ((size_t)article->steps.items[i].fix == fix)
            json_array_append_new(array, text(article->steps.items[i].text));
    return array;
}

static json_t *fixes(const struct article *article, int problem) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->fixes.count; i++) {
        const struct article_fix *fix = &article->fixes.items[i];
        if (!is_wanted(fix->problem, problem))
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "title", text(fix->title));
        json_object_set_new(object, "kind", json_string(article_fix_kind_name(fix->kind)));
        if (fix->condition.len)
            json_object_set_new(object, "condition", text(fix->condition));
        json_object_set_new(object, "steps", steps(article, i));
        json_array_append_new(array, object);
    }
    return array;
}

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

static bool is_said_before(const struct article *article, size_t i) {
    const struct registry_setting *setting = &article->settings.items[i].setting;
    for (size_t e = 0; e < i; e++) {
        const struct registry_setting *other = &article->settings.items[e].setting;
        if (slice_equal_nocase(other->key, setting->key) && other->has_name == setting->has_name &&
            slice_equal_nocase(other->name, setting->name) &&
            (!setting->has_data || slice_equal(other->data, setting->data)))
            return true;
    }
    return false;
}

static json_t *registry(const struct article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->settings.count; i++)
        if (!is_said_before(article, i))
            json_array_append_new(array, setting(&article->settings.items[i].setting));
    return array;
}

static json_t *commands(const struct article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->commands.count; i++)
        json_array_append_new(array, text(article->commands.items[i].text));
    return array;
}

static json_t *problems(const struct article *article) {
    json_t *array = json_array();
    for (size_t i = 0; i < article->problems.count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "label", text(article->problems.items[i].label));
        json_object_set_new(object, "symptoms", findings(article, FINDING_SYMPTOM, (int)i));
        json_object_set_new(object, "causes", findings(article, FINDING_CAUSE, (int)i));
        json_object_set_new(object, "fixes", fixes(article, (int)i));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *object_of(const struct article *article, struct slice source) {
    json_t *object = json_object();
    json_object_set_new(object, "source", text(source));
    json_object_set_new(object, "title", text(article->title));
    json_object_set_new(object, "kb", texts(article->kb.items, article->kb.count));
    json_object_set_new(
        object, "products", texts(article->products.items, article->products.count));
    json_object_set_new(object, "codes", codes(article));
    json_object_set_new(object, "symptoms", findings(article, FINDING_SYMPTOM, ARTICLE_NONE));
    json_object_set_new(object, "causes", findings(article, FINDING_CAUSE, ARTICLE_NONE));
    json_object_set_new(object, "fixes", fixes(article, ARTICLE_NONE));
    json_object_set_new(object, "registry", registry(article));
    json_object_set_new(object, "commands", commands(article));
    if (article->question.len)
        json_object_set_new(object, "question", text(article->question));
    if (article->problems.count)
        json_object_set_new(object, "problems", problems(article));
    return object;
}

void article_json(struct buf *out, const struct article *article, struct slice source) {
    json_t *object = object_of(article, source);
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
    buf_add_string(out, line ? line : "null");
    free(line);
    json_decref(object);
}
