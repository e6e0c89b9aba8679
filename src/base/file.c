#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FIRST_ROOM = 4096 /* where fstat() does not say how much will come */
};

static const char *why(struct arena *arena, int reason) {
    return arena_printf(arena, "%s", strerror(reason)).at;
}

/* "larger than 16 MB", in the largest unit of which the limit is a multiple. */
static const char *too_large(struct arena *arena, size_t most) {
    static const char *const units[] = {"bytes", "kB", "MB"};
    size_t unit = 0;
    for (; unit + 1 < COUNT_OF(units) && most && most % 1024 == 0; unit++)
        most /= 1024;
    return arena_printf(arena, "larger than %zu %s", most, units[unit]).at;
}

/* A byte more than the file should have: so its end is seen without another round. */
static size_t first_room(int fd, size_t most) {
    struct stat file;
    size_t room = FIRST_ROOM;
    if (fstat(fd, &file) == 0 && S_ISREG(file.st_mode) && file.st_size > 0)
        room = (uintmax_t)file.st_size < most ? (size_t)file.st_size + 1 : most;
    return room < most ? room : most;
}

const char *file_read_start(struct arena *arena, int fd, size_t most, struct slice *bytes) {
    size_t room = first_room(fd, most), len = 0;
    char *at = arena_alloc(arena, room + 1);
    ssize_t got;
    while ((got = read(fd, at + len, room - len)) != 0) {
        if (got < 0 && errno != EINTR)
            return why(arena, errno);
        len += got > 0 ? (size_t)got : 0;
        if (len < room || room == most)
            continue;
        size_t twice = room < most / 2 ? 2 * room : most;
        char *more = arena_alloc(arena, twice + 1);
        memcpy(more, at, len);
        at = more;
        room = twice;
    }
    *bytes = (struct slice){at, len};
    return NULL;
}

const char *file_read_all(struct arena *arena, int fd, size_t most, struct slice *bytes) {
    struct slice found;
    const char *fault = file_read_start(arena, fd, most + 1, &found);
    if (!fault && found.len > most)
        fault = too_large(arena, most);
    if (!fault)
        *bytes = found;
    return fault;
}

enum status file_read(
    struct arena *arena, const char *path, size_t most, struct slice *bytes, struct error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return error_set(error, errno == ENOENT || errno == ENOTDIR ? STATUS_NOTHING : STATUS_USAGE,
            "%s: %s", path, strerror(errno));
    const char *fault = file_read_all(arena, fd, most, bytes);
    close(fd);
    return fault ? error_set(error, STATUS_USAGE, "%s: %s", path, fault) : STATUS_OK;
}
