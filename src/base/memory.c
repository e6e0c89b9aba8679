#include "base/memory.h"

#include "base/status.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*before_exit)(void);

void mem_on_exhausted(void (*restore)(void)) {
    before_exit = restore;
}

void mem_exhausted(void) {
    static const char text[] = "fixtree: out of memory; close other programs and try again\n";
    if (before_exit)
        before_exit();
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(STATUS_FAULTS);
    _exit(STATUS_FAULTS);
}

void *mem_new(size_t size) {
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        mem_exhausted();
    return memory;
}

void *mem_resize(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        mem_exhausted();
    return memory;
}

char *mem_string(const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(mem_new(size), text, size);
}
