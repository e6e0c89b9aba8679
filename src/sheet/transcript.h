/* The transcript of a case, fit for a ticket: what was asked and answered, tried, noted, and what
 * solved it. */
#ifndef SHEET_TRANSCRIPT_H
#define SHEET_TRANSCRIPT_H

#include "base/buf.h"
#include "sheet/sheet.h"
#include "tree/case.h"

enum transcript_format {
    TRANSCRIPT_TEXT,
    TRANSCRIPT_MARKDOWN,
    TRANSCRIPT_JSON, /* one line; docs/cases.md has its fields */
};

/* Adds the transcript of a case; all texts pass the gate. Articles are looked up in `store`; what
 * is not there any more is named all the same. Times are those of the local time zone, in JSON UTC.
 */
void transcript_write(struct buf *out, struct case_walk *walk, struct store *store,
    enum transcript_format format) ATTR_NONNULL;

/* What a fix came to, for people: "helped", "did not help", "skipped"; "begun" where
 * nothing is known but that steps of it are done. Static. */
const char *transcript_outcome(enum cases_kind kind);

/* The values of a case as a subject of sheet.h takes them; in `arena`. */
const struct sheet_value *transcript_values(
    struct arena *arena, const struct case_walk *walk, size_t *count) ATTR_NONNULL;

#endif
