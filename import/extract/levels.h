/* Which heading stands below which, where the format does not tell levels. */
#ifndef IMPORT_EXTRACT_LEVELS_H
#define IMPORT_EXTRACT_LEVELS_H

#include "import/extract/outline.h"

/* Gives the sections behind the title, whose headings are all of one level, levels by what the
 * headings say and whether anything stands directly below them: "Solution" with nothing of its own
 * holds "Create a copy" and "Restart it", "More information" holds "Step 1". Roles must be set.
 * Changes the levels only: adds to each the number of sections around it. Of more than 2000
 * sections none is changed. */
void levels_infer(struct outline *outline);

#endif
