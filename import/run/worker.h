/* A worker: reads files and says what is in them, under limits, in a process of its own. */
#ifndef IMPORT_RUN_WORKER_H
#define IMPORT_RUN_WORKER_H

#include "import/run/message.h"

/*
 * Reads a file into `arena`, from a descriptor that is known to be a regular file: no device, no
 * pipe, no link hangs it. NULL, or why not: larger than LIMIT_FILE_BYTES, or any other reason; in
 * `arena` or static.
 */
const char *worker_read_file(struct arena *arena, struct slice path, struct slice *bytes);

/* A worker's life: takes jobs from the socket and answers them until it is closed. Never returns;
 * leaves by _exit(). */
void worker_run(int socket) ATTR_NORETURN;

#endif
