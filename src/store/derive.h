/*
 * The derived tables: made from the articles, and made anew by every import that changed something.
 * While the rows of one call are read, those of others may be written.
 */
#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "store/write.h"

/* Empties the derived tables. */
enum status store_clear_derived(struct store *store, struct error *error) ATTR_MUST_USE;

/* A link of an article, with where the article lies. Valid during the call. */
struct store_link {
    int64_t article, ordinal, collection;
    struct slice path; /* of the article */
    struct slice target, text;
};

/* Calls `link` for every link, in the order of articles; stops with its status if that is not OK.
 */
typedef enum status store_link_call(void *user, const struct store_link *link, struct error *error);
enum status store_each_link(
    struct store *store, store_link_call *call, void *user, struct error *error) ATTR_MUST_USE;

/* The same for every entry of a table of contents that leads somewhere: `article` is 0, `path` that
 * of the table, `target` its href, `text` its name. */
enum status store_each_toc_link(
    struct store *store, store_link_call *call, void *user, struct error *error) ATTR_MUST_USE;

/* The same for every article number: `text` is the number. */
enum status store_each_kb(
    struct store *store, store_link_call *call, void *user, struct error *error) ATTR_MUST_USE;

/* The same for every article: `text` is its title. */
enum status store_each_title(
    struct store *store, store_link_call *call, void *user, struct error *error) ATTR_MUST_USE;

/* Sets `*content` to an article's title, findings and steps; or, where it has neither of these, to
 * a number that only the same bytes have. In `arena`. */
enum status store_content(struct store *store, struct arena *arena, int64_t article,
    struct slice *content, struct error *error) ATTR_MUST_USE;

/* How an article got a name. */
enum store_alias {
    ALIAS_TITLE = 0, /* its title */
    ALIAS_LINK = 1,  /* another article links to it with these words */
    ALIAS_TOC = 2,   /* a table of contents calls it so */
};

/* Notes another name of an article, and makes it searchable; the same name counts once. */
enum status store_add_alias(struct store *store, int64_t article, struct slice name,
    enum store_alias kind, struct error *error) ATTR_MUST_USE;

/* Notes which article a link, or an entry of a table of contents, leads to. */
enum status store_add_reference(struct store *store, const struct store_link *link, int64_t target,
    struct error *error) ATTR_MUST_USE;
enum status store_set_toc_article(struct store *store, const struct store_link *entry,
    int64_t article, struct error *error) ATTR_MUST_USE;

/* Notes that an article links to an article number; the same again changes nothing. */
enum status store_add_citation(
    struct store *store, struct slice number, int64_t article, struct error *error) ATTR_MUST_USE;

#endif
