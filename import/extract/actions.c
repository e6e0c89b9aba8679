/* Services, ports, files, policies and restarts that steps act on. */
#include "import/extract/context.h"

struct finding_place {
    struct context *context;
    const struct unit *unit;
    int fix, step;
};

static void add_action(const struct finding_place *at, enum article_action_kind kind,
    struct slice object, const char *verb) {
    struct article *article = at->context->article;
    object = slice_strip_end(slice_trim(object), " .,;:");
    if (object.len == 0)
        return;
    for (size_t i = article->actions.count; i > 0; i--) {
        const struct article_action *known = &article->actions.items[i - 1];
        if (known->fix != at->fix)
            break;
        if (known->kind == kind && slice_equal_nocase(known->object, object))
            return;
    }
    *LIST_ADD(at->context->arena, &article->actions) =
        (struct article_action){.place = context_place(at->unit->block),
            .fix = at->fix,
            .step = at->step,
            .kind = kind,
            .object = object,
            .verb = slice_of(verb)};
}

/* ---- services ---- */

static const char *verb_in(struct slice text) {
    static const char *const verbs[] = {"restart", "stop", "start", "disable", "enable"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (slice_find_word(text, slice_of(verbs[i])) != SLICE_NONE)
            return verbs[i];
    return NULL;
}

/* "Restart the Routing and Remote Access service": from the article or capital to "service". */
static void find_service(const struct finding_place *at, struct slice sentence) {
    const char *verb = verb_in(sentence);
    ptrdiff_t end = slice_find_word(sentence, SLICE("service"));
    if (!verb || end <= 0)
        return;
    struct slice before = slice_trim(slice_first(sentence, (size_t)end));
    ptrdiff_t the = SLICE_NONE;
    for (size_t i = 0; i + 4 < before.len; i++)
        if (slice_starts_nocase(slice_from(before, i), SLICE("the ")))
            the = (ptrdiff_t)i + 4;
    if (the == SLICE_NONE)
        return;
    struct slice name = slice_strip_start(slice_from(before, (size_t)the), " *_\"'");
    if (name.len > 2 && name.len < 80 && ascii_is_upper(name.at[0]))
        add_action(at, ACTION_SERVICE, slice_strip_end(name, " *_\"'"), verb);
}

/* ---- ports ---- */

/* "TCP port 1723", "UDP 500", "UDP ports 500 and 4500", "IP protocol 47". */
static void find_ports(const struct finding_place *at, struct slice sentence) {
    static const struct {
        const char *words, *name;
    } marks[] = {{"tcp ports ", "TCP"}, {"udp ports ", "UDP"}, {"tcp port ", "TCP"},
        {"udp port ", "UDP"}, {"ip protocol ", "IP protocol"}, {"tcp ", "TCP"}, {"udp ", "UDP"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        ptrdiff_t found = slice_find_nocase(sentence, slice_of(marks[i].words));
        if (found == SLICE_NONE)
            continue;
        struct slice rest = slice_from(sentence, (size_t)found + strlen(marks[i].words)), word;
        while (slice_next_word(&rest, &word)) {
            struct slice number = slice_strip_end(word, ",.;:)");
            if (slice_equal_nocase(number, SLICE("and")) || slice_equal_nocase(number, SLICE("or")))
                continue;
            if (number.len == 0 || number.len > 5 || !ascii_is_digit(number.at[0]) ||
                !ascii_is_digit(number.at[number.len - 1]))
                break;
            add_action(at, ACTION_PORT,
                arena_printf(at->context->arena, "%s %.*s", marks[i].name, SLICE_ARGS(number)),
                "open");
        }
    }
}

/* ---- files and policies ---- */

static bool is_path(struct slice text) {
    bool drive =
        text.len > 3 && ascii_is_alpha(text.at[0]) && text.at[1] == ':' && text.at[2] == '\\';
    bool variable = slice_starts(text, SLICE("%")) && slice_find_char(text, '\\') != SLICE_NONE;
    bool unix_path = text.len > 4 && text.at[0] == '/' && ascii_is_alpha(text.at[1]) &&
                     slice_find_char(slice_from(text, 1), '/') != SLICE_NONE;
    return drive || variable || unix_path;
}

static void find_paths(const struct finding_place *at) {
    const struct block *block = at->unit->block;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        struct slice text = slice_trim(slice_first(slice_from(block->text, run->start), run->len));
        if (!(run->style & RUN_LINK) && slice_find_char(text, ' ') == SLICE_NONE && is_path(text))
            add_action(at, ACTION_FILE, text, "");
    }
    struct slice rest = block->run_count ? SLICE("") : block->text, word;
    while (slice_next_word(&rest, &word)) {
        word = slice_strip_end(slice_strip_start(word, "\"'(["), "\"'.,;:)]");
        if (is_path(word))
            add_action(at, ACTION_FILE, word, "");
    }
}

static void find_policy(const struct finding_place *at, struct slice sentence) {
    ptrdiff_t found = slice_find_nocase(sentence, SLICE("Computer Configuration"));
    if (found == SLICE_NONE)
        found = slice_find_nocase(sentence, SLICE("User Configuration"));
    if (found == SLICE_NONE)
        return;
    struct slice path = slice_from(sentence, (size_t)found);
    ptrdiff_t end = slice_find(path, SLICE(", and"));
    if (end != SLICE_NONE)
        path = slice_first(path, (size_t)end);
    if (path.len < 300 &&
        (slice_find_char(path, '\\') != SLICE_NONE || slice_find_char(path, '>') != SLICE_NONE))
        add_action(at, ACTION_POLICY, path, "");
}

static void find_restart(const struct finding_place *at, struct slice sentence) {
    static const char *const things[] = {"the computer", "your computer", "the server", "the vm",
        "windows", "the machine", "the client", "the virtual machine", "the system", "the node",
        "the domain controller", "the device", "the host"};
    static const char *const verbs[] = {"restart ", "reboot "};
    for (size_t v = 0; v < 2; v++)
        for (size_t t = 0; t < sizeof things / sizeof *things; t++) {
            ptrdiff_t found = slice_find_nocase(sentence, slice_of(verbs[v]));
            if (found == SLICE_NONE)
                continue;
            struct slice object = slice_from(sentence, (size_t)found + strlen(verbs[v]));
            struct slice thing = slice_of(things[t]);
            if (slice_starts_nocase(object, thing) &&
                (object.len == thing.len || !ascii_is_alnum(object.at[thing.len])))
                add_action(at, ACTION_RESTART, slice_first(object, thing.len), "restart");
        }
}

void extract_actions(struct context *context, const struct fix_units *fix) {
    for (size_t i = fix->range.from; i < fix->range.to; i++) {
        const struct unit *unit = &fix->range.units->items[i];
        struct finding_place at = {context, unit, fix->fix, fix->step_of[i - fix->range.from]};
        if (at.step == ARTICLE_NONE || unit->block->kind != BLOCK_PARAGRAPH)
            continue;
        find_paths(&at);
        for (size_t s = 0; s < unit->sentences.count; s++) {
            struct slice sentence = unit->sentences.items[s].text;
            find_service(&at, sentence);
            find_ports(&at, sentence);
            find_policy(&at, sentence);
            find_restart(&at, sentence);
        }
    }
}
