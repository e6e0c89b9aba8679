/* A whole sheet in a format: for a file, a printer or a ticket. */
#ifndef SHEET_WRITE_H
#define SHEET_WRITE_H

#include "base/status.h"
#include "sheet/sheet.h"

enum sheet_format {
#define X(name, key, extension, writer, words) SHEET_##name,
#include "sheet/formats.def"
#undef X
    SHEET_FORMATS
};

struct sheet {
    struct sheet_subject subject;
    int fix;              /* the one fix that is meant, or ARTICLE_NONE for all of the subject */
    struct slice edition; /* of the knowledge base, for the foot: sheet_edition() */
    bool ascii;           /* text: boxes and bars in ASCII */
    unsigned width;       /* text: columns; 0 for 80 */
    unsigned page_lines;  /* text: lines of a page; 0 for 60 */
};

/* The format's word ("md"), its files' extension without a dot, what it is. Static. */
const char *sheet_format_key(enum sheet_format format);
const char *sheet_format_words(enum sheet_format format);
const char *sheet_format_extension(enum sheet_format format);

/*
 * Adds the sheet's bytes to `out`. All foreign text in them passed the gate, and was escaped as the
 * format wants it. STATUS_OK, or STATUS_NOTHING with the reason and nothing added: a script of a
 * fix without a setting that can be written exactly. STATUS_USAGE, the fixes named: a script is for
 * one fix, and several have settings.
 */
enum status sheet_write(struct buf *out, enum sheet_format format, const struct sheet *sheet,
    struct error *error) ATTR_MUST_USE;

/* One writer a format, for sheet_write(). */
#define X(name, key, extension, writer, words)                                                     \
    enum status writer(struct buf *out, const struct sheet *sheet, struct error *error);
#include "sheet/formats.def"
#undef X

/* Adds all that a sheet says, but for what a format adds: overview, fixes, what stands after them.
 */
void sheet_content(struct layout *layout, const struct sheet *sheet);

/* The fixes that a sheet is about, in the article's order. In `arena`. */
struct sheet_fixes sheet_fixes_shown(struct arena *arena, const struct sheet *sheet);

#endif
