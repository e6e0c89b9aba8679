#include "store/abbreviations.h"

#include "store/abbreviation.h"
#include "store/handle.h"

#include <stdlib.h>

enum {
    MOST_PAIRS = 20000 /* that are kept in memory, of a store that is made of them */
};

/* An explanation in an article. */
struct pair {
    struct slice line; /* "nlb\tnetwork load balancing" */
    size_t article;
    bool plain;
};

struct pairs {
    struct arena *arena;
    struct pair *items;
    size_t count, capacity;
};

static void add_pair(struct pairs *pairs, const struct abbreviation *found, size_t article) {
    struct slice line = arena_printf(
        pairs->arena, "%.*s\t%.*s", SLICE_ARGS(found->letters), SLICE_ARGS(found->meaning));
    char *lower = arena_string(pairs->arena, line);
    for (size_t i = 0; i < line.len; i++)
        lower[i] = ascii_lower(lower[i]);
    *LIST_ADD(pairs->arena, pairs) =
        (struct pair){(struct slice){lower, line.len}, article, found->plain};
}

static void add_body(struct pairs *pairs, struct slice bytes, size_t article) {
    struct arena *arena = arena_new();
    const struct block *root = block_unpack(arena, bytes);
    for (const struct block *b = root; b; b = block_next(root, b)) {
        struct abbreviation found;
        size_t from = 0;
        while (pairs->count < MOST_PAIRS && abbreviation_next(b->text, &from, &found))
            add_pair(pairs, &found, article);
    }
    arena_free(arena);
}

static int by_line(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    int order = slice_compare(x->line, y->line);
    return order ? order : (x->article > y->article) - (x->article < y->article);
}

static void add_lines(const struct pairs *pairs, struct buf *lines) {
    for (size_t i = 0, end; i < pairs->count; i = end) {
        const struct pair *first = &pairs->items[i];
        size_t articles = 1;
        for (end = i + 1; end < pairs->count && slice_equal(pairs->items[end].line, first->line);
             end++)
            articles += pairs->items[end].article != pairs->items[end - 1].article;
        if (articles < 2 && !first->plain)
            continue;
        buf_add(lines, first->line);
        buf_add_char(lines, '\n');
    }
}

enum status store_read_abbreviations(struct store *store, struct buf *lines, struct error *error) {
    struct pairs pairs = {.arena = arena_new()};
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_BODY);
    int code = SQLITE_ERROR;
    for (size_t article = 0; rows && (code = sqlite3_step(rows)) == SQLITE_ROW; article++) {
        struct slice body = {sqlite3_column_blob(rows, 0), (size_t)sqlite3_column_bytes(rows, 0)};
        if (body.at)
            add_body(&pairs, body, article);
    }
    enum status status = rows && code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
    if (rows)
        sqlite3_reset(rows);
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, by_line);
    add_lines(&pairs, lines);
    arena_free(pairs.arena);
    return status;
}
