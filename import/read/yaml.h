/* YAML by libyaml: front matter and tables of contents. */
#ifndef IMPORT_READ_YAML_H
#define IMPORT_READ_YAML_H

#include "import/read/document.h"

/*
 * Adds the scalars of a YAML mapping to the document's meta: "key", or "outer.key" where mappings
 * nest; a list gives its key several times. False where the text is no YAML; what was read before
 * the fault stays.
 */
bool yaml_read_meta(struct document *document, struct slice text);

/* An entry of a table of contents. */
struct toc_entry {
    uint32_t depth;    /* 0 for the outermost */
    uint32_t line;     /* of its name, from 1 */
    struct slice name; /* "" where it has none */
    struct slice href; /* as written; "" for a mere category */
};

struct toc {
    struct toc_entry *items;
    size_t count, capacity;
};

/*
 * Reads a table of contents as documentation systems keep it (toc.yml: a list of mappings with
 * name, href, items; or one mapping whose items are such a list), in its order. False where the
 * text is no such thing; entries before the fault stay. Texts in `arena`.
 */
bool yaml_read_toc(struct toc *toc, struct arena *arena, struct slice text);

#endif
