/*
 * A pool of long-lived workers. Jobs are answered in the order in which they were given, whichever
 * worker is done first; a worker that dies or takes too long costs its one job, and another takes
 * its place. A process for each article would cost ten times as much.
 */
#ifndef IMPORT_RUN_POOL_H
#define IMPORT_RUN_POOL_H

#include "import/run/message.h"

#include <signal.h>

struct pool;

/* Starts `workers` processes (0: as many as there are processors). Never NULL. */
struct pool *pool_new(size_t workers) ATTR_RETURNS_NONNULL;

/* Ends the workers and frees the pool. NULL does nothing. */
void pool_free(struct pool *pool);

/*
 * Does the jobs: calls `next` for each job (false: there are no more) and `done` for each answer,
 * in the order of the jobs; both with `user`. The answer is valid during the call. Stops early
 * where `done` returns false or `interrupted` is set; returns whether all were done.
 */
struct pool_calls {
    bool (*next)(void *user, struct job *job);
    bool (*done)(void *user, size_t number, const struct answer *answer);
    void *user;
    const volatile sig_atomic_t *interrupted; /* not 0: stop soon; may be NULL */
};
bool pool_do(struct pool *pool, const struct pool_calls *calls);

#endif
