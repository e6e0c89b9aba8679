/* What the files of src/layout share: the open prefixes, the pending blank line, and text that is
 * ready to be wrapped. */
#ifndef LAYOUT_STATE_H
#define LAYOUT_STATE_H

#include "layout/layout.h"

/* A part of what stands before a line. */
struct layout_frame {
    struct slice first, rest; /* before its first line, and before the others */
    size_t first_width, rest_width;
    enum layout_style style;
    bool begun; /* `first` was put out */
};

struct layout_state {
    struct arena *arena;
    LIST(struct layout_frame) frames; /* outermost first */
    bool gap;                         /* a blank line is due ... */
    size_t gap_frames;                /* ... behind the first so many frames */
    bool joined;                      /* what comes next stands close to what was last */
    uint32_t block, line;             /* where lines come from */
};

/* Gated text in one piece, and the styles of its stretches. */
struct layout_stretch {
    size_t end; /* byte behind it; it begins where the one before ends */
    enum layout_style style;
    uint32_t link;
};
struct layout_text {
    struct slice text;
    struct layout_stretch *stretches;
    size_t count;
};

/* Columns that the next line has for text. */
size_t layout_room(const struct layout *layout);

/* Adds a line of these spans (copied) behind the open prefixes, the due blank line before it. */
void layout_add_line(struct layout *layout, const struct layout_span *spans, size_t count,
    uint32_t start, enum layout_end end);

/* Adds the text wrapped between words, or exactly, line by line. */
void layout_flow(struct layout *layout, const struct layout_text *text);
void layout_flow_exact(struct layout *layout, const struct layout_text *text);

/* The runs as one gated text, its links numbered. */
struct layout_text layout_text_of_runs(
    struct layout *layout, const struct layout_run *runs, size_t count);

/* A leaf's text. `base` is the style of what has none of its own. */
struct layout_text layout_text_of_leaf(
    struct layout *layout, const struct block *leaf, enum layout_style base);

/* Text for layout_flow_exact(): tabs as blanks. */
struct layout_text layout_text_of_code(
    struct layout *layout, enum layout_style style, struct slice code);

/* Adds a table side by side if all its columns fit; else adds nothing and returns false. */
bool layout_table(struct layout *layout, const struct block *table);

/* Adds a block's children; what a heading row of a table holds is strong. */
void layout_children(struct layout *layout, const struct block *parent, enum layout_style base);

/* Opens a key with what belongs to it: beside it, or where it is long, below it. */
void layout_key_open(struct layout *layout, struct slice key);

/* The widest of the lines from that one on. */
size_t layout_widest(const struct layout *layout, size_t from);

#endif
