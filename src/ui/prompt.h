/* A line that is typed: text, a cursor, and what was typed before. It owns every key while it is
 * open, so that no letter is taken for a command. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "base/buf.h"
#include "ui/action.h"
#include "ui/event.h"
#include "ui/grid.h"

/* What was typed at one kind of question, the newest last. */
struct ui_history {
    char **lines;
    size_t count;
};

/* Adds a line, unless it is empty or the newest already; forgets the oldest beyond 100. */
void ui_history_add(struct ui_history *history, struct slice line) ATTR_NONNULL;
void ui_history_fini(struct ui_history *history) ATTR_NONNULL;

struct ui_prompt {
    struct buf text;            /* one line of clean UTF-8, at most LIMIT_QUERY_BYTES */
    size_t cursor;              /* byte of the text, at the beginning of a character */
    size_t first;               /* byte at which the shown part begins */
    struct ui_history *history; /* NULL: none; borrowed while the prompt is open */
    size_t older;               /* how far back in it; 0 is the line being typed */
    struct buf draft;           /* the line being typed while an older one is shown */
};

enum ui_prompt_result {
    UI_PROMPT_UNCHANGED,
    UI_PROMPT_CHANGED, /* the text */
    UI_PROMPT_ACCEPTED,
    UI_PROMPT_CANCELLED,
};

/* Begins with that text, the cursor at its end. ui_prompt_fini() frees it. */
void ui_prompt_init(struct ui_prompt *prompt, struct slice text, struct ui_history *history);
void ui_prompt_fini(struct ui_prompt *prompt) ATTR_NONNULL;

/* The text so far, borrowed until the next key. */
struct slice ui_prompt_text(const struct ui_prompt *prompt) ATTR_NONNULL;

/* Does an action of the context PROMPT; any other changes nothing. */
enum ui_prompt_result ui_prompt_act(struct ui_prompt *prompt, enum ui_action action) ATTR_NONNULL;

/* Inserts the character of an event. What the gate would not pass, and what would make the text
 * longer than LIMIT_QUERY_BYTES, is left out; a pasted newline is a blank. */
enum ui_prompt_result ui_prompt_type(
    struct ui_prompt *prompt, const struct ui_event *event) ATTR_NONNULL;

/* Draws label, text and cursor into the area's first row. */
void ui_prompt_draw(struct ui_prompt *prompt, struct ui_area area, const char *label) ATTR_NONNULL;

#endif
