#include "import/read/tidy.h"

/* What stands around posts: begins a line of its own. */
static const struct slice lines[] = {
#define X(text) {text, sizeof text - 1},
#include "import/read/answer_lines.def"
#undef X
};

static bool is_number(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]) && !strchr(",.-k", text.at[i]))
            return false;
    return text.len > 0;
}

static bool has_words(const struct block *block, const char *first, const char *second) {
    struct slice rest = block->text, word = SLICE("");
    slice_next_word(&rest, &word);
    return slice_equal_nocase(word, slice_of(first)) || slice_equal_nocase(word, slice_of(second));
}

/* "2 Answers", "1 Answer": how many there are. */
static bool counts_answers(const struct block *block) {
    struct slice rest = block->text, number = SLICE(""), word = SLICE("");
    if (block->kind != BLOCK_HEADING || !slice_next_word(&rest, &number) || !is_number(number))
        return false;
    slice_next_word(&rest, &word);
    return slice_trim(rest).len == 0 && (slice_equal_nocase(word, SLICE("answers")) ||
                                            slice_equal_nocase(word, SLICE("answer")));
}

/* "answered Sep 3, 2017 at 10:02": the foot of a post. */
static bool is_foot(const struct block *block) {
    return block->kind == BLOCK_PARAGRAPH && block->text.len < 100 &&
           has_words(block, "answered", "answered:");
}

static bool is_link_alone(const struct block *block) {
    return block->kind == BLOCK_PARAGRAPH && block->run_count == 1 &&
           (block->runs[0].style & RUN_LINK) && block->runs[0].len == block->text.len;
}

/* The tags of the question. */
static bool is_list_of_links(const struct block *block) {
    if (block->kind != BLOCK_LIST)
        return false;
    for (const struct block *item = block->first; item; item = item->next)
        if (!item->first || item->first->next || !is_link_alone(item->first))
            return false;
    return block->first != NULL;
}

static bool is_around_posts(const struct block *block) {
    if (is_list_of_links(block) || is_link_alone(block))
        return true;
    if (block->kind != BLOCK_PARAGRAPH || block->text.len > 100)
        return false;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (slice_starts(block->text, lines[i]))
            return true;
    return is_number(slice_trim(block->text)) ||
           slice_find(block->text, SLICE(" badge")) != SLICE_NONE;
}

static void put_heading(struct document *document, struct block *before, struct slice text) {
    struct block *heading = block_new(document->arena, BLOCK_HEADING, before->line);
    heading->level = 2;
    heading->text = text;
    block_insert_after(before, heading);
}

static struct block *find_count(const struct document *document) {
    struct block *found = NULL;
    bool signed_off = false;
    for (struct block *b = document->body->first; b; b = b->next) {
        found = !found && counts_answers(b) ? b : found;
        signed_off |= found && is_foot(b);
    }
    return signed_off ? found : NULL;
}

static void drop_from(struct block *block) {
    while (block) {
        struct block *next = block->next;
        block_remove(block);
        block = next;
    }
}

/* A post of answers goes on to its foot; the next one gets a heading of its own. */
static void part_answers(struct document *document, struct block *count) {
    struct block *last = count;
    bool ended = false;
    for (struct block *b = count->next, *next; b; b = next) {
        next = b->next;
        ended |= is_foot(b);
        if (b->kind == BLOCK_HEADING && slice_equal_nocase(b->text, SLICE("Your Answer"))) {
            drop_from(b);
            return;
        }
        if (is_around_posts(b)) {
            block_remove(b);
            continue;
        }
        if (ended)
            put_heading(document, last, SLICE("Answer"));
        ended = false;
        last = b;
    }
}

void tidy_answers(struct document *document) {
    struct block *count = find_count(document), *title = document->body->first;
    if (!count)
        return;
    part_answers(document, count);
    count->text = SLICE("Answer");
    count->run_count = 0;
    for (struct block *b = document->body->first, *next; b != count; b = next) {
        next = b->next;
        if (is_around_posts(b))
            block_remove(b);
    }
    if (title->kind == BLOCK_HEADING && title != count)
        put_heading(document, title, SLICE("Question"));
}
