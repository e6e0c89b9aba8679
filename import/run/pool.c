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
    DEPTH =
        8 /* jobs of a worker: the one at work, and those to go on with while its answers wait */
};

struct task {
    size_t job; /* its number */
    struct buf message;
};

struct worker {
    pid_t pid;
    int socket;
    struct task tasks[DEPTH]; /* the one at work first */
    size_t count, sent;       /* of them; those that are not sent wait for another worker */
    bool dying;               /* the process before died without a job */
    double deadline;          /* of the job at work: seconds on the monotonic clock */
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
    worker->pid = worker->socket = -1;
    worker->sent = 0;
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
    for (size_t i = 0; i < pool->count; i++) {
        stop(&pool->workers[i]);
        for (size_t t = 0; t < DEPTH; t++)
            buf_fini(&pool->workers[i].tasks[t].message);
    }
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

/* The first task is done with; its buffer goes to the end, to be used again. */
static void end_task(struct worker *worker) {
    struct task done = worker->tasks[0];
    for (size_t i = 1; i < DEPTH; i++)
        worker->tasks[i - 1] = worker->tasks[i];
    worker->tasks[DEPTH - 1] = done;
    worker->count--;
    worker->sent -= worker->sent > 0;
    worker->deadline = now() + LIMIT_WORKER_WALL_SECONDS;
}

static void refuse_task(struct pool *pool, struct worker *worker, const char *why) {
    refuse(pool, worker->tasks[0].job, why);
    end_task(worker);
}

/* What cannot be sent stays: that the worker is gone is seen when its answers have been read. */
static void send_tasks(struct worker *worker) {
    while (worker->pid >= 0 && worker->sent < worker->count &&
           channel_send(worker->socket, buf_slice(&worker->tasks[worker->sent].message)))
        worker->sent++;
}

static void say_too_slow(char *text, size_t size, int seconds) {
    snprintf(text, size, "takes the parser longer than %d seconds", seconds);
}

static void say_how_it_ended(char *text, size_t size, int ended) {
    if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGXCPU)
        say_too_slow(text, size, LIMIT_WORKER_CPU_SECONDS);
    else
        snprintf(text, size, "the parser died of it (%s %d)",
            WIFSIGNALED(ended) ? "signal" : "exit status",
            WIFSIGNALED(ended) ? WTERMSIG(ended) : WEXITSTATUS(ended));
}

/* A worker that is gone takes the job with it that it was at; the reason is in how it ended. One
 * that died before it had a job is no fault of the next: that goes to another, once. */
static void replace(struct pool *pool, struct worker *worker, bool too_slow) {
    char why[80];
    int ended = stop(worker);
    bool at_work = worker->sent > 0, again = worker->dying;
    if (too_slow)
        say_too_slow(why, sizeof why, LIMIT_WORKER_WALL_SECONDS);
    else
        say_how_it_ended(why, sizeof why, ended);
    if (at_work || again)
        refuse_task(pool, worker, why);
    worker->dying = !at_work && !again;
    start(worker);
    worker->deadline = now() + LIMIT_WORKER_WALL_SECONDS;
    send_tasks(worker);
    while (worker->pid < 0 && worker->count)
        refuse_task(pool, worker, "no worker process could be started");
}

static void give(struct pool *pool, struct worker *worker, const struct job *job) {
    struct task *task = &worker->tasks[worker->count];
    if (worker->count++ == 0)
        worker->deadline = now() + LIMIT_WORKER_WALL_SECONDS;
    task->job = pool->given++;
    buf_clear(&task->message);
    message_pack_job(&task->message, job);
    if (worker->pid < 0)
        replace(pool, worker, false);
    else
        send_tasks(worker);
}

/* Who has nothing to do comes first. */
static void give_jobs(struct pool *pool, const struct pool_calls *calls) {
    for (size_t depth = 0; depth < DEPTH; depth++)
        for (size_t i = 0; i < pool->count; i++) {
            struct worker *worker = &pool->workers[i];
            struct job job;
            if (worker->count > depth || pool->exhausted || pool->given - pool->answered >= AHEAD)
                continue;
            if (calls->next(calls->user, &job))
                give(pool, worker, &job);
            else
                pool->exhausted = true;
        }
}

static void take_answer(struct pool *pool, struct worker *worker) {
    struct waiting *slot = slot_of(pool, worker->tasks[0].job);
    if (!channel_receive(worker->socket, &slot->message, LIMIT_PACKED_BYTES)) {
        replace(pool, worker, false);
        return;
    }
    slot->there = true;
    worker->dying = false;
    end_task(worker);
}

static size_t busy_workers(const struct pool *pool) {
    size_t busy = 0;
    for (size_t i = 0; i < pool->count; i++)
        busy += pool->workers[i].count > 0;
    return busy;
}

static void wait_for_answers(struct pool *pool) {
    struct pollfd fds[MAX_WORKERS];
    double earliest = now() + LIMIT_WORKER_WALL_SECONDS;
    for (size_t i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        fds[i] = (struct pollfd){.fd = worker->count ? worker->socket : -1, .events = POLLIN};
        if (worker->count && worker->deadline < earliest)
            earliest = worker->deadline;
    }
    double left = (earliest - now()) * 1000;
    /* A signal may come just before the wait begins: it is seen after a quarter of a second. */
    poll(fds, pool->count, left < 0 ? 0 : left < 250 ? (int)left + 1 : 250);
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (worker->count && fds[i].revents)
            take_answer(pool, worker);
        else if (worker->count && now() > worker->deadline)
            replace(pool, worker, true);
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
