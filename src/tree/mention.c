/* What the words of an article say that can tell it from others. */
#include "base/text.h"
#include "tree/parts.h"

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

static struct slice folded(struct arena *arena, struct slice text) {
    struct buf out = {0};
    text_fold(&out, text);
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

void tree_mention(struct tree *tree, struct tree_mentions *mentions, enum tree_attribute attribute,
    uint32_t leaf, struct slice label) {
    note(tree, mentions, attribute, leaf, folded(tree->arena, label), label);
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

static bool is_dull(struct slice word) {
    for (size_t i = 0; i < sizeof dull_words / sizeof *dull_words; i++)
        if (slice_equal(word, slice_of(dull_words[i])))
            return true;
    return false;
}

/* Numbers and hexadecimal codes are told apart by TREE_CODE. */
static bool is_number(struct slice word) {
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++)
        digits += ascii_is_digit(word.at[i]);
    return digits * 2 > word.len;
}

static struct slice capital(struct arena *arena, struct slice text) {
    struct slice copy = arena_slice(arena, text);
    if (copy.len && copy.at[0] >= 'a' && copy.at[0] <= 'z')
        ((char *)(uintptr_t)copy.at)[0] = (char)(copy.at[0] - 'a' + 'A');
    return copy;
}

void tree_mention_title(
    struct tree *tree, struct tree_mentions *mentions, uint32_t leaf, struct slice title) {
    struct slice word, before = SLICE(""), key_before = SLICE("");
    size_t from = 0;
    while (next_title_word(title, &from, &word)) {
        struct slice key = without_plural(folded(tree->arena, word), word);
        if (key.len < 2 || is_dull(key) || is_number(key)) {
            before = SLICE("");
            continue;
        }
        note(tree, mentions, TREE_WORD, leaf, key, capital(tree->arena, word));
        if (before.len) {
            struct slice both = {before.at, (size_t)(word.at + word.len - before.at)};
            note(tree, mentions, TREE_WORD, leaf,
                arena_printf(tree->arena, "%.*s %.*s", SLICE_ARGS(key_before), SLICE_ARGS(key)),
                capital(tree->arena, both));
        }
        bool joined = from < title.len && title.at[from] == ' ';
        before = joined ? word : SLICE("");
        key_before = key;
    }
}

/* ---- what telling.def knows ---- */

static bool has_phrase(struct slice text, struct slice phrase) {
    bool open_end = slice_ends(phrase, SLICE("*"));
    if (open_end)
        phrase.len--;
    for (struct slice rest = text;;) {
        const char *at = memmem(rest.at, rest.len, phrase.at, phrase.len);
        if (!at)
            return false;
        const char *end = at + phrase.len;
        if ((at == text.at || !ascii_is_alnum(at[-1])) &&
            (open_end || end == text.at + text.len || !ascii_is_alnum(*end)))
            return true;
        rest = (struct slice){at + 1, (size_t)(text.at + text.len - at - 1)};
    }
}

static bool has_any(struct slice text, const char *words) {
    struct slice rest = slice_of(words), phrase;
    while (slice_next_part(&rest, '|', &phrase))
        if (has_phrase(text, phrase))
            return true;
    return false;
}

void tree_mention_telling(
    struct tree *tree, struct tree_mentions *mentions, uint32_t leaf, struct slice text) {
    struct slice lower = folded(tree->arena, text);
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        if (has_any(lower, tellings[i].words))
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

static void give_value(struct tree *tree, const struct tree_mention *items, size_t count) {
    uint32_t number = (uint32_t)tree->values.count, last = TREE_NONE;
    *LIST_ADD(tree->arena, &tree->values) =
        (struct tree_value){items[0].attribute, arena_slice(tree->arena, items[0].label)};
    for (size_t i = 0; i < count; i++) {
        if (items[i].leaf != last) {
            struct tree_leaf *leaf = &tree->leaves.items[items[i].leaf];
            *LIST_ADD(tree->arena, &leaf->values[items[0].attribute]) = number;
        }
        last = items[i].leaf;
    }
}

void tree_settle_mentions(struct tree *tree, struct tree_mentions *mentions) {
    if (mentions->count)
        qsort(mentions->items, mentions->count, sizeof *mentions->items, compare_mentions);
    for (size_t i = 0, end; i < mentions->count; i = end) {
        for (end = i + 1; end < mentions->count; end++)
            if (!is_same_value(&mentions->items[i], &mentions->items[end]))
                break;
        if (leaves_in(mentions->items + i, end - i) > 1)
            give_value(tree, mentions->items + i, end - i);
    }
}
