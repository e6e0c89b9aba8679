/*
 * What the interface needs of a terminal. There are two: the real one (ui/curses.h) and one in
 * memory for tests (ui/memory.h). The grid is the boundary; a terminal only brings it to the
 * glass and brings events back.
 */
#ifndef UI_TERMINAL_H
#define UI_TERMINAL_H

#include "ui/event.h"
#include "ui/grid.h"

struct ui_terminal {
    const struct ui_terminal_ops *ops;
    int rows, cols; /* now; changed by UI_EVENT_RESIZE */
    bool ascii;     /* only ASCII can be shown */
};

struct ui_terminal_ops {
    /* Shows the grid, which has the terminal's size. */
    void (*show)(struct ui_terminal *terminal, const struct ui_grid *grid);
    /* Waits for the next event. After UI_EVENT_END it always gives that again. */
    void (*read)(struct ui_terminal *terminal, struct ui_event *event);
    /* Is there an event to read without waiting? Then drawing can wait until it is handled. */
    bool (*pending)(struct ui_terminal *terminal);
    /* Forgets what the glass is thought to show, so that the next show() paints all of it. */
    void (*repaint)(struct ui_terminal *terminal);
    /* Has the terminal report the mouse, or leaves it to the terminal for selecting text. */
    void (*set_mouse)(struct ui_terminal *terminal, bool on);
    /* Puts text on the clipboard; false where it is too long for that. */
    bool (*copy)(struct ui_terminal *terminal, struct slice text);
    /* Gives the terminal back as it was, and frees it. */
    void (*close)(struct ui_terminal *terminal);
};

#endif
