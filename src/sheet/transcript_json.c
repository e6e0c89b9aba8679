#include "sheet/transcript_parts.h"

#include <jansson.h>
#include <stdlib.h>
#include <time.h>

static void set_text(json_t *object, const char *key, struct slice text) {
    json_object_set_new(object, key, json_stringn(text.at ? text.at : "", text.len));
}

static void set_time(json_t *object, const char *key, int64_t when) {
    char text[64] = "";
    time_t seconds = (time_t)when;
    struct tm day;
    if (gmtime_r(&seconds, &day))
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &day);
    json_object_set_new(object, key, json_string(text));
}

static json_t *add_object(json_t *array, int64_t when) {
    json_t *object = json_object();
    set_time(object, "time", when);
    json_array_append_new(array, object);
    return object;
}

static json_t *steps_of(const struct transcript *transcript) {
    json_t *array = json_array();
    for (size_t i = 0; i < transcript->steps.count; i++) {
        const struct transcript_step *step = &transcript->steps.items[i];
        json_t *object = add_object(array, step->time);
        json_object_set_new(object, "kind", json_string(cases_kind_word(step->kind)));
        set_text(object, "question", step->question);
        set_text(object, "answer", step->answer);
        set_text(object, "article", step->about);
    }
    return array;
}

static json_t *trials_of(const struct transcript *transcript) {
    json_t *array = json_array();
    for (size_t i = 0; i < transcript->trials.count; i++) {
        const struct transcript_trial *trial = &transcript->trials.items[i];
        json_t *object = add_object(array, trial->time);
        json_object_set_new(object, "outcome",
            json_string(trial->kind == CASES_STEPS ? "begun" : cases_kind_word(trial->kind)));
        set_text(object, "article", trial->about);
        set_text(object, "title", trial->title);
        set_text(object, "fix", trial->fix);
        set_text(object, "reason", trial->reason);
        json_object_set_new(object, "done", json_integer((json_int_t)trial->done));
        json_object_set_new(object, "steps", json_integer((json_int_t)trial->steps));
    }
    return array;
}

static json_t *notes_of(const struct transcript *transcript) {
    json_t *array = json_array();
    for (size_t i = 0; i < transcript->notes.count; i++) {
        json_t *object = add_object(array, transcript->notes.items[i].time);
        set_text(object, "article", transcript->notes.items[i].about);
        set_text(object, "text", transcript->notes.items[i].text);
    }
    return array;
}

static json_t *values_of(const struct transcript *transcript) {
    json_t *object = json_object();
    for (size_t i = 0; i < transcript->values.count; i++) {
        const struct case_value *value = &transcript->values.items[i];
        json_object_setn_new(object, value->name.at, value->name.len,
            json_stringn(value->value.at, value->value.len));
    }
    return object;
}

static json_t *lines_of(const struct transcript_lines *lines) {
    json_t *array = json_array();
    for (size_t i = 0; i < lines->count; i++)
        json_array_append_new(array, json_stringn(lines->items[i].at, lines->items[i].len));
    return array;
}

static json_t *solution_of(const struct transcript *transcript) {
    if (!transcript->solved)
        return json_null();
    json_t *object = json_object();
    set_text(object, "article", transcript->solved->about);
    set_text(object, "fix", transcript->solved->fix);
    json_object_set_new(object, "settings", lines_of(&transcript->settings));
    json_object_set_new(object, "commands", lines_of(&transcript->commands));
    return object;
}

void transcript_json(struct buf *out, const struct transcript *transcript) {
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(1));
    json_object_set_new(object, "case", json_integer(transcript->head.number));
    set_text(object, "key", transcript->head.key);
    set_text(object, "name", transcript->head.name);
    set_text(object, "machine", transcript->head.machine);
    set_text(object, "technician", transcript->head.technician);
    set_text(object, "store", transcript->head.store);
    json_object_set_new(object, "state", json_string(transcript->state));
    set_time(object, "begun", transcript->head.begun);
    set_time(object, "changed", transcript->head.changed);
    json_object_set_new(object, "questions", steps_of(transcript));
    json_object_set_new(object, "tried", trials_of(transcript));
    json_object_set_new(object, "solution", solution_of(transcript));
    json_object_set_new(object, "values", values_of(transcript));
    json_object_set_new(object, "notes", notes_of(transcript));
    json_object_set_new(object, "exhausted", json_boolean(transcript->exhausted));
    json_object_set_new(object, "nearest", lines_of(&transcript->nearest));
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
    buf_add_string(out, line ? line : "{}");
    buf_add_char(out, '\n');
    free(line);
    json_decref(object);
}
