#include "import/run/dump.h"

#include "article/json.h"
#include "base/text.h"
#include "import/extract/extract.h"
#include "import/extract/unit.h"
#include "import/read/decode.h"
#include "import/read/markdown.h"
#include "import/read/yaml.h"
#include "import/run/worker.h"

/* A file on its way through the layers. */
struct dump {
    struct arena *arena;
    struct slice path, bytes;
    struct document document;
    struct article article;
};

typedef void dump_function(struct buf *out, struct dump *dump);

#define X(name, function) static dump_function function;
#include "import/run/dump.def"
#undef X

static const struct dump_layer {
    const char *name;
    dump_function *function;
} layers[] = {
#define X(name, function) {name, function},
#include "import/run/dump.def"
#undef X
};

const struct dump_layer *dump_layer(const char *name) {
    for (size_t i = 0; i < COUNT_OF(layers); i++)
        if (strcmp(layers[i].name, name) == 0)
            return &layers[i];
    return NULL;
}

const char *dump_layer_names(void) {
    static const char names[] =
#define X(name, function) "|" name
#include "import/run/dump.def"
#undef X
        ;
    return names + 1;
}

/* ---- the layers ---- */

static void read_document(struct dump *dump) {
    document_read(&dump->document, dump->bytes);
}

static void read_article(struct dump *dump) {
    read_document(dump);
    extract(&dump->article, &dump->document);
}

static void dump_markdown(struct buf *out, struct dump *dump) {
    struct slice text = decode(dump->arena, dump->bytes, &dump->document.reports);
    buf_add(out, markdown_prepare(&dump->document, text));
}

static void dump_blocks(struct buf *out, struct dump *dump) {
    read_document(dump);
    block_dump(out, dump->document.body);
}

static void dump_unit(struct buf *out, const struct unit *unit, size_t number) {
    buf_printf(out, "%zu %s%s%s%s%s lead %d", number, block_kind_name(unit->block->kind),
        unit->ordered ? " ordered" : "", unit->first ? " first" : "",
        unit->own_instruction ? " instruction"
        : unit->instruction   ? " announcement"
                              : "",
        unit->announces        ? " list-follows"
        : unit->announces_code ? " code-follows"
                               : "",
        unit->lead);
    phrase_names(out, unit->phrases);
    buf_printf(out, ": %.*s\n", SLICE_ARGS(slice_first(unit->text, 80)));
}

static void dump_units(struct buf *out, struct dump *dump) {
    read_document(dump);
    struct units units = units_of(dump->arena, dump->document.body->first, NULL);
    for (size_t i = 0; i < units.count; i++)
        dump_unit(out, &units.items[i], i);
}

static void dump_article(struct buf *out, struct dump *dump) {
    read_article(dump);
    article_dump(out, &dump->article);
}

static void dump_json(struct buf *out, struct dump *dump) {
    read_article(dump);
    article_json(out, &dump->article, dump->path);
    buf_add_char(out, '\n');
}

static void dump_reports(struct buf *out, struct dump *dump) {
    read_article(dump);
    const struct reports *reports = &dump->document.reports;
    for (size_t i = 0; i < reports->count; i++) {
        const struct report *report = &reports->items[i];
        buf_printf(out, "%s %s @%u", report_severity_name(report_severity(report->kind)),
            report_key(report->kind), report->line);
        if (report->detail.len) {
            buf_add_string(out, ": ");
            text_gate_line(out, report->detail);
        }
        buf_add_char(out, '\n');
    }
}

static void dump_toc(struct buf *out, struct dump *dump) {
    struct toc toc = {0};
    bool good = yaml_read_toc(&toc, dump->arena, dump->bytes);
    for (size_t i = 0; i < toc.count; i++) {
        const struct toc_entry *entry = &toc.items[i];
        buf_add_repeated(out, ' ', 2 * (size_t)entry->depth);
        buf_printf(out, "%.*s @%u", SLICE_ARGS(entry->name), entry->line);
        if (entry->href.len)
            buf_printf(out, " -> %.*s", SLICE_ARGS(entry->href));
        buf_add_char(out, '\n');
    }
    if (!good)
        buf_add_string(out, "cannot be read to its end\n");
}

enum status dump_file(
    struct buf *out, const struct dump_layer *layer, const char *path, struct error *error) {
    struct arena *arena = arena_new();
    struct dump dump = {.arena = arena, .path = slice_of(path), .bytes = SLICE("")};
    dump.document = (struct document){.arena = arena, .path = dump.path};
    const char *why = worker_read_file(arena, dump.path, &dump.bytes);
    if (!why)
        layer->function(out, &dump);
    enum status status = why ? error_set(error, STATUS_USAGE, "%s: %s", path, why) : STATUS_OK;
    arena_free(arena); /* `why` may stand in it */
    return status;
}
