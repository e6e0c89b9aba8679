#include "import/extract/phrase.h"

#include "base/memory.h"

#include <stdlib.h>

/* ---- the table of phrases, made ready once a process ---- */

enum {
    MAX_ALTERNATIVES = 24,
    MAX_ELEMENTS = 10,
    GAP = 4,
};

enum element_kind {
    ELEMENT_WORDS, /* one of some words */
    ELEMENT_ANY,   /* any one word: * */
    ELEMENT_GAP,   /* up to GAP words: .. */
};

/* All words of all elements lie in one array, `words`. */
struct element {
    uint64_t may;       /* a bit for each word that it takes: see word_bit() */
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
    SLOT_BITS = 11, /* of a key, the top ones, that pick its slot */
    SLOTS = 1 << SLOT_BITS,
    MAY_BITS = 15, /* and those that pick its bit of may_begin */
};

static struct pattern *patterns;
static uint32_t *words; /* their hashes */
static size_t word_count;

/* Patterns by their first two words, or by the first where the second element takes any word: see
 * key_of(). In the order of the keys, so that those of a slot lie side by side. Nearly all pairs of
 * words begin no pattern, which one bit tells. */
static struct link {
    uint32_t key;
    int pattern;
} * links;
static size_t link_count, link_capacity;
static uint32_t slots[SLOTS + 1]; /* their first links; the last one ends at the next */
static uint64_t may_begin[(1 << MAY_BITS) / 64];

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
            words[word_count] = word_hash(part);
            element->may |= word_bit(words[word_count++]);
            element->count++;
        }
}

static struct element parse_element(struct slice text) {
    struct element element = {.kind = ELEMENT_WORDS, .first = (unsigned short)word_count};
    if (slice_equal(text, SLICE("*")))
        element = (struct element){.kind = ELEMENT_ANY, .may = UINT64_MAX};
    else if (slice_equal(text, SLICE("..")))
        element = (struct element){.kind = ELEMENT_GAP, .may = UINT64_MAX};
    else {
        const char *set = words_of(text.at, text.len);
        add_words(&element, set ? slice_of(set) : text);
    }
    return element;
}

/* `second` is 0 for any word. */
static uint32_t key_of(uint32_t first, uint32_t second) {
    return (first ^ (second << 9 | second >> 23)) * UINT32_C(2654435761);
}

static uint32_t slot_of(uint32_t key) {
    return key >> (32 - SLOT_BITS);
}

static bool may_have(uint32_t key) {
    uint32_t bit = key >> (32 - MAY_BITS);
    return may_begin[bit / 64] >> bit % 64 & 1;
}

static void add_link(uint32_t key, size_t pattern) {
    if (link_count == link_capacity) {
        link_capacity = link_capacity ? link_capacity * 2 : 1024;
        links = mem_resize(links, link_capacity * sizeof *links);
    }
    links[link_count++] = (struct link){key, (int)pattern};
    uint32_t bit = key >> (32 - MAY_BITS);
    may_begin[bit / 64] |= (uint64_t)1 << bit % 64;
}

static int compare_links(const void *a, const void *b) {
    const struct link *x = a, *y = b;
    return x->key == y->key ? x->pattern - y->pattern : x->key < y->key ? -1 : 1;
}

static void sort_links(void) {
    qsort(links, link_count, sizeof *links, compare_links);
    for (size_t i = 0, slot = 0; slot <= SLOTS; slot++) {
        while (i < link_count && slot_of(links[i].key) < slot)
            i++;
        slots[slot] = (uint32_t)i;
    }
}

static void link_pairs(uint32_t first, size_t pattern) {
    const struct element *second = &patterns[pattern].elements[1];
    if (patterns[pattern].count < 2 || second->kind != ELEMENT_WORDS) {
        add_link(key_of(first, 0), pattern);
        return;
    }
    for (size_t i = 0; i < second->count; i++)
        add_link(key_of(first, words[second->first + i]), pattern);
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
        link_pairs(words[first->first + i], row);
}

static void prepare(void) {
    patterns = mem_new(ROWS * sizeof *patterns);
    words = mem_new(ROWS * MAX_ELEMENTS * MAX_ALTERNATIVES * sizeof *words);
    for (size_t row = 0; row < ROWS; row++)
        parse_row(row);
    sort_links();
}

/* ---- matching ---- */

static bool element_has(const struct element *element, uint32_t hash) {
    if (element->kind == ELEMENT_ANY)
        return true;
    for (size_t i = 0; element->may & word_bit(hash) && i < element->count; i++)
        if (words[element->first + i] == hash)
            return true;
    return false;
}

/* Do the elements from `e` on match the words from `w` on? A gap tries its few lengths. */
static bool matches(const struct pattern *pattern, size_t e, const struct sentence *s, size_t w) {
    for (; e < pattern->count; e++, w++) {
        const struct element *element = &pattern->elements[e];
        if (element->kind == ELEMENT_GAP) {
            if (e + 1 < pattern->count && !(element[1].may & s->may))
                return false;
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

/* What the patterns say that begin at word `w` with that key, besides what is `found`. */
static uint32_t said_at(const struct sentence *sentence, size_t w, uint32_t key, uint32_t found) {
    for (size_t l = slots[slot_of(key)]; l < slots[slot_of(key) + 1]; l++) {
        const struct pattern *pattern = &patterns[links[l].pattern];
        if (links[l].key == key && !(found & pattern->phrase) && !(pattern->at_start && w > 0) &&
            matches(pattern, 0, sentence, w))
            found |= pattern->phrase;
    }
    return found;
}

uint32_t phrase_of(const struct sentence *sentence) {
    uint32_t found = 0;
    if (!patterns)
        prepare();
    for (size_t w = 0; w < sentence->count; w++) {
        uint32_t hash = sentence->words[w].hash, key = key_of(hash, 0);
        if (may_have(key))
            found = said_at(sentence, w, key, found);
        if (w + 1 == sentence->count)
            break;
        key = key_of(hash, sentence->words[w + 1].hash);
        if (may_have(key))
            found = said_at(sentence, w, key, found);
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
    VERB_SLOTS = 2048
};
_Static_assert(COUNT_OF(verbs) * 2 < VERB_SLOTS, "most slots are free, so that a look is short");

/* Their hashes, each in the first free slot from its own on; 0 where a slot is free. */
static uint32_t verb_slots[VERB_SLOTS];

/* The slot of that hash, or the free one where it would be. */
static uint32_t *verb_slot(uint32_t hash) {
    size_t slot = hash % VERB_SLOTS;
    while (verb_slots[slot] && verb_slots[slot] != hash)
        slot = (slot + 1) % VERB_SLOTS;
    return &verb_slots[slot];
}

static void prepare_verbs(void) {
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        uint32_t hash = word_hash(slice_of(verbs[i]));
        *verb_slot(hash) = hash;
    }
}

bool phrase_is_verb(const struct word *word) {
    static bool ready;
    if (!ready)
        prepare_verbs();
    ready = true;
    return *verb_slot(word->hash) != 0;
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

/* A list of words, and a bit for the hash of each, which says no to nearly all words that are not
 * in it: they are looked up by the thousand. */
struct word_set {
    const char *words[48];
    size_t count; /* 0 until it is made ready */
    uint64_t may[4];
};

static void prepare_set(struct word_set *set) {
    for (; set->count < COUNT_OF(set->words) && set->words[set->count]; set->count++) {
        uint32_t bit = word_hash(slice_of(set->words[set->count])) % 256;
        set->may[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

static bool is_one_of(const struct word *word, struct word_set *set) {
    uint32_t bit = word->hash % 256;
    if (!set->count)
        prepare_set(set);
    return (set->may[bit / 64] >> bit % 64 & 1) &&
           slice_is_one_of(word->text, set->words, set->count);
}

/* Words that may stand before the imperative: "Then click", "Please restart", "Manually start". */
static bool is_filler(const struct word *word) {
    static struct word_set fillers = {
        .words = {"then", "please", "now", "next", "first", "second", "third", "finally", "also",
            "and", "or", "again", "just", "simply", "either", "instead", "otherwise",
            "additionally", "optionally", "alternatively", "lastly", "afterward", "afterwards",
            "always", "once", "immediately", "recommended", "optional", "so"}};
    return is_one_of(word, &fillers) ||
           (word->text.len > 5 && slice_ends_nocase(word->text, SLICE("ly")));
}

/* Words that open a clause before the imperative: "On the Edit menu, click". */
static bool opens_clause(const struct word *word) {
    static struct word_set openers = {
        .words = {"in", "on", "at", "from", "under", "if", "when", "to", "for", "after", "before",
            "by", "within", "using", "with", "as", "because", "since", "once", "while", "where",
            "inside", "during", "until", "unless", "next", "depending", "whenever", "through",
            "above", "below", "beside", "due", "otherwise", "also", "assuming", "instead", "open",
            "having", "without", "via"}};
    return is_one_of(word, &openers);
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
    static struct word_set particles = {
        .words = {"on", "in", "off", "out", "onto", "into", "back", "the"}};
    static struct word_set nouns = {.words = {"forward", "document", "inventory", "break", "pass",
                                        "segment", "snapshot", "peer"}};
    static struct word_set objects = {
        .words = {"the", "a", "an", "all", "any", "your", "each", "every", "it", "them", "this",
            "these", "that", "both", "port", "ports", "tcp", "udp"}};
    bool log = slice_equal_nocase(sentence->words[w].text, SLICE("log"));
    if (!log && !is_one_of(&sentence->words[w], &nouns))
        return false;
    return w + 1 >= sentence->count ||
           !is_one_of(&sentence->words[w + 1], log ? &particles : &objects);
}

/* "Note that the disk is read-only" and "Assume that it is" tell a fact, "Note the name of the
 * disk" what to do. */
static bool tells_fact(const struct sentence *sentence, size_t w) {
    static struct word_set reminders = {
        .words = {"note", "notice", "remember", "see", "assume", "suppose", "imagine", "consider"}};
    return w + 1 < sentence->count && is_one_of(&sentence->words[w], &reminders) &&
           slice_equal_nocase(sentence->words[w + 1].text, SLICE("that"));
}

/* "Group Policy settings are applied", "Access is denied": a noun that looks like a verb has its
 * own verb close behind it; "Verify the server is running" has one too, and is an instruction. */
static bool is_subject(const struct sentence *sentence, size_t w) {
    static struct word_set observing = {
        .words = {"verify", "check", "ensure", "confirm", "make", "see", "note", "determine",
            "find", "assume", "remember", "consider", "select", "click", "choose", "validate",
            "let", "test"}};
    static struct word_set finite = {
        .words = {"is", "are", "was", "were", "can", "cannot", "may", "might", "must", "should",
            "will", "isn't", "aren't", "can't", "won't"}};
    static struct word_set joins = {
        .words = {"that", "which", "if", "when", "where", "who", "what", "how", "whether", "and",
            "or", "as", "until", "while", "because", "so"}};
    if (is_one_of(&sentence->words[w], &observing))
        return false;
    for (size_t i = w + 1; i < sentence->count && i <= w + 3; i++) {
        if (is_one_of(&sentence->words[i], &finite)) /* "install May 9, 2017" is a month */
            return !sentence->words[i].quoted && !ascii_is_upper(sentence->words[i].text.at[0]);
        if (is_one_of(&sentence->words[i], &joins) || sentence->words[i].comma)
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
    static struct word_set labels = {
        .words = {"action", "actions", "solution", "resolution", "fix", "workaround",
            "recommendation", "remedy", "mitigation", "answer", "response"}};
    for (size_t w = 0; w < 2 && w + 1 < sentence->count; w++)
        if (is_one_of(&sentence->words[w], &labels) && is_field_name(sentence, w))
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
    static struct word_set wants = {.words = {"should", "must", "needs", "need"}};
    if (!(phrases & PHRASE_FIX) || !slice_equal_nocase(sentence->words[0].text, SLICE("to")))
        return false;
    for (size_t w = 2; w + 2 < sentence->count; w++)
        if (is_one_of(&sentence->words[w], &wants) &&
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
