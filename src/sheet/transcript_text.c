/* Text and Markdown: the same parts, each written by a few strokes that differ. */
#include "sheet/transcript_parts.h"

#include <stdio.h>
#include <time.h>

/* How a format writes. */
struct pen {
    struct buf *out;
    bool markdown;
};

/* ---- strokes ---- */

/* Markdown takes punctuation as markup: what could be meant so gets a backslash. */
static void add_text(struct pen *pen, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (pen->markdown && strchr("\\`*_{}[]<>#|~&", text.at[i]))
            buf_add_char(pen->out, '\\');
        buf_add_char(pen->out, text.at[i]);
    }
}

static void add_time(struct pen *pen, int64_t when, const char *format) {
    char text[64] = "";
    time_t seconds = (time_t)when;
    struct tm day;
    if (localtime_r(&seconds, &day))
        strftime(text, sizeof text, format, &day);
    buf_add_string(pen->out, text);
}

static void heading(struct pen *pen, const char *text) {
    buf_printf(pen->out, pen->markdown ? "\n## %s\n\n" : "\n%s\n", text);
}

static void named(struct pen *pen, const char *name) {
    if (pen->markdown)
        buf_printf(pen->out, "- %s: ", name);
    else
        buf_printf(pen->out, "%s:%*s", name, 16 - (int)strlen(name), "");
}

/* "Machine: PC-7", where there is something to say. */
static void fact(struct pen *pen, const char *name, struct slice value) {
    if (value.len == 0)
        return;
    named(pen, name);
    add_text(pen, value);
    buf_add_char(pen->out, '\n');
}

static void time_fact(struct pen *pen, const char *name, int64_t when) {
    named(pen, name);
    add_time(pen, when, "%Y-%m-%d %H:%M %Z");
    buf_add_char(pen->out, '\n');
}

/* A line below an item. */
static void below(struct pen *pen, const char *before, struct slice text) {
    struct slice rest = text, piece;
    while (slice_next_line(&rest, &piece)) {
        buf_printf(pen->out, pen->markdown ? "  \n    %s" : "\n     %s", before);
        add_text(pen, piece);
    }
}

static void done_below(struct pen *pen, const struct transcript_trial *trial) {
    char text[64];
    if (trial->done == 0)
        return;
    int len = snprintf(text, sizeof text, "Steps done: %zu", trial->done);
    if (trial->steps)
        snprintf(text + len, sizeof text - (size_t)len, " of %zu", trial->steps);
    below(pen, "", slice_of(text));
}

static void number(struct pen *pen, size_t item) {
    buf_printf(pen->out, pen->markdown ? "%zu. " : "%3zu. ", item + 1);
}

/* Lines that are to be copied: as code. */
static void code(struct pen *pen, const char *name, const struct transcript_lines *lines) {
    if (lines->count == 0)
        return;
    buf_printf(pen->out, "\n%s:\n%s", name, pen->markdown ? "\n" : "");
    for (size_t i = 0; i < lines->count; i++)
        buf_printf(pen->out, "    %.*s\n", SLICE_ARGS(lines->items[i]));
}

/* ---- parts ---- */

static void head(struct pen *pen, const struct transcript *transcript) {
    buf_printf(
        pen->out, "%sCase %lld: ", pen->markdown ? "# " : "", (long long)transcript->head.number);
    add_text(pen, transcript->head.name);
    buf_add_string(pen->out, pen->markdown ? "\n\n" : "\n");
    fact(pen, "State", slice_of(transcript->state));
    fact(pen, "Machine", transcript->head.machine);
    fact(pen, "Technician", transcript->head.technician);
    time_fact(pen, "Begun", transcript->head.begun);
    time_fact(pen, "Last change", transcript->head.changed);
    fact(pen, "Knowledge base", transcript->head.store);
}

static void steps(struct pen *pen, const struct transcript *transcript) {
    if (transcript->steps.count)
        heading(pen, "Questions and answers");
    for (size_t i = 0; i < transcript->steps.count; i++) {
        const struct transcript_step *step = &transcript->steps.items[i];
        number(pen, i);
        add_text(pen, step->question);
        below(pen, "-> ", step->answer);
        if (step->kind == CASES_GO)
            below(pen, "", step->about);
        buf_add_char(pen->out, '\n');
    }
}

static void trials(struct pen *pen, const struct transcript *transcript) {
    if (transcript->trials.count)
        heading(pen, "Fixes tried");
    for (size_t i = 0; i < transcript->trials.count; i++) {
        const struct transcript_trial *trial = &transcript->trials.items[i];
        number(pen, i);
        add_text(pen, trial->fix);
        buf_printf(pen->out, ": %s, ", transcript_outcome(trial->kind));
        add_time(pen, trial->time, "%Y-%m-%d %H:%M");
        below(pen, "", trial->title);
        below(pen, "", trial->about);
        done_below(pen, trial);
        below(pen, "Remark: ", trial->reason);
        buf_add_char(pen->out, '\n');
    }
}

static void solution(struct pen *pen, const struct transcript *transcript) {
    if (!transcript->solved)
        return;
    heading(pen, "What solved it");
    add_text(pen, transcript->solved->fix);
    buf_add_string(pen->out, " (");
    add_text(pen, transcript->solved->about);
    buf_add_string(pen->out, ")\n");
    code(pen, "Settings", &transcript->settings);
    code(pen, "Commands", &transcript->commands);
}

static void values(struct pen *pen, const struct transcript *transcript) {
    if (transcript->values.count)
        heading(pen, "Values");
    for (size_t i = 0; i < transcript->values.count; i++) {
        buf_add_string(pen->out, pen->markdown ? "- " : "  ");
        add_text(pen, transcript->values.items[i].name);
        buf_add_string(pen->out, " = ");
        add_text(pen, transcript->values.items[i].value);
        buf_add_char(pen->out, '\n');
    }
}

static void notes(struct pen *pen, const struct transcript *transcript) {
    if (transcript->notes.count)
        heading(pen, "Notes");
    for (size_t i = 0; i < transcript->notes.count; i++) {
        const struct transcript_note *note = &transcript->notes.items[i];
        number(pen, i);
        add_time(pen, note->time, "%Y-%m-%d %H:%M");
        if (note->about.len) {
            buf_add_string(pen->out, ", at ");
            add_text(pen, note->about);
        }
        below(pen, "", note->text);
        buf_add_char(pen->out, '\n');
    }
}

static void nearest(struct pen *pen, const struct transcript *transcript) {
    if (!transcript->exhausted)
        return;
    heading(pen, "For whoever takes over");
    buf_printf(pen->out, "All fixes of this problem were tried, and none helped.%s\n",
        transcript->nearest.count ? " The nearest problems:" : "");
    if (pen->markdown)
        buf_add_char(pen->out, '\n');
    for (size_t i = 0; i < transcript->nearest.count; i++) {
        buf_add_string(pen->out, pen->markdown ? "- " : "  - ");
        add_text(pen, transcript->nearest.items[i]);
        buf_add_char(pen->out, '\n');
    }
}

static void all(struct pen *pen, const struct transcript *transcript) {
    head(pen, transcript);
    steps(pen, transcript);
    trials(pen, transcript);
    solution(pen, transcript);
    values(pen, transcript);
    notes(pen, transcript);
    nearest(pen, transcript);
}

void transcript_text(struct buf *out, const struct transcript *transcript) {
    all(&(struct pen){out, false}, transcript);
}

void transcript_markdown(struct buf *out, const struct transcript *transcript) {
    all(&(struct pen){out, true}, transcript);
}
