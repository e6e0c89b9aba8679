/*
 * The packed article: a format number, the article's texts, each list as a count and its items'
 * fields, then the packed body.
 */
#include "base/pack.h"

#include "article/fields.h"
#include "base/limits.h"

enum {
    FORMAT = 2
};

static void pack_field(struct buf *out, const char *item, const struct field *field) {
    switch (field->type) {
    case FIELD_PLACE: {
        struct article_place place = field_place(item, field);
        buf_add_number(out, place.block);
        buf_add_number(out, place.line);
        buf_add_number(out, place.line_end);
        break;
    }
    case FIELD_TEXT:
        buf_add_text(out, field_text(item, field));
        break;
    case FIELD_INDEX:
        buf_add_number(out, (uint64_t)field_index(item, field) + 1);
        break;
    case FIELD_ENUM:
    case FIELD_FLAG:
    case FIELD_NUMBER:
        buf_add_number(out, field_number(item, field));
        break;
    }
}

void article_pack(struct buf *out, const struct article *article) {
    buf_add_number(out, FORMAT);
    for (size_t f = 0; f < article_field_count; f++)
        pack_field(out, (const char *)article, &article_fields[f]);
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        const struct field_table *table = &field_tables[list];
        const char *item = field_list_items(article, list);
        size_t count = field_list_count(article, list);
        buf_add_number(out, count);
        for (size_t i = 0; i < count; i++, item += table->item_size)
            for (size_t f = 0; f < table->field_count; f++)
                pack_field(out, item, &table->fields[f]);
    }
    block_pack(out, article->body);
}

static void unpack_field(struct pack *pack, char *item, const struct field *field) {
    char *at = item + field->offset;
    switch (field->type) {
    case FIELD_PLACE: {
        struct article_place place;
        place.block = pack_limited(pack, UINT32_MAX);
        place.line = pack_limited(pack, UINT32_MAX);
        place.line_end = pack_limited(pack, UINT32_MAX);
        memcpy(at, &place, sizeof place);
        break;
    }
    case FIELD_TEXT: {
        struct slice text = pack_text(pack);
        memcpy(at, &text, sizeof text);
        break;
    }
    case FIELD_FLAG:
        *(bool *)at = pack_limited(pack, 1);
        break;
    case FIELD_INDEX: {
        int index = (int)pack_limited(pack, INT32_MAX) - 1;
        memcpy(at, &index, sizeof index);
        break;
    }
    case FIELD_ENUM:
    case FIELD_NUMBER: {
        uint32_t number =
            pack_limited(pack, field->type == FIELD_ENUM ? field->limit - 1 : UINT32_MAX);
        memcpy(at, &number, sizeof number);
        break;
    }
    }
}

static void unpack_list(
    struct pack *pack, struct article *article, struct arena *arena, enum field_list list) {
    const struct field_table *table = &field_tables[list];
    size_t count = pack_count(pack, table->field_count);
    char *item = field_list_make(article, arena, list, count);
    for (size_t i = 0; i < count && !pack->bad; i++, item += table->item_size)
        for (size_t f = 0; f < table->field_count; f++)
            unpack_field(pack, item, &table->fields[f]);
}

static void unpack(struct pack *pack, struct article *article, struct arena *arena) {
    *article = (struct article){0};
    if (pack_number(pack) != FORMAT) {
        pack->bad = true;
        return;
    }
    for (size_t f = 0; f < article_field_count; f++)
        unpack_field(pack, (char *)article, &article_fields[f]);
    for (enum field_list list = 0; list < FIELD_LISTS; list++)
        unpack_list(pack, article, arena, list);
}

bool article_unpack(
    struct article *article, struct arena *arena, struct slice bytes, struct slice *body) {
    struct pack pack = {.rest = bytes};
    unpack(&pack, article, arena);
    *body = pack.rest;
    return !pack.bad && field_check(article, block_scan(*body).left, NULL) == STATUS_OK;
}

bool article_unpack_lists(struct article *article, struct arena *arena, struct slice bytes) {
    struct pack pack = {.rest = bytes};
    unpack(&pack, article, arena);
    return !pack.bad && pack.rest.len == 0 && field_check(article, SIZE_MAX, NULL) == STATUS_OK;
}
