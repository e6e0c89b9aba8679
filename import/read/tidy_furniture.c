#include "base/beginnings.h"
#include "import/read/tidy.h"

enum furniture {
    FURNITURE_LINE,    /* a line of its own */
    FURNITURE_START,   /* begins such a line */
    FURNITURE_SECTION, /* a heading: it and all behind it is furniture */
    FURNITURE_ITEM,    /* an item of a list: it and the items behind it are furniture */
};

static const struct {
    struct slice text;
    enum furniture furniture;
} rows[] = {
#define X(text, furniture) {{text, sizeof text - 1}, furniture},
#include "import/read/furniture_lines.def"
#undef X
};

static short next_rows[COUNT_OF(rows)];
static struct beginnings beginnings = {.next = next_rows};

/* Arrows, bullets and blanks around a line: "^ Back to top", "↑ Zurück zum Anfang". */
static struct slice core(struct slice text) {
    struct slice rest = text;
    while (rest.len && !ascii_is_alnum(rest.at[0]) && (unsigned char)rest.at[0] < 0x80)
        rest = slice_from(rest, 1);
    if (slice_starts(rest, SLICE("\xe2\x86\x91"))) /* an arrow up */
        rest = slice_trim(slice_from(rest, 3));
    return slice_strip_end(rest, " .!?:\n");
}

static bool matches(struct slice text, enum furniture furniture) {
    text = core(text);
    beginnings_prepare(&beginnings, rows, COUNT_OF(rows), sizeof *rows);
    for (short row = beginnings_first(&beginnings, text); row;
         row = beginnings_next(&beginnings, row)) {
        struct slice words = rows[row - 1].text;
        if (rows[row - 1].furniture == furniture &&
            (furniture == FURNITURE_START ? slice_starts_nocase(text, words)
                                          : slice_equal_nocase(text, words)))
            return true;
    }
    return false;
}

static bool is_line(const struct block *block) {
    return (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING) &&
           block->text.len < 1000 &&
           (matches(block->text, FURNITURE_LINE) || matches(block->text, FURNITURE_START));
}

/* "Related posts" ends an article; but not within its first half, where it would be a word of it.
 */
static bool ends_article(const struct block *root, const struct block *block, size_t count) {
    return block->parent == root &&
           (block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH) &&
           block->index * 2 > count && matches(block->text, FURNITURE_SECTION);
}

/* "Product(s)", "Component" at the foot of a solution. */
static bool ends_list(const struct block *block, size_t count) {
    return block->kind == BLOCK_PARAGRAPH && block->parent->kind == BLOCK_ITEM &&
           block->parent->first == block && block->index * 2 > count &&
           matches(block->text, FURNITURE_ITEM);
}

static void remove_rest(struct block *block) {
    while (block) {
        struct block *next = block->next;
        block_remove(block);
        block = next;
    }
}

/* Containers that lost all they held go too. */
static void remove_line(struct block *block) {
    struct block *parent = block->parent;
    block_remove(block);
    while (parent && parent->parent && !parent->first && parent->kind != BLOCK_CELL) {
        struct block *outer = parent->parent;
        block_remove(parent);
        parent = outer;
    }
}

void tidy_furniture(struct document *document) {
    struct block *root = document->body;
    size_t count = block_number(root);
    struct block **blocks = block_array(document->arena, root, &count);
    for (size_t i = 1; i < count; i++) {
        struct block *block = blocks[i];
        if (ends_article(root, block, count)) {
            remove_rest(block);
            break;
        }
        if (block->parent && ends_list(block, count))
            remove_rest(block->parent);
        else if (block->parent && is_line(block))
            remove_line(block);
    }
    block_number(root);
}
