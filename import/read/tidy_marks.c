/* Marks that documentation systems leave in texts. */
#include "import/read/tidy.h"

/* "{: .class}" or "{#anchor}" at the end of a text: where it begins, or SLICE_NONE. */
static ptrdiff_t mark_at_end(struct slice text) {
    text = slice_strip_end(text, " \n\t");
    ptrdiff_t open = slice_find_last(text, '{');
    if (open == SLICE_NONE || text.at[text.len - 1] != '}')
        return SLICE_NONE;
    struct slice mark = slice_from(text, (size_t)open + 1);
    return mark.len > 1 && (mark.at[0] == ':' || mark.at[0] == '#') ? open : SLICE_NONE;
}

static bool says_role(struct slice mark) {
    return slice_find(mark, SLICE("tsSymptoms")) != SLICE_NONE ||
           slice_find(mark, SLICE("tsCauses")) != SLICE_NONE ||
           slice_find(mark, SLICE("tsResolve")) != SLICE_NONE;
}

/* A mark belongs to the block it ends; one that stands alone to the block before it. */
static void take_mark(struct block *leaf, size_t open) {
    struct slice mark = slice_strip_end(slice_from(leaf->text, open + 1), "} \n\t");
    mark = slice_strip_start(mark, ":# .");
    struct block *owner = slice_trim(slice_first(leaf->text, open)).len ? leaf : leaf->previous;
    if (owner && block_is_leaf(owner->kind) &&
        (says_role(mark) || (owner->kind == BLOCK_HEADING && owner->info.len == 0)))
        owner->info = mark;
    tidy_cut(leaf, slice_strip_end(slice_first(leaf->text, open), " \n\t").len);
}

/* # [Azure portal](#tab/portal)   is a choice inside the section before it, not a new section. */
static bool is_tab(const struct block *heading) {
    return heading->run_count && heading->runs[0].start == 0 &&
           (heading->runs[0].style & RUN_LINK) &&
           slice_starts(heading->runs[0].target, SLICE("#tab/"));
}

static void lower_tab(struct block *heading, unsigned level) {
    heading->level = (uint8_t)(level < 6 ? level + 1 : 6);
    heading->info = heading->runs[0].target;
    heading->run_count = 0;
}

/* === "Linux"   (MkDocs) names one of several variants of what is indented below it. */
static void take_label(struct document *document, struct block *paragraph) {
    struct slice text = slice_trim(paragraph->text), mark = SLICE("=== \"");
    if (paragraph->kind == BLOCK_PARAGRAPH && slice_starts(text, mark) &&
        slice_ends(text, SLICE("\"")) && text.len > mark.len + 1) {
        text = slice_first(slice_from(text, mark.len), text.len - mark.len - 1);
        paragraph->text = arena_printf(document->arena, "%.*s:", SLICE_ARGS(text));
        paragraph->run_count = 0;
    }
}

/* Below such a label a fence is indented, and so it is code itself: "```sh\nls\n```". */
static void take_fence(struct block *code) {
    if (code->kind != BLOCK_CODE)
        return;
    struct slice rest = code->text, first = SLICE(""), fence = SLICE("```");
    struct slice end = slice_strip_end(code->text, " \n\t");
    slice_next_line(&rest, &first);
    ptrdiff_t last = slice_find_last(end, '\n');
    if (!slice_starts(first, fence) || last == SLICE_NONE ||
        !slice_equal(slice_trim(slice_from(end, (size_t)last)), fence) || rest.at > end.at + last)
        return;
    code->info = slice_trim(slice_from(first, fence.len));
    code->text = (struct slice){rest.at, (size_t)(end.at + last - rest.at)};
    code->line++;
}

void tidy_marks(struct document *document) {
    struct block *root = document->body, *next;
    unsigned level = 1;
    for (struct block *block = root; block; block = next) {
        next = block_next(root, block);
        ptrdiff_t open = block->kind == BLOCK_CODE ? SLICE_NONE : mark_at_end(block->text);
        if (open != SLICE_NONE)
            take_mark(block, (size_t)open);
        take_label(document, block);
        take_fence(block);
        if (block_is_leaf(block->kind) && block->text.len == 0 && block->kind != BLOCK_PICTURE) {
            block_remove(block);
        } else if (block->kind == BLOCK_HEADING) {
            if (is_tab(block))
                lower_tab(block, level);
            else
                level = block->level;
        }
    }
}
