/* What a mistyped name may have meant. */
#include "cli/cli.h"

#include "base/text.h"
#include "search/spelling.h"

void cli_offer(struct cli_near *near, struct slice name) {
    unsigned most = near->typed.len < 3 ? 0 : near->typed.len < 6 ? 1 : 2;
    unsigned distance = spelling_distance(near->typed, name, most);
    if (near->typed.len > 1 && slice_starts(name, near->typed)) /* broken off: "exp" */
        distance = 1;
    else if (distance > most)
        return;
    if (near->name.len && near->distance <= distance)
        return;
    near->name = name;
    near->distance = distance;
}

const char *cli_meant(struct cli *cli, const struct cli_near *near) {
    if (near->name.len == 0)
        return ";";
    return arena_printf(cli->arena, "; did you mean %.*s?", SLICE_ARGS(near->name)).at;
}
