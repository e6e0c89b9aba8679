#include "tree/order.h"

#include "base/text.h"
#include "tree/phrase.h"

#include <stdlib.h>

static const struct {
    unsigned minutes;
    const char *people, *words;
} needs[ORDER_NEEDS] = {
#define X(name, minutes, people, words) [ORDER_##name] = {minutes, people, words},
#include "tree/needs.def"
#undef X
};

enum {
    COST_OF_STEP = 1,
    COST_OF_COMMAND = 1,
    COST_OF_SETTING = 4,
    COST_OF_SERVICE = 2,
};

/* ---- cost ---- */

static struct slice words_of(struct arena *arena, const struct article *article, int fix) {
    struct buf text = {0};
    buf_add(&text, article->fixes.items[fix].title);
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == fix) {
            buf_add_char(&text, '\n');
            buf_add(&text, article->steps.items[i].text);
        }
    struct slice folded = text_folded(arena, buf_slice(&text));
    buf_fini(&text);
    return folded;
}

static unsigned find_needs(struct slice words) {
    unsigned found = 0;
    for (unsigned need = 0; need < ORDER_NEEDS; need++)
        if (phrase_any(words, needs[need].words))
            found |= 1u << need;
    return found;
}

/* How many items of a list belong to a fix. */
#define COUNT_OF_FIX(list, number)                                                                 \
    count_of_fix(&(list).items->fix, sizeof *(list).items, (list).count, number)

static unsigned count_of_fix(const int *fix, size_t size, size_t count, int number) {
    unsigned found = 0;
    for (size_t i = 0; i < count; i++)
        found += *(const int *)(const void *)((const char *)fix + i * size) == number;
    return found;
}

static unsigned minutes_of(const struct article *article, const struct order_item *item) {
    unsigned minutes = 1;
    if (article->steps.count)
        minutes += COST_OF_STEP * COUNT_OF_FIX(article->steps, item->fix);
    if (article->commands.count)
        minutes += COST_OF_COMMAND * COUNT_OF_FIX(article->commands, item->fix);
    if (article->settings.count)
        minutes += COST_OF_SETTING * COUNT_OF_FIX(article->settings, item->fix);
    if (article->actions.count)
        minutes += COST_OF_SERVICE * COUNT_OF_FIX(article->actions, item->fix);
    for (unsigned need = 0; need < ORDER_NEEDS; need++)
        if (item->needs & 1u << need)
            minutes += needs[need].minutes;
    return minutes;
}

/* ---- probability ---- */

static const struct order_outcome *outcome_of(
    const struct order_outcome *outcomes, size_t count, int fix) {
    for (size_t i = 0; i < count; i++)
        if (outcomes[i].fix == fix)
            return &outcomes[i];
    return NULL;
}

/* The article's order speaks first: the second fix is half as likely as the first. */
static double prior(const struct article_fix *fix, struct slice words, size_t rank) {
    static const double kinds[FIX_KINDS] = {
        [FIX_RESOLUTION] = 1.0, [FIX_WORKAROUND] = 0.8, [FIX_CHECK] = 0.7};
    double weight = kinds[fix->kind] / (double)(rank + 1);
    if (fix->recommended || phrase_any(words, "most common|usually|in most cases|most likely"))
        weight *= 1.5;
    if (phrase_any(words, "rarely|in rare cases|last resort"))
        weight *= 0.5;
    if (fix->condition.len) /* that it holds here is not known */
        weight *= 0.5;
    return weight;
}

/* The mean of Beta(1 + solved, 1 + failed), and 1 where nothing was tried. */
static double experience(const struct order_outcome *outcome) {
    if (!outcome)
        return 1;
    return 2.0 * (outcome->solved + 1) / (outcome->solved + outcome->failed + 2);
}

/* ---- reasons ---- */

static struct slice reason_of(struct arena *arena, const struct article *article,
    const struct order_item *item, const struct order_outcome *outcome) {
    struct buf out = {0};
    if (outcome && outcome->solved + outcome->failed)
        buf_printf(
            &out, "solved %u of %u here", outcome->solved, outcome->solved + outcome->failed);
    if (article->fixes.items[item->fix].recommended)
        buf_printf(&out, "%sthe article recommends it", out.len ? ", " : "");
    for (unsigned need = 0; need < ORDER_NEEDS; need++)
        if (item->needs & 1u << need)
            buf_printf(&out, "%s%s", out.len ? ", " : "", needs[need].people);
    if (out.len == 0)
        buf_printf(&out, "about %u min", item->minutes);
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

/* ---- order ---- */

/* Fixes that are tried as one: a fix and those that follow it. */
struct chain {
    size_t first, count; /* of the items */
    double worth;
    bool general; /* of the article as a whole, in the order of a branch */
    unsigned needs;
    struct slice key; /* of its first registry setting; may be empty */
};

struct chains {
    struct chain *items;
    size_t count, capacity;
};

static struct slice key_of(const struct article *article, int fix) {
    for (size_t i = 0; i < article->settings.count; i++)
        if (article->settings.items[i].fix == fix)
            return article->settings.items[i].setting.key;
    return SLICE("");
}

static bool is_general(const struct article *article, int fix, int problem) {
    return problem != ARTICLE_NONE && article->fixes.items[fix].problem == ARTICLE_NONE;
}

static struct chains chains_of(
    struct arena *arena, const struct article *article, const struct order *order, int problem) {
    struct chains chains = {0};
    for (size_t i = 0, end; i < order->count; i = end) {
        double probability = 0, minutes = 0;
        struct chain *chain = LIST_ADD(arena, &chains);
        int first = order->items[i].fix;
        *chain = (struct chain){.first = i,
            .general = is_general(article, first, problem),
            .key = key_of(article, first)};
        for (end = i; end < order->count; end++) {
            const struct order_item *item = &order->items[end];
            bool follows = article->fixes.items[item->fix].follows &&
                           is_general(article, item->fix, problem) == chain->general;
            if (end > i && !follows)
                break;
            probability += item->probability;
            minutes += item->minutes;
            chain->needs |= item->needs;
        }
        chain->count = end - i;
        chain->worth = probability / minutes;
    }
    return chains;
}

static int compare_chains(const void *a, const void *b) {
    const struct chain *one = a, *two = b;
    if (one->general != two->general)
        return one->general ? 1 : -1;
    if (one->worth != two->worth)
        return one->worth > two->worth ? -1 : 1;
    return one->first < two->first ? -1 : 1;
}

/* What is costly and needed by both has to be done once only if they stand together. */
static bool share_cost(const struct chain *a, const struct chain *b) {
    unsigned costly = 1u << ORDER_RESTART | 1u << ORDER_ELEVATION;
    if (a->general != b->general)
        return false;
    return (a->needs & b->needs & costly) || (a->key.len && slice_equal_nocase(a->key, b->key));
}

static void bring_together(struct chains *chains) {
    for (size_t i = 0, next; i < chains->count; i = next) {
        next = i + 1;
        for (size_t e = next; e < chains->count; e++) {
            if (!share_cost(&chains->items[i], &chains->items[e]))
                continue;
            struct chain moved = chains->items[e];
            memmove(
                &chains->items[next + 1], &chains->items[next], (e - next) * sizeof *chains->items);
            chains->items[next++] = moved;
        }
    }
}

static struct order in_chains(
    struct arena *arena, const struct order *order, const struct chains *chains) {
    struct order sorted = {0};
    for (size_t c = 0; c < chains->count; c++)
        for (size_t i = 0; i < chains->items[c].count; i++)
            *LIST_ADD(arena, &sorted) = order->items[chains->items[c].first + i];
    return sorted;
}

static struct order_item item_of(struct arena *arena, const struct article *article, int fix,
    size_t rank, const struct order_outcome *outcome) {
    struct slice words = words_of(arena, article, fix);
    struct order_item item = {.fix = fix, .needs = find_needs(words)};
    item.minutes = minutes_of(article, &item);
    item.probability = prior(&article->fixes.items[fix], words, rank) * experience(outcome);
    item.reason = reason_of(arena, article, &item, outcome);
    return item;
}

/* Of a branch its own fixes first: what the article says for all of its branches comes after what
 * it says for this one. */
static struct order as_the_article_has_them(struct arena *arena, const struct article *article,
    int problem, const struct order_outcome *outcomes, size_t outcome_count) {
    struct order order = {0};
    double sum = 0;
    for (int general = 0; general < (problem == ARTICLE_NONE ? 1 : 2); general++)
        for (int i = 0; (size_t)i < article->fixes.count; i++) {
            int own = article->fixes.items[i].problem;
            if (problem != ARTICLE_NONE && own != (general ? ARTICLE_NONE : problem))
                continue;
            struct order_item item =
                item_of(arena, article, i, order.count, outcome_of(outcomes, outcome_count, i));
            sum += item.probability;
            *LIST_ADD(arena, &order) = item;
        }
    for (size_t i = 0; i < order.count; i++)
        order.items[i].probability /= sum;
    return order;
}

struct order order_fixes(struct arena *arena, const struct article *article, int problem,
    const struct order_outcome *outcomes, size_t outcome_count, bool as_written) {
    struct order order = as_the_article_has_them(arena, article, problem, outcomes, outcome_count);
    if (as_written || order.count < 2)
        return order;
    struct chains chains = chains_of(arena, article, &order, problem);
    qsort(chains.items, chains.count, sizeof *chains.items, compare_chains);
    bring_together(&chains);
    return in_chains(arena, &order, &chains);
}
