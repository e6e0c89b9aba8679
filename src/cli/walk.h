/* Questions of the walk as text, for all that print them. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include "cli/cli.h"
#include "tree/walk.h"

/* Prints the first question with its numbered answers, and how to go on. */
void cli_print_question(struct cli *cli, const struct tree_question *question);

/* Adds "fixtree walk" with the --db and --cases of this run, to be pasted into a shell. */
void cli_add_walk(struct buf *out, const struct cli *cli);

#endif
