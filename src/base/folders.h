/* Folders: the user's own, and those above a file that is to be made. */
#ifndef BASE_FOLDERS_H
#define BASE_FOLDERS_H

#include "base/arena.h"
#include "base/attr.h"

#include <sys/types.h>

/* Whose place the XDG Base Directory Specification gives. */
enum folders_kind {
    FOLDERS_CONFIG, /* $XDG_CONFIG_HOME, or ~/.config: what a site sets up */
    FOLDERS_DATA,   /* $XDG_DATA_HOME, or ~/.local/share: a store of one's own */
    FOLDERS_STATE,  /* $XDG_STATE_HOME, or ~/.local/state: what was done */
};

/*
 * The path of `name` in fixtree's folder of that kind, whether it is there or not; in `arena`. As
 * the specification wants it, a variable that is empty or not an absolute path counts as unset;
 * $HOME is taken so, too. NULL where neither leads anywhere.
 */
const char *folders_own(
    struct arena *arena, enum folders_kind kind, const char *name) ATTR_NONNULL ATTR_MUST_USE;

/*
 * Makes the folders above `file` that are missing, with that mode. Returns 0, or why the first that
 * fails cannot be made (an errno); what could be made stays.
 */
int folders_make(const char *file, mode_t mode) ATTR_NONNULL;

#endif
