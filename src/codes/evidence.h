/* What makes a number in running text an error number. Private to src/codes. */
#ifndef CODES_EVIDENCE_H
#define CODES_EVIDENCE_H

#include "codes/context.h"

/* Do the words around the decimal number name an error with it, rather than count or date
 * something? "than 500 errors", "Office 365 errors", "Windows Server 2012 events" and "returned 5
 * rows" do not. */
bool evidence_in_words(
    struct slice text, struct span span, uint32_t value, const struct context *context);

/* Does a known decimal number begin a line, with its sentence behind: "741 The local computer"? */
bool evidence_in_line(struct slice text, struct span span, uint32_t value);

/* Is a known hexadecimal number followed by its sentence: "0x534 : No mapping"? */
bool evidence_in_colon(struct slice text, struct span span, uint32_t value);

/* Does the same number stand beside it in the other notation ("8418 (0x20e2)"), or its symbolic
 * name: "8352 = ERROR_DS_NOT_AN_OBJECT", "ERROR_VPN_TIMEOUT (809)", in a table's row even behind
 * the other notation: "0x54b|1355|ERROR_NO_SUCH_DOMAIN"? */
bool evidence_beside(struct slice text, struct span span, uint32_t value);

/* Does a status of RFC 3463 stand where mail systems write it: behind the reply of SMTP
 * ("550 5.1.1", "550-5.7.1"), behind a "#" or before "smtp;"? */
bool evidence_of_mail(struct slice text, struct span status);

/* The status that belongs to the reply of SMTP at `reply`: "5.1.1" behind "550 ". */
bool evidence_of_reply(struct slice text, struct span reply);

/* Does a product's code stand where its messages have it: before its sentence at the start of a
 * line
 * ("SSPR_0031: Your organization ..."), or in parentheses behind the last one, "... again.
 * (E1955)"?
 */
bool evidence_of_message(struct slice text, struct span code);

/* Is it an error number by its layout alone? 0x80070005 and 0xC0000022 are, wherever they stand;
 * 0xF8A26000 is an address, 0x00000001 somebody's setting. */
bool evidence_in_layout(uint32_t value);

/* Does the value say that all went well: S_FALSE, HTTP 200? */
bool evidence_of_success(uint32_t value, enum code_family family);

#endif
