#include "ui/pick.h"

void ui_pick_init(
    struct ui_pick *pick, const char *label, const struct ui_list_source *source, void *context) {
    pick->label = label;
    ui_prompt_init(&pick->prompt, SLICE(""), NULL);
    ui_list_init(&pick->list, source, context);
}

void ui_pick_fini(struct ui_pick *pick) {
    ui_prompt_fini(&pick->prompt);
    ui_list_fini(&pick->list);
}

static void status(const void *state, struct buf *out) {
    ui_list_status(&((const struct ui_pick *)state)->list, out);
}

static void draw(void *state, struct ui_area area) {
    struct ui_pick *pick = state;
    ui_list_draw(&pick->list, ui_area_part(area, 1, 0, area.rows - 1, area.cols));
    ui_prompt_draw(
        &pick->prompt, area, pick->label); /* last: the cursor stands in the typed line */
}

static struct ui_effect filter_if(struct ui_pick *pick, enum ui_prompt_result result) {
    if (result == UI_PROMPT_CHANGED)
        ui_list_filter(&pick->list, ui_prompt_text(&pick->prompt));
    return ui_stay();
}

static struct ui_effect leave(struct ui_pick *pick) {
    if (ui_prompt_text(&pick->prompt).len == 0)
        return ui_pop();
    ui_prompt_act(&pick->prompt, UI_PROMPT_END);
    return filter_if(pick, ui_prompt_act(&pick->prompt, UI_PROMPT_ERASE_LINE));
}

static struct ui_effect back(struct ui_pick *pick) {
    if (ui_prompt_text(&pick->prompt).len == 0)
        return ui_pop();
    return filter_if(pick, ui_prompt_act(&pick->prompt, UI_PROMPT_ERASE));
}

static struct ui_effect act(void *state, enum ui_action action, const struct ui_event *event) {
    struct ui_pick *pick = state;
    if (action == UI_PICK_LEAVE)
        return leave(pick);
    if (action == UI_PICK_BACK)
        return back(pick);
    if (ui_action_row(action)->context == UI_CONTEXT_PROMPT)
        return filter_if(pick, ui_prompt_act(&pick->prompt, action));
    return ui_list_act(&pick->list, action, event);
}

static struct ui_effect type(void *state, const struct ui_event *event) {
    struct ui_pick *pick = state;
    return filter_if(pick, ui_prompt_type(&pick->prompt, event));
}

const struct ui_widget ui_pick_widget = {.status = status, .draw = draw, .act = act, .type = type};
