/* Digits as a 32-bit number: what fits into 32 bits, or is a sign extension to 64 bits. Private to
 * src/codes. */
#ifndef CODES_NUMBER_H
#define CODES_NUMBER_H

#include "base/slice.h"

#include <stdint.h>

/* Decimal digits up to 4294967295. False for anything else. */
bool number_decimal(struct slice digits, uint32_t *value);

/* Decimal digits of a negative number from -1 to -2147483648, given without the sign, in two's
 * complement: "2147024891" gives 0x80070005. */
bool number_negative(struct slice digits, uint32_t *value);

/* Hexadecimal digits without a prefix, up to 16 of them. More than 32 bits must be the sign
 * extension that PowerShell prints: "FFFFFFFF80070005" gives 0x80070005. */
bool number_hex(struct slice digits, uint32_t *value);

/* What the digits of `text` are: are all of them decimal, are all of them hexadecimal? False for
 * an empty text. */
bool number_all_decimal(struct slice text);
bool number_all_hex(struct slice text);

/* Is there a decimal digit in it? */
bool number_has_digit(struct slice text);

/* Does it begin with "0x"? */
bool number_has_prefix(struct slice text);

/* Eight digits that begin with 0 or 8, as HRESULTs do, are rather hexadecimal: "80070005". */
bool number_is_rather_hex(struct slice digits);

/* Bytes of the substatus that IIS writes behind an HTTP status, at the start of `text`: 2 in ".0 -
 * Internal Server Error", 0 in ".0.17763" and all else. */
size_t number_substatus_len(struct slice text);

#endif
