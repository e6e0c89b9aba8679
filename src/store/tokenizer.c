/* FTS5's own tokenizer, but that the terms of articles are noted in the vocabulary on their way
 * into the index, and that words of ASCII, which nearly all are, are taken here at once. */
#include "base/memory.h"
#include "store/handle.h"

#include <stdlib.h>

enum {
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
    struct slice term = {text, (size_t)(len < LONGEST_TERM ? len : LONGEST_TERM)};
    uint32_t hash = 0;
    for (size_t i = 0; i < term.len; i++)
        hash = vocabulary_hash(hash, term.at[i]);
    vocabulary_take(passing->vocabulary, term, hash);
    return passing->take(
        passing->user, flags, text, len, passing->start + start, passing->start + end);
}

/* May it be part of a word? Of what is beyond ASCII only FTS5 knows. */
static bool is_letter(char c) {
    return ascii_is_alnum(c) || c & 0x80;
}

/* The word at the beginning of `rest`, in small letters, into `word`, as FTS5 would take it; 0
 * where it is too long for that or holds other letters than ASCII's. */
static size_t short_word(struct slice rest, char word[SHORT_WORD], uint32_t *hash) {
    size_t len = 0, limit = rest.len < SHORT_WORD ? rest.len : SHORT_WORD;
    uint32_t made = 0;
    for (; len < limit && ascii_is_alnum(rest.at[len]); len++) {
        word[len] = (char)(rest.at[len] | 0x20); /* a digit has that bit */
        made = vocabulary_hash(made, word[len]);
    }
    *hash = made;
    return len < rest.len && is_letter(rest.at[len]) ? 0 : len;
}

static size_t long_word(struct slice rest) {
    size_t len = 0;
    while (len < rest.len && is_letter(rest.at[len]))
        len++;
    return len;
}

static int tokenize_article(
    Fts5Tokenizer *tokenizer, struct passing *passing, int flags, struct slice text) {
    struct slice rest = text;
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        char word[SHORT_WORD];
        uint32_t hash;
        while (rest.len && !is_letter(rest.at[0]))
            rest = slice_from(rest, 1);
        if (rest.len == 0)
            break;
        passing->start = (int)(rest.at - text.at);
        size_t len = short_word(rest, word, &hash);
        if (len) {
            vocabulary_take(passing->vocabulary, (struct slice){word, len}, hash);
            code = passing->take(
                passing->user, 0, word, (int)len, passing->start, passing->start + (int)len);
        } else {
            len = long_word(rest);
            code = tokenizer->store->plain.calls.xTokenize(
                tokenizer->plain, passing, flags, rest.at, (int)len, take_passing);
        }
        rest = slice_from(rest, len);
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
