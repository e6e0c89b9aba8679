/* What articles say of each other: links, tables of contents, numbers, repetitions. */
#ifndef IMPORT_RUN_RESOLVE_H
#define IMPORT_RUN_RESOLVE_H

#include "store/derive.h"

/* What comes of it beside what is noted in the outline. Texts are borrowed from that. */
struct resolved {
    struct arena *arena; /* of the lists; the caller's */
    struct store_names
        names; /* of articles, each once: titles, and the words of what leads to them */
    struct store_names citations; /* which article names which article number, each once */
    LIST(size_t) changed;         /* entries of tables of contents that led elsewhere before */
};

/*
 * Finds for every link and every entry of a table of contents the article that it leads to (by
 * relative path, site path, article number), and articles that repeat another, and notes it in the
 * outline. Needs no store, so that it can be done beside what else that is needed for.
 */
void resolve_all(struct outline *outline, struct resolved *resolved);

#endif
