/* What the two files of the terminal by curses share. Inside src/ui only. */
#ifndef UI_CURSES_PARTS_H
#define UI_CURSES_PARTS_H

#define _XOPEN_SOURCE_EXTENDED 1 /* wide characters */

#include "ui/curses.h"
#include "ui/event.h"
#include "ui/grid.h"

#include <curses.h>
#include <termios.h>
#include <wchar.h>

enum {
    UI_CURSES_PASTE_BEGIN = KEY_MAX + 1, /* codes of keys that are defined for the brackets */
    UI_CURSES_PASTE_END,
};

struct curses {
    struct ui_terminal terminal;
    SCREEN *screen;
    WINDOW *input;        /* a pad: reading from stdscr would also show it, half drawn */
    struct termios modes; /* as they were */
    struct ui_grid shown; /* what the glass shows; rows that are the same are not sent again */
    cchar_t *row;
    bool color, mouse, paste; /* paste: the terminal can bracket it */
    bool pasting;             /* inside such brackets */
    mbstate_t bytes;          /* of a character that has not yet come whole */
    struct ui_event next;     /* taken already, to know that there is one */
    bool has_next;
    int futile;
    bool gone;
};

enum ui_curses_taken {
    UI_CURSES_TOOK_NOTHING,
    UI_CURSES_TOOK_BYTES, /* that are no event, or not yet */
    UI_CURSES_TOOK_EVENT
};

/* Takes what came of input, if anything did, without waiting; `*event` is set where it is one. */
enum ui_curses_taken ui_curses_take(struct curses *curses, struct ui_event *event);

#endif
