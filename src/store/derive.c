#include "store/derive.h"

#include "store/handle.h"
#include "store/words.h"

#include <stdlib.h>

enum status store_forget_hashes(struct store *store, struct error *error) {
    return store_run(store, store_statement(store, STATEMENT_FORGET_HASHES), error);
}

enum status store_clear_derived(struct store *store, struct error *error) {
    return store_exec(store,
        "DELETE FROM kb; DELETE FROM code; DELETE FROM setting; DELETE FROM reference; "
        "DELETE FROM citation; INSERT INTO alias_search (alias_search) VALUES ('delete-all');",
        error);
}

enum status store_set_duplicate(
    struct store *store, int64_t article, int64_t original, struct error *error) {
    sqlite3_stmt *update = store_statement(store, STATEMENT_SET_DUPLICATE);
    if (!update)
        return store_fault(store, error);
    sqlite3_bind_int64(update, 1, article);
    sqlite3_bind_int64(update, 2, original);
    return store_run(store, update, error);
}

enum status store_clear_duplicates(struct store *store, struct error *error) {
    return store_run(store, store_statement(store, STATEMENT_CLEAR_DUPLICATES), error);
}

enum status store_add_citation(
    struct store *store, struct slice number, int64_t article, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_CITATION);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, number);
    sqlite3_bind_int64(insert, 2, article);
    return store_run(store, insert, error);
}

enum status store_set_toc_article(
    struct store *store, const struct store_toc_entry *entry, struct error *error) {
    sqlite3_stmt *update = store_statement(store, STATEMENT_SET_TOC_ARTICLE);
    if (!update)
        return store_fault(store, error);
    sqlite3_bind_int64(update, 1, entry->collection);
    store_bind_text(update, 2, entry->path);
    sqlite3_bind_int64(update, 3, entry->ordinal);
    if (entry->article)
        sqlite3_bind_int64(update, 4, entry->article);
    return store_run(store, update, error);
}

/* ---- names ---- */

static enum status add_name(
    struct store *store, size_t number, struct slice text, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_NAME);
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, (int64_t)number);
    store_bind_text(insert, 2, text);
    return store_run(store, insert, error);
}

enum status store_add_names(
    struct store *store, const struct store_names *names, struct error *error) {
    for (size_t i = 0; i < names->count; i++)
        if (add_name(store, i + 1, names->items[i].text, error))
            return STATUS_STORE;
    return store_note_names(store, names, error);
}

/* ---- article numbers, numbers ---- */

/* A row in the order of its table's key. */
struct key {
    struct slice text; /* of an article number */
    uint32_t value;    /* of a number */
    enum article_code_role role;
    int64_t article;
    size_t ordinal;
    const struct article *lists;
};
struct keys {
    struct key *items;
    size_t count, capacity;
};

static int compare_keys(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    int order = slice_compare(x->text, y->text);
    if (order)
        return order;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static void sort(struct keys *keys) {
    if (keys->count)
        qsort(keys->items, keys->count, sizeof *keys->items, compare_keys);
}

static enum status add_kb(struct store *store, const struct key *key, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_KB);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, key->text);
    sqlite3_bind_int64(insert, 2, key->article);
    sqlite3_bind_int64(insert, 3, (int64_t)key->ordinal);
    return store_run(store, insert, error);
}

static enum status add_code(struct store *store, const struct key *key, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_CODE);
    const struct article_code *code = &key->lists->codes.items[key->ordinal];
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, code->value);
    sqlite3_bind_int(insert, 2, (int)code->role);
    sqlite3_bind_int64(insert, 3, key->article);
    sqlite3_bind_int64(insert, 4, (int64_t)key->ordinal);
    store_bind_place(insert, 5, code->place);
    sqlite3_bind_int(insert, 8, code->problem);
    sqlite3_bind_int(insert, 9, (int)code->family);
    sqlite3_bind_int(insert, 10, (int)code->form);
    store_bind_text(insert, 11, code->source);
    return store_run(store, insert, error);
}

typedef enum status add_row(struct store *store, const struct key *key, struct error *error);

static enum status add_sorted(
    struct store *store, struct keys *keys, add_row *add, struct error *error) {
    sort(keys);
    for (size_t i = 0; i < keys->count; i++)
        if (add(store, &keys->items[i], error))
            return STATUS_STORE;
    return STATUS_OK;
}

static enum status add_numbers(
    struct store *store, struct arena *arena, const struct outline *outline, struct error *error) {
    struct keys kb = {0}, codes = {0};
    for (size_t i = 0; i < outline->entries.count; i++) {
        const struct article *lists = &outline->articles[i].lists;
        int64_t id = outline->entries.items[i].id;
        for (size_t k = 0; k < lists->kb.count; k++)
            *LIST_ADD(arena, &kb) =
                (struct key){.text = lists->kb.items[k], .article = id, .ordinal = k};
        for (size_t k = 0; k < lists->codes.count; k++)
            *LIST_ADD(arena, &codes) = (struct key){.value = lists->codes.items[k].value,
                .role = lists->codes.items[k].role,
                .article = id,
                .ordinal = k,
                .lists = lists};
    }
    if (add_sorted(store, &kb, add_kb, error))
        return STATUS_STORE;
    return add_sorted(store, &codes, add_code, error);
}

/* ---- settings, links ---- */

static enum status add_setting(struct store *store, int64_t id, const struct article *lists,
    size_t ordinal, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_SETTING);
    const struct article_setting *setting = &lists->settings.items[ordinal];
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_int64(insert, 2, (int64_t)ordinal);
    store_bind_place(insert, 3, setting->place);
    sqlite3_bind_int(insert, 6, setting->fix);
    sqlite3_bind_int(insert, 7, setting->step);
    sqlite3_bind_int(insert, 8, (int)setting->setting.op);
    store_bind_text(insert, 9, setting->setting.key);
    sqlite3_bind_int(insert, 10, setting->setting.has_name);
    sqlite3_bind_int(insert, 11, setting->setting.is_default);
    store_bind_text(insert, 12, setting->setting.name);
    sqlite3_bind_int(insert, 13, (int)setting->setting.type);
    sqlite3_bind_int(insert, 14, setting->setting.has_data);
    store_bind_text(insert, 15, setting->setting.data);
    if (setting->fix != ARTICLE_NONE)
        store_bind_text(insert, 16, lists->fixes.items[setting->fix].title);
    return store_run(store, insert, error);
}

static enum status add_reference(
    struct store *store, int64_t id, size_t ordinal, int64_t target, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_ADD_REFERENCE);
    if (!insert)
        return store_fault(store, error);
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_int64(insert, 2, (int64_t)ordinal);
    sqlite3_bind_int64(insert, 3, target);
    return store_run(store, insert, error);
}

static enum status add_of_article(
    struct store *store, const struct outline_article *article, struct error *error) {
    const struct article *lists = &article->lists;
    for (size_t i = 0; i < lists->settings.count; i++)
        if (add_setting(store, article->entry->id, lists, i, error))
            return STATUS_STORE;
    for (size_t i = 0; i < lists->links.count; i++)
        if (article->leads[i] &&
            add_reference(store, article->entry->id, i, article->leads[i], error))
            return STATUS_STORE;
    return STATUS_OK;
}

enum status store_add_lookups(
    struct store *store, const struct outline *outline, struct error *error) {
    struct arena *arena = arena_new();
    enum status status = add_numbers(store, arena, outline, error);
    for (size_t i = 0; i < outline->entries.count && status == STATUS_OK; i++)
        status = add_of_article(store, &outline->articles[i], error);
    arena_free(arena);
    return status;
}
