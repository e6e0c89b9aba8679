#include "sheet/chain.h"

static int *none_each(struct arena *arena, size_t count) {
    int *items = arena_alloc(arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = ARTICLE_NONE;
    return items;
}

struct sheet_chain sheet_chain_new(struct arena *arena, size_t places, size_t items) {
    return (struct sheet_chain){none_each(arena, places), none_each(arena, items), places};
}

void sheet_chain_put(struct sheet_chain *chain, size_t place, size_t item) {
    if (place >= chain->places)
        return;
    chain->next[item] = chain->first[place];
    chain->first[place] = (int)item;
}

int sheet_chain_first(const struct sheet_chain *chain, size_t place) {
    return place < chain->places ? chain->first[place] : ARTICLE_NONE;
}
