#include "search/query.h"

#include "base/limits.h"
#include "base/text.h"

static const struct {
    struct slice key;
    const char *help;
} fields[QUERY_FIELDS] = {
    [QUERY_ANYWHERE] = {{"", 0}, ""},
#define X(name, key, help) [QUERY_##name] = {{key, sizeof key - 1}, help},
#include "search/fields.def"
#undef X
};

const char *query_field_key(enum query_field field) {
    return fields[field].key.at;
}

const char *query_field_help(enum query_field field) {
    return fields[field].help;
}

/* "err:" at the beginning of a piece: its field, and the piece without it. */
static enum query_field take_field(struct slice *piece) {
    for (enum query_field field = QUERY_ANYWHERE + 1; field < QUERY_FIELDS; field++) {
        struct slice key = fields[field].key;
        if (slice_starts_nocase(*piece, key) && piece->len > key.len + 1 &&
            piece->at[key.len] == ':' && piece->at[key.len + 1] != '\\') {
            *piece = slice_from(*piece, key.len + 1);
            return field;
        }
    }
    return QUERY_ANYWHERE;
}

/* A quotation that is closed; one that is not is a character. */
static struct slice quotation(struct slice rest) {
    if (!slice_starts(rest, SLICE("\"")))
        return SLICE("");
    ptrdiff_t close = slice_find_char(slice_from(rest, 1), '"');
    return close > 0 ? slice_first(slice_from(rest, 1), (size_t)close) : SLICE("");
}

/* "-word" leaves out; "-aon" is a switch of a command, "-2147024891" a number. */
static bool excludes(struct slice piece) {
    return piece.len > 4 && piece.at[0] == '-' && ascii_is_alpha(piece.at[1]);
}

static size_t word_length(struct slice rest) {
    size_t len = 0;
    while (len < rest.len && !ascii_is_blank(rest.at[len]))
        len++;
    return len;
}

static bool is_path(struct slice piece) {
    return slice_find_char(piece, '\\') != SLICE_NONE ||
           (slice_starts_nocase(piece, SLICE("hk")) && slice_find_char(piece, '/') != SLICE_NONE);
}

/* A path may hold blanks: "HKLM\Software\Microsoft\Windows NT\CurrentVersion" goes on as long as a
 * backslash comes later. */
static size_t path_length(struct slice rest) {
    ptrdiff_t last = slice_find_last(rest, '\\');
    size_t len = word_length(rest);
    if (last != SLICE_NONE && (size_t)last >= len)
        len = (size_t)last + word_length(slice_from(rest, (size_t)last));
    return len;
}

/* "-in:NAME" leaves a collection out; no other field has a minus. */
static bool leaves_out_collection(struct slice rest) {
    struct slice piece = slice_from(rest, rest.len > 0);
    return slice_starts(rest, SLICE("-")) && take_field(&piece) == QUERY_IN;
}

static size_t take_plain_part(struct slice rest, struct query_part *part) {
    struct slice piece = rest;
    part->field = take_field(&piece);
    size_t taken = rest.len - piece.len;
    struct slice quoted = quotation(piece);
    if (quoted.len) {
        part->kind = QUERY_PHRASE;
        part->text = quoted;
        return taken + quoted.len + 2;
    }
    size_t len = word_length(piece);
    if (is_path(slice_first(piece, len))) {
        len = path_length(piece);
        part->kind = QUERY_PATH;
        part->text = slice_strip_end(slice_first(piece, len), "\"'.,;");
        return taken + len;
    }
    struct slice word = slice_first(piece, len);
    part->kind = QUERY_WORD;
    if (part->field == QUERY_ANYWHERE && excludes(word)) {
        part->kind = QUERY_EXCLUDED;
        word = slice_from(word, 1);
    } else if (slice_ends(word, SLICE("*"))) {
        part->kind = QUERY_PREFIX;
    }
    part->text = slice_strip_end(slice_strip_start(word, "\"'([{<"), "\"'*)]}>,;!?");
    return taken + len;
}

static size_t take_part(struct slice rest, struct query_part *part) {
    if (!leaves_out_collection(rest))
        return take_plain_part(rest, part);
    size_t taken = take_plain_part(slice_from(rest, 1), part) + 1;
    part->kind = QUERY_EXCLUDED;
    return taken;
}

struct query query_parse(struct arena *arena, struct slice text) {
    bool ended = text.len && ascii_is_blank(text.at[text.len - 1]);
    text = slice_trim(text_first_bytes(text, LIMIT_QUERY_BYTES));
    struct query query = {.text = text, .ended = ended};
    size_t at = 0;
    while (at < text.len && query.parts.count < LIMIT_QUERY_WORDS) {
        if (ascii_is_blank(text.at[at])) {
            at++;
            continue;
        }
        struct query_part part = {.start = at};
        at += take_part(slice_from(text, at), &part);
        if (part.text.len)
            *LIST_ADD(arena, &query.parts) = part;
    }
    return query;
}
