/* Run-in labels: "Cause: ..." at the beginning of a paragraph or item says what it is. */
#include "import/extract/sections.h"

/* The role of the label, and its length; also a mark that the format gave to the paragraph. */
static enum role label_of(const struct unit *unit, size_t *len) {
    bool numbered;
    *len = 0;
    if (unit->block->kind != BLOCK_PARAGRAPH || unit->note)
        return ROLE_NONE;
    struct slice mark = unit->block->info;
    if (slice_find_nocase(mark, SLICE("tsSymptoms")) != SLICE_NONE)
        return ROLE_SYMPTOM;
    if (slice_find_nocase(mark, SLICE("tsCauses")) != SLICE_NONE)
        return ROLE_CAUSE;
    if (slice_find_nocase(mark, SLICE("tsResolve")) != SLICE_NONE)
        return ROLE_FIX;
    ptrdiff_t colon = slice_find_char(slice_first(unit->text, 48), ':');
    if (colon == SLICE_NONE)
        return ROLE_NONE;
    enum role role = outline_role(slice_first(unit->text, (size_t)colon), &numbered, len);
    if (*len < (size_t)colon || role == ROLE_METHOD || role == ROLE_STEP || role == ROLE_SCENARIO ||
        role == ROLE_EXAMPLE)
        role = ROLE_NONE;
    *len = (size_t)colon + 1;
    return role;
}

static bool is_inside(const struct block *block, const struct block *item) {
    while (block && block != item)
        block = block->parent;
    return block != NULL;
}

/* A label speaks for its item, or for the paragraphs up to the next label. */
static size_t label_end(struct unit_range range, size_t i) {
    const struct unit *labelled = &range.units->items[i];
    size_t n = i + 1, len;
    for (; n < range.to; n++) {
        const struct unit *unit = &range.units->items[n];
        bool over = labelled->item ? !is_inside(unit->block, labelled->item)
                                   : unit->depth == 0 && label_of(unit, &len) != ROLE_NONE;
        if (over)
            break;
    }
    return n;
}

static bool is_telling(enum role role) {
    return role == ROLE_CAUSE || role == ROLE_FIX || role == ROLE_WORKAROUND ||
           role == ROLE_SYMPTOM;
}

bool section_has_labels(struct unit_range range) {
    size_t len;
    for (size_t i = range.from; i < range.to; i++)
        if (is_telling(label_of(&range.units->items[i], &len)))
            return true;
    return false;
}

bool section_has_way_out_by_labels(struct unit_range range) {
    bool told = false, way_out = false;
    size_t len;
    for (size_t i = range.from; i < range.to; i++) {
        enum role role = label_of(&range.units->items[i], &len);
        told |= role == ROLE_CAUSE || role == ROLE_SYMPTOM;
        way_out |= role == ROLE_FIX || role == ROLE_WORKAROUND;
    }
    return told && way_out;
}

static void labelled_fix(struct context *context, int i, struct unit_range range, enum role role) {
    const struct unit *first = &range.units->items[range.from];
    struct fix_source source = section_source(context, i, section_kind(role));
    size_t len;
    label_of(first, &len);
    bool alone = slice_trim(slice_from(first->text, len)).len == 0;
    source.title = first->sentences.count ? first->sentences.items[0].text : first->text;
    source.heading = first->block;
    source.always = true;
    if (alone || first->announces)
        range.from++;
    extract_fixes(context, range, source);
}

static void labelled_range(
    struct context *context, int i, struct unit_range range, enum role role) {
    if (role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_CHECK)
        labelled_fix(context, i, range, role);
    else if (role == ROLE_CAUSE)
        extract_findings(context, range, FINDING_CAUSE, problem_of(context, i));
    else if (role == ROLE_SYMPTOM || section_at(context, i)->context == ROLE_SYMPTOM)
        extract_findings(context, range, FINDING_SYMPTOM, problem_of(context, i));
}

void section_labelled(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    bool opening = problem_of(context, i) != ARTICLE_NONE; /* what is seen, before the labels */
    for (size_t u = range.from; u < range.to;) {
        size_t len;
        enum role role = label_of(&units->items[u], &len);
        size_t end = role == ROLE_NONE ? u + 1 : label_end(range, u);
        opening &= role == ROLE_NONE && !(units->items[u].phrases & PHRASE_CAUSE);
        opening |= role == ROLE_NONE && section_at(context, i)->context == ROLE_SYMPTOM;
        if (opening)
            extract_findings(context, (struct unit_range){units, u, end}, FINDING_SYMPTOM,
                problem_of(context, i));
        else if (role != ROLE_NONE)
            labelled_range(context, i, (struct unit_range){units, u, end}, role);
        u = end;
    }
}
