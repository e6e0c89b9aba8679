/* HTML -> block tree, by libxml2. */
#ifndef IMPORT_READ_HTML_H
#define IMPORT_READ_HTML_H

#include "import/read/document.h"

/* Reads a saved page or a fragment: finds the article among navigation, banners and comments, and
 * reads what the page says about itself. A document_reader. */
void html_read(struct document *document, struct slice text);

/* Reads HTML that the Markdown reader wrote: all of it is the article. */
void html_read_body(struct document *document, struct slice text);

/* Is it the name of an element of HTML, letters in any case? */
bool html_knows_element(struct slice name);

/* The code point that an entity stands for: "&gt;", "&#147;", "&#x93;". False where HTML 4 has none
 * of that name; 0 where the number is no character. */
bool html_entity(struct slice entity, uint32_t *point);

#endif
