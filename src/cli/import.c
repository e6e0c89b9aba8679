/* `import`, and `check` of files: run the importer, which lies beside this program. */
#include "base/folders.h"
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char importer[] = "fixtree-import";

static bool has_argument(const struct cli *cli, const char *name) {
    for (int i = 1; i < cli->argc && strcmp(cli->argv[i], "--") != 0; i++)
        if (slice_starts(slice_of(cli->argv[i]), slice_of(name)))
            return true;
    return false;
}

/* The importer would take the empty name for its default, too. */
static bool has_empty_store(const struct cli *cli) {
    for (int i = 1; i < cli->argc && strcmp(cli->argv[i], "--") != 0; i++)
        if (strcmp(cli->argv[i], "--db=") == 0 ||
            (strcmp(cli->argv[i], "--db") == 0 && i + 1 < cli->argc && !*cli->argv[i + 1]))
            return true;
    return false;
}

/* The folders of a file are for their owner alone, as XDG wants it. */
static enum status make_folder(struct cli *cli, const char *file) {
    int reason = folders_make(file, 0700);
    return reason == 0 ? STATUS_OK
                       : cli_complain(cli, STATUS_STORE,
                             "%s: its folder cannot be made: %s; choose a place that can be "
                             "written with --db",
                             file, strerror(reason));
}

/* ---- one's own store begins with the shipped one ---- */

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

/* The copy gets its name when it is whole. False with errno. */
static bool copy_file(struct cli *cli, const char *from, const char *to) {
    const char *unfinished = arena_printf(cli->arena, "%s.%ld", to, (long)getpid()).at;
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

/* Own articles are added to those that fixtree ships with: a new store would hide them. Who names a
 * file gets what is imported into it and nothing else. */
static enum status begin_with_shipped(struct cli *cli, const char *path) {
    const char *shipped = cli_shipped_store(cli);
    if (access(path, F_OK) == 0 || access(shipped, R_OK) != 0)
        return STATUS_OK;
    if (!copy_file(cli, shipped, path))
        return cli_complain(cli, STATUS_STORE,
            "%s: cannot be copied to %s: %s; name a store of your own with --db", shipped, path,
            strerror(errno));
    cli_complain(cli, STATUS_OK, "%s begins as a copy of %s", path, shipped);
    return STATUS_OK;
}

/* ---- the importer ---- */

/* The arguments as they came, with `first` and `second` (where they are not NULL) before them. */
static char **arguments_with(struct cli *cli, const char *first, const char *second) {
    size_t count = 0;
    char **arguments = arena_alloc(cli->arena, ((size_t)cli->argc + 4) * sizeof *arguments);
    arguments[count++] = arena_string(cli->arena, slice_of(importer));
    if (first)
        arguments[count++] = arena_string(cli->arena, slice_of(first));
    if (second)
        arguments[count++] = arena_string(cli->arena, slice_of(second));
    for (int i = 1; i < cli->argc; i++)
        arguments[count++] = cli->argv[i];
    return arguments;
}

static enum status run(struct cli *cli, char **arguments) {
    const char *program = cli_beside(cli, importer);
    if (!program)
        return cli_complain(cli, STATUS_USAGE,
            "the folder of this program cannot be read, so %s is not found", importer);
    execv(program, arguments);
    return cli_complain(cli, STATUS_USAGE, "%s: %s; the importer has to lie beside this program",
        program, strerror(errno));
}

enum status cli_import(struct cli *cli) {
    bool no_store = has_argument(cli, "--db") || has_argument(cli, "--dump") ||
                    has_argument(cli, "--check") || has_argument(cli, "--help") ||
                    has_argument(cli, "-h") || cli->argc < 2;
    if (has_empty_store(cli))
        return cli_complain(
            cli, STATUS_USAGE, "--db: an empty name; name a file, or leave the option out");
    if (no_store)
        return run(cli, arguments_with(cli, NULL, NULL));
    const char *path;
    enum status status = cli_store_path(cli, true, &path);
    if (status == STATUS_OK)
        status = make_folder(cli, path);
    if (status == STATUS_OK && !cli->db && !getenv("FIXTREE_DB") && !has_argument(cli, "--dry-run"))
        status = begin_with_shipped(cli, path);
    return status == STATUS_OK ? run(cli, arguments_with(cli, "--db", path)) : status;
}

enum status cli_check_files(struct cli *cli) {
    return run(cli, arguments_with(cli, "--check", NULL));
}
