/* Run-in labels: "Cause: ..." at the beginning of a paragraph or item says what it is. */
#include "import/extract/sections.h"

/* What a mark that the format gave to a paragraph says. */
static enum role role_of_mark(struct slice mark) {
    if (slice_find_nocase(mark, SLICE("tsSymptoms")) != SLICE_NONE)
        return ROLE_SYMPTOM;
    if (slice_find_nocase(mark, SLICE("tsCauses")) != SLICE_NONE)
        return ROLE_CAUSE;
    return slice_find_nocase(mark, SLICE("tsResolve")) != SLICE_NONE ? ROLE_FIX : ROLE_NONE;
}

/* The role of the label, and its length; a mark goes before. */
static enum role label_of(const struct unit *unit, size_t *len) {
    bool numbered;
    *len = 0;
    if (unit->block->kind != BLOCK_PARAGRAPH || unit->note)
        return ROLE_NONE;
    enum role marked = unit->block->info.len ? role_of_mark(unit->block->info) : ROLE_NONE;
    if (marked != ROLE_NONE)
        return marked;
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

/* "Cause: the disk is full" says it right behind the label; "Cause:" above a list does not, nor
 * does a mark, which stands for all up to the next. */
static bool has_own_words(const struct unit *unit) {
    size_t len;
    return label_of(unit, &len) != ROLE_NONE && len > 0 &&
           slice_trim(slice_from(unit->text, len)).len > 0;
}

static bool is_inside(const struct block *block, const struct block *item) {
    while (block && block != item)
        block = block->parent;
    return block != NULL;
}

static bool is_telling(enum role role) {
    return role == ROLE_CAUSE || role == ROLE_FIX || role == ROLE_WORKAROUND ||
           role == ROLE_SYMPTOM || role == ROLE_REMEDIES;
}

/* "Before you begin: install the tool" tells of itself only, not of the steps behind it. */
static bool is_aside(const struct unit *unit) {
    size_t len;
    enum role role = label_of(unit, &len);
    return !is_telling(role) && role != ROLE_CHECK && has_own_words(unit);
}

/* "Before you begin: ..." in the midst of a resolution is a part of it. */
static bool is_next_label(const struct unit *unit) {
    size_t len;
    enum role role = label_of(unit, &len);
    return role != ROLE_NONE && !(role == ROLE_PREREQUISITE && has_own_words(unit));
}

/* A label speaks for its item, or for the paragraphs up to the next label. */
static size_t label_end(struct unit_range range, size_t i) {
    const struct unit *labelled = &range.units->items[i];
    size_t n = i + 1;
    if (!labelled->item && !labelled->announces && is_aside(labelled))
        return n;
    for (; n < range.to; n++) {
        const struct unit *unit = &range.units->items[n];
        bool over = labelled->item ? !is_inside(unit->block, labelled->item)
                                   : unit->depth == 0 && is_next_label(unit);
        if (over)
            break;
    }
    return n;
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
        told |= role == ROLE_CAUSE || role == ROLE_SYMPTOM || role == ROLE_REMEDIES;
        way_out |= role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_REMEDIES;
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

/* The place behind the last label of a way out; range.from where there is none. */
static size_t behind_ways_out(struct unit_range range) {
    size_t len;
    for (size_t i = range.to; i > range.from; i--) {
        enum role role = label_of(&range.units->items[i - 1], &len);
        if (role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_REMEDIES)
            return i;
    }
    return range.from;
}

/* Where what a label stands for turns into advice. Where no label of the section says "Resolution",
 * whatever tells to do something is: "Error: wrong client. / Compare the IDs of both." A list below
 * a symptom tells how it comes about. */
static size_t labelled_turn(struct unit_range range, enum article_finding_kind kind, bool way_out) {
    struct unit_range behind = {range.units, range.from + 1, range.to};
    size_t turn = kind == FINDING_CAUSE ? section_turn(behind) : range.to;
    for (size_t i = behind.from; !way_out && i < turn; i++) {
        const struct unit *unit = &range.units->items[i];
        if (unit->own_instruction && unit->depth == 0 && !unit->note && !unit->quoted &&
            unit->block->kind == BLOCK_PARAGRAPH)
            return i;
    }
    return turn;
}

/* Does the label open a paragraph of a section below the title, with words of its own behind it?
 * Then it may speak for less than all up to the next label. */
static bool may_turn(const struct context *context, int i, const struct unit *labelled) {
    return i > 0 && i != context->outline.title && !labelled->item && has_own_words(labelled);
}

/* "Error: access denied. / This occurs when the password has expired." */
static void labelled_findings(
    struct context *context, int i, struct unit_range range, enum article_finding_kind kind) {
    for (size_t u = range.from; u < range.to; u++) {
        bool cause = kind == FINDING_CAUSE ||
                     (u > range.from && (section_tells_cause(&range.units->items[u]) ||
                                            section_tells_when(&range.units->items[u])));
        extract_findings(context, (struct unit_range){range.units, u, u + 1},
            cause ? FINDING_CAUSE : kind, problem_of(context, i));
    }
}

/* What the format marks as the causes may go on with numbered steps. */
static size_t marked_turn(struct unit_range range, enum article_finding_kind kind) {
    const struct unit *marked = &range.units->items[range.from];
    bool mark = !marked->item && kind == FINDING_CAUSE && marked->block->info.len;
    size_t i = mark ? range.from + 1 : range.to;
    while (i < range.to && !(range.units->items[i].ordered && range.units->items[i].first &&
                               range.units->items[i].own_instruction))
        i++;
    return i;
}

static void labelled_finding(struct context *context, int i, struct unit_range range,
    enum article_finding_kind kind, bool way_out) {
    const struct units *units = range.units;
    size_t turn = may_turn(context, i, &units->items[range.from])
                      ? labelled_turn(range, kind, way_out)
                      : marked_turn(range, kind);
    labelled_findings(context, i, (struct unit_range){units, range.from, turn}, kind);
    struct unit_range advice = {units, turn, range.to};
    if (turn < range.to && way_out)
        section_advice(context, i, advice);
    else if (turn < range.to)
        extract_fixes(context, advice, section_source(context, i, FIX_RESOLUTION));
}

/* `way_out` says that a label of the section names one. */
static void labelled_range(
    struct context *context, int i, struct unit_range range, enum role role, bool way_out) {
    if (role == ROLE_REMEDIES)
        section_remedies(context, i, range);
    else if (role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_CHECK)
        labelled_fix(context, i, range, role);
    else if (role == ROLE_CAUSE)
        labelled_finding(context, i, range, FINDING_CAUSE, way_out);
    else if (role == ROLE_SYMPTOM || section_at(context, i)->context == ROLE_SYMPTOM)
        labelled_finding(context, i, range, FINDING_SYMPTOM, way_out);
}

void section_labelled(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    size_t ways_out = behind_ways_out(range);
    bool opening = problem_of(context, i) != ARTICLE_NONE; /* what is seen, before the labels */
    for (size_t u = range.from; u < range.to;) {
        size_t len;
        enum role role = label_of(&units->items[u], &len);
        size_t end = role == ROLE_NONE ? u + 1 : label_end(range, u);
        if (role == ROLE_VERIFY && end < ways_out) /* above "Solution:": how to look for it */
            role = ROLE_CHECK;
        opening &= role == ROLE_NONE && !(units->items[u].phrases & PHRASE_CAUSE);
        opening |= role == ROLE_NONE && section_at(context, i)->context == ROLE_SYMPTOM;
        if (opening)
            extract_findings(context, (struct unit_range){units, u, end}, FINDING_SYMPTOM,
                problem_of(context, i));
        else if (role != ROLE_NONE)
            labelled_range(
                context, i, (struct unit_range){units, u, end}, role, ways_out > range.from);
        u = end;
    }
}
