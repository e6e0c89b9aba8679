#include "codes/codes.h"

#include "codes/spelled.h"

/* Made from kb/codes by rows.awk and table.awk. */
#include "codes/table.h"

enum {
    ROWS = COUNT_OF(rows),
    NAMES = COUNT_OF(by_name),
};

_Static_assert(ROWS <= UINT16_MAX, "by_name holds 16-bit numbers of rows");

static const char *text_at(uint32_t offset) {
    return &texts[offset / PAGE][offset % PAGE];
}

const char *code_meaning_name(const struct code_meaning *meaning) {
    return text_at(meaning->name_at);
}

const char *code_meaning_text(const struct code_meaning *meaning) {
    return text_at(meaning->text_at);
}

const char *code_meaning_source(const struct code_meaning *meaning) {
    return sources[meaning->source];
}

const struct code_meaning *code_all(size_t *count) {
    *count = ROWS;
    return rows;
}

/* The first row whose value is not below `value`; ROWS where all are. */
static size_t first_row(uint32_t value) {
    size_t low = 0, high = ROWS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct code_meaning *code_meanings(uint32_t value, size_t *count) {
    size_t first = first_row(value), end = first;
    while (end < ROWS && rows[end].value == value)
        end++;
    *count = end - first;
    return *count ? &rows[first] : NULL;
}

const struct code_meaning *code_general(enum code_family family, uint32_t value) {
    size_t count;
    const struct code_meaning *meanings = code_meanings(spelled_general(family, value), &count);
    for (size_t i = 0; i < count; i++)
        if (meanings[i].family == family)
            return &meanings[i];
    return NULL;
}

size_t code_name_place(struct slice start) {
    size_t low = 0, high = NAMES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare_nocase(slice_of(code_meaning_name(&rows[by_name[middle]])), start) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct code_meaning *code_at_place(size_t place) {
    return place < NAMES ? &rows[by_name[place]] : NULL;
}

const struct code_meaning *code_by_name(struct slice name) {
    const struct code_meaning *row = code_at_place(code_name_place(name));
    return row && slice_equal_nocase(slice_of(code_meaning_name(row)), name) ? row : NULL;
}
