#include "cli/cli.h"

#include <stdlib.h>
#include <unistd.h>

#ifndef FIXTREE_DATA
#define FIXTREE_DATA "/usr/local/share/fixtree" /* where `make install` puts the store */
#endif

static const char *joined(struct cli *cli, struct slice folder, const char *name) {
    return arena_printf(cli->arena, "%.*s/%s", SLICE_ARGS(folder), name).at;
}

const char *cli_beside(struct cli *cli, const char *name) {
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self);
    if (len <= 0 || (size_t)len == sizeof self)
        return NULL;
    struct slice path = {self, (size_t)len};
    ptrdiff_t slash = slice_find_last(path, '/');
    return joined(cli, slice_first(path, slash < 0 ? 0 : (size_t)slash), name);
}

/* The XDG base directory specification: a relative $XDG_DATA_HOME counts as unset. */
static const char *in_data_folder(struct cli *cli) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && data[0] == '/')
        return joined(cli, slice_of(data), "fixtree/kb.db");
    return home && home[0] == '/' ? joined(cli, slice_of(home), ".local/share/fixtree/kb.db")
                                  : NULL;
}

const char *cli_store_path(struct cli *cli, bool make) {
    const char *given = cli->db ? cli->db : getenv("FIXTREE_DB");
    if (given && *given)
        return given;
    const char *own = in_data_folder(cli);
    if (own && (make || access(own, F_OK) == 0))
        return own;
    const char *built = cli_beside(cli, "kb.db");
    if (built && access(built, F_OK) == 0)
        return built;
    return FIXTREE_DATA "/kb.db";
}

enum status cli_open_store(struct cli *cli) {
    enum status status = store_open(&cli->store, cli_store_path(cli, false), &cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(cli, status);
}

enum status cli_find_article(struct cli *cli, struct slice name, struct store_entry *entry) {
    struct store_entries found = {0};
    enum status status = store_find(cli->store, cli->arena, name, &found, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    *entry = found.items[0];
    if (found.count > 1 && !slice_equal(entry->path, name))
        cli_complain(cli, STATUS_OK, "%zu articles are called \"%.*s\"; this is %.*s", found.count,
            SLICE_ARGS(slice_first(name, 80)), SLICE_ARGS(entry->path));
    return STATUS_OK;
}
