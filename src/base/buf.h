/* A growing buffer of bytes on the heap. `struct buf b = {0};` is an empty one. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/attr.h"
#include "base/slice.h"

#include <stdint.h>

struct buf {
    char *at; /* NULL until something is added; a NUL follows the bytes otherwise */
    size_t len, capacity;
};

/* Frees the bytes and leaves an empty buffer. */
void buf_fini(struct buf *buf) ATTR_NONNULL;

/* Makes it empty, keeping its memory. */
void buf_clear(struct buf *buf) ATTR_NONNULL;

/* Makes room for `more` bytes after the present ones, and a NUL. buf_grow() is for the few times
 * that there is none yet. */
void buf_grow(struct buf *buf, size_t more) ATTR_NONNULL;
static inline void buf_reserve(struct buf *buf, size_t more) {
    if (more >= buf->capacity - buf->len)
        buf_grow(buf, more);
}

/* Adds bytes at the end. */
void buf_add(struct buf *buf, struct slice bytes) ATTR_NONNULL;
void buf_add_string(struct buf *buf, const char *text) ATTR_NONNULL;
void buf_add_char(struct buf *buf, char c) ATTR_NONNULL;
void buf_add_repeated(struct buf *buf, char c, size_t count) ATTR_NONNULL;
void buf_printf(struct buf *buf, const char *format, ...) ATTR_PRINTF(2, 3);

/* Adds a number in 1 to 10 bytes, 7 bits each, the low ones first, the top bit set on all but the
 * last (LEB128). The reading side is pack_number() in base/pack.h. */
void buf_add_number(struct buf *buf, uint64_t number) ATTR_NONNULL;

/* Adds the length as a number, then the bytes. The reading side is pack_text(). */
void buf_add_text(struct buf *buf, struct slice text) ATTR_NONNULL;

/* The bytes so far, borrowed until the buffer is next changed. */
static inline struct slice buf_slice(const struct buf *buf) {
    return (struct slice){buf->at ? buf->at : "", buf->len};
}

/* The bytes so far as a C string, borrowed until the buffer is next changed. */
static inline const char *buf_string(const struct buf *buf) {
    return buf->at ? buf->at : "";
}

#endif
