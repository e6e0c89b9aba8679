/* Error numbers of an article, by how much they say about it. */
#include "import/extract/context.h"

struct scan {
    struct context *context;
    struct article_place place;
    int problem;
    enum article_code_role role;
    size_t counted; /* up to here a number at the end only counts: "Error 2" of three sections */
};

/* A number of HTTP and the like, but not an event or a stop code, which nobody calls error 5. */
static bool is_status(enum code_family family) {
    return code_family_stands_apart(family) && family != FAMILY_EVENT && family != FAMILY_STOP;
}

/* "HTTP 404" and "a 404 error" are one number: such a status is no number of Windows. */
static bool is_same_family(enum code_family known, enum code_family read) {
    bool status = is_status(known) || is_status(read);
    return known == read || (status && (known == FAMILY_ANY || read == FAMILY_ANY));
}

/* The same number in the same form; as decimal and as hexadecimal it is kept twice, as written. */
static struct article_code *find_known(
    struct article *article, const struct code_reading *reading) {
    for (size_t i = 0; i < article->codes.count; i++) {
        struct article_code *code = &article->codes.items[i];
        if (code->value != reading->value || code->form != reading->form ||
            !is_same_family(code->family, reading->family))
            continue;
        if (code->family == FAMILY_ANY)
            code->family = reading->family;
        return code;
    }
    return NULL;
}

/* ---- the source of an event ---- */

/* What stands behind "Source:" at `at`, up to the next label or the end of the line. */
static struct slice source_value(struct slice text, size_t at) {
    static const char *const ends[] = {"\n", " Event", " Date:", " Category", " Task", "  ", ", "};
    struct slice value = slice_strip_start(slice_from(text, at), " \t*_");
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        ptrdiff_t end = slice_find(value, slice_of(ends[i]));
        if (end != SLICE_NONE)
            value = slice_first(value, (size_t)end);
    }
    value = slice_trim(slice_strip_end(value, " .;*_"));
    return value.len <= 80 ? value : SLICE("");
}

/* Does what stands behind `number`, up to `at`, belong to the same event? In a sentence the rest
 * of it does, in a record ("Event ID: 1014") all of it. */
static bool is_of_event(struct slice text, size_t number, size_t at) {
    struct slice before = slice_strip_end(slice_first(text, number), " *_\t\"'");
    struct slice between = slice_from(slice_first(text, at), number), word;
    if (slice_ends(before, SLICE(":")))
        return true;
    if (slice_find_char(between, '\n') == SLICE_NONE)
        return slice_find(between, SLICE(". ")) == SLICE_NONE;
    size_t words = 0; /* "37" and, on the next line, "Event Source:" */
    while (slice_next_word(&between, &word))
        words++;
    return words <= 3;
}

/* "Event 4625 from source Security-Auditing", in the words of a sentence: one word, or words with
 * capitals. */
static struct slice source_in_sentence(struct slice text, size_t number) {
    static const char *const marks[] = {"from source ", "with source ", "from the source ",
        "and source ", "event source ", "with the source "};
    struct slice behind = slice_from(text, number);
    ptrdiff_t stop = slice_find_char(behind, '\n');
    behind = stop == SLICE_NONE ? behind : slice_first(behind, (size_t)stop);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        ptrdiff_t at = slice_find_nocase(behind, slice_of(marks[i]));
        if (at == SLICE_NONE)
            continue;
        struct slice rest = slice_from(behind, (size_t)at + strlen(marks[i])), word;
        rest = slice_strip_start(rest, "*_`\"'");
        size_t len = 0;
        for (struct slice more = rest;
             slice_next_word(&more, &word) && ascii_is_upper(word.at[0]);) {
            len = (size_t)(word.at + word.len - rest.at);
            if (strchr(".,;:)", word.at[word.len - 1]))
                break;
        }
        return slice_strip_end(slice_first(rest, len), "*_`\"'.,;:)");
    }
    return SLICE("");
}

/* An event's record names its source before its number, seldom behind it: "Source: NTDS
 * Replication, Event ID: 1083". The nearest before `number` counts, else the first behind it. */
static struct slice event_source(struct slice text, size_t number) {
    struct slice found = SLICE(""), label = SLICE("source:");
    for (size_t from = 0; from < text.len;) {
        ptrdiff_t at = slice_find_nocase(slice_from(text, from), label);
        if (at == SLICE_NONE)
            break;
        from += (size_t)at + label.len;
        struct slice value = source_value(text, from);
        if (from > number && found.len)
            break;
        if (value.len && (from < number || is_of_event(text, number, from)))
            found = value;
        if (from > number)
            break;
    }
    return found.len ? found : source_in_sentence(text, number);
}

/* A number that the text does not call an error is one by its layout; but the four numbers behind a
 * stop code are addresses and states. */
static bool is_failure(const struct code_mention *mention, bool behind_stop) {
    if (mention->reading.family == FAMILY_HTTP && mention->reading.value < 400)
        return false; /* "status code 200" is what a sound server says */
    bool error_layout = mention->reading.form == CODE_HEX && mention->reading.value >= 0x80000000u;
    bool negative = mention->reading.form == CODE_SIGNED;
    return mention->marked || (!behind_stop && (error_layout || negative));
}

/* A number counts once, where it says most: roles are scanned in their order. */
static void scan_text(const struct scan *scan, struct slice text) {
    struct article *article = scan->context->article;
    struct code_mention mention;
    size_t from = 0;
    bool stop = false;
    if (!scan->counted /* else a number may be passed over that counts elsewhere */ &&
        scan->place.block < scan->context->block_count)
        scan->context->scanned[scan->place.block] = text;
    while (code_next(text, &from, &mention)) {
        stop |= mention.reading.family == FAMILY_STOP;
        bool event = mention.reading.family == FAMILY_EVENT;
        struct slice source = event ? event_source(text, mention.start) : SLICE("");
        struct article_code *known = find_known(article, &mention.reading);
        if (known && known->source.len == 0)
            known->source = source;
        bool counts =
            mention.reading.value <= scan->counted && mention.start + mention.len == text.len;
        if (known || counts || !is_failure(&mention, stop))
            continue;
        *LIST_ADD(scan->context->arena, &article->codes) =
            (struct article_code){.place = scan->place,
                .problem = scan->problem,
                .role = scan->role,
                .value = mention.reading.value,
                .family = mention.reading.family,
                .form = mention.reading.form,
                .text = slice_first(slice_from(text, mention.start), mention.len),
                .source = source};
    }
}

/* ---- tables ---- */

enum column {
    COLUMN_TEXT,
    COLUMN_EVENT,
    COLUMN_ERROR,
    COLUMN_SOURCE,
};

/* What the head of a column says of the numbers below it. */
static enum column column_of(struct slice heading) {
    static const struct {
        const char *words;
        enum column column;
    } heads[] = {{"event id", COLUMN_EVENT}, {"event ids", COLUMN_EVENT}, {"event", COLUMN_EVENT},
        {"eventid", COLUMN_EVENT}, {"error code", COLUMN_ERROR}, {"error", COLUMN_ERROR},
        {"error number", COLUMN_ERROR}, {"error codes", COLUMN_ERROR},
        {"return code", COLUMN_ERROR}, {"exit code", COLUMN_ERROR}, {"hresult", COLUMN_ERROR},
        {"source", COLUMN_SOURCE}, {"event source", COLUMN_SOURCE}, {"provider", COLUMN_SOURCE}};
    heading = slice_strip_end(slice_strip_start(heading, " *_"), " *_:");
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        if (slice_equal_nocase(heading, slice_of(heads[i].words)))
            return heads[i].column;
    return COLUMN_TEXT;
}

static struct slice cell_text(const struct block *cell) {
    return cell && cell->first ? slice_trim(cell->first->text) : SLICE("");
}

/* "1083", "0x5, 0x35": nothing but numbers. */
static bool holds_numbers(struct slice text) {
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        digit |= ascii_is_digit(text.at[i]);
        if (!ascii_is_hex(text.at[i]) && !strchr("xX, -()\n", text.at[i]))
            return false;
    }
    return digit && (ascii_is_digit(text.at[0]) || text.at[0] == '-');
}

enum {
    MAX_COLUMNS = 32,
    MAX_SOURCE = 80,
    MAX_NUMBERS = 60,
};

/* "Disk (on each node)" */
static struct slice source_of_row(const struct block *head, const struct block *row) {
    const struct block *cell = row->first, *h = head->first;
    for (size_t c = 0; c < MAX_COLUMNS && h && cell; c++, h = h->next, cell = cell->next)
        if (column_of(cell_text(h)) == COLUMN_SOURCE) {
            struct slice source = cell_text(cell);
            ptrdiff_t bracket = slice_find(source, SLICE(" ("));
            source = bracket == SLICE_NONE ? source : slice_first(source, (size_t)bracket);
            return source.len <= MAX_SOURCE ? source : SLICE("");
        }
    return SLICE("");
}

/* The numbers of a row are told by the heads of their columns. */
static void scan_row(const struct scan *scan, const struct block *row) {
    struct arena *arena = scan->context->arena;
    const struct block *head = row->parent->first, *cell = row->first, *h = head->first;
    for (size_t c = 0; c < MAX_COLUMNS && h && cell; c++, h = h->next, cell = cell->next) {
        struct slice text = cell_text(cell);
        if (text.len > MAX_NUMBERS || !holds_numbers(text))
            continue;
        enum column column = column_of(cell_text(h));
        struct slice source = column == COLUMN_EVENT ? source_of_row(head, row) : SLICE("");
        if (column == COLUMN_EVENT && source.len)
            scan_text(scan, arena_printf(arena, "Source: %.*s\nEvent ID %.*s", SLICE_ARGS(source),
                                SLICE_ARGS(text)));
        else if (column == COLUMN_EVENT)
            scan_text(scan, arena_printf(arena, "Event ID %.*s", SLICE_ARGS(text)));
        else if (column == COLUMN_ERROR)
            scan_text(scan, arena_printf(arena, "Error code %.*s", SLICE_ARGS(text)));
    }
}

/* Is the finding the row, or one of its cells? */
static bool is_within(
    const struct article_finding *finding, const struct block *root, const struct block *row) {
    const struct block *after = block_after(root, row);
    return finding->place.block >= row->index && (!after || finding->place.block < after->index);
}

/* Rows that are findings of that kind. */
static void scan_rows_of(
    struct context *context, enum article_finding_kind kind, enum article_code_role role) {
    const struct article *article = context->article;
    const struct block *root = context->document->body;
    size_t f = 0;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        while (f < article->findings.count && article->findings.items[f].place.block < b->index)
            f++;
        if (f == article->findings.count)
            return;
        const struct article_finding *finding = &article->findings.items[f];
        const struct scan scan = {context, finding->place, finding->problem, role, 0};
        if (b->kind == BLOCK_ROW && is_within(finding, root, b) && finding->kind == kind)
            scan_row(&scan, b);
    }
}

static void scan_findings(
    struct context *context, enum article_finding_kind kind, enum article_code_role role) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        const struct scan scan = {context, finding->place, finding->problem, role, 0};
        if (finding->kind == kind)
            scan_text(&scan, finding->text);
    }
    scan_rows_of(context, kind, role);
}

/* The notes of a symptom section name numbers as well. */
static void scan_symptom_notes(struct context *context) {
    for (int i = 0; i < (int)context->outline.count; i++) {
        if (context->outline.items[i].context != ROLE_SYMPTOM)
            continue;
        const struct units *units = context_units(context, i);
        for (size_t u = 0; u < units->count; u++) {
            const struct scan scan = {context, context_place(units->items[u].block),
                context->section_problem[i], CODE_IN_SYMPTOM, 0};
            if (units->items[u].note)
                scan_text(&scan, units->items[u].text);
        }
    }
}

/* "AMQ5005: ..." opens the label: the letters and the number, in capitals; else "". With a hyphen
 * it is the number of a ticket, unless it is filled with zeros. */
static struct slice message_of(struct slice label) {
    struct slice rest = label, word;
    size_t letters = 0, digits = 0;
    if (!slice_next_word(&rest, &word))
        return SLICE("");
    word = slice_strip_end(word, ":.,");
    while (letters < word.len && ascii_is_upper(word.at[letters]))
        letters++;
    for (size_t i = letters; i < word.len; i++)
        digits += ascii_is_digit(word.at[i]);
    struct slice number = slice_from(word, letters);
    bool ticket = slice_starts(number, SLICE("-")) && !slice_starts(number, SLICE("-0"));
    return letters > 1 && digits > 2 && !ticket ? word : SLICE("");
}

static bool is_alike(struct slice message, struct slice other) {
    for (size_t i = 0; ascii_is_upper(message.at[i]); i++)
        if (i >= other.len || other.at[i] != message.at[i])
            return false;
    return true;
}

/* A page about several messages of one program: what opens the label is the number of one. */
static void scan_message(const struct scan *scan, struct slice label) {
    struct article *article = scan->context->article;
    struct slice message = message_of(label);
    bool issues = slice_find_nocase(article->title, SLICE("issues")) != SLICE_NONE;
    size_t alike = 0;
    for (size_t i = 0; message.len && !issues && i < article->problems.count && alike < 2; i++) {
        struct slice other = message_of(article->problems.items[i].label);
        alike += other.len && is_alike(message, other);
    }
    if (alike > 1)
        scan_text(scan, arena_printf(scan->context->arena, "Error code %.*s", SLICE_ARGS(message)));
}

/* "Error 2220" over the section of one of several problems. */
static void scan_problems(struct context *context) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->problems.count; i++) {
        const struct article_problem *problem = &article->problems.items[i];
        const struct scan scan = {
            context, problem->place, (int)i, CODE_IN_SYMPTOM, article->problems.count};
        scan_text(&scan, problem->label);
        scan_message(&scan, problem->label);
    }
}

static void scan_steps(struct context *context) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->steps.count; i++) {
        const struct article_step *step = &article->steps.items[i];
        int problem = article->fixes.items[step->fix].problem;
        const struct scan scan = {context, step->place, problem, CODE_IN_FIX, 0};
        scan_text(&scan, step->text);
    }
}

/* As a finding or step, all of it: a second look at the same text finds the same numbers, which are
 * known by then. */
static bool was_scanned(const struct context *context, const struct block *block) {
    struct slice scanned = context->scanned[block->index];
    return scanned.at == block->text.at && scanned.len == block->text.len;
}

static void scan_rest(struct context *context) {
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        const struct scan scan = {context, context_place(b), ARTICLE_NONE, CODE_ELSEWHERE, 0};
        if (b->kind == BLOCK_ROW)
            scan_row(&scan, b);
        if (block_is_leaf(b->kind) && !was_scanned(context, b))
            scan_text(&scan, b->text);
    }
}

void extract_codes(struct context *context) {
    context->scanned = arena_alloc(context->arena, context->block_count * sizeof *context->scanned);
    int title = context->outline.title;
    const struct block *heading =
        title >= 0 ? context->outline.items[title].heading : context->document->body;
    const struct scan scan = {context, context_place(heading), ARTICLE_NONE, CODE_IN_TITLE, 0};
    scan_text(&scan, context->article->title);
    scan_problems(context);
    scan_findings(context, FINDING_SYMPTOM, CODE_IN_SYMPTOM);
    scan_symptom_notes(context);
    scan_findings(context, FINDING_CAUSE, CODE_IN_CAUSE);
    scan_steps(context);
    scan_rest(context);
}
