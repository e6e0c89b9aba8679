#include "import/extract/extract.h"

#include "base/text.h"
#include "import/extract/context.h"
#include "import/extract/records.h"

/* Blocks of text that no rule made anything of; headings and pictures say nothing by themselves. */
static void report_unused(struct context *context) {
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b)) {
        bool says = b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_CODE;
        bool cell = block_ancestor(b, BLOCK_ROW) != NULL;
        if (says && !cell && !context->used[b->index])
            report_add(&context->document->reports, context->arena, REPORT_UNUSED, b->line,
                text_first_bytes(b->text, 60));
    }
}

static void report_gaps(struct context *context) {
    const struct article *article = context->article;
    struct reports *reports = &context->document->reports;
    if (article->fixes.count == 0 && article->problems.count == 0)
        report_add(reports, context->arena, REPORT_NO_FIX, 0, SLICE(""));
    for (size_t i = 0; i < article->settings.count; i++) {
        const struct article_setting *item = &article->settings.items[i];
        const struct registry_setting *setting = &item->setting;
        bool sets = setting->op == REGISTRY_SET && setting->has_name;
        if (sets && (!setting->key.len || !setting->type || !setting->has_data))
            report_add(reports, context->arena, REPORT_SETTING_INCOMPLETE, item->place.line,
                setting->name);
    }
}

static void init(struct context *context) {
    struct article *article = context->article;
    const struct block *root = context->document->body;
    *article = (struct article){.body = context->document->body};
    article->title = article->summary = article->question = article->date = article->url =
        SLICE("");
    article->format = slice_of(context->document->format);
    for (const struct block *b = root; b; b = block_next(root, b))
        context->block_count++;
    context->used = arena_alloc(context->arena, context->block_count * sizeof *context->used);
    bool levels = strcmp(context->document->format, "text") != 0;
    bool titled = meta_get(&context->document->meta, "title").len > 0;
    context->outline = outline_of(context->arena, context->document->body, levels, titled);
    context->section_units =
        arena_alloc(context->arena, context->outline.count * sizeof *context->section_units);
}

void extract(struct article *article, struct document *document) {
    struct context context = {.arena = document->arena, .document = document, .article = article};
    records_open(document);
    init(&context);
    extract_header(&context);
    extract_problems(&context);
    extract_sections(&context);
    extract_branch_findings(&context);
    extract_codes(&context);
    extract_sources(&context);
    extract_links(&context);
    extract_abbreviations(&context);
    report_gaps(&context);
    report_unused(&context);
}
