#include "store/vocabulary.h"

#include "base/memory.h"

#include <stdlib.h>

enum {
    FIRST_SLOTS = 1 << 10, /* always a power of two, and at least twice as many as terms */
};

/* A term's text is in the pool, from `at` on. */
struct term {
    uint32_t at, len, articles, seen; /* seen: the number of the article that held it last */
};

struct slot {
    uint32_t hash, term; /* its number and one; 0 where there is none */
};

struct vocabulary {
    struct buf pool;
    struct term *terms;
    struct slot *slots;
    size_t count, room, slot_count;
    uint32_t article;
    int step;
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
    free(vocabulary->terms);
    free(vocabulary->slots);
    free(vocabulary);
}

static uint32_t hash_of(struct slice text) {
    uint32_t hash = 0;
    for (size_t i = 0; i < text.len; i++)
        hash = vocabulary_hash(hash, text.at[i]);
    return hash;
}

/* The high bits of a hash are the good ones. */
static size_t first_slot(const struct vocabulary *vocabulary, uint32_t hash) {
    return (hash ^ hash >> 15) & (vocabulary->slot_count - 1);
}

static struct slice text_of(const struct vocabulary *vocabulary, const struct term *term) {
    return (struct slice){vocabulary->pool.at + term->at, term->len};
}

static struct slot *free_slot(struct vocabulary *vocabulary, uint32_t hash) {
    size_t i = first_slot(vocabulary, hash);
    while (vocabulary->slots[i].term)
        i = (i + 1) & (vocabulary->slot_count - 1);
    return &vocabulary->slots[i];
}

static void grow_slots(struct vocabulary *vocabulary) {
    struct slot *old = vocabulary->slots;
    size_t old_count = vocabulary->slot_count;
    vocabulary->slot_count *= 2;
    vocabulary->slots = mem_new(vocabulary->slot_count * sizeof *vocabulary->slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].term)
            *free_slot(vocabulary, old[i].hash) = old[i];
    free(old);
}

static struct term *new_term(struct vocabulary *vocabulary, struct slice text, uint32_t hash) {
    if (2 * (vocabulary->count + 1) > vocabulary->slot_count)
        grow_slots(vocabulary);
    if (vocabulary->count == vocabulary->room) {
        vocabulary->room = vocabulary->room ? 2 * vocabulary->room : FIRST_SLOTS / 2;
        vocabulary->terms =
            mem_resize(vocabulary->terms, vocabulary->room * sizeof *vocabulary->terms);
    }
    struct term *term = &vocabulary->terms[vocabulary->count++];
    *term = (struct term){.at = (uint32_t)vocabulary->pool.len, .len = (uint32_t)text.len};
    buf_add(&vocabulary->pool, text);
    *free_slot(vocabulary, hash) = (struct slot){hash, (uint32_t)vocabulary->count};
    return term;
}

static struct term *term_of(struct vocabulary *vocabulary, struct slice text, uint32_t hash) {
    size_t mask = vocabulary->slot_count - 1;
    for (size_t i = first_slot(vocabulary, hash); vocabulary->slots[i].term; i = (i + 1) & mask) {
        struct term *term = &vocabulary->terms[vocabulary->slots[i].term - 1];
        if (vocabulary->slots[i].hash == hash && slice_equal(text_of(vocabulary, term), text))
            return term;
    }
    return new_term(vocabulary, text, hash);
}

void vocabulary_begin(struct vocabulary *vocabulary, int step) {
    vocabulary->article++;
    vocabulary->step = step;
}

void vocabulary_take(struct vocabulary *vocabulary, struct slice text, uint32_t hash) {
    struct term *term = term_of(vocabulary, text, hash);
    if (term->seen == vocabulary->article)
        return;
    term->seen = vocabulary->article;
    if (vocabulary->step > 0)
        term->articles++;
    else if (term->articles)
        term->articles--;
}

void vocabulary_add(struct vocabulary *vocabulary, struct slice text, uint32_t articles) {
    term_of(vocabulary, text, hash_of(text))->articles += articles;
}

static int compare_terms(const void *a, const void *b, void *user) {
    return slice_compare(text_of(user, a), text_of(user, b));
}

void vocabulary_each(const struct vocabulary *vocabulary, vocabulary_call *call, void *user) {
    struct vocabulary sorted = *vocabulary;
    sorted.terms = mem_new(sorted.count * sizeof *sorted.terms + 1);
    if (sorted.count) {
        memcpy(sorted.terms, vocabulary->terms, sorted.count * sizeof *sorted.terms);
        qsort_r(sorted.terms, sorted.count, sizeof *sorted.terms, compare_terms, &sorted);
    }
    for (size_t i = 0; i < sorted.count; i++)
        if (sorted.terms[i].articles)
            call(user, text_of(&sorted, &sorted.terms[i]), sorted.terms[i].articles);
    free(sorted.terms);
}
