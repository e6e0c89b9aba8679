/* Sheets as files: a name that every system takes, and writing that loses nothing. */
#ifndef SHEET_FILE_H
#define SHEET_FILE_H

#include "base/buf.h"
#include "base/status.h"
#include "sheet/write.h"

enum {
    SHEET_NAME_BYTES = 96 /* of a name with its extension */
};

/*
 * Adds a file name for a sheet: the title (or the title of its fix, with the article's in front) in
 * the letters a-z, digits and "-", at most 80, then "." and the format's extension. Never empty, no
 * device name of Windows such as "con", no name that begins with a dot or hyphen.
 */
void sheet_name(struct buf *out, const struct sheet *sheet, enum sheet_format format);

/*
 * Writes the bytes to `path`: into a new file beside it first, which then takes its name, so that
 * there is the whole file or none. A symbolic link at `path` is not followed. A file that is there
 * is left as it is, unless `force`; a folder, a pipe or a device always. STATUS_OK; STATUS_USAGE
 * where something is there; STATUS_FAULTS where it cannot be written, with the reason.
 */
enum status sheet_save(
    const char *path, struct slice bytes, bool force, struct error *error) ATTR_MUST_USE;

/* Which store a sheet was made from: "kb.db of 2026-11-21, fixtree 0.1.0". In `arena`. */
struct slice sheet_edition(struct arena *arena, const char *store_path);

#endif
