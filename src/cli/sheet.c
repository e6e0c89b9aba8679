#include "cli/cli.h"
#include "sheet/file.h"
#include "ui/environment.h"

#include <stdio.h>

struct sheet_settings {
    size_t fix, format, width, page_lines;
    const char *output;
    bool force, ascii, commands;
    struct cli_list values;
};

/* "text|md|html", as an option shows it. */
static const char formats[] =
#define X(name, key, extension, writer, words) "|" key
#include "sheet/formats.def"
#undef X
    ;

/* ".txt, .md": the endings of their files. */
static const char endings[] =
#define X(name, key, extension, writer, words) ", ." extension
#include "sheet/formats.def"
#undef X
    ;

/* `-o FOLDER` gives the sheet a name of its own there; `-o -` is stdout. */
static const char *path_of(struct cli *cli, const struct sheet_settings *settings,
    const struct sheet *sheet, enum sheet_format format) {
    struct slice path = slice_of(settings->output);
    if (!slice_ends(path, SLICE("/")) && !slice_equal(path, SLICE(".")))
        return settings->output;
    struct buf name = {0};
    sheet_name(&name, sheet, format);
    const char *whole = arena_printf(cli->arena, "%s%s%s", settings->output,
        slice_ends(path, SLICE("/")) ? "" : "/", buf_string(&name))
                            .at;
    buf_fini(&name);
    return whole;
}

/* "html" of "sheet.html"; none of "sheet", "sheet.2" and "sheets.d/sheet". */
static struct slice ending_of(const char *path) {
    struct slice name = slice_of(path);
    name = slice_from(name, (size_t)(slice_find_last(name, '/') + 1));
    ptrdiff_t dot = slice_find_last(name, '.');
    struct slice ending = slice_from(name, dot > 0 ? (size_t)dot + 1 : name.len);
    return ending.len && ascii_is_alpha(ending.at[0]) ? ending : SLICE("");
}

/* Without --format it is what the name of the file says: "sheet.html" is HTML. Text in a file that
 * is called ".pdf" or ".htm" would be taken for something else wherever it is opened. */
static enum status find_format(struct cli *cli, struct sheet_settings *settings) {
    struct slice ending = ending_of(settings->output ? settings->output : "");
    if (settings->format < SHEET_FORMATS)
        return STATUS_OK;
    settings->format = SHEET_TEXT;
    if (ending.len == 0)
        return STATUS_OK;
    for (enum sheet_format format = 0; format < SHEET_FORMATS; format++)
        if (slice_equal_nocase(ending, slice_of(sheet_format_extension(format)))) {
            settings->format = format;
            return STATUS_OK;
        }
    return cli_complain(cli, STATUS_USAGE,
        "%s: no format ends in .%.*s; end it in %s, or say which with --format", settings->output,
        SLICE_ARGS(ending), endings + 2);
}

static enum status put_out(struct cli *cli, const struct sheet_settings *settings,
    const struct sheet *sheet, enum sheet_format format, struct slice bytes) {
    if (!settings->output || strcmp(settings->output, "-") == 0) {
        fwrite(bytes.at, 1, bytes.len, stdout);
        return STATUS_OK;
    }
    const char *path = path_of(cli, settings, sheet, format);
    enum status status = sheet_save(path, bytes, settings->force, &cli->error);
    if (status != STATUS_OK)
        return cli_fail(cli, status);
    return cli_complain(cli, STATUS_OK, "wrote %s", path);
}

static enum status write_sheet(
    struct cli *cli, const struct sheet_settings *settings, const struct cli_article *shown) {
    enum sheet_format format = (enum sheet_format)settings->format;
    struct sheet sheet = {.subject = {.article = &shown->article,
                              .entry = &shown->entry,
                              .problem = ARTICLE_NONE,
                              .boxes = true,
                              .helpers = settings->commands ? SHEET_ALL : SHEET_NO_HELPERS},
        .fix = shown->fix,
        .edition = sheet_edition(cli->arena, store_path(cli->store)),
        .ascii = settings->ascii || !ui_environment_set_charset(),
        .width = (unsigned)settings->width,
        .page_lines = (unsigned)settings->page_lines};
    sheet.subject.values = cli_values(cli, &settings->values, &sheet.subject.value_count);
    struct buf out = {0};
    enum status status = sheet_write(&out, format, &sheet, &cli->error);
    if (status == STATUS_USAGE)
        cli_complain(
            cli, status, "%s with --fix", arena_string(cli->arena, slice_of(cli->error.text)));
    else if (status != STATUS_OK)
        cli_fail(cli, status);
    else
        status = put_out(cli, settings, &sheet, format, buf_slice(&out));
    buf_fini(&out);
    return status;
}

static void add_formats(struct buf *out) {
    buf_add_string(out, "\nFormats:\n");
    for (enum sheet_format format = 0; format < SHEET_FORMATS; format++)
        cli_help_row(out, sheet_format_key(format), sheet_format_words(format));
}

enum status cli_sheet(struct cli *cli) {
    cli->more_help = add_formats;
    struct sheet_settings settings = {.format = SHEET_FORMATS};
    struct cli_article shown = {0};
    struct cli_option options[] = {
        {"fix,f", "N", CLI_NUMBER, &settings.fix, "only fix N"},
        {"format", formats + 1, CLI_CHOICE, &settings.format,
            "how to print it (default: as FILE ends; text)"},
        {"output,o", "FILE", CLI_TEXT, &settings.output,
            "a new file; a folder with / at its end; - is stdout"},
        {"force", NULL, CLI_FLAG, &settings.force, "write over a file that is there"},
        {"set,s", "NAME=VALUE", CLI_LIST, &settings.values, "fill in <NAME>"},
        {"commands,c", NULL, CLI_FLAG, &settings.commands,
            "lines that apply, verify and undo each setting"},
        {"ascii", NULL, CLI_FLAG, &settings.ascii, "text: boxes and bars in ASCII"},
        {"width,w", "COLUMNS", CLI_NUMBER, &settings.width, "text: columns (80)"},
        {"page", "LINES", CLI_NUMBER, &settings.page_lines, "text: lines of a page (60)"},
    };
    enum status status;
    if (!cli_options(cli, options, COUNT_OF(options), &status) ||
        (status = find_format(cli, &settings)) ||
        (status = cli_check_values(cli, &settings.values)) ||
        (status = cli_read_article(cli, settings.fix, &shown)))
        return status;
    return write_sheet(cli, &settings, &shown);
}
