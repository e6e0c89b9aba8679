/* What the files of `fixtree case` share. */
#ifndef CLI_CASE_H
#define CLI_CASE_H

#include "cli/cli.h"
#include "sheet/transcript.h"

/* One run of `fixtree case`. */
struct case_run {
    struct cli *cli;
    const char *path; /* of the case file */
    size_t format;    /* an enum case_format */
    const char *machine, *technician;
    const char *input, *output; /* of `import` and `export` */
    bool yes, copy;
    struct cases *cases;
    struct cases_head head; /* of the case that the first word names */
    struct tree *tree;
    struct case_walk *walk;
};

enum case_format {
    CASE_TEXT,
    CASE_JSON,
    CASE_MARKDOWN,
};

/* Prints where the case stands: the question, or the fixes with what became of them. */
void case_print_standing(struct case_run *run);

/* Opens the case file of the run, made where it is not there if `make`; told on stderr, with what
 * cases_open() returns, STATUS_STORE where there is no place for one. */
enum status case_open(struct case_run *run, bool make) ATTR_MUST_USE;

/* `list`, `export`, `import`; told on stderr what is wrong. */
enum status case_print_list(struct case_run *run) ATTR_MUST_USE;
enum status case_export(struct case_run *run) ATTR_MUST_USE;
enum status case_import(struct case_run *run) ATTR_MUST_USE;

/* Reads all of a file, or of stdin for "-", into the arena. STATUS_USAGE, told on stderr, where it
 * cannot be read or is larger than `most` bytes. */
enum status case_read_file(
    struct cli *cli, const char *name, size_t most, struct slice *bytes) ATTR_MUST_USE;

#endif
