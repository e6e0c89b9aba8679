/*
 * An arena: memory that is given piece by piece and freed in one call. An article, a search, a
 * screen's text each live in one, so nothing in them is freed by hand.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/attr.h"
#include "base/slice.h"

#include <stddef.h>

struct arena;

/* A new, empty arena on the heap; freed with arena_free(). Never NULL. */
struct arena *arena_new(void) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Frees the arena and all that was allocated in it. NULL does nothing. */
void arena_free(struct arena *arena);

/* Forgets all that was allocated; keeps one chunk of memory for reuse. */
void arena_reset(struct arena *arena) ATTR_NONNULL;

/* Allocates `size` bytes of zeros, aligned for any type, alive until the arena is freed or reset.
 */
void *arena_alloc(struct arena *arena, size_t size) ATTR_RETURNS_NONNULL ATTR_NONNULL ATTR_MUST_USE;

/* Copies `size` bytes, which may be NULL where there are none; aligned for any type. */
void *arena_copy(struct arena *arena, const void *bytes, size_t size) ATTR_RETURNS_NONNULL;

/* Copies a slice into the arena. A NUL follows the copy, so .at is also a C string
 * (which ends early where the text itself holds a NUL). */
struct slice arena_slice(struct arena *arena, struct slice text) ATTR_NONNULL;

/* The same with the capitals of ASCII made small. */
struct slice arena_lower(struct arena *arena, struct slice text) ATTR_NONNULL;

/* Copies a slice into the arena as a C string. */
char *arena_string(struct arena *arena, struct slice text) ATTR_RETURNS_NONNULL ATTR_NONNULL;

/* printf into the arena; a NUL follows the text. */
struct slice arena_printf(struct arena *arena, const char *format, ...) ATTR_PRINTF(2, 3);

/*
 * A growing array inside an arena. Declare it with LIST(type), add with LIST_ADD, which yields a
 * pointer to the new, zeroed last element, valid until the next LIST_ADD on the same list:
 *     LIST(struct slice) names = {0};
 *     *LIST_ADD(arena, &names) = name;
 */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define LIST_ADD(arena, list)                                                                      \
    ((list)->items = arena_grow(                                                                   \
         (arena), (list)->items, (list)->count, &(list)->capacity, sizeof *(list)->items),         \
        &(list)->items[(list)->count++])

/* Makes room for one more element after `count`; returns the array, moved where it had to grow.
 * The new element is zeroed. Called by LIST_ADD. arena_move() is for the few times that there is no
 * room yet. */
void *arena_move(struct arena *arena, void *items, size_t count, size_t *capacity,
    size_t size) ATTR_RETURNS_NONNULL;
static inline void *arena_grow(
    struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    return items && count < *capacity ? items : arena_move(arena, items, count, capacity, size);
}

#endif
