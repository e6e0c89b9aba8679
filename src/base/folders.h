/* The folders above a file that is to be made. */
#ifndef BASE_FOLDERS_H
#define BASE_FOLDERS_H

#include "base/attr.h"

#include <sys/types.h>

/*
 * Makes the folders above `file` that are missing, with that mode. Returns 0, or why the first that
 * fails cannot be made (an errno); what could be made stays.
 */
int folders_make(const char *file, mode_t mode) ATTR_NONNULL;

#endif
