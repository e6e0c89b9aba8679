/*
 * Reading a file whole. Its size is always bounded: what a name or a pipe leads to may have no end
 * (/dev/zero), and what fstat() says of a size may be a lie (/proc, a file that grows).
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/status.h"

/*
 * Reads what is left of the open file `fd` into `arena`, where a NUL follows it. Returns NULL, or
 * why that cannot be ("Is a directory", "larger than 16 MB"), in `arena`, with `*bytes` as it was:
 * a reading that fails, or more than `most` bytes.
 */
const char *file_read_all(
    struct arena *arena, int fd, size_t most, struct slice *bytes) ATTR_MUST_USE;

/* The same of its first `most` bytes; what follows them is left unread, and is no failure. */
const char *file_read_start(
    struct arena *arena, int fd, size_t most, struct slice *bytes) ATTR_MUST_USE;

/*
 * Reads the file of that name, as file_read_all() does. The error is "PATH: why": the caller, who
 * knows what the file was for, adds what to do about it. STATUS_NOTHING where there is no such
 * file, STATUS_USAGE where it cannot be read or is larger than `most` bytes.
 */
enum status file_read(struct arena *arena, const char *path, size_t most, struct slice *bytes,
    struct error *error) ATTR_MUST_USE;

#endif
