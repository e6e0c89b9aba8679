#include "base/limits.h"
#include "base/text.h"
#include "block/block.h"

static enum status fault(struct error *error, const struct block *block, const char *what) {
    return error_set(error, STATUS_FAULTS, "%s %u at line %u: %s", block_kind_name(block->kind),
        block->index, block->line, what);
}

static enum status check_links(const struct block *block, struct error *error) {
    const struct block *previous = NULL;
    BLOCK_CHILDREN (child, block) {
        if (child->parent != block || child->previous != previous)
            return fault(error, child, "not linked to its parent and neighbour");
        if (!block_may_contain(block->kind, child->kind))
            return fault(error, child, "stands where it may not");
        previous = child;
    }
    if (block->last != previous)
        return fault(error, block, "its last child is not the last");
    return STATUS_OK;
}

static enum status check_runs(const struct block *block, struct error *error) {
    size_t end = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        if (run->start < end || run->len == 0 || run->style == 0)
            return fault(error, block, "a run is empty, plain or overlaps the one before");
        end = (size_t)run->start + run->len;
        if (!text_is_valid(slice_first(slice_from(block->text, run->start), run->len)))
            return fault(error, block, "a run begins or ends inside a character");
    }
    return end <= block->text.len ? STATUS_OK : fault(error, block, "a run passes the text's end");
}

static enum status check_text(const struct block *block, struct error *error) {
    if (!block_is_leaf(block->kind) && (block->text.len || block->run_count))
        return fault(error, block, "a container with text");
    if (!text_is_valid(block->text) || !text_is_valid(block->info))
        return fault(error, block, "text that is not UTF-8");
    return check_runs(block, error);
}

enum status block_check(const struct block *root, struct error *error) {
    for (const struct block *block = root; block; block = block_next(root, block)) {
        if (block_depth(root, block) > LIMIT_DEPTH)
            return fault(error, block, "nested too deep");
        if (check_links(block, error) || check_text(block, error))
            return STATUS_FAULTS;
        if ((block->kind == BLOCK_HEADING) != (block->level != 0) || block->level > 6)
            return fault(error, block, "a level where none is, or a wrong one");
        if ((block->kind == BLOCK_NOTE) != (block->note != NOTE_NONE))
            return fault(error, block, "a note's kind where no note is, or none where one is");
    }
    return STATUS_OK;
}
