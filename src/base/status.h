/*
 * How a call says that it failed: a status, and the caller's struct error with the sentence that
 * is shown to a person. Results come through out-parameters, which stay untouched on failure.
 * Faults in an article's content are no errors: they are reports (base/report.h).
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/attr.h"

/* The numbers are the exit statuses of the programs. */
enum status {
    STATUS_OK = 0,
    STATUS_NOTHING = 1,       /* looked, and found nothing */
    STATUS_USAGE = 2,         /* the caller asked for what cannot be asked */
    STATUS_STORE = 3,         /* the store or the case file is missing, foreign or damaged */
    STATUS_FAULTS = 4,        /* finished, but not all of it: refused articles, unwritten output */
    STATUS_INTERRUPTED = 130, /* Ctrl-C, as shells report it: 128 + SIGINT */
};

enum {
    ERROR_TEXT = 512
};

struct error {
    enum status status;
    char text[ERROR_TEXT]; /* what, where, and what to do about it; no newline at the end */
};

/*
 * Fills `error` (which may be NULL) and returns `status`, so that a failing call is one line:
 *     return error_set(error, STATUS_STORE, "%s: not a fixtree store", path);
 * A text longer than ERROR_TEXT is cut.
 */
enum status error_set(struct error *error, enum status status, const char *format, ...)
    ATTR_PRINTF(3, 4);

#endif
