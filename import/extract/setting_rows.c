/* Settings of a table's rows. */
#include "import/extract/setting_rows.h"

#include "import/extract/setting_facts.h"
#include "import/extract/setting_keys.h"

enum {
    MAX_COLUMNS = 12
};

static size_t read_columns(const struct block *table, enum fact_column *columns) {
    size_t known = 0, c = 0;
    const struct block *head = table->first;
    for (const struct block *cell = head ? head->first : NULL; cell && c < MAX_COLUMNS;
         cell = cell->next, c++) {
        columns[c] = cell->first ? fact_column(cell->first->text) : COLUMN_OTHER;
        known += columns[c] != COLUMN_OTHER;
    }
    return known;
}

static void read_cell(struct arena *arena, const struct block *cell, enum fact_column column,
    struct registry_setting *setting) {
    struct slice text = cell->first ? slice_trim(cell->first->text) : SLICE("");
    struct slice key = registry_key_read(arena, text);
    if (text.len == 0)
        return;
    if (column == COLUMN_KEY && key.len)
        setting->key = key;
    else if (column == COLUMN_NAME) {
        setting->name = key.len ? setting_key_tail(key) : text;
        setting->has_name = true;
        if (key.len)
            setting->key = setting_key_parent(key);
    } else if (column == COLUMN_TYPE) {
        ptrdiff_t colon = slice_find_char(text, ':');
        setting->type =
            registry_type_read(slice_trim(slice_from(text, colon < 0 ? 0 : (size_t)colon + 1)));
    } else if (column == COLUMN_DATA) {
        ptrdiff_t colon = slice_find(text, SLICE(": "));
        setting->data = slice_trim(slice_from(text, colon < 0 ? 0 : (size_t)colon + 1));
        setting->has_data = true;
    }
}

bool setting_row_has_head(const struct block *row) {
    enum fact_column columns[MAX_COLUMNS] = {COLUMN_OTHER};
    return read_columns(row->parent, columns) >= 2;
}

bool setting_of_row(struct arena *arena, const struct block *row, struct slice key,
    struct registry_setting *setting) {
    enum fact_column columns[MAX_COLUMNS] = {COLUMN_OTHER};
    if (row == row->parent->first || read_columns(row->parent, columns) < 2)
        return false;
    *setting = (struct registry_setting){.key = key, .name = SLICE(""), .data = SLICE("")};
    size_t c = 0;
    for (const struct block *cell = row->first; cell && c < MAX_COLUMNS; cell = cell->next, c++)
        read_cell(arena, cell, columns[c], setting);
    bool named_by_key = !setting->has_name && setting->key.len && setting->has_data &&
                        !slice_equal(setting->key, key);
    if (named_by_key) {
        setting->name = setting_key_tail(setting->key);
        setting->key = setting_key_parent(setting->key);
        setting->has_name = true;
    }
    return setting->has_name && setting->key.len && (setting->has_data || setting->type);
}
