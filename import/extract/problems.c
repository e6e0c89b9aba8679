/* Pages that deal with several problems: which they are, and which section belongs to which. */
#include "import/extract/sections.h"

/* ---- a question with its list of problems ---- */

static struct slice key_of(struct slice text) {
    return slice_strip_end(slice_trim(text), ".:;, ");
}

static int section_named(const struct context *context, struct slice label, int after) {
    for (int i = after; i < (int)context->outline.count; i++) {
        const struct section *section = &context->outline.items[i];
        if (section->heading && slice_equal_nocase(key_of(section->heading->text), key_of(label)))
            return i;
    }
    return -1;
}

static struct slice link_of(const struct block *block) {
    for (size_t i = 0; i < block->run_count; i++)
        if (block->runs[i].style & RUN_LINK)
            return block->runs[i].target;
    return SLICE("");
}

/* An entry is a problem when a section of the page or a link deals with it. */
static bool is_entry(const struct context *context, const struct unit *unit, int question) {
    return unit->first && unit->depth == 1 &&
           (section_named(context, unit->text, question + 1) >= 0 || link_of(unit->block).len);
}

static size_t count_entries(struct context *context, const struct units *units, int question) {
    size_t count = 0;
    for (size_t i = 0; i < units->count; i++)
        count += is_entry(context, &units->items[i], question);
    return count;
}

/* The sections from the problem's heading up to the heading of the next problem are its own. */
static void claim_sections(struct context *context, int from, int to, int problem) {
    for (int i = from; i < to; i++)
        context->section_problem[i] = problem;
}

static void add_problem(
    struct context *context, const struct block *block, struct slice label, struct slice target) {
    *LIST_ADD(context->arena, &context->article->problems) =
        (struct article_problem){.place = context_place(block), .label = label, .target = target};
    context_use(context, block);
}

static void add_entries(struct context *context, const struct units *units, int question) {
    struct article *article = context->article;
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (!is_entry(context, unit, question))
            continue;
        add_problem(context, unit->block, unit->text, link_of(unit->block));
        extract_finding(context, unit, FINDING_SYMPTOM, (int)article->problems.count - 1);
    }
}

static void assign_entries(struct context *context, int question) {
    struct article *article = context->article;
    int count = (int)context->outline.count, current = ARTICLE_NONE;
    for (int i = question + 1; i < count; i++) {
        const struct section *section = &context->outline.items[i];
        for (size_t p = 0; p < article->problems.count; p++)
            if (slice_equal_nocase(
                    key_of(section->heading->text), key_of(article->problems.items[p].label)))
                current = (int)p;
        if (section->level <= context->outline.items[question].level &&
            (section->role == ROLE_REFERENCE || section->role == ROLE_INFO))
            current = ARTICLE_NONE;
        context->section_problem[i] = current;
    }
}

/* The question is a heading or a line of its own that ends in a question mark, its list directly
 * behind it. A list of links below a heading without a question is a table of contents. */
static bool find_question(struct context *context) {
    for (int i = 0; i < (int)context->outline.count; i++) {
        const struct section *section = &context->outline.items[i];
        const struct units *units = context_units(context, i);
        struct slice question = section->heading ? section->heading->text : SLICE("");
        if (!slice_ends(slice_trim(question), SLICE("?"))) {
            const struct unit *lead = units->count ? &units->items[0] : NULL;
            question = lead && lead->announces && slice_ends(lead->text, SLICE("?")) ? lead->text
                                                                                     : SLICE("");
        }
        if (question.len == 0 || count_entries(context, units, i) < 2)
            continue;
        context->article->question = question;
        add_entries(context, units, i);
        assign_entries(context, i);
        return true;
    }
    return false;
}

/* ---- numbered symptoms, each with its own scenario ---- */

static bool is_numbered_symptom(const struct unit *unit) {
    bool numbered;
    size_t len;
    return unit->first && unit->depth == 1 &&
           outline_role(unit->text, &numbered, &len) == ROLE_SYMPTOM && numbered;
}

static int symptom_section(const struct context *context) {
    for (int i = 0; i < (int)context->outline.count; i++)
        if (context->outline.items[i].role == ROLE_SYMPTOM)
            return i;
    return -1;
}

/* Ways out that are told apart by their circumstances: sections inside the resolution that have
 * methods inside. */
static size_t scenarios(const struct context *context, int *sections, size_t max) {
    size_t count = 0;
    for (int i = 0; i < (int)context->outline.count; i++) {
        const struct section *section = &context->outline.items[i];
        bool inside = section->context == ROLE_FIX || section->context == ROLE_WORKAROUND;
        bool has_methods =
            section->next > i + 1 && context->outline.items[i + 1].role == ROLE_METHOD;
        bool names = section->role == ROLE_NONE || section->role == ROLE_SCENARIO ||
                     section->role == ROLE_PROCEDURE;
        if (inside && names && has_methods && count < max)
            sections[count++] = i;
    }
    return count;
}

enum {
    MAX_BRANCHES = 9
};

static bool find_branches(struct context *context) {
    int symptoms = symptom_section(context), found[MAX_BRANCHES];
    if (symptoms < 0)
        return false;
    const struct units *units = context_units(context, symptoms);
    size_t branches = scenarios(context, found, MAX_BRANCHES), numbered = 0;
    for (size_t i = 0; i < units->count; i++)
        numbered += is_numbered_symptom(&units->items[i]);
    if (numbered < 2 || numbered != branches)
        return false;
    for (size_t i = 0; i < units->count; i++)
        if (is_numbered_symptom(&units->items[i]))
            add_problem(context, units->items[i].block, units->items[i].text, SLICE(""));
    for (size_t b = 0; b < branches; b++)
        claim_sections(context, found[b], context->outline.items[found[b]].next, (int)b);
    return true;
}

/* The symptoms inside a numbered symptom's item belong to its branch. */
static void assign_findings(struct context *context) {
    struct article *article = context->article;
    for (size_t f = 0; f < article->findings.count; f++) {
        struct article_finding *finding = &article->findings.items[f];
        if (finding->kind != FINDING_SYMPTOM || finding->problem != ARTICLE_NONE)
            continue;
        for (size_t p = 0; p < article->problems.count; p++) {
            uint32_t from = article->problems.items[p].place.block;
            bool last = p + 1 == article->problems.count;
            uint32_t to = last ? UINT32_MAX : article->problems.items[p + 1].place.block;
            if (finding->place.block >= from && finding->place.block < to)
                finding->problem = (int)p;
        }
    }
}

/* ---- one problem after another ---- */

static bool has_own_way_out(struct context *context, int i) {
    if (section_has_way_out_by_labels(whole(context_units(context, i))))
        return true;
    bool symptom = false, way_out = false;
    for (int c = i + 1; c < context->outline.items[i].next; c++) {
        enum role role = context->outline.items[c].role;
        symptom |= role == ROLE_SYMPTOM || role == ROLE_CAUSE || role == ROLE_REMEDIES;
        way_out |= role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_REMEDIES;
    }
    return symptom && way_out;
}

/* On a page that its front matter titles "Known issues", what has a failure and a way out below
 * its heading is one of them. */
static bool is_known_issue(struct context *context, int i) {
    const struct section *section = &context->outline.items[i];
    bool numbered, fails = false;
    size_t len;
    struct slice title = meta_get(&context->document->meta, "title");
    if (section->parent >= 0 || outline_role(title, &numbered, &len) != ROLE_ISSUES)
        return false;
    const struct units *units = context_units(context, i);
    for (size_t u = 0; u < units->count; u++)
        fails |= (units->items[u].phrases & (PHRASE_FAILURE | PHRASE_SYMPTOM)) != 0;
    return fails && complaint_tells_way_out(units);
}

static bool is_issue(struct context *context, int i) {
    const struct section *section = &context->outline.items[i];
    if (i == context->outline.title || !section->heading)
        return false;
    enum role around =
        section->parent >= 0 ? context->outline.items[section->parent].context : ROLE_NONE;
    bool told = section->labelled && around != ROLE_FIX && around != ROLE_WORKAROUND;
    if (section->role == ROLE_ISSUE && (section->next > i + 1 || told))
        return true;
    bool listed =
        section->parent >= 0 && context->outline.items[section->parent].role == ROLE_ISSUES;
    bool names = section->role == ROLE_NONE || section->role == ROLE_ISSUE ||
                 section->role == ROLE_SCENARIO || section->role == ROLE_QUESTION ||
                 section->role == ROLE_PROCEDURE;
    return names &&
           (listed || section->asked || is_known_issue(context, i) || has_own_way_out(context, i));
}

/* A heading that complains is a problem, unless problems stand below it. */
static bool is_complaint(struct context *context, int i) {
    for (int c = i + 1; c < context->outline.items[i].next; c++)
        if (is_issue(context, c))
            return false;
    return context->outline.items[i].complains;
}

/* "Issue 2: The service stops" is labelled without its number, "Error 4102: ..." with it. */
static struct slice issue_label(struct slice heading) {
    bool numbered;
    size_t len, digits = 0;
    enum role role = outline_role(heading, &numbered, &len);
    for (size_t i = 0; i < len; i++)
        digits += ascii_is_digit(heading.at[i]);
    bool more = (role == ROLE_ISSUE || role == ROLE_SCENARIO) && numbered && digits <= 2 &&
                len < heading.len;
    return more ? slice_trim(slice_from(heading, len)) : heading;
}

/* How many problems the headings name; what is left marked as a complaint is one of them. */
static size_t count_issues(struct context *context) {
    size_t count = 0;
    complaints_mark(context);
    for (int i = 0; i < (int)context->outline.count; i++) {
        struct section *section = &context->outline.items[i];
        section->complains = is_complaint(context, i);
        count += section->complains || is_issue(context, i);
    }
    return count;
}

/* "Problem: the queue is stuck" / "Solution" side by side. */
static int issue_end(struct context *context, int i) {
    const struct section *section = &context->outline.items[i];
    bool beside = section->role == ROLE_ISSUE && section->labelled && section->next == i + 1;
    return section->complains || beside ? complaint_end(context, i) : section->next;
}

static void add_issue(struct context *context, int i) {
    const struct section *section = &context->outline.items[i];
    int end = issue_end(context, i);
    add_problem(context, section->heading, issue_label(section->heading->text), SLICE(""));
    claim_sections(context, i, end, (int)context->article->problems.count - 1);
}

static void find_issues(struct context *context) {
    bool several = count_issues(context) > 1;
    for (int i = 0; i < (int)context->outline.count; i++) {
        struct section *section = &context->outline.items[i];
        bool free = several && context->section_problem[i] == ARTICLE_NONE;
        section->complains &= free;
        if (free && (section->complains || is_issue(context, i)))
            add_issue(context, i);
    }
}

void extract_problems(struct context *context) {
    size_t count = context->outline.count;
    context->section_problem = arena_alloc(context->arena, count * sizeof(int));
    for (size_t i = 0; i < count; i++)
        context->section_problem[i] = ARTICLE_NONE;
    fault_tables_mark(context);
    if (!find_question(context) && !find_branches(context))
        find_issues(context);
    fault_tables_read(context);
}

void extract_branch_findings(struct context *context) {
    if (context->article->question.len == 0 && context->article->problems.count)
        assign_findings(context);
}
