/* What comes from a terminal, as events: keys, characters, the mouse, what is pasted. */
#include "ui/curses_parts.h"

#include <string.h>

enum {
    LONGEST_SEQUENCE = 4096 /* bytes of a sequence of no interest, for instance a title */
};

static enum ui_key named_key(int code) {
    static const struct {
        int code;
        enum ui_key key;
    } table[] = {{KEY_ENTER, UI_KEY_ENTER}, {KEY_BTAB, UI_KEY_BACKTAB},
        {KEY_BACKSPACE, UI_KEY_BACKSPACE}, {KEY_DC, UI_KEY_DELETE}, {KEY_IC, UI_KEY_INSERT},
        {KEY_UP, UI_KEY_UP}, {KEY_DOWN, UI_KEY_DOWN}, {KEY_LEFT, UI_KEY_LEFT},
        {KEY_RIGHT, UI_KEY_RIGHT}, {KEY_HOME, UI_KEY_HOME}, {KEY_END, UI_KEY_END},
        {KEY_PPAGE, UI_KEY_PAGE_UP}, {KEY_NPAGE, UI_KEY_PAGE_DOWN}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].code == code)
            return table[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (enum ui_key)(UI_KEY_F1 + (code - KEY_F(1)));
    return UI_KEY_NONE;
}

static enum ui_curses_taken key_event(struct ui_event *event, enum ui_key key) {
    *event = (struct ui_event){.kind = UI_EVENT_KEY, .key = key};
    return key == UI_KEY_NONE ? UI_CURSES_TOOK_BYTES : UI_CURSES_TOOK_EVENT;
}

static enum ui_curses_taken character_event(struct ui_event *event, uint32_t point) {
    *event = (struct ui_event){.kind = UI_EVENT_CHARACTER, .point = point};
    return UI_CURSES_TOOK_EVENT;
}

static enum ui_curses_taken mouse_event(struct ui_event *event) {
    MEVENT mouse;
    if (getmouse(&mouse) != OK)
        return UI_CURSES_TOOK_BYTES;
    enum ui_key key = mouse.bstate & BUTTON1_PRESSED   ? UI_KEY_CLICK
                      : mouse.bstate & BUTTON4_PRESSED ? UI_KEY_WHEEL_UP
                      : mouse.bstate & BUTTON5_PRESSED ? UI_KEY_WHEEL_DOWN
                                                       : UI_KEY_NONE;
    *event = (struct ui_event){.kind = UI_EVENT_MOUSE, .key = key, .row = mouse.y, .col = mouse.x};
    return key == UI_KEY_NONE ? UI_CURSES_TOOK_BYTES : UI_CURSES_TOOK_EVENT;
}

/* Control characters are keys: Tab, Enter, Backspace, or Ctrl with a letter. */
static enum ui_curses_taken control_event(struct ui_event *event, int byte) {
    switch (byte) {
    case '\t':
        return key_event(event, UI_KEY_TAB);
    case '\r':
    case '\n':
        return key_event(event, UI_KEY_ENTER);
    case '\b':
    case 0x7f:
        return key_event(event, UI_KEY_BACKSPACE);
    default:
        if (byte == 0 || byte > 26)
            return UI_CURSES_TOOK_BYTES;
        character_event(event, (uint32_t)(byte - 1 + 'a'));
        event->control = true;
        return UI_CURSES_TOOK_EVENT;
    }
}

/* Passes over the rest of an escape sequence that curses does not know: up to its final byte, or,
 * for the strings of OSC and DCS, up to BEL or ST. */
static void skip_sequence(const struct curses *curses, int introducer) {
    bool string = introducer != '[' && introducer != 'O';
    for (int i = 0; i < LONGEST_SEQUENCE; i++) {
        int byte = wgetch(curses->input);
        if (byte == ERR || (string && (byte == 0x07 || byte == '\\')) ||
            (!string && byte >= 0x40 && byte <= 0x7e))
            return;
    }
}

/* Escape alone is the key; with something right behind it, Alt or a sequence that curses does not
 * know. Its bytes must not be taken for keys. */
static enum ui_curses_taken escape_event(const struct curses *curses, struct ui_event *event) {
    int byte = wgetch(curses->input);
    if (byte == ERR)
        return key_event(event, UI_KEY_ESCAPE);
    if (byte == '[' || byte == 'O' || byte == 'P' || byte == ']' || byte == '_' || byte == '^') {
        skip_sequence(curses, byte);
        return UI_CURSES_TOOK_BYTES;
    }
    if (byte <= ' ' || byte >= 0x7f)
        return UI_CURSES_TOOK_BYTES;
    character_event(event, (uint32_t)byte);
    event->alt = true;
    return UI_CURSES_TOOK_EVENT;
}

/* One byte of a character of the locale's character set. A character that breaks off is left out,
 * and the byte it breaks off at begins a new one. */
static enum ui_curses_taken byte_event(struct curses *curses, struct ui_event *event, int byte) {
    bool inside = !mbsinit(&curses->bytes);
    char one = (char)byte;
    wchar_t wide;
    size_t len = mbrtowc(&wide, &one, 1, &curses->bytes);
    if (len == (size_t)-2)
        return UI_CURSES_TOOK_BYTES;
    if (len != (size_t)-1)
        return character_event(event, (uint32_t)wide);
    memset(&curses->bytes, 0, sizeof curses->bytes);
    return inside ? byte_event(curses, event, byte) : UI_CURSES_TOOK_BYTES;
}

/* What is pasted is text: newlines and tabs are characters, keys and Escape are left out. */
static enum ui_curses_taken pasted_event(struct curses *curses, struct ui_event *event, int code) {
    enum ui_curses_taken taken = UI_CURSES_TOOK_BYTES;
    if (code == '\r' || code == '\n' || code == '\t')
        taken = character_event(event, code == '\t' ? '\t' : '\n');
    else if (code >= ' ' && code != 0x7f && code < KEY_MIN)
        taken = byte_event(curses, event, code);
    event->pasted = true;
    return taken;
}

static enum ui_curses_taken event_of(struct curses *curses, struct ui_event *event, int code) {
    if (code == UI_CURSES_PASTE_BEGIN || code == UI_CURSES_PASTE_END) {
        curses->pasting = code == UI_CURSES_PASTE_BEGIN;
        return UI_CURSES_TOOK_BYTES;
    }
    if (curses->pasting)
        return pasted_event(curses, event, code);
    if (code == KEY_MOUSE)
        return mouse_event(event);
    if (code >= KEY_MIN)
        return key_event(event, named_key(code));
    if (code == 0x1b)
        return escape_event(curses, event);
    if (code < ' ' || code == 0x7f)
        return control_event(event, code);
    return byte_event(curses, event, code);
}

enum ui_curses_taken ui_curses_take(struct curses *curses, struct ui_event *event) {
    int code = wgetch(curses->input);
    if (code == ERR)
        return UI_CURSES_TOOK_NOTHING;
    curses->futile = 0;
    return event_of(curses, event, code);
}
