/*
 * An article's lists, to and from their tables. The statements are made from the table of fields:
 * the columns of a list's table are its fields' names (schema.sql), a place being three of them.
 */
#include "store/handle.h"

/* "setting.key" is column "key". */
static const char *column_name(const struct field *field) {
    const char *dot = strchr(field->name, '.');
    return dot ? dot + 1 : field->name;
}

static void add_columns(struct buf *sql, const struct field_table *table) {
    for (size_t f = 0; f < table->field_count; f++) {
        const struct field *field = &table->fields[f];
        buf_printf(sql, "%s%s", f ? ", " : "",
            field->type == FIELD_PLACE ? "block, line, line_end" : column_name(field));
    }
}

static int column_count(const struct field_table *table) {
    int count = 0;
    for (size_t f = 0; f < table->field_count; f++)
        count += table->fields[f].type == FIELD_PLACE ? 3 : 1;
    return count;
}

static sqlite3_stmt *prepare(struct store *store, struct buf *sql) {
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v3(store->db, buf_string(sql), -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    buf_fini(sql);
    return statement;
}

static sqlite3_stmt *prepare_insert(struct store *store, const struct field_table *table) {
    struct buf sql = {0};
    buf_printf(&sql, "INSERT INTO %s (article, ordinal, ", table->name);
    add_columns(&sql, table);
    buf_add_string(&sql, ") VALUES (?, ?");
    for (int i = 0; i < column_count(table); i++)
        buf_add_string(&sql, ", ?");
    buf_add_string(&sql, ")");
    return prepare(store, &sql);
}

static sqlite3_stmt *prepare_select(struct store *store, const struct field_table *table) {
    struct buf sql = {0};
    buf_add_string(&sql, "SELECT ");
    add_columns(&sql, table);
    buf_printf(&sql, " FROM %s WHERE article = ? ORDER BY ordinal", table->name);
    return prepare(store, &sql);
}

static sqlite3_stmt *prepare_erase(struct store *store, const struct field_table *table) {
    struct buf sql = {0};
    buf_printf(&sql, "DELETE FROM %s WHERE article = ?", table->name);
    return prepare(store, &sql);
}

/* ---- writing ---- */

static void bind_field(
    sqlite3_stmt *statement, int *parameter, const char *item, const struct field *field) {
    switch (field->type) {
    case FIELD_PLACE: {
        struct article_place place = field_place(item, field);
        sqlite3_bind_int64(statement, (*parameter)++, place.block);
        sqlite3_bind_int64(statement, (*parameter)++, place.line);
        sqlite3_bind_int64(statement, (*parameter)++, place.line_end);
        break;
    }
    case FIELD_TEXT:
        store_bind_text(statement, (*parameter)++, field_text(item, field));
        break;
    case FIELD_INDEX:
        sqlite3_bind_int(statement, (*parameter)++, field_index(item, field));
        break;
    case FIELD_ENUM:
    case FIELD_FLAG:
    case FIELD_NUMBER:
        sqlite3_bind_int64(statement, (*parameter)++, field_number(item, field));
        break;
    }
}

static enum status write_list(struct store *store, int64_t id, const struct article *article,
    enum field_list list, struct error *error) {
    const struct field_table *table = &field_tables[list];
    const char *item = field_list_items(article, list);
    size_t count = field_list_count(article, list);
    if (count && !store->insert[list])
        store->insert[list] = prepare_insert(store, table);
    for (size_t i = 0; i < count; i++, item += table->item_size) {
        sqlite3_stmt *insert = store->insert[list];
        int parameter = 3;
        if (!insert)
            return store_fault(store, error);
        sqlite3_bind_int64(insert, 1, id);
        sqlite3_bind_int64(insert, 2, (int64_t)i);
        for (size_t f = 0; f < table->field_count; f++)
            bind_field(insert, &parameter, item, &table->fields[f]);
        if (store_run(store, insert, error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

enum status store_write_lists(
    struct store *store, int64_t id, const struct article *article, struct error *error) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++)
        if (write_list(store, id, article, list, error))
            return STATUS_STORE;
    return STATUS_OK;
}

enum status store_erase_lists(struct store *store, int64_t id, struct error *error) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        if (!store->erase[list])
            store->erase[list] = prepare_erase(store, &field_tables[list]);
        if (!store->erase[list])
            return store_fault(store, error);
        sqlite3_bind_int64(store->erase[list], 1, id);
        if (store_run(store, store->erase[list], error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

/* ---- reading ---- */

/* A number out of range is damage: it becomes 0, or none, and article_check() sees the rest. */
static void read_field(
    struct arena *arena, sqlite3_stmt *row, int *column, char *item, const struct field *field) {
    char *at = item + field->offset;
    switch (field->type) {
    case FIELD_PLACE: {
        struct article_place place;
        place.block = (uint32_t)sqlite3_column_int64(row, (*column)++);
        place.line = (uint32_t)sqlite3_column_int64(row, (*column)++);
        place.line_end = (uint32_t)sqlite3_column_int64(row, (*column)++);
        memcpy(at, &place, sizeof place);
        break;
    }
    case FIELD_TEXT: {
        struct slice text = store_text(arena, row, (*column)++);
        memcpy(at, &text, sizeof text);
        break;
    }
    case FIELD_INDEX: {
        int index = sqlite3_column_int(row, (*column)++);
        memcpy(at, &index, sizeof index);
        break;
    }
    case FIELD_FLAG:
        *(bool *)at = sqlite3_column_int(row, (*column)++) != 0;
        break;
    case FIELD_ENUM:
    case FIELD_NUMBER: {
        uint32_t number = (uint32_t)sqlite3_column_int64(row, (*column)++);
        if (field->type == FIELD_ENUM && number >= field->limit)
            number = 0;
        memcpy(at, &number, sizeof number);
        break;
    }
    }
}

static enum status read_list(struct store *store, struct arena *arena, int64_t id,
    struct article *article, enum field_list list, struct error *error) {
    const struct field_table *table = &field_tables[list];
    if (!store->select[list])
        store->select[list] = prepare_select(store, table);
    sqlite3_stmt *select = store->select[list];
    if (!select)
        return store_fault(store, error);
    sqlite3_bind_int64(select, 1, id);
    int code;
    while ((code = sqlite3_step(select)) == SQLITE_ROW) {
        char *item = field_list_add(article, arena, list);
        int column = 0;
        for (size_t f = 0; f < table->field_count; f++)
            read_field(arena, select, &column, item, &table->fields[f]);
    }
    return store_end_rows(store, select, code, error);
}

enum status store_read_lists(struct store *store, struct arena *arena, int64_t id,
    struct article *article, struct error *error) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++)
        if (read_list(store, arena, id, article, list, error))
            return STATUS_STORE;
    return STATUS_OK;
}
