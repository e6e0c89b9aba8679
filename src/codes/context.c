#include "codes/context.h"

#include "codes/number.h"
#include "codes/spelled.h"
#include "codes/words.h"

enum {
    GLUE_MAX = 32,        /* blanks and quotes between a word and its number */
    WORD_MAX = 24,        /* longer than any word of the table */
    CHAIN_MAX = 6,        /* words of a mark: "Win32 error code number" */
    LIST_MAX = 16,        /* numbers of a list */
    STOP_MAX = 3,         /* digits of a stop code as people write it */
    COUNTED_END = 100,    /* below, a number behind "error message" rather counts messages */
    STATE_LEN = 5,        /* characters of an SQLSTATE */
    HTTP_FINE_MAX = 8,    /* of each hundred: 208, 308 */
    HTTP_FAILED_MAX = 51, /* 451, 511 */
    JOINS_MAX = 4,        /* what stands between two of them: `, and a "` */
};

/* What may stand, besides blanks, between a mark and its number, behind the number, between the
 * numbers of a list, between the words of a mark ("Event-ID", "error (code"), and between a number
 * and the one in parentheses ("[5](0x5)"). */
static const char OPENING[] = "()[{<\"'`*:=#,";
static const char CLOSING[] = ")\"'`*";
static const char QUOTES[] = "\"'`*";
static const char INNER[] = ":-([\"'`*";
static const char OUTER[] = "]\"'`*";

/* Bytes of the quotation mark, dash or no-break space of UTF-8 that ends at `at`, begins there. */
static size_t utf8_before(struct slice text, size_t at) {
    if (at >= 3 && text.at[at - 3] == '\xE2' && text.at[at - 2] == '\x80')
        return 3;
    return at >= 2 && text.at[at - 2] == '\xC2' && text.at[at - 1] == '\xA0' ? 2 : 0;
}

static size_t utf8_at(struct slice text, size_t at) {
    struct slice rest = slice_from(text, at);
    if (slice_starts(rest, SLICE("\xE2\x80")) && rest.len >= 3)
        return 3;
    return slice_starts(rest, SLICE("\xC2\xA0")) ? 2 : 0;
}

/* A hyphen with a blank behind it joins ("error - 5"); directly before a digit it is a sign. */
static bool is_dash(struct slice text, size_t at) {
    return text.at[at] == '-' && at + 1 < text.len &&
           (ascii_is_blank(text.at[at + 1]) || text.at[at + 1] == '-');
}

/* Goes back from `at` over blanks, dashes and the characters of `set`. */
static size_t glue_before(struct slice text, size_t at, const char *set) {
    size_t limit = at > GLUE_MAX ? at - GLUE_MAX : 0;
    while (at > limit) {
        char c = text.at[at - 1];
        size_t more = utf8_before(text, at);
        if (more == 0 && (ascii_is_blank(c) || (c && strchr(set, c)) || is_dash(text, at - 1)))
            more = 1;
        if (more == 0)
            break;
        at -= more;
    }
    return at;
}

static size_t glue_behind(struct slice text, size_t at, const char *set) {
    size_t limit = text.len - at > GLUE_MAX ? at + GLUE_MAX : text.len;
    while (at < limit) {
        char c = text.at[at];
        size_t more = utf8_at(text, at);
        if (more == 0 && (ascii_is_blank(c) || (c && strchr(set, c))))
            more = 1;
        if (more == 0)
            break;
        at += more;
    }
    return at;
}

/* The word that ends at `at`; empty where there is none or it is too long to matter. */
static struct slice word_ending(struct slice text, size_t at) {
    size_t start = at;
    while (start > 0 && at - start <= WORD_MAX && context_is_word(text.at[start - 1]))
        start--;
    size_t len = at - start;
    return (struct slice){text.at + start, len <= WORD_MAX ? len : 0};
}

static struct slice word_beginning(struct slice text, size_t at) {
    size_t len = 0;
    while (at + len < text.len && len <= WORD_MAX && context_is_word(text.at[at + len]))
        len++;
    return (struct slice){text.at + at, len <= WORD_MAX ? len : 0};
}

struct slice context_next_word(struct slice text, size_t at) {
    return word_beginning(text, glue_behind(text, at, ""));
}

struct slice context_previous_word(struct slice text, size_t at) {
    return word_ending(text, glue_before(text, at, ""));
}

/* Is the word a number of a list, or a product's code, and which? */
static bool number_value(struct slice word, uint32_t *value) {
    if (spelled_in_capitals(word) && spelled_code(word, value))
        return true;
    if (number_has_prefix(word))
        return number_hex(slice_from(word, 2), value);
    if (number_all_decimal(word))
        return number_decimal(word, value);
    bool may_be_hex = word.len == 8 || (word.len <= STOP_MAX && number_has_digit(word));
    return may_be_hex && number_hex(word, value);
}

/* What the words before a number, read backwards, have shown so far. */
struct chain {
    bool mark, part, with, is;
    bool kind, lower;  /* the only mark is a WORD_KIND; is it written in lower case? */
    bool code, status; /* "status code 200": an answer of HTTP, where nothing says another family */
    bool open;         /* "error message 500": "Error message 1" counts messages */
    bool bracket;      /* the number stands in parentheses: "Exited (137)" */
    bool article;      /* "returns a 503": so a status is spoken of, and a "5" counts */
    enum code_family family;
};

static void take_mark(struct chain *chain, const struct word *word, struct slice text) {
    chain->kind = word->class == WORD_KIND && !chain->mark && !chain->part;
    chain->lower = !ascii_is_upper(text.at[0]);
    chain->code |= slice_equal_nocase(text, SLICE("code"));
    chain->status |= slice_equal_nocase(text, SLICE("status"));
    chain->mark = true;
    if (chain->family == FAMILY_ANY)
        chain->family = word->family;
}

/* Takes the next word; false where the chain ends. */
static bool take_word(struct chain *chain, const struct word *word, struct slice text) {
    switch (word->class) {
    case WORD_MARK:
    case WORD_KIND:
        if (!chain->with)
            take_mark(chain, word, text);
        return !chain->with;
    case WORD_OPEN:
        if (!chain->mark && !chain->part) {
            chain->part = chain->open = true;
            chain->family = word->family;
            return true;
        }
        take_mark(chain, word, text);
        return false;
    case WORD_SCOPE:
        if (chain->family == FAMILY_ANY)
            chain->family = word->family;
        return chain->mark;
    case WORD_PART:
        chain->part = true;
        return !chain->mark && !chain->with;
    case WORD_IS:
        chain->is = true;
        return !chain->mark && !chain->with;
    case WORD_LINK:
        return !chain->mark && !chain->with;
    case WORD_WITH:
        chain->with = !chain->part;
        return !chain->mark && !chain->part;
    case WORD_FAILED: /* "fails with 787", "the code returned on failure is 787" */
        chain->mark = chain->mark || chain->with || chain->is || chain->bracket;
        return false;
    case WORD_ARTICLE:
        chain->article = !chain->mark && !chain->part && !chain->with && !chain->is;
        return chain->article;
    case WORD_ALIEN:
        chain->mark = false;
        return false;
    default:
        return false;
    }
}

/* The chain of words that ends before `at`. */
static struct chain chain_before(struct slice text, size_t at) {
    struct chain chain = {.family = FAMILY_ANY};
    chain.bracket = at > 0 && text.at[at - 1] == '(';
    at = glue_before(text, at, OPENING);
    for (size_t i = 0; i < CHAIN_MAX; i++) {
        struct slice found = word_ending(text, at);
        const struct word *word = word_find(found);
        if (!word || !take_word(&chain, word, found))
            break;
        at = glue_before(text, at - found.len, INNER);
    }
    return chain;
}

/* The mark behind `at`, on its line: "a 789 error", "a 0x7E stop error". The next line of a log
 * begins with a word of its own. */
static struct chain chain_behind(struct slice text, size_t at) {
    struct chain chain = {.family = FAMILY_ANY};
    size_t end = glue_behind(text, at, CLOSING);
    if (slice_find_char((struct slice){text.at + at, end - at}, '\n') != SLICE_NONE)
        return chain;
    at = end;
    for (size_t i = 0; i < 2; i++) {
        struct slice found = word_beginning(text, at);
        const struct word *word = word_find(found);
        if (!word)
            break;
        if (chain.family == FAMILY_ANY)
            chain.family = word->family;
        chain.mark = word->behind;
        if (chain.mark || (word->class != WORD_KIND && word->class != WORD_SCOPE))
            break;
        at = glue_behind(text, at + found.len, "");
    }
    return chain;
}

/* A hyphen joins where it directly follows a number: "5000-5004", not " -5". */
static bool is_join(struct slice text, size_t at) {
    char c = text.at[at];
    return c == ',' || c == '/' || c == '&' ||
           (c == '-' && at > 0 && context_is_word(text.at[at - 1]));
}

/* Goes back from `at` over what joins two numbers of a list: `, and a "`. Gives `at` where there
 * is nothing that joins. */
static size_t joins_before(struct slice text, size_t at) {
    size_t before = at;
    bool joined = false;
    for (size_t i = 0; i < JOINS_MAX; i++) {
        before = glue_before(text, before, QUOTES);
        struct slice found = word_ending(text, before);
        const struct word *word = word_find(found);
        if (word && (word->class == WORD_JOIN || word->class == WORD_ARTICLE)) {
            joined = joined || word->class == WORD_JOIN;
            before -= found.len;
        } else if (before > 0 && is_join(text, before - 1)) {
            joined = true;
            before--;
        } else {
            break;
        }
    }
    return joined ? glue_before(text, before, CLOSING) : at;
}

/* The same behind a number, up to where the next one begins. */
static size_t joins_behind(struct slice text, size_t at) {
    size_t behind = glue_behind(text, at, CLOSING);
    bool joined = false;
    for (size_t i = 0; i < JOINS_MAX; i++) {
        struct slice found = word_beginning(text, behind);
        const struct word *word = word_find(found);
        if (word && (word->class == WORD_JOIN || word->class == WORD_ARTICLE)) {
            joined = joined || word->class == WORD_JOIN;
            behind += found.len;
        } else if (behind < text.len && is_join(text, behind)) {
            joined = true;
            behind++;
        } else {
            break;
        }
        behind = glue_behind(text, behind, QUOTES);
    }
    return joined ? behind : at;
}

/* The number that ends at `at`, and its value; false where none does. */
static bool number_ending(struct slice text, size_t at, size_t *start, uint32_t *value) {
    struct slice word = word_ending(text, at);
    if (!number_value(word, value))
        return false;
    *start = at - word.len;
    bool negative = *start > 0 && text.at[*start - 1] == '-' && number_negative(word, value);
    *start -= negative;
    return true;
}

bool context_outer_number(struct slice text, size_t *at, uint32_t *value) {
    size_t open = glue_before(text, *at, QUOTES);
    return open > 0 && text.at[open - 1] == '(' &&
           number_ending(text, glue_before(text, open - 1, OUTER), at, value);
}

bool context_fits(enum code_family family, uint32_t value) {
    switch (family) {
    case FAMILY_RAS:
        return value >= 600 && value <= 999;
    case FAMILY_HTTP:
        return value >= 100 && value <= 599;
    case FAMILY_WINSOCK:
        return value >= 10000 && value <= 11999;
    case FAMILY_SMTP: /* 587 is a port */
        return value >= 200 && value <= 555 && value / 10 % 10 <= 5;
    case FAMILY_MAIL:
        return value >= 2000000 && value < 6000000;
    case FAMILY_EXIT: /* of a shell: not run, not found, ended by a signal; the others say nothing
                       */
        return (value >= 126 && value <= 165) || value == 255;
    case FAMILY_ERRNO: /* 133 is the last of Linux */
        return value >= 1 && value <= 133;
    default:
        return true;
    }
}

/* Stop codes of decimal digits alone are short ("Stop 50") or written in full (00000050); behind
 * SQLSTATE may stand the number that the server has for it. */
static bool fits(enum code_family family, struct slice written, uint32_t value) {
    bool long_stop = number_all_decimal(written) && written.len > STOP_MAX && written.len != 8;
    if (family == FAMILY_SQLSTATE)
        return written.len == STATE_LEN;
    return family == FAMILY_STOP ? !long_stop : context_fits(family, value);
}

/* Does the chain mark this number? "stop 50 services" is no stop code, "HTTP 2" no status. */
static bool chain_marks(const struct chain *chain, struct slice written, uint32_t value) {
    if (chain->article && (value < 400 || !context_fits(FAMILY_HTTP, value)))
        return false;
    if (chain->open && value < COUNTED_END)
        return false;
    if (!chain->mark || !chain->kind)
        return chain->mark;
    bool verb = chain->family == FAMILY_STOP && chain->lower && number_all_decimal(written);
    return !verb && fits(chain->family, written, value);
}

/* "status code 404", but not "status code 255" of a program; of a status alone, only what means
 * success and is none of systemd's 203: "came back with status 200". */
static bool is_of_http(const struct chain *chain, uint32_t value) {
    bool given_out = value % 100 <= (value < 400 ? HTTP_FINE_MAX : HTTP_FAILED_MAX);
    bool fine = value >= 200 && value <= 204 && value != 203;
    return chain->family == FAMILY_ANY && chain->status && (chain->code || fine) && given_out &&
           context_fits(FAMILY_HTTP, value);
}

static struct context marked(const struct chain *chain, struct slice written, uint32_t value) {
    bool fitting = fits(chain->family, written, value);
    if (is_of_http(chain, value))
        return (struct context){.marked = true, .family = FAMILY_HTTP};
    return (struct context){.marked = true, .family = fitting ? chain->family : FAMILY_ANY};
}

static struct context context_before(
    struct slice text, size_t at, struct slice written, uint32_t value) {
    bool parameter = false;
    for (size_t i = 0; i < LIST_MAX; i++) {
        struct chain chain = chain_before(text, at);
        if (chain_marks(&chain, written, value)) {
            struct context context = marked(&chain, written, value);
            context.parameter = parameter;
            return context;
        }
        uint32_t other;
        size_t joined = joins_before(text, at);
        if (joined != at && number_ending(text, joined, &at, &other))
            continue;
        if (!context_outer_number(text, &at, &other))
            break;
        parameter = parameter || other != value;
    }
    return (struct context){.marked = false};
}

static struct context context_behind(
    struct slice text, size_t at, struct slice written, uint32_t value) {
    for (size_t i = 0; i < LIST_MAX; i++) {
        struct chain chain = chain_behind(text, at);
        if (chain.mark && (chain.family != FAMILY_HTTP || context_fits(FAMILY_HTTP, value))) {
            struct context context = marked(&chain, written, value);
            context.behind = true;
            return context;
        }
        uint32_t other;
        size_t joined = joins_behind(text, at);
        struct slice next = word_beginning(text, joined);
        if (joined == at || !number_value(next, &other))
            break;
        at = joined + next.len;
    }
    return (struct context){.marked = false};
}

struct context context_of(struct slice text, struct span number, uint32_t value) {
    struct slice written = slice_first(slice_from(text, number.start), number.end - number.start);
    struct context context = context_before(text, number.start, written, value);
    if (context.parameter && context.family != FAMILY_STOP)
        return (struct context){.marked = false};
    if (context.marked)
        return context;
    return context_behind(text, number.end, written, value);
}
