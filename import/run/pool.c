#include "import/run/pool.h"

#include "base/limits.h"
#include "base/memory.h"
#include "import/run/channel.h"
#include "import/run/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MAX_WORKERS = 64,
    AHEAD = 256, /* answers that wait for an earlier one: bounds the memory of a slow article */
};

struct worker {
    pid_t pid;
    int socket;
    bool busy;
    size_t job;      /* its number */
    double deadline; /* seconds on the monotonic clock */
};

/* An answer that came before its turn. */
struct waiting {
    bool there;
    struct buf message;
};

struct pool {
    struct worker workers[MAX_WORKERS];
    size_t count;
    struct waiting ring[AHEAD];
    size_t given, answered; /* jobs */
    bool exhausted;         /* `next` has no more */
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- processes ---- */

/* The child keeps its socket and standard error, nothing else: neither the store's file nor the
 * other workers' sockets. */
static void start(struct worker *worker) {
    int sockets[2];
    *worker = (struct worker){.pid = -1, .socket = -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return;
    pid_t pid = fork();
    if (pid == 0) {
        dup2(sockets[1], 3);
        close_range(4, ~0U, 0);
        worker_run(3);
    }
    struct timeval patience = {.tv_sec = LIMIT_WORKER_WALL_SECONDS};
    setsockopt(sockets[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    close(sockets[1]);
    if (pid < 0) {
        close(sockets[0]);
        return;
    }
    worker->pid = pid;
    worker->socket = sockets[0];
}

/* Ends a worker; returns how it ended, as waitpid() tells: for one that died before, how it died.
 */
static int stop(struct worker *worker) {
    int ended = 0;
    if (worker->pid < 0)
        return 0;
    close(worker->socket);
    kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = -1;
    return ended;
}

struct pool *pool_new(size_t workers) {
    struct pool *pool = mem_new(sizeof *pool);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (workers == 0)
        workers = processors > 0 ? (size_t)processors : 1;
    pool->count = workers < MAX_WORKERS ? workers : MAX_WORKERS;
    for (size_t i = 0; i < pool->count; i++)
        start(&pool->workers[i]);
    return pool;
}

void pool_free(struct pool *pool) {
    if (!pool)
        return;
    for (size_t i = 0; i < pool->count; i++)
        stop(&pool->workers[i]);
    for (size_t i = 0; i < AHEAD; i++)
        buf_fini(&pool->ring[i].message);
    free(pool);
}

/* ---- jobs ---- */

static struct waiting *slot_of(struct pool *pool, size_t job) {
    return &pool->ring[job % AHEAD];
}

static void refuse(struct pool *pool, size_t job, const char *why) {
    struct waiting *slot = slot_of(pool, job);
    const struct answer answer = {.kind = ANSWER_REFUSED, .why = slice_of(why)};
    buf_clear(&slot->message);
    message_pack_answer(&slot->message, &answer);
    slot->there = true;
}

/* A worker that is gone takes its job with it; the reason is in how it ended. */
static void replace(struct pool *pool, struct worker *worker, const char *why) {
    size_t job = worker->job;
    bool busy = worker->busy;
    char text[80];
    int ended = stop(worker);
    if (!why) {
        if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGXCPU)
            why = "takes the parser longer than 5 seconds";
        else {
            snprintf(text, sizeof text, "the parser died of it (%s %d)",
                WIFSIGNALED(ended) ? "signal" : "exit status",
                WIFSIGNALED(ended) ? WTERMSIG(ended) : WEXITSTATUS(ended));
            why = text;
        }
    }
    if (busy)
        refuse(pool, job, why);
    start(worker);
}

/* A worker that died since its last job, or could not be started, is no fault of this one: it gets
 * another. */
static bool send_job(struct worker *worker, struct slice message) {
    const struct worker job = *worker;
    if (worker->pid >= 0 && channel_send(worker->socket, message))
        return true;
    stop(worker);
    start(worker);
    worker->job = job.job;
    worker->deadline = job.deadline;
    worker->busy = worker->pid >= 0 && channel_send(worker->socket, message);
    return worker->busy;
}

static void give(struct pool *pool, struct worker *worker, const struct job *job) {
    struct buf message = {0};
    message_pack_job(&message, job);
    worker->busy = true;
    worker->job = pool->given++;
    worker->deadline = now() + LIMIT_WORKER_WALL_SECONDS;
    if (!send_job(worker, buf_slice(&message)))
        refuse(pool, worker->job, "no worker process could be started");
    buf_fini(&message);
}

static void give_jobs(struct pool *pool, const struct pool_calls *calls) {
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        struct job job;
        if (worker->busy || pool->exhausted || pool->given - pool->answered >= AHEAD)
            continue;
        if (calls->next(calls->user, &job))
            give(pool, worker, &job);
        else
            pool->exhausted = true;
    }
}

static void take_answer(struct pool *pool, struct worker *worker) {
    struct waiting *slot = slot_of(pool, worker->job);
    if (!channel_receive(worker->socket, &slot->message, LIMIT_PACKED_BYTES)) {
        replace(pool, worker, NULL);
        return;
    }
    slot->there = true;
    worker->busy = false;
}

static size_t busy_workers(const struct pool *pool) {
    size_t busy = 0;
    for (size_t i = 0; i < pool->count; i++)
        busy += pool->workers[i].busy;
    return busy;
}

static void wait_for_answers(struct pool *pool) {
    struct pollfd fds[MAX_WORKERS];
    double earliest = now() + LIMIT_WORKER_WALL_SECONDS;
    for (size_t i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        fds[i] = (struct pollfd){.fd = worker->busy ? worker->socket : -1, .events = POLLIN};
        if (worker->busy && worker->deadline < earliest)
            earliest = worker->deadline;
    }
    double left = (earliest - now()) * 1000;
    /* A signal may come just before the wait begins: it is seen after a quarter of a second. */
    poll(fds, pool->count, left < 0 ? 0 : left < 250 ? (int)left + 1 : 250);
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (worker->busy && fds[i].revents)
            take_answer(pool, worker);
        else if (worker->busy && now() > worker->deadline)
            replace(pool, worker, "takes the parser longer than 10 seconds");
    }
}

/* Hands on the answers whose turn it is. */
static bool hand_on(struct pool *pool, const struct pool_calls *calls, struct arena *arena) {
    while (slot_of(pool, pool->answered)->there) {
        struct waiting *slot = slot_of(pool, pool->answered);
        struct answer answer;
        if (!message_read_answer(&answer, arena, buf_slice(&slot->message)))
            answer = (struct answer){
                .kind = ANSWER_REFUSED, .why = SLICE("the worker's answer cannot be read")};
        slot->there = false;
        bool go_on = calls->done(calls->user, pool->answered++, &answer);
        arena_reset(arena);
        if (!go_on)
            return false;
    }
    return true;
}

bool pool_do(struct pool *pool, const struct pool_calls *calls) {
    struct arena *arena = arena_new();
    bool go_on = true;
    pool->given = pool->answered = 0;
    pool->exhausted = false;
    while (go_on) {
        give_jobs(pool, calls);
        if (busy_workers(pool))
            wait_for_answers(pool);
        go_on = hand_on(pool, calls, arena) && !(calls->interrupted && *calls->interrupted);
        if (go_on && pool->exhausted && pool->answered == pool->given)
            break;
    }
    arena_free(arena);
    return go_on;
}
