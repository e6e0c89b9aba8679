/* JSON that describes a document: JSON-LD in a page, JSON front matter. */
#ifndef IMPORT_READ_JSON_H
#define IMPORT_READ_JSON_H

#include "import/read/document.h"

/* Adds the texts of the outermost object (and of the objects of a JSON-LD graph) to the document's
 * meta: headline as "title", dateModified and datePublished as "date", all others under their own
 * keys. What is no JSON is passed over. */
void json_read_meta(struct document *document, struct slice text);

#endif
