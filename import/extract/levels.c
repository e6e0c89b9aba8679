#include "import/extract/levels.h"

#define BIT(role) (UINT32_C(1) << (role))
_Static_assert(ROLE_FURNITURE < 32, "a set of roles is 32 bits");

enum {
    DEEPEST = 8,         /* what would be deeper stands beside */
    MOST_SECTIONS = 2000 /* each is compared with all others; what has more is no article */
};

/* Sets of roles. */
#define PLAIN (BIT(ROLE_NONE) | BIT(ROLE_PROCEDURE))
#define WAYS (BIT(ROLE_FIX) | BIT(ROLE_WORKAROUND) | BIT(ROLE_CHECK))
#define COUNTED (BIT(ROLE_METHOD) | BIT(ROLE_STEP) | BIT(ROLE_SCENARIO))
#define ASIDE (BIT(ROLE_EXAMPLE) | BIT(ROLE_PREREQUISITE) | BIT(ROLE_QUESTION))
#define TOLD (WAYS | BIT(ROLE_SYMPTOM) | BIT(ROLE_CAUSE) | BIT(ROLE_REMEDIES))
#define RECORD (TOLD | COUNTED | BIT(ROLE_PREVENT) | BIT(ROLE_VERIFY) | BIT(ROLE_UNDO))

/* What stands below a heading with a role: in any case, and where nothing else stands below it.
 * Counted in the articles of Microsoft Learn, whose format tells the levels: of the headings
 * without a role that follow "More information" four of five stand below it, of those behind
 * "Summary" one of ten. */
static const struct {
    uint32_t always, bare;
} held[ROLE_FURNITURE + 1] = {
    [ROLE_SYMPTOM] = {BIT(ROLE_EXAMPLE), PLAIN | ASIDE | BIT(ROLE_SCENARIO)},
    [ROLE_CAUSE] = {BIT(ROLE_EXAMPLE), PLAIN | ASIDE},
    [ROLE_FIX] = {PLAIN | COUNTED | BIT(ROLE_EXAMPLE), ASIDE | BIT(ROLE_SUMMARY)},
    [ROLE_WORKAROUND] = {PLAIN | COUNTED | BIT(ROLE_EXAMPLE), ASIDE | BIT(ROLE_SUMMARY)},
    [ROLE_CHECK] = {PLAIN | COUNTED | BIT(ROLE_EXAMPLE) | BIT(ROLE_PREREQUISITE),
        ASIDE | BIT(ROLE_SUMMARY) | BIT(ROLE_ISSUE)},
    [ROLE_METHOD] = {BIT(ROLE_STEP) | BIT(ROLE_EXAMPLE), PLAIN | ASIDE},
    [ROLE_SCENARIO] = {BIT(ROLE_METHOD) | BIT(ROLE_STEP) | BIT(ROLE_EXAMPLE), PLAIN | ASIDE},
    [ROLE_STEP] = {BIT(ROLE_EXAMPLE), PLAIN | ASIDE},
    [ROLE_ISSUE] = {RECORD | BIT(ROLE_EXAMPLE), PLAIN | ASIDE | BIT(ROLE_SUMMARY)},
    [ROLE_ISSUES] = {PLAIN | BIT(ROLE_ISSUE) | BIT(ROLE_QUESTION) | BIT(ROLE_SCENARIO), 0},
    [ROLE_INFO] = {PLAIN | COUNTED | BIT(ROLE_CAUSE) | BIT(ROLE_EXAMPLE),
        ASIDE | BIT(ROLE_REPRODUCE)},
    [ROLE_SUMMARY] = {0, PLAIN | COUNTED | BIT(ROLE_EXAMPLE)},
    [ROLE_REFERENCE] = {0, PLAIN},
    [ROLE_PREVENT] = {PLAIN, 0},
};

/* A section that is open, inside the one that was opened before it. */
struct open {
    size_t at;
    bool empty;      /* holds none yet */
    enum role first; /* of the first that it holds */
};

struct nesting {
    const struct outline *outline;
    struct open open[DEEPEST];
    size_t depth;
    uint32_t records; /* roles that follow the names of several records */
    bool answered;    /* do several numbered causes have ways out of their own? */
};

static bool is_one_of(enum role role, uint32_t roles) {
    return (BIT(role) & roles) != 0;
}

/* ---- what comes further down ---- */

/* "Method 1", "Step A: ..." count from the beginning. */
static bool begins_anew(const struct section *section) {
    bool numbered;
    size_t len;
    outline_role(section->heading->text, &numbered, &len);
    struct slice label = slice_strip_end(slice_first(section->heading->text, len), ":.-) ");
    return slice_ends(label, SLICE(" 1")) || slice_ends(label, SLICE(" A"));
}

/* The next section behind `i` with one of the roles, if no other part of the document begins before
 * it; else NULL. */
static const struct section *find_next(const struct outline *outline, size_t i, uint32_t roles) {
    uint32_t passed = PLAIN | COUNTED | ASIDE | BIT(ROLE_VERIFY) | BIT(ROLE_REPRODUCE);
    for (size_t n = i + 1; n < outline->count; n++) {
        const struct section *section = &outline->items[n];
        if (is_one_of(section->role, roles))
            return section;
        if (!is_one_of(section->role, passed))
            break;
    }
    return NULL;
}

/* Does section `i` stand between "Method 1" and "Method 2"? */
static bool is_between(const struct outline *outline, const struct section *holder, size_t i) {
    const struct section *next = find_next(outline, i, BIT(holder->role));
    return next && next->numbered && !begins_anew(next);
}

/* Does section `i` stand between "Symptoms" and "Cause", or between "Cause" and "Resolution"? */
static bool is_before_answer(const struct outline *outline, enum role role, size_t i) {
    uint32_t answers = role == ROLE_SYMPTOM ? WAYS | BIT(ROLE_CAUSE) : WAYS;
    return is_one_of(role, BIT(ROLE_SYMPTOM) | BIT(ROLE_CAUSE)) && find_next(outline, i, answers);
}

/* Do several numbered causes have a way out each, before the next cause? */
static bool are_causes_answered(const struct outline *outline) {
    size_t answered = 0;
    bool open = false;
    for (size_t i = 1; i < outline->count; i++) {
        const struct section *section = &outline->items[i];
        answered += open && is_one_of(section->role, WAYS);
        open = (open && !is_one_of(section->role, WAYS)) ||
               (section->role == ROLE_CAUSE && section->numbered);
    }
    return answered > 1;
}

/* ---- records ---- */

static bool may_name_record(const struct outline *outline, size_t i) {
    uint32_t names = PLAIN | BIT(ROLE_ISSUE) | BIT(ROLE_SCENARIO);
    return i + 1 < outline->count && is_one_of(outline->items[i].role, names) &&
           is_one_of(outline->items[i + 1].role, TOLD) && !outline->items[i + 1].numbered;
}

/* The roles that follow directly behind several headings that may name records:
 *     The press is slow / Cause / Solution / The press is loud / Cause / Solution */
static uint32_t find_records(const struct outline *outline) {
    uint32_t once = 0, often = 0;
    for (size_t i = 1; i < outline->count; i++) {
        if ((int)i == outline->title || !may_name_record(outline, i))
            continue;
        uint32_t role = BIT(outline->items[i + 1].role);
        often |= once & role;
        once |= role;
    }
    return often;
}

static bool names_record(const struct nesting *nesting, size_t i) {
    return may_name_record(nesting->outline, i) &&
           is_one_of(nesting->outline->items[i + 1].role, nesting->records);
}

/* ---- which holds which ---- */

/* Does the heading of section `i` stand elsewhere too? Then what it stands below says of what it
 * is: Add a user / Portal / Command line / Remove a user / Portal / Command line */
static bool is_repeated(const struct outline *outline, size_t i) {
    struct slice text = outline->items[i].heading->text;
    for (size_t n = 1; n < outline->count; n++)
        if (n != i && slice_equal_nocase(outline->items[n].heading->text, text))
            return true;
    return false;
}

static bool stands_in_way(const struct nesting *nesting, const struct open *open) {
    return open > nesting->open && is_one_of(nesting->outline->items[open[-1].at].role, WAYS);
}

/*
 * A heading without a role holds something only where nothing else stands below it: then what
 * follows, up to another such heading, or, if it begins with one of a kind, only that kind; and the
 * steps or methods that begin right behind it:
 *     Move the queue / Step 1 / Step 2 / Delete the queue / Step 1
 */
static bool plain_holds(const struct nesting *nesting, const struct open *open, size_t i) {
    const struct section *section = &nesting->outline->items[i];
    uint32_t kinds = COUNTED | WAYS | BIT(ROLE_EXAMPLE);
    bool next = i == open->at + 1;
    if (is_one_of(section->role, BIT(ROLE_METHOD) | BIT(ROLE_STEP)))
        return next && (!section->numbered || begins_anew(section));
    if (is_one_of(section->role, PLAIN) && is_repeated(nesting->outline, i) &&
        !is_repeated(nesting->outline, open->at))
        return true;
    if (is_one_of(section->role, WAYS))
        return section->numbered && stands_in_way(nesting, open) &&
               (next ? begins_anew(section) : !open->empty && open->first == section->role);
    if (outline_has_text(&nesting->outline->items[open->at]))
        return false;
    if (!open->empty && is_one_of(open->first, kinds) && open->first != section->role)
        return false;
    if (is_one_of(section->role, PLAIN))
        return next || outline_has_text(section);
    return is_one_of(
        section->role, ASIDE | BIT(ROLE_SCENARIO) | BIT(ROLE_SUMMARY) | BIT(ROLE_ISSUE));
}

/* "Causes" / "Cause 1"; "Resolution" / "Resolution for Windows"; but "Problem" / "Error: disk full"
 * may be two names of one problem. */
static bool is_under(const struct section *holder, const struct section *section) {
    bool one_of_many = section->numbered || (section->labelled && is_one_of(section->role, WAYS));
    return one_of_many && section->role == holder->role && !holder->numbered && !holder->labelled;
}

/* One of several ways or steps holds what has no role only where it says nothing itself, or where
 * the next of them is still to come. */
static bool one_of_several_holds(
    const struct outline *outline, const struct section *holder, size_t i) {
    enum role role = outline->items[i].role;
    if (is_one_of(role, PLAIN | ASIDE | BIT(ROLE_VERIFY)) && is_between(outline, holder, i))
        return true;
    uint32_t roles = held[holder->role].always & ~PLAIN;
    return is_one_of(
        role, outline_has_text(holder) ? roles : roles | held[holder->role].bare | PLAIN);
}

/* A heading with a role: what the table says, and what follows from numbers and neighbours. */
static bool part_holds(const struct nesting *nesting, const struct section *holder, size_t i) {
    const struct section *section = &nesting->outline->items[i];
    bool bare = !outline_has_text(holder), way = is_one_of(section->role, WAYS);
    bool holder_way = is_one_of(holder->role, WAYS);
    if (is_under(holder, section))
        return true;
    if (way && section->numbered && holder_way)
        return bare && !holder->numbered; /* "Solution" / "Workaround 1" */
    if (way && holder->numbered && holder->role == ROLE_CAUSE)
        return nesting->answered;
    if (section->role == ROLE_SUMMARY && section == holder + 1 && holder_way)
        return true; /* "Solution" / "Process overview" / "Make a copy" */
    if (is_one_of(holder->role, COUNTED) || (holder->numbered && holder_way))
        return one_of_several_holds(nesting->outline, holder, i);
    if (is_one_of(section->role, PLAIN) && is_before_answer(nesting->outline, holder->role, i))
        return true;
    return is_one_of(
        section->role, held[holder->role].always | (bare ? held[holder->role].bare : 0));
}

/* Does the open section hold section `i`? */
static bool can_hold(const struct nesting *nesting, const struct open *open, size_t i) {
    const struct section *holder = &nesting->outline->items[open->at];
    enum role role = nesting->outline->items[i].role;
    if (!open->empty && open->first == role && is_one_of(role, COUNTED))
        return true;
    if (names_record(nesting, open->at))
        return is_one_of(role, RECORD);
    if (names_record(nesting, i))
        return holder->role == ROLE_ISSUES ||
               (is_one_of(holder->role, PLAIN) && !outline_has_text(holder));
    return is_one_of(holder->role, PLAIN) ? plain_holds(nesting, open, i)
                                          : part_holds(nesting, holder, i);
}

static void open_section(struct nesting *nesting, size_t i) {
    struct open *around = nesting->depth ? &nesting->open[nesting->depth - 1] : NULL;
    if (around && around->empty) {
        around->first = nesting->outline->items[i].role;
        around->empty = false;
    }
    if (nesting->depth < DEEPEST)
        nesting->open[nesting->depth++] = (struct open){.at = i, .empty = true};
}

/* Each section stands below the innermost of the open ones that holds such. */
void levels_infer(struct outline *outline) {
    struct nesting nesting = {.outline = outline,
        .records = find_records(outline),
        .answered = are_causes_answered(outline)};
    size_t first = outline->title >= 0 ? (size_t)outline->title + 1 : 1;
    for (size_t i = first; i < outline->count && outline->count <= MOST_SECTIONS; i++) {
        while (nesting.depth && !can_hold(&nesting, &nesting.open[nesting.depth - 1], i))
            nesting.depth--;
        outline->items[i].level += (int)nesting.depth;
        open_section(&nesting, i);
    }
}
