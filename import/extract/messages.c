/* Messages set as code: what is seen, though no sentence says so of each. */
#include "import/extract/sections.h"

/* "Or" between two messages. */
static bool is_or(const struct unit *unit) {
    return slice_equal_nocase(slice_strip_end(unit->text, ": "), SLICE("or"));
}

/* "An error such as" above the message, the second of two messages: in the section of a problem
 * what is set as code behind what is seen, and is nothing to be typed. */
bool message_goes_on(struct context *context, const struct unit *unit, const struct unit *before,
    const struct unit *symptom) {
    if (!before || before != symptom || unit->note)
        return false;
    if (is_or(unit))
        return true;
    return unit->block->kind == BLOCK_CODE && !before->own_instruction &&
           !(before->phrases & PHRASE_COMMAND) &&
           commands_of_code(context->arena, unit, before).count == 0;
}

/* "Then the login fails like this:" above a message that is set as code. */
bool message_is_headed(
    struct context *context, const struct units *units, const struct unit *unit) {
    const struct unit *next = unit + 1;
    return unit->depth == 0 && !unit->instruction && unit_ends_in_colon(unit) &&
           (unit->last_phrases & PHRASE_FAILURE) &&
           !(unit->phrases & (PHRASE_COMMAND | PHRASE_PERMIT)) &&
           next < units->items + units->count && next->block->kind == BLOCK_CODE && !next->note &&
           commands_of_code(context->arena, next, unit).count == 0;
}

/* The message below "Error: `no endpoints`", before anything else is said of it. */
bool message_of_heading(struct context *context, int i, const struct unit *unit) {
    const struct section *section = section_at(context, i);
    return section->role == ROLE_ISSUE && section->labelled && unit->block->kind == BLOCK_CODE &&
           !unit->note && commands_of_code(context->arena, unit, NULL).count == 0;
}
