/* The article that a command is about. */
#include "cli/cli.h"

#include "sheet/sheet.h"

#include <stdio.h>

/* "vpn/error-789.md:2" is fix 2 of that article; "#12" is an article's id. */
static int take_fix(struct slice *name) {
    size_t digits = 0;
    while (digits < name->len && ascii_is_digit(name->at[name->len - 1 - digits]))
        digits++;
    if (digits == 0 || digits > 6 || digits + 1 >= name->len)
        return 0;
    size_t mark = name->len - digits - 1;
    if (name->at[mark] != ':' && name->at[mark] != '#')
        return 0;
    uint64_t number = 0;
    slice_number(slice_from(*name, mark + 1), INT32_MAX, &number);
    *name = slice_first(*name, mark);
    return (int)number;
}

static enum status choose_fix(struct cli *cli, size_t fix, struct cli_article *article) {
    size_t count = article->article.fixes.count;
    article->fix = fix ? (int)fix - 1 : ARTICLE_NONE;
    if (fix <= count)
        return STATUS_OK;
    if (count == 0)
        return cli_complain(cli, STATUS_NOTHING, "%.*s: it has no fixes; `fixtree show` shows it",
            SLICE_ARGS(article->entry.path));
    return cli_complain(cli, STATUS_NOTHING, "%.*s: there is no fix %zu; it has %zu",
        SLICE_ARGS(article->entry.path), fix, count);
}

enum status cli_read_article(struct cli *cli, size_t fix, struct cli_article *article) {
    enum status status;
    bool none = slice_trim(cli_words(cli)).len == 0;
    if (none || cli->argc > 1)
        return cli_complain(cli, STATUS_USAGE,
            !none ? "%s: one article at a time" : "%s which article? `fixtree %s error-789`",
            !none ? cli->argv[1] : cli->name, cli->name);
    struct slice name = slice_of(cli->argv[0]);
    int behind = take_fix(&name);
    if ((status = cli_open_store(cli)) || (status = cli_find_article(cli, name, &article->entry)))
        return status;
    status =
        store_article(cli->store, cli->arena, article->entry.id, &article->article, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    return choose_fix(cli, fix ? fix : (size_t)behind, article);
}

enum status cli_check_values(struct cli *cli, const struct cli_list *list) {
    for (size_t i = 0; i < list->count; i++)
        if (slice_find_char(slice_of(list->items[i]), '=') <= 0)
            return cli_complain(cli, STATUS_USAGE,
                "%s: write it as NAME=VALUE, as in server_name=vpn1", list->items[i]);
    return STATUS_OK;
}

const struct sheet_value *cli_values(struct cli *cli, const struct cli_list *list, size_t *count) {
    struct sheet_value *values = arena_alloc(cli->arena, list->count * sizeof *values);
    for (size_t i = 0; i < list->count; i++) {
        struct slice text = slice_of(list->items[i]);
        size_t equals = (size_t)slice_find_char(text, '=');
        struct slice name = slice_trim(slice_first(text, equals));
        values[i].name = slice_strip_start(slice_strip_end(name, ">}"), "<{");
        values[i].value = slice_from(text, equals + 1);
    }
    *count = list->count;
    return values;
}
