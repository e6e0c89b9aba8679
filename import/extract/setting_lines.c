/* Lines about registry settings, and the words they say. */
#include "import/extract/setting_lines.h"

#include "import/extract/setting_tokens.h"

struct fact_line fact_line_of(const struct unit *unit, struct slice text, bool code) {
    return (struct fact_line){unit, text, code, haystack_of(text)};
}

bool fact_line_says(const struct fact_line *line, const char *words) {
    return haystack_may_say(&line->whole, words) &&
           slice_find_nocase(line->text, slice_of(words)) != SLICE_NONE;
}

bool fact_line_says_apart(const struct fact_line *line, const char *words) {
    enum {
        MOST = 16 /* of a hostile line, that says it again and again in code */
    };
    size_t from = 0;
    for (size_t i = 0; i < MOST && haystack_may_say(&line->whole, words); i++) {
        ptrdiff_t at = slice_find_word(slice_from(line->text, from), slice_of(words));
        if (at == SLICE_NONE)
            return false;
        const struct run *run = token_run(line, from + (size_t)at);
        if (!run || !(run->style & RUN_CODE))
            return true;
        from += (size_t)at + strlen(words);
    }
    return false;
}

ptrdiff_t fact_line_end_of(const struct fact_line *line, size_t from, const char *words) {
    if (!haystack_may_say(&line->whole, words))
        return SLICE_NONE;
    ptrdiff_t at = slice_find_word(slice_from(line->text, from), slice_of(words));
    return at == SLICE_NONE ? SLICE_NONE : (ptrdiff_t)(from + (size_t)at + strlen(words));
}
