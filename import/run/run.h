/* An import: folders and files into a store. */
#ifndef IMPORT_RUN_RUN_H
#define IMPORT_RUN_RUN_H

#include "article/article.h"
#include "base/status.h"

#include <signal.h>

/* What a run found, added up. */
struct run_counts {
    size_t articles; /* that the store has now from these folders */
    size_t added, changed, unchanged, removed, refused;
    size_t problems, symptoms, causes, fixes, steps, settings, commands, codes;
    size_t reports[REPORT_KINDS];
};

enum run_progress {
    RUN_STARTED, /* the files are known */
    RUN_FILE,    /* one more is done */
    RUN_STORING, /* all are done; what belongs together is put together */
};

struct run_options {
    const char *db; /* the store; NULL: read only, write nothing */
    const char *const *paths;
    size_t path_count;
    const char *collection; /* a name for the collection; NULL: the folder's */
    bool dry_run;           /* say what would change, change nothing */
    bool judge;             /* report, too, what only an editor minds (import/run/judge.h) */

    /* What happens, as it happens; each may be NULL. `user` is passed on. */
    void (*progress)(void *user, enum run_progress what, size_t done, size_t total);
    /* A file was read: what is in it (NULL where it was refused), and its reports, worst first. */
    void (*file)(void *user, struct slice path, const struct article *article,
        const struct reports *reports);
    /* A file is not there any more; its article goes. */
    void (*vanished)(void *user, struct slice path);
    void *user;
    const volatile sig_atomic_t *interrupted; /* not 0: stop, and leave the store as it was */
};

/*
 * Imports. STATUS_OK; STATUS_FAULTS where files were refused or not wholly read (the rest is
 * stored); STATUS_INTERRUPTED, STATUS_STORE, STATUS_USAGE with the reason in `error`, and the store
 * as it was before.
 */
enum status run_import(
    const struct run_options *options, struct run_counts *counts, struct error *error);

#endif
