#include "import/extract/unit.h"

/* ---- what a unit says ---- */

static void read_sentences(struct arena *arena, struct unit *unit) {
    unit->sentences = sentences_of(arena, unit->text);
    for (size_t i = 0; i < unit->sentences.count; i++) {
        const struct sentence *sentence = &unit->sentences.items[i];
        uint32_t phrases = phrase_of(sentence);
        bool instruction = phrase_instructs(sentence, phrases);
        unit->phrases |= phrases;
        unit->first_phrases = i == 0 ? phrases : unit->first_phrases;
        unit->first_instruction |= i == 0 && instruction;
        unit->last_phrases = phrases;
        unit->instruction |= instruction;
        uint32_t merely = phrases & PHRASE_BEFORE ? 0 : PHRASE_ANNOUNCE | PHRASE_REFERENCE;
        unit->own_instruction |= instruction && !(phrases & merely);
    }
}

bool unit_ends_in_colon(const struct unit *unit) {
    struct slice text = slice_strip_end(unit->text, " *_");
    return slice_ends(text, SLICE(":"));
}

static bool has_letters(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_alnum(text.at[i]))
            return true;
    return false;
}

/* Are there letters or digits outside of what is set as code? */
static bool has_plain_letters(const struct block *block) {
    size_t end = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        if (!(run->style & RUN_CODE))
            continue;
        if (has_letters(slice_from(slice_first(block->text, run->start), end)))
            return true;
        end = (size_t)run->start + run->len;
    }
    return has_letters(slice_from(block->text, end));
}

bool unit_is_object(const struct unit *unit) {
    if (unit->block->kind != BLOCK_PARAGRAPH)
        return false;
    struct slice text = slice_strip_start(unit->text, "\"'*_ [");
    if (unit->block->run_count && !has_plain_letters(unit->block))
        return true;
    if (slice_starts_nocase(text, SLICE("http://")) || slice_starts_nocase(text, SLICE("https://")))
        return slice_find_char(text, ' ') == SLICE_NONE;
    return slice_starts_nocase(text, SLICE("HKEY_")) || slice_starts_nocase(text, SLICE("HKLM")) ||
           slice_starts_nocase(text, SLICE("HKCU")) || slice_starts(text, SLICE("\\\\")) ||
           (slice_starts(text, SLICE("%")) && slice_find_char(text, '\\') != SLICE_NONE);
}

/* ---- where it stands ---- */

struct collector {
    struct arena *arena;
    struct units units;
    uint32_t base; /* index of the first block */
    int *leads;    /* of the blocks from `base` on: their lead plus 2; 0 where not yet known */
};

static struct block *around(struct block *block, enum block_kind kind, const struct block *limit) {
    for (struct block *b = block->parent; b && b != limit; b = b->parent)
        if (b->kind == kind)
            return b;
    return NULL;
}

static void place(struct collector *collector, struct unit *unit, const struct block *limit) {
    struct block *block = unit->block;
    unit->item = around(block, BLOCK_ITEM, limit);
    unit->list = unit->item ? unit->item->parent : NULL;
    unit->ordered = unit->list && unit->list->ordered;
    unit->note = around(block, BLOCK_NOTE, limit);
    unit->quoted = around(block, BLOCK_QUOTE, limit) != NULL;
    for (struct block *b = unit->item; b && b != limit; b = b->parent)
        unit->depth += b->kind == BLOCK_ITEM;
    size_t count = collector->units.count;
    unit->first = unit->item &&
                  (count < 2 || collector->units.items[count - 2].item != unit->item) &&
                  unit->item->first == block;
}

enum {
    LOOK_BACK = 50
}; /* units; further back nothing introduces anything */

static int find_lead(const struct collector *collector, const struct block *whole) {
    size_t count = collector->units.count - 1;
    for (size_t back = 1; back <= count && back <= LOOK_BACK; back++) {
        const struct unit *before = &collector->units.items[count - back];
        if (!before->note && before->block->kind != BLOCK_PICTURE &&
            before->block->index < whole->index)
            return (int)(count - back);
    }
    return -1;
}

/* What stands directly before the list, table or quotation that the unit is in, or before itself.
 * Found once for each list, when its first unit comes. */
static int lead_of(struct collector *collector, const struct unit *unit) {
    const struct block *whole = unit->block;
    if (unit->list)
        whole = unit->first ? unit->list : unit->block;
    else if (unit->block->kind == BLOCK_ROW || unit->quoted)
        whole = unit->block->parent;
    int *known = &collector->leads[whole->index - collector->base];
    if (*known == 0)
        *known = find_lead(collector, whole) + 2;
    return *known - 2;
}

static bool is_unit(const struct block *block) {
    return block->kind == BLOCK_ROW || block_is_leaf(block->kind);
}

/* No reader gives a table an info, but one that does must not be taken for this. */
static const struct slice apart = {"faults", 6};

void unit_set_apart(struct block *table) {
    table->info = apart;
}

bool unit_is_apart(const struct block *block) {
    return block->kind == BLOCK_TABLE && slice_equal(block->info, apart);
}

static void add_unit(struct collector *collector, struct block *block, const struct block *limit) {
    struct unit *unit = LIST_ADD(collector->arena, &collector->units);
    *unit = (struct unit){.block = block, .lead = -1};
    unit->text = block_text_slice(collector->arena, block);
    place(collector, unit, limit);
    if (block->kind != BLOCK_CODE && block->kind != BLOCK_PICTURE)
        read_sentences(collector->arena, unit);
    unit->lead = lead_of(collector, unit);
}

static void look_ahead(struct units *units) {
    for (size_t i = 0; i + 1 < units->count; i++) {
        struct unit *unit = &units->items[i];
        size_t n = i + 1;
        while (n + 1 < units->count &&
               (units->items[n].note || units->items[n].block->kind == BLOCK_PICTURE))
            n++;
        const struct unit *next = &units->items[n];
        bool list = next->first && next->list != unit->list && next->depth > unit->depth;
        unit->announces = list || next->block->kind == BLOCK_ROW;
        unit->announces_code = next->block->kind == BLOCK_CODE || unit_is_object(next);
    }
}

struct units units_of(struct arena *arena, struct block *first, struct block *end) {
    struct collector collector = {.arena = arena, .base = first ? first->index : 0};
    size_t count = 0;
    for (const struct block *top = first; top && top != end; top = top->next)
        for (const struct block *b = top; b; b = block_next(top, b))
            count++;
    collector.leads = arena_alloc(arena, count * sizeof *collector.leads);
    for (struct block *top = first; top && top != end; top = top->next) {
        const struct block *limit = top->parent;
        struct block *block = top;
        while (block) {
            bool unit = is_unit(block) || unit_is_apart(block);
            if (unit && !unit_is_apart(block))
                add_unit(&collector, block, limit);
            block = unit ? block_after(top, block) : block_next(top, block);
        }
    }
    look_ahead(&collector.units);
    return collector.units;
}

bool unit_is_pointer(const struct unit *unit) {
    enum {
        NEAR = 24 /* bytes from the beginning to the link: "See also the page ..." */
    };
    const struct block *block = unit->block;
    if (block->kind != BLOCK_PARAGRAPH || unit->sentences.count != 1 ||
        !slice_starts_nocase(unit->text, SLICE("see ")))
        return false;
    for (size_t i = 0; i < block->run_count && block->runs[i].start < NEAR; i++)
        if (block->runs[i].style & RUN_LINK)
            return true;
    return false;
}
