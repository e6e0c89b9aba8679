#include "cli/cli.h"

#include "base/folders.h"
#include "codes/codes.h"
#include "store/cases.h"

#include <stdlib.h>
#include <unistd.h>

#ifndef FIXTREE_DATA
#define FIXTREE_DATA "/usr/local/share/fixtree" /* where `make install` puts the store */
#endif

const char *cli_beside(struct cli *cli, const char *name) {
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self);
    if (len <= 0 || (size_t)len == sizeof self)
        return NULL;
    struct slice path = {self, (size_t)len};
    ptrdiff_t slash = slice_find_last(path, '/');
    return arena_printf(cli->arena, "%.*s/%s", slash < 0 ? 0 : (int)slash, self, name).at;
}

static const char *in_data_folder(struct cli *cli) {
    return folders_own(cli->arena, FOLDERS_DATA, "kb.db");
}

const char *cli_shipped_store(struct cli *cli) {
    const char *built = cli_beside(cli, "kb.db");
    return built && access(built, F_OK) == 0 ? built : FIXTREE_DATA "/kb.db";
}

static const char *default_store(struct cli *cli, bool make) {
    const char *own = in_data_folder(cli);
    return own && (make || access(own, F_OK) == 0) ? own : cli_shipped_store(cli);
}

enum status cli_variable(struct cli *cli, const char *name, const char **value) {
    *value = getenv(name);
    if (!*value || **value)
        return STATUS_OK;
    return cli_complain(
        cli, STATUS_USAGE, "$%s is empty; name a file in it, or unset it for the default", name);
}

enum status cli_store_path(struct cli *cli, bool make, const char **path) {
    const char *given = cli->db;
    enum status status = given ? STATUS_OK : cli_variable(cli, "FIXTREE_DB", &given);
    if (status == STATUS_OK && !given && make && !in_data_folder(cli))
        return cli_complain(
            cli, STATUS_STORE, "there is no place for a store; set HOME, or name a file with --db");
    if (status == STATUS_OK)
        *path = given ? given : default_store(cli, make);
    return status;
}

enum status cli_cases_path(struct cli *cli, const char **path) {
    const char *given = cli->cases;
    enum status status = given ? STATUS_OK : cli_variable(cli, "FIXTREE_CASES", &given);
    if (status == STATUS_OK)
        *path = cases_place(cli->arena, given);
    return status;
}

enum status cli_open_store(struct cli *cli) {
    const char *path;
    enum status status = cli_store_path(cli, false, &path);
    if (status != STATUS_OK)
        return status;
    status = store_open(&cli->store, path, &cli->error);
    return status == STATUS_OK ? STATUS_OK : cli_fail(cli, status);
}

enum status cli_find_article(struct cli *cli, struct slice name, struct store_entry *entry) {
    struct store_entries found = {0};
    enum status status = store_find(cli->store, cli->arena, name, &found, &cli->error);
    struct code_reading readings[CODE_READINGS];
    if (status == STATUS_NOTHING && code_read(name, readings))
        return cli_complain(cli, status,
            "no article is called \"%.*s\"; `fixtree err %.*s` tells what the number means",
            SLICE_ARGS(name), SLICE_ARGS(name));
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    *entry = found.items[0];
    if (found.count > 1 && !slice_equal(entry->path, name))
        cli_complain(cli, STATUS_OK, "%zu articles are called \"%.*s\"; this is %.*s", found.count,
            SLICE_ARGS(slice_first(name, 80)), SLICE_ARGS(entry->path));
    return STATUS_OK;
}
