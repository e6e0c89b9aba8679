/* Section by section: what the files that share this work know of each other. */
#ifndef IMPORT_EXTRACT_SECTIONS_H
#define IMPORT_EXTRACT_SECTIONS_H

#include "import/extract/context.h"

/* The section of that number; the problem that it deals with. */
static inline struct section *section_at(struct context *context, int i) {
    return &context->outline.items[i];
}
static inline int problem_of(const struct context *context, int i) {
    return context->section_problem[i];
}

/* All of some units. */
static inline struct unit_range whole(const struct units *units) {
    return (struct unit_range){units, 0, units->count};
}

/* The units of a section and of all inside it that is no matter of its own, headings included. In
 * the context's arena. */
struct units section_tree(struct context *context, int i);

/* What a fix that a section gives is called, where it begins, which problem it is for. */
struct fix_source section_source(struct context *context, int i, enum article_fix_kind kind);

/* The kind of fix that a role gives, and that a heading's words give: "Collect traces" only looks.
 */
enum article_fix_kind section_kind(enum role role);
bool section_only_looks(struct slice heading);

/* Has a section inside section `i` a role of its own, which it does not only as a part of it? */
bool section_has_roles_inside(struct context *context, int i);

/* Has the problem that section `i` deals with a section of that role, or the page one for all? */
bool section_problem_has(const struct context *context, int i, enum role role);

/* Adds the fixes of a resolution and of what stands inside it. `prefix` is the section whose steps
 * come before those of the first fix ("Take a snapshot first"), or -1. */
void section_fixes(struct context *context, int i, enum article_fix_kind kind, int prefix);

/* Where a cause or symptom turns into advice: the first unit that tells what to do; range.to where
 * none does. */
size_t section_turn(struct unit_range range);

/* Adds the fixes of advice that is not announced by a heading; a lead-in names them. */
void section_advice(struct context *context, int i, struct unit_range range);

/* A section without a role, the introduction, more information, a summary. */
void section_plain(struct context *context, int i);
void section_intro(struct context *context, int i);

/* The numbered steps of a how-to that has sections with roles of their own inside. */
void section_own_procedure(struct context *context, int i);
void section_info(struct context *context, int i);

/* In an article without a way out: the steps that its introduction lists, or those of a how-to. */
void section_intro_steps(struct context *context, int i);
void section_summary(struct context *context, int i);

/* "Details: This is caused by a full disk." */
void section_summary_causes(struct context *context, int i);

/* Does a paragraph at the margin begin with why it happens, and tell nothing to do? */
bool section_tells_cause(const struct unit *unit);

/* "This error occurs when the password has expired": behind the message that it is about, the
 * circumstances are the cause. */
bool section_tells_when(const struct unit *unit);

/* Is it an item of a list that such a paragraph introduces? */
bool section_lists_cause(const struct units *units, const struct unit *unit);

/* Sorts the paragraphs of a section into causes and symptoms by what they say. */
void section_sort(struct context *context, int i, const struct units *units);

/* Is a code block a message: the one that goes on with what is seen (`symptom`, where it stands
 * right `before`), or the one right below "Error: `no endpoints`"? Does a sentence head such a
 * block? */
bool message_goes_on(struct context *context, const struct unit *unit, const struct unit *before,
    const struct unit *symptom);
bool message_of_heading(struct context *context, int i, const struct unit *unit);
bool message_is_headed(struct context *context, const struct units *units, const struct unit *unit);

/* In a list of questions, what an answer to "Why ...?" states is a cause; what it tells to do
 * begins with its first instruction. All of the units where the section asks something else. */
bool section_answers_why(const struct section *section, const struct unit *unit);
struct unit_range section_behind_why(const struct section *section, const struct units *units);

/* Do the labels of the range tell a cause or symptom, and a way out as well? */
bool section_has_way_out_by_labels(struct unit_range range);

/* Has the range a paragraph or item with a label ("Cause: ...")? Then section_labelled()
 * understands the section by its labels. */
bool section_has_labels(struct unit_range range);
void section_labelled(struct context *context, int i);

/* "Causes and fixes": each item of the range's list is a cause and its way out. Has the range such
 * a list? */
bool section_has_remedies(struct unit_range range);
void section_remedies(struct context *context, int i, struct unit_range range);

/* Marks the sections whose headings are problems themselves ("The queue is stuck"), like most of
 * those beside them. */
void complaints_mark(struct context *context);

/* The section behind all that deals with the complaint. */
int complaint_end(struct context *context, int i);

/* Tables "Error | Cause | Solution" on a page without sections for these: marks them, so that their
 * rows are no units, before units are made; then, when the problems that headings name are known,
 * makes a problem of each row, or gives what it tells to the problem around the table. */
void fault_tables_mark(struct context *context);
void fault_tables_read(struct context *context);

/* Does one of the units tell to do something, or speak of a way out? */
bool complaint_tells_way_out(const struct units *units);

/* "VPN error 800": a number and no words that say what is seen; the text below does. */
bool complaint_is_number(struct slice heading);

/* Does a unit below a complaint say what is seen, too, and not why? */
bool complaint_goes_on(const struct unit *unit);

/* When all is understood: the heading of a complaint is what is seen where nothing else was, and
 * the statement below it is why where nothing else says it. */
void complaints_settle(struct context *context);

#endif
