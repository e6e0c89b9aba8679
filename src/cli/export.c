#include "article/json.h"
#include "cli/cli.h"

#include <stdio.h>

/* The last folder of the collection's root and the path in it: "kb/account/error-691.md". */
static struct slice source_of(struct arena *arena, const struct store_entry *entry) {
    struct slice root = slice_strip_end(entry->root, "/");
    ptrdiff_t slash = slice_find_last(root, '/');
    struct slice folder = slice_from(root, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
    if (folder.len == 0)
        return entry->path;
    return arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(folder), SLICE_ARGS(entry->path));
}

/* One article a time is in memory. */
static enum status export_one(
    struct cli *cli, struct arena *arena, const struct store_entry *entry, struct buf *line) {
    struct article article = {0};
    enum status status = store_article(cli->store, arena, entry->id, &article, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    article_json(line, &article, source_of(arena, entry));
    buf_add_char(line, '\n');
    cli_print(line);
    return STATUS_OK;
}

enum status cli_export(struct cli *cli) {
    struct store_entries entries = {0};
    enum status status;
    if (!cli_options(cli, NULL, 0, &status) || (status = cli_open_store(cli)))
        return status;
    if ((status = store_list(cli->store, cli->arena, &entries, &cli->error)))
        return cli_fail(cli, status);
    struct arena *arena = arena_new();
    struct buf line = {0};
    for (size_t i = 0; i < entries.count && status == STATUS_OK && !ferror(stdout); i++) {
        arena_reset(arena);
        status = export_one(cli, arena, &entries.items[i], &line);
    }
    buf_fini(&line);
    arena_free(arena);
    return status;
}
