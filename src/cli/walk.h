/* Questions of the walk as text, for all that print them. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include "cli/cli.h"
#include "tree/walk.h"

/* Prints a question with its numbered answers, and how to go on after `answers` ("2,1"; "" at the
 * first question). */
void cli_print_question(struct cli *cli, const struct tree_question *question, const char *answers);

#endif
