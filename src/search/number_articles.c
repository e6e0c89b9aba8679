/* The articles that name a number, each with the meaning that it speaks of. */
#include "search/number_lookup.h"

#include "base/text.h"
#include "block/block.h"

#include <stdlib.h>

enum {
    MOST_ARTICLES = 200, /* that are kept of one meaning */
    OVERLAP_LETTERS = 4, /* of a word that tells meanings apart */
};

/* ---- which meaning an article speaks of ---- */

static size_t overlap(struct slice meaning, struct slice text) {
    size_t words = 0;
    for (size_t i = 0; i < meaning.len;) {
        size_t start = i;
        while (i < meaning.len && ascii_is_alnum(meaning.at[i]))
            i++;
        struct slice word = {meaning.at + start, i - start};
        if (word.len >= OVERLAP_LETTERS && slice_find_word(text, word) != SLICE_NONE)
            words++;
        i += i == start;
    }
    return words;
}

/* The text around a mention: its block, and the title. */
static void add_context(
    struct number_lookup *lookup, const struct store_code *code, struct buf *context) {
    struct buf body = {0};
    struct store_entry entry;
    if (store_entry(lookup->store, lookup->arena, code->article, &entry, NULL) == STATUS_OK)
        buf_add(context, entry.title);
    buf_add_char(context, '\n');
    if (store_body(lookup->store, code->article, &body, NULL) == STATUS_OK) {
        struct arena *arena = arena_new();
        struct block *root = block_unpack(arena, buf_slice(&body));
        for (const struct block *b = root; b; b = block_next(root, b))
            if (b->index == code->place.block)
                buf_add(context, b->text);
        arena_free(arena);
    }
    buf_fini(&body);
}

/* Can "404" or "error 5" alone mean it? An HTTP status can; an event and a stop code are called so.
 */
static bool may_be_said_plainly(const struct number_meaning *meaning) {
    return !meaning->related &&
           (!code_family_stands_apart(meaning->family) || meaning->family == FAMILY_HTTP);
}

/* Of several families that have the number, the one whose words stand around it; where none says
 * more, the one that the number's range or the store suggests. */
static struct number_meaning *by_words(
    struct number_lookup *lookup, struct number *number, const struct store_code *code) {
    struct number_meaning *best = NULL;
    struct buf context = {0};
    size_t best_worth = 0;
    add_context(lookup, code, &context);
    for (size_t i = 0; i < number->meanings.count; i++) {
        struct number_meaning *meaning = &number->meanings.items[i];
        if (!may_be_said_plainly(meaning))
            continue;
        size_t words = overlap(slice_of(meaning->text), buf_slice(&context));
        if (slice_find_word(buf_slice(&context), slice_of(code_family_key(meaning->family))) !=
            SLICE_NONE)
            words++;
        bool likely = meaning->family == code_guess_family(meaning->value);
        size_t worth = 4 * words + 2 * likely + (meaning->value == code->value) + 1;
        if (worth > best_worth) {
            best = meaning;
            best_worth = worth;
        }
    }
    buf_fini(&context);
    return best;
}

static struct number_meaning *of_family(
    struct number *number, enum code_family family, uint32_t value) {
    struct number_meaning *found = NULL;
    for (size_t i = 0; i < number->meanings.count; i++) {
        struct number_meaning *meaning = &number->meanings.items[i];
        if (meaning->family == family && (!found || meaning->value == value))
            found = meaning;
    }
    return found;
}

static bool has_plain_meaning(const struct number *number) {
    for (size_t i = 0; i < number->meanings.count; i++)
        if (may_be_said_plainly(&number->meanings.items[i]))
            return true;
    return false;
}

static struct number_meaning *meaning_of(
    struct number_lookup *lookup, struct number *number, const struct store_code *code) {
    enum code_family family = code->family;
    if (family == FAMILY_ANY && code->value > UINT16_MAX)
        family = code_guess_family(code->value);
    struct number_meaning *meaning =
        family == FAMILY_ANY ? NULL : of_family(number, family, code->value);
    if (!meaning && !code_family_stands_apart(family) && has_plain_meaning(number))
        meaning = by_words(lookup, number, code);
    if (!meaning)
        meaning = number_add_meaning(lookup, number,
            family == FAMILY_ANY ? code_guess_family(code->value) : family, code->value);
    return meaning;
}

/* ---- articles ---- */

static bool has_article(const struct number_meaning *meaning, const struct store_entry *entry) {
    for (size_t i = 0; i < meaning->articles.count; i++) {
        const struct store_entry *other = &meaning->articles.items[i].entry;
        if (other->id == entry->id || (entry->duplicate_of && other->id == entry->duplicate_of) ||
            (other->duplicate_of && other->duplicate_of == entry->id))
            return true;
    }
    return false;
}

/* The fixes of the problem that names the number; all of them where it has none of its own. */
static enum status add_fixes(
    struct number_lookup *lookup, int problem, struct number_article *article) {
    struct store_fixes all = {0};
    if (store_fixes(lookup->store, lookup->arena, article->entry.id, &all, lookup->error))
        return STATUS_STORE;
    for (size_t i = 0; i < all.count && problem != ARTICLE_NONE; i++)
        if (all.items[i].problem == problem)
            *LIST_ADD(lookup->arena, &article->fixes) = all.items[i];
    if (article->fixes.count == 0)
        article->fixes = all;
    return STATUS_OK;
}

static enum status add_article(
    struct number_lookup *lookup, struct number *number, const struct store_code *code) {
    struct number_article article = {.role = code->role, .place = code->place};
    struct number_meaning *meaning = meaning_of(lookup, number, code);
    enum status status =
        store_entry(lookup->store, lookup->arena, code->article, &article.entry, lookup->error);
    if (status != STATUS_OK)
        return status == STATUS_NOTHING ? STATUS_OK : status;
    if (meaning->articles.count == MOST_ARTICLES || has_article(meaning, &article.entry))
        return STATUS_OK;
    if (meaning->event_source.len == 0)
        meaning->event_source = code->source;
    if (add_fixes(lookup, code->problem, &article))
        return STATUS_STORE;
    meaning->fixes += article.fixes.count;
    *LIST_ADD(lookup->arena, &meaning->articles) = article;
    return STATUS_OK;
}

static int by_role(const void *a, const void *b) {
    const struct store_code *x = a, *y = b;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->place.line > y->place.line) - (x->place.line < y->place.line);
}

enum status number_add_articles(struct number_lookup *lookup, struct number *number) {
    uint32_t values[CODE_EQUIVALENTS];
    size_t count = code_equivalents(number->reading.value, values);
    struct store_codes codes = {0};
    if (store_codes(lookup->store, lookup->arena, values, count, &codes, lookup->error))
        return STATUS_STORE;
    if (codes.count)
        qsort(codes.items, codes.count, sizeof *codes.items, by_role);
    for (size_t i = 0; i < codes.count; i++)
        if (number_is_meant(number, codes.items[i].family, codes.items[i].value) &&
            add_article(lookup, number, &codes.items[i]))
            return STATUS_STORE;
    return STATUS_OK;
}
