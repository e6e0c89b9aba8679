/* A sheet as JSON, for programs: one object, on one line. */
#include "sheet/bars.h"
#include "sheet/write.h"

#include "base/text.h"

#include <jansson.h>
#include <stdlib.h>

enum {
    SCHEMA = 1 /* raised when a key changes its meaning */
};

struct json_view {
    struct arena *arena;
    const struct sheet_subject *subject;
};

static json_t *text(struct slice slice) {
    struct buf gated = {0};
    text_gate(&gated, slice);
    json_t *string = json_stringn(buf_string(&gated), gated.len);
    buf_fini(&gated);
    return string;
}

static json_t *filled(const struct json_view *view, struct slice slice) {
    return text(sheet_filled(view->arena, view->subject, slice));
}

/* What is not there is left out. */
static void set_text(json_t *object, const char *key, struct slice slice) {
    if (slice.len)
        json_object_set_new(object, key, text(slice));
}

static json_t *texts(const struct slice *items, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, text(items[i]));
    return array;
}

static json_t *findings(const struct json_view *view, enum article_finding_kind kind) {
    const struct article *article = view->subject->article;
    json_t *array = json_array();
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (finding->kind == kind && sheet_wants(view->subject, finding->problem))
            json_array_append_new(array, text(finding->text));
    }
    return array;
}

static json_t *numbers(const struct json_view *view) {
    const struct article *article = view->subject->article;
    json_t *array = json_array();
    for (size_t i = 0; i < article->codes.count; i++) {
        const struct article_code *code = &article->codes.items[i];
        if ((code->role != CODE_IN_TITLE && code->role != CODE_IN_SYMPTOM) ||
            !sheet_wants(view->subject, code->problem))
            continue;
        struct buf forms = {0};
        if (code_family_stands_apart(code->family))
            code_write(&forms, code->family, code->value, code->text);
        else
            code_describe(&forms, code->value);
        json_t *object = json_object();
        json_object_set_new(object, "text", text(code->text));
        json_object_set_new(object, "value", json_integer(code->value));
        json_object_set_new(object, "family", json_string(code_family_key(code->family)));
        json_object_set_new(object, "forms", text(buf_slice(&forms)));
        json_array_append_new(array, object);
        buf_fini(&forms);
    }
    return array;
}

/* ---- settings and commands ---- */

/* The lines that are made of a setting in one language; where there are none, why. */
static json_t *lines(const struct registry_setting *setting, enum registry_writer writer) {
    static const struct {
        const char *key;
        enum registry_act act;
    } acts[] = {{"apply", REGISTRY_APPLY}, {"verify", REGISTRY_VERIFY}, {"undo", REGISTRY_UNDO},
        {"backup", REGISTRY_BACKUP}};
    json_t *object = json_object();
    struct error error;
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        struct buf line = {0};
        if (registry_write(&line, writer, acts[i].act, setting, &error) == STATUS_OK)
            set_text(object, acts[i].key, buf_slice(&line));
        else if (acts[i].act == REGISTRY_APPLY)
            set_text(object, "refused", slice_of(error.text));
        buf_fini(&line);
    }
    return object;
}

static const char *op_key(enum registry_op op) {
    static const char *const keys[] = {[REGISTRY_SET] = "set",
        [REGISTRY_CREATE_KEY] = "create",
        [REGISTRY_DELETE] = "delete",
        [REGISTRY_LOOK] = "look"};
    return keys[op];
}

static json_t *setting_object(const struct json_view *view, const struct registry_setting *raw) {
    const struct registry_setting setting = sheet_filled_setting(view->arena, view->subject, raw);
    json_t *object = json_object();
    json_object_set_new(object, "op", json_string(op_key(setting.op)));
    set_text(object, "key", setting.key);
    if (setting.has_name || setting.is_default)
        json_object_set_new(object, "name", text(setting.name));
    set_text(object, "type", slice_of(registry_type_name(setting.type)));
    if (setting.has_data)
        json_object_set_new(object, "data", text(setting.data));
    if (setting.op == REGISTRY_SET || setting.op == REGISTRY_DELETE) {
        json_object_set_new(object, "cmd", lines(&setting, REGISTRY_REG_EXE));
        json_object_set_new(object, "powershell", lines(&setting, REGISTRY_POWERSHELL));
        json_object_set_new(object, "reg", lines(&setting, REGISTRY_REG_FILE));
    }
    return object;
}

/* Those of one step, or with ARTICLE_NONE those of the fix as a whole. */
static void set_settings(const struct json_view *view, json_t *object, int fix, int step) {
    const struct article *article = view->subject->article;
    json_t *array = json_array();
    for (size_t i = 0; i < article->settings.count; i++)
        if (article->settings.items[i].fix == fix && article->settings.items[i].step == step)
            json_array_append_new(array, setting_object(view, &article->settings.items[i].setting));
    if (json_array_size(array))
        json_object_set(object, "settings", array);
    json_decref(array);
}

static void set_commands(const struct json_view *view, json_t *object, int fix, int step) {
    const struct article *article = view->subject->article;
    json_t *array = json_array();
    for (size_t i = 0; i < article->commands.count; i++) {
        const struct article_command *command = &article->commands.items[i];
        if (command->fix != fix || command->step != step)
            continue;
        json_t *item = json_object();
        json_object_set_new(item, "shell", json_string(article_shell_name(command->shell)));
        json_object_set_new(item, "text", filled(view, command->text));
        json_array_append_new(array, item);
    }
    if (json_array_size(array))
        json_object_set(object, "commands", array);
    json_decref(array);
}

/* ---- fixes ---- */

static json_t *step_object(const struct json_view *view, size_t number) {
    const struct article_step *step = &view->subject->article->steps.items[number];
    json_t *object = json_object();
    json_object_set_new(object, "text", filled(view, step->text));
    json_object_set_new(object, "depth", json_integer(step->depth));
    json_object_set_new(object, "line", json_integer(step->place.line));
    set_commands(view, object, step->fix, (int)number);
    set_settings(view, object, step->fix, (int)number);
    return object;
}

static json_t *steps(const struct json_view *view, int fix) {
    const struct article *article = view->subject->article;
    struct sheet_steps numbered = sheet_steps_of(view->arena, article, fix);
    size_t next = 0;
    json_t *array = json_array();
    for (size_t i = 0; i < article->steps.count; i++) {
        if (article->steps.items[i].fix != fix)
            continue;
        json_t *object = step_object(view, i);
        if (next < numbered.count && (size_t)numbered.items[next].step == i)
            set_text(object, "label", numbered.items[next++].label);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *remarks(const struct json_view *view, int fix) {
    const struct article *article = view->subject->article;
    json_t *array = json_array();
    for (size_t i = 0; i < article->remarks.count; i++) {
        const struct article_remark *remark = &article->remarks.items[i];
        if (remark->fix != fix)
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "kind", json_string(block_note_name(remark->kind)));
        json_object_set_new(object, "text", text(remark->text));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *fix_object(const struct json_view *view, int number) {
    const struct article_fix *fix = &view->subject->article->fixes.items[number];
    json_t *object = json_object();
    json_object_set_new(object, "number", json_integer(number + 1));
    json_object_set_new(object, "title", text(fix->title));
    json_object_set_new(object, "kind", json_string(article_fix_kind_name(fix->kind)));
    json_object_set_new(object, "recommended", json_boolean(fix->recommended));
    json_object_set_new(object, "follows", json_boolean(fix->follows));
    set_text(object, "condition", fix->condition);
    json_object_set_new(object, "remarks", remarks(view, number));
    json_object_set_new(object, "steps", steps(view, number));
    set_commands(view, object, number, ARTICLE_NONE);
    set_settings(view, object, number, ARTICLE_NONE);
    return object;
}

/* ---- the whole ---- */

static void set_findings(const struct json_view *view, json_t *object) {
    static const struct {
        const char *key;
        enum article_finding_kind kind;
    } kinds[] = {{"symptoms", FINDING_SYMPTOM}, {"causes", FINDING_CAUSE},
        {"verify", FINDING_VERIFY}, {"undo", FINDING_UNDO}, {"prevent", FINDING_PREVENT},
        {"useless", FINDING_USELESS}};
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        json_object_set_new(object, kinds[i].key, findings(view, kinds[i].kind));
}

static void set_head(const struct json_view *view, json_t *object, const struct sheet *sheet) {
    const struct article *article = view->subject->article;
    json_object_set_new(object, "schema", json_integer(SCHEMA));
    if (view->subject->entry)
        set_text(object, "source", view->subject->entry->path);
    json_object_set_new(object, "title", text(article->title));
    json_object_set_new(object, "kb", texts(article->kb.items, article->kb.count));
    json_object_set_new(
        object, "products", texts(article->products.items, article->products.count));
    set_text(object, "date", article->date);
    set_text(object, "url", article->url);
    set_text(object, "edition", sheet->edition);
    if (view->subject->problem != ARTICLE_NONE)
        set_text(object, "problem", article->problems.items[view->subject->problem].label);
    json_object_set_new(object, "numbers", numbers(view));
}

enum status sheet_write_json(struct buf *out, const struct sheet *sheet, struct error *error) {
    (void)error;
    struct json_view view = {arena_new(), &sheet->subject};
    struct sheet_fixes shown = sheet_fixes_shown(view.arena, sheet);
    json_t *object = json_object(), *fixes = json_array();
    set_head(&view, object, sheet);
    set_findings(&view, object);
    for (size_t i = 0; i < shown.count; i++) {
        struct json_view one = {arena_new(), view.subject};
        json_array_append_new(fixes, fix_object(&one, shown.items[i]));
        arena_free(one.arena);
    }
    json_object_set_new(object, "fixes", fixes);
    json_object_set_new(object, "sources",
        texts(sheet->subject.article->sources.items, sheet->subject.article->sources.count));
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
    buf_add_string(out, line ? line : "{}");
    buf_add_char(out, '\n');
    free(line);
    json_decref(object);
    arena_free(view.arena);
    return STATUS_OK;
}
