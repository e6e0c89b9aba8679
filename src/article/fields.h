/*
 * The article model as a table: which lists an article has and which fields their items have.
 * Packing, checking and printing go over this table, so a new field is one row in fields.c.
 */
#ifndef ARTICLE_FIELDS_H
#define ARTICLE_FIELDS_H

#include "article/article.h"

enum field_type {
    FIELD_PLACE,  /* struct article_place */
    FIELD_TEXT,   /* struct slice */
    FIELD_ENUM,   /* an enum with `limit` values, named by `name_of` */
    FIELD_FLAG,   /* bool */
    FIELD_NUMBER, /* uint32_t */
    FIELD_INDEX,  /* int: an item of list `limit`, or ARTICLE_NONE */
};

struct field {
    enum field_type type;
    const char *name;
    size_t offset; /* in the item */
    unsigned limit;
    const char *(*name_of)(unsigned value); /* FIELD_ENUM */
};

enum field_list {
    LIST_KB,
    LIST_PRODUCTS,
    LIST_SOURCES,
    LIST_FACETS,
    LIST_PROBLEMS,
    LIST_FINDINGS,
    LIST_FIXES,
    LIST_STEPS,
    LIST_REMARKS,
    LIST_SETTINGS,
    LIST_COMMANDS,
    LIST_ACTIONS,
    LIST_CODES,
    LIST_LINKS,
    LIST_ABBREVIATIONS,
    FIELD_LISTS
};

/* One kind of item. */
struct field_table {
    const char *name; /* of one item: "step" */
    size_t offset;    /* of the list in struct article */
    size_t item_size; /* bytes of one item in memory */
    size_t field_count;
    const struct field *fields;
};

extern const struct field_table field_tables[FIELD_LISTS];

/* The texts of the article itself. */
extern const struct field article_fields[];
extern const size_t article_field_count;

/* How many items a list of the article has, and its items. */
size_t field_list_count(const struct article *article, enum field_list list);
char *field_list_items(const struct article *article, enum field_list list);

/* What article_check() checks but for the body, of which only the number of blocks is known. */
enum status field_check(
    const struct article *article, size_t blocks, struct error *error) ATTR_MUST_USE;

/* Gives a list `count` zeroed items in `arena`. */
char *field_list_make(
    struct article *article, struct arena *arena, enum field_list list, size_t count);

/* Adds a zeroed item to a list and returns it, valid until the next is added. For tests. */
char *field_list_add(struct article *article, struct arena *arena, enum field_list list);

/* The value of a field of an item, for each type. */
struct slice field_text(const char *item, const struct field *field);
struct article_place field_place(const char *item, const struct field *field);
uint32_t field_number(const char *item, const struct field *field); /* ENUM, FLAG, NUMBER */
int field_index(const char *item, const struct field *field);

#endif
