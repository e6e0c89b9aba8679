/*
 * What a reader makes of a file: a block tree, what the file says about itself, and reports. A
 * reader is total: any bytes give a tree.
 */
#ifndef IMPORT_READ_DOCUMENT_H
#define IMPORT_READ_DOCUMENT_H

#include "base/report.h"
#include "block/block.h"
#include "import/read/meta.h"

struct document {
    struct arena *arena; /* owns everything below */
    struct slice path;   /* as given, for the name of an article without a title */
    const char *format;  /* the reader's name: "markdown", "html", "text" */
    struct meta meta;
    struct block *body; /* numbered, checked */
    struct reports reports;
};

/* A reader: takes UTF-8 text with \n newlines, fills body, meta and reports of the document. */
typedef void document_reader(struct document *document, struct slice text);

/*
 * Reads a file's bytes: decodes them, tells the format by the content, runs its reader and what all
 * formats share (notes, lists that go on, furniture). `document` must have arena and path set.
 */
void document_read(struct document *document, struct slice bytes);

#endif
