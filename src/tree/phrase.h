/* Phrases in a text: of tables, and those that name an error. */
#ifndef TREE_PHRASE_H
#define TREE_PHRASE_H

#include "base/arena.h"

/* Does the text, folded, hold one of the phrases, as whole words? They are separated by "|"; a "*"
 * at the end of one stands for any ending: "install*" is in "installed". */
bool phrase_any(struct slice folded, const char *phrases);

/* Many lists of such phrases, to be looked for in many texts. Each phrase begins with a letter or
 * digit of ASCII. */
struct phrase {
    struct slice text;
    bool open; /* any ending */
    size_t list;
};
struct phrase_lists {
    struct phrase *items; /* those of the first byte b from start[b] to start[b + 1] */
    size_t start[129];
};

/* Makes them of `count` lists as phrase_any() takes them. In `arena`; borrows the lists. */
struct phrase_lists phrase_lists_of(struct arena *arena, const char *const *lists, size_t count);

/* Sets found[i] for each list of which the text, folded, holds a phrase; leaves the others. */
void phrase_find(const struct phrase_lists *lists, struct slice folded, bool *found);

/* Is the first number of the text said to be an error, an event or a stop code? */
bool phrase_names_error(struct slice text);

#endif
