#include "import/read/meta.h"

void meta_add(struct meta *meta, struct arena *arena, struct slice key, struct slice value) {
    value = slice_trim(value);
    if (value.len == 0)
        return;
    char *folded = arena_string(arena, key);
    for (size_t i = 0; i < key.len; i++)
        folded[i] = ascii_lower(folded[i]);
    *LIST_ADD(arena, meta) = (struct meta_entry){{folded, key.len}, arena_slice(arena, value)};
}

struct slice meta_get(const struct meta *meta, const char *key) {
    for (size_t i = 0; i < meta->count; i++)
        if (slice_equal(meta->items[i].key, slice_of(key)))
            return meta->items[i].value;
    return SLICE("");
}
