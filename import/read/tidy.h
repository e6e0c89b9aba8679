/*
 * What every format writes in its own way and what means the same, brought to one shape in the
 * block tree: after these, no later layer needs to know the format.
 */
#ifndef IMPORT_READ_TIDY_H
#define IMPORT_READ_TIDY_H

#include "import/read/document.h"

/* All of the following, in the order that they need. Leaves a numbered tree. */
void tidy(struct document *document);

/* Takes `{: .class}`, `{#anchor}` and `[Tab](#tab/x)` out of texts; a mark that says what a
 * paragraph is (`{: tsSymptoms}`) stays in its `info`. */
void tidy_marks(struct document *document);

/* Makes sections of a page of questions and answers: what was asked, and each answer; takes out who
 * wrote them and when, their votes and their tags. */
void tidy_answers(struct document *document);

/* Removes furniture of pages: "Back to the top", "Was this page helpful?", and the sections that
 * follow an article ("Related posts"). */
void tidy_furniture(struct document *document);

/* Makes notes of quotes, paragraphs and boxes that begin with "Note", "[!WARNING]" and the like. */
void tidy_notes(struct document *document);

/* Makes headings of short paragraphs that are all bold. */
void tidy_headings(struct document *document);

/* Makes lists of paragraphs that number or bullet themselves, and joins ordered lists that were cut
 * by a paragraph or a picture between their items. */
void tidy_lists(struct document *document);

/* Takes the first `len` bytes and the blanks behind them off a leaf's text and runs. */
void tidy_drop_start(struct block *leaf, size_t len);

/* Cuts a leaf's text, and the runs that reach beyond, to `len` bytes. */
void tidy_cut(struct block *leaf, size_t len);

#endif
