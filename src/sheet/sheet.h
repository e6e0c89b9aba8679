/*
 * Sheets: the parts of an article as they are shown, on screen and on paper, by one engine. The
 * parts are put into a layout; a writer puts a whole sheet into a format for a file or a printer.
 */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "article/article.h"
#include "layout/layout.h"
#include "store/read.h"

/* What the technician gives for a placeholder: "server_name" for <server_name>. */
struct sheet_value {
    struct slice name, value;
};

/* Which ready-made lines stand below a setting that is complete. */
enum sheet_helpers {
    SHEET_NO_HELPERS,
    SHEET_COMMANDS, /* to back up, apply, verify and undo it: reg.exe and PowerShell */
    SHEET_ALL,      /* and the lines of a .reg file */
};

/* What is shown, and how. Everything is borrowed; a zeroed one but for `article` and `problem` is
 * fine. */
struct sheet_subject {
    const struct article *article;
    const struct store_entry *entry; /* where it comes from; NULL where that is not known */
    int problem;                     /* the branch that is meant, or ARTICLE_NONE for all */
    bool boxes;                      /* a box before each step */
    bool unnumbered; /* no "Fix 2:" before a fix's title: who shows it has an order of its own */
    const enum layout_box *done; /* by step of the article; NULL: all boxes are empty */
    const struct sheet_value *values;
    size_t value_count;
    enum sheet_helpers helpers;
};

/*
 * Adds a fix, by its number in the article's list from 0: its title and kind, its condition, the
 * warnings before the steps they belong to, the steps, each with its exact settings and commands,
 * and what belongs to the fix as a whole. Lines carry the blocks that they come from, so that
 * layout_line_of() finds a step by its place.
 */
void sheet_fix(struct layout *layout, const struct sheet_subject *subject, int fix) ATTR_NONNULL;

/* Adds what the article says of itself and of the problem: title, numbers, products, date, source,
 * symptoms, error numbers in all forms with their meaning, causes. */
void sheet_overview(struct layout *layout, const struct sheet_subject *subject) ATTR_NONNULL;

/* Adds what stands behind the fixes: how to verify and to undo, prevention, what does not help,
 * sources. */
void sheet_after(struct layout *layout, const struct sheet_subject *subject) ATTR_NONNULL;

/* Adds the whole article as it was written, behind a head with its number, products, date and
 * source. */
void sheet_article(struct layout *layout, const struct sheet_subject *subject) ATTR_NONNULL;

/* Adds the addresses of the links so far, by their numbers: on paper a link is its address. For a
 * layout that numbers links; adds nothing where there are none. */
void sheet_links(struct layout *layout) ATTR_NONNULL;

/* Adds "1. title (workaround)" for each of the fixes that belong to the subject. */
void sheet_fix_list(struct layout *layout, const struct sheet_subject *subject) ATTR_NONNULL;

/* The fixes of a problem, and those of the article as a whole; all with ARTICLE_NONE. Numbers of
 * the article's list. In `arena`. */
struct sheet_fixes {
    int *items;
    size_t count, capacity;
};
struct sheet_fixes sheet_fixes_of(
    struct arena *arena, const struct article *article, int problem) ATTR_NONNULL;

/* The steps of a fix that are numbered, in order: those that have a box. In `arena`. */
struct sheet_step {
    int step;           /* of the article */
    struct slice label; /* as it is shown, without the last full stop: "2", "2.1" */
};
struct sheet_steps {
    struct sheet_step *items;
    size_t count, capacity;
};
struct sheet_steps sheet_steps_of(struct arena *arena, const struct article *article, int fix);

/* The fix's title without the kind in front of it ("Resolution 2: Open the port" gives "Open the
 * port"), or the kind where it has no other. Borrowed from the article or static. */
struct slice sheet_fix_title(const struct article_fix *fix) ATTR_NONNULL;

/* The text with the subject's values in place of their placeholders; in `arena` where anything was
 * replaced, else the text itself. */
struct slice sheet_filled(
    struct arena *arena, const struct sheet_subject *subject, struct slice text);

/* The placeholders ("server_name") that a fix's steps, commands and settings hold, each once. */
struct sheet_names {
    struct slice *items;
    size_t count, capacity;
};
struct sheet_names sheet_placeholders(struct arena *arena, const struct article *article, int fix);

#endif
