/* Rendered text -> block tree: what a browser's "save as text", a mail or an archive leaves. */
#ifndef IMPORT_READ_TEXT_H
#define IMPORT_READ_TEXT_H

#include "import/read/document.h"

/* Reads headings, lists by their indents, rows of tables and paragraphs out of plain lines; header
 * lines ("Article ID : 12") go to the document's meta as well. A document_reader. */
void text_read(struct document *document, struct slice text);

#endif
