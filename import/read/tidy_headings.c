#include "import/read/tidy.h"

enum {
    LONGEST = 120
}; /* bytes of a heading; what is longer is a sentence in bold */

static bool is_heading_text(struct slice text) {
    text = slice_trim(text);
    return text.len > 0 && text.len <= LONGEST && slice_find_char(text, '\n') == SLICE_NONE &&
           !strchr(".,;!", text.at[text.len - 1]);
}

static void make_heading(struct block *paragraph, unsigned level) {
    paragraph->kind = BLOCK_HEADING;
    paragraph->level = (uint8_t)(level < 6 ? level + 1 : 6);
    paragraph->run_count = 0;
}

/* **Symptoms**<br>The server ...   one paragraph, whose first line is a heading. */
static size_t bold_first_line(const struct block *paragraph) {
    ptrdiff_t end = slice_find_char(paragraph->text, '\n');
    const struct run *run = paragraph->runs;
    if (end == SLICE_NONE || paragraph->run_count == 0 || run->start != 0 ||
        !(run->style & RUN_STRONG) || run->len + 1 < (size_t)end || run->len > (size_t)end + 1)
        return 0;
    return is_heading_text(slice_first(paragraph->text, (size_t)end)) ? (size_t)end : 0;
}

static struct block *split_heading(
    struct document *document, struct block *paragraph, size_t len, unsigned level) {
    struct block *rest = block_new(document->arena, BLOCK_PARAGRAPH, paragraph->line + 1);
    rest->text = paragraph->text;
    rest->line_end = paragraph->line_end;
    rest->runs = arena_alloc(document->arena, paragraph->run_count * sizeof *rest->runs);
    memcpy(rest->runs, paragraph->runs, paragraph->run_count * sizeof *rest->runs);
    rest->run_count = paragraph->run_count;
    tidy_drop_start(rest, len);
    block_insert_after(paragraph, rest);
    tidy_cut(paragraph, slice_trim(slice_first(paragraph->text, len)).len);
    paragraph->line_end = paragraph->line;
    make_heading(paragraph, level);
    return rest;
}

void tidy_headings(struct document *document) {
    unsigned level = 1;
    for (struct block *block = document->body->first; block; block = block->next) {
        if (block->kind == BLOCK_HEADING) {
            level = block->level;
        } else if (block->kind == BLOCK_PARAGRAPH) {
            size_t len = bold_first_line(block);
            if (len)
                block = split_heading(document, block, len, level);
            else if (block->next && is_heading_text(block->text) && block_is_all_strong(block))
                make_heading(block, level);
        }
    }
}
