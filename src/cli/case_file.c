/* Cases as lists and as files: docs/cases.md describes the JSON. */
#include "cli/case.h"

#include "base/file.h"
#include "base/text.h"
#include "cli/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    FORMAT_VERSION = 1,
    FILE_BYTES = 64 << 20, /* as many events as a case may have, of a usual length, are 2 MB */
    KEY_BYTES = 64,
};

/* ---- the list ---- */

static struct slice day_of(struct arena *arena, int64_t when) {
    char text[64] = "";
    time_t seconds = (time_t)when;
    struct tm day;
    if (localtime_r(&seconds, &day))
        strftime(text, sizeof text, "%Y-%m-%d %H:%M", &day);
    return arena_slice(arena, slice_of(text));
}

static void print_line(struct cli *cli, const struct cases_head *head) {
    struct buf out = {0};
    buf_printf(&out, "%4lld  %.*s  %-14s  ", (long long)head->number,
        SLICE_ARGS(day_of(cli->arena, head->changed)), cases_state(head));
    text_gate_line(&out, head->name);
    if (head->machine.len) {
        buf_add_string(&out, "  ");
        text_gate_line(&out, head->machine);
    }
    buf_add_char(&out, '\n');
    cli_print_lines(&out);
    buf_fini(&out);
}

static json_t *json_of_head(const struct cases_head *head) {
    json_t *object = json_object();
    json_object_set_new(object, "key", cli_json_text(head->key));
    json_object_set_new(object, "name", cli_json_text(head->name));
    json_object_set_new(object, "machine", cli_json_text(head->machine));
    json_object_set_new(object, "technician", cli_json_text(head->technician));
    json_object_set_new(object, "store", cli_json_text(head->store));
    json_object_set_new(object, "begun", json_integer(head->begun));
    return object;
}

static void print_json_line(const struct cases_head *head) {
    json_t *object = json_of_head(head);
    json_object_set_new(object, "case", json_integer(head->number));
    json_object_set_new(object, "changed", json_integer(head->changed));
    json_object_set_new(object, "events", json_integer(head->last));
    json_object_set_new(object, "closed", json_boolean(head->closed));
    json_object_set_new(object, "solved", json_boolean(head->solved));
    json_object_set_new(object, "looked_up", json_boolean(head->looked_up));
    cli_json_print(object);
}

enum status case_print_list(struct case_run *run) {
    struct cases_heads heads = {0};
    enum status status = cases_list(run->cases, run->cli->arena, &heads, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    if (heads.count == 0)
        return cli_complain(run->cli, STATUS_NOTHING, "%s: no cases", run->path);
    for (size_t i = 0; i < heads.count; i++)
        if (run->format == CASE_JSON)
            print_json_line(&heads.items[i]);
        else
            print_line(run->cli, &heads.items[i]);
    return STATUS_OK;
}

/* ---- out ---- */

/* The text as it is: what was exported must come back as the same. The file holds valid UTF-8, and
 * JSON in ASCII shows no control character. */
static json_t *exact_text(struct slice text) {
    json_t *value = json_stringn(text.at ? text.at : "", text.len);
    return value ? value : cli_json_text(text);
}

static json_t *json_of_events(const struct cases_events *events) {
    json_t *array = json_array();
    for (size_t i = 0; i < events->count; i++) {
        const struct cases_event *event = &events->items[i];
        json_t *object = json_object();
        json_object_set_new(object, "time", json_integer(event->time));
        json_object_set_new(object, "kind", json_string(cases_kind_word(event->kind)));
        json_object_set_new(object, "about", exact_text(event->about));
        json_object_set_new(object, "text", exact_text(event->text));
        json_object_set_new(object, "more", exact_text(event->more));
        json_array_append_new(array, object);
    }
    return array;
}

/* Writes a new file for its owner alone: a case tells of somebody's machine. */
static enum status write_file(struct cli *cli, const char *name, const char *text) {
    int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *out = file >= 0 ? fdopen(file, "w") : NULL;
    if (!out && errno == EEXIST)
        return cli_complain(
            cli, STATUS_USAGE, "%s is there already; give another name, or - for stdout", name);
    if (!out)
        return cli_complain(
            cli, STATUS_FAULTS, "%s: %s; choose another place", name, strerror(errno));
    bool written = fputs(text, out) >= 0 && fflush(out) == 0 && fsync(file) == 0;
    int reason = errno;
    fclose(out); /* nothing waits in it any more */
    if (written)
        return STATUS_OK;
    unlink(name);
    return cli_complain(cli, STATUS_FAULTS, "%s: %s; nothing was written, choose another place",
        name, strerror(reason));
}

enum status case_export(struct case_run *run) {
    struct cases_events events = {0};
    enum status status =
        cases_events(run->cases, run->cli->arena, run->head.number, &events, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    json_t *object = json_of_head(&run->head);
    if (run->head.unnamed) /* so that it goes by its answers there, too */
        json_object_set_new(object, "name", json_string(""));
    json_object_set_new(object, "format", json_string("fixtree-case"));
    json_object_set_new(object, "version", json_integer(FORMAT_VERSION));
    json_object_set_new(object, "events", json_of_events(&events));
    char *text = json_dumps(object, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    if (run->output && strcmp(run->output, "-") != 0)
        status = write_file(run->cli, run->output, text ? text : "");
    else
        puts(text ? text : "");
    free(text);
    json_decref(object);
    return status;
}

/* ---- in ---- */

enum status case_read_file(struct cli *cli, const char *name, size_t most, struct slice *bytes) {
    if (strcmp(name, "-") != 0)
        return file_read(cli->arena, name, most, bytes, &cli->error) == STATUS_OK
                   ? STATUS_OK
                   : cli_fail(cli, STATUS_USAGE);
    const char *why = file_read_all(cli->arena, STDIN_FILENO, most, bytes);
    return why ? cli_complain(cli, STATUS_USAGE, "-: %s", why) : STATUS_OK;
}

/* What is read, and the first thing that is wrong with it. */
struct reading {
    struct arena *arena;
    const char *wrong; /* static; NULL: nothing so far */
};

static struct slice read_text(struct reading *reading, json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    struct slice text = {json_string_value(value), json_string_length(value)};
    if (!json_is_string(value))
        reading->wrong = "a text is missing";
    else if (text.len > CASES_TEXT_BYTES)
        reading->wrong = "a text is too long";
    return text.at ? arena_slice(reading->arena, text) : SLICE("");
}

static int64_t read_time(struct reading *reading, json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    int64_t when = json_integer_value(value);
    if (!json_is_integer(value) || when <= 0 || when > INT64_C(253402300799)) /* 9999-12-31 */
        reading->wrong = "a time is missing, or none";
    return when;
}

static bool is_key(struct slice key) {
    size_t hex = 0;
    while (hex < key.len && ascii_is_hex(key.at[hex]))
        hex++;
    return key.len > 0 && key.len <= KEY_BYTES && hex == key.len;
}

static void read_head(struct reading *reading, json_t *object, struct cases_head *head) {
    json_t *version = json_object_get(object, "version");
    head->key = read_text(reading, object, "key");
    head->name = read_text(reading, object, "name");
    head->machine = read_text(reading, object, "machine");
    head->technician = read_text(reading, object, "technician");
    head->store = read_text(reading, object, "store");
    head->begun = read_time(reading, object, "begun");
    if (!is_key(head->key))
        reading->wrong = "its key is none";
    if (json_integer_value(version) > FORMAT_VERSION)
        reading->wrong = "made by a newer fixtree; update fixtree";
    if (!slice_equal(read_text(reading, object, "format"), SLICE("fixtree-case")))
        reading->wrong = "not a case that fixtree exported";
}

static void read_event(struct reading *reading, json_t *object, struct cases_event *event) {
    event->time = read_time(reading, object, "time");
    event->kind = cases_kind_read(read_text(reading, object, "kind"));
    event->about = read_text(reading, object, "about");
    event->text = read_text(reading, object, "text");
    event->more = read_text(reading, object, "more");
    if (event->kind == CASES_KINDS)
        reading->wrong = "an event of a kind that is not known";
}

static void read_events(struct reading *reading, json_t *array, struct cases_events *events) {
    size_t count = json_array_size(array);
    if (!json_is_array(array))
        reading->wrong = "its events are missing";
    else if (count > CASES_EVENTS)
        reading->wrong = arena_printf(
            reading->arena, "%zu events, and at most %d are taken", count, CASES_EVENTS)
                             .at;
    for (size_t i = 0; i < count && !reading->wrong; i++)
        read_event(reading, json_array_get(array, i), LIST_ADD(reading->arena, events));
}

static enum status parse(struct case_run *run, struct slice bytes, struct cases_head *head,
    struct cases_events *events) {
    json_error_t fault;
    struct reading reading = {.arena = run->cli->arena};
    json_t *object =
        json_loadb(bytes.at, bytes.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
    if (!object)
        return cli_complain(
            run->cli, STATUS_USAGE, "%s: no JSON, line %d: %s", run->input, fault.line, fault.text);
    read_head(&reading, object, head);
    if (!reading.wrong)
        read_events(&reading, json_object_get(object, "events"), events);
    json_decref(object);
    if (reading.wrong)
        return cli_complain(
            run->cli, STATUS_USAGE, "%s: %s; nothing was taken", run->input, reading.wrong);
    return STATUS_OK;
}

static enum status take(
    struct case_run *run, struct cases_head *head, const struct cases_events *events) {
    size_t added = 0;
    enum status status = case_open(run, true);
    if (status != STATUS_OK)
        return status;
    status = cases_take(run->cases, run->cli->arena, head, events, &added, &run->cli->error);
    if (status != STATUS_OK)
        return cli_fail(run->cli, status);
    printf("%lld\n", (long long)head->number);
    fprintf(stderr, "fixtree: %zu of %zu events are new\n", added, events->count);
    return STATUS_OK;
}

enum status case_import(struct case_run *run) {
    struct slice bytes;
    struct cases_head head = {0};
    struct cases_events events = {0};
    enum status status = case_read_file(run->cli, run->input, FILE_BYTES, &bytes);
    if (status == STATUS_OK)
        status = parse(run, bytes, &head, &events);
    if (status != STATUS_OK)
        return status;
    if (run->copy)
        head.key = SLICE("");
    return take(run, &head, &events);
}
