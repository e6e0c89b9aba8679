/* What of a fix can be copied: its commands, and its registry settings as commands. */
#ifndef UI_COPYING_H
#define UI_COPYING_H

#include "ui/page.h"

struct ui_copying {
    struct ui_kb *kb;
    const struct ui_page *page; /* borrowed while the screen is open */
    int fix;
    const struct sheet_subject *subject; /* whose values are filled in; borrowed as the page is */
};

/* Lists them, a choice copies one; opened with a struct ui_copying. */
extern const struct ui_screen ui_copying_screen;

/* Copies the only one there is, or pushes the list. `copying` is borrowed until that is open. */
struct ui_effect ui_copying_begin(const struct ui_copying *copying);

#endif
