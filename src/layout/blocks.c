/* A block tree as lines: what is done on entering and on leaving each kind of block. */
#include "layout/state.h"

#include "base/text.h"

/* A list that is being laid out. */
struct open_list {
    uint64_t number, last; /* of the next item, and of the last one */
    unsigned depth;        /* lists with bullets around it */
    bool ordered, loose;   /* loose: blank lines between the items */
};

/* A table that is laid out row by row, each cell behind its column's heading. */
struct open_table {
    const struct block *header; /* the row of headings, or NULL */
    const struct block *key;    /* the heading of the next cell, or NULL */
};

struct walk {
    struct layout *layout;
    const struct block *root;
    enum layout_style base; /* of plain text */
    LIST(struct open_list) lists;
    LIST(struct open_table) tables;
};

static struct open_list *list_of(struct walk *walk) {
    return &walk->lists.items[walk->lists.count - 1];
}

static struct open_table *table_of(struct walk *walk) {
    return &walk->tables.items[walk->tables.count - 1];
}

/* A blank line before the block, unless it goes on in an item of a list without them. */
static void gap_before(struct walk *walk, const struct block *block) {
    bool tight = block != walk->root && block->parent && block->parent->kind == BLOCK_ITEM &&
                 walk->lists.count && !list_of(walk)->loose;
    if (!tight)
        layout_gap(walk->layout);
}

static bool enter_nothing(struct walk *walk, const struct block *block) {
    (void)walk, (void)block;
    return true;
}

static void leave_nothing(struct walk *walk) {
    (void)walk;
}

static void leave_frame(struct walk *walk) {
    layout_close(walk->layout);
}

static void flow_leaf(struct walk *walk, const struct block *block, enum layout_style base) {
    struct layout_text text = layout_text_of_leaf(walk->layout, block, base);
    layout_flow(walk->layout, &text);
}

static bool enter_heading(struct walk *walk, const struct block *block) {
    static const enum layout_style styles[] = {
        LAYOUT_HEADING1, LAYOUT_HEADING1, LAYOUT_HEADING2, LAYOUT_HEADING3};
    gap_before(walk, block);
    flow_leaf(walk, block, styles[block->level < 3 ? block->level : 3]);
    walk->layout->state->joined = true;
    return true;
}

static bool enter_paragraph(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    flow_leaf(walk, block, walk->base);
    return true;
}

/* Has an item more than a paragraph and a list below it? */
static bool is_full_item(const struct block *item) {
    size_t leaves = 0;
    BLOCK_CHILDREN (child, item)
        leaves += child->kind != BLOCK_LIST;
    return leaves > 1;
}

static bool enter_list(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    struct open_list list = {.ordered = block->ordered, .number = block->number};
    list.last = block->number;
    if (walk->lists.count)
        list.depth = list_of(walk)->depth + !list_of(walk)->ordered;
    BLOCK_CHILDREN (item, block) {
        list.loose |= is_full_item(item);
        list.last += item != block->first;
    }
    *LIST_ADD(walk->layout->state->arena, &walk->lists) = list;
    return true;
}

static void leave_list(struct walk *walk) {
    walk->lists.count--;
}

/* An item may be laid out alone: then there is no list around it. */
static bool enter_item(struct walk *walk, const struct block *block) {
    struct open_list alone = {0}, *list = walk->lists.count ? list_of(walk) : &alone;
    if (block->previous && list->loose)
        layout_gap(walk->layout);
    if (list->ordered)
        layout_step_open(walk->layout, list->number++, list->last, LAYOUT_BOX_NONE);
    else
        layout_bullet_open(walk->layout, list->depth);
    return true;
}

static bool enter_code(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    layout_open(walk->layout, SLICE("    "), SLICE("    "), LAYOUT_CODE);
    layout_exact(walk->layout, LAYOUT_CODE, block->text);
    layout_close(walk->layout);
    return true;
}

static bool enter_quote(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    layout_bar_open(walk->layout, LAYOUT_MARK, SLICE(""));
    return true;
}

static bool enter_note(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    layout_note_open(walk->layout, block->note);
    return true;
}

static bool enter_picture(struct walk *walk, const struct block *block) {
    struct slice text = block->text.len ? block->text : block->info;
    const struct layout_run runs[] = {
        {SLICE("[picture"), LAYOUT_DIM, SLICE("")},
        {text.len ? SLICE(": ") : SLICE(""), LAYOUT_DIM, SLICE("")},
        {text, LAYOUT_DIM, SLICE("")},
        {SLICE("]"), LAYOUT_DIM, SLICE("")},
    };
    gap_before(walk, block);
    layout_paragraph(walk->layout, runs, COUNT_OF(runs));
    return true;
}

static bool enter_table(struct walk *walk, const struct block *block) {
    gap_before(walk, block);
    if (layout_table(walk->layout, block))
        return false;
    struct open_table table = {0};
    if (block->first && block->first->header)
        table.header = block->first;
    *LIST_ADD(walk->layout->state->arena, &walk->tables) = table;
    return true;
}

static void leave_table(struct walk *walk) {
    walk->tables.count--;
}

/* Without headings a row is an item with its cells one below the other. */
static bool enter_row(struct walk *walk, const struct block *block) {
    struct open_table alone = {0}, *table = walk->tables.count ? table_of(walk) : &alone;
    if (block == table->header)
        return false;
    table->key = table->header ? table->header->first : NULL;
    layout_gap(walk->layout);
    if (table->header)
        layout_open(walk->layout, SLICE(""), SLICE(""), LAYOUT_NORMAL);
    else
        layout_bullet_open(walk->layout, 0);
    return true;
}

static bool enter_cell(struct walk *walk, const struct block *block) {
    const struct block *key = walk->tables.count ? table_of(walk)->key : NULL;
    if (key)
        table_of(walk)->key = key->next;
    if (!block->first)
        return false;
    struct slice text = key ? block_text_slice(walk->layout->state->arena, key) : SLICE("");
    if (text.len)
        layout_key_open(walk->layout, text);
    else
        layout_open(walk->layout, SLICE(""), SLICE(""), LAYOUT_NORMAL);
    return true;
}

/* A block is entered, its children follow unless `enter` says no, and it is left. */
static const struct {
    bool (*enter)(struct walk *walk, const struct block *block);
    void (*leave)(struct walk *walk);
} kinds[BLOCK_KINDS] = {
    [BLOCK_DOCUMENT] = {enter_nothing, leave_nothing},
    [BLOCK_HEADING] = {enter_heading, leave_nothing},
    [BLOCK_PARAGRAPH] = {enter_paragraph, leave_nothing},
    [BLOCK_LIST] = {enter_list, leave_list},
    [BLOCK_ITEM] = {enter_item, leave_frame},
    [BLOCK_CODE] = {enter_code, leave_nothing},
    [BLOCK_QUOTE] = {enter_quote, leave_frame},
    [BLOCK_NOTE] = {enter_note, leave_frame},
    [BLOCK_TABLE] = {enter_table, leave_table},
    [BLOCK_ROW] = {enter_row, leave_frame},
    [BLOCK_CELL] = {enter_cell, leave_frame},
    [BLOCK_PICTURE] = {enter_picture, leave_nothing},
};

static void walk_tree(struct walk *walk, const struct block *root) {
    walk->root = root;
    const struct block *block = root;
    bool entering = true;
    while (block) {
        if (entering) {
            layout_place(walk->layout, block->index, block->line);
            bool inside = kinds[block->kind].enter(walk, block);
            if (inside && block->first) {
                block = block->first;
                continue;
            }
            if (inside)
                kinds[block->kind].leave(walk);
        } else {
            kinds[block->kind].leave(walk);
        }
        entering = block != root && block->next;
        block = block == root ? NULL : block->next ? block->next : block->parent;
    }
}

void layout_tree(struct layout *layout, const struct block *root) {
    struct walk walk = {.layout = layout};
    walk_tree(&walk, root);
}

void layout_children(struct layout *layout, const struct block *parent, enum layout_style base) {
    struct walk walk = {.layout = layout, .base = base};
    BLOCK_CHILDREN (child, parent)
        walk_tree(&walk, child);
}
