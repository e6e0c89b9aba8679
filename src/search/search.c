#include "search/search.h"

#include "search/event_text.h"
#include "search/passage.h"
#include "search/spelling.h"
#include "store/filter.h"

#include <stdlib.h>

enum {
    MOST_COLLECTIONS = 8 /* that are told of */
};

struct search {
    struct store *store;
    struct arena *arena; /* words and synonyms, for as long as the search is open */
    struct store_words words;
    struct synonyms synonyms;
};

const char *search_reason_name(enum search_reason reason) {
    static const char *const names[] = {"words", "name", "number", "article", "setting"};
    return names[reason];
}

enum status search_open(
    struct search **search, struct store *store, struct slice own_synonyms, struct error *error) {
    struct arena *arena = arena_new();
    struct search *made = arena_alloc(arena, sizeof *made);
    made->store = store;
    made->arena = arena;
    if (store_load_words(store, arena, &made->words, error) ||
        synonyms_load(
            &made->synonyms, store, arena, own_synonyms, made->words.abbreviations, error)) {
        arena_free(arena);
        return STATUS_STORE;
    }
    *search = made;
    return STATUS_OK;
}

void search_close(struct search *search) {
    if (search)
        arena_free(search->arena);
}

/* ---- one search ---- */

/* A search while it runs. */
struct searching {
    struct search *search;
    struct arena *arena;
    const struct search_options *options;
    struct query query;
    struct store_filter filter;
    struct plan plan;
    struct evidence *evidence;
    struct search_source source;
};

/* What a part of the query asks of articles; false where it is words. */
static bool filters_by(const struct query_part *part, enum store_filter_kind *kind) {
    static const struct {
        enum query_field field;
        enum store_filter_kind kind;
    } filters[] = {{QUERY_OS, FILTER_PRODUCT}, {QUERY_PRODUCT, FILTER_PRODUCT},
        {QUERY_KIND, FILTER_KIND}, {QUERY_IN, FILTER_COLLECTION}};
    for (size_t f = 0; f < COUNT_OF(filters); f++)
        if (part->field == filters[f].field) {
            *kind = part->kind == QUERY_EXCLUDED ? FILTER_OUTSIDE : filters[f].kind;
            return true;
        }
    return false;
}

/* What the store calls it: "fix", "fixes", or their beginning while it is typed, is everybody's
 * word for a resolution. */
static struct slice asked_of(const struct query_part *part) {
    bool fix = part->field == QUERY_KIND && part->text.len &&
               slice_starts_nocase(SLICE("fixes"), part->text);
    return fix ? slice_of(article_fix_kind_name(FIX_RESOLUTION)) : part->text;
}

static enum status make_filter(struct searching *run, struct error *error) {
    enum store_filter_kind kind;
    for (size_t i = 0; i < run->query.parts.count; i++) {
        const struct query_part *part = &run->query.parts.items[i];
        if (filters_by(part, &kind) && store_filter_keep(run->search->store, run->arena,
                                           &run->filter, kind, asked_of(part), error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

static enum status gather(struct searching *run, struct error *error) {
    if (evidence_articles(run->evidence, run->arena, &run->source, &run->query, error) ||
        evidence_numbers(run->evidence, run->arena, &run->source, &run->query, error) ||
        evidence_words(run->evidence, &run->source, &run->plan, error))
        return STATUS_STORE;
    evidence_settings(run->evidence, run->arena, &run->source, &run->query);
    return STATUS_OK;
}

static int by_score(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    return (x->article > y->article) - (x->article < y->article);
}

/* ---- hits ---- */

/* How many articles match: words count all, other evidence those that it brought. */
static size_t total_of(const struct evidence *evidence) {
    return evidence->total > evidence->count ? evidence->total : evidence->count;
}

static bool same_title(struct slice a, struct slice b) {
    return a.len && slice_equal_nocase(slice_strip_end(a, ". "), slice_strip_end(b, ". "));
}

/* The hit that says the same, or NULL: one that the store holds to repeat it, or of its title. */
static struct search_hit *repeated(
    const struct search_results *results, const struct store_entry *entry) {
    for (size_t i = 0; i < results->count; i++) {
        const struct store_entry *other = &results->hits[i].entry;
        if (other->id == entry->duplicate_of || entry->id == other->duplicate_of ||
            (entry->duplicate_of && entry->duplicate_of == other->duplicate_of) ||
            same_title(other->title, entry->title))
            return &results->hits[i];
    }
    return NULL;
}

static enum status add_hit(struct searching *run, const struct candidate *candidate,
    struct needles *needles, struct search_results *results, struct error *error) {
    struct search_hit hit = {.score = candidate->score, .reason = candidate->reason};
    enum status status =
        store_entry(run->search->store, run->arena, candidate->article, &hit.entry, error);
    if (status != STATUS_OK)
        return status;
    struct search_hit *other = repeated(results, &hit.entry);
    if (other) {
        other->repeats++;
        return STATUS_OK;
    }
    if (run->options->snippets) {
        status =
            passage_find(&hit.passage, run->arena, run->search->store, needles, candidate, error);
        if (status != STATUS_OK)
            return status;
    }
    results->hits[results->count++] = hit;
    return STATUS_OK;
}

static enum status make_hits(
    struct searching *run, struct search_results *results, struct error *error) {
    struct evidence *evidence = run->evidence;
    struct needles *needles = arena_alloc(run->arena, sizeof *needles);
    size_t limit = run->options->limit < SEARCH_MOST ? run->options->limit : SEARCH_MOST;
    passage_needles(needles, &run->plan, evidence);
    qsort(evidence->items, evidence->count, sizeof *evidence->items, by_score);
    results->hits = arena_alloc(run->arena, limit * sizeof *results->hits);
    results->total = total_of(evidence);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < evidence->count && results->count < limit && status == STATUS_OK; i++) {
        status = add_hit(run, &evidence->items[i], needles, results, error);
        if (status == STATUS_NOTHING)
            status = STATUS_OK;
    }
    passage_end(needles);
    return status;
}

/* ---- what was understood, what might help ---- */

static struct slice looked_for(const struct plan_word *word) {
    return word->corrected.len ? word->corrected : word->term;
}

static void tell_corrections(struct searching *run, struct search_results *results) {
    struct buf text = {0};
    bool corrected = false;
    for (size_t i = 0; i < run->plan.words.count; i++) {
        const struct plan_word *word = &run->plan.words.items[i];
        corrected |= word->corrected.len > 0;
        buf_printf(&text, "%s%.*s", i ? " " : "", SLICE_ARGS(looked_for(word)));
    }
    results->corrected = corrected ? arena_slice(run->arena, buf_slice(&text)) : SLICE("");
    buf_fini(&text);
}

static void suggest(struct search_results *results, struct slice text) {
    if (results->suggestion_count < SEARCH_SUGGESTIONS)
        results->suggestions[results->suggestion_count++] = text;
}

/* The numbers of the store on both sides of the one that was asked for, of its facility. */
static enum status suggest_numbers(
    struct searching *run, struct search_results *results, struct error *error) {
    struct store_values values = {0};
    if (run->evidence->value_count == 0)
        return STATUS_OK;
    uint32_t asked = run->evidence->values[0];
    if (store_values_near(run->search->store, run->arena, asked, &values, error))
        return STATUS_STORE;
    for (size_t i = 0; i < values.count; i++)
        if (values.items[i] >> 16 == asked >> 16)
            suggest(results,
                arena_printf(run->arena, asked > 0xFFFF ? "0x%08X" : "%u", values.items[i]));
    return STATUS_OK;
}

static void suggest_words(struct searching *run, struct search_results *results) {
    struct near_word near[2];
    for (size_t i = 0; i < run->plan.words.count; i++) {
        size_t count =
            spelling_corrections(&run->search->words, run->plan.words.items[i].term, near, 2);
        for (size_t n = 0; n < count; n++)
            suggest(results, store_word(&run->search->words, near[n].place));
    }
}

/* A phrase that no article holds as it is typed counts as its words. */
static void loosen(struct query *query) {
    for (size_t i = 0; i < query->parts.count; i++)
        if (query->parts.items[i].kind == QUERY_PHRASE)
            query->parts.items[i].kind = QUERY_WORD;
}

/* Evidence that has brought no article, as it was before it was looked for. */
static void clear(struct evidence *evidence) {
    buf_clear(&evidence->understood);
    evidence->value_count = evidence->total = 0;
}

static enum status plan_and_gather(struct searching *run, struct error *error) {
    enum status status = plan_make(
        &run->plan, run->arena, &run->source.plan, &run->query, run->options->unfinished, error);
    if (status == STATUS_OK)
        status = gather(run, error);
    if (status != STATUS_OK || run->evidence->count || run->plan.required.count == 0)
        return status;
    loosen(&run->query);
    plan_fini(&run->plan);
    clear(run->evidence);
    status = plan_make(
        &run->plan, run->arena, &run->source.plan, &run->query, run->options->unfinished, error);
    return status == STATUS_OK ? gather(run, error) : status;
}

/* ---- nothing found ---- */

static bool narrows(const struct query_part *part) {
    return part->kind == QUERY_EXCLUDED || part->field == QUERY_OS ||
           part->field == QUERY_PRODUCT || part->field == QUERY_KIND || part->field == QUERY_IN;
}

/* The parts of the query that leave articles out, as they were typed: "in:azure -dns". */
static void add_narrowing(const struct searching *run, struct buf *out) {
    for (size_t i = 0; i < run->query.parts.count; i++) {
        const struct query_part *part = &run->query.parts.items[i];
        struct slice rest = slice_from(run->query.text, part->start), typed;
        if (narrows(part) && slice_next_word(&rest, &typed))
            buf_printf(out, "%s%.*s", out->len ? " " : "", SLICE_ARGS(typed));
    }
}

/* How many articles the query would find without those parts. Takes them out of the query. */
static enum status count_without(struct searching *run, size_t *count, struct error *error) {
    struct searching wider = *run;
    size_t kept = 0;
    wider.source.filter = NULL;
    wider.evidence = arena_alloc(run->arena, sizeof *wider.evidence);
    for (size_t i = 0; i < wider.query.parts.count; i++)
        if (!narrows(&wider.query.parts.items[i]))
            wider.query.parts.items[kept++] = wider.query.parts.items[i];
    wider.query.parts.count = kept;
    enum status status = plan_and_gather(&wider, error);
    *count = total_of(wider.evidence);
    plan_fini(&wider.plan);
    buf_fini(&wider.evidence->understood);
    return status;
}

static size_t let_through(const struct searching *run) {
    size_t count = 0;
    if (!run->filter.bits)
        return run->search->words.articles;
    for (size_t i = 0; i < run->filter.ids; i++)
        count += store_filter_has(&run->filter, (int64_t)i);
    return count;
}

static void tell_searched(struct searching *run, struct search_results *results) {
    struct buf text = {0};
    buf_printf(&text, "%zu of %zu articles", let_through(run), run->search->words.articles);
    for (size_t i = 0; i < run->plan.words.count; i++) {
        const struct plan_word *word = &run->plan.words.items[i];
        buf_printf(&text, "%s%.*s (in %u)", i ? ", " : "; words: ", SLICE_ARGS(looked_for(word)),
            word->articles);
    }
    results->searched = arena_slice(run->arena, buf_slice(&text));
    buf_fini(&text);
}

static bool is_kind(struct slice text) {
    for (int kind = 0; kind < FIX_KINDS; kind++)
        if (slice_starts_nocase(slice_of(article_fix_kind_name((enum article_fix_kind)kind)), text))
            return true;
    return false;
}

/* "in: can be kb, site": the collections, each once; they lie together in the list. */
static enum status add_collections(
    const struct searching *run, struct buf *out, struct error *error) {
    struct store_entries entries = {0};
    struct slice last = SLICE("");
    size_t told = 0;
    if (store_list(run->search->store, run->arena, &entries, error))
        return STATUS_STORE;
    for (size_t i = 0; i < entries.count && told < MOST_COLLECTIONS; i++)
        if (!slice_equal(entries.items[i].collection_name, last)) {
            last = entries.items[i].collection_name;
            buf_printf(out, "%s%.*s", told++ ? ", " : "in: can be ", SLICE_ARGS(last));
        }
    buf_add_string(out, told ? "\n" : "");
    return STATUS_OK;
}

/* What may stand behind a field whose text lets no article through. */
static enum status add_choices(const struct searching *run, struct buf *out, struct error *error) {
    enum status status = STATUS_OK;
    if (let_through(run) > 0)
        return STATUS_OK;
    for (size_t i = 0; i < run->query.parts.count && status == STATUS_OK; i++) {
        const struct query_part *part = &run->query.parts.items[i];
        if (part->field == QUERY_KIND && !is_kind(asked_of(part)))
            buf_add_string(out, "kind: can be fix, workaround or check\n");
        if (part->field == QUERY_IN && part->kind != QUERY_EXCLUDED)
            status = add_collections(run, out, error);
    }
    return status;
}

static enum status tell_widen(
    struct searching *run, struct search_results *results, struct error *error) {
    struct buf narrowing = {0}, text = {0};
    size_t count = 0;
    enum status status = add_choices(run, &text, error);
    if (run->plan.words.count > 1)
        buf_add_string(&text, "fewer words find more\n");
    add_narrowing(run, &narrowing);
    if (narrowing.len && status == STATUS_OK)
        status = count_without(run, &count, error);
    if (narrowing.len)
        buf_printf(&text, "without %s: %zu article%s\n", buf_string(&narrowing), count,
            count == 1 ? "" : "s");
    results->widen = arena_slice(run->arena, buf_slice(&text));
    buf_fini(&narrowing);
    buf_fini(&text);
    return status;
}

static enum status tell(
    struct searching *run, struct search_results *results, struct error *error) {
    results->understood = arena_slice(run->arena, buf_slice(&run->evidence->understood));
    tell_corrections(run, results);
    if (results->count)
        return STATUS_OK;
    suggest_words(run, results);
    tell_searched(run, results);
    if (suggest_numbers(run, results, error) || tell_widen(run, results, error))
        return STATUS_STORE;
    return error_set(error, STATUS_NOTHING, "nothing found for \"%.*s\"",
        SLICE_ARGS(slice_first(run->query.text, 100)));
}

enum status search_run(struct search *search, struct arena *arena, struct slice text,
    const struct search_options *options, struct search_results *results, struct error *error) {
    struct searching run = {.search = search, .arena = arena, .options = options};
    struct search_results found = {0};
    run.query = query_parse(arena, event_essence(arena, text));
    run.evidence = arena_alloc(arena, sizeof *run.evidence);
    run.source = (struct search_source){
        .plan = {search->store, &search->words, &search->synonyms}, .filter = &run.filter};
    store_freeze(search->store);
    enum status status = make_filter(&run, error);
    if (status == STATUS_OK)
        status = plan_and_gather(&run, error);
    if (status == STATUS_OK)
        status = make_hits(&run, &found, error);
    if (status == STATUS_OK)
        status = tell(&run, &found, error);
    store_unfreeze(search->store);
    if (status == STATUS_OK || status == STATUS_NOTHING)
        *results = found;
    plan_fini(&run.plan);
    buf_fini(&run.evidence->understood);
    return status;
}
