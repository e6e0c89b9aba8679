/* `show --source`: the lines of the source that an item was read from. */
#include "article/fields.h"
#include "base/text.h"
#include "cli/cli.h"
#include "sheet/sheet.h"
#include "store/write.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What is asked for, taken apart: "fix 2 step 3". */
struct wanted {
    struct slice kind, number; /* "step", "3" */
    int fix;                   /* or ARTICLE_NONE */
};

static enum status read_wanted(
    struct cli *cli, const struct cli_article *shown, struct slice item, struct wanted *wanted) {
    struct slice rest = item, kind, number;
    uint64_t count;
    *wanted = (struct wanted){SLICE(""), SLICE(""), shown->fix};
    while (slice_next_word(&rest, &kind)) {
        if (!slice_next_word(&rest, &number))
            number = SLICE("1");
        *wanted = (struct wanted){kind, number, wanted->fix};
        if (!slice_equal_nocase(kind, SLICE("fix")))
            break;
        if (!slice_number(number, shown->article.fixes.count, &count) || count == 0)
            return cli_complain(cli, STATUS_NOTHING, "%.*s: there is no fix %.*s",
                SLICE_ARGS(shown->entry.path), SLICE_ARGS(number));
        wanted->fix = (int)count - 1;
    }
    if (wanted->kind.len)
        return STATUS_OK;
    return cli_complain(cli, STATUS_USAGE, "--source of what? \"fix 2\", \"fix 2 step 3\"");
}

/* ---- the place of the item ---- */

/* A step by the number that it is shown with. */
static bool find_step(struct cli *cli, const struct cli_article *shown, const struct wanted *wanted,
    struct article_place *place) {
    int fix = wanted->fix;
    if (fix == ARTICLE_NONE && shown->article.fixes.count == 1)
        fix = 0;
    struct sheet_steps steps = {0};
    if (fix != ARTICLE_NONE)
        steps = sheet_steps_of(cli->arena, &shown->article, fix);
    for (size_t i = 0; i < steps.count; i++)
        if (slice_equal(steps.items[i].label, slice_strip_end(wanted->number, "."))) {
            *place = shown->article.steps.items[steps.items[i].step].place;
            return true;
        }
    return false;
}

static bool find_finding(const struct cli_article *shown, const struct wanted *wanted,
    size_t number, struct article_place *place) {
    for (size_t i = 0; i < shown->article.findings.count; i++) {
        const struct article_finding *finding = &shown->article.findings.items[i];
        if (!slice_equal_nocase(slice_of(article_finding_name(finding->kind)), wanted->kind))
            continue;
        *place = finding->place;
        if (--number == 0)
            return true;
    }
    return false;
}

/* Is the item of the fix that is meant, or are all meant? */
static bool is_of_fix(const struct field_table *table, const char *item, int fix) {
    for (size_t i = 0; i < table->field_count; i++)
        if (table->fields[i].type == FIELD_INDEX && strcmp(table->fields[i].name, "fix") == 0)
            return fix == ARTICLE_NONE || field_index(item, &table->fields[i]) == fix;
    return true;
}

static bool find_item(const struct cli_article *shown, const struct wanted *wanted, size_t number,
    struct article_place *place) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        const struct field_table *table = &field_tables[list];
        const char *items = field_list_items(&shown->article, list);
        if (!slice_equal_nocase(slice_of(table->name), wanted->kind) ||
            table->fields[0].type != FIELD_PLACE)
            continue;
        for (size_t i = 0; i < field_list_count(&shown->article, list); i++) {
            const char *item = items + i * table->item_size;
            if (!is_of_fix(table, item, list == LIST_FIXES ? ARTICLE_NONE : wanted->fix))
                continue;
            *place = field_place(item, &table->fields[0]);
            if (--number == 0)
                return true;
        }
    }
    return false;
}

static bool find(struct cli *cli, const struct cli_article *shown, const struct wanted *wanted,
    struct article_place *place) {
    uint64_t number;
    if (slice_equal_nocase(wanted->kind, SLICE("step")))
        return find_step(cli, shown, wanted, place);
    if (!slice_number(wanted->number, SIZE_MAX, &number) || number == 0)
        return false;
    return find_finding(shown, wanted, number, place) || find_item(shown, wanted, number, place);
}

/* ---- its lines ---- */

/* The source file, open, if it is as it was when it was imported. */
static FILE *open_source(struct cli *cli, const struct store_entry *entry, const char **why) {
    struct store_files files = {0};
    struct stat found;
    const char *path =
        arena_printf(cli->arena, "%.*s/%.*s", SLICE_ARGS(entry->root), SLICE_ARGS(entry->path)).at;
    FILE *file = fopen(path, "re");
    *why = "is not there";
    if (!file)
        return NULL;
    *why = "was changed since it was imported";
    if (fstat(fileno(file), &found) == 0 && S_ISREG(found.st_mode) &&
        store_files(cli->store, cli->arena, entry->collection, &files, &cli->error) == STATUS_OK)
        for (size_t i = 0; i < files.count; i++)
            if (files.items[i].id == entry->id && files.items[i].size == found.st_size &&
                files.items[i].mtime ==
                    (int64_t)found.st_mtim.tv_sec * 1000000000 + found.st_mtim.tv_nsec)
                return file;
    fclose(file);
    return NULL;
}

static void print_lines(FILE *file, const struct store_entry *entry, struct article_place place) {
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    for (uint32_t number = 1; (len = getline(&line, &capacity, file)) >= 0; number++) {
        if (number < place.line || number > place.line_end)
            continue;
        struct buf out = {0};
        text_gate_line(&out, entry->path);
        buf_printf(&out, ":%" PRIu32 ": ", number);
        buf_add(&out, slice_strip_end((struct slice){line, (size_t)len}, "\r\n"));
        buf_add_char(&out, '\n');
        cli_print(&out);
        buf_fini(&out);
    }
    free(line);
}

static void print_stored(
    struct cli *cli, const struct cli_article *shown, struct article_place place) {
    size_t count = 0;
    struct block **blocks = block_array(cli->arena, shown->article.body, &count);
    struct buf out = {0};
    text_gate_line(&out, shown->entry.path);
    buf_printf(&out, ":%" PRIu32 ": ", place.line);
    if (place.block < count)
        block_text(&out, blocks[place.block], "\n");
    buf_add_char(&out, '\n');
    cli_print(&out);
    buf_fini(&out);
}

enum status cli_show_source(struct cli *cli, const struct cli_article *shown, struct slice item) {
    struct wanted wanted;
    struct article_place place;
    const char *why;
    enum status status = read_wanted(cli, shown, item, &wanted);
    if (status != STATUS_OK)
        return status;
    if (!find(cli, shown, &wanted, &place))
        return cli_complain(cli, STATUS_NOTHING,
            "%.*s: there is no %.*s; items are fix, step, setting, command, remark, action, code, "
            "link, problem, symptom, cause, verify, undo, prevent, each with its number",
            SLICE_ARGS(shown->entry.path), SLICE_ARGS(item));
    FILE *file = open_source(cli, &shown->entry, &why);
    if (file) {
        print_lines(file, &shown->entry, place);
        fclose(file);
        return STATUS_OK;
    }
    cli_complain(cli, STATUS_OK, "%.*s/%.*s %s; this is the stored text",
        SLICE_ARGS(shown->entry.root), SLICE_ARGS(shown->entry.path), why);
    print_stored(cli, shown, place);
    return STATUS_OK;
}
