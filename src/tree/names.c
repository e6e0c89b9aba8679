/*
 * How names are written: a facet says "always-on-vpn" or "hyper-v", the titles say "Always On VPN"
 * and "Hyper-V". Every word of the titles is noted with its letters as they are; a facet's value is
 * put together again from the forms that are most frequent.
 */
#include "base/text.h"
#include "tree/parts.h"

#include <stdlib.h>

void tree_names_add(struct tree_names *names, struct slice text) {
    struct slice rest = text, word;
    bool first = true;
    while (slice_next_word(&rest, &word)) {
        word = slice_strip_start(slice_strip_end(word, ".,:;)\"'?!"), "(\"'");
        /* The first word of a title has a capital letter whatever it is. */
        if (word.len && !first)
            *LIST_ADD(names->arena, names) =
                (struct tree_name){text_folded(names->arena, word), word};
        first = false;
    }
}

static int compare_names(const void *a, const void *b) {
    const struct tree_name *one = a, *two = b;
    int order = slice_compare(one->key, two->key);
    return order ? order : slice_compare(one->form, two->form);
}

void tree_names_settle(struct tree_names *names) {
    size_t kept = 0;
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    for (size_t i = 0, best = 0; i < names->count;) {
        size_t end = i;
        while (end < names->count && compare_names(&names->items[i], &names->items[end]) == 0)
            end++;
        bool same = kept && slice_equal(names->items[kept - 1].key, names->items[i].key);
        if (!same || end - i > best) {
            kept += !same;
            names->items[kept - 1] = names->items[i];
            best = end - i;
        }
        i = end;
    }
    names->count = kept;
}

static const struct tree_name *find_name(const struct tree_names *names, struct slice key) {
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (slice_compare(names->items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < names->count && slice_equal(names->items[low].key, key);
    return found ? &names->items[low] : NULL;
}

/* The longest beginning of a slug that the titles know as one word: "hyper-v" of "hyper-v-replica".
 */
static struct slice next_form(
    const struct tree_names *names, struct slice *rest, struct arena *arena) {
    for (size_t end = rest->len; end > 0; end--) {
        if (end < rest->len && !strchr("-_ ", rest->at[end]))
            continue;
        const struct tree_name *name =
            find_name(names, text_folded(arena, slice_first(*rest, end)));
        bool whole = !memchr(rest->at, '-', end) && !memchr(rest->at, '_', end);
        if (!name && !whole)
            continue;
        struct slice form = name ? name->form : slice_first(*rest, end);
        *rest = slice_strip_start(slice_from(*rest, end), "-_ ");
        return form;
    }
    struct slice last = *rest;
    *rest = SLICE("");
    return last;
}

static struct slice name_of(const struct tree_names *names, struct slice slug) {
    struct arena *arena = names->arena;
    struct buf out = {0};
    struct slice rest = slice_strip_start(slug, "-_ ");
    while (rest.len) {
        if (out.len)
            buf_add_char(&out, ' ');
        buf_add(&out, next_form(names, &rest, arena));
    }
    if (out.len && ascii_is_lower(out.at[0]))
        out.at[0] = (char)(out.at[0] - 'a' + 'A');
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

enum {
    KNOWN_SLUGS = 512, /* a store has some hundred */
};

/* Most articles say what another has said before. */
struct slice tree_names_of_slug(struct tree_names *names, struct slice slug) {
    for (size_t i = 0; i < names->slugs.count; i++)
        if (slice_equal(names->slugs.items[i].key, slug))
            return names->slugs.items[i].form;
    struct slice name = name_of(names, slug);
    if (names->slugs.count < KNOWN_SLUGS)
        *LIST_ADD(names->arena, &names->slugs) = (struct tree_name){slug, name};
    return name;
}
