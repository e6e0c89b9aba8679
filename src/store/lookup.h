/* Exact look-ups: error numbers, article numbers, registry settings, commands. */
#ifndef STORE_LOOKUP_H
#define STORE_LOOKUP_H

#include "store/read.h"

/* A number that an article names. */
struct store_code {
    int64_t article;
    enum article_code_role role;
    enum code_family family;
    enum code_form form;
    int problem; /* of the article, or ARTICLE_NONE */
    uint32_t value;
    struct slice source; /* of an event: "RemoteAccess"; may be empty */
    struct article_place place;
};
struct store_codes {
    struct store_code *items;
    size_t count, capacity;
};

/* Where articles name one of these values, those that say most of it first. */
enum status store_codes(struct store *store, struct arena *arena, const uint32_t *values,
    size_t value_count, struct store_codes *codes, struct error *error) ATTR_MUST_USE;

/* How many articles name a number of each family: what the store is about. */
enum status store_domain(
    struct store *store, size_t articles[FAMILIES], struct error *error) ATTR_MUST_USE;

/* A fix of an article, without its steps. */
struct store_fix {
    int ordinal; /* in the article */
    enum article_fix_kind kind;
    int problem; /* of the article, or ARTICLE_NONE */
    bool recommended;
    struct slice title, condition;
    struct article_place place;
};
struct store_fixes {
    struct store_fix *items;
    size_t count, capacity;
};

/* The fixes of an article in its order. */
enum status store_fixes(struct store *store, struct arena *arena, int64_t article,
    struct store_fixes *fixes, struct error *error) ATTR_MUST_USE;

/* The step of an article that holds a line of its source, and its fix; ARTICLE_NONE for both where
 * there is none. */
enum status store_step_at(struct store *store, int64_t article, uint32_t line, int *fix, int *step,
    struct error *error) ATTR_MUST_USE;

/* The numbers of the store next to a value, in rising order: two below it, two from it on; without
 * codes that are no numbers (E1955). */
struct store_values {
    uint32_t *items;
    size_t count, capacity;
};
enum status store_values_near(struct store *store, struct arena *arena, uint32_t value,
    struct store_values *values, struct error *error) ATTR_MUST_USE;

/* Articles with that number of their own, and articles that link to it or name it. */
struct store_ids {
    int64_t *items;
    size_t count, capacity;
};
enum status store_kb(struct store *store, struct arena *arena, struct slice number,
    struct store_ids *own, struct error *error) ATTR_MUST_USE;
enum status store_kb_citing(struct store *store, struct arena *arena, struct slice number,
    struct store_ids *citing, struct error *error) ATTR_MUST_USE;

/* Does any command line of a fix name this program and have the switch "-name" as a word of its
 * own? False where that cannot be known. `arena` is for the look-up. */
bool store_has_switch(
    struct store *store, struct arena *arena, struct slice program, struct slice name);

/* A registry setting with its article and fix. */
struct store_setting {
    int64_t article;
    int fix, step;
    struct article_place place;
    struct registry_setting setting;
    struct slice title, path; /* of the article */
    struct slice fix_title;
};
struct store_settings {
    struct store_setting *items;
    size_t count, capacity;
};

/*
 * Settings whose key or name holds `part`, letters in any case, in the order of keys and names.
 * `part` is text as registry_key_read() and people write it; at least one character.
 */
enum status store_settings(struct store *store, struct arena *arena, struct slice part,
    struct store_settings *settings, struct error *error) ATTR_MUST_USE;

/* What articles an article's links lead to, by the number of the link in the article's list. */
struct store_reference {
    int64_t link, target;
};
struct store_references {
    struct store_reference *items;
    size_t count, capacity;
};
enum status store_references(struct store *store, struct arena *arena, int64_t article,
    struct store_references *references, struct error *error) ATTR_MUST_USE;

#endif
