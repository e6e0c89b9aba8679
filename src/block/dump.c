#include "block/block.h"

/* Text on one line: a line break is shown as \n, a backslash doubled. */
static void add_escaped(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            buf_add_string(out, "\\n");
        else if (text.at[i] == '\\')
            buf_add_string(out, "\\\\");
        else
            buf_add_char(out, text.at[i]);
    }
}

static void add_run(struct buf *out, struct slice text, const struct run *run) {
    static const struct {
        uint32_t style;
        const char *open, *close;
    } marks[] = {{RUN_LINK, "[", ""}, {RUN_STRONG, "**", "**"}, {RUN_EMPHASIS, "_", "_"},
        {RUN_CODE, "`", "`"}};
    enum {
        MARKS = COUNT_OF(marks)
    };
    for (size_t i = 0; i < MARKS; i++)
        if (run->style & marks[i].style)
            buf_add_string(out, marks[i].open);
    add_escaped(out, text);
    for (size_t i = MARKS; i > 0; i--)
        if (run->style & marks[i - 1].style)
            buf_add_string(out, marks[i - 1].close);
    if (run->style & RUN_LINK) {
        buf_add_string(out, "](");
        add_escaped(out, run->target);
        buf_add_string(out, ")");
    }
}

static void add_text(struct buf *out, const struct block *block) {
    size_t from = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        add_escaped(out, slice_first(slice_from(block->text, from), run->start - from));
        add_run(out, slice_first(slice_from(block->text, run->start), run->len), run);
        from = (size_t)run->start + run->len;
    }
    add_escaped(out, slice_from(block->text, from));
}

static void add_attributes(struct buf *out, const struct block *block) {
    if (block->kind == BLOCK_HEADING)
        buf_printf(out, " %u", block->level);
    if (block->kind == BLOCK_NOTE)
        buf_printf(out, " %s", block_note_name(block->note));
    if (block->kind == BLOCK_LIST && block->ordered)
        buf_printf(out, " from %u", block->number);
    if (block->kind == BLOCK_ROW && block->header)
        buf_add_string(out, " header");
    if (block->info.len) {
        buf_add_string(out, " (");
        add_escaped(out, block->info);
        buf_add_string(out, ")");
    }
    buf_printf(out, " @%u", block->line);
    if (block->line_end != block->line)
        buf_printf(out, "-%u", block->line_end);
}

void block_dump(struct buf *out, const struct block *root) {
    for (const struct block *block = root; block; block = block_next(root, block)) {
        buf_add_repeated(out, ' ', 2 * block_depth(root, block));
        buf_add_string(out, block_kind_name(block->kind));
        add_attributes(out, block);
        if (block->text.len) {
            buf_add_string(out, ": ");
            add_text(out, block);
        }
        buf_add_char(out, '\n');
    }
}
