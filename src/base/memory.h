/*
 * Heap memory that is there or the program ends. An article that does not fit into memory is
 * refused long before (base/limits.h), so running out means the machine is out; no caller could
 * do better than stop with a message and the terminal as it was.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include "base/attr.h"

#include <stddef.h>

/* Allocates `size` bytes of zeros; freed with free(). Ends the program where there are none. */
void *mem_new(size_t size) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Resizes like realloc(); new bytes are not set. Ends the program where there are none. */
void *mem_resize(void *old, size_t size) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Copies a string to the heap; freed with free(). Ends the program where there is no memory. */
char *mem_string(const char *text) ATTR_RETURNS_NONNULL ATTR_NONNULL ATTR_MUST_USE;

/* Sets what runs before the program ends for want of memory: the interface restores the
 * terminal there. NULL takes it away. */
void mem_on_exhausted(void (*restore)(void));

/* Says "out of memory" on stderr and ends the program. */
void mem_exhausted(void) ATTR_NORETURN;

#endif
