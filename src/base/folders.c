#include "base/folders.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int folders_make(const char *file, mode_t mode) {
    char *path = mem_string(file);
    int reason = 0;
    for (char *at = path; *at; at++) {
        if (*at != '/' || at == path)
            continue;
        *at = '\0';
        if (mkdir(path, mode) != 0 && errno != EEXIST && !reason)
            reason = errno;
        *at = '/';
    }
    free(path);
    return reason;
}
