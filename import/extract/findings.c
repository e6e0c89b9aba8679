#include "import/extract/context.h"

struct article_place context_place(const struct block *block) {
    return (struct article_place){block->index, block->line, block->line_end};
}

const struct units *context_units(struct context *context, int section) {
    struct units **known = &context->section_units[section];
    if (!*known) {
        const struct section *of = &context->outline.items[section];
        *known = arena_alloc(context->arena, sizeof **known);
        **known = units_of(context->arena, of->first, of->end);
    }
    return *known;
}

void context_use(struct context *context, const struct block *block) {
    if (block->index < context->block_count)
        context->used[block->index] = true;
}

void extract_finding(
    struct context *context, const struct unit *unit, enum article_finding_kind kind, int problem) {
    context_use(context, unit->block);
    if (slice_equal(unit->text, context->article->question)) /* is asked, not seen */
        return;
    *LIST_ADD(context->arena, &context->article->findings) = (struct article_finding){
        .place = context_place(unit->block), .kind = kind, .problem = problem, .text = unit->text};
}

/* Links elsewhere, and the sentence that announces them. */
static bool points_elsewhere(const struct unit *unit) {
    if (unit_is_pointer(unit))
        return true;
    if (unit->instruction)
        return (unit->first_phrases & PHRASE_REFERENCE) && unit->sentences.count == 1;
    if (unit->first_phrases & PHRASE_REFERENCE)
        return true;
    return unit->block->run_count == 1 && (unit->block->runs[0].style & RUN_LINK) &&
           unit->block->runs[0].len == unit->block->text.len;
}

/* "This guide fits large sites" is said of the text, "This query finds the computers:" of the code
 * below it. */
static bool is_said_of_fault(const struct unit *unit) {
    bool of_code = unit->sentences.count == 1 && unit->announces_code &&
                   (unit->phrases & PHRASE_COMMAND) && !(unit->phrases & PHRASE_CAUSE);
    return !of_code && !(unit->first_phrases & PHRASE_ABOUT);
}

static bool belongs(const struct unit *unit, enum article_finding_kind kind) {
    enum block_kind block = unit->block->kind;
    if (unit->note || block == BLOCK_PICTURE || block == BLOCK_HEADING || unit->text.len == 0 ||
        (!unit->quoted && header_is_line(unit->text)))
        return false;
    if (block == BLOCK_ROW && kind == FINDING_CAUSE) /* a row is a reason where it says so */
        return unit->phrases & (PHRASE_CAUSE | PHRASE_CAUSE_WEAK);
    if (block == BLOCK_ROW)
        return unit->block->previous && !unit->block->header;
    if (kind == FINDING_CAUSE && (block == BLOCK_CODE || unit->quoted || !is_said_of_fault(unit)))
        return false;
    return block == BLOCK_CODE || !points_elsewhere(unit);
}

bool finding_is_open(
    const struct context *context, const struct unit *unit, enum article_finding_kind kind) {
    return belongs(unit, kind) && unit->block->index < context->block_count &&
           !context->used[unit->block->index];
}

/* Does the text break off where a list has to go on with it? */
static bool goes_on(struct slice text) {
    static const char *const joints[] = {"as", "like", "including", "via", "by", "through",
        "either", "of", "with", "from", "to", "the", "are", "is", "and", "or"};
    struct slice rest = slice_trim(text), word = rest, last = SLICE("");
    while (slice_next_word(&rest, &word))
        last = word;
    return slice_is_one_of(last, joints, COUNT_OF(joints));
}

/* "Resolved through some other mechanism such as / NetBIOS / LLMNR": words that a sentence goes on
 * with are no reasons by themselves. */
static bool is_fragment(const struct units *units, const struct unit *unit) {
    const struct unit *lead = unit->lead >= 0 ? &units->items[unit->lead] : NULL;
    if (!unit->first || unit->depth < 2 || !lead || unit_ends_in_colon(lead))
        return false;
    return goes_on(lead->text);
}

void extract_findings(
    struct context *context, struct unit_range range, enum article_finding_kind kind, int problem) {
    for (size_t i = range.from; i < range.to; i++)
        if (belongs(&range.units->items[i], kind) &&
            !(kind == FINDING_CAUSE && is_fragment(range.units, &range.units->items[i])))
            extract_finding(context, &range.units->items[i], kind, problem);
}
