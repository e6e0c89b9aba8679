/* What stands before and behind the fixes. */
#include "sheet/bars.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    CODES_MAX = 12, /* numbers that are explained; an article about all of them names hundreds */
    INDENT_MAX = 8, /* lists within lists that are still indented */
};

/* ---- lists of what the article found ---- */

/* Findings of a kind go through the blocks they were read from: a table's rows are one table. */
struct findings_view {
    struct sheet_view view;
    struct block **blocks;
    size_t block_count;
    const struct block *table; /* shown last */
};

static unsigned items_around(const struct block *block) {
    unsigned count = 0;
    for (; block; block = block->parent)
        count += block->kind == BLOCK_ITEM;
    return count;
}

/* A sentence that introduces a list is no item of it; an item of a list within one is indented.
 * What is to be done has a box on paper. Returns how many prefixes were opened. */
static unsigned open_finding(
    struct sheet_view *view, const struct article_finding *finding, const struct block *block) {
    unsigned items = items_around(block), opened = 0;
    bool to_do = finding->kind == FINDING_VERIFY || finding->kind == FINDING_UNDO;
    if (items == 0 && slice_ends(slice_trim(finding->text), SLICE(":")))
        return 0;
    for (; opened + 1 < items && opened < INDENT_MAX; opened++)
        layout_open(view->layout, SLICE("  "), SLICE("  "), LAYOUT_NORMAL);
    if (to_do && view->subject->boxes)
        layout_label_open(view->layout, SLICE(""), LAYOUT_BOX_EMPTY);
    else
        layout_bullet_open(view->layout, opened);
    return opened + 1;
}

static void add_finding(struct findings_view *findings, const struct article_finding *finding) {
    struct sheet_view *view = &findings->view;
    const struct block *block = finding->place.block < findings->block_count
                                    ? findings->blocks[finding->place.block]
                                    : NULL;
    const struct block *table = block ? block_ancestor(block, BLOCK_TABLE) : NULL;
    if (table && table == findings->table)
        return;
    findings->table = table;
    layout_place(view->layout, finding->place.block, finding->place.line);
    bool code = block && block->kind == BLOCK_CODE;
    if (code)
        sheet_code_bar(view, block->text);
    if (code)
        return;
    unsigned opened = table ? 0 : open_finding(view, finding, block);
    if (table)
        layout_tree(view->layout, table);
    else if (block && block->kind == BLOCK_PARAGRAPH && slice_equal(block->text, finding->text))
        sheet_leaf(view, block);
    else
        layout_words(view->layout, LAYOUT_NORMAL, finding->text);
    for (; opened; opened--)
        layout_close(view->layout);
    if (table)
        layout_gap(view->layout);
}

/* Is it the question of the page, or one of its answers? Those stand below their own heading, and
 * the answer that was given ("Symptom 2") above all that is said of it. */
static bool is_choice(const struct sheet_subject *subject, const struct article_finding *finding) {
    const struct article *article = subject->article;
    bool label = finding->problem != ARTICLE_NONE &&
                 slice_equal(finding->text, article->problems.items[finding->problem].label);
    if (subject->problem != ARTICLE_NONE)
        return label;
    return article->question.len && (label || slice_equal(finding->text, article->question));
}

static void add_choices(struct findings_view *findings) {
    const struct sheet_subject *subject = findings->view.subject;
    const struct article *article = subject->article;
    if (subject->problem != ARTICLE_NONE || article->question.len == 0)
        return;
    layout_heading(findings->view.layout, 2, article->question);
    for (size_t i = 0; i < article->problems.count; i++) {
        const struct article_problem *problem = &article->problems.items[i];
        add_finding(
            findings, &(struct article_finding){.place = problem->place, .text = problem->label});
    }
    layout_gap(findings->view.layout);
}

static void add_findings(
    struct findings_view *findings, enum article_finding_kind kind, struct slice heading) {
    const struct sheet_subject *subject = findings->view.subject;
    const struct article *article = subject->article;
    bool any = false;
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (finding->kind != kind || !sheet_wants(subject, finding->problem) ||
            is_choice(subject, finding))
            continue;
        if (!any)
            layout_heading(findings->view.layout, 2, heading);
        any = true;
        add_finding(findings, finding);
    }
    layout_gap(findings->view.layout);
}

static struct findings_view findings_view(
    struct arena *arena, struct layout *layout, const struct sheet_subject *subject) {
    struct findings_view findings = {.view = {arena, layout, subject}};
    if (subject->article->body)
        findings.blocks = block_array(arena, subject->article->body, &findings.block_count);
    return findings;
}

/* ---- numbers ---- */

static bool is_about(const struct article_code *code) {
    return code->role == CODE_IN_TITLE || code->role == CODE_IN_SYMPTOM ||
           code->role == CODE_IN_CAUSE;
}

static bool is_said_before(const struct article *article, size_t number) {
    for (size_t i = 0; i < number; i++)
        if (is_about(&article->codes.items[i]) &&
            article->codes.items[i].value == article->codes.items[number].value)
            return true;
    return false;
}

static bool names_value(struct slice text, uint32_t value) {
    struct code_mention mention;
    size_t from = 0;
    while (code_next(text, &from, &mention))
        if (mention.reading.value == value)
            return true;
    return false;
}

/* Does a branch name the value, in its label ("Error 741") or in what is said of it? */
static bool branch_names(const struct article *article, int problem, uint32_t value) {
    if (names_value(article->problems.items[problem].label, value))
        return true;
    for (size_t i = 0; i < article->findings.count; i++)
        if (article->findings.items[i].problem == problem &&
            names_value(article->findings.items[i].text, value))
            return true;
    return false;
}

/* A number counts once in an article, where it says most: in a title that names those of all
 * branches
 * ("error 741 or 742") it is of none. Is this one seen in another branch, and not in the one that
 * is meant? */
static bool is_of_other_branch(
    const struct sheet_subject *subject, const struct article_code *code) {
    const struct article *article = subject->article;
    if (subject->problem == ARTICLE_NONE || branch_names(article, subject->problem, code->value))
        return false;
    for (int i = 0; i < (int)article->problems.count; i++)
        if (branch_names(article, i, code->value))
            return true;
    return false;
}

/* The meaning in the family that the article says, or in the first. */
static const struct code_meaning *meaning_of(const struct article_code *code) {
    size_t count;
    const struct code_meaning *meanings = code_meanings(code->value, &count);
    for (size_t i = 0; i < count; i++)
        if (meanings[i].family == code->family)
            return &meanings[i];
    return count && (code->family == FAMILY_ANY || code->family == FAMILY_WIN32) ? meanings : NULL;
}

static void add_number(struct buf *out, const struct article_code *code) {
    if (code->family == FAMILY_EVENT)
        buf_printf(out, "Event %" PRIu32, code->value);
    else if (code->family == FAMILY_STOP)
        buf_printf(out, "Stop 0x%08" PRIX32, code->value);
    else if (code->family == FAMILY_HTTP)
        buf_printf(out, "HTTP %" PRIu32, code->value);
    else if (code->family == FAMILY_SMTP)
        buf_printf(out, "SMTP %" PRIu32, code->value);
    else if (code_family_stands_apart(code->family))
        code_write(out, code->family, code->value, code->text);
    else
        code_describe(out, code->value);
    if (code->source.len)
        buf_printf(out, " (%.*s)", SLICE_ARGS(code->source));
}

static void add_code(struct layout *layout, const struct article_code *code) {
    const struct code_meaning *meaning = meaning_of(code);
    const char *name = meaning ? code_meaning_name(meaning) : "";
    const char *text = meaning ? code_meaning_text(meaning) : "";
    struct buf number = {0};
    add_number(&number, code);
    const struct layout_run runs[] = {
        {buf_slice(&number), LAYOUT_STRONG, SLICE("")},
        {*name ? SLICE(" ") : SLICE(""), LAYOUT_NORMAL, SLICE("")},
        {slice_of(name), LAYOUT_CODE, SLICE("")},
        {*text ? SLICE(": ") : SLICE(""), LAYOUT_NORMAL, SLICE("")},
        {slice_of(text), LAYOUT_NORMAL, SLICE("")},
    };
    layout_place(layout, code->place.block, code->place.line);
    layout_bullet_open(layout, 0);
    layout_paragraph(layout, runs, COUNT_OF(runs));
    layout_close(layout);
    buf_fini(&number);
}

static void add_codes(struct layout *layout, const struct sheet_subject *subject) {
    const struct article *article = subject->article;
    size_t shown = 0;
    for (size_t i = 0; i < article->codes.count && shown < CODES_MAX; i++) {
        const struct article_code *code = &article->codes.items[i];
        if (!is_about(code) || !sheet_wants(subject, code->problem) || is_said_before(article, i) ||
            is_of_other_branch(subject, code))
            continue;
        if (shown++ == 0)
            layout_heading(layout, 2, SLICE("Error numbers"));
        add_code(layout, code);
    }
    layout_gap(layout);
}

/* ---- head ---- */

static void add_joined(struct buf *out, const struct slice *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buf_add_string(out, i ? ", " : "");
        buf_add(out, items[i]);
    }
}

static void add_row(
    struct layout_pair *pairs, size_t *count, struct slice key, struct slice value) {
    if (slice_trim(value).len)
        pairs[(*count)++] = (struct layout_pair){key, value, LAYOUT_NORMAL};
}

/* Does a short paragraph of the article hold that text? Then its head need not repeat it. */
static bool body_says(const struct article *article, struct slice text) {
    const struct block *root = article->body;
    for (const struct block *b = root; b; b = block_next(root, b))
        if (b->kind == BLOCK_PARAGRAPH && slice_find_nocase(b->text, text) != SLICE_NONE)
            return true;
    return false;
}

static void add_head(struct layout *layout, const struct sheet_subject *subject, bool before_body) {
    const struct article *article = subject->article;
    struct layout_pair pairs[5];
    struct buf kb = {0}, products = {0};
    size_t count = 0;
    for (size_t i = 0; i < article->kb.count; i++)
        buf_printf(&kb, "%sKB%.*s", i ? ", " : "", SLICE_ARGS(article->kb.items[i]));
    add_joined(&products, article->products.items, article->products.count);
    if (!before_body || article->kb.count == 0 || !body_says(article, article->kb.items[0]))
        add_row(pairs, &count, SLICE("Article"), buf_slice(&kb));
    if (!before_body || !body_says(article, SLICE("Applies to")))
        add_row(pairs, &count, SLICE("Applies to"), buf_slice(&products));
    add_row(pairs, &count, SLICE("Date"), article->date);
    add_row(pairs, &count, SLICE("Published"), article->url);
    if (subject->entry)
        add_row(pairs, &count, SLICE("Source"), subject->entry->path);
    layout_place(layout, 0, 0);
    layout_pairs(layout, pairs, count);
    layout_gap(layout);
    buf_fini(&kb);
    buf_fini(&products);
}

static void add_title(struct layout *layout, const struct sheet_subject *subject) {
    const struct article *article = subject->article;
    layout_place(layout, 0, 0);
    layout_heading(layout, 1, article->title);
    if (subject->problem == ARTICLE_NONE || (size_t)subject->problem >= article->problems.count)
        return;
    layout_words(layout, LAYOUT_STRONG, article->problems.items[(size_t)subject->problem].label);
    layout_gap(layout);
}

/* ---- the parts ---- */

void sheet_overview(struct layout *layout, const struct sheet_subject *subject) {
    struct arena *arena = arena_new();
    struct findings_view findings = findings_view(arena, layout, subject);
    add_title(layout, subject);
    add_head(layout, subject, false);
    add_choices(&findings);
    add_findings(&findings, FINDING_SYMPTOM, SLICE("Symptoms"));
    add_codes(layout, subject);
    add_findings(&findings, FINDING_CAUSE, SLICE("Cause"));
    arena_free(arena);
}

/* The section of the body that names the sources: with its links, which the list of texts lacks. */
static const struct block *sources_heading(const struct article *article) {
    const struct block *root = article->body;
    for (const struct block *b = root; b; b = block_next(root, b))
        if (b->kind == BLOCK_HEADING && slice_equal_nocase(slice_trim(b->text), SLICE("Sources")))
            return b;
    return NULL;
}

static void add_section(struct layout *layout, const struct block *heading) {
    for (const struct block *b = heading->next; b; b = b->next) {
        if (b->kind == BLOCK_HEADING && b->level <= heading->level)
            return;
        layout_tree(layout, b);
    }
}

static void add_sources(struct layout *layout, const struct article *article) {
    const struct block *heading = sources_heading(article);
    if (article->sources.count || heading)
        layout_heading(layout, 2, SLICE("Sources"));
    if (heading)
        add_section(layout, heading);
    for (size_t i = 0; i < article->sources.count && !heading; i++) {
        layout_bullet_open(layout, 0);
        layout_words(layout, LAYOUT_NORMAL, article->sources.items[i]);
        layout_close(layout);
    }
}

void sheet_after(struct layout *layout, const struct sheet_subject *subject) {
    static const enum article_finding_kind kinds[] = {
        FINDING_VERIFY, FINDING_UNDO, FINDING_PREVENT, FINDING_USELESS};
    static const char *const words[FINDING_KINDS] = {
#define X(name, key, text) text,
#include "article/findings.def"
#undef X
    };
    struct arena *arena = arena_new();
    struct findings_view findings = findings_view(arena, layout, subject);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        add_findings(&findings, kinds[i], slice_of(words[kinds[i]]));
    add_sources(layout, subject->article);
    arena_free(arena);
}

/* Does the body begin with the article's title as a heading? */
static bool begins_with_title(const struct article *article) {
    const struct block *first = article->body ? article->body->first : NULL;
    return first && first->kind == BLOCK_HEADING &&
           slice_equal_nocase(slice_trim(first->text), slice_trim(article->title));
}

void sheet_article(struct layout *layout, const struct sheet_subject *subject) {
    const struct article *article = subject->article;
    add_title(layout, subject);
    add_head(layout, subject, true);
    if (!article->body)
        return;
    bool titled = begins_with_title(article);
    BLOCK_CHILDREN (block, article->body)
        if (!(titled && block == article->body->first))
            layout_tree(layout, block);
}

void sheet_fix_list(struct layout *layout, const struct sheet_subject *subject) {
    const struct article *article = subject->article;
    struct arena *arena = arena_new();
    struct sheet_fixes fixes = sheet_fixes_of(arena, article, subject->problem);
    for (size_t i = 0; i < fixes.count; i++) {
        const struct article_fix *fix = &article->fixes.items[fixes.items[i]];
        bool named = fix->kind != FIX_RESOLUTION;
        struct slice note =
            arena_printf(arena, "  %s%s", named ? article_fix_kind_name(fix->kind) : "",
                !fix->recommended ? ""
                : named           ? ", recommended"
                                  : "recommended");
        const struct layout_run runs[] = {
            {sheet_fix_title(fix), LAYOUT_NORMAL, SLICE("")},
            {slice_trim(note).len ? note : SLICE(""), LAYOUT_DIM, SLICE("")},
        };
        layout_place(layout, fix->place.block, fix->place.line);
        layout_step_open(layout, (uint64_t)fixes.items[i] + 1,
            (uint64_t)fixes.items[fixes.count - 1] + 1, LAYOUT_BOX_NONE);
        layout_paragraph(layout, runs, 2);
        layout_close(layout);
    }
    arena_free(arena);
}

void sheet_links(struct layout *layout) {
    if (layout->links.count)
        layout_heading(layout, 2, SLICE("Links"));
    for (size_t i = 0; i < layout->links.count; i++) {
        char number[32];
        int len = snprintf(number, sizeof number, "[%zu]", i + 1);
        layout_label_open(layout, (struct slice){number, (size_t)len}, LAYOUT_BOX_NONE);
        layout_exact(layout, LAYOUT_NORMAL, layout->links.items[i]);
        layout_close(layout);
    }
}
