/* What the kernel tells of another process, from /proc: is it waiting for a person to type? */
#ifndef TESTS_SCREENS_PROCESS_H
#define TESTS_SCREENS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum process_look {
    PROCESS_BUSY,
    PROCESS_BLOCKED, /* stopped, or in a system call that waits for input */
    PROCESS_UNKNOWN  /* /proc/PID/syscall cannot be read */
};

/* What the process is doing now; one that has ended is busy. */
enum process_look process_look(pid_t pid);

/* Is a signal on its way to it that it does not block? */
bool process_has_signal(pid_t pid);

/* Is it in write(2)? */
bool process_is_writing(pid_t pid);

/* The letter of the process's state: T for stopped, Z for ended but not yet reaped, \0 for gone. */
char process_state(pid_t pid);

/* The line of /proc/PID/syscall, empty where it cannot be read, cut to `size`. */
void process_call(pid_t pid, char *text, size_t size);

#endif
