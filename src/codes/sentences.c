#include "codes/sentences.h"

enum {
    GAP_MAX = 4,        /* bytes between a number and its sentence: `": "` */
    HTTP_FAILURE = 400, /* below are answers that went well */
    HTTP_LAST = 599,
    STATE_MAX = 96, /* bytes between "SQLSTATE[" and the number of the server */
};

static const struct {
    uint32_t value;
    enum code_family family;
    struct slice words;
} sentences[] = {
#define X(value, family, words) {value, FAMILY_##family, {words, sizeof words - 1}},
#include "codes/sentences.def"
#undef X
};

static bool in_gap(char c) {
    return c != '\0' && strchr(" ()[]:,\"'`*-=", c);
}

static struct slice behind_gap(struct slice text, size_t at) {
    struct slice rest = slice_from(text, at);
    for (size_t i = 0; i < GAP_MAX && rest.len && in_gap(rest.at[0]); i++)
        rest = slice_from(rest, 1);
    return rest;
}

static struct slice before_gap(struct slice text, size_t at) {
    struct slice rest = slice_first(text, at);
    for (size_t i = 0; i < GAP_MAX && rest.len && in_gap(rest.at[rest.len - 1]); i++)
        rest.len--;
    return rest;
}

/* "13 Permission denied", "Permission denied (13)": words and number have nothing but marks
 * between; "the number of permission-denied 13" is none. */
static bool has_words(struct slice text, struct span span, struct slice words) {
    struct slice behind = behind_gap(text, span.end), before = before_gap(text, span.start);
    bool apart = behind.at > text.at + span.end;
    bool whole = behind.len == words.len ||
                 (behind.len > words.len && !ascii_is_alnum(behind.at[words.len]));
    bool follows = apart && whole && slice_starts_nocase(behind, words);
    bool opened = span.start > 0 && strchr("([", text.at[span.start - 1]);
    return follows || (opened && slice_ends_nocase(before, words));
}

static bool has_own_words(
    struct slice text, struct span span, uint32_t value, enum code_family *family) {
    for (size_t i = 0; i < COUNT_OF(sentences); i++)
        if (sentences[i].value == value && has_words(text, span, sentences[i].words)) {
            *family = sentences[i].family;
            return true;
        }
    return false;
}

/* "HTTP/1.1 502", `"GET /x HTTP/2.0" 404` */
static bool is_of_protocol(struct slice text, struct span span, uint32_t value) {
    static const char *const versions[] = {"HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0", "HTTP/3"};
    struct slice before = before_gap(text, span.start);
    if (value < HTTP_FAILURE || value > HTTP_LAST || before.len == span.start)
        return false;
    return slice_ends_one_of(before, versions, COUNT_OF(versions));
}

/* "SQLSTATE[HY000] [2002] Connection refused", "SQLSTATE[42000]: Syntax error: 1064 You have": the
 * state first, then the number that the server gives. */
static bool is_of_state(struct slice text, struct span span) {
    struct slice line = slice_first(text, span.start);
    line = slice_from(line, line.len > STATE_MAX ? line.len - STATE_MAX : 0);
    ptrdiff_t at = slice_find_last(line, '\n');
    line = slice_from(line, at == SLICE_NONE ? 0 : (size_t)at + 1);
    at = slice_find(line, SLICE("SQLSTATE["));
    ptrdiff_t close = slice_find_last(line, ']');
    if (at == SLICE_NONE || close < at)
        return false;
    struct slice between = slice_from(line, (size_t)close + 1);
    for (size_t i = 0; i < between.len; i++)
        if (ascii_is_digit(between.at[i]))
            return false;
    return slice_ends(between, SLICE(" [")) || slice_ends(between, SLICE(": "));
}

/* "curl: (7) Failed to connect" */
static bool is_of_curl(struct slice text, struct span span) {
    return slice_ends(slice_first(text, span.start), SLICE("curl: (")) && span.end < text.len &&
           text.at[span.end] == ')';
}

/* "(ID 104 Details: Access is denied", as the programs of System Center write it */
static bool is_of_system_center(struct slice text, struct span span) {
    return slice_ends(slice_first(text, span.start), SLICE("(ID ")) &&
           slice_starts(slice_from(text, span.end), SLICE(" Details:"));
}

/* "Msg 18456, Level 14, State 1", as SQL Server writes it */
static bool is_of_sql_server(struct slice text, struct span span) {
    struct slice before = slice_first(text, span.start);
    return (slice_ends(before, SLICE("Msg ")) || slice_ends(before, SLICE("Message "))) &&
           slice_starts(slice_from(text, span.end), SLICE(", Level "));
}

bool sentence_tells(struct slice text, struct span span, uint32_t value, enum code_family *family) {
    if (has_own_words(text, span, value, family))
        return true;
    if (is_of_protocol(text, span, value)) {
        *family = FAMILY_HTTP;
        return true;
    }
    if (is_of_sql_server(text, span)) {
        *family = FAMILY_MSSQL;
        return true;
    }
    bool told =
        is_of_state(text, span) || is_of_curl(text, span) || is_of_system_center(text, span);
    *family = told ? FAMILY_ANY : *family;
    return told;
}
