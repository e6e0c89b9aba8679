/* Front matter: what a Markdown file says about itself before its text. */
#ifndef IMPORT_READ_FRONT_H
#define IMPORT_READ_FRONT_H

#include "import/read/document.h"

/*
 * Reads the front matter at the beginning of the text into the document's meta: YAML between "---"
 * lines, TOML between "+++" lines, a JSON object. Returns how many bytes it takes, its closing
 * line included; 0 where there is none. What cannot be read, or is larger than LIMIT_FRONT_MATTER,
 * is reported and left out.
 */
size_t front_read(struct document *document, struct slice text);

#endif
