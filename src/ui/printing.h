/* Sheets written from the interface. */
#ifndef UI_PRINTING_H
#define UI_PRINTING_H

#include "sheet/write.h"
#include "ui/kb.h"

/* Writes a sheet as text into the current folder, under the name that it gets by its title, and
 * says the path. A file that is there is never overwritten; that is said, too. */
struct ui_effect ui_print(
    struct ui_kb *kb, const struct sheet_subject *subject, int fix, bool ascii) ATTR_NONNULL;

/* Says what sheet_save() came to for a file of that name. */
struct ui_effect ui_print_said(const char *name, enum status status, const struct error *error);

#endif
