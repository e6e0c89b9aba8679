#include "sheet/file.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    SLUG_MAX = 80
};

/* ---- names ---- */

/* "con", "com1": files that Windows takes for devices, whatever their extension (Microsoft Learn,
 * "Naming Files, Paths, and Namespaces"). */
static bool is_device(struct slice name) {
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    bool port = name.len == 4 && ascii_is_digit(name.at[3]) &&
                (slice_starts(name, SLICE("com")) || slice_starts(name, SLICE("lpt")));
    return port || slice_is_one_of(name, devices, COUNT_OF(devices));
}

static void add_slug(struct buf *out, struct slice text) {
    struct buf slug = {0};
    uint32_t point;
    while (slug.len < SLUG_MAX && text_next(&text, &point)) {
        uint32_t base = text_base(point);
        bool kept = (base >= 'a' && base <= 'z') || (base >= '0' && base <= '9');
        if (kept)
            buf_add_char(&slug, (char)base);
        else if (slug.len && slug.at[slug.len - 1] != '-')
            buf_add_char(&slug, '-');
    }
    struct slice name = slice_strip_end(buf_slice(&slug), "-");
    buf_add_string(out, name.len == 0 ? "sheet" : is_device(name) ? "sheet-" : "");
    buf_add(out, name);
    buf_fini(&slug);
}

void sheet_name(struct buf *out, const struct sheet *sheet, enum sheet_format format) {
    struct buf title = {0};
    if (sheet->fix != ARTICLE_NONE)
        buf_printf(&title, "fix %d ", sheet->fix + 1);
    buf_add(&title, sheet->subject.article->title);
    add_slug(out, buf_slice(&title));
    buf_printf(out, ".%s", sheet_format_extension(format));
    buf_fini(&title);
}

/* ---- writing ---- */

static enum status fault(struct error *error, const char *path) {
    return error_set(error, STATUS_FAULTS, "%s: %s; nothing was written, choose another place",
        path, strerror(errno));
}

static bool write_all(int fd, struct slice bytes) {
    while (bytes.len) {
        ssize_t written = write(fd, bytes.at, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = slice_from(bytes, (size_t)written);
    }
    return fsync(fd) == 0;
}

/* link() gives the name only where it is free, which rename() cannot. */
static bool give_name(const char *from, const char *path, bool force) {
    if (force)
        return rename(from, path) == 0;
    bool named = link(from, path) == 0;
    if (!named && (errno == EPERM || errno == ENOTSUP)) /* FAT on a stick has no links */
        return access(path, F_OK) != 0 && rename(from, path) == 0;
    int reason = errno;
    unlink(from);
    errno = reason;
    return named;
}

static enum status already_there(struct error *error, const char *path) {
    return error_set(error, STATUS_USAGE, "%s is there already; --force writes over it", path);
}

/* STATUS_OK where the name is free, or may be taken from a file or a link. Not from /dev/null or a
 * pipe, whose place a file would take. */
static enum status may_be_taken(const char *path, bool force, struct error *error) {
    struct stat there;
    if (lstat(path, &there) != 0)
        return STATUS_OK;
    if (!S_ISREG(there.st_mode) && !S_ISLNK(there.st_mode))
        return error_set(error, STATUS_USAGE, "%s is no file; give the name of one%s", path,
            S_ISDIR(there.st_mode) ? ", or put / behind the folder" : ", or - for stdout");
    return force ? STATUS_OK : already_there(error, path);
}

enum status sheet_save(const char *path, struct slice bytes, bool force, struct error *error) {
    char *beside;
    enum status status = may_be_taken(path, force, error);
    if (status != STATUS_OK)
        return status;
    if (asprintf(&beside, "%s.%ld.new", path, (long)getpid()) < 0)
        return fault(error, path);
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    bool made = fd >= 0, written = made && write_all(fd, bytes);
    written = made && close(fd) == 0 && written;
    bool named = written && give_name(beside, path, force);
    int reason = errno;
    if (made && !named)
        unlink(beside);
    free(beside);
    errno = reason;
    if (named)
        return STATUS_OK;
    return reason == EEXIST && written ? already_there(error, path) : fault(error, path);
}

struct slice sheet_edition(struct arena *arena, const char *store_path) {
    struct stat file;
    struct tm day;
    char date[32] = "";
    if (stat(store_path, &file) == 0 && gmtime_r(&file.st_mtim.tv_sec, &day))
        strftime(date, sizeof date, " of %Y-%m-%d", &day);
    struct slice path = slice_of(store_path);
    ptrdiff_t slash = slice_find_last(path, '/');
    struct slice name = slice_from(path, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
    return arena_printf(arena, "%.*s%s, fixtree " FIXTREE_VERSION, SLICE_ARGS(name), date);
}
