#include "import/read/tidy.h"

/* ---- paragraphs that number or bullet themselves ---- */

/* The bytes of a bullet and the blanks behind it: "• ", "· ", "▪ ". */
static size_t bullet_length(struct slice text) {
    static const struct slice bullets[] = {{"\u2022", 3}, {"\u00b7", 2}, {"\u25e6", 3},
        {"\u25aa", 3}, {"\u25cf", 3}, {"\u2023", 3}, {"\u25cb", 3}, {"\u2043", 3}};
    for (size_t i = 0; i < COUNT_OF(bullets); i++)
        if (slice_starts(text, bullets[i])) {
            struct slice rest = slice_from(text, bullets[i].len);
            return text.len - slice_strip_start(rest, " ").len;
        }
    return 0;
}

/* "3. " or "3) ": its length, the number in `*number`. */
static size_t number_length(struct slice text, uint32_t *number) {
    size_t len = 0;
    *number = 0;
    while (len < 2 && len < text.len && ascii_is_digit(text.at[len]))
        *number = *number * 10 + (uint32_t)(text.at[len++] - '0');
    if (len == 0 || len + 2 >= text.len || (text.at[len] != '.' && text.at[len] != ')') ||
        text.at[len + 1] != ' ')
        return 0;
    return len + 2;
}

/* Turns the paragraph into the item of a new list in its place. */
static struct block *make_list(struct document *document, struct block *paragraph, size_t label,
    bool ordered, uint32_t number) {
    struct block *list = block_new(document->arena, BLOCK_LIST, paragraph->line);
    struct block *item = block_new(document->arena, BLOCK_ITEM, paragraph->line);
    list->ordered = ordered;
    list->number = number;
    list->line_end = item->line_end = paragraph->line_end;
    block_insert_after(paragraph, list);
    block_remove(paragraph);
    block_append(list, item);
    block_append(item, paragraph);
    tidy_drop_start(paragraph, label);
    return list;
}

/* A lone "1. x" may be a heading or a year; two that count on are a list. */
static bool counts_on(const struct block *paragraph, uint32_t number) {
    uint32_t other;
    for (const struct block *b = paragraph->next; b && b->kind != BLOCK_HEADING; b = b->next)
        if (b->kind == BLOCK_PARAGRAPH && number_length(b->text, &other))
            return other == number + 1;
    for (const struct block *b = paragraph->previous; b && b->kind != BLOCK_HEADING;
         b = b->previous)
        if (b->kind == BLOCK_LIST && b->ordered)
            return number > 1;
    return false;
}

static struct block *list_of_paragraph(struct document *document, struct block *paragraph) {
    uint32_t number;
    size_t len = bullet_length(paragraph->text);
    if (len)
        return make_list(document, paragraph, len, false, 0);
    len = number_length(paragraph->text, &number);
    if (len && counts_on(paragraph, number))
        return make_list(document, paragraph, len, true, number);
    return paragraph;
}

/* ---- lists that go on ---- */

static uint32_t item_count(const struct block *list) {
    uint32_t count = 0;
    BLOCK_CHILDREN (item, list)
        count++;
    return count;
}

static bool ends_with_colon(const struct block *list) {
    const struct block *last = list;
    while (last->last)
        last = last->last;
    return slice_ends(slice_trim(last->text), SLICE(":"));
}

static bool only_shows(const struct block *block) {
    return block->kind == BLOCK_CODE || block->kind == BLOCK_PICTURE || block->kind == BLOCK_TABLE;
}

/* The ordered list behind `list` that goes on with `next_number`; or one that begins at 1 again,
 * where nothing but the code or picture that the last item announces stands between:
 *     1. Run this:      (code at the margin)      1. Check the output. */
static struct block *continuation(const struct block *list, uint32_t next_number) {
    bool shows = true;
    for (struct block *b = list->next; b && b->kind != BLOCK_HEADING; b = b->next) {
        if (b->kind == BLOCK_LIST && b->ordered) {
            bool again = b != list->next && shows && b->number == 1 && ends_with_colon(list);
            return b->number == next_number || again ? b : NULL;
        }
        shows &= only_shows(b);
    }
    return NULL;
}

static void join(struct block *list, struct block *more) {
    while (list->next != more) {
        struct block *between = list->next;
        block_remove(between);
        block_append(list->last, between);
    }
    while (more->first) {
        struct block *item = more->first;
        block_remove(item);
        block_append(list, item);
    }
    list->line_end = more->line_end;
    block_remove(more);
}

/* Bullets that were made one by one, side by side. */
static bool is_same_bullets(const struct block *list, const struct block *next) {
    return next && list->kind == BLOCK_LIST && next->kind == BLOCK_LIST && !next->ordered &&
           !list->ordered;
}

/* After a list that began again its own numbers count: 1. (code) 1. 2. (code) 3. */
static void join_ordered(struct block *list) {
    uint32_t next_number = list->number + item_count(list);
    struct block *more;
    while (list->last && list->ordered && (more = continuation(list, next_number))) {
        next_number = more->number + item_count(more);
        join(list, more);
    }
}

void tidy_lists(struct document *document) {
    struct block *root = document->body;
    for (struct block *block = root; block; block = block_next(root, block)) {
        if (block->kind != BLOCK_PARAGRAPH || block->parent->kind == BLOCK_CELL)
            continue;
        struct block *list = list_of_paragraph(document, block);
        if (list != block && list->previous && is_same_bullets(list->previous, list))
            join(list->previous, list);
    }
    for (struct block *block = root; block; block = block_next(root, block))
        if (block->kind == BLOCK_LIST)
            join_ordered(block);
}
