/* The data of a value in the forms that the languages share; for the files of this folder. */
#ifndef REGISTRY_DATA_H
#define REGISTRY_DATA_H

#include "base/buf.h"
#include "registry/registry.h"

#include <stdint.h>

/* Adds the bytes that hexadecimal text means: "de,ad", "de ad", "dead"; false, with some of them
 * added, where it is no such text or leaves half a byte. */
bool registry_data_bytes(struct buf *bytes, struct slice text);

/* Adds bytes as "de,ad". */
void registry_data_add_hex(struct buf *out, struct slice bytes);

/* Takes the next string of a REG_MULTI_SZ off `*rest`; they stand with \0 (two characters) between
 * them, as reg.exe takes them. False after the last; one at the end opens no further string. */
bool registry_data_next_string(struct slice *rest, struct slice *string);

/* Adds text as UTF-16LE without an end; the text must be valid UTF-8. */
void registry_data_add_utf16(struct buf *out, struct slice text);

/* Adds the text of a REG_SZ or REG_EXPAND_SZ, or the strings of a REG_MULTI_SZ with \0 between
 * them, from the registry's bytes: UTF-16LE, or one byte a character with `ansi`. False, with some
 * of it added, where the bytes are no such text. */
bool registry_data_add_text(
    struct buf *out, struct slice bytes, enum registry_type type, bool ansi);

/* The number that little-endian bytes hold; at most eight. */
uint64_t registry_data_number(struct slice bytes);

#endif
