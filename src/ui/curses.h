/* The real terminal, by ncurses. curses_parts.h is the only file that includes <curses.h>. */
#ifndef UI_CURSES_H
#define UI_CURSES_H

#include "base/status.h"
#include "ui/terminal.h"

struct ui_curses_options {
    bool color; /* use colours, if the terminal has them */
    bool mouse; /* have it report the mouse */
    bool ascii; /* the locale has ASCII only */
};

/*
 * Takes the terminal of stdin and stdout. It is given back by .ops->close(), and by itself when
 * the program ends in any other way but SIGKILL. One can be open at a time. The locale must be set
 * before (ui_environment_set_charset()).
 *
 * STATUS_USAGE, with what to do in `error`, where stdin or stdout is no terminal, or TERM names
 * none on which the cursor can be placed.
 */
enum status ui_curses_open(const struct ui_curses_options *options, struct ui_terminal **terminal,
    struct error *error) ATTR_MUST_USE;

#endif
