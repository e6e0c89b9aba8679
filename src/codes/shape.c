#include "codes/shape.h"

#include "codes/number.h"

enum {
    GROUP = 3, /* digits of a group of thousands */
    GUID_LEN = 36,
    GUID_DASHES = 4,
};

static char char_before(struct slice text, size_t at, size_t back) {
    return at >= back ? text.at[at - back] : ' ';
}

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c);
}

/* Parts of dates have fewer digits than the numbers of "741/742" and "5000-5004". */
static bool may_join(char other, size_t digits) {
    return ascii_is_digit(other) ? digits >= 3 : !ascii_is_alnum(other);
}

static bool allows_before(char last, char other, size_t digits) {
    if (last == '-' || last == '/')
        return may_join(other, digits);
    if (last == ':')
        return !ascii_is_digit(other);
    if (last == ',')
        return !ascii_is_digit(other) || digits != GROUP;
    return !is_one_of(last, ".\\%$@+");
}

/* "1727-The remote procedure call failed", but not "2008-R2", "64-Bit". */
static bool is_sentence(struct slice text) {
    size_t word = 1;
    while (word < text.len && ascii_is_alpha(text.at[word]) && !ascii_is_upper(text.at[word]))
        word++;
    return text.len > word + 1 && ascii_is_upper(text.at[0]) && word > 1 && text.at[word] == ' ' &&
           !ascii_is_upper(text.at[word + 1]);
}

/* "Error 25019.The service": the blank between two sentences got lost. */
static bool is_capitalized(struct slice text) {
    return text.len > 2 && ascii_is_upper(text.at[0]) && ascii_is_alpha(text.at[1]) &&
           !ascii_is_upper(text.at[1]);
}

/* "status=203/EXEC", as systemd writes an exit status. */
static bool is_exit_name(struct slice text) {
    size_t len = 0;
    while (len < text.len && (ascii_is_upper(text.at[len]) || text.at[len] == '_'))
        len++;
    return len >= 4 && (len == text.len || !ascii_is_alnum(text.at[len]));
}

/* "00000000-0000-0000-0000-000000003000": a piece of it is no number. */
static bool is_in_guid(struct slice text, struct span number) {
    size_t start = number.start, end = number.end, dashes = 0;
    size_t first = number.start > GUID_LEN ? number.start - GUID_LEN : 0;
    while (start > first && (ascii_is_hex(text.at[start - 1]) || text.at[start - 1] == '-'))
        start--;
    while (end < text.len && end < number.start + GUID_LEN &&
           (ascii_is_hex(text.at[end]) || text.at[end] == '-'))
        end++;
    for (size_t i = start; i < end; i++)
        dashes += text.at[i] == '-';
    return dashes >= GUID_DASHES && end - start >= GUID_LEN;
}

static bool allows_behind(struct slice text, size_t end, size_t digits) {
    char next = context_char(text, end), other = context_char(text, end + 1);
    if (next == '-' && is_sentence(slice_from(text, end + 1)))
        return true;
    if (next == '/' && is_exit_name(slice_from(text, end + 1)))
        return true;
    if (next == '-' || next == '/')
        return may_join(other, digits);
    if (next == '.' && digits >= GROUP && is_capitalized(slice_from(text, end + 1)))
        return true;
    if (next == '.' || next == '@')
        return !ascii_is_alnum(other);
    if (next == ':')
        return !ascii_is_digit(other);
    if (next == ',' && digits <= GROUP)
        return !number_all_decimal(slice_first(slice_from(text, end + 1), GROUP)) ||
               ascii_is_digit(context_char(text, end + 1 + GROUP)) || text.len < end + 1 + GROUP;
    return !is_one_of(next, "%\\");
}

bool shape_ends_number(struct slice text, struct span number) {
    return allows_behind(text, number.end, number.end - number.start);
}

bool shape_allows_decimal(struct slice text, struct span number) {
    size_t digits = number.end - number.start;
    char last = char_before(text, number.start, 1), other = char_before(text, number.start, 2);
    return allows_before(last, other, digits) && shape_ends_number(text, number) &&
           !is_in_guid(text, number);
}

static bool is_file_name(struct slice text, size_t end) {
    return context_char(text, end) == '.' && ascii_is_alnum(context_char(text, end + 1));
}

static bool is_half_address(struct slice text, size_t end) {
    return context_char(text, end) == '`' && ascii_is_hex(context_char(text, end + 1));
}

bool shape_allows_prefixed(struct slice text, struct span number) {
    return !is_file_name(text, number.end) && !is_half_address(text, number.end);
}

bool shape_allows_hex(struct slice text, struct span number) {
    char last = char_before(text, number.start, 1), next = context_char(text, number.end);
    bool half = last == '`' && ascii_is_hex(char_before(text, number.start, 2));
    return shape_allows_prefixed(text, number) && !half && !is_one_of(last, "-.\\/@:{%#&+") &&
           !is_one_of(next, "-\\/@}%");
}

bool shape_allows_spelled(struct slice text, struct span code) {
    char last = char_before(text, code.start, 1), next = context_char(text, code.end);
    return !is_file_name(text, code.end) && !is_one_of(last, "-.\\/@{%&+$") &&
           !is_one_of(next, "-\\/@}%+=&");
}

bool shape_begins_status(struct slice text, struct span number) {
    return !is_one_of(char_before(text, number.start, 1), "-.\\/@{%&+$");
}
