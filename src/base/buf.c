#include "base/buf.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Small in the build that shrinks constants, so that tests cross every boundary. */
#ifndef BUF_FIRST
#define BUF_FIRST 256
#endif

enum {
    LONGEST_NUMBER = 10 /* bytes of 64 bits, 7 a byte */
};

void buf_fini(struct buf *buf) {
    free(buf->at);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf) {
    buf->len = 0;
    if (buf->at)
        buf->at[0] = '\0';
}

void buf_grow(struct buf *buf, size_t more) {
    if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4)
        mem_exhausted();
    size_t need = buf->len + more + 1;
    size_t grown = buf->capacity ? buf->capacity * 2 : BUF_FIRST;
    buf->capacity = grown > need ? grown : need;
    buf->at = mem_resize(buf->at, buf->capacity);
}

void buf_add(struct buf *buf, struct slice bytes) {
    buf_reserve(buf, bytes.len);
    if (bytes.len)
        memcpy(buf->at + buf->len, bytes.at, bytes.len);
    buf->len += bytes.len;
    buf->at[buf->len] = '\0';
}

void buf_add_string(struct buf *buf, const char *text) {
    buf_add(buf, slice_of(text));
}

void buf_add_char(struct buf *buf, char c) {
    buf_reserve(buf, 1);
    buf->at[buf->len++] = c;
    buf->at[buf->len] = '\0';
}

void buf_add_repeated(struct buf *buf, char c, size_t count) {
    buf_reserve(buf, count);
    memset(buf->at + buf->len, c, count);
    buf->len += count;
    buf->at[buf->len] = '\0';
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len > 0 ? (size_t)len : 0;
    buf_reserve(buf, size);
    vsnprintf(buf->at + buf->len, size + 1, format, again);
    va_end(again);
    buf->len += size;
}

void buf_add_number(struct buf *buf, uint64_t number) {
    buf_reserve(buf, LONGEST_NUMBER);
    for (; number >= 0x80; number >>= 7)
        buf->at[buf->len++] = (char)(0x80 | (number & 0x7f));
    buf->at[buf->len++] = (char)number;
    buf->at[buf->len] = '\0';
}

void buf_add_text(struct buf *buf, struct slice text) {
    buf_add_number(buf, text.len);
    buf_add(buf, text);
}
