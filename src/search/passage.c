#include "search/passage.h"

#include "base/text.h"

enum {
    SNIPPET = 200,    /* bytes of a snippet, about */
    BEFORE = 50,      /* of them before the first word that matched */
    GOOD_ENOUGH = 85, /* percent of the best passage's worth: the first such block is taken */
};

/* ---- needles ---- */

/* Letters of both cases have the same low five bits; a needle of one letter may be followed by
 * anything. */
static void note_beginning(struct needles *needles, struct slice text) {
    unsigned char first = (unsigned char)text.at[0];
    uint32_t second = text.len > 1 ? 1u << ((unsigned char)text.at[1] & 31) : UINT32_MAX;
    needles->second[first] |= second;
    if (first >= 'a' && first <= 'z')
        needles->second[first - 'a' + 'A'] |= second;
}

static void add_needle(struct needles *needles, struct needle needle) {
    if (needle.text.len == 0 || needles->count == MATCH_PHRASES)
        return;
    unsigned char *first = &needles->first[(unsigned char)needle.text.at[0]];
    needles->items[needles->count] = needle;
    needles->next[needles->count] = *first;
    *first = (unsigned char)++needles->count;
    note_beginning(needles, needle.text);
}

void passage_needles(
    struct needles *needles, const struct plan *plan, const struct evidence *evidence) {
    *needles = (struct needles){.values = evidence->values, .value_count = evidence->value_count};
    for (size_t w = 0; w < plan->words.count; w++)
        for (size_t i = 0; i < plan->words.items[w].forms.count; i++) {
            const struct plan_form *form = &plan->words.items[w].forms.items[i];
            add_needle(needles, (struct needle){form->text,
                                    plan->words.items[w].rarity * form->weight, (unsigned char)w});
        }
}

void passage_end(struct needles *needles) {
    buf_fini(&needles->body);
}

static bool is_word_byte(char c) {
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* One character of the text against the needle's, as the index folds them: without case and
 * accents. How far both go on is told; false where they differ. */
static bool same_letter(struct slice *text, struct slice *needle) {
    uint32_t a, b;
    if ((unsigned char)text->at[0] < 0x80) {
        bool same = ascii_lower(text->at[0]) == needle->at[0];
        *text = slice_from(*text, 1);
        *needle = slice_from(*needle, 1);
        return same;
    }
    return text_next(text, &a) && text_next(needle, &b) && text_base(a) == text_base(b);
}

/* How many bytes of `text` are the needle: "Stops  responding" is "stops responding"; 0: none. */
static size_t needle_at(struct slice text, struct slice needle) {
    struct slice rest = text;
    while (needle.len) {
        if (needle.at[0] == ' ') {
            size_t gap = 0;
            while (gap < rest.len && !is_word_byte(rest.at[gap]))
                gap++;
            if (gap == 0)
                return 0;
            rest = slice_from(rest, gap);
            needle = slice_from(needle, 1);
        } else if (rest.len == 0 || !same_letter(&rest, &needle)) {
            return 0;
        }
    }
    return rest.len && is_word_byte(rest.at[0]) ? 0 : text.len - rest.len;
}

/* The longest needle at the beginning of `text`, or NULL. */
static const struct needle *longest_at(
    const struct needles *needles, struct slice text, size_t *len) {
    const struct needle *best = NULL;
    unsigned char key = (unsigned char)text.at[0];
    if (key >= 0x80) { /* an accent may hide any letter */
        struct slice rest = text;
        uint32_t point;
        text_next(&rest, &point);
        point = text_base(point);
        key = point < 0x80 ? (unsigned char)point : key;
    }
    unsigned char i = needles->first[(unsigned char)ascii_lower((char)key)];
    for (*len = 0; i; i = needles->next[i - 1]) {
        size_t found = needle_at(text, needles->items[i - 1].text);
        if (found > *len) {
            *len = found;
            best = &needles->items[i - 1];
        }
    }
    return best;
}

/* Calls for every needle in the text. */
typedef void found_needle(void *user, const struct needle *needle, size_t start, size_t len);

/* Most words begin with no needle's two first letters: they are passed over without a look. */
static bool may_begin(const struct needles *needles, const char *at, size_t left) {
    unsigned char first = (unsigned char)at[0], second = left > 1 ? (unsigned char)at[1] : 0;
    return needles->second[first] >> (second & 31) & 1 || first >= 0x80 || second >= 0x80;
}

static void each_needle(
    const struct needles *needles, struct slice text, found_needle *call, void *user) {
    for (size_t i = 0; i < text.len;) {
        if (!is_word_byte(text.at[i])) {
            i++;
            continue;
        }
        size_t len = 0;
        const struct needle *needle = NULL;
        if (may_begin(needles, text.at + i, text.len - i))
            needle = longest_at(needles, slice_from(text, i), &len);
        if (needle)
            call(user, needle, i, len);
        i += needle ? len : 1;
        while (!needle && i < text.len && is_word_byte(text.at[i]))
            i++;
    }
}

/* ---- the block ---- */

/* What a block holds. */
struct holding {
    float worth;
    uint32_t groups;
    unsigned char last_group;
    size_t last_end;
};

static void weigh(void *user, const struct needle *needle, size_t start, size_t len) {
    struct holding *holding = user;
    if (!(holding->groups >> needle->group & 1))
        holding->worth += needle->worth;
    if (holding->last_end && start <= holding->last_end + 2 &&
        needle->group == holding->last_group + 1)
        holding->worth += needle->worth / 4;
    holding->groups |= 1u << needle->group;
    holding->last_group = needle->group;
    holding->last_end = start + len;
}

struct choice {
    struct block_glance block;
    struct slice section;
    float worth;
};

static float worth_of(const struct needles *needles, const struct block_glance *block) {
    struct holding holding = {0};
    each_needle(needles, block->text, weigh, &holding);
    return block->kind == BLOCK_HEADING ? holding.worth * 0.6f : holding.worth;
}

/* The block that is wanted, or the one worth most; the first with words where none is. What the
 * index knows of the best passage tells when it is found. */
static struct choice choose(
    struct slice body, const struct needles *needles, int64_t wanted, float known) {
    struct choice best = {.worth = -1};
    struct slice section = SLICE("");
    struct block_scan scan = block_scan(body);
    struct block_glance block;
    while (block_scan_next(&scan, &block)) {
        if (block.text.len == 0)
            continue;
        bool is_wanted = wanted != EVIDENCE_NO_BLOCK && block.index >= (uint64_t)wanted;
        float worth = is_wanted ? 1e9f : worth_of(needles, &block);
        if (worth > best.worth)
            best = (struct choice){block, section, worth};
        if (is_wanted || (known > 0 && worth >= known))
            break;
        if (block.kind == BLOCK_HEADING)
            section = block.text;
    }
    return best;
}

/* ---- the snippet ---- */

struct marking {
    struct search_mark *marks;
    size_t count;
};

static void add_mark(void *user, const struct needle *needle, size_t start, size_t len) {
    struct marking *marking = user;
    (void)needle;
    if (marking->count < SEARCH_MARKS)
        marking->marks[marking->count++] = (struct search_mark){start, len};
}

/* Numbers are marked in the form that the article has: 0x80070005 where 5 was asked for. */
static void mark_numbers(
    const struct needles *needles, struct slice text, struct marking *marking) {
    struct code_mention mention;
    for (size_t from = 0; code_next(text, &from, &mention);)
        for (size_t i = 0; i < needles->value_count; i++)
            if (needles->values[i] == mention.reading.value) {
                add_mark(marking, NULL, mention.start, mention.len);
                break;
            }
}

/* Marks in the order of the text, none inside another. */
static void order_marks(struct marking *marking) {
    struct search_mark *marks = marking->marks;
    for (size_t i = 1; i < marking->count; i++)
        for (size_t k = i; k && marks[k].start < marks[k - 1].start; k--) {
            struct search_mark mark = marks[k];
            marks[k] = marks[k - 1];
            marks[k - 1] = mark;
        }
    size_t kept = 0;
    for (size_t i = 0; i < marking->count; i++)
        if (!kept || marks[i].start >= marks[kept - 1].start + marks[kept - 1].len)
            marks[kept++] = marks[i];
    marking->count = kept;
}

/* Marks the needles in a line of text; returns how many marks there are. */
static size_t mark(
    const struct needles *needles, struct slice text, struct search_mark marks[SEARCH_MARKS]) {
    struct marking marking = {.marks = marks};
    if (needles->value_count)
        mark_numbers(needles, text, &marking);
    each_needle(needles, text, add_mark, &marking);
    order_marks(&marking);
    return marking.count;
}

/* The stretch of a long text that holds the most marks, cut between words. */
static struct slice stretch_of(
    struct slice text, const struct search_mark *marks, size_t mark_count) {
    size_t start = 0, most = 0;
    if (text.len <= SNIPPET)
        return text;
    for (size_t i = 0; i < mark_count; i++) {
        size_t held = 0;
        while (i + held < mark_count && marks[i + held].start < marks[i].start + SNIPPET - BEFORE)
            held++;
        if (held > most) {
            most = held;
            start = marks[i].start > BEFORE ? marks[i].start - BEFORE : 0;
        }
    }
    while (start && start < text.len && !ascii_is_blank(text.at[start - 1]))
        start--;
    struct slice stretch = text_first_bytes(slice_from(text, start), SNIPPET);
    size_t end = stretch.len;
    while (end > SNIPPET / 2 && start + end < text.len && !ascii_is_blank(text.at[start + end]))
        end--;
    return slice_first(stretch, end);
}

/* A block's text as one clean line. */
static struct slice line_of(struct arena *arena, struct slice text, bool cut_start, bool cut_end) {
    struct buf line = {0};
    if (cut_start)
        buf_add_string(&line, "\u2026 ");
    text_gate_line(&line, slice_trim(text));
    if (cut_end)
        buf_add_string(&line, " \u2026");
    struct slice copy = arena_slice(arena, buf_slice(&line));
    buf_fini(&line);
    return copy;
}

enum status passage_find(struct search_passage *passage, struct arena *arena, struct store *store,
    struct needles *needles, const struct candidate *candidate, struct error *error) {
    struct search_mark marks[SEARCH_MARKS];
    *passage = (struct search_passage){.fix = ARTICLE_NONE, .step = ARTICLE_NONE};
    enum status status = store_body(store, candidate->article, &needles->body, error);
    if (status != STATUS_OK)
        return status;
    struct choice choice = choose(buf_slice(&needles->body), needles, candidate->block,
        candidate->passage * GOOD_ENOUGH / 100);
    struct slice text = choice.block.text;
    struct slice stretch = stretch_of(text, marks, mark(needles, text, marks));
    passage->block = choice.block.index;
    passage->line = choice.block.line;
    passage->section = line_of(arena, choice.section, false, false);
    passage->text = line_of(
        arena, stretch, stretch.at > text.at, stretch.at + stretch.len < text.at + text.len);
    passage->mark_count = mark(needles, passage->text, passage->marks);
    return store_step_at(
        store, candidate->article, passage->line, &passage->fix, &passage->step, error);
}
