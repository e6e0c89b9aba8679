#include "registry/registry.h"

#include "registry/hive.h"

static const struct {
    const char *name, *powershell;
} types[REGISTRY_TYPES] = {
#define X(id, reg, powershell, hex) [REGISTRY_##id] = {reg, powershell},
#include "registry/types.def"
#undef X
};

const struct registry_hive registry_hives[REGISTRY_HIVES] = {
#define X(brief, full, dotnet) {brief, full, dotnet},
#include "registry/hives.def"
#undef X
};

const char *registry_type_name(enum registry_type type) {
    return types[type].name;
}

enum {
    TYPE_WORD = 40 /* longer than any name of a type */
};

/* Letters and digits only, in lower case: "REG_DWORD" is "regdword". False where too long. */
static bool fold_word(struct slice text, char word[TYPE_WORD], size_t *len) {
    *len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_alnum(text.at[i]))
            continue;
        if (*len == TYPE_WORD)
            return false;
        word[(*len)++] = ascii_lower(text.at[i]);
    }
    return *len > 0;
}

static bool word_is(struct slice word, const char *name) {
    char folded[TYPE_WORD];
    size_t len;
    return fold_word(slice_of(name), folded, &len) &&
           slice_equal(word, (struct slice){folded, len});
}

static enum registry_type type_of_word(struct slice word) {
    static const struct {
        enum registry_type type;
        const char *word;
    } others[] = {
#define X(id, word) {REGISTRY_##id, word},
#include "registry/type_words.def"
#undef X
    };
    for (enum registry_type type = REGISTRY_UNKNOWN + 1; type < REGISTRY_TYPES; type++)
        if (word_is(word, types[type].name + strlen("REG_")) ||
            word_is(word, types[type].powershell))
            return type;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (slice_equal(word, slice_of(others[i].word)))
            return others[i].type;
    return REGISTRY_UNKNOWN;
}

/* What stands in parentheses behind the type only explains it: "REG_SZ (String)". */
enum registry_type registry_type_read(struct slice text) {
    text = slice_strip_start(slice_trim(text), "([{\"'`* ");
    ptrdiff_t open = slice_find_char(text, '(');
    struct slice bare = open == SLICE_NONE ? text : slice_first(text, (size_t)open);
    char folded[TYPE_WORD];
    size_t len;
    if (!fold_word(bare, folded, &len))
        return REGISTRY_UNKNOWN;
    struct slice word = {folded, len};
    if (slice_ends(word, SLICE("value")))
        word.len -= strlen("value");
    if (slice_starts(word, SLICE("reg")))
        word = slice_from(word, strlen("reg"));
    return type_of_word(word);
}

/* All of it digits of that base, at most 64 bits. */
static bool read_digits(struct slice text, unsigned base, uint64_t *number) {
    uint64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = ascii_hex_value(text.at[i]);
        if (!ascii_is_hex(text.at[i]) || digit >= base || sum > (UINT64_MAX - digit) / base)
            return false;
        sum = sum * base + digit;
    }
    *number = sum;
    return text.len > 0;
}

static bool is_hex(struct slice text) {
    return slice_starts_nocase(text, SLICE("0x"));
}

static bool read_number(struct slice text, unsigned base, uint64_t *number) {
    return is_hex(text) ? read_digits(slice_from(text, 2), 16, number)
                        : read_digits(text, base, number);
}

/* Cuts "30 (hex)" into "30" and "hex". */
static struct slice take_note(struct slice *text) {
    ptrdiff_t open = slice_find_char(*text, '(');
    if (open == SLICE_NONE || !slice_ends(*text, SLICE(")")))
        return SLICE("");
    struct slice note = slice_from(*text, (size_t)open + 1);
    note.len--;
    *text = slice_trim(slice_first(*text, (size_t)open));
    return slice_trim(note);
}

static bool is_either(struct slice text, struct slice a, struct slice b) {
    return slice_equal_nocase(text, a) || slice_equal_nocase(text, b);
}

/* A note says the base of the number before it, "30 (hex)", or says it again, "0x1e (30)". */
bool registry_number(struct slice data, uint64_t *number) {
    struct slice text = slice_trim(data);
    struct slice note = take_note(&text);
    bool hex = is_either(note, SLICE("hex"), SLICE("hexadecimal"));
    bool decimal = is_either(note, SLICE("decimal"), SLICE("dec"));
    uint64_t value, again;
    if (!read_number(text, hex ? 16 : 10, &value) || (decimal && is_hex(text)))
        return false;
    if (note.len && !hex && !decimal && (!read_number(note, 10, &again) || again != value))
        return false;
    *number = value;
    return true;
}

const struct registry_hive *registry_key_hive(struct slice key) {
    for (size_t i = 0; i < REGISTRY_HIVES; i++) {
        struct slice full = slice_of(registry_hives[i].full);
        if (slice_starts_nocase(key, full) && (key.len == full.len || key.at[full.len] == '\\'))
            return &registry_hives[i];
    }
    return NULL;
}
