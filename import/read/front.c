#include "import/read/front.h"

#include "base/limits.h"
#include "import/read/json.h"
#include "import/read/yaml.h"

/* The bytes up to and with the line that closes what `fence` opened; 0 where none does. */
static size_t fenced_length(struct slice text, struct slice fence, struct slice other) {
    struct slice rest = text, line;
    if (!slice_next_line(&rest, &line) || !slice_equal(slice_trim(line), fence))
        return 0;
    while (slice_next_line(&rest, &line)) {
        struct slice end = slice_strip_end(line, " \t");
        if (slice_equal(end, fence) || slice_equal(end, other))
            return text.len - rest.len;
    }
    return 0;
}

/* What is between the first and the last line. */
static struct slice inside(struct slice fenced) {
    struct slice line, rest = fenced;
    slice_next_line(&rest, &line);
    rest = slice_strip_end(rest, "\n");
    ptrdiff_t last = slice_find_last(rest, '\n');
    return slice_first(rest, last == SLICE_NONE ? 0 : (size_t)last);
}

/* "key: value" on some line: a text that begins with a rule is no front matter. */
static bool has_key(struct slice text, char separator) {
    struct slice line;
    while (slice_next_line(&text, &line)) {
        size_t len = 0;
        while (len < line.len &&
               (ascii_is_alnum(line.at[len]) || strchr("_.-: \"", line.at[len])) &&
               line.at[len] != separator)
            len++;
        if (len > 0 && len < line.len && line.at[len] == separator)
            return true;
    }
    return false;
}

static void report(struct document *document, const char *why) {
    report_add(&document->reports, document->arena, REPORT_FRONT_MATTER, 1, slice_of(why));
}

static bool is_too_large(struct document *document, size_t len) {
    if (len > LIMIT_FRONT_MATTER)
        report(document, "larger than 16 kB");
    return len > LIMIT_FRONT_MATTER;
}

static size_t read_yaml(struct document *document, struct slice text) {
    size_t len = fenced_length(text, SLICE("---"), SLICE("..."));
    struct slice yaml = inside(slice_first(text, len));
    if (len == 0 || !has_key(yaml, ':'))
        return 0;
    if (!is_too_large(document, len) && !yaml_read_meta(document, yaml))
        report(document, "not YAML, or nested too deep");
    return len;
}

/* TOML as front matter uses it: key = value, values in quotes or lists of them; tables give their
 * keys a prefix. */
static void read_toml_line(struct document *document, struct slice line) {
    ptrdiff_t equals = slice_find_char(line, '=');
    if (equals == SLICE_NONE)
        return;
    struct slice key = slice_strip_start(slice_trim(slice_first(line, (size_t)equals)), "\"");
    struct slice value = slice_trim(slice_from(line, (size_t)equals + 1)), part;
    if (slice_starts(value, SLICE("["))) {
        value = slice_strip_end(slice_strip_start(value, "["), "]");
        while (slice_next_part(&value, ',', &part))
            meta_add(&document->meta, document->arena, key,
                slice_strip_end(slice_strip_start(slice_trim(part), "\"'"), "\"'"));
        return;
    }
    meta_add(&document->meta, document->arena, slice_strip_end(key, "\""),
        slice_strip_end(slice_strip_start(value, "\"'"), "\"'"));
}

static size_t read_toml(struct document *document, struct slice text) {
    size_t len = fenced_length(text, SLICE("+++"), SLICE("+++"));
    struct slice toml = inside(slice_first(text, len)), line;
    if (len == 0 || !has_key(toml, '=') || is_too_large(document, len))
        return 0;
    while (slice_next_line(&toml, &line))
        read_toml_line(document, line);
    return len;
}

/* A JSON object on lines of its own, closed by a line of "}" alone. */
static size_t read_json(struct document *document, struct slice text) {
    struct slice rest = text, line;
    if (!slice_next_line(&rest, &line) || !slice_equal(slice_trim(line), SLICE("{")))
        return 0;
    while (slice_next_line(&rest, &line)) {
        size_t len = text.len - rest.len;
        if (len > LIMIT_FRONT_MATTER)
            return 0;
        if (!slice_equal(slice_strip_end(line, " \t"), SLICE("}")))
            continue;
        json_read_meta(document, slice_first(text, len));
        return len;
    }
    return 0;
}

size_t front_read(struct document *document, struct slice text) {
    size_t len = read_yaml(document, text);
    if (len == 0)
        len = read_toml(document, text);
    return len ? len : read_json(document, text);
}
