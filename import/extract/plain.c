/* Sections whose headings do not say what they hold: their words have to. */
#include "import/extract/sections.h"

/* ---- what a unit tells ---- */

static const struct unit *lead_of(const struct units *units, const struct unit *unit) {
    return unit->lead >= 0 ? &units->items[unit->lead] : NULL;
}

static bool is_link(const struct block *block) {
    return block->run_count == 1 && (block->runs[0].style & RUN_LINK) &&
           block->runs[0].len == block->text.len;
}

static bool may_tell(const struct unit *unit) {
    return !unit->note && unit->block->kind == BLOCK_PARAGRAPH && !header_is_line(unit->text);
}

bool section_tells_cause(const struct unit *unit) {
    bool place = unit->depth == 0 || (unit->first && !unit->ordered);
    return may_tell(unit) && !unit->quoted && place && unit->sentences.count &&
           (unit->first_phrases & PHRASE_CAUSE) && !unit->first_instruction &&
           !(unit->phrases & (PHRASE_FIX | PHRASE_WORKAROUND)) &&
           !(unit->first_phrases & (PHRASE_PERMIT | PHRASE_CHECK | PHRASE_ANNOUNCE));
}

bool section_tells_when(const struct unit *unit) {
    static const char *const words[] = {"occurs when", "occurs if", "happens when", "happens if",
        "appears when", "appears if", "appear when", "appear if", "shows when", "means that"};
    return unit->sentences.count && !unit->note && !unit->quoted && unit->depth == 0 &&
           !unit->first_instruction &&
           slice_says_one_of(unit->sentences.items[0].text, words, COUNT_OF(words));
}

static bool is_listed_under(const struct units *units, const struct unit *unit, uint32_t phrases) {
    const struct unit *lead = lead_of(units, unit);
    return unit->first && lead && unit_ends_in_colon(lead) && !lead->instruction &&
           (lead->last_phrases & phrases);
}

bool section_lists_cause(const struct units *units, const struct unit *unit) {
    return is_listed_under(units, unit, PHRASE_CAUSE) && !unit->instruction && may_tell(unit) &&
           section_tells_cause(lead_of(units, unit));
}

/* "A failure across several layers:" above a list of what may be wrong. */
static bool leads_to_causes(const struct unit *lead) {
    static const char *const places[] = {
        "layers", "places", "factors", "areas", "culprits", "suspects", "possibilities"};
    if (!lead || !unit_ends_in_colon(lead) || lead->instruction || !lead->announces ||
        !(lead->phrases & PHRASE_FAILURE))
        return false;
    return slice_says_one_of(lead->text, places, COUNT_OF(places));
}

/* "The service may not run", "Rules may block the port" in such a list. */
static bool is_possible_cause(const struct units *units, const struct unit *unit) {
    return unit->first && !unit->instruction && (unit->phrases & PHRASE_MAYBE) &&
           leads_to_causes(lead_of(units, unit));
}

/* "Cause", "Possible reason", "Why the error shows up" over a column. */
static bool names_causes(struct slice head) {
    static const char *const faults[] = {"show", "fail", "happen", "occur", "appear"};
    bool numbered;
    size_t len;
    ptrdiff_t why = slice_find_nocase(head, SLICE("why "));
    if (why == SLICE_NONE)
        return outline_role(head, &numbered, &len) == ROLE_CAUSE;
    for (size_t i = 0; i < COUNT_OF(faults); i++)
        if (slice_find_nocase(slice_from(head, (size_t)why), slice_of(faults[i])) != SLICE_NONE)
            return true;
    return false;
}

/* A row of a table whose head says "Cause" or "Why it fails". */
static bool is_row_of_causes(const struct unit *unit) {
    const struct block *row = unit->block;
    if (row->kind != BLOCK_ROW || !row->previous || row->header || unit->note)
        return false;
    const struct block *head = row->parent->first;
    for (const struct block *cell = head->first; cell; cell = cell->next)
        if (cell->first && names_causes(slice_trim(cell->first->text)))
            return true;
    return false;
}

/* Has it a sentence with these phrases that tells nothing to do? "Check the cause" has none. */
static bool states(const struct unit *unit, uint32_t phrases) {
    for (size_t i = 0; i < unit->sentences.count && unit->own_instruction; i++) {
        const struct sentence *sentence = &unit->sentences.items[i];
        uint32_t said = phrase_of(sentence);
        if ((said & phrases) && !(said & PHRASE_CHECK) && !phrase_is_instruction(sentence))
            return true;
    }
    return !unit->own_instruction;
}

/* The unit that its item begins with. */
static const struct unit *head_of_item(const struct units *units, const struct unit *unit) {
    const struct unit *head = unit;
    while (head > units->items && !(head->first && head->item == unit->item))
        head--;
    return head->first && head->item == unit->item ? head : NULL;
}

/* "No certificate", listed as a cause, and below it in its item what goes wrong without one. */
static bool explains_listed_cause(const struct units *units, const struct unit *unit) {
    if (!unit->item || unit->first || unit->instruction || !(unit->phrases & PHRASE_FAILURE))
        return false;
    const struct unit *head = head_of_item(units, unit);
    return head && is_listed_under(units, head, PHRASE_CAUSE) && !head->instruction;
}

/* With a section that has told the causes, more of them come only where a sentence begins so. */
static bool tells_cause(bool caused, const struct units *units, const struct unit *unit) {
    uint32_t phrases = PHRASE_CAUSE | PHRASE_BY_DESIGN;
    if (is_row_of_causes(unit))
        return true;
    if (!may_tell(unit))
        return false;
    if (caused)
        return ((unit->first_phrases & PHRASE_CAUSE) && !unit->own_instruction &&
                   !(unit->first_phrases & (PHRASE_PERMIT | PHRASE_CHECK))) ||
               section_lists_cause(units, unit);
    return ((unit->phrases & phrases) && states(unit, phrases) && !is_link(unit->block)) ||
           (is_listed_under(units, unit, PHRASE_CAUSE) && !unit->instruction) ||
           explains_listed_cause(units, unit) || leads_to_causes(unit) ||
           is_possible_cause(units, unit);
}

/* "You might observe the following behavior:" and its list. */
static bool announces_behavior(const struct unit *unit) {
    static const char *const words[] = {"behavior", "behaviors", "behaviour", "symptoms"};
    return unit->announces && unit_ends_in_colon(unit) &&
           slice_says_one_of(unit->text, words, COUNT_OF(words)) &&
           slice_find_nocase(unit->text, SLICE("default behavior")) == SLICE_NONE;
}

/* The message itself, set as code or a line of its own below what was found to be seen: "You
 * receive this message:". */
static bool is_message(
    const struct units *units, const struct unit *unit, const struct unit *symptom) {
    if (unit->note || !symptom || lead_of(units, unit) != symptom || !unit_ends_in_colon(symptom))
        return false;
    bool line = may_tell(unit) && unit->sentences.count == 1 && !unit->instruction &&
                !unit->announces && (symptom->last_phrases & PHRASE_SYMPTOM);
    return unit->block->kind == BLOCK_CODE || line;
}

static bool tells_symptom(
    struct context *context, const struct units *units, const struct unit *unit) {
    const struct unit *lead = lead_of(units, unit);
    if (!may_tell(unit))
        return false;
    if (message_is_headed(context, units, unit))
        return true;
    if (unit->quoted || unit->first)
        return lead && !lead->instruction && unit_ends_in_colon(lead) &&
               (lead->last_phrases & PHRASE_SYMPTOM) &&
               ((lead->phrases | unit->phrases) & PHRASE_FAILURE || unit->first);
    return !unit->instruction && unit->depth == 0 && (unit->phrases & PHRASE_SYMPTOM) &&
           ((unit->phrases & PHRASE_FAILURE) || announces_behavior(unit));
}

/* The section about one of several problems begins with what is seen. */
static bool opens_problem(struct context *context, int i, const struct unit *unit) {
    const struct section *section = section_at(context, i);
    bool told = (section->complains && !complaint_goes_on(unit) &&
                    !complaint_is_number(section->heading->text)) ||
                (unit->sentences.count && unit->first_instruction &&
                    !(unit->first_phrases & PHRASE_SYMPTOM));
    return problem_of(context, i) != ARTICLE_NONE && context->article->question.len == 0 && !told &&
           !section->asked && section->heading && section->heading->next == unit->block &&
           may_tell(unit);
}

/* "This is due to a module that is loaded late.": the section about a problem begins with why. */
static bool opens_with_cause(struct context *context, int i, const struct unit *unit) {
    static const char *const words[] = {"this is due to ", "this is because ", "this is caused ",
        "this happens because ", "this occurs because ", "it is due to "};
    const struct section *section = section_at(context, i);
    return section->heading && section->heading->next == unit->block && may_tell(unit) &&
           slice_starts_one_of(unit->text, words, COUNT_OF(words));
}

/* "So", "In this case": takes up what was said right before. */
static bool takes_up(struct slice text) {
    static const char *const openings[] = {"so ", "so, ", "in this case, ", "therefore, ",
        "as a result, ", "because of this, ", "for this reason, ", "consequently, ", "thus, "};
    return slice_starts_one_of(text, openings, COUNT_OF(openings));
}

/* "So the server looks for the old name": goes on with the cause right before it. */
static bool follows_cause(const struct unit *unit, const struct unit *cause) {
    if (!cause || !may_tell(unit) || unit->quoted || unit->depth > 0 || unit->instruction ||
        !takes_up(unit->text))
        return false;
    for (const struct unit *between = cause + 1; between < unit; between++)
        if (between->depth == 0 && !between->note && !unit_is_object(between))
            return false;
    return true;
}

void section_sort(struct context *context, int i, const struct units *units) {
    bool described = section_problem_has(context, i, ROLE_SYMPTOM);
    bool caused = section_problem_has(context, i, ROLE_CAUSE);
    const struct unit *symptom = NULL, *cause = NULL;
    const struct section *section = section_at(context, i);
    bool named = section->complains || (section->role == ROLE_ISSUE && section->labelled);
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        bool own = problem_of(context, i) != ARTICLE_NONE && context->article->question.len == 0;
        bool message = is_message(units, unit, symptom) ||
                       (own && message_goes_on(context, unit, u ? unit - 1 : NULL, symptom)) ||
                       (!symptom && !cause && message_of_heading(context, i, unit));
        if (tells_cause(caused, units, unit) || follows_cause(unit, cause) ||
            section_answers_why(section, unit) ||
            (own && !caused && opens_with_cause(context, i, unit)) ||
            (own && (symptom || named) && !caused && section_tells_when(unit))) {
            extract_finding(context, unit, FINDING_CAUSE, problem_of(context, i));
            cause = unit;
        } else if (!described && (message || tells_symptom(context, units, unit) ||
                                     opens_problem(context, i, unit))) {
            extract_finding(context, unit, FINDING_SYMPTOM, problem_of(context, i));
            symptom = unit;
        }
    }
}

/* ---- instructions ---- */

static size_t count_list_steps(const struct units *units) {
    size_t count = 0;
    for (size_t i = 0; i < units->count; i++)
        count +=
            units->items[i].ordered && units->items[i].first && units->items[i].own_instruction;
    return count;
}

/* A table of things to look at: "Firewall rules | Ensure that the traffic is allowed". */
static bool is_checklist(const struct units *units) {
    size_t rows = 0, told = 0;
    for (size_t i = 0; i < units->count; i++) {
        rows += units->items[i].block->kind == BLOCK_ROW;
        told += units->items[i].block->kind == BLOCK_ROW && row_tells(&units->items[i]);
    }
    return told >= 2 && told * 2 >= rows;
}

static bool is_announced_bullet(const struct units *units, const struct unit *unit) {
    const struct unit *lead = lead_of(units, unit);
    return unit->first && lead && unit_ends_in_colon(lead) &&
           (unit->own_instruction || lead->instruction) && !(lead->phrases & PHRASE_REFERENCE);
}

/* "You can reset it in the console": the only way out that is told. */
static bool leaves_open(const struct unit *unit) {
    return unit->depth == 0 && unit->block->kind == BLOCK_PARAGRAPH &&
           (unit->first_phrases & PHRASE_PERMIT) && !(unit->phrases & PHRASE_REFERENCE);
}

/* Instructions under a heading that is one itself count; under another, only what is announced as
 * steps or as the way out. */
static bool tells_what_to_do(const struct units *units, bool procedure) {
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        const struct unit *lead = lead_of(units, unit);
        if (unit->note)
            continue;
        if (unit->block->kind == BLOCK_CODE && lead && lead->instruction)
            return true;
        if (unit->block->kind == BLOCK_ROW && lead && (lead->phrases & PHRASE_ANNOUNCE))
            return true;
        bool way_out = unit->phrases & (PHRASE_FIX | PHRASE_WORKAROUND);
        if (unit->own_instruction && (procedure || way_out))
            return true;
        if (procedure && (step_sets_value(unit) || leaves_open(unit)))
            return true;
        if (is_announced_bullet(units, unit))
            return true;
    }
    return count_list_steps(units) > 0 || is_checklist(units);
}

/* Does a step look at something, and change nothing? */
static bool is_look(const struct unit *unit) {
    static const char *const looks[] = {"verify", "check", "confirm", "determine", "make sure",
        "ensure", "examine", "review", "test", "view", "look for"};
    static const char *const changes[] = {"change", "set", "install", "restart", "delete", "add",
        "create", "configure", "enable", "disable", "remove", "modify", "update", "replace"};
    return slice_says_one_of(unit->text, looks, COUNT_OF(looks)) &&
           !slice_says_one_of(unit->text, changes, COUNT_OF(changes));
}

static bool mostly_looks(const struct units *units) {
    size_t steps = 0, looks = 0;
    for (size_t i = 0; i < units->count; i++) {
        if (units->items[i].note || !units->items[i].own_instruction)
            continue;
        steps++;
        looks += is_look(&units->items[i]);
    }
    return steps && looks * 2 > steps;
}

/* "To disable the log, set the value to 0": a way to reach something. */
static bool tells_by_purpose(const struct units *units) {
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (!unit->note && !unit->quoted && unit->depth == 0 && unit->own_instruction &&
            (unit->first_phrases & PHRASE_PURPOSE) && !(unit->first_phrases & PHRASE_REFERENCE))
            return true;
    }
    return false;
}

static bool is_all_links(const struct units *units) {
    size_t items = 0, links = 0;
    for (size_t i = 0; i < units->count; i++) {
        const struct block *block = units->items[i].block;
        items += units->items[i].first;
        links +=
            units->items[i].first && block->run_count == 1 && (block->runs[0].style & RUN_LINK);
    }
    return items > 0 && links == items;
}

/* Has the article a section that its heading calls a way out? */
static bool has_way_out(const struct context *context) {
    static const enum role roles[] = {ROLE_FIX, ROLE_WORKAROUND, ROLE_CHECK, ROLE_METHOD};
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (context->outline.has[roles[i]])
            return true;
    return false;
}

/* "If clients fail after an update, check the certificates." */
static bool tells_if_it_fails(const struct units *units) {
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (!unit->note && !unit->quoted && unit->depth == 0 &&
            (unit->own_instruction || (unit->first_phrases & PHRASE_PERMIT)) &&
            (unit->first_phrases & PHRASE_CONDITION) && (unit->first_phrases & PHRASE_FAILURE) &&
            !(unit->phrases & PHRASE_EXAMPLE))
            return true;
    }
    return false;
}

void section_plain(struct context *context, int i) {
    struct section *section = section_at(context, i);
    struct units units = section_tree(context, i);
    bool asked = problem_of(context, i) != ARTICLE_NONE;
    bool procedure = asked || section->role == ROLE_PROCEDURE || section->role == ROLE_STEP;
    bool looks = (section->heading && section_only_looks(section->heading->text)) ||
                 ((asked || !procedure) && mostly_looks(&units));
    section_sort(context, i, &units);
    struct fix_source source = section_source(context, i, looks ? FIX_CHECK : FIX_RESOLUTION);
    source.always = procedure && looks && is_all_links(&units);
    if (source.always || tells_what_to_do(&units, procedure) ||
        (!has_way_out(context) && tells_if_it_fails(&units)))
        extract_fixes(context, section_behind_why(section, &units), source);
}

void section_own_procedure(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    if (section_at(context, i)->role == ROLE_PROCEDURE && count_list_steps(units) > 1)
        extract_fixes(context, whole(units), section_source(context, i, FIX_RESOLUTION));
}

static bool is_how_to(const struct context *context) {
    int title = context->outline.title;
    return title >= 0 &&
           outline_is_procedure(context->arena, context->outline.items[title].heading->text);
}

/* "Some common problems of the tool": none of them is named. */
static bool names_none(const struct sentence *sentence) {
    static const char *const any[] = {"common", "some", "various", "several", "typical"};
    static const char *const faults[] = {"problems", "issues", "errors"};
    for (size_t w = 0; w + 1 < sentence->count; w++)
        for (size_t a = 0; a < COUNT_OF(any); a++)
            for (size_t f = 0; f < COUNT_OF(faults); f++)
                if (slice_equal_nocase(sentence->words[w].text, slice_of(any[a])) &&
                    slice_equal_nocase(sentence->words[w + 1].text, slice_of(faults[f])))
                    return true;
    return false;
}

/* The introduction names the failure; advice in it only where it says what is seen: "If you receive
 * a message that ..., install the tool again." */
static bool opens_with_failure(const struct unit *unit) {
    if (!(unit->phrases & PHRASE_FAILURE) || (unit->first_phrases & PHRASE_ABOUT) ||
        (unit->sentences.count == 1 && names_none(&unit->sentences.items[0])))
        return false;
    if (unit->instruction)
        return (unit->first_phrases & PHRASE_CONDITION) && (unit->first_phrases & PHRASE_SYMPTOM) &&
               (unit->first_phrases & PHRASE_FAILURE);
    return true;
}

/* "When you sign in to the client, the settings are overwritten:", at the beginning of an article
 * that tells a way out. */
static bool opens_with_scenario(const struct context *context, const struct units *units) {
    const struct unit *first = units->count ? &units->items[0] : NULL;
    bool way_out = context->outline.has[ROLE_FIX] || context->outline.has[ROLE_WORKAROUND];
    return way_out && first && !first->note && !first->instruction &&
           (first->first_phrases & PHRASE_SYMPTOM) && (first->first_phrases & PHRASE_CONDITION) &&
           !(first->first_phrases & (PHRASE_ABOUT | PHRASE_PERMIT));
}

/* "You receive one of these messages: / - In the console: / > Access denied": is the unit inside
 * the list, or the quotation, that goes on with what is seen? */
static bool goes_on_below(const struct unit *unit, const struct unit *symptom) {
    return symptom && unit_ends_in_colon(symptom) && (unit->depth > 0 || unit->quoted) &&
           !unit->note && (unit->quoted || !unit->instruction);
}

void section_intro(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    const struct unit *symptom = NULL;
    bool several = context->article->problems.count > 1 && context->article->question.len == 0;
    if (context->outline.has[ROLE_SYMPTOM] || context->outline.has[ROLE_SUMMARY])
        return;
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        if (!context->outline.has[ROLE_CAUSE] && is_listed_under(units, unit, PHRASE_CAUSE) &&
            may_tell(unit) && !unit->instruction)
            extract_finding(context, unit, FINDING_CAUSE, problem_of(context, i));
        bool told =
            (unit->first_phrases & PHRASE_SYMPTOM) && (unit->first_phrases & PHRASE_CONDITION);
        bool below = goes_on_below(unit, symptom);
        symptom = below ? symptom : NULL;
        if (below)
            extract_finding(context, unit, FINDING_SYMPTOM, problem_of(context, i));
        if (!may_tell(unit) || unit->depth > 0 || (several && !told))
            continue; /* "This page lists the errors of the tool": each has its own section */
        if (unit->phrases & PHRASE_CAUSE && states(unit, PHRASE_CAUSE) &&
            !context->outline.has[ROLE_CAUSE])
            extract_finding(context, unit, FINDING_CAUSE, problem_of(context, i));
        bool only_why = unit->sentences.count == 1 && (unit->phrases & PHRASE_CAUSE) &&
                        !(unit->first_phrases & PHRASE_SYMPTOM) && u > 0;
        if ((opens_with_failure(unit) && !only_why) ||
            (u == 0 && opens_with_scenario(context, units))) {
            extract_finding(context, unit, FINDING_SYMPTOM, problem_of(context, i));
            symptom = unit->last_phrases & PHRASE_SYMPTOM ? unit : NULL;
        }
    }
}

static bool opens_as_advice(const struct unit *unit) {
    uint32_t other = PHRASE_REFERENCE | PHRASE_SYMPTOM | PHRASE_EXAMPLE;
    uint32_t way = PHRASE_PURPOSE | PHRASE_FIX | PHRASE_WORKAROUND;
    return !(unit->first_phrases & other) && !(unit->phrases & PHRASE_REFERENCE) &&
           ((unit->first_phrases & way) || unit->first_instruction);
}

/* Behind what is seen and why, on a page without sections: "Check the rules of the group." */
static size_t closing_advice(struct context *context, const struct units *units) {
    bool told = false;
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        bool used = unit->block->index < context->block_count && context->used[unit->block->index];
        if (told && !used && !unit->note && !unit->quoted && unit->depth == 0 &&
            unit->own_instruction && opens_as_advice(unit))
            return u;
        told |= used && unit->depth == 0;
    }
    return units->count;
}

static bool title_names_failure(const struct context *context) {
    struct sentences title = sentences_of(context->arena, context->article->title);
    return title.count && (phrase_of(&title.items[0]) & PHRASE_FAILURE);
}

/* "You see error 403. It comes of a limit. Raise the limit.": what is seen and what to do in one
 * paragraph of a page that has no sections. */
static size_t mixed_advice(const struct units *units) {
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->items[u];
        if (!unit->note && !unit->quoted && unit->depth == 0 && unit->sentences.count > 1 &&
            unit->own_instruction && (unit->phrases & (PHRASE_FAILURE | PHRASE_CAUSE)) &&
            !(unit->phrases & (PHRASE_REFERENCE | PHRASE_EXAMPLE)) &&
            !phrase_is_instruction(&unit->sentences.items[0]))
            return u;
    }
    return units->count;
}

/* "To fix it, you must:" or "Most errors take the usual steps to resolve:" above a list whose items
 * all tell what to do; the number of units where there is none. */
static size_t announced_way(const struct units *units) {
    for (size_t u = 0; u + 2 < units->count; u++) {
        const struct unit *lead = &units->items[u];
        size_t items = 0, told = 0;
        if (lead->note || lead->depth > 0 || !unit_ends_in_colon(lead) || !lead->announces ||
            !(lead->last_phrases & (PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_ANNOUNCE)))
            continue;
        for (size_t n = u + 1; n < units->count && units->items[n].depth > 0; n++) {
            items += units->items[n].first;
            told += units->items[n].first && units->items[n].own_instruction;
        }
        if (items > 1 && items == told)
            return u;
    }
    return units->count;
}

void section_intro_steps(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    size_t closing = closing_advice(context, units);
    if (closing == units->count && title_names_failure(context))
        closing = mixed_advice(units);
    if (closing < units->count && i + 1 == (int)context->outline.count) {
        extract_fixes(context, (struct unit_range){units, closing, units->count},
            section_source(context, i, FIX_RESOLUTION));
        return;
    }
    bool steps = count_list_steps(units) > 1;
    size_t way = announced_way(units);
    if (steps || (is_how_to(context) && tells_what_to_do(units, false)))
        extract_fixes(context, whole(units), section_source(context, i, FIX_RESOLUTION));
    else if (way < units->count)
        extract_fixes(context, (struct unit_range){units, way, units->count},
            section_source(context, i, mostly_looks(units) ? FIX_CHECK : FIX_RESOLUTION));
}

/* "To resolve the error in scenario 4, you can run the test or the command": a way out of its own.
 */
static const struct unit *way_besides(const struct units *units) {
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (!unit->note && !unit->quoted && unit->depth == 0 &&
            unit->block->kind == BLOCK_PARAGRAPH && (unit->first_phrases & PHRASE_FIX) &&
            (unit->first_phrases & PHRASE_PURPOSE) && !(unit->phrases & PHRASE_REFERENCE) &&
            (unit->own_instruction || (unit->phrases & PHRASE_PERMIT)))
            return unit;
    }
    return NULL;
}

/* More information repeats and explains; what it has the reader do is a check, or the way out where
 * the article has no other. */
void section_info(struct context *context, int i) {
    struct units units = section_tree(context, i);
    section_sort(context, i, &units);
    bool only = !context->outline.has[ROLE_FIX] && !context->outline.has[ROLE_WORKAROUND];
    const struct unit *besides = only ? NULL : way_besides(&units);
    if (besides && count_list_steps(&units) < 2) {
        size_t at = (size_t)(besides - units.items);
        bool goes_on = besides->announces || besides->announces_code;
        section_advice(context, i, (struct unit_range){&units, at, goes_on ? units.count : at + 1});
        return;
    }
    if (count_list_steps(&units) < 2 && !(only && tells_what_to_do(&units, false)) &&
        !tells_by_purpose(&units))
        return;
    extract_fixes(
        context, whole(&units), section_source(context, i, only ? FIX_RESOLUTION : FIX_CHECK));
}

/* Without what speaks for itself: "Solution" below "Details". */
static struct units summary_units(struct context *context, int i) {
    return section_has_roles_inside(context, i) ? *context_units(context, i)
                                                : section_tree(context, i);
}

void section_summary_causes(struct context *context, int i) {
    struct units units = summary_units(context, i);
    for (size_t u = 0; u < units.count; u++)
        if (section_tells_cause(&units.items[u]))
            extract_finding(context, &units.items[u], FINDING_CAUSE, problem_of(context, i));
}

/* A summary says what is seen where nothing else does; that of a how-to says what it is good for.
 */
void section_summary(struct context *context, int i) {
    struct units units = summary_units(context, i);
    size_t turn = section_turn(whole(&units));
    uint32_t phrases = 0;
    if (context->outline.has[ROLE_SYMPTOM])
        return;
    for (size_t u = 0; u < units.count && u < 2; u++)
        phrases |= units.items[u].note ? 0 : units.items[u].phrases;
    bool seen = (phrases & PHRASE_FAILURE) || opens_with_scenario(context, &units);
    if (seen && !is_how_to(context))
        extract_findings(
            context, (struct unit_range){&units, 0, turn}, FINDING_SYMPTOM, problem_of(context, i));
    if (turn < units.count && count_list_steps(&units))
        section_advice(context, i, (struct unit_range){&units, turn, units.count});
}
