/*
 * Running text on its way to the builder, as HTML and Markdown both have it: styles that open and
 * close, links, pictures that are only icons, table cells, and the lines it all stands on.
 */
#ifndef IMPORT_READ_FLOW_H
#define IMPORT_READ_FLOW_H

#include "import/read/builder.h"

enum {
    FLOW_STYLES = 3 /* RUN_CODE, RUN_STRONG, RUN_EMPHASIS: the bits 0 to 2 */
};

struct flow {
    struct builder builder;
    uint32_t line;              /* of the source, where the text that comes next stands */
    unsigned open[FLOW_STYLES]; /* elements open that make text code, strong, emphasis */
    bool icon;                  /* a picture inside a sentence was left out just now */
};

/* Begins a tree, on line 1; builder_init() says who owns what. */
void flow_init(struct flow *flow, struct arena *arena, struct reports *reports);

/* Opens (change 1) or closes (-1) an element of one of the FLOW_STYLES. */
void flow_style(struct flow *flow, enum run_style style, int change);

/* What follows is a link to `target`, which must live as long as the tree; an empty one ends it. */
void flow_link(struct flow *flow, struct slice target);

/* Adds text; what Windows-1252 has where Unicode has control characters becomes what was meant. */
void flow_text(struct flow *flow, struct slice text);

/* Begins preformatted text of that language (copied); flow_end_code() ends it. */
void flow_code(struct flow *flow, struct slice language);
void flow_end_code(struct flow *flow);

/* Opens a table's cell. A row of nothing but header cells is the table's head. */
void flow_cell(struct flow *flow, bool header);

/* Opens a numbered list that begins with `number`. */
void flow_numbered(struct flow *flow, uint32_t number);

#endif
