/* What was tried in the cases of this machine, for those who print outside of a case. */
#include "cli/cli.h"
#include "tree/case.h"

struct cases *cli_known_cases(struct cli *cli) {
    struct error error;
    if (cli->sought_cases)
        return cli->known_cases;
    cli->sought_cases = true;
    const char *path = cases_place(cli->arena, cli->cases);
    enum status status = path ? cases_open(&cli->known_cases, path, false, &error) : STATUS_NOTHING;
    if (status == STATUS_STORE && cli->cases)
        cli_complain(cli, STATUS_OK, "%s", error.text);
    return cli->known_cases;
}

struct order cli_order_fixes(struct cli *cli, struct arena *arena, int64_t id,
    const struct article *article, int problem, bool as_written) {
    struct case_fixes known =
        case_fixes_of_all(cli_known_cases(cli), cli->store, arena, id, article);
    return case_order(arena, article, &known, problem, as_written);
}
