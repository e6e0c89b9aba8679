/* Sheets written from the interface. */
#ifndef UI_PRINTING_H
#define UI_PRINTING_H

#include "sheet/write.h"
#include "ui/kb.h"

/* What is to be written: a fix, or with ARTICLE_NONE all of the subject. */
struct ui_printing {
    struct ui_kb *kb;
    const struct sheet_subject *subject;
    int fix;
    bool ascii;
};

/*
 * Writes a sheet into the current folder, under the name that it gets by its title, and says the
 * path. A file that is there is never overwritten: where it is this very sheet, that is said; else
 * the new one gets a number behind its name.
 */
struct ui_effect ui_print(
    const struct ui_printing *printing, enum sheet_format format) ATTR_NONNULL;

/* The same for other bytes that have a name ("case-1.md"). */
struct ui_effect ui_print_file(struct slice name, struct slice bytes);

/* The list of formats, to write a sheet in one; opened with a struct ui_printing. */
extern const struct ui_screen ui_formats_screen;

#endif
