/* The help: every key of the screen below, from actions.def and the bindings. It is filtered by
 * typing, and Enter does what the selected row says. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "ui/keymap.h"
#include "ui/screen.h"

struct ui_help_argument {
    const struct ui_keymap *keymap; /* borrowed while the help is open */
    enum ui_context context;        /* of the screen below */
};

extern const struct ui_screen ui_help_screen;

#endif
