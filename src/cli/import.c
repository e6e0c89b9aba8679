/* `import`, and `check` of files: run the importer, which lies beside this program. */
#include "base/folders.h"
#include "cli/cli.h"

#include <errno.h>
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

/* ---- the importer ---- */

/* The arguments as they came, with others before them. */
static char **arguments_with(struct cli *cli, const char *const *before, size_t count) {
    size_t used = 0;
    char **arguments = arena_alloc(cli->arena, ((size_t)cli->argc + count + 1) * sizeof *arguments);
    arguments[used++] = arena_string(cli->arena, slice_of(importer));
    for (size_t i = 0; i < count; i++)
        arguments[used++] = arena_string(cli->arena, slice_of(before[i]));
    for (int i = 1; i < cli->argc; i++)
        arguments[used++] = cli->argv[i];
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
        return run(cli, arguments_with(cli, NULL, 0));
    const char *path;
    enum status status = cli_store_path(cli, true, &path);
    if (status == STATUS_OK)
        status = make_folder(cli, path);
    if (status != STATUS_OK)
        return status;
    /* Own articles are added to those that fixtree ships with: a new store would hide them. Who
     * names a file gets what is imported into it and nothing else. */
    bool own = !cli->db && !getenv("FIXTREE_DB");
    const char *const before[] = {"--db", path, "--begin-with", cli_shipped_store(cli)};
    return run(cli, arguments_with(cli, before, own ? 4 : 2));
}

enum status cli_check_files(struct cli *cli) {
    const char *const before[] = {"--check"};
    return run(cli, arguments_with(cli, before, COUNT_OF(before)));
}
