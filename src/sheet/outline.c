#include "sheet/outline.h"

#include "sheet/said.h"

/* What the model says of a block. */
struct owner {
    int step, remark; /* of the fix in question, or ARTICLE_NONE */
    bool own;         /* something of the fix was read here */
    bool foreign;     /* something else was: a symptom, another fix */
    bool other;       /* another fix begins here */
};

struct outliner {
    struct arena *arena;
    const struct article *article;
    int fix;
    struct block **blocks;
    size_t count; /* of blocks */
    struct owner *owners;
    size_t first, last;              /* blocks of the fix */
    const struct block *start, *end; /* with the whole lists around them */
    const struct block *common;      /* the innermost block around all of them */
    const struct block *heading;     /* passed, and to be shown if something follows it */
    bool all_steps;                  /* of that list */
    bool listed;                     /* the steps are items of lists, not paragraphs */
    unsigned counter;                /* of steps that no list numbers */
    const struct block *item; /* the last item that was numbered, and its place in its list; */
    unsigned place, places;   /* so that a list of many items is not counted again and again */
    struct sheet_outline outline;
};

/* ---- which blocks are whose ---- */

static struct owner *owner_of(struct outliner *outliner, struct article_place place) {
    static struct owner nowhere;
    return place.block < outliner->count ? &outliner->owners[place.block] : &nowhere;
}

static void claim(struct outliner *outliner, struct article_place place, int fix) {
    struct owner *owner = owner_of(outliner, place);
    if (fix == outliner->fix)
        owner->own = true;
    else
        owner->foreign = true;
}

#define CLAIM_ALL(list)                                                                            \
    for (size_t i = 0; i < article->list.count; i++)                                               \
    claim(outliner, article->list.items[i].place, article->list.items[i].fix)

static void find_owners(struct outliner *outliner) {
    const struct article *article = outliner->article;
    outliner->owners = arena_alloc(outliner->arena, outliner->count * sizeof *outliner->owners);
    for (size_t i = 0; i < outliner->count; i++)
        outliner->owners[i].step = outliner->owners[i].remark = ARTICLE_NONE;
    CLAIM_ALL(steps);
    CLAIM_ALL(remarks);
    CLAIM_ALL(commands);
    CLAIM_ALL(settings);
    for (size_t i = 0; i < article->findings.count; i++)
        owner_of(outliner, article->findings.items[i].place)->foreign = true;
    for (size_t i = 0; i < article->fixes.count; i++) {
        struct owner *owner = owner_of(outliner, article->fixes.items[i].place);
        owner->foreign = true;
        owner->other |= (int)i != outliner->fix;
    }
    for (size_t i = article->steps.count; i-- > 0;)
        if (article->steps.items[i].fix == outliner->fix)
            owner_of(outliner, article->steps.items[i].place)->step = (int)i;
    for (size_t i = article->remarks.count; i-- > 0;)
        if (article->remarks.items[i].fix == outliner->fix)
            owner_of(outliner, article->remarks.items[i].place)->remark = (int)i;
}

static void chain_up(struct outliner *outliner) {
    const struct article *article = outliner->article;
    struct sheet_outline *outline = &outliner->outline;
    outline->commands = sheet_chain_new(outliner->arena, outliner->count, article->commands.count);
    outline->settings = sheet_chain_new(outliner->arena, outliner->count, article->settings.count);
    for (size_t i = article->commands.count; i-- > 0;)
        if (article->commands.items[i].fix == outliner->fix)
            sheet_chain_put(&outline->commands, article->commands.items[i].place.block, i);
    for (size_t i = article->settings.count; i-- > 0;)
        if (article->settings.items[i].fix == outliner->fix)
            sheet_chain_put(&outline->settings, article->settings.items[i].place.block, i);
}

/* Shown with the fix: its own blocks, and those that are nobody's. */
static bool is_shown(const struct outliner *outliner, const struct block *block) {
    const struct owner *owner = &outliner->owners[block->index];
    return owner->own || !owner->foreign;
}

static bool all_inside_shown(const struct outliner *outliner, const struct block *block) {
    for (const struct block *b = block; b; b = block_next(block, b))
        if (!is_shown(outliner, b))
            return false;
    return true;
}

/* ---- from where to where ---- */

/* From the first step, setting or command of the fix, but not from before its heading, to the last
 * block that something was read from. */
static bool find_range(struct outliner *outliner) {
    const struct article *article = outliner->article;
    size_t heading = article->fixes.items[outliner->fix].place.block;
    outliner->first = outliner->count;
    for (size_t i = heading; i < outliner->count; i++) {
        const struct owner *owner = &outliner->owners[i];
        if (owner->own && owner->remark == ARTICLE_NONE && outliner->first == outliner->count)
            outliner->first = i;
        if (owner->own && i >= outliner->first)
            outliner->last = i;
    }
    return outliner->first < outliner->count;
}

/* The fix goes from the beginning to the end of the lists that it begins and ends in, where nothing
 * else stands in them: an item that tells nobody to do anything is still one of the list. */
static const struct block *whole_list(const struct outliner *outliner, const struct block *block) {
    const struct block *whole = block;
    for (const struct block *b = block; b; b = b->parent)
        if ((b->kind == BLOCK_ITEM || b->kind == BLOCK_LIST) && all_inside_shown(outliner, b))
            whole = b;
    return whole;
}

static bool is_inside(const struct block *block, const struct block *around) {
    while (block && block != around)
        block = block->parent;
    return block != NULL;
}

static const struct block *common_of(const struct block *a, const struct block *b) {
    while (a && !is_inside(b, a))
        a = a->parent;
    return a;
}

/* ---- items ---- */

/* The innermost item around a block, inside what is common to the whole fix. */
static const struct block *item_of(const struct outliner *outliner, const struct block *block) {
    for (; block && block != outliner->common; block = block->parent)
        if (block->kind == BLOCK_ITEM)
            return block;
    return NULL;
}

static unsigned items_around(const struct outliner *outliner, const struct block *block) {
    unsigned count = 0;
    for (; block && block != outliner->common; block = block->parent)
        count += block->kind == BLOCK_ITEM;
    return count;
}

/* Is it what an item begins with? */
static bool begins_item(const struct block *item, const struct block *block) {
    while (block != item && !block->previous)
        block = block->parent;
    return block == item;
}

/* The first block of an item that holds text. */
static const struct block *first_leaf(const struct block *item) {
    const struct block *block = item;
    while (block && !block_is_leaf(block->kind))
        block = block_next(item, block);
    return block;
}

static bool begins_with_step(const struct outliner *outliner, const struct block *item) {
    const struct block *leaf = first_leaf(item);
    return leaf && outliner->owners[leaf->index].step != ARTICLE_NONE;
}

/* Which item of its list it is, from 0, how many there are, and whether each of them is a step. */
static void count_item(struct outliner *outliner, const struct block *item) {
    const struct block *before = outliner->item;
    outliner->item = item;
    if (before && before == item->previous) {
        outliner->place++;
        return;
    }
    outliner->place = outliner->places = 0;
    outliner->all_steps = true;
    for (const struct block *b = item->previous; b; b = b->previous)
        outliner->place++;
    BLOCK_CHILDREN (b, item->parent) {
        outliner->places++;
        outliner->all_steps &= begins_with_step(outliner, b);
    }
}

static bool ends_in_colon(struct slice text) {
    return slice_ends(slice_trim(text), SLICE(":"));
}

/* Are the steps items of lists, whatever stands between the lists? Else they are paragraphs. */
static bool is_listed(const struct outliner *outliner) {
    bool paragraphs = false, items = false;
    for (size_t i = outliner->first; i <= outliner->last; i++) {
        const struct block *block = outliner->blocks[i];
        if (outliner->owners[i].step == ARTICLE_NONE)
            continue;
        const struct block *item = item_of(outliner, block);
        if (item && item->parent->ordered && items_around(outliner, block) == 1)
            return true;
        items |= item != NULL;
        paragraphs |= !item && block->kind == BLOCK_PARAGRAPH && !ends_in_colon(block->text);
    }
    return items && !paragraphs;
}

/* ---- entries ---- */

static void number_item(
    struct outliner *outliner, struct sheet_outline_entry *entry, const struct block *item) {
    const struct block *list = item->parent;
    count_item(outliner, item);
    entry->opens = true;
    entry->numbered =
        list->ordered || (outliner->listed && entry->level == 0 && outliner->all_steps);
    entry->number =
        list->ordered ? list->number + outliner->place : (outliner->counter += entry->numbered);
    entry->last = outliner->places + (list->ordered && list->number ? list->number - 1 : 0);
}

/* A step that is a paragraph of its own, unless it only goes on with the one before: a command, a
 * path, what a colon announces. */
static void number_paragraph(struct outliner *outliner, struct sheet_outline_entry *entry) {
    bool goes_on = entry->kind != OUTLINE_TEXT || entry->command || entry->setting ||
                   sheet_said_is_object(entry->block);
    bool whole = entry->kind == OUTLINE_TABLE || entry->kind == OUTLINE_NOTE;
    if (entry->step == ARTICLE_NONE || whole || (goes_on && outliner->counter))
        return;
    entry->opens = entry->numbered = true;
    entry->number = ++outliner->counter;
}

static void place_entry(struct outliner *outliner, struct sheet_outline_entry *entry) {
    const struct block *item = item_of(outliner, entry->block);
    unsigned around = items_around(outliner, entry->block);
    entry->level = around && outliner->listed ? around - 1 : around;
    entry->outside = !item && (outliner->listed || entry->kind == OUTLINE_TITLE);
    if (item && begins_item(item, entry->block))
        number_item(outliner, entry, item);
    else if (!item && !outliner->listed)
        number_paragraph(outliner, entry);
}

static enum sheet_outline_kind kind_of(const struct block *block) {
    switch (block->kind) {
    case BLOCK_CODE:
        return OUTLINE_CODE;
    case BLOCK_TABLE:
    case BLOCK_ROW:
        return OUTLINE_TABLE;
    case BLOCK_NOTE:
        return OUTLINE_NOTE;
    case BLOCK_HEADING:
        return OUTLINE_TITLE;
    default:
        return OUTLINE_TEXT;
    }
}

static struct sheet_outline_entry *add_entry(struct outliner *outliner, const struct block *block) {
    struct sheet_outline_entry *entry = LIST_ADD(outliner->arena, &outliner->outline);
    *entry = (struct sheet_outline_entry){
        .kind = kind_of(block), .block = block, .step = ARTICLE_NONE, .remark = ARTICLE_NONE};
    for (const struct block *b = block; b; b = block_next(block, b)) {
        const struct owner *owner = &outliner->owners[b->index];
        if (entry->step == ARTICLE_NONE)
            entry->step = owner->step;
        if (entry->remark == ARTICLE_NONE)
            entry->remark = owner->remark;
    }
    sheet_said_mark(outliner->arena, outliner->article, &outliner->outline, entry);
    place_entry(outliner, entry);
    return entry;
}

/* A heading stands there for what follows, if that belongs to the fix. */
static void add_block(struct outliner *outliner, const struct block *block) {
    if (block->kind == BLOCK_HEADING && outliner->owners[block->index].step == ARTICLE_NONE) {
        outliner->heading = is_shown(outliner, block) ? block : NULL;
        return;
    }
    if (outliner->heading)
        add_entry(outliner, outliner->heading);
    outliner->heading = NULL;
    add_entry(outliner, block);
}

static bool is_whole(const struct block *block) {
    return block_is_leaf(block->kind) || block->kind == BLOCK_TABLE || block->kind == BLOCK_ROW ||
           block->kind == BLOCK_NOTE;
}

static void walk_range(struct outliner *outliner) {
    const struct block *end = outliner->end, *root = outliner->article->body;
    const struct block *block = outliner->start;
    while (block && (block->index <= end->index || is_inside(block, end))) {
        if (is_whole(block)) {
            if (all_inside_shown(outliner, block))
                add_block(outliner, block);
            block = block_after(root, block);
        } else {
            block = block_next(root, block);
        }
    }
}

/* A row of a table is a unit of the model; the table is what is shown. */
static size_t begin_of_table(const struct outliner *outliner, size_t index) {
    const struct block *table = block_ancestor(outliner->blocks[index], BLOCK_TABLE);
    return table && all_inside_shown(outliner, table) ? table->index : index;
}

/* ---- a fix that tells nobody to do anything ---- */

/* Does something begin with the block that is not this fix? */
static bool begins_other(
    const struct outliner *outliner, const struct block *block, unsigned level) {
    return (block->kind == BLOCK_HEADING && block->level <= level) ||
           outliner->owners[block->index].other;
}

static bool has_link(const struct block *leaf) {
    for (size_t i = 0; i < leaf->run_count; i++)
        if (leaf->runs[i].style & RUN_LINK)
            return true;
    return false;
}

/* A fix that is a row of a table, or a link to where it is told. */
static bool take_block(struct outliner *outliner, const struct block *block) {
    if (block->kind != BLOCK_ROW && !(block->kind == BLOCK_PARAGRAPH && has_link(block)))
        return false;
    outliner->owners[block->index].own = true;
    outliner->start = outliner->end = outliner->common = block;
    return true;
}

/* "Solution: none; this is by design." What stands below the heading is all there is of the fix. */
static bool take_section(struct outliner *outliner) {
    uint32_t place = outliner->article->fixes.items[outliner->fix].place.block;
    const struct block *block = place < outliner->count ? outliner->blocks[place] : NULL;
    if (!block)
        return false;
    if (block->kind != BLOCK_HEADING || !block->next)
        return take_block(outliner, block);
    unsigned level = block->level;
    for (block = block->next; block && !begins_other(outliner, block, level); block = block->next) {
        if (!outliner->start)
            outliner->start = block;
        outliner->end = block;
    }
    outliner->common = outliner->end ? common_of(outliner->start, outliner->end) : NULL;
    return outliner->end != NULL;
}

/* ---- without a body ---- */

static void outline_list(struct outliner *outliner) {
    const struct article *article = outliner->article;
    unsigned numbers[64] = {0};
    for (size_t i = 0; i < article->steps.count; i++) {
        const struct article_step *step = &article->steps.items[i];
        if (step->fix != outliner->fix)
            continue;
        unsigned level = step->depth < 63 ? step->depth : 63;
        numbers[level]++;
        numbers[level + 1 < 64 ? level + 1 : level] = 0;
        *LIST_ADD(outliner->arena, &outliner->outline) =
            (struct sheet_outline_entry){.step = (int)i,
                .remark = ARTICLE_NONE,
                .level = level,
                .opens = true,
                .numbered = true,
                .number = numbers[level]};
    }
}

/* ---- the whole ---- */

enum {
    LABELS = 16 /* levels whose numbers a label holds */
};

/* "2.1.": the number of each numbered item around it, and its own. */
static void label_all(struct outliner *outliner) {
    struct slice around[LABELS + 1] = {{0}};
    for (size_t i = 0; i < outliner->outline.count; i++) {
        struct sheet_outline_entry *entry = &outliner->outline.items[i];
        if (!entry->opens || entry->level >= LABELS)
            continue;
        struct slice outer = entry->level ? around[entry->level - 1] : SLICE("");
        entry->label = SLICE("");
        if (entry->numbered)
            entry->label =
                arena_printf(outliner->arena, "%.*s%u.", SLICE_ARGS(outer), entry->number);
        around[entry->level] = entry->label;
    }
}

static bool take_range(struct outliner *outliner) {
    if (!find_range(outliner))
        return false;
    outliner->first = begin_of_table(outliner, outliner->first);
    outliner->start = whole_list(outliner, outliner->blocks[outliner->first]);
    outliner->end = whole_list(outliner, outliner->blocks[outliner->last]);
    outliner->common = common_of(outliner->start, outliner->end);
    outliner->listed = is_listed(outliner);
    return true;
}

struct sheet_outline sheet_outline_of(struct arena *arena, const struct article *article, int fix) {
    struct outliner outliner = {.arena = arena, .article = article, .fix = fix};
    if (article->body)
        outliner.blocks = block_array(arena, article->body, &outliner.count);
    outliner.outline.blocks = outliner.blocks;
    outliner.outline.block_count = outliner.count;
    find_owners(&outliner);
    chain_up(&outliner);
    if (take_range(&outliner) || take_section(&outliner))
        walk_range(&outliner);
    else
        outline_list(&outliner);
    label_all(&outliner);
    return outliner.outline;
}

size_t sheet_outline_end(const struct sheet_outline_entry *entry) {
    size_t end = entry->block->index + 1;
    for (const struct block *b = block_next(entry->block, entry->block); b;
         b = block_next(entry->block, b))
        end = b->index + 1;
    return end;
}
