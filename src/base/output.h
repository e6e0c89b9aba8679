/* The end of a program's output. */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>

/*
 * Writes out what waits in stdout; true where some of the output is lost: a full disk. That who
 * reads it has had enough (`| head`) is no loss. The caller ignores SIGPIPE.
 */
bool output_is_lost(void);

#endif
