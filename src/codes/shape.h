/* What stands directly beside a number and makes it something else: a version, a date, a size.
 * Private to src/codes. */
#ifndef CODES_SHAPE_H
#define CODES_SHAPE_H

#include "codes/context.h"

/* Can the decimal digits at `number` be a number by themselves? They are part of something in
 * "10.0.17763", "2012-based", "8:03:19", "50%", "1.3.6.1", "C:\2", "1/2/2010", "1,024". */
bool shape_allows_decimal(struct slice text, struct span number);

/* Can they end here? The part of shape_allows_decimal() that looks behind, for signed numbers. */
bool shape_ends_number(struct slice text, struct span number);

/* The same for hexadecimal digits without a prefix, which GUIDs, addresses and file names hold:
 * "52ef8720-e3ee-...", "fffff800`02e5f5a0", "80070005.md". */
bool shape_allows_hex(struct slice text, struct span number);

/* Can a reply or status of mail systems begin there? Not in "1.5.7.64", "10-550". */
bool shape_begins_status(struct slice text, struct span number);

/* The same for codes of letters and digits: "\\DC004", "E1955.log", "R620-BIOS". */
bool shape_allows_spelled(struct slice text, struct span code);

/* The same behind "0x": "0x80070005.md", "0xfffff800`02e5f5a0". */
bool shape_allows_prefixed(struct slice text, struct span number);

#endif
