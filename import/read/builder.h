/*
 * Building a block tree from a stream of events, as readers see them. The builder keeps the tree's
 * shape sound whatever comes: a stray list item gets a list, a list in a list an item, blocks
 * nested too deep are lifted out, empty ones vanish. Blanks collapse as in HTML.
 */
#ifndef IMPORT_READ_BUILDER_H
#define IMPORT_READ_BUILDER_H

#include "base/report.h"
#include "block/block.h"

struct builder {
    struct arena *arena;
    struct reports *reports;
    struct block *root;
    struct block *open;     /* the innermost container that is open */
    struct block *implicit; /* a list or table that was opened for a stray item or row */
    /* Opened for what stands in a table or list outside of its cells and items. */
    struct block *stray_row, *stray_cell, *stray_item;
    struct block *reopened; /* an item that goes on after its end tag */
    size_t depth;           /* of `open` */
    size_t lifted;          /* containers that were not opened, being too deep */
    size_t blocks;

    struct block *leaf; /* the leaf that takes text now, or NULL */
    struct buf text;    /* its text so far */
    LIST(struct run) runs;
    uint32_t style; /* enum run_style of what comes next */
    struct slice target;
    bool blank;  /* a blank is due before the next character */
    bool keep;   /* preformatted: blanks stay */
    bool broken; /* the last thing was a line break */
};

/* Begins a tree. Memory of the tree in `arena`; what is lifted or left out is reported. */
void builder_init(struct builder *builder, struct arena *arena, struct reports *reports);

/* Ends the tree and frees the builder's own memory. Returns the numbered root; containers have the
 * lines of what is in them. */
struct block *builder_finish(struct builder *builder);

/* Opens a container; what was open stays so around it. Returns the block, to set its attributes,
 * or NULL where it was lifted out (then its content goes to what is open). */
struct block *builder_open(struct builder *builder, enum block_kind kind, uint32_t line);

/* Closes the container that the matching builder_open() opened. */
void builder_close(struct builder *builder, enum block_kind kind);

/* Begins a leaf; ends the one before. Returns it, to set its attributes. */
struct block *builder_leaf(struct builder *builder, enum block_kind kind, uint32_t line);

/* Ends the present leaf, if any; an empty one vanishes. */
void builder_end_leaf(struct builder *builder);

/* Adds text, all on the line `line` but for the newlines in it; outside a leaf it begins a
 * paragraph, unless it is blank. Outside preformatted text, blanks collapse. */
void builder_text(struct builder *builder, struct slice text, uint32_t line);

/* A line break inside a leaf. The second in a row ends the paragraph. */
void builder_break(struct builder *builder);

/* Adds a picture as a block of its own. */
void builder_picture(
    struct builder *builder, struct slice alternative, struct slice address, uint32_t line);

#endif
