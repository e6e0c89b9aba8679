#include "base/beginnings.h"

/* By the first two letters. */
static size_t slot_of(struct slice text) {
    size_t first = (unsigned char)ascii_lower(text.at[0]);
    size_t second = text.len > 1 ? (unsigned char)ascii_lower(text.at[1]) : 0;
    return (first << 5 ^ second) % BEGINNINGS_SLOTS;
}

void beginnings_prepare(
    struct beginnings *beginnings, const void *rows, size_t count, size_t size) {
    if (beginnings->ready)
        return;
    for (size_t i = count; i-- > 0;) {
        struct slice words;
        memcpy(&words, (const char *)rows + i * size, sizeof words);
        short *first = &beginnings->first[slot_of(words)];
        beginnings->next[i] = *first;
        *first = (short)(i + 1);
    }
    beginnings->ready = true;
}

short beginnings_first(const struct beginnings *beginnings, struct slice text) {
    return text.len ? beginnings->first[slot_of(text)] : 0;
}
