/* Numbers told by the words that belong to them: "403 Forbidden", "(111) Connection refused",
 * "HTTP/1.1 502", "SQLSTATE[HY000] [2002]", "curl: (7)". Private to src/codes. */
#ifndef CODES_SENTENCES_H
#define CODES_SENTENCES_H

#include "codes/context.h"

/* Does the decimal number stand beside its own sentence, or where a protocol, a database or a
 * program writes an error's number? Then its family comes through `family`, FAMILY_ANY where the
 * place tells none; else that is left alone. */
bool sentence_tells(struct slice text, struct span span, uint32_t value, enum code_family *family);

#endif
