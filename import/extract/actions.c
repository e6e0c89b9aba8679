/* Services, ports, files, policies and restarts that steps act on. */
#include "base/haystack.h"
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

static const char *verb_in(const struct haystack *sentence) {
    static const char *const verbs[] = {"restart", "stop", "start", "disable", "enable"};
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (haystack_find_word(sentence, slice_of(verbs[i])) != SLICE_NONE)
            return verbs[i];
    return NULL;
}

/* "iSCSI", "w3svc" has none. */
static bool name_has_capital(struct slice word) {
    for (size_t i = 1; i < word.len; i++)
        if (ascii_is_upper(word.at[i]))
            return true;
    return false;
}

/* "Routing and Remote Access", but not "Services snap-in to start File Replication". */
static bool is_service_name(struct slice name) {
    ptrdiff_t blank = slice_find_char(name, ' '); /* "DNS client" */
    bool acronym = blank > 1 && ascii_is_upper(name.at[blank - 1]);
    static const char *const small[] = {"and", "of", "for", "-", "&", "with", "on"};
    struct slice rest = name, word;
    if (name.len <= 2 || name.len >= 80 || !ascii_is_upper(name.at[0]))
        return false;
    while (slice_next_word(&rest, &word)) {
        bool known =
            !ascii_is_alpha(word.at[0]) || ascii_is_upper(word.at[0]) || name_has_capital(word);
        for (size_t i = 0; i < COUNT_OF(small); i++)
            known |= slice_equal(word, slice_of(small[i]));
        known |= acronym && word.at == name.at + blank + 1 && rest.len == 0;
        if (!known || strchr(",;:", word.at[word.len - 1]))
            return false;
    }
    return true;
}

/* "Restart the Routing and Remote Access service": from the last article up to "service". */
static void take_service(const struct finding_place *at, struct slice before, const char *verb) {
    ptrdiff_t the = SLICE_NONE;
    for (size_t i = 0; i + 4 < before.len; i++)
        if (slice_starts_nocase(slice_from(before, i), SLICE("the ")))
            the = (ptrdiff_t)i + 4;
    if (the == SLICE_NONE)
        return;
    struct slice name =
        slice_strip_end(slice_strip_start(slice_from(before, (size_t)the), " *_\"'"), " *_\"'");
    if (is_service_name(name))
        add_action(at, ACTION_SERVICE, name, verb);
}

static void find_service(const struct finding_place *at, const struct haystack *sentence) {
    if (!haystack_may_hold(sentence, SLICE("service")))
        return;
    const char *verb = verb_in(sentence);
    size_t from = 0;
    ptrdiff_t end;
    while (
        verb && (end = slice_find_word(slice_from(sentence->text, from), SLICE("service"))) >= 0) {
        struct slice before = slice_first(slice_from(sentence->text, from), (size_t)end);
        take_service(at, slice_trim(before), verb);
        from += (size_t)end + 7;
    }
}

/* ---- ports ---- */

/* The ports of a sentence are read word by word: what protocol was named, whether "port" was, and
 * the number that waits for what follows it ("443 (TCP)", "5000 to 5100"). */
struct port_reader {
    const struct finding_place *at;
    const char *names[2]; /* the protocols named last */
    size_t name_count;
    bool ip;      /* the word before is "IP": "IP protocol 47" */
    bool port;    /* the word "port" stands before */
    bool opens;   /* the sentence opens something: a port without a protocol counts, too */
    bool between; /* "between 5000 and 5100": the "and" makes a range */
    bool joins;   /* the number that follows is the other end of a range */
    struct slice number;
    bool used; /* the protocols have had a number: another one begins anew */
};

/* "443", "49152-65535" */
static bool is_port(struct slice word) {
    size_t digits = 0, dashes = 0;
    for (size_t i = 0; i < word.len; i++) {
        digits += ascii_is_digit(word.at[i]);
        dashes += word.at[i] == '-';
    }
    return digits > 0 && digits + dashes == word.len && dashes <= 1 && digits <= 5 * (dashes + 1) &&
           word.at[0] != '-' && word.at[word.len - 1] != '-';
}

static void flush_port(struct port_reader *reader) {
    struct arena *arena = reader->at->context->arena;
    struct slice number = reader->number;
    for (size_t i = 0; i < reader->name_count && number.len; i++)
        add_action(reader->at, ACTION_PORT,
            arena_printf(arena, "%s %.*s", reader->names[i], SLICE_ARGS(number)), "open");
    if (reader->name_count == 0 && reader->port && reader->opens && number.len)
        add_action(
            reader->at, ACTION_PORT, arena_printf(arena, "port %.*s", SLICE_ARGS(number)), "open");
    reader->used |= number.len > 0;
    reader->number = SLICE("");
    reader->joins = false;
}

static void take_port(struct port_reader *reader, struct slice number) {
    if (reader->joins && reader->number.len) {
        reader->number = arena_printf(reader->at->context->arena, "%.*s-%.*s",
            SLICE_ARGS(reader->number), SLICE_ARGS(number));
        reader->joins = reader->between = false;
        return;
    }
    flush_port(reader);
    if (reader->name_count || reader->port)
        reader->number = number;
}

static void forget_ports(struct port_reader *reader) {
    flush_port(reader);
    reader->name_count = 0;
    reader->port = reader->between = reader->used = false;
}

/* A protocol begins a list of ports; behind a number in brackets or a slash it is that one's. */
static void take_protocol(struct port_reader *reader, const char *name, bool behind) {
    if (reader->used || (reader->number.len && !behind))
        forget_ports(reader);
    if (reader->name_count < 2)
        reader->names[reader->name_count++] = name;
    if (behind && reader->number.len) {
        flush_port(reader);
        reader->name_count = 0;
        reader->used = false;
    }
}

static void take_port_word(struct port_reader *reader, struct slice word) {
    static const char *const ports[] = {"port", "ports", "port(s"};
    static const char *const lists[] = {"and", "or", "number", "numbers", "range", "ranges",
        "inbound", "outbound", "the", "on", "traffic", "protocol", ""};
    static const char *const ranges[] = {"to", "through", "-", "\u2013", "until"};
    static const char *const between[] = {"between", "from"};
    bool ip = reader->ip;
    reader->ip = slice_equal_nocase(word, SLICE("IP"));
    if (slice_equal(word, SLICE("TCP")) || slice_equal(word, SLICE("UDP"))) {
        take_protocol(reader, word.at[0] == 'T' ? "TCP" : "UDP", false);
    } else if (ip && slice_equal_nocase(word, SLICE("protocol"))) {
        take_protocol(reader, "IP protocol", false);
    } else if (slice_is_one_of(word, ports, COUNT_OF(ports))) {
        if (reader->number.len)
            forget_ports(reader);
        reader->port = true;
    } else if (is_port(word)) {
        take_port(reader, word);
    } else if (slice_is_one_of(word, between, COUNT_OF(between))) {
        reader->between = true;
    } else if (slice_is_one_of(word, ranges, COUNT_OF(ranges))) {
        reader->joins = reader->number.len > 0;
    } else if (slice_is_one_of(word, lists, COUNT_OF(lists))) {
        reader->joins = reader->between && reader->number.len && slice_equal(word, SLICE("and"));
    } else {
        forget_ports(reader);
    }
}

static bool names_protocol(struct slice text) {
    return slice_equal_nocase(text, SLICE("TCP")) || slice_equal_nocase(text, SLICE("UDP"));
}

/* A number that its protocol stands behind: "3389/TCP". */
static void begin_port(struct port_reader *reader, struct slice number) {
    forget_ports(reader);
    reader->number = number;
}

/* "TCP/UDP", "443/TCP", "(TCP)": what a slash or bracket puts together. */
static void take_port_words(struct port_reader *reader, struct slice word) {
    bool bracket = word.at[0] == '(';
    struct slice rest = slice_strip_end(slice_strip_start(word, "(\"'*"), ",.;:)\"'*"), part;
    bool first = true;
    if (rest.len == 0)
        forget_ports(reader);
    for (; slice_next_part(&rest, '/', &part); first = false) {
        bool behind = reader->number.len && (bracket || !first);
        if (behind && slice_equal_nocase(part, SLICE("TCP")))
            take_protocol(reader, "TCP", true);
        else if (behind && slice_equal_nocase(part, SLICE("UDP")))
            take_protocol(reader, "UDP", true);
        else if (names_protocol(rest) && is_port(part))
            begin_port(reader, part);
        else
            take_port_word(reader, part);
    }
}

static bool opens_something(const struct haystack *sentence) {
    static const char *const words[] = {"open", "allow", "allows", "allowed", "unblock", "permit",
        "enable", "opened", "unblocked", "allowlist"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (haystack_find_word(sentence, slice_of(words[i])) != SLICE_NONE)
            return true;
    return false;
}

/* Most sentences name neither a port nor its protocol. */
static bool may_name_port(const struct haystack *sentence) {
    return haystack_find(sentence, SLICE("port")) != SLICE_NONE ||
           haystack_find(sentence, SLICE("tcp")) != SLICE_NONE ||
           haystack_find(sentence, SLICE("udp")) != SLICE_NONE ||
           haystack_find(sentence, SLICE("ip protocol")) != SLICE_NONE;
}

/* "TCP port 1723", "UDP 500", "UDP ports 500 and 4500", "port 443 (TCP)", "IP protocol 47". */
static void find_ports(const struct finding_place *at, const struct haystack *sentence) {
    if (!may_name_port(sentence))
        return;
    struct port_reader reader = {.at = at, .number = SLICE(""), .opens = opens_something(sentence)};
    struct slice rest = sentence->text, word;
    while (slice_next_word(&rest, &word))
        take_port_words(&reader, word);
    forget_ports(&reader);
}

/* ---- files and policies ---- */

static bool is_path(struct slice text) {
    bool drive =
        text.len > 3 && ascii_is_alpha(text.at[0]) && text.at[1] == ':' && text.at[2] == '\\';
    bool variable = slice_starts(text, SLICE("%")) && slice_find_char(text, '\\') != SLICE_NONE;
    bool unix_path = text.len > 4 && text.at[0] == '/' && ascii_is_alpha(text.at[1]) &&
                     slice_find_char(slice_from(text, 1), '/') != SLICE_NONE;
    ptrdiff_t close = slice_find_char(text, '>'); /* "C:\\>": a prompt; but "C:\\<folder>" */
    bool prompt = close >= 0 && slice_find_char(slice_first(text, (size_t)close), '<') < 0;
    return (drive || variable || unix_path) && !prompt;
}

/* "C:\\Program Files\\Acme Site\\x.log" has blanks that belong to it: words with capitals up to one
 * in which the path goes on. */
static struct slice with_more_words(struct slice word, struct slice rest) {
    enum {
        AHEAD = 4,
        LONGEST = 260 /* what Windows takes for a path */
    };
    struct slice path = word, next;
    char last = word.at[word.len - 1];
    for (size_t words = 0; words < AHEAD && path.len < LONGEST && slice_next_word(&rest, &next);
         words++) {
        bool ends = strchr(".,;:)", last) != NULL; /* the word before ends a sentence */
        last = next.at[next.len - 1];
        bool other = next.at[0] == '\\' || slice_find_char(next, ':') >= 0 ||
                     slice_starts_nocase(next, SLICE("HK"));
        bool name = ascii_is_upper(next.at[0]) || ascii_is_digit(next.at[0]) || next.at[0] == '(';
        if (ends || other || !name || next.at[-1] == '\n')
            break;
        bool files = words == 0 && slice_ends(path, SLICE("\\Program"));
        if (files || slice_find_char(next, '\\') >= 0) {
            path.len = (size_t)(next.at + next.len - path.at);
            words = 0;
        }
    }
    return path;
}

static void find_paths(const struct finding_place *at) {
    const struct block *block = at->unit->block;
    if (slice_find_char(block->text, '\\') == SLICE_NONE &&
        slice_find_char(block->text, '/') == SLICE_NONE)
        return; /* every path has one of them */
    for (size_t i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        struct slice text = slice_trim(slice_first(slice_from(block->text, run->start), run->len));
        if (!(run->style & RUN_LINK) && slice_find_char(text, ' ') == SLICE_NONE && is_path(text))
            add_action(at, ACTION_FILE, text, "");
    }
    struct slice rest = block->run_count ? SLICE("") : block->text, word;
    while (slice_next_word(&rest, &word)) {
        word = slice_find_char(word, '\\') > 0 ? with_more_words(word, rest) : word;
        word = slice_strip_end(slice_strip_start(word, "\"'(["), "\"'.,;:)]");
        if (is_path(word))
            add_action(at, ACTION_FILE, word, "");
    }
}

static void find_policy(const struct finding_place *at, const struct haystack *sentence) {
    ptrdiff_t found = haystack_find(sentence, SLICE("Computer Configuration"));
    if (found == SLICE_NONE)
        found = haystack_find(sentence, SLICE("User Configuration"));
    if (found == SLICE_NONE)
        return;
    struct slice path = slice_from(sentence->text, (size_t)found);
    ptrdiff_t end = slice_find(path, SLICE(", and"));
    if (end != SLICE_NONE)
        path = slice_first(path, (size_t)end);
    if (path.len < 300 &&
        (slice_find_char(path, '\\') != SLICE_NONE || slice_find_char(path, '>') != SLICE_NONE))
        add_action(at, ACTION_POLICY, path, "");
}

static void find_restart(const struct finding_place *at, const struct haystack *sentence) {
    static const char *const things[] = {"the computer", "your computer", "the server", "the vm",
        "windows", "the machine", "the client", "the virtual machine", "the system", "the node",
        "the domain controller", "the device", "the host"};
    static const char *const verbs[] = {"restart ", "reboot "};
    for (size_t v = 0; v < 2; v++) {
        ptrdiff_t found = haystack_find(sentence, slice_of(verbs[v]));
        if (found == SLICE_NONE)
            continue;
        struct slice object = slice_from(sentence->text, (size_t)found + strlen(verbs[v]));
        for (size_t t = 0; t < COUNT_OF(things); t++) {
            struct slice thing = slice_of(things[t]);
            if (slice_starts_nocase(object, thing) &&
                (object.len == thing.len || !ascii_is_alnum(object.at[thing.len])))
                add_action(at, ACTION_RESTART, slice_first(object, thing.len), "restart");
        }
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
            struct haystack sentence = haystack_of(unit->sentences.items[s].text);
            find_service(&at, &sentence);
            find_ports(&at, &sentence);
            find_policy(&at, &sentence);
            find_restart(&at, &sentence);
        }
    }
}
