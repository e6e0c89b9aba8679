/* What the environment asks of a program that writes to a terminal. Only src/cli calls these, and
 * hands the answers on. */
#ifndef UI_ENVIRONMENT_H
#define UI_ENVIRONMENT_H

#include <stdbool.h>

/*
 * Are colours wanted, on a terminal or elsewhere? NO_COLOR, not empty, says no (no-color.org);
 * then CLICOLOR_FORCE or FORCE_COLOR, neither empty nor "0", says yes; then CLICOLOR=0 and
 * TERM=dumb say no (bixense.com/clicolors); else a terminal has them and a file does not.
 */
bool ui_environment_color(bool terminal);

/*
 * Sets the locale's character set from LC_ALL, LC_CTYPE or LANG. Without any of them, or with one
 * for UTF-8 that is not installed, it is UTF-8 all the same, as on all terminals of today. Returns
 * whether characters beyond ASCII can be shown; LC_ALL=C asks for ASCII.
 */
bool ui_environment_set_charset(void);

#endif
