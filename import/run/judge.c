#include "import/run/judge.h"

#include "import/run/target.h"

/* ---- words ---- */

bool judge_says_nothing(struct slice text) {
    static const char *const labels[] = {
#define X(label) label,
#include "import/run/empty_labels.def"
#undef X
    };
    if (slice_is_one_of(text, labels, COUNT_OF(labels)))
        return true;
    bool digits = true;
    for (size_t i = 0; i < text.len; i++)
        digits &= ascii_is_digit(text.at[i]);
    return digits || text.len < 4 || text.len > 300;
}

/* "Method 2", "Option B:": which of several, but not what. */
static bool only_numbers(struct slice title) {
    static const char *const words[] = {"method", "option", "solution", "resolution", "workaround",
        "fix", "way", "scenario", "cause", "step", "alternative"};
    struct slice rest = title, word;
    while (slice_next_word(&rest, &word)) {
        word = slice_strip_end(word, ":.)");
        if (word.len > 2 && !slice_is_one_of(word, words, COUNT_OF(words)))
            return false;
    }
    return true;
}

/* ---- links ---- */

/* Does the link lead to a file beside this one? Those of a site ("/windows/x") and of the web
 * cannot be looked up. */
static bool is_beside(struct slice target) {
    size_t scheme = 0;
    while (scheme < target.len && ascii_is_alnum(target.at[scheme]))
        scheme++;
    bool absolute = scheme < target.len && target.at[scheme] == ':';
    return target.len > 0 && !absolute && target.at[0] != '/' && target.at[0] != '\\';
}

/* ---- the article ---- */

struct judge {
    const struct article *article;
    struct slice path;
    judge_exists *exists;
    void *user;
    struct reports *reports;
    struct arena *arena;
};

static void say(struct judge *judge, enum report_kind kind, uint32_t line, struct slice detail) {
    report_add(judge->reports, judge->arena, kind, line, detail);
}

static void judge_links(struct judge *judge) {
    for (size_t i = 0; i < judge->article->links.count; i++) {
        const struct article_link *link = &judge->article->links.items[i];
        struct slice target = target_page(link->target);
        if (!is_beside(target))
            continue;
        struct slice path =
            target_join(judge->arena, judge->path, target_decode(judge->arena, target));
        if (!judge->exists(judge->user, path))
            say(judge, REPORT_DEAD_LINK, link->place.line, link->target);
    }
}

/* Are two neighbours alternatives of one kind? Of two kinds, the kinds tell them apart. */
static bool is_choice(const struct article_fix *fix, const struct article_fix *next) {
    return fix->problem == next->problem && fix->kind == next->kind && !next->follows;
}

static void judge_labels(struct judge *judge) {
    const struct article *article = judge->article;
    for (size_t i = 0; i < article->problems.count; i++)
        if (judge_says_nothing(slice_trim(article->problems.items[i].label)))
            say(judge, REPORT_LABEL, article->problems.items[i].place.line,
                article->problems.items[i].label);
    for (size_t i = 0; i < article->fixes.count; i++) {
        const struct article_fix *fix = &article->fixes.items[i];
        bool choice = (i > 0 && is_choice(fix - 1, fix)) ||
                      (i + 1 < article->fixes.count && is_choice(fix, fix + 1));
        if (choice && fix->condition.len == 0 && only_numbers(fix->title))
            say(judge, REPORT_LABEL, fix->place.line, fix->title);
    }
}

static void judge_commands(struct judge *judge) {
    const struct article *article = judge->article;
    for (size_t i = 0; i < article->commands.count; i++)
        if (article->commands.items[i].shell == SHELL_UNKNOWN)
            say(judge, REPORT_COMMAND_SHELL, article->commands.items[i].place.line,
                article->commands.items[i].text);
}

void judge_article(const struct article *article, struct slice path, judge_exists *exists,
    void *user, struct reports *reports, struct arena *arena) {
    struct judge judge = {article, path, exists, user, reports, arena};
    judge_links(&judge);
    judge_labels(&judge);
    judge_commands(&judge);
    if (article->fixes.count && article->sources.count == 0)
        say(&judge, REPORT_NO_SOURCE, 0, SLICE(""));
}
