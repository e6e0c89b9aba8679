/* Which of several ways out the article says to take first. */
#include "import/extract/context.h"

static bool has_word(struct slice text, const char *word) {
    return slice_find_word(text, slice_of(word)) != SLICE_NONE;
}

/* "recommended method", "preferred solution", and not the least of them. */
static bool praises(struct slice text) {
    bool praise = has_word(text, "recommended") || has_word(text, "preferred");
    return praise && slice_find_nocase(text, SLICE("least")) == SLICE_NONE &&
           slice_find_nocase(text, SLICE("not recommended")) == SLICE_NONE;
}

/* "Method 1" anywhere in a sentence: those words; empty where no way is named. */
static struct slice named_way(struct slice sentence) {
    static const char *const ways[] = {
        "method ", "workaround ", "option ", "solution ", "resolution ", "approach "};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct slice way = slice_of(ways[i]);
        for (size_t from = 0; from < sentence.len;) {
            ptrdiff_t at = slice_find_nocase(slice_from(sentence, from), way);
            if (at == SLICE_NONE)
                break;
            size_t end = from + (size_t)at + way.len;
            if (end < sentence.len && ascii_is_digit(sentence.at[end]))
                return slice_first(slice_from(sentence, from + (size_t)at), way.len + 1);
            from = end;
        }
    }
    return SLICE("");
}

static void recommend(struct article *article, size_t first, struct slice way) {
    for (size_t i = first; i < article->fixes.count; i++)
        if (slice_starts_nocase(article->fixes.items[i].title, way))
            article->fixes.items[i].recommended = true;
}

/* "This is the preferred method" in the text of a way speaks of that way: a sentence of praise. */
static bool speaks_of_itself(struct slice sentence) {
    static const char *const kinds[] = {
        "method", "solution", "option", "way", "approach", "resolution", "workaround", "fix"};
    return slice_starts_nocase(sentence, SLICE("this ")) &&
           slice_says_one_of(sentence, kinds, COUNT_OF(kinds));
}

static void read_unit(struct context *context, const struct unit *unit, size_t first) {
    struct article *article = context->article;
    if (slice_find_nocase(unit->text, SLICE("recommended")) == SLICE_NONE &&
        slice_find_nocase(unit->text, SLICE("preferred")) == SLICE_NONE)
        return; /* no sentence of it praises anything */
    for (size_t s = 0; s < unit->sentences.count; s++) {
        struct slice sentence = unit->sentences.items[s].text;
        if (!praises(sentence))
            continue;
        struct slice way = named_way(sentence);
        if (way.len)
            context_use(context, unit->block);
        if (way.len)
            recommend(article, first, way);
        else if (speaks_of_itself(sentence) && first + 1 == article->fixes.count)
            article->fixes.items[first].recommended = true;
    }
}

void extract_recommendation(struct context *context, struct unit_range range, size_t first) {
    struct article *article = context->article;
    for (size_t i = range.from; i < range.to; i++)
        read_unit(context, &range.units->items[i], first);
    for (size_t i = first; i < article->fixes.count; i++) {
        struct slice title = article->fixes.items[i].title;
        bool marked = slice_find_nocase(title, SLICE("(recommended)")) != SLICE_NONE ||
                      slice_find_nocase(title, SLICE("(preferred)")) != SLICE_NONE;
        article->fixes.items[i].recommended |= marked;
    }
}
