#include "cli/json.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

json_t *cli_json_text(struct slice text) {
    struct buf gated = {0};
    text_gate(&gated, text);
    json_t *value = json_stringn(buf_string(&gated), gated.len);
    buf_fini(&gated);
    return value;
}

void cli_json_print(json_t *value) {
    char *line = json_dumps(value, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(6));
    puts(line ? line : "{}");
    free(line);
    json_decref(value);
}
