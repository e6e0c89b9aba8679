/* What a terminal reports: one event at a time. */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum ui_event_kind {
    UI_EVENT_CHARACTER, /* `point`, perhaps with `control` or `alt`, perhaps `pasted` */
    UI_EVENT_KEY,       /* `key` */
    UI_EVENT_MOUSE,     /* `key` is a click or a turn of the wheel, at `row` and `col` */
    UI_EVENT_RESIZE,    /* to `rows` and `cols`; also after anything that damaged the screen */
    UI_EVENT_END,       /* of all input: by `signal`, or 0 where the terminal is gone */
};

enum ui_key {
    UI_KEY_NONE,
#define X(id, name) UI_KEY_##id,
#include "ui/keys.def"
#undef X
    UI_KEYS
};

struct ui_event {
    enum ui_event_kind kind;
    uint32_t point; /* a Unicode character; with `control` in lower case: Ctrl-D is 'd' */
    bool control, alt;
    bool pasted; /* part of a bracketed paste: text, never a command */
    enum ui_key key;
    int row, col;   /* from 0 */
    int rows, cols; /* of the whole screen */
    int signal;
};

#endif
