#include "article/fields.h"
#include "base/text.h"

static enum status check_head(const struct article *article, struct error *error) {
    for (size_t f = 0; f < article_field_count; f++)
        if (!text_is_valid(field_text((const char *)article, &article_fields[f])))
            return error_set(error, STATUS_FAULTS, "%s is not UTF-8", article_fields[f].name);
    return STATUS_OK;
}

static enum status check_field(const struct article *article, const struct field_table *table,
    size_t number, const char *item, const struct field *field, struct error *error) {
    const char *what = NULL;
    if (field->type == FIELD_TEXT && !text_is_valid(field_text(item, field)))
        what = "is not UTF-8";
    if (field->type == FIELD_INDEX) {
        int index = field_index(item, field);
        size_t count = field_list_count(article, field->limit);
        if (index != ARTICLE_NONE && (index < 0 || (size_t)index >= count))
            what = "points at nothing";
    }
    if (!what)
        return STATUS_OK;
    return error_set(error, STATUS_FAULTS, "%s %zu: %s %s", table->name, number, field->name, what);
}

static enum status check_fields(const struct article *article, struct error *error) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        const struct field_table *table = &field_tables[list];
        const char *item = field_list_items(article, list);
        for (size_t i = 0; i < field_list_count(article, list); i++, item += table->item_size)
            for (size_t f = 0; f < table->field_count; f++)
                if (check_field(article, table, i, item, &table->fields[f], error))
                    return STATUS_FAULTS;
    }
    return STATUS_OK;
}

static enum status check_places(const struct article *article, size_t blocks, struct error *error) {
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        const struct field_table *table = &field_tables[list];
        if (table->fields[0].type != FIELD_PLACE)
            continue;
        const char *item = field_list_items(article, list);
        for (size_t i = 0; i < field_list_count(article, list); i++, item += table->item_size)
            if (field_place(item, &table->fields[0]).block >= blocks)
                return error_set(error, STATUS_FAULTS, "%s %zu: no such block", table->name, i);
    }
    return STATUS_OK;
}

/* Steps belong to a fix, those of a fix are neighbours in the order of the fixes, and a step is
 * at most one deeper than the one before it. */
static enum status check_steps(const struct article *article, struct error *error) {
    int fix = ARTICLE_NONE;
    uint32_t depth = 0;
    for (size_t i = 0; i < article->steps.count; i++) {
        const struct article_step *step = &article->steps.items[i];
        bool first = step->fix != fix;
        if (step->fix < fix || step->fix == ARTICLE_NONE)
            return error_set(error, STATUS_FAULTS, "step %zu: not among the steps of its fix", i);
        if (step->depth > (first ? 0 : depth + 1))
            return error_set(error, STATUS_FAULTS, "step %zu: nested below nothing", i);
        fix = step->fix;
        depth = step->depth;
    }
    return STATUS_OK;
}

static enum status check_settings(const struct article *article, struct error *error) {
    for (size_t i = 0; i < article->settings.count; i++) {
        const struct registry_setting *setting = &article->settings.items[i].setting;
        if ((setting->data.len && !setting->has_data) || (setting->name.len && !setting->has_name))
            return error_set(error, STATUS_FAULTS, "setting %zu: a text that is not there", i);
    }
    return STATUS_OK;
}

enum status field_check(const struct article *article, size_t blocks, struct error *error) {
    if (blocks == 0)
        return error_set(error, STATUS_FAULTS, "no body");
    if (check_head(article, error) || check_fields(article, error) ||
        check_places(article, blocks, error) || check_steps(article, error) ||
        check_settings(article, error))
        return STATUS_FAULTS;
    return STATUS_OK;
}

enum status article_check(const struct article *article, struct error *error) {
    size_t blocks = 0;
    for (const struct block *b = article->body; b; b = block_next(article->body, b))
        blocks++;
    return field_check(article, blocks, error);
}
