/* Bytes of a file -> valid UTF-8 with \n newlines. */
#ifndef IMPORT_READ_DECODE_H
#define IMPORT_READ_DECODE_H

#include "base/report.h"
#include "base/slice.h"

/*
 * Tells the character set by byte order mark, UTF-8 validity, the file's own declaration (of HTML
 * or XML), the pattern of UTF-16 without a mark, and takes Windows-1252 as the last resort: no
 * statistics, so the same bytes always read the same. iconv converts. Bytes that do not fit the
 * set become U+FFFD, as does NUL; each kind is reported once. Total: never fails.
 * The text lives in `arena`, or is `bytes` itself where nothing had to change.
 */
struct slice decode(struct arena *arena, struct slice bytes, struct reports *reports);

#endif
