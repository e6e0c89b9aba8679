#include "import/extract/context.h"

static void add_link(struct context *context, const struct block *block, const struct run *run) {
    if (run->target.len == 0 || run->target.at[0] == '#')
        return;
    *LIST_ADD(context->arena, &context->article->links) =
        (struct article_link){.place = context_place(block),
            .target = run->target,
            .text = slice_trim(slice_first(slice_from(block->text, run->start), run->len))};
}

void extract_links(struct context *context) {
    const struct block *root = context->document->body;
    for (const struct block *b = root; b; b = block_next(root, b))
        for (size_t i = 0; i < b->run_count; i++)
            if (b->runs[i].style & RUN_LINK)
                add_link(context, b, &b->runs[i]);
}
