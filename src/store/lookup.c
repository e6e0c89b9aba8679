#include "store/lookup.h"

#include "base/pack.h"
#include "store/handle.h"

static struct article_place place_at(sqlite3_stmt *row, int column) {
    return (struct article_place){(uint32_t)sqlite3_column_int64(row, column),
        (uint32_t)sqlite3_column_int64(row, column + 1),
        (uint32_t)sqlite3_column_int64(row, column + 2)};
}

/* ---- numbers ---- */

static int limited(int value, int limit) {
    return value >= 0 && value < limit ? value : limit - 1;
}

enum status store_codes(struct store *store, struct arena *arena, const uint32_t *values,
    size_t value_count, struct store_codes *codes, struct error *error) {
    for (size_t v = 0; v < value_count; v++) {
        sqlite3_stmt *rows = store_statement(store, STATEMENT_CODES);
        int code = SQLITE_ERROR;
        if (rows)
            sqlite3_bind_int64(rows, 1, values[v]);
        while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
            *LIST_ADD(arena, codes) = (struct store_code){.article = sqlite3_column_int64(rows, 0),
                .role = (enum article_code_role)limited(sqlite3_column_int(rows, 1), CODE_ROLES),
                .family = (enum code_family)limited(sqlite3_column_int(rows, 2), FAMILIES),
                .problem = sqlite3_column_int(rows, 3),
                .value = values[v],
                .place = place_at(rows, 4),
                .form = (enum code_form)limited(sqlite3_column_int(rows, 7), CODE_FORMS),
                .source = store_text(arena, rows, 8)};
        if (store_end_rows(store, rows, code, error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

enum status store_domain(struct store *store, size_t articles[FAMILIES], struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_DOMAIN);
    int code = SQLITE_ERROR;
    for (size_t i = 0; i < FAMILIES; i++)
        articles[i] = 0;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        articles[limited(sqlite3_column_int(rows, 0), FAMILIES)] +=
            (size_t)sqlite3_column_int(rows, 1);
    return store_end_rows(store, rows, code, error);
}

enum status store_fixes(struct store *store, struct arena *arena, int64_t article,
    struct store_fixes *fixes, struct error *error) {
    struct article lists;
    enum status status = store_lists(store, arena, article, &lists, error);
    for (size_t i = 0; status == STATUS_OK && i < lists.fixes.count; i++) {
        const struct article_fix *fix = &lists.fixes.items[i];
        *LIST_ADD(arena, fixes) = (struct store_fix){.ordinal = (int)i,
            .kind = fix->kind,
            .problem = fix->problem,
            .recommended = fix->recommended,
            .title = fix->title,
            .condition = fix->condition,
            .place = fix->place};
    }
    return status == STATUS_NOTHING ? STATUS_OK : status;
}

/* Of several that hold the line, the last. */
static void find_step(struct slice packed, uint32_t line, int *fix, int *step) {
    struct pack pack = {.rest = packed};
    for (int i = 0; pack.rest.len && !pack.bad; i++) {
        uint32_t first = pack_limited(&pack, UINT32_MAX), last = pack_limited(&pack, UINT32_MAX);
        int of = (int)pack_limited(&pack, INT32_MAX) - 1;
        if (first <= line && last >= line && !pack.bad) {
            *step = i;
            *fix = of;
        }
    }
}

enum status store_step_at(
    struct store *store, int64_t article, uint32_t line, int *fix, int *step, struct error *error) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_STEPS);
    *fix = *step = ARTICLE_NONE;
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, article);
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW) {
        const char *steps = sqlite3_column_blob(select, 0);
        find_step((struct slice){steps, (size_t)sqlite3_column_bytes(select, 0)}, line, fix, step);
    }
    sqlite3_reset(select);
    return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
}

enum status store_values_near(struct store *store, struct arena *arena, uint32_t value,
    struct store_values *values, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_VALUES_NEAR);
    int code = SQLITE_ERROR;
    if (rows)
        sqlite3_bind_int64(rows, 1, value);
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, values) = (uint32_t)sqlite3_column_int64(rows, 0);
    return store_end_rows(store, rows, code, error);
}

static enum status ids_by_text(struct store *store, struct arena *arena, enum statement which,
    struct slice text, struct store_ids *ids, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, which);
    int code = SQLITE_ERROR;
    if (rows)
        store_bind_text(rows, 1, text);
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, ids) = sqlite3_column_int64(rows, 0);
    return store_end_rows(store, rows, code, error);
}

enum status store_kb(struct store *store, struct arena *arena, struct slice number,
    struct store_ids *own, struct error *error) {
    return ids_by_text(store, arena, STATEMENT_KB, number, own, error);
}

enum status store_kb_citing(struct store *store, struct arena *arena, struct slice number,
    struct store_ids *citing, struct error *error) {
    return ids_by_text(store, arena, STATEMENT_KB_CITING, number, citing, error);
}

/* ---- commands ---- */

/* A line is a command in lower case between two blanks. */
bool store_has_switch(
    struct store *store, struct arena *arena, struct slice program, struct slice name) {
    if (program.len == 0 || name.len == 0)
        return false;
    struct slice rest = store_bytes(store, arena, "commands"), line;
    struct slice asked = arena_lower(arena, name), called = arena_lower(arena, program);
    struct slice wanted = arena_printf(arena, " -%.*s ", SLICE_ARGS(asked));
    while (slice_next_line(&rest, &line))
        if (slice_find(line, wanted) != SLICE_NONE && slice_find(line, called) != SLICE_NONE)
            return true;
    return false;
}

/* ---- settings ---- */

static struct store_setting read_setting(struct arena *arena, sqlite3_stmt *row) {
    return (struct store_setting){.article = sqlite3_column_int64(row, 0),
        .fix = sqlite3_column_int(row, 1),
        .step = sqlite3_column_int(row, 2),
        .place = place_at(row, 3),
        .setting = {.op = (enum registry_op)limited(sqlite3_column_int(row, 6), REGISTRY_LOOK + 1),
            .key = store_text(arena, row, 7),
            .has_name = sqlite3_column_int(row, 8) != 0,
            .is_default = sqlite3_column_int(row, 9) != 0,
            .name = store_text(arena, row, 10),
            .type = (enum registry_type)limited(sqlite3_column_int(row, 11), REGISTRY_TYPES),
            .has_data = sqlite3_column_int(row, 12) != 0,
            .data = store_text(arena, row, 13)},
        .title = store_text(arena, row, 14),
        .fix_title = store_text(arena, row, 15),
        .path = store_text(arena, row, 16)};
}

enum status store_settings(struct store *store, struct arena *arena, struct slice part,
    struct store_settings *settings, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_SETTINGS);
    int code = SQLITE_ERROR;
    if (rows)
        store_bind_text(rows, 1, part);
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, settings) = read_setting(arena, rows);
    return store_end_rows(store, rows, code, error);
}

enum status store_references(struct store *store, struct arena *arena, int64_t article,
    struct store_references *references, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_REFERENCES);
    int code = SQLITE_ERROR;
    if (rows)
        sqlite3_bind_int64(rows, 1, article);
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, references) =
            (struct store_reference){sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1)};
    return store_end_rows(store, rows, code, error);
}
