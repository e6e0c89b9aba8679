#include "store/outline.h"

#include "store/handle.h"

static const char *const queries[OUTLINE_LISTS] = {
#define X(name, sql) [OUTLINE_##name] = (sql),
#include "store/outline.def"
#undef X
};

static struct outline_row read_row(struct arena *arena, sqlite3_stmt *row) {
    return (struct outline_row){.article = sqlite3_column_int64(row, 0),
        .problem = sqlite3_column_int(row, 1),
        .number = sqlite3_column_int64(row, 2),
        .other = sqlite3_column_int64(row, 3),
        .text = store_text(arena, row, 4),
        .more = store_text(arena, row, 5)};
}

enum status store_outline(struct store *store, struct arena *arena, enum outline_list list,
    struct outline_rows *rows, struct error *error) {
    sqlite3_stmt *select = NULL;
    int code = sqlite3_prepare_v2(store->db, queries[list], -1, &select, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(select);
        if (code == SQLITE_ROW)
            *LIST_ADD(arena, rows) = read_row(arena, select);
    }
    enum status status = code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
    sqlite3_finalize(select);
    return status;
}
