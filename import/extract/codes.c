/* Error numbers of an article, by how much they say about it. */
#include "import/extract/context.h"

struct scan {
    struct context *context;
    struct article_place place;
    int problem;
    enum article_code_role role;
    size_t counted; /* up to here a number at the end only counts: "Error 2" of three sections */
};

/* The same number in the same form; as decimal and as hexadecimal it is kept twice, as written. */
static struct article_code *find_known(
    struct article *article, const struct code_reading *reading) {
    for (size_t i = 0; i < article->codes.count; i++) {
        struct article_code *code = &article->codes.items[i];
        if (code->value == reading->value && code->family == reading->family &&
            code->form == reading->form)
            return code;
    }
    return NULL;
}

/* ---- the source of an event ---- */

/* What stands behind "Source:" at `at`, up to the next label or the end of the line. */
static struct slice source_value(struct slice text, size_t at) {
    static const char *const ends[] = {"\n", " Event", " Date:", " Category", " Task", "  ", ", "};
    struct slice value = slice_strip_start(slice_from(text, at), " \t*_");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ptrdiff_t end = slice_find(value, slice_of(ends[i]));
        if (end != SLICE_NONE)
            value = slice_first(value, (size_t)end);
    }
    value = slice_trim(slice_strip_end(value, " .;*_"));
    return value.len <= 80 ? value : SLICE("");
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
        if (value.len)
            found = value;
        if (from > number)
            break;
    }
    return found;
}

/* A number that the text does not call an error is one by its layout; but the four numbers behind a
 * stop code are addresses and states. */
static bool is_failure(const struct code_mention *mention, bool behind_stop) {
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

static void scan_findings(
    struct context *context, enum article_finding_kind kind, enum article_code_role role) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        const struct scan scan = {context, finding->place, finding->problem, role, 0};
        if (finding->kind == kind)
            scan_text(&scan, finding->text);
    }
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

/* "Error 2220" over the section of one of several problems. */
static void scan_problems(struct context *context) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->problems.count; i++) {
        const struct article_problem *problem = &article->problems.items[i];
        const struct scan scan = {
            context, problem->place, (int)i, CODE_IN_SYMPTOM, article->problems.count};
        scan_text(&scan, problem->label);
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

static void scan_rest(struct context *context) {
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        if (!block_is_leaf(b->kind))
            continue;
        const struct scan scan = {context, context_place(b), ARTICLE_NONE, CODE_ELSEWHERE, 0};
        scan_text(&scan, b->text);
    }
}

void extract_codes(struct context *context) {
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
