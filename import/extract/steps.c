/* Which units of a fix are its steps. One rule a function; the first that has a verdict counts. */
#include "import/extract/context.h"
#include "import/extract/setting_facts.h"
#include "import/extract/setting_labels.h"

enum verdict {
    UNDECIDED,
    STEP,
    NO_STEP,
};

struct question {
    const struct units *units;
    const struct unit *unit;
    const struct unit *lead; /* NULL where there is none */
    const struct step_context *step;
    struct command_lines *commands; /* takes those of a code block */
};

static bool has(const struct unit *unit, uint32_t phrases) {
    return unit && (unit->phrases & phrases);
}

/* Does the unit open with one of these phrases, and tell to do nothing besides? */
static bool opens_with(const struct unit *unit, uint32_t phrases) {
    return unit->first_phrases & phrases;
}

static bool is_step_unit(const struct question *q, const struct unit *unit);

/* ---- what is never a step ---- */

static enum verdict rule_kind(const struct question *q) {
    if (q->unit->note || q->unit->block->kind == BLOCK_PICTURE ||
        q->unit->block->kind == BLOCK_HEADING || q->unit->text.len == 0 ||
        header_is_line(q->unit->text))
        return NO_STEP;
    return UNDECIDED;
}

/* "For more information, see ..." and links alone point elsewhere. */
static bool is_all_link(const struct unit *unit) {
    size_t linked = slice_starts_nocase(unit->text, SLICE("see ")) ? 4 : 0;
    for (size_t i = 0; i < unit->block->run_count; i++)
        if (unit->block->runs[i].style & RUN_LINK)
            linked += unit->block->runs[i].len;
    return unit->block->run_count && linked * 10 >= unit->text.len * 9 && unit->text.len > 12;
}

/* "To install the console, see Installing the console.": all that is said is where to read; "To
 * resolve this issue, see ..." is at least the way out. */
static bool sends_by_purpose(const struct unit *unit) {
    const struct block *block = unit->block;
    ptrdiff_t see = slice_find(unit->text, SLICE(", see "));
    if (unit->sentences.count != 1 || see == SLICE_NONE || block->run_count == 0 ||
        has(unit, PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_CHECK) ||
        !slice_starts_nocase(unit->text, SLICE("to ")))
        return false;
    const struct run *run = &block->runs[block->run_count - 1];
    size_t end = (size_t)run->start + run->len;
    return (run->style & RUN_LINK) && run->start >= (size_t)see && block->text.len - end <= 2;
}

/* "The name is not found, though it was registered. See Names.": a failure, told elsewhere. */
static bool sends_with_failure(const struct unit *unit) {
    size_t last = unit->sentences.count - 1;
    if (unit->sentences.count < 2 || !(unit->first_phrases & PHRASE_FAILURE) ||
        has(unit, PHRASE_FIX | PHRASE_PERMIT) || unit_ends_in_colon(unit) ||
        !slice_starts_nocase(unit->sentences.items[last].text, SLICE("see ")))
        return false;
    for (size_t i = 0; i < last; i++)
        if (phrase_is_instruction(&unit->sentences.items[i]))
            return false;
    return true;
}

static enum verdict rule_reference(const struct question *q) {
    if (q->unit->block->kind == BLOCK_CODE)
        return UNDECIDED;
    if (sends_by_purpose(q->unit) || sends_with_failure(q->unit))
        return NO_STEP;
    if (unit_is_pointer(q->unit))
        return NO_STEP;
    if (opens_with(q->unit, PHRASE_REFERENCE) && !q->unit->own_instruction)
        return NO_STEP;
    if (is_all_link(q->unit) && !q->unit->own_instruction)
        return NO_STEP;
    if (is_all_link(q->unit) && !q->unit->ordered)
        return NO_STEP;
    return UNDECIDED;
}

/* "To prevent this from recurring, verify the clock": for later, no way out of it now. */
static enum verdict rule_prevention(const struct question *q) {
    static const char *const later[] = {"recurring", "in the future", "happening again",
        "occurring again", "reoccurring", "recurrence"};
    bool prevents = slice_starts_nocase(q->unit->text, SLICE("to prevent "));
    return prevents && q->unit->depth == 0 &&
                   slice_says_one_of(q->unit->sentences.items[0].text, later, COUNT_OF(later))
               ? NO_STEP
               : UNDECIDED;
}

/* "The following should be printed to confirm the change:" tells what will be seen. */
static enum verdict rule_foretold(const struct question *q) {
    static const char *const seen[] = {"should be returned", "should be displayed",
        "should be printed", "should be shown", "should appear", "is returned", "is displayed"};
    return q->unit->sentences.count == 1 &&
                   slice_starts_nocase(q->unit->text, SLICE("the following ")) &&
                   slice_says_one_of(q->unit->text, seen, COUNT_OF(seen))
               ? NO_STEP
               : UNDECIDED;
}

static enum verdict rule_example(const struct question *q) {
    bool shows_command = q->unit->own_instruction && q->unit->announces_code;
    bool alone = q->unit->sentences.count < 2;
    if (opens_with(q->unit, PHRASE_EXAMPLE) && (!q->unit->own_instruction || alone) &&
        !shows_command)
        return NO_STEP;
    bool shown =
        q->lead && (q->lead->first_phrases & PHRASE_EXAMPLE) && unit_ends_in_colon(q->lead);
    return shown && (q->unit->block->kind == BLOCK_CODE || q->unit->quoted || !q->unit->instruction)
               ? NO_STEP
               : UNDECIDED;
}

/* ---- code and tables ---- */

/* "This is an incorrect command:" above code that shows how not to do it. */
static bool shows_fault(const struct unit *lead) {
    static const char *const words[] = {"incorrect command", "incorrect example", "wrong command",
        "incorrect syntax", "wrong example", "bad example", "invalid example", "do not use"};
    return lead && !lead->own_instruction && unit_ends_in_colon(lead) &&
           slice_says_one_of(lead->text, words, COUNT_OF(words));
}

static enum verdict rule_code(const struct question *q) {
    if (q->unit->block->kind != BLOCK_CODE)
        return UNDECIDED;
    if (shows_fault(q->lead))
        return NO_STEP;
    *q->commands = commands_of_code(q->step->arena, q->unit, q->lead);
    if (q->commands->count)
        return STEP;
    return q->lead && is_step_unit(q, q->lead) && !has(q->lead, PHRASE_OUTPUT | PHRASE_EXAMPLE)
               ? STEP
               : NO_STEP;
}

/* Does the head of a row's table name the parts of registry settings, or has it one column only? */
static bool lists_settings(const struct block *row) {
    size_t known = 0, columns = 0;
    const struct block *head = row->parent->first;
    for (const struct block *cell = head->first; cell; cell = cell->next, columns++)
        known += cell->first && fact_column(cell->first->text) != COLUMN_OTHER;
    return columns == 1 || known >= 2;
}

/* "Firewall rules | Ensure that the traffic is allowed", also where the cells ran together. */
bool row_tells(const struct unit *row) {
    static const char *const verbs[] = {"Ensure ", "Verify ", "Confirm ", "Make sure ", "Check "};
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        ptrdiff_t at = slice_find(row->text, slice_of(verbs[i]));
        if (at > 1 && row->text.at[at - 1] == ' ' && row->text.at[at - 2] != '.')
            return true;
    }
    return false;
}

/* Rows that an instruction introduces are what it acts on, if they are settings or what was a table
 * before its cells ran together; a table of other things is to be read. */
static enum verdict rule_row(const struct question *q) {
    if (q->unit->block->kind != BLOCK_ROW)
        return UNDECIDED;
    bool head = q->unit->block->header || !q->unit->block->previous;
    bool introduced = q->lead && (q->lead->instruction || has(q->lead, PHRASE_ANNOUNCE)) &&
                      !has(q->lead, PHRASE_REFERENCE);
    bool looked_up = q->lead && has(q->lead, PHRASE_PERMIT) && unit_ends_in_colon(q->lead) &&
                     slice_find_nocase(q->lead->text, SLICE("registry")) != SLICE_NONE;
    bool acts = introduced || looked_up ? lists_settings(q->unit->block) : row_tells(q->unit);
    return acts && !head ? STEP : NO_STEP;
}

/* ---- what an instruction acts on ---- */

/* A path, a key, a command line on a line of its own completes the step before it. */
static enum verdict rule_object(const struct question *q) {
    bool command = q->unit->block->kind == BLOCK_PARAGRAPH && q->unit->sentences.count == 1 &&
                   !q->unit->first && command_is(q->unit->text) && q->lead &&
                   unit_ends_in_colon(q->lead);
    if (!unit_is_object(q->unit) && !command)
        return UNDECIDED;
    if (!q->lead || (q->lead->last_phrases & PHRASE_OUTPUT) ||
        (q->lead->first_phrases & PHRASE_EXAMPLE))
        return NO_STEP;
    return is_step_unit(q, q->lead) || command_is(q->unit->text) ? STEP : NO_STEP;
}

static size_t words_in(const struct unit *unit) {
    size_t words = 0;
    for (size_t i = 0; i < unit->sentences.count; i++)
        words += unit->sentences.items[i].count;
    return words;
}

/* "Subkey: HKEY_...", "DWORD: Enabled", "Value: 1", a line or a paragraph each, below "add the
 * following entry:".
 */
static bool gives_setting(const struct unit *unit) {
    struct slice text = unit->block->text, line;
    bool one = slice_find_char(text, '\n') == SLICE_NONE;
    if (unit->block->kind != BLOCK_PARAGRAPH || unit->item || words_in(unit) > 12 ||
        (one && unit->sentences.count != 1))
        return false;
    while (slice_next_line(&text, &line)) {
        const struct fact_line fact = fact_line_of(unit, line, false);
        size_t rest;
        if (label_of(&fact, &rest) == LABEL_NONE)
            return false;
    }
    return true;
}

static enum verdict rule_setting_line(const struct question *q) {
    if (!gives_setting(q->unit))
        return UNDECIDED;
    const struct unit *lead = q->unit;
    while (lead > q->units->items && gives_setting(lead))
        lead--;
    bool acts = lead != q->unit && !gives_setting(lead) && lead->instruction &&
                (slice_find_nocase(lead->text, SLICE("registry")) != SLICE_NONE ||
                    slice_find_nocase(lead->text, SLICE("following")) != SLICE_NONE);
    return acts ? STEP : UNDECIDED;
}

/* Error messages tell to do things too; only what completes a step above is one. */

static enum verdict rule_quote(const struct question *q) {
    if (!q->unit->quoted)
        return UNDECIDED;
    bool completes = q->lead && unit_ends_in_colon(q->lead) && q->lead->instruction &&
                     !has(q->lead, PHRASE_OUTPUT | PHRASE_EXAMPLE | PHRASE_SYMPTOM);
    return completes ? STEP : NO_STEP;
}

/* ---- items of lists ---- */

/* A sentence that explains: it has a subject and tells of a state, not what to do. */
static bool explains(const struct unit *unit) {
    return !unit->instruction &&
           (opens_with(unit, PHRASE_EXPLAIN | PHRASE_EXAMPLE | PHRASE_CAUSE) ||
               has(unit, PHRASE_OUTPUT)) &&
           words_in(unit) > 4;
}

/* "1. You click Home.": said as it is done. */
static bool is_done_by_you(const struct unit *unit) {
    const struct sentence *first = unit->sentences.count ? &unit->sentences.items[0] : NULL;
    return first && first->count > 2 && slice_equal_nocase(first->words[0].text, SLICE("you")) &&
           phrase_is_verb(&first->words[1]);
}

static enum verdict rule_ordered_item(const struct question *q) {
    if (!q->unit->ordered || !q->unit->first)
        return UNDECIDED;
    static const char *const looks[] = {"confirm", "verify", "check", "make sure", "ensure"};
    bool listed = q->lead && q->lead->depth < q->unit->depth && unit_ends_in_colon(q->lead) &&
                  q->lead->instruction && slice_says_one_of(q->lead->text, looks, COUNT_OF(looks));
    if (explains(q->unit) && !q->step->check && !listed &&
        !is_done_by_you(q->unit)) /* "Confirm the following: 1. You have" */
        return NO_STEP;
    return STEP;
}

/* "For Windows 7:" before its command. */
static bool is_label(const struct unit *unit) {
    bool condition = unit->first_phrases & PHRASE_CONDITION;
    return unit->announces_code && words_in(unit) <= 16 &&
           (condition || (unit_ends_in_colon(unit) && !opens_with(unit, PHRASE_EXPLAIN)));
}

/* "For the 32-bit edition on a 64-bit system, and ..." before the key for it, however long. */
static bool heads_path(const struct question *q) {
    const struct unit *next = q->unit + 1;
    return q->unit->sentences.count == 1 && slice_starts_nocase(q->unit->text, SLICE("for ")) &&
           next < q->units->items + q->units->count && next->item == q->unit->item &&
           unit_is_object(next) && slice_starts(next->text, SLICE("HK"));
}

/* "To see the groups, you can use the tool": a way that is open, and where it leads. */
static bool permits(const struct unit *unit) {
    uint32_t other = PHRASE_REFERENCE | PHRASE_EXAMPLE | PHRASE_ALTERNATIVES | PHRASE_SYMPTOM;
    return has(unit, PHRASE_PERMIT) && !has(unit, other) &&
           (unit->first_phrases & (PHRASE_PURPOSE | PHRASE_PERMIT)) && !unit->announces;
}

/* "The following must be true:", "the user must:" above a list of requirements. */
static bool demands(const struct unit *lead) {
    if (!lead || !unit_ends_in_colon(lead) || lead->sentences.count == 0)
        return false;
    const struct sentence *last = &lead->sentences.items[lead->sentences.count - 1];
    return slice_find_word(last->text, SLICE("must")) != SLICE_NONE;
}

/* A state that has to hold is a step of a check, unless it tells what goes wrong without. */
static bool is_requirement(const struct question *q) {
    return q->step->check && q->unit->sentences.count &&
           slice_find_word(q->unit->sentences.items[0].text, SLICE("must")) != SLICE_NONE &&
           !has(q->unit, PHRASE_FAILURE) && !q->unit->announces;
}

static enum verdict rule_item_more(const struct question *q) {
    if (!q->unit->item || q->unit->first)
        return UNDECIDED;
    if (q->unit->own_instruction && !opens_with(q->unit, PHRASE_EXAMPLE))
        return STEP;
    if (q->unit->instruction && q->unit->announces_code)
        return STEP;
    if (is_requirement(q) || permits(q->unit))
        return STEP;
    if (is_label(q->unit) && !has(q->unit, PHRASE_OUTPUT | PHRASE_EXAMPLE))
        return STEP;
    return NO_STEP;
}

/* A bullet that is all bold names a thing: "**Set roaming profile path for all users**" is a
 * policy, and a step only where the sentence above acts on it. */
static bool is_name_of_setting(const struct question *q) {
    const struct block *block = q->unit->block;
    return block->run_count == 1 && (block->runs[0].style & RUN_STRONG) &&
           block->runs[0].len + 2 >= block->text.len && !(q->lead && q->lead->instruction);
}

/* "Version 7 and above: Go to the storage page.": what to do stands behind a label. */
static bool tells_behind_label(const struct unit *unit) {
    enum {
        LONGEST_LABEL = 8
    };
    bool numbered;
    size_t len;
    if (unit->sentences.count == 0 || outline_role(unit->text, &numbered, &len) != ROLE_NONE)
        return false; /* "Method 1: Use the console" is a title */
    const struct sentence *first = &unit->sentences.items[0];
    for (size_t w = 0; w + 2 < first->count && w < LONGEST_LABEL; w++) {
        struct slice word = first->words[w].text, next = first->words[w + 1].text;
        if (word.at + word.len >= first->text.at + first->text.len || word.at[word.len] != ':')
            continue;
        struct sentence rest = *first;
        rest.words += w + 1;
        rest.count -= w + 1;
        rest.text = slice_from(first->text, (size_t)(next.at - first->text.at));
        return ascii_is_upper(next.at[0]) && !ascii_is_upper(rest.words[1].text.at[0]) &&
               phrase_is_instruction(&rest); /* "Editions: Open Source" names things */
    }
    return false;
}

/* "Names should be separated by commas", listed under "Solution": how it has to be. */
static bool corrects(const struct question *q) {
    return q->step->headed && q->unit->depth == 1 && q->unit->sentences.count &&
           (q->unit->first_phrases & PHRASE_REQUIRE) &&
           !has(q->unit, PHRASE_CAUSE | PHRASE_EXAMPLE | PHRASE_REFERENCE | PHRASE_OUTPUT);
}

/* Bullets are steps when they tell to do something, or name what the sentence above acts on. */
static enum verdict rule_bullet(const struct question *q) {
    if (!q->unit->item || q->unit->ordered || !q->unit->first)
        return UNDECIDED;
    if ((q->unit->instruction && !is_name_of_setting(q)) || tells_behind_label(q->unit))
        return STEP;
    if (has(q->unit, PHRASE_PERMIT) && has(q->unit, PHRASE_COMMAND | PHRASE_CHECK))
        return STEP;
    if (heads_path(q) || corrects(q))
        return STEP;
    if (!q->lead)
        return NO_STEP;
    if (is_label(q->unit) || demands(q->lead))
        return STEP;
    if (explains(q->unit))
        return q->step->check && q->lead->instruction ? STEP : NO_STEP;
    if (q->step->check && has(q->unit, PHRASE_REQUIRE))
        return STEP;
    bool acted_on = q->lead->instruction || has(q->lead, PHRASE_OBLIGE | PHRASE_CHECK) ||
                    (has(q->lead, PHRASE_ANNOUNCE) && q->step->procedure);
    if (has(q->lead, PHRASE_EXAMPLE | PHRASE_CAUSE | PHRASE_SYMPTOM) &&
        !has(q->lead, PHRASE_OBLIGE))
        acted_on = false;
    return acted_on ? STEP : NO_STEP;
}

/* ---- paragraphs ---- */

/* Does the unit introduce a list of things that it acts on, none of which tells what to do? */
static bool lists_objects(const struct question *q) {
    size_t i = (size_t)(q->unit - q->units->items), items = 0;
    for (size_t n = i + 1; n < q->units->count; n++) {
        const struct unit *below = &q->units->items[n];
        if (below->depth <= q->unit->depth && !below->note)
            break;
        if (below->instruction)
            return false;
        items += below->first;
    }
    return items > 0;
}

/* "To resolve this issue, sign out. If it persists, follow these steps:" acts before it announces.
 */
static bool acts_first(const struct unit *unit) {
    return unit->sentences.count > 1 && (unit->last_phrases & PHRASE_CONDITION) &&
           !(unit->first_phrases & (PHRASE_ANNOUNCE | PHRASE_ALTERNATIVES)) &&
           unit->first_instruction;
}

/* "To resolve this issue, follow these steps:" says nothing that its list does not; "Create the
 * entry. To do this, follow these steps:" does, but the list beneath spells it out. */
static enum verdict rule_lead_in(const struct question *q) {
    const struct unit *unit = q->unit;
    if (unit->item || (unit->own_instruction && (lists_objects(q) || acts_first(unit))))
        return UNDECIDED;
    uint32_t purpose = PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_ANNOUNCE | PHRASE_ALTERNATIVES;
    if (unit->announces && (unit->last_phrases & (purpose | PHRASE_PURPOSE)))
        return NO_STEP;
    if (q->step->has_list && unit->sentences.count &&
        slice_starts_nocase(unit->text, SLICE("follow ")) &&
        (unit->first_phrases & PHRASE_ANNOUNCE))
        return NO_STEP;
    if (q->step->has_list && (unit->first_phrases & (PHRASE_FIX | PHRASE_WORKAROUND)) &&
        !(unit->phrases & PHRASE_OTHERWISE))
        return NO_STEP;
    if ((unit->phrases & PHRASE_ALTERNATIVES) && unit_ends_in_colon(unit) && !unit->announces_code)
        return NO_STEP;
    return UNDECIDED;
}

/* "Deleting the endpoint should restore it": an action as the subject of what it brings. */
static bool advises(const struct unit *unit) {
    static const char *const brings[] = {"should", "will", "can", "may", "might", NULL};
    if (unit->sentences.count == 0 || unit->announces || has(unit, PHRASE_CAUSE))
        return false;
    const struct sentence *first = &unit->sentences.items[0];
    if (!phrase_is_gerund(&first->words[0]))
        return false;
    for (size_t w = 1; w < first->count && w < 12 && !first->words[w].comma; w++)
        for (const char *const *word = brings; *word; word++)
            if (slice_equal_nocase(first->words[w].text, slice_of(*word)))
                return !slice_equal_nocase(first->words[w - 1].text, SLICE("and"));
    return false;
}

/* "Follow the guidance for capturing an image", a link: no list comes that would spell it out. */
static bool sends_away(const struct unit *unit) {
    static const char *const announce[] = {"following", "these", "below", "section", "next"};
    if (!unit->instruction || unit->announces || unit->announces_code || unit_ends_in_colon(unit) ||
        has(unit, PHRASE_REFERENCE))
        return false;
    if (slice_says_one_of(unit->text, announce, COUNT_OF(announce)))
        return false;
    for (size_t i = 0; i < unit->block->run_count; i++)
        if (unit->block->runs[i].style & RUN_LINK)
            return true;
    return false;
}

/* "Enabling it at HKEY_...\\PolicyAgent with X = 2": all that a setting needs. */
bool step_sets_value(const struct unit *unit) {
    if (unit->block->kind != BLOCK_PARAGRAPH || slice_find(unit->text, SLICE("\\")) == SLICE_NONE ||
        (slice_find(unit->text, SLICE("HKEY_")) == SLICE_NONE &&
            slice_find(unit->text, SLICE("HKLM")) == SLICE_NONE))
        return false;
    struct arena *arena = arena_new();
    const struct fact_line line = fact_line_of(unit, unit->block->text, false);
    const struct facts facts = facts_of(arena, &line, false, false);
    bool sets = facts.keys.count && facts.has_data && (facts.name.len || facts.key_has_name);
    arena_free(arena);
    return sets;
}

/* "For a server behind a proxy, the equivalents are:" above its code: the same for another case. */
static bool heads_variant(const struct unit *unit) {
    static const char *const shown[] = {"for example", "for instance", "for reference"};
    return unit->depth == 0 && unit->announces_code && unit_ends_in_colon(unit) &&
           unit->sentences.count == 1 && words_in(unit) <= 12 &&
           slice_starts_nocase(unit->text, SLICE("for ")) &&
           !slice_says_one_of(unit->text, shown, COUNT_OF(shown)) &&
           !has(unit, PHRASE_OUTPUT | PHRASE_EXAMPLE | PHRASE_SYMPTOM);
}

static enum verdict rule_paragraph(const struct question *q) {
    const struct unit *unit = q->unit;
    if (unit->own_instruction || (q->step->procedure && step_sets_value(unit)))
        return STEP;
    if (unit->instruction && unit->announces_code)
        return STEP;
    if (is_requirement(q) || sends_away(unit) || advises(unit) || permits(unit) ||
        heads_variant(unit))
        return STEP;
    if (has(unit, PHRASE_COMMAND | PHRASE_PERMIT) && unit->announces_code &&
        !has(unit, PHRASE_OUTPUT))
        return STEP;
    return NO_STEP;
}

typedef enum verdict rule(const struct question *question);

static rule *const rules[] = {rule_kind, rule_code, rule_row, rule_reference, rule_prevention,
    rule_foretold, rule_example, rule_setting_line, rule_object, rule_quote, rule_ordered_item,
    rule_item_more, rule_bullet, rule_lead_in, rule_paragraph};

static bool ask(const struct question *q) {
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        enum verdict verdict = rules[i](q);
        if (verdict != UNDECIDED)
            return verdict == STEP;
    }
    return false;
}

/* A lead is asked without its own lead, so that this ends; and code is none, so that its commands
 * are not asked for. */
static bool is_step_unit(const struct question *q, const struct unit *unit) {
    const struct question about = {q->units, unit, NULL, q->step, NULL};
    return unit->block->kind != BLOCK_CODE && ask(&about);
}

bool step_is(const struct units *units, size_t i, const struct step_context *step,
    struct command_lines *commands) {
    const struct unit *unit = &units->items[i];
    const struct unit *lead = unit->lead >= 0 ? &units->items[unit->lead] : NULL;
    if (step->told && !unit->note && unit->block->kind == BLOCK_PARAGRAPH)
        return true;
    const struct question question = {units, unit, lead, step, commands};
    return ask(&question);
}
