/* A stretch of units -> its fixes: one, or one for each alternative in it. */
#include "import/extract/context.h"

/* ---- alternatives ---- */

/* A part of a range that is a fix of its own. */
struct part {
    size_t from, to;
    struct slice title; /* empty: the range's own */
    bool titled;        /* its first unit is nothing but its title */
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

static const struct unit *unit_at(struct unit_range range, size_t i) {
    return &range.units->items[i];
}

static struct slice first_sentence(const struct unit *unit) {
    return unit->sentences.count ? unit->sentences.items[0].text : unit->text;
}

/* "Method 2" or "Option 1: Use the console" at the beginning of an item or paragraph. */
static bool is_method_label(const struct unit *unit, bool *alone) {
    bool numbered;
    size_t len;
    enum role role = outline_role(first_sentence(unit), &numbered, &len);
    *alone = len >= unit->text.len;
    return numbered && (role == ROLE_METHOD || role == ROLE_WORKAROUND || role == ROLE_FIX);
}

/* A line "-or-" or "Or" between two ways. */
static bool is_or(const struct unit *unit) {
    struct slice text = slice_strip_end(slice_strip_start(unit->text, "-*_ "), "-*_: ,");
    return slice_equal_nocase(text, SLICE("or"));
}

/* "Possible causes: No certificate. Install one. / A firewall. Open its port." */
static bool lists_causes_with_advice(struct unit_range range, size_t i, const struct unit *lead) {
    if (!lead || !(lead->last_phrases & PHRASE_CAUSE) || !unit_ends_in_colon(lead))
        return false;
    const struct block *list = unit_at(range, i)->list;
    for (; i < range.to && unit_at(range, i)->list == list; i++)
        if (!unit_at(range, i)->first && unit_at(range, i)->own_instruction)
            return true;
    return false;
}

/* "You can: / Either add a node / Or lower the number of copies": do all items behind the first say
 * so? */
static bool is_joined_by_or(struct unit_range range, size_t i) {
    const struct block *list = unit_at(range, i)->list;
    size_t items = 0;
    for (size_t n = i; n < range.to && unit_at(range, n)->depth >= unit_at(range, i)->depth; n++) {
        const struct unit *unit = unit_at(range, n);
        bool first = unit->first && unit->list == list;
        if (first && items++ && !slice_starts_nocase(unit->text, SLICE("or ")) &&
            !slice_starts_nocase(unit->text, SLICE("or,")))
            return false;
    }
    return items > 1;
}

/* Do the items of the list that begins at unit `i` each name a way out? */
static bool lists_alternatives(struct unit_range range, size_t i, bool separate) {
    const struct unit *unit = unit_at(range, i);
    bool alone;
    if (!unit->first || !unit->list || unit->list->first != unit->item || !unit->item->next)
        return false;
    if (is_method_label(unit, &alone) || is_joined_by_or(range, i))
        return true;
    const struct unit *lead =
        unit->lead >= (int)range.from ? unit_at(range, (size_t)unit->lead) : NULL;
    if (lists_causes_with_advice(range, i, lead))
        return true;
    if (!lead || lead->item)
        return separate && unit->depth == 1;
    uint32_t said = lead->last_phrases;
    if ((said & PHRASE_CAUSE) && !(said & (PHRASE_FIX | PHRASE_WORKAROUND)))
        return false; /* "for one of the following reasons:" */
    bool steps = (lead->last_phrases & PHRASE_ANNOUNCE) && !(lead->phrases & PHRASE_ALTERNATIVES);
    return !steps && ((lead->phrases & PHRASE_ALTERNATIVES) || separate);
}

/* The next unit behind `i` that is not inside the same item. */
static size_t after_item(struct unit_range range, size_t i) {
    const struct block *item = unit_at(range, i)->item;
    size_t n = i + 1;
    while (n < range.to) {
        const struct unit *unit = unit_at(range, n);
        bool inside = false;
        for (const struct block *b = unit->block; b && !inside; b = b->parent)
            inside = b == item;
        if (!inside)
            return n;
        n++;
    }
    return n;
}

/* One part for each item; what stands before the list goes to the first, what stands behind it to
 * the last: "2. Use a policy." and then the settings that the policy needs. */
static size_t split_list(
    struct context *context, struct parts *parts, struct unit_range range, size_t i) {
    const struct block *list = unit_at(range, i)->list;
    while (i < range.to && unit_at(range, i)->list == list && unit_at(range, i)->first) {
        struct part *part = LIST_ADD(context->arena, parts);
        *part = (struct part){.from = i, .title = first_sentence(unit_at(range, i))};
        bool alone;
        part->titled = is_method_label(unit_at(range, i), &alone) && alone;
        i = after_item(range, i);
        part->to = i;
    }
    return i;
}

static void add_rest(struct context *context, struct parts *parts, size_t from, size_t to) {
    if (from >= to)
        return;
    if (parts->count)
        parts->items[parts->count - 1].to = to;
    else
        *LIST_ADD(context->arena, parts) = (struct part){.from = from, .to = to};
}

/* "If you can't reach it, check these settings:" goes on with the look at things; "If you can't
 * open it, use the lever:" is another way. */
static bool looks_on(const struct unit *unit) {
    return slice_starts_nocase(unit->text, SLICE("if ")) &&
           (slice_find_word(unit->text, SLICE("check")) != SLICE_NONE ||
               slice_find_word(unit->text, SLICE("verify")) != SLICE_NONE);
}

static bool has_only_notes(struct unit_range range, size_t from, size_t to) {
    while (from < to && unit_at(range, from)->note)
        from++;
    return from == to;
}

/* Begins another way than the one from `begin` on: "Alternatively, ...", "Or, ...", "Method 2: ..."
 * as a paragraph. Behind notes alone, "If you can't wait, ..." is the first. */
static bool begins_other_way(struct unit_range range, size_t begin, size_t i, bool *alone) {
    const struct unit *unit = unit_at(range, i);
    *alone = false;
    if (unit->depth > 0 || unit->note || unit->quoted || unit->block->kind != BLOCK_PARAGRAPH)
        return false;
    return is_method_label(unit, alone) ||
           ((unit->first_phrases & PHRASE_OTHERWISE) && !has_only_notes(range, begin, i) &&
               !looks_on(unit) && !(unit->first_phrases & PHRASE_CAUSE) &&
               (unit->instruction || unit->announces));
}

/* Inside the parts of a procedure ("Step 2: ...") another way is a detail of that part. */
static bool has_headings(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++)
        if (unit_at(range, i)->block->kind == BLOCK_HEADING)
            return true;
    return false;
}

static struct parts split(struct context *context, struct unit_range range, bool separate) {
    struct parts parts = {0};
    size_t begin = range.from;
    if (has_headings(range)) {
        add_rest(context, &parts, range.from, range.to);
        return parts;
    }
    for (size_t i = range.from; i < range.to;) {
        bool alone;
        if (is_or(unit_at(range, i))) {
            add_rest(context, &parts, begin, i);
            begin = ++i;
            *LIST_ADD(context->arena, &parts) = (struct part){.from = begin, .to = begin};
        } else if (lists_alternatives(range, i, separate)) {
            i = begin = split_list(context, &parts, range, i);
        } else if (i > range.from && begins_other_way(range, begin, i, &alone)) {
            add_rest(context, &parts, begin, i);
            *LIST_ADD(context->arena, &parts) =
                (struct part){i, i, first_sentence(unit_at(range, i)), alone};
            begin = i++;
        } else {
            i++;
        }
    }
    add_rest(context, &parts, begin, range.to);
    return parts;
}

/* ---- a fix ---- */

/* "If the server is behind a NAT, follow these steps:": what guards the fix. Where several steps
 * come that the sentence does not introduce, it guards the first of them only. */
static struct slice condition_of(const struct unit *unit, size_t steps) {
    if (unit->sentences.count == 0 || unit->note)
        return SLICE("");
    const struct sentence *first = &unit->sentences.items[0];
    bool introduces = unit->announces || (unit->last_phrases & PHRASE_ANNOUNCE);
    if (!slice_equal_nocase(first->words[0].text, SLICE("if")) || (steps > 1 && !introduces))
        return SLICE("");
    ptrdiff_t comma = slice_find_char(first->text, ',');
    return comma == SLICE_NONE ? SLICE("") : slice_first(first->text, (size_t)comma);
}

static bool has_ordered_list(struct unit_range range) {
    for (size_t i = range.from; i < range.to; i++)
        if (unit_at(range, i)->ordered && unit_at(range, i)->first)
            return true;
    return false;
}

/* The steps that are open: what comes next may stand below one of them. */
enum {
    DEEPEST = 16
};
struct nesting {
    const struct unit *open[DEEPEST];
    uint32_t count;
};

static bool is_within(const struct block *block, const struct block *around) {
    while (block && block != around)
        block = block->parent;
    return block != NULL;
}

/* A step stands below another that holds it in its item, or whose sentence introduces its list; a
 * list behind a paragraph that says something else goes on with it. */
static bool is_below(const struct unit *unit, const struct unit *above) {
    if (unit->depth <= above->depth)
        return false;
    if (above->item)
        return is_within(unit->block, above->item);
    return above->announces && is_within(unit->block, above->block->next);
}

static uint32_t depth_below(struct nesting *nesting, const struct unit *unit) {
    while (nesting->count && !is_below(unit, nesting->open[nesting->count - 1]))
        nesting->count--;
    uint32_t depth = nesting->count;
    if (depth < DEEPEST)
        nesting->open[nesting->count++] = unit;
    return depth;
}

static void add_step(struct context *context, const struct unit *unit, int fix, uint32_t depth) {
    *LIST_ADD(context->arena, &context->article->steps) = (struct article_step){
        .place = context_place(unit->block), .fix = fix, .depth = depth, .text = unit->text};
    context_use(context, unit->block);
}

/* The step that a note belongs to: that of its item, not the last one of a list in it. */
static int step_of_note(struct unit_range range, size_t note, const int *step_of) {
    const struct block *item = unit_at(range, note)->item;
    if (!item)
        return ARTICLE_NONE;
    for (size_t i = note; i > range.from; i--)
        if (unit_at(range, i - 1)->item == item && step_of[i - 1 - range.from] != ARTICLE_NONE)
            return step_of[i - 1 - range.from];
    return ARTICLE_NONE;
}

static void add_remark(struct context *context, const struct unit *unit, int fix, int step) {
    *LIST_ADD(context->arena, &context->article->remarks) =
        (struct article_remark){.place = context_place(unit->block),
            .kind = unit->note->note,
            .fix = fix,
            .step = step,
            .text = unit->text};
    context_use(context, unit->block);
}

/* Of each unit of a range: is it a step, and the command lines of one that is code. */
struct steps {
    const bool *is_step;
    const struct command_lines *commands;
    size_t count; /* of those that are */
};

static struct steps find_steps(struct unit_range range, const struct step_context *step) {
    size_t units = range.to - range.from;
    bool *is_step = arena_alloc(step->arena, units * sizeof *is_step);
    struct command_lines *commands = arena_alloc(step->arena, units * sizeof *commands);
    struct steps steps = {is_step, commands, 0};
    for (size_t i = 0; i < units; i++) {
        is_step[i] = step_is(range.units, range.from + i, step, &commands[i]);
        steps.count += is_step[i];
    }
    return steps;
}

static void fill(
    struct context *context, struct unit_range range, int fix, const struct steps *steps) {
    struct nesting nesting = {.count = 0};
    int *step_of = arena_alloc(context->arena, (range.to - range.from) * sizeof *step_of);
    for (size_t i = range.from; i < range.to; i++) {
        const struct unit *unit = unit_at(range, i);
        int *number = &step_of[i - range.from];
        *number = ARTICLE_NONE;
        if (unit->note) {
            add_remark(context, unit, fix, step_of_note(range, i, step_of));
        } else if (steps->is_step[i - range.from]) {
            add_step(context, unit, fix, depth_below(&nesting, unit));
            *number = (int)context->article->steps.count - 1;
        }
    }
    const struct fix_units made = {range, fix, step_of, steps->commands};
    extract_settings(context, &made);
    extract_commands(context, &made);
    extract_actions(context, &made);
}

/* Sentences before the first step tell what the fix is for: "This works on servers only." */
static void use_intro(struct context *context, struct unit_range range, size_t first_step) {
    if (first_step == context->article->steps.count)
        return;
    uint32_t block = context->article->steps.items[first_step].place.block;
    for (size_t i = range.from; i < range.to && unit_at(range, i)->block->index < block; i++)
        if (unit_at(range, i)->block->kind == BLOCK_PARAGRAPH)
            context_use(context, unit_at(range, i)->block);
}

static bool add_fix(struct context *context, struct unit_range range, struct part part,
    const struct fix_source *source, bool only) {
    struct unit_range own = {range.units, part.from + part.titled, part.to};
    struct step_context step = {.arena = context->arena,
        .check = source->kind == FIX_CHECK,
        .told = source->told,
        .has_list = only && has_ordered_list(own),
        .procedure =
            source->heading && outline_is_procedure(context->arena, source->heading->text)};
    if (!only)
        step.has_list = own.to - own.from > 1 && has_ordered_list(own);
    struct steps steps = find_steps(own, &step);
    bool lead_in = !only && part.title.len == 0; /* "Use one of these methods:" before "Method 1" */
    if (steps.count == 0 && (!source->always || lead_in))
        return false;
    step.headed = steps.count == 0 && source->kind != FIX_CHECK;
    if (step.headed)
        steps = find_steps(own, &step);
    const struct block *place =
        part.title.len || !source->heading ? unit_at(range, part.from)->block : source->heading;
    struct article_fix *fix = LIST_ADD(context->arena, &context->article->fixes);
    *fix = (struct article_fix){.place = context_place(place),
        .kind = source->kind,
        .problem = source->problem,
        .follows = source->follows && context->article->fixes.count > 1,
        .title = part.title.len ? part.title : source->title,
        .condition = source->condition};
    context_use(context, place);
    size_t before = context->article->steps.count;
    fill(context, own, (int)context->article->fixes.count - 1, &steps);
    use_intro(context, own, before);
    if (fix->condition.len == 0 && part.from < part.to)
        fix->condition =
            condition_of(unit_at(range, part.from), context->article->steps.count - before);
    return true;
}

size_t extract_fixes(struct context *context, struct unit_range range, struct fix_source source) {
    size_t before = context->article->fixes.count, added = 0;
    struct parts parts = split(context, range, source.separate);
    for (size_t i = 0; i < parts.count; i++) {
        added += add_fix(context, range, parts.items[i], &source, parts.count == 1);
        source.follows &= added == 0; /* its alternatives do not follow each other */
    }
    if (added == 0 && source.always)
        added += add_fix(
            context, range, (struct part){range.from, range.to, SLICE(""), false}, &source, true);
    extract_recommendation(context, range, before);
    return added;
}
