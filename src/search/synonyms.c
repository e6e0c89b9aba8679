#include "search/synonyms.h"

#include <stdlib.h>

enum {
    LONGEST = 5
}; /* terms of a synonym */

static const char *const compiled[] = {
#include "search/synonyms.h.inc"
    NULL};

static void add_member(
    struct synonyms *synonyms, struct store *store, struct arena *arena, struct slice member) {
    struct store_terms terms = {0};
    struct buf text = {0};
    if (store_split(store, arena, member, LONGEST, &terms, NULL) || terms.count == 0)
        return;
    for (size_t i = 0; i < terms.count; i++) {
        if (i)
            buf_add_char(&text, ' ');
        buf_add(&text, terms.items[i].text);
    }
    *LIST_ADD(arena, synonyms) =
        (struct synonym){arena_slice(arena, buf_slice(&text)), synonyms->groups, terms.count};
    buf_fini(&text);
}

static void add_group(
    struct synonyms *synonyms, struct store *store, struct arena *arena, struct slice line) {
    struct slice member;
    if (line.len == 0 || line.at[0] == '#')
        return;
    while (slice_next_part(&line, '\t', &member))
        add_member(synonyms, store, arena, slice_trim(member));
    synonyms->groups++;
}

static int compare(const void *a, const void *b) {
    const struct synonym *x = a, *y = b;
    int order = slice_compare(x->text, y->text);
    return order ? order : (x->group > y->group) - (x->group < y->group);
}

/* Lists the members of each group, so that they are found without a look at all groups: counted,
 * summed up, and filled in from the end (Knuth 5.2, distribution counting). */
static void list_groups(struct synonyms *synonyms, struct arena *arena) {
    size_t *ends = arena_alloc(arena, (synonyms->groups + 2) * sizeof *ends);
    synonyms->members = arena_alloc(arena, (synonyms->count + 1) * sizeof *synonyms->members);
    for (size_t i = 0; i < synonyms->count; i++)
        ends[synonyms->items[i].group + 1]++;
    for (size_t g = 0; g <= synonyms->groups; g++)
        ends[g + 1] += ends[g];
    for (size_t i = synonyms->count; i > 0; i--)
        synonyms->members[--ends[synonyms->items[i - 1].group + 1]] = i - 1;
    synonyms->starts = ends + 1;
}

enum status synonyms_load(struct synonyms *synonyms, struct store *store, struct arena *arena,
    struct slice own, struct slice abbreviations, struct error *error) {
    struct store_terms probe = {0};
    struct slice line;
    if (store_split(store, arena, SLICE("x"), 1, &probe, error))
        return STATUS_STORE;
    for (size_t i = 0; compiled[i]; i++)
        add_group(synonyms, store, arena, slice_of(compiled[i]));
    while (slice_next_line(&own, &line))
        add_group(synonyms, store, arena, line);
    while (slice_next_line(&abbreviations, &line))
        add_group(synonyms, store, arena, line);
    if (synonyms->count)
        qsort(synonyms->items, synonyms->count, sizeof *synonyms->items, compare);
    list_groups(synonyms, arena);
    return STATUS_OK;
}

static const struct synonym *find(const struct synonyms *synonyms, struct slice text) {
    size_t low = 0, high = synonyms->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (slice_compare(synonyms->items[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < synonyms->count && slice_equal(synonyms->items[low].text, text)
               ? &synonyms->items[low]
               : NULL;
}

/* The terms from `from` on with blanks between them; where each of them ends goes to `ends`. */
static size_t join(
    struct buf *text, const struct store_terms *terms, size_t from, size_t ends[LONGEST]) {
    size_t count = 0;
    for (; count < LONGEST && from + count < terms->count; count++) {
        if (count)
            buf_add_char(text, ' ');
        buf_add(text, terms->items[from + count].text);
        ends[count] = text->len;
    }
    return count;
}

const struct synonym *synonyms_at(
    const struct synonyms *synonyms, const struct store_terms *terms, size_t from, size_t *taken) {
    struct buf text = {0};
    size_t ends[LONGEST];
    const struct synonym *found = NULL;
    for (size_t n = join(&text, terms, from, ends); n > 0 && !found; n--) {
        found = find(synonyms, slice_first(buf_slice(&text), ends[n - 1]));
        if (found)
            *taken = n;
    }
    buf_fini(&text);
    return found;
}
