/* Lists of problems: an item each, which names it and tells under labels why and what to do. */
#include "import/extract/records.h"
#include "import/extract/outline.h"

enum {
    LONGEST_NAME = 160,
    LONGEST_LABEL = 48,
    DEEPEST = 6
};

/* "Cause", "Cause: the disk is full": the role of the words that open the paragraph. */
static enum role label_role(const struct block *leaf) {
    bool numbered;
    size_t len;
    if (!leaf || leaf->kind != BLOCK_PARAGRAPH)
        return ROLE_NONE;
    struct slice text = slice_trim(leaf->text);
    ptrdiff_t colon = slice_find_char(slice_first(text, LONGEST_LABEL), ':');
    if (colon == SLICE_NONE && text.len > LONGEST_LABEL)
        return ROLE_NONE;
    struct slice label = colon == SLICE_NONE ? text : slice_first(text, (size_t)colon);
    enum role role = outline_role(label, &numbered, &len);
    return len < label.len ? ROLE_NONE : role;
}

/* Above what it is the label of: "Cause", or a term of a list of terms. */
static bool stands_alone(const struct block *leaf) {
    return leaf && leaf->kind == BLOCK_PARAGRAPH && leaf->next && leaf->text.len <= LONGEST_LABEL &&
           block_is_all_strong(leaf);
}

struct told {
    bool why, way_out;
};

static void note_label(struct told *told, const struct block *leaf) {
    enum role role = label_role(leaf);
    bool response = leaf && slice_equal_nocase(leaf->text, SLICE("response"));
    told->why |= role == ROLE_CAUSE || role == ROLE_SYMPTOM;
    told->way_out |= role == ROLE_FIX || role == ROLE_WORKAROUND || response;
}

static void note_labels_of(struct told *told, const struct block *list) {
    for (const struct block *item = list->first; item; item = item->next)
        note_label(told, item->first);
}

static struct told told_in(const struct block *item) {
    struct told told = {false, false};
    for (const struct block *block = item->first; block; block = block->next) {
        note_label(&told, block);
        if (block->kind == BLOCK_LIST)
            note_labels_of(&told, block);
    }
    return told;
}

static bool is_named(const struct block *item) {
    const struct block *name = item->first;
    return name && name->kind == BLOCK_PARAGRAPH && name->text.len <= LONGEST_NAME &&
           block_is_all_strong(name) && label_role(name) == ROLE_NONE;
}

static bool is_list_of_problems(const struct block *list) {
    size_t items = 0, complete = 0;
    if (list->kind != BLOCK_LIST)
        return false;
    for (const struct block *item = list->first; item; item = item->next, items++) {
        if (!is_named(item))
            return false;
        struct told told = told_in(item);
        complete += told.why && told.way_out;
    }
    return complete > 1 && complete * 3 >= items * 2;
}

/* Moves the blocks behind `at`, the last of which it returns; the first becomes a heading of
 * `level`, if that is not 0. */
static struct block *move_behind(struct block *at, struct block *parent, int level) {
    while (parent->first) {
        struct block *block = parent->first;
        block_remove(block);
        if (level) {
            block->kind = BLOCK_HEADING;
            block->level = (uint8_t)(level < DEEPEST ? level : DEEPEST);
            level = 0;
        }
        block_insert_after(at, block);
        at = block;
    }
    return at;
}

/* A list whose items are labels is opened as well, the labels headings below that of the problem.
 */
static void open_labels(struct block *item, int level) {
    for (struct block *block = item->first, *next; block; block = next) {
        struct told told = {false, false};
        struct block *last = block;
        next = block->next;
        if (block->kind == BLOCK_LIST)
            note_labels_of(&told, block);
        if (!told.why && !told.way_out)
            continue;
        for (struct block *label = block->first; label; label = label->next)
            last = move_behind(last, label, stands_alone(label->first) ? level : 0);
        block_remove(block);
    }
}

static void open_problems(struct block *list, int level) {
    struct block *last = list;
    for (struct block *item = list->first; item; item = item->next) {
        open_labels(item, level + 1);
        last = move_behind(last, item, level);
    }
    block_remove(list);
}

/* ---- messages one below the other ---- */

/* "ORA-00017: session requested" above "Cause: ...": the letters and the number of the message. */
static struct slice message_above_why(const struct block *block) {
    struct slice text = block->text;
    ptrdiff_t colon = slice_find_char(slice_first(text, LONGEST_LABEL), ':');
    if (block->kind != BLOCK_PARAGRAPH || colon <= 0 || label_role(block->next) != ROLE_CAUSE)
        return SLICE("");
    struct slice message = slice_first(text, (size_t)colon);
    size_t digits = 0;
    for (size_t i = 0; i < message.len; i++) {
        if (!ascii_is_upper(message.at[i]) && !ascii_is_digit(message.at[i]) &&
            message.at[i] != '-')
            return SLICE("");
        digits += ascii_is_digit(message.at[i]);
    }
    return digits > 2 && ascii_is_upper(message.at[0]) ? message : SLICE("");
}

/* Puts a heading before each message of several. */
static bool open_messages(struct document *document) {
    size_t count = 0;
    int level = 1;
    struct block *body = document->body;
    for (struct block *block = body->first; block; block = block->next)
        count += block->previous && message_above_why(block).len;
    for (struct block *block = body->first; count > 1 && block; block = block->next) {
        struct slice message = message_above_why(block);
        if (block->kind == BLOCK_HEADING)
            level = block->level + 1;
        if (!message.len || !block->previous)
            continue;
        struct block *heading = block_new(document->arena, BLOCK_HEADING, block->line);
        heading->level = (uint8_t)(level < DEEPEST ? level : DEEPEST);
        heading->text = message;
        block_insert_after(block->previous, heading);
    }
    return count > 1;
}

void records_open(struct document *document) {
    int level = 1;
    bool changed = open_messages(document);
    for (struct block *block = document->body->first, *next; block; block = next) {
        next = block->next;
        if (block->kind == BLOCK_HEADING)
            level = block->level;
        if (!is_list_of_problems(block))
            continue;
        open_problems(block, level + 1);
        changed = true;
    }
    if (changed)
        block_number(document->body);
}
