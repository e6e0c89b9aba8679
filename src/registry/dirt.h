/* What editors, converters and the web do to code, undone; for the files of this folder. */
#ifndef REGISTRY_DIRT_H
#define REGISTRY_DIRT_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdint.h>

enum {
    DIRT_STOP = 1,   /* stands for what cannot be in a key or command: a control character */
    DIRT_FLAT = 1024 /* longer than any key that is used: 255 characters a part, a few parts */
};

/* Adds the text repaired: typographic quotes and blanks become ASCII, invisible characters (soft
 * hyphen, zero width, direction marks) vanish, control characters become U+FFFD, newlines stay. A
 * dash becomes "-" only where a word follows, as before a parameter: elsewhere it may be data. */
void registry_clean(struct buf *out, struct slice text);

/* The beginning of a text, repaired as far as somebody looked, with the way back to the source. */
struct registry_flat {
    struct slice raw;           /* what is not yet repaired */
    size_t len, limit;          /* bytes of text so far; where reading ends */
    size_t offset;              /* of `raw` in the source */
    char text[DIRT_FLAT];       /* \n for every newline */
    uint32_t at[DIRT_FLAT + 1]; /* offset in the source of each byte, and of the end */
};

/* Starts at the beginning of `text`, which must live as long as `flat` is used. */
void registry_flat_init(struct registry_flat *flat, struct slice text);

/* The repaired character at `i`; NUL at the end of the text or after DIRT_FLAT bytes.
 * registry_flat_look() repairs as far as that first. */
char registry_flat_look(struct registry_flat *flat, size_t i);
static inline char registry_flat_at(struct registry_flat *flat, size_t i) {
    return i < flat->len && i < flat->limit ? flat->text[i] : registry_flat_look(flat, i);
}

#endif
