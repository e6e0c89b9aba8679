/* What the subcommands share that print JSON. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "base/slice.h"

#include <jansson.h>

/* A text as JSON; bytes that are no valid UTF-8, and control characters, pass the gate first. */
json_t *cli_json_text(struct slice text);

/* Prints the value on one line of ASCII and frees it. */
void cli_json_print(json_t *value);

#endif
