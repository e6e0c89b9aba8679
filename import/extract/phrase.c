#include "import/extract/phrase.h"

#include "base/memory.h"

#include <stdlib.h>

/* ---- the table of phrases, made ready once a process ---- */

enum {
    MAX_ALTERNATIVES = 24,
    MAX_ELEMENTS = 10,
    GAP = 4,
    END_BIT = 63, /* of link.second: no word follows */
};

enum element_kind {
    ELEMENT_WORDS, /* one of some words */
    ELEMENT_ANY,   /* any one word: * */
    ELEMENT_GAP,   /* up to GAP words: .. */
};

/* All words of all elements lie in one array, `words`: the whole table stays in the cache. */
struct element {
    unsigned char kind; /* enum element_kind */
    unsigned char count;
    unsigned short first; /* of its words */
};

struct pattern {
    uint32_t phrase;
    bool at_start;
    unsigned char count;
    struct element elements[MAX_ELEMENTS];
};

static const struct {
    uint32_t phrase;
    bool at_start;
    const char *text;
} rows[] = {
#define START(phrase, text) {PHRASE_##phrase, true, text},
#define ANYWHERE(phrase, text) {PHRASE_##phrase, false, text},
#include "import/extract/phrases.def"
#undef START
#undef ANYWHERE
};

enum {
    ROWS = COUNT_OF(rows),
    SLOTS = 1024
};

static struct pattern *patterns;
static uint32_t *words; /* their hashes */
static size_t word_count;
static short chains[SLOTS]; /* first pattern whose first element holds a word of this slot */
static struct link {
    uint32_t hash;
    short pattern, next;
    uint64_t second; /* a bit for each word that the second element takes, all for any word */
} * links;
static short link_count;

/* Words that stand for whole sets, to keep the table readable. */
static const struct {
    const char *name, *words;
} sets[] = {
    {"ISSUE", "issue|problem|error|behavior|behaviour|symptom|symptoms|failure|condition|situation|"
              "message|event|exception|bug|crash|alert|issues|problems|errors|events|warning"},
    {"THIS", "this|the|these|that|such|your|those|both"},
    {"OCCUR", "occurs|occur|happens|happen|arises|appears|appear|occurred|happened|triggered"},
    {"FOLLOWING", "following|below|these|steps|next"},
};

static const char *words_of(const char *name, size_t len) {
    for (size_t i = 0; i < COUNT_OF(sets); i++)
        if (strlen(sets[i].name) == len && memcmp(sets[i].name, name, len) == 0)
            return sets[i].words;
    return NULL;
}

static void add_words(struct element *element, struct slice alternatives) {
    struct slice part;
    while (slice_next_part(&alternatives, '|', &part))
        if (element->count < MAX_ALTERNATIVES) {
            words[word_count++] = word_hash(part);
            element->count++;
        }
}

static struct element parse_element(struct slice text) {
    struct element element = {.kind = ELEMENT_WORDS, .first = (unsigned short)word_count};
    if (slice_equal(text, SLICE("*")))
        element.kind = ELEMENT_ANY;
    else if (slice_equal(text, SLICE("..")))
        element.kind = ELEMENT_GAP;
    else {
        const char *set = words_of(text.at, text.len);
        add_words(&element, set ? slice_of(set) : text);
    }
    return element;
}

static uint64_t bit_of(uint32_t hash) {
    return (uint64_t)1 << hash % END_BIT;
}

static uint64_t bits_of_second(const struct pattern *pattern) {
    const struct element *second = &pattern->elements[1];
    uint64_t bits = 0;
    if (pattern->count < 2 || second->kind != ELEMENT_WORDS)
        return ~bits;
    for (size_t i = 0; i < second->count; i++)
        bits |= bit_of(words[second->first + i]);
    return bits;
}

static void chain(uint32_t hash, size_t pattern) {
    short *slot = &chains[hash % SLOTS];
    links[link_count] =
        (struct link){hash, (short)pattern, *slot, bits_of_second(&patterns[pattern])};
    *slot = ++link_count; /* 1-based, so that an empty slot is 0 */
}

static void parse_row(size_t row) {
    struct pattern *pattern = &patterns[row];
    struct slice rest = slice_of(rows[row].text), word;
    pattern->phrase = rows[row].phrase;
    pattern->at_start = rows[row].at_start;
    while (pattern->count < MAX_ELEMENTS && slice_next_word(&rest, &word))
        pattern->elements[pattern->count++] = parse_element(word);
    const struct element *first = &pattern->elements[0];
    for (size_t i = 0; i < first->count; i++)
        chain(words[first->first + i], row);
}

static void prepare(void) {
    patterns = mem_new(ROWS * sizeof *patterns);
    links = mem_new(ROWS * MAX_ALTERNATIVES * sizeof *links);
    words = mem_new(ROWS * MAX_ELEMENTS * MAX_ALTERNATIVES * sizeof *words);
    for (size_t row = 0; row < ROWS; row++)
        parse_row(row);
}

/* ---- matching ---- */

static bool element_has(const struct element *element, uint32_t hash) {
    if (element->kind == ELEMENT_ANY)
        return true;
    for (size_t i = 0; i < element->count; i++)
        if (words[element->first + i] == hash)
            return true;
    return false;
}

/* Do the elements from `e` on match the words from `w` on? A gap tries its few lengths. */
static bool matches(const struct pattern *pattern, size_t e, const struct sentence *s, size_t w) {
    for (; e < pattern->count; e++, w++) {
        const struct element *element = &pattern->elements[e];
        if (element->kind == ELEMENT_GAP) {
            for (size_t skip = 0; skip <= GAP; skip++)
                if (matches(pattern, e + 1, s, w + skip))
                    return true;
            return false;
        }
        if (w >= s->count || !element_has(element, s->words[w].hash))
            return false;
    }
    return true;
}

uint32_t phrase_of(const struct sentence *sentence) {
    uint32_t found = 0;
    if (!patterns)
        prepare();
    for (size_t w = 0; w < sentence->count; w++) {
        uint32_t hash = sentence->words[w].hash;
        uint64_t next =
            w + 1 < sentence->count ? bit_of(sentence->words[w + 1].hash) : (uint64_t)1 << END_BIT;
        for (short l = chains[hash % SLOTS]; l; l = links[l - 1].next) {
            const struct link *link = &links[l - 1];
            const struct pattern *pattern = &patterns[link->pattern];
            if (link->hash == hash && (link->second & next) && !(found & pattern->phrase) &&
                !(pattern->at_start && w > 0) && matches(pattern, 1, sentence, w + 1))
                found |= pattern->phrase;
        }
    }
    return found;
}

void phrase_names(struct buf *out, uint32_t phrases) {
    static const char *const names[PHRASE_KINDS] = {
#define X(name, example) #name,
#include "import/extract/phrase_kinds.def"
#undef X
    };
    for (size_t i = 0; i < PHRASE_KINDS; i++)
        if (phrases & 1u << i)
            buf_printf(out, " %s", names[i]);
}

/* ---- instructions ---- */

static const char *const verbs[] = {
#define X(verb) verb,
#include "import/extract/verbs.def"
#undef X
};

enum {
    VERBS = COUNT_OF(verbs)
};
static uint32_t verb_hashes[VERBS];

static int compare_hashes(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void prepare_verbs(void) {
    for (size_t i = 0; i < VERBS; i++)
        verb_hashes[i] = word_hash(slice_of(verbs[i]));
    qsort(verb_hashes, VERBS, sizeof *verb_hashes, compare_hashes);
}

bool phrase_is_verb(const struct word *word) {
    if (!verb_hashes[0])
        prepare_verbs();
    return bsearch(&word->hash, verb_hashes, VERBS, sizeof *verb_hashes, compare_hashes) != NULL;
}

/* "running" of "run", "deleting" of "delete", "checking" of "check". */
bool phrase_is_gerund(const struct word *word) {
    struct slice text = word->text;
    if (text.len < 6 || !slice_ends_nocase(text, SLICE("ing")) || text.len > 20)
        return false;
    char stem[24];
    size_t len = text.len - 3;
    memcpy(stem, text.at, len);
    struct word base = {.hash = word_hash((struct slice){stem, len})};
    if (phrase_is_verb(&base))
        return true;
    stem[len] = 'e';
    base.hash = word_hash((struct slice){stem, len + 1});
    if (phrase_is_verb(&base))
        return true;
    base.hash = word_hash((struct slice){stem, len - 1});
    return stem[len - 1] == stem[len - 2] && phrase_is_verb(&base);
}

/* Words are looked up by the thousand: most differ in their first letter. */
static bool is_one_of(const struct word *word, const char *const *list) {
    char first = word->text.len ? ascii_lower(word->text.at[0]) : '\0';
    for (; *list; list++)
        if (first == ascii_lower(**list) && slice_equal_nocase(word->text, slice_of(*list)))
            return true;
    return false;
}

/* Words that may stand before the imperative: "Then click", "Please restart", "Manually start". */
static bool is_filler(const struct word *word) {
    static const char *const fillers[] = {"then", "please", "now", "next", "first", "second",
        "third", "finally", "also", "and", "or", "again", "just", "simply", "either", "instead",
        "otherwise", "additionally", "optionally", "alternatively", "lastly", "afterward",
        "afterwards", "always", "once", "immediately", "recommended", "optional", "so", NULL};
    return is_one_of(word, fillers) ||
           (word->text.len > 5 && slice_ends_nocase(word->text, SLICE("ly")));
}

/* Words that open a clause before the imperative: "On the Edit menu, click". */
static bool opens_clause(const struct word *word) {
    static const char *const openers[] = {"in", "on", "at", "from", "under", "if", "when", "to",
        "for", "after", "before", "by", "within", "using", "with", "as", "because", "since", "once",
        "while", "where", "inside", "during", "until", "unless", "next", "depending", "whenever",
        "through", "above", "below", "beside", "due", "otherwise", "also", "assuming", "instead",
        "open", "having", "without", "via", NULL};
    return is_one_of(word, openers);
}

/* "Type: REG_DWORD" and "Value = 1" name a field, they do not tell to type. */
static bool is_field_name(const struct sentence *sentence, size_t w) {
    if (w > 0 && sentence->words[w - 1].comma)
        return false; /* "from the command line, type:" */
    struct slice after = slice_from(sentence->text,
        (size_t)(sentence->words[w].text.at - sentence->text.at) + sentence->words[w].text.len);
    after = slice_strip_start(after, "*_` ");
    return slice_starts(after, SLICE(":")) || slice_starts(after, SLICE("="));
}

/* "Log on to the server", "Forward the port" tell to do something; "Log of the failure", "Forward
 * lookup zones", "Document files" do not. */
static bool lacks_particle(const struct sentence *sentence, size_t w) {
    static const char *const particles[] = {
        "on", "in", "off", "out", "onto", "into", "back", "the", NULL};
    static const char *const nouns[] = {
        "forward", "document", "inventory", "break", "pass", "segment", "snapshot", "peer", NULL};
    static const char *const objects[] = {"the", "a", "an", "all", "any", "your", "each", "every",
        "it", "them", "this", "these", "that", "both", "port", "ports", "tcp", "udp", NULL};
    bool log = slice_equal_nocase(sentence->words[w].text, SLICE("log"));
    if (!log && !is_one_of(&sentence->words[w], nouns))
        return false;
    return w + 1 >= sentence->count ||
           !is_one_of(&sentence->words[w + 1], log ? particles : objects);
}

/* "Note that the disk is read-only" and "Assume that it is" tell a fact, "Note the name of the
 * disk" what to do. */
static bool tells_fact(const struct sentence *sentence, size_t w) {
    static const char *const reminders[] = {
        "note", "notice", "remember", "see", "assume", "suppose", "imagine", "consider", NULL};
    return w + 1 < sentence->count && is_one_of(&sentence->words[w], reminders) &&
           slice_equal_nocase(sentence->words[w + 1].text, SLICE("that"));
}

/* "Group Policy settings are applied", "Access is denied": a noun that looks like a verb has its
 * own verb close behind it; "Verify the server is running" has one too, and is an instruction. */
static bool is_subject(const struct sentence *sentence, size_t w) {
    static const char *const observing[] = {"verify", "check", "ensure", "confirm", "make", "see",
        "note", "determine", "find", "assume", "remember", "consider", "select", "click", "choose",
        "validate", "let", "test", NULL};
    static const char *const finite[] = {"is", "are", "was", "were", "can", "cannot", "may",
        "might", "must", "should", "will", "isn't", "aren't", "can't", "won't", NULL};
    static const char *const joins[] = {"that", "which", "if", "when", "where", "who", "what",
        "how", "whether", "and", "or", "as", "until", "while", "because", "so", NULL};
    if (is_one_of(&sentence->words[w], observing))
        return false;
    for (size_t i = w + 1; i < sentence->count && i <= w + 3; i++) {
        if (is_one_of(&sentence->words[i], finite)) /* "install May 9, 2017" is a month */
            return !sentence->words[i].quoted && !ascii_is_upper(sentence->words[i].text.at[0]);
        if (is_one_of(&sentence->words[i], joins) || sentence->words[i].comma)
            return false;
    }
    return false;
}

static bool is_imperative_at(const struct sentence *sentence, size_t w) {
    while (w < sentence->count && is_filler(&sentence->words[w]))
        w++;
    if (w >= sentence->count || !phrase_is_verb(&sentence->words[w]) || lacks_particle(sentence, w))
        return false;
    return !is_field_name(sentence, w) && !is_subject(sentence, w) && !tells_fact(sentence, w);
}

/* "Action: Copy the file", "User response: Wait": the words up to the colon; 0 where no label
 * of advice stands there. */
static size_t label_words(const struct sentence *sentence) {
    static const char *const labels[] = {"action", "actions", "solution", "resolution", "fix",
        "workaround", "recommendation", "remedy", "mitigation", "answer", "response", NULL};
    for (size_t w = 0; w < 2 && w + 1 < sentence->count; w++)
        if (is_one_of(&sentence->words[w], labels) && is_field_name(sentence, w))
            return w + 1;
    return 0;
}

/* At word `from`, or behind each comma of the clause that opens there, the imperative may begin. */
static bool is_imperative_from(const struct sentence *sentence, size_t from) {
    if (is_imperative_at(sentence, from))
        return true;
    if (!opens_clause(&sentence->words[from]))
        return false;
    for (size_t w = from; w + 1 < sentence->count; w++)
        if (sentence->words[w].comma && is_imperative_at(sentence, w + 1))
            return true;
    return false;
}

/* "QUIT", a word in capitals: a command of some protocol that is listed. */
static bool is_name_alone(const struct sentence *sentence) {
    struct slice word = sentence->words[0].text;
    return sentence->count == 1 && word.len > 1 && ascii_is_upper(word.at[0]) &&
           ascii_is_upper(word.at[1]);
}

static bool is_imperative(const struct sentence *sentence) {
    if (sentence->count == 0 || sentence->end == '?' || is_name_alone(sentence))
        return false;
    size_t label = label_words(sentence);
    if (label && label + 1 < sentence->count && is_imperative_from(sentence, label))
        return true;
    return is_imperative_from(sentence, 0);
}

bool phrase_is_instruction(const struct sentence *sentence) {
    return phrase_instructs(sentence, phrase_of(sentence));
}

/* "To resolve this issue, the service should be set to start by hand": behind the purpose, what
 * has to be done is said of the thing. */
static bool wants_done(const struct sentence *sentence, uint32_t phrases) {
    static const char *const wants[] = {"should", "must", "needs", "need", NULL};
    if (!(phrases & PHRASE_FIX) || !slice_equal_nocase(sentence->words[0].text, SLICE("to")))
        return false;
    for (size_t w = 2; w + 2 < sentence->count; w++)
        if (is_one_of(&sentence->words[w], wants) &&
            (slice_equal_nocase(sentence->words[w + 1].text, SLICE("be")) ||
                slice_equal_nocase(sentence->words[w + 2].text, SLICE("be"))))
            return true;
    return false;
}

bool phrase_instructs(const struct sentence *sentence, uint32_t phrases) {
    if (sentence->count && wants_done(sentence, phrases))
        return true;
    return (phrases & PHRASE_OBLIGE) || is_imperative(sentence);
}
