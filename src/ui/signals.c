#include "ui/signals.h"

#include "ui/rescue.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

enum {
    PATIENCE = 3,           /* seconds that the loop has to get to a signal to end */
    CRASH_STACK = 64 * 1024 /* the usual stack may be what ran out */
};

static volatile sig_atomic_t ended_by, stop, resumed, resized;

static void on_end(int number) {
    if (!ended_by)
        alarm(PATIENCE);
    ended_by = number;
}

static void on_stop(int number) {
    (void)number;
    stop = 1;
}

static void on_resume(int number) {
    (void)number;
    resumed = 1;
}

static void on_resize(int number) {
    (void)number;
    resized = 1;
}

static void on_patience_over(int number) {
    (void)number;
    ui_rescue_now();
    signal(ended_by, SIG_DFL);
    raise(ended_by);
    _exit(128 + ended_by);
}

static void on_crash(int number);

/* What is handled, by whom. */
static const struct {
    int number;
    void (*handler)(int);
    int flags;
} table[] = {
    {SIGHUP, on_end, 0},
    {SIGINT, on_end, 0},
    {SIGQUIT, on_end, 0},
    {SIGTERM, on_end, 0},
    {SIGALRM, on_patience_over, 0},
    {SIGTSTP, on_stop, 0},
    {SIGCONT, on_resume, 0},
    {SIGWINCH, on_resize, 0},
    {SIGSEGV, on_crash, SA_ONSTACK | SA_NODEFER},
    {SIGBUS, on_crash, SA_ONSTACK | SA_NODEFER},
    {SIGFPE, on_crash, SA_ONSTACK | SA_NODEFER},
    {SIGILL, on_crash, SA_ONSTACK | SA_NODEFER},
    {SIGABRT, on_crash, SA_ONSTACK | SA_NODEFER},
};
enum {
    HANDLED = COUNT_OF(table)
};
static struct sigaction before[HANDLED]; /* what was there */

/* The terminal first; then whoever was there before (a sanitizer, or the system's core dump). */
static void on_crash(int number) {
    ui_rescue_now();
    for (size_t i = 0; i < HANDLED; i++)
        if (table[i].number == number)
            sigaction(number, &before[i], NULL);
    raise(number);
}

static void install(size_t i) {
    struct sigaction action = {.sa_handler = table[i].handler, .sa_flags = table[i].flags};
    sigemptyset(&action.sa_mask);
    sigaction(table[i].number, NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN)
        sigaction(table[i].number, &action, NULL);
}

void ui_signals_install(void) {
    static char crash_stack[CRASH_STACK];
    const stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    ended_by = stop = resumed = resized = 0;
    for (size_t i = 0; i < HANDLED; i++)
        install(i);
}

void ui_signals_remove(void) {
    alarm(0);
    for (size_t i = 0; i < HANDLED; i++)
        sigaction(table[i].number, &before[i], NULL);
}

/* Reads a flag and takes it down, but only if it was up: what comes in between stays. */
static bool take(volatile sig_atomic_t *flag) {
    bool up = *flag;
    if (up)
        *flag = 0;
    return up;
}

struct ui_signals ui_signals_take(void) {
    return (struct ui_signals){ended_by, take(&stop), take(&resumed), take(&resized)};
}

void ui_signals_stop(void) {
    struct sigaction ours, usual = {.sa_handler = SIG_DFL};
    sigemptyset(&usual.sa_mask);
    sigaction(SIGTSTP, &usual, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    resumed = 0;
}

/* Signals are blocked between the look at the flags and the wait, so that none slips through. */
bool ui_signals_wait(int fd) {
    sigset_t blocked, usual;
    sigemptyset(&blocked);
    for (size_t i = 0; i < HANDLED; i++)
        if (table[i].handler != on_crash && table[i].handler != on_patience_over)
            sigaddset(&blocked, table[i].number);
    sigprocmask(SIG_BLOCK, &blocked, &usual);
    struct pollfd input = {.fd = fd, .events = POLLIN};
    int ready = 0;
    if (!ended_by && !stop && !resumed && !resized)
        ready = ppoll(&input, 1, NULL, &usual);
    sigprocmask(SIG_SETMASK, &usual, NULL);
    return ready > 0;
}
