/* Words that stand for a number: ERROR_ACCESS_DENIED, AADSTS50011. Private to src/codes. */
#ifndef CODES_NAMED_H
#define CODES_NAMED_H

#include "codes/context.h"

/* Does the word look like a name of errno (EACCES)? Quick: asked of each word of a text. */
bool named_may_be_errno(struct slice word);

/* The first row of a symbolic name. A word without an underscore is a name only where it begins
 * with WSA, or is one of errno in capitals: PENDING is one of RAS, and a word of English. NULL for
 * any other word. */
const struct code_meaning *named_row(struct slice word);

/* Reads an identifier of the letters in prefixes.def and digits, letters in any case. False for any
 * other word. */
bool named_prefixed(struct slice word, uint32_t *value, enum code_family *family);

/* The letters of such an identifier with a hyphen ("ORA-12541") directly before the digits at
 * `number`: how many bytes, the hyphen too; 0 where there are none, or not that many digits. */
size_t named_dashed(struct slice text, struct span number, enum code_family *family);

#endif
