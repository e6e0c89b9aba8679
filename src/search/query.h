/* What a person typed, taken apart. */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "base/arena.h"
#include "base/slice.h"

enum query_field {
    QUERY_ANYWHERE,
#define X(name, key, help) QUERY_##name,
#include "search/fields.def"
#undef X
    QUERY_FIELDS
};

enum query_kind {
    QUERY_WORD,
    QUERY_PHRASE,   /* "in quotation marks" */
    QUERY_PREFIX,   /* print* */
    QUERY_PATH,     /* holds backslashes: a registry key or a file */
    QUERY_EXCLUDED, /* -word, -in:collection */
};

/* A piece of a query; borrowed from the query's text. */
struct query_part {
    enum query_kind kind;
    enum query_field field;
    struct slice text; /* without quotation marks, minus, star and field name */
    size_t start;      /* in the query */
};

struct query {
    struct slice text;             /* the whole, blanks trimmed, at most LIMIT_QUERY_BYTES */
    bool ended;                    /* a blank follows the last part: it is not still being typed */
    LIST(struct query_part) parts; /* at most LIMIT_QUERY_WORDS */
};

/* Takes a query apart. Total: unbalanced marks are characters. Parts in `arena`. */
struct query query_parse(struct arena *arena, struct slice text);

/* The short name of a field ("err"), what it is for. Static. */
const char *query_field_key(enum query_field field);
const char *query_field_help(enum query_field field);

#endif
