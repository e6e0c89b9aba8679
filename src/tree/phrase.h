/* Phrases of tables in a text. */
#ifndef TREE_PHRASE_H
#define TREE_PHRASE_H

#include "base/slice.h"

/* Does the text, folded, hold one of the phrases, as whole words? They are separated by "|"; a "*"
 * at the end of one stands for any ending: "install*" is in "installed". */
bool phrase_any(struct slice folded, const char *phrases);

#endif
