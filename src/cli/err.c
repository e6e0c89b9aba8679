/* `fixtree err`: error numbers, from the tables that are compiled in and from the store. */
#include "base/limits.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "search/numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LONGEST_NUMBER = 5, /* words of a number: "stop code 0x7B" */
};

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
};

struct settings {
    size_t limit, format;
};

/* ---- the order of fixes ---- */

/* Brings the fixes into the order to try them, as the screens and a walk have it. */
static void order_fixes_of(struct cli *cli, struct number_article *found) {
    struct arena *arena = arena_new();
    struct article article;
    if (found->fixes.count > 1 &&
        store_article(cli->store, arena, found->entry.id, &article, NULL) == STATUS_OK) {
        struct order order =
            cli_order_fixes(cli, arena, found->entry.id, &article, number_problem(found), false);
        for (size_t i = 0, to = 0; i < order.count; i++)
            to += number_put_fix(found, order.items[i].fix, to) != NULL;
    }
    arena_free(arena);
}

/* Of each meaning's first `most` articles. */
static void order_all_fixes(struct cli *cli, const struct numbers *numbers, size_t most) {
    for (size_t i = 0; i < numbers->found.count; i++)
        for (size_t m = 0; m < numbers->found.items[i].meanings.count; m++) {
            const struct number_meaning *meaning = &numbers->found.items[i].meanings.items[m];
            for (size_t a = 0; a < meaning->articles.count && a < most; a++)
                order_fixes_of(cli, &meaning->articles.items[a]);
        }
}

/* The fix to try first, and its article; NULL where there is none. */
static const struct store_fix *best_fix(
    struct cli *cli, const struct number *number, const struct number_article **article) {
    struct number_article *best = number_best_article(number);
    if (best)
        order_fixes_of(cli, best);
    *article = best;
    return best ? &best->fixes.items[0] : NULL;
}

/* ---- text: a number ---- */

static void add_heading(struct buf *out, const struct number *number) {
    for (size_t i = 0; i < number->forms.count; i++)
        buf_printf(out, "%s%s %.*s", i ? ", " : "", number->forms.items[i].label,
            SLICE_ARGS(number->forms.items[i].text));
    buf_add_char(out, '\n');
}

/* "Windows (Win32) 5  ERROR_ACCESS_DENIED"; the value only where it is not the one asked for. */
static void add_meaning_line(
    struct buf *out, const struct number *number, const struct number_meaning *meaning) {
    buf_printf(out, "\n  %s", code_family_name(meaning->family));
    if (meaning->value != number->reading.value) {
        buf_add_char(out, ' ');
        code_write(out, meaning->family, meaning->value, SLICE(""));
    }
    if (*meaning->name)
        buf_printf(out, "  %s", meaning->name);
    if (meaning->event_source.len)
        buf_printf(out, "  %.*s", SLICE_ARGS(meaning->event_source));
    buf_add_string(out, meaning->related ? "  (what Windows makes of it for programs)\n" : "\n");
    if (*meaning->text)
        buf_printf(out, "    %s\n", meaning->text);
}

static void add_article(struct buf *out, const struct number_article *article) {
    buf_printf(out, "    - %.*s\n      %.*s:%u\n", SLICE_ARGS(article->entry.title),
        SLICE_ARGS(article->entry.path), article->place.line);
    for (size_t i = 0; i < article->fixes.count; i++) {
        const struct store_fix *fix = &article->fixes.items[i];
        buf_printf(out, "      * %.*s%s\n", SLICE_ARGS(fix->title),
            fix->recommended ? " (recommended)" : "");
    }
}

static void add_number(
    struct buf *out, const struct settings *settings, const struct number *number, bool store) {
    add_heading(out, number);
    for (size_t i = 0; i < number->meanings.count; i++) {
        const struct number_meaning *meaning = &number->meanings.items[i];
        size_t shown = meaning->articles.count;
        if (shown > settings->limit)
            shown = settings->limit;
        add_meaning_line(out, number, meaning);
        for (size_t a = 0; a < shown; a++)
            add_article(out, &meaning->articles.items[a]);
        if (shown < meaning->articles.count)
            buf_printf(
                out, "    and %zu more; --limit shows them\n", meaning->articles.count - shown);
        if (store && meaning->articles.count == 0 && i == 0)
            buf_add_string(out, "    no article of the store is about it\n");
    }
}

static void add_row(struct buf *out, const struct code_meaning *row) {
    const char *text = code_meaning_text(row);
    struct buf value = {0};
    code_write(&value, (enum code_family)row->family, row->value, SLICE(""));
    buf_printf(out, "  %-10s  %s%s%s\n", buf_string(&value), code_meaning_name(row),
        *text ? "  " : "", text);
    buf_fini(&value);
}

/* What was found of one number goes to stdout; what may help instead, to stderr. */
static void print_found(
    struct cli *cli, const struct settings *settings, const struct numbers *numbers) {
    struct buf out = {0};
    for (size_t i = 0; i < numbers->found.count; i++) {
        if (i)
            buf_add_string(&out, "\nread another way:\n");
        add_number(&out, settings, &numbers->found.items[i], cli->store != NULL);
    }
    for (size_t i = 0; i < numbers->names.count; i++)
        add_row(&out, numbers->names.items[i]);
    cli_print_lines(&out);
    buf_fini(&out);
}

static void print_near(const struct numbers *numbers) {
    struct buf out = {0};
    uint32_t value = numbers->reading.value;
    if (numbers->is_number && code_guess_family(value) == FAMILY_HRESULT &&
        *code_facility_words(value))
        buf_printf(
            &out, "its facility is %u, %s\n", code_facility(value), code_facility_words(value));
    if (numbers->near.count)
        buf_add_string(&out, "near it:\n");
    for (size_t i = 0; i < numbers->near.count; i++)
        add_row(&out, numbers->near.items[i]);
    for (size_t i = 0; i < numbers->near_stored.count; i++) {
        uint32_t near = numbers->near_stored.items[i];
        buf_add_string(&out, i ? ", " : "articles name: ");
        buf_printf(&out, near > UINT16_MAX ? "0x%08X" : "%u", near);
    }
    if (numbers->near_stored.count)
        buf_add_char(&out, '\n');
    fputs(buf_string(&out), stderr); /* of the tables, not of the store: clean */
    buf_fini(&out);
}

/* ---- JSON ---- */

static json_t *article_object(const struct number_article *article) {
    json_t *fixes = json_array();
    for (size_t i = 0; i < article->fixes.count; i++) {
        const struct store_fix *fix = &article->fixes.items[i];
        json_array_append_new(
            fixes, json_pack("{s:i, s:o, s:s, s:b, s:i}", "fix", fix->ordinal + 1, "title",
                       cli_json_text(fix->title), "kind", article_fix_kind_name(fix->kind),
                       "recommended", (int)fix->recommended, "line", (int)fix->place.line));
    }
    return json_pack("{s:o, s:o, s:o, s:i, s:s, s:o}", "path", cli_json_text(article->entry.path),
        "title", cli_json_text(article->entry.title), "collection",
        cli_json_text(article->entry.collection_name), "line", (int)article->place.line, "role",
        article_code_role_name(article->role), "fixes", fixes);
}

static json_t *meaning_object(const struct number_meaning *meaning) {
    json_t *articles = json_array();
    for (size_t i = 0; i < meaning->articles.count; i++)
        json_array_append_new(articles, article_object(&meaning->articles.items[i]));
    return json_pack("{s:s, s:I, s:s, s:s, s:s, s:b, s:o}", "family",
        code_family_key(meaning->family), "value", (json_int_t)meaning->value, "name",
        meaning->name, "meaning", meaning->text, "source", meaning->source, "related",
        (int)meaning->related, "articles", articles);
}

static json_t *number_object(const struct number *number) {
    json_t *forms = json_array(), *meanings = json_array();
    for (size_t i = 0; i < number->forms.count; i++)
        json_array_append_new(
            forms, json_pack("{s:s, s:o, s:I}", "form", number->forms.items[i].label, "text",
                       cli_json_text(number->forms.items[i].text), "value",
                       (json_int_t)number->forms.items[i].value));
    for (size_t i = 0; i < number->meanings.count; i++)
        json_array_append_new(meanings, meaning_object(&number->meanings.items[i]));
    return json_pack("{s:I, s:o, s:o}", "value", (json_int_t)number->reading.value, "forms", forms,
        "meanings", meanings);
}

static json_t *row_object(const struct code_meaning *row) {
    return json_pack("{s:I, s:s, s:s, s:s}", "value", (json_int_t)row->value, "family",
        code_family_key((enum code_family)row->family), "name", code_meaning_name(row), "meaning",
        code_meaning_text(row));
}

static json_t *numbers_object(struct slice asked, const struct numbers *numbers) {
    json_t *found = json_array(), *names = json_array(), *near = json_array(),
           *stored = json_array();
    for (size_t i = 0; i < numbers->found.count; i++)
        json_array_append_new(found, number_object(&numbers->found.items[i]));
    for (size_t i = 0; i < numbers->names.count; i++)
        json_array_append_new(names, row_object(numbers->names.items[i]));
    for (size_t i = 0; i < numbers->near.count; i++)
        json_array_append_new(near, row_object(numbers->near.items[i]));
    for (size_t i = 0; i < numbers->near_stored.count; i++)
        json_array_append_new(stored, json_integer(numbers->near_stored.items[i]));
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "asked", cli_json_text(asked), "numbers", found,
        "names", names, "near", near, "near_in_store", stored);
}

/* ---- what was asked ---- */

/* How many of the words from `from` on make one number; 0 where the first begins none. */
static int number_words(struct cli *cli, int from, struct slice *text) {
    struct code_reading readings[CODE_READINGS];
    int taken = 0;
    struct buf joined = {0};
    for (int i = from; i < cli->argc && i < from + LONGEST_NUMBER; i++) {
        buf_printf(&joined, "%s%s", i > from ? " " : "", cli->argv[i]);
        if (code_read(buf_slice(&joined), readings)) {
            *text = arena_slice(cli->arena, buf_slice(&joined));
            taken = i - from + 1;
        }
    }
    buf_fini(&joined);
    return taken;
}

/* Takes the next question off the words: a number, or all words up to the next number, which are a
 * name or a message. Returns how many words. */
static int next_asked(struct cli *cli, int from, struct slice *text) {
    int taken = number_words(cli, from, text);
    struct buf joined = {0};
    struct slice ignored;
    if (taken)
        return taken;
    for (; from + taken < cli->argc; taken++) {
        if (taken && number_words(cli, from + taken, &ignored))
            break;
        buf_printf(&joined, "%s%s", taken ? " " : "", cli->argv[from + taken]);
    }
    *text = arena_slice(cli->arena, buf_slice(&joined));
    buf_fini(&joined);
    return taken;
}

/* Looks one up and prints what was found, or adds it to `all`. */
static enum status look_up(
    struct cli *cli, const struct settings *settings, struct slice asked, json_t *all) {
    struct numbers numbers = {0};
    enum status status = search_number(cli->store, cli->arena, asked, &numbers, &cli->error);
    if (status == STATUS_STORE)
        return cli_fail(cli, status);
    bool json = settings->format == FORMAT_JSON;
    order_all_fixes(cli, &numbers, json ? SIZE_MAX : settings->limit);
    if (json)
        json_array_append_new(all, numbers_object(asked, &numbers));
    else
        print_found(cli, settings, &numbers);
    if (status == STATUS_NOTHING) {
        cli_fail(cli, status);
        print_near(&numbers);
    }
    return status;
}

/* STATUS_OK where one of them is known. */
static enum status err_words(struct cli *cli, const struct settings *settings) {
    enum status status = STATUS_NOTHING, found = STATUS_OK;
    json_t *all = json_array();
    for (int i = 0; i < cli->argc && found != STATUS_STORE;) {
        struct slice asked;
        i += next_asked(cli, i, &asked);
        found = look_up(cli, settings, asked, all);
        if (found == STATUS_OK)
            status = STATUS_OK;
        if (settings->format == FORMAT_TEXT && i < cli->argc && found != STATUS_STORE)
            puts("");
    }
    if (settings->format == FORMAT_JSON && found != STATUS_STORE)
        cli_json_print(all);
    else
        json_decref(all);
    return found == STATUS_STORE ? found : status;
}

/* ---- a log on stdin ---- */

static void print_seen(struct cli *cli, const struct number_seen *seen) {
    struct buf out = {0};
    const struct number_article *article = NULL;
    const struct store_fix *fix = best_fix(cli, &seen->number, &article);
    buf_printf(&out, "line %u: %.*s", seen->line, SLICE_ARGS(seen->text));
    if (seen->times > 1)
        buf_printf(&out, " (%zu times)", seen->times);
    if (seen->number.meanings.count) {
        const struct number_meaning *meaning = &seen->number.meanings.items[0];
        buf_printf(&out, "  %s", code_family_name(meaning->family));
        if (*meaning->name || meaning->event_source.len)
            buf_printf(&out, "  %s%.*s", meaning->name, SLICE_ARGS(meaning->event_source));
        buf_add_char(&out, '\n');
        if (*meaning->text)
            buf_printf(&out, "    %s\n", meaning->text);
    } else if (seen->number.reading.family != FAMILY_ANY) {
        buf_printf(
            &out, "  %s, nothing known of it\n", code_family_name(seen->number.reading.family));
    } else {
        buf_add_string(&out, "  nothing known of it\n");
    }
    if (fix)
        buf_printf(&out, "    * %.*s\n      %.*s, %.*s:%u\n", SLICE_ARGS(fix->title),
            SLICE_ARGS(article->entry.title), SLICE_ARGS(article->entry.path), fix->place.line);
    cli_print_lines(&out);
    buf_fini(&out);
}

static json_t *seen_object(struct cli *cli, const struct number_seen *seen) {
    const struct number_article *article = NULL;
    const struct store_fix *fix = best_fix(cli, &seen->number, &article);
    json_t *object = number_object(&seen->number);
    json_object_set_new(object, "text", cli_json_text(seen->text));
    json_object_set_new(object, "line", json_integer(seen->line));
    json_object_set_new(object, "times", json_integer((json_int_t)seen->times));
    if (fix)
        json_object_set_new(object, "best",
            json_pack("{s:o, s:i, s:o}", "path", cli_json_text(article->entry.path), "fix",
                fix->ordinal + 1, "title", cli_json_text(fix->title)));
    return object;
}

/* PowerShell's ">" writes UTF-16 with a byte order mark. */
static void add_utf16(struct buf *out, struct slice text) {
    for (size_t i = 2; i + 1 < text.len; i += 2)
        text_add(out,
            (uint32_t)(unsigned char)text.at[i] | (uint32_t)(unsigned char)text.at[i + 1] << 8);
}

/* Bytes of the escape sequence at the start of `text`, "\033[31m"; 0 where there is none. A colour
 * directly before a number would make it a part of a word. */
static size_t escape_len(struct slice text) {
    size_t len = 2;
    if (!slice_starts(text, SLICE("\033[")))
        return 0;
    while (len < text.len && !ascii_is_alpha(text.at[len]) && text.at[len] != '\n')
        len++;
    return len < text.len && text.at[len] != '\n' ? len + 1 : len;
}

/* A log as text, a line a line. */
static void add_plain(struct buf *out, struct slice log) {
    struct buf decoded = {0};
    if (slice_starts(log, SLICE("\xFF\xFE"))) {
        add_utf16(&decoded, log);
        log = buf_slice(&decoded);
    }
    for (size_t i = 0, len; i < log.len; i += len) {
        len = escape_len(slice_from(log, i));
        if (len == 0) {
            len = 1;
            buf_add_char(out, log.at[i]);
        }
    }
    buf_fini(&decoded);
}

static enum status print_log(
    struct cli *cli, const struct settings *settings, const struct numbers_seen *seen) {
    json_t *all = json_array();
    for (size_t i = 0; i < seen->items.count; i++)
        if (settings->format == FORMAT_JSON)
            json_array_append_new(all, seen_object(cli, &seen->items.items[i]));
        else
            print_seen(cli, &seen->items.items[i]);
    if (settings->format == FORMAT_JSON)
        cli_json_print(all);
    else
        json_decref(all);
    if (seen->left_out)
        return cli_complain(
            cli, STATUS_OK, "%zu mentions of further numbers left out", seen->left_out);
    return STATUS_OK;
}

static enum status log_numbers(
    struct cli *cli, const struct settings *settings, struct slice text) {
    struct numbers_seen seen = {0};
    enum status status = search_numbers_in(cli->store, cli->arena, text, &seen, &cli->error);
    return status == STATUS_OK ? print_log(cli, settings, &seen) : cli_fail(cli, status);
}

static enum status err_log(struct cli *cli, const struct settings *settings) {
    struct slice log;
    enum status status = cli_read_input(cli, LIMIT_FILE_BYTES + 1, &log);
    if (status != STATUS_OK)
        return status;
    if (log.len > LIMIT_FILE_BYTES)
        cli_complain(cli, STATUS_OK, "the text is longer than %d MB; the rest is left out",
            LIMIT_FILE_BYTES >> 20);
    struct buf text = {0};
    add_plain(&text, slice_first(log, LIMIT_FILE_BYTES));
    status = log_numbers(cli, settings, buf_slice(&text));
    buf_fini(&text);
    return status;
}

/* Meanings are compiled in: without a store they are all there is, and still an answer. A store
 * that is there and cannot be read is a fault. */
static enum status open_if_there(struct cli *cli) {
    const char *path;
    enum status status = cli_store_path(cli, false, &path);
    if (status || access(path, F_OK) == 0)
        return status ? status : cli_open_store(cli);
    return cli_complain(cli, STATUS_OK,
        "%s: no store there; meanings only, no fixes (`fixtree import` makes a store)", path);
}

enum status cli_err(struct cli *cli) {
    struct settings settings = {.limit = 5};
    struct cli_option options[] = {
        {"limit", "N", CLI_NUMBER, &settings.limit, "text: at most N articles of a meaning (5)"},
        {"format", "text|json", CLI_CHOICE, &settings.format, "how to print them"},
        CLI_CASES_OPTION(cli),
    };
    enum status status;
    if (!cli_options(cli, options, COUNT_OF(options), &status))
        return status;
    if (slice_trim(cli_words(cli)).len == 0)
        return cli_complain(cli, STATUS_USAGE,
            "which number? `fixtree err 789`; `fixtree err -` reads a log or dialog on stdin");
    if ((status = open_if_there(cli)))
        return status;
    if (cli->argc == 1 && strcmp(cli->argv[0], "-") == 0)
        return err_log(cli, &settings);
    return err_words(cli, &settings);
}
