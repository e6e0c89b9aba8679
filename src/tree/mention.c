/* What the words of an article say that can tell it from others. */
#include "base/text.h"
#include "tree/parts.h"
#include "tree/phrase.h"

#include <stdlib.h>

static const char *const dull_words[] = {
#define X(word) word,
#include "tree/dull.def"
#undef X
};

static const struct telling {
    enum tree_attribute attribute;
    const char *label, *words;
} tellings[] = {
#define X(attribute, label, words) {TREE_##attribute, label, words},
#include "tree/telling.def"
#undef X
};

static void note(struct tree *tree, struct tree_mentions *mentions, enum tree_attribute attribute,
    uint32_t leaf, struct slice key, struct slice label) {
    *LIST_ADD(tree->arena, mentions) = (struct tree_mention){attribute, leaf, key, label};
}

void tree_mention(struct tree *tree, struct tree_mentions *mentions, enum tree_attribute attribute,
    uint32_t leaf, struct slice label) {
    note(tree, mentions, attribute, leaf, text_folded(tree->arena, label), label);
}

/* ---- words of a title ---- */

static bool is_word_byte(char c) {
    return ascii_is_alnum(c) || c == '-' || c == '_' || c == '+' || c == '\'' || (c & 0x80);
}

/* A dot and a slash are inside of a word only: "Net.Tcp", "TCP/IP". */
static size_t word_end(struct slice text, size_t from) {
    size_t i = from;
    while (i < text.len &&
           (is_word_byte(text.at[i]) || ((text.at[i] == '.' || text.at[i] == '/') &&
                                            i + 1 < text.len && is_word_byte(text.at[i + 1]))))
        i++;
    return i;
}

static bool next_title_word(struct slice text, size_t *from, struct slice *word) {
    while (*from < text.len && !is_word_byte(text.at[*from]))
        ++*from;
    size_t end = word_end(text, *from);
    *word = slice_first(slice_from(text, *from), end - *from);
    *from = end;
    return word->len > 0;
}

/* "printers" and "printer" are one: the plural's "s" goes, but not that of "DNS" or "access". */
static struct slice without_plural(struct slice word, struct slice shown) {
    bool plural = word.len > 3 && slice_ends(word, SLICE("s")) && !slice_ends(word, SLICE("ss")) &&
                  !slice_ends(word, SLICE("us")) && !slice_ends(word, SLICE("is")) &&
                  !ascii_is_upper(shown.at[shown.len - 1]);
    return plural ? slice_first(word, word.len - 1) : word;
}

static int compare_word(const void *word, const void *dull) {
    return slice_compare(*(const struct slice *)word, slice_of(*(const char *const *)dull));
}

static bool is_dull(struct slice word) {
    return bsearch(&word, dull_words, COUNT_OF(dull_words), sizeof *dull_words, compare_word);
}

/* Numbers and hexadecimal codes are told apart by TREE_CODE; a dash alone is no word. */
static bool is_number(struct slice word) {
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < word.len; i++) {
        digits += ascii_is_digit(word.at[i]);
        letters += ascii_is_alpha(word.at[i]);
    }
    return digits * 2 > word.len || letters == 0;
}

/* "replicates", "replicating" and "replication" are one: long words are compared without the
 * endings that make one kind of word of another. */
static struct slice stem(struct slice key) {
    static const char *const endings[] = {"ations", "ation", "ing", "ions", "ion", "ed", "e"};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (key.len >= strlen(endings[i]) + 5 && slice_ends(key, slice_of(endings[i])))
            return slice_first(key, key.len - strlen(endings[i]));
    return key;
}

static struct slice pair_of(struct arena *arena, struct slice first, struct slice second) {
    size_t len = first.len + 1 + second.len;
    char *pair = arena_alloc(arena, len + 1);
    memcpy(pair, first.at, first.len);
    pair[first.len] = ' ';
    memcpy(pair + first.len + 1, second.at, second.len);
    return (struct slice){pair, len};
}

static struct slice capital(struct arena *arena, struct slice text) {
    struct slice copy = arena_slice(arena, text);
    if (copy.len && ascii_is_lower(copy.at[0]))
        ((char *)(uintptr_t)copy.at)[0] = (char)(copy.at[0] - 'a' + 'A');
    return copy;
}

void tree_mention_title(
    struct tree *tree, struct tree_mentions *mentions, uint32_t leaf, struct slice title) {
    struct slice word, before = SLICE(""), key_before = SLICE("");
    size_t from = 0;
    while (next_title_word(title, &from, &word)) {
        struct slice key = without_plural(text_folded(tree->arena, word), word);
        if (key.len < 2 || is_dull(key) || is_number(key)) {
            before = SLICE("");
            continue;
        }
        key = stem(key);
        note(tree, mentions, TREE_WORD, leaf, key, capital(tree->arena, word));
        if (before.len) {
            struct slice both = {before.at, (size_t)(word.at + word.len - before.at)};
            note(tree, mentions, TREE_WORD, leaf, pair_of(tree->arena, key_before, key),
                capital(tree->arena, both));
        }
        bool joined = from < title.len && title.at[from] == ' ';
        before = joined ? word : SLICE("");
        key_before = key;
    }
}

/* ---- what telling.def knows ---- */

struct phrase_lists tree_tellings(struct arena *arena) {
    const char *lists[COUNT_OF(tellings)];
    for (size_t i = 0; i < COUNT_OF(tellings); i++)
        lists[i] = tellings[i].words;
    return phrase_lists_of(arena, lists, COUNT_OF(lists));
}

void tree_mention_telling(struct tree *tree, struct tree_mentions *mentions,
    const struct phrase_lists *lists, uint32_t leaf, struct slice text) {
    bool found[COUNT_OF(tellings)] = {false};
    phrase_find(lists, text_folded(tree->arena, text), found);
    for (size_t i = 0; i < COUNT_OF(tellings); i++)
        if (found[i])
            tree_mention(tree, mentions, tellings[i].attribute, leaf, slice_of(tellings[i].label));
}

/* ---- values ---- */

static int compare_mentions(const void *a, const void *b) {
    const struct tree_mention *one = a, *two = b;
    if (one->attribute != two->attribute)
        return one->attribute < two->attribute ? -1 : 1;
    int order = slice_compare(one->key, two->key);
    if (order == 0 && one->leaf != two->leaf)
        order = one->leaf < two->leaf ? -1 : 1;
    return order ? order : slice_compare(one->label, two->label);
}

static bool is_same_value(const struct tree_mention *a, const struct tree_mention *b) {
    return a->attribute == b->attribute && slice_equal(a->key, b->key);
}

static size_t leaves_in(const struct tree_mention *items, size_t count) {
    size_t leaves = count > 0;
    for (size_t i = 1; i < count; i++)
        leaves += items[i].leaf != items[i - 1].leaf;
    return leaves;
}

/* The form that most leaves have. */
static struct slice usual_label(const struct tree_mention *items, size_t count) {
    size_t best = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        for (size_t e = 0; e < count && count < 100; e++)
            same += slice_equal(items[i].label, items[e].label);
        if (same > most) {
            most = same;
            best = i;
        }
    }
    return items[best].label;
}

static void give_value(struct tree *tree, const struct tree_mention *items, size_t count) {
    uint32_t number = (uint32_t)tree->values.count, last = TREE_NONE;
    *LIST_ADD(tree->arena, &tree->values) = (struct tree_value){
        items[0].attribute, arena_slice(tree->arena, usual_label(items, count))};
    for (size_t i = 0; i < count; i++) {
        if (items[i].leaf != last) {
            struct tree_leaf *leaf = &tree->leaves.items[items[i].leaf];
            *LIST_ADD(tree->arena, &leaf->values[items[0].attribute]) = number;
        }
        last = items[i].leaf;
    }
}

/* A run of mentions with one value. */
struct group {
    const struct tree_mention *items;
    size_t count, leaves;
    bool part; /* a word that is mostly said in one pair of words */
};

struct groups {
    struct group *items;
    size_t count, capacity;
};

static struct groups groups_of(struct arena *arena, const struct tree_mentions *mentions) {
    struct groups groups = {0};
    for (size_t i = 0, end; i < mentions->count; i = end) {
        for (end = i + 1; end < mentions->count; end++)
            if (!is_same_value(&mentions->items[i], &mentions->items[end]))
                break;
        size_t leaves = leaves_in(mentions->items + i, end - i);
        if (leaves > 1)
            *LIST_ADD(arena, &groups) = (struct group){mentions->items + i, end - i, leaves, false};
    }
    return groups;
}

static struct group *group_of_word(const struct groups *groups, struct slice key) {
    struct tree_mention wanted = {.attribute = TREE_WORD, .key = key};
    size_t low = 0, high = groups->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct tree_mention *at = groups->items[middle].items;
        bool before = at->attribute != TREE_WORD ? at->attribute < TREE_WORD
                                                 : slice_compare(at->key, wanted.key) < 0;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    bool found = low < groups->count && is_same_value(groups->items[low].items, &wanted);
    return found ? &groups->items[low] : NULL;
}

/* "Directory" says less than "Active Directory" where it is hardly ever said alone. */
static void mark_parts(struct groups *groups) {
    for (size_t i = 0; i < groups->count; i++) {
        const struct group *pair = &groups->items[i];
        ptrdiff_t blank = slice_find_char(pair->items->key, ' ');
        if (pair->items->attribute != TREE_WORD || blank == SLICE_NONE)
            continue;
        struct slice words[] = {slice_first(pair->items->key, (size_t)blank),
            slice_from(pair->items->key, (size_t)blank + 1)};
        for (size_t w = 0; w < 2; w++) {
            struct group *word = group_of_word(groups, words[w]);
            if (word && pair->leaves * 10 >= word->leaves * 7)
                word->part = true;
        }
    }
}

void tree_settle_mentions(struct tree *tree, struct tree_mentions *mentions) {
    struct arena *arena = arena_new();
    if (mentions->count)
        qsort(mentions->items, mentions->count, sizeof *mentions->items, compare_mentions);
    struct groups groups = groups_of(arena, mentions);
    mark_parts(&groups);
    for (size_t i = 0; i < groups.count; i++)
        if (!groups.items[i].part)
            give_value(tree, groups.items[i].items, groups.items[i].count);
    arena_free(arena);
}
