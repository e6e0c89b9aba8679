#include "store/vocabulary.h"

#include "base/memory.h"

#include <stdlib.h>

enum {
    FIRST_SLOTS = 1 << 10, /* always a power of two, and at least twice as many as terms */
};

/* All that a look-up needs, in one line of the processor's cache. */
struct slot {
    uint32_t len;      /* of the term; 0 where there is none */
    uint32_t at;       /* where all of it is in the pool */
    uint32_t articles; /* that hold it */
    uint32_t seen;     /* the number of the article that held it last */
    char head[VOCABULARY_HEAD];
};

struct vocabulary {
    struct slot *slots;
    size_t count, slot_count;
    uint32_t article;
    int step;
    struct buf pool;
};

struct vocabulary *vocabulary_new(void) {
    struct vocabulary *made = mem_new(sizeof *made);
    made->slot_count = FIRST_SLOTS;
    made->slots = mem_new(made->slot_count * sizeof *made->slots);
    return made;
}

void vocabulary_free(struct vocabulary *vocabulary) {
    if (!vocabulary)
        return;
    buf_fini(&vocabulary->pool);
    free(vocabulary->slots);
    free(vocabulary);
}

static struct slice text_of(const struct vocabulary *vocabulary, const struct slot *slot) {
    return (struct slice){vocabulary->pool.at + slot->at, slot->len};
}

struct vocabulary_term vocabulary_term(struct slice text) {
    struct vocabulary_term term = {.text = text};
    for (size_t i = 0; i < text.len; i++) {
        if (i < VOCABULARY_HEAD)
            term.head[i] = text.at[i];
        term.hash = vocabulary_hash(term.hash, text.at[i]);
    }
    return term;
}

static bool is_term(const struct vocabulary *vocabulary, const struct slot *slot,
    const struct vocabulary_term *term) {
    return slot->len == term->text.len && memcmp(slot->head, term->head, VOCABULARY_HEAD) == 0 &&
           (slot->len <= VOCABULARY_HEAD || slice_equal(text_of(vocabulary, slot), term->text));
}

/* The high bits of a hash are the good ones. */
static size_t first_slot(const struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    return (term->hash ^ term->hash >> 15) & (vocabulary->slot_count - 1);
}

/* The slot of a term, or the free one that it would have. */
static struct slot *slot_of(
    const struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    size_t i = first_slot(vocabulary, term);
    while (vocabulary->slots[i].len && !is_term(vocabulary, &vocabulary->slots[i], term))
        i = (i + 1) & (vocabulary->slot_count - 1);
    return &vocabulary->slots[i];
}

void vocabulary_fetch(const struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    __builtin_prefetch(&vocabulary->slots[first_slot(vocabulary, term)]);
}

static void grow(struct vocabulary *vocabulary) {
    struct slot *old = vocabulary->slots;
    size_t old_count = vocabulary->slot_count;
    vocabulary->slot_count *= 2;
    vocabulary->slots = mem_new(vocabulary->slot_count * sizeof *vocabulary->slots);
    for (size_t i = 0; i < old_count; i++) {
        struct vocabulary_term term = vocabulary_term(text_of(vocabulary, &old[i]));
        if (old[i].len)
            *slot_of(vocabulary, &term) = old[i];
    }
    free(old);
}

static struct slot *new_slot(struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    if (2 * (vocabulary->count + 1) > vocabulary->slot_count)
        grow(vocabulary);
    struct slot *slot = slot_of(vocabulary, term);
    slot->len = (uint32_t)term->text.len;
    slot->at = (uint32_t)vocabulary->pool.len;
    memcpy(slot->head, term->head, VOCABULARY_HEAD);
    buf_add(&vocabulary->pool, term->text);
    vocabulary->count++;
    return slot;
}

static struct slot *known_or_new(
    struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    struct slot *slot = slot_of(vocabulary, term);
    return slot->len ? slot : new_slot(vocabulary, term);
}

void vocabulary_begin(struct vocabulary *vocabulary, int step) {
    vocabulary->article++;
    vocabulary->step = step;
}

void vocabulary_take(struct vocabulary *vocabulary, const struct vocabulary_term *term) {
    struct slot *slot = known_or_new(vocabulary, term);
    if (slot->seen == vocabulary->article)
        return;
    slot->seen = vocabulary->article;
    if (vocabulary->step > 0)
        slot->articles++;
    else if (slot->articles)
        slot->articles--;
}

void vocabulary_add(struct vocabulary *vocabulary, struct slice text, uint32_t articles) {
    struct vocabulary_term term = vocabulary_term(text);
    if (text.len)
        known_or_new(vocabulary, &term)->articles += articles;
}

static int compare_slots(const void *a, const void *b, void *user) {
    return slice_compare(text_of(user, *(const struct slot *const *)a),
        text_of(user, *(const struct slot *const *)b));
}

void vocabulary_each(struct vocabulary *vocabulary, vocabulary_call *call, void *user) {
    struct slot **sorted = mem_new((vocabulary->count + 1) * sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->slot_count; i++)
        if (vocabulary->slots[i].articles)
            sorted[count++] = &vocabulary->slots[i];
    qsort_r(sorted, count, sizeof *sorted, compare_slots, vocabulary);
    for (size_t i = 0; i < count; i++)
        call(user, text_of(vocabulary, sorted[i]), sorted[i]->articles);
    free(sorted);
}
