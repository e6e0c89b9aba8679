#include "tests/screens/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SHORT_POLL = 60 /* ms; longer than the delay after Escape, shorter than a wait for a person */
};

/* A small file of /proc as a string; false where it cannot be read. */
static bool read_proc(pid_t pid, const char *name, char *text, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t len = read(fd, text, size - 1);
    close(fd);
    text[len > 0 ? len : 0] = '\0';
    return len > 0;
}

static unsigned long long signal_set(const char *status, const char *name) {
    const char *line = strstr(status, name);
    return line ? strtoull(line + strlen(name), NULL, 16) : 0;
}

bool process_has_signal(pid_t pid) {
    char status[4096];
    if (!read_proc(pid, "status", status, sizeof status))
        return false;
    unsigned long long due = signal_set(status, "SigPnd:") | signal_set(status, "ShdPnd:");
    return (due & ~signal_set(status, "SigBlk:")) != 0;
}

char process_state(pid_t pid) {
    char status[4096];
    const char *state =
        read_proc(pid, "status", status, sizeof status) ? strstr(status, "\nState:\t") : NULL;
    return state ? state[strlen("\nState:\t")] : '\0';
}

/* The numbers are those of x86-64 and, for the last three, of arm64, which has no poll or select.
 */
static bool is_wait_for_input(long call, unsigned long first, unsigned long third) {
#if defined __x86_64__
    enum {
        READ = 0,
        POLL = 7,
        SELECT = 23,
        PSELECT = 270,
        PPOLL = 271
    };
    if (call == POLL)
        return (int)third < 0 || (int)third > SHORT_POLL;
    if (call == SELECT)
        return true;
#else
    enum {
        READ = 63,
        PSELECT = 72,
        PPOLL = 73
    };
#endif
    (void)third;
    return (call == READ && first == 0) || call == PSELECT || call == PPOLL;
}

enum process_look process_look(pid_t pid) {
    char text[256], state = process_state(pid);
    long call;
    unsigned long first, second, third;
    if (state == 'T')
        return PROCESS_BLOCKED;
    if (state == 'Z' || state == '\0')
        return PROCESS_BUSY; /* it has ended; who started it will know in a moment */
    if (!read_proc(pid, "syscall", text, sizeof text))
        return PROCESS_UNKNOWN;
    if (sscanf(text, "%ld %lx %lx %lx", &call, &first, &second, &third) < 4)
        return PROCESS_BUSY; /* "running" */
    return is_wait_for_input(call, first, third) ? PROCESS_BLOCKED : PROCESS_BUSY;
}

bool process_is_writing(pid_t pid) {
#if defined __x86_64__
    enum {
        WRITE = 1
    };
#else
    enum {
        WRITE = 64
    };
#endif
    char text[256];
    return read_proc(pid, "syscall", text, sizeof text) && strtol(text, NULL, 10) == WRITE;
}

void process_call(pid_t pid, char *text, size_t size) {
    if (!read_proc(pid, "syscall", text, size))
        text[0] = '\0';
}
