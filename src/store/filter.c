#include "store/filter.h"

#include "base/limits.h"
#include "store/handle.h"

static enum status highest_id(struct store *store, size_t *ids, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_HIGHEST);
    if (!select || sqlite3_step(select) != SQLITE_ROW)
        return store_fault(store, error);
    int64_t id = sqlite3_column_int64(select, 0);
    sqlite3_reset(select);
    *ids = id < 0 ? 0 : id >= LIMIT_ARTICLE_ID ? LIMIT_ARTICLE_ID : (size_t)id + 1;
    return STATUS_OK;
}

static void set_bit(const struct store_filter *filter, int64_t id) {
    if (id >= 0 && (size_t)id < filter->ids)
        filter->bits[id / 8] |= (unsigned char)(1u << (id % 8));
}

/* Takes the next run of letters, or of digits, off `*rest`; false when none is left. */
static bool next_run(struct slice *rest, struct slice *run) {
    while (rest->len && !ascii_is_alnum(rest->at[0]))
        *rest = slice_from(*rest, 1);
    size_t len = 0;
    while (len < rest->len && ascii_is_alnum(rest->at[len]) &&
           ascii_is_digit(rest->at[len]) == ascii_is_digit(rest->at[0]))
        len++;
    *run = slice_first(*rest, len);
    *rest = slice_from(*rest, len);
    return len > 0;
}

/* Does the text have the run: the same number, or a word that begins so? */
static bool has_run(struct slice text, struct slice asked) {
    struct slice run;
    while (next_run(&text, &run))
        if (ascii_is_digit(asked.at[0]) ? slice_equal(run, asked) : slice_starts_nocase(run, asked))
            return true;
    return false;
}

static bool is_product(struct slice text, struct slice asked) {
    struct slice run;
    while (next_run(&asked, &run))
        if (!has_run(text, run))
            return false;
    return true;
}

/* Is one of the lines the product that is asked for? */
static bool has_product(struct slice lines, struct slice asked) {
    struct slice line;
    while (slice_next_part(&lines, '\n', &line))
        if (is_product(line, asked))
            return true;
    return false;
}

/* A new filter with the articles that a statement finds for the text. */
static enum status find(struct store *store, struct arena *arena, struct store_filter *filter,
    enum statement which, struct slice text, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, which);
    int code;
    if (!rows || highest_id(store, &filter->ids, error))
        return store_fault(store, error);
    filter->bits = arena_alloc(arena, filter->ids / 8 + 1);
    if (sqlite3_bind_parameter_count(rows))
        store_bind_text(rows, 1, text);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW)
        if (which != STATEMENT_EACH_PRODUCT ||
            has_product(slice_of((const char *)sqlite3_column_text(rows, 1)), text))
            set_bit(filter, sqlite3_column_int64(rows, 0));
    return store_end_rows(store, rows, code, error);
}

enum status store_filter_keep(struct store *store, struct arena *arena, struct store_filter *filter,
    enum store_filter_kind kind, struct slice text, struct error *error) {
    static const enum statement statements[] = {[FILTER_PRODUCT] = STATEMENT_EACH_PRODUCT,
        [FILTER_PRODUCTS] = STATEMENT_WITH_PRODUCT,
        [FILTER_KIND] = STATEMENT_WITH_KIND,
        [FILTER_COLLECTION] = STATEMENT_IN_COLLECTION,
        [FILTER_OUTSIDE] = STATEMENT_OUTSIDE_COLLECTION};
    struct store_filter found;
    if (kind == FILTER_KIND) { /* stored as its number */
        int number = -1;
        for (int i = 0; i < FIX_KINDS; i++)
            if (slice_starts_nocase(
                    slice_of(article_fix_kind_name((enum article_fix_kind)i)), text))
                number = i;
        text = arena_printf(arena, "%d", number);
    }
    if (find(store, arena, &found, statements[kind], text, error))
        return STATUS_STORE;
    for (size_t i = 0; filter->bits && i <= filter->ids / 8 && i <= found.ids / 8; i++)
        found.bits[i] &= filter->bits[i];
    *filter = found;
    return STATUS_OK;
}
