/* Lists of questions: "Why is it slow?" and below it why, and what to do. */
#include "import/extract/sections.h"

static bool asks_why(const struct section *section) {
    return section->asked && slice_starts_nocase(section->heading->text, SLICE("why "));
}

bool section_answers_why(const struct section *section, const struct unit *unit) {
    uint32_t other = PHRASE_PURPOSE | PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_PERMIT |
                     PHRASE_CHECK | PHRASE_REFERENCE | PHRASE_EXAMPLE | PHRASE_ANNOUNCE;
    return asks_why(section) && unit->block->kind == BLOCK_PARAGRAPH && !unit->note &&
           !unit->quoted && !unit->instruction && !unit_ends_in_colon(unit) &&
           (unit->depth == 0 || unit->first) && unit->sentences.count &&
           !(unit->first_phrases & other);
}

struct unit_range section_behind_why(const struct section *section, const struct units *units) {
    struct unit_range range = whole(units);
    while (asks_why(section) && range.from < range.to &&
           (units->items[range.from].note || !units->items[range.from].own_instruction))
        range.from++;
    return range;
}
