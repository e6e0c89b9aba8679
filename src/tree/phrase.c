#include "tree/phrase.h"

#include "base/haystack.h"
#include "codes/codes.h"

#include <stdlib.h>

static struct phrase read_phrase(struct slice text) {
    bool open = slice_ends(text, SLICE("*"));
    return (struct phrase){slice_first(text, text.len - open), open, 0};
}

static bool has_phrase(const struct haystack *folded, struct slice text) {
    struct phrase phrase = read_phrase(text);
    text = folded->text;
    if (!haystack_may_hold(folded, phrase.text))
        return false;
    for (struct slice rest = text;;) {
        ptrdiff_t found = slice_find(rest, phrase.text);
        if (found == SLICE_NONE)
            return false;
        const char *at = rest.at + found, *end = at + phrase.text.len;
        if ((at == text.at || !ascii_is_alnum(at[-1])) &&
            (phrase.open || end == text.at + text.len || !ascii_is_alnum(*end)))
            return true;
        rest = (struct slice){at + 1, (size_t)(text.at + text.len - at - 1)};
    }
}

bool phrase_any(struct slice folded, const char *phrases) {
    struct haystack haystack = haystack_of(folded);
    struct slice rest = slice_of(phrases), phrase;
    while (slice_next_part(&rest, '|', &phrase))
        if (has_phrase(&haystack, phrase))
            return true;
    return false;
}

/* ---- many lists ---- */

static int by_first_byte(const void *a, const void *b) {
    const struct phrase *x = a, *y = b;
    return (x->text.at[0] > y->text.at[0]) - (x->text.at[0] < y->text.at[0]);
}

struct phrase_lists phrase_lists_of(struct arena *arena, const char *const *lists, size_t count) {
    LIST(struct phrase) all = {0};
    for (size_t i = 0; i < count; i++) {
        struct slice rest = slice_of(lists[i]), text;
        while (slice_next_part(&rest, '|', &text)) {
            struct phrase *phrase = LIST_ADD(arena, &all);
            *phrase = read_phrase(text);
            phrase->list = i;
        }
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_first_byte);
    struct phrase_lists made = {.items = all.items};
    for (size_t i = 0; i < all.count; i++)
        made.start[all.items[i].text.at[0] + 1] = i + 1;
    for (size_t b = 1; b < COUNT_OF(made.start); b++)
        if (made.start[b] == 0)
            made.start[b] = made.start[b - 1];
    return made;
}

/* The last byte says no to nearly all. */
static bool begins(struct slice text, const struct phrase *phrase) {
    size_t len = phrase->text.len;
    return len <= text.len && text.at[len - 1] == phrase->text.at[len - 1] &&
           slice_starts(text, phrase->text) &&
           (phrase->open || len == text.len || !ascii_is_alnum(text.at[len]));
}

/* A phrase stands where a word begins. */
void phrase_find(const struct phrase_lists *lists, struct slice folded, bool *found) {
    bool inside = false; /* of a word */
    for (size_t i = 0; i < folded.len; i++) {
        bool before = inside;
        inside = ascii_is_alnum(folded.at[i]);
        if (before || !inside)
            continue;
        struct slice rest = slice_from(folded, i);
        size_t byte = (unsigned char)folded.at[i];
        for (size_t p = lists->start[byte]; p < lists->start[byte + 1]; p++)
            if (!found[lists->items[p].list] && begins(rest, &lists->items[p]))
                found[lists->items[p].list] = true;
    }
}

bool phrase_names_error(struct slice text) {
    struct code_mention mention;
    size_t from = 0;
    return code_next(text, &from, &mention) && mention.marked;
}
