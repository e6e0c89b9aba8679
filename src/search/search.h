/*
 * Search: any number, any word, the right article first. What a person types is understood as error
 * numbers, article numbers, settings and words; every reading is looked up, and what they find is
 * ranked together. docs/ranking.md explains the order. Any text is a query; none is an error.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "store/lookup.h"

struct search;

/* Makes a store searchable. The store must stay open until search_close(), which takes NULL too.
 * `own_synonyms` is the text of a site's own table of synonyms, or empty. */
enum status search_open(struct search **search, struct store *store, struct slice own_synonyms,
    struct error *error) ATTR_MUST_USE;
void search_close(struct search *search);

/*
 * Reads the site's own table of synonyms: synonyms.tsv in the configuration folder
 * (base/folders.h), lines as in kb/words/synonyms.tsv. `*table` is in `arena`, and stays as it was
 * where there is none. STATUS_USAGE where it cannot be read or is larger than LIMIT_SITE_BYTES; the
 * error says which file and why, and lacks what to do.
 */
enum status search_site_synonyms(struct arena *arena, struct slice *table, struct error *error);

struct search_options {
    size_t limit;    /* hits; at most SEARCH_MOST */
    bool unfinished; /* the last word is still being typed */
    bool snippets;   /* find the passage of each hit */
};

enum {
    SEARCH_MOST = 50,
    SEARCH_MARKS = 16,
    SEARCH_SUGGESTIONS = 5
};

/* What spoke most for a hit. */
enum search_reason {
    REASON_WORDS,
    REASON_NAME,    /* its title, or what others call it */
    REASON_NUMBER,  /* an error number */
    REASON_ARTICLE, /* its article number */
    REASON_SETTING, /* a registry setting or command */
};

/* A stretch of a snippet that the query asked for. */
struct search_mark {
    size_t start, len;
};

/* The passage of an article that answers. */
struct search_passage {
    uint32_t block, line; /* of the body, of the source */
    struct slice section; /* the heading it stands under; may be empty */
    struct slice text;    /* one line of text */
    struct search_mark marks[SEARCH_MARKS];
    size_t mark_count;
    int fix, step; /* that it belongs to, or ARTICLE_NONE */
};

struct search_hit {
    struct store_entry entry;
    float score;
    enum search_reason reason;
    struct search_passage passage; /* with options.snippets */
    size_t repeats;                /* hits that say the same and were folded into this one */
};

struct search_results {
    struct search_hit *hits; /* best first */
    size_t count;
    size_t total; /* articles that match; count is at most the limit */
    struct slice
        understood; /* how the query was understood, where that is not plain: "error 789 (0x315)" */
    struct slice
        corrected; /* the query with words put right, where a word was not known; else empty */
    struct slice
        suggestions[SEARCH_SUGGESTIONS]; /* where nothing was found: words and numbers near it */
    size_t suggestion_count;
    struct slice searched; /* where nothing was found: what was looked for, and in how much */
    struct slice widen;    /* and how to ask for more; one line each */
};

/*
 * Searches. STATUS_OK with at least one hit; STATUS_NOTHING with none, and what might help in
 * `results`; STATUS_STORE where the store fails. All texts live in `arena`.
 */
enum status search_run(struct search *search, struct arena *arena, struct slice query,
    const struct search_options *options, struct search_results *results,
    struct error *error) ATTR_MUST_USE;

/* The name of a reason: "words", "number". Static. */
const char *search_reason_name(enum search_reason reason);

#endif
