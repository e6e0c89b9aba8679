#include "search/spelling.h"

#include "store/terms.h"

#include <math.h>

enum {
    LONGEST = 40, /* bytes of a word that is corrected */
    RANGE = 4000, /* words with a beginning that are looked at */
    FEW = 200,    /* the same where each is stemmed */
    SHARED = 3,   /* letters that forms of a word share at least */
};

/* Keeps the best few, best first. */
static size_t keep(struct near_word *found, size_t count, size_t limit, struct near_word word) {
    size_t at = count;
    while (at > 0 && found[at - 1].articles < word.articles)
        at--;
    if (at >= limit)
        return count;
    size_t end = count < limit ? count : limit - 1;
    for (size_t i = end; i > at; i--)
        found[i] = found[i - 1];
    found[at] = word;
    return count < limit ? count + 1 : limit;
}

size_t spelling_completions(
    const struct store_words *words, struct slice start, struct near_word *found, size_t limit) {
    size_t count = 0, place = store_word_place(words, start);
    for (size_t seen = 0; place < words->count && seen < RANGE; place++, seen++) {
        if (!slice_starts(store_word(words, place), start))
            break;
        count =
            keep(found, count, limit, (struct near_word){place, store_word_count(words, place), 0});
    }
    return count;
}

size_t spelling_forms(
    const struct store_words *words, struct slice term, struct near_word *found, size_t limit) {
    size_t forms[16], kept = 0, place = store_word_place(words, term);
    if (place == words->count || !slice_equal(store_word(words, place), term))
        return 0;
    size_t count = store_word_forms(words, place, forms, COUNT_OF(forms));
    for (size_t i = 0; i < count && kept < limit; i++)
        if (forms[i] != place)
            found[kept++] = (struct near_word){forms[i], store_word_count(words, forms[i]), 0};
    return kept;
}

static bool may_be_mistyped(struct slice term) {
    for (size_t i = 0; i < term.len; i++)
        if (ascii_is_digit(term.at[i]))
            return false;
    return term.len >= 4 && term.len <= LONGEST;
}

/* A stem is the beginning of its words, but for its last letter: "deny" has "deni". */
size_t spelling_forms_of_unknown(const struct store_words *words, struct store *store,
    struct arena *arena, struct slice term, struct near_word *found, size_t limit) {
    if (!may_be_mistyped(term))
        return 0;
    struct slice stem = store_stem(store, arena, term);
    if (stem.len < SHARED)
        return 0;
    struct slice start = slice_first(stem, stem.len - (stem.len > SHARED));
    size_t count = 0, place = store_word_place(words, start);
    for (size_t seen = 0; place < words->count && seen < FEW; place++, seen++) {
        struct slice word = store_word(words, place);
        if (!slice_starts(word, start))
            break;
        if (slice_equal(store_stem(store, arena, word), stem))
            count = keep(
                found, count, limit, (struct near_word){place, store_word_count(words, place), 0});
    }
    return count;
}

/* ---- edits ---- */

unsigned spelling_distance(struct slice a, struct slice b, unsigned most) {
    unsigned rows[3][LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST || a.len > b.len + most || b.len > a.len + most)
        return most + 1;
    for (unsigned j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        unsigned least = row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned cost = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);
            if (above[j] + 1 < cost)
                cost = above[j] + 1;
            if (row[j - 1] + 1 < cost)
                cost = row[j - 1] + 1;
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] &&
                before[j - 2] + 1 < cost)
                cost = before[j - 2] + 1;
            row[j] = cost;
            least = cost < least ? cost : least;
        }
        if (least > most)
            return most + 1;
    }
    unsigned distance = rows[a.len % 3][b.len];
    return distance <= most ? distance : most + 1;
}

/* The letters of a word as bits: two words a few edits apart differ in a few of them. */
static uint32_t letters_of(struct slice word) {
    uint32_t letters = 0;
    for (size_t i = 0; i < word.len; i++)
        letters |= 1u << ((unsigned char)word.at[i] & 31);
    return letters;
}

/* Common words are meant more often; an edit is worth a factor of about a hundred, and one that
 * leaves the first letter alone less. */
static uint32_t likelihood(
    struct slice term, struct slice word, uint32_t articles, unsigned edits) {
    double value = log(1.0 + articles) - 4.6 * (edits - 1);
    if (term.at[0] != word.at[0])
        value -= 2.3;
    return (uint32_t)(exp(value + 10));
}

size_t spelling_corrections(
    const struct store_words *words, struct slice term, struct near_word *found, size_t limit) {
    unsigned most = term.len < 8 ? 1 : 2;
    uint32_t letters = letters_of(term);
    size_t count = 0;
    if (!may_be_mistyped(term))
        return 0;
    for (size_t i = 0; i < words->count; i++) {
        struct slice word = store_word(words, i);
        if (word.len + most < term.len || word.len > term.len + most || word.len < 3)
            continue;
        if ((unsigned)__builtin_popcount(letters ^ letters_of(word)) > 2 * most)
            continue;
        unsigned edits = spelling_distance(term, word, most);
        if (edits == 0 || edits > most)
            continue;
        uint32_t articles = store_word_count(words, i);
        count = keep(found, count, limit,
            (struct near_word){i, likelihood(term, word, articles, edits), edits});
    }
    for (size_t i = 0; i < count; i++)
        found[i].articles = store_word_count(words, found[i].place);
    return count;
}
