#include "search/plan.h"

#include "search/spelling.h"
#include "store/lookup.h"

#include <math.h>

enum {
    FORMS = 3,       /* other forms of a word that are looked for */
    COMPLETIONS = 6, /* of an unfinished word */
    PREFIXED = 24,   /* of a beginning that was asked for: print* */
    CORRECTIONS = 3,
    SAME = 8,    /* synonyms of a word */
    COMMON = 20, /* how much more common than a rare word its correction must be */
    HALF = 3,    /* letters of a word that is typed as one with its neighbour */
};

/* How sure a form is what was meant, against the word itself. */
static const float form_weight = 0.4f, completion_weight = 0.9f, correction_weight = 0.7f,
                   synonym_weight = 0.35f, compound_weight = 0.7f;

/* ---- words and their forms ---- */

static bool is_stopword(struct slice term) {
    static const char *const words[] = {
#define X(word) word,
#include "search/stopwords.def"
#undef X
    };
    return slice_is_one_of(term, words, COUNT_OF(words));
}

static void add_form(struct arena *arena, struct plan_word *word, struct slice text, float weight,
    uint32_t articles) {
    for (size_t i = 0; i < word->forms.count; i++)
        if (slice_equal(word->forms.items[i].text, text))
            return;
    *LIST_ADD(arena, &word->forms) = (struct plan_form){text, weight};
    if (articles > word->articles)
        word->articles = articles;
}

static void add_near(struct arena *arena, struct plan_word *word, const struct plan_source *source,
    const struct near_word *near, size_t count, float weight) {
    for (size_t i = 0; i < count; i++)
        add_form(arena, word, store_word(source->words, near[i].place), weight, near[i].articles);
}

/* "webserver" where most articles have "web server": the two words that are most common. */
static bool add_halves(
    struct arena *arena, struct plan_word *word, const struct plan_source *source) {
    uint32_t best = word->articles ? word->articles * COMMON : 1;
    size_t cut = 0;
    for (size_t i = HALF; i + HALF <= word->term.len; i++) {
        struct slice left = slice_first(word->term, i), right = slice_from(word->term, i);
        uint32_t a = is_stopword(left) ? 0 : store_word_articles(source->words, left);
        uint32_t b = is_stopword(right) ? 0 : store_word_articles(source->words, right);
        if (a > best && b > best) {
            best = a < b ? a : b;
            cut = i;
        }
    }
    if (cut)
        add_form(arena, word,
            arena_printf(arena, "%.*s %.*s", SLICE_ARGS(slice_first(word->term, cut)),
                SLICE_ARGS(slice_from(word->term, cut))),
            compound_weight, 0);
    return cut > 0;
}

/* A word that no article holds is taken for the ones near it; one that hardly any does, not in
 * another form either, is looked for as it is, and as a much more common word one edit away. What
 * is taken for a word that says nothing ("becuase") says nothing itself. */
static void add_corrections(
    struct arena *arena, struct plan_word *word, const struct plan_source *source) {
    struct near_word near[CORRECTIONS];
    uint32_t known = word->articles;
    if (known > 2)
        return;
    size_t count = spelling_corrections(source->words, word->term, near, CORRECTIONS);
    if (count == 0 || (known && (near[0].distance > 1 || near[0].articles < COMMON * known)))
        return;
    struct slice meant = store_word(source->words, near[0].place);
    bool empty = is_stopword(meant);
    if (known && empty)
        return;
    word->corrected = meant;
    if (empty)
        return;
    add_near(arena, word, source, near, known ? 1 : count, correction_weight);
    struct near_word forms[2];
    size_t more = spelling_forms(source->words, word->corrected, forms, 2);
    add_near(arena, word, source, forms, more, correction_weight * form_weight);
}

/* Words that begin like it; false where there are none. Those that say nothing are left out: who
 * types "vpn th" has not asked for "the". */
static bool add_completions(struct arena *arena, struct plan_word *word,
    const struct plan_source *source, size_t limit, float weight) {
    struct near_word near[PREFIXED];
    size_t count = spelling_completions(source->words, word->term, near, limit), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_stopword(store_word(source->words, near[i].place)))
            near[kept++] = near[i];
    add_near(arena, word, source, near, kept, weight);
    return count > 0;
}

/* The members of the groups that hold these terms, as forms of the first of them. */
static void add_synonyms(struct arena *arena, struct plan_word *word,
    const struct plan_source *source, const struct synonym *first) {
    const struct synonyms *synonyms = source->synonyms;
    const struct synonym *end = synonyms->items + synonyms->count;
    size_t added = 0;
    for (const struct synonym *s = first; s < end && slice_equal(s->text, first->text); s++)
        for (size_t i = synonyms->starts[s->group];
             i < synonyms->starts[s->group + 1] && added < SAME; i++) {
            const struct synonym *other = &synonyms->items[synonyms->members[i]];
            if (slice_equal(other->text, first->text))
                continue;
            uint32_t articles =
                other->terms == 1 ? store_word_articles(source->words, other->text) : 0;
            if (other->terms == 1 && articles == 0)
                continue;
            add_form(arena, word, other->text, synonym_weight, 0);
            added++;
        }
}

/* The root of BM25's inverse document frequency, which is kept above zero. Who tells of a trouble
 * in everyday words uses some that hardly any article has ("weird", "kiosk"): their rarity must not
 * drown the words that say what it is about. Doubled, so that an idf of 4 stays what it is. */
static float rarity_of(const struct plan_source *source, uint32_t articles) {
    double all = (double)source->words->articles, held = articles;
    return (float)(2 * sqrt(log(1 + (all - held + 0.5) / (held + 0.5))));
}

/* ---- the query's terms ---- */

/* How a term was asked for. */
struct asking {
    enum query_field field;
    bool prefix; /* any word that begins so: print* */
};

struct reading {
    struct plan *plan;
    struct arena *arena;
    const struct plan_source *source;
    struct store_terms terms;    /* of all words, in their order */
    LIST(struct asking) askings; /* of each term */
    bool unfinished;
    struct error *error;
};

static enum status read_terms(struct reading *reading, const struct query_part *part) {
    size_t before = reading->terms.count;
    if (store_split(reading->source->store, reading->arena, part->text, MATCH_GROUPS,
            &reading->terms, reading->error))
        return STATUS_STORE;
    for (size_t i = before; i < reading->terms.count; i++)
        *LIST_ADD(reading->arena, &reading->askings) = (struct asking){
            part->field, part->kind == QUERY_PREFIX && i + 1 == reading->terms.count};
    return STATUS_OK;
}

/* The terms of a phrase with blanks between them; a key's hive is left out, for it is written in
 * two ways: HKLM\SYSTEM, HKEY_LOCAL_MACHINE\SYSTEM. */
static struct slice phrase_of(struct reading *reading, const struct query_part *part) {
    struct store_terms terms = {0};
    struct buf text = {0};
    struct slice phrase = part->text;
    if (part->kind == QUERY_PATH && slice_starts_nocase(phrase, SLICE("HK"))) {
        ptrdiff_t slash = slice_find_char(phrase, '\\');
        ptrdiff_t forward = slice_find_char(phrase, '/');
        size_t at = slash != SLICE_NONE ? (size_t)slash : forward > 0 ? (size_t)forward : 0;
        phrase = slice_from(phrase, at);
    }
    if (store_split(reading->source->store, reading->arena, phrase, MATCH_GROUPS, &terms, NULL))
        return SLICE("");
    for (size_t i = 0; i < terms.count; i++) {
        if (i)
            buf_add_char(&text, ' ');
        buf_add(&text, terms.items[i].text);
    }
    struct slice copy = arena_slice(reading->arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}

/* A path counts as one word, and besides by its parts: who mistypes one part still finds it. */
static enum status read_path(struct reading *reading, const struct query_part *part) {
    struct slice phrase = phrase_of(reading, part);
    struct plan_word *word = LIST_ADD(reading->arena, &reading->plan->words);
    *word = (struct plan_word){.term = phrase, .corrected = SLICE(""), .rarity = 12};
    add_form(reading->arena, word, phrase, 1, 1);
    struct query_part tail = *part;
    ptrdiff_t slash = slice_find_last(part->text, '\\');
    tail.text = slice_from(part->text, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
    return read_terms(reading, &tail);
}

/* "certutil -view": where a command is written like that, the minus is its switch and leaves
 * nothing out; "vpn -l2tp" does. */
static bool is_switch(struct reading *reading, const struct query_part *part, bool first) {
    return !first && part[-1].kind == QUERY_WORD &&
           store_has_switch(reading->source->store, reading->arena, part[-1].text, part->text);
}

static enum status read_part(struct reading *reading, const struct query_part *part, bool first) {
    struct plan *plan = reading->plan;
    if (part->field == QUERY_OS || part->field == QUERY_PRODUCT || part->field == QUERY_KIND ||
        part->field == QUERY_IN)
        return STATUS_OK;
    if (part->kind == QUERY_PATH)
        return read_path(reading, part);
    bool excluded = part->kind == QUERY_EXCLUDED && !is_switch(reading, part, first);
    if (excluded || part->kind == QUERY_PHRASE) {
        struct slice phrase = phrase_of(reading, part);
        if (phrase.len && excluded)
            *LIST_ADD(reading->arena, &plan->excluded) = phrase;
        else if (phrase.len)
            *LIST_ADD(reading->arena, &plan->required) = phrase;
        return part->kind == QUERY_PHRASE ? read_terms(reading, part) : STATUS_OK;
    }
    return read_terms(reading, part);
}

static bool says_more(const struct reading *reading) {
    for (size_t i = 0; i < reading->terms.count; i++)
        if (!is_stopword(reading->terms.items[i].text))
            return true;
    return reading->plan->words.count > 0;
}

/* The forms of term number `i`. A word that is typed alone and that articles have is no two words:
 * "LogEvent" is the name of a value. */
static void add_forms(struct reading *reading, struct plan_word *word, size_t i) {
    const struct plan_source *source = reading->source;
    struct arena *arena = reading->arena;
    struct near_word near[FORMS];
    bool unfinished = reading->unfinished && i + 1 == reading->terms.count;
    uint32_t articles = store_word_articles(source->words, word->term);
    add_form(arena, word, word->term, 1, articles);
    if (reading->askings.items[i].prefix && add_completions(arena, word, source, PREFIXED, 1))
        return;
    if (unfinished && add_completions(arena, word, source, COMPLETIONS, completion_weight))
        return;
    size_t count = articles ? spelling_forms(source->words, word->term, near, FORMS)
                            : spelling_forms_of_unknown(
                                  source->words, source->store, arena, word->term, near, FORMS);
    add_near(arena, word, source, near, count, form_weight);
    bool alone = reading->terms.count == 1 && articles;
    if (alone || !add_halves(arena, word, source))
        add_corrections(arena, word, source);
}

static struct plan_word *add_word(struct reading *reading, size_t i) {
    struct plan *plan = reading->plan;
    struct plan_word *word = LIST_ADD(reading->arena, &plan->words);
    *word = (struct plan_word){.term = reading->terms.items[i].text,
        .corrected = SLICE(""),
        .named_field = reading->askings.items[i].field == QUERY_CMD};
    add_forms(reading, word, i);
    word->rarity = rarity_of(reading->source, word->articles);
    return word;
}

/* The word that a term and the next make, where an article has it: "drop down" is "dropdown". */
static struct slice joined(struct reading *reading, size_t i) {
    const struct store_term *terms = reading->terms.items;
    bool last = i + 1 >= reading->terms.count;
    if (last || (reading->unfinished && i + 2 == reading->terms.count))
        return SLICE("");
    struct slice both = arena_printf(
        reading->arena, "%.*s%.*s", SLICE_ARGS(terms[i].text), SLICE_ARGS(terms[i + 1].text));
    return store_word_articles(reading->source->words, both) ? both : SLICE("");
}

/* "not responding" says what neither of its words does: a phrase that begins with a stop word
 * counts as a word of its own, a little rarer than its last one. */
static struct plan_word *add_saying(
    struct reading *reading, const struct synonym *same, struct slice last) {
    struct plan_word *word = LIST_ADD(reading->arena, &reading->plan->words);
    *word = (struct plan_word){.term = same->text, .corrected = SLICE("")};
    add_form(
        reading->arena, word, same->text, 1, store_word_articles(reading->source->words, last));
    word->rarity = 1.25f * rarity_of(reading->source, word->articles);
    return word;
}

/* The first letter of a word says nothing yet beside whole words, and half of all articles have a
 * word that begins so. */
static bool is_too_short(struct slice term) {
    return term.len == 1 || is_stopword(term);
}

/* "Windows Server 2003, Windows Server 2008": a word counts once, however often it is typed. */
static bool is_known(const struct plan *plan, struct slice term) {
    for (size_t i = 0; i < plan->words.count; i++)
        if (slice_equal(plan->words.items[i].term, term))
            return true;
    return false;
}

static void make_words(struct reading *reading) {
    bool more = says_more(reading);
    for (size_t i = 0; i < reading->terms.count; i++) {
        bool typing = reading->unfinished && i + 1 == reading->terms.count;
        size_t taken;
        if (reading->plan->words.count == MATCH_GROUPS)
            return;
        bool whole = !typing && !reading->askings.items[i].prefix;
        const struct synonym *same =
            !whole ? NULL : synonyms_at(reading->source->synonyms, &reading->terms, i, &taken);
        if (more && whole && is_stopword(reading->terms.items[i].text)) {
            if (same && taken > 1)
                add_synonyms(reading->arena,
                    add_saying(reading, same, reading->terms.items[i + taken - 1].text),
                    reading->source, same);
            continue;
        }
        if (typing && reading->plan->words.count && is_too_short(reading->terms.items[i].text))
            continue;
        if (is_known(reading->plan, reading->terms.items[i].text))
            continue;
        struct plan_word *word = add_word(reading, i);
        struct slice compound = joined(reading, i);
        if (compound.len)
            add_form(reading->arena, word, compound, compound_weight, 0);
        if (same)
            add_synonyms(reading->arena, word, reading->source, same);
    }
}

enum status plan_make(struct plan *plan, struct arena *arena, const struct plan_source *source,
    const struct query *query, bool unfinished, struct error *error) {
    struct reading reading = {.plan = plan,
        .arena = arena,
        .source = source,
        .unfinished = unfinished && !query->ended,
        .error = error};
    *plan = (struct plan){0};
    for (size_t i = 0; i < query->parts.count; i++)
        if (read_part(&reading, &query->parts.items[i], i == 0))
            return STATUS_STORE;
    make_words(&reading);
    plan_express(plan);
    return STATUS_OK;
}

void plan_fini(struct plan *plan) {
    buf_fini(&plan->expression);
    buf_fini(&plan->narrow);
}
