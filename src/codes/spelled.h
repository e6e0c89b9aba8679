/* Codes that are no numbers, and the values that stand for them: see struct code_reading. Private
 * to src/codes. */
#ifndef CODES_SPELLED_H
#define CODES_SPELLED_H

#include "codes/context.h"

/* Bytes of a status of RFC 3463 at the start of `text`, "5.7.64", and its value: a class of 2, 4 or
 * 5, a subject and a detail of up to three digits. 0 for a version ("5.7.64.2", "5.7.64-rc1"). */
size_t spelled_status_len(struct slice text, uint32_t *value);

/* The first digit of such a value: 5 for a failure, 4 for one that may pass, 2 for success. */
unsigned spelled_status_class(uint32_t value);

/* Reads the five digits and letters of an SQLSTATE, letters in any case: "08001", "HY000". */
bool spelled_state(struct slice word, uint32_t *value);

/* Adds such a value of FAMILY_MAIL or FAMILY_SQLSTATE as it is written. */
void spelled_write(struct buf *out, enum code_family family, uint32_t value);

/* The value of the group that the code belongs to: 5.7.0 for 5.7.64, 08000 for 08P01; the code
 * itself where its family has no groups. */
uint32_t spelled_general(enum code_family family, uint32_t value);

/*
 * Reads a code of a product's own: one to twelve letters, a hyphen or an underscore or neither,
 * three to seven digits, and a letter that tells how bad it is: "E1955", "ABC-1234",
 * "MSSQLSERVER_18456", "ANR2034E". Hyphen and case make no other code of it. False for what looks
 * like one and names something else, by the letters in aliens.def: "KB929856", "SHA256".
 */
bool spelled_code(struct slice word, uint32_t *value);

/* The value of such a code, whatever its letters and digits are: "AADB2C90118". */
uint32_t spelled_value(struct slice word);

/* Are the letters of the word capitals, as running text has them in such a code? */
bool spelled_in_capitals(struct slice word);

/* The letters and their hyphen directly before the digits at `number`, of a code that is in
 * capitals: bytes, 0 where there are none. */
size_t spelled_letters_before(struct slice text, struct span number);

#endif
