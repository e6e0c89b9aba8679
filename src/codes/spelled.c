#include "codes/spelled.h"

#include "codes/number.h"

enum {
    PART_MAX = 3, /* digits of a status' subject and detail */
    PART_SCALE = 1000,
    STATE_LEN = 5,
    BASE = 36,
    LETTERS_MAX = 12,
    DIGITS_MIN = 3,
    DIGITS_MAX = 7,
    APART = 0x40000000, /* set where numbers of Windows could lie else: neither failure nor small */
};

static const struct slice aliens[] = {
#define X(letters) {letters, sizeof letters - 1},
#include "codes/aliens.def"
#undef X
};

/* ---- 5.7.64 ---- */

/* ".7" */
static size_t part_len(struct slice text, uint32_t *value) {
    size_t len = 1;
    while (len < text.len && ascii_is_digit(text.at[len]))
        len++;
    bool part = text.len > 1 && text.at[0] == '.' && len > 1 && len <= PART_MAX + 1;
    return part && number_decimal(slice_from(slice_first(text, len), 1), value) ? len : 0;
}

/* "5.7.64.2", "5.7.64-rc1" and "5.7.64p1" go on; a sentence ends behind "5.7.64.", and
 * "5.7.500-699" are many. */
static bool ends_status(struct slice text) {
    char c = context_char(text, 0), other = context_char(text, 1);
    if (c == '-' && ascii_is_digit(other))
        return true;
    if (c == '.' || c == '-' || c == '/')
        return !ascii_is_alnum(other);
    return !context_is_word(c) && c != '+';
}

size_t spelled_status_len(struct slice text, uint32_t *value) {
    uint32_t subject, detail;
    char class = context_char(text, 0);
    size_t first = class == '2' || class == '4' || class == '5' ? 1 : 0;
    size_t second = first ? part_len(slice_from(text, first), &subject) : 0;
    size_t third = second ? part_len(slice_from(text, first + second), &detail) : 0;
    size_t len = first + second + third;
    if (!third || !ends_status(slice_from(text, len)))
        return 0;
    *value = ((uint32_t)(class - '0') * PART_SCALE + subject) * PART_SCALE + detail;
    return len;
}

unsigned spelled_status_class(uint32_t value) {
    return value / (PART_SCALE * PART_SCALE);
}

/* ---- HY000 ---- */

bool spelled_state(struct slice word, uint32_t *value) {
    uint32_t state = 0;
    if (word.len != STATE_LEN || !ascii_is_alnum(word.at[0]))
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if (!ascii_is_alnum(word.at[i]))
            return false;
        state = state * BASE + ascii_hex_value(word.at[i]);
    }
    *value = APART | state;
    return true;
}

void spelled_write(struct buf *out, enum code_family family, uint32_t value) {
    if (family == FAMILY_MAIL) {
        buf_printf(out, "%u.%u.%u", spelled_status_class(value), value / PART_SCALE % PART_SCALE,
            value % PART_SCALE);
        return;
    }
    char state[STATE_LEN];
    value &= APART - 1;
    for (size_t i = STATE_LEN; i > 0; value /= BASE)
        state[--i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[value % BASE];
    buf_add(out, (struct slice){state, STATE_LEN});
}

uint32_t spelled_general(enum code_family family, uint32_t value) {
    uint32_t class = BASE * BASE * BASE;
    if (family == FAMILY_MAIL)
        return value - value % PART_SCALE;
    return family == FAMILY_SQLSTATE ? APART | ((value & (APART - 1)) / class * class) : value;
}

/* ---- E1955 ---- */

struct parts {
    struct slice letters, digits;
};

static bool parts_of(struct slice word, struct parts *parts) {
    size_t letters = 0, digits;
    while (letters < word.len && ascii_is_alpha(word.at[letters]))
        letters++;
    size_t from = letters;
    from += from < word.len && (word.at[from] == '-' || word.at[from] == '_');
    for (digits = 0; from + digits < word.len && ascii_is_digit(word.at[from + digits]);)
        digits++;
    size_t rest = word.len - from - digits;
    if (letters == 0 || letters > LETTERS_MAX || digits < DIGITS_MIN || digits > DIGITS_MAX)
        return false;
    if (rest > 1 || (rest == 1 && !ascii_is_alpha(word.at[word.len - 1])))
        return false;
    *parts =
        (struct parts){slice_first(word, letters), slice_first(slice_from(word, from), digits)};
    return true;
}

static bool is_alien(struct slice letters, struct slice word) {
    for (size_t i = 0; i < COUNT_OF(aliens); i++)
        if (slice_equal_nocase(aliens[i], letters) || slice_equal_nocase(aliens[i], word))
            return true;
    return false;
}

/* FNV-1a over letters and digits. */
uint32_t spelled_value(struct slice word) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        if (ascii_is_alnum(word.at[i]))
            hash = (hash ^ (unsigned char)ascii_lower(word.at[i])) * 16777619u;
    return APART | (hash & (APART - 1));
}

bool spelled_code(struct slice word, uint32_t *value) {
    struct parts parts;
    if (!parts_of(word, &parts) || is_alien(parts.letters, word))
        return false;
    *value = spelled_value(word);
    return true;
}

bool spelled_in_capitals(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (ascii_is_alpha(word.at[i]) && !ascii_is_upper(word.at[i]))
            return false;
    return true;
}

size_t spelled_letters_before(struct slice text, struct span number) {
    size_t at = number.start;
    if (at == 0 || text.at[at - 1] != '-')
        return 0;
    for (at--; at > 0 && number.start - at <= LETTERS_MAX + 1 && ascii_is_upper(text.at[at - 1]);)
        at--;
    char before = at > 0 ? text.at[at - 1] : ' ';
    bool whole = !context_is_word(before) && before != '-' && before != '\\' && before != '/';
    return whole && number.start - at > 1 ? number.start - at : 0;
}
