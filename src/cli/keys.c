#include "cli/cli.h"
#include "ui/keymap.h"

#include <stdio.h>

enum {
    FORMAT_TEXT,
    FORMAT_MARKDOWN,
    FORMAT_MAN
};

/* A backslash begins a request in a manual page, and a hyphen is one only if it is escaped. */
static void add_for_man(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\\' || text.at[i] == '-')
            buf_add_char(out, '\\');
        buf_add_string(out, text.at[i] == '\\' ? "e" : "");
        if (text.at[i] != '\\')
            buf_add_char(out, text.at[i]);
    }
}

/* A bar would end a cell of a Markdown table. */
static void add_for_markdown(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '|')
            buf_add_char(out, '\\');
        buf_add_char(out, text.at[i]);
    }
}

static void add_row(struct buf *out, size_t format, struct slice keys, const char *help) {
    if (format == FORMAT_MARKDOWN) {
        buf_add_string(out, "| ");
        add_for_markdown(out, keys);
        buf_printf(out, " | %s |\n", help);
    } else if (format == FORMAT_MAN) {
        buf_add_string(out, ".It Sy \\&"); /* "[" is a key here, and no punctuation */
        add_for_man(out, keys);
        buf_printf(out, "\n%s.\n", help);
    } else {
        buf_printf(out, "  %-27.*s  %s\n", SLICE_ARGS(keys), help);
    }
}

static void add_head(struct buf *out, size_t format, const char *heading) {
    if (format == FORMAT_MARKDOWN)
        buf_printf(out, "\n## %s\n\n| Keys | What they do |\n|---|---|\n", heading);
    else if (format == FORMAT_MAN)
        buf_printf(out, ".Ss \\&%s\n.Bl -tag -width Ds\n", heading); /* "In" is a request, too */
    else
        buf_printf(out, "%s%s\n", out->len ? "\n" : "", heading);
}

static void add_context(
    struct buf *out, size_t format, const struct ui_keymap *keymap, enum ui_context context) {
    bool any = false;
    for (enum ui_action action = UI_NO_ACTION + 1; action < UI_ACTIONS; action++) {
        const struct ui_action_row *row = ui_action_row(action);
        struct buf keys = {0};
        if (row->context != context)
            continue;
        if (!any)
            add_head(out, format, ui_context_heading(context));
        any = true;
        ui_keymap_keys(keymap, action, &keys);
        add_row(out, format, buf_slice(&keys), row->help);
        buf_fini(&keys);
    }
    if (any && format == FORMAT_MAN)
        buf_add_string(out, ".El\n");
}

enum status cli_keys(struct cli *cli) {
    size_t format = FORMAT_TEXT;
    struct cli_option options[] = {
        {"format", "text|markdown|man", CLI_CHOICE, &format, "how to print them"},
    };
    enum status status;
    struct buf out = {0};
    if (!cli_options(cli, options, COUNT_OF(options), &status))
        return status;
    struct ui_keymap *keymap = ui_keymap_new();
    for (enum ui_context context = UI_CONTEXT_NONE + 1; context < UI_CONTEXTS; context++)
        add_context(&out, format, keymap, context);
    if (format == FORMAT_TEXT)
        cli_print_rows(&out);
    else
        cli_print(&out);
    buf_fini(&out);
    ui_keymap_free(keymap);
    return STATUS_OK;
}
