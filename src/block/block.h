/*
 * The block tree: what every reader makes of its format, and all that the rest of fixtree knows of
 * a document. Containers (document, list, item, quote, note, table, row, cell) hold blocks; leaves
 * (heading, paragraph, code, picture) hold text with runs. The text of a list item or a cell is
 * a paragraph inside it.
 *
 * A tree lives in one arena and is freed with it. Texts are borrowed slices of that arena, or of
 * the packed bytes a tree was unpacked from; they are valid UTF-8.
 */
#ifndef BLOCK_BLOCK_H
#define BLOCK_BLOCK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdint.h>

enum block_kind {
#define X(name, word, leaf, inside) BLOCK_##name,
#include "block/block.def"
#undef X
    BLOCK_KINDS
};

enum block_note {
    NOTE_NONE, /* not a note */
    NOTE_NOTE,
    NOTE_TIP,
    NOTE_IMPORTANT,
    NOTE_WARNING,
    NOTE_CAUTION,
    NOTE_KINDS
};

/* How a run looks; several at once are or-ed. */
enum run_style {
    RUN_CODE = 1,
    RUN_STRONG = 2,
    RUN_EMPHASIS = 4,
    RUN_LINK = 8,
};

/* A stretch of a leaf's text. Runs are in order, not empty, and do not overlap. */
struct run {
    uint32_t start, len; /* bytes of the text */
    uint32_t style;      /* enum run_style, or-ed; never 0 */
    struct slice target; /* where a link leads, as the source says; else empty */
};

struct block {
    enum block_kind kind;
    uint8_t level;           /* heading: 1 to 6 */
    enum block_note note;    /* note */
    bool ordered;            /* list: numbered */
    uint32_t number;         /* ordered list: the first number */
    bool header;             /* row: of a table's head */
    uint32_t line, line_end; /* of the source file, from 1; 0 where unknown */
    uint32_t index;          /* place in the tree, depth first, the document 0; by block_number() */
    struct slice text;       /* leaf: as a reader sees it; \n is a line break */
    struct run *runs;        /* leaf */
    size_t run_count;
    struct slice info; /* code: language; picture: its address; heading: its anchor */
    struct block *parent, *first, *last, *previous, *next;
};

/* A new block of that kind, with no text, parent or children. */
struct block *block_new(
    struct arena *arena, enum block_kind kind, uint32_t line) ATTR_RETURNS_NONNULL;

/* May `parent` directly contain `child`? The one rule of the tree's shape. */
bool block_may_contain(enum block_kind parent, enum block_kind child);

/* Does this kind hold text rather than blocks? */
bool block_is_leaf(enum block_kind kind);

/* The word for a kind, as the dump shows it: "paragraph". A static string. */
const char *block_kind_name(enum block_kind kind);
const char *block_note_name(enum block_note note);

/* Makes `child` (which must have no parent) the last child of `parent`. */
void block_append(struct block *parent, struct block *child) ATTR_NONNULL;

/* Takes `block` out of its parent. Its own children stay with it. */
void block_remove(struct block *block) ATTR_NONNULL;

/* Puts `block` (without a parent) directly after `before`. */
void block_insert_after(struct block *before, struct block *block) ATTR_NONNULL;

/* Gives every block its index and returns how many there are. To be called once the tree is
 * complete, and again after a change. */
size_t block_number(struct block *root) ATTR_NONNULL;

/* An array of all blocks by index, in `arena`; for a tree that block_number() has numbered. */
struct block **block_array(struct arena *arena, struct block *root, size_t *count);

/* Is all text of this leaf strong? Blanks and punctuation between runs do not count. */
bool block_is_all_strong(const struct block *leaf);

/* The next block depth first inside `root`, or NULL after the last; block_after() leaves out the
 * children of `block`. */
struct block *block_next(const struct block *root, const struct block *block);
struct block *block_after(const struct block *root, const struct block *block);

/* The children of a block, for a loop's head. */
#define BLOCK_CHILDREN(child, parent)                                                              \
    for (struct block *child = (parent)->first; child; child = child->next)

/* How many containers lie between `root` and the block: 0 for the root itself. */
size_t block_depth(const struct block *root, const struct block *block);

/* The nearest ancestor of that kind, or NULL. */
struct block *block_ancestor(const struct block *block, enum block_kind kind);

/*
 * Walking with a look at both ends of a container, without recursion:
 *     struct block_iter iter = block_iter(root);
 *     while (block_iter_next(&iter)) { iter.block; iter.entering; }
 * A leaf is entered and left too. The tree must not change in between.
 */
struct block_iter {
    const struct block *root, *block;
    bool entering;
};
struct block_iter block_iter(const struct block *root);
bool block_iter_next(struct block_iter *iter);

/* Adds the text of the block and of all inside it, leaves joined by `separator`. */
void block_text(struct buf *out, const struct block *block, const char *separator);

/* The same as a slice in `arena`; a leaf's own text is returned without a copy. */
struct slice block_text_slice(struct arena *arena, const struct block *block);

/*
 * Checks everything said above: links, containment, depth, runs inside their text, valid UTF-8.
 * STATUS_OK, or STATUS_FAULTS with the first offence in `error`. Run after every reading in
 * builds with assertions, and by the tests.
 */
enum status block_check(const struct block *root, struct error *error) ATTR_MUST_USE;

/* Adds the tree as text, one line a block, for people and tests:
 *     heading 2 @7: Symptoms
 * `@` stands before the source line; code is shown in backquotes, links as [text](target). */
void block_dump(struct buf *out, const struct block *root);

/* Adds the tree as bytes for a file or a pipe. */
void block_pack(struct buf *out, const struct block *root);

/*
 * Reads what block_pack() wrote. Total: any bytes are refused or give a sound tree. The blocks
 * live in `arena`, their texts are borrowed from `bytes`. Returns NULL where the bytes are no
 * packed tree; else a numbered tree.
 */
struct block *block_unpack(struct arena *arena, struct slice bytes);

/* Goes through packed bytes block by block without making a tree: for who looks for one place in
 * many articles. */
struct block_scan {
    struct slice rest;
    size_t left;
    uint32_t index, line;
};

/* What a scan tells of a block. Texts are borrowed from the packed bytes, and not checked. */
struct block_glance {
    enum block_kind kind;
    uint32_t index, line;
    struct slice text; /* of a leaf */
};

/* A scan of what block_pack() wrote, before its first block; borrows `packed`. */
struct block_scan block_scan(struct slice packed);

/* The next block, depth first; false at the end, and where the bytes are damaged. */
bool block_scan_next(struct block_scan *scan, struct block_glance *glance);

#endif
