/* A line of text that may speak of a registry setting, and what words it says. */
#ifndef IMPORT_EXTRACT_SETTING_LINES_H
#define IMPORT_EXTRACT_SETTING_LINES_H

#include "base/haystack.h"
#include "import/extract/unit.h"

/* A line of a unit: where it stands in the block's text, to know how its words are set. */
struct fact_line {
    const struct unit *unit;
    struct slice text;
    bool code;             /* all of it is set as code, or it is a line of a code block */
    struct haystack whole; /* of the line, where `text` is cut to a part of it */
};

/* A line of that unit. Texts borrowed. */
struct fact_line fact_line_of(const struct unit *unit, struct slice text, bool code);

/* Do these words stand in the line, letters in any case, be it inside of other words? */
bool fact_line_says(const struct fact_line *line, const char *words);

/* As whole words and not in code: "HKEY_USERS" says no "key", nor does `reg delete`. */
bool fact_line_says_apart(const struct fact_line *line, const char *words);

/* The end of the first `words` that stand in the line from `from` on as whole words; SLICE_NONE
 * where they don't. */
ptrdiff_t fact_line_end_of(const struct fact_line *line, size_t from, const char *words);

#endif
