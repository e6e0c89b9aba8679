#include "search/numbers.h"

#include "search/number_lookup.h"

#include "base/text.h"

#include <stdlib.h>

enum {
    MOST_NAMES = 30,
    MOST_SEEN = 200,    /* different numbers of a log */
    MOST_MENTIONS = 16, /* numbers in a text that was asked for */
};

static enum status start(struct number_lookup *lookup) {
    return lookup->store ? store_domain(lookup->store, lookup->domain, lookup->error) : STATUS_OK;
}

/* ---- meanings ---- */

struct number_meaning *number_add_meaning(
    struct number_lookup *lookup, struct number *number, enum code_family family, uint32_t value) {
    struct number_meaning *meaning = LIST_ADD(lookup->arena, &number->meanings);
    *meaning = (struct number_meaning){.family = family,
        .value = value,
        .name = "",
        .text = "",
        .source = "",
        .event_source = SLICE("")};
    return meaning;
}

bool number_is_meant(const struct number *number, enum code_family family, uint32_t value) {
    uint32_t asked = number->reading.value;
    return value == asked || !code_family_stands_apart(family) ||
           (family == FAMILY_STOP && (value ^ asked) == NUMBER_SMALL_DUMP);
}

static void tell(struct number_meaning *meaning, const struct code_meaning *row) {
    meaning->name = code_meaning_name(row);
    meaning->text = code_meaning_text(row);
    meaning->source = code_meaning_source(row);
}

static void add_rows(
    struct number_lookup *lookup, struct number *number, uint32_t value, bool related) {
    size_t count;
    const struct code_meaning *rows = code_meanings(value, &count);
    for (size_t i = 0; i < count; i++) {
        if (!number_is_meant(number, (enum code_family)rows[i].family, value))
            continue;
        struct number_meaning *meaning =
            number_add_meaning(lookup, number, (enum code_family)rows[i].family, value);
        tell(meaning, &rows[i]);
        meaning->related = related;
    }
}

/* Of a code that is in no table its group is told: of 5.7.64 what 5.7.0 means. */
static void add_general(struct number_lookup *lookup, struct number *number) {
    enum code_family family = number->reading.family;
    const struct code_meaning *row = code_general(family, number->reading.value);
    if (row && number->meanings.count == 0)
        tell(number_add_meaning(lookup, number, family, number->reading.value), row);
}

/* ---- order ---- */

/* An article with a fix before one that only describes; else what it says of the number counts. */
static int article_order(const void *a, const void *b) {
    const struct number_article *x = a, *y = b;
    if ((x->fixes.count > 0) != (y->fixes.count > 0))
        return x->fixes.count ? -1 : 1;
    if (x->role != y->role)
        return x->role < y->role ? -1 : 1;
    return (x->entry.id > y->entry.id) - (x->entry.id < y->entry.id);
}

struct rank {
    bool asked, fixes, articles, usual, plain, told;
    size_t articles_with_it, domain;
};

static struct rank rank_of(const struct number_lookup *lookup, const struct number *number,
    const struct number_meaning *meaning) {
    bool likely = meaning->family == code_guess_family(meaning->value);
    return (struct rank){
        .asked = number->reading.family != FAMILY_ANY && number->reading.family == meaning->family,
        .fixes = meaning->fixes > 0,
        .articles = meaning->articles.count > 0,
        .usual = meaning->family != FAMILY_EVENT &&
                 (meaning->family != FAMILY_STOP || number->reading.form == CODE_HEX),
        .told = *meaning->text != 0,
        .plain = !meaning->related && meaning->value == number->reading.value,
        .articles_with_it = meaning->articles.count,
        .domain = lookup->domain[meaning->family] + likely};
}

/* Does `a` come before `b`? Families stand in the order of families.def where nothing else does. */
static bool comes_before(const struct number_lookup *lookup, const struct number *number,
    const struct number_meaning *a, const struct number_meaning *b) {
    struct rank x = rank_of(lookup, number, a), y = rank_of(lookup, number, b);
    if (x.asked != y.asked)
        return x.asked;
    if (x.fixes != y.fixes)
        return x.fixes;
    if (x.articles != y.articles)
        return x.articles;
    if (a->related != b->related)
        return b->related;
    if (x.usual != y.usual)
        return x.usual;
    if (x.plain != y.plain)
        return x.plain;
    if (x.articles_with_it != y.articles_with_it)
        return x.articles_with_it > y.articles_with_it;
    if (x.told != y.told)
        return x.told;
    if (x.domain != y.domain)
        return x.domain > y.domain;
    return a->family < b->family;
}

static void put_in_order(const struct number_lookup *lookup, struct number *number) {
    struct number_meaning *items = number->meanings.items;
    for (size_t i = 0; i < number->meanings.count; i++) {
        struct number_meaning meaning = items[i];
        size_t at = i;
        if (meaning.articles.count)
            qsort(meaning.articles.items, meaning.articles.count, sizeof *meaning.articles.items,
                article_order);
        for (; at && comes_before(lookup, number, &meaning, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = meaning;
    }
}

/* ---- a number ---- */

/* Do HRESULT and NTSTATUS have the number in them? Not that of an event, a stop code, a status. */
static bool is_wrapped(const struct number *number) {
    if (number->reading.family != FAMILY_ANY)
        return !code_family_stands_apart(number->reading.family);
    for (size_t i = 0; i < number->meanings.count; i++)
        if (!code_family_stands_apart(number->meanings.items[i].family))
            return true;
    return number->meanings.count == 0;
}

static enum status look_up(
    struct number_lookup *lookup, const struct code_reading *reading, struct number *number) {
    uint32_t values[CODE_EQUIVALENTS], related = code_win32_of_ntstatus(reading->value);
    *number = (struct number){.reading = *reading};
    size_t count = code_equivalents(reading->value, values);
    for (size_t i = 0; i < count; i++)
        add_rows(lookup, number, values[i], false);
    if (related && reading->value >> 16 != 0xC007)
        add_rows(lookup, number, related, true);
    add_general(lookup, number);
    if (lookup->store && number_add_articles(lookup, number))
        return STATUS_STORE;
    put_in_order(lookup, number);
    number_add_forms(lookup->arena, number, is_wrapped(number));
    return STATUS_OK;
}

static bool has_value(const struct numbers *numbers, uint32_t value) {
    for (size_t i = 0; i < numbers->found.count; i++)
        if (numbers->found.items[i].reading.value == value)
            return true;
    return false;
}

static enum status add_reading(
    struct number_lookup *lookup, const struct code_reading *reading, struct numbers *numbers) {
    struct number number;
    if (has_value(numbers, reading->value))
        return STATUS_OK;
    if (look_up(lookup, reading, &number))
        return STATUS_STORE;
    if (number.meanings.count)
        *LIST_ADD(lookup->arena, &numbers->found) = number;
    return STATUS_OK;
}

static enum status add_mentions(
    struct number_lookup *lookup, struct slice text, struct numbers *numbers) {
    struct code_mention mention;
    size_t from = 0;
    for (size_t i = 0; i < MOST_MENTIONS && code_next(text, &from, &mention); i++)
        if (add_reading(lookup, &mention.reading, numbers))
            return STATUS_STORE;
    return STATUS_OK;
}

/* Is the text a name, or words of one, with nothing in it that would make it a number? */
static enum status add_names(
    struct number_lookup *lookup, struct slice text, struct numbers *numbers) {
    if (number_names(lookup->arena, text, MOST_NAMES, numbers) != 1)
        return STATUS_OK;
    const struct code_meaning *row = numbers->names.items[0];
    struct code_reading reading = {row->value, CODE_NAME, (enum code_family)row->family, text};
    numbers->names.count = 0;
    return add_reading(lookup, &reading, numbers);
}

/* "Fehler 789" and "789, 691": numbers with other words or marks between them than code_next()
 * wants. Whoever asks for an error means them, and not a count. */
static enum status add_bare(
    struct number_lookup *lookup, struct slice text, struct numbers *numbers) {
    static const char between[] = " \t\r\n,;:()";
    struct code_reading readings[CODE_READINGS];
    struct slice rest = slice_of(arena_string(lookup->arena, text));
    for (size_t found = 0; found < MOST_MENTIONS;) {
        rest = slice_strip_start(rest, between);
        struct slice word = slice_first(rest, strcspn(rest.at, between));
        rest = slice_from(rest, word.len);
        if (word.len == 0)
            return STATUS_OK;
        bool number = ascii_is_digit(word.at[word.len > 1 && word.at[0] == '-']);
        if (!number || code_read(word, readings) == 0)
            continue;
        if (add_reading(lookup, &readings[0], numbers))
            return STATUS_STORE;
        found++;
    }
    return STATUS_OK;
}

/* Event IDs stand in no table, but in articles: the numbers of the store on both sides. */
static enum status add_near_stored(struct number_lookup *lookup, struct numbers *numbers) {
    struct store_values values = {0};
    uint32_t asked = numbers->reading.value;
    if (!lookup->store || numbers->reading.form == CODE_SPELLED)
        return STATUS_OK;
    if (store_values_near(lookup->store, lookup->arena, asked, &values, lookup->error))
        return STATUS_STORE;
    for (size_t i = 0; i < values.count; i++)
        if (values.items[i] >> 16 == asked >> 16)
            *LIST_ADD(lookup->arena, &numbers->near_stored) = values.items[i];
    return STATUS_OK;
}

static enum status nothing(
    struct number_lookup *lookup, struct slice text, struct numbers *numbers) {
    if (numbers->reading.form == CODE_SPELLED)
        numbers->near.count = 0; /* what is near is near by its letters at most */
    else if (numbers->is_number)
        number_near_values(lookup->arena, numbers->reading.value, numbers);
    else
        number_near_names(lookup->arena, text, numbers);
    if (numbers->is_number && add_near_stored(lookup, numbers))
        return STATUS_STORE;
    return error_set(lookup->error, STATUS_NOTHING, "%s: %s",
        arena_string(lookup->arena, text_first_bytes(text, 100)),
        numbers->is_number ? "nothing known of that number" : "no error number or name like that");
}

static bool is_empty(const struct numbers *numbers) {
    return numbers->found.count == 0 && numbers->names.count == 0;
}

/* What is no number alone: a text that holds numbers, a name, words of one. */
static enum status add_otherwise(
    struct number_lookup *lookup, struct slice text, struct numbers *numbers) {
    enum status status = add_mentions(lookup, text, numbers);
    if (status == STATUS_OK && is_empty(numbers))
        status = add_names(lookup, text, numbers);
    if (status == STATUS_OK && is_empty(numbers))
        status = add_bare(lookup, text, numbers);
    return status;
}

enum status search_number(struct store *store, struct arena *arena, struct slice text,
    struct numbers *numbers, struct error *error) {
    struct number_lookup lookup = {.store = store, .arena = arena, .error = error};
    struct code_reading readings[CODE_READINGS];
    struct numbers found = {0};
    text = slice_trim(text);
    size_t count = code_read(text, readings);
    if (start(&lookup))
        return STATUS_STORE;
    for (size_t i = 0; i < count; i++)
        if (add_reading(&lookup, &readings[i], &found))
            return STATUS_STORE;
    found.is_number = count > 0;
    found.reading = count ? readings[0] : found.reading;
    if (count == 0 && add_otherwise(&lookup, text, &found))
        return STATUS_STORE;
    enum status status = STATUS_OK;
    if (is_empty(&found))
        status = nothing(&lookup, text, &found);
    *numbers = found;
    return status;
}

/* ---- a log ---- */

static bool is_same(const struct code_reading *a, const struct code_reading *b) {
    uint32_t values[CODE_EQUIVALENTS];
    if ((code_family_stands_apart(a->family) || code_family_stands_apart(b->family)) &&
        a->family != b->family)
        return false;
    size_t count = code_equivalents(a->value, values);
    for (size_t i = 0; i < count; i++)
        if (values[i] == b->value)
            return true;
    return false;
}

static struct number_seen *seen_before(
    const struct numbers_seen *seen, const struct code_reading *reading) {
    for (size_t i = 0; i < seen->items.count; i++)
        if (is_same(&seen->items.items[i].number.reading, reading))
            return &seen->items.items[i];
    return NULL;
}

/* Notes a mention; the look-up comes once all are known. */
static void note(struct number_lookup *lookup, struct slice text,
    const struct code_mention *mention, uint32_t line, struct numbers_seen *seen) {
    struct number_seen *before = seen_before(seen, &mention->reading);
    if (before)
        before->times++;
    else if (seen->items.count == MOST_SEEN)
        seen->left_out++;
    else
        *LIST_ADD(lookup->arena, &seen->items) =
            (struct number_seen){.number = {.reading = mention->reading},
                .line = line,
                .times = 1,
                .text = slice_first(slice_from(text, mention->start), mention->len)};
}

enum status search_numbers_in(struct store *store, struct arena *arena, struct slice text,
    struct numbers_seen *seen, struct error *error) {
    struct number_lookup lookup = {.store = store, .arena = arena, .error = error};
    struct numbers_seen found = {0};
    struct code_mention mention;
    size_t from = 0, counted = 0;
    uint32_t line = 1;
    if (start(&lookup))
        return STATUS_STORE;
    while (code_next(text, &from, &mention)) {
        for (; counted < mention.start; counted++)
            line += text.at[counted] == '\n';
        note(&lookup, text, &mention, line, &found);
    }
    for (size_t i = 0; i < found.items.count; i++) {
        struct code_reading reading = found.items.items[i].number.reading;
        if (look_up(&lookup, &reading, &found.items.items[i].number))
            return STATUS_STORE;
    }
    *seen = found;
    return found.items.count ? STATUS_OK
                             : error_set(error, STATUS_NOTHING, "no error number in the text");
}

/* ---- fixes ---- */

struct number_article *number_best_article(const struct number *number) {
    for (size_t m = 0; m < number->meanings.count; m++)
        for (size_t a = 0; a < number->meanings.items[m].articles.count; a++)
            if (number->meanings.items[m].articles.items[a].fixes.count)
                return &number->meanings.items[m].articles.items[a];
    return NULL;
}

int number_problem(const struct number_article *article) {
    const struct store_fixes *fixes = &article->fixes;
    for (size_t i = 1; i < fixes->count; i++)
        if (fixes->items[i].problem != fixes->items[0].problem)
            return ARTICLE_NONE;
    return fixes->count ? fixes->items[0].problem : ARTICLE_NONE;
}

struct store_fix *number_put_fix(struct number_article *article, int fix, size_t to) {
    struct store_fixes *fixes = &article->fixes;
    for (size_t i = to; i < fixes->count; i++)
        if (fixes->items[i].ordinal == fix) {
            struct store_fix moved = fixes->items[i];
            memmove(&fixes->items[to + 1], &fixes->items[to], (i - to) * sizeof moved);
            fixes->items[to] = moved;
            return &fixes->items[to];
        }
    return NULL;
}
