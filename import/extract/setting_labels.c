/* Labels of the parts of a setting: "Value name: X", or over a column. */
#include "import/extract/setting_labels.h"

static const struct {
    struct slice words;
    enum label label;
} labels[] = {
#define X(words, label) {{words, sizeof words - 1}, label},
#include "import/extract/setting_labels.def"
#undef X
};

enum label label_of(const struct fact_line *line, size_t *rest) {
    struct slice text = slice_strip_start(line->text, " *_-\"");
    size_t skipped = line->text.len - text.len, longest = 0;
    enum label label = LABEL_NONE;
    if (slice_find_char(text, ':') == SLICE_NONE && slice_find_char(text, '=') == SLICE_NONE)
        return LABEL_NONE;
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        if (labels[i].words.len <= longest || !slice_starts_nocase(text, labels[i].words))
            continue;
        struct slice after = slice_strip_start(slice_from(text, labels[i].words.len), " *_\"");
        if (after.len == 0 || (after.at[0] != ':' && after.at[0] != '='))
            continue;
        longest = labels[i].words.len;
        label = labels[i].label;
        *rest = skipped + (text.len - after.len) + 1;
    }
    return label;
}

size_t fact_line_length(struct slice text) {
    static const char *const next[] = {" value name:", " data type:", " value type:",
        " value data:", " type:", " data:", " value:"};
    size_t len = text.len;
    ptrdiff_t colon = slice_find_char(slice_first(text, 24), ':');
    for (size_t i = 0; i < COUNT_OF(next) && colon > 0; i++) {
        ptrdiff_t at = slice_find_nocase(slice_from(text, (size_t)colon + 1), slice_of(next[i]));
        if (at != SLICE_NONE && (size_t)colon + 1 + (size_t)at < len)
            len = (size_t)colon + 1 + (size_t)at;
    }
    return len;
}

enum fact_column fact_column(struct slice heading) {
    static const enum fact_column columns[] = {[LABEL_NONE] = COLUMN_OTHER,
        [LABEL_KEY] = COLUMN_KEY,
        [LABEL_NAME] = COLUMN_NAME,
        [LABEL_TYPE] = COLUMN_TYPE,
        [LABEL_DATA] = COLUMN_DATA,
        [LABEL_VALUE] = COLUMN_DATA};
    heading = slice_trim(heading);
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (slice_equal_nocase(heading, labels[i].words))
            return columns[labels[i].label];
    return COLUMN_OTHER;
}
