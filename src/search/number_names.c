/* Symbolic names by their parts, and what lies near a number or name that nobody knows. */
#include "search/numbers.h"
#include "search/spelling.h"

enum {
    NAME_WORDS = 8, /* of a question for names */
    FAR = 5,        /* letters of a name for each edit that may be wrong in it, about */
};

struct words {
    struct slice items[NAME_WORDS];
    size_t count;
};

static bool is_letter(char c) {
    return ascii_is_alnum(c);
}

static struct words words_of(struct slice text) {
    struct words words = {0};
    for (size_t i = 0; i < text.len && words.count < NAME_WORDS;) {
        size_t start = i;
        while (i < text.len && is_letter(text.at[i]))
            i++;
        if (i > start)
            words.items[words.count++] = (struct slice){text.at + start, i - start};
        else
            i++;
    }
    return words;
}

static bool name_holds(const struct words *words, const struct code_meaning *row) {
    struct slice name = slice_of(code_meaning_name(row));
    for (size_t i = 0; i < words->count; i++)
        if (slice_find_nocase(name, words->items[i]) == SLICE_NONE)
            return false;
    return true;
}

/* In a meaning words count, not letters: "net" is not asked for by "cabinet". */
static bool text_holds(const struct words *words, const struct code_meaning *row) {
    struct slice text = slice_of(code_meaning_text(row));
    for (size_t i = 0; i < words->count; i++)
        if (slice_find_word(text, words->items[i]) == SLICE_NONE)
            return false;
    return true;
}

size_t number_names(struct arena *arena, struct slice text, size_t limit, struct numbers *numbers) {
    struct words words = words_of(text);
    size_t rows;
    const struct code_meaning *all = code_all(&rows);
    if (words.count == 0)
        return 0;
    for (size_t i = 0; i < rows && numbers->names.count < limit; i++)
        if (name_holds(&words, &all[i]))
            *LIST_ADD(arena, &numbers->names) = &all[i];
    for (size_t i = 0; i < rows && numbers->names.count < limit; i++)
        if (!name_holds(&words, &all[i]) && text_holds(&words, &all[i]))
            *LIST_ADD(arena, &numbers->names) = &all[i];
    return numbers->names.count;
}

/* ---- near ---- */

struct near_name {
    const struct code_meaning *row;
    unsigned distance;
};

/* Keeps the nearest, the first found before others as near. */
static void keep_nearest(struct near_name *best, size_t *count, struct near_name name) {
    size_t at = *count < NUMBER_NEAR ? (*count)++ : NUMBER_NEAR - 1;
    if (at == NUMBER_NEAR - 1 && best[at].row && best[at].distance <= name.distance)
        return;
    for (; at && best[at - 1].distance > name.distance; at--)
        best[at] = best[at - 1];
    best[at] = name;
}

void number_near_names(struct arena *arena, struct slice text, struct numbers *numbers) {
    struct near_name best[NUMBER_NEAR] = {0};
    struct slice asked = arena_lower(arena, slice_first(slice_trim(text), 100));
    unsigned most = (unsigned)asked.len / FAR;
    size_t count = 0;
    const struct code_meaning *row;
    for (size_t i = 0; (row = code_at_place(i)); i++) {
        struct slice name = slice_of(code_meaning_name(row));
        size_t apart = name.len > asked.len ? name.len - asked.len : asked.len - name.len;
        char letters[128];
        if (apart > most || name.len > sizeof letters)
            continue;
        for (size_t c = 0; c < name.len; c++)
            letters[c] = ascii_lower(name.at[c]);
        unsigned distance = spelling_distance((struct slice){letters, name.len}, asked, most);
        if (distance <= most)
            keep_nearest(best, &count, (struct near_name){row, distance});
    }
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(arena, &numbers->near) = best[i].row;
}

/* 0x80240000 and 0x80240001 are neighbours, 0x8024FFFF and 0x80250000 are not. */
static bool is_near(const struct code_meaning *row, uint32_t value) {
    uint32_t apart = row->value > value ? row->value - value : value - row->value;
    return row->value >> 16 == value >> 16 && apart <= (value > UINT16_MAX ? 4096 : 20);
}

void number_near_values(struct arena *arena, uint32_t value, struct numbers *numbers) {
    size_t rows, above = 0;
    const struct code_meaning *all = code_all(&rows);
    while (above < rows && all[above].value < value)
        above++;
    size_t from = above, to = above;
    while (from > 0 && above - from < NUMBER_NEAR / 2 && is_near(&all[from - 1], value))
        from--;
    while (to < rows && to - above < NUMBER_NEAR / 2 && is_near(&all[to], value))
        to++;
    for (size_t i = from; i < to; i++)
        *LIST_ADD(arena, &numbers->near) = &all[i];
}
