/* `fixtree reg`: every fix that touches a registry key or value. */
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "search/settings.h"

#include <stdio.h>
#include <string.h>

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
};

struct settings {
    size_t limit, format;
};

static const char *op_name(enum registry_op op) {
    static const char *const names[] = {[REGISTRY_SET] = "set",
        [REGISTRY_CREATE_KEY] = "create key",
        [REGISTRY_DELETE] = "delete",
        [REGISTRY_LOOK] = "look at"};
    return names[op];
}

/* ---- text ---- */

static void add_title(struct buf *out, const struct setting_group *group) {
    if (group->key.len)
        buf_add(out, group->key);
    else
        buf_add_string(out, "(key not given)");
    if (group->is_default)
        buf_add_string(out, "\\(Default)");
    else if (group->has_name)
        buf_printf(out, "\\%.*s", SLICE_ARGS(group->name));
    buf_add_char(out, '\n');
}

static void add_use(struct buf *out, const struct store_setting *use) {
    const struct registry_setting *setting = &use->setting;
    buf_printf(out, "  %s", op_name(setting->op));
    if (*registry_type_name(setting->type))
        buf_printf(out, " %s", registry_type_name(setting->type));
    if (setting->has_data)
        buf_printf(out, " %.*s", SLICE_ARGS(setting->data));
    buf_printf(out, "\n    %.*s%s%.*s\n    %.*s:%u\n", SLICE_ARGS(use->title),
        use->fix_title.len ? " - " : "", SLICE_ARGS(use->fix_title), SLICE_ARGS(use->path),
        use->place.line);
}

/* What they say, each once: "1, 0". */
static void add_contradiction(struct buf *out, const struct setting_group *group) {
    buf_add_string(out, "  ! the articles contradict each other: ");
    for (size_t u = 0; u < group->uses.count; u++) {
        const struct registry_setting *setting = &group->uses.items[u].setting;
        bool known = setting->op == REGISTRY_LOOK || setting->op == REGISTRY_CREATE_KEY;
        for (size_t i = 0; i < u && !known; i++)
            known = group->uses.items[i].setting.op == setting->op &&
                    slice_equal_nocase(group->uses.items[i].setting.data, setting->data);
        if (known)
            continue;
        buf_printf(out, "%s%.*s", u ? ", " : "", SLICE_ARGS(setting->data));
        if (setting->op == REGISTRY_DELETE)
            buf_add_string(out, "deleted");
    }
    buf_add_char(out, '\n');
}

static void print_groups(const struct settings *settings, const struct setting_groups *groups) {
    struct buf out = {0};
    size_t shown = groups->items.count < settings->limit ? groups->items.count : settings->limit;
    for (size_t i = 0; i < shown; i++) {
        const struct setting_group *group = &groups->items.items[i];
        if (i)
            buf_add_char(&out, '\n');
        add_title(&out, group);
        if (group->contradicted)
            add_contradiction(&out, group);
        for (size_t u = 0; u < group->uses.count; u++)
            add_use(&out, &group->uses.items[u]);
    }
    if (shown < groups->items.count)
        buf_printf(&out, "\nand %zu more keys and values; --limit shows them\n",
            groups->items.count - shown);
    cli_print_lines(&out);
    buf_fini(&out);
}

/* ---- JSON ---- */

static json_t *use_object(const struct store_setting *use) {
    const struct registry_setting *setting = &use->setting;
    json_t *object = json_pack("{s:s, s:s, s:o, s:o, s:o, s:i}", "op", op_name(setting->op), "type",
        registry_type_name(setting->type), "path", cli_json_text(use->path), "title",
        cli_json_text(use->title), "fix_title", cli_json_text(use->fix_title), "line",
        (int)use->place.line);
    if (setting->has_data)
        json_object_set_new(object, "data", cli_json_text(setting->data));
    if (use->fix != ARTICLE_NONE)
        json_object_set_new(object, "fix", json_integer(use->fix + 1));
    if (use->step != ARTICLE_NONE)
        json_object_set_new(object, "step", json_integer(use->step + 1));
    return object;
}

static json_t *groups_array(const struct setting_groups *groups) {
    json_t *array = json_array();
    for (size_t i = 0; i < groups->items.count; i++) {
        const struct setting_group *group = &groups->items.items[i];
        json_t *uses = json_array();
        for (size_t u = 0; u < group->uses.count; u++)
            json_array_append_new(uses, use_object(&group->uses.items[u]));
        json_t *name = group->is_default ? json_string("(Default)")
                       : group->has_name ? cli_json_text(group->name)
                                         : json_null();
        json_array_append_new(
            array, json_pack("{s:o, s:o, s:b, s:o}", "key", cli_json_text(group->key), "name", name,
                       "contradicted", (int)group->contradicted, "uses", uses));
    }
    return array;
}

/* ---- running ---- */

static void print_near(struct cli *cli, const struct setting_groups *groups) {
    struct buf near = {0};
    for (size_t i = 0; i < groups->near.count; i++)
        buf_printf(&near, "%s%.*s", i ? ", " : "", SLICE_ARGS(groups->near.items[i]));
    if (near.len)
        cli_complain(cli, STATUS_NOTHING, "near it: %s", buf_string(&near));
    buf_fini(&near);
}

enum status cli_reg(struct cli *cli) {
    struct settings settings = {.limit = 20};
    struct cli_option options[] = {
        {"limit", "N", CLI_NUMBER, &settings.limit, "text: at most N keys and values (20)"},
        {"format", "text|json", CLI_CHOICE, &settings.format, "how to print them"},
    };
    struct setting_groups groups = {0};
    enum status status;
    if (!cli_options(cli, options, COUNT_OF(options), &status))
        return status;
    if (slice_trim(cli_words(cli)).len == 0)
        return cli_complain(cli, STATUS_USAGE,
            "which key or value? `fixtree reg PolicyAgent`; `fixtree reg -` reads it from stdin");
    if ((status = cli_open_store(cli)))
        return status;
    bool piped = cli->argc == 1 && strcmp(cli->argv[0], "-") == 0;
    struct slice text = cli_words(cli);
    if (piped && (status = cli_read_input(cli, LIMIT_REG_BYTES, &text)))
        return status;
    status = search_settings(cli->store, cli->arena, text, &groups, &cli->error);
    if (status == STATUS_STORE)
        return cli_fail(cli, status);
    if (settings.format == FORMAT_JSON)
        cli_json_print(groups_array(&groups));
    else
        print_groups(&settings, &groups);
    if (status == STATUS_NOTHING) {
        cli_fail(cli, status);
        print_near(cli, &groups);
    }
    return status;
}
