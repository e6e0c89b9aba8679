/*
 * Units: the blocks that say one thing each, in reading order, with where they stand. A unit is a
 * paragraph (of a list item, a quotation, a note), a code block, a row of a table, a heading or a
 * picture. All rules about content look at units.
 */
#ifndef IMPORT_EXTRACT_UNIT_H
#define IMPORT_EXTRACT_UNIT_H

#include "block/block.h"
#include "import/extract/phrase.h"

struct unit {
    struct block *block;
    struct slice text; /* as a reader sees it; a row's cells are joined by blanks */
    struct sentences sentences;
    uint32_t phrases;       /* of all its sentences */
    uint32_t first_phrases; /* of the first sentence */
    uint32_t last_phrases;  /* of the last sentence */
    bool first_instruction; /* the first sentence tells to do something */
    bool instruction;       /* one of its sentences tells to do something */
    bool own_instruction;   /* one that does not merely announce what follows */

    struct block *list, *item; /* the innermost around it, or NULL */
    struct block *note;        /* the note it stands in, or NULL */
    unsigned depth;            /* list items around it */
    bool ordered;              /* the innermost list is numbered */
    bool first;                /* the first unit of its item */
    bool quoted;
    int lead; /* the unit that introduces it: what stood before its list, table or code; or -1 */
    bool announces; /* a list or table of units comes directly behind it */
    bool announces_code;
};

struct units {
    struct unit *items;
    size_t count, capacity;
};

/* Marks a table that is read row by row as a whole of its own, and is no unit; is it one? */
void unit_set_apart(struct block *table);
bool unit_is_apart(const struct block *block);

/* The units of the siblings from `first` up to, not with, `end`. In `arena`; blocks and texts
 * borrowed from the tree. */
struct units units_of(struct arena *arena, struct block *first, struct block *end);

/* Is it a paragraph that holds nothing but a path, a registry key, an address, inline code or a
 * command line? */
bool unit_is_object(const struct unit *unit);

/* Is it one sentence that only sends the reader to a link: "See [Locked accounts] for details"? */
bool unit_is_pointer(const struct unit *unit);

/* Does it end in a colon? */
bool unit_ends_in_colon(const struct unit *unit);

#endif
