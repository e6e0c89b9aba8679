/* A list that is filtered by typing: letters are text, arrows move. Context PICK. */
#ifndef UI_PICK_H
#define UI_PICK_H

#include "ui/list.h"
#include "ui/prompt.h"

struct ui_pick {
    struct ui_prompt prompt;
    struct ui_list list;
    const char *label;
};

/* A pick over that source, which should have .matches; the label stands before what is typed and is
 * static. ui_pick_fini() frees what it holds. */
void ui_pick_init(struct ui_pick *pick, const char *label, const struct ui_list_source *source,
    void *context) ATTR_NONNULL;
void ui_pick_fini(struct ui_pick *pick) ATTR_NONNULL;

/* For screens whose state begins with their pick. The typed line stands behind its label, and the
 * list below. Leaving erases what is typed, and going back its last character; with nothing
 * typed both close the screen. */
extern const struct ui_widget ui_pick_widget;

#endif
