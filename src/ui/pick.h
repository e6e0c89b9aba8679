/* A list that is filtered by typing: letters are text, arrows move. Context PICK. */
#ifndef UI_PICK_H
#define UI_PICK_H

#include "ui/list.h"
#include "ui/prompt.h"

struct ui_pick {
    struct ui_prompt prompt;
    struct ui_list list;
};

/* A pick over that source, which should have .matches. ui_pick_fini() frees what it holds. */
void ui_pick_init(
    struct ui_pick *pick, const struct ui_list_source *source, void *context) ATTR_NONNULL;
void ui_pick_fini(struct ui_pick *pick) ATTR_NONNULL;

/* Draws the typed line behind its label, and the list below. */
void ui_pick_draw(struct ui_pick *pick, struct ui_area area, const char *label) ATTR_NONNULL;

/* Does an action of the contexts PICK and PROMPT. Leaving erases what is typed; with nothing typed
 * it closes the screen. */
struct ui_effect ui_pick_act(
    struct ui_pick *pick, enum ui_action action, const struct ui_event *event) ATTR_NONNULL;

/* Takes typed text. */
struct ui_effect ui_pick_type(struct ui_pick *pick, const struct ui_event *event) ATTR_NONNULL;

#endif
