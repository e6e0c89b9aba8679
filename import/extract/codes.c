/* Error numbers of an article, by how much they say about it. */
#include "import/extract/context.h"

struct scan {
    struct context *context;
    struct article_place place;
    int problem;
    enum article_code_role role;
};

static bool is_known(const struct article *article, uint32_t value, enum code_family family) {
    for (size_t i = 0; i < article->codes.count; i++)
        if (article->codes.items[i].value == value && article->codes.items[i].family == family)
            return true;
    return false;
}

/* A number counts once, where it says most: roles are scanned in their order. */
static void scan_text(const struct scan *scan, struct slice text) {
    struct article *article = scan->context->article;
    struct code_mention mention;
    size_t from = 0;
    while (code_next(text, &from, &mention)) {
        bool primary = scan->role == CODE_IN_TITLE || scan->role == CODE_IN_SYMPTOM;
        if ((primary && !mention.marked) ||
            is_known(article, mention.reading.value, mention.reading.family))
            continue;
        *LIST_ADD(scan->context->arena, &article->codes) =
            (struct article_code){.place = scan->place,
                .problem = scan->problem,
                .role = scan->role,
                .value = mention.reading.value,
                .family = mention.reading.family,
                .form = mention.reading.form,
                .text = slice_first(slice_from(text, mention.start), mention.len),
                .source = SLICE("")};
    }
}

static void scan_findings(
    struct context *context, enum article_finding_kind kind, enum article_code_role role) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        const struct scan scan = {context, finding->place, finding->problem, role};
        if (finding->kind == kind)
            scan_text(&scan, finding->text);
    }
}

static void scan_steps(struct context *context) {
    struct article *article = context->article;
    for (size_t i = 0; i < article->steps.count; i++) {
        const struct article_step *step = &article->steps.items[i];
        int problem = article->fixes.items[step->fix].problem;
        const struct scan scan = {context, step->place, problem, CODE_IN_FIX};
        scan_text(&scan, step->text);
    }
}

static void scan_rest(struct context *context) {
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        if (!block_is_leaf(b->kind))
            continue;
        const struct scan scan = {context, context_place(b), ARTICLE_NONE, CODE_ELSEWHERE};
        scan_text(&scan, b->text);
    }
}

void extract_codes(struct context *context) {
    int title = context->outline.title;
    const struct block *heading =
        title >= 0 ? context->outline.items[title].heading : context->document->body;
    const struct scan scan = {context, context_place(heading), ARTICLE_NONE, CODE_IN_TITLE};
    scan_text(&scan, context->article->title);
    scan_findings(context, FINDING_SYMPTOM, CODE_IN_SYMPTOM);
    scan_findings(context, FINDING_CAUSE, CODE_IN_CAUSE);
    scan_steps(context);
    scan_rest(context);
}
