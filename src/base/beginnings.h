/* The rows of a table of words by how they begin: most texts begin like none or one of them, which
 * is found without asking the others. */
#ifndef BASE_BEGINNINGS_H
#define BASE_BEGINNINGS_H

#include "base/slice.h"

enum {
    BEGINNINGS_SLOTS = 1024
};

/* Made ready by beginnings_prepare(). `next` is the table's own, a number a row. */
struct beginnings {
    short *next; /* of each row, the next that begins alike, plus 1; 0 behind the last */
    bool ready;
    short first[BEGINNINGS_SLOTS];
};

/* Makes it ready for `count` rows of `size` bytes, fewer than 32767, each of which begins with a
 * struct slice, its words. Does nothing where it is ready. */
void beginnings_prepare(struct beginnings *beginnings, const void *rows, size_t count, size_t size);

/* The rows that may begin as `text` does, letters in any case, in the order of the table: the first
 * one, and the one behind `row`, each plus 1; 0 where there is none (more). A row of one byte is
 * found for a text of one byte only. */
short beginnings_first(const struct beginnings *beginnings, struct slice text);
static inline short beginnings_next(const struct beginnings *beginnings, short row) {
    return beginnings->next[row - 1];
}

#endif
