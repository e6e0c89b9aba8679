/* What the files of the kb share. Inside src/ui/kb*.c only. */
#ifndef UI_KB_PARTS_H
#define UI_KB_PARTS_H

#include "ui/kb.h"

/* Goes on with another case, or, for NULL, with a new one; taken over. */
void ui_kb_switch(struct ui_kb *kb, struct case_walk *next);

/* Asked before a step: a walk from the first question on is another case, when the one before is
 * done. */
void ui_kb_begin_anew(struct ui_kb *kb);

/* Pushes what the walk came to at a stop, after a step that was made with `answers` before it;
 * where it cannot be read, takes that step back and says why. */
struct ui_effect ui_kb_push_stop(struct ui_kb *kb, size_t stop, size_t answers);

#endif
