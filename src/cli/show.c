#include "article/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "layout/layout.h"
#include "sheet/sheet.h"
#include "ui/environment.h"

#include <stdio.h>

struct show_settings {
    size_t fix, format, width;
    bool commands;
    const char *source;
    struct cli_list values;
};

static void add_fixes(struct layout *layout, const struct sheet_subject *subject) {
    if (subject->article->fixes.count == 0)
        return;
    layout_gap(layout);
    layout_rule(layout);
    layout_heading(layout, 2, SLICE("Fixes"));
    sheet_fix_list(layout, subject);
    layout_gap(layout);
    layout_words(layout, LAYOUT_DIM,
        SLICE(
            "--fix N shows one with its exact settings and commands; `fixtree sheet` prints it."));
}

static void print_text(
    struct cli *cli, const struct cli_article *shown, const struct show_settings *settings) {
    const struct layout_options options = {
        .width = settings->width ? (unsigned)settings->width : cli_width(),
        .ascii = !ui_environment_set_charset(),
        .number_links = true};
    struct sheet_subject subject = {.article = &shown->article,
        .entry = &shown->entry,
        .problem = ARTICLE_NONE,
        .helpers = settings->commands ? SHEET_COMMANDS : SHEET_NO_HELPERS};
    subject.values = cli_values(cli, &settings->values, &subject.value_count);
    struct layout *layout = layout_new(cli->arena, &options);
    if (shown->fix == ARTICLE_NONE) {
        sheet_article(layout, &subject);
        sheet_links(layout);
        add_fixes(layout, &subject);
    } else {
        sheet_fix(layout, &subject, shown->fix);
        sheet_links(layout);
    }
    cli_print_layout(layout);
}

static void print_json(const struct cli_article *shown) {
    struct buf line = {0};
    article_json(&line, &shown->article, shown->entry.path);
    buf_add_char(&line, '\n');
    cli_print(&line);
    buf_fini(&line);
}

enum status cli_show(struct cli *cli) {
    enum {
        TEXT,
        JSON
    };
    struct show_settings settings = {0};
    struct cli_article shown = {0};
    struct cli_option options[] = {
        {"fix,f", "N", CLI_NUMBER, &settings.fix, "only fix N, with its settings and commands"},
        {"commands,c", NULL, CLI_FLAG, &settings.commands,
            "lines that apply, verify and undo each setting"},
        {"set,s", "NAME=VALUE", CLI_LIST, &settings.values, "fill in <NAME>"},
        {"format", "text|json", CLI_CHOICE, &settings.format, "how to print it"},
        {"source", "ITEM", CLI_TEXT, &settings.source,
            "the source of \"fix 2\", \"fix 2 step 3\", \"symptom 1\", ..."},
        {"width,w", "COLUMNS", CLI_NUMBER, &settings.width, "instead of the terminal's"},
    };
    enum status status;
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = cli_check_values(cli, &settings.values)) ||
        (status = cli_read_article(cli, settings.fix, &shown)))
        return status;
    if (settings.source)
        return cli_show_source(cli, &shown, slice_of(settings.source));
    if (settings.format == JSON)
        print_json(&shown);
    else
        print_text(cli, &shown, &settings);
    return STATUS_OK;
}
