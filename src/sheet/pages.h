/* Lines onto pages, so that a step stands on one page where it fits on one. */
#ifndef SHEET_PAGES_H
#define SHEET_PAGES_H

#include "layout/layout.h"

/* The lines of a page: from the first to before the second. */
struct sheet_page {
    size_t from, to;
};
struct sheet_pages {
    struct sheet_page *items;
    size_t count, capacity;
};

/*
 * Cuts the lines into pages of at most `most` lines (at least 1). A page ends before a paragraph,
 * heading, bar or step of the outermost level, never behind a heading; only where such a piece is
 * longer than two thirds of a page, inside it. Blank lines at a page's ends are left out. At least
 * one page. In `arena`.
 */
struct sheet_pages sheet_pages_of(struct arena *arena, const struct layout *layout, size_t most);

#endif
