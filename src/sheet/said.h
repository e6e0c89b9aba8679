/* What need not be said twice: text that a bar with the command or setting says exactly. */
#ifndef SHEET_SAID_H
#define SHEET_SAID_H

#include "sheet/outline.h"

/* Sets the entry's `command` and `setting`. */
void sheet_said_mark(struct arena *arena, const struct article *article,
    const struct sheet_outline *outline, struct sheet_outline_entry *entry);

/* Is the block nothing but inline code or a registry key? */
bool sheet_said_is_object(const struct block *block);

#endif
