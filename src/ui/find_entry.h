/* An entry in the list of a search. */
#ifndef UI_FIND_ENTRY_H
#define UI_FIND_ENTRY_H

#include "search/numbers.h"
#include "search/search.h"
#include "search/settings.h"
#include "ui/grid.h"

enum ui_find_kind {
    UI_FIND_QUERY,   /* an earlier search, or one that was suggested: it is typed */
    UI_FIND_NUMBER,  /* what an error number means */
    UI_FIND_SETTING, /* what touches a registry key or value */
    UI_FIND_HIT,
};

struct ui_find_entry {
    enum ui_find_kind kind;
    struct slice text; /* QUERY, NUMBER, SETTING */
    const struct search_hit *hit;
    const struct number *number;
    const struct setting_groups *groups;
};

/* Rows that it takes in a list of so many columns. */
int ui_find_height(const struct ui_find_entry *entry, int cols);

/* Draws it into an area of that height. */
void ui_find_draw(const struct ui_find_entry *entry, struct ui_area area);

#endif
