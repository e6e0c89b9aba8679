#include "store/match.h"

#include "store/handle.h"

#include <math.h>

enum {
    KEPT_PLACES = 8
}; /* of a group in a row, to see words side by side */

static const char pointer_type[] = "fixtree-matching";

/* What the scoring function works on during one query. */
struct matching {
    const struct store_words *words;
    const struct store_scoring *scoring;
    struct store_hit heap[MATCH_BEST]; /* the worst on top */
    size_t count, total;
    float all_rarity;
};

/* ---- the best hits ---- */

static void sift_down(struct matching *matching, size_t i) {
    struct store_hit *heap = matching->heap;
    for (;;) {
        size_t least = i, left = 2 * i + 1, right = left + 1;
        if (left < matching->count && heap[left].score < heap[least].score)
            least = left;
        if (right < matching->count && heap[right].score < heap[least].score)
            least = right;
        if (least == i)
            return;
        struct store_hit hit = heap[i];
        heap[i] = heap[least];
        heap[least] = hit;
        i = least;
    }
}

static void sift_up(struct matching *matching, size_t i) {
    struct store_hit *heap = matching->heap;
    while (i && heap[i].score < heap[(i - 1) / 2].score) {
        struct store_hit hit = heap[i];
        heap[i] = heap[(i - 1) / 2];
        heap[(i - 1) / 2] = hit;
        i = (i - 1) / 2;
    }
}

static void keep(struct matching *matching, struct store_hit hit) {
    if (matching->count < MATCH_BEST) {
        matching->heap[matching->count++] = hit;
        sift_up(matching, matching->count - 1);
    } else if (hit.score > matching->heap[0].score) {
        matching->heap[0] = hit;
        sift_down(matching, 0);
    }
}

/* ---- a row ---- */

/* What one row holds of each group. */
struct row {
    float weight[MATCH_GROUPS];                 /* of its occurrences, by their fields */
    uint64_t places[MATCH_GROUPS][KEPT_PLACES]; /* field and offset */
    unsigned place_count[MATCH_GROUPS];
};

static void read_phrase(const Fts5ExtensionApi *api, Fts5Context *context,
    const struct store_scoring *scoring, size_t phrase, struct row *row) {
    Fts5PhraseIter iter;
    int field, offset;
    unsigned group = scoring->group[phrase];
    if (api->xPhraseFirst(context, (int)(scoring->skip + phrase), &iter, &field, &offset) !=
        SQLITE_OK)
        return;
    for (; field >= 0; api->xPhraseNext(context, &iter, &field, &offset)) {
        row->weight[group] += scoring->weight[phrase] * scoring->field[field];
        if (row->place_count[group] < KEPT_PLACES)
            row->places[group][row->place_count[group]++] =
                (uint64_t)field << 32 | (uint64_t)offset;
    }
}

static bool stand_together(const struct row *row, size_t group) {
    for (unsigned a = 0; a < row->place_count[group]; a++)
        for (unsigned b = 0; b < row->place_count[group + 1]; b++)
            if (row->places[group + 1][b] == row->places[group][a] + 1)
                return true;
    return false;
}

/* An occurrence. */
struct spot {
    uint64_t place;
    size_t group;
};

/* All kept occurrences of a row in the order of their places. */
static size_t spots_of(const struct row *row, size_t groups, struct spot *spots) {
    size_t count = 0;
    for (size_t g = 0; g < groups; g++)
        for (unsigned i = 0; i < row->place_count[g]; i++) {
            struct spot spot = {row->places[g][i], g};
            size_t at = count++;
            for (; at && spots[at - 1].place > spot.place; at--)
                spots[at] = spots[at - 1];
            spots[at] = spot;
        }
    return count;
}

/* What stands within one window of the row, by rarity: the most anywhere, and below the title. A
 * message is one sentence, and not words from all over an article. */
struct density {
    float most, below_title;
};

static struct density densest(const struct matching *matching, const struct row *row) {
    struct spot spots[MATCH_GROUPS * KEPT_PLACES];
    unsigned held[MATCH_GROUPS] = {0};
    size_t count = spots_of(row, matching->scoring->groups, spots), from = 0;
    struct density density = {0};
    float worth = 0;
    for (size_t i = 0; i < count; i++) {
        if (held[spots[i].group]++ == 0)
            worth += matching->scoring->rarity[spots[i].group];
        for (; spots[i].place - spots[from].place > MATCH_WINDOW; from++)
            if (--held[spots[from].group] == 0)
                worth -= matching->scoring->rarity[spots[from].group];
        density.most = worth > density.most ? worth : density.most;
        if (spots[from].place >> 32 != FIELD_OF_TITLE && worth > density.below_title)
            density.below_title = worth;
    }
    return density;
}

/*
 * BM25F (Robertson, Zaragoza, Taylor 2004): occurrences are weighted by field before they saturate.
 * Then three things that BM25 does not know: neighbours of the query that are neighbours in the
 * row, the share of the query that the row holds, and the share that it holds in one place. The
 * last is the dearest to find, and only looked at where it can bring the row among the best.
 */
static struct store_hit score_row(
    const struct matching *matching, const struct row *row, int64_t id, double length) {
    const struct store_scoring *scoring = matching->scoring;
    struct store_hit hit = {.article = id};
    float relative = (float)(length / matching->words->average);
    float k = scoring->saturation * (1 - scoring->length_share + scoring->length_share * relative);
    float held = 0;
    for (size_t g = 0; g < scoring->groups; g++) {
        float weight = row->weight[g];
        if (weight <= 0)
            continue;
        hit.groups |= 1u << g;
        held += scoring->rarity[g];
        hit.score += scoring->rarity[g] * weight * (scoring->saturation + 1) / (weight + k);
        if (g + 1 < scoring->groups && row->weight[g + 1] > 0 && stand_together(row, g))
            hit.score += scoring->together * (scoring->rarity[g] + scoring->rarity[g + 1]);
    }
    hit.score *= powf(held / matching->all_rarity, scoring->coverage);
    if (matching->count < MATCH_BEST || hit.score * (1 + scoring->near) > matching->heap[0].score) {
        struct density density = densest(matching, row);
        hit.score *= 1 + scoring->near * density.most / matching->all_rarity;
        hit.passage = density.below_title;
    }
    return hit;
}

static void read_row(const Fts5ExtensionApi *api, Fts5Context *context,
    const struct store_scoring *scoring, struct row *row) {
    for (size_t i = 0; i < scoring->phrases; i++)
        read_phrase(api, context, scoring, i, row);
}

static void score_function(const Fts5ExtensionApi *api, Fts5Context *context,
    sqlite3_context *result, int count, sqlite3_value **values) {
    struct matching *matching = count == 1 ? sqlite3_value_pointer(values[0], pointer_type) : NULL;
    struct row row = {0};
    int64_t id = api->xRowid(context);
    if (!matching || !store_filter_has(matching->scoring->filter, id))
        return;
    read_row(api, context, matching->scoring, &row);
    keep(matching, score_row(matching, &row, id, store_article_length(matching->words, id)));
    matching->total++;
    sqlite3_result_int(result, 0);
}

/* Other names are short and all alike: their length counts by how much of the name the query holds.
 */
static void alias_function(const Fts5ExtensionApi *api, Fts5Context *context,
    sqlite3_context *result, int count, sqlite3_value **values) {
    struct matching *matching = count == 1 ? sqlite3_value_pointer(values[0], pointer_type) : NULL;
    struct row row = {0};
    int64_t id = api->xRowid(context);
    if (!matching)
        return;
    read_row(api, context, matching->scoring, &row);
    struct store_hit hit = score_row(matching, &row, id, matching->words->average);
    int held = __builtin_popcount(hit.groups), length = held;
    if (id >= 0 && (size_t)id < matching->words->name_count)
        length = matching->words->name_lengths[id];
    hit.score *= sqrtf((float)held / (float)(length > held ? length : held > 0 ? held : 1));
    keep(matching, hit);
    matching->total++;
    sqlite3_result_int(result, 0);
}

/* ---- queries ---- */

static enum status register_functions(struct store *store, struct error *error) {
    if (store->functions)
        return STATUS_OK;
    fts5_api *api = store_fts5(store);
    if (!api || api->xCreateFunction(api, "fixtree_score", NULL, score_function, NULL) ||
        api->xCreateFunction(api, "fixtree_alias", NULL, alias_function, NULL))
        return error_set(error, STATUS_STORE,
            "this SQLite has no FTS5; install a libsqlite3 that has it (Debian's does)");
    store->functions = true;
    return STATUS_OK;
}

static enum status run(struct store *store, enum statement which, const char *expression,
    struct matching *matching, struct error *error) {
    sqlite3_stmt *statement;
    if (register_functions(store, error))
        return STATUS_STORE;
    if (!(statement = store_statement(store, which)))
        return store_fault(store, error);
    sqlite3_bind_text(statement, 1, expression, -1, SQLITE_STATIC);
    sqlite3_bind_pointer(statement, 2, matching, pointer_type, NULL);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        continue;
    enum status status = store_end_rows(store, statement, code, error);
    sqlite3_clear_bindings(statement); /* the pointer ends with this call */
    return status;
}

static struct matching matching_of(
    const struct store_words *words, const struct store_scoring *scoring) {
    struct matching matching = {.words = words, .scoring = scoring};
    for (size_t g = 0; g < scoring->groups; g++)
        matching.all_rarity += scoring->rarity[g];
    if (matching.all_rarity <= 0)
        matching.all_rarity = 1;
    return matching;
}

/* Takes the heap apart, worst first, into hits, best first. */
static size_t sorted(struct matching *matching, struct store_hit *hits) {
    size_t count = matching->count;
    while (matching->count) {
        hits[matching->count - 1] = matching->heap[0];
        matching->heap[0] = matching->heap[--matching->count];
        sift_down(matching, 0);
    }
    return count;
}

enum status store_match(struct store *store, const char *expression,
    const struct store_words *words, const struct store_scoring *scoring,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total, struct error *error) {
    struct matching matching = matching_of(words, scoring);
    enum status status = run(store, STATEMENT_MATCH, expression, &matching, error);
    *total = matching.total;
    *count = sorted(&matching, hits);
    return status;
}

/* A name's row stands for its article; of several names the best counts. Returns how many are kept.
 */
static size_t name_articles(const struct store_words *words, struct store_hit *hits, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t article = store_name_article(words, hits[i].article);
        bool known = article == 0;
        for (size_t k = 0; k < kept && !known; k++)
            known = hits[k].article == article;
        if (!known) {
            hits[kept] = hits[i];
            hits[kept++].article = article;
        }
    }
    return kept;
}

enum status store_match_alias(struct store *store, const char *expression,
    const struct store_words *words, const struct store_scoring *scoring,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total, struct error *error) {
    struct matching matching = matching_of(words, scoring);
    enum status status = run(store, STATEMENT_MATCH_ALIAS, expression, &matching, error);
    *total = matching.total;
    *count = name_articles(words, hits, sorted(&matching, hits));
    return status;
}
