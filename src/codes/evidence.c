#include "codes/evidence.h"

#include "codes/named.h"
#include "codes/number.h"
#include "codes/spelled.h"
#include "codes/words.h"

enum {
    COUNTED_DIGITS = 2, /* so few rather count errors than name one: "10 errors" */
    YEAR_FIRST = 1990,  /* "a Windows Server 2012 error" is no 2012 */
    YEAR_LAST = 2035,
    KNOWN_FIRST = 1000, /* the Win32 codes that are taken without a word that marks them */
    KNOWN_LAST = 15999,
    ROUND = 100,        /* multiples are rather settings: "5000 (0x1388)" */
    HTTP_FAILURE = 400, /* below are answers that went well, of SMTP too */
    REPLY_LEN = 3,      /* of SMTP: "550" */
    BESIDE_MAX = 4,     /* bytes between a number and its name: " = ", "|" */
    NAME_MAX = 96,      /* longer than any symbolic name */
};

static bool is_class(struct slice text, enum word_class class) {
    const struct word *word = word_find(text);
    return word && word->class == class;
}

/* "Office", "Received", but not "VPN". */
static bool is_capitalized(struct slice word) {
    return word.len > 2 && ascii_is_upper(word.at[0]) && !ascii_is_upper(word.at[1]);
}

static bool is_year(uint32_t value) {
    return value >= YEAR_FIRST && value <= YEAR_LAST;
}

/* Is it in a table that a small number alone can be taken for? Stop codes and NTSTATUS begin at 1,
 * too. */
static bool is_known(uint32_t value) {
    size_t count;
    const struct code_meaning *rows = code_meanings(value, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].family != FAMILY_STOP && rows[i].family != FAMILY_NTSTATUS)
            return value <= KNOWN_LAST;
    return false;
}

/* A capital letter before says nothing where a text begins: "Received 1722 error". */
static bool names_before_mark(struct slice text, struct span span, uint32_t value) {
    struct slice before = context_previous_word(text, span.start);
    if (span.end - span.start <= COUNTED_DIGITS || is_year(value))
        return false;
    if (is_capitalized(before) && (before.at != text.at || !is_known(value)))
        return false;
    return !is_class(before, WORD_COUNT) && !is_class(before, WORD_UNIT);
}

bool evidence_in_words(
    struct slice text, struct span span, uint32_t value, const struct context *context) {
    if (!context->marked)
        return false;
    if (context->behind)
        return names_before_mark(text, span, value);
    return !is_class(context_next_word(text, span.end), WORD_UNIT);
}

/* Does a word with a capital letter begin at `at`? */
static bool begins_word(struct slice text, size_t at) {
    return ascii_is_upper(context_char(text, at)) && !ascii_is_upper(context_char(text, at + 1)) &&
           !ascii_is_digit(context_char(text, at + 1));
}

static bool begins_line(struct slice text, size_t at) {
    while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '"'))
        at--;
    return at == 0 || text.at[at - 1] == '\n';
}

bool evidence_in_line(struct slice text, struct span span, uint32_t value) {
    return is_known(value) && !is_year(value) && span.end - span.start > COUNTED_DIGITS &&
           begins_line(text, span.start) && context_char(text, span.end) == ' ' &&
           begins_word(text, span.end + 1);
}

bool evidence_in_colon(struct slice text, struct span span, uint32_t value) {
    size_t at = span.end + (context_char(text, span.end) == ' ');
    return is_known(value) && context_char(text, at) == ':' && context_char(text, at + 1) == ' ' &&
           begins_word(text, at + 2);
}

/* The value in parentheses behind a number: "8418 (0x20e2)". */
static bool inner_number(struct slice text, size_t at, uint32_t *value) {
    at += context_char(text, at) == ' ';
    if (context_char(text, at) != '(')
        return false;
    struct slice word = context_next_word(text, at + 1);
    return number_has_prefix(word) && number_hex(slice_from(word, 2), value);
}

static bool is_written_twice(struct slice text, struct span span, uint32_t value) {
    uint32_t other;
    size_t start = span.start;
    if (value < KNOWN_FIRST || value % ROUND == 0 || !is_known(value))
        return false;
    if (inner_number(text, span.end, &other) && other == value)
        return true;
    return context_outer_number(text, &start, &other) && other == value;
}

static bool is_beside(char c) {
    return c != '\0' && strchr(" |=:,-()[]/", c);
}

static struct slice word_behind(struct slice text, size_t at) {
    for (size_t i = 0; i < BESIDE_MAX && at < text.len && is_beside(text.at[at]); i++)
        at++;
    size_t len = 0;
    while (at + len < text.len && len < NAME_MAX && context_is_word(text.at[at + len]))
        len++;
    return (struct slice){text.at + at, len};
}

static struct slice word_before(struct slice text, size_t at) {
    for (size_t i = 0; i < BESIDE_MAX && at > 0 && is_beside(text.at[at - 1]); i++)
        at--;
    size_t start = at;
    while (start > 0 && at - start < NAME_MAX && context_is_word(text.at[start - 1]))
        start--;
    return slice_first(slice_from(text, start), at - start);
}

static bool names(struct slice word, uint32_t value) {
    const struct code_meaning *row = named_row(word);
    return row && row->value == value;
}

/* Is the word the same number in another notation? */
static bool repeats(struct slice word, uint32_t value) {
    uint32_t other;
    bool prefix = number_has_prefix(word);
    bool decimal = number_decimal(word, &other) && other == value;
    return decimal || (number_hex(slice_from(word, prefix ? 2 : 0), &other) && other == value);
}

bool evidence_beside(struct slice text, struct span span, uint32_t value) {
    if (is_written_twice(text, span, value))
        return true;
    struct slice behind = word_behind(text, span.end);
    if (repeats(behind, value))
        behind = word_behind(text, (size_t)(behind.at - text.at) + behind.len);
    return names(behind, value) || names(word_before(text, span.start), value);
}

/* Bytes between a reply of SMTP and its status: 1 in "550 5.1.1" and "550-5.1.1", 2 in "550
 * #5.1.1", none where something else stands there. */
static size_t reply_gap(struct slice text) {
    char c = context_char(text, 0);
    return c != ' ' && c != '-' ? 0 : 1 + (context_char(text, 1) == '#');
}

bool evidence_of_reply(struct slice text, struct span reply) {
    uint32_t value, status;
    struct slice word = slice_first(slice_from(text, reply.start), reply.end - reply.start);
    struct slice behind = slice_from(text, reply.end);
    size_t gap = reply_gap(behind);
    return word.len == REPLY_LEN && number_decimal(word, &value) && gap > 0 &&
           context_fits(FAMILY_SMTP, value) &&
           spelled_status_len(slice_from(behind, gap), &status) &&
           (spelled_status_class(status) == 2) == (value / 100 == 2);
}

bool evidence_of_mail(struct slice text, struct span status) {
    struct slice behind = slice_from(text, status.end);
    if (status.start > 0 && text.at[status.start - 1] == '#')
        return true;
    if (slice_starts_nocase(behind, SLICE(" smtp;")))
        return true;
    if (status.start <= REPLY_LEN)
        return false;
    size_t end = status.start - 1;
    struct span reply = {end - REPLY_LEN, end};
    bool whole = reply.start == 0 || !context_is_word(text.at[reply.start - 1]);
    return whole && evidence_of_reply(text, reply);
}

/* "... again. (E1955)" at the end of its text or line. */
static bool ends_message(struct slice text, struct span code) {
    struct slice before = slice_first(text, code.start);
    char last = context_char(text, code.end + 1);
    bool inside = slice_ends(before, SLICE(". (")) && context_char(text, code.end) == ')';
    return inside && (code.end + 1 >= text.len || last == '\n');
}

bool evidence_of_message(struct slice text, struct span code) {
    if (ends_message(text, code))
        return true;
    return begins_line(text, code.start) && context_char(text, code.end) == ':' &&
           context_char(text, code.end + 1) == ' ' && begins_word(text, code.end + 2);
}

/* Do the tables hold a failure with this upper half? */
static bool is_known_facility(uint32_t value) {
    size_t count;
    const struct code_meaning *rows = code_all(&count);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].value < (value & 0xFFFF0000))
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && rows[low].value >> 16 == value >> 16;
}

bool evidence_in_layout(uint32_t value) {
    if ((value & 0xFFFF) == 0 || value >> 31 == 0 || value >= 0xF0000000)
        return false;
    if (value >> 16 == 0xE000) /* SetupAPI has no table of its own */
        return true;
    bool failure = value >> 27 == 0x80000000 >> 27; /* none of the HRESULT's other flags */
    return is_known_facility(value) || is_known_facility(value & ~UINT32_C(0x10000000)) ||
           (failure && code_facility_name(value)[0]);
}

bool evidence_of_success(uint32_t value, enum code_family family) {
    switch (family) {
    case FAMILY_EVENT:
        return false;
    case FAMILY_HRESULT:
        return value >> 31 == 0;
    case FAMILY_HTTP:
    case FAMILY_SMTP:
        return value < HTTP_FAILURE;
    case FAMILY_MAIL:
        return spelled_status_class(value) == 2;
    default:
        return value == 0;
    }
}
