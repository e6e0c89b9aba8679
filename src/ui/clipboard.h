/* The clipboard of the terminal, wherever it stands: OSC 52 of xterm's control sequences travels
 * over ssh. It is only ever written; asking for the contents would let an answer be typed. */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include "base/buf.h"

#include <stdbool.h>

enum {
    UI_CLIPBOARD_BYTES = 54000 /* terminals take about 74,000 bytes of base64 (hterm's limit) */
};

/* Adds the sequence that puts the text, gated, on the clipboard. False, with nothing added, where
 * it is longer than UI_CLIPBOARD_BYTES. */
bool ui_clipboard_sequence(struct buf *out, struct slice text);

#endif
