#include "import/extract/outline.h"

#include "base/beginnings.h"
#include "import/extract/levels.h"
#include "import/extract/phrase.h"
#include "import/extract/sentence.h"

enum {
    PER_LEVEL = 4
};

/* ---- roles ---- */

static const struct {
    struct slice words;
    enum role role;
} rows[] = {
#define X(words, role) {{words, sizeof words - 1}, role},
#include "import/extract/roles.def"
#include "import/extract/roles_ways.def"
#undef X
};

/* Every line of every text is tried as a label. */
static short next_rows[COUNT_OF(rows)];
static struct beginnings beginnings = {.next = next_rows};

/* Compares with a curly apostrophe as good as a straight one; 0, or the bytes of `text` used. */
static size_t begins_with(struct slice text, struct slice words) {
    size_t at = 0;
    for (size_t i = 0; i < words.len; i++) {
        if (at < text.len && ascii_lower(text.at[at]) == words.at[i])
            at++;
        else if (words.at[i] == '\'' && slice_starts(slice_from(text, at), SLICE("\u2019")))
            at += 3;
        else
            return 0;
    }
    return at;
}

/* " 2", " #2", " A" (a letter that counts) behind a word: its length. */
static size_t number_length(struct slice text) {
    size_t len = 0;
    if (len < text.len && text.at[len] == ' ')
        len++;
    if (len < text.len && text.at[len] == '#')
        len++;
    size_t digits = len;
    while (digits < text.len && ascii_is_digit(text.at[digits]))
        digits++;
    if (digits > len)
        return digits;
    bool letter = len < text.len && text.at[len] >= 'A' && text.at[len] <= 'F';
    return letter && (len + 1 == text.len || strchr(":.)-", text.at[len + 1])) ? len + 1 : 0;
}

static size_t separator_length(struct slice text) {
    struct slice rest = slice_strip_start(text, " ");
    if (slice_starts(rest, SLICE("\u2013")) || slice_starts(rest, SLICE("\u2014")))
        return text.len - rest.len + 3;
    if (rest.len && strchr(":.-)", rest.at[0]))
        return text.len - rest.len + 1;
    return 0;
}

/* " (recommended)" behind "Method 1": its length. */
static size_t remark_length(struct slice text) {
    ptrdiff_t end = slice_find_char(slice_first(text, 24), ')');
    return end > 0 && slice_starts(text, SLICE(" (")) ? (size_t)end + 1 : 0;
}

/* "Workaround (supported)", "Causes and fixes (most common first)"; but "Error (action required)".
 */
static bool may_have_remark(enum role role) {
    return role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_REMEDIES;
}

/* Does the row fit the heading? A row that ends in "*" takes any words behind it, one in "#" wants
 * a number; all others an end, a number or a separator. */
static size_t row_fits(struct slice heading, struct slice words, enum role role, bool *numbered) {
    bool open = slice_ends(words, SLICE("*")), counted = slice_ends(words, SLICE(" #"));
    size_t len = begins_with(heading, slice_first(words, words.len - (open ? 1 : counted ? 2 : 0)));
    if (len == 0)
        return 0;
    struct slice rest = slice_from(heading, len);
    size_t number = open ? 0 : number_length(rest);
    *numbered = number > 0;
    if (open)
        return len;
    if (counted && !number)
        return 0;
    rest = slice_from(rest, number);
    size_t remark = number || may_have_remark(role) ? remark_length(rest) : 0;
    if (!number && slice_trim(slice_strip_end(slice_from(rest, remark), "?:. ")).len)
        remark = 0;
    rest = slice_from(rest, remark);
    if (slice_trim(slice_strip_end(rest, "?:. ")).len == 0)
        return heading.len;
    size_t separator = separator_length(rest);
    return separator || remark ? len + number + remark + separator : 0;
}

/* "1. Symptoms", "2) Cause", "Step 1" stays: the number before a word is no part of it. */
static struct slice without_number(struct slice heading) {
    size_t len = 0;
    while (len < heading.len && (ascii_is_digit(heading.at[len]) || heading.at[len] == '.'))
        len++;
    if (len == 0 || len >= heading.len || (heading.at[len] != ' ' && heading.at[len] != ')'))
        return heading;
    return slice_trim(slice_strip_start(slice_from(heading, len), ")"));
}

/* "[Symptoms]" stands in brackets with some vendors. */
static struct slice without_brackets(struct slice heading) {
    ptrdiff_t end = slice_find_char(heading, ']');
    bool around = slice_starts(heading, SLICE("[")) && end == (ptrdiff_t)heading.len - 1;
    return around ? slice_trim(slice_first(slice_from(heading, 1), heading.len - 2)) : heading;
}

enum role outline_role(struct slice heading, bool *numbered, size_t *len) {
    struct slice whole = slice_trim(heading);
    heading = without_brackets(whole);
    struct slice core = without_number(heading);
    enum role role = ROLE_NONE;
    size_t longest = 0;
    *numbered = false;
    *len = 0;
    beginnings_prepare(&beginnings, rows, COUNT_OF(rows), sizeof *rows);
    for (short row = beginnings_first(&beginnings, core); row;
         row = beginnings_next(&beginnings, row)) {
        struct slice words = rows[row - 1].words;
        bool row_numbered = false;
        size_t fits = row_fits(core, words, rows[row - 1].role, &row_numbered);
        if (!fits || words.len <= longest)
            continue;
        longest = words.len;
        role = rows[row - 1].role;
        *numbered = row_numbered;
        *len = fits + (size_t)(core.at - heading.at);
    }
    /* "Method" and "Step" alone are words; with a number they count ways and steps. */
    if ((role == ROLE_METHOD || role == ROLE_STEP) && !*numbered && *len == heading.len)
        role = ROLE_NONE;
    if (*len == heading.len)
        *len = whole.len;
    return role;
}

/* "Upgrade issues", "Install errors": a group of problems, the first word a noun here; "Determine
 * boot issues" is something to do. */
static bool is_group_of_faults(const struct sentence *heading) {
    static const char *const faults[] = {"issues", "problems", "errors", "failures"};
    static const char *const nouns[] = {"upgrade", "update", "install", "boot", "start", "print",
        "backup", "restore", "display", "sync", "access", "query", "log", "build", "test", "import",
        "export", "copy", "deploy", "download", "upload", "search", "scan", "sign", "transfer"};
    return heading->count >= 2 && heading->count <= 3 &&
           slice_is_one_of(heading->words[heading->count - 1].text, faults, COUNT_OF(faults)) &&
           slice_is_one_of(heading->words[0].text, nouns, COUNT_OF(nouns));
}

bool outline_is_procedure(struct arena *arena, struct slice heading) {
    struct sentences sentences = sentences_of(arena, heading);
    if (sentences.count == 0)
        return false;
    const struct sentence *first = &sentences.items[0];
    if (is_group_of_faults(first))
        return false;
    if (slice_starts_nocase(heading, SLICE("how to ")) ||
        slice_starts_nocase(heading, SLICE("steps to ")) ||
        slice_starts_nocase(heading, SLICE("things to do ")) ||
        slice_starts_nocase(heading, SLICE("to ")))
        return true;
    /* "Manually restart the service" */
    size_t verb = first->count > 2 && slice_ends_nocase(first->words[0].text, SLICE("ly"));
    return first->count > 1 && phrase_is_verb(&first->words[verb]) && first->end != '?';
}

/* ---- sections ---- */

bool outline_has_text(const struct section *section) {
    for (const struct block *b = section->first; b && b != section->end; b = b->next)
        if (b->kind != BLOCK_PICTURE)
            return true;
    return false;
}

static void name_section(struct arena *arena, struct section *section) {
    size_t len;
    struct slice text = section->heading->text;
    section->role = outline_role(text, &section->numbered, &len);
    section->labelled = section->role != ROLE_NONE && len < text.len;
    if (section->role == ROLE_NONE && slice_ends(slice_trim(text), SLICE("?")))
        section->role = ROLE_QUESTION;
    else if (section->role == ROLE_NONE && outline_is_procedure(arena, text))
        section->role = ROLE_PROCEDURE;
}

static struct section *add_section(
    struct outline *outline, struct arena *arena, struct block *heading, struct block *first) {
    struct section *section = LIST_ADD(arena, outline);
    *section = (struct section){.heading = heading, .first = first, .parent = -1};
    if (heading) {
        section->level = heading->level * PER_LEVEL;
        name_section(arena, section);
    }
    return section;
}

static void split(struct outline *outline, struct arena *arena, struct block *body) {
    struct section *section = add_section(outline, arena, NULL, body->first);
    for (struct block *block = body->first; block; block = block->next) {
        if (block->kind != BLOCK_HEADING)
            continue;
        section->end = block;
        section = add_section(outline, arena, block, block->next);
    }
    section->end = NULL;
}

/* Is the first heading none of the highest level, and one of several of its level? */
static bool is_one_of_many(const struct outline *outline) {
    int level = outline->items[1].level;
    for (size_t i = 2; level > PER_LEVEL && i < outline->count; i++)
        if (outline->items[i].level <= level)
            return outline->items[i].level == level;
    return false;
}

/* "# Troubleshooting" over nothing but deeper headings. */
static bool is_above_all(const struct outline *outline) {
    for (size_t i = 2; i < outline->count; i++)
        if (outline->items[i].level <= outline->items[1].level)
            return false;
    return outline->count > 2;
}

static bool names_failure(struct arena *arena, const struct section *section) {
    struct sentences sentences = sentences_of(arena, section->heading->text);
    return sentences.count && (phrase_of(&sentences.items[0]) & PHRASE_FAILURE);
}

/* "Knowledge Base" over a form to search it: the name of the site, and the next heading is the
 * title. */
static bool names_site(const struct section *section) {
    static const char *const names[] = {"knowledge base", "knowledgebase", "support",
        "customer support", "help center", "documentation", "docs", "product documentation",
        "technical support", "support portal", "customer portal", "self-service"};
    return slice_is_one_of(slice_trim(section->heading->text), names, COUNT_OF(names));
}

/* The title is the first heading, unless the document is titled elsewhere; but a banner above it
 * ("X merges with Y, read more") is not, which has nothing below it while the next heading, no
 * lower, has. What names a failure is no banner: "The tunnel fails / All about tunnels". */
static int find_title(struct arena *arena, const struct outline *outline, bool titled) {
    if (outline->count < 2 || (titled && is_one_of_many(outline)))
        return -1;
    const struct section *first = &outline->items[1];
    const struct section *second = outline->count > 2 ? &outline->items[2] : NULL;
    if (second && names_site(first) && second->level <= first->level && second->role == ROLE_NONE)
        return 2;
    if (second && !outline_has_text(first) && outline_has_text(second) &&
        second->level <= first->level && second->role == ROLE_NONE && first->role == ROLE_NONE &&
        !names_failure(arena, first))
        return 2;
    /* items is set where count is: NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    return first->role == ROLE_NONE || first->role == ROLE_PROCEDURE ||
                   first->role == ROLE_QUESTION || first->labelled || !second ||
                   is_above_all(outline)
               ? 1
               : -1;
}

static bool is_way_out(enum role role) {
    return role == ROLE_FIX || role == ROLE_WORKAROUND || role == ROLE_CHECK;
}

static size_t after_title(const struct outline *outline) {
    return outline->title >= 0 ? (size_t)outline->title + 1 : 1;
}

/* Are all headings behind the title of one level? Then the levels say nothing. */
static bool is_flat(const struct outline *outline) {
    size_t first = after_title(outline);
    for (size_t i = first + 1; i < outline->count; i++)
        if (outline->items[i].level != outline->items[first].level)
            return false;
    return true;
}

static bool method_follows(const struct outline *outline, size_t i) {
    return i + 1 < outline->count && outline->items[i + 1].role == ROLE_METHOD;
}

/*
 * Where the format tells levels, methods, steps and scenarios lie inside the resolution before them
 * even where their headings are of its level; in a flat document also the headings without a role
 * of their own that stand there, unless the resolution has a text of its own:
 *     Workaround / The client runs XP / Method 1 / Method 2 / The client runs Vista / Method 1
 */
static void settle_levels(struct outline *outline) {
    bool flat = is_flat(outline) && outline->count >= after_title(outline) + 3;
    bool holds = false; /* does the resolution hold what has no role? */
    int fix_level = 0;
    for (size_t i = 1; i < outline->count; i++) {
        struct section *section = &outline->items[i];
        bool inside = fix_level && section->level == fix_level;
        enum role role = section->role;
        if (is_way_out(role) && !section->numbered) {
            fix_level = section->level;
            holds = flat && !outline_has_text(section);
        } else if (section->level < fix_level ||
                   (is_way_out(role) && section->level == fix_level)) {
            fix_level = 0;
        } else if (inside && role == ROLE_SCENARIO) {
            section->level += 1;
        } else if (inside && role == ROLE_METHOD) {
            section->level += 2;
        } else if (inside && role == ROLE_STEP) {
            section->level += 3;
        } else if (inside && holds && (role == ROLE_NONE || role == ROLE_PROCEDURE)) {
            section->level += method_follows(outline, i) ? 1 : 2;
        } else if (inside) {
            fix_level = 0;
        }
    }
}

/* "Error: `no endpoints`", "Problem: the queue is stuck": what is seen stands in the heading. */
static bool names_symptom(const struct section *section) {
    return section->role == ROLE_SYMPTOM && section->labelled && !section->numbered &&
           section->heading &&
           slice_find_char(slice_first(section->heading->text, 24), ':') != SLICE_NONE;
}

/* Several such headings side by side are problems, each of its own. */
static void settle_issues(struct outline *outline) {
    for (size_t i = 1; i < outline->count; i++) {
        if (!names_symptom(&outline->items[i]))
            continue;
        for (size_t n = i + 1; n < outline->count; n++) {
            struct section *other = &outline->items[n];
            if (other->level < outline->items[i].level)
                break;
            if (other->level != outline->items[i].level ||
                !(names_symptom(other) || other->role == ROLE_ISSUE))
                continue;
            outline->items[i].role = other->role = ROLE_ISSUE;
            break;
        }
    }
}

static bool asks(const struct section *section) {
    return section->heading && slice_ends(slice_trim(section->heading->text), SLICE("?"));
}

/* The sections with the parent of section `i`, from it on: how many ask, and does any heading tell
 * what is seen or the way out? */
static size_t count_questions(const struct outline *outline, size_t i, bool *told) {
    size_t questions = 0;
    *told = false;
    for (size_t n = i; n < outline->count && outline->items[n].level >= outline->items[i].level;
         n++) {
        const struct section *section = &outline->items[n];
        if (section->level > outline->items[i].level)
            continue;
        questions += asks(section);
        *told |= section->role == ROLE_SYMPTOM || section->role == ROLE_FIX ||
                 section->role == ROLE_WORKAROUND;
    }
    return questions;
}

/* "Why is it slow?", "Where are the logs?", "Why does it crash?" side by side are the questions of
 * a list, each with its answer; "Why does this happen?" beside "How to fix it" is a cause. */
static void settle_questions(struct outline *outline) {
    for (size_t i = 1; i < outline->count; i++) {
        bool told;
        int level = outline->items[i].level;
        if ((int)i == outline->title || !asks(&outline->items[i]) ||
            count_questions(outline, i, &told) < 3 || told)
            continue;
        for (; i < outline->count && outline->items[i].level >= level; i++)
            if (outline->items[i].level == level) {
                outline->items[i].asked = true;
                if (asks(&outline->items[i]))
                    outline->items[i].role = ROLE_QUESTION;
            }
        i--;
    }
}

/* "How to verify" with "Solution" behind it and none before tells how to look for the problem, not
 * whether it is gone. */
static void settle_checks(struct outline *outline) {
    bool told = false; /* a way out, since the last heading of a higher level */
    for (size_t i = 1; i < outline->count; i++) {
        struct section *section = &outline->items[i];
        const struct section *next = i + 1 < outline->count ? section + 1 : NULL;
        if (i > 1 && section->level < outline->items[i - 1].level)
            told = false;
        if (section->role == ROLE_VERIFY && !told && next && next->level == section->level &&
            (next->role == ROLE_FIX || next->role == ROLE_WORKAROUND))
            section->role = ROLE_CHECK;
        told |= section->role == ROLE_FIX || section->role == ROLE_WORKAROUND;
    }
}

/* "Explanation" / "Response": what to do, not what a server answers. "Behavior" / "Solution": what
 * is seen, not how it works. */
static void settle_neighbours(struct outline *outline) {
    static const char *const seen[] = {"behavior", "behaviour", "observed behavior",
        "observed behaviour", "observation", "situation"};
    for (size_t i = 1; i + 1 < outline->count; i++) {
        struct section *section = &outline->items[i], *next = section + 1;
        struct slice name = slice_trim(section->heading->text);
        struct slice other = slice_trim(next->heading->text);
        if (section->level != next->level)
            continue;
        if (section->role == ROLE_CAUSE && slice_equal_nocase(other, SLICE("response")))
            next->role = ROLE_FIX;
        if (slice_is_one_of(name, seen, COUNT_OF(seen)) &&
            (is_way_out(next->role) || next->role == ROLE_CAUSE))
            section->role = ROLE_SYMPTOM;
    }
}

/* ---- records side by side ---- */

static bool is_part_of_record(enum role role) {
    return is_way_out(role) || role == ROLE_SYMPTOM || role == ROLE_CAUSE ||
           role == ROLE_REMEDIES || role == ROLE_PREVENT || role == ROLE_VERIFY ||
           role == ROLE_METHOD || role == ROLE_STEP || role == ROLE_UNDO;
}

/* Behind the parts of the record that section `i` names, which are of its own level; `i` where it
 * names none: "The press is slow" / "Symptoms" / "Cause" / "Solution". */
static size_t record_end(const struct outline *outline, size_t i) {
    const struct section *section = &outline->items[i];
    bool names = section->role == ROLE_NONE || section->role == ROLE_PROCEDURE;
    names = section->role == ROLE_ISSUE || (names && !outline_has_text(section));
    bool told = false, way_out = false;
    size_t end = i + 1;
    for (; names && end < outline->count && outline->items[end].level >= section->level; end++) {
        const struct section *part = &outline->items[end];
        if (part->level == section->level && !is_part_of_record(part->role))
            break;
        bool beside = part->level == section->level;
        told |= beside && (part->role == ROLE_SYMPTOM || part->role == ROLE_CAUSE);
        way_out |= beside && is_way_out(part->role);
    }
    return told && way_out ? end : i;
}

/* Several such records: what they consist of belongs below what names them. */
static void settle_records(struct outline *outline) {
    size_t records = 0, first = after_title(outline);
    for (size_t i = first; i < outline->count; i++)
        records += record_end(outline, i) > i;
    for (size_t i = first; records > 1 && i < outline->count; i++) {
        size_t end = record_end(outline, i);
        for (size_t n = i + 1; n < end; n++)
            outline->items[n].level += PER_LEVEL;
    }
}

static void link_parents(struct outline *outline) {
    for (size_t i = 1; i < outline->count; i++) {
        int parent = (int)i - 1;
        while (parent > 0 && outline->items[parent].level >= outline->items[i].level)
            parent = outline->items[parent].parent;
        outline->items[i].parent = parent > 0 ? parent : -1;
    }
    for (size_t i = 0; i < outline->count; i++) {
        size_t next = i + 1;
        while (next < outline->count && outline->items[next].level > outline->items[i].level)
            next++;
        outline->items[i].next = (int)next;
    }
}

/* Roles that what stands below has a share in, unless its own heading says otherwise. */
static bool is_inherited(enum role role) {
    return role != ROLE_NONE && role != ROLE_QUESTION && role != ROLE_ISSUES &&
           role != ROLE_ISSUE && role != ROLE_SUMMARY;
}

static bool has_own_context(enum role role) {
    return role != ROLE_NONE && role != ROLE_METHOD && role != ROLE_STEP && role != ROLE_SCENARIO &&
           role != ROLE_PROCEDURE && role != ROLE_QUESTION;
}

/* "Why the error matters to you", "How this shows up at work" may tell causes and symptoms, but not
 * all of them. */
static bool is_essay(const struct section *section) {
    bool tells = section->role == ROLE_CAUSE || section->role == ROLE_SYMPTOM;
    return tells && section->labelled &&
           (slice_starts_nocase(section->heading->text, SLICE("why ")) ||
               slice_starts_nocase(section->heading->text, SLICE("how ")));
}

static void settle_contexts(struct outline *outline) {
    for (size_t i = 0; i < outline->count; i++) {
        struct section *section = &outline->items[i];
        section->context = section->role;
        outline->has[section->role] |= !is_essay(section);
        if (has_own_context(section->role) || section->parent < 0 ||
            section->parent == outline->title)
            continue;
        enum role around = outline->items[section->parent].context;
        if (is_inherited(around))
            section->context = around;
    }
}

struct outline outline_of(struct arena *arena, struct block *body, bool levels, bool titled) {
    struct outline outline = {.title = -1};
    split(&outline, arena, body);
    outline.title = find_title(arena, &outline, titled);
    if (outline.title >= 0) {
        struct section *title = &outline.items[outline.title];
        title->level = 1;
        title->role = title->role == ROLE_ISSUES ? ROLE_ISSUES : ROLE_NONE; /* "# Known issues" */
    }
    settle_issues(&outline);
    settle_questions(&outline);
    settle_checks(&outline);
    settle_neighbours(&outline);
    if (!levels && is_flat(&outline)) {
        levels_infer(&outline);
    } else {
        settle_records(&outline);
        settle_levels(&outline);
    }
    link_parents(&outline);
    settle_contexts(&outline);
    return outline;
}
