/* Section by section: what its role makes of its blocks. */
#include "import/extract/sections.h"

/* ---- where a finding turns into advice ---- */

/* "The package changes the defaults to: / 1. Disable ...": the items go on with what something
 * else does. */
static bool completes_sentence(const struct units *units, const struct unit *unit) {
    const struct unit *lead = unit->lead >= 0 ? &units->items[unit->lead] : NULL;
    if (!lead || lead->instruction || !slice_ends(lead->text, SLICE(" to:")))
        return false;
    return slice_find_word(lead->text, SLICE("you")) == SLICE_NONE;
}

static bool is_advice(const struct units *units, const struct unit *unit) {
    if (unit->note || unit->quoted || unit->block->kind != BLOCK_PARAGRAPH)
        return false;
    if (unit->first_phrases & (PHRASE_FIX | PHRASE_WORKAROUND))
        return true;
    bool lead_in = (unit->last_phrases & PHRASE_CHECK) &&
                   (unit->announces || unit->announces_code || unit->own_instruction);
    bool step =
        unit->ordered && unit->first && unit->own_instruction && !completes_sentence(units, unit);
    bool command = unit->own_instruction && unit->announces_code && unit->depth == 0;
    return lead_in || step || command;
}

size_t section_turn(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++)
        if (is_advice(range.units, &range.units->items[i]))
            return i;
    return range.to;
}

static enum article_fix_kind advice_kind(const struct unit *unit) {
    if (unit->phrases & PHRASE_WORKAROUND)
        return FIX_WORKAROUND;
    return unit->phrases & PHRASE_FIX ? FIX_RESOLUTION : FIX_CHECK;
}

void section_advice(struct context *context, int i, struct unit_range range) {
    const struct unit *first = &range.units->items[range.from];
    struct fix_source source = section_source(context, i, advice_kind(first));
    if (first->announces || unit_ends_in_colon(first)) {
        source.title = first->text;
        source.heading = first->block;
    }
    extract_fixes(context, range, source);
}

/* ---- causes and symptoms ---- */

/* A child section that is a resolution takes up the steps that its parent ends with. */
static bool fix_inside(struct context *context, int i) {
    struct section *section = section_at(context, i);
    return i + 1 < section->next && (section_at(context, i + 1)->role == ROLE_FIX ||
                                        section_at(context, i + 1)->role == ROLE_WORKAROUND);
}

/* "The disk may be full. To check this, follow these steps:" tells the cause as well. */
static bool tells_before_advice(const struct unit *unit) {
    uint32_t advice = PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_CHECK | PHRASE_PURPOSE |
                      PHRASE_ANNOUNCE | PHRASE_REFERENCE | PHRASE_PERMIT;
    return unit->sentences.count > 1 && !(unit->first_phrases & advice) && !unit->first_instruction;
}

/* The end of the list of several causes that unit `i` stands in; `i` where it stands in none. */
static size_t after_causes(struct unit_range range, size_t i) {
    size_t first = i;
    while (first > range.from && range.units->items[first - 1].depth > 0)
        first--;
    const struct unit *head = &range.units->items[first];
    const struct unit *lead = head->lead >= 0 ? &range.units->items[head->lead] : NULL;
    if (!head->first || head->depth != 1 || !head->item->next || !lead ||
        !(lead->last_phrases & PHRASE_CAUSE) || !unit_ends_in_colon(lead))
        return i;
    while (i < range.to && range.units->items[i].depth > 0)
        i++;
    return i;
}

/* "Reason | What happens", "Issue | Description" over a table of causes; but not "Issue | Update".
 */
static bool heads_causes(const struct block *row) {
    static const char *const tells[] = {"description", "explanation", "details", "meaning"};
    bool numbered, issue = false, told = false;
    size_t len;
    const struct block *head = row->parent->first;
    for (const struct block *cell = head->first; cell; cell = cell->next) {
        struct slice text = cell->first ? slice_trim(cell->first->text) : SLICE("");
        enum role role = outline_role(text, &numbered, &len);
        if (role == ROLE_CAUSE)
            return true;
        issue |= role == ROLE_SYMPTOM;
        told |= slice_says_one_of(text, tells, COUNT_OF(tells));
    }
    return issue && told;
}

/* The rows of a table under "Causes" are causes where its head says so. */
static void rows_of_causes(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        const struct block *row = unit->block;
        if (row->kind == BLOCK_ROW && row->previous && !row->header && !unit->note &&
            !context->used[row->index] && heads_causes(row))
            extract_finding(context, unit, FINDING_CAUSE, problem_of(context, i));
    }
}

static bool is_told_to(const struct unit *unit) {
    return unit->own_instruction && !unit->note && !unit->quoted &&
           unit->block->kind == BLOCK_PARAGRAPH && (unit->depth == 0 || unit->first);
}

/* "Cause 2: The certificate has expired": says why itself, unlike "Cause of symptom 2". */
static bool heading_tells_cause(struct context *context, int i) {
    const struct section *section = section_at(context, i);
    bool numbered;
    size_t len;
    if (section->role != ROLE_CAUSE || !section->labelled || section->next > i + 1)
        return false;
    outline_role(section->heading->text, &numbered, &len);
    return slice_find_char(slice_first(section->heading->text, len), ':') != SLICE_NONE;
}

/* Does all that stands at the margin from unit `u` on tell to do something? */
static bool is_all_told(const struct units *units, size_t u) {
    for (; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        if (!unit->note && unit->block->kind == BLOCK_PARAGRAPH && unit->depth == 0 &&
            !unit->instruction && !unit->announces && !unit->announces_code)
            return false;
    }
    return true;
}

/* What stands below such a heading may be nothing but the way out, unless a resolution of its own
 * follows: the place from which on it is; `none` where it is not. */
static size_t way_out_of_cause(struct context *context, int i, size_t none) {
    const struct section *section = section_at(context, i);
    const struct units *units = context_units(context, i);
    enum role next = section->next < (int)context->outline.count
                         ? section_at(context, section->next)->role
                         : ROLE_NONE;
    if (next == ROLE_FIX || next == ROLE_WORKAROUND || !heading_tells_cause(context, i))
        return none;
    for (size_t u = 0; u < units->count; u++)
        if (is_told_to(&units->items[u]))
            return is_all_told(units, u) ? u : none;
    return none;
}

/* Adds the way out that stands below the heading of a cause, and the heading where no sentence says
 * why: "Cause 1: The service is stopped / Start the service." */
static void answered_cause(struct context *context, int i, size_t turn) {
    const struct units *units = context_units(context, i);
    const struct unit *first = &units->items[turn];
    struct units heading = units_of(
        context->arena, section_at(context, i)->heading, section_at(context, i)->heading->next);
    if (turn == 0 && !tells_before_advice(first))
        extract_finding(context, &heading.items[0], FINDING_CAUSE, problem_of(context, i));
    extract_fixes(context, (struct unit_range){units, turn, units->count},
        section_source(context, i, first->phrases & PHRASE_CHECK ? FIX_CHECK : FIX_RESOLUTION));
}

/* "This entry is missing: / > Subkey: ...": what is quoted below such a sentence completes it. */
static bool completes_cause(const struct units *units, const struct unit *unit) {
    const struct unit *lead = unit->lead >= 0 ? &units->items[unit->lead] : NULL;
    return unit->quoted && !unit->note && unit->block->kind == BLOCK_PARAGRAPH && lead &&
           (unit_ends_in_colon(lead) || lead->quoted);
}

static void causes_of_section(struct context *context, int i, size_t end) {
    const struct units *units = context_units(context, i);
    bool headed = section_at(context, i)->role == ROLE_CAUSE;
    for (size_t u = 0; u < end; u++)
        if (headed && completes_cause(units, &units->items[u]))
            extract_finding(context, &units->items[u], FINDING_CAUSE, problem_of(context, i));
        else
            extract_findings(context, (struct unit_range){units, u, u + 1}, FINDING_CAUSE,
                problem_of(context, i));
}

/* Each of several causes may tell how to look for it, and the next is a cause again: "for one of
 * these reasons: / The disk is full. To check it, ... / The clock is wrong." */
static void cause_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    size_t way_out = way_out_of_cause(context, i, range.to);
    size_t turn = way_out < range.to ? way_out : section_turn(range), end = turn;
    if (turn < range.to) {
        end = after_causes(range, turn);
        end += end == turn && tells_before_advice(&units->items[turn]);
    }
    causes_of_section(context, i, end);
    rows_of_causes(context, i);
    if (way_out < range.to)
        answered_cause(context, i, way_out);
    else if (turn < range.to && !fix_inside(context, i))
        section_advice(context, i, (struct unit_range){units, turn, range.to});
}

/* "To determine whether this is your problem, follow these steps:" and its list. */
static struct unit_range find_test(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++) {
        const struct unit *unit = &range.units->items[i];
        if (!(unit->phrases & PHRASE_CHECK) || !unit->announces || unit->depth > 0)
            continue;
        size_t end = i + 1;
        while (end < range.to && range.units->items[end].depth > 0)
            end++;
        return (struct unit_range){range.units, i, end};
    }
    return (struct unit_range){range.units, range.to, range.to};
}

/* "You can see the events by running these commands:" and the code below it. */
static struct unit_range find_look(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++) {
        const struct unit *unit = &range.units->items[i];
        uint32_t look = PHRASE_PERMIT | PHRASE_CHECK;
        if (unit->note || unit->quoted || unit->depth > 0 || !unit->announces_code ||
            !(unit->last_phrases & look) || !(unit->last_phrases & PHRASE_COMMAND) ||
            (unit->last_phrases & PHRASE_FAILURE))
            continue;
        size_t end = i + 1;
        while (end < range.to && range.units->items[end].block->kind == BLOCK_CODE)
            end++;
        return (struct unit_range){range.units, i, end};
    }
    return (struct unit_range){range.units, range.to, range.to};
}

/* What is seen is taken whole; a test that it is this problem is a check besides. */
static void symptom_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    extract_findings(context, whole(units), FINDING_SYMPTOM, problem_of(context, i));
    struct unit_range test = find_test(whole(units));
    if (test.from == test.to)
        test = find_look(whole(units));
    if (test.from < test.to)
        section_advice(context, i, test);
}

/* "[The queue is stuck](#stuck)": the heading further down says it again. */
static bool is_entry_of_contents(const struct block *block) {
    return block->run_count == 1 && (block->runs[0].style & RUN_LINK) &&
           block->runs[0].len == block->text.len && slice_starts(block->runs[0].target, SLICE("#"));
}

/* The entries of a list of known problems. */
static void issues_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    for (size_t u = 0; u < units->count; u++)
        if (units->items[u].first && units->items[u].depth == 1 &&
            !is_entry_of_contents(units->items[u].block))
            extract_finding(context, &units->items[u], FINDING_SYMPTOM, problem_of(context, i));
}

static void simple_findings(struct context *context, int i, enum article_finding_kind kind) {
    struct units units = section_tree(context, i);
    extract_findings(context, whole(&units), kind, problem_of(context, i));
}

/* ---- all sections ---- */

/* "This occurs if the disk is full. To correct it, delete the logs": why, before what to do; "This
 * happens with old clients" at the beginning of a solution that has nothing else to tell. */
static bool tells_cause_first(const struct units *units, const struct unit *unit) {
    static const char *const subjects[] = {"this", "it"};
    if (!tells_before_advice(unit) || unit->depth > 0 || unit->note || unit->quoted)
        return false;
    return (unit->first_phrases & PHRASE_CAUSE) ||
           (unit == units->items && section_tells_when(unit) &&
               slice_is_one_of(
                   unit->sentences.items[0].words[0].text, subjects, COUNT_OF(subjects)));
}

/* "This issue can also occur if the disk is full" in the midst of a resolution. */
static void causes_in_fix(struct context *context, int i) {
    for (int s = i; s < section_at(context, i)->next; s++) {
        const struct units *units = context_units(context, s);
        for (size_t u = 0; u < units->count; u++)
            if (section_tells_cause(&units->items[u]) ||
                section_lists_cause(units, &units->items[u]) ||
                tells_cause_first(units, &units->items[u]))
                extract_finding(context, &units->items[u], FINDING_CAUSE, problem_of(context, s));
    }
}

/* "Use one of the following methods": what only announces the ways out. */
static void use_announcements(struct context *context, int i) {
    for (int s = i; s < section_at(context, i)->next; s++) {
        const struct units *units = context_units(context, s);
        for (size_t u = 0; u < units->count; u++)
            if (units->items[u].phrases & (PHRASE_ANNOUNCE | PHRASE_ALTERNATIVES))
                context_use(context, units->items[u].block);
    }
}

/* "Other causes" inside a resolution: no part of its fixes, and so not looked at with them. */
static void cause_sections_inside(struct context *context, int i) {
    for (int s = i + 1; s < section_at(context, i)->next; s++)
        if (section_at(context, s)->role == ROLE_CAUSE)
            cause_section(context, s);
}

/* "There is no workaround." is all that the section says. */
static bool has_no_way_out(struct context *context, int i) {
    static const char *const none[] = {"no workaround", "no known workaround", "no fix",
        "no resolution", "no solution", "no known solution", "no known fix"};
    const struct units *units = context_units(context, i);
    return section_at(context, i)->next == i + 1 && units->count == 1 &&
           units->items[0].sentences.count == 1 &&
           slice_says_one_of(units->items[0].text, none, COUNT_OF(none));
}

static int fix_section(struct context *context, int i) {
    struct section *section = section_at(context, i);
    if (has_no_way_out(context, i)) {
        context_use(context, context_units(context, i)->items[0].block);
        return section->next;
    }
    causes_in_fix(context, i);
    use_announcements(context, i);
    bool steps_before = section->parent == i - 1 && section->parent >= 0 &&
                        section_at(context, section->parent)->context == ROLE_CAUSE;
    section_fixes(context, i, section_kind(section->context), steps_before ? i - 1 : -1);
    cause_sections_inside(context, i);
    return section->next;
}

/* "Causes and fixes": an item or a heading for each. */
static int remedies_section(struct context *context, int i) {
    struct section *section = section_at(context, i);
    struct unit_range own = whole(context_units(context, i));
    if (section->role == ROLE_REMEDIES) {
        if (section_has_remedies(own))
            section_remedies(context, i, own);
        else
            cause_section(context, i);
        return i + 1;
    }
    struct units heading = units_of(context->arena, section->heading, section->heading->next);
    extract_finding(context, &heading.items[0], FINDING_CAUSE, problem_of(context, i));
    section_fixes(context, i, FIX_RESOLUTION, -1);
    return section->next;
}

static bool is_inside(struct context *context, int i, enum role role) {
    int parent = section_at(context, i)->parent;
    return parent >= 0 && section_at(context, parent)->context == role;
}

bool section_has_roles_inside(struct context *context, int i) {
    for (int c = i + 1; c < section_at(context, i)->next; c++) {
        enum role role = section_at(context, c)->role;
        if (role != ROLE_NONE && role != ROLE_PROCEDURE && role != ROLE_STEP &&
            role != ROLE_EXAMPLE)
            return true;
    }
    return false;
}

/* Understands section `i` by its role; returns the next one to look at. */
static int understand(struct context *context, int i) {
    struct section *section = section_at(context, i);
    switch (section->context) {
    case ROLE_SYMPTOM:
        symptom_section(context, i);
        return i + 1;
    case ROLE_CAUSE:
        cause_section(context, i);
        return i + 1;
    case ROLE_REMEDIES:
        return remedies_section(context, i);
    case ROLE_FIX:
    case ROLE_WORKAROUND:
    case ROLE_CHECK:
        return fix_section(context, i);
    case ROLE_ISSUES:
        issues_section(context, i);
        return i + 1;
    case ROLE_VERIFY:
        simple_findings(context, i, FINDING_VERIFY);
        return section->next;
    case ROLE_UNDO:
        simple_findings(context, i, FINDING_UNDO);
        return section->next;
    case ROLE_PREVENT:
        simple_findings(context, i, FINDING_PREVENT);
        return section->next;
    case ROLE_USELESS:
        simple_findings(context, i, FINDING_USELESS);
        return section->next;
    case ROLE_INFO:
        section_info(context, i);
        return section->next;
    case ROLE_REPRODUCE:
        if (is_inside(context, i, ROLE_SYMPTOM))
            symptom_section(context, i);
        return section->next;
    case ROLE_SUMMARY: /* what is seen: when all else is known; "Details" may hold "Solution" */
        section_summary_causes(context, i);
        return section_has_roles_inside(context, i) ? i + 1 : section->next;
    case ROLE_REFERENCE:
    case ROLE_EXAMPLE:
    case ROLE_PRODUCTS:
    case ROLE_PREREQUISITE:
    case ROLE_FURNITURE:
        return section->next;
    default:
        return i + 1;
    }
}

static bool is_plain(struct context *context, int i) {
    enum role role = section_at(context, i)->context;
    return i > 0 && i != context->outline.title &&
           (role == ROLE_NONE || role == ROLE_PROCEDURE || role == ROLE_METHOD ||
               role == ROLE_STEP || role == ROLE_SCENARIO || role == ROLE_ISSUE ||
               role == ROLE_QUESTION);
}

bool section_problem_has(const struct context *context, int i, enum role role) {
    int problem = problem_of(context, i);
    if (problem == ARTICLE_NONE || !context->outline.has[role])
        return context->outline.has[role];
    for (size_t s = 0; s < context->outline.count; s++) {
        int of = context->section_problem[s];
        if (context->outline.items[s].role == role && (of == problem || of == ARTICLE_NONE))
            return true;
    }
    return false;
}

/* Is it the heading of one of several problems, which has no section for what is seen? */
static bool heads_problem(struct context *context, int i) {
    const struct section *section = section_at(context, i);
    int problem = problem_of(context, i);
    if (problem == ARTICLE_NONE || !section->heading ||
        context->article->problems.items[problem].place.block != section->heading->index)
        return false;
    for (int c = i + 1; c < section->next; c++)
        if (section_at(context, c)->role == ROLE_SYMPTOM)
            return false;
    return true;
}

/* What stands between such a heading and the way out, and was understood as nothing else, is what
 * is seen: the message of "Error 1". */
static void problem_intro(struct context *context, int i, const struct units *units) {
    bool complains = section_at(context, i)->complains; /* then its heading tells that */
    for (size_t u = 0; u < units->count; u++)
        if ((!complains || complaint_goes_on(&units->items[u])) &&
            finding_is_open(context, &units->items[u], FINDING_SYMPTOM))
            extract_finding(context, &units->items[u], FINDING_SYMPTOM, problem_of(context, i));
}

/* A section without a role is looked at as a whole, unless its parts have roles of their own. */
static int plain_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct section *section = section_at(context, i);
    if (section_has_roles_inside(context, i) || (section->next > i + 1 && units->count == 0)) {
        section_sort(context, i, units);
        section_own_procedure(context, i);
        if (heads_problem(context, i))
            problem_intro(context, i, units);
        return i + 1;
    }
    section_plain(context, i);
    return section->next;
}

static bool has_finding(const struct article *article, enum article_finding_kind kind) {
    for (size_t i = 0; i < article->findings.count; i++)
        if (article->findings.items[i].kind == kind)
            return true;
    return false;
}

static void causes_in(struct context *context, enum role role) {
    for (int s = 0; s < (int)context->outline.count; s++) {
        if (section_at(context, s)->context != role)
            continue;
        const struct units *units = context_units(context, s);
        for (size_t u = 0; u < units->count; u++) {
            const struct unit *unit = &units->items[u];
            if (!unit->note && !unit->quoted &&
                (unit->phrases & (PHRASE_CAUSE | PHRASE_CAUSE_WEAK)))
                extract_finding(context, unit, FINDING_CAUSE, problem_of(context, s));
        }
    }
}

/* Where nothing else tells a cause, a symptom's "because" does, then that of "More information". */
static void causes_besides(struct context *context) {
    if (!has_finding(context->article, FINDING_CAUSE))
        causes_in(context, ROLE_SYMPTOM);
    if (!has_finding(context->article, FINDING_CAUSE) && context->outline.has[ROLE_SYMPTOM])
        causes_in(context, ROLE_INFO);
}

void extract_sections(struct context *context) {
    int count = (int)context->outline.count;
    for (int i = 0; i < count;) {
        bool labels = section_has_labels(whole(context_units(context, i)));
        enum role role = section_at(context, i)->context;
        if (labels && role != ROLE_FIX && role != ROLE_WORKAROUND && role != ROLE_REMEDIES) {
            section_labelled(context, i++);
        } else if (i == context->outline.title || i == 0) {
            section_intro(context, i++);
        } else if (is_plain(context, i)) {
            i = plain_section(context, i);
        } else {
            i = understand(context, i);
        }
    }
    for (int i = 0; i < count; i++)
        if (section_at(context, i)->role == ROLE_SUMMARY)
            section_summary(context, i);
    complaints_settle(context);
    causes_besides(context);
    for (int i = 0; i < count && i <= 1 && context->article->fixes.count == 0; i++)
        if (i == 0 || i == context->outline.title)
            section_intro_steps(context, i);
}
