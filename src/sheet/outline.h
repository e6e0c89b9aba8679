/*
 * The outline of a fix: its blocks in the order of the article, each with what it is for the one
 * who works through the fix. A document's blocks say more than the model's list of steps: what
 * stands between two steps, what explains a choice, how the author numbered.
 */
#ifndef SHEET_OUTLINE_H
#define SHEET_OUTLINE_H

#include "sheet/chain.h"
#include "sheet/sheet.h"

enum sheet_outline_kind {
    OUTLINE_TEXT,  /* a paragraph or picture */
    OUTLINE_CODE,  /* lines to be read exactly */
    OUTLINE_TABLE, /* laid out whole */
    OUTLINE_NOTE,  /* laid out whole; or a remark, where there is no body */
    OUTLINE_TITLE, /* a heading inside the fix */
};

/* One block, or where there is no body, one step or remark. */
struct sheet_outline_entry {
    enum sheet_outline_kind kind;
    const struct block *block; /* NULL without a body */
    int step, remark;          /* of the article, or ARTICLE_NONE */
    unsigned level;            /* items around it that are shown: 0 is the outermost */
    bool opens;                /* begins an item; else it goes on in the one of its level */
    bool numbered;             /* an item: with a number, else with a bullet or a box */
    bool outside;              /* stands in no item: all are over */
    bool command;              /* nothing but a command line; its bar says it */
    bool setting;              /* spells out a registry setting; its bar says it */
    unsigned number, last;     /* of a numbered item, and of its last sibling */
    struct slice label;        /* of a numbered item: "2.1.", with the numbers around it */
};

struct sheet_outline {
    struct sheet_outline_entry *items;
    size_t count, capacity;
    struct sheet_chain commands, settings; /* those of the fix, by the block they were read from */
    struct block **blocks;                 /* of the body, by index */
    size_t block_count;
};

/* The outline of a fix of the article, in `arena`. */
struct sheet_outline sheet_outline_of(struct arena *arena, const struct article *article, int fix);

/* The number of the block behind an entry's block and all inside it. */
size_t sheet_outline_end(const struct sheet_outline_entry *entry);

#endif
