/* Pages whose headings are the problems themselves: "I can't sign in", "The queue is stuck". */
#include "import/extract/sections.h"

/* ---- which headings complain ---- */

/* "My printer is offline", "I receive a message": told by the one who has the problem. */
static bool is_told(const struct word *word) {
    static const char *const tellers[] = {"i", "my", "our", "we", NULL};
    for (const char *const *teller = tellers; *teller; teller++)
        if (slice_equal_nocase(word->text, slice_of(*teller)))
            return true;
    return false;
}

/* "The list not showing new entries", "Templates not migrated". */
static bool denies(const struct sentence *sentence) {
    for (size_t w = 1; w + 1 < sentence->count; w++) {
        struct slice next = sentence->words[w + 1].text;
        if (slice_equal_nocase(sentence->words[w].text, SLICE("not")) &&
            (slice_ends_nocase(next, SLICE("ing")) || slice_ends_nocase(next, SLICE("ed"))))
            return true;
    }
    return false;
}

/* "The gateway stops after an upgrade", "The service keeps restarting", "Mail loops back". */
static bool acts_up(const struct sentence *sentence) {
    static const char *const words[] = {"stops", "stopped", "dies", "freezes", "reboots", "drops",
        "keeps", "loops", "flickers", "overheats", "exits", "aborts", "breaks"};
    for (size_t w = 1; w < sentence->count; w++)
        if (slice_is_one_of(sentence->words[w].text, words, COUNT_OF(words)))
            return true;
    return false;
}

/* "Troubleshooting failed jobs" and "Errors" are titles, "Jobs fail at night" says what is seen. */
static bool names_failure(struct arena *arena, struct slice heading) {
    static const char *const lists[] = {"codes", "numbers", "messages"};
    enum {
        FEWEST = 3
    };
    struct sentences sentences = sentences_of(arena, heading);
    if (sentences.count != 1 || sentences.items[0].count < FEWEST)
        return false;
    const struct sentence *sentence = &sentences.items[0];
    if (phrase_is_gerund(&sentence->words[0]) || sentence->end == ':' ||
        slice_is_one_of(sentence->words[sentence->count - 1].text, lists, COUNT_OF(lists)))
        return false; /* "Frequent error codes" */
    return is_told(&sentence->words[0]) || (phrase_of(sentence) & PHRASE_FAILURE) ||
           denies(sentence) || acts_up(sentence);
}

bool complaint_tells_way_out(const struct units *units) {
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (!unit->note && unit->block->kind == BLOCK_PARAGRAPH &&
            (unit->own_instruction || (unit->phrases & (PHRASE_FIX | PHRASE_WORKAROUND))))
            return true;
    }
    return false;
}

static bool is_way_out(enum role role) {
    return role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_CHECK;
}

static bool may_complain(struct context *context, int i) {
    const struct section *section = section_at(context, i);
    return i != context->outline.title && section->heading && section->context == ROLE_NONE &&
           names_failure(context->arena, section->heading->text);
}

/* "VPN error 800", "Event 7038": a number stands for the failure. */
static bool is_numbered(struct slice heading) {
    struct slice word;
    while (slice_next_word(&heading, &word))
        if (word.len > 1 && ascii_is_digit(word.at[0]) && slice_find_char(word, '.') == SLICE_NONE)
            return true;
    return false;
}

bool complaint_is_number(struct slice heading) {
    enum {
        MOST_WORDS = 4
    };
    size_t words = 0;
    struct slice rest = heading, word;
    while (slice_next_word(&rest, &word))
        words++;
    return words <= MOST_WORDS && is_numbered(heading);
}

/* "Jobs fail at night" with "Solution" inside or right behind it, or with advice of its own. */
static bool is_answered(struct context *context, int i) {
    const struct section *section = section_at(context, i);
    for (int c = i + 1; c < section->next; c++)
        if (is_way_out(section_at(context, c)->role))
            return true;
    struct units units = section_tree(context, i);
    bool next = section->next < (int)context->outline.count &&
                is_way_out(section_at(context, section->next)->role);
    return next || complaint_tells_way_out(&units) ||
           (units.count && is_numbered(section->heading->text));
}

/* Beside a section of symptoms or causes, a heading that names a failure is a detail of it. */
static bool is_told_beside(enum role role) {
    return role == ROLE_SYMPTOM || role == ROLE_CAUSE;
}

/* What the sections side by side in one section (or at the top) have for headings. */
struct siblings {
    size_t complaints, others;
    size_t answered; /* complaints with a way out */
    bool told;       /* symptoms or causes have headings of their own */
};

static void count(struct context *context, struct siblings *siblings, int i) {
    struct section *section = section_at(context, i);
    if (i == context->outline.title || !section->heading)
        return;
    section->complains = may_complain(context, i);
    siblings->complaints += section->complains;
    siblings->answered += section->complains && is_answered(context, i);
    siblings->others +=
        !section->complains && (section->role == ROLE_NONE || section->role == ROLE_PROCEDURE);
    siblings->told |= is_told_beside(section->role);
}

/* Most of the headings side by side have to complain, two at least with a way out. */
void complaints_mark(struct context *context) {
    size_t sections = context->outline.count;
    struct siblings *all = arena_alloc(context->arena, (sections + 1) * sizeof *all);
    for (size_t i = 0; i < sections; i++)
        count(context, &all[section_at(context, (int)i)->parent + 1], (int)i);
    for (size_t i = 0; i < sections; i++) {
        const struct siblings *siblings = &all[section_at(context, (int)i)->parent + 1];
        section_at(context, (int)i)->complains &=
            siblings->answered > 1 && !siblings->told && siblings->complaints > siblings->others;
    }
}

/* "Jobs fail at night" / "Workaround" side by side: the way out behind it is the complaint's. */
int complaint_end(struct context *context, int i) {
    int end = section_at(context, i)->next;
    while (end < (int)context->outline.count && is_way_out(section_at(context, end)->role) &&
           section_at(context, end)->parent == section_at(context, i)->parent)
        end = section_at(context, end)->next;
    return end;
}

/* ---- what stands below them ---- */

bool complaint_goes_on(const struct unit *unit) {
    if (unit->first_phrases & PHRASE_SYMPTOM)
        return true;
    return (unit->phrases & PHRASE_SYMPTOM) && !unit->instruction &&
           !(unit->first_phrases & (PHRASE_MAYBE | PHRASE_REQUIRE));
}

/* "Clients must reach the server on port 53. Verify that the port is open": what has to be, may be
 * or is not, told before what to do; "You restored it, and do not see it" goes on with the
 * complaint.
 */
static bool explains(const struct unit *unit) {
    uint32_t states = PHRASE_REQUIRE | PHRASE_NEGATION | PHRASE_MAYBE | PHRASE_CAUSE_WEAK;
    uint32_t other = PHRASE_SYMPTOM | PHRASE_FIX | PHRASE_WORKAROUND | PHRASE_CHECK |
                     PHRASE_REFERENCE | PHRASE_EXAMPLE | PHRASE_ANNOUNCE | PHRASE_OTHERWISE;
    return !unit->note && !unit->quoted && unit->depth == 0 &&
           unit->block->kind == BLOCK_PARAGRAPH && unit->sentences.count &&
           (unit->first_phrases & states) && !(unit->first_phrases & other) &&
           !slice_equal_nocase(unit->sentences.items[0].words[0].text, SLICE("you")) &&
           !unit->first_instruction && !(unit_ends_in_colon(unit) && unit->sentences.count == 1);
}

/* The message below "You receive this message:" explains nothing. */
static bool is_announced(const struct units *units, const struct unit *unit) {
    return unit->lead >= 0 && unit_ends_in_colon(&units->items[unit->lead]);
}

static void add_explanation(struct context *context, int i) {
    const struct units *units = context_units(context, i);
    for (size_t u = 0; u < units->count; u++)
        if (explains(&units->items[u]) && !is_announced(units, &units->items[u]) &&
            !section_has_labels((struct unit_range){units, u, u + 1})) {
            extract_finding(context, &units->items[u], FINDING_CAUSE, problem_of(context, i));
            return;
        }
}

/* What was found for each problem of the article. */
struct found {
    bool symptom, cause;
};

static struct found *found_for_problems(const struct context *context) {
    const struct article *article = context->article;
    struct found *found = arena_alloc(context->arena, article->problems.count * sizeof *found);
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (finding->problem == ARTICLE_NONE)
            continue;
        found[finding->problem].symptom |= finding->kind == FINDING_SYMPTOM;
        found[finding->problem].cause |= finding->kind == FINDING_CAUSE;
    }
    return found;
}

static void add_heading(struct context *context, int i) {
    struct section *section = section_at(context, i);
    struct units heading = units_of(context->arena, section->heading, section->heading->next);
    extract_finding(context, &heading.items[0], FINDING_SYMPTOM, problem_of(context, i));
}

/* "I receive an error when I print" is a complaint in full; what stands below repeats it only in
 * part. */
static bool is_told_by_heading(struct context *context, int i) {
    struct sentences sentences =
        sentences_of(context->arena, section_at(context, i)->heading->text);
    return sentences.count && is_told(&sentences.items[0].words[0]);
}

void complaints_settle(struct context *context) {
    const struct found *found = found_for_problems(context);
    for (int i = 0; i < (int)context->outline.count; i++) {
        if (!section_at(context, i)->complains)
            continue;
        if (!found[problem_of(context, i)].symptom || is_told_by_heading(context, i))
            add_heading(context, i);
        if (!found[problem_of(context, i)].cause)
            add_explanation(context, i);
    }
}
