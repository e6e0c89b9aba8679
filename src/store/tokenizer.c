/* FTS5's own tokenizer, but that the terms of articles are noted in the vocabulary on their way
 * into the index, and that words of ASCII, which nearly all are, are taken here at once. */
#include "base/memory.h"
#include "store/handle.h"

#include <stdlib.h>

enum {
    WORDS = 32,           /* at a time */
    SHORT_WORD = 64,      /* bytes */
    LONGEST_TERM = 32768, /* bytes: FTS5 cuts what is longer */
};

typedef int take_token(void *user, int flags, const char *text, int len, int start, int end);

struct Fts5Tokenizer {
    struct store *store;
    Fts5Tokenizer *plain;
};

/* A text on its way. */
struct passing {
    struct vocabulary *vocabulary;
    take_token *take;
    void *user;
    int start; /* of what is looked at, in the text */
};

static int create(void *store, const char **arguments, int count, Fts5Tokenizer **out) {
    Fts5Tokenizer *made = mem_new(sizeof *made);
    made->store = store;
    const struct plain_tokenizer *plain = &made->store->plain;
    int code = plain->calls.xCreate(plain->context, arguments, count, &made->plain);
    if (code == SQLITE_OK)
        *out = made;
    else
        free(made);
    return code;
}

static void delete (Fts5Tokenizer *tokenizer) {
    tokenizer->store->plain.calls.xDelete(tokenizer->plain);
    free(tokenizer);
}

static int take_passing(void *user, int flags, const char *text, int len, int start, int end) {
    const struct passing *passing = user;
    struct vocabulary_term term =
        vocabulary_term((struct slice){text, (size_t)(len < LONGEST_TERM ? len : LONGEST_TERM)});
    vocabulary_take(passing->vocabulary, &term);
    return passing->take(
        passing->user, flags, text, len, passing->start + start, passing->start + end);
}

/* May it be part of a word? Of what is beyond ASCII only FTS5 knows. */
static bool is_letter(char c) {
    return ascii_is_alnum(c) || c & 0x80;
}

/* A short word of ASCII: what FTS5 would make a term of. */
struct word {
    char letters[SHORT_WORD]; /* small ones */
    struct vocabulary_term term;
    int start; /* in the text */
};

/* The word at the beginning of `rest`. False where it is long or holds other letters than ASCII's.
 */
static bool read_word(struct slice rest, struct word *word) {
    size_t len = 0, limit = rest.len < SHORT_WORD ? rest.len : SHORT_WORD;
    uint32_t hash = 0;
    memset(word->letters, 0, VOCABULARY_HEAD);
    for (; len < limit && ascii_is_alnum(rest.at[len]); len++) {
        word->letters[len] = (char)(rest.at[len] | 0x20); /* a digit has that bit */
        hash = vocabulary_hash(hash, word->letters[len]);
    }
    word->term = (struct vocabulary_term){.text = {word->letters, len}, .hash = hash};
    memcpy(word->term.head, word->letters, VOCABULARY_HEAD);
    return len > 0 && (len == rest.len || !is_letter(rest.at[len]));
}

/* Takes the next word off `*rest`; false at the end, and before a word that is not short. */
static bool next_word(struct slice text, struct slice *rest, struct word *word) {
    while (rest->len && !is_letter(rest->at[0]))
        *rest = slice_from(*rest, 1);
    if (!rest->len || !read_word(*rest, word))
        return false;
    word->start = (int)(rest->at - text.at);
    *rest = slice_from(*rest, word->term.text.len);
    return true;
}

static int take_words(const struct passing *passing, const struct word *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        vocabulary_take(passing->vocabulary, &words[i].term);
    for (size_t i = 0; i < count; i++) {
        int len = (int)words[i].term.text.len;
        int code = passing->take(
            passing->user, 0, words[i].letters, len, words[i].start, words[i].start + len);
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

/* A word that is not short goes through FTS5's own tokenizer. */
static int take_long_word(Fts5Tokenizer *tokenizer, struct passing *passing, int flags,
    struct slice text, struct slice *rest) {
    struct slice word = slice_first(*rest, 0);
    while (word.len < rest->len && is_letter(rest->at[word.len]))
        word.len++;
    passing->start = (int)(rest->at - text.at);
    *rest = slice_from(*rest, word.len);
    return tokenizer->store->plain.calls.xTokenize(
        tokenizer->plain, passing, flags, word.at, (int)word.len, take_passing);
}

/* Several words at a time: what is known of a term is in memory that the processor fetches while it
 * reads on. */
static int tokenize_article(
    Fts5Tokenizer *tokenizer, struct passing *passing, int flags, struct slice text) {
    struct word words[WORDS];
    struct slice rest = text;
    int code = SQLITE_OK;
    while (rest.len && code == SQLITE_OK) {
        size_t count = 0;
        while (count < WORDS && next_word(text, &rest, &words[count]))
            vocabulary_fetch(passing->vocabulary, &words[count++].term);
        code = take_words(passing, words, count);
        if (code == SQLITE_OK && count < WORDS && rest.len)
            code = take_long_word(tokenizer, passing, flags, text, &rest);
    }
    return code;
}

static int tokenize(
    Fts5Tokenizer *tokenizer, void *user, int flags, const char *text, int len, take_token *take) {
    const struct store *store = tokenizer->store;
    struct passing passing = {store->vocabulary, take, user, 0};
    if (!store->counting)
        return store->plain.calls.xTokenize(tokenizer->plain, user, flags, text, len, take);
    return tokenize_article(tokenizer, &passing, flags, (struct slice){text, (size_t)len});
}

enum status store_note_terms(struct store *store, struct error *error) {
    static const char name[] = "unicode61";
    fts5_tokenizer calls = {create, delete, tokenize};
    fts5_api *api = store_fts5(store);
    if (!api || api->xFindTokenizer(api, name, &store->plain.context, &store->plain.calls) ||
        api->xCreateTokenizer(api, name, store, &calls, NULL))
        return store_no_fts5(error);
    return STATUS_OK;
}
