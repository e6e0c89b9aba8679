#include "import/run/begin.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool copy_bytes(int from, int to) {
    char bytes[65536];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) > 0)
        for (ssize_t done = 0, put; done < got; done += put)
            if ((put = write(to, bytes + done, (size_t)(got - done))) <= 0)
                return false;
    return got == 0 && fsync(to) == 0;
}

/* Gives the copy its name where that is free, which rename() cannot: of two first imports at once,
 * one makes the store and the other adds to it. */
static bool name_copy(const char *unfinished, const char *path) {
    bool named = link(unfinished, path) == 0 || errno == EEXIST;
    int why = errno;
    unlink(unfinished);
    errno = why;
    return named;
}

/* False with errno. */
static bool copy_file(const char *from, const char *unfinished, const char *to) {
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in < 0 ? -1 : open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool copied = in >= 0 && out >= 0 && copy_bytes(in, out);
    int why = errno;
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) != 0 && copied) {
        why = errno;
        copied = false;
    }
    if (copied)
        return name_copy(unfinished, to);
    if (out >= 0)
        unlink(unfinished);
    errno = why;
    return false;
}

enum status begin_with(const char *shipped, const char *store, bool *begun, struct error *error) {
    if (access(store, F_OK) == 0 || access(shipped, R_OK) != 0)
        return STATUS_OK;
    struct arena *arena = arena_new();
    const char *unfinished = arena_printf(arena, "%s.%ld", store, (long)getpid()).at;
    bool copied = copy_file(shipped, unfinished, store);
    int why = errno;
    arena_free(arena);
    if (!copied)
        return error_set(error, STATUS_STORE,
            "%s: cannot be copied to %s: %s; name a store of your own with --db", shipped, store,
            strerror(why));
    *begun = true;
    return STATUS_OK;
}
