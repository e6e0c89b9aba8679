/*
 * Layout: a block tree, or the parts of a fix, and a width become lines of styled text. Screen and
 * sheet show the same lines, so they cannot disagree; they only turn the meaning of a span into
 * colour, weight or markup.
 *
 * Everything lives in the caller's arena. All text is copied there through text_gate(), so the
 * lines hold no control characters and may be shown as they are. Any width from 1 up works; no
 * line is wider, and the time taken is linear in the text.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "block/block.h"

#include <stdint.h>

enum layout_style {
#define X(name, word) LAYOUT_##name,
#include "layout/styles.def"
#undef X
    LAYOUT_STYLES
};

/* How a line ends. The text of a paragraph or of a line of code is the texts of its lines, each
 * WRAPPED one followed by a blank, each CUT one by nothing. */
enum layout_end {
    LAYOUT_END,     /* the paragraph, or the line of code, is over */
    LAYOUT_WRAPPED, /* goes on in the next line; blanks were left out in between */
    LAYOUT_CUT,     /* goes on in the next line; nothing was left out */
};

/* A stretch of a line in one style. */
struct layout_span {
    struct slice text; /* gated, without newlines and tabs */
    enum layout_style style;
    uint32_t link; /* the number of the link it belongs to, from 1; 0 for none */
};

struct layout_line {
    struct layout_span *spans;
    uint32_t count;
    uint32_t prefix; /* the first spans that are indentation, bars, bullets or labels */
    uint32_t width;  /* in columns, prefix included */
    uint32_t block;  /* index of the block it came from */
    uint32_t line;   /* source line of that block; 0 where unknown */
    uint32_t start;  /* bytes of the block's text that stand in lines before this one */
    enum layout_end end;
};

struct layout_options {
    unsigned width;    /* columns; 0 counts as 1 */
    bool ascii;        /* bullets, bars and marks in ASCII only */
    bool number_links; /* put "[1]" behind every link */
};

struct layout {
    LIST(struct layout_line) lines;
    LIST(struct slice) links; /* where they lead; link 1 is links.items[0] */
    struct layout_options options;
    struct layout_state *state; /* of the engine */
};

/* An empty layout in the arena. */
struct layout *layout_new(
    struct arena *arena, const struct layout_options *options) ATTR_RETURNS_NONNULL ATTR_NONNULL;

/* The style's word, a static string: "heading1". */
const char *layout_style_name(enum layout_style style);

/* Adds a block and all inside it. The tree may be freed afterwards. */
void layout_tree(struct layout *layout, const struct block *root) ATTR_NONNULL;

/* Adds the lines as plain text, blanks at their ends left out, a newline after each. */
void layout_print(struct buf *out, const struct layout *layout) ATTR_NONNULL;

/* Adds one line in that way. */
void layout_print_line(struct buf *out, const struct layout_line *line) ATTR_NONNULL;

/* ---- Building lines out of parts, with the look of a laid out tree ---- */

/* A stretch of a paragraph. */
struct layout_run {
    struct slice text;
    enum layout_style style;
    struct slice target; /* where a link leads; empty for none */
};

/* Lines added from now on come from this block and source line. */
void layout_place(struct layout *layout, uint32_t block, uint32_t line) ATTR_NONNULL;

/* Asks for a blank line before what comes next. Several asked for make one; none stands at the
 * very beginning, after a heading, or first inside an item or bar. */
void layout_gap(struct layout *layout) ATTR_NONNULL;

/* Adds a paragraph, wrapped between words; a newline in it begins a new line. A text without
 * anything but blanks adds nothing. */
void layout_paragraph(struct layout *layout, const struct layout_run *runs, size_t count);

/* Adds a paragraph in one style. */
void layout_words(struct layout *layout, enum layout_style style, struct slice text);

/* Adds a heading of level 1 to 6, a blank line before it. */
void layout_heading(struct layout *layout, unsigned level, struct slice text);

/*
 * Adds text that must be read exactly: commands, settings. Each of its lines is a line; one that
 * is too long goes on in the next, and a mark at the end says so ("↵"; "<" in ASCII, which no
 * command ends with). A tab fills up to the next multiple of 4.
 */
void layout_exact(struct layout *layout, enum layout_style style, struct slice text);

/* Adds a line across the whole width. */
void layout_rule(struct layout *layout) ATTR_NONNULL;

/*
 * Puts `first` before the next line and `rest` before all that follow, until layout_close(). They
 * nest. Where the width is short the outermost are given up, so that the text keeps half of it.
 * Closing one in which nothing was added leaves a line with `first` alone.
 */
void layout_open(
    struct layout *layout, struct slice first, struct slice rest, enum layout_style style);
void layout_close(struct layout *layout) ATTR_NONNULL;

/* Opens an item with a bullet, for the given nesting from 0. */
void layout_bullet_open(struct layout *layout, unsigned depth) ATTR_NONNULL;

/* What was done about a step. */
enum layout_box {
    LAYOUT_BOX_NONE, /* the step has no box */
    LAYOUT_BOX_EMPTY,
    LAYOUT_BOX_DONE,
    LAYOUT_BOX_FAILED,
    LAYOUT_BOX_SKIPPED,
    LAYOUT_BOXES
};

/* Opens the step with that number; `last` is the highest of its siblings, for aligning. */
void layout_step_open(
    struct layout *layout, uint64_t number, uint64_t last, enum layout_box box) ATTR_NONNULL;

/* The same with a label of the caller's: "2.1.", or none behind its box. */
void layout_label_open(struct layout *layout, struct slice label, enum layout_box box) ATTR_NONNULL;

/* Opens what is set off from the text by a bar. With a label: a line in the bar's style above. */
void layout_bar_open(struct layout *layout, enum layout_style style, struct slice label);

/* Opens a note: a bar with "Warning" or the like. */
void layout_note_open(struct layout *layout, enum block_note note) ATTR_NONNULL;

/* A row of two columns. */
struct layout_pair {
    struct slice key;   /* without a colon */
    struct slice value; /* LAYOUT_CODE: as layout_exact(); else wrapped between words */
    enum layout_style style;
};

/* Adds rows with their values aligned; a key without room beside its value stands above it. */
void layout_pairs(struct layout *layout, const struct layout_pair *pairs, size_t count);

/* ---- Finding a place in the lines ---- */

/* The line that shows that place of a block, or the block before it that is nearest; 0 where
 * there is none. */
size_t layout_line_of(const struct layout *layout, uint32_t block, uint32_t start) ATTR_NONNULL;

/* The line in which a link begins, by its number; lines.count where there is no such link. */
size_t layout_link_line(const struct layout *layout, uint32_t link) ATTR_NONNULL;

/* A part of a match that lies in one line. */
struct layout_match {
    size_t number; /* of the match, from 0; the parts of one that was wrapped share it */
    size_t line;
    uint32_t column, columns;
};

struct layout_matches {
    LIST(struct layout_match) parts; /* in the order of the lines */
    size_t count;                    /* of matches */
};

/* Finds a text, whatever its case, also where it is wrapped; neither prefixes nor marks nor the
 * numbers of links count as text. Matches do not overlap. They live in `arena`. */
struct layout_matches layout_find(
    struct arena *arena, const struct layout *layout, struct slice wanted);

#endif
