/* Keys and their parts; and the keys of values that are named without one. */
#include "import/extract/setting_keys.h"

#include "import/extract/setting_rows.h"

struct slice setting_key_parent(struct slice key) {
    ptrdiff_t slash = slice_find_last(key, '\\');
    return slash == SLICE_NONE ? key : slice_first(key, (size_t)slash);
}

struct slice setting_key_tail(struct slice key) {
    ptrdiff_t slash = slice_find_last(key, '\\');
    return slash == SLICE_NONE ? SLICE("") : slice_from(key, (size_t)slash + 1);
}

/* A key in this text that ends in the name; `object` says that the text is nothing else. */
static bool find_key_in(
    struct arena *arena, struct slice text, bool object, struct slice name, struct slice *key) {
    struct registry_match match;
    size_t from = 0;
    while (registry_find_key(arena, text, object, &from, &match)) {
        if (slice_equal_nocase(setting_key_tail(match.key), name)) {
            *key = setting_key_parent(match.key);
            return true;
        }
    }
    return false;
}

static bool find_key_for(
    struct context *context, struct slice name, const struct block *block, struct slice *key) {
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        struct slice text = slice_first(slice_from(block->text, run->start), run->len);
        if ((run->style & (RUN_CODE | RUN_STRONG)) &&
            find_key_in(context->arena, text, true, name, key))
            return true;
    }
    return find_key_in(context->arena, block->text, block->kind == BLOCK_CODE, name, key);
}

/* "Type: DWORD" in the paragraph that gives the key. */
static enum registry_type type_beside(const struct block *block) {
    struct slice text = block->text, line;
    while (slice_next_line(&text, &line)) {
        struct slice core = slice_strip_start(line, "*_ ");
        ptrdiff_t colon = slice_find_char(core, ':');
        if (colon > 0 && slice_starts_nocase(core, SLICE("type")))
            return registry_type_read(slice_strip_start(slice_from(core, (size_t)colon), ":*_ "));
    }
    return REGISTRY_UNKNOWN;
}

static bool is_new_key(const struct article *article, size_t first, struct slice key,
    const struct registry_setting *setting) {
    for (size_t i = first; i < article->settings.count; i++) {
        const struct registry_setting *other = &article->settings.items[i].setting;
        if (slice_equal_nocase(other->key, key) && slice_equal_nocase(other->name, setting->name))
            return false;
    }
    return true;
}

/* Settings that rows of tables give. */
struct rows {
    struct registry_setting *items;
    size_t count, capacity;
    bool read;
};

/* The rows of all tables below "Name | Type | Data" whose key a sentence before the table gives. */
static void read_rows(struct context *context, struct rows *rows) {
    struct slice key = SLICE("");
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        struct registry_match match;
        struct registry_setting row;
        size_t from = 0;
        while (block_is_leaf(b->kind) &&
               registry_find_key(context->arena, b->text, b->kind == BLOCK_CODE, &from, &match))
            key = match.key;
        if (b->kind == BLOCK_ROW && key.len && setting_row_has_head(b) &&
            setting_of_row(context->arena, b, key, &row) && row.has_name)
            *LIST_ADD(context->arena, rows) = row;
    }
    rows->read = true;
}

/* "Set MaxJobs", and further down the key and a row that names the value: takes what the row says
 * where the steps do not. */
static void complete_from_rows(
    struct context *context, struct rows *rows, struct registry_setting *setting) {
    if (!rows->read)
        read_rows(context, rows);
    for (size_t i = 0; i < rows->count; i++) {
        struct registry_setting row = rows->items[i];
        if (!slice_equal_nocase(row.name, setting->name))
            continue;
        row.data = setting->has_data ? setting->data : row.data;
        row.has_data |= setting->has_data;
        row.op = setting->op;
        *setting = row;
        return;
    }
}

void setting_complete_keys(struct context *context, size_t first) {
    struct article *article = context->article;
    const struct block *root = context->document->body;
    struct rows rows = {0};
    for (size_t i = first, end = article->settings.count; i < end; i++) {
        if (article->settings.items[i].setting.key.len ||
            !article->settings.items[i].setting.has_name)
            continue;
        for (const struct block *b = root; b; b = block_next(root, b)) {
            struct article_setting item = article->settings.items[i];
            struct slice key;
            if (!block_is_leaf(b->kind) || !find_key_for(context, item.setting.name, b, &key) ||
                !is_new_key(article, first, key, &item.setting))
                continue;
            bool more = item.setting.key.len > 0;
            item.setting.key = key;
            if (item.setting.type == REGISTRY_UNKNOWN)
                item.setting.type = type_beside(b);
            if (article->settings.items[i].setting.type == REGISTRY_UNKNOWN)
                article->settings.items[i].setting.type = item.setting.type;
            if (more)
                *LIST_ADD(context->arena, &article->settings) = item;
            else
                article->settings.items[i] = item;
        }
        if (article->settings.items[i].setting.key.len == 0)
            complete_from_rows(context, &rows, &article->settings.items[i].setting);
    }
}
