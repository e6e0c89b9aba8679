#include "base/folders.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *absolute(const char *variable) {
    const char *value = getenv(variable);
    return value && value[0] == '/' ? value : NULL;
}

const char *folders_own(struct arena *arena, enum folders_kind kind, const char *name) {
    static const struct {
        const char *variable, *in_home;
    } kinds[] = {
        [FOLDERS_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
        [FOLDERS_DATA] = {"XDG_DATA_HOME", ".local/share"},
        [FOLDERS_STATE] = {"XDG_STATE_HOME", ".local/state"},
    };
    const char *folder = absolute(kinds[kind].variable), *home = absolute("HOME");
    if (folder)
        return arena_printf(arena, "%s/fixtree/%s", folder, name).at;
    return home ? arena_printf(arena, "%s/%s/fixtree/%s", home, kinds[kind].in_home, name).at
                : NULL;
}

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
