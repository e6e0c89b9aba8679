/* Words of a line about settings, and what is set apart in it. All borrowed from the line's block.
 */
#ifndef IMPORT_EXTRACT_SETTING_TOKENS_H
#define IMPORT_EXTRACT_SETTING_TOKENS_H

#include "import/extract/setting_facts.h"

struct token {
    struct slice text;
    bool apart; /* set as code, bold or italic, or in quotation marks */
};

/* The run set as code, bold or italic that the line has at `offset`; NULL where there is none. */
const struct run *token_run(const struct fact_line *line, size_t offset);
struct slice token_run_text(const struct fact_line *line, const struct run *run);

/* Without the marks around it; the bracket of "ResetTime (mins)" is its own. */
struct slice token_strip(struct slice text);

/* What begins at `offset`: a run as a whole, a quotation, or a word. */
struct token token_at(const struct fact_line *line, size_t offset);

/* What ends at `offset`: a run or quotation, or a word. */
struct token token_before(const struct fact_line *line, size_t offset);

/* A token that was set apart, as it is written: a star at its end is data. */
struct token token_whole(const struct fact_line *line, struct token token);

/* The type that the line names: "REG_DWORD", "a string value"; REGISTRY_UNKNOWN where it names
 * none.
 */
enum registry_type token_type(const struct fact_line *line);

#endif
