/* The style of a cell: a meaning, and what the interface adds to it. */
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include "layout/layout.h"

enum ui_style {
    UI_LAST_OF_LAYOUT = LAYOUT_STYLES - 1, /* enum layout_style comes first, with its numbers */
#define X(name, word) UI_##name,
#include "ui/styles.def"
#undef X
    UI_STYLES,
    UI_STYLE_MASK = 0xff,
    UI_SELECTED = 0x100, /* or-ed: the row that the keys act on */
    UI_MATCH = 0x200,    /* or-ed: a place that was searched for */
    UI_FOCUS = 0x400,    /* or-ed: the one of them that the keys act on */
};

#endif
