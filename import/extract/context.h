/* What the files of the extraction share while they work on one article. */
#ifndef IMPORT_EXTRACT_CONTEXT_H
#define IMPORT_EXTRACT_CONTEXT_H

#include "import/extract/extract.h"
#include "import/extract/outline.h"
#include "import/extract/unit.h"

enum known {
    UNKNOWN_YET,
    YES,
    NO
};

struct context {
    struct arena *arena;
    struct document *document;
    struct article *article;
    struct outline outline;
    struct units **section_units; /* of each section, once they were asked for */
    int *section_problem;         /* of each section: the problem it deals with, or ARTICLE_NONE */
    bool *used;                   /* of each block: was it understood as something? */
    struct slice *scanned;        /* of each block: the text last searched for error numbers */
    size_t block_count;
    enum known registry; /* does the article speak of the registry? */
};

/* A stretch of units. */
struct unit_range {
    const struct units *units;
    size_t from, to;
};

/* The place of a block. */
struct article_place context_place(const struct block *block);

/* The units of a section's own blocks. Made at the first call, kept until the article is done. */
const struct units *context_units(struct context *context, int section);

/* Is the text nothing but header lines ("Applies to: Windows 7")? */
bool header_is_line(struct slice text);

/* After the sections: gives the symptoms inside a numbered symptom to its branch. */
void extract_branch_findings(struct context *context);

/* Notes that a unit was understood. */
void context_use(struct context *context, const struct block *block);

/* Title, summary, numbers, products, date, facets. */
void extract_header(struct context *context);

/* The abbreviations that the article explains, each once. */
void extract_abbreviations(struct context *context);

/* Problems: the entries of a page that asks a question, branches of symptoms, issue by issue. Sets
 * section_problem. */
void extract_problems(struct context *context);

/* Symptoms, causes and the like, and fixes with their steps, section by section. */
void extract_sections(struct context *context);

/* Could the unit be a finding of that kind, and was its block understood as nothing so far? */
bool finding_is_open(
    const struct context *context, const struct unit *unit, enum article_finding_kind kind);

/* Adds a finding for each unit of the range that belongs to one. */
void extract_findings(
    struct context *context, struct unit_range range, enum article_finding_kind kind, int problem);

/* Adds one finding. */
void extract_finding(
    struct context *context, const struct unit *unit, enum article_finding_kind kind, int problem);

/*
 * Adds the fixes that the units hold: one, or one for each alternative among them. `title` is their
 * heading. Returns how many fixes were added; a range without a step adds none unless `always`.
 */
struct fix_source {
    struct slice title;
    struct slice condition;
    enum article_fix_kind kind;
    int problem;
    const struct block *heading; /* where the fix begins; may be NULL */
    bool always;
    bool follows;  /* done after the fix before it */
    bool separate; /* every item of its list is a way out of its own */
    bool told;     /* all of it is to be done: a cell under "Solution" */
};
size_t extract_fixes(struct context *context, struct unit_range range, struct fix_source source);

/* Marks which of the fixes from number `first` on the units recommend: "Method 1 is the recommended
 * method", "This is the preferred solution" where it is the only one, "Method 1 (recommended)". */
void extract_recommendation(struct context *context, struct unit_range range, size_t first);

/* Command lines of a code block or a piece of text set as code. */
struct command_line {
    struct slice text; /* without prompt, continued lines joined */
    uint32_t line;     /* of the source, counted from the block's first */
    enum article_shell shell;
};
struct command_lines {
    struct command_line *items;
    size_t count, capacity;
};

/* What the steps of a fix are told by besides their own words. */
struct step_context {
    struct arena *arena;
    bool check;     /* requirements count as steps */
    bool has_list;  /* the fix has a list of steps: then its lead-in is none */
    bool procedure; /* its heading is an instruction itself */
    bool told;      /* every paragraph counts */
    bool headed;    /* its heading says "Solution", and nothing below tells what to do */
};

/* Does a paragraph give a registry key, a value's name and its data? */
bool step_sets_value(const struct unit *unit);

/* Does a row of a table tell to check or change something, behind its first cell? */
bool row_tells(const struct unit *row);

/* Does the unit tell the reader what to do, as a step of its fix? If it is a code block, its
 * command lines go to `*commands`, in the arena of `step`; else that is left alone. */
bool step_is(const struct units *units, size_t i, const struct step_context *step,
    struct command_lines *commands);

/* A fix whose steps are in the article, and the units it was made of. */
struct fix_units {
    struct unit_range range;
    int fix;
    const int *step_of;                   /* of each unit of the range: its step, or ARTICLE_NONE */
    const struct command_lines *commands; /* likewise: of code that is a step */
};

/* Registry settings, command lines, and services, ports and the like that a fix acts on. */
void extract_settings(struct context *context, const struct fix_units *fix);
void extract_commands(struct context *context, const struct fix_units *fix);
void extract_actions(struct context *context, const struct fix_units *fix);

/* Error numbers, by where they stand; after the findings. */
void extract_codes(struct context *context);

/* What a section "Sources" lists. */
void extract_sources(struct context *context);

/* Links out of the article. */
void extract_links(struct context *context);

/* The command lines of a code block; none where it is output, a listing or a configuration file. */
struct command_lines commands_of_code(
    struct arena *arena, const struct unit *unit, const struct unit *lead);

/* Does a text set as code, typed or run by itself read as a command line? */
bool command_is(struct slice text);

#endif
