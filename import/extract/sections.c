/* Section by section: what its role, its words and its place make of its blocks. */
#include "import/extract/context.h"

/* ---- ranges ---- */

static struct unit_range whole(const struct units *units) {
    return (struct unit_range){units, 0, units->count};
}

static struct section *section_at(struct context *context, int i) {
    return &context->outline.items[i];
}

static int problem_of(const struct context *context, int i) {
    return context->section_problem[i];
}

/* Roles whose sections are no part of a fix that they stand in. */
static bool is_apart(enum role role) {
    return role == ROLE_INFO || role == ROLE_REFERENCE || role == ROLE_VERIFY ||
           role == ROLE_EXAMPLE || role == ROLE_SUMMARY || role == ROLE_REPRODUCE ||
           role == ROLE_USELESS || role == ROLE_FURNITURE || role == ROLE_SYMPTOM ||
           role == ROLE_CAUSE || role == ROLE_PRODUCTS || role == ROLE_UNDO || role == ROLE_PREVENT;
}

static void append_units(struct context *context, struct units *all, const struct units *more) {
    int shift = (int)all->count;
    for (size_t i = 0; i < more->count; i++) {
        struct unit *unit = LIST_ADD(context->arena, all);
        *unit = more->items[i];
        if (unit->lead >= 0)
            unit->lead += shift;
    }
}

/* The units of a section and of all inside it that is no matter of its own, headings included. */
static struct units tree_units(struct context *context, int i) {
    struct units all = {0};
    append_units(context, &all, context_units(context, i));
    for (int child = i + 1; child < section_at(context, i)->next;) {
        struct section *section = section_at(context, child);
        if (is_apart(section->role)) {
            child = section->next;
            continue;
        }
        struct units heading = units_of(context->arena, section->heading, section->heading->next);
        append_units(context, &all, &heading);
        append_units(context, &all, context_units(context, child));
        child++;
    }
    return all;
}

/* ---- what a run-in label says ---- */

/* "Cause: ..." at the beginning of a paragraph or item; also a mark that the format gave. */
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

/* A label speaks for its item, or for the paragraphs up to the next label. */
static size_t label_end(struct unit_range range, size_t i) {
    const struct unit *labelled = &range.units->items[i];
    size_t n = i + 1;
    for (; n < range.to; n++) {
        const struct unit *unit = &range.units->items[n];
        size_t len;
        if (labelled->item) {
            bool inside = false;
            for (const struct block *b = unit->block; b && !inside; b = b->parent)
                inside = b == labelled->item;
            if (!inside)
                break;
        } else if (unit->depth == 0 && label_of(unit, &len) != ROLE_NONE) {
            break;
        }
    }
    return n;
}

static bool has_labels(struct unit_range range) {
    size_t len;
    for (size_t i = range.from; i < range.to; i++) {
        enum role role = label_of(&range.units->items[i], &len);
        if (role == ROLE_CAUSE || role == ROLE_FIX || role == ROLE_WORKAROUND ||
            role == ROLE_SYMPTOM)
            return true;
    }
    return false;
}

/* ---- fixes ---- */

static enum article_fix_kind kind_of(enum role role) {
    return role == ROLE_WORKAROUND ? FIX_WORKAROUND
           : role == ROLE_CHECK    ? FIX_CHECK
                                   : FIX_RESOLUTION;
}

/* Headings of procedures that look instead of repair: "Collect network traces". */
static bool only_looks(struct slice heading) {
    static const char *const words[] = {"check", "verify", "collect", "gather", "trace", "monitor",
        "test", "determine", "identify", "diagnose", "troubleshoot", "confirm", "view", "examine",
        "validate", "analyze", "capture", "review", "find", "inspect", "query", "data collection",
        "list", "get", "show", "understand"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ptrdiff_t at = slice_find_word(heading, slice_of(words[i]));
        if (at == 0 || (at > 0 && i < 7))
            return true;
    }
    return false;
}

static struct fix_source source_of(struct context *context, int i, enum article_fix_kind kind) {
    struct section *section = section_at(context, i);
    struct slice title = section->heading ? section->heading->text : context->article->title;
    struct fix_source source = {.title = title,
        .kind = kind,
        .problem = problem_of(context, i),
        .heading = section->heading};
    if (section->role == ROLE_SCENARIO)
        source.condition = title;
    return source;
}

/* Do the sections inside each deal with another way out, or one after the other with parts of one?
 */
static bool is_tab(const struct section *section) {
    return section->heading && slice_starts(section->heading->info, SLICE("#tab/"));
}

static bool names_a_means(struct slice heading) {
    static const char *const starts[] = {"use ", "using ", "by using ", "via ", "with ", "through ",
        "in the ", "from the ", "online", "offline", "azure portal", "powershell",
        "azure powershell", "azure cli", "fix it for me", "let me fix it"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (slice_starts_nocase(heading, slice_of(starts[i])))
            return true;
    return false;
}

static bool is_alternative(const struct section *section) {
    enum role role = section->role;
    return role == ROLE_METHOD || role == ROLE_SCENARIO || is_tab(section) ||
           ((role == ROLE_FIX || role == ROLE_WORKAROUND) && section->heading) ||
           (section->heading && names_a_means(section->heading->text));
}

struct children {
    size_t count, alternatives, steps;
    int first;
};

static struct children children_of(struct context *context, int i) {
    struct children children = {.first = -1};
    for (int c = i + 1; c < section_at(context, i)->next; c = section_at(context, c)->next) {
        struct section *section = section_at(context, c);
        if (is_apart(section->role))
            continue;
        if (children.first < 0)
            children.first = c;
        children.count++;
        children.alternatives += is_alternative(section);
        children.steps += section->role == ROLE_STEP;
    }
    return children;
}

static bool are_alternatives(const struct children *children, const struct units *own) {
    if (children->steps)
        return false;
    if (children->alternatives)
        return true;
    return children->count > 1 && own->count &&
           (own->items[own->count - 1].phrases & PHRASE_ALTERNATIVES);
}

static void fix_tree(struct context *context, int i, enum article_fix_kind kind, int prefix);

static void fix_children(struct context *context, int i, enum article_fix_kind kind, int prefix) {
    for (int c = i + 1; c < section_at(context, i)->next; c = section_at(context, c)->next) {
        struct section *section = section_at(context, c);
        if (is_apart(section->role))
            continue;
        enum article_fix_kind own = section->role == ROLE_WORKAROUND ? FIX_WORKAROUND
                                    : section->role == ROLE_CHECK    ? FIX_CHECK
                                                                     : kind;
        fix_tree(context, c, own, prefix);
        prefix = -1;
    }
}

static bool has_steps(const struct units *units, bool has_list) {
    struct step_context step = {.has_list = has_list};
    for (size_t i = 0; i < units->count; i++)
        if (step_is(units, i, &step))
            return true;
    return false;
}

/* The fixes of a resolution and of what stands inside it. `prefix` is the section whose steps come
 * before those of the first fix ("Take a snapshot first"), or -1. */
static void fix_tree(struct context *context, int i, enum article_fix_kind kind, int prefix) {
    const struct units *own = context_units(context, i);
    struct children children = children_of(context, i);
    if (are_alternatives(&children, own)) {
        bool first = has_steps(own, true);
        fix_children(context, i, kind, first ? i : prefix);
        return;
    }
    struct units all = {0};
    if (prefix >= 0)
        append_units(context, &all, context_units(context, prefix));
    struct units tree = tree_units(context, i);
    append_units(context, &all, &tree);
    struct fix_source source = source_of(context, i, kind);
    source.always = true;
    extract_fixes(context, whole(&all), source);
}

/* ---- findings ---- */

/* Where a cause or symptom turns into advice: the first unit that tells what to do. */
static size_t advice_begins(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++) {
        const struct unit *unit = &range.units->items[i];
        if (unit->note || unit->block->kind == BLOCK_CODE || unit->block->kind == BLOCK_ROW)
            continue;
        bool lead_in = (unit->first_phrases & (PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_CHECK)) &&
                       (unit->announces || unit->announces_code || unit->own_instruction);
        bool steps = unit->ordered && unit->first && unit->own_instruction && !unit->quoted &&
                     unit->block->kind == BLOCK_PARAGRAPH;
        bool command = unit->own_instruction && unit->announces_code && unit->depth == 0;
        if (lead_in || steps || command)
            return i;
    }
    return range.to;
}

static enum article_fix_kind advice_kind(const struct unit *unit) {
    if (unit->phrases & PHRASE_WORKAROUND)
        return FIX_WORKAROUND;
    return unit->phrases & PHRASE_FIX ? FIX_RESOLUTION : FIX_CHECK;
}

/* A lead-in ("To verify ..., follow these steps:") names the fix that its list is. */
static void advice(struct context *context, int i, struct unit_range range) {
    const struct unit *first = &range.units->items[range.from];
    struct fix_source source = source_of(context, i, advice_kind(first));
    if (first->announces || unit_ends_in_colon(first)) {
        source.title = first->text;
        source.heading = first->block;
    }
    extract_fixes(context, range, source);
}

/* A child section that is a resolution takes up the steps that its parent ends with. */
static bool fix_inside(struct context *context, int i) {
    struct section *section = section_at(context, i);
    return i + 1 < section->next && (section_at(context, i + 1)->role == ROLE_FIX ||
                                        section_at(context, i + 1)->role == ROLE_WORKAROUND);
}

static void cause_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    size_t turn = advice_begins(range);
    extract_findings(
        context, (struct unit_range){units, 0, turn}, FINDING_CAUSE, problem_of(context, i));
    if (turn < range.to && !fix_inside(context, i))
        advice(context, i, (struct unit_range){units, turn, range.to});
}

/* What is seen is taken whole; a test that it is this problem is a check besides. */
static void symptom_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    extract_findings(context, range, FINDING_SYMPTOM, problem_of(context, i));
    size_t turn = advice_begins(range);
    if (turn < range.to && (units->items[turn].phrases & PHRASE_CHECK))
        advice(context, i, (struct unit_range){units, turn, range.to});
}

/* ---- sections without a role ---- */

static bool tells_cause(const struct unit *unit) {
    return !unit->note && unit->block->kind == BLOCK_PARAGRAPH &&
           (unit->phrases & (PHRASE_CAUSE | PHRASE_BY_DESIGN));
}

static bool tells_symptom(const struct unit *unit) {
    return !unit->note && !unit->instruction && (unit->phrases & PHRASE_SYMPTOM) &&
           (unit->phrases & (PHRASE_FAILURE | PHRASE_SYMPTOM));
}

static size_t count_list_steps(const struct units *units) {
    size_t count = 0;
    for (size_t i = 0; i < units->count; i++)
        count +=
            units->items[i].ordered && units->items[i].first && units->items[i].own_instruction;
    return count;
}

static bool tells_what_to_do(const struct units *units) {
    size_t commands = 0, instructions = 0;
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (unit->note)
            continue;
        commands += unit->block->kind == BLOCK_CODE && unit->lead >= 0 &&
                    units->items[unit->lead].instruction;
        instructions += unit->own_instruction;
    }
    return commands > 0 || instructions > 1 || count_list_steps(units) > 0;
}

static void sort_paragraphs(struct context *context, int i, const struct units *units) {
    bool described = context->outline.has[ROLE_SYMPTOM];
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        if (tells_cause(unit))
            extract_finding(context, unit, FINDING_CAUSE, problem_of(context, i));
        else if (!described && tells_symptom(unit))
            extract_finding(context, unit, FINDING_SYMPTOM, problem_of(context, i));
    }
}

static void plain_section(struct context *context, int i) {
    struct section *section = section_at(context, i);
    struct units units = tree_units(context, i);
    sort_paragraphs(context, i, &units);
    if (!tells_what_to_do(&units))
        return;
    bool looks = section->heading && only_looks(section->heading->text);
    extract_fixes(
        context, whole(&units), source_of(context, i, looks ? FIX_CHECK : FIX_RESOLUTION));
}

/* More information repeats and explains; what it has the reader do is a check, or the way out where
 * the article has no other. */
static void info_section(struct context *context, int i) {
    struct units units = tree_units(context, i);
    sort_paragraphs(context, i, &units);
    bool only = !context->outline.has[ROLE_FIX] && !context->outline.has[ROLE_WORKAROUND];
    if (count_list_steps(&units) < 2 && !(only && tells_what_to_do(&units)))
        return;
    extract_fixes(context, whole(&units), source_of(context, i, only ? FIX_RESOLUTION : FIX_CHECK));
}

/* A summary says what is seen where nothing else does. */
static void summary_section(struct context *context, int i) {
    struct units units = tree_units(context, i);
    if (context->outline.has[ROLE_SYMPTOM])
        return;
    uint32_t phrases = 0;
    for (size_t u = 0; u < units.count; u++)
        phrases |= units.items[u].note ? 0 : units.items[u].phrases;
    size_t turn = advice_begins(whole(&units));
    if (phrases & PHRASE_FAILURE)
        extract_findings(
            context, (struct unit_range){&units, 0, turn}, FINDING_SYMPTOM, problem_of(context, i));
    if (turn < units.count && count_list_steps(&units))
        advice(context, i, (struct unit_range){&units, turn, units.count});
}

/* ---- labelled ranges ---- */

static void labelled_fix(struct context *context, int i, struct unit_range range, enum role role) {
    const struct unit *first = &range.units->items[range.from];
    struct fix_source source = source_of(context, i, kind_of(role));
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
    else if (role == ROLE_SYMPTOM)
        extract_findings(context, range, FINDING_SYMPTOM, problem_of(context, i));
}

static void labelled_section(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    struct unit_range range = whole(units);
    for (size_t u = range.from; u < range.to;) {
        size_t len;
        enum role role = label_of(&units->items[u], &len);
        size_t end = role == ROLE_NONE ? u + 1 : label_end(range, u);
        if (role != ROLE_NONE)
            labelled_range(context, i, (struct unit_range){units, u, end}, role);
        u = end;
    }
}

/* ---- all sections ---- */

static void simple_findings(struct context *context, int i, enum article_finding_kind kind) {
    struct units units = tree_units(context, i);
    extract_findings(context, whole(&units), kind, problem_of(context, i));
}

/* Understands section `i`; returns the next one to look at. */
static int understand(struct context *context, int i) {
    struct section *section = section_at(context, i);
    if (has_labels(whole(context_units(context, i))) && section->context != ROLE_FIX) {
        labelled_section(context, i);
        return i + 1;
    }
    switch (section->context) {
    case ROLE_SYMPTOM:
        symptom_section(context, i);
        return i + 1;
    case ROLE_CAUSE:
        cause_section(context, i);
        return i + 1;
    case ROLE_FIX:
    case ROLE_WORKAROUND:
    case ROLE_CHECK: {
        bool steps_before = section->parent >= 0 && fix_inside(context, section->parent) &&
                            section_at(context, section->parent)->context == ROLE_CAUSE &&
                            section->parent == i - 1;
        fix_tree(context, i, kind_of(section->context), steps_before ? i - 1 : -1);
        return section->next;
    }
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
        info_section(context, i);
        return section->next;
    case ROLE_SUMMARY:
        summary_section(context, i);
        return section->next;
    case ROLE_REFERENCE:
    case ROLE_REPRODUCE:
    case ROLE_EXAMPLE:
    case ROLE_PRODUCTS:
    case ROLE_PREREQUISITE:
    case ROLE_FURNITURE:
        return section->next;
    default:
        return i + 1;
    }
}

/* A section without a role whose parts have none either is looked at as a whole. */
static bool is_plain(struct context *context, int i) {
    struct section *section = section_at(context, i);
    if (section->context != ROLE_NONE && section->context != ROLE_PROCEDURE &&
        section->context != ROLE_METHOD && section->context != ROLE_STEP &&
        section->context != ROLE_SCENARIO && section->context != ROLE_ISSUE)
        return false;
    return i != context->outline.title && i > 0;
}

static bool has_roles_inside(struct context *context, int i) {
    for (int c = i + 1; c < section_at(context, i)->next; c++) {
        enum role role = section_at(context, c)->role;
        if (role != ROLE_NONE && role != ROLE_PROCEDURE && role != ROLE_STEP &&
            role != ROLE_EXAMPLE)
            return true;
    }
    return false;
}

void extract_sections(struct context *context) {
    int count = (int)context->outline.count;
    for (int i = 0; i < count;) {
        const struct units *units = context_units(context, i);
        if (is_plain(context, i) && !has_labels(whole(units))) {
            bool parts = has_roles_inside(context, i) ||
                         (section_at(context, i)->next > i + 1 && units->count == 0);
            if (parts) {
                sort_paragraphs(context, i, units);
                i++;
            } else {
                plain_section(context, i);
                i = section_at(context, i)->next;
            }
        } else {
            i = understand(context, i);
        }
    }
}
