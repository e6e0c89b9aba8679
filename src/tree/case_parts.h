/* What the files of a case share. Inside src/tree only. */
#ifndef TREE_CASE_PARTS_H
#define TREE_CASE_PARTS_H

#include "tree/case.h"

struct case_walk {
    struct case_base base;
    struct arena *arena;
    struct cases *cases; /* NULL before it is needed, or where it cannot be opened */
    struct walk *walk;
    LIST(struct walk *) former; /* walks that were made anew: what they gave out stays valid */
    struct cases_head head;
    struct cases_events events;
    size_t kept;        /* so many of them are in the file */
    LIST(size_t) moves; /* the events that led here: those that were not taken back */
    size_t reached;     /* so many of the moves could be made */
    struct slice lost;
};

/* Opens the case file, if it is not open yet; with `make` it is made where there is none. */
enum status case_open_file(struct case_walk *walk, bool make, struct error *error) ATTR_MUST_USE;

/* Has a fix helped, as the last word on it? */
bool case_trials_solved(const struct cases_events *events);

#endif
