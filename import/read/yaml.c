#include "import/read/yaml.h"

#include "base/limits.h"

#include <yaml.h>

/* Nothing that a person writes for a page nests deeper; libyaml itself has no bound. */
enum {
    MAX_NESTING = 32
};

struct reader {
    yaml_parser_t parser;
    yaml_event_t event;
};

static void reader_init(struct reader *reader, struct slice text) {
    yaml_parser_initialize(&reader->parser);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)text.at, text.len);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
}

/* The next event; frees the one before. YAML_NO_EVENT is the end, well or not. */
static yaml_event_type_t next(struct reader *reader) {
    yaml_event_delete(&reader->event);
    if (!yaml_parser_parse(&reader->parser, &reader->event))
        return YAML_NO_EVENT;
    return reader->event.type == YAML_STREAM_END_EVENT ? YAML_NO_EVENT : reader->event.type;
}

static bool reader_fini(struct reader *reader) {
    bool good = reader->parser.error == YAML_NO_ERROR;
    yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
    return good;
}

static struct slice scalar(const struct reader *reader) {
    return (struct slice){
        (const char *)reader->event.data.scalar.value, reader->event.data.scalar.length};
}

static bool opens(yaml_event_type_t type) {
    return type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT;
}

static bool closes(yaml_event_type_t type) {
    return type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT;
}

/* One open mapping or sequence. */
struct level {
    bool mapping, want_key; /* in a mapping: is the next scalar a key? */
    struct slice key;       /* whose value the next node is */
    size_t entry;           /* of a table of contents: the entry that the mapping describes */
};

struct levels {
    struct level at[MAX_NESTING];
    size_t count;
};

static bool push(struct levels *levels, yaml_event_type_t type, struct slice key) {
    if (levels->count == MAX_NESTING)
        return false;
    bool mapping = type == YAML_MAPPING_START_EVENT;
    levels->at[levels->count++] =
        (struct level){.mapping = mapping, .want_key = mapping, .key = key};
    return true;
}

/* After a value is done, a mapping wants a key again. */
static void value_done(struct levels *levels) {
    if (levels->count && levels->at[levels->count - 1].mapping)
        levels->at[levels->count - 1].want_key = true;
}

/* ---- front matter ---- */

static struct slice joined_key(struct arena *arena, const struct level *level, struct slice key) {
    return level->key.len
               ? arena_printf(arena, "%.*s.%.*s", SLICE_ARGS(level->key), SLICE_ARGS(key))
               : arena_slice(arena, key);
}

static void meta_scalar(struct document *document, struct levels *levels, struct slice text) {
    struct level *level = levels->count ? &levels->at[levels->count - 1] : NULL;
    if (!level)
        return;
    if (level->mapping && level->want_key) {
        struct level *outer = levels->count > 1 ? &levels->at[levels->count - 2] : NULL;
        struct level prefix = {.key = outer && outer->mapping ? outer->key : SLICE("")};
        level->key = joined_key(document->arena, &prefix, text);
        level->want_key = false;
        return;
    }
    meta_add(&document->meta, document->arena, level->key, text);
    value_done(levels);
}

bool yaml_read_meta(struct document *document, struct slice text) {
    struct reader reader = {0};
    struct levels levels = {0};
    bool fits = true;
    yaml_event_type_t type;
    reader_init(&reader, text);
    while (fits && (type = next(&reader)) != YAML_NO_EVENT) {
        struct slice key = levels.count ? levels.at[levels.count - 1].key : SLICE("");
        if (opens(type)) {
            fits = push(&levels, type, key);
        } else if (closes(type)) {
            levels.count--;
            value_done(&levels);
        } else if (type == YAML_SCALAR_EVENT) {
            meta_scalar(document, &levels, scalar(&reader));
        } else if (type == YAML_ALIAS_EVENT) {
            value_done(&levels);
        }
    }
    return reader_fini(&reader) && fits;
}

/* ---- tables of contents ---- */

static void toc_scalar(
    struct toc *toc, struct arena *arena, struct levels *levels, const struct reader *reader) {
    struct level *level = levels->count ? &levels->at[levels->count - 1] : NULL;
    if (!level || !level->mapping)
        return;
    if (level->want_key) {
        level->key = arena_slice(arena, scalar(reader));
        level->want_key = false;
        return;
    }
    struct toc_entry *entry = level->entry < toc->count ? &toc->items[level->entry] : NULL;
    if (entry && slice_equal_nocase(level->key, SLICE("name"))) {
        entry->name = arena_slice(arena, slice_trim(scalar(reader)));
        entry->line = (uint32_t)reader->event.start_mark.line + 1;
    } else if (entry && (slice_equal_nocase(level->key, SLICE("href")) ||
                            slice_equal_nocase(level->key, SLICE("topicHref")))) {
        entry->href = arena_slice(arena, slice_trim(scalar(reader)));
    }
    value_done(levels);
}

/* Every mapping of a sequence is an entry; its depth is the number of sequences around it. Returns
 * its number; that of no entry for other mappings ("metadata:") and for sequences. */
static size_t toc_open(struct toc *toc, struct arena *arena, const struct levels *levels,
    const struct reader *reader) {
    size_t sequences = 0;
    for (size_t i = 0; i < levels->count; i++)
        sequences += !levels->at[i].mapping;
    if (reader->event.type != YAML_MAPPING_START_EVENT || !levels->count ||
        levels->at[levels->count - 1].mapping)
        return SIZE_MAX;
    *LIST_ADD(arena, toc) = (struct toc_entry){.depth = (uint32_t)sequences - 1,
        .line = (uint32_t)reader->event.start_mark.line + 1,
        .name = SLICE(""),
        .href = SLICE("")};
    return toc->count - 1;
}

bool yaml_read_toc(struct toc *toc, struct arena *arena, struct slice text) {
    struct reader reader = {0};
    struct levels levels = {0};
    bool fits = text.len <= LIMIT_TOC_BYTES;
    yaml_event_type_t type;
    reader_init(&reader, text);
    while (fits && (type = next(&reader)) != YAML_NO_EVENT) {
        if (opens(type)) {
            size_t entry = toc_open(toc, arena, &levels, &reader);
            fits = push(&levels, type, SLICE(""));
            levels.at[levels.count - 1].entry = entry;
        } else if (closes(type)) {
            levels.count--;
            value_done(&levels);
        } else if (type == YAML_SCALAR_EVENT) {
            toc_scalar(toc, arena, &levels, &reader);
        } else if (type == YAML_ALIAS_EVENT) {
            value_done(&levels);
        }
    }
    return reader_fini(&reader) && fits;
}
