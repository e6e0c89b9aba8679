#ifndef IMPORT_EXTRACT_RECORDS_H
#define IMPORT_EXTRACT_RECORDS_H

#include "import/read/document.h"

/* Makes a list of problems, each item with a name and labels for why and what to do, into sections
 * whose headings are the names. */
void records_open(struct document *document);

#endif
