/* Where an article's facts come from: the section that says so. */
#include "import/extract/context.h"

/* "References" lead to more to read; "Sources" vouch for what was said. */
static bool is_sources_heading(const struct block *block) {
    struct slice text = slice_strip_end(slice_trim(block->text), ":");
    return block->kind == BLOCK_HEADING && (slice_equal_nocase(text, SLICE("Sources")) ||
                                               slice_equal_nocase(text, SLICE("Source")));
}

static void add_source(struct context *context, const struct block *block) {
    if (block->kind != BLOCK_PARAGRAPH || block->text.len == 0)
        return;
    *LIST_ADD(context->arena, &context->article->sources) = block->text;
    context_use(context, block);
}

void extract_sources(struct context *context) {
    const struct block *root = context->document->body;
    bool inside = false;
    for (const struct block *block = root; block; block = block_next(root, block)) {
        if (block->kind == BLOCK_HEADING)
            inside = is_sources_heading(block);
        else if (inside)
            add_source(context, block);
    }
}
