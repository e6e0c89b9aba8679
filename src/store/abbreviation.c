#include "store/abbreviation.h"

enum {
    LETTERS_MIN = 2,
    LETTERS_MAX = 8,
    WORDS_MAX = 8,    /* of a meaning */
    MEANING_MAX = 80, /* bytes of one */
};

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
