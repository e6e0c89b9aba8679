#include "codes/codes.h"

#include "codes/context.h"
#include "codes/named.h"
#include "codes/number.h"
#include "codes/spelled.h"
#include "codes/words.h"

struct readings {
    struct code_reading *items;
    size_t count;
    struct slice word; /* that is read */
};

static void add(
    struct readings *readings, uint32_t value, enum code_form form, enum code_family family) {
    if (readings->count < CODE_READINGS)
        readings->items[readings->count++] =
            (struct code_reading){value, form, family, readings->word};
}

/* Bytes of the minus sign that the text begins with, as keyboards, word processors and
 * typesetters write it: hyphen, U+2212, en dash. */
static size_t sign_len(struct slice text) {
    if (slice_starts(text, SLICE("-")))
        return 1;
    bool minus = slice_starts(text, SLICE("\xE2\x88\x92"));
    return minus || slice_starts(text, SLICE("\xE2\x80\x93")) ? 3 : 0;
}

static void add_names(struct readings *readings, struct slice word) {
    const struct code_meaning *row = named_row(word);
    size_t place = row ? code_name_place(word) : 0;
    for (; row && slice_equal_nocase(slice_of(code_meaning_name(row)), word);
         row = code_at_place(++place))
        add(readings, row->value, CODE_NAME, (enum code_family)row->family);
}

static void add_hex(struct readings *readings, struct slice digits) {
    uint32_t value;
    if (number_hex(digits, &value))
        add(readings, value, CODE_HEX, FAMILY_ANY);
}

static void add_decimal(struct readings *readings, struct slice digits) {
    uint32_t value;
    if (number_decimal(digits, &value))
        add(readings, value, CODE_DECIMAL, FAMILY_ANY);
}

/* Digits without a prefix: "789" is read both ways, "c0000022" and "7Eh" one way, "EF" only where
 * a stop code is asked for, and "bad" is a word. */
static void add_digits(struct readings *readings, struct slice word, enum code_family family) {
    if (number_is_rather_hex(word))
        add_hex(readings, word);
    add_decimal(readings, word);
    if (number_is_rather_hex(word))
        return;
    if (slice_ends_nocase(word, SLICE("h")))
        word = slice_first(word, word.len - 1);
    if (number_has_digit(word) || family == FAMILY_STOP)
        add_hex(readings, word);
}

/* "500.0" */
static bool read_substatus(struct slice word, uint32_t *value, enum code_family *family) {
    ptrdiff_t dot = slice_find_char(word, '.');
    if (dot == SLICE_NONE || !number_decimal(slice_first(word, (size_t)dot), value))
        return false;
    struct slice rest = slice_from(word, (size_t)dot);
    *family = FAMILY_HTTP;
    return number_substatus_len(rest) == rest.len && context_fits(FAMILY_HTTP, *value);
}

/* "5.7.64"; a class without failures is left to versions: "2.0.5". */
static bool read_status(struct slice word, uint32_t *value) {
    return spelled_status_len(word, value) == word.len && word.len > 0 &&
           spelled_status_class(*value) > 2;
}

/* An SQLSTATE where the word before says it, or where the tables have it. */
static void add_state(struct readings *readings, struct slice word, enum code_family family) {
    uint32_t value;
    size_t count;
    if (!spelled_state(word, &value))
        return;
    if (family == FAMILY_SQLSTATE || code_meanings(value, &count))
        add(readings, value, CODE_SPELLED, FAMILY_SQLSTATE);
}

/* "E1955" is read as 0xE1955 as well, which is less likely; eight hexadecimal digits are a number.
 */
static void add_code(struct readings *readings, struct slice word) {
    uint32_t value;
    if (spelled_code(word, &value) && !(word.len == 8 && number_all_hex(word)))
        add(readings, value, CODE_SPELLED, FAMILY_VENDOR);
}

/* All ways to read one word, without a look at the words around it but for the family. */
static void read_word(struct readings *readings, struct slice word, enum code_family family) {
    uint32_t value;
    enum code_family own;
    size_t sign = sign_len(word);
    if (sign && number_negative(slice_from(word, sign), &value))
        add(readings, value, CODE_SIGNED, FAMILY_ANY);
    else if (number_has_prefix(word) || slice_starts_nocase(word, SLICE("&H")))
        add_hex(readings, slice_from(word, 2));
    else if (read_status(word, &value))
        add(readings, value, CODE_SPELLED, FAMILY_MAIL);
    else if (named_prefixed(word, &value, &own) || read_substatus(word, &value, &own))
        add(readings, value, own == FAMILY_VENDOR ? CODE_SPELLED : CODE_DECIMAL, own);
    else if (family == FAMILY_SQLSTATE)
        add_state(readings, word, family);
    else {
        add_names(readings, word);
        add_code(readings, word);
        add_digits(readings, word, family);
        add_state(readings, word, family);
    }
}

/* Leaves the readings that the second number confirms: "1722 (0x6BA)" is the decimal one. False
 * where it confirms none. */
static bool confirm(struct readings *readings, const struct readings *second) {
    size_t kept = 0;
    for (size_t i = 0; i < readings->count; i++)
        for (size_t j = 0; j < second->count; j++)
            if (readings->items[i].value == second->items[j].value) {
                readings->items[kept++] = readings->items[i];
                break;
            }
    readings->count = kept ? kept : readings->count;
    return kept > 0;
}

static void keep_form(struct readings *readings, enum code_form form) {
    size_t kept = 0;
    for (size_t i = 0; i < readings->count; i++)
        if (readings->items[i].form == form)
            readings->items[kept++] = readings->items[i];
    readings->count = kept ? kept : readings->count;
}

/* A family says how its digits are written, and which number is meant. */
static void apply_family(struct readings *readings, enum code_family family) {
    if (family == FAMILY_STOP || family == FAMILY_HRESULT || family == FAMILY_NTSTATUS)
        keep_form(readings, CODE_HEX);
    else if (family == FAMILY_SQLSTATE || family == FAMILY_MAIL)
        keep_form(readings, CODE_SPELLED);
    else if (family != FAMILY_ANY)
        keep_form(readings, CODE_DECIMAL);
    for (size_t i = 0; i < readings->count; i++)
        if (readings->items[i].family == FAMILY_ANY &&
            context_fits(family, readings->items[i].value))
            readings->items[i].family = family;
}

static bool is_separator(char c) {
    return ascii_is_blank(c) || (c && strchr(":=#()[]{}<>\"'`*,;!?", c));
}

/* The next word of what was typed, without the quotation marks and no-break spaces of UTF-8, nor
 * the full stop at its end. */
static bool next_word(struct slice *rest, struct slice *word) {
    size_t len = 0;
    for (;;) {
        if (slice_starts(*rest, SLICE("\xC2\xA0")))
            *rest = slice_from(*rest, 2);
        else if (slice_starts(*rest, SLICE("\xE2\x80")) && sign_len(*rest) == 0)
            *rest = slice_from(*rest, 3);
        else if (rest->len && is_separator(rest->at[0]))
            *rest = slice_from(*rest, 1);
        else
            break;
    }
    while (len < rest->len && !is_separator(rest->at[len]) && rest->at[len] != '\xC2' &&
           (len == 0 || rest->at[len] != '\xE2'))
        len++;
    *word = slice_strip_end(slice_first(*rest, len), ".");
    *rest = slice_from(*rest, len ? len : 1);
    return word->len > 0 || rest->len > 0;
}

static bool says_error(const struct word *word) {
    return word && word->class != WORD_UNIT && word->class != WORD_COUNT &&
           word->class != WORD_ALIEN;
}

size_t code_read(struct slice text, struct code_reading readings[CODE_READINGS]) {
    struct code_reading more[CODE_READINGS];
    struct readings first = {readings, 0, SLICE("")};
    enum code_family family = FAMILY_ANY;
    struct slice word;
    while (next_word(&text, &word)) {
        const struct word *known = word_find(word);
        struct readings second = {more, 0, SLICE("")};
        if (word.len == 0)
            continue;
        if (says_error(known)) {
            family = family == FAMILY_ANY ? known->family : family;
            continue;
        }
        bool is_first = first.count == 0;
        first.word = is_first ? word : first.word;
        second.word = word;
        read_word(is_first ? &first : &second, word, family);
        bool parameter = family == FAMILY_STOP && second.count > 0;
        if (first.count == 0 || (!is_first && !confirm(&first, &second) && !parameter))
            return 0;
    }
    apply_family(&first, family);
    return first.count;
}
