/*
 * The packed tree: a count of blocks, then for each, depth first: its depth, kind, attributes,
 * lines (as differences to the block before), text, info and runs. All numbers as LEB128.
 */
#include "base/pack.h"

#include "base/limits.h"
#include "base/text.h"
#include "block/block.h"

enum {
    SMALLEST_BLOCK = 9,
    SMALLEST_RUN = 4
}; /* packed bytes */

enum {
    FLAG_ORDERED = 1,
    FLAG_HEADER = 2,
};

static void pack_runs(struct buf *out, const struct block *block) {
    buf_add_number(out, block->run_count);
    uint32_t end = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        buf_add_number(out, run->start - end);
        buf_add_number(out, run->len);
        buf_add_number(out, run->style);
        buf_add_text(out, run->target);
        end = run->start + run->len;
    }
}

/* Lines mostly rise, but a block that was moved may go back: zigzag keeps both small. */
static uint64_t zigzag(int64_t difference) {
    return difference < 0 ? (uint64_t)(-difference) * 2 - 1 : (uint64_t)difference * 2;
}

static int64_t unzigzag(uint64_t number) {
    return number & 1 ? -(int64_t)(number / 2) - 1 : (int64_t)(number / 2);
}

static void pack_one(struct buf *out, const struct block *block, size_t depth, uint32_t line) {
    buf_add_number(out, depth);
    buf_add_number(out, block->kind);
    buf_add_number(out, block->kind == BLOCK_NOTE ? block->note : block->level);
    buf_add_number(out, (block->ordered ? FLAG_ORDERED : 0) | (block->header ? FLAG_HEADER : 0));
    buf_add_number(out, block->number);
    buf_add_number(out, zigzag((int64_t)block->line - line));
    buf_add_number(out, zigzag((int64_t)block->line_end - block->line));
    buf_add_text(out, block->text);
    buf_add_text(out, block->info);
    pack_runs(out, block);
}

void block_pack(struct buf *out, const struct block *root) {
    size_t count = 0, depth = 0;
    for (const struct block *block = root; block; block = block_next(root, block))
        count++;
    buf_add_number(out, count);
    uint32_t line = 0;
    struct block_iter iter = block_iter(root);
    while (block_iter_next(&iter)) {
        if (iter.entering) {
            pack_one(out, iter.block, depth, line);
            line = iter.block->line;
        }
        depth += iter.entering ? 1 : (size_t)-1;
    }
}

static uint32_t unpack_line(struct pack *pack, uint32_t base) {
    int64_t line = (int64_t)base + unzigzag(pack_number(pack) & UINT32_MAX);
    if (line < 0 || line > UINT32_MAX)
        pack->bad = true;
    return (uint32_t)line;
}

static void unpack_runs(struct pack *pack, struct arena *arena, struct block *block) {
    block->run_count = pack_count(pack, SMALLEST_RUN);
    block->runs = arena_alloc(arena, block->run_count * sizeof *block->runs);
    uint32_t end = 0;
    for (size_t i = 0; i < block->run_count && !pack->bad; i++) {
        struct run *run = &block->runs[i];
        run->start = end + pack_limited(pack, (uint32_t)block->text.len - end);
        run->len = pack_limited(pack, (uint32_t)block->text.len - run->start);
        run->style = pack_limited(pack, RUN_CODE | RUN_STRONG | RUN_EMPHASIS | RUN_LINK);
        run->target = pack_text(pack);
        pack->bad |= run->len == 0 || run->style == 0 || !text_is_valid(run->target);
        end = run->start + run->len;
    }
}

static struct block *unpack_one(struct pack *pack, struct arena *arena, uint32_t line) {
    struct block *block = block_new(arena, pack_limited(pack, BLOCK_KINDS - 1), 0);
    uint32_t level = pack_limited(pack, block->kind == BLOCK_NOTE ? NOTE_KINDS - 1 : 6);
    if (block->kind == BLOCK_NOTE)
        block->note = (enum block_note)level;
    else
        block->level = (uint8_t)level;
    uint32_t flags = pack_limited(pack, FLAG_ORDERED | FLAG_HEADER);
    block->ordered = flags & FLAG_ORDERED;
    block->header = flags & FLAG_HEADER;
    block->number = pack_limited(pack, UINT32_MAX);
    block->line = unpack_line(pack, line);
    block->line_end = unpack_line(pack, block->line);
    block->text = pack_text(pack);
    block->info = pack_text(pack);
    pack->bad |= block->text.len > LIMIT_PACKED_BYTES;
    unpack_runs(pack, arena, block);
    return block;
}

/* Hangs `block`, read with `depth`, below the last block read; NULL where it may not stand. */
static struct block *hang(
    struct block *last, size_t last_depth, struct block *block, size_t depth) {
    if (depth == 0 || depth > last_depth + 1)
        return NULL;
    struct block *parent = last;
    for (size_t up = last_depth + 1 - depth; up > 0; up--)
        parent = parent->parent;
    if (!block_may_contain(parent->kind, block->kind))
        return NULL;
    block_append(parent, block);
    return block;
}

struct block *block_unpack(struct arena *arena, struct slice bytes) {
    struct pack pack = {.rest = bytes};
    size_t count = pack_count(&pack, SMALLEST_BLOCK);
    struct block *root = NULL, *last = NULL;
    size_t last_depth = 0;
    for (size_t i = 0; i < count; i++) {
        size_t depth = pack_limited(&pack, LIMIT_DEPTH);
        struct block *block = unpack_one(&pack, arena, last ? last->line : 0);
        if (i == 0)
            root = depth == 0 ? block : NULL;
        last = i == 0 ? root : hang(last, last_depth, block, depth);
        last_depth = depth;
        if (!last || pack.bad)
            return NULL;
    }
    if (!root || pack.bad || pack.rest.len)
        return NULL;
    block_number(root);
    return block_check(root, NULL) == STATUS_OK ? root : NULL;
}

/* ---- glances ---- */

struct block_scan block_scan(struct slice packed) {
    struct pack pack = {.rest = packed};
    size_t left = pack_count(&pack, SMALLEST_BLOCK);
    return (struct block_scan){.rest = pack.rest, .left = pack.bad ? 0 : left};
}

static void skip_runs(struct pack *pack) {
    size_t count = pack_count(pack, SMALLEST_RUN);
    for (size_t i = 0; i < count && !pack->bad; i++) {
        for (int number = 0; number < 3; number++)
            pack_number(pack);
        pack_text(pack);
    }
}

bool block_scan_next(struct block_scan *scan, struct block_glance *glance) {
    struct pack pack = {.rest = scan->rest};
    if (scan->left == 0)
        return false;
    pack_number(&pack); /* depth */
    glance->kind = pack_limited(&pack, BLOCK_KINDS - 1);
    for (int number = 0; number < 3; number++) /* level, flags, first number */
        pack_number(&pack);
    glance->index = scan->index++;
    glance->line = unpack_line(&pack, scan->line);
    pack_number(&pack); /* last line */
    glance->text = pack_text(&pack);
    pack_text(&pack);
    skip_runs(&pack);
    scan->line = glance->line;
    scan->rest = pack.rest;
    scan->left = pack.bad ? 0 : scan->left - 1;
    return !pack.bad;
}
