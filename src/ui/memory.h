/* A terminal in memory: events come from a list, and what was shown can be read back. For tests;
 * the interface cannot tell it from a real one. */
#ifndef UI_MEMORY_H
#define UI_MEMORY_H

#include "ui/terminal.h"

#include "base/arena.h"

struct ui_memory {
    struct ui_terminal terminal; /* its .ops->close() frees all of this */
    struct arena *arena;
    LIST(struct ui_event) events;
    size_t next;          /* the first event not yet read; after the last comes UI_EVENT_END */
    struct ui_grid shown; /* what was last shown */
    size_t shows;         /* how often something was shown */
    struct buf copied;    /* what was last put on the clipboard */
    bool mouse;
};

/* A terminal of that size without events. */
struct ui_memory *ui_memory_new(int rows, int cols) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Types these keys, written as in actions.def: "jj<Enter>/word<Enter>". */
void ui_memory_type(struct ui_memory *memory, const char *keys) ATTR_NONNULL;

/* Adds an event; one of a resize takes effect when it is read. */
void ui_memory_add(struct ui_memory *memory, const struct ui_event *event) ATTR_NONNULL;

#endif
