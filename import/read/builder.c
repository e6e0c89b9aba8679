#include "import/read/builder.h"

#include "base/limits.h"

void builder_init(struct builder *builder, struct arena *arena, struct reports *reports) {
    *builder = (struct builder){.arena = arena, .reports = reports};
    builder->root = builder->open = block_new(arena, BLOCK_DOCUMENT, 1);
}

/* ---- containers ---- */

static struct block *push(struct builder *builder, enum block_kind kind, uint32_t line) {
    struct block *block = block_new(builder->arena, kind, line);
    if (kind == BLOCK_NOTE)
        block->note = NOTE_NOTE;
    block_append(builder->open, block);
    builder->open = block;
    builder->depth++;
    builder->blocks++;
    return block;
}

/* The document itself stays open. */
static void pop(struct builder *builder) {
    if (!builder->open->parent)
        return;
    if (builder->open == builder->implicit)
        builder->implicit = NULL;
    if (builder->open == builder->reopened)
        builder->reopened = NULL;
    if (builder->open == builder->stray_row)
        builder->stray_row = NULL;
    if (builder->open == builder->stray_cell)
        builder->stray_cell = NULL;
    if (builder->open == builder->stray_item)
        builder->stray_item = NULL;
    builder->open = builder->open->parent;
    builder->depth--;
}

static void push_implicit(struct builder *builder, enum block_kind kind, uint32_t line) {
    struct block *block = push(builder, kind, line);
    if (kind == BLOCK_LIST || kind == BLOCK_TABLE)
        builder->implicit = block;
    else if (kind == BLOCK_ROW)
        builder->stray_row = block;
    else if (kind == BLOCK_CELL)
        builder->stray_cell = block;
    else if (kind == BLOCK_ITEM)
        builder->stray_item = block;
}

/* <table>text<tr>, <ul>text<li>: what was opened for the text ends before the real row or item; but
 * not where a table or list inside of it is what the row or item belongs to. */
static void end_strays(struct builder *builder, enum block_kind kind) {
    const struct block *stray = NULL;
    for (const struct block *b = builder->open; b && !stray; b = b->parent) {
        if (kind == BLOCK_ITEM ? b == builder->stray_item
                               : b == builder->stray_row || b == builder->stray_cell)
            stray = b;
        else if (b->kind == BLOCK_TABLE || b->kind == BLOCK_LIST)
            return;
    }
    if (!stray || (kind == BLOCK_CELL && stray->kind == BLOCK_ROW))
        return;
    if (kind == BLOCK_ROW && stray->parent && stray->parent == builder->stray_row)
        stray = stray->parent;
    while (builder->open != stray)
        pop(builder);
    pop(builder);
}

/* The container that must stand between an open one and `kind`; BLOCK_DOCUMENT where none. */
static enum block_kind between(enum block_kind open, enum block_kind kind) {
    if (open == BLOCK_LIST)
        return BLOCK_ITEM;
    if (open == BLOCK_TABLE)
        return BLOCK_ROW;
    if (open == BLOCK_ROW)
        return BLOCK_CELL;
    if (kind == BLOCK_ITEM)
        return BLOCK_LIST;
    if (kind == BLOCK_ROW)
        return BLOCK_TABLE;
    return kind == BLOCK_CELL ? BLOCK_ROW : BLOCK_DOCUMENT;
}

/* Goes on in the last item of a list: <ul><li>a</li><ul>...</ul></ul> means a list inside "a". */
static bool reopen_item(struct builder *builder) {
    struct block *last = builder->open->last;
    if (builder->open->kind != BLOCK_LIST || !last)
        return false;
    builder->open = builder->reopened = last;
    builder->depth++;
    return true;
}

/* Opens what must be open so that `kind` may stand there. */
static void make_room(struct builder *builder, enum block_kind kind, uint32_t line) {
    if (kind == BLOCK_ITEM || kind == BLOCK_ROW || kind == BLOCK_CELL)
        end_strays(builder, kind);
    if (builder->open == builder->implicit && !block_may_contain(builder->implicit->kind, kind))
        pop(builder);
    if (builder->open == builder->reopened && kind == BLOCK_ITEM)
        pop(builder);
    for (int tries = 0; tries < 4; tries++) {
        if (block_may_contain(builder->open->kind, kind))
            return;
        if (reopen_item(builder))
            continue;
        enum block_kind missing = between(builder->open->kind, kind);
        if (missing == BLOCK_ROW && !block_may_contain(builder->open->kind, BLOCK_ROW))
            missing = BLOCK_TABLE; /* a cell in a cell: a table of its own */
        if (missing == BLOCK_DOCUMENT)
            return;
        push_implicit(builder, missing, line);
    }
}

/* A document of a million empty paragraphs costs no more than LIMIT_BLOCKS of them. */
static bool is_full(struct builder *builder, uint32_t line) {
    if (builder->blocks < LIMIT_BLOCKS)
        return false;
    if (builder->blocks++ == LIMIT_BLOCKS)
        report_add(builder->reports, builder->arena, REPORT_TOO_MANY_BLOCKS, line, SLICE(""));
    return true;
}

struct block *builder_open(struct builder *builder, enum block_kind kind, uint32_t line) {
    builder_end_leaf(builder);
    /* The room for the containers that make_room() and a leaf add is kept free. */
    if (builder->lifted || builder->depth + 6 > LIMIT_DEPTH || is_full(builder, line)) {
        if (builder->lifted++ == 0 && builder->blocks < LIMIT_BLOCKS)
            report_add(builder->reports, builder->arena, REPORT_TOO_DEEP, line, SLICE(""));
        return NULL;
    }
    make_room(builder, kind, line);
    return push(builder, kind, line);
}

static bool is_open(const struct builder *builder, enum block_kind kind) {
    return builder->open->kind == kind || block_ancestor(builder->open, kind);
}

void builder_close(struct builder *builder, enum block_kind kind) {
    builder_end_leaf(builder);
    if (builder->lifted) {
        builder->lifted--;
        return;
    }
    if (!is_open(builder, kind))
        return;
    while (builder->open->kind != kind)
        pop(builder);
    pop(builder);
}

/* ---- leaves ---- */

struct block *builder_leaf(struct builder *builder, enum block_kind kind, uint32_t line) {
    builder_end_leaf(builder);
    make_room(builder, kind, line);
    builder->leaf = block_new(builder->arena, kind, line);
    if (kind == BLOCK_HEADING)
        builder->leaf->level = 1;
    return builder->leaf;
}

/* Blanks at the end of the text go, and what runs reach into them. */
static void trim_end(struct builder *builder) {
    size_t len = builder->text.len;
    while (len && (ascii_is_blank(builder->text.at[len - 1])))
        len--;
    builder->text.len = len;
    while (builder->runs.count) {
        struct run *last = &builder->runs.items[builder->runs.count - 1];
        if (last->start < len) {
            if (last->start + last->len > len)
                last->len = (uint32_t)(len - last->start);
            break;
        }
        builder->runs.count--;
    }
}

/* The blank lines before preformatted text go; its first line keeps its indent. */
static size_t leading_blank_lines(struct slice text) {
    size_t start = 0;
    for (size_t i = 0; i < text.len && ascii_is_blank(text.at[i]); i++)
        if (text.at[i] == '\n')
            start = i + 1;
    return start;
}

static void store_leaf(struct builder *builder, struct block *leaf) {
    leaf->text = arena_slice(builder->arena, buf_slice(&builder->text));
    leaf->run_count = builder->runs.count;
    if (leaf->kind == BLOCK_CODE) {
        leaf->run_count = 0; /* all of it is code */
        size_t blank = leading_blank_lines(leaf->text);
        leaf->line += (uint32_t)slice_count(slice_first(leaf->text, blank), '\n');
        leaf->text = slice_from(leaf->text, blank);
    }
    leaf->runs = arena_alloc(builder->arena, leaf->run_count * sizeof *leaf->runs);
    if (leaf->run_count)
        memcpy(leaf->runs, builder->runs.items, leaf->run_count * sizeof *leaf->runs);
    block_append(builder->open, leaf);
    builder->blocks++;
}

void builder_end_leaf(struct builder *builder) {
    struct block *leaf = builder->leaf;
    builder->leaf = NULL;
    if (leaf) {
        trim_end(builder);
        if ((builder->text.len || leaf->kind == BLOCK_PICTURE) && !is_full(builder, leaf->line))
            store_leaf(builder, leaf);
    }
    buf_clear(&builder->text);
    builder->runs.count = 0;
    builder->blank = builder->broken = false;
}

/* ---- text ---- */

static bool same_style(const struct builder *builder, const struct run *run) {
    return run->style == builder->style && slice_equal(run->target, builder->target);
}

static void mark_run(struct builder *builder, size_t start) {
    if (builder->style == 0 || builder->text.len == start)
        return;
    struct run *last = builder->runs.count ? &builder->runs.items[builder->runs.count - 1] : NULL;
    if (last && last->start + last->len == start && same_style(builder, last)) {
        last->len = (uint32_t)(builder->text.len - last->start);
        return;
    }
    *LIST_ADD(builder->arena, &builder->runs) = (struct run){.start = (uint32_t)start,
        .len = (uint32_t)(builder->text.len - start),
        .style = builder->style,
        .target = builder->target};
}

/* U+00A0 is a blank here: pages use it to lay out, and a command with one in it does not run. So
 * are U+2000 to U+200A and U+202F, which word processors leave at the end of a heading. */
static size_t blank_length(struct slice text) {
    if (text.len && ascii_is_blank(text.at[0]))
        return 1;
    if (slice_starts(text, SLICE("\xc2\xa0")))
        return 2;
    if (text.len < 3 || !slice_starts(text, SLICE("\xe2\x80")))
        return 0;
    unsigned char third = (unsigned char)text.at[2];
    return third <= 0x8a || third == 0xaf ? 3 : 0;
}

/* Words with one blank between each, as most text is: nothing in them collapses. They may end
 * before a blank and a word that begins with C2 or E2, as U+00A0 and U+2009 do. */
static size_t words_length(struct slice text) {
    /* clang-format off */
    static const bool may_end[256] = {
        [' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
        [0xc2] = true,
        [0xe2] = true,
    };
    /* clang-format on */
    for (size_t len = 0;; len++) {
        while (len < text.len && !may_end[(unsigned char)text.at[len]])
            len++;
        bool one_blank = len > 0 && len + 1 < text.len && text.at[len] == ' ' &&
                         !may_end[(unsigned char)text.at[len + 1]];
        if (!one_blank && (len == text.len || blank_length(slice_from(text, len))))
            return len;
    }
}

static bool run_goes_on(const struct builder *builder, size_t end) {
    if (builder->runs.count == 0)
        return false;
    const struct run *last = &builder->runs.items[builder->runs.count - 1];
    return last->start + last->len == end && same_style(builder, last);
}

static void add_collapsed(struct builder *builder, struct slice text) {
    size_t skip;
    while (text.len) {
        while ((skip = blank_length(text))) {
            builder->blank = true;
            text = slice_from(text, skip);
        }
        size_t len = words_length(text);
        if (len == 0)
            continue;
        size_t start = builder->text.len;
        if (builder->blank && start && !builder->broken) {
            buf_add_char(&builder->text, ' ');
            /* The blank before a run is plain, unless the run before it goes on. */
            start += !run_goes_on(builder, start);
        }
        buf_add(&builder->text, slice_first(text, len));
        mark_run(builder, start);
        builder->blank = builder->broken = false;
        text = slice_from(text, len);
    }
}

static void add_kept(struct builder *builder, struct slice text) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '\xc2' && text.at[i] != '\xe2')
            continue;
        size_t skip = blank_length(slice_from(text, i));
        if (skip == 0)
            continue;
        buf_add(&builder->text, slice_from(slice_first(text, i), from));
        buf_add_char(&builder->text, ' ');
        from = i + skip;
        i = from - 1;
    }
    buf_add(&builder->text, slice_from(text, from));
}

static bool is_blank(struct slice text) {
    size_t skip;
    while ((skip = blank_length(text)))
        text = slice_from(text, skip);
    return text.len == 0;
}

/* The newlines among the blanks that a text begins with. */
static uint32_t newlines_before(struct slice text) {
    size_t blanks = text.len - slice_strip_start(text, " \t\n\r").len;
    return (uint32_t)slice_count(slice_first(text, blanks), '\n');
}

void builder_text(struct builder *builder, struct slice text, uint32_t line) {
    bool blank = is_blank(text);
    if (!builder->leaf) {
        if (blank)
            return;
        builder_leaf(builder, BLOCK_PARAGRAPH, line);
    }
    if (builder->text.len == 0 && !blank && !builder->keep)
        builder->leaf->line = line + newlines_before(text);
    if (builder->keep)
        add_kept(builder, text);
    else
        add_collapsed(builder, text);
    if (!blank)
        builder->leaf->line_end =
            line + (uint32_t)slice_count(slice_strip_end(text, " \t\n\r"), '\n');
}

void builder_break(struct builder *builder) {
    if (!builder->leaf)
        return;
    if (builder->keep) {
        buf_add_char(&builder->text, '\n');
        return;
    }
    if (builder->leaf->kind == BLOCK_HEADING) {
        builder->blank = true;
        return;
    }
    if (builder->broken) {
        builder_end_leaf(builder);
        return;
    }
    trim_end(builder);
    if (builder->text.len)
        buf_add_char(&builder->text, '\n');
    builder->broken = true;
    builder->blank = false;
}

void builder_picture(
    struct builder *builder, struct slice alternative, struct slice address, uint32_t line) {
    struct block *picture = builder_leaf(builder, BLOCK_PICTURE, line);
    picture->info = arena_slice(builder->arena, address);
    builder_text(builder, alternative, line);
    builder_end_leaf(builder);
}

/* ---- the end ---- */

/* Takes away containers that hold nothing, and gives the others the lines of their content.
 * Backwards through the tree, a container comes after all that is in it. */
static void settle(struct builder *builder) {
    size_t count = block_number(builder->root);
    struct block **blocks = block_array(builder->arena, builder->root, &count);
    for (size_t i = count; i > 0; i--) {
        struct block *block = blocks[i - 1];
        if (block_is_leaf(block->kind))
            continue;
        if (block->first) {
            block->line = block->first->line;
            block->line_end = block->last->line_end;
        } else if (block != builder->root && block->kind != BLOCK_CELL) {
            block_remove(block);
        }
    }
}

struct block *builder_finish(struct builder *builder) {
    builder_end_leaf(builder);
    buf_fini(&builder->text);
    settle(builder);
    block_number(builder->root);
    return builder->root;
}
