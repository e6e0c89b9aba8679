#include "import/extract/sentence.h"

uint32_t word_hash(struct slice word) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)ascii_lower(word.at[i]);
        if (c == 0xE2 && slice_starts(slice_from(word, i), SLICE("\u2019"))) {
            c = '\'';
            i += 2;
        }
        hash = (hash ^ c) * 16777619u;
    }
    return hash;
}

/* ---- words ---- */

enum {
    AROUND = 1, /* punctuation around words */
    OPENS = 2,
    CLOSES = 4, /* belongs to the sentence that ends before it */
};
/* clang-format off */
static const unsigned char marks[256] = {
    ['"'] = AROUND | OPENS | CLOSES, ['\''] = AROUND | OPENS | CLOSES,
    ['('] = AROUND | OPENS, ['['] = AROUND | OPENS, ['<'] = AROUND | OPENS,
    [')'] = AROUND | CLOSES, [']'] = AROUND | CLOSES, ['*'] = AROUND | CLOSES, ['_'] = CLOSES,
    ['`'] = AROUND, ['.'] = AROUND, [','] = AROUND, [':'] = AROUND, [';'] = AROUND, ['!'] = AROUND,
    ['?'] = AROUND, ['{'] = AROUND, ['}'] = AROUND, ['>'] = AROUND,
};
/* clang-format on */

static bool is_mark(char c, unsigned kind) {
    return marks[(unsigned char)c] & kind;
}

/* The bytes of the punctuation at the beginning, a curly quote, dash or ellipsis too; 0 where there
 * is none. */
static size_t mark_length(struct slice text) {
    if (is_mark(text.at[0], AROUND))
        return 1;
    return text.len >= 3 && slice_starts(text, SLICE("\xe2\x80")) ? 3 : 0;
}

static size_t mark_length_at_end(struct slice text) {
    if (is_mark(text.at[text.len - 1], AROUND))
        return 1;
    return text.len >= 3 && slice_starts(slice_from(text, text.len - 3), SLICE("\xe2\x80")) ? 3 : 0;
}

static struct word make_word(struct slice token) {
    struct word word = {.text = token};
    size_t skip;
    while (word.text.len && (skip = mark_length(word.text))) {
        word.quoted |= skip == 3 || is_mark(word.text.at[0], OPENS);
        word.text = slice_from(word.text, skip);
    }
    while (word.text.len && (skip = mark_length_at_end(word.text))) {
        char last = word.text.at[word.text.len - 1];
        word.comma |= last == ',' || last == ';' || last == ':';
        word.text.len -= skip;
    }
    word.hash = word_hash(word.text);
    return word;
}

/* ---- sentences ---- */

/* A sentence before it is known where it ends. */
struct open_sentence {
    struct slice text;
    uint64_t may;
    struct word *items;
    size_t count, capacity;
};

static void add_token(struct arena *arena, struct open_sentence *open, struct slice token) {
    struct word word = make_word(token);
    if (open->text.len == 0)
        open->text.at = token.at;
    open->text.len = (size_t)(token.at - open->text.at) + token.len;
    open->may |= word_bit(word.hash);
    if (word.text.len)
        *LIST_ADD(arena, open) = word;
    else if (open->count)
        open->items[open->count - 1].comma |= word.comma;
}

static void close_sentence(
    struct arena *arena, struct sentences *list, struct open_sentence *open) {
    struct slice core = slice_strip_end(open->text, "\"')]*_ ");
    char last = core.len ? core.at[core.len - 1] : '\0';
    if (open->count)
        *LIST_ADD(arena, list) = (struct sentence){.text = open->text,
            .words = arena_copy(arena, open->items, open->count * sizeof *open->items),
            .count = open->count,
            .may = open->may,
            .end = last && strchr(".!?:;", last) ? last : '\0'};
    open->text.len = open->count = 0;
    open->may = 0;
}

/* Does the text before a full stop end in an abbreviation? */
static bool is_abbreviation(struct slice before) {
    static const char *const known[] = {"e.g", "i.e", "etc", "vs", "no", "approx", "incl", "resp",
        "fig", "inc", "corp", "ltd", "st", "mr", "dr"};
    ptrdiff_t open = slice_find_last(before, '(');
    struct slice last = slice_from(before, open == SLICE_NONE ? 0 : (size_t)open + 1);
    return slice_is_one_of(last, known, COUNT_OF(known)) ||
           (last.len == 1 && ascii_is_upper(last.at[0]));
}

/* Closing quotes and brackets belong to the sentence that they end. */
static struct slice without_closing(struct slice token) {
    for (;;) {
        if (token.len && is_mark(token.at[token.len - 1], CLOSES))
            token.len--;
        else if (slice_ends(token, SLICE("\u201d")) || slice_ends(token, SLICE("\u2019")))
            token.len -= 3;
        else
            return token;
    }
}

/* A line's end among the blanks that come next ends the sentence, too. */
static bool begins_line(struct slice rest) {
    for (size_t i = 0; i < rest.len && ascii_is_blank(rest.at[i]); i++)
        if (rest.at[i] == '\n')
            return true;
    return false;
}

/* Does a sentence end behind the token, which `rest` follows? */
static bool ends_sentence(struct slice token, struct slice rest) {
    token = without_closing(token);
    char last = token.len ? token.at[token.len - 1] : '\0';
    if (last == '!' || last == '?')
        return true;
    bool stop = last == '.' && !(rest.len && is_abbreviation(slice_first(token, token.len - 1)));
    return stop || begins_line(rest);
}

struct sentences sentences_of(struct arena *arena, struct slice text) {
    struct sentences list = {0};
    struct open_sentence open = {0};
    struct slice token;
    while (slice_next_word(&text, &token)) {
        add_token(arena, &open, token);
        if (ends_sentence(token, text))
            close_sentence(arena, &list, &open);
    }
    close_sentence(arena, &list, &open);
    return list;
}
