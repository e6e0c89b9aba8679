/*
 * Reports: what was odd in an article's content, where, and what was done about it. Content is
 * foreign, so nothing in it is an error of the program; the worst severity of a run decides the
 * importer's exit status. Modelled on mandoc's message table (mandoc_msg.c).
 */
#ifndef BASE_REPORT_H
#define BASE_REPORT_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

/* In rising order. */
enum report_severity {
    REPORT_NOTICE,  /* worth a look by the article's writer */
    REPORT_WARNING, /* something may be missing from what was taken out */
    REPORT_FAULT,   /* the file was not, or not wholly, taken */
};

enum report_kind {
#define X(name, severity, key, text) REPORT_##name,
#include "base/report.def"
#undef X
    REPORT_KINDS
};

struct report {
    enum report_kind kind;
    uint32_t line;       /* of the source file, from 1; 0 where none fits */
    struct slice detail; /* what exactly; may be empty */
};

/* A list of reports; the details live in the arena that they were added with. */
struct reports {
    struct report *items;
    size_t count, capacity;
    size_t left_out; /* beyond LIMIT_REPORTS of a kind */
};

/* Adds a report; copies `detail` into the arena. */
void report_add(struct reports *reports, struct arena *arena, enum report_kind kind, uint32_t line,
    struct slice detail);

/* The report's severity; the short name by which it is listed and filtered ("no-fix"); the
 * sentence of what was seen and done. Static strings. */
enum report_severity report_severity(enum report_kind kind);
const char *report_key(enum report_kind kind);
const char *report_text(enum report_kind kind);

/* The name of a severity: "notice", "warning", "fault". */
const char *report_severity_name(enum report_severity severity);

#endif
