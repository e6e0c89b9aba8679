/* Sections that are ways out: alternatives, or parts of one. */
#include "import/extract/sections.h"

/* Is a section of this role no part of a fix that it stands in? */
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

struct units section_tree(struct context *context, int i) {
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

enum article_fix_kind section_kind(enum role role) {
    return role == ROLE_WORKAROUND ? FIX_WORKAROUND
           : role == ROLE_CHECK    ? FIX_CHECK
                                   : FIX_RESOLUTION;
}

bool section_only_looks(struct slice heading) {
    static const char *const words[] = {"check", "verify", "collect", "gather", "trace", "monitor",
        "test", "determine", "identify", "diagnose", "troubleshoot", "confirm", "view", "examine",
        "validate", "analyze", "capture", "review", "find", "inspect", "query", "data collection",
        "list", "get", "show", "understand"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        ptrdiff_t at = slice_find_word(heading, slice_of(words[i]));
        if (at == 0 || (at > 0 && i < 7))
            return true;
    }
    return false;
}

/* "Scenario 2: The server runs Windows 7" without its label; empty where nothing else is said. */
static struct slice circumstance(struct slice title) {
    bool numbered;
    size_t len;
    outline_role(title, &numbered, &len);
    return numbered ? slice_trim(slice_strip_start(slice_from(title, len), ":.- ")) : title;
}

/* The number that a heading counts with: "Step 2: ...", "2. Install the agent"; 0 where none. */
static unsigned counted(const struct section *section) {
    struct slice text = section->heading ? slice_trim(section->heading->text) : SLICE("");
    size_t at = 0;
    if (section->role == ROLE_STEP)
        while (at < text.len && !ascii_is_digit(text.at[at]))
            at++;
    unsigned number = 0;
    size_t digits = at;
    while (digits < text.len && digits < at + 2 && ascii_is_digit(text.at[digits]))
        number = number * 10 + (unsigned)(text.at[digits++] - '0');
    bool closed = section->role == ROLE_STEP ||
                  (digits < text.len && (text.at[digits] == '.' || text.at[digits] == ')'));
    return digits > at && closed ? number : 0;
}

/* Is what the section tells done after what the one before it tells, not instead of it? */
static bool goes_on(struct context *context, int i) {
    unsigned number = counted(section_at(context, i));
    for (int s = i - 1; number > 1 && s > 0; s--)
        if (section_at(context, s)->parent == section_at(context, i)->parent)
            return counted(section_at(context, s)) + 1 == number;
    return false;
}

struct fix_source section_source(struct context *context, int i, enum article_fix_kind kind) {
    struct section *section = section_at(context, i);
    struct slice title = section->heading ? section->heading->text : context->article->title;
    struct fix_source source = {.title = title,
        .kind = kind,
        .problem = problem_of(context, i),
        .heading = section->heading,
        .follows = goes_on(context, i)};
    if (section->role == ROLE_SCENARIO)
        source.condition = circumstance(title);
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
    return slice_starts_one_of(heading, starts, COUNT_OF(starts));
}

static bool is_alternative(const struct section *section) {
    enum role role = section->role;
    return role == ROLE_METHOD || role == ROLE_SCENARIO || is_tab(section) ||
           ((role == ROLE_FIX || role == ROLE_WORKAROUND) && section->heading) ||
           (section->heading && names_a_means(section->heading->text));
}

/* "The service is down", "TLS disabled": the state that what stands below gets out of; "Restart
 * it", "Restarting it" and "Step 2" are parts of one way. */
static bool names_state(struct context *context, const struct section *section) {
    if (section->role != ROLE_NONE || counted(section))
        return false;
    if (slice_starts_nocase(section->heading->text, SLICE("other ")))
        return true;
    struct sentences sentences = sentences_of(context->arena, section->heading->text);
    return sentences.count == 1 && !phrase_is_gerund(&sentences.items[0].words[0]) &&
           (phrase_of(&sentences.items[0]) & (PHRASE_FAILURE | PHRASE_NEGATION));
}

/* "Contoso Office 2016", "Server 2012 R2": the version that the way is for. */
static bool names_version(const struct section *section) {
    struct slice rest = section->heading->text, word = SLICE(""), last = SLICE("");
    size_t words = 0;
    while (slice_next_word(&rest, &word)) {
        last = words && slice_equal(word, SLICE("R2")) ? last : word;
        words++;
    }
    size_t digits = 0;
    while (digits < last.len && (ascii_is_digit(last.at[digits]) || last.at[digits] == '.'))
        digits++;
    return section->role == ROLE_NONE && words > 1 && words < 8 && digits == last.len &&
           digits > 1 && last.at[digits - 1] != '.';
}

struct children {
    size_t count, alternatives, steps, workarounds, states, versions;
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
        children.workarounds += section->role == ROLE_WORKAROUND;
        children.states += names_state(context, section);
        children.versions += names_version(section);
    }
    return children;
}

static bool has_steps(const struct units *units, bool has_list) {
    struct step_context step = {.arena = arena_new(), .has_list = has_list};
    struct command_lines commands;
    bool has = false;
    for (size_t i = 0; i < units->count && !has; i++)
        has = step_is(units, i, &step, &commands);
    arena_free(step.arena);
    return has;
}

/* What comes before the sections inside, without its list. */
static const struct unit *last_at_margin(const struct units *units) {
    const struct unit *last = &units->items[units->count - 1];
    while (last > units->items && last->depth > 0)
        last--;
    return last;
}

static bool is_heading_inside(struct context *context, int i, struct slice text) {
    for (int c = i + 1; c < section_at(context, i)->next; c = section_at(context, c)->next)
        if (slice_equal_nocase(slice_strip_end(text, ". "), section_at(context, c)->heading->text))
            return true;
    return false;
}

/* "Choose one of these ways: / Use the door / Use the window" lists the headings of the ways. */
static bool lists_headings(struct context *context, int i, const struct units *own) {
    size_t items = 0, headings = 0;
    for (const struct unit *unit = last_at_margin(own) + 1; unit < own->items + own->count;
         unit++) {
        items++;
        headings += is_heading_inside(context, i, unit->text);
    }
    return items > 1 && items == headings;
}

/* "Solutions", "Workarounds": of the headings below each is one, where none is a step of all. */
static bool announces_several(const struct section *section) {
    static const char *const words[] = {"solutions", "resolutions", "workarounds", "fixes",
        "possible solutions", "possible resolutions", "possible fixes", "possible workarounds",
        "remedies", "mitigations"};
    return section->heading &&
           slice_is_one_of(slice_trim(section->heading->text), words, COUNT_OF(words));
}

static bool are_alternatives(struct context *context, int i, const struct children *children) {
    const struct units *own = context_units(context, i);
    if (children->steps)
        return false;
    if (children->count > 1 && announces_several(section_at(context, i)))
        return true;
    if (children->alternatives || (children->count > 1 && children->versions == children->count) ||
        (children->count > 1 && children->states == children->count &&
            (own->count == 0 ||
                !(has_steps(own, false) || (last_at_margin(own)->phrases & PHRASE_ANNOUNCE)))))
        return true;
    if (children->count < 2 || own->count == 0 ||
        !(last_at_margin(own)->phrases & PHRASE_ALTERNATIVES))
        return false;
    return last_at_margin(own) == &own->items[own->count - 1] || lists_headings(context, i, own);
}

/* "Ask the maker for a newer one." and a workaround below it, until the newer one comes: two ways.
 */
static bool has_way_besides(const struct children *children, const struct units *own) {
    return children->workarounds == children->count && has_steps(own, false) &&
           !(last_at_margin(own)->phrases & (PHRASE_ALTERNATIVES | PHRASE_ANNOUNCE));
}

static void fix_children(struct context *context, int i, enum article_fix_kind kind, int prefix) {
    size_t first = context->article->fixes.count;
    for (int c = i + 1; c < section_at(context, i)->next; c = section_at(context, c)->next) {
        struct section *section = section_at(context, c);
        if (is_apart(section->role))
            continue;
        enum article_fix_kind own = section->role == ROLE_WORKAROUND ? FIX_WORKAROUND
                                    : section->role == ROLE_CHECK    ? FIX_CHECK
                                                                     : kind;
        section_fixes(context, c, own, prefix);
        prefix = -1;
    }
    extract_recommendation(context, whole(context_units(context, i)), first);
}

/* How many items the section's one list has, all of it being that list; else 0. */
static size_t list_length(struct context *context, int i, bool counted) {
    const struct units *units = context_units(context, i);
    size_t items = 0;
    for (size_t u = 0; u < units->count; u++) {
        if (units->items[u].depth == 0 && !units->items[u].note)
            return 0;
        if (!units->items[u].first || units->items[u].depth != 1)
            continue;
        if (counted && !units->items[u].ordered &&
            !slice_starts_nocase(units->items[u].text, SLICE("if ")))
            return 0;
        items++;
    }
    return items;
}

/* Three causes, three resolutions: each item is a way out of its own; bullets only where each
 * begins with its condition. */
static bool answers_causes(struct context *context, int i) {
    size_t ways = list_length(context, i, true);
    for (int s = i - 1; s >= 0 && ways > 1; s--)
        if (section_at(context, s)->role == ROLE_CAUSE)
            return list_length(context, s, false) == ways;
    return false;
}

/* The way out that the section's own blocks tell. */
static void own_way(struct context *context, int i, enum article_fix_kind kind, int prefix) {
    struct units all = {0};
    if (prefix >= 0)
        append_units(context, &all, context_units(context, prefix));
    append_units(context, &all, context_units(context, i));
    extract_fixes(context, whole(&all), section_source(context, i, kind));
}

void section_fixes(struct context *context, int i, enum article_fix_kind kind, int prefix) {
    const struct units *own = context_units(context, i);
    struct children children = children_of(context, i);
    if (are_alternatives(context, i, &children)) {
        bool first = has_steps(own, true) && !lists_headings(context, i, own);
        bool besides = kind == FIX_RESOLUTION && has_way_besides(&children, own);
        if (besides)
            own_way(context, i, kind, prefix);
        fix_children(context, i, kind, besides ? -1 : first ? i : prefix);
        return;
    }
    struct units all = {0};
    if (prefix >= 0)
        append_units(context, &all, context_units(context, prefix));
    struct units tree = section_tree(context, i);
    append_units(context, &all, &tree);
    struct fix_source source = section_source(context, i, kind);
    source.always = true;
    source.separate = answers_causes(context, i);
    extract_fixes(context, whole(&all), source);
}
