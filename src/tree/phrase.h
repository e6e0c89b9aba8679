/* Phrases in a text: of tables, and those that name an error. */
#ifndef TREE_PHRASE_H
#define TREE_PHRASE_H

#include "base/haystack.h"

/* Does the text, folded, hold one of the phrases, as whole words? They are separated by "|"; a "*"
 * at the end of one stands for any ending: "install*" is in "installed". */
bool phrase_any(struct slice folded, const char *phrases);

/* The same of a text that many lists of phrases are asked of. */
bool phrase_any_in(const struct haystack *folded, const char *phrases);

/* Is the first number of the text said to be an error, an event or a stop code? */
bool phrase_names_error(struct slice text);

#endif
