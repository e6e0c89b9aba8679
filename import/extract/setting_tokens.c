/* Words of a line about settings, and what is set apart in it. */
#include "import/extract/setting_tokens.h"

const struct run *token_run(const struct fact_line *line, size_t offset) {
    const struct block *block = line->unit->block;
    size_t at = (size_t)(line->text.at - block->text.at) + offset;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        if ((run->style & (RUN_CODE | RUN_STRONG | RUN_EMPHASIS)) && at >= run->start &&
            at < run->start + run->len)
            return run;
    }
    return NULL;
}

struct slice token_run_text(const struct fact_line *line, const struct run *run) {
    return slice_first(slice_from(line->unit->block->text, run->start), run->len);
}

struct slice token_strip(struct slice text) {
    struct slice core =
        slice_trim(slice_strip_end(slice_strip_start(text, " *_`\"'(["), " *_`\"'.,;:)]"));
    size_t end = (size_t)(core.at - text.at) + core.len;
    bool opened =
        slice_find_char(core, '(') != SLICE_NONE && slice_find_char(core, ')') == SLICE_NONE;
    if (opened && end < text.len && text.at[end] == ')')
        core.len++;
    return core;
}

struct token token_at(const struct fact_line *line, size_t offset) {
    struct slice rest = slice_from(line->text, offset);
    struct slice core = slice_strip_start(rest, " *_:=");
    offset += rest.len - core.len;
    const struct run *run = token_run(line, offset);
    if (run)
        return (struct token){token_strip(token_run_text(line, run)), true};
    bool curly = slice_starts(core, SLICE("\u201c"));
    if (core.len && (core.at[0] == '"' || curly)) {
        struct slice inner = slice_from(core, curly ? 3 : 1);
        ptrdiff_t end = curly ? slice_find(inner, SLICE("\u201d")) : slice_find_char(inner, '"');
        if (end != SLICE_NONE)
            return (struct token){token_strip(slice_first(inner, (size_t)end)), true};
    }
    struct slice word = SLICE("");
    slice_next_word(&core, &word);
    return (struct token){token_strip(word), false};
}

struct token token_before(const struct fact_line *line, size_t offset) {
    struct slice before = slice_strip_end(slice_first(line->text, offset), " *_");
    if (before.len == 0)
        return (struct token){SLICE(""), false};
    const struct run *run = token_run(line, before.len - 1);
    if (run)
        return (struct token){token_strip(token_run_text(line, run)), true};
    size_t start = before.len;
    bool quote = before.at[start - 1] == '"';
    if (quote) {
        ptrdiff_t open = slice_find_last(slice_first(before, start - 1), '"');
        if (open != SLICE_NONE)
            return (struct token){token_strip(slice_from(before, (size_t)open)), true};
    }
    while (start && !ascii_is_blank(before.at[start - 1]))
        start--;
    return (struct token){token_strip(slice_from(before, start)), false};
}

struct token token_whole(const struct fact_line *line, struct token token) {
    const struct run *run = token_run(line, (size_t)(token.text.at - line->text.at));
    if (run)
        token.text = slice_trim(token_run_text(line, run));
    return token;
}

/* "REG_DWORD", "DWORD-type" */
static enum registry_type type_word(const struct fact_line *line) {
    struct slice rest = line->text, word;
    bool may = fact_line_says(line, "REG_") || fact_line_says(line, "WORD");
    while (may && slice_next_word(&rest, &word)) {
        word = token_strip(word);
        if (slice_starts_nocase(word, SLICE("REG_")) || slice_starts_nocase(word, SLICE("DWORD")) ||
            slice_starts_nocase(word, SLICE("QWORD"))) {
            ptrdiff_t dash = slice_find_char(word, '-');
            enum registry_type type =
                registry_type_read(dash > 0 ? slice_first(word, (size_t)dash) : word);
            if (type != REGISTRY_UNKNOWN)
                return type;
        }
    }
    return REGISTRY_UNKNOWN;
}

enum registry_type token_type(const struct fact_line *line) {
    enum registry_type type = type_word(line);
    if (type != REGISTRY_UNKNOWN)
        return type;
    static const char *const words[] = {"expandable string value", "multi-string value",
        "string value", "binary value", "multi string value"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (fact_line_says(line, words[i]))
            return registry_type_read(slice_of(words[i]));
    return REGISTRY_UNKNOWN;
}
