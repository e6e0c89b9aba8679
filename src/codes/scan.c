#include "codes/codes.h"

#include "codes/context.h"
#include "codes/evidence.h"
#include "codes/named.h"
#include "codes/number.h"
#include "codes/sentences.h"
#include "codes/shape.h"
#include "codes/spelled.h"

enum {
    SHORT_HEX_MAX = 3, /* digits of a stop code as people write it: 7E, 10E */
    HEX_LEN = 8,       /* digits of one that is written in full */
    DECIMALS_MAX = 10, /* digits of 4294967295 */
    PREFIX_LEN = 2,    /* of "0x" */
};

/* A word of letters, digits and underscores that may be an error number. */
struct candidate {
    struct slice text; /* the running text */
    struct span span;
    struct slice word; /* the text in the span */
};

static struct candidate candidate(struct slice text, struct span span) {
    struct slice word = slice_first(slice_from(text, span.start), span.end - span.start);
    return (struct candidate){text, span, word};
}

static bool found(struct code_mention *mention, const struct candidate *c, struct span span,
    uint32_t value, enum code_form form, const struct context *context) {
    *mention = (struct code_mention){
        .start = span.start,
        .len = span.end - span.start,
        .reading = {value, form, context->family, candidate(c->text, span).word},
        .marked = context->marked && !context->parameter,
    };
    return true;
}

static bool take_hex(const struct candidate *c, size_t prefix, struct code_mention *mention) {
    uint32_t value;
    if (!number_hex(slice_from(c->word, prefix), &value))
        return false;
    struct context context = context_of(c->text, c->span, value);
    if (evidence_of_success(value, context.family))
        return false;
    context.marked = context.marked || evidence_beside(c->text, c->span, value) ||
                     (prefix && evidence_in_colon(c->text, c->span, value));
    return (context.marked || evidence_in_layout(value)) &&
           found(mention, c, c->span, value, CODE_HEX, &context);
}

/* "7F" and "50" are hexadecimal numbers behind "Stop" alone. */
static bool take_stop(const struct candidate *c, struct code_mention *mention) {
    uint32_t value;
    if (!number_hex(c->word, &value) || value == 0)
        return false;
    struct context context = context_of(c->text, c->span, value);
    return context.family == FAMILY_STOP && !context.behind &&
           found(mention, c, c->span, value, CODE_HEX, &context);
}

/* "%%233" in the text of an event stands for the sentence of Win32 error 233. */
static bool take_reference(const struct candidate *c, struct code_mention *mention) {
    const struct context context = {.marked = true, .family = FAMILY_WIN32};
    uint32_t value;
    return slice_ends(slice_first(c->text, c->span.start), SLICE("%%")) &&
           number_decimal(c->word, &value) && value != 0 &&
           found(mention, c, c->span, value, CODE_DECIMAL, &context);
}

/* "HTTP Error 500.0". */
static bool take_substatus(const struct candidate *c, struct code_mention *mention) {
    size_t len = number_substatus_len(slice_from(c->text, c->span.end));
    struct span span = {c->span.start, c->span.end + len};
    uint32_t value;
    if (len == 0 || !number_decimal(c->word, &value))
        return false;
    struct context context = context_of(c->text, span, value);
    return context.family == FAMILY_HTTP && !evidence_of_success(value, FAMILY_HTTP) &&
           found(mention, c, span, value, CODE_DECIMAL, &context);
}

/* The "550" of "550 5.1.1 User unknown". */
static bool take_reply(const struct candidate *c, struct code_mention *mention) {
    const struct context context = {.marked = true, .family = FAMILY_SMTP};
    uint32_t value;
    return evidence_of_reply(c->text, c->span) && shape_begins_status(c->text, c->span) &&
           number_decimal(c->word, &value) && !evidence_of_success(value, FAMILY_SMTP) &&
           found(mention, c, c->span, value, CODE_DECIMAL, &context);
}

/* "5.1.1", of which the candidate is the first digit. */
static bool take_status(const struct candidate *c, struct code_mention *mention) {
    uint32_t value;
    size_t len =
        c->word.len == 1 ? spelled_status_len(slice_from(c->text, c->span.start), &value) : 0;
    struct span span = {c->span.start, c->span.start + len};
    if (len == 0 || evidence_of_success(value, FAMILY_MAIL))
        return false;
    struct context context = context_of(c->text, span, value);
    bool told = context.marked && !context.behind && context.family != FAMILY_EVENT &&
                shape_begins_status(c->text, span);
    context = (struct context){.marked = true, .family = FAMILY_MAIL};
    return (told || evidence_of_mail(c->text, span)) &&
           found(mention, c, span, value, CODE_SPELLED, &context);
}

/* "08001", "HY000" behind SQLSTATE. */
static bool take_state(const struct candidate *c, struct code_mention *mention) {
    uint32_t value;
    if (!spelled_state(c->word, &value) || !spelled_in_capitals(c->word))
        return false;
    struct context context = context_of(c->text, c->span, value);
    return context.family == FAMILY_SQLSTATE && !context.behind &&
           !slice_starts(c->word, SLICE("00")) &&
           found(mention, c, c->span, value, CODE_SPELLED, &context);
}

static bool take_decimal(const struct candidate *c, struct code_mention *mention) {
    uint32_t value;
    if (c->word.len > DECIMALS_MAX || !shape_allows_decimal(c->text, c->span))
        return false;
    if (number_is_rather_hex(c->word))
        return take_hex(c, 0, mention);
    if (!number_decimal(c->word, &value))
        return false;
    struct context context = context_of(c->text, c->span, value);
    if (context.family == FAMILY_STOP)
        return take_stop(c, mention);
    if (evidence_of_success(value, context.family))
        return false;
    if (!evidence_in_words(c->text, c->span, value, &context)) {
        bool known =
            evidence_in_line(c->text, c->span, value) || evidence_beside(c->text, c->span, value);
        context = (struct context){.marked = known};
    }
    enum code_family told = FAMILY_ANY;
    if (context.family == FAMILY_ANY && sentence_tells(c->text, c->span, value, &told))
        context = (struct context){.marked = true, .family = told};
    return context.marked && found(mention, c, c->span, value, CODE_DECIMAL, &context);
}

/* The bytes of a minus sign (hyphen or U+2212) directly before `at`, unless a word stands before
 * it: "SLES-12", "foo()-1". */
static size_t sign_before(struct slice text, size_t at) {
    struct slice before = slice_first(text, at);
    size_t len = slice_ends(before, SLICE("-")) ? 1 : 0;
    if (slice_ends(before, SLICE("\xE2\x88\x92")))
        len = 3;
    char last = at > len ? text.at[at - len - 1] : ' ';
    return context_is_word(last) || last == ')' ? 0 : len;
}

static bool take_negative(const struct candidate *c, size_t sign, struct code_mention *mention) {
    struct span span = {c->span.start - sign, c->span.end};
    uint32_t value;
    if (!number_negative(c->word, &value) || !shape_ends_number(c->text, c->span))
        return false;
    struct context context = context_of(c->text, span, value);
    return (context.marked || evidence_in_layout(value)) &&
           found(mention, c, span, value, CODE_SIGNED, &context);
}

/* "Event ID 1084Internal event": the line break between two fields got lost. */
static bool take_glued(const struct candidate *c, struct code_mention *mention) {
    size_t digits = 0;
    while (digits < c->word.len && digits <= DECIMALS_MAX && ascii_is_digit(c->word.at[digits]))
        digits++;
    struct slice rest = slice_from(c->word, digits);
    if (digits == 0 || rest.len < 2 || !ascii_is_upper(rest.at[0]) || ascii_is_upper(rest.at[1]))
        return false;
    struct candidate number =
        candidate(c->text, (struct span){c->span.start, c->span.start + digits});
    return take_decimal(&number, mention) && mention->reading.family == FAMILY_EVENT;
}

/* "ORA-12541": the letters stand before the hyphen. */
static bool take_dashed(const struct candidate *c, struct code_mention *mention) {
    struct context context = {.marked = true};
    uint32_t value;
    size_t letters = named_dashed(c->text, c->span, &context.family);
    struct span span = {c->span.start - letters, c->span.end};
    return letters && number_decimal(c->word, &value) &&
           found(mention, c, span, value, CODE_DECIMAL, &context);
}

/* "E1955", "ABC-1234" where the text calls it an error. With a hyphen it may be a ticket, which
 * lists of changes have before their sentences and in parentheses: "fixed an error (API-551)". */
static bool take_spelled(
    const struct candidate *c, struct span span, struct code_mention *mention) {
    struct slice word = candidate(c->text, span).word;
    uint32_t value;
    if (!spelled_code(word, &value) || !spelled_in_capitals(word) ||
        !shape_allows_spelled(c->text, span))
        return false;
    struct context context = context_of(c->text, span, value);
    bool told = context.marked && context.family == FAMILY_ANY;
    bool ticket = slice_find_char(word, '-') != SLICE_NONE;
    bool alone = ticket && slice_ends(slice_first(c->text, span.start), SLICE("("));
    context = (struct context){.marked = true, .family = FAMILY_VENDOR};
    return ((told && !alone) || (!ticket && evidence_of_message(c->text, span))) &&
           found(mention, c, span, value, CODE_SPELLED, &context);
}

static bool take_hyphened(const struct candidate *c, struct code_mention *mention) {
    size_t letters = spelled_letters_before(c->text, c->span);
    return letters && take_spelled(c, (struct span){c->span.start - letters, c->span.end}, mention);
}

static bool take_named(const struct candidate *c, struct code_mention *mention) {
    struct context context = {.marked = true};
    uint32_t value;
    if (named_prefixed(c->word, &value, &context.family))
        return found(mention, c, c->span, value,
            context.family == FAMILY_VENDOR ? CODE_SPELLED : CODE_DECIMAL, &context);
    const struct code_meaning *row = named_row(c->word);
    if (!row || row->value == 0)
        return false;
    context.family = (enum code_family)row->family;
    return found(mention, c, c->span, row->value, CODE_NAME, &context);
}

static bool take(const struct candidate *c, struct code_mention *mention) {
    size_t sign = sign_before(c->text, c->span.start);
    if (number_all_decimal(c->word) && sign)
        return take_negative(c, sign, mention);
    if (number_all_decimal(c->word))
        return take_reference(c, mention) || take_dashed(c, mention) || take_hyphened(c, mention) ||
               take_status(c, mention) || take_substatus(c, mention) || take_reply(c, mention) ||
               take_state(c, mention) || take_decimal(c, mention);
    if (number_has_prefix(c->word))
        return shape_allows_prefixed(c->text, c->span) && take_hex(c, PREFIX_LEN, mention);
    bool hex = number_all_hex(c->word) && number_has_digit(c->word);
    if (hex && c->word.len <= SHORT_HEX_MAX)
        return take_stop(c, mention);
    if (hex && c->word.len == HEX_LEN)
        return shape_allows_hex(c->text, c->span) && take_hex(c, 0, mention);
    return take_named(c, mention) || take_state(c, mention) || take_spelled(c, c->span, mention) ||
           take_glued(c, mention);
}

/* Does a word with digits or an underscore, or one that looks like the name of an error of WinSock
 * or Unix, call for a look? */
static bool is_candidate(struct slice word) {
    bool letters = true;
    for (size_t i = 0; i < word.len; i++)
        letters &= ascii_is_alpha(word.at[i]);
    bool named = word.len > 3 && slice_starts_nocase(word, SLICE("WSA"));
    return !letters || named || named_may_be_errno(word);
}

/* The bytes that a candidate has one of. Few others have, so that most of a text is passed over
 * byte by byte, and never split into words. */
static bool is_telling(char c) {
    /* clang-format off */
    static const bool telling[256] = {
        ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true, ['5'] = true,
        ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true, ['_'] = true, /* ERROR_5, 0x5 */
        ['W'] = true, ['w'] = true, ['E'] = true, /* WSAEINVAL, EINVAL */
    };
    /* clang-format on */
    return telling[(unsigned char)c];
}

/* The next candidate from `at` on, be it the rest of a word at `at` itself; false where none is
 * left. */
static bool next_candidate(struct slice text, size_t at, struct candidate *c) {
    for (size_t i = at; i < text.len; i++) {
        if (!is_telling(text.at[i]))
            continue;
        size_t start = i, end = i + 1;
        while (start > at && context_is_word(text.at[start - 1]))
            start--;
        while (end < text.len && context_is_word(text.at[end]))
            end++;
        *c = candidate(text, (struct span){start, end});
        if (is_candidate(c->word))
            return true;
        i = at = end;
    }
    return false;
}

bool code_next(struct slice text, size_t *from, struct code_mention *mention) {
    struct candidate c;
    for (size_t at = *from; next_candidate(text, at, &c); at = c.span.end) {
        bool whole = c.span.start == 0 || !context_is_word(text.at[c.span.start - 1]);
        if (whole && take(&c, mention)) {
            *from = mention->start + mention->len;
            return true;
        }
    }
    *from = text.len;
    return false;
}
