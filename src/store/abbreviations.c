#include "store/abbreviations.h"

#include "store/handle.h"

#include <stdlib.h>

enum {
    LETTERS_MIN = 2,
    LETTERS_MAX = 8,
    WORDS_MAX = 8,      /* of a meaning */
    MEANING_MAX = 80,   /* bytes of one */
    MOST_PAIRS = 20000, /* that are kept in memory, of a store that is made of them */
};

/* ---- in a text ---- */

static bool is_word(char c) {
    return ascii_is_alnum(c) || c == '-' || c == '/' || c == '\'';
}

/* Capital letters and digits, two letters at least; a plural s may follow: "DCs". */
static struct slice letters_of(struct slice text) {
    size_t capitals = 0;
    if (slice_ends(text, SLICE("s")))
        text.len--;
    for (size_t i = 0; i < text.len; i++) {
        capitals += ascii_is_upper(text.at[i]);
        if (!ascii_is_upper(text.at[i]) && !ascii_is_digit(text.at[i]))
            return SLICE("");
    }
    bool fits = capitals >= LETTERS_MIN && text.len <= LETTERS_MAX && ascii_is_upper(text.at[0]);
    return fits ? text : SLICE("");
}

static bool begins_word(struct slice text, size_t at) {
    return at == 0 || !ascii_is_alnum(text.at[at - 1]);
}

/* The shortest end of `text` that holds the letters in their order, from a word's beginning on;
 * empty where there is none. */
static struct slice meaning_at_end(struct slice text, struct slice letters) {
    size_t at = text.len;
    for (size_t i = letters.len; i > 0; i--) {
        bool first = i == 1;
        do {
            if (at == 0)
                return SLICE("");
            at--;
        } while (ascii_lower(text.at[at]) != ascii_lower(letters.at[i - 1]) ||
                 (first && !begins_word(text, at)));
    }
    return slice_from(text, at);
}

static size_t count_words(struct slice text) {
    struct slice word;
    size_t count = 0;
    while (slice_next_word(&text, &word))
        count++;
    return count;
}

/* Are the letters the first ones of the words, one each? */
static bool is_plain(struct slice meaning, struct slice letters) {
    struct slice word;
    size_t count = 0;
    while (slice_next_word(&meaning, &word)) {
        if (count == letters.len || ascii_lower(word.at[0]) != ascii_lower(letters.at[count]))
            return false;
        count++;
    }
    return count == letters.len;
}

/* The words directly before `end`, as many as the letters may stand for, of one sentence. */
static struct slice words_before(struct slice text, size_t end, size_t letters) {
    size_t start = end, words = 0, most = letters + 3 < 2 * letters ? letters + 3 : 2 * letters;
    while (start > 0 && words < most && end - start < MEANING_MAX) {
        size_t at = start;
        while (at > 0 && text.at[at - 1] == ' ')
            at--;
        size_t word = at;
        while (word > 0 && is_word(text.at[word - 1]))
            word--;
        if (word == at)
            break;
        start = word;
        words++;
    }
    return slice_trim((struct slice){text.at + start, end - start});
}

static bool take(struct abbreviation *found, struct slice letters, struct slice meaning) {
    size_t words = count_words(meaning);
    if (words < 2 || words > WORDS_MAX || meaning.len > MEANING_MAX ||
        slice_find(meaning, letters) != SLICE_NONE)
        return false;
    *found = (struct abbreviation){letters, meaning, is_plain(meaning, letters)};
    return true;
}

/* "NLB (Network Load Balancing)": the words in the brackets are the meaning as a whole. */
static bool explained_inside(
    struct slice text, size_t open, struct slice inner, struct abbreviation *found) {
    size_t end = open;
    while (end > 0 && text.at[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && ascii_is_alnum(text.at[start - 1]) && end - start <= LETTERS_MAX)
        start--;
    struct slice letters = letters_of((struct slice){text.at + start, end - start});
    for (size_t i = 0; i < inner.len; i++)
        if (!is_word(inner.at[i]) && inner.at[i] != ' ')
            return false;
    return letters.len && is_plain(inner, letters) && take(found, letters, inner);
}

bool abbreviation_next(struct slice text, size_t *from, struct abbreviation *found) {
    while (*from < text.len) {
        ptrdiff_t at = slice_find_char(slice_from(text, *from), '(');
        if (at == SLICE_NONE)
            return false;
        size_t open = *from + (size_t)at;
        *from = open + 1;
        struct slice rest = slice_first(slice_from(text, open + 1), MEANING_MAX);
        ptrdiff_t close = slice_find_char(rest, ')');
        if (close <= 0)
            continue;
        struct slice inner = slice_trim(slice_first(rest, (size_t)close));
        struct slice letters = inner.len ? letters_of(inner) : inner;
        if (letters.len &&
            take(found, letters, meaning_at_end(words_before(text, open, letters.len), letters)))
            return true;
        if (letters.len == 0 && explained_inside(text, open, inner, found))
            return true;
    }
    return false;
}

/* ---- in a store ---- */

/* An explanation in an article. */
struct pair {
    struct slice line; /* "nlb\tnetwork load balancing" */
    size_t article;
    bool plain;
};

struct pairs {
    struct arena *arena;
    struct pair *items;
    size_t count, capacity;
};

static void add_pair(struct pairs *pairs, const struct abbreviation *found, size_t article) {
    struct slice line = arena_printf(
        pairs->arena, "%.*s\t%.*s", SLICE_ARGS(found->letters), SLICE_ARGS(found->meaning));
    char *lower = arena_string(pairs->arena, line);
    for (size_t i = 0; i < line.len; i++)
        lower[i] = ascii_lower(lower[i]);
    *LIST_ADD(pairs->arena, pairs) =
        (struct pair){(struct slice){lower, line.len}, article, found->plain};
}

static void add_body(struct pairs *pairs, struct slice bytes, size_t article) {
    struct arena *arena = arena_new();
    const struct block *root = block_unpack(arena, bytes);
    for (const struct block *b = root; b; b = block_next(root, b)) {
        struct abbreviation found;
        size_t from = 0;
        while (pairs->count < MOST_PAIRS && abbreviation_next(b->text, &from, &found))
            add_pair(pairs, &found, article);
    }
    arena_free(arena);
}

static int by_line(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    int order = slice_compare(x->line, y->line);
    return order ? order : (x->article > y->article) - (x->article < y->article);
}

static void add_lines(const struct pairs *pairs, struct buf *lines) {
    for (size_t i = 0, end; i < pairs->count; i = end) {
        const struct pair *first = &pairs->items[i];
        size_t articles = 1;
        for (end = i + 1; end < pairs->count && slice_equal(pairs->items[end].line, first->line);
             end++)
            articles += pairs->items[end].article != pairs->items[end - 1].article;
        if (articles < 2 && !first->plain)
            continue;
        buf_add(lines, first->line);
        buf_add_char(lines, '\n');
    }
}

enum status store_read_abbreviations(struct store *store, struct buf *lines, struct error *error) {
    struct pairs pairs = {.arena = arena_new()};
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_BODY);
    int code = SQLITE_ERROR;
    for (size_t article = 0; rows && (code = sqlite3_step(rows)) == SQLITE_ROW; article++) {
        struct slice body = {sqlite3_column_blob(rows, 0), (size_t)sqlite3_column_bytes(rows, 0)};
        if (body.at)
            add_body(&pairs, body, article);
    }
    enum status status = rows && code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
    if (rows)
        sqlite3_reset(rows);
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, by_line);
    add_lines(&pairs, lines);
    arena_free(pairs.arena);
    return status;
}
