/*
 * What one article, one query, one file of a site may cost. A limit is a named constant with the
 * attack that it stops; what passes a limit is refused or cut with a report, never silently.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
    LIMIT_FILE_BYTES = 16 << 20,   /* a file larger than any article: a dump, a log, /dev/zero */
    LIMIT_HTML_BYTES = 16 << 20,   /* Markdown that grows on its way: link references, tables */
    LIMIT_FRONT_MATTER = 16 << 10, /* libyaml is quadratic in nesting: 100 kB of "[" take 10 s */
    LIMIT_TOC_BYTES = 4 << 20,     /* a table of contents of 40,000 entries */
    LIMIT_DEPTH = 100,             /* nested quotes and lists: 50,000 ">" fit into 100 kB */
    LIMIT_BLOCKS = 200000,         /* blocks of an article: a million empty paragraphs in 3 MB */
    LIMIT_PACKED_BYTES = 32 << 20, /* what a worker may send back for one article */
    LIMIT_WORKER_CPU_SECONDS = 5,  /* 100,000 attributes in a tag take libxml2 20 s */
    LIMIT_WORKER_WALL_SECONDS = 10,
    LIMIT_WORKER_MEMORY = 1 << 30, /* the parser needs about 50 times the input */
    LIMIT_REPORTS = 200,           /* reports of one kind in one article that are kept */
    LIMIT_SITE_BYTES = 1 << 20,    /* a site's overlay, its synonyms: nobody types more */
    LIMIT_QUERY_BYTES = 4096,      /* of a pasted query, the rest is left out */
    LIMIT_REG_BYTES = 64 << 10,    /* of a pasted setting, a whole .reg file: the same */
    LIMIT_ARTICLE_ID = 1 << 26,    /* lists by id: a damaged store may hold 2^63 for all memory */
    LIMIT_QUERY_WORDS = 32,        /* 100,000 words with prefix search take FTS5 41 s */
};

#endif
