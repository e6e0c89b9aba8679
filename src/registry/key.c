/*
 * Keys in text. A key may be written as any text is, so the rules are about where it ends:
 *
 * - Set as code, in quotes or in brackets, it goes to the end of what is so set, less what writers
 *   put behind it there: " = 1", " /v Name", " (REG_SZ)", " key", a second key.
 * - In prose it ends at a blank, unless the name holds that blank: because the words are a name of
 *   Windows (names.def), because the path goes on behind them ("Foo Bar\Baz"), or because nothing
 *   else of the sentence follows ("Foo Bar key", "Foo Bar." at the end).
 *
 * All looking ahead is bounded, so that a text is read in linear time.
 */
#include "registry/registry.h"

#include "base/text.h"
#include "registry/dirt.h"
#include "registry/hive.h"

enum mode {
    PROSE,
    CODE,
    WHOLE /* the text is the key: nothing ends it */
};

enum {
    AHEAD_WORDS = 6,
    AHEAD_BYTES = 96,
    GROUP_BYTES = 64, /* "<name of the instance>", "{GUID}" */
    QUOTED_BYTES = 512,
    PUNCTUATION = 8, /* more in a row is no name */
};

struct key_reader {
    struct registry_flat flat;
    enum mode mode;
    bool slashes; /* the key is written with slashes: HKLM/SOFTWARE */
    size_t end;   /* of the key so far */
    struct buf key;
};

static char at(struct key_reader *r, size_t i) {
    return registry_flat_at(&r->flat, i);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

static size_t skip(struct key_reader *r, size_t i, const char *set) {
    while (at(r, i) && strchr(set, at(r, i)))
        i++;
    return i;
}

/* A slash between digits belongs to the name: "RC4 128/128". */
static bool is_separator(struct key_reader *r, size_t i) {
    char c = at(r, i);
    if (c == '/' && r->slashes)
        return !(i && ascii_is_digit(at(r, i - 1)) && ascii_is_digit(at(r, i + 1)));
    return c == '\\';
}

static bool word_goes_on(char c) {
    return ascii_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The end of `name` at `i`, letters in any case, a blank for any run of blanks; 0 where it does
 * not stand there. */
static size_t match_name(struct key_reader *r, size_t i, const char *name) {
    for (; *name; name++) {
        if (ascii_lower(at(r, i)) != ascii_lower(*name))
            return 0;
        i = *name == ' ' ? skip(r, i, " ") : i + 1;
    }
    return word_goes_on(at(r, i)) ? 0 : i;
}

/* The same for the long name of a hive, in which "_" may be lost, or have blanks or a line's end
 * beside it: "HKEY_LOCAL_ MACHINE". */
static size_t match_hive(struct key_reader *r, size_t i, const char *name) {
    for (; *name; name++) {
        if (*name != '_') {
            if (ascii_lower(at(r, i++)) != ascii_lower(*name))
                return 0;
            continue;
        }
        size_t blanks = skip(r, i, " "); /* "HKEY _LOCAL_MACHINE" */
        i = at(r, blanks) == '_' ? blanks + 1 : i;
        i = skip(r, i, " \n");
    }
    return word_goes_on(at(r, i)) ? 0 : i;
}

static const struct registry_hive *hive_at(struct key_reader *r, size_t i, size_t *end) {
    if (ascii_lower(at(r, i)) != 'h' || ascii_lower(at(r, i + 1)) != 'k')
        return NULL;
    for (size_t h = 0; h < REGISTRY_HIVES; h++) {
        *end = match_hive(r, i, registry_hives[h].full);
        if (*end == 0)
            *end = match_name(r, i, registry_hives[h].brief);
        if (*end)
            return &registry_hives[h];
    }
    return NULL;
}

static bool another_key_at(struct key_reader *r, size_t i) {
    size_t end;
    return (i == 0 || !word_goes_on(at(r, i - 1))) && hive_at(r, i, &end);
}

/* The length of a placeholder or GUID from its opening to its closing bracket, 0 without one. */
static size_t group_length(struct key_reader *r, size_t i) {
    static const char open[] = "{<([", close[] = "}>)]";
    const char *found = at(r, i) ? strchr(open, at(r, i)) : NULL;
    if (!found)
        return 0;
    for (size_t len = 1; len < GROUP_BYTES; len++) {
        char c = at(r, i + len);
        if (c == close[found - open])
            return len + 1;
        if (c == '\0' || c == '\n' || c == '"' || is_separator(r, i + len))
            return 0;
    }
    return 0;
}

/* Is the punctuation at `i` that of the sentence, not of the name? ".NETFramework", "v4.0", but
 * "Parameters." and "Parameters...". */
static bool ends_sentence(struct key_reader *r, size_t i) {
    size_t end = i + PUNCTUATION;
    while (i < end && at(r, i) && strchr(".,;:!?'", at(r, i)))
        i++;
    char next = at(r, i);
    return i == end || next == '\0' || is_blank(next) || strchr("\")]}>|", next);
}

static bool may_begin_name(struct key_reader *r, size_t i) {
    char c = at(r, i);
    return ascii_is_upper(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80 ||
           (c && strchr("{<([%*$_", c)) || (c == '.' && ascii_is_alnum(at(r, i + 1)));
}

static bool matches_any(struct key_reader *r, size_t i, const char *const *names, size_t count) {
    for (size_t n = 0; n < count; n++)
        if (match_name(r, i, names[n]))
            return true;
    return false;
}

/* "the ... key": behind a name, in lower case. */
static bool key_word_at(struct key_reader *r, size_t i) {
    static const char *const words[] = {"key", "keys", "subkey", "subkeys", "registry key",
        "registry subkey", "subtree", "hive", "folder", "branch", "node"};
    return !ascii_is_upper(at(r, i)) && matches_any(r, i, words, COUNT_OF(words));
}

/* Words that a writer puts behind a key with a capital: "Value name: X", "Type: DWORD". */
static bool label_at(struct key_reader *r, size_t i) {
    static const char *const words[] = {"value", "name", "type", "data", "key", "subkey",
        "registry", "entry", "note", "dword", "string", "reg"};
    return matches_any(r, i, words, COUNT_OF(words)) ||
           (ascii_lower(at(r, i)) == 'r' && at(r, i + 3) == '_');
}

/* What begins a sentence, and accounts: "NT AUTHORITY\\SYSTEM" looks like a path. */
static bool foreign_word_at(struct key_reader *r, size_t i) {
    static const char *const words[] = {
        "the", "this", "to", "if", "in", "on", "nt authority", "nt service", "builtin"};
    return matches_any(r, i, words, COUNT_OF(words));
}

/* The end of the word at `i`, brackets taken whole; `*end` says what stands there. */
enum word_end {
    WORD_BLANK,     /* a blank, within the line */
    WORD_LAST,      /* the end of the line or sentence */
    WORD_SEPARATOR, /* a backslash: the path goes on */
    WORD_FOREIGN,   /* what no name has */
};

static enum word_end word_end(struct key_reader *r, size_t *i) {
    for (;;) {
        char c = at(r, *i);
        size_t group = group_length(r, *i);
        if (is_separator(r, *i))
            return WORD_SEPARATOR;
        if (c == ' ')
            return WORD_BLANK;
        if (c == '\0' || c == '\n' || c == '|' || (strchr(".,!?)]", c) && ends_sentence(r, *i)))
            return WORD_LAST;
        if (group == 0 && strchr(":;=\"<>()[]", c))
            return WORD_FOREIGN;
        *i += group ? group : 1;
    }
}

/* Do the words from `i` on belong to a key in prose? They do where the path goes on behind them;
 * or where they are the last ones before the sentence's end or the word "key". */
static bool goes_on(struct key_reader *r, size_t i) {
    bool name = ascii_is_alpha(at(r, i)) || at(r, i) == '{' || at(r, i) == '<';
    for (size_t from = i, words = 0; words < AHEAD_WORDS && i < from + AHEAD_BYTES; words++) {
        bool capital = may_begin_name(r, i);
        if ((!capital && i > from) || another_key_at(r, i) || foreign_word_at(r, i))
            return false;
        name = name && capital && !label_at(r, i);
        enum word_end end = word_end(r, &i);
        if (end != WORD_BLANK)
            return end == WORD_SEPARATOR || (end == WORD_LAST && name);
        if (!capital)
            return false;
        i = skip(r, i, " ");
        if (is_separator(r, i))
            return !is_separator(r, i + 1);
        if (name && (key_word_at(r, i) || at(r, i) == '\0' || at(r, i) == '\n'))
            return true;
    }
    return false;
}

/* "TLS 1.2", "RC4 128/128": behind capitals a number with a point or slash is part of the name. */
static bool version_at(struct key_reader *r, size_t start, size_t blank, size_t i) {
    size_t first = i;
    for (size_t c = start; c < blank; c++)
        if (!ascii_is_upper(at(r, c)) && !ascii_is_digit(at(r, c)))
            return false;
    while (ascii_is_digit(at(r, i)))
        i++;
    return i > first && (at(r, i) == '.' || at(r, i) == '/') && ascii_is_digit(at(r, i + 1));
}

/* What ends a key that is set as code: " = 1", " /v Name", " -Name", " (REG_SZ)", " REG_SZ". */
static bool code_ends(struct key_reader *r, size_t i) {
    char c = at(r, i), next = at(r, i + 1);
    if (c == '\0' || strchr("=|;&>\"'\n", c))
        return true;
    if (c == '-')
        return ascii_is_alpha(next) || is_blank(next);
    if (c == '/')
        return ascii_is_alpha(next) && strchr(" :ae", at(r, i + 2));
    if (match_name(r, i, "reg") || (ascii_lower(c) == 'r' && at(r, i + 3) == '_'))
        return true;
    size_t len = group_length(r, i);
    struct slice word = {r->flat.text + i, len};
    return c == '(' && (registry_type_read(word) || slice_equal_nocase(word, SLICE("(default)")));
}

/* "HKLM\...\Parameters" leaves parts out. */
static bool part_of_dots(struct key_reader *r, size_t start) {
    size_t end = start;
    while (end < start + PUNCTUATION && at(r, end) == '.')
        end++;
    return is_separator(r, end);
}

/* How many characters at the blank `i` belong to the part that began at `start`: all blanks, or 0
 * where it ends. */
static size_t blank_step(struct key_reader *r, size_t start, size_t i) {
    size_t next = skip(r, i, " ");
    if (is_separator(r, next) || another_key_at(r, next))
        return 0;
    if (version_at(r, start, i, next))
        return next - i;
    bool on = r->mode == CODE ? !code_ends(r, next) : goes_on(r, next);
    return on ? next - i : 0;
}

/* How many characters at `i` belong to the part that began at `start`; 0 where it ends. */
static size_t step(struct key_reader *r, size_t start, size_t i) {
    char c = at(r, i);
    if (c == '\0' || is_separator(r, i))
        return 0;
    if (r->mode == WHOLE)
        return 1;
    if (c == ' ')
        return blank_step(r, start, i);
    if (i > start && another_key_at(r, i))
        return 0;
    size_t group = group_length(r, i);
    if (group)
        return group;
    if (strchr("\n\"|=;:`<>()[]}", c) || c == DIRT_STOP)
        return 0;
    bool dots = c == '.' && (i == start || at(r, i - 1) == '.') && part_of_dots(r, start);
    return dots || !strchr(".,!?'", c) || !ends_sentence(r, i);
}

static size_t known_name(struct key_reader *r, size_t start) {
    static const char *const names[] = {
#define X(name) name,
#include "registry/names.def"
#undef X
    };
    size_t longest = start;
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        size_t end = match_name(r, start, names[n]);
        longest = end > longest ? end : longest;
    }
    return longest;
}

/* Behind a key that is set as code may stand "key" or "and". */
static size_t without_last_words(struct key_reader *r, size_t start, size_t end) {
    for (size_t i = end; i > start + 1; i--) {
        if (at(r, i - 1) != ' ')
            continue;
        if (!key_word_at(r, i) && !match_name(r, i, "and") && !match_name(r, i, "or"))
            return end;
        while (i > start && at(r, i - 1) == ' ')
            i--;
        end = i;
    }
    return end;
}

static size_t part_end(struct key_reader *r, size_t start) {
    size_t i = r->mode == PROSE ? known_name(r, start) : start, taken;
    while ((taken = step(r, start, i)))
        i += taken;
    while (i > start && is_blank(at(r, i - 1)))
        i--;
    return r->mode == CODE ? without_last_words(r, start, i) : i;
}

/* Where the part behind a separator begins: behind blanks too, where the line was broken there. */
static size_t part_start(struct key_reader *r, size_t i) {
    size_t start = skip(r, i, " \n");
    if (start == i || r->mode == WHOLE)
        return start;
    if (another_key_at(r, start))
        return i;
    bool same_line = skip(r, i, " ") == start;
    if (r->mode == CODE && same_line)
        return code_ends(r, start) ? i : start;
    return goes_on(r, start) || known_name(r, start) > start ? start : i;
}

/* The separator behind the part, blanks between; SIZE_MAX where the key ends. Two backslashes
 * behind a blank begin a network path. */
static size_t next_separator(struct key_reader *r, size_t end) {
    size_t i = skip(r, end, " \n");
    if (!is_separator(r, i))
        return SIZE_MAX;
    return i == end || r->mode == WHOLE || !is_separator(r, i + 1) ? i : SIZE_MAX;
}

static bool is_guid(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_hex(text.at[i]) && !strchr("-{} ", text.at[i]))
            return false;
    return slice_starts(text, SLICE("{"));
}

/* In Markdown "\{", "\<" and "\." are "{", "<" and ".": a writer who forgot that lost the backslash
 * of "Class\{GUID}", "Sites\<site name>", "Microsoft\.NETFramework". A short placeholder, as in
 * "ControlSet<nnn>", is rather one of digits. */
static bool lost_separator_at(struct key_reader *r, size_t start, size_t i, size_t end) {
    enum {
        SHORTEST = 5 /* "<SID>" */
    };
    if (r->mode != PROSE || i == start || !ascii_is_alnum(at(r, i - 1)))
        return false;
    if (at(r, i) == '.')
        return match_name(r, i, ".NETFramework") == end;
    size_t len = group_length(r, i);
    bool last = len >= SHORTEST && i + len == end;
    return last && (at(r, i) == '<' || is_guid((struct slice){r->flat.text + i, len}));
}

/* Adds a part with single blanks; a GUID without any, they come from a broken line. */
static void add_part(struct key_reader *r, size_t start, size_t end) {
    bool guid = is_guid((struct slice){r->flat.text + start, end - start});
    buf_add_char(&r->key, '\\');
    for (size_t i = start; i < end; i++) {
        if (lost_separator_at(r, start, i, end))
            buf_add_char(&r->key, '\\');
        if (at(r, i) == DIRT_STOP)
            text_add(&r->key, TEXT_REPLACEMENT);
        else if (!is_blank(at(r, i)))
            buf_add_char(&r->key, at(r, i));
        else if (!guid && !is_blank(at(r, i - 1)))
            buf_add_char(&r->key, ' ');
    }
}

/* The first character behind the hive's separator; 0 where the hive stands alone. PowerShell's
 * "HKLM:SOFTWARE" has none. */
static size_t after_hive(struct key_reader *r, size_t end) {
    size_t i = end + (at(r, end) == ':');
    r->slashes = at(r, i) == '/';
    size_t separator = r->slashes ? i : skip(r, i, " \n");
    if (is_separator(r, separator))
        return skip(r, separator, r->slashes ? "/" : "\\");
    return i > end && ascii_is_alnum(at(r, i)) ? i : 0;
}

/* "SYSTEM\CurrentControlSet\..." is in HKEY_LOCAL_MACHINE, whoever leaves the hive out. */
static bool system_at(struct key_reader *r, size_t i) {
    size_t end = match_name(r, i, "SYSTEM");
    if (end == 0 || at(r, end) != '\\')
        return false;
    end = skip(r, end, "\\");
    size_t set = match_name(r, end, "CurrentControlSet");
    for (int n = 0; n < 3 && !set; n++)
        set = match_name(
            r, end, (const char *const[]){"ControlSet001", "ControlSet002", "ControlSet003"}[n]);
    return set && at(r, set) == '\\';
}

/* Begins the key whose hive is at `i`; its first part begins at `*next`, SIZE_MAX where the hive
 * stands alone. */
static bool begin_key(struct key_reader *r, size_t i, size_t *next) {
    size_t end;
    const struct registry_hive *hive = hive_at(r, i, &end);
    if (!hive && !system_at(r, i))
        return false;
    size_t first = hive ? after_hive(r, end) : i;
    buf_add_string(&r->key, hive ? hive->full : "HKEY_LOCAL_MACHINE");
    r->end = hive ? end : i;
    *next = hive && first == 0 ? SIZE_MAX : first;
    return true;
}

/* Reads the key whose hive begins at `i`; how many parts it has behind the hive, -1 without one. */
static int read_key(struct key_reader *r, size_t i) {
    size_t next;
    int parts = 0;
    if (!begin_key(r, i, &next))
        return -1;
    while (next != SIZE_MAX) {
        size_t start = part_start(r, next);
        size_t end = part_end(r, start);
        if (end == start)
            break;
        add_part(r, start, end);
        parts++;
        next = next_separator(r, end);
        if (next != SIZE_MAX)
            next = skip(r, next, r->slashes ? "/" : "\\");
        r->end = next != SIZE_MAX ? next : end;
    }
    return parts;
}

static void reader_init(struct key_reader *r, struct slice text, enum mode mode) {
    registry_flat_init(&r->flat, text);
    r->mode = mode;
    r->slashes = false;
    r->end = 0;
    r->key = (struct buf){0};
}

static struct slice take_key(struct key_reader *r, struct arena *arena) {
    struct slice key = arena_slice(arena, buf_slice(&r->key));
    buf_fini(&r->key);
    return key;
}

/* What may stand before a hive and means nothing: "Computer\", "Registry::", a backslash. */
static struct slice strip_prefix(struct slice before) {
    static const char *const prefixes[] = {
        "My Computer\\", "Computer\\", "Microsoft.PowerShell.Core\\Registry::", "Registry::"};
    for (size_t i = 0; i < COUNT_OF(prefixes); i++)
        if (slice_ends_nocase(before, slice_of(prefixes[i])))
            return slice_first(before, before.len - strlen(prefixes[i]));
    return slice_strip_end(before, "\\");
}

/* The bracket or quote that opens around the key, as ASCII; NUL without one. */
static char opener(struct slice before) {
    if (before.len == 0)
        return '\0';
    char last = before.at[before.len - 1];
    if (slice_ends(before, SLICE("\u201c")) || slice_ends(before, SLICE("\u201d")))
        return '"';
    if (slice_ends(before, SLICE("\u2018")) || slice_ends(before, SLICE("\u2019")))
        return '\'';
    return strchr("[\"'", last) ? last : '\0';
}

/* Where what `open` opened is closed on the same line, brackets in pairs; 0 where it is not. */
static size_t closer(struct key_reader *r, char open) {
    size_t depth = 1;
    for (size_t i = 1; i < QUOTED_BYTES && at(r, i) && at(r, i) != '\n'; i++) {
        if (at(r, i) == (open == '[' ? ']' : open) && --depth == 0)
            return i;
        depth += open == '[' && at(r, i) == '[';
        if (another_key_at(r, i))
            return 0;
    }
    return 0;
}

/* Longer than any key may be: what was read of it is another key. */
static bool is_cut(const struct key_reader *r) {
    return r->end >= r->flat.len && r->flat.raw.len;
}

/* "MACHINE\System\CurrentControlSet\...\CustomSD,1,%SD%,2": a line of a security template. */
static bool is_of_template(struct key_reader *r) {
    size_t end;
    return !hive_at(r, 0, &end) && slice_find_char(buf_slice(&r->key), ',') != SLICE_NONE;
}

/* Reads the key whose hive begins at `*next`, and moves that to where to look on; what stands
 * before `from` belongs to the last key. */
static bool read_at(struct key_reader *r, struct slice text, size_t from, enum mode mode,
    size_t *next, struct registry_match *match) {
    size_t hive = (*next)++, end;
    reader_init(r, slice_from(text, hive), mode);
    if (!hive_at(r, 0, &end) && !system_at(r, 0))
        return false;
    struct slice before = strip_prefix(slice_from(slice_first(text, hive), from));
    char open = opener(before);
    size_t close = open ? closer(r, open) : 0;
    if (close) {
        r->mode = CODE;
        r->flat.limit = close;
    }
    bool found = read_key(r, 0) > 0 && !is_cut(r) && !is_of_template(r);
    bool bracket = open == '[' && close && skip(r, r->end, " \\") == close;
    *next = hive + r->flat.at[bracket ? close + 1 : r->end];
    match->start = from + before.len - bracket;
    match->len = *next - match->start;
    return found;
}

static bool may_begin_hive(struct slice text, size_t i) {
    char first = ascii_lower(text.at[i]);
    if ((first != 'h' && first != 's') || ascii_lower(text.at[i + 1]) != (first == 'h' ? 'k' : 'y'))
        return false;
    return i == 0 || (!ascii_is_alnum(text.at[i - 1]) && text.at[i - 1] != '_');
}

bool registry_find_key(
    struct arena *arena, struct slice text, bool code, size_t *from, struct registry_match *match) {
    struct key_reader r;
    struct registry_match here;
    for (size_t i = *from; i + 1 < text.len;) {
        if (!may_begin_hive(text, i)) {
            i++;
        } else if (read_at(&r, text, *from, code ? CODE : PROSE, &i, &here)) {
            here.key = take_key(&r, arena);
            *match = here;
            *from = i;
            return true;
        } else {
            buf_fini(&r.key);
        }
    }
    *from = text.len;
    return false;
}

/* Takes quotes or brackets off that stand around all of it. */
static struct slice unwrapped(struct slice text) {
    text = slice_trim(text);
    char first = text.len > 1 ? text.at[0] : '\0',
         last = text.len > 1 ? text.at[text.len - 1] : '\0';
    bool wrapped = (first == '[' && last == ']') || (strchr("\"'", first) && last == first);
    return first && wrapped ? slice_from(slice_first(text, text.len - 1), 1) : text;
}

struct slice registry_key_read(struct arena *arena, struct slice text) {
    struct key_reader r;
    reader_init(&r, unwrapped(text), WHOLE);
    size_t i = 0, end;
    while (!system_at(&r, 0) && at(&r, i) && !hive_at(&r, i, &end))
        i++;
    struct slice before = strip_prefix((struct slice){r.flat.text, i});
    if (slice_strip_start(before, " -").len)
        return SLICE("");
    read_key(&r, i);
    struct slice key = take_key(&r, arena);
    return is_cut(&r) ? SLICE("") : key;
}
