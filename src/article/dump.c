#include "article/fields.h"

static void add_quoted(struct buf *out, struct slice text) {
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            buf_add_string(out, "\\n");
        else
            buf_add_char(out, text.at[i]);
    }
    buf_add_char(out, '"');
}

static void dump_place(struct buf *out, struct article_place place) {
    buf_printf(out, " @%u", place.line);
    if (place.line_end != place.line)
        buf_printf(out, "-%u", place.line_end);
}

/* Fields that say nothing (none, no, empty) are left out. */
static void dump_field(struct buf *out, const char *item, const struct field *field) {
    switch (field->type) {
    case FIELD_PLACE:
        dump_place(out, field_place(item, field));
        break;
    case FIELD_TEXT:
        if (field_text(item, field).len == 0)
            break;
        buf_printf(out, " %s=", field->name);
        add_quoted(out, field_text(item, field));
        break;
    case FIELD_ENUM: {
        const char *name = field->name_of(field_number(item, field));
        if (name[0])
            buf_printf(out, " %s", name);
        break;
    }
    case FIELD_FLAG:
        if (field_number(item, field))
            buf_printf(out, " %s", field->name);
        break;
    case FIELD_NUMBER:
        if (field_number(item, field))
            buf_printf(out, " %s=%u", field->name, field_number(item, field));
        break;
    case FIELD_INDEX:
        if (field_index(item, field) != ARTICLE_NONE)
            buf_printf(out, " %s=%d", field->name, field_index(item, field));
        break;
    }
}

static void dump_list(struct buf *out, const struct article *article, enum field_list list) {
    const struct field_table *table = &field_tables[list];
    const char *item = field_list_items(article, list);
    for (size_t i = 0; i < field_list_count(article, list); i++, item += table->item_size) {
        buf_printf(out, "%s %zu", table->name, i);
        for (size_t f = 0; f < table->field_count; f++)
            dump_field(out, item, &table->fields[f]);
        buf_add_char(out, '\n');
    }
}

void article_dump(struct buf *out, const struct article *article) {
    for (size_t f = 0; f < article_field_count; f++) {
        struct slice text = field_text((const char *)article, &article_fields[f]);
        if (text.len)
            buf_printf(out, "%s: %.*s\n", article_fields[f].name, SLICE_ARGS(text));
    }
    for (enum field_list list = 0; list < FIELD_LISTS; list++)
        dump_list(out, article, list);
}
