/* The sections of a document: what its headings say they hold, and which stands inside which. */
#ifndef IMPORT_EXTRACT_OUTLINE_H
#define IMPORT_EXTRACT_OUTLINE_H

#include "block/block.h"

/* What a heading announces; the words stand in roles.def and roles_ways.def. */
enum role {
    ROLE_NONE,
    ROLE_SYMPTOM,
    ROLE_CAUSE,
    ROLE_REMEDIES, /* "Causes and fixes": each with its own way out */
    ROLE_FIX,
    ROLE_WORKAROUND,
    ROLE_CHECK,     /* diagnosis */
    ROLE_METHOD,    /* "Method 2": one of several ways out */
    ROLE_STEP,      /* "Step 3": a part of one way out */
    ROLE_SCENARIO,  /* "If you're removing a domain", "For Windows 7" */
    ROLE_ISSUE,     /* "Issue 1", "Problem: ...": a problem of its own */
    ROLE_ISSUES,    /* "Common issues": a section of such */
    ROLE_QUESTION,  /* "What problem are you having?" */
    ROLE_PROCEDURE, /* an imperative or "How to": instructions */
    ROLE_SUMMARY,   /* introduction, overview */
    ROLE_INFO,      /* more information */
    ROLE_REFERENCE, /* links elsewhere */
    ROLE_PREREQUISITE,
    ROLE_REPRODUCE, /* how to bring the fault about */
    ROLE_VERIFY,    /* whether the fix worked */
    ROLE_UNDO,
    ROLE_PREVENT,
    ROLE_USELESS, /* what does not help */
    ROLE_EXAMPLE,
    ROLE_PRODUCTS,  /* applies to */
    ROLE_FURNITURE, /* nothing of the article */
};

struct section {
    struct block *heading;     /* NULL for what stands before the first heading */
    struct block *first, *end; /* its own blocks: from first up to, not with, end (siblings) */
    int parent;                /* index of the section it stands in, or -1 */
    int next;                  /* index of the first section behind it that is not inside it */
    int level;                 /* four for each level of heading, and more for what its words say: a
                                * method lies inside a resolution of the same level */
    enum role role;            /* what its own heading says */
    enum role context;         /* its role, or the nearest one around it that it has a share in */
    bool numbered;             /* "Cause 2", "Solution 1: ..." */
    bool complains;            /* its heading is what is seen: complaints.c */
    bool asked;                /* one of the entries of a list of questions and answers */
    bool labelled;             /* its heading says more than the role: "Solution: restart it" */
};

struct outline {
    struct section *items;
    size_t count, capacity;
    int title; /* index of the section whose heading is the article's title, or -1 */
    bool has[ROLE_FURNITURE + 1]; /* is there a section of that role? */
};

/* The outline of a document's body. In `arena`; headings and blocks are borrowed from the body.
 * `levels` says that the format tells the levels of headings: rendered text does not. `titled` says
 * that the document has a title besides its headings, as front matter gives one. */
struct outline outline_of(struct arena *arena, struct block *body, bool levels, bool titled);

/* The role that a heading's words announce, whether a number stands behind it, and whether it says
 * more. Works for run-in labels ("Cause: ...") as well; their length goes to `*len`. */
enum role outline_role(struct slice heading, bool *numbered, size_t *len);

/* Does anything but pictures stand between the section's heading and the next? */
bool outline_has_text(const struct section *section);

/* Does the heading read as an instruction or a how-to: "Change the setting", "How to restore"? */
bool outline_is_procedure(struct arena *arena, struct slice heading);

#endif
