/* The headings of a text in a list, to go to one. */
#ifndef UI_HEADINGS_H
#define UI_HEADINGS_H

#include "ui/screen.h"

/* What it is opened with: the view of the screen below, which a choice scrolls. */
struct ui_headings {
    struct ui_textview *view;
};

extern const struct ui_screen ui_headings_screen;

#endif
