#include "search/evidence.h"

#include "search/settings.h"
#include "store/filter.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_SETTINGS = 200, /* that hold one text */
    COMMON_WORD = 4,     /* the share of articles that hold a common word: one in so many */
    SHORT_QUERY = 8,     /* words of which a number in it needs no help to be heard */
    ENOUGH_HITS = 20     /* of articles with rare words; fewer, and all are looked at */
};

/* What each kind of evidence weighs against a word in a title; docs/ranking.md has the reasons. */
static const float number_weight = 6.0f, related_number_weight = 2.0f, name_weight = 1.6f,
                   own_article = 60.0f, cited_article = 6.0f, setting_weight = 12.0f;
static const float role_weight[CODE_ROLES] = {[CODE_IN_TITLE] = 3.0f,
    [CODE_IN_SYMPTOM] = 1.6f,
    [CODE_IN_CAUSE] = 1.0f,
    [CODE_IN_FIX] = 0.8f,
    [CODE_ELSEWHERE] = 0.6f};

/* ---- candidates ---- */

static struct candidate *candidate_of(struct evidence *evidence, int64_t article) {
    size_t slots = COUNT_OF(evidence->slots);
    size_t slot = (size_t)((uint64_t)article * 0x9E3779B97F4A7C15u >> 40) % slots;
    for (; evidence->slots[slot]; slot = (slot + 1) % slots)
        if (evidence->items[evidence->slots[slot] - 1].article == article)
            return &evidence->items[evidence->slots[slot] - 1];
    if (evidence->count == EVIDENCE_MOST)
        return NULL;
    evidence->items[evidence->count] =
        (struct candidate){.article = article, .block = EVIDENCE_NO_BLOCK};
    evidence->slots[slot] = (unsigned short)(evidence->count + 1);
    return &evidence->items[evidence->count++];
}

/* Adds to an article's score. What comes when there is no room is left out. */
static void add_piece(
    struct evidence *evidence, const struct store_filter *filter, struct candidate piece) {
    struct candidate *candidate =
        store_filter_has(filter, piece.article) ? candidate_of(evidence, piece.article) : NULL;
    if (!candidate)
        return;
    candidate->score += piece.score;
    if (piece.passage > candidate->passage)
        candidate->passage = piece.passage;
    if (piece.score > candidate->best) {
        candidate->best = piece.score;
        candidate->reason = piece.reason;
        candidate->block = piece.block;
    }
}

/* ---- error numbers ---- */

static float rarity(const struct search_source *source, size_t articles) {
    double all = (double)source->plan.words->articles, held = (double)articles;
    return (float)log(1 + (all - held + 0.5) / (held + 0.5));
}

/* The best mention of an article before its others. */
static int by_article(const void *a, const void *b) {
    const struct store_code *x = a, *y = b;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->role > y->role) - (x->role < y->role);
}

static size_t count_articles(const struct store_codes *codes) {
    size_t count = 0;
    for (size_t i = 0; i < codes->count; i++)
        if (i == 0 || codes->items[i].article != codes->items[i - 1].article)
            count++;
    return count;
}

/* A number whose family is known counts less where an article means another family by it. */
static float agreement(enum code_family asked, enum code_family found) {
    if (asked == FAMILY_ANY || found == FAMILY_ANY || asked == found)
        return 1;
    return 0.4f;
}

static enum status add_values(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct code_reading *reading, const uint32_t *values,
    size_t count, float weight, struct error *error) {
    struct store_codes codes = {0};
    if (store_codes(source->plan.store, arena, values, count, &codes, error))
        return STATUS_STORE;
    if (codes.count)
        qsort(codes.items, codes.count, sizeof *codes.items, by_article);
    float worth = weight * rarity(source, count_articles(&codes));
    for (size_t i = 0; i < codes.count; i++) {
        const struct store_code *code = &codes.items[i];
        bool again = i && codes.items[i - 1].article == code->article;
        add_piece(evidence, source->filter,
            (struct candidate){.article = code->article,
                .score = worth * role_weight[code->role] *
                         agreement(reading->family, code->family) * (again ? 0.1f : 1),
                .reason = REASON_NUMBER,
                .block = code->place.block});
    }
    return STATUS_OK;
}

static void note_values(struct evidence *evidence, const uint32_t *values, size_t count) {
    size_t room = COUNT_OF(evidence->values) - evidence->value_count;
    for (size_t i = 0; i < count && i < room; i++)
        evidence->values[evidence->value_count++] = values[i];
}

static bool is_noted(const struct evidence *evidence, uint32_t value) {
    for (size_t i = 0; i < evidence->value_count; i++)
        if (evidence->values[i] == value)
            return true;
    return false;
}

static enum status add_number(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct code_reading *reading, float weight,
    struct error *error) {
    uint32_t values[CODE_EQUIVALENTS];
    size_t count = code_equivalents(reading->value, values);
    note_values(evidence, values, count);
    if (add_values(evidence, arena, source, reading, values, count, weight, error))
        return STATUS_STORE;
    uint32_t related = code_win32_of_ntstatus(reading->value);
    if (!related)
        return STATUS_OK;
    return add_values(evidence, arena, source, reading, &related, 1,
        weight * related_number_weight / number_weight, error);
}

/* An event, a stop code, an HTTP status and others are no errors of Windows, and have no other
 * forms. */
static void understand(struct evidence *evidence, const struct code_reading *reading) {
    struct buf *out = &evidence->understood;
    if (out->len > 200)
        return;
    if (out->len)
        buf_add_string(out, ", ");
    if (reading->family == FAMILY_EVENT)
        buf_printf(out, "event %u", reading->value);
    else if (reading->family == FAMILY_STOP)
        buf_printf(out, "stop code 0x%08X", reading->value);
    else if (reading->family == FAMILY_HTTP)
        buf_printf(out, "HTTP status %u", reading->value);
    else {
        buf_add_string(out, "error ");
        if (code_family_stands_apart(reading->family))
            code_write(out, reading->family, reading->value, reading->written);
        else
            code_describe(out, reading->value);
    }
}

/* The whole query is a number: its first reading is the likely one, the others count less. */
static enum status whole_number(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, struct slice text, size_t *count, struct error *error) {
    struct code_reading readings[CODE_READINGS];
    size_t before = evidence->count;
    *count = code_read(text, readings);
    for (size_t i = 0; i < *count; i++)
        if (add_number(evidence, arena, source, &readings[i], i ? number_weight / 3 : number_weight,
                error))
            return STATUS_STORE;
    /* What no article has may as well be a name: "SHA256". */
    if (*count && (readings[0].family != FAMILY_VENDOR || evidence->count > before))
        understand(evidence, &readings[0]);
    return STATUS_OK;
}

/* In a long message the words of each article add up; a number in it must still be heard. */
static float weight_beside_words(const struct query *query) {
    float words = (float)query->parts.count;
    return number_weight / 2 * (words > SHORT_QUERY ? words / SHORT_QUERY : 1);
}

/* "0x7b after raid": no sentence that says what the number is, and yet it is one. */
static enum status hexadecimal_parts(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query, struct error *error) {
    for (size_t i = 0; i < query->parts.count; i++) {
        struct code_reading readings[CODE_READINGS];
        struct slice text = query->parts.items[i].text;
        if (query->parts.items[i].kind != QUERY_WORD || !slice_starts_nocase(text, SLICE("0x")) ||
            code_read(text, readings) == 0 || is_noted(evidence, readings[0].value))
            continue;
        if (add_number(evidence, arena, source, &readings[0], weight_beside_words(query), error))
            return STATUS_STORE;
        understand(evidence, &readings[0]);
    }
    return STATUS_OK;
}

enum status evidence_numbers(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query, struct error *error) {
    size_t read;
    if (whole_number(evidence, arena, source, query->text, &read, error) || read)
        return read ? STATUS_OK : STATUS_STORE;
    for (size_t i = 0; i < query->parts.count; i++)
        if (query->parts.items[i].field == QUERY_ERR &&
            whole_number(evidence, arena, source, query->parts.items[i].text, &read, error))
            return STATUS_STORE;
    struct code_mention mention;
    size_t from = 0;
    for (size_t found = 0; found < 8 && code_next(query->text, &from, &mention); found++) {
        if (is_noted(evidence, mention.reading.value))
            continue;
        if (add_number(
                evidence, arena, source, &mention.reading, weight_beside_words(query), error))
            return STATUS_STORE;
        understand(evidence, &mention.reading);
    }
    return hexadecimal_parts(evidence, arena, source, query, error);
}

/* ---- article numbers ---- */

/* The digits of "KB929856", "Q929856", "kb 929856" or "929856". */
static struct slice article_number(struct slice text) {
    if (slice_starts_nocase(text, SLICE("KB")))
        text = slice_strip_start(slice_from(text, 2), " -#:");
    else if (slice_starts_nocase(text, SLICE("Q")))
        text = slice_from(text, 1);
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]))
            return SLICE("");
    return text.len >= 5 && text.len <= 7 ? text : SLICE("");
}

static void add_ids(struct evidence *evidence, const struct search_source *source,
    const struct store_ids *ids, float score) {
    for (size_t i = 0; i < ids->count; i++)
        add_piece(evidence, source->filter,
            (struct candidate){.article = ids->items[i],
                .score = score,
                .reason = REASON_ARTICLE,
                .block = EVIDENCE_NO_BLOCK});
}

static enum status add_article_number(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, struct slice number, struct error *error) {
    struct store_ids own = {0}, citing = {0};
    if (store_kb(source->plan.store, arena, number, &own, error) ||
        store_kb_citing(source->plan.store, arena, number, &citing, error))
        return STATUS_STORE;
    add_ids(evidence, source, &own, own_article);
    add_ids(evidence, source, &citing, cited_article);
    if (own.count || citing.count)
        buf_printf(&evidence->understood, "%sarticle number %.*s",
            evidence->understood.len ? ", " : "", SLICE_ARGS(number));
    return STATUS_OK;
}

enum status evidence_articles(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query, struct error *error) {
    struct slice whole = article_number(query->text);
    if (whole.len)
        return add_article_number(evidence, arena, source, whole, error);
    for (size_t i = 0; i < query->parts.count; i++) {
        struct slice number = article_number(query->parts.items[i].text);
        if (number.len && add_article_number(evidence, arena, source, number, error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

/* ---- settings ---- */

static bool is_plain_word(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_alnum(word.at[i]))
            return false;
    return true;
}

/* Key names and value names are looked for as letters: a path, what is asked for with "reg:", a
 * word alone if it is not what half the store is about ("vpn"), and a word that no article has as a
 * word, for it may be the middle of a name.
 * `folded` is the part in lower case. */
static bool may_be_setting(const struct search_source *source, const struct query *query,
    const struct query_part *part, struct slice folded) {
    if (folded.len < 3 || part->kind == QUERY_EXCLUDED)
        return false;
    if (part->field == QUERY_REG || part->kind == QUERY_PATH)
        return true;
    if (part->kind != QUERY_WORD || part->field != QUERY_ANYWHERE)
        return false;
    uint32_t articles = store_word_articles(source->plan.words, folded);
    if (query->parts.count == 1)
        return articles <= source->plan.words->articles / COMMON_WORD;
    return folded.len > 3 && is_plain_word(folded) && articles == 0;
}

static void add_setting(
    struct evidence *evidence, const struct search_source *source, struct slice part) {
    struct store_setting_hit found;
    int64_t before = 0;
    for (size_t from = 0, count = 0; count < MOST_SETTINGS; count++) {
        if (!store_next_setting(source->plan.words, part, &from, &found))
            return;
        bool whole = slice_ends(found.key_and_name, part) &&
                     (found.key_and_name.len == part.len ||
                         found.key_and_name.at[found.key_and_name.len - part.len - 1] == '\\');
        add_piece(evidence, source->filter,
            (struct candidate){.article = found.article,
                .score = setting_weight * (whole ? 1 : 0.5f) * (found.article == before ? 0.1f : 1),
                .reason = REASON_SETTING,
                .block = found.block});
        before = found.article;
    }
}

void evidence_settings(struct evidence *evidence, struct arena *arena,
    const struct search_source *source, const struct query *query) {
    for (size_t i = 0; i < query->parts.count; i++) {
        struct slice folded = setting_part(arena, query->parts.items[i].text);
        if (may_be_setting(source, query, &query->parts.items[i], folded))
            add_setting(evidence, source, folded);
    }
}

/* ---- words ---- */

static void add_hits(struct evidence *evidence, const struct search_source *source,
    const struct store_hit *hits, size_t count, float weight, enum search_reason reason) {
    for (size_t i = 0; i < count; i++)
        add_piece(evidence, source->filter,
            (struct candidate){.article = hits[i].article,
                .score = hits[i].score * weight,
                .reason = reason,
                .passage = reason == REASON_WORDS ? hits[i].passage : 0,
                .block = EVIDENCE_NO_BLOCK});
}

/* store_match() or store_match_alias(). */
typedef enum status match_call(struct store *store, const char *expression,
    const struct store_words *words, const struct store_scoring *scoring,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total, struct error *error);

/* First among those with a rare word of the query; among all where those are too few. */
static enum status match(match_call *call, const struct search_source *source, struct plan *plan,
    struct store_hit hits[MATCH_BEST], size_t *count, size_t *total, struct error *error) {
    const struct plan_source *from = &source->plan;
    *count = 0;
    if (plan->narrow.len) {
        plan->scoring.skip = plan->narrow_phrases;
        if (call(from->store, buf_string(&plan->narrow), from->words, &plan->scoring, hits, count,
                total, error))
            return STATUS_STORE;
        plan->scoring.skip = 0;
    }
    if (*count >= ENOUGH_HITS)
        return STATUS_OK;
    return call(from->store, buf_string(&plan->expression), from->words, &plan->scoring, hits,
        count, total, error);
}

enum status evidence_words(struct evidence *evidence, const struct search_source *source,
    struct plan *plan, struct error *error) {
    struct store_hit hits[MATCH_BEST];
    size_t count, names;
    if (plan->expression.len == 0)
        return STATUS_OK;
    plan_score_articles(&plan->scoring);
    plan->scoring.filter = source->filter;
    if (match(store_match, source, plan, hits, &count, &evidence->total, error))
        return STATUS_STORE;
    add_hits(evidence, source, hits, count, 1, REASON_WORDS);
    if (plan->named_field)
        return STATUS_OK;
    plan_score_names(&plan->scoring);
    if (match(store_match_alias, source, plan, hits, &count, &names, error))
        return STATUS_STORE;
    add_hits(evidence, source, hits, count, name_weight, REASON_NAME);
    return STATUS_OK;
}
