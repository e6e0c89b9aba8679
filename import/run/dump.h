/* What one layer of the importer makes of a file, as text: for tests, and for whoever wants to know
 * why an article came out as it did. */
#ifndef IMPORT_RUN_DUMP_H
#define IMPORT_RUN_DUMP_H

#include "base/buf.h"
#include "base/status.h"

struct dump_layer;

/* The layer of that name ("blocks"); NULL where there is none. */
const struct dump_layer *dump_layer(const char *name);

/* The names of all layers, with | between them. Static. */
const char *dump_layer_names(void);

/* Adds what the layer makes of the file. STATUS_OK, or STATUS_USAGE where it cannot be read. */
enum status dump_file(struct buf *out, const struct dump_layer *layer, const char *path,
    struct error *error) ATTR_MUST_USE;

#endif
