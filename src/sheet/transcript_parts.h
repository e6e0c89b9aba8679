/* What the writers of a transcript are given. Inside src/sheet only. */
#ifndef SHEET_TRANSCRIPT_PARTS_H
#define SHEET_TRANSCRIPT_PARTS_H

#include "sheet/transcript.h"

/* Texts have passed the gate already; all but notes are one line. */
struct transcript_step {
    int64_t time;
    enum cases_kind kind; /* ANSWER, OTHER, GO */
    struct slice question, answer, about;
};

struct transcript_trial {
    int64_t time;
    enum cases_kind kind; /* SOLVED, FAILED, SKIPPED; STEPS: only begun */
    struct slice about, title, fix, reason;
    size_t done;  /* so many steps of it */
    size_t steps; /* of so many; 0 where none is done, or it is not known */
};

struct transcript_note {
    int64_t time;
    struct slice about, text;
};

struct transcript_lines {
    struct slice *items;
    size_t count, capacity;
};

struct transcript {
    struct cases_head head;
    const char *state; /* "open", "solved", ... */
    LIST(struct transcript_step) steps;
    LIST(struct transcript_trial) trials;
    LIST(struct transcript_note) notes;
    struct case_values values;
    const struct transcript_trial *solved;      /* the last one that helped, or NULL */
    struct transcript_lines settings, commands; /* of that fix, values filled in */
    bool exhausted;                             /* all fixes of the last problem were tried */
    struct transcript_lines nearest;            /* then: what to look at next */
};

/* Add it in that format. */
void transcript_text(struct buf *out, const struct transcript *transcript);
void transcript_markdown(struct buf *out, const struct transcript *transcript);
void transcript_json(struct buf *out, const struct transcript *transcript);

#endif
