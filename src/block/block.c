#include "block/block.h"

enum {
    INSIDE_NOTHING = 0,
    INSIDE_ITEMS = 1 << BLOCK_ITEM,
    INSIDE_ROWS = 1 << BLOCK_ROW,
    INSIDE_CELLS = 1 << BLOCK_CELL,
    INSIDE_FLOW = 1 << BLOCK_HEADING | 1 << BLOCK_PARAGRAPH | 1 << BLOCK_LIST | 1 << BLOCK_CODE |
                  1 << BLOCK_QUOTE | 1 << BLOCK_NOTE | 1 << BLOCK_TABLE | 1 << BLOCK_PICTURE,
};

static const struct {
    const char *word;
    bool leaf;
    int inside;
} kinds[BLOCK_KINDS] = {
#define X(name, word, leaf, inside) [BLOCK_##name] = {word, leaf, inside},
#include "block/block.def"
#undef X
};

struct block *block_new(struct arena *arena, enum block_kind kind, uint32_t line) {
    struct block *block = arena_alloc(arena, sizeof *block);
    block->kind = kind;
    block->line = block->line_end = line;
    block->text = block->info = SLICE("");
    return block;
}

bool block_may_contain(enum block_kind parent, enum block_kind child) {
    return kinds[parent].inside & 1 << child;
}

bool block_is_leaf(enum block_kind kind) {
    return kinds[kind].leaf;
}

const char *block_kind_name(enum block_kind kind) {
    return kinds[kind].word;
}

const char *block_note_name(enum block_note note) {
    static const char *const names[NOTE_KINDS] = {
        "none", "note", "tip", "important", "warning", "caution"};
    return names[note];
}

void block_append(struct block *parent, struct block *child) {
    child->parent = parent;
    child->previous = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void block_remove(struct block *block) {
    struct block *parent = block->parent;
    if (block->previous)
        block->previous->next = block->next;
    else if (parent)
        parent->first = block->next;
    if (block->next)
        block->next->previous = block->previous;
    else if (parent)
        parent->last = block->previous;
    block->parent = block->previous = block->next = NULL;
}

void block_insert_after(struct block *before, struct block *block) {
    block->parent = before->parent;
    block->previous = before;
    block->next = before->next;
    if (before->next)
        before->next->previous = block;
    else if (before->parent)
        before->parent->last = block;
    before->next = block;
}

struct block *block_after(const struct block *root, const struct block *block) {
    while (block && block != root) {
        if (block->next)
            return block->next;
        block = block->parent;
    }
    return NULL;
}

struct block *block_next(const struct block *root, const struct block *block) {
    return block->first ? block->first : block_after(root, block);
}

size_t block_number(struct block *root) {
    uint32_t count = 0;
    for (struct block *block = root; block; block = block_next(root, block))
        block->index = count++;
    return count;
}

struct block **block_array(struct arena *arena, struct block *root, size_t *count) {
    size_t total = 0;
    for (struct block *block = root; block; block = block_next(root, block))
        total++;
    struct block **array = arena_alloc(arena, total * sizeof(struct block *));
    for (struct block *block = root; block; block = block_next(root, block))
        array[block->index] = block;
    *count = total;
    return array;
}

size_t block_depth(const struct block *root, const struct block *block) {
    size_t depth = 0;
    for (; block && block != root; block = block->parent)
        depth++;
    return depth;
}

struct block *block_ancestor(const struct block *block, enum block_kind kind) {
    struct block *ancestor = block->parent;
    while (ancestor && ancestor->kind != kind)
        ancestor = ancestor->parent;
    return ancestor;
}

struct block_iter block_iter(const struct block *root) {
    return (struct block_iter){.root = root};
}

bool block_iter_next(struct block_iter *iter) {
    const struct block *block = iter->block;
    if (!block) {
        iter->block = iter->root;
        iter->entering = true;
        return iter->root != NULL;
    }
    if (iter->entering && block->first) {
        iter->block = block->first;
    } else if (iter->entering) {
        iter->entering = false;
    } else if (block == iter->root) {
        return false;
    } else if (block->next) {
        iter->block = block->next;
        iter->entering = true;
    } else {
        iter->block = block->parent;
    }
    return true;
}

bool block_is_all_strong(const struct block *leaf) {
    size_t strong = 0, plain = 0, end = 0;
    for (size_t i = 0; i < leaf->run_count; i++) {
        const struct run *run = &leaf->runs[i];
        struct slice before = slice_first(slice_from(leaf->text, end), run->start - end);
        for (size_t c = 0; c < before.len; c++)
            plain += ascii_is_alnum(before.at[c]);
        *(run->style & RUN_STRONG ? &strong : &plain) += run->len;
        end = (size_t)run->start + run->len;
    }
    struct slice after = slice_from(leaf->text, end);
    for (size_t c = 0; c < after.len; c++)
        plain += ascii_is_alnum(after.at[c]);
    return strong > 0 && plain == 0;
}

void block_text(struct buf *out, const struct block *block, const char *separator) {
    size_t from = out->len;
    for (const struct block *b = block; b; b = block_next(block, b)) {
        if (b->text.len == 0)
            continue;
        if (out->len > from)
            buf_add_string(out, separator);
        buf_add(out, b->text);
    }
}

struct slice block_text_slice(struct arena *arena, const struct block *block) {
    if (block_is_leaf(block->kind))
        return block->text;
    struct buf text = {0};
    block_text(&text, block, " ");
    struct slice copy = arena_slice(arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}
