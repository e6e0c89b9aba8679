/* Block tree -> article: what a careful technician would take out of a document. */
#ifndef IMPORT_EXTRACT_EXTRACT_H
#define IMPORT_EXTRACT_EXTRACT_H

#include "article/article.h"
#include "import/read/document.h"

/*
 * Understands a document that document_read() has read. The article shares the document's arena and
 * tree. Total: whatever the document holds, the article passes article_check(); what could not be
 * understood is added to the document's reports.
 */
void extract(struct article *article, struct document *document);

#endif
