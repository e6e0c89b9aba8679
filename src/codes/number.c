#include "codes/number.h"

enum {
    HEX_DIGITS_MAX = 16,
    SUBSTATUS_MAX = 3, /* with its dot: ".18" */
};

bool number_all_decimal(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]))
            return false;
    return text.len > 0;
}

bool number_all_hex(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_hex(text.at[i]))
            return false;
    return text.len > 0;
}

bool number_has_digit(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_digit(text.at[i]))
            return true;
    return false;
}

bool number_is_rather_hex(struct slice digits) {
    return digits.len == 8 && (digits.at[0] == '0' || digits.at[0] == '8');
}

bool number_has_prefix(struct slice text) {
    return slice_starts_nocase(text, SLICE("0x"));
}

bool number_decimal(struct slice digits, uint32_t *value) {
    uint64_t number;
    if (!slice_number(digits, UINT32_MAX, &number))
        return false;
    *value = (uint32_t)number;
    return true;
}

bool number_negative(struct slice digits, uint32_t *value) {
    uint64_t number;
    if (!slice_number(digits, (uint64_t)INT32_MAX + 1, &number) || number == 0)
        return false;
    *value = (uint32_t)(0 - number);
    return true;
}

bool number_hex(struct slice digits, uint32_t *value) {
    if (digits.len > HEX_DIGITS_MAX || !number_all_hex(digits))
        return false;
    uint64_t number = 0;
    for (size_t i = 0; i < digits.len; i++)
        number = number << 4 | ascii_hex_value(digits.at[i]);
    bool extended = number >> 31 == UINT64_MAX >> 31;
    if (number > UINT32_MAX && !extended)
        return false;
    *value = (uint32_t)number;
    return true;
}

size_t number_substatus_len(struct slice text) {
    size_t len = 1;
    while (len < text.len && ascii_is_digit(text.at[len]))
        len++;
    if (text.len == 0 || text.at[0] != '.' || len == 1 || len > SUBSTATUS_MAX)
        return 0;
    bool more = len < text.len && (ascii_is_alpha(text.at[len]) || text.at[len] == '_');
    bool version = len + 1 < text.len && text.at[len] == '.' && ascii_is_alnum(text.at[len + 1]);
    return more || version ? 0 : len;
}
