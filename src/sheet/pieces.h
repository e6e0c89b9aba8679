/*
 * Pieces: laid out lines with their wrapping undone, for formats that wrap by themselves. One
 * engine says what stands on a sheet; HTML and Markdown only dress its lines.
 */
#ifndef SHEET_PIECES_H
#define SHEET_PIECES_H

#include "sheet/write.h"

/* A paragraph, a line of code, a row of a setting, a line of a table. */
struct sheet_piece {
    unsigned heading;        /* 1 to 3; 0 for all else */
    bool blank, table, code; /* code: must be read exactly */
    bool title;              /* the label of a bar: "Command Prompt", "Warning" */
    bool in_bar;
    enum layout_style bar;     /* of a bar: LAYOUT_COMMAND ... */
    unsigned indent;           /* columns before label and text */
    struct slice label;        /* "☐ 2.", "•", "Key"; empty for none */
    enum layout_style labeled; /* LAYOUT_NUMBER, LAYOUT_MARK, LAYOUT_KEY */
    struct layout_span *spans; /* its text; styles and links */
    size_t span_count, span_capacity;
};

struct sheet_pieces {
    struct sheet_piece *items;
    size_t count, capacity;
    const struct layout *layout; /* for the links */
};

/* The pieces of a whole sheet. Texts in `arena`. */
struct sheet_pieces sheet_pieces_of(struct arena *arena, const struct sheet *sheet);

/* The piece behind the bar that begins with piece `from`: a title begins the next one. */
size_t sheet_pieces_bar_end(const struct sheet_pieces *pieces, size_t from);

/* The text of a piece without styles. In `arena`. */
struct slice sheet_piece_text(struct arena *arena, const struct sheet_piece *piece);

/* May the address be a link that is followed? http, https and mailto. */
bool sheet_is_address(struct slice target);

#endif
