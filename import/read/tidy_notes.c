#include "import/read/tidy.h"

static const struct {
    struct slice word;
    enum block_note note;
} labels[] = {
#define X(word, note) {{word, sizeof word - 1}, note},
#include "import/read/notes.def"
#undef X
};

/* The label at the beginning of a text; its length in `*len`. */
static enum block_note label_at(struct slice text, size_t *len) {
    enum block_note found = NOTE_NONE;
    *len = 0;
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        struct slice word = labels[i].word;
        if (word.len > *len && slice_starts_nocase(text, word) &&
            (text.len == word.len || !ascii_is_alnum(text.at[word.len]))) {
            *len = word.len;
            found = labels[i].note;
        }
    }
    return found;
}

/* [!NOTE] text   as Microsoft and GitHub write it, also with a title behind the bracket. */
static enum block_note bracketed(struct slice text, size_t *len) {
    if (!slice_starts(text, SLICE("[!")))
        return NOTE_NONE;
    enum block_note note = label_at(slice_from(text, 2), len);
    ptrdiff_t close = slice_find_char(text, ']');
    *len = close == SLICE_NONE ? 0 : (size_t)close + 1;
    return note;
}

static bool is_strong_at_start(const struct block *leaf, size_t len) {
    const struct run *run = leaf->runs;
    return leaf->run_count && run->start == 0 && (run->style & (RUN_STRONG | RUN_EMPHASIS)) &&
           run->len >= len && run->len <= len + 1;
}

/*
 * Note: text     **Note** text     Important This section ...
 * A label with a colon, set bold, alone in its paragraph, or before a capital letter: but "Note
 * that the server ..." and "Important Files" of a heading are words of a sentence.
 */
static bool is_label(const struct block *leaf, size_t len, bool quoted) {
    struct slice rest = slice_from(leaf->text, len);
    if (slice_equal_nocase(slice_first(leaf->text, len), SLICE("Error"))) /* of a message, else */
        return rest.len == 0 || rest.at[0] == '\n';
    bool alert = slice_equal_nocase(slice_first(leaf->text, len), SLICE("Alert"));
    bool inside = quoted || (leaf->parent && leaf->parent->kind == BLOCK_QUOTE);
    if (alert && inside && rest.len && rest.at[0] == '\n' && !is_strong_at_start(leaf, len))
        return false; /* of what a console shows */
    if (rest.len == 0 || rest.at[0] == ':' || rest.at[0] == '\n' || quoted)
        return true;
    if (is_strong_at_start(leaf, len))
        return true;
    rest = slice_strip_start(rest, " ");
    struct slice sentence = slice_strip_start(leaf->text, " ");
    return rest.len > 20 && ascii_is_upper(rest.at[0]) && rest.len < sentence.len &&
           !ascii_is_upper(rest.at[1]) && ascii_is_upper(sentence.at[0]);
}

/* What separates a label from its text: "Note: x", "Note - x", "Note. x". */
static size_t separator_length(struct slice text) {
    struct slice rest = slice_strip_start(text, ":.- ");
    if (slice_starts(rest, SLICE("\u2013")) || slice_starts(rest, SLICE("\u2014")))
        rest = slice_strip_start(slice_from(rest, 3), " ");
    return text.len - rest.len;
}

/* The kind of note that a paragraph begins, and what of its text is the label. */
static enum block_note note_of(const struct block *leaf, bool quoted, size_t *len) {
    enum block_note note = bracketed(leaf->text, len);
    if (note)
        return note;
    note = label_at(leaf->text, len);
    if (note && is_label(leaf, *len, quoted)) {
        *len += separator_length(slice_from(leaf->text, *len));
        return note;
    }
    return NOTE_NONE;
}

static void drop_label(struct block *leaf, size_t len) {
    tidy_drop_start(leaf, len);
    if (leaf->text.len == 0)
        block_remove(leaf);
}

/* A quotation whose first words are a label is a note as a whole. */
static void note_of_quote(struct block *quote) {
    struct block *first = quote->first;
    size_t len;
    if (!first || (first->kind != BLOCK_PARAGRAPH && first->kind != BLOCK_HEADING))
        return;
    enum block_note note = note_of(first, true, &len);
    if (!note)
        return;
    quote->kind = BLOCK_NOTE;
    quote->note = note;
    drop_label(first, len);
}

static struct block *wrap(
    struct document *document, struct block *paragraph, enum block_note note) {
    struct block *box = block_new(document->arena, BLOCK_NOTE, paragraph->line);
    box->note = note;
    box->line_end = paragraph->line_end;
    block_insert_after(paragraph, box);
    block_remove(paragraph);
    block_append(box, paragraph);
    return box;
}

/* Moves the block behind the note into it: "Important" stood on a line of its own. */
static void take_next(struct block *box) {
    struct block *next = box->next;
    if (!next || (next->kind != BLOCK_PARAGRAPH && next->kind != BLOCK_LIST))
        return;
    block_remove(next);
    block_append(box, next);
    box->line_end = next->line_end;
}

/* A label alone without text to label is dropped, as is an empty note. */
static void note_of_paragraph(struct document *document, struct block *paragraph) {
    size_t len;
    enum block_note note = note_of(paragraph, false, &len);
    if (!note || paragraph->parent->kind == BLOCK_NOTE)
        return;
    struct block *box = wrap(document, paragraph, note);
    drop_label(paragraph, len);
    if (!box->first || slice_ends(slice_trim(paragraph->text), SLICE(":")))
        take_next(box);
    if (!box->first)
        block_remove(box);
}

/* "Note" as a heading of its own is the label of what stands below it. */
static void note_of_heading(struct document *document, struct block *heading) {
    size_t len;
    enum block_note note = label_at(heading->text, &len);
    bool told = heading->next && heading->next->kind == BLOCK_PARAGRAPH;
    if (!note || !told || slice_trim(slice_from(heading->text, len)).len ||
        slice_equal_nocase(slice_first(heading->text, len), SLICE("Error")) ||
        slice_ends_nocase(slice_first(heading->text, len), SLICE("s")))
        return;
    struct block *box = wrap(document, heading, note);
    block_remove(heading);
    take_next(box);
}

/* The first paragraph of an item or a cell is its own text, and stays so. */
static bool may_be_note(const struct block *paragraph) {
    return paragraph->kind == BLOCK_PARAGRAPH && paragraph->parent->kind != BLOCK_CELL &&
           (paragraph->parent->kind != BLOCK_ITEM || paragraph->previous);
}

void tidy_notes(struct document *document) {
    struct block *root = document->body, *next;
    for (struct block *block = root; block; block = next) {
        if (block->kind == BLOCK_QUOTE)
            note_of_quote(block);
        /* What comes next is taken first: a note may swallow the block behind it, which then is
         * met inside it, where notes do not nest. */
        next = block_next(root, block);
        if (block->kind == BLOCK_HEADING)
            note_of_heading(document, block);
        else if (block->parent && may_be_note(block))
            note_of_paragraph(document, block);
    }
}
