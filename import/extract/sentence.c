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

/* ---- sentences ---- */

static bool is_abbreviation(struct slice before) {
    static const char *const known[] = {"e.g", "i.e", "etc", "vs", "no", "approx", "incl", "resp",
        "fig", "inc", "corp", "ltd", "st", "mr", "dr"};
    size_t start = before.len;
    while (start && !ascii_is_blank(before.at[start - 1]) && before.at[start - 1] != '(')
        start--;
    struct slice last = slice_from(before, start);
    return slice_is_one_of(last, known, COUNT_OF(known)) ||
           (last.len == 1 && ascii_is_upper(last.at[0]));
}

/* Closing quotes and brackets belong to the sentence that they end. */
static size_t closing_length(struct slice text) {
    size_t len = 0;
    for (;;) {
        struct slice rest = slice_from(text, len);
        if (rest.len && strchr("\"')]*_", rest.at[0]))
            len++;
        else if (slice_starts(rest, SLICE("\u201d")) || slice_starts(rest, SLICE("\u2019")))
            len += 3;
        else
            return len;
    }
}

/* Does the sentence end at text.at[i]? Sets `*len` to the bytes up to its end. */
static bool ends_at(struct slice text, size_t i, size_t *len) {
    char c = text.at[i];
    if (c == '\n') {
        *len = i + 1;
        return true;
    }
    if (c != '.' && c != '!' && c != '?')
        return false;
    size_t end = i + 1 + closing_length(slice_from(text, i + 1));
    if (end < text.len && !ascii_is_blank(text.at[end]))
        return false;
    if (c == '.' && end < text.len && is_abbreviation(slice_first(text, i)))
        return false;
    *len = end;
    return true;
}

static size_t sentence_length(struct slice text) {
    size_t len = text.len;
    for (size_t i = 0; i < text.len; i++)
        if (ends_at(text, i, &len))
            return len;
    return text.len;
}

/* ---- words ---- */

static bool is_around(char c) {
    switch (c) {
    case '"':
    case '\'':
    case '`':
    case '.':
    case ',':
    case ':':
    case ';':
    case '!':
    case '?':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '*':
    case '<':
    case '>':
        return true;
    default:
        return false;
    }
}

/* The bytes of a curly quote, dash or ellipsis at the beginning; 0 where there is none. */
static size_t mark_length(struct slice text) {
    return slice_starts(text, SLICE("\xe2\x80")) && text.len >= 3 ? 3 : 0;
}

static size_t mark_length_at_end(struct slice text) {
    return text.len >= 3 && slice_starts(slice_from(text, text.len - 3), SLICE("\xe2\x80")) ? 3 : 0;
}

static struct word make_word(struct slice token) {
    struct word word = {.text = token};
    size_t skip;
    while (
        word.text.len && ((skip = mark_length(word.text)) || (skip = is_around(word.text.at[0])))) {
        word.quoted |= skip == 3 || strchr("\"'([<", word.text.at[0]) != NULL;
        word.text = slice_from(word.text, skip);
    }
    while (word.text.len && ((skip = mark_length_at_end(word.text)) ||
                                (skip = is_around(word.text.at[word.text.len - 1])))) {
        char last = word.text.at[word.text.len - 1];
        word.comma |= last == ',' || last == ';' || last == ':';
        word.text.len -= skip;
    }
    word.hash = word_hash(word.text);
    return word;
}

static void split_words(struct arena *arena, struct sentence *sentence) {
    LIST(struct word) words = {0};
    struct slice rest = sentence->text, token;
    while (slice_next_word(&rest, &token)) {
        struct word word = make_word(token);
        if (word.text.len)
            *LIST_ADD(arena, &words) = word;
        else if (words.count)
            words.items[words.count - 1].comma |= word.comma;
    }
    sentence->words = words.items;
    sentence->count = words.count;
}

struct sentences sentences_of(struct arena *arena, struct slice text) {
    struct sentences list = {0};
    while (text.len) {
        size_t len = sentence_length(text);
        struct slice part = slice_trim(slice_first(text, len));
        text = slice_from(text, len);
        if (part.len == 0)
            continue;
        struct sentence sentence = {.text = part};
        struct slice core = slice_strip_end(part, "\"')]*_ ");
        sentence.end =
            core.len && strchr(".!?:;", core.at[core.len - 1]) ? core.at[core.len - 1] : 0;
        split_words(arena, &sentence);
        if (sentence.count)
            *LIST_ADD(arena, &list) = sentence;
    }
    return list;
}
