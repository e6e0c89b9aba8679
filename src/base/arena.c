#include "base/arena.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Small in the build that shrinks constants, so that tests cross every boundary. */
#ifndef ARENA_CHUNK
#define ARENA_CHUNK 16384
#endif

enum {
    ALIGNMENT = _Alignof(max_align_t)
};

struct chunk {
    struct chunk *older;
    size_t size, used;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct chunk *newest;
};

static struct chunk *chunk_new(size_t size, struct chunk *older) {
    if (size > SIZE_MAX - sizeof(struct chunk))
        mem_exhausted();
    struct chunk *chunk = mem_resize(NULL, sizeof *chunk + size);
    *chunk = (struct chunk){.older = older, .size = size};
    return chunk;
}

static void free_older(struct chunk *chunk) {
    while (chunk->older) {
        struct chunk *older = chunk->older;
        chunk->older = older->older;
        free(older);
    }
}

struct arena *arena_new(void) {
    struct arena *arena = mem_new(sizeof *arena);
    arena->newest = chunk_new(ARENA_CHUNK, NULL);
    return arena;
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    free_older(arena->newest);
    free(arena->newest);
    free(arena);
}

void arena_reset(struct arena *arena) {
    free_older(arena->newest);
    arena->newest->used = 0;
}

/* A piece larger than a chunk gets a chunk of its own; chunks double up to 1 MiB, so that a large
 * article does not cost a malloc a page. */
static void add_chunk(struct arena *arena, size_t size) {
    size_t next =
        arena->newest->size < ((size_t)1 << 20) ? arena->newest->size * 2 : arena->newest->size;
    arena->newest = chunk_new(size > next ? size : next, arena->newest);
}

static char *take(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        mem_exhausted();
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (arena->newest->size - arena->newest->used < size)
        add_chunk(arena, size);
    char *memory = arena->newest->bytes + arena->newest->used;
    arena->newest->used += size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size) {
    return memset(take(arena, size), 0, size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size) {
    char *copy = take(arena, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_string(struct arena *arena, struct slice text) {
    char *copy = take(arena, text.len + 1);
    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return copy;
}

struct slice arena_slice(struct arena *arena, struct slice text) {
    return (struct slice){arena_string(arena, text), text.len};
}

struct slice arena_lower(struct arena *arena, struct slice text) {
    char *copy = arena_string(arena, text);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = ascii_lower(copy[i]);
    return (struct slice){copy, text.len};
}

struct slice arena_printf(struct arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len > 0 ? (size_t)len : 0;
    char *text = take(arena, size + 1);
    text[0] = '\0';
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    return (struct slice){text, size};
}

void *arena_move(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    size_t grown = *capacity ? *capacity * 2 : 4;
    if (grown > SIZE_MAX / size)
        mem_exhausted();
    void *moved = arena_alloc(arena, grown * size);
    if (count)
        memcpy(moved, items, count * size);
    *capacity = grown;
    return moved;
}
