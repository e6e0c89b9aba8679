/* "Causes and fixes": each item tells why, and what to do about it. */
#include "import/extract/sections.h"

/* The first unit from `u` on that begins an item of the outermost list; range.to where none does.
 */
static size_t next_item(struct unit_range range, size_t u) {
    while (u < range.to && !(range.units->items[u].first && range.units->items[u].depth == 1))
        u++;
    return u;
}

/* "The port is closed. Open it." in one paragraph is a step, whatever its words are. */
static bool is_one_paragraph(struct unit_range range) {
    size_t told = 0;
    for (size_t u = range.from; u < range.to; u++)
        told += !range.units->items[u].note;
    return told == 1;
}

/* "For error 1 / This occurs because the disk is full.": what says why, or what the item begins
 * with.
 */
static const struct unit *cause_of(struct unit_range range) {
    for (size_t u = range.from; u < range.to; u++)
        if (range.units->items[u].first_phrases & PHRASE_CAUSE)
            return &range.units->items[u];
    return &range.units->items[range.from];
}

static void read_item(struct context *context, int i, struct unit_range range) {
    const struct unit *first = &range.units->items[range.from];
    struct fix_source source = section_source(context, i, FIX_RESOLUTION);
    source.title = first->sentences.count ? first->sentences.items[0].text : first->text;
    source.heading = first->block;
    source.told = is_one_paragraph(range);
    extract_finding(context, cause_of(range), FINDING_CAUSE, problem_of(context, i));
    extract_fixes(context, range, source);
}

bool section_has_remedies(struct unit_range range) {
    return next_item(range, range.from) < range.to;
}

void section_remedies(struct context *context, int i, struct unit_range range) {
    for (size_t u = next_item(range, range.from); u < range.to;) {
        size_t end = next_item(range, u + 1);
        read_item(context, i, (struct unit_range){range.units, u, end});
        u = end;
    }
}
